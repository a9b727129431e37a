//! How each address of the meetings is tried.

use super::Try;
use crate::town::{CHAIR, COUNCIL, MEMBER, Page, REGISTRAR, TODAY, Town, day};
use samordna_domain::{
    Actor, Command, MeetingId,
    meeting::{
        Content, Invitee, ItemText, MeetingKind, Slot,
        command::{AddPaper, InviteGuest, PlanMeetings, PlannedMeeting, PutItem},
    },
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};

/// Somebody who has no seat in the council.
const OTHER: &str = "siv-soder";

fn chair(town: &Town, command: Command) {
    town.act_at(TODAY, Actor::Person(CHAIR.parse().expect("an id")), command);
}

/// A meeting of the council on a day, with two items, a guest and a paper.
fn ready(town: &Town, on: &str) {
    let meeting: MeetingId = format!("{COUNCIL}/2026-1").parse().expect("an id");
    let slot = Slot { day: day(on), start: jiff::civil::time(13, 0, 0, 0), minutes: 90 };
    let one = PlannedMeeting { kind: MeetingKind::Ordinary, name: None, slot, form: None, place: None };
    let group = COUNCIL.parse().expect("an id");
    chair(town, Command::PlanMeetings(PlanMeetings { group, meetings: vec![one] }));
    for title in ["Ett", "Två"] {
        let text = ItemText { title: title.to_owned(), ..ItemText::default() };
        chair(town, Command::PutItem(PutItem { meeting: meeting.clone(), text }));
    }
    let who = Invitee::Other { name: "Patientföreträdare".to_owned(), from: None };
    chair(town, Command::InviteGuest(InviteGuest { meeting: meeting.clone(), who, items: Vec::new() }));
    let (name, content) = ("underlag.txt".to_owned(), Content(b"Ett underlag.".to_vec()));
    chair(town, Command::AddPaper(AddPaper { meeting, item: None, name, content, late_because: None }));
}

/// Somebody with whom the number of meetings can be changed.
fn contact_person(town: &Town) {
    let group = COUNCIL.parse().expect("an id");
    let registrar = || Actor::Person(REGISTRAR.parse().expect("an id"));
    let place = Command::EstablishSeat(EstablishSeat::new(group, Role::ContactPerson));
    town.act_at(TODAY, registrar(), place);
    let seat = format!("{COUNCIL}/5").parse().expect("an id");
    let employment = "siv-soder-sodra-sjukhuset".parse().expect("an id");
    town.act_at(TODAY, registrar(), Command::Appoint(Appoint::new(seat, employment)));
}

/// Sends a form with its file, as a browser does.
pub async fn send_file(town: &Town, one: &Try, person: Option<&str>) -> Page {
    let name = one.file.expect("a file");
    let kind = [("content-type", "multipart/form-data; boundary=GRANS")];
    let head = format!("content-disposition: form-data; name=\"content\"; filename=\"{name}\"");
    let typed = one.fields.iter().map(|(name, value)| {
        format!("--GRANS\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    });
    let typed: String = typed.collect();
    let body = format!("{typed}--GRANS\r\n{head}\r\n\r\nEtt underlag till.\r\n--GRANS--\r\n");
    town.send("POST", &one.path, person, &kind, &body).await
}

/// How a route under the meetings is tried.
pub(super) async fn attempt(town: &Town, method: &str, path: &str) -> Try {
    let held = path.ends_with("/narvaro");
    ready(town, if held { "2026-11-20" } else { "2026-12-09" });
    let address = path
        .replace("{id}", COUNCIL)
        .replace("{short}", "2026-1")
        .replace("{item}", "1")
        .replace("{guest}", "1")
        .replace("{paper}", "1");
    let own = Try::new(address.clone(), CHAIR, MEMBER);
    let end = path.rsplit('/').next().expect("an end");
    match (method, end) {
        ("get", "{secret}") => {
            let secret = "0123456789abcdef".repeat(4);
            let fields = [("secret", secret.as_str())];
            let page = town.post("/kalender", Some(MEMBER), &fields).await;
            let address =
                page.html.split("/kalender/").find(|part| part.starts_with("0123")).expect("an address");
            Try::new(format!("/kalender/{}", address.split('<').next().expect("an end")), MEMBER, OTHER)
        }
        ("get", "{paper}") => Try::new(address, MEMBER, OTHER),
        ("get", _) => own,
        (_, "kalender") => Try::new(address, MEMBER, MEMBER).with("secret", "0a".repeat(32)),
        (_, "stang") => {
            for person in [CHAIR, MEMBER] {
                let secret = format!("{:0<64}", if person == CHAIR { "1" } else { "2" });
                town.post("/kalender", Some(person), &[("secret", &secret)]).await.is(200);
            }
            own
        }
        (_, "plan") => own
            .with("day-1", "2026-12-16")
            .with("start-1", "13.00")
            .with("minutes-1", "90")
            .with("kind-1", "ordinary"),
        (_, "dialog") => {
            contact_person(town);
            own.with("max", "9")
                .with("until", "2026-12-31")
                .with("with", "siv-soder-sodra-sjukhuset")
                .with("note", "Fler")
        }
        (_, "underlag") => Try { file: Some("mer.txt"), ..own },
        (_, "mall") => own.with("kind", "alla").with("items", "Rapporter"),
        (_, "punkt" | "{item}") => own.with("title", "Tre").with("kind", "information"),
        (_, "ordning") => own.with("order", "2, 1").with("agenda", "1,2"),
        (_, "aterremittera" | "stall-in") => own.with("reason", "Skäl"),
        (_, "gast") => own.with("name", "Någon"),
        (_, "flytta") => {
            own.with("day", "2026-12-10").with("start", "13.00").with("minutes", "90").with("form", "remote")
        }
        (_, "narvaro") => own.with("presence-olle-ordforande-norra-sjukhuset", "whole").with("minutes", "80"),
        _ => own,
    }
}
