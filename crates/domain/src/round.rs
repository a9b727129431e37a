//! Rounds: one question put to several administrations, and an answer from each by a day.
//!
//! Anchoring, impact, union consultation, home decisions, implementation and roll-out are all this one mechanism; what
//! differs is which answers fit. A home decision is answered by the room `decision`, under a mandate.
//!
//! **Invariant:** an answer is never changed. Until the round closes another may be given after it, and the last one stands.

mod answer;
mod applied;
pub mod command;
mod decided;
mod say;

pub use answer::{Answer, AnswerKind, Attachment, Capacity};
pub(crate) use decided::{Enclosed, answer, close, closing, join, leave, open, open_for, remind};
pub use say::{RoundFact, RoundNo};

use crate::{AgreementId, BodyId, Language, MatterId, Refusal, RoundId, World, refusal::Why};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a round asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    /// Förankring (rows 184 to 192).
    Anchoring,
    /// Konsekvenser (row 51).
    Impact,
    /// Facklig samverkan (row 188; MBL 11 §).
    UnionConsultation,
    /// Beslut i hemmaförvaltningen (rows 169 to 174).
    HomeDecision,
    /// Genomförande (rows 193 to 197).
    Implementation,
    /// Breddinförande (row 56).
    RollOut,
    /// Tillämpning av ett avtal (row 197).
    Application,
    /// Uppföljning av ett avtal (row 197).
    FollowUp,
}

impl RoundKind {
    /// What is asked about agreements between principals.
    pub const OF_AGREEMENTS: [Self; 3] = [Self::Implementation, Self::Application, Self::FollowUp];

    /// What is asked about matters, in the order a matter meets them.
    pub const OF_MATTERS: [Self; 6] = [
        Self::Anchoring,
        Self::Impact,
        Self::UnionConsultation,
        Self::HomeDecision,
        Self::Implementation,
        Self::RollOut,
    ];

    /// The word for it.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Anchoring => language.pick("Förankring", "Anchoring"),
            Self::Impact => language.pick("Konsekvenser", "Impact"),
            Self::UnionConsultation => language.pick("Facklig samverkan", "Union consultation"),
            Self::HomeDecision => language.pick("Beslut i hemmaförvaltningen", "Home decision"),
            Self::Implementation => language.pick("Genomförande", "Implementation"),
            Self::RollOut => language.pick("Breddinförande", "Roll-out"),
            Self::Application => language.pick("Tillämpning", "Application"),
            Self::FollowUp => language.pick("Uppföljning", "Follow-up"),
        }
    }
}

/// One of those that a round asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Who.
    pub unit: BodyId,
    /// Since when.
    pub joined: Date,
    /// The last day they were asked, and why they are no longer.
    pub left: Option<(Date, String)>,
    /// What they answered, oldest first; the last one stands.
    pub answers: Vec<Answer>,
}

impl Asked {
    pub(crate) fn since(unit: &BodyId, joined: Date) -> Self {
        Self { unit: unit.clone(), joined, left: None, answers: Vec::new() }
    }

    /// The answer that stands.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.last()
    }

    /// Nothing more is expected from them.
    pub fn is_settled(&self) -> bool {
        self.left.is_some() || self.answer().is_some_and(|answer| answer.kind.is_settled())
    }
}

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// What it asks for.
    pub kind: RoundKind,
    /// The matter that it is about.
    pub about: Option<MatterId>,
    /// The agreement that it is about.
    pub agreement: Option<AgreementId>,
    /// The question.
    pub question: String,
    /// When it was put.
    pub opened: Date,
    /// By when to answer.
    pub due: Date,
    /// Who is asked.
    pub asked: Vec<Asked>,
    /// When they were reminded.
    pub reminded: Vec<Date>,
    /// When it was closed.
    pub closed: Option<Date>,
}

impl Round {
    /// One of those that it asks.
    pub fn unit(&self, unit: &BodyId) -> Option<&Asked> {
        self.asked.iter().find(|asked| asked.unit == *unit)
    }

    /// Those whose turn it still is.
    pub fn waits_for(&self) -> impl Iterator<Item = &BodyId> {
        let is_open = self.closed.is_none();
        self.asked.iter().filter(move |asked| is_open && !asked.is_settled()).map(|asked| &asked.unit)
    }

    /// How many have given an answer that settles it, and how many are asked.
    pub fn answered(&self) -> (usize, usize) {
        let asked = || self.asked.iter().filter(|asked| asked.left.is_none());
        (asked().filter(|asked| asked.is_settled()).count(), asked().count())
    }

    /// It is past its day, and somebody has not answered.
    pub fn is_late(&self, on: Date) -> bool {
        self.due < on && self.waits_for().next().is_some()
    }
}

/// All rounds, group by group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rounds {
    by_id: BTreeMap<RoundId, Round>,
    open: BTreeMap<BodyId, BTreeSet<RoundId>>,
    asking: BTreeMap<BodyId, BTreeSet<RoundId>>,
}

impl Rounds {
    /// A round.
    pub fn get(&self, id: &RoundId) -> Option<&Round> {
        self.by_id.get(id)
    }

    /// A group's rounds of a year, by id.
    pub fn of_year<'a>(
        &'a self,
        group: &BodyId,
        year: i16,
    ) -> impl DoubleEndedIterator<Item = &'a Round> + use<'a> {
        let id = |number| RoundId { group: group.clone(), year, number };
        self.by_id.range(id(0)..=id(u32::MAX)).map(|(_, round)| round)
    }

    /// A group's rounds that are not closed, by id.
    pub fn open<'a>(&'a self, group: &BodyId) -> impl Iterator<Item = &'a Round> + use<'a> {
        self.open.get(group).into_iter().flatten().filter_map(|id| self.get(id))
    }

    /// The open rounds that wait for a unit, by id.
    pub fn asking<'a>(&'a self, unit: &BodyId) -> impl Iterator<Item = &'a Round> + use<'a> {
        self.asking.get(unit).into_iter().flatten().filter_map(|id| self.get(id))
    }

    /// The first free number of a group's year.
    pub(crate) fn next_number(&self, group: &BodyId, year: i16) -> u32 {
        self.of_year(group, year).next_back().map_or(1, |round| round.id.number.saturating_add(1))
    }

    fn add(&mut self, round: Round) {
        let id = round.id.clone();
        self.by_id.insert(id.clone(), round);
        self.index(&id, None);
    }

    fn change(&mut self, id: &RoundId, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.by_id.get_mut(id) {
            change(round);
            self.index(id, None);
        }
    }

    /// Changes what one unit is asked; the others stand as they did.
    fn change_unit(&mut self, id: &RoundId, unit: &BodyId, change: impl FnOnce(&mut Asked)) {
        let asked =
            self.by_id.get_mut(id).and_then(|round| round.asked.iter_mut().find(|asked| asked.unit == *unit));
        if let Some(asked) = asked {
            change(asked);
            self.index(id, Some(unit));
        }
    }

    fn answered(&mut self, id: &RoundId, unit: &BodyId, answer: Answer) {
        self.change_unit(id, unit, |asked| asked.answers.push(answer));
    }

    fn joined(&mut self, id: &RoundId, unit: &BodyId, on: Date) {
        self.change(id, |round| match round.asked.iter_mut().find(|asked| asked.unit == *unit) {
            Some(known) => known.left = None,
            None => round.asked.push(Asked::since(unit, on)),
        });
    }

    /// Keeps in sight which rounds are open and whom they wait for; of one unit, or of all that are asked.
    fn index(&mut self, id: &RoundId, only: Option<&BodyId>) {
        let Some(round) = self.by_id.get(id) else { return };
        let open = self.open.entry(id.group.clone()).or_default();
        if round.closed.is_none() {
            open.insert(id.clone());
        } else {
            open.remove(id);
        }
        for asked in round.asked.iter().filter(|asked| only.is_none_or(|unit| asked.unit == *unit)) {
            let asking = self.asking.entry(asked.unit.clone()).or_default();
            if round.closed.is_none() && !asked.is_settled() {
                asking.insert(id.clone());
            } else {
                asking.remove(id);
            }
        }
    }
}

impl World {
    /// A round, or that there is none.
    pub fn round(&self, id: &RoundId) -> Result<&Round, Refusal> {
        self.rounds
            .get(id)
            .ok_or_else(|| Refusal::new(Why::Round(RoundNo::NoSuchRound { round: id.clone() })))
    }
}
