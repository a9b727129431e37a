//! The pages of positions and decisions: taking a position, the politicians, the chair alone, telling; where each
//! administration stands and why; and an administration's own page.

use crate::{
    access::Try,
    town::{COUNCIL, MEMBER, REGISTRAR, TODAY, Town},
};
use samordna_domain::{
    Actor, BodyId, Command, Event, MandateId, MatterId, RoundId,
    decision::{
        PositionClass,
        command::{CommunicateDecision, DecideAtHome, HandToPoliticians, TakePosition},
    },
    mandate::{Holder, Reach, ReportedTo, command::GrantMandate},
    matter::{
        Addressee, Brief, MatterKind,
        command::{PrepareMatter, RaiseMatter, TriageMatter},
    },
    organisation::{BodyKind, OfficeDuty},
    round::{
        AnswerKind, RoundKind,
        command::{AnswerRound, OpenRound},
    },
    seat::{
        Role,
        command::{Appoint, EstablishSeat},
    },
};

pub const CHAIR: &str = "olle-ordforande";
pub const NORTH: &str = "norra-sjukhuset";
pub const SOUTH: &str = "sodra-sjukhuset";
pub const BOARD: &str = "vardnamnden";
pub const COUNCIL_CHAIRS: &str = "Beslutsmandat för regionala rutiner SSN 2024-00519";
const SOURCE: &str = "Delegationsordning SSN 2025-00010";

fn id(text: &str) -> BodyId {
    text.parse().expect("an id")
}

/// Somebody does it today, through the desk.
pub fn act(town: &Town, who: &str, command: Command) -> Vec<Event> {
    town.act_at(TODAY, Actor::Person(who.parse().expect("an id")), command)
}

/// The board that gives mandates; the director acts for it.
pub fn board(town: &Town) {
    if town.desk.look(|world| world.organisation.body(&id(BOARD)).is_some()) {
        return;
    }
    let register = |kind, name: &str, of: &str, duty| {
        let (name, of) = (name.to_owned(), Some(id(of)));
        town.registrar(Command::RegisterBody { kind, name, of, duty, from: None });
    };
    register(BodyKind::Board, "Vårdnämnden", "region-vast", None);
    register(BodyKind::Office, "Ordförande", BOARD, Some(OfficeDuty::Head));
    town.registrar(Command::TakeOffice {
        office: id("ordforande-vardnamnden"),
        employment: "hanna-direktor-region-vast".parse().expect("an id"),
        from: None,
        until: None,
    });
}

/// A mandate for the head of a hospital, reported to the board within thirty days.
pub fn mandate(town: &Town, unit: &str) -> MandateId {
    board(town);
    granted(
        town,
        GrantMandate {
            holder: Holder::Office(id(&format!("forvaltningschef-{unit}"))),
            reach: Reach { subjects: Vec::new(), area: vec![id(unit)], limit: None },
            giver: id(BOARD),
            source: SOURCE.to_owned(),
            from: None,
            until: None,
            may_pass_on: true,
            under: None,
            reported_to: Some(ReportedTo { board: id(BOARD), within_days: Some(30) }),
        },
    )
}

fn granted(town: &Town, asked: GrantMandate) -> MandateId {
    let events = act(town, REGISTRAR, Command::GrantMandate(asked));
    let Some(Event::MandateGranted { mandate, .. }) = events.first() else { panic!("{events:?}") };
    mandate.clone()
}

/// The chair's own mandate, for routines.
fn chairs(town: &Town) -> MandateId {
    board(town);
    granted(
        town,
        GrantMandate {
            holder: Holder::ChairOf(id(COUNCIL)),
            reach: Reach {
                subjects: vec!["regional rutin".to_owned()],
                area: vec![id("region-vast")],
                limit: None,
            },
            giver: id(BOARD),
            source: COUNCIL_CHAIRS.to_owned(),
            from: None,
            until: None,
            may_pass_on: false,
            under: None,
            reported_to: None,
        },
    )
}

/// A matter of the council's with a brief that holds what its charter asks for.
pub fn prepared(town: &Town) -> MatterId {
    let raise = RaiseMatter {
        group: id(COUNCIL),
        title: "Gemensam rutin för höftfraktur".to_owned(),
        kind: MatterKind::Question,
        summary: String::new(),
        subject: Some("regional rutin".to_owned()),
        channel: None,
        origin: None,
        engagement: None,
        document: None,
        registry_number: None,
    };
    let events = act(town, CHAIR, Command::RaiseMatter(raise));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    let matter = matter.clone();
    act(town, CHAIR, sort(&matter));
    let said = |names: [&str; 3]| names.map(|name| (name.to_owned(), "Ingen skillnad.".to_owned()));
    let brief = Brief {
        background: "Så här är det.".to_owned(),
        proposal: Some("Vi gör lika överallt.".to_owned()),
        impact: said(["akutsjukvård", "primärvård", "ekonomi"]).into(),
        aspects: said(["patientsäkerhet", "forskning", "utbildning"]).into(),
        ..Brief::default()
    };
    act(town, CHAIR, Command::PrepareMatter(PrepareMatter { matter: matter.clone(), brief }));
    matter
}

fn sort(matter: &MatterId) -> Command {
    let (matter, applies) = (matter.clone(), Vec::new());
    Command::TriageMatter(TriageMatter {
        matter,
        applies,
        party_matter: false,
        exception: None,
        goes_to: None,
    })
}

fn position(matter: &MatterId, class: PositionClass) -> Command {
    Command::TakePosition(TakePosition {
        matter: matter.clone(),
        text: "Rådet vill att alla inför rutinen.".to_owned(),
        class,
        consensus: true,
        dissent: Vec::new(),
        stepped_aside: None,
        vote: None,
        meeting: None,
    })
}

/// A matter on which the council has agreed.
pub fn agreed(town: &Town) -> MatterId {
    let matter = prepared(town);
    act(town, CHAIR, position(&matter, PositionClass::Other));
    matter
}

/// A round about a matter, to all that the council's members come from, due at the end of the year.
pub fn round(town: &Town, kind: RoundKind, matter: &MatterId) -> RoundId {
    let ask = OpenRound {
        group: id(COUNCIL),
        kind,
        about: Some(matter.clone()),
        agreement: None,
        question: "Vad svarar ni?".to_owned(),
        units: Vec::new(),
        due: crate::town::day("2026-12-31"),
    };
    let events = act(town, CHAIR, Command::OpenRound(ask));
    let Some(Event::RoundOpened { round, .. }) = events.first() else { panic!("{events:?}") };
    round.clone()
}

/// The registrar records an answer from paper.
pub fn answered(town: &Town, round: &RoundId, unit: &str, answer: AnswerKind) {
    let (round, unit, text) = (round.clone(), id(unit), "Enligt protokoll.".to_owned());
    act(
        town,
        REGISTRAR,
        Command::AnswerRound(AnswerRound {
            round,
            unit,
            answer,
            text,
            attachment: None,
            name: None,
            content: None,
        }),
    );
}

/// The hospital has anchored the proposal and consulted its unions.
pub fn ready(town: &Town, matter: &MatterId, units: &[&str]) {
    for (kind, answer) in
        [(RoundKind::Anchoring, AnswerKind::Anchored), (RoundKind::UnionConsultation, AnswerKind::Concluded)]
    {
        let round = round(town, kind, matter);
        for unit in units {
            answered(town, &round, unit, answer);
        }
    }
}

/// The northern hospital decides as agreed.
pub fn decided(town: &Town) -> (MatterId, RoundId) {
    mandate(town, NORTH);
    let matter = agreed(town);
    ready(town, &matter, &[NORTH]);
    let round = round(town, RoundKind::HomeDecision, &matter);
    act(town, "nils-norr", Command::DecideAtHome(decision(&round)));
    (matter, round)
}

fn decision(round: &RoundId) -> DecideAtHome {
    use samordna_charter::norm::Frame;
    DecideAtHome {
        respects: vec![Frame::HeadOfAdministration, Frame::Budget],
        ..DecideAtHome::new(round.clone(), id(NORTH), AnswerKind::Decided)
    }
}

/// A working group whose positions go to the board, with one that is for the politicians.
fn political(town: &Town) -> MatterId {
    board(town);
    let matter = raised_in_kna(
        town,
        "Ställningstaganden som är rekommenderande för kommunerna och regionen lämnas över till Vårdnämnden.",
    );
    act(town, REGISTRAR, position(&matter, PositionClass::Recommending));
    matter
}

/// A matter of a working group whose charter says this of decisions.
fn raised_in_kna(town: &Town, rules: &str) -> MatterId {
    let text = format!("# Uppdragsbeskrivning för arbetsgrupp knä\n\n## Beslut\n\n{rules}\n");
    town.registrar(Command::ReadCharter { name: "kna.md".to_owned(), text });
    let charter = || "uppdragsbeskrivning-for-arbetsgrupp-kna".parse().expect("an id");
    let group = id("arbetsgrupp-kna");
    town.registrar(Command::PlaceCharter { charter: charter(), group: group.clone() });
    town.registrar(Command::SignCharter { charter: charter(), line: None, on: None, from: None });
    let raise = RaiseMatter {
        group,
        title: "Knäskola".to_owned(),
        kind: MatterKind::Question,
        summary: String::new(),
        subject: None,
        channel: None,
        origin: None,
        engagement: None,
        document: None,
        registry_number: None,
    };
    let events = act(town, REGISTRAR, Command::RaiseMatter(raise));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    act(town, REGISTRAR, sort(matter));
    matter.clone()
}

pub fn page(matter: &MatterId) -> String {
    format!("/grupper/{}/arenden/{}", matter.group, matter.short())
}

/// How the routes of this room are tried.
pub fn attempt(town: &Town, path: &str) -> Try {
    let (_, end) = path.split_once("/beslut").expect("a page of decisions");
    let at = |matter: &MatterId| Try::new(format!("{}/beslut{end}", page(matter)), CHAIR, MEMBER);
    match end {
        "" => at(&prepared(town)),
        "/stallning" => {
            at(&prepared(town)).with("text", "Lika överallt.").with("class", "other").with("consensus", "ja")
        }
        "/politik" => Try { right: REGISTRAR, ..at(&political(town)) },
        "/politik/svar" => {
            let matter = political(town);
            let hand = HandToPoliticians { matter: matter.clone() };
            act(town, REGISTRAR, Command::HandToPoliticians(hand));
            let one = Try { right: REGISTRAR, ..at(&matter) };
            one.with("answer", "supported").with("reference", "§ 12")
        }
        "/ensam" => {
            let mandate = chairs(town);
            let matter = prepared(town);
            ready(town, &matter, &[NORTH, SOUTH]);
            at(&matter).with("mandate", mandate.to_string()).with("text", "Rutinen fastställs.")
        }
        "/meddela" => at(&agreed(town)).with("other", "Närhälsan").with("purpose", "information"),
        "/kvittera" => {
            let matter = agreed(town);
            let to = Addressee::Body(id(SOUTH));
            let purpose = samordna_charter::norm::Purpose::Information;
            let tell = CommunicateDecision { matter: matter.clone(), to: to.clone(), purpose };
            act(town, CHAIR, Command::CommunicateDecision(tell));
            let one = Try { right: "siv-soder", ..at(&matter) };
            one.with("to", serde_json::to_string(&to).expect("JSON"))
        }
        other => panic!("{other} is not tried: say here who may, and with what"),
    }
}

#[tokio::test]
async fn a_matter_says_where_each_administration_stands_and_by_which_sentence() {
    let town = Town::new();
    mandate(&town, SOUTH);
    let (matter, _) = decided(&town);
    let page = town.get(&page(&matter), Some(MEMBER)).await;
    page.is(200).says("Gäller i 1 av 2 förvaltningar.").says("Rådet vill att alla inför rutinen.");
    page.says("Södra sjukhuset kan inte besluta än: facklig samverkan saknas.");
    page.says("Facklig samverkan genomförs i varje förvaltning innan den beslutar.");
    page.says("Nils Norr, 2026-11-22").says(SOURCE);
    page.says("role=\"img\"").says("Norra sjukhuset: Förankrat, Avslutad, Beslutat, Gäller");
}

#[tokio::test]
async fn a_position_is_taken_with_dissent_by_name() {
    let town = Town::new();
    let matter = prepared(&town);
    let at = format!("{}/beslut", page(&matter));
    town.get(&at, Some(CHAIR))
        .await
        .is(200)
        .says("Vi gör lika överallt.")
        .says("Avvikande mening: Nora Ledamot");
    let fields = [("text", "Lika överallt."), ("class", "guiding")];
    town.post(&format!("{at}/stallning"), Some(CHAIR), &fields)
        .await
        .is(422)
        .says("Skriv vem som inte var enig");
    let fields = [
        ("text", "Lika överallt."),
        ("class", "guiding"),
        ("dissent-nora-ledamot-norra-sjukhuset", "För fort."),
    ];
    let page = town.post(&format!("{at}/stallning"), Some(CHAIR), &fields).await;
    assert_eq!(page.is(303).location(), format!("{at}?gjort"));
    let page = town.get(&at, Some(MEMBER)).await;
    page.says("Inte alla eniga").says("Nora Ledamot:</b> För fort.").says_not("/beslut/stallning");
}

#[tokio::test]
async fn whoever_has_two_seats_is_asked_once() {
    let town = Town::new();
    let unit = Some(id(NORTH));
    town.registrar(Command::EstablishSeat(EstablishSeat {
        unit,
        ..EstablishSeat::new(id(COUNCIL), Role::Member)
    }));
    let seat = format!("{COUNCIL}/5").parse().expect("an id");
    let chair = "olle-ordforande-norra-sjukhuset".parse().expect("an id");
    town.registrar(Command::Appoint(Appoint::new(seat, chair)));
    let matter = prepared(&town);
    let asks = town.get(&format!("{}/beslut", page(&matter)), Some(CHAIR)).await;
    assert_eq!(
        asks.html.matches("name=\"dissent-olle-ordforande-norra-sjukhuset\"").count(),
        1,
        "{}",
        asks.html
    );
}

#[tokio::test]
async fn the_chair_decides_alone_where_a_mandate_is_entered() {
    let town = Town::new();
    board(&town);
    let matter = prepared(&town);
    let at = format!("{}/beslut", page(&matter));
    town.get(&at, Some(CHAIR)).await.says("men inget är infört").says("/mandat/nytt?ordforande=");
    let mandate = chairs(&town);
    town.get(&at, Some(CHAIR)).await.says("Facklig samverkan").says_not("men inget är infört");
    ready(&town, &matter, &[NORTH, SOUTH]);
    let fields = [("mandate", mandate.as_str()), ("text", "Rutinen fastställs.")];
    town.post(&format!("{at}/ensam"), Some(CHAIR), &fields).await.is(303);
    town.get(&at, None).await.is(303);
    town.get(&at, Some(MEMBER)).await.says("Beslutat av ordföranden ensam").says("SSN 2024-00519");
}

#[tokio::test]
async fn somebody_is_told_and_acknowledges() {
    let town = Town::new();
    let (matter, _) = decided(&town);
    let at = format!("{}/beslut", page(&matter));
    let fields = [("to", ""), ("other", "Södra"), ("purpose", "implementation")];
    town.post(&format!("{at}/meddela"), Some(CHAIR), &fields).await.is(303);
    let fields = [("to", ""), ("other", "Patientföreningen"), ("purpose", "information")];
    town.post(&format!("{at}/meddela"), Some(CHAIR), &fields).await.is(303);
    let page = town.get(&at, Some("siv-soder")).await;
    page.says("för genomförande").says("Patientföreningen").says("Inte kvitterat");
    let to = serde_json::to_string(&Addressee::Body(id(SOUTH))).unwrap();
    town.post(&format!("{at}/kvittera"), Some("siv-soder"), &[("to", &to)]).await.is(303);
    town.get(&at, Some(CHAIR)).await.says("Kvitterat 2026-11-22");
}

#[tokio::test]
async fn an_administration_sees_what_is_asked_of_it_and_what_it_has_decided() {
    let town = Town::new();
    mandate(&town, SOUTH);
    let (_, _) = decided(&town);
    let south = town.get("/organisation/sodra-sjukhuset", Some("siv-soder")).await;
    south.is(200).says("Beslut i hemmaförvaltningen: Gemensam rutin för höftfraktur");
    south.says("Södra sjukhuset kan inte besluta än: facklig samverkan saknas.");
    let north = town.get("/organisation/norra-sjukhuset", Some("nils-norr")).await;
    north.says("Ingen grupp väntar på svar härifrån.").says("Rådet vill att alla inför rutinen.");
    town.get("/organisation/norra-sjukhuset", None).await.is(200).says_not("höftfraktur");
}

#[tokio::test]
async fn the_form_of_a_position_asks_of_conflicts_of_interest_and_votes_where_the_charter_does() {
    let town = Town::new();
    let matter = raised_in_kna(
        &town,
        "Om omröstning begärs gäller enkel majoritet.\n\nDen ledamot som är jävig ska anmäla det till ordföranden \
         och lämna rummet medan ärendet behandlas.",
    );
    let decisions = format!("{}/beslut", page(&matter));
    let asks = town.get(&decisions, Some(REGISTRAR)).await;
    asks.says("Frågan om jäv är ställd").says("Röster för").says("De jäviga lämnade rummet");
    let to = format!("{decisions}/stallning");
    let silent = [("text", "Lika överallt."), ("class", "other"), ("consensus", "ja")];
    let no = town.post(&to, Some(REGISTRAR), &silent).await;
    no.is(422).says("Fråga om någon är jävig innan gruppen tar ställning");
    let asked = [silent.as_slice(), &[("stepped_aside", "ja")]].concat();
    town.post(&to, Some(REGISTRAR), &asked).await.is(303);
    town.get(&page(&matter), Some(REGISTRAR)).await.says("Ingen var jävig");
    let council = prepared(&town);
    town.get(&format!("{}/beslut", page(&council)), Some(CHAIR)).await.says_not("Frågan om jäv är ställd");
}
