//! The remit test: whose a matter is, as those say who sort. Where several sort, it moves once they say the same.

use super::{
    Addressee, Matter, MatterFact, MatterNo, MatterStage, Remit,
    command::TriageMatter,
    decided::{mistake, no, open},
    intake::{addressee, speaks_for},
};
use crate::{
    BodyId, Event, PersonId, Refusal, World,
    command::{Outcome, Request},
    grounds::{Basis, Fact, Ground, House, NormRef},
    organisation::Party,
    refusal::Who,
    seat::keeper,
};
use jiff::civil::Date;
use samordna_charter::{
    Rule,
    norm::{Boundary, Preparation},
};

/// Who sorts matters, where the charter gives that to somebody (row 163): each of several, or whoever it is.
pub(super) struct Sorters {
    at: NormRef,
    named: Vec<(String, Party)>,
    /// Those of whom each has to say whose a matter is.
    each: Vec<BodyId>,
}

impl Sorters {
    /// By the charter in force; none where it is silent.
    pub(super) fn of(world: &World, group: &BodyId, on: Date) -> Option<Self> {
        let (at, says) = world.norms_in_force(group, on).find_map(|(at, norm)| {
            let Rule::Preparation(says @ Preparation { triage: Some(true), .. }) = &norm.rule else {
                return None;
            };
            Some((at, says))
        })?;
        let party = |name: &str| (name.to_owned(), Party::of(world, Some(group), name, on));
        let named: Vec<(String, Party)> = says.by.iter().map(party).collect();
        let each = named.iter().filter_map(|(_, party)| party.body().cloned()).collect();
        Some(Self { at, named, each })
    }

    /// Whose turn it is: those who have not said whose the matter is; all of them where they do not say the same.
    pub(super) fn left(&self, matter: &Matter) -> Vec<BodyId> {
        let silent: Vec<BodyId> =
            self.each.iter().filter(|body| matter.view_of(Some(body)).is_none()).cloned().collect();
        if silent.is_empty() { self.each.clone() } else { silent }
    }

    /// All of them, as an answer to *who can?*.
    pub(super) fn who(&self, world: &World, group: &BodyId, on: Date) -> Vec<Who> {
        let who = |(name, party): &(String, Party)| match party.is_known() {
            true => world.who(party, group, None, on),
            false => Who::Named { name: name.clone() },
        };
        self.named.iter().map(who).collect()
    }

    /// For which of them a person sorts; none within for whoever sorts alone, none where they may not.
    fn party(&self, world: &World, person: &PersonId, group: &BodyId, on: Date) -> Option<Option<BodyId>> {
        if let Some(mine) = self.each.iter().find(|body| speaks_for(world, person, body, on)) {
            return Some(Some(mine.clone()));
        }
        let may = |(_, party): &(String, Party)| party.may_act(world, person, group, None, on);
        (self.each.is_empty() && self.named.iter().any(may)).then_some(None)
    }
}

/// Decides whether somebody may say whose a matter is, and what follows once all who sort say the same.
pub(crate) fn triage(world: &World, request: &Request, asked: TriageMatter) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let matter = open(world, &asked.matter)?;
    if matter.stage != MatterStage::Raised {
        return Err(no(MatterNo::AlreadySorted { matter: asked.matter }));
    }
    let sorters = Sorters::of(world, &matter.id.group, today);
    let (ground, party) = who_sorts(world, request, matter, sorters.as_ref())?;
    let (applies, view) = view(world, matter, &asked, party.as_ref(), today)?;
    let others = sorters.as_ref().map_or(&[][..], |sorters| &sorters.each);
    let mut others = others.iter().filter(|body| Some(*body) != party.as_ref()).peekable();
    if others.peek().is_some() && matter.view_of(party.as_ref()).is_some_and(|known| known.agrees(&view)) {
        let who = others.map(|body| world.who_acts_for(body, today));
        return Err(no(MatterNo::SaidAlready).by(ground).who(who));
    }
    let is_agreed = others.all(|body| matter.view_of(Some(body)).is_some_and(|known| known.agrees(&view)));
    let event =
        Event::MatterSorted { matter: asked.matter.clone(), party, applies, view: view.clone(), on: today };
    let outcome = Outcome::of(event).because(ground);
    Ok(if is_agreed { settled(outcome, asked.matter, view, today) } else { outcome })
}

/// What follows when it is said whose a matter is.
fn settled(outcome: Outcome, matter: crate::MatterId, view: Remit, on: Date) -> Outcome {
    let (to, basis) = match view {
        Remit::Ours { .. } => return outcome.and(Event::MatterAccepted { matter, on }),
        Remit::Elsewhere { by, to } => (to, Basis::Norm(by)),
        Remit::Party { to } => (Addressee::Body(to), Basis::House(House::PartyMattersGoHome)),
    };
    let fact = Fact::Matter(MatterFact::GoesTo { to: to.clone() });
    let ground = Ground { basis: basis.clone(), fact };
    outcome.and(Event::MatterHandedOver { matter, to, basis, needed_by: None, on }).because(ground)
}

/// On what ground whoever asks sorts, and for which party.
fn who_sorts(
    world: &World,
    request: &Request,
    matter: &Matter,
    sorters: Option<&Sorters>,
) -> Result<(Ground, Option<BodyId>), Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    let group = &matter.id.group;
    let Some(sorters) = sorters else {
        return Ok((keeper(world, request, group)?, None));
    };
    let ground = Ground::norm(sorters.at.clone(), Fact::Nothing);
    let Some(party) = sorters.party(world, person, group, today) else {
        let names = sorters.named.iter().map(|(name, _)| name.clone()).collect();
        let who = sorters.who(world, group, today);
        return Err(no(MatterNo::OnlyTheySort { names }).by(ground).who(who));
    };
    Ok((ground, party))
}

/// The sentences that apply, and whose the matter is by them.
fn view(
    world: &World,
    matter: &Matter,
    asked: &TriageMatter,
    party: Option<&BodyId>,
    on: Date,
) -> Result<(Vec<NormRef>, Remit), Refusal> {
    let group = &matter.id.group;
    if let Some(body) = &asked.goes_to {
        world.body(body).map_err(|no| Refusal { field: Some("goes_to"), ..no })?;
    }
    let questions = super::remit(world, group, on, "");
    let mut applies = Vec::new();
    let mut leads_away = None;
    for norm in &asked.applies {
        let found = questions.iter().find(|question| question.at.norm == *norm);
        let found = found.ok_or_else(|| mistake("applies", MatterNo::NoBoundary { norm: *norm }))?;
        applies.push(found.at.clone());
        if let Rule::Boundary(says) = &found.norm.rule {
            leads_away.get_or_insert((found.at.clone(), says));
        }
    }
    if asked.party_matter {
        let to = asked.goes_to.as_ref().or(party).ok_or_else(|| mistake("goes_to", MatterNo::WhoseIsIt))?;
        return Ok((applies, Remit::Party { to: to.clone() }));
    }
    // A group that only gives its view does so on what others own, too (row 154).
    let Some((by, boundary)) = leads_away.filter(|_| matter.kind.leads_to_decisions()) else {
        return Ok((applies, Remit::Ours { in_spite_of: None }));
    };
    let exception = asked.exception.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let ground = || Ground::norm(by.clone(), Fact::Nothing);
    match (exception, &boundary.unless) {
        (Some(_), None) => return Err(mistake("exception", MatterNo::NoException).by(ground())),
        (Some(text), Some(_)) => {
            return Ok((applies, Remit::Ours { in_spite_of: Some(text.to_owned()) }));
        }
        (None, _) => {}
    }
    let to = goes_to(world, group, boundary, asked.goes_to.as_ref(), on);
    let to = to.ok_or_else(|| mistake("goes_to", MatterNo::WhoseIsIt).by(ground()))?;
    Ok((applies, Remit::Elsewhere { by, to }))
}

/// Whose the matter is: as whoever sorts says, else as the charter names it.
fn goes_to(
    world: &World,
    group: &BodyId,
    boundary: &Boundary,
    said: Option<&BodyId>,
    on: Date,
) -> Option<Addressee> {
    let said = said.map(|body| Addressee::Body(body.clone()));
    said.or_else(|| boundary.goes_to.as_deref().map(|name| addressee(world, group, name, on)))
}
