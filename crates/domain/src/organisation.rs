//! Principals, administrations, offices and boards, with their names over time. Groups stand here too, as bodies.
//!
//! A body can appoint, commission, adopt or receive. Who holds an office is kept in the room `person`.
//!
//! **Invariant:** the bodies form a tree under their principals; a name is never removed, it only ends.

mod board;
mod name;
mod party;

pub(crate) use board::{add_post, remove_post};
pub(crate) use name::checked;
pub use name::{Name, fold};
pub use party::Party;
pub(crate) use party::is_group_noun;

use crate::{
    BodyId, Event, Period, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House},
    id::ById,
    refusal::Why,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// Huvudman: a region, a municipality, an association of municipalities.
    Principal,
    /// Förvaltning.
    Administration,
    /// Post.
    Office,
    /// Nämnd, styrelse or another body outside the groups.
    Board,
    /// A group; its seats and charters are in the room `group`.
    Group,
}

/// What an office may do because of what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfficeDuty {
    /// Heads the body that the office belongs to, as a förvaltningschef.
    Head,
    /// Keeps the register: organisation, people, groups, and what was decided on paper.
    Registrar,
}

/// A body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// What it is.
    pub kind: BodyKind,
    /// What it belongs to: an administration to its principal, an office to its administration.
    pub of: Option<BodyId>,
    /// For an office: what it may do because of what it is.
    pub duty: Option<OfficeDuty>,
    /// Its names, oldest first, and its aliases.
    pub names: Vec<Name>,
    /// For a board: the posts whose holders sit in it, and when.
    pub posts: Vec<(BodyId, Period)>,
    /// The last day it existed.
    pub ended: Option<Date>,
}

impl Body {
    /// Its name on a day; the first it ever had where it had none yet.
    pub fn name(&self, on: Date) -> &str {
        let proper = || self.names.iter().filter(|name| !name.is_alias);
        proper()
            .rfind(|name| name.period.from <= on)
            .or_else(|| proper().next())
            .map_or("", |name| &name.text)
    }

    /// It had not ended before the day.
    pub fn exists(&self, on: Date) -> bool {
        self.ended.is_none_or(|ended| on <= ended)
    }
}

/// All bodies, by id and by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    bodies: ById<BodyId, Body>,
    order: Vec<BodyId>,
    by_name: HashMap<String, Vec<BodyId>>,
    parts: BTreeMap<BodyId, Vec<BodyId>>,
    registrars: Vec<BodyId>,
}

impl Organisation {
    /// A body.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.bodies.get(id)
    }

    /// Every body, in the order they were registered.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.order.iter().filter_map(|id| self.body(id))
    }

    /// The body's name on a day, or its id where it is unknown.
    pub fn name<'a>(&'a self, id: &'a BodyId, on: Date) -> &'a str {
        self.body(id).map_or(id.as_str(), |body| body.name(on))
    }

    /// The bodies that have this name on the day, in base or definite form, whatever its case and dashes.
    pub fn named(&self, name: &str, on: Date) -> impl Iterator<Item = &Body> {
        let folded = fold(name);
        let ids = self.by_name.get(&folded).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.body(id)).filter(move |body| {
            body.exists(on)
                && body.names.iter().any(|name| name.period.holds(on) && fold(&name.text) == folded)
        })
    }

    /// What belongs to a body, in the order it was registered.
    pub fn parts(&self, of: &BodyId) -> impl Iterator<Item = &Body> {
        self.parts.get(of).into_iter().flatten().filter_map(|id| self.body(id))
    }

    /// The body and what it belongs to, from the inside out.
    pub fn upwards<'a>(&'a self, id: &BodyId) -> impl Iterator<Item = &'a Body> + use<'a> {
        // A tree: each step leaves a level, so the walk ends.
        std::iter::successors(self.body(id), |body| body.of.as_ref().and_then(|of| self.body(of)))
    }

    /// The principal that a body belongs to.
    pub fn principal(&self, id: &BodyId) -> Option<&Body> {
        self.upwards(id).find(|body| body.kind == BodyKind::Principal)
    }

    /// The administration that a body is or belongs to; where there is none, its principal.
    pub fn administration(&self, id: &BodyId) -> Option<&Body> {
        self.upwards(id).find(|body| matches!(body.kind, BodyKind::Administration | BodyKind::Principal))
    }

    /// An office or body belongs to the same administration or principal as the unit.
    pub fn belongs(&self, unit: &BodyId, body: &BodyId) -> bool {
        let home = body_home(self, body);
        home.is_some_and(|home| self.upwards(unit).any(|above| above.id == *home))
    }

    /// The offices whose holders keep the register, ended ones among them.
    pub fn registrars(&self) -> impl Iterator<Item = &Body> {
        self.registrars.iter().filter_map(|id| self.body(id))
    }

    /// The offices that head a body.
    pub fn heads(&self, of: &BodyId) -> impl Iterator<Item = &Body> {
        self.parts(of).filter(|body| body.duty == Some(OfficeDuty::Head))
    }

    pub(crate) fn register(&mut self, body: Body) {
        for name in &body.names {
            self.by_name.entry(fold(&name.text)).or_default().push(body.id.clone());
        }
        if let Some(of) = &body.of {
            self.parts.entry(of.clone()).or_default().push(body.id.clone());
        }
        if body.duty == Some(OfficeDuty::Registrar) {
            self.registrars.push(body.id.clone());
        }
        self.order.push(body.id.clone());
        self.bodies.insert(body.id.clone(), body);
    }

    pub(crate) fn add_name(&mut self, id: &BodyId, name: Name) {
        let Some(body) = self.bodies.get_mut(id) else { return };
        if !name.is_alias {
            let last = crate::period::days_after(name.period.from, -1);
            for earlier in body.names.iter_mut().filter(|earlier| !earlier.is_alias) {
                earlier.period = earlier.period.cut(last);
            }
        }
        let ids = self.by_name.entry(fold(&name.text)).or_default();
        if !ids.contains(id) {
            ids.push(id.clone());
        }
        body.names.push(name);
    }

    pub(crate) fn add_post(&mut self, board: &BodyId, post: &BodyId, period: Period) {
        if let Some(board) = self.bodies.get_mut(board) {
            board.posts.push((post.clone(), period));
        }
    }

    pub(crate) fn end_post(&mut self, board: &BodyId, post: &BodyId, on: Date) {
        let posts = self.bodies.get_mut(board).into_iter().flat_map(|board| &mut board.posts);
        for (_, period) in posts.filter(|(known, period)| known == post && period.holds(on)) {
            *period = period.cut(on);
        }
    }

    pub(crate) fn end(&mut self, id: &BodyId, on: Date) {
        if let Some(body) = self.bodies.get_mut(id) {
            body.ended = Some(on);
        }
    }
}

/// What a body belongs to; a principal to itself.
fn body_home<'a>(organisation: &'a Organisation, body: &'a BodyId) -> Option<&'a BodyId> {
    organisation.body(body).map(|body| body.of.as_ref().unwrap_or(&body.id))
}

/// Decides whether a body may be registered. Only the registrar keeps the organisation.
pub(crate) fn register(
    world: &World,
    request: &Request,
    kind: BodyKind,
    name: &str,
    of: Option<&BodyId>,
    duty: Option<OfficeDuty>,
    from: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let name = checked(name)?;
    if kind == BodyKind::Group {
        return Err(Refusal::new(Why::GroupsAreFormed));
    }
    match (kind, of.map(|of| world.body(of)).transpose()?.map(|body| body.kind)) {
        (BodyKind::Principal, None)
        | (BodyKind::Board, None | Some(BodyKind::Principal))
        | (BodyKind::Administration, Some(BodyKind::Principal))
        | (BodyKind::Office, Some(BodyKind::Principal | BodyKind::Administration | BodyKind::Board)) => {}
        _ => return Err(Refusal::new(Why::WrongPlaceInOrganisation)),
    }
    if duty.is_some() && kind != BodyKind::Office {
        return Err(Refusal::new(Why::OnlyOfficesHaveDuties));
    }
    let from = from.unwrap_or(request.now.today);
    let twin = world.organisation.named(&name, from).find(|body| body.kind == kind && body.of.as_ref() == of);
    if let Some(twin) = twin {
        return Err(Refusal::new(Why::NameTaken { name: name.clone(), by: twin.id.clone() }));
    }
    let hint = match (kind, of) {
        (BodyKind::Office, Some(of)) => format!("{name} {of}"),
        _ => name.clone(),
    };
    let body = BodyId::free(&hint, |id| world.organisation.body(id).is_some());
    let event = Event::BodyRegistered { body, kind, name, of: of.cloned(), duty, from };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a body may have another name or alias.
pub(crate) fn rename(
    world: &World,
    request: &Request,
    body: &BodyId,
    name: &str,
    period: Period,
    is_alias: bool,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let name = checked(name)?;
    world.body(body)?;
    if period.is_inside_out() {
        return Err(Refusal::new(Why::InsideOut { period }));
    }
    if world.organisation.named(&name, period.from).any(|other| other.id == *body) {
        return Err(Refusal::new(Why::NameTaken { name, by: body.clone() }));
    }
    let event = if is_alias {
        Event::BodyAliased { body: body.clone(), alias: name, period }
    } else {
        Event::BodyRenamed { body: body.clone(), name, from: period.from }
    };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a body may be closed. A group is dissolved instead, by whom its charter says.
pub(crate) fn end(
    world: &World,
    request: &Request,
    id: &BodyId,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let ground = request.registrar(world)?;
    let body = world.body(id)?;
    if body.kind == BodyKind::Group {
        return Err(Refusal::new(Why::GroupsAreDissolved));
    }
    if body.ended.is_some() {
        return Err(Refusal::new(Why::AlreadyEnded));
    }
    let on = on.unwrap_or(request.now.today);
    if let Some(part) = world.organisation.parts(id).find(|part| part.exists(on)) {
        return Err(Refusal::new(Why::HasParts { part: part.id.clone() }));
    }
    Ok(Outcome::of(Event::BodyEnded { body: id.clone(), on })
        .because(ground)
        .because(Ground::house(House::NothingIsLost, Fact::Nothing)))
}
