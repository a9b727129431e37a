//! The pages of matters: the list, raising one, the remit test, the brief, the agenda, handing over, lifting.

use crate::{
    access::Try,
    town::{COUNCIL, MEMBER, TODAY, Town},
};
use samordna_domain::{
    Actor, Command, Event, MatterId,
    matter::{
        Brief, MatterKind,
        command::{PrepareMatter, RaiseMatter, TriageMatter},
    },
    meeting::{
        MeetingKind, Slot,
        command::{PlanMeetings, PlannedMeeting},
    },
};

const CHAIR: &str = "olle-ordforande";

/// Somebody does it today, through the desk.
fn act(town: &Town, who: &str, command: Command) -> Vec<Event> {
    town.act_at(TODAY, Actor::Person(who.parse().expect("an id")), command)
}

/// A matter that the member raised.
fn raised(town: &Town, title: &str, kind: MatterKind) -> MatterId {
    let raise = RaiseMatter {
        group: COUNCIL.parse().expect("an id"),
        title: title.to_owned(),
        kind,
        summary: "Flera förvaltningar har frågat.".to_owned(),
        subject: None,
        channel: None,
        origin: None,
        registry_number: None,
    };
    let events = act(town, MEMBER, Command::RaiseMatter(raise));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    matter.clone()
}

/// The same, and it is the group's.
fn accepted(town: &Town, title: &str) -> MatterId {
    let matter = raised(town, title, MatterKind::Question);
    sort(town, &matter, Vec::new(), None);
    matter
}

fn sort(town: &Town, matter: &MatterId, applies: Vec<usize>, goes_to: Option<&str>) {
    let goes_to = goes_to.map(|body| body.parse().expect("an id"));
    let matter = matter.clone();
    let triage = TriageMatter { matter, applies, party_matter: false, exception: None, goes_to };
    act(town, CHAIR, Command::TriageMatter(triage));
}

/// The same, with a brief that says all that the charter asks for.
fn prepared(town: &Town, title: &str) -> MatterId {
    let matter = accepted(town, title);
    let said = |names: [&str; 3]| names.map(|name| (name.to_owned(), "Ingen skillnad.".to_owned()));
    let brief = Brief {
        background: "Så här är det.".to_owned(),
        proposal: Some("Gör lika.".to_owned()),
        impact: said(["akutsjukvård", "primärvård", "ekonomi"]).into(),
        aspects: said(["patientsäkerhet", "forskning", "utbildning"]).into(),
        ..Brief::default()
    };
    act(town, CHAIR, Command::PrepareMatter(PrepareMatter { matter: matter.clone(), brief }));
    matter
}

/// A meeting of the council in December.
fn meeting(town: &Town) -> String {
    let slot = Slot { day: "2026-12-10".parse().unwrap(), start: "13:00".parse().unwrap(), minutes: 120 };
    let kind = MeetingKind::Ordinary;
    let meeting = PlannedMeeting { kind, name: None, slot, form: None, place: None };
    let group = COUNCIL.parse().expect("an id");
    let events = act(town, CHAIR, Command::PlanMeetings(PlanMeetings { group, meetings: vec![meeting] }));
    let planned = events.iter().find_map(|event| match event {
        Event::MeetingPlanned { meeting, .. } => Some(meeting.to_string()),
        _ => None,
    });
    planned.expect("a meeting")
}

/// The position, from 0, of the norm with this sentence in the council's charter.
fn norm(town: &Town, sentence: &str) -> usize {
    town.desk.look(|world| {
        let charter = world.charter(&crate::town::CHARTER_ID.parse().expect("an id")).expect("the charter");
        charter.standing().find(|(_, norm)| norm.quote.contains(sentence)).expect("the sentence").0
    })
}

fn page(matter: &MatterId) -> String {
    format!("/grupper/{}/arenden/{}", matter.group, matter.short())
}

/// How a route of this room is tried.
pub fn attempt(town: &Town, path: &str) -> Try {
    let end = path.strip_prefix("/grupper/{id}").expect("a group's page");
    let Some(end) = end.strip_prefix("/arenden/{matter}") else {
        let one = Try::new(format!("/grupper/{COUNCIL}{end}"), CHAIR, MEMBER);
        return match end {
            // Anybody who has signed in may raise a matter.
            "/arende" => Try { other: CHAIR, ..one }.with("title", "En fråga").with("kind", "question"),
            "/initiativ" => {
                let matter = raised(town, "Knäskola", MatterKind::Initiative);
                let name = |part: &str| -> &'static str { format!("{part}-{}", matter.short()).leak() };
                one.with(name("plats"), "1")
                    .with(name("start"), "2027-01-01")
                    .with(name("klar"), "2027-06-01")
            }
            _ => one,
        };
    };
    let at = |matter: &MatterId| Try::new(format!("{}{end}", page(matter)), CHAIR, MEMBER);
    match end {
        "/sortera" => at(&raised(town, "Knän", MatterKind::Question)),
        "/ta-emot" => {
            let matter = raised(town, "Lokaler", MatterKind::Question);
            sort(town, &matter, vec![norm(town, "lokaler")], Some("sodra-sjukhuset"));
            Try { right: "siv-soder", ..at(&matter) }
        }
        "/underlag" => at(&accepted(town, "Knän")).with("background", "Så här är det."),
        "/avstamt" => at(&accepted(town, "Knän")).with("with", "Regionservice").with("outcome", "Bra."),
        "/slapp" => at(&prepared(town, "Knän")),
        "/dagordning" => at(&prepared(town, "Knän")).with("meeting", meeting(town)),
        "/aterremittera" => {
            let matter = prepared(town, "Knän");
            let meeting = meeting(town).parse().expect("an id");
            let put = samordna_domain::matter::command::PutMatterOnAgenda { matter: matter.clone(), meeting };
            act(town, CHAIR, Command::PutMatterOnAgenda(put));
            at(&matter).with("reason", "Siffror saknas")
        }
        "/dela" => at(&accepted(town, "Knän")).with("with", "arbetsgrupp-kna"),
        "/handling" => document(at(&accepted(town, "Knän"))),
        "/handlingar/{number}" => {
            let matter = accepted(town, "Knän");
            let add = samordna_domain::matter::command::AddToMatter {
                matter: matter.clone(),
                title: "Brev".to_owned(),
                text: "Hej".to_owned(),
                name: None,
                content: None,
                on: None,
                sender: "A".to_owned(),
                recipient: "B".to_owned(),
            };
            act(town, CHAIR, Command::AddToMatter(add));
            Try::new(format!("{}/handlingar/1", page(&matter)), CHAIR, MEMBER)
        }
        // Whoever raised it may take it back, as may the group's keeper.
        "/aterta" => Try { other: "sam-ledamot", ..at(&accepted(town, "Knän")) }.with("reason", "Löst"),
        "/avsluta" => at(&prepared(town, "Knän")).with("note", "Klart"),
        "/lyft" => at(&accepted(town, "Knän")).with("reason", "Ingen får besluta"),
        "/lyft/svar" => {
            let matter = accepted(town, "Knän");
            let lift = samordna_domain::escalation::command::EscalateMatter {
                matter: matter.clone(),
                by: None,
                to: None,
                unit: None,
                reason: "Ingen får besluta".to_owned(),
            };
            act(town, CHAIR, Command::EscalateMatter(lift));
            let one = Try { right: crate::town::DIRECTOR, ..at(&matter) };
            one.with("number", "1").with("answer", "returned").with("text", "Gör något annat")
        }
        "" => at(&accepted(town, "Knän")),
        other => panic!("{other} is not tried: say here who may, and with what"),
    }
}

fn document(one: Try) -> Try {
    one.with("title", "Brev").with("sender", "Norra").with("recipient", "Rådet").with("text", "Hej")
}
