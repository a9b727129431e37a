//! What can be done on a seat's page: each form there is asked of the domain, and shown or told why not.

use crate::{
    choose,
    form::{Field, Form, evidence, from_day},
    visit::Visit,
};
use samordna_domain::{
    BodyId, Command, EmploymentId, Refusal, World,
    refusal::Why,
    seat::{
        Prepared, Seat, SeatNo, Step,
        command::{Appoint, LogConsultation, ProposeForSeat, Succeed},
        steps,
    },
};

/// The forms of a seat, as far as there is something to do.
pub(super) fn forms(visit: &Visit, world: &World, seat: &Seat) -> Vec<Form> {
    let today = visit.now.today;
    let is_held = world.holder(seat, today).is_some();
    let mut forms = Vec::new();
    if seat.follows.is_none() {
        let steps = steps(world, seat, today);
        forms.extend(succeed(visit, world, seat));
        if !steps.proposals.is_empty() {
            forms.push(propose(visit, world, seat, &steps.proposals));
        }
        if !steps.consultations.is_empty() {
            forms.push(consult(visit, world, seat, &steps.consultations));
        }
        let held = world.holder(seat, today);
        if held.is_none_or(|held| world.last_day(held).is_some()) {
            let routine = steps.routine.as_ref().map(|(_, cited)| cited.as_str());
            forms.push(appoint(visit, world, seat, routine));
        }
    }
    if is_held {
        forms.push(attest(visit, world, seat));
    }
    if is_held && seat.follows.is_none() {
        forms.push(end(visit, world, seat));
    }
    forms.push(abolish(visit, world, seat));
    forms
}

fn page(seat: &Seat) -> String {
    format!("/grupper/{}/platser/{}", seat.id.group, seat.id.number)
}

/// Whoever is spoken of for the seat, or the visitor, stands in for whoever will be chosen: the question is who may.
fn candidate(visit: &Visit, world: &World, seat: &Seat) -> Option<EmploymentId> {
    let spoken_of = seat.prepared.iter().rev().find_map(|one| match one {
        Prepared::Proposed { employment, .. } => Some(employment.clone()),
        Prepared::Consulted { employment, .. } => employment.clone(),
    });
    if spoken_of.is_some() {
        return spoken_of;
    }
    let person = visit.person.as_ref()?;
    let mut all = world.people.employments(person);
    all.find(|employment| employment.period.holds(visit.now.today)).map(|employment| employment.id.clone())
}

fn who(visit: &Visit) -> Field {
    let l = visit.language;
    Field::line("employment", l.pick("Vem", "Who"))
        .hint(l.pick("Namnet, eller en del av det.", "The name, or a part of it."))
}

/// The bodies of some steps, to choose among.
fn bodies(world: &World, steps: &[Step], visit: &Visit) -> Vec<(String, String)> {
    let on = visit.now.today;
    let mut all: Vec<&BodyId> = steps.iter().flat_map(|step| &step.bodies).collect();
    all.dedup();
    all.into_iter()
        .filter_map(|id| world.organisation.body(id))
        .map(|body| (body.id.to_string(), choose::body_words(world, body, on)))
        .collect()
}

fn propose(visit: &Visit, world: &World, seat: &Seat, steps: &[Step]) -> Form {
    let l = visit.language;
    let probe = candidate(visit, world, seat).map(|employment| {
        Command::ProposeForSeat(ProposeForSeat {
            seat: seat.id.clone(),
            employment,
            by: None,
            on: None,
            note: String::new(),
        })
    });
    let form =
        Form::new("foresla", format!("{}/foresla", page(seat)), l.pick("Föreslå någon", "Propose somebody"))
            .submit(l.pick("Lämna förslaget", "Make the proposal"))
            .with(who(visit))
            .and(visit.is_registrar(world).then(|| {
                Field::choice("by", l.pick("Vem som föreslår", "Who proposes"), bodies(world, steps, visit))
            }))
            .with(Field::area("note", l.pick("Varför", "Why")).optional())
            .with(Field::day("on", l.pick("Dag", "Day")).filled(visit.now.today.to_string()))
            .and(evidence(visit, world));
    asked(form, visit, world, probe)
}

fn consult(visit: &Visit, world: &World, seat: &Seat, steps: &[Step]) -> Form {
    let l = visit.language;
    let mine = |body: &&BodyId| {
        let person = visit.person.as_ref();
        person.is_some_and(|person| world.acts_for(person, body, visit.now.today))
    };
    let with = steps.iter().flat_map(|step| &step.bodies);
    let with = with.clone().find(mine).or_else(|| with.clone().next()).cloned();
    let probe = with.map(|with| {
        Command::LogConsultation(LogConsultation {
            seat: seat.id.clone(),
            with,
            employment: None,
            on: None,
            outcome: "?".to_owned(),
        })
    });
    let form = Form::new(
        "samrad",
        format!("{}/samrad", page(seat)),
        l.pick("Anteckna samråd", "Log a consultation"),
    )
    .submit(l.pick("Anteckna", "Log"))
    .with(Field::choice("with", l.pick("Med vem", "With whom"), bodies(world, steps, visit)))
    .with(
        Field::line("employment", l.pick("Om vem", "About whom"))
            .hint(l.pick(
                "Lämna tomt om samrådet gällde platsen i stort.",
                "Leave empty if it was about the seat as such.",
            ))
            .optional(),
    )
    .with(Field::day("on", l.pick("Dag", "Day")).filled(visit.now.today.to_string()))
    .with(Field::area("outcome", l.pick("Vad de sade", "What they said")))
    .and(evidence(visit, world));
    asked(form, visit, world, probe)
}

fn appoint(visit: &Visit, world: &World, seat: &Seat, routine: Option<&str>) -> Form {
    let (l, today) = (visit.language, visit.now.today);
    // Whoever sits there until a day is followed from the day after.
    let next = world.holder(seat, today).and_then(|held| world.last_day(held));
    let from = next.map_or(today, |last| samordna_domain::period::days_after(last, 1));
    let probe = candidate(visit, world, seat).map(|employment| {
        let routine = routine.map(str::to_owned);
        Command::Appoint(Appoint { from: Some(from), routine, ..Appoint::new(seat.id.clone(), employment) })
    });
    let form = Form::new("tillsatt", format!("{}/tillsatt", page(seat)), l.pick("Utse", "Appoint"))
        .with(who(visit))
        .with(from_day(l, from))
        .with(
            Field::day("until", l.pick("Till och med", "Until"))
                .hint(l.pick(
                    "Lämna tomt, så gäller det så länge uppdraget medger.",
                    "Leave empty, and it holds as long as the charter allows.",
                ))
                .optional(),
        )
        .and(routine.map(|cited| {
            Field::line("routine", l.pick("Rutin som följts", "Routine that was followed"))
                .hint(l.pick(format!("Uppdraget anger {cited}."), format!("The charter gives {cited}.")))
        }))
        .with(Field::tick(
            "attest",
            l.pick("Personen uppfyller uppdragets krav", "They meet the charter's demands"),
        ))
        .with(
            Field::line("reason", l.pick("Skäl", "Reason"))
                .hint(l.pick(
                    "Behövs bara om uppdraget säger att det bör vara på annat sätt.",
                    "Needed only where the charter says that it should be otherwise.",
                ))
                .optional(),
        )
        .and(evidence(visit, world));
    asked(form, visit, world, probe)
}

/// As the domain answers beforehand; a no that hangs on who is chosen, and not on who asks, bars nothing.
fn asked(form: Form, visit: &Visit, world: &World, probe: Option<Command>) -> Form {
    let Some(probe) = probe else { return form };
    match visit.would(world, probe) {
        Err(no) if hangs_on_the_choice(&no) => form,
        answer => form.asked(answer, visit, world),
    }
}

fn hangs_on_the_choice(no: &Refusal) -> bool {
    matches!(
        &no.why,
        Why::Seat(
            SeatNo::NotProposed { is_another: true, .. }
                | SeatNo::NotFromBody { .. }
                | SeatNo::NotFromAmong { .. }
                | SeatNo::SameSideAsChair
                | SeatNo::SameAdministration { .. }
                | SeatNo::NotTheirTurn { .. }
                | SeatNo::ServedTheirTime { .. }
        )
    )
}

fn succeed(visit: &Visit, world: &World, seat: &Seat) -> Option<Form> {
    let l = visit.language;
    let answer = visit.would(world, Command::Succeed(Succeed { seat: seat.id.clone() }));
    if matches!(&answer, Err(no) if matches!(no.why, Why::Seat(SeatNo::NobodyMovesUp { .. }))) {
        return None;
    }
    let form = Form::new(
        "eftertrad",
        format!("{}/eftertrad", page(seat)),
        l.pick("Anteckna efterträdandet", "Record the succession"),
    )
    .intro(l.pick(
        "Den som uppdraget anger tar över platsen dagen efter att tiden är slut, och lämnar sin egen.",
        "Whoever the charter says takes over the seat the day after the term, and leaves their own.",
    ))
    .submit(l.pick("Anteckna", "Record"))
    .and(evidence(visit, world));
    Some(form.asked(answer, visit, world))
}

fn attest(visit: &Visit, world: &World, seat: &Seat) -> Form {
    let l = visit.language;
    Form::new(
        "intyga",
        format!("{}/intyga", page(seat)),
        l.pick("Intyga att kraven är uppfyllda", "Attest that the demands are met"),
    )
    .submit(l.pick("Intyga", "Attest"))
    .and(evidence(visit, world))
    .asked(visit.would(world, Command::AttestEligibility { seat: seat.id.clone() }), visit, world)
}

fn end(visit: &Visit, world: &World, seat: &Seat) -> Form {
    let l = visit.language;
    let probe = Command::EndAppointment { seat: seat.id.clone(), on: None, reason: "?".to_owned() };
    Form::new(
        "avsluta",
        format!("{}/avsluta", page(seat)),
        l.pick("Entlediga, eller lämna platsen", "Recall, or leave the seat"),
    )
    .submit(l.pick("Avsluta", "End"))
    .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(visit.now.today.to_string()))
    .with(Field::area("reason", l.pick("Varför", "Why")))
    .and(evidence(visit, world))
    .grave()
    .asked(visit.would(world, probe), visit, world)
}

fn abolish(visit: &Visit, world: &World, seat: &Seat) -> Form {
    let l = visit.language;
    let probe = Command::AbolishSeat { seat: seat.id.clone(), on: None };
    Form::new("dra-in", format!("{}/dra-in", page(seat)), l.pick("Dra in platsen", "Take the seat away"))
        .with(Field::day("on", l.pick("Sista dag", "Last day")).filled(visit.now.today.to_string()))
        .grave()
        .asked(visit.would(world, probe), visit, world)
}
