//! Notes: the draft that is nobody else's, the review, the signatures, and what is answered when something is amiss.

mod drafting;
mod reading;
mod sharing;

use crate::{
    access::Try,
    town::{COUNCIL, DIRECTOR, MEMBER, REGISTRAR, Town, day},
};
use jiff::civil::time;
use samordna_domain::{
    Actor, Command, Event, MeetingId,
    meeting::{
        ItemText, MeetingKind, Slot,
        command::{HoldMeeting, PlanMeetings, PlannedMeeting, PutItem},
    },
    minutes::command::{ShareNotes, SignOffNotes},
    publication::{PlaceKind, command::DescribePlace},
};

pub const CHAIR: &str = "olle-ordforande";
pub const COORDINATOR: &str = "kaj-koordinator";

pub fn act_on(town: &Town, on: &str, who: &str, command: Command) -> Vec<Event> {
    town.act_at(on, Actor::Person(who.parse().expect("an id")), command)
}

pub fn meeting() -> MeetingId {
    format!("{COUNCIL}/2026-1").parse().expect("an id")
}

/// A meeting of the council with two items, held twelve days ago.
pub fn met(town: &Town) -> String {
    planned(town);
    let held = HoldMeeting {
        meeting: meeting(),
        attendance: Vec::new(),
        guests: Vec::new(),
        minutes: None,
        form: None,
    };
    act_on(town, "2026-11-10", CHAIR, Command::HoldMeeting(held));
    page()
}

/// The same, not yet reported as held.
pub fn planned(town: &Town) -> String {
    let slot = Slot { day: day("2026-11-10"), start: time(13, 0, 0, 0), minutes: 90 };
    let one = PlannedMeeting { kind: MeetingKind::Ordinary, name: None, slot, form: None, place: None };
    let group = COUNCIL.parse().expect("an id");
    act_on(town, "2026-10-01", CHAIR, Command::PlanMeetings(PlanMeetings { group, meetings: vec![one] }));
    for title in ["Väntetider", "Övriga frågor"] {
        let text = ItemText { title: title.to_owned(), ..ItemText::default() };
        act_on(town, "2026-10-01", CHAIR, Command::PutItem(PutItem { meeting: meeting(), text }));
    }
    page()
}

fn page() -> String {
    format!("/grupper/{COUNCIL}/moten/2026-1/anteckningar")
}

/// Notes that the coordinator has shared.
pub fn shared(town: &Town) -> String {
    let page = met(town);
    let text = "## 1. Väntetider\n\nLäget är bättre.".to_owned();
    let notes = ShareNotes { meeting: meeting(), text, change: None, confirmed: None };
    act_on(town, "2026-11-12", COORDINATOR, Command::ShareNotes(notes));
    page
}

/// Notes that the chair has approved too.
pub fn approved(town: &Town) -> String {
    let page = shared(town);
    let off = SignOffNotes { meeting: meeting(), version: 1, of: None, at: None };
    act_on(town, "2026-11-13", CHAIR, Command::ApproveNotes(off));
    page
}

/// The program's own page is what the council's charter calls the intranet.
pub fn own_page(town: &Town) {
    let place = DescribePlace { place: "intranätet".to_owned(), kind: PlaceKind::Own };
    act_on(town, "2026-10-01", REGISTRAR, Command::DescribePlace(place));
}

/// How a route of these rooms is tried.
pub async fn attempt(town: &Town, method: &str, path: &str) -> Try {
    let end = path.split("/anteckningar").nth(1).unwrap_or_default();
    let to = |page: String| format!("{page}{end}");
    match (method, path) {
        ("get", "/hemma" | "/publicering" | "/offentligt") => Try::new(path, REGISTRAR, MEMBER),
        ("get", "/skript/{name}") => {
            let page = town.get(&format!("{}/skriv", met(town)), Some(COORDINATOR)).await;
            let name =
                page.html.split("/skript/").nth(1).expect("a script").split('"').next().expect("a name");
            Try::new(format!("/skript/{name}"), REGISTRAR, MEMBER)
        }
        ("post", "/publicering") => {
            Try::new(path, REGISTRAR, MEMBER).with("place", "Insidan").with("kind", "inside")
        }
        ("get", "/grupper/{id}/publicering") => {
            Try::new(format!("/grupper/{COUNCIL}/publicering"), REGISTRAR, MEMBER)
        }
        ("post", "/grupper/{id}/publicering") => {
            Try::new(format!("/grupper/{COUNCIL}/publicering"), CHAIR, MEMBER).with("place", "intranätet")
        }
        ("get", "/offentligt/{id}" | "/offentligt/{id}/flode.xml") => {
            Try::new(path.replace("{id}", COUNCIL), REGISTRAR, MEMBER)
        }
        ("get", "/offentligt/{id}/{short}") => {
            own_page(town);
            approved(town);
            Try::new(format!("/offentligt/{COUNCIL}/2026-1"), REGISTRAR, MEMBER)
        }
        (_, path) if path.ends_with("/utkast") => {
            Try::new(to(met(town)), COORDINATOR, MEMBER).with("text-1", "Bra.").with("window", "w")
        }
        (_, path) if path.ends_with("/granska") || path.ends_with("/dela") => {
            let page = met(town);
            let fields = [("text-1", "Bra."), ("window", "w")];
            town.post(&format!("{page}/utkast"), Some(COORDINATOR), &fields).await.is(303);
            let review = town.get(&format!("{page}/granska"), Some(COORDINATOR)).await;
            let one = Try::new(to(page.clone()), COORDINATOR, MEMBER);
            let hidden = |name| review.hidden(&format!("{page}/dela"), name);
            one.with("seen", hidden("seen")).with("charter", hidden("charter"))
        }
        (_, path) if path.ends_with("/skriv") || path.ends_with("/kasta") => {
            Try::new(to(met(town)), COORDINATOR, MEMBER)
        }
        (_, path) if path.ends_with("/underskrift") => {
            Try::new(to(shared(town)), CHAIR, MEMBER).with("version", "1")
        }
        (_, path) if path.ends_with("/avsta") => {
            Try::new(to(shared(town)), CHAIR, MEMBER).with("version", "1").with("comment", "Fel")
        }
        (_, path) if path.ends_with("/publicera") => {
            Try::new(to(approved(town)), CHAIR, MEMBER).with("place", "intranätet")
        }
        (_, path) if path.ends_with("/undanta") => Try::new(to(shared(town)), CHAIR, MEMBER)
            .with("decided", "2026-11-20")
            .with("document", "RS 1")
            .with("reason", "Uppgift om en enskild"),
        (_, path) if path.ends_with("/diariefor") => {
            Try::new(to(shared(town)), CHAIR, MEMBER).with("number", "RS 2026-00001")
        }
        (_, path) if path.ends_with("/hemma") => Try::new(to(met(town)), MEMBER, DIRECTOR),
        ("get", _) => Try::new(to(shared(town)), REGISTRAR, MEMBER),
        other => panic!("{other:?} is not tried"),
    }
}

/// Saves a draft as the coordinator, from a window that had seen this.
pub async fn save(town: &Town, page: &str, text: &str, seen: &str, window: &str) -> crate::town::Page {
    let fields = [("text-1", text), ("seen", seen), ("window", window)];
    town.post(&format!("{page}/utkast"), Some(COORDINATOR), &fields).await
}

pub async fn seen(town: &Town, page: &str) -> String {
    town.get(&format!("{page}/skriv"), Some(COORDINATOR)).await.hidden(&format!("{page}/utkast"), "seen")
}

/// From the review to the shared notes.
pub async fn review(town: &Town, page: &str) -> (String, String) {
    let review = town.get(&format!("{page}/granska"), Some(COORDINATOR)).await;
    let hidden = |name| review.hidden(&format!("{page}/dela"), name);
    (hidden("seen"), hidden("charter"))
}
