//! How a matter is made ready: the brief, who was asked, who releases it.

#![allow(clippy::wildcard_enum_match_arm, reason = "it takes the norms that it asks, of all kinds")]

use super::{
    Addressee, Matter, MatterNo, MatterStage,
    command::{ConsultOnMatter, PrepareMatter, ReleaseMatter},
    decided::{no, open},
    intake::speaks_for,
};
use crate::{
    BodyId, Event, PersonId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Fact, Ground, NormRef},
    matter::Brief,
    organisation::{Party, fold},
    refusal::{Who, Why},
    seat::{Seat, keeper},
};
use jiff::civil::Date;
use samordna_charter::{Modality, Rule, norm::Preparation};

/// Who prepares a group's matters, as its charter says; none where it is silent.
pub(crate) struct Preparers<'a> {
    at: NormRef,
    says: &'a Preparation,
    /// Those of whom one each has to release a matter.
    each: Vec<BodyId>,
    parties: Vec<(&'a str, Party)>,
}

impl<'a> Preparers<'a> {
    /// By the charter in force (rows 163, 164). A norm of what the group prepares for others is another thing (row 166).
    pub(crate) fn of(world: &'a World, group: &BodyId, on: Date) -> Option<Self> {
        let mut found: Option<Self> = None;
        for (at, norm) in world.norms_in_force(group, on) {
            let Rule::Preparation(says) = &norm.rule else { continue };
            let is_about_others = says.to.is_some() && says.one_from_each.is_empty();
            if is_about_others || (says.by.is_empty() && says.one_from_each.is_empty()) {
                continue;
            }
            let named = says.one_from_each.iter().map(|name| Party::of(world, Some(group), name, on));
            let each: Vec<BodyId> = named.filter_map(|party| party.body().cloned()).collect();
            let parties =
                says.by.iter().map(|name| (name, Party::of(world, Some(group), name, on))).collect();
            let one = Self { at, says, each, parties };
            if found.as_ref().is_none_or(|known| known.each.len() < one.each.len()) {
                found = Some(one);
            }
        }
        found
    }

    pub(super) fn ground(&self) -> Ground {
        Ground::norm(self.at.clone(), Fact::Nothing)
    }

    /// Those of whom each has to release a matter, and who have not.
    pub(super) fn left(&self, matter: &Matter) -> Vec<BodyId> {
        let has_released = |body: &BodyId| matter.released.iter().flatten().any(|done| done == body);
        self.each.iter().filter(|body| !has_released(body)).cloned().collect()
    }

    /// All of them, as an answer to *who can?*.
    pub(super) fn who(&self, world: &World, group: &BodyId, on: Date) -> Vec<Who> {
        match self.each.as_slice() {
            [] => self
                .parties
                .iter()
                .map(|(name, party)| match party.is_known() {
                    true => world.who(party, group, None, on),
                    false => Who::Named { name: (*name).to_owned() },
                })
                .collect(),
            each => each.iter().map(|body| world.who_acts_for(body, on)).collect(),
        }
    }

    /// For whom a person prepares: one of those that each have a say, or the whole.
    fn party(&self, world: &World, request: &Request, group: &BodyId) -> Result<Option<BodyId>, Refusal> {
        let (person, today) = (request.person()?, request.now.today);
        if let Some(mine) = self.each.iter().find(|body| prepares_for(world, person, group, body, today)) {
            return Ok(Some(mine.clone()));
        }
        let is_one = self.parties.iter().any(|(_, party)| match party {
            Party::Body(body) => speaks_for(world, person, body, today),
            other => other.may_act(world, person, group, None, today),
        });
        if self.each.is_empty() && is_one {
            return Ok(None);
        }
        let names: Vec<String> = match self.says.one_from_each.as_slice() {
            [] => self.says.by.0.clone(),
            each => each.to_vec(),
        };
        Err(no(MatterNo::OnlyTheyPrepare { names }).by(self.ground()).who(self.who(world, group, today)))
    }
}

/// The norm that says who prepares a group's matters; none where the charter is silent.
pub(crate) fn preparers(world: &World, group: &BodyId, on: Date) -> Option<NormRef> {
    Preparers::of(world, group, on).map(|preparers| preparers.at)
}

/// A person prepares for a party: on its seat for that in the group, where it has one (row 108); else as one of its own.
fn prepares_for(world: &World, person: &PersonId, group: &BodyId, party: &BodyId, on: Date) -> bool {
    let seats = world.groups.get(group).into_iter().flat_map(|group| group.seats(on));
    let is_for_it = |seat: &&Seat| {
        let prepares = seat.purpose.as_deref().is_some_and(|purpose| fold(purpose).contains("bered"));
        let unit = seat.unit.as_ref().filter(|_| prepares);
        unit.is_some_and(|unit| world.organisation.upwards(unit).any(|above| above.id == *party))
    };
    let mut seats = seats.filter(is_for_it).peekable();
    match seats.peek() {
        None => speaks_for(world, person, party, on),
        Some(_) => seats.filter_map(|seat| world.held(seat, on)).any(|(_, held)| held.person == *person),
    }
}

/// On what ground, and for which party, whoever asks prepares.
fn who_prepares(
    world: &World,
    request: &Request,
    group: &BodyId,
) -> Result<(Ground, Option<BodyId>, Vec<BodyId>), Refusal> {
    match Preparers::of(world, group, request.now.today) {
        Some(preparers) => {
            let party = preparers.party(world, request, group)?;
            Ok((preparers.ground(), party, preparers.each))
        }
        None => Ok((keeper(world, request, group)?, None, Vec::new())),
    }
}

/// Decides whether a brief may be written. It may be written again until the group has taken its position.
pub(crate) fn prepare(world: &World, request: &Request, asked: PrepareMatter) -> Result<Outcome, Refusal> {
    let matter = open(world, &asked.matter)?;
    match &matter.stage {
        MatterStage::Raised => return Err(no(MatterNo::NotSorted { matter: asked.matter })),
        MatterStage::Agreed => return Err(no(MatterNo::PositionTaken { matter: asked.matter })),
        MatterStage::Accepted
        | MatterStage::Prepared
        | MatterStage::Ready
        | MatterStage::OnAgenda { .. }
        | MatterStage::Closed { .. }
        | MatterStage::HandedOver { .. }
        | MatterStage::Withdrawn { .. } => {}
    }
    let (ground, _, _) = who_prepares(world, request, &asked.matter.group)?;
    let brief = trimmed(asked.brief);
    if brief.background.is_empty() {
        return Err(Refusal::mistake("background", Why::ReasonMissing));
    }
    let event = Event::MatterPrepared { matter: asked.matter, brief, on: request.now.today };
    Ok(Outcome::of(event).because(ground))
}

fn trimmed(brief: Brief) -> Brief {
    let text = |text: String| text.trim().to_owned();
    let said = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let by_name = |map: std::collections::BTreeMap<String, String>| {
        map.into_iter()
            .map(|(name, said)| (name, said.trim().to_owned()))
            .filter(|(_, said)| !said.is_empty())
            .collect()
    };
    Brief {
        background: text(brief.background),
        proposal: said(brief.proposal),
        why_none: said(brief.why_none),
        impact: by_name(brief.impact),
        aspects: by_name(brief.aspects),
        changes_work: brief.changes_work,
    }
}

/// Decides whether it may be recorded that somebody was asked.
pub(crate) fn consult(world: &World, request: &Request, asked: ConsultOnMatter) -> Result<Outcome, Refusal> {
    open(world, &asked.matter)?;
    let today = request.now.today;
    let on = asked.on.unwrap_or(today);
    if today < on {
        return Err(Refusal::mistake("on", Why::InTheFuture { on }));
    }
    let outcome = asked.outcome.trim().to_owned();
    if outcome.is_empty() {
        return Err(Refusal::mistake("outcome", Why::ReasonMissing));
    }
    let is_theirs = asked.with.is(world, request.person()?, today);
    let ground = match is_theirs {
        true => Ground::house(crate::grounds::House::BodiesSpeakThroughTheirHeads, Fact::Nothing),
        false => keeper(world, request, &asked.matter.group)
            .map_err(|no| no.who([asked.with.who(world, today)]))?,
    };
    Ok(Outcome::of(Event::MatterConsulted { matter: asked.matter, with: asked.with, outcome, on })
        .because(ground))
}

/// The headings that a brief has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// The charter asks for a proposal, or for why there is none.
    pub has_proposal: bool,
    /// Consequences: for whom or what.
    pub impact: Vec<String>,
    /// Aspects.
    pub aspects: Vec<String>,
}

/// The headings of a matter's brief: those that the charter in force asks for, and those that it has already.
pub fn headings(world: &World, matter: &Matter, on: Date) -> Headings {
    let mut asks = Headings::default();
    let add = |to: &mut Vec<String>, heading: &str| {
        if !to.iter().any(|known| fold(known) == fold(heading)) {
            to.push(heading.to_owned());
        }
    };
    for (_, norm) in world.norms_in_force(&matter.id.group, on) {
        match &norm.rule {
            Rule::ProposalExpected(_) => asks.has_proposal = true,
            // Consequences of no certain kind are asked for: the whole work is what they are for.
            Rule::ImpactAssessment(says) if says.covers.is_empty() => add(&mut asks.impact, "verksamheten"),
            Rule::ImpactAssessment(says) => says.covers.iter().for_each(|one| add(&mut asks.impact, one)),
            Rule::AspectsConsidered(says) => says.aspects.iter().for_each(|one| add(&mut asks.aspects, one)),
            _ => {}
        }
    }
    if let Some(brief) = &matter.brief {
        asks.has_proposal |= brief.why_none.is_some();
        brief.impact.keys().for_each(|one| add(&mut asks.impact, one));
        brief.aspects.keys().for_each(|one| add(&mut asks.aspects, one));
    }
    asks
}

/// What a charter asks of a brief and this one lacks, by norm.
pub fn lacking(world: &World, group: &BodyId, brief: &Brief, on: Date) -> Vec<(NormRef, Modality, MatterNo)> {
    let mut lacks = Vec::new();
    for (at, norm) in world.norms_in_force(group, on) {
        let why = match &norm.rule {
            Rule::ProposalExpected(_) if brief.proposal.is_none() && brief.why_none.is_none() => {
                Some(MatterNo::NoProposal)
            }
            Rule::AspectsConsidered(says) => {
                let left = unanswered(&says.aspects, &brief.aspects);
                (!left.is_empty()).then_some(MatterNo::AspectsLeft { aspects: left })
            }
            Rule::ImpactAssessment(says) => {
                let left = unanswered(&says.covers, &brief.impact);
                let is_empty = says.covers.is_empty() && brief.impact.is_empty();
                (!left.is_empty() || is_empty).then_some(MatterNo::ImpactLeft { of: left })
            }
            _ => None,
        };
        lacks.extend(why.map(|why| (at, norm.modality, why)));
    }
    lacks
}

fn unanswered(asked: &[String], said: &std::collections::BTreeMap<String, String>) -> Vec<String> {
    asked.iter().filter(|one| !said.keys().any(|name| fold(name) == fold(one))).cloned().collect()
}

/// Decides whether a prepared matter may be released for the group. Where one from each of several prepares, each has to.
pub(crate) fn release(world: &World, request: &Request, asked: ReleaseMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let group = &asked.matter.group;
    let matter = open(world, &asked.matter)?;
    let Some(brief) = matter.brief.as_ref().filter(|_| matter.stage == MatterStage::Prepared) else {
        return Err(no(MatterNo::NotPrepared { matter: asked.matter }));
    };
    let (ground, party, each) = who_prepares(world, request, group)?;
    if matter.released.contains(&party) {
        return Err(no(MatterNo::AlreadyReleased { matter: asked.matter }));
    }
    if let Some((at, _, why)) = lacking(world, group, brief, today).into_iter().find(|(_, _, why)| {
        // Consequences are asked for before the position, and not before the agenda (row 51).
        !matches!(why, MatterNo::ImpactLeft { .. })
    }) {
        return Err(no(why).by(Ground::norm(at, Fact::Nothing)));
    }
    let is_ready = {
        let released = matter.released.iter().chain([&party]).flatten();
        each.iter().all(|one| released.clone().any(|done| done == one))
    };
    let event = Event::MatterReleased { matter: asked.matter, party, is_ready, on: today };
    Ok(Outcome::of(event).because(ground))
}

/// Those that the charter wants asked before a position on what a matter touches, and who have not been (row 149).
pub(crate) fn not_asked(world: &World, matter: &Matter, on: Date) -> Option<(NormRef, Vec<Addressee>)> {
    let touched = matter.triage.iter().flat_map(|one| &one.applies);
    touched.into_iter().find_map(|at| {
        let norm = world.charter(&at.charter)?.norm(at.norm)?;
        let Rule::ConsultationBeforePosition(says) = &norm.rule else { return None };
        let named: Vec<Addressee> = says
            .with
            .iter()
            .map(|name| super::intake::addressee(world, &matter.id.group, name, on))
            .collect();
        let is_asked = |one: &Addressee| matter.consulted.iter().any(|asked| asked.with == *one);
        let is_enough = match named.as_slice() {
            [] => !matter.consulted.is_empty(),
            // «berörd funktion eller grupp»: where nobody in particular is named, anybody who was asked will do.
            named if named.iter().all(|one| matches!(one, Addressee::Named(_))) => {
                !matter.consulted.is_empty()
            }
            named => named.iter().any(is_asked),
        };
        (!is_enough).then(|| (at.clone(), named))
    })
}

/// The body that a group prepares matters for, and the norm that says so (row 166).
pub fn prepares_matters_for(world: &World, group: &BodyId, on: Date) -> Option<(NormRef, Addressee)> {
    world.norms_in_force(group, on).find_map(|(at, norm)| {
        let Rule::Preparation(says) = &norm.rule else { return None };
        let to = says.to.as_deref().filter(|_| says.one_from_each.is_empty())?;
        let to = super::intake::addressee(world, group, to, on);
        // *Bereder ärenden till gruppen* is of those who prepare for it, and not of what it prepares for others.
        (to != Addressee::Body(group.clone())).then_some((at, to))
    })
}
