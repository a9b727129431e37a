//! A calendar is read back by a reader that was written from the standard, and not from our writer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use proptest::prelude::*;
use samordna_paper::{Calendar, Occasion};
use std::collections::BTreeMap;

/// The properties of one component, each with its value as it was meant.
type Properties = BTreeMap<String, String>;

/// The lines of the standard's section 3.1: each ends with CR and LF, is at most 75 bytes, and goes on after a space.
fn unfolded(calendar: &str) -> Vec<String> {
    let body = calendar.strip_suffix("\r\n").expect("the last line is ended too");
    let mut whole: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => whole.last_mut().expect("something to go on with").push_str(rest),
            None => whole.push(line.to_owned()),
        }
    }
    whole
}

/// A text as it was before it was marked: section 3.3.11.
fn plain(marked: &str) -> String {
    let (mut plain, mut letters) = (String::new(), marked.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(marked @ ('\\' | ';' | ',')) => plain.push(marked),
                other => panic!("\\{other:?} is no mark"),
            },
            ';' | ',' => panic!("unmarked {letter} in {marked}"),
            other => plain.push(other),
        }
    }
    plain
}

/// The calendar's own properties, and those of each event: section 3.4 and 3.6.
fn read(calendar: &str) -> (Properties, Vec<Properties>) {
    let lines = unfolded(calendar);
    let (mut own, mut events, mut open) = (Properties::new(), Vec::new(), Vec::new());
    for line in lines {
        let (name, value) = line.split_once(':').expect("a name and a value");
        let name = name.split(';').next().unwrap();
        match (name, value) {
            ("BEGIN", component) => {
                open.push(component.to_owned());
                if component == "VEVENT" {
                    events.push(Properties::new());
                }
            }
            ("END", component) => assert_eq!(open.pop().as_deref(), Some(component)),
            (name, value) => {
                let is_text =
                    ["SUMMARY", "LOCATION", "DESCRIPTION", "UID", "NAME", "X-WR-CALNAME"].contains(&name);
                let value = if is_text { plain(value) } else { value.to_owned() };
                let into = if open.len() == 2 { events.last_mut().unwrap() } else { &mut own };
                assert_eq!(into.insert(name.to_owned(), value), None, "{name} is there twice");
            }
        }
    }
    assert!(open.is_empty());
    (own, events)
}

fn occasion(summary: &str) -> Occasion {
    Occasion {
        uid: "radet/2026-3@samordna".to_owned(),
        sequence: 2,
        start: "2026-03-05T12:00:00Z".parse().unwrap(),
        end: "2026-03-05T13:30:00Z".parse().unwrap(),
        summary: summary.to_owned(),
        place: None,
        description: None,
        page: None,
        is_cancelled: false,
    }
}

fn calendar(occasions: Vec<Occasion>) -> Calendar {
    Calendar { name: "Rådet".to_owned(), now: "2026-01-02T08:00:00Z".parse().unwrap(), occasions }
}

#[test]
fn a_meeting_is_read_back_with_everything_that_a_program_needs() {
    let one = Occasion {
        place: Some("Sal 4; våning 2, hus A".to_owned()),
        description: Some("Rad ett\nRad två \\ tre".to_owned()),
        page: Some("https://exempel.se/grupper/radet/moten/2026-3?a=1,2;b".to_owned()),
        ..occasion("Rådet: ordinarie möte")
    };
    let (own, events) = read(&calendar(vec![one]).write());
    assert_eq!((own["VERSION"].as_str(), own["METHOD"].as_str()), ("2.0", "PUBLISH"));
    assert!(own.contains_key("PRODID"));
    let event = &events[0];
    for (name, value) in [
        ("UID", "radet/2026-3@samordna"),
        ("DTSTAMP", "20260102T080000Z"),
        ("DTSTART", "20260305T120000Z"),
        ("DTEND", "20260305T133000Z"),
        ("SEQUENCE", "2"),
        ("STATUS", "CONFIRMED"),
        ("SUMMARY", "Rådet: ordinarie möte"),
        ("LOCATION", "Sal 4; våning 2, hus A"),
        ("DESCRIPTION", "Rad ett\nRad två \\ tre"),
        ("URL", "https://exempel.se/grupper/radet/moten/2026-3?a=1,2;b"),
    ] {
        assert_eq!(event[name], value, "{name}");
    }
}

#[test]
fn a_cancelled_meeting_is_there_and_says_so() {
    let gone = Occasion { is_cancelled: true, ..occasion("Rådet") };
    let (_, events) = read(&calendar(vec![gone, occasion("Rådet")]).write());
    let statuses: Vec<&str> = events.iter().map(|event| event["STATUS"].as_str()).collect();
    assert_eq!(statuses, ["CANCELLED", "CONFIRMED"]);
}

proptest! {
    #[test]
    fn whatever_a_meeting_is_called_comes_back_whole(summary in "[^\\p{Cc}]{0,200}", place in "(\\PC|\n){0,200}") {
        let one = Occasion { place: Some(place.clone()), ..occasion(&summary) };
        let (_, events) = read(&calendar(vec![one]).write());
        prop_assert_eq!(&events[0]["SUMMARY"], &summary);
        prop_assert_eq!(&events[0]["LOCATION"], &place);
    }
}
