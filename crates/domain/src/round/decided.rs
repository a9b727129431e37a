//! Whether a round may be opened, answered, changed and closed.

use super::{
    AnswerKind, Asked, Capacity, Round, RoundKind, RoundNo,
    command::{AnswerRound, CloseRound, JoinRound, LeaveRound, OpenRound, RemindRound},
};
use crate::{
    BodyId, Digest, EmploymentId, Event, Refusal, RoundId, World,
    agreement::{Agreement, AgreementNo},
    command::{Outcome, Request},
    decision::{final_position, joint},
    escalation::{EscalationAnswer, lifted},
    grounds::{Fact, Ground, House},
    mandate::Asked as Decidable,
    matter::{Matter, open_matter},
    meeting::{Content, Media, checked_file},
    refusal::{Who, Why},
    seat::keeper,
};
use jiff::civil::Date;

fn no(why: RoundNo) -> Refusal {
    Refusal::new(Why::Round(why))
}

fn mistake(field: &'static str, why: RoundNo) -> Refusal {
    Refusal::mistake(field, Why::Round(why))
}

/// Decides whether a question may be put. Where a home decision is asked of somebody without a mandate, the matter is
/// lifted for them in the same act, so that it never waits in silence.
pub(crate) fn open(world: &World, request: &Request, asked: OpenRound) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let ground = keeper(world, request, &asked.group)?;
    let question = asked.question.trim().to_owned();
    if question.is_empty() {
        return Err(Refusal::mistake("question", Why::NameMissing));
    }
    if asked.due < today {
        return Err(mistake("due", RoundNo::DueInThePast { due: asked.due }));
    }
    let matter = asked.about.as_ref().map(|matter| open_matter(world, matter)).transpose()?;
    if let Some(matter) = matter.filter(|matter| matter.id.group != asked.group) {
        return Err(mistake("about", RoundNo::AnothersMatter { matter: matter.id.clone() }));
    }
    let agreement = about_agreement(world, &asked, today)?;
    let units = whom(world, &asked, matter, agreement, today)?;
    let mut outcome = Outcome::default().because(ground);
    if asked.kind == RoundKind::HomeDecision {
        let matter = matter.ok_or_else(|| mistake("about", RoundNo::WhichMatter))?;
        outcome = outcome.because(final_position(world, matter, today)?);
    }
    let year = today.year();
    let round =
        RoundId { group: asked.group.clone(), year, number: world.rounds.next_number(&asked.group, year) };
    outcome = outcome.and(Event::RoundOpened {
        round,
        kind: asked.kind,
        about: asked.about.clone(),
        agreement: asked.agreement.clone(),
        question,
        units: units.clone(),
        due: asked.due,
        on: today,
    });
    if let Some(matter) = matter.filter(|_| asked.kind == RoundKind::HomeDecision) {
        outcome.events.extend(lifted_for(world, matter, beyond(world, matter, &units, today), today));
    }
    Ok(outcome)
}

/// The agreement that is asked about, if it can be: the group's own, in force, and of it what is asked of agreements.
fn about_agreement<'a>(
    world: &'a World,
    asked: &OpenRound,
    on: Date,
) -> Result<Option<&'a Agreement>, Refusal> {
    let is_of_matters = RoundKind::OF_MATTERS.contains(&asked.kind);
    let Some(id) = &asked.agreement else {
        return if is_of_matters { Ok(None) } else { Err(mistake("agreement", RoundNo::WhichAgreement)) };
    };
    let agreement = world.agreement(id)?;
    if agreement.id.group != asked.group {
        let why = AgreementNo::AnothersAgreement { agreement: id.clone() };
        return Err(Refusal::mistake("agreement", Why::Agreement(why)));
    }
    if asked.about.is_some() {
        return Err(mistake("about", RoundNo::MatterOrAgreement));
    }
    if !RoundKind::OF_AGREEMENTS.contains(&asked.kind) {
        return Err(mistake("kind", RoundNo::NotOfAgreements { kind: asked.kind }));
    }
    if on < agreement.period.from {
        return Err(mistake("agreement", RoundNo::NotYetInForce { from: agreement.period.from }));
    }
    Ok(Some(agreement))
}

/// Who is asked, each once: those that are named; else, about an agreement, its parties; else, of what is to be carried
/// out, those where it is decided; else those that the group's members come from.
fn whom(
    world: &World,
    asked: &OpenRound,
    matter: Option<&Matter>,
    agreement: Option<&Agreement>,
    on: Date,
) -> Result<Vec<BodyId>, Refusal> {
    let mut units = asked.units.clone();
    if let Some(agreement) = agreement {
        let is_of_a_party = |unit: &BodyId| {
            world.organisation.upwards(unit).any(|above| agreement.parties.contains(&above.id))
        };
        if let Some(unit) = units.iter().find(|unit| !is_of_a_party(unit)) {
            return Err(mistake("units", RoundNo::NoParty { unit: unit.clone() }));
        }
        if units.is_empty() {
            units.clone_from(&agreement.parties);
        }
    }
    if units.is_empty() && asked.kind == RoundKind::Implementation {
        units =
            matter.map(|matter| joint(world, matter, on).in_force().cloned().collect()).unwrap_or_default();
    }
    if units.is_empty() {
        units = world.home_units(&asked.group, on);
    }
    let mut once = Vec::with_capacity(units.len());
    for unit in units {
        world.body(&unit)?;
        if !once.contains(&unit) {
            once.push(unit);
        }
    }
    if once.is_empty() {
        return Err(mistake("units", RoundNo::NobodyToAsk));
    }
    Ok(once)
}

/// Those of the units where nobody could decide the matter, whatever it costs.
fn beyond<'a>(
    world: &'a World,
    matter: &'a Matter,
    units: &'a [BodyId],
    on: Date,
) -> impl Iterator<Item = &'a BodyId> {
    units.iter().filter(move |unit| {
        let free = Decidable { unit, subject: matter.subject.as_deref(), cost: Some(0) };
        !world.is_decidable(&free, on)
    })
}

/// The matter is lifted for these units, but for those whose part is lifted already.
fn lifted_for<'a>(
    world: &World,
    matter: &Matter,
    units: impl Iterator<Item = &'a BodyId>,
    on: Date,
) -> Vec<Event> {
    let first = u32::try_from(matter.escalations.len()).unwrap_or(u32::MAX).saturating_add(1);
    let numbered = units.filter(|unit| matter.lifted_for(unit).is_none()).zip(first..);
    numbered.map(|(unit, number)| lifted(world, matter, Some(unit), number, on)).collect()
}

/// The round, if it can still be answered.
pub(crate) fn open_for<'a>(
    world: &'a World,
    id: &RoundId,
    unit: &BodyId,
) -> Result<(&'a Round, &'a Asked), Refusal> {
    let round = world.round(id)?;
    if let Some(on) = round.closed {
        return Err(no(RoundNo::Closed { on }));
    }
    let asked = round.unit(unit).ok_or_else(|| no(RoundNo::NotAsked { unit: unit.clone() }))?;
    if let Some((on, _)) = &asked.left {
        return Err(no(RoundNo::Left { unit: unit.clone(), on: *on }));
    }
    Ok((round, asked))
}

/// Who answers for a unit, or a no with who can; the registrar records what was answered on paper.
fn who_answers(
    world: &World,
    request: &Request,
    group: &BodyId,
    unit: &BodyId,
) -> Result<(EmploymentId, Capacity, Ground), Refusal> {
    let (person, today) = (request.person()?, request.now.today);
    if let Some((employment, capacity)) = world.capacity(person, group, unit, today) {
        return Ok((employment, capacity, Ground::house(House::UnitsAnswerThroughTheirOwn, Fact::Nothing)));
    }
    let ground = request.records_or(world, || {
        no(RoundNo::OnlyTheyAnswer { unit: unit.clone() })
            .by(Ground::house(House::UnitsAnswerThroughTheirOwn, Fact::Nothing))
            .who([world.who_acts_for(unit, today)])
    })?;
    let employment = world.people.employments(person).find(|one| one.period.holds(today));
    let employment = employment.ok_or_else(|| no(RoundNo::OnlyTheyAnswer { unit: unit.clone() }))?;
    Ok((employment.id.clone(), Capacity::Recorded, ground))
}

/// Decides whether somebody may answer for a unit.
pub(crate) fn answer(world: &World, request: &Request, asked: AnswerRound) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let (round, unit) = open_for(world, &asked.round, &asked.unit)?;
    if !AnswerKind::of(round.kind).contains(&asked.answer) {
        return Err(mistake("answer", RoundNo::DoesNotFit { answer: asked.answer, kind: round.kind }));
    }
    if asked.answer.is_decision() {
        return Err(mistake("answer", RoundNo::DecideInstead));
    }
    if unit.answer().is_some_and(|answer| answer.kind.is_decision()) {
        return Err(no(RoundNo::AlreadyDecided { unit: asked.unit }));
    }
    let (by, capacity, ground) = who_answers(world, request, &asked.round.group, &asked.unit)?;
    let text = asked.text.trim().to_owned();
    if text.is_empty() && asked.answer.needs_text() {
        let why = if asked.answer.tells_what() { Why::NameMissing } else { Why::ReasonMissing };
        return Err(Refusal::mistake("text", why));
    }
    let matter = round.about.as_ref().map(|matter| world.matter(matter)).transpose()?;
    let matter = matter.filter(|_| asked.answer == AnswerKind::NoMandate);
    if let Some(who) = matter.and_then(|matter| whoever_decides(world, matter, &asked.unit, today)) {
        return Err(mistake("answer", RoundNo::SomebodyDecides { unit: asked.unit }).who([who]));
    }
    let enclosed = Enclosed::of(asked.attachment, asked.name, asked.content)?;
    let event = Event::RoundAnswered {
        round: asked.round,
        unit: asked.unit.clone(),
        answer: asked.answer,
        text,
        attachment: enclosed.digest(),
        name: enclosed.name.clone(),
        media: enclosed.media,
        by,
        capacity,
        on: today,
    };
    let mut outcome = enclosed.with(Outcome::of(event).because(ground));
    if let Some(matter) = matter {
        outcome.events.extend(lifted_for(world, matter, std::iter::once(&asked.unit), today));
    }
    Ok(outcome)
}

/// What comes with an answer, if anything does: a text that is written here, or a file that is what its name says.
#[derive(Default)]
pub(crate) struct Enclosed {
    /// The file's name; none where it is a text.
    pub name: Option<String>,
    /// What kind of file it is.
    pub media: Option<Media>,
    bytes: Option<Vec<u8>>,
}

impl Enclosed {
    /// A text, or a file with its name; not both.
    pub fn of(text: Option<String>, name: Option<String>, content: Option<Content>) -> Result<Self, Refusal> {
        let text = text.filter(|text| !text.trim().is_empty());
        match (text, name, content) {
            (None, None, None) => Ok(Self::default()),
            (Some(text), None, None) => Ok(Self { bytes: Some(text.into_bytes()), ..Self::default() }),
            (None, Some(name), Some(content)) => {
                let (name, media, bytes) = checked_file(&name, content)?;
                Ok(Self { name: Some(name), media: Some(media), bytes: Some(bytes) })
            }
            (Some(_), _, _) => Err(mistake("attachment", RoundNo::TextAndFile)),
            (None, Some(_), None) | (None, None, Some(_)) => Err(mistake("content", RoundNo::FileAndName)),
        }
    }

    /// The digest of what it holds.
    pub fn digest(&self) -> Option<Digest> {
        self.bytes.as_deref().map(Digest::of)
    }

    /// The outcome with what it holds.
    pub fn with(self, outcome: Outcome) -> Outcome {
        match self.bytes {
            Some(bytes) => outcome.with_blob(bytes),
            None => outcome,
        }
    }
}

/// Somebody who may decide a matter for a unit whatever it costs.
fn whoever_decides(world: &World, matter: &Matter, unit: &BodyId, on: Date) -> Option<Who> {
    let dear = Decidable { unit, subject: matter.subject.as_deref(), cost: Some(u64::MAX) };
    let mut held =
        world.mandates_for(&dear, on).into_iter().filter(|one| world.mandate_holder(one, on).is_some());
    held.next().map(|mandate| world.who_holds(mandate, on))
}

/// A round of a group that is not closed, for its keeper.
fn kept<'a>(world: &'a World, request: &Request, id: &RoundId) -> Result<(&'a Round, Ground), Refusal> {
    let round = world.round(id)?;
    let ground = keeper(world, request, &id.group)?;
    match round.closed {
        Some(on) => Err(no(RoundNo::Closed { on })),
        None => Ok((round, ground)),
    }
}

/// Decides whether those who have not answered may be reminded: once a day.
pub(crate) fn remind(world: &World, request: &Request, asked: RemindRound) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let (round, ground) = kept(world, request, &asked.round)?;
    if round.reminded.last() == Some(&today) {
        return Err(no(RoundNo::RemindedToday));
    }
    let units: Vec<BodyId> = round.waits_for().cloned().collect();
    if units.is_empty() {
        return Err(no(RoundNo::AllHaveAnswered));
    }
    Ok(Outcome::of(Event::RoundReminded { round: asked.round, units, on: today }).because(ground))
}

/// Decides whether one more may be asked.
pub(crate) fn join(world: &World, request: &Request, asked: JoinRound) -> Result<Outcome, Refusal> {
    let today = request.now.today;
    let (round, ground) = kept(world, request, &asked.round)?;
    world.body(&asked.unit)?;
    if round.unit(&asked.unit).is_some_and(|unit| unit.left.is_none()) {
        return Err(mistake("unit", RoundNo::AlreadyAsked { unit: asked.unit }));
    }
    let mut outcome =
        Outcome::of(Event::RoundJoined { round: asked.round, unit: asked.unit.clone(), on: today })
            .because(ground);
    if let (RoundKind::HomeDecision, Some(matter)) = (round.kind, &round.about) {
        let matter = open_matter(world, matter)?;
        let units = std::slice::from_ref(&asked.unit);
        outcome.events.extend(lifted_for(world, matter, beyond(world, matter, units, today), today));
    }
    Ok(outcome)
}

/// Decides whether somebody may be asked no longer. What was lifted for them needs no answer any more.
pub(crate) fn leave(world: &World, request: &Request, asked: LeaveRound) -> Result<Outcome, Refusal> {
    let (round, ground) = kept(world, request, &asked.round)?;
    let (_, unit) = open_for(world, &asked.round, &asked.unit)?;
    if unit.answer().is_some_and(|answer| answer.kind.is_decision()) {
        return Err(no(RoundNo::AlreadyDecided { unit: asked.unit }));
    }
    let reason = asked.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Refusal::mistake("reason", Why::ReasonMissing));
    }
    let on = request.now.today;
    let about = round.about.as_ref().filter(|_| round.kind == RoundKind::HomeDecision);
    let lifted = about.map(|id| world.matter(id)).transpose()?.and_then(|matter| {
        let number = matter.lifted_for(&asked.unit)?.number;
        let (answer, text) = (EscalationAnswer::Returned, reason.clone());
        Some(Event::EscalationAnswered { matter: matter.id.clone(), number, answer, text, to: None, on })
    });
    let mut outcome =
        Outcome::of(Event::RoundLeft { round: asked.round, unit: asked.unit, reason, on }).because(ground);
    outcome.events.extend(lifted);
    Ok(outcome)
}

/// Decides whether a round may be closed. A round of home decisions is open as long as somebody has to decide.
pub(crate) fn close(world: &World, request: &Request, asked: CloseRound) -> Result<Outcome, Refusal> {
    let (round, ground) = kept(world, request, &asked.round)?;
    if round.kind == RoundKind::HomeDecision
        && let Some(unit) = round.waits_for().next()
    {
        return Err(no(RoundNo::SomebodyHasToDecide { unit: unit.clone() })
            .who([world.who_acts_for(unit, request.now.today)]));
    }
    Ok(Outcome::of(Event::RoundClosed { round: asked.round, on: request.now.today }).because(ground))
}

/// What follows for its rounds when a matter is over: nobody is asked any more.
pub(crate) fn closing(world: &World, matter: &Matter, on: Date) -> impl Iterator<Item = Event> {
    let rounds = matter.rounds.iter().filter_map(|id| world.rounds.get(id));
    rounds
        .filter(|round| round.closed.is_none())
        .map(move |round| Event::RoundClosed { round: round.id.clone(), on })
}
