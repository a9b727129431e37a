//! Sentences that stand nowhere in `said/` are told by the weights that were learnt from it.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

#[path = "../examples/learn/sources.rs"]
mod sources;

use samordna_charter::{Kind, likeness::Likeness};
use std::path::Path;

/// Sentences written after the weights were learnt, each with the kind that it is most like.
const FRESH: [(&str, Kind); 16] = [
    ("Den som har rektorskapet pekar ut vem som ska hålla i klubban i nätverket.", Kind::ChairAppointment),
    ("Vi ses ungefär varannan månad, men inte i juli.", Kind::MeetingFrequency),
    ("Det som skrivs ned vid träffen läggs på kommunförbundets hemsida.", Kind::Publication),
    ("Sekreteraren nedtecknar det viktigaste från varje sammankomst.", Kind::MinutesRequired),
    ("Rör en fråga löner går den i stället till arbetsgivarorganisationen.", Kind::Boundary),
    ("Kommer deltagarna inte överens tar ordföranden saken till förvaltningscheferna.", Kind::Escalation),
    ("Facken på varje sjukhus får säga sitt innan arbetssättet ändras där.", Kind::UnionConsultation),
    ("Hälften av ledamöterna måste vara på plats för att mötet ska räknas.", Kind::Quorum),
    ("Den som själv har något att vinna på frågan går ut ur rummet.", Kind::ConflictOfInterest),
    ("Uppdraget gäller från årsskiftet och i fyra år.", Kind::Validity),
    ("Ingen sitter längre än två perioder om vardera tre år.", Kind::Term),
    ("Värdkommunen står för kaffet och lokalen.", Kind::CostBearer),
    ("Handlingarna mejlas ut en vecka innan vi träffas.", Kind::Notice),
    ("Verksamhetschefen väljer vem som representerar kliniken.", Kind::MemberAppointment),
    ("En sammanfattande skrift om årets arbete går till nämnden i februari.", Kind::AnnualReport),
    ("Gästande experter får bjudas in när en fråga kräver det, med rätt att yttra sig.", Kind::CoOption),
];

#[test]
fn sentences_that_nobody_foresaw_are_told_by_their_words() {
    let told = FRESH.map(|(text, kind)| (text, kind, Likeness::of(text).ranked()[0].0));
    let wrong: Vec<_> = told.iter().filter(|(_, kind, told)| Some(*kind) != *told).collect();
    assert!(wrong.len() <= 3, "{wrong:#?}");
}

#[test]
fn every_kind_has_weights() {
    let like = Likeness::of("Gruppen möts.");
    let without: Vec<_> = Kind::ALL.iter().filter(|kind| !like.to(**kind).is_finite()).collect();
    assert!(without.is_empty(), "write sentences for them in said/: {without:?}");
}

#[test]
fn the_weights_are_of_all_that_there_is_to_learn_from() {
    let learnt = include_str!("../said/learnt.sha256").trim();
    let told = "sentences or charters have changed: cargo run --release -p samordna-charter --example learn";
    assert_eq!(learnt, sources::digest(Path::new(env!("CARGO_MANIFEST_DIR"))), "{told}");
}
