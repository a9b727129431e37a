//! Charters as they live: read, corrected by hand, placed under a group, endorsed, signed, in force, superseded.
//!
//! What a text says is the crate `samordna-charter`'s. Here is which version governs a group on which day.
//!
//! **Invariant:** the charter in force *on the day* governs. Once signed by anybody, a charter's norms never change.

pub mod adoption;
pub mod command;
pub mod correction;
mod outline;
pub mod within;

pub use adoption::{Adopter, adopters};
pub use correction::Correction;
pub(crate) use outline::{Outline, Outlines};
pub use within::ScopeDeclaration;

use crate::{
    BodyId, CharterId, Digest, Event, Period, PersonId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, House, NormRef},
    group::Group,
    id::ById,
    refusal::Why,
};
use jiff::civil::Date;
use samordna_charter::{Language, Norm, Reading, read};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// A norm of a charter as it stands, with what a person made of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandingNorm<'a> {
    /// As it stands now.
    pub norm: &'a Norm,
    /// Who read it otherwise than the program, and why.
    pub human: Option<&'a HumanReading>,
    /// What the program had read, where a person read it otherwise.
    pub machine: Option<&'a Norm>,
}

impl StandingNorm<'_> {
    fn stands(&self) -> bool {
        !self.human.is_some_and(|human| human.withdrawn)
    }
}

/// A reading by a person, kept beside the machine's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HumanReading {
    /// The norm as they read it.
    pub(crate) norm: Norm,
    /// Who.
    pub by: PersonId,
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The person says that this is no rule.
    pub withdrawn: bool,
}

/// A body stood behind the charter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Endorsement {
    /// Which.
    pub body: BodyId,
    /// When.
    pub on: Date,
}

/// An adopter signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// Which of the charter's adopters, from 0.
    pub line: usize,
    /// When.
    pub on: Date,
}

/// One version of a charter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Charter {
    /// Its id.
    pub id: CharterId,
    /// What the machine read, as it was read then.
    pub reading: Arc<Reading>,
    /// The document as it came, a blob.
    pub source: Digest,
    /// The normalised text, a blob.
    pub text: Digest,
    /// Who had it read.
    pub read_by: PersonId,
    /// When.
    pub read_on: Date,
    /// The norms that a person has read, by position: in place of the machine's, or after the last of them.
    pub(crate) by_hand: BTreeMap<usize, HumanReading>,
    /// All norms in outline.
    #[serde(skip)]
    pub(crate) outlines: Outlines,
    /// The unread sentences that a person has read, by position.
    pub taken: Vec<usize>,
    /// The group it is for.
    pub group: Option<BodyId>,
    /// Who stands behind it.
    pub endorsed: Vec<Endorsement>,
    /// Who has signed.
    pub signed: Vec<Signature>,
    /// When it governs.
    pub in_force: Option<Period>,
    /// Somebody took the draft away.
    pub withdrawn: Option<Date>,
    /// Somebody declared that it lies inside the charter of the group above.
    pub declared: Option<ScopeDeclaration>,
}

/// Where a charter is in its life on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CharterState {
    /// Nobody has signed.
    Draft,
    /// Some have signed, not all.
    PartlySigned,
    /// Adopted; it starts later.
    Adopted,
    /// It governs.
    InForce,
    /// It governed, until its end or its successor.
    Past,
    /// Taken away before anybody signed.
    Withdrawn,
}

impl CharterState {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Draft => language.pick("Utkast", "Draft"),
            Self::PartlySigned => language.pick("Delvis undertecknad", "Partly signed"),
            Self::Adopted => language.pick("Fastställd, gäller senare", "Adopted, not yet in force"),
            Self::InForce => language.pick("Gäller", "In force"),
            Self::Past => language.pick("Har upphört", "No longer in force"),
            Self::Withdrawn => language.pick("Återtagen", "Withdrawn"),
        }
    }
}

impl Charter {
    /// Where it is in its life on a day.
    pub fn state(&self, on: Date) -> CharterState {
        match self.in_force {
            Some(period) if period.holds(on) => CharterState::InForce,
            Some(period) if on < period.from => CharterState::Adopted,
            Some(_) => CharterState::Past,
            None if self.withdrawn.is_some() => CharterState::Withdrawn,
            None if self.signed.is_empty() => CharterState::Draft,
            None => CharterState::PartlySigned,
        }
    }

    /// Its norms in the order of the text, those withdrawn by hand among them.
    pub fn norms(&self) -> impl Iterator<Item = StandingNorm<'_>> {
        (0..self.count()).filter_map(|at| self.standing_norm(at))
    }

    /// The norm at a position.
    pub fn norm(&self, at: usize) -> Option<&Norm> {
        self.by_hand.get(&at).map(|human| &human.norm).or_else(|| self.reading.norms.get(at))
    }

    /// The norm at a position, with what a person made of it.
    pub fn standing_norm(&self, at: usize) -> Option<StandingNorm<'_>> {
        let (human, machine) = (self.by_hand.get(&at), self.reading.norms.get(at));
        let norm = human.map(|human| &human.norm).or(machine)?;
        Some(StandingNorm { norm, human, machine: machine.filter(|_| human.is_some()) })
    }

    /// How many norms it has: the machine's, and those that a person took beside them.
    fn count(&self) -> usize {
        self.by_hand.last_key_value().map_or(0, |(at, _)| at + 1).max(self.reading.norms.len())
    }

    /// Its title, or the name of the file.
    pub fn title(&self) -> &str {
        self.reading.identity.title.as_deref().unwrap_or(&self.reading.source.name)
    }
}

/// All charters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Charter>", into = "Vec<Arc<Charter>>")]
pub struct Charters {
    by_id: ById<CharterId, Arc<Charter>>,
    order: Vec<CharterId>,
}

impl From<Vec<Charter>> for Charters {
    fn from(kept: Vec<Charter>) -> Self {
        let mut charters = Self::default();
        for mut charter in kept {
            charter.draw();
            charters.add(charter);
        }
        charters
    }
}

impl From<Charters> for Vec<Arc<Charter>> {
    fn from(charters: Charters) -> Self {
        charters.order.iter().filter_map(|id| charters.by_id.get(id).cloned()).collect()
    }
}

impl Charters {
    /// Every charter, in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = &Charter> {
        self.order.iter().filter_map(|id| self.by_id.get(id)).map(AsRef::as_ref)
    }

    pub(crate) fn add(&mut self, charter: Charter) {
        self.order.push(charter.id.clone());
        self.by_id.insert(charter.id.clone(), Arc::new(charter));
    }

    pub(crate) fn get_mut(&mut self, id: &CharterId) -> Option<&mut Charter> {
        self.by_id.get_mut(id).map(Arc::make_mut)
    }
}

impl World {
    /// A charter.
    pub fn charter(&self, id: &CharterId) -> Option<&Charter> {
        self.charters.by_id.get(id).map(AsRef::as_ref)
    }

    /// The charter that governs a group on a day.
    pub fn charter_in_force(&self, group: &BodyId, on: Date) -> Option<&Charter> {
        self.charter_of(self.groups.get(group)?, on)
    }

    /// The charter that governs this group on a day.
    pub(crate) fn charter_of(&self, group: &Group, on: Date) -> Option<&Charter> {
        let mut charters = group.charters.iter().rev().filter_map(|id| self.charter(id));
        charters.find(|charter| charter.in_force.is_some_and(|period| period.holds(on)))
    }

    /// The charter in force, else the one that came last and was not withdrawn.
    pub fn latest_charter(&self, group: &BodyId, on: Date) -> Option<&Charter> {
        let latest = || {
            let mut ids = self.groups.get(group)?.charters.iter().rev();
            ids.find_map(|id| self.charter(id).filter(|charter| charter.withdrawn.is_none()))
        };
        self.charter_in_force(group, on).or_else(latest)
    }

    /// The norms that govern a group on a day.
    pub fn norms_in_force<'a>(
        &'a self,
        group: &BodyId,
        on: Date,
    ) -> impl Iterator<Item = (NormRef, &'a Norm)> {
        self.charter_in_force(group, on).into_iter().flat_map(|charter| {
            charter.standing().map(|(at, norm)| (NormRef { charter: charter.id.clone(), norm: at }, norm))
        })
    }

    /// The body that commissioned a group, by the charter in force, where it is a known one.
    pub fn commissioner(&self, group: &BodyId, on: Date) -> Option<BodyId> {
        let name = self.latest_charter(group, on)?.reading.identity.commissioner.as_deref()?;
        self.organisation.named(name, on).next().map(|body| body.id.clone())
    }
}

/// Decides what a text becomes: anybody who has signed in may have a charter read and keep it as a draft.
pub(crate) fn read_in(world: &World, request: &Request, name: &str, text: &str) -> Result<Outcome, Refusal> {
    let person = request.person()?.clone();
    let name = crate::organisation::checked(name)?;
    let got = read(text.as_bytes(), &name, samordna_charter::MediaType::of_name(&name).unwrap_or_default())
        .map_err(|why| {
        Refusal::mistake(
            "text",
            Why::Unreadable { sv: why.say(Language::Swedish), en: why.say(Language::English) },
        )
    })?;
    if got.reading.norms.is_empty() && got.reading.unread.is_empty() {
        return Err(Refusal::mistake("text", Why::NoRuleFound));
    }
    let hint = got.reading.identity.title.clone().unwrap_or_else(|| name.clone());
    let charter = CharterId::free(&hint, |id| world.charter(id).is_some());
    let (source, normal) = (text.as_bytes().to_vec(), got.text.into_bytes());
    let event = Event::CharterRead {
        charter,
        source: Digest::of(&source),
        text: Digest::of(&normal),
        reading: Arc::new(got.reading),
        by: person,
        on: request.now.today,
    };
    Ok(Outcome::of(event)
        .because(Ground::house(House::AnybodyMayHaveACharterRead, Fact::Nothing))
        .with_blob(source)
        .with_blob(normal))
}

/// Decides whether a draft may be put under a group: by whoever had it read, or the registrar.
pub(crate) fn place(
    world: &World,
    request: &Request,
    id: &CharterId,
    group: &BodyId,
) -> Result<Outcome, Refusal> {
    let (_, ground) = own_draft(world, request, id)?;
    let known = world.group(group)?;
    if !known.exists(request.now.today) {
        return Err(Refusal::mistake(
            "group",
            Why::GroupNotThere { group: group.clone(), on: request.now.today },
        ));
    }
    let event = Event::CharterPlaced { charter: id.clone(), group: group.clone() };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether a draft may be taken away.
pub(crate) fn withdraw(world: &World, request: &Request, id: &CharterId) -> Result<Outcome, Refusal> {
    let (_, ground) = own_draft(world, request, id)?;
    let event = Event::CharterWithdrawn { charter: id.clone(), on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}

/// The draft, if it still is one and is the actor's to change.
fn own_draft<'a>(
    world: &'a World,
    request: &Request,
    id: &CharterId,
) -> Result<(&'a Charter, Ground), Refusal> {
    let charter = world.known_charter(id)?;
    if charter.withdrawn.is_some() {
        return Err(Refusal::new(Why::CharterWithdrawn));
    }
    if !charter.signed.is_empty() || charter.in_force.is_some() {
        return Err(
            Refusal::new(Why::CharterSigned).by(Ground::house(House::SignedTextsNeverChange, Fact::Nothing))
        );
    }
    if *request.person()? == charter.read_by {
        return Ok((charter, Ground::house(House::DraftersKeepTheirDrafts, Fact::Nothing)));
    }
    let ground = request.registrar(world).map_err(|no| {
        no.by(Ground::house(House::DraftersKeepTheirDrafts, Fact::Nothing))
            .who([crate::refusal::Who::Person { person: charter.read_by.clone() }])
    })?;
    Ok((charter, ground))
}
