//! `samordna act`: acts from standard input, one JSON object a line, and an answer a line.
//!
//! They go through the same desk as the pages. An answer is written when the act is durable, not before.

use crate::{
    clock,
    installation::Place,
    spoken::{self, Refused, Spoken},
    trouble::{Outcome, Trouble},
};
use jiff::civil::Date;
use samordna_desk::{Accepted, Act, Answer, Desk};
use samordna_domain::{Actor, Command, Event, Ground, Language, World, command::Request};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{BufRead, Write};

/// Who acts, when, and on what.
#[derive(Debug, clap::Args)]
pub struct Order {
    #[command(flatten)]
    place: Place,
    /// Who acts: a person's id or name, or keeper, who founds an installation
    #[arg(long = "as", value_name = "PERSON", required_unless_present = "schema")]
    actor: Option<String>,
    /// On which day; otherwise now. Not before the last thing that was done
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Tell what each act would lead to now, and do none
    #[arg(long)]
    dry_run: bool,
    /// Print the JSON Schema of a line
    #[arg(long)]
    schema: bool,
}

/// The answer to a line.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Said<'a> {
    /// Done, and durable.
    Accepted {
        /// What happened.
        events: &'a [Event],
        /// Why it was allowed.
        grounds: Vec<Spoken>,
        /// The same request was done before, and nothing happened now.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        was_done: bool,
        /// Nothing was done: it was only asked.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        dry_run: bool,
    },
    /// Not done, and why.
    Refused(Refused),
    /// Not understood.
    Mistake(String),
}

/// An act, as it stands on a line.
struct Asked {
    command: Command,
    evidence: Option<String>,
    request: Option<String>,
}

/// Does it.
pub fn run(
    order: &Order,
    language: Language,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<Outcome, Trouble> {
    if order.schema {
        serde_json::to_writer_pretty(&mut *out, &schema())?;
        writeln!(out)?;
        return Ok(Outcome::Well);
    }
    let name = order.actor.as_deref().unwrap_or_default();
    let is_keeper = name == "keeper";
    let desk =
        if is_keeper { order.place.open_or_create(language, |_| {})? } else { order.place.open(language)? };
    let actor = if is_keeper { Actor::Keeper } else { Actor::Person(spoken::person(&desk, name, language)?) };

    let mut worst = Outcome::Well;
    let mut line = Vec::new();
    for number in 1usize.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let outcome = match parse(&line) {
            Ok(asked) => answer(&desk, &actor, order, asked, language, out)?,
            Err(why) => {
                say(out, &Said::Mistake(mistake(number, &why, language)))?;
                Outcome::Mistaken
            }
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

fn answer(
    desk: &Desk,
    actor: &Actor,
    order: &Order,
    asked: Asked,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Trouble> {
    let now = clock::at(order.on, desk.look(|world| world.last()));
    let Asked { command, evidence, request } = asked;
    let (answer, dry_run) = if order.dry_run {
        let request = Request { actor: actor.clone(), now, evidence };
        let answer = match desk.ask(&request, command) {
            Ok(decision) => Answer::Accepted(Accepted {
                events: decision.events,
                grounds: decision.grounds,
                was_done: false,
            }),
            Err(refusal) => Answer::Refused(refusal),
        };
        (answer, true)
    } else {
        let act = Act { actor: actor.clone(), now, command, evidence, request };
        (desk.act(act).map_err(Trouble::desk(language))?, false)
    };
    let grounds = |world: &World, grounds: &[Ground]| {
        grounds.iter().map(|ground| ground.say(world, now.today, language).into()).collect()
    };
    match answer {
        Answer::Accepted(Accepted { events, grounds: why, was_done }) => {
            let grounds = desk.look(|world| grounds(world, &why));
            say(out, &Said::Accepted { events: &events, grounds, was_done, dry_run })?;
            Ok(Outcome::Well)
        }
        Answer::Refused(refusal) => {
            let refused = desk.look(|world| Refused::of(&refusal, world, now.today, language));
            say(out, &Said::Refused(refused))?;
            Ok(Outcome::Amiss)
        }
    }
}

/// A line, written through: whoever reads it knows that it is done.
fn say(out: &mut dyn Write, said: &Said) -> Result<(), Trouble> {
    serde_json::to_writer(&mut *out, said)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn parse(line: &[u8]) -> Result<Asked, serde_json::Error> {
    let mut fields: Map<String, Value> = serde_json::from_slice(line)?;
    let mut text = |name: &str| fields.remove(name).map(serde_json::from_value::<Option<String>>).transpose();
    let (evidence, request) = (text("evidence")?.flatten(), text("request")?.flatten());
    Ok(Asked { command: serde_json::from_value(Value::Object(fields))?, evidence, request })
}

/// What is wrong with a line, and where to read what is right.
fn mistake(number: usize, why: &serde_json::Error, language: Language) -> String {
    let text = why.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    let text = if why.is_data() {
        text.to_owned()
    } else {
        let column = why.column();
        language.pick(
            format!("det här är inget JSON-objekt (tecken {column})"),
            format!("this is no JSON object (column {column})"),
        )
    };
    language.pick(
        format!("rad {number}: {text}. `samordna act --schema` visar vad som kan stå här."),
        format!("line {number}: {text}. `samordna act --schema` shows what can stand here."),
    )
}

/// The JSON Schema of a line: a command, and the two fields that every command can have.
fn schema() -> Value {
    let mut schema = schemars::schema_for!(Command).to_value();
    if let Some(acts) = schema.get_mut("oneOf").and_then(Value::as_array_mut) {
        for act in acts.iter_mut() {
            if let Some(fields) = act.get_mut("properties").and_then(Value::as_object_mut) {
                fields.insert(
                    "evidence".to_owned(),
                    field("The document that shows what was decided outside the program."),
                );
                fields.insert(
                    "request".to_owned(),
                    field("A key of your own: what was sent twice is done once."),
                );
            }
        }
    }
    schema
}

fn field(description: &str) -> Value {
    serde_json::json!({ "type": ["string", "null"], "description": description })
}
