//! `samordna check`: where every group stands against its charter on a day, as the program knew it at the end of that day.

use crate::{
    clock,
    installation::Place,
    spoken::Spoken,
    trouble::{Outcome, Trouble},
    voice::Voice,
};
use jiff::civil::Date;
use samordna_domain::{
    Basis, BodyId, CharterId, GroupAssessment, Language, Standing, World, assess,
    duty::{Duty, DutyState},
    finding::{Class, Finding},
    group::GroupState,
};
use serde::Serialize;
use std::io::Write;

mod table;

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Order {
    #[command(flatten)]
    place: Place,
    /// On which day, as it was known then; otherwise today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Only this group: its id or name
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// How an assessment is shown.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For a person: what differs, group by group
    Table,
    /// For a program: every norm, duty and finding with its grounds
    Json,
}

/// An assessment in words.
#[derive(Debug, Serialize)]
struct Checked {
    on: Date,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    group: BodyId,
    name: String,
    state: GroupState,
    charter: Option<CharterId>,
    norms: Vec<Norm>,
    duties: Vec<Owed>,
    findings: Vec<Found>,
}

#[derive(Debug, Serialize)]
struct Norm {
    norm: usize,
    kind: Option<samordna_charter::Kind>,
    standing: Standing,
    fact: String,
}

#[derive(Debug, Serialize)]
struct Owed {
    norm: usize,
    occurrence: Option<Date>,
    due: Option<Date>,
    state: DutyState,
    fact: String,
    grounds: Vec<Spoken>,
}

#[derive(Debug, Serialize)]
struct Found {
    class: Class,
    norm: Option<usize>,
    sentence: String,
    fact: String,
    since: Option<Date>,
    cure: String,
    grounds: Vec<Spoken>,
}

/// Does it.
pub fn run(order: &Order, voice: &Voice, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let language = voice.language;
    let desk = order.place.look(language)?;
    let on = order.on.unwrap_or_else(|| clock::now().today);
    let checked = desk
        .look_as_of(on, |world| {
            let chosen =
                order.group.as_deref().map(|wanted| chosen(world, wanted, on, language)).transpose()?;
            let groups = assess(world, on).groups.into_iter();
            let groups = groups.filter(|group| chosen.as_ref().is_none_or(|chosen| group.group == *chosen));
            Ok::<_, Trouble>(Checked {
                on,
                groups: groups.map(|group| spoken(world, group, on, language)).collect(),
            })
        })
        .map_err(Trouble::desk(language))??;
    match order.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &checked)?;
            writeln!(out)?;
        }
        Format::Table => table::write(&checked, voice, out)?,
    }
    let mut found = checked.groups.iter().flat_map(|group| &group.findings);
    Ok(Outcome::of(!found.any(|finding| finding.class == Class::Deviation)))
}

/// The group with this id or name.
fn chosen(world: &World, wanted: &str, on: Date, language: Language) -> Result<BodyId, Trouble> {
    let by_id = wanted.parse().ok().filter(|id| world.groups.get(id).is_some());
    let named = || world.organisation.named(wanted, on).find(|body| world.groups.get(&body.id).is_some());
    by_id.or_else(|| named().map(|body| body.id.clone())).ok_or_else(|| {
        Trouble::new(
            language,
            format!("Ingen grupp heter {wanted} den {on}. Ange gruppens id eller namn."),
            format!("No group is called {wanted} on {on}. Give the group's id or name."),
        )
    })
}

fn spoken(world: &World, group: GroupAssessment, on: Date, language: Language) -> Group {
    let charter = group.charter.as_ref().and_then(|id| world.charter(id));
    let norms = group.judgements().map(|judgement| Norm {
        norm: judgement.norm,
        kind: charter.and_then(|charter| charter.norm(judgement.norm)).map(|norm| norm.rule.kind()),
        standing: judgement.standing,
        fact: group.fact(judgement).say(world, on, language),
    });
    Group {
        name: world.organisation.name(&group.group, on).to_owned(),
        state: group.state,
        charter: group.charter.clone(),
        norms: norms.collect(),
        duties: group.duties.iter().map(|duty| owed(world, duty, on, language)).collect(),
        findings: group.findings.iter().map(|finding| found(world, finding, on, language)).collect(),
        group: group.group,
    }
}

fn owed(world: &World, duty: &Duty, on: Date, language: Language) -> Owed {
    let basis = Basis::Norm(samordna_domain::grounds::NormRef {
        charter: duty.key.charter.clone(),
        norm: duty.key.norm,
    });
    let ground = ground(world, &basis, duty.fact.say(world, on, language), language);
    Owed {
        norm: duty.key.norm,
        occurrence: duty.key.occurrence,
        due: duty.due,
        state: duty.state,
        fact: ground.fact.clone(),
        grounds: vec![ground],
    }
}

fn found(world: &World, finding: &Finding, on: Date, language: Language) -> Found {
    let ground = ground(world, &finding.basis, finding.fact.say(world, on, language), language);
    let norm = match &finding.basis {
        Basis::Norm(at) => Some(at.norm),
        Basis::Law(_) | Basis::House(_) => None,
    };
    Found {
        class: finding.class,
        norm,
        sentence: ground.sentence.clone(),
        fact: ground.fact.clone(),
        since: finding.since,
        cure: finding.cure.say(language),
        grounds: vec![ground],
    }
}

fn ground(world: &World, basis: &Basis, fact: String, language: Language) -> Spoken {
    let (source, sentence) = basis.say(world, language);
    Spoken { source, sentence, fact }
}
