//! The same matter under five charters, and the five ways that it goes: what one lets through, another refuses by its own
//! sentence.

use super::{
    Step, Story, ask, council, council_by_template, does, forum, management, may_not, records, region,
    subgroup,
};
use crate::town::Town;
use serde_json::{Value, json};

/// The matter, in a group: the same acts everywhere.
struct Matter(&'static str);

impl Matter {
    fn id(&self) -> String {
        format!("{}/2025-1", self.0)
    }

    fn is_raised(&self) -> Value {
        json!({"act": "raise_matter", "group": self.0, "title": "Plan före hemgång", "kind": "question", "summary": "Planer saknas."})
    }

    fn is_sorted(&self) -> Value {
        json!({"act": "triage_matter", "matter": self.id()})
    }

    fn is_prepared(&self) -> Value {
        json!({"act": "prepare_matter", "matter": self.id(), "brief": {"background": "Planer saknas.", "proposal": "En plan före hemgång."}})
    }

    fn is_released(&self) -> Value {
        json!({"act": "release_matter", "matter": self.id()})
    }

    fn is_agreed(&self) -> Value {
        json!({"act": "take_position", "matter": self.id(), "text": "Alla får en plan före hemgång.", "class": "recommending", "consensus": true})
    }

    fn asks(&self, kind: &str) -> Value {
        ask(self.0, kind, &self.id(), "2025-03-31")
    }

    fn answer(&self, round: u32, answer: &str) -> Value {
        json!({"act": "answer_round", "round": format!("{}/2025-{round}", self.0), "unit": "vastra-sjukhuset", "answer": answer})
    }

    fn is_decided(&self, respects: &[&str]) -> Value {
        json!({"act": "decide_at_home", "round": format!("{}/2025-1", self.0), "unit": "vastra-sjukhuset", "answer": "decided", "respects": respects})
    }

    fn is_lifted(&self) -> Value {
        json!({"act": "escalate_matter", "matter": self.id(), "reason": "Hela regionen berörs."})
    }

    fn comes_back(&self) -> Value {
        json!({"act": "answer_escalation", "matter": self.id(), "number": 1, "answer": "returned", "text": "Ni klarar det själva."})
    }

    fn goes_to_politicians(&self) -> Value {
        json!({"act": "hand_to_politicians", "matter": self.id()})
    }

    fn is_submitted(&self) -> Value {
        json!({"act": "submit_matter", "matter": self.id()})
    }
}

fn goes(group: &'static str, region: fn() -> Town, before: Vec<Step>, way: impl IntoIterator<Item = Step>) {
    let steps = before.into_iter().chain(way).collect();
    Story { group, region, steps, over: "", left: &[] }.is_told_by_acts();
}

#[test]
fn the_same_matter_is_anchored_first_under_one_charter_and_lifted_where_it_says_nothing() {
    let matter = Matter("samordningsrad-hud");
    goes(
        matter.0,
        region::with_mandates,
        council_by_template::seated(),
        [
            does("2025-02-03", "olga-ost", matter.is_raised()),
            does("2025-02-03", "olle-ordforande", matter.is_sorted()),
            does("2025-02-04", "olle-ordforande", matter.is_agreed()),
            // No politicians, no board above, no chair who decides alone: the charter knows none of them.
            may_not("2025-02-05", "olle-ordforande", matter.goes_to_politicians(), "politicians"),
            may_not("2025-02-05", "olle-ordforande", matter.is_submitted(), "prepares"),
            does("2025-02-05", "olle-ordforande", matter.asks("home_decision")),
            may_not(
                "2025-02-06",
                "vera-vast",
                matter.is_decided(&[]),
                "Ledamöterna ska förankra förslag i den egna förvaltningen innan beslut fattas.",
            ),
            does("2025-02-06", "olle-ordforande", matter.asks("anchoring")),
            does("2025-02-07", "vide-vast", matter.answer(2, "anchored")),
            does("2025-02-08", "vera-vast", matter.is_decided(&[])),
            // The charter says nothing of lifting: it goes to whoever gave the group its task.
            does("2025-02-10", "olle-ordforande", matter.is_lifted()),
            may_not("2025-02-10", "ossian-ost", matter.comes_back(), "Klinisk ledning"),
            records("2025-02-11", matter.comes_back()),
        ],
    );
}

#[test]
fn the_same_matter_waits_for_the_unions_and_goes_to_the_contact_person_under_another() {
    let matter = Matter("samordningsrad-oga");
    const LIFT: &str =
        "Om ingen i rådet har mandat att avgöra en fråga ska den lyftas till sjukvårdsdirektören.";
    goes(
        matter.0,
        region::with_mandates,
        council::founded(),
        [
            does("2025-02-03", "olga-ost", matter.is_raised()),
            does("2025-02-03", "olle-ordforande", matter.is_sorted()),
            does("2025-02-04", "olle-ordforande", matter.is_agreed()),
            may_not("2025-02-05", "olle-ordforande", matter.goes_to_politicians(), "politicians"),
            does("2025-02-05", "olle-ordforande", matter.asks("home_decision")),
            may_not(
                "2025-02-06",
                "vera-vast",
                matter.is_decided(&["budget"]),
                "Facklig samverkan genomförs i varje förvaltning innan den beslutar.",
            ),
            does("2025-02-06", "olle-ordforande", matter.asks("union_consultation")),
            does("2025-02-07", "vide-vast", matter.answer(2, "concluded")),
            may_not("2025-02-08", "vera-vast", matter.is_decided(&[]), "Besluten ska rymmas i budgeten."),
            does("2025-02-08", "vera-vast", matter.is_decided(&["budget"])),
            does("2025-02-10", "olle-ordforande", matter.is_lifted()),
            may_not("2025-02-10", "ossian-ost", matter.comes_back(), LIFT),
            does("2025-02-11", "dag-direktor", matter.comes_back()),
        ],
    );
}

#[test]
fn the_same_matter_goes_by_the_parents_chair_and_waits_for_nothing_under_a_third() {
    let matter = Matter("samordningsgrupp-glaukom");
    const BY_PARENT: &str =
        "Gruppens frågor till Klinisk ledning ska gå via ordföranden i samordningsråd öga.";
    goes(
        matter.0,
        subgroup::with_parent,
        subgroup::seated(),
        [
            does("2025-02-03", "vide-vast", matter.is_raised()),
            does("2025-02-03", "olga-ost", matter.is_sorted()),
            does("2025-02-04", "olga-ost", matter.is_agreed()),
            does("2025-02-05", "olga-ost", matter.asks("home_decision")),
            // Neither anchoring nor unions: the charter asks for the budget alone.
            may_not(
                "2025-02-06",
                "vera-vast",
                matter.is_decided(&[]),
                "Beslutade budgetramar ska respekteras.",
            ),
            does("2025-02-06", "vera-vast", matter.is_decided(&["budget"])),
            does("2025-02-10", "olga-ost", matter.is_lifted()),
            may_not("2025-02-10", "ossian-ost", matter.comes_back(), BY_PARENT),
            does("2025-02-11", "olle-ordforande", matter.comes_back()),
        ],
    );
}

#[test]
fn the_same_matter_is_sorted_by_both_principals_and_ends_with_the_politicians_under_a_fourth() {
    let matter = Matter("vardsamverkan-kusten");
    const PAIR: &str = "Ärenden till forumet bereds av ett beredningsutskott med två tjänstepersoner, en från Region Väst och en från Kustens kommunförbund.";
    const POLITICIANS: &str = "Ställningstaganden som är rekommenderande för kommunerna och regionen lämnas över till det politiska samrådet.";
    goes(
        matter.0,
        forum::with_association,
        forum::seated(),
        [
            does("2025-02-03", "kajsa-kust", matter.is_raised()),
            does("2025-02-03", "vide-vast", matter.is_sorted()),
            // One principal alone does not make it theirs.
            may_not("2025-02-03", "vide-vast", matter.is_prepared(), "Plan före hemgång"),
            does("2025-02-03", "siv-social", matter.is_sorted()),
            does("2025-02-04", "vide-vast", matter.is_prepared()),
            does("2025-02-04", "vide-vast", matter.is_released()),
            may_not("2025-02-04", "vide-vast", matter.is_agreed(), PAIR),
            does("2025-02-05", "karl-kust", matter.is_released()),
            does("2025-02-06", "vide-vast", matter.is_agreed()),
            // Nothing is decided on it, and it is not final, before the politicians stand behind it.
            may_not("2025-02-07", "vide-vast", matter.asks("home_decision"), POLITICIANS),
            does("2025-02-07", "vide-vast", matter.goes_to_politicians()),
        ],
    );
}

#[test]
fn the_same_matter_is_prepared_for_the_board_above_under_a_fifth() {
    let matter = Matter("ledningsgruppen-for-hogspecialiserad-vard");
    goes(
        matter.0,
        management::three_regions,
        management::seated(),
        [
            does("2025-01-08", "stina-syd", matter.is_raised()),
            does("2025-01-08", "noa-norr", matter.is_sorted()),
            does("2025-01-09", "noa-norr", matter.is_prepared()),
            may_not("2025-01-09", "noa-norr", matter.goes_to_politicians(), "position"),
            does("2025-01-10", "noa-norr", matter.is_submitted()),
        ],
    );
}
