//! A council agrees and five houses decide: two as agreed, one declines, one has not had its union consultation, one has
//! nobody with a mandate. Over HTTP as people do it, and by `samordna act`.

use crate::{
    program::Served,
    town::{Town, in_words},
};
use serde_json::{Value, json};

pub const GROUP: &str = "samordningsrad-syn";

/// The day on which all of it happens.
pub const ON: &str = "2026-03-04";

/// The day by which the rounds are to be answered.
pub const DUE: &str = "2026-03-31";

/// A charter of the program's own, of the kind that leaves every decision to the houses.
const TEXT: &str = "# Uppdragshandling för samordningsråd syn

Uppdragsgivare: Sjukvårdsdirektören

## Sammansättning

Ordförande: Utses av sjukvårdsdirektören. Varje förvaltning har en ledamot, som utses av förvaltningschefen.

## Beslut

Det som rådet har enats om gäller först när var och en med sitt eget mandat har beslutat i sin hemförvaltning. Besluten ska rymmas i budgeten. Facklig samverkan genomförs i varje förvaltning innan den beslutar. Om ingen i rådet har mandat att avgöra en fråga ska den lyftas till sjukvårdsdirektören.

## Giltighet

Uppdraget fastställs av sjukvårdsdirektören.
";

/// The houses, each with its head and its member.
pub const HOUSES: [(&str, &str, &str, &str); 5] = [
    ("Västra sjukhuset", "vastra-sjukhuset", "Vera Väst", "Vide Väst"),
    ("Östra sjukhuset", "ostra-sjukhuset", "Ossian Öst", "Olga Öst"),
    ("Norra sjukhuset", "norra-sjukhuset", "Nils Norr", "Nora Norr"),
    ("Södra sjukhuset", "sodra-sjukhuset", "Siv Söder", "Sam Söder"),
    ("Närvården", "narvarden", "Nina När", "Noel När"),
];

fn id(name: &str) -> String {
    samordna_domain::id::slug(name)
}

/// Acts as somebody, on the day.
pub fn accepted(town: &Town, who: &str, acts: &[Value]) -> Vec<Value> {
    town.accepted(who, ON, acts)
}

/// The region, its board, five houses, and a council under a charter in force; four of the heads have a mandate.
pub fn region() -> Town {
    let town = Town::empty();
    accepted(
        &town,
        "keeper",
        &[json!({"act": "found", "principal": "Region Väst", "registrar": "Rut Register"})],
    );
    let mut acts = vec![
        json!({"act": "register_body", "kind": "office", "name": "sjukvårdsdirektör", "of": "region-vast", "duty": "head"}),
        json!({"act": "register_person", "name": "Dag Direktör", "at": "region-vast", "title": "sjukvårdsdirektör"}),
        json!({"act": "take_office", "office": "sjukvardsdirektor-region-vast", "employment": "dag-direktor-region-vast"}),
        json!({"act": "register_person", "name": "Olle Ordförande", "at": "region-vast", "title": "överläkare"}),
        json!({"act": "register_body", "kind": "board", "name": "Vårdnämnden", "of": "region-vast"}),
        json!({"act": "form_group", "name": "samordningsråd syn", "group_type": "coordination_council"}),
        json!({"act": "read_charter", "name": "syn.md", "text": TEXT}),
        json!({"act": "place_charter", "charter": crate::town::charter("samordningsråd syn"), "group": GROUP}),
        json!({"act": "establish_seat", "group": GROUP, "role": "chair"}),
    ];
    for (name, house, head, member) in HOUSES {
        acts.extend([
            json!({"act": "register_body", "kind": "administration", "name": name, "of": "region-vast"}),
            json!({"act": "register_body", "kind": "office", "name": "förvaltningschef", "of": house, "duty": "head"}),
            json!({"act": "register_person", "name": head, "at": house, "title": "förvaltningschef"}),
            json!({"act": "take_office", "office": format!("forvaltningschef-{house}"), "employment": format!("{}-{house}", id(head))}),
            json!({"act": "register_person", "name": member, "at": house, "title": "verksamhetschef"}),
            json!({"act": "establish_seat", "group": GROUP, "role": "member", "unit": house}),
        ]);
        if house != "narvarden" {
            acts.push(json!({
                "act": "grant_mandate", "holder": {"office": format!("forvaltningschef-{house}")},
                "reach": {"area": [house]}, "giver": "vardnamnden", "source": "Delegationsordning VN 2026-1",
                "reported_to": {"board": "vardnamnden", "within_days": 30},
            }));
        }
    }
    accepted(&town, "rut-register", &acts);
    let charter = crate::town::charter("samordningsråd syn");
    accepted(
        &town,
        "dag-direktor",
        &[
            json!({"act": "sign_charter", "charter": charter}),
            json!({"act": "appoint", "seat": format!("{GROUP}/1"), "employment": "olle-ordforande-region-vast"}),
        ],
    );
    for (number, (_, house, head, member)) in (2..).zip(HOUSES) {
        let employment = format!("{}-{house}", id(member));
        let seat = format!("{GROUP}/{number}");
        accepted(&town, &id(head), &[json!({"act": "appoint", "seat": seat, "employment": employment})]);
    }
    town
}

/// Somebody at a browser.
struct Reader<'a> {
    served: &'a Served,
    cookie: String,
}

impl<'a> Reader<'a> {
    fn new(served: &'a Served, town: &Town, who: &str) -> Self {
        let said = town.run(&["link", "--as", who]).well();
        let answer = served.post(said.lines().last().unwrap());
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        Self { served, cookie: cookie.split(';').next().unwrap().to_owned() }
    }

    fn reads(&self, path: &str) -> String {
        let page = self.served.get_with(&self.cookie, path);
        assert!(page.starts_with("HTTP/1.1 200"), "{path}: {page}");
        page
    }

    /// Sends a form; where it leads to, or the page that says no.
    fn sends(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let encoded = |text: &str| -> String {
            let letter = |byte: u8| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
                other => format!("%{other:02X}"),
            };
            text.bytes().map(letter).collect()
        };
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.served.post_form(path, &format!("Cookie: {}\r\n", self.cookie), &body.join("&"))
    }

    /// Sends a form that is accepted, and gives the address it leads to.
    fn does(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.sends(path, fields);
        assert!(answer.starts_with("HTTP/1.1 303"), "{path}: {answer}");
        let to = answer.lines().find_map(|line| line.strip_prefix("location: ")).expect("an address");
        to.trim_end_matches("?gjort").to_owned()
    }
}

fn says(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
}

const UNION: &str = "Facklig samverkan genomförs i varje förvaltning innan den beslutar.";
const LIFT: &str = "Om ingen i rådet har mandat att avgöra en fråga ska den lyftas till sjukvårdsdirektören.";
const LATER: &str = "Operationssalen är upptagen till 2028.";

#[test]
fn what_a_council_agrees_is_in_force_in_two_houses_and_each_page_says_why_not_in_the_others() {
    let town = region();
    let served = Served::start(&town.with(&["serve", "--listen", "127.0.0.1:0", "--on", ON]));
    let reader = |who: &str| Reader::new(&served, &town, &id(who));
    let chair = reader("Olle Ordförande");

    // The group agrees, and asks the houses.
    let raised = [("title", "Starr på en dag"), ("kind", "question"), ("summary", "Väntan skiljer.")];
    let matter = chair.does(&format!("/grupper/{GROUP}/arende"), &raised);
    chair.does(&format!("{matter}/sortera"), &[]);
    let agreed = [("text", "Alla opererar starr på en dag."), ("class", "other"), ("consensus", "ja")];
    chair.does(&format!("{matter}/beslut/stallning"), &agreed);
    let about = format!("{GROUP}/{}", matter.rsplit('/').next().unwrap());
    let ask = |kind: &str| {
        let fields = [("kind", kind), ("about", about.as_str()), ("question", "Hur gör ni?"), ("due", DUE)];
        chair.does(&format!("/grupper/{GROUP}/rundor"), &fields)
    };
    let (union, home) = (ask("union_consultation"), ask("home_decision"));

    // Each member answers for the house; each head decides.
    for (_, house, _, member) in HOUSES {
        let answer = if house == "sodra-sjukhuset" { "planned" } else { "concluded" };
        reader(member)
            .does(&format!("{union}/{house}/svara"), &[("answer", answer), ("text", "Enligt protokoll.")]);
    }
    let decided = [("answer", "decided"), ("respects-budget", "ja")];
    for (head, house) in [("Vera Väst", "vastra-sjukhuset"), ("Ossian Öst", "ostra-sjukhuset")] {
        reader(head).does(&format!("{home}/{house}/besluta"), &decided);
    }
    let declines = [("answer", "declines"), ("text", LATER)];
    reader("Nils Norr").does(&format!("{home}/norra-sjukhuset/besluta"), &declines);
    let siv = reader("Siv Söder");
    let no = siv.sends(&format!("{home}/sodra-sjukhuset/besluta"), &decided);
    assert!(no.starts_with("HTTP/1.1 409"), "{no}");
    says(&no, &["Södra sjukhuset kan inte besluta än: facklig samverkan saknas.", UNION]);
    let nina = reader("Nina När");
    let no = nina.sends(&format!("{home}/narvarden/besluta"), &decided);
    says(&no, &["Du har inget mandat att besluta för Närvården."]);

    // Every page says where it stands, and why.
    let whole = chair.reads(&matter);
    says(&whole, &["Gäller i 2 av 5 förvaltningar.", LATER, UNION, LIFT, "Delegationsordning VN 2026-1"]);
    says(
        &whole,
        &["Västra sjukhuset: Avslutad, Beslutat, Gäller", "Norra sjukhuset: Avslutad, Avböjt, Avböjt"],
    );
    says(
        &whole,
        &["Södra sjukhuset: Planerad, Väntar på svar, Väntar", "Närvården: Avslutad, Väntar på svar, Lyft"],
    );
    says(
        &siv.reads(&format!("{home}/sodra-sjukhuset")),
        &[UNION, "Den fackliga samverkan i Södra sjukhuset är inte klar."],
    );
    says(
        &siv.reads("/organisation/sodra-sjukhuset"),
        &["Södra sjukhuset kan inte besluta än: facklig samverkan saknas."],
    );
    let lifted = nina.reads(&format!("{home}/narvarden"));
    says(&lifted, &["Ingen där har mandat att besluta. Lyft till sjukvårdsdirektör.", LIFT]);
    says(&nina.reads("/organisation/narvarden"), &["Lyft till sjukvårdsdirektör."]);
    says(&reader("Nils Norr").reads("/organisation/norra-sjukhuset"), &["Avböjt", LATER]);
    says(&siv.reads("/mina-svar"), &["Starr på en dag", "facklig samverkan saknas"]);
    let board = reader("Rut Register").reads("/mandat/anmalan/vardnamnden");
    says(&board, &["Vera Väst", "Ossian Öst", "Nils Norr"]);
    assert_eq!(served.stop().0, Some(0));
    town.run(&["verify"]).well();
}

#[test]
fn the_same_by_acts_is_answered_by_the_same_sentences() {
    let town = region();
    let raised = accepted(
        &town,
        "olle-ordforande",
        &[
            json!({"act": "raise_matter", "group": GROUP, "title": "Starr på en dag", "kind": "question", "summary": ""}),
        ],
    );
    let matter = raised[0]["accepted"]["events"][0]["matter"].as_str().unwrap();
    // Rounds are numbered by the year, as matters are.
    let round = |number: u32| matter.replace("-1", &format!("-{number}"));
    let ask = |kind: &str| json!({"act": "open_round", "group": GROUP, "kind": kind, "about": matter, "question": "Hur gör ni?", "due": DUE});
    let opened = accepted(
        &town,
        "olle-ordforande",
        &[
            json!({"act": "triage_matter", "matter": matter}),
            json!({"act": "take_position", "matter": matter, "text": "Alla opererar starr på en dag.", "class": "other", "consensus": true}),
            ask("union_consultation"),
            ask("home_decision"),
        ],
    );
    let events: Vec<&str> = opened[3]["accepted"]["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|event| event["type"].as_str())
        .collect();
    assert_eq!(
        events,
        ["round_opened", "escalation_opened"],
        "the house without a mandate is lifted at once"
    );
    for (_, house, _, member) in HOUSES {
        let answer = if house == "sodra-sjukhuset" { "planned" } else { "concluded" };
        let answer = json!({"act": "answer_round", "round": round(1), "unit": house, "answer": answer});
        accepted(&town, &id(member), &[answer]);
    }
    let decide = |house: &str, answer: &str| json!({"act": "decide_at_home", "round": round(2), "unit": house, "answer": answer, "text": LATER, "respects": ["budget"]});
    accepted(&town, "vera-vast", &[decide("vastra-sjukhuset", "decided")]);
    accepted(&town, "ossian-ost", &[decide("ostra-sjukhuset", "decided")]);
    accepted(&town, "nils-norr", &[decide("norra-sjukhuset", "declines")]);

    let no = town.refused("siv-soder", ON, decide("sodra-sjukhuset", "decided"));
    assert_eq!(no["grounds"][0]["sentence"], UNION);
    insta::assert_snapshot!(in_words(&no), @"
    Södra sjukhuset cannot decide yet: union consultation is missing.
    Who can: förvaltningschef, Södra sjukhuset (Siv Söder).
    ");
    let no = town.refused("nina-nar", ON, decide("narvarden", "decided"));
    insta::assert_snapshot!(in_words(&no), @"You have no mandate to decide for Närvården.");
    let no = town.refused("vide-vast", ON, decide("sodra-sjukhuset", "decided"));
    insta::assert_snapshot!(in_words(&no), @"
    Södra sjukhuset cannot decide yet: union consultation is missing.
    Who can: förvaltningschef, Södra sjukhuset (Siv Söder).
    ");

    let checked = town.run(&["check", "--group", GROUP, "--on", ON, "--format", "json"]).json();
    let duties = checked["groups"][0]["duties"].as_array().unwrap();
    let owed: Vec<&str> = duties.iter().filter_map(|duty| duty["fact"].as_str()).collect();
    assert!(owed.iter().any(|fact| fact.contains("Union consultation in Södra sjukhuset")), "{owed:?}");
}
