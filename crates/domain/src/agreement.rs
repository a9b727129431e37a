//! The agreement register: what principals have signed with each other, and what each has done about it.
//!
//! An agreement is carried out, applied and followed up by each principal at home. That is asked in rounds like everything
//! else; here is kept what was signed, by whom, until when, and which rounds are about it. The text itself is elsewhere.
//!
//! **Invariant:** an agreement is never changed. It is prolonged, ended or replaced, each by an entry of its own; where it
//! stands with a principal is computed from the rounds and never stored.

pub mod command;
mod decided;
mod say;
mod standing;

pub(crate) use decided::{end, prolong, register};
pub use say::{AgreementFact, AgreementNo};
pub use standing::{AgreementStanding, Done, PartyStanding, WARNED};

use crate::{
    AgreementId, BodyId, Event, Period, Refusal, RoundId, World, charter::Charter, organisation::fold,
    refusal::Why,
};
use jiff::civil::Date;
use samordna_charter::{Kind, Norm, Rule};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What principals have signed with each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its id: that of the group which keeps it, and a number.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// Its number in a register, as `RS 2024-00370`.
    pub registry_number: String,
    /// The principals that signed it.
    pub parties: Vec<BodyId>,
    /// When it was signed.
    pub signed: Date,
    /// When it holds.
    pub period: Period,
    /// Who answers for it here.
    pub owner: BodyId,
    /// Months within which each principal follows it up.
    pub every_months: u32,
    /// Why it is not renewed; its last day is that of its period.
    pub ended: Option<String>,
    /// The documents by which it was prolonged, and until when before that.
    pub prolonged: Vec<(Option<Date>, String)>,
    /// The agreement that came in its place.
    pub replaced_by: Option<AgreementId>,
    /// The agreement that it came in the place of.
    pub replaces: Option<AgreementId>,
    /// The rounds about it, oldest first.
    pub rounds: Vec<RoundId>,
}

impl Agreement {
    /// What becomes of it after its last day is said.
    pub fn is_settled(&self) -> bool {
        self.ended.is_some() || self.replaced_by.is_some()
    }

    /// Until when it has to be kept in sight: for ever, where nobody has said what comes after it.
    fn watched_until(&self) -> Date {
        self.period.until.filter(|_| self.is_settled()).unwrap_or(Date::MAX)
    }
}

/// All agreements, by group; with those that are not over and done with kept in sight.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Agreements {
    by_id: BTreeMap<AgreementId, Agreement>,
    watched: BTreeMap<BodyId, BTreeSet<(Date, AgreementId)>>,
}

impl Agreements {
    /// An agreement.
    pub fn get(&self, id: &AgreementId) -> Option<&Agreement> {
        self.by_id.get(id)
    }

    /// Every agreement that a group keeps, by id.
    pub fn of<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a Agreement> + use<'a> {
        let id = |year, number| AgreementId { group: group.clone(), year, number };
        self.by_id.range(id(i16::MIN, 0)..=id(i16::MAX, u32::MAX)).map(|(_, agreement)| agreement)
    }

    /// Those of a group that hold on a day, will hold, or have run out without a word of what comes after them.
    pub fn watched<'a>(&'a self, group: &BodyId, on: Date) -> impl Iterator<Item = &'a Agreement> + use<'a> {
        let watched = self.watched.get(group).into_iter().flatten();
        watched.filter(move |(until, _)| on <= *until).filter_map(|(_, id)| self.get(id))
    }

    /// The groups that keep agreements, by id.
    pub fn groups(&self) -> impl Iterator<Item = &BodyId> {
        self.watched.keys()
    }

    /// The first free number of a group's year.
    pub(crate) fn next_number(&self, group: &BodyId, year: i16) -> u32 {
        let id = |number| AgreementId { group: group.clone(), year, number };
        let last = self.by_id.range(id(0)..=id(u32::MAX)).next_back();
        last.map_or(1, |(id, _)| id.number.saturating_add(1))
    }

    /// The agreement of a group that has a number in a register and holds at some time within a period.
    pub(crate) fn numbered(&self, group: &BodyId, number: &str, period: &Period) -> Option<&Agreement> {
        self.of(group).find(|one| one.registry_number == number && one.period.overlaps(period))
    }

    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the world names every event, and hands on those of this room"
    )]
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::AgreementRegistered {
                agreement,
                title,
                registry_number,
                parties,
                signed,
                period,
                owner,
                every_months,
                replaces,
            } => self.add(Agreement {
                id: agreement.clone(),
                title: title.clone(),
                registry_number: registry_number.clone(),
                parties: parties.clone(),
                signed: *signed,
                period: *period,
                owner: owner.clone(),
                every_months: *every_months,
                ended: None,
                prolonged: Vec::new(),
                replaced_by: None,
                replaces: replaces.clone(),
                rounds: Vec::new(),
            }),
            Event::AgreementProlonged { agreement, until, document, .. } => self.change(agreement, |one| {
                one.prolonged.push((one.period.until, document.clone()));
                one.period.until = *until;
            }),
            Event::AgreementEnded { agreement, until, reason, .. } => self.change(agreement, |one| {
                one.period = one.period.cut(*until);
                one.ended = Some(reason.clone());
            }),
            _ => {}
        }
    }

    fn add(&mut self, agreement: Agreement) {
        let id = agreement.id.clone();
        if let Some(earlier) = &agreement.replaces {
            let (last, next) = (crate::period::days_after(agreement.period.from, -1), id.clone());
            self.change(earlier, |earlier| {
                earlier.period = earlier.period.cut(last);
                earlier.replaced_by = Some(next);
            });
        }
        self.by_id.insert(id.clone(), agreement);
        self.change(&id, |_| {});
    }

    pub(crate) fn asked(&mut self, id: &AgreementId, round: &RoundId) {
        self.change(id, |agreement| agreement.rounds.push(round.clone()));
    }

    /// Changes one, and keeps in sight until when it is watched.
    fn change(&mut self, id: &AgreementId, change: impl FnOnce(&mut Agreement)) {
        let Some(agreement) = self.by_id.get_mut(id) else { return };
        let watched = self.watched.entry(id.group.clone()).or_default();
        watched.remove(&(agreement.watched_until(), id.clone()));
        change(agreement);
        watched.insert((agreement.watched_until(), id.clone()));
    }
}

/// What an agreement is called in charters.
const WORDS: [&str; 2] = ["avtal", "överenskommels"];

impl Charter {
    /// The norm by which agreements are seen to: the first on implementation that speaks of them, else the first of all.
    pub fn speaks_of_agreements(&self) -> Option<usize> {
        let mut all = self.outlines.of_kind(Kind::Implementation);
        let told = all.find(|(_, norm)| norm.is_about_agreements).map(|(at, _)| at);
        told.or_else(|| self.outlines.first(Kind::Implementation))
    }
}

/// A norm has the group see to agreements.
pub(crate) fn is_about_agreements(norm: &Norm) -> bool {
    let Rule::Implementation(says) = &norm.rule else { return false };
    let object = fold(says.object.as_deref().unwrap_or_default());
    WORDS.iter().any(|word| object.contains(&fold(word)))
}

impl World {
    /// A group sees to agreements on a day: it keeps some, or its charter speaks of them.
    pub fn sees_to_agreements(&self, group: &BodyId, on: Date) -> bool {
        let says = |charter: &Charter| {
            charter.outlines.of_kind(Kind::Implementation).any(|(_, norm)| norm.is_about_agreements)
        };
        self.agreements.of(group).next().is_some() || self.charter_in_force(group, on).is_some_and(says)
    }

    /// An agreement, or that there is none.
    pub fn agreement(&self, id: &AgreementId) -> Result<&Agreement, Refusal> {
        self.agreements.get(id).ok_or_else(|| {
            Refusal::new(Why::Agreement(AgreementNo::NoSuchAgreement { agreement: id.clone() }))
        })
    }
}
