//! What holds for any bytes: no panic, every quote is the text of its span, no binding sentence is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use proptest::prelude::*;
use samordna_charter::{Language, MediaType, Read, gaps, read, table};

fn sound(read: &Read) -> Result<(), TestCaseError> {
    let Read { reading, text } = read;
    let spans =
        reading.norms.iter().flat_map(|norm| [norm.span].into_iter().chain(norm.restated.iter().copied()));
    for span in spans
        .chain(reading.unread.iter().map(|unread| unread.span))
        .chain(reading.sections.iter().map(|section| section.span))
    {
        prop_assert!(
            span.start <= span.end && text.get(span.start..span.end).is_some(),
            "{span:?} lies outside the text"
        );
    }
    for norm in &reading.norms {
        prop_assert_eq!(&norm.quote, &text[norm.span.start..norm.span.end]);
        prop_assert_eq!(norm.evaluability, norm.kind().evaluability());
    }
    for unread in &reading.unread {
        prop_assert_eq!(&unread.quote, &text[unread.span.start..unread.span.end]);
    }
    for conflict in &reading.conflicts {
        prop_assert!(conflict.norms.iter().all(|at| *at < reading.norms.len()));
        prop_assert!(!conflict.why_sv.is_empty() && !conflict.why.is_empty());
    }
    let json = serde_json::to_string(reading).unwrap();
    prop_assert_eq!(&serde_json::from_str::<samordna_charter::Reading>(&json).unwrap(), reading);
    let _ = (
        gaps(reading),
        table(reading, text, Language::Swedish, true),
        table(reading, text, Language::English, false),
    );
    Ok(())
}

/// Swedish of the kind that charters are written in, put together at random.
fn swedish() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Rådet",
        "gruppen",
        "ska",
        "får",
        "bör",
        "inte",
        "utses av",
        "ordföranden",
        "vice ordförande",
        "ledamöter",
        "två",
        "högst",
        "minst fem",
        "per år",
        "möten",
        "anteckningar",
        "godkänns",
        "publiceras",
        "på intranätet",
        "regiondirektören",
        "efter",
        "samråd med",
        "Koncernkontoret",
        "senast",
        "den 3 maj 2024",
        "frågor om",
        "hanteras",
        "av",
        "och",
        "samt",
        ",",
        ".",
        ":",
        "\n",
        "\n\n",
        "- ",
        "# Möten",
        "Ordförande:",
        "Sändlista",
        "|",
        "[namn]",
        "xxx",
        "RS 2024-00123",
        "för kännedom",
        "(",
        ")",
        "”",
        "varannan vecka",
        "1)",
        "att",
        "som",
        "utvärderas",
        "gäller",
        "tills vidare",
        "Bakgrund",
        "åäö",
    ]);
    prop::collection::vec(words, 0..80).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_soundly(text in r"[\PC\n\t]{0,400}") {
        sound(&read(text.as_bytes(), "a.txt", MediaType::Plain).map_err(|_| TestCaseError::reject("refused"))?)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(read) = read(&bytes, "a.txt", MediaType::Plain) {
            sound(&read)?;
        }
    }

    #[test]
    fn any_swedish_is_read_soundly(text in swedish()) {
        sound(&read(text.as_bytes(), "a.md", MediaType::Markdown).unwrap())?;
    }

    #[test]
    fn a_sentence_that_binds_is_a_norm_or_unread(
        who in prop::sample::select(vec!["Gruppen", "Ordföranden", "Alla", "Den som vill", "Snickaren", "Kommunens katter", "Förvaltningen"]),
        verb in prop::sample::select(vec!["ska", "måste", "får", "bör", "skall"]),
        what in "[a-zåäö]{3,12} [a-zåäö]{3,12}( [a-zåäö]{2,10}){0,4}",
    ) {
        let sentence = format!("{who} {verb} {what}.");
        let reading = read(sentence.as_bytes(), "a.txt", MediaType::Plain).unwrap().reading;
        let kept = reading.norms.iter().map(|norm| &norm.quote).chain(reading.unread.iter().map(|unread| &unread.quote));
        prop_assert!(kept.into_iter().any(|quote| quote.contains(&sentence)), "lost: {sentence}");
    }

    #[test]
    fn bytes_cut_out_of_a_charter_do_no_harm(start in 0_usize..3000, length in 0_usize..400) {
        let whole = include_str!("../../../charters/samordningsrad-rorelse.md").as_bytes();
        let mut cut = whole.to_vec();
        let start = start.min(cut.len());
        cut.drain(start..(start + length).min(cut.len()));
        if let Ok(read) = read(&cut, "a.md", MediaType::Markdown) {
            sound(&read)?;
        }
    }
}

#[test]
fn an_empty_text_gives_an_empty_reading() {
    let read = read(b"", "-", MediaType::Plain).unwrap();
    assert!(read.reading.norms.is_empty() && read.reading.unread.is_empty() && read.text.is_empty());
}

#[test]
fn a_picture_is_refused_in_the_readers_words() {
    let no = read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", "a.png", MediaType::Plain).unwrap_err();
    assert_eq!(
        no.say(Language::Swedish),
        "Det här är ingen text. Det ser ut som en bild, ett program eller en packad fil."
    );
}

#[test]
fn a_text_from_an_old_office_is_read() {
    let latin: Vec<u8> =
        "Ordförande utses av förvaltningschefen.".chars().map(|letter| letter as u8).collect();
    let reading = read(&latin, "a.txt", MediaType::Plain).unwrap().reading;
    assert_eq!(reading.norms.len(), 1);
    assert_eq!(reading.norms[0].quote, "Ordförande utses av förvaltningschefen.");
}

#[test]
fn a_sentence_torn_over_a_blank_line_is_one() {
    let text = "Gruppen består av personer som utses av kommunen och\n\nska aktivt bidra till arbetet.";
    let reading = read(text.as_bytes(), "a.txt", MediaType::Plain).unwrap().reading;
    assert!(
        reading
            .norms
            .iter()
            .all(|norm| norm.quote.starts_with("Gruppen består") && norm.quote.ends_with("arbetet.")),
        "{:?}",
        reading.norms
    );
}

#[test]
fn a_rule_said_twice_is_one_norm_with_two_places() {
    let text =
        "Ledamöter utses av förvaltningschefen.\n\n# Deltagare\n\nLedamöterna utses av förvaltningschefen.";
    let reading = read(text.as_bytes(), "a.md", MediaType::Markdown).unwrap().reading;
    assert_eq!(reading.norms.len(), 1);
    assert_eq!(reading.norms[0].restated.len(), 1);
}

#[test]
fn two_rules_alike_that_are_said_in_turns_are_two_norms() {
    let text = "# Möten\n\nKallelse skickas till alla ledamöter.\n\nRådet kallas i förväg.\n\n".repeat(3);
    let norms = read(text.as_bytes(), "a.md", MediaType::Markdown).unwrap().reading.norms;
    let places: Vec<(&str, usize)> =
        norms.iter().map(|norm| (norm.quote.as_str(), norm.restated.len())).collect();
    assert_eq!(places, [("Kallelse skickas till alla ledamöter.", 2), ("Rådet kallas i förväg.", 2)]);
}

#[test]
fn a_rule_that_what_reads_as_a_persons_name_would_fill_up_stands_all_the_same() {
    for sentence in [
        "Anteckningar förs vid varje möte av Eva Lund.",
        "Kallelse skickas senast en vecka före mötet av Eva Lund.",
        "I första hand ses gruppen fysiskt på Familjecentralen Lyktan, 75 minuter som längst.",
    ] {
        let text = format!("# Möten\n\n{sentence}\n");
        let norms = read(text.as_bytes(), "a.md", MediaType::Markdown).unwrap().reading.norms;
        let rules: Vec<String> =
            norms.iter().map(|norm| serde_json::to_string(&norm.rule).unwrap()).collect();
        assert!(!rules.is_empty(), "{sentence}");
        assert!(rules.iter().all(|rule| !rule.contains("Lund")), "{sentence} {rules:?}");
    }
}

#[test]
fn what_is_longer_than_a_sentence_is_told_as_unread() {
    let text = format!("Rådet ska {}.", "och ".repeat(5_000));
    let reading = read(text.as_bytes(), "a.txt", MediaType::Plain).unwrap().reading;
    assert_eq!(reading.norms.len(), 0);
    assert_eq!(reading.unread.len(), 1);
}

#[test]
fn a_text_that_repeats_itself_is_read_to_its_end() {
    let text = "Rådet möts fyra gånger per år.\n\nAnteckningar förs av sekreteraren.\n\n".repeat(2_000);
    let reading = read(text.as_bytes(), "a.txt", MediaType::Plain).unwrap().reading;
    assert_eq!(reading.norms.len(), 2);
    assert!(reading.norms.iter().all(|norm| norm.restated.len() > 1_900), "{:?}", reading.norms.len());
}
