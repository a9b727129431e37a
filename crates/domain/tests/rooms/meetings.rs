//! Meetings: planned, called, held, counted, and by whom each may be done.

mod agenda;
mod counting;
mod frequency;
mod notice;
mod planning;
mod seen;
mod suggested;

use crate::town::{Town, appoint, body, seat};
use jiff::civil::{Date, time};
use samordna_charter::Norm;
use samordna_domain::{
    BodyId, Command, Event, MeetingId,
    meeting::{
        Attendance, Invitee, ItemText, MeetingKind, Presence, Slot,
        command::{CallMeeting, HoldMeeting, InviteGuest, PlanMeetings, PlannedMeeting, PutItem},
    },
    seat::Role,
};

/// A town with a council that has a chair, a coordinator and two members with a substitute each.
pub fn council(norms: Vec<Norm>) -> (Town, BodyId) {
    let mut town = Town::new();
    let group = town.council("Rådet", norms);
    for (role, unit, who) in [
        (Role::Chair, "norra-sjukhuset", "nils-norr-norra-sjukhuset"),
        (Role::Member, "norra-sjukhuset", "nora-ledamot-norra-sjukhuset"),
        (Role::Member, "sodra-sjukhuset", "sam-ledamot-sodra-sjukhuset"),
        (Role::Substitute { of: seat("radet/2") }, "norra-sjukhuset", "karl-kommun-kommunforbundet"),
        (Role::Coordinator, "region-vast", "hanna-direktor-region-vast"),
    ] {
        let seat = town.seat(&group, role, Some(unit));
        town.recorded(appoint(&seat, who));
    }
    (town, group)
}

pub fn slot(day: &str) -> Slot {
    Slot { day: day.parse().expect("a date"), start: time(13, 0, 0, 0), minutes: 90 }
}

pub fn planned(kind: MeetingKind, day: &str) -> PlannedMeeting {
    PlannedMeeting { kind, name: None, slot: slot(day), form: None, place: None }
}

pub fn plan(group: &BodyId, days: &[&str]) -> Command {
    let meetings = days.iter().map(|day| planned(MeetingKind::Ordinary, day)).collect();
    Command::PlanMeetings(PlanMeetings { group: group.clone(), meetings })
}

pub fn plan_as(group: &BodyId, kind: MeetingKind, day: &str) -> Command {
    Command::PlanMeetings(PlanMeetings { group: group.clone(), meetings: vec![planned(kind, day)] })
}

pub fn meeting(short: &str) -> MeetingId {
    MeetingId::of(&body("radet"), short).expect("an id")
}

pub fn hold(short: &str) -> Command {
    held_by(short, &["nils-norr-norra-sjukhuset@1", "nora-ledamot-norra-sjukhuset@2"])
}

/// Held, with these there for all of it, each on a seat.
pub fn held_by(short: &str, there: &[&str]) -> Command {
    let attendance = there.iter().map(|who| at(who, Presence::Whole)).collect();
    Command::HoldMeeting(HoldMeeting {
        meeting: meeting(short),
        attendance,
        guests: Vec::new(),
        minutes: Some(80),
        form: None,
    })
}

/// Somebody on a seat of the council, as `nora-ledamot-norra-sjukhuset@2`.
pub fn at(who: &str, presence: Presence) -> Attendance {
    let (employment, number) = who.split_once('@').expect("a seat");
    let seat = Some(seat(&format!("radet/{number}")));
    Attendance { employment: employment.parse().expect("an id"), seat, presence }
}

pub fn call(short: &str) -> Command {
    Command::CallMeeting(CallMeeting { meeting: meeting(short), late_because: None })
}

pub fn item(title: &str) -> ItemText {
    ItemText { title: title.to_owned(), ..ItemText::default() }
}

pub fn put(short: &str, text: ItemText) -> Command {
    Command::PutItem(PutItem { meeting: meeting(short), text })
}

pub fn invite(short: &str, employment: &str) -> Command {
    let who = Invitee::Employed { employment: employment.parse().expect("an id") };
    Command::InviteGuest(InviteGuest { meeting: meeting(short), who, items: Vec::new() })
}

/// The coordinator does it.
pub fn coordinator(town: &mut Town, command: Command) -> Vec<Event> {
    town.person("hanna-direktor", command)
}

/// Plans and holds a meeting on each of the days, each on its day.
pub fn meet_on(town: &mut Town, group: &BodyId, days: &[&str]) {
    for day in days {
        town.today = town.today.max(day.parse::<Date>().expect("a date"));
        let planned = coordinator(town, plan(group, &[day]));
        let Some(Event::MeetingPlanned { meeting, .. }) = planned.first() else { panic!("{planned:?}") };
        let short = meeting.short();
        coordinator(town, hold(&short));
    }
}
