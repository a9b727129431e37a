//! Where the stories happen: a region with two hospitals and its own office, an association of municipalities, and two
//! regions beside it. It is there before a story begins.

use crate::town::Town;
use serde_json::{Value, json};

/// The hospitals, each with its head and whom they send.
const HOUSES: [(&str, &str, &str, &str); 2] = [
    ("Västra sjukhuset", "vastra-sjukhuset", "Vera Väst", "Vide Väst"),
    ("Östra sjukhuset", "ostra-sjukhuset", "Ossian Öst", "Olga Öst"),
];

pub fn slug(name: &str) -> String {
    samordna_domain::id::slug(name)
}

fn office(name: &str, of: &str) -> Value {
    json!({"act": "register_body", "kind": "office", "name": name, "of": of, "duty": "head"})
}

fn person(name: &str, at: &str, title: &str) -> Value {
    json!({"act": "register_person", "name": name, "at": at, "title": title})
}

fn takes(office: &str, who: &str, at: &str) -> Value {
    json!({"act": "take_office", "office": slug(&format!("{office} {at}")), "employment": slug(&format!("{who} {at}"))})
}

/// The region, its hospitals and its board, on 2 January 2025.
pub fn region() -> Town {
    since("2025-01-02")
}

/// The region, its hospitals and its board, from a day.
pub fn since(day: &str) -> Town {
    let town = Town::empty();
    town.accepted(
        "keeper",
        day,
        &[json!({"act": "found", "principal": "Region Väst", "registrar": "Rut Register"})],
    );
    let mut acts = vec![
        office("sjukvårdsdirektör", "region-vast"),
        person("Dag Direktör", "region-vast", "sjukvårdsdirektör"),
        takes("sjukvårdsdirektör", "Dag Direktör", "region-vast"),
        json!({"act": "register_body", "kind": "administration", "name": "Koncernkontoret", "of": "region-vast"}),
        person("Kim Koordinator", "koncernkontoret", "koordinator"),
        json!({"act": "register_body", "kind": "board", "name": "Klinisk ledning", "of": "region-vast"}),
        json!({"act": "register_body", "kind": "board", "name": "Vårdnämnden", "of": "region-vast"}),
    ];
    for (name, house, head, member) in HOUSES {
        acts.extend([
            json!({"act": "register_body", "kind": "administration", "name": name, "of": "region-vast"}),
            office("förvaltningschef", house),
            person(head, house, "förvaltningschef"),
            takes("förvaltningschef", head, house),
            person(member, house, "verksamhetschef"),
            json!({"act": "add_to_board", "board": "klinisk-ledning", "post": house}),
        ]);
    }
    acts.push(person("Olle Ordförande", "vastra-sjukhuset", "områdeschef"));
    acts.push(
        json!({"act": "add_to_board", "board": "klinisk-ledning", "post": "sjukvardsdirektor-region-vast"}),
    );
    town.accepted("rut-register", day, &acts);
    town
}

/// A mandate for the head of a hospital.
pub fn mandate(house: &str) -> Value {
    json!({
        "act": "grant_mandate", "holder": {"office": format!("forvaltningschef-{house}")},
        "reach": {"area": [house]}, "giver": "vardnamnden", "source": "Delegationsordning VN 2025-1",
    })
}

/// With a mandate for the head of each hospital.
pub fn with_mandates() -> Town {
    let town = region();
    town.accepted("rut-register", "2025-01-03", &[mandate("vastra-sjukhuset"), mandate("ostra-sjukhuset")]);
    town
}
