//! The pages of matters: the list, raising one, the remit test, the brief, the agenda, handing over, lifting.

use crate::{
    access::{Try, meeting::send_file},
    town::{COUNCIL, MEMBER, Page, REGISTRAR, TODAY, Town},
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
    let raise = RaiseMatter { kind, ..raising(title) };
    let events = act(town, MEMBER, Command::RaiseMatter(raise));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    matter.clone()
}

/// A question to the council.
fn raising(title: &str) -> RaiseMatter {
    RaiseMatter {
        group: COUNCIL.parse().expect("an id"),
        title: title.to_owned(),
        kind: MatterKind::Question,
        summary: "Flera förvaltningar har frågat.".to_owned(),
        subject: None,
        channel: None,
        origin: None,
        engagement: None,
        document: None,
        registry_number: None,
    }
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

/// A prepared matter of the subgroup, whose charter says that it prepares matters for a board.
fn for_others(town: &Town) -> MatterId {
    crate::decision::board(town);
    crate::seat::chartered(town, "ha en aktuell arbetsplan", "bereda ärenden till vårdnämnden");
    let raise = RaiseMatter { group: "arbetsgrupp-kna".parse().expect("an id"), ..raising("Knän") };
    let events = act(town, REGISTRAR, Command::RaiseMatter(raise));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    let triage = TriageMatter {
        matter: matter.clone(),
        applies: Vec::new(),
        party_matter: false,
        exception: None,
        goes_to: None,
    };
    act(town, REGISTRAR, Command::TriageMatter(triage));
    let brief = Brief { background: "Så här är det.".to_owned(), ..Brief::default() };
    act(town, REGISTRAR, Command::PrepareMatter(PrepareMatter { matter: matter.clone(), brief }));
    matter.clone()
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
        "/aterlamna" => {
            let matter = raised(town, "Lokaler", MatterKind::Question);
            sort(town, &matter, vec![norm(town, "lokaler")], Some("sodra-sjukhuset"));
            Try { right: "siv-soder", ..at(&matter) }.with("reason", "Det är inte vårt")
        }
        "/lamna" => {
            let matter = for_others(town);
            Try { right: REGISTRAR, ..at(&matter) }.with("evidence", "RS 1").with("needed_by", "2026-12-24")
        }
        "/nummer" => at(&accepted(town, "Knän")).with("registry_number", "RS 2026-00777"),
        "/syfte" => at(&accepted(town, "Knän")).with("qualities", "safe"),
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
        "/handling" => Try { file: Some("brev.txt"), ..document(at(&accepted(town, "Knän"))) },
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
        "/bestallare" => at(&crate::undertaking::orphaned(town))
            .with("origin", "Norra sjukhuset")
            .with("reason", "Programmet är slut."),
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
    one.with("title", "Brev").with("sender", "Norra").with("recipient", "Rådet")
}

/// The page as it stands for somebody.
async fn seen(town: &Town, matter: &MatterId, who: &str) -> Page {
    town.get(&page(matter), Some(who)).await
}

#[tokio::test]
async fn a_file_is_kept_with_its_name_kind_and_digest_and_comes_back_as_it_was() {
    let town = Town::new();
    let matter = accepted(&town, "Knän");
    let one = document(Try::new(format!("{}/handling", page(&matter)), CHAIR, MEMBER));
    let sent = Try { file: Some("brev från norr.txt"), ..one };
    assert!(send_file(&town, &sent, Some(CHAIR)).await.is(303).location().ends_with("?gjort"));
    let digest = samordna_domain::Digest::of("Ett underlag till.".as_bytes()).to_string();
    seen(&town, &matter, MEMBER).await.says("brev från norr.txt, Text").says(&digest).says(&digest[..12]);
    let file = town.get(&format!("{}/handlingar/1", page(&matter)), Some(MEMBER)).await;
    assert_eq!(file.is(200).html, "Ett underlag till.");
    let says = file.headers["content-disposition"].to_str().unwrap();
    assert!(says.starts_with("attachment; filename=\"brev_fr_n_norr.txt\""), "{says}");
    // The same form once more is the same document.
    send_file(&town, &sent, Some(CHAIR)).await;
    let documents = || town.desk.look(|world| world.matters.get(&matter).unwrap().documents.len());
    assert_eq!(documents(), 2, "without a key each is an act of its own");
    let keyed = sent.with("request", "en-nyckel");
    for _ in 0..2 {
        send_file(&town, &keyed, Some(CHAIR)).await.is(303);
    }
    assert_eq!(documents(), 3);
}

#[tokio::test]
async fn a_file_that_is_not_what_it_says_is_refused_and_the_rest_is_kept() {
    let town = Town::new();
    let matter = accepted(&town, "Knän");
    let one = document(Try::new(format!("{}/handling", page(&matter)), CHAIR, MEMBER));
    let sent = Try { file: Some("beslut.pdf"), ..one };
    let back = send_file(&town, &sent, Some(CHAIR)).await;
    back.is(422).says("beslut.pdf heter som PDF men är").says("handling-content-error");
    back.says("value=\"Brev\"").says("value=\"Norra\"").says("väljer du filen en gång till");
    // A text and a file are two documents; neither is dropped without a word.
    let both = Try { file: Some("brev.txt"), ..sent.with("text", "Hej hej") };
    let back = send_file(&town, &both, Some(CHAIR)).await;
    back.is(422).says("En handling är en text eller en fil.").says("Hej hej</textarea>");
    // Neither is told as such.
    let none = Try { file: Some(""), ..document(Try::new(both.path, CHAIR, MEMBER)) };
    send_file(&town, &none, Some(CHAIR)).await.is(422).says("Skriv texten, eller välj en fil.");
    assert!(town.desk.look(|world| world.matters.get(&matter).unwrap().documents.is_empty()));
}

#[tokio::test]
async fn a_matter_gets_the_registrys_number_and_says_what_it_is_for() {
    let town = Town::new();
    let matter = accepted(&town, "Knän");
    let at = page(&matter);
    town.post(&format!("{at}/nummer"), Some(CHAIR), &[("registry_number", "RS 2026-00777")]).await.is(303);
    seen(&town, &matter, MEMBER).await.says("RS 2026-00777");
    let again = [("registry_number", "RS 2026-00777")];
    town.post(&format!("{at}/nummer"), Some(CHAIR), &again).await.is(422).says("har redan det numret");

    let objective = town.desk.look(|world| {
        let group = COUNCIL.parse().unwrap();
        let mut all = world.norms_in_force(&group, town.today);
        let is_one = |rule: &samordna_charter::Rule| matches!(rule, samordna_charter::Rule::Objective(_));
        all.find_map(|(at, norm)| is_one(&norm.rule).then(|| (at.norm.to_string(), norm.quote.clone())))
    });
    let (number, quote) = objective.expect("an objective");
    let fields = [("qualities", "safe"), ("qualities", "equal"), ("objectives", number.as_str())];
    town.post(&format!("{at}/syfte"), Some(CHAIR), &fields).await.is(303);
    let known = seen(&town, &matter, CHAIR).await;
    known.says("Säker, Jämlik").says("Mål som ärendet är för").says(&quote);
    known.says("name=\"qualities\" value=\"safe\" checked");
    town.post(&format!("{at}/syfte"), Some(CHAIR), &[("qualities", "dyr")]).await.is(422);
    town.post(&format!("{at}/syfte"), Some(CHAIR), &[]).await.is(303);
    seen(&town, &matter, CHAIR).await.says_not("Säker, Jämlik");
}

#[tokio::test]
async fn a_matter_that_went_wrong_is_sent_back_by_whom_it_went_to() {
    let town = Town::new();
    let matter = raised(&town, "Lokaler", MatterKind::Question);
    sort(&town, &matter, vec![norm(&town, "lokaler")], Some("sodra-sjukhuset"));
    let at = page(&matter);
    town.post(&format!("{at}/aterlamna"), Some("siv-soder"), &[("reason", "")])
        .await
        .is(422)
        .says("Skriv varför");
    let fields = [("reason", "Vi har inga lokaler"), ("receipt", "")];
    town.post(&format!("{at}/aterlamna"), Some("siv-soder"), &fields).await.is(303);
    seen(&town, &matter, CHAIR).await.says("Väckt").says("Pröva mot uppdraget").says("Vi har inga lokaler");
}

#[tokio::test]
async fn a_prepared_matter_goes_to_whom_the_group_prepares_for() {
    let town = Town::new();
    let matter = for_others(&town);
    let at = page(&matter);
    seen(&town, &matter, REGISTRAR).await.says("Lämna till Vårdnämnden");
    let past = [("needed_by", "2026-01-01"), ("evidence", "RS 1")];
    town.post(&format!("{at}/lamna"), Some(REGISTRAR), &past).await.is(422).says("value=\"2026-01-01\"");
    let fields = [("needed_by", "2026-12-24"), ("evidence", "RS 1")];
    town.post(&format!("{at}/lamna"), Some(REGISTRAR), &fields).await.is(303);
    seen(&town, &matter, crate::town::DIRECTOR)
        .await
        .says("Överlämnat till Vårdnämnden")
        .says("Ta emot ärendet");
    // The council's charter names nobody that it prepares for, and its page has no such form.
    seen(&town, &prepared(&town, "Höfter"), CHAIR).await.says_not("/lamna\"");
}

#[tokio::test]
async fn whoever_lifts_chooses_which_way_and_which_part() {
    let town = Town::new();
    let matter = accepted(&town, "Knän");
    let at = page(&matter);
    let form = seen(&town, &matter, CHAIR).await;
    form.says("Vad som lyfts").says("Bara det som gäller Södra sjukhuset").says("name=\"by\"");
    let way = |sentence: &str| norm(&town, sentence).to_string();
    let by = way("Ordföranden kan ta upp behov av beslut");
    let fields = [("reason", "Ingen får"), ("by", by.as_str()), ("unit", ""), ("to", "")];
    town.post(&format!("{at}/lyft"), Some(CHAIR), &fields).await.is(303);
    seen(&town, &matter, CHAIR).await.says("Kontaktperson").says("Väntar på svar");
    // What is lifted whole waits; one administration's part can still go its own way.
    let by = way("Om ingen i rådet har mandat");
    let fields = [("reason", "Inte här"), ("by", by.as_str()), ("unit", "sodra-sjukhuset"), ("to", "")];
    town.post(&format!("{at}/lyft"), Some(CHAIR), &fields).await.is(303);
    seen(&town, &matter, CHAIR).await.says(", Södra sjukhuset").says_not("value=\"sodra-sjukhuset\"");
    // Whom the charter names is not chosen otherwise, and nothing typed is lost.
    let other = accepted(&town, "Höfter");
    let fields = [("reason", "Ingen får"), ("by", by.as_str()), ("unit", ""), ("to", "Norra sjukhuset")];
    let back = town.post(&format!("{}/lyft", page(&other)), Some(CHAIR), &fields).await;
    back.is(422).says("Ingen får</textarea>");
}
