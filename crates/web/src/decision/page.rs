//! Where a matter is agreed on, handed to politicians, decided by the chair, and told of.

use super::{OnMatter, on_matter, vote};
use crate::{
    charter::word_of,
    error::No,
    form::{Field, Form, Tried, answer, evidence},
    frame::{Frame, show},
    matter,
    visit::Visit,
};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use samordna_charter::{Rule, norm::Purpose};
use samordna_domain::{
    Command, EmploymentId, MatterId, World,
    decision::{
        PoliticalAnswer, PositionClass,
        command::{
            AcknowledgeDecision, AnswerFromPoliticians, CommunicateDecision, DecideAsChair,
            HandToPoliticians, TakePosition,
        },
    },
    mandate::{Holder, Mandate},
    matter::{Addressee, Matter, MatterStage, addressee},
    round::RoundKind,
};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "decision/page.html")]
struct DecisionPage {
    frame: Frame,
    /// What the matter is called.
    title: String,
    decided: Option<OnMatter>,
    /// Questions that can be put about the matter: address and words.
    asks: Vec<(String, &'static str)>,
    /// Where the chair's mandate is entered, where the charter speaks of one and there is none.
    enter: Option<String>,
    forms: Vec<Form>,
}

/// Shows what can be done.
pub(crate) async fn page((Extension(visit), Path((group, short))): matter::Asked) -> Result<Response, No> {
    shown(&visit, &matter::at(&group, &short)?, None)
}

/// The page; with a form that came back, it is a mistake's page.
pub(super) fn shown(visit: &Visit, id: &MatterId, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| {
        let matter = world.matters.get(id).ok_or(No::Absent)?;
        Ok::<_, No>(show(&view(visit, world, matter, tried.as_ref()))?)
    })?;
    Ok(answer(page, tried.as_ref()))
}

fn view(visit: &Visit, world: &World, matter: &Matter, tried: Option<&Tried>) -> DecisionPage {
    let l = visit.language;
    let (group, page) = (&matter.id.group, matter::address(&matter.id));
    let is_open = !matter.stage.is_over();
    let mut forms = Vec::new();
    if is_open {
        forms.extend(position_form(visit, world, matter));
        forms.extend(political_forms(visit, world, matter));
        forms.extend(chair_form(visit, world, matter));
    }
    forms.extend(telling_forms(visit, world, matter));
    let ask = |kind: RoundKind| {
        let href = format!("/grupper/{group}/rundor/ny?arende={}&slag={}", matter.id.short(), word_of(kind));
        (href, kind.label(l))
    };
    let can_ask =
        is_open && matter.stage != MatterStage::Raised && crate::round::may_ask(visit, world, group);
    DecisionPage {
        frame: Frame::within(visit, world, l.pick("Ställningstagande och beslut", "Position and decisions"))
            .under_group(world, group)
            .under(format!("/grupper/{group}/arenden"), l.pick("Ärenden", "Matters"))
            .under(page, matter.title.clone()),
        title: matter.title.clone(),
        // The page itself is where it is acted on.
        decided: on_matter(visit, world, matter).map(|decided| OnMatter { acts: String::new(), ..decided }),
        asks: if can_ask { RoundKind::OF_MATTERS.into_iter().map(ask).collect() } else { Vec::new() },
        enter: lacks_mandate(world, matter, visit.now.today)
            .then(|| format!("/mandat/nytt?ordforande={group}")),
        forms: forms.into_iter().map(|form| form.tried(tried)).collect(),
    }
}

fn position_form(visit: &Visit, world: &World, matter: &Matter) -> Option<Form> {
    if matter.stage == MatterStage::Agreed {
        return None;
    }
    let (l, today) = (visit.language, visit.now.today);
    let classes = PositionClass::ALL.map(|one| (word_of(one), one.label(l).to_owned()));
    let proposal = matter.brief.as_ref().and_then(|brief| brief.proposal.clone()).unwrap_or_default();
    let probe = Command::TakePosition(TakePosition {
        matter: matter.id.clone(),
        text: "?".to_owned(),
        class: PositionClass::Other,
        consensus: true,
        dissent: Vec::new(),
        stepped_aside: Some(Vec::new()),
        vote: None,
        meeting: None,
    });
    let mut form = Form::new(
        "stallning",
        format!("{}/beslut/stallning", matter::address(&matter.id)),
        l.pick("Anteckna vad gruppen har tagit ställning till", "Record what the group agreed"),
    )
    .submit(l.pick("Anteckna ställningstagandet", "Record the position"))
    .with(Field::area("text", l.pick("Ställningstagandet", "The position")).filled(proposal))
    .with(
        Field::choice("class", l.pick("Hur det är menat", "How it is meant"), classes.to_vec())
            .filled(word_of(PositionClass::Other)),
    )
    .with(Field::choice("meeting", l.pick("Möte", "Meeting"), meetings(world, matter, today, l)).filled(
        match &matter.stage {
            MatterStage::OnAgenda { meeting } => meeting.to_string(),
            MatterStage::Raised
            | MatterStage::Accepted
            | MatterStage::Prepared
            | MatterStage::Ready
            | MatterStage::Agreed
            | MatterStage::Closed { .. }
            | MatterStage::HandedOver { .. }
            | MatterStage::Withdrawn { .. } => String::new(),
        },
    ))
    .with(Field::tick("consensus", l.pick("Alla var eniga", "Everybody agreed")).filled(crate::form::TICKED));
    let group = world.groups.get(&matter.id.group)?;
    let seated = group.seats(today).filter(|seat| {
        use samordna_domain::seat::Role;
        matches!(seat.role, Role::Chair | Role::ViceChair | Role::Member)
    });
    // Once each: whoever is the chair may have a seat as a member too.
    let seated: BTreeSet<(&str, &EmploymentId)> = seated
        .filter_map(|seat| world.holder(seat, today))
        .map(|held| (world.people.name(&held.employment), &held.employment))
        .collect();
    for (name, employment) in &seated {
        let words = l.pick(format!("Avvikande mening: {name}"), format!("Dissent: {name}"));
        form = form.with(Field::line(format!("dissent-{employment}"), words).optional());
    }
    let employments = seated.iter().map(|(_, employment)| *employment);
    form = vote::fields(form, world, &matter.id.group, employments, today, l);
    Some(form.asked(visit.would(world, probe), visit, world))
}

/// The group's meetings of this year and the last that have been, the latest first.
fn meetings(
    world: &World,
    matter: &Matter,
    today: jiff::civil::Date,
    l: samordna_domain::Language,
) -> Vec<(String, String)> {
    let year = today.year();
    let mut choices = vec![(String::new(), l.pick("Mellan möten", "Between meetings").to_owned())];
    let on_agenda = |id: &samordna_domain::MeetingId| matches!(&matter.stage, MatterStage::OnAgenda { meeting } if meeting == id);
    let near = world.meetings.in_years(&matter.id.group, year.saturating_sub(1), year).into_iter().rev();
    let fits = near.filter(|one| (one.slot.day <= today && !one.is_cancelled()) || on_agenda(&one.id));
    choices.extend(fits.map(|one| (one.id.to_string(), format!("{} {}", one.kind.label(l), one.slot.day))));
    choices
}

fn political_forms(visit: &Visit, world: &World, matter: &Matter) -> Vec<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let Some(position) = matter.position.as_ref().filter(|one| one.answered.is_none()) else {
        return Vec::new();
    };
    let Some(to) = &position.waits_for else { return Vec::new() };
    let (page, to) = (matter::address(&matter.id), to.name(world, today, l));
    if position.handed_over.is_none() {
        let probe = Command::HandToPoliticians(HandToPoliticians { matter: matter.id.clone() });
        let heading = l.pick(format!("Lämna över till {to}"), format!("Hand over to {to}"));
        let form = Form::new("politik", format!("{page}/beslut/politik"), heading);
        return vec![form.submit(l.pick("Lämna över", "Hand over")).asked(
            visit.would(world, probe),
            visit,
            world,
        )];
    }
    let probe = Command::AnswerFromPoliticians(AnswerFromPoliticians {
        matter: matter.id.clone(),
        answer: PoliticalAnswer::Supported,
        on: None,
        reference: "?".to_owned(),
    });
    let answers = [PoliticalAnswer::Supported, PoliticalAnswer::Rejected, PoliticalAnswer::Returned];
    let answers = answers.map(|one| (word_of(one), one.label(l).to_owned())).to_vec();
    let heading = l.pick(format!("Anteckna svaret från {to}"), format!("Record the answer of {to}"));
    vec![
        Form::new("politik", format!("{page}/beslut/politik/svar"), heading)
            .submit(l.pick("Anteckna svaret", "Record the answer"))
            .with(Field::choice("answer", l.pick("Svar", "Answer"), answers))
            .with(Field::day("on", l.pick("Dag", "Day")).filled(today.to_string()))
            .with(Field::line("reference", l.pick("Var det står", "Where it stands")).hint(
                l.pick("Till exempel protokoll 2026-05-04 § 12.", "For example minutes 2026-05-04 § 12."),
            ))
            .asked(visit.would(world, probe), visit, world),
    ]
}

/// The chair's own mandates that hold today.
fn chairs_own<'a>(world: &'a World, matter: &Matter, on: jiff::civil::Date) -> Vec<&'a Mandate> {
    let held = Holder::ChairOf(matter.id.group.clone());
    world.mandates.held_as(&held).filter(|one| one.period.holds(on)).collect()
}

/// The charter lets the chair decide something alone.
fn has_chair_norm(world: &World, matter: &Matter, on: jiff::civil::Date) -> bool {
    let mut norms = world.norms_in_force(&matter.id.group, on);
    norms.any(|(_, norm)| matches!(norm.rule, Rule::ChairDecision(_)))
}

fn lacks_mandate(world: &World, matter: &Matter, on: jiff::civil::Date) -> bool {
    !matter.stage.is_over() && has_chair_norm(world, matter, on) && chairs_own(world, matter, on).is_empty()
}

fn chair_form(visit: &Visit, world: &World, matter: &Matter) -> Option<Form> {
    let (l, today) = (visit.language, visit.now.today);
    let own = chairs_own(world, matter, today);
    let first = own.first().filter(|_| has_chair_norm(world, matter, today))?;
    let probe = Command::DecideAsChair(DecideAsChair {
        matter: matter.id.clone(),
        text: "?".to_owned(),
        mandate: first.id.clone(),
        effective: None,
        cost: Some(0),
        on: None,
    });
    let choices = own.iter().map(|one| (one.id.to_string(), one.source.clone())).collect();
    let mut form = Form::new(
        "ensam",
        format!("{}/beslut/ensam", matter::address(&matter.id)),
        l.pick("Besluta som ordförande, ensam", "Decide as the chair, alone"),
    )
    .submit(l.pick("Besluta", "Decide"))
    .with(Field::choice("mandate", l.pick("Mandat", "Mandate"), choices))
    .with(Field::area("text", l.pick("Beslutet", "The decision")))
    .with(Field::line("cost", l.pick("Kostnad, i kronor", "Cost, in kronor")).optional())
    .with(Field::day("effective", l.pick("Gäller från", "In force from")).filled(today.to_string()));
    if visit.is_registrar(world) {
        let words = l.pick("Beslutsdag, om det fattades tidigare", "Day, if it was decided earlier");
        form = form.with(Field::day("on", words).optional());
    }
    Some(form.and(evidence(visit, world)).asked(visit.would(world, probe), visit, world))
}

fn telling_forms(visit: &Visit, world: &World, matter: &Matter) -> Vec<Form> {
    if matter.position.is_none() && matter.decisions.is_empty() {
        return Vec::new();
    }
    let (l, today) = (visit.language, visit.now.today);
    let page = matter::address(&matter.id);
    let mut forms = Vec::new();
    let left = untold(world, matter, today);
    let mut choices: Vec<(String, String)> =
        left.iter().map(|to| (coded(to), to.name(world, today, l))).collect();
    choices.push((String::new(), l.pick("Någon annan", "Somebody else").to_owned()));
    let probe = Command::CommunicateDecision(CommunicateDecision {
        matter: matter.id.clone(),
        to: left.first().cloned().unwrap_or_else(|| Addressee::Named("?".to_owned())),
        purpose: Purpose::Information,
    });
    forms.push(
        Form::new("meddela", format!("{page}/beslut/meddela"), l.pick("Meddela någon", "Tell somebody"))
            .submit(l.pick("Anteckna att de är meddelade", "Record that they were told"))
            .with(Field::choice("to", l.pick("Vem", "Who"), choices))
            .with(
                Field::line("other", l.pick("Någon annan", "Somebody else"))
                    .hint(l.pick("En enhet eller grupp, eller ett namn.", "A body or group, or a name."))
                    .optional(),
            )
            .with(Field::choice("purpose", l.pick("För vad", "What for"), super::act::purposes(l)))
            .asked(visit.would(world, probe), visit, world),
    );
    let waiting: Vec<&Addressee> =
        matter.communicated.iter().filter(|one| one.received.is_none()).map(|one| &one.to).collect();
    if let Some(first) = waiting.first() {
        let probe = Command::AcknowledgeDecision(AcknowledgeDecision {
            matter: matter.id.clone(),
            to: (*first).clone(),
            receipt: Some("?".to_owned()),
        });
        let choices = waiting.iter().map(|to| (coded(to), to.name(world, today, l))).collect();
        forms.push(
            Form::new("kvittera", format!("{page}/beslut/kvittera"), l.pick("Kvittera", "Acknowledge"))
                .with(Field::choice("to", l.pick("Vem", "Who"), choices))
                .with(
                    Field::line("receipt", l.pick("Kvitto", "Receipt"))
                        .hint(l.pick(
                            "Vad som visar att de har fått det, när någon annan antecknar det.",
                            "What shows that they have it, where somebody else records it.",
                        ))
                        .optional(),
                )
                .asked(visit.would(world, probe), visit, world),
        );
    }
    forms
}

/// Whom the charter names and who has not been told.
fn untold(world: &World, matter: &Matter, on: jiff::civil::Date) -> Vec<Addressee> {
    let group = &matter.id.group;
    let mut all = Vec::new();
    for (_, norm) in world.norms_in_force(group, on) {
        let Rule::CommunicationOfDecisions(says) = &norm.rule else { continue };
        all.extend(says.to.iter().map(|name| addressee(world, group, name, on)));
    }
    all.retain(|to| !matter.communicated.iter().any(|one| one.to == *to));
    all
}

/// Whom something goes to, as the value of a choice.
fn coded(to: &Addressee) -> String {
    serde_json::to_string(to).unwrap_or_default()
}
