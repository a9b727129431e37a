//! Groups: what type they are, what they stand under, which charters and seats they have, whether they are in force.
//!
//! **Invariant:** the parent graph is a tree. A group is known by its id for ever, also when it is dissolved.

use crate::{
    BodyId, CharterId, Event, Refusal, SeatId, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    organisation::{BodyKind, Party},
    refusal::{Who, Why},
    seat::{Role, Seat, Shared},
};
use jiff::civil::Date;
use samordna_charter::{
    Language, Rule,
    norm::{SubgroupAct, SubgroupCreation},
    reading::GroupType,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// A group. Its names are those of the body with the same id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Its id, also as a body.
    pub id: BodyId,
    /// What type it is.
    pub group_type: GroupType,
    /// The group or body it stands under.
    pub parent: Option<BodyId>,
    /// The day it was formed.
    pub formed: Date,
    /// Its last day, and why.
    pub dissolved: Option<(Date, String)>,
    /// Its charters, in the order they were placed.
    pub charters: Vec<CharterId>,
    /// Its seats, by number from 1.
    pub seats: Vec<Seat>,
    /// The parts of its parent's coordinator that it has had, oldest first.
    pub shared: Vec<Shared>,
    /// How many co-opted it has fixed as the most, and from when, oldest first.
    pub co_opted_most: Vec<(Date, u32)>,
}

/// Where a group is in its life on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupState {
    /// It has no charter in force yet.
    Forming,
    /// Its charter is in force.
    InForce,
    /// Its charter was in force and is no longer.
    Lapsed,
    /// It is dissolved.
    Dissolved,
}

impl GroupState {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Forming => language.pick("Under bildande", "Forming"),
            Self::InForce => language.pick("Gäller", "In force"),
            Self::Lapsed => language.pick("Uppdraget har gått ut", "Charter lapsed"),
            Self::Dissolved => language.pick("Avvecklad", "Dissolved"),
        }
    }
}

/// The word for a type, unless the group's name says it already.
pub fn type_beside(name: &str, group_type: GroupType, language: Language) -> &'static str {
    let label = type_label(group_type, language);
    let is_said = name.to_lowercase().contains(&type_label(group_type, Language::Swedish).to_lowercase());
    if is_said { "" } else { label }
}

/// A group type in words.
pub fn type_label(group_type: GroupType, language: Language) -> &'static str {
    match group_type {
        GroupType::CoordinationCouncil => language.pick("Samordningsråd", "Coordination council"),
        GroupType::CoordinationGroup => language.pick("Samordningsgrupp", "Coordination group"),
        GroupType::CollaborationGroup => language.pick("Samverkansgrupp", "Collaboration group"),
        GroupType::CareCollaborationForum => language.pick("Vårdsamverkan", "Care collaboration"),
        GroupType::SteeringGroup => language.pick("Styrgrupp", "Steering group"),
        GroupType::ManagementGroup => language.pick("Ledningsgrupp", "Management group"),
        GroupType::PreparationGroup => language.pick("Beredningsgrupp", "Preparation group"),
        GroupType::ProgrammeArea => language.pick("Programområde", "Programme area"),
        GroupType::ProcessTeam => language.pick("Processteam", "Process team"),
        GroupType::WorkingGroup => language.pick("Arbetsgrupp", "Working group"),
        GroupType::Council => language.pick("Råd", "Council"),
        GroupType::PoliticalConsultation => language.pick("Politiskt samråd", "Political consultation"),
        GroupType::Other => language.pick("Annan grupp", "Other group"),
    }
}

impl Group {
    /// It exists on the day: formed, and not dissolved before.
    pub fn exists(&self, on: Date) -> bool {
        self.formed <= on && self.dissolved.as_ref().is_none_or(|(last, _)| on <= *last)
    }

    /// The seats that stand on the day.
    pub fn seats(&self, on: Date) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(move |seat| seat.period.holds(on))
    }

    /// How many co-opted it has fixed as the most.
    pub(crate) fn co_opted_most_on(&self, on: Date) -> Option<u32> {
        self.co_opted_most.iter().rfind(|(from, _)| *from <= on).map(|(_, most)| *most)
    }

    /// The standing seats of a role.
    pub fn seats_of<'a>(&'a self, role: &'a Role, on: Date) -> impl Iterator<Item = &'a Seat> {
        self.seats(on).filter(move |seat| seat.role == *role)
    }
}

/// All groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    by_id: BTreeMap<BodyId, Arc<Group>>,
    /// The seats that follow a post.
    followers: BTreeMap<BodyId, Vec<SeatId>>,
}

impl Groups {
    /// A group.
    pub fn get(&self, id: &BodyId) -> Option<&Group> {
        self.by_id.get(id).map(AsRef::as_ref)
    }

    /// Every group, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Group> {
        self.by_id.values().map(AsRef::as_ref)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// There is none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The groups directly under a body.
    pub fn under<'a>(&'a self, parent: &'a BodyId) -> impl Iterator<Item = &'a Group> {
        self.iter().filter(move |group| group.parent.as_ref() == Some(parent))
    }

    /// The seats that follow a post.
    pub(crate) fn followers(&self, post: &BodyId) -> Vec<SeatId> {
        self.followers.get(post).cloned().unwrap_or_default()
    }

    pub(crate) fn add_follower(&mut self, post: &BodyId, seat: &SeatId) {
        self.followers.entry(post.clone()).or_default().push(seat.clone());
    }

    pub(crate) fn add(&mut self, group: Group) {
        self.by_id.insert(group.id.clone(), Arc::new(group));
    }

    pub(crate) fn get_mut(&mut self, id: &BodyId) -> Option<&mut Group> {
        self.by_id.get_mut(id).map(Arc::make_mut)
    }
}

impl World {
    /// Where a group is in its life on a day.
    pub fn group_state(&self, group: &Group, on: Date) -> GroupState {
        if group.dissolved.as_ref().is_some_and(|(last, _)| *last < on) {
            return GroupState::Dissolved;
        }
        if self.charter_in_force(&group.id, on).is_some() {
            return GroupState::InForce;
        }
        let was = group.charters.iter().filter_map(|id| self.charter(id)).any(|charter| {
            charter.in_force.is_some_and(|period| period.until.is_some_and(|until| until < on))
        });
        if was { GroupState::Lapsed } else { GroupState::Forming }
    }
}

/// Decides whether a group may be formed. Under a group whose charter says who creates subgroups, only they may.
pub(crate) fn form(
    world: &World,
    request: &Request,
    name: &str,
    group_type: GroupType,
    parent: Option<&BodyId>,
    on: Option<Date>,
) -> Result<Outcome, Refusal> {
    let name = crate::organisation::checked(name)?;
    let on = on.unwrap_or(request.now.today);
    let ground = who_may_form(world, request, parent, on)?;
    let twin = world.organisation.named(&name, on).find(|body| body.kind == BodyKind::Group);
    if let Some(twin) = twin {
        return Err(Refusal::mistake("name", Why::NameTaken { name: name.clone(), by: twin.id.clone() }));
    }
    let group = BodyId::free(&name, |id| world.organisation.body(id).is_some());
    let event = Event::GroupFormed { group, group_type, name, parent: parent.cloned(), on };
    Ok(Outcome::of(event).because(ground))
}

/// The sentence on who creates subgroups of a group.
fn creation<'a>(world: &'a World, parent: &BodyId, on: Date) -> Option<(NormRef, &'a SubgroupCreation)> {
    world.norms_in_force(parent, on).find_map(|(at, norm)| {
        let Rule::SubgroupCreation(says) = &norm.rule else { return None };
        (says.act.contains(&SubgroupAct::Create) || says.act.is_empty()).then_some((at, says))
    })
}

fn creators(
    world: &World,
    parent: &BodyId,
    says: &SubgroupCreation,
    on: Date,
) -> impl Iterator<Item = Party> {
    says.by.iter().map(move |name| Party::of(world, Some(parent), name, on))
}

impl World {
    /// Who creates subgroups of a group, and declares that they lie inside its scope: whom its charter names, else the
    /// registrar.
    pub fn who_creates_subgroups(&self, parent: &BodyId, on: Date) -> Vec<Who> {
        match creation(self, parent, on) {
            Some((_, says)) => {
                creators(self, parent, says, on).map(|party| self.who(&party, parent, None, on)).collect()
            }
            None => vec![Who::Registrar],
        }
    }
}

pub(crate) fn who_may_form(
    world: &World,
    request: &Request,
    parent: Option<&BodyId>,
    on: Date,
) -> Result<Ground, Refusal> {
    let Some(parent) = parent else {
        return request.registrar(world);
    };
    if !world.body(parent)?.exists(on) {
        return Err(Refusal::mistake("parent", Why::GroupNotThere { group: parent.clone(), on }));
    }
    let Some((at, says)) = creation(world, parent, on) else {
        return request.registrar(world);
    };
    let parties: Vec<Party> = creators(world, parent, says, on).collect();
    let person = request.person()?;
    if parties.iter().any(|party| party.may_act(world, person, parent, None, on)) {
        return Ok(Ground::norm(at, Fact::Nothing));
    }
    request.records_or(world, || {
        Refusal::new(Why::OnlyTheyCreateSubgroups { names: says.by.0.clone() })
            .by(Ground::norm(at, Fact::Nothing))
            .who(parties.iter().map(|party| world.who(party, parent, None, on)))
    })
}

/// Decides whether a group may be dissolved: by whom its charter says, else its commissioner, else the registrar.
pub(crate) fn dissolve(
    world: &World,
    request: &Request,
    id: &BodyId,
    on: Option<Date>,
    reason: &str,
) -> Result<Outcome, Refusal> {
    let group = world.group(id)?;
    if group.dissolved.is_some() {
        return Err(Refusal::new(Why::AlreadyDissolved));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    let on = on.unwrap_or(request.now.today);
    if on < group.formed {
        return Err(Refusal::mistake("on", Why::BeforeStart { start: group.formed }));
    }
    let ground = who_may_dissolve(world, request, id, on)?;
    if let Some(under) = world.groups.under(id).find(|under| under.exists(on)) {
        return Err(Refusal::new(Why::HasParts { part: under.id.clone() })
            .by(Ground::house(House::GroupsFormATree, Fact::Nothing)));
    }
    let event = Event::GroupDissolved { group: id.clone(), on, reason: reason.trim().to_owned() };
    Ok(Outcome::of(event).because(ground))
}

fn who_may_dissolve(world: &World, request: &Request, id: &BodyId, on: Date) -> Result<Ground, Refusal> {
    let says = world.norms_in_force(id, on).find_map(|(at, norm)| {
        if let Rule::Dissolution(says) = &norm.rule {
            return (!says.by.is_empty()).then(|| (at, says.by.0.clone()));
        }
        let Rule::EstablishmentAuthority(says) = &norm.rule else { return None };
        says.office.clone().map(|office| (at, vec![office]))
    });
    let Some((at, names)) = says else {
        return request.registrar(world);
    };
    let person = request.person()?;
    let parties: Vec<Party> = names.iter().map(|name| Party::of(world, Some(id), name, on)).collect();
    if parties.iter().any(|party| party.may_act(world, person, id, None, on)) {
        return Ok(Ground::norm(at, Fact::Nothing));
    }
    request.records_or(world, || {
        Refusal::new(Why::OnlyTheyDissolve { names })
            .by(Ground::norm(at, Fact::Nothing))
            .who(parties.iter().map(|party| world.who(party, id, None, on)))
    })
}
