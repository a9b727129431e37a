//! A whole year of a group, for each type of charter: formed, adopted, seated, planned, met, noted, published, asked,
//! decided at home and reviewed. Each story is told once, as acts of people on days, and goes through both doors.
//!
//! At the end nothing differs from the charter but what the story left so on purpose.

mod council;
mod council_by_template;
mod door;
mod form;
mod forum;
mod management;
mod region;
mod subgroup;
mod ways;

use crate::town::Town;
use door::{Act, Door, Http};
use serde_json::{Value, json};

/// Something that somebody does on a day.
pub struct Step {
    on: &'static str,
    who: &'static str,
    act: Value,
    /// The sentence that refuses it, where it is refused.
    no: Option<&'static str>,
}

/// A year of a group.
pub struct Story {
    /// Whose.
    group: &'static str,
    /// The region it happens in.
    region: fn() -> Town,
    /// What happens.
    steps: Vec<Step>,
    /// The day on which the year is looked back on.
    over: &'static str,
    /// What was left so on purpose: the sentence that it differs from.
    left: &'static [&'static str],
}

/// Something that is done.
pub fn does(on: &'static str, who: &'static str, act: Value) -> Step {
    Step { on, who, act, no: None }
}

/// Something that is refused, with this among the words.
pub fn may_not(on: &'static str, who: &'static str, act: Value, no: &'static str) -> Step {
    Step { on, who, act, no: Some(no) }
}

/// Something that the registrar records from a document.
pub fn records(on: &'static str, mut act: Value) -> Step {
    act["evidence"] = json!("RS 2025-00199");
    Step { on, who: "rut-register", act, no: None }
}

impl Story {
    /// Tells it through a door, and looks back on it.
    fn goes_through(&self, mut door: impl Door) {
        self.is_told(&mut door);
        let checked = door.town().check(self.group, self.over);
        assert_eq!(checked["state"], "in_force");
        let deviations: Vec<&str> = checked["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .filter(|finding| finding["class"] == "deviation")
            .filter_map(|finding| finding["sentence"].as_str())
            .collect();
        assert_eq!(deviations, self.left, "{}", lines(&checked));
        let is_left = |duty: &Value| {
            duty["grounds"][0]["sentence"].as_str().is_some_and(|one| self.left.contains(&one))
        };
        let overdue = checked["duties"].as_array().expect("duties").iter();
        let overdue = overdue.filter(|duty| duty["state"] == "overdue" && !is_left(duty)).count();
        assert_eq!(overdue, 0, "{}", lines(&checked));
        door.town().run(&["verify"]).well();
    }

    /// Tells it through a door: each step is done, or refused by its sentence.
    fn is_told(&self, door: &mut impl Door) {
        for Step { on, who, act, no } in &self.steps {
            let act = self.meant(door.town(), on, act);
            match (door.tries(on, who, &act), no) {
                (Ok(()), None) => {}
                (Err(why), Some(no)) => {
                    assert!(why.contains(no), "{on} {who} {act}\n{no:?} is not in\n{why}")
                }
                (Ok(()), Some(no)) => panic!("{on} {who} {act}\nwas done, and ought to be refused by {no:?}"),
                (Err(why), None) => panic!("{on} {who} {act}\nwas refused:\n{why}"),
            }
        }
    }

    fn is_told_by_acts(&self) {
        self.is_told(&mut Act((self.region)()));
    }

    fn by_http(&self) {
        self.goes_through(Http::new((self.region)(), self.group));
    }

    fn by_acts(&self) {
        self.goes_through(Act((self.region)()));
    }

    /// The act, with the norms that it speaks of by their kind found in the charter as it stands.
    fn meant(&self, town: &Town, on: &str, act: &Value) -> Value {
        let mut act = act.clone();
        let kind = |name: &str| act[name].as_str().map(str::to_owned);
        if let Some(kind) = kind("duty") {
            let checked = town.check(self.group, on);
            let norms = checked["norms"].as_array().expect("norms");
            let at = norms.iter().filter(|norm| norm["kind"] == *kind).map(|norm| norm["norm"].clone());
            let at: Vec<Value> = at.collect();
            let mut duties = checked["duties"].as_array().expect("duties").iter();
            let owed = duties.find(|duty| at.contains(&duty["norm"]) && duty["state"] != "met");
            let owed = owed.unwrap_or_else(|| panic!("nothing is owed by {kind}:\n{}", lines(&checked)));
            act["duty"] = json!({"charter": checked["charter"], "norm": owed["norm"]});
            if !owed["occurrence"].is_null() {
                act["duty"]["occurrence"] = owed["occurrence"].clone();
            }
        } else if let Some(kind) = kind("norm") {
            let checked = town.check(self.group, on);
            let norms = checked["norms"].as_array().expect("norms");
            let norm = norms.iter().find(|norm| norm["kind"] == *kind);
            act["norm"] =
                norm.unwrap_or_else(|| panic!("there is no {kind}:\n{}", lines(&checked)))["norm"].clone();
        }
        act
    }
}

/// A check in short: a line for each norm, duty and finding.
fn lines(checked: &Value) -> String {
    let mut lines = vec![checked["state"].to_string()];
    for (room, names) in [
        ("norms", ["norm", "kind", "standing", "fact"]),
        ("duties", ["norm", "due", "state", "fact"]),
        ("findings", ["norm", "class", "sentence", "fact"]),
    ] {
        for one in checked[room].as_array().into_iter().flatten() {
            lines.push(format!("{room} {}", names.map(|name| one[name].to_string()).join(" ")));
        }
    }
    lines.join("\n")
}

/// Meetings of a year, each on a day.
pub fn plan(group: &str, kind: &str, days: &[&str]) -> Value {
    let meeting =
        |day: &&str| json!({"kind": kind, "slot": {"day": day, "start": "13:00:00", "minutes": 60}});
    json!({"act": "plan_meetings", "group": group, "meetings": days.iter().map(meeting).collect::<Vec<_>>()})
}

/// A meeting that was held with these there: each an employment and the number of a seat.
pub fn held(meeting: &str, there: &[(&str, u32)]) -> Value {
    let group = meeting.split_once('/').expect("a meeting").0;
    let there = there.iter().map(
        |(who, seat)| json!({"employment": who, "seat": format!("{group}/{seat}"), "presence": "whole"}),
    );
    json!({"act": "hold_meeting", "meeting": meeting, "attendance": there.collect::<Vec<_>>(), "minutes": 55})
}

/// A group, its charter read and put under it.
pub fn formed(
    on: &'static str,
    by: &'static str,
    name: &'static str,
    group_type: &str,
    parent: Option<&str>,
    charter: &str,
    text: &str,
) -> Vec<Step> {
    let mut form = json!({"act": "form_group", "name": name, "group_type": group_type});
    if let Some(parent) = parent {
        form["parent"] = json!(parent);
    }
    vec![
        does(on, by, form),
        does(on, "rut-register", json!({"act": "read_charter", "name": "uppdrag.md", "text": text})),
        does(
            on,
            "rut-register",
            json!({"act": "place_charter", "charter": charter, "group": region::slug(name)}),
        ),
    ]
}

/// A seat.
pub fn seat(group: &str, role: &str, unit: &str) -> Value {
    json!({"act": "establish_seat", "group": group, "role": role, "unit": unit})
}

/// Somebody is appointed.
pub fn appoint(group: &str, number: u32, who: &str) -> Value {
    json!({"act": "appoint", "seat": format!("{group}/{number}"), "employment": who})
}

/// Notes that are shared.
pub fn share(meeting: &str, text: &str) -> Value {
    json!({"act": "share_notes", "meeting": meeting, "text": text})
}

/// A question to the houses.
pub fn ask(group: &str, kind: &str, matter: &str, due: &str) -> Value {
    json!({"act": "open_round", "group": group, "kind": kind, "about": matter, "question": "Hur gör ni?", "due": due})
}

/// Told of at home.
pub fn told(meeting: &str) -> Value {
    json!({"act": "communicate_at_home", "meeting": meeting, "note": "På ledningsgruppen."})
}

macro_rules! told_twice {
    ($($story:ident $by_http:ident $by_acts:ident;)*) => {$(
        #[test]
        fn $by_http() {
            $story::story().by_http();
        }

        #[test]
        fn $by_acts() {
            $story::story().by_acts();
        }
    )*};
}

told_twice! {
    council_by_template
        a_year_of_a_council_whose_chair_is_proposed_by_the_heads_by_http
        a_year_of_a_council_whose_chair_is_proposed_by_the_heads_by_acts;
    council
        a_year_of_a_council_that_lifts_what_nobody_may_decide_by_http
        a_year_of_a_council_that_lifts_what_nobody_may_decide_by_acts;
    subgroup
        a_year_of_a_subgroup_that_goes_by_its_parents_chair_by_http
        a_year_of_a_subgroup_that_goes_by_its_parents_chair_by_acts;
    forum
        a_year_of_a_forum_of_two_principals_by_http
        a_year_of_a_forum_of_two_principals_by_acts;
    management
        two_years_of_a_group_of_regions_whose_vice_chair_succeeds_by_http
        two_years_of_a_group_of_regions_whose_vice_chair_succeeds_by_acts;
}
