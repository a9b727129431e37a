//! Where an agreement stands with each principal: what was answered last, and whether the follow-up is fresh.
//!
//! A principal's answer is its own, or those of its administrations where they are asked.

use super::Agreement;
use crate::{
    AgreementId, BodyId, Language, World,
    period::years_after,
    round::{Answer, AnswerKind, Round, RoundKind},
};
use jiff::civil::Date;

/// So many days before its last day it is warned that an agreement has to be renewed.
pub const WARNED: i32 = 90;

/// What a principal has done of one of the three things: carried out, applied, followed up.
#[derive(Clone, Debug, PartialEq)]
pub struct Done<'a> {
    /// Which of the three.
    pub kind: RoundKind,
    /// The round that asked last.
    pub round: Option<&'a Round>,
    /// Those of the principal that it asks, and what each answered.
    pub units: Vec<(&'a BodyId, Option<&'a Answer>)>,
}

/// How it stands, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgreementStanding {
    /// Somebody answered that it is not done and will not be.
    Refused,
    /// The follow-up is late.
    Late,
    /// Asked, and not all have answered.
    Waits,
    /// Begun, planned, or done in part.
    Partly,
    /// Nobody was asked.
    NotAsked,
    /// Done.
    Done,
}

impl AgreementStanding {
    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Refused => language.pick("Görs inte", "Not done"),
            Self::Late => language.pick("Uppföljning saknas", "Follow-up missing"),
            Self::Waits => language.pick("Väntar på svar", "Waits"),
            Self::Partly => language.pick("Pågår", "Under way"),
            Self::NotAsked => language.pick("Inte frågat", "Not asked"),
            Self::Done => language.pick("Klart", "Done"),
        }
    }
}

/// Where an agreement stands with one principal.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyStanding<'a> {
    /// The principal.
    pub party: &'a BodyId,
    /// What it has done: carried out, applied, followed up, in that order.
    pub done: [Done<'a>; 3],
    /// When it was followed up last, by all that were asked.
    pub followed_up: Option<Date>,
    /// By when it is to be followed up next; none where the agreement does not hold.
    pub next: Option<Date>,
}

impl Done<'_> {
    /// How it stands, whatever day it is.
    pub fn standing(&self) -> AgreementStanding {
        let each = self.units.iter().map(|(_, answer)| match answer.map(|answer| answer.kind) {
            None => AgreementStanding::Waits,
            Some(AnswerKind::NotDone | AnswerKind::DoesNotApply | AnswerKind::NotFollowedUp) => {
                AgreementStanding::Refused
            }
            Some(AnswerKind::Begun | AnswerKind::AppliesInPart | AnswerKind::Planned) => {
                AgreementStanding::Partly
            }
            Some(_) => AgreementStanding::Done,
        });
        each.min().unwrap_or(AgreementStanding::NotAsked)
    }
}

impl PartyStanding<'_> {
    /// The follow-up should have been there by now.
    pub fn is_late(&self, on: Date) -> bool {
        self.next.is_some_and(|next| next < on)
    }

    /// The three taken together: the worst of them, and never done while the follow-up is late.
    pub fn standing(&self, on: Date) -> AgreementStanding {
        let worst = self.done.iter().map(Done::standing).min().unwrap_or(AgreementStanding::NotAsked);
        if self.is_late(on) { worst.min(AgreementStanding::Late) } else { worst }
    }
}

impl World {
    /// Where an agreement stands with each of its parties on a day, in the order they are named in it.
    pub fn agreement_standing<'a>(&'a self, agreement: &'a Agreement, on: Date) -> Vec<PartyStanding<'a>> {
        agreement.parties.iter().map(|party| self.with_party(agreement, party, on)).collect()
    }

    fn with_party<'a>(&'a self, agreement: &'a Agreement, party: &'a BodyId, on: Date) -> PartyStanding<'a> {
        let done = RoundKind::OF_AGREEMENTS.map(|kind| self.done_by(agreement, party, kind));
        let followed_up = self.followed_up(agreement, party);
        let since = followed_up.unwrap_or(agreement.period.from);
        let next = years_after(since, f64::from(agreement.every_months) / 12.0);
        PartyStanding { party, done, followed_up, next: next.filter(|_| agreement.period.holds(on)) }
    }

    /// What the round that asked a principal last has for an answer.
    fn done_by<'a>(&'a self, agreement: &'a Agreement, party: &BodyId, kind: RoundKind) -> Done<'a> {
        let latest = self.rounds_to(agreement, party, kind).next();
        let (round, units) = latest.map_or((None, Vec::new()), |(round, units)| (Some(round), units));
        Done { kind, round, units }
    }

    /// When a principal followed an agreement up last: the newest round in which all of it that is asked has done so.
    fn followed_up(&self, agreement: &Agreement, party: &BodyId) -> Option<Date> {
        self.rounds_to(agreement, party, RoundKind::FollowUp).find_map(|(_, units)| {
            let followed = |answer: Option<&Answer>| {
                answer.filter(|answer| answer.kind == AnswerKind::FollowedUp).map(|answer| answer.on)
            };
            let all: Option<Vec<Date>> = units.iter().map(|(_, answer)| followed(*answer)).collect();
            all?.into_iter().max()
        })
    }

    /// The rounds of a kind about an agreement that ask a principal or a part of it, the newest first.
    fn rounds_to<'a>(
        &'a self,
        agreement: &'a Agreement,
        party: &BodyId,
        kind: RoundKind,
    ) -> impl Iterator<Item = (&'a Round, Vec<(&'a BodyId, Option<&'a Answer>)>)> {
        let rounds = agreement.rounds.iter().rev().filter_map(|id| self.rounds.get(id));
        rounds.filter(move |round| round.kind == kind).filter_map(move |round| {
            let asked = round.asked.iter().filter(|asked| asked.left.is_none());
            let own =
                asked.filter(|asked| self.organisation.upwards(&asked.unit).any(|above| above.id == *party));
            let units: Vec<_> = own.map(|asked| (&asked.unit, asked.answer())).collect();
            (!units.is_empty()).then_some((round, units))
        })
    }

    /// What an agreement is called.
    pub fn agreement_title(&self, id: &AgreementId) -> String {
        self.agreements.get(id).map_or_else(|| id.to_string(), |agreement| agreement.title.clone())
    }
}
