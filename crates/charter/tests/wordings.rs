//! How officials write each kind of rule: a table of sentences, each with what it says.
//!
//! A line of `tests/wordings/*.txt` is `sentence | kind {params} | kind {params}`; `[Heading]` before the sentence is the
//! heading it stands under, and a dash makes it an item under *Rådet ska*. A wording that is read wrongly is a line here first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod score;

use samordna_charter::{MediaType, read};
use score::{Expected, SOFT, pair, plain};

fn check(file: &str, text: &str) {
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        lines += 1;
        let mut parts = line.split(" | ");
        let sentence = parts.next().unwrap();
        let expected: Vec<Expected> = parts
            .map(|part| {
                let (kind, params) = part.trim().split_once(' ').unwrap_or((part.trim(), "{}"));
                Expected {
                    kind: kind.to_owned(),
                    params: serde_json::from_str(params).unwrap_or_else(|_| panic!("{file}: {line}")),
                    quote: String::new(),
                }
            })
            .collect();
        let (heading, body) = match sentence.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
            Some((heading, body)) => (format!("# {heading}\n\n"), body),
            None if sentence.starts_with("- ") => ("# Uppdrag\n\nRådet ska:\n\n".to_owned(), sentence),
            None => (String::new(), sentence),
        };
        let charter = format!("Uppdragsbeskrivning för utvecklingsråd vård\n\n{heading}{body}\n");
        let got = read(charter.as_bytes(), "a.txt", MediaType::Plain).unwrap().reading;
        let pairs = pair(&expected, &got.norms);
        let soft = expected.iter().any(|expected| SOFT.contains(&expected.kind.as_str()));
        let more: Vec<_> = (0..got.norms.len())
            .filter(|nth| !pairs.contains(&Some(*nth)))
            .map(|nth| plain(&got.norms[nth]))
            .filter(|(kind, _, _)| !(soft && SOFT.contains(&kind.as_str())))
            .collect();
        if pairs.iter().any(Option::is_none) || !more.is_empty() {
            let read: Vec<_> = got
                .norms
                .iter()
                .map(plain)
                .map(|(kind, params, _)| format!("{kind} {}", serde_json::Value::Object(params)))
                .collect();
            wrong.push(format!("{line}\n      read as {read:?}"));
        }
    }
    assert!(lines > 20, "{file} is nearly empty");
    assert!(wrong.is_empty(), "{file}: {} of {lines} wordings\n{}", wrong.len(), wrong.join("\n"));
}

macro_rules! wordings {
    ($($name:ident $file:literal;)*) => {$(
        #[test]
        fn $name() {
            check($file, include_str!(concat!("wordings/", $file)));
        }
    )*};
}

wordings! {
    composition_is_read_in_many_wordings "composition.txt";
    what_is_asked_of_members_is_read_in_many_wordings "members.txt";
    meetings_are_read_in_other_words "meeting_times.txt";
    notes_are_read_in_other_words "notes.txt";
    how_long_and_whose_turn_is_read_in_many_wordings "terms.txt";
    who_stands_beside_the_members_is_read_in_many_wordings "support.txt";
    lists_of_seats_are_read_piece_by_piece "seats.txt";
    appointments_are_read_in_whatever_words_they_come "appointments.txt";
    meetings_and_notes_are_read_in_many_wordings "meetings.txt";
    decisions_are_read_in_many_wordings "decisions.txt";
    scope_is_read_in_many_wordings "scope.txt";
    what_a_clause_says_is_told_by_its_grammar "grammar.txt";
    purpose_is_read_in_many_wordings "purpose.txt";
    follow_up_is_read_in_many_wordings "follow_up.txt";
    the_life_of_a_charter_is_read_in_many_wordings "lifecycle.txt";
}
