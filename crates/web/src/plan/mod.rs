//! The tasks of a group's charter in a year: which stand in the plan, which rest, of which nobody has said anything; and
//! the form to attest it.

use crate::{
    error::No,
    form::{Field, Fields, Form, Slip, Tried, answer},
    frame::{Badge, Frame, show},
    visit::Visit,
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use samordna_charter::{Norm, Rule};
use samordna_domain::{
    BodyId, Command, Language, World,
    charter::Charter,
    plan::{
        AttestedTask, TaskPlace,
        command::{PlanTasks, PlannedTask},
        planned_tasks,
    },
};
use serde::Deserialize;
use std::sync::Arc;

/// The beginnings of the fields' names, before the norm's number: where the task stands, and in which words.
const PLACE: &str = "plats-";
const TEXT: &str = "text-";

/// Which year.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    ar: String,
}

impl Asked {
    /// The year that is asked for; this one, where none is.
    fn year(&self, today: Date) -> Result<i16, No> {
        match self.ar.as_str() {
            "" => Ok(today.year()),
            year => year.parse().ok().filter(|year| (1900..=2200).contains(year)).ok_or(No::Absent),
        }
    }
}

#[derive(Template)]
#[template(path = "plan/page.html")]
struct PlanPage {
    frame: Frame,
    page: String,
    year: i16,
    this_year: i16,
    next: i16,
    told: usize,
    tasks: Vec<TaskView>,
    forms: Vec<Form>,
}

/// One task.
struct TaskView {
    text: String,
    href: String,
    modality: &'static str,
    badge: Badge,
    /// Where in the plan, or why it rests.
    says: String,
    /// Who attested it, and when; none where nobody has.
    by: Option<(String, Date)>,
}

impl TaskView {
    fn of(world: &World, charter: &Charter, at: usize, norm: &Norm, year: i16, l: Language) -> Self {
        let told = world.plans.year(&charter.id, year).and_then(|plan| plan.task(at));
        let badge = match told.map(|told| told.place) {
            Some(place @ TaskPlace::Planned) => Badge { word: place.label(l), sign: "✓", class: "good" },
            Some(place @ TaskPlace::Resting) => Badge { word: place.label(l), sign: "–", class: "plain" },
            None => Badge { word: l.pick("Inget sagt", "Nothing said"), sign: "○", class: "idle" },
        };
        let by = |told: &AttestedTask| {
            let name = world.people.person(&told.by).map_or("", |person| &person.name);
            (name.to_owned(), told.on)
        };
        Self {
            text: words(norm),
            href: format!("/uppdrag/{}/regler/{}", charter.id, at + 1),
            modality: norm.modality.label(l),
            badge,
            says: told.map(|told| told.text.clone()).unwrap_or_default(),
            by: told.map(by),
        }
    }
}

/// The task as the charter has it, with a capital letter.
fn words(norm: &Norm) -> String {
    let text = if let Rule::Task(says) = &norm.rule { says.text.as_ref() } else { None };
    let text = text.unwrap_or(&norm.quote);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Shows a year's tasks.
pub(crate) async fn page(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let year = asked.year(visit.now.today)?;
    shown(&visit, &group, year, None)
}

fn shown(visit: &Visit, group: &BodyId, year: i16, tried: Option<Tried>) -> Result<Response, No> {
    if visit.person.is_none() {
        return Err(No::SignIn);
    }
    let page = visit.look(|world| Ok::<_, No>(show(&view(visit, world, group, year, tried.as_ref())?)?))?;
    Ok(answer(page, tried.as_ref()))
}

fn view(
    visit: &Visit,
    world: &World,
    group: &BodyId,
    year: i16,
    tried: Option<&Tried>,
) -> Result<PlanPage, No> {
    let (l, today) = (visit.language, visit.now.today);
    world.groups.get(group).ok_or(No::Absent)?;
    let charter = world.charter_in_force(group, today);
    let all: Vec<TaskView> = charter
        .into_iter()
        .flat_map(|charter| {
            planned_tasks(charter).map(move |(at, norm)| TaskView::of(world, charter, at, norm, year, l))
        })
        .collect();
    let form = charter.filter(|_| !all.is_empty()).map(|charter| form(visit, world, charter, group, year));
    let words = l.pick("Uppgifterna", "The tasks");
    Ok(PlanPage {
        frame: Frame::within(visit, world, format!("{words} {year}")).under_group(world, group),
        page: format!("/grupper/{group}/plan"),
        year,
        this_year: today.year(),
        next: today.year() + 1,
        told: all.iter().filter(|task| task.by.is_some()).count(),
        tasks: all,
        forms: form.map(|form| form.tried(tried)).into_iter().collect(),
    })
}

fn form(visit: &Visit, world: &World, charter: &Charter, group: &BodyId, year: i16) -> Form {
    let l = visit.language;
    let mut form = Form::new(
        "plan",
        format!("/grupper/{group}/plan?ar={year}"),
        l.pick(format!("Gå igenom uppgifterna för {year}"), format!("Go through the tasks for {year}")),
    )
    .submit(l.pick("Intyga", "Attest"))
    .intro(l.pick(
        "Ange för varje uppgift om den står i gruppens plan för året eller vilar. Det du inte ändrar står kvar som det är.",
        "Say of each task whether it is in the group's plan for the year, or rests. What you do not change stays as it is.",
    ));
    let known = world.plans.year(&charter.id, year);
    for (at, norm) in planned_tasks(charter) {
        let told = known.and_then(|plan| plan.task(at));
        let mut choices = vec![(String::new(), l.pick("Inget sagt", "Nothing said").to_owned())];
        choices.extend(TaskPlace::ALL.map(|place| (word_of(place).to_owned(), place.label(l).to_owned())));
        let number = at + 1;
        let place = Field::choice(format!("{PLACE}{number}"), words(norm), choices)
            .filled(told.map(|told| word_of(told.place)).unwrap_or_default());
        let text = Field::line(
            format!("{TEXT}{number}"),
            l.pick("Var i planen, eller varför den vilar", "Where in the plan, or why it rests"),
        );
        form = form
            .with(place)
            .with(text.filled(told.map(|told| told.text.clone()).unwrap_or_default()).optional());
    }
    let probe = planned_tasks(charter).next().map(|(norm, _)| PlannedTask {
        norm,
        place: TaskPlace::Planned,
        text: String::new(),
    });
    let probe = PlanTasks { charter: charter.id.clone(), year, tasks: probe.into_iter().collect() };
    form.asked(visit.would(world, Command::PlanTasks(probe)), visit, world)
}

fn word_of(place: TaskPlace) -> &'static str {
    match place {
        TaskPlace::Planned => "planned",
        TaskPlace::Resting => "resting",
    }
}

/// Attests where the tasks stand.
pub(crate) async fn attest(
    Extension(visit): Extension<Arc<Visit>>,
    Path(group): Path<BodyId>,
    Query(asked): Query<Asked>,
    fields: Fields,
) -> Result<Response, No> {
    let year = asked.year(visit.now.today)?;
    let charter =
        visit.look(|world| world.charter_in_force(&group, visit.now.today).map(|charter| charter.id.clone()));
    let charter = charter.ok_or(No::Absent)?;
    let command = typed(&fields).map(|tasks| Command::PlanTasks(PlanTasks { charter, year, tasks }));
    match visit.send("plan", fields, command).await? {
        Ok(_) => Ok(Redirect::to(&format!("/grupper/{group}/plan?ar={year}&gjort")).into_response()),
        Err(tried) => shown(&visit, &group, year, Some(tried)),
    }
}

/// What was said of each task.
fn typed(fields: &Fields) -> Result<Vec<PlannedTask>, Slip> {
    let mut tasks = Vec::new();
    for (number, word) in fields.those_of(PLACE) {
        let field = || format!("{PLACE}{number}");
        let wrong = || Slip::new(field(), "Välj något i listan.", "Choose something in the list.");
        let place = TaskPlace::ALL.into_iter().find(|place| word_of(*place) == word).ok_or_else(wrong)?;
        let norm = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).ok_or_else(wrong)?;
        let text = fields.text(&format!("{TEXT}{number}")).to_owned();
        if place == TaskPlace::Resting && text.is_empty() {
            return Err(Slip::new(
                format!("{TEXT}{number}"),
                "Skriv varför uppgiften vilar i år.",
                "Write why the task rests this year.",
            ));
        }
        tasks.push(PlannedTask { norm, place, text });
    }
    tasks.sort_by_key(|task| task.norm);
    Ok(tasks)
}
