//! Notes: shared, signed off by whom the charter of the meeting's day says, corrected, told of at home.

mod duties;
mod publishing;
mod sharing;
mod signing;

use crate::{
    meetings::{council, hold, meeting, plan},
    town::{Town, appoint, must, person},
};
use samordna_charter::{
    Norm, Rule,
    norm::{ApprovalAct, MinutesApproval, MinutesFor, MinutesRequired, Names, Publication, Published},
};
use samordna_domain::{
    Actor, BodyId, Command, Event, Refusal,
    minutes::command::{DeclineNotes, ShareNotes, SignOffNotes},
    seat::Role,
};

pub const CHAIR: &str = "nils-norr";
pub const NORA: &str = "nora-ledamot";
pub const SAM: &str = "sam-ledamot";
pub const KARL: &str = "karl-kommun";
pub const COORDINATOR: &str = "hanna-direktor";

/// Notes are kept at these meetings.
pub fn required(at: MinutesFor, within_days: Option<u32>) -> Norm {
    must(Rule::MinutesRequired(MinutesRequired {
        r#for: Some(at),
        within_days,
        ..MinutesRequired::default()
    }))
}

/// Notes are kept by somebody.
pub fn kept_by(name: &str) -> Norm {
    must(Rule::MinutesRequired(MinutesRequired { by: Names::one(name), ..MinutesRequired::default() }))
}

/// Notes become final by this act of these.
pub fn signed_by(act: ApprovalAct, by: &[&str], within_days: Option<u32>) -> Norm {
    let by = by.iter().map(|word| (*word).to_owned()).collect();
    must(Rule::MinutesApproval(MinutesApproval { act: Some(act), by, within_days }))
}

/// Notes and other things stand in these places.
pub fn published(what: &[Published], places: &[&str], within_days: Option<u32>) -> Norm {
    let places = places.iter().map(|place| (*place).to_owned()).collect();
    must(Rule::Publication(Publication { what: what.to_vec(), r#where: places, within_days }))
}

/// A council that has held a meeting on 2025-03-03, ten days ago; a member comes from the other principal.
pub fn met(norms: Vec<Norm>) -> (Town, BodyId) {
    let (mut town, group) = council(norms);
    let other = town.seat(&group, Role::Member, Some("kommunforbundet"));
    town.recorded(appoint(&other, "karl-kommun-kommunforbundet"));
    town.registrar(plan(&group, &["2025-03-03", "2025-05-05"]));
    town.today = "2025-03-03".parse().expect("a date");
    town.registrar(hold("2025-1"));
    town.today = "2025-03-13".parse().expect("a date");
    (town, group)
}

pub fn sharing(short: &str, text: &str) -> ShareNotes {
    ShareNotes { meeting: meeting(short), text: text.to_owned(), change: None, confirmed: None }
}

pub fn share(short: &str, text: &str) -> Command {
    Command::ShareNotes(sharing(short, text))
}

pub fn share_anew(short: &str, text: &str, change: &str) -> Command {
    Command::ShareNotes(ShareNotes { change: Some(change.to_owned()), ..sharing(short, text) })
}

pub fn off(short: &str, version: u32) -> SignOffNotes {
    SignOffNotes { meeting: meeting(short), version, of: None, at: None }
}

pub fn approve(short: &str, version: u32) -> Command {
    Command::ApproveNotes(off(short, version))
}

pub fn sign(short: &str, version: u32) -> Command {
    Command::SignNotes(off(short, version))
}

pub fn decline(short: &str, version: u32, comment: &str) -> Command {
    Command::DeclineNotes(DeclineNotes { meeting: meeting(short), version, comment: comment.to_owned() })
}

/// The no that a person gets.
pub fn no(town: &Town, who: &str, command: Command) -> Refusal {
    town.ask(Actor::Person(person(who)), None, command).expect_err("a refusal")
}

/// The notes are final by these events.
pub fn are_final(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::NotesFinished { .. }))
}
