//! Who is told of decisions: the board whose right it is, and whom the charter names.

use super::{
    Decision, DecisionNo,
    command::{AcknowledgeDecision, CommunicateDecision, ReportDecisions},
    no,
};
use crate::{
    BodyId, Event, MatterId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Basis, Fact, Ground, House, Law, NormRef},
    matter::{Addressee, Matter, addressee},
    refusal::Why,
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{Modality, Rule};

fn mistake(field: &'static str, why: DecisionNo) -> Refusal {
    Refusal::mistake(field, Why::Decision(why))
}

/// A decision that a board has not been told of, with its matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreported<'a> {
    /// In which matter.
    pub matter: &'a Matter,
    /// Which.
    pub decision: &'a Decision,
    /// By when the board is told.
    pub due: Option<Date>,
}

impl World {
    /// The decisions that a board has not been told of, oldest first (frame F11).
    pub fn unreported(&self, board: &BodyId) -> Vec<Unreported<'_>> {
        let mut found = Vec::new();
        for matter in self.matters.unreported() {
            for decision in matter.decisions.iter().filter(|one| one.reported.is_none()) {
                let to =
                    self.mandates.get(&decision.mandate).and_then(|mandate| mandate.reported_to.as_ref());
                if let Some(to) = to.filter(|to| to.board == *board) {
                    let days = to.within_days.and_then(|days| i32::try_from(days).ok());
                    let due = days.map(|days| crate::period::days_after(decision.on, days));
                    found.push(Unreported { matter, decision, due });
                }
            }
        }
        found.sort_by_key(|one| one.decision.on);
        found
    }
}

/// Decides whether it may be recorded that a board was told: by the registrar, or whoever acts for the board.
pub(crate) fn report(world: &World, request: &Request, asked: ReportDecisions) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    world.body(&asked.board)?;
    let ground = match world.acts_for(request.person()?, &asked.board, today) {
        true => {
            let fact = Fact::ActsFor { body: asked.board.clone() };
            Ground { basis: Basis::Law(Law::KlReporting), fact }
        }
        false => request.registrar(world).map_err(|no| no.who([world.who_acts_for(&asked.board, today)]))?,
    };
    let until = asked.until.unwrap_or(today).min(today);
    let told: Vec<(MatterId, Option<BodyId>)> = world
        .unreported(&asked.board)
        .into_iter()
        .filter(|one| one.decision.on <= until)
        .map(|one| (one.matter.id.clone(), one.decision.unit.clone()))
        .collect();
    if told.is_empty() {
        return Err(no(DecisionNo::NothingToReport { board: asked.board }));
    }
    let event = Event::DecisionsReported { board: asked.board, told, until, on: today };
    Ok(Outcome::of(event).because(ground))
}

/// Decides whether somebody may be told of a matter's decisions.
pub(crate) fn communicate(
    world: &World,
    request: &Request,
    asked: CommunicateDecision,
) -> Result<Outcome, Refusal> {
    let matter = world.matter(&asked.matter)?;
    let ground = keeper(world, request, &asked.matter.group)?;
    if matter.decisions.is_empty() && matter.position.is_none() {
        return Err(no(DecisionNo::NothingToTell));
    }
    if matter.communicated.iter().any(|one| one.to == asked.to && one.purpose == asked.purpose) {
        return Err(mistake("to", DecisionNo::AlreadyTold));
    }
    let event = Event::DecisionCommunicated {
        matter: asked.matter,
        to: asked.to,
        purpose: asked.purpose,
        on: request.now.today,
    };
    Ok(Outcome::of(event).because(ground))
}

/// Whom the charter names, and who has not been told of what there is to tell of a matter (row 221).
pub(crate) fn untold(world: &World, matter: &Matter, on: Date) -> Option<(NormRef, Addressee)> {
    if matter.position.is_none() && matter.decisions.is_empty() {
        return None;
    }
    let group = &matter.id.group;
    world.norms_in_force(group, on).find_map(|(at, norm)| {
        let Rule::CommunicationOfDecisions(says) = &norm.rule else { return None };
        let mut named = says.to.iter().map(|name| addressee(world, group, name, on));
        let is_told = |to: &Addressee| matter.communicated.iter().any(|one| one.to == *to);
        let left = named.find(|to| norm.modality == Modality::Must && !is_told(to))?;
        Some((at, left))
    })
}

/// Decides whether it may be said that somebody was told: by them, or by the group's keeper with a receipt.
pub(crate) fn acknowledge(
    world: &World,
    request: &Request,
    asked: AcknowledgeDecision,
) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = world.matter(&asked.matter)?;
    let waits = matter.communicated.iter().any(|one| one.to == asked.to && one.received.is_none());
    if !waits {
        return Err(no(DecisionNo::NotTold));
    }
    let receipt = asked.receipt.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let ground = match receipt {
        _ if asked.to.is(world, request.person()?, today) => {
            Ground::house(House::BodiesSpeakThroughTheirHeads, Fact::Nothing)
        }
        Some(receipt) => {
            let ground = keeper(world, request, &asked.matter.group)?;
            Ground { fact: Fact::Evidence { text: receipt.to_owned() }, ..ground }
        }
        None => return Err(no(DecisionNo::OnlyTheyAcknowledge).who([asked.to.who(world, today)])),
    };
    let event = Event::CommunicationReceived { matter: asked.matter, to: asked.to, on: today };
    Ok(Outcome::of(event).because(ground))
}
