//! The desk on a real ledger: what is accepted is durable and shown, what is refused leaves nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use jiff::civil::{Date, date};
use samordna_desk::{Act, Answer, Desk, Draft, Fault, Keeping};
use samordna_domain::{
    Actor, Command, Moment, PersonId, command::Request, organisation::BodyKind, refusal::Why,
};
use samordna_ledger::{Ledger, Signer, Sqlite, Tenant};
use std::{path::Path, sync::Arc};

fn ledger(folder: &Path) -> Arc<dyn Ledger> {
    let signer = Signer::open_or_create(&folder.join("samordna.key")).unwrap();
    Arc::new(Sqlite::open(folder.join("ledger.sqlite"), signer).unwrap())
}

fn tenant() -> Tenant {
    "prov".parse().unwrap()
}

fn open(folder: &Path) -> Desk {
    Desk::open(ledger(folder), tenant(), |_| {}).unwrap()
}

fn found() -> Command {
    Command::Found { principal: "Region Väst".into(), registrar: "Rut Register".into(), from: None }
}

fn principal(name: &str) -> Command {
    Command::RegisterBody { kind: BodyKind::Principal, name: name.into(), of: None, duty: None, from: None }
}

fn rut() -> Actor {
    Actor::Person("rut-register".parse().unwrap())
}

fn on(day: Date, actor: Actor, command: Command) -> Act {
    Act::new(actor, Moment::noon(day), command)
}

const DAY: Date = date(2026, 1, 1);

/// A desk that is founded.
fn founded(folder: &Path) -> Desk {
    let desk = open(folder);
    desk.act(on(DAY, Actor::Keeper, found())).unwrap().into_result().unwrap();
    desk
}

#[test]
fn what_is_accepted_is_shown_and_is_there_after_a_new_start() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let accepted = desk.act(on(DAY, rut(), principal("Kommunen"))).unwrap().into_result().unwrap();
    assert_eq!((accepted.events.len(), accepted.grounds.len()), (1, 1));
    let count = |desk: &Desk| desk.look(|world| world.organisation.bodies().count());
    assert_eq!(count(&desk), 3);
    drop(desk);
    assert_eq!(count(&open(folder.path())), 3);
}

#[test]
fn what_is_refused_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let before = desk.ledger().head(&tenant()).unwrap();
    let answers =
        desk.act_all(vec![on(DAY, Actor::Nobody, principal("A")), on(DAY, rut(), principal("Region väst"))]);
    for answer in answers.unwrap() {
        assert!(matches!(answer, Answer::Refused(_)), "{answer:?}");
    }
    assert_eq!(desk.ledger().head(&tenant()).unwrap(), before);
}

#[test]
fn each_of_several_acts_is_decided_on_what_those_before_it_led_to() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let answers = desk.act_all(vec![on(DAY, rut(), principal("A")), on(DAY, rut(), principal("A"))]).unwrap();
    assert!(matches!(answers[0], Answer::Accepted(_)));
    assert!(matches!(answers[1], Answer::Refused(_)), "the second time the name is taken");
}

#[test]
fn a_form_sent_twice_is_done_once_also_after_a_new_start() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let form = |name: &str| Act { request: Some("form-1".into()), ..on(DAY, rut(), principal(name)) };
    desk.act(form("A")).unwrap().into_result().unwrap();
    drop(desk);
    let desk = open(folder.path());
    let again = desk.act(form("B")).unwrap().into_result().unwrap();
    assert!(again.was_done && again.events.is_empty());
    assert_eq!(desk.look(|world| world.organisation.bodies().count()), 3);
}

#[test]
fn asking_is_not_doing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let request = Request { actor: rut(), now: Moment::noon(DAY), evidence: None };
    assert_eq!(desk.ask(&request, principal("A")).unwrap().events.len(), 1);
    let nobody = Request { actor: Actor::Nobody, ..request };
    assert_eq!(desk.ask(&nobody, principal("A")).unwrap_err().why, Why::SignIn);
    assert_eq!(desk.look(|world| world.organisation.bodies().count()), 2);
}

#[test]
fn as_of_a_day_is_what_was_known_that_day() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    for (day, name) in [(date(2026, 2, 1), "A"), (date(2026, 3, 1), "B")] {
        desk.act(on(day, rut(), principal(name))).unwrap().into_result().unwrap();
    }
    let count = |day| desk.look_as_of(day, |world| world.organisation.bodies().count()).unwrap();
    assert_eq!([count(date(2026, 1, 31)), count(date(2026, 2, 1)), count(date(2026, 12, 31))], [2, 3, 4]);
}

#[test]
fn two_desks_on_one_ledger_agree() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger(folder.path());
    let one = Desk::open(ledger.clone(), tenant(), |_| {}).unwrap();
    one.act(on(DAY, Actor::Keeper, found())).unwrap().into_result().unwrap();
    let other = Desk::open(ledger, tenant(), |_| {}).unwrap();
    for turn in 0..10 {
        let (desk, name) =
            if turn % 2 == 0 { (&one, format!("A{turn}")) } else { (&other, format!("B{turn}")) };
        desk.act(on(DAY, rut(), principal(&name))).unwrap().into_result().unwrap();
    }
    let taken = other.act(on(DAY, rut(), principal("A0"))).unwrap();
    assert!(matches!(taken, Answer::Refused(_)), "whoever is late reads on and decides again: {taken:?}");
    assert_eq!(one.ledger().head(&tenant()).unwrap().sequence, 15);
}

#[test]
fn many_at_once_are_each_done_once_and_the_chain_holds() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let desk = &desk;
            scope.spawn(move || {
                for turn in 0..20 {
                    let act = on(DAY, rut(), principal(&format!("P {writer} {turn}")));
                    desk.act(act).unwrap().into_result().unwrap();
                }
            });
        }
    });
    assert_eq!(desk.look(|world| world.organisation.bodies().count()), 162);
    drop(desk);
    assert_eq!(open(folder.path()).look(|world| world.organisation.bodies().count()), 162);
}

#[test]
fn a_clock_that_goes_back_is_told_and_nothing_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let back = desk.act(on(date(2025, 12, 31), rut(), principal("A")));
    assert!(matches!(back, Err(Fault::ClockBack { .. })), "{back:?}");
    let few_seconds = Moment::new("2026-01-01T11:59:30Z".parse().unwrap());
    let act = Act::new(rut(), few_seconds, principal("A"));
    desk.act(act).unwrap().into_result().expect("two servers never agree quite");
}

#[test]
fn erased_contact_data_is_gone_and_the_chain_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let person: PersonId = "rut-register".parse().unwrap();
    let keep = Command::KeepContact { person: person.clone(), contact: "rut@example.invalid".into() };
    desk.act(on(DAY, rut(), keep)).unwrap().into_result().unwrap();
    let contact = desk.look(|world| world.person(&person).unwrap().contact).unwrap();
    assert_eq!(desk.blob(&contact).unwrap().as_deref(), Some(&b"rut@example.invalid"[..]));
    desk.act(on(DAY, rut(), Command::EraseContact { person })).unwrap().into_result().unwrap();
    assert_eq!(desk.blob(&contact).unwrap(), None);
    drop(desk);
    open(folder.path());
}

#[test]
fn a_session_lasts_twelve_hours_and_a_link_signs_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let person: PersonId = "rut-register".parse().unwrap();
    let at = |text: &str| Moment::new(text.parse().unwrap());
    let secret = desk.sign_in(&person, at("2026-01-01T08:00:00Z")).unwrap();
    assert_eq!(desk.who(&secret, at("2026-01-01T19:59:00Z")).unwrap(), Some(person.clone()));
    assert_eq!(desk.who(&secret, at("2026-01-01T20:01:00Z")).unwrap(), None);

    let link = desk.sign_in_link(&person, at("2026-01-02T08:00:00Z")).unwrap();
    assert_eq!(desk.who(&link, at("2026-01-02T08:00:01Z")).unwrap(), None, "a link is no session");
    let (who, secret) = desk.redeem(&link, "", at("2026-01-02T08:05:00Z")).unwrap().expect("a fresh link");
    assert_eq!(who, person);
    assert!(desk.redeem(&link, "", at("2026-01-02T08:06:00Z")).unwrap().is_none(), "spent");
    let late = desk.sign_in_link(&person, at("2026-01-02T08:00:00Z")).unwrap();
    assert!(desk.redeem(&late, "", at("2026-01-02T08:11:00Z")).unwrap().is_none(), "too late");

    desk.sign_out_everywhere(&person).unwrap();
    assert_eq!(desk.who(&secret, at("2026-01-02T08:07:00Z")).unwrap(), None);
}

#[test]
fn history_tells_what_happened_latest_first() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    desk.act(on(DAY, rut(), principal("A"))).unwrap().into_result().unwrap();
    let page = desk.history(None, 2).unwrap();
    assert_eq!(page.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [6, 5]);
    assert_eq!(page[0].recorded.grounds.len(), 1, "the event keeps its grounds");
    let rest = desk.history(Some(5), 100).unwrap();
    assert_eq!(rest.len(), 4);
    assert!(desk.history(Some(1), 100).unwrap().is_empty());
}

#[test]
fn a_draft_is_its_writers_alone_outlives_a_start_and_leaves_no_entry() {
    let folder = tempfile::tempdir().unwrap();
    let desk = founded(folder.path());
    let (rut, other): (PersonId, PersonId) = ("rut-register".parse().unwrap(), "nora".parse().unwrap());
    let entries = desk.history(None, 100).unwrap().len();
    let kept = desk.keep_draft(&rut, "notes", None, "Punkt 1", Moment::noon(DAY)).unwrap();
    let Keeping::Kept(first) = kept else { panic!("{kept:?}") };
    drop(desk);
    let desk = open(folder.path());
    assert_eq!(desk.draft(&rut, "notes").unwrap(), Some(first.clone()));
    assert_eq!(desk.draft(&other, "notes").unwrap(), None);

    let next = |seen: &Draft, text| {
        desk.keep_draft(&rut, "notes", Some(&seen.seen()), text, Moment::noon(DAY)).unwrap()
    };
    let Keeping::Kept(second) = next(&first, "Punkt 1 och 2") else { panic!("not kept") };
    assert_eq!(next(&first, "Punkt 1 och 2"), Keeping::Kept(second.clone()), "sent twice");
    assert_eq!(next(&first, "Från ett annat fönster"), Keeping::Other(second.clone()));
    desk.drop_draft(&rut, "notes").unwrap();
    assert_eq!(next(&second, "Efter att den har delats"), Keeping::Gone);
    assert_eq!(desk.history(None, 100).unwrap().len(), entries);
}
