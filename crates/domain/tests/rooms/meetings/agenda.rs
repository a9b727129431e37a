//! The agenda, its papers and its guests.

use super::{at, call, coordinator, council, hold, invite, item, meeting, plan, put};
use crate::town::{Town, body, day};
use samordna_domain::{
    Command,
    meeting::{
        Content, ItemKind, ItemText, Left, Presence,
        command::{AddPaper, ChangeItem, HoldMeeting, LeaveItem, OrderAgenda, RemovePaper},
    },
};

fn ready(titles: &[&str]) -> Town {
    let (mut town, group) = council(vec![]);
    coordinator(&mut town, plan(&group, &["2025-02-12", "2025-03-12"]));
    for title in titles {
        coordinator(&mut town, put("2025-1", item(title)));
    }
    town
}

fn titles(town: &Town, short: &str) -> Vec<String> {
    let known = town.world.meetings.get(&meeting(short)).unwrap();
    known.agenda().map(|item| format!("{} {}", item.number, item.title)).collect()
}

fn leave(item: u32, left: Left) -> Command {
    Command::LeaveItem(LeaveItem { meeting: meeting("2025-1"), item, left })
}

fn paper(name: &str, content: &[u8]) -> Command {
    let (name, content) = (name.to_owned(), Content(content.to_vec()));
    Command::AddPaper(AddPaper { meeting: meeting("2025-1"), item: None, name, content, late_because: None })
}

#[test]
fn items_keep_their_numbers_when_they_are_put_in_another_order() {
    let mut town = ready(&["Ett", "Två", "Tre"]);
    let order = |order: &[u32]| {
        Command::OrderAgenda(OrderAgenda { meeting: meeting("2025-1"), order: order.to_vec() })
    };
    coordinator(&mut town, order(&[3, 1]));
    assert_eq!(titles(&town, "2025-1"), ["3 Tre", "1 Ett", "2 Två"]);
    assert_eq!(town.refused("hanna-direktor", order(&[1, 1])), "Punkt 1 är med två gånger.");
    assert_eq!(town.refused("hanna-direktor", order(&[9])), "Punkt 9 finns inte.");
}

#[test]
fn a_change_after_the_notice_is_shown_as_a_change_and_one_before_it_is_not() {
    let mut town = ready(&["Ett", "Två"]);
    let change = |item_number, title: &str| {
        let text = ItemText { kind: ItemKind::Position, ..item(title) };
        Command::ChangeItem(ChangeItem { meeting: meeting("2025-1"), item: item_number, text })
    };
    coordinator(&mut town, change(1, "Ett, bättre sagt"));
    coordinator(&mut town, call("2025-1"));
    town.today = day("2025-01-20");
    coordinator(&mut town, change(2, "Två, bättre sagt"));
    coordinator(&mut town, put("2025-1", item("Tre")));
    let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
    let changed: Vec<_> = known.agenda().map(|item| item.changed).collect();
    assert_eq!(changed, [None, Some(day("2025-01-20")), Some(day("2025-01-20"))]);
    assert_eq!(town.refused("hanna-direktor", change(2, "Två, bättre sagt")), "Ingenting är ändrat.");
}

#[test]
fn an_item_is_tabled_to_the_next_meeting_where_it_appears_and_knows_where_it_was() {
    let mut town = ready(&["Budgeten"]);
    coordinator(&mut town, leave(1, Left::Tabled { to: None }));
    assert!(titles(&town, "2025-1").is_empty());
    assert_eq!(titles(&town, "2025-2"), ["1 Budgeten"]);
    let from = town.world.meetings.get(&meeting("2025-2")).unwrap().item(1).unwrap().from.clone().unwrap();
    assert_eq!((from.meeting, from.item), (meeting("2025-1"), 1));
    assert_eq!(
        town.refused("hanna-direktor", leave(1, Left::Dropped)),
        "Punkt 1 har redan lämnat dagordningen."
    );
}

#[test]
fn an_item_is_referred_back_with_a_reason_and_not_without() {
    let mut town = ready(&["Budgeten"]);
    let back = |reason: &str| leave(1, Left::ReferredBack { reason: reason.to_owned() });
    assert_eq!(town.refused("hanna-direktor", back("")), "Skriv varför.");
    coordinator(&mut town, back("Kostnaden saknas."));
    assert!(titles(&town, "2025-2").is_empty(), "it comes again when somebody puts it up again");
}

#[test]
fn an_item_of_a_meeting_that_was_held_is_not_dropped_in_silence() {
    let mut town = ready(&["Budgeten", "Läget"]);
    town.today = day("2025-02-12");
    coordinator(&mut town, hold("2025-1"));
    assert!(town.refused("hanna-direktor", leave(1, Left::Dropped)).starts_with("Mötet är hållet."));
    coordinator(&mut town, leave(1, Left::Tabled { to: None }));
    assert_eq!(titles(&town, "2025-2"), ["1 Budgeten"]);
}

#[test]
fn a_file_that_is_not_what_it_says_gets_its_own_answer() {
    let mut town = ready(&[]);
    for (name, content, says) in [
        (
            "underlag.pdf",
            &b"Ett vanligt brev."[..],
            "underlag.pdf heter som PDF men är Text. Ge filen rätt namn, eller välj en annan.",
        ),
        (
            "underlag.docx",
            b"%PDF-1.7",
            "underlag.docx heter som Word men är PDF. Ge filen rätt namn, eller välj en annan.",
        ),
        (
            "underlag.pdf",
            b"MZ\x90\x00\xff\xfe",
            "underlag.pdf heter som PDF men är något annat. Filen kan vara skadad. Välj en annan.",
        ),
        (
            "brev.txt",
            b"<html><script>alert(1)</script>",
            "brev.txt heter som Text men är något annat. Filen kan vara skadad. Välj en annan.",
        ),
        (
            "program.exe",
            b"MZ",
            "Filen program.exe är inte av ett slag som tas emot. De är: pdf, docx, xlsx, pptx, odt, ods, odp, png, jpg, jpeg, txt, md, csv.",
        ),
        ("tom.pdf", b"", "Filen tom.pdf är tom."),
    ] {
        assert_eq!(town.refused("hanna-direktor", paper(name, content)), says);
    }
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    assert_eq!(
        town.refused("hanna-direktor", paper("stor.txt", &large)),
        "Filen stor.txt är för stor. En fil får vara högst 10 MB."
    );
    coordinator(&mut town, paper(r"C:\Mina dokument\underlag.pdf", b"%PDF-1.7"));
    let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
    assert_eq!(known.sent().map(|paper| paper.name.as_str()).collect::<Vec<_>>(), ["underlag.pdf"]);
    let take = Command::RemovePaper(RemovePaper { meeting: meeting("2025-1"), paper: 1 });
    coordinator(&mut town, take.clone());
    assert_eq!(town.refused("hanna-direktor", take), "Det underlaget finns inte.");
}

#[test]
fn a_guest_is_invited_once_and_it_is_told_whether_they_came() {
    let mut town = ready(&[]);
    coordinator(&mut town, invite("2025-1", "siv-soder-sodra-sjukhuset"));
    assert_eq!(
        town.refused("hanna-direktor", invite("2025-1", "siv-soder-sodra-sjukhuset")),
        "Den personen är redan inbjuden."
    );
    town.today = day("2025-02-12");
    let held = Command::HoldMeeting(HoldMeeting {
        meeting: meeting("2025-1"),
        attendance: vec![at("nora-ledamot-norra-sjukhuset@2", Presence::Whole)],
        guests: vec![1],
        minutes: None,
        form: None,
    });
    coordinator(&mut town, held);
    let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
    assert!(known.guests[0].came);
}

#[test]
fn only_whoever_prepares_the_meetings_writes_the_agenda() {
    let town = ready(&["Ett"]);
    for command in [put("2025-1", item("Två")), leave(1, Left::Dropped), paper("a.txt", b"a")] {
        assert!(town.refused("nora-ledamot", command).contains("Hanna Direktör"));
    }
    let unknown = ItemText { weight_for: Some(body("nagonstans")), ..item("Vikt") };
    assert_eq!(
        town.refused("hanna-direktor", put("2025-1", unknown)),
        "Det finns ingen enhet \"nagonstans\"."
    );
    assert_eq!(town.refused("hanna-direktor", put("2025-1", item(" "))), "Fyll i fältet.");
}
