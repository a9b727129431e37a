//! The ways in which a rule of a kind may be read out of a sentence: as wording found it, as the places of words have it, and
//! with its words and values told by what was learnt. Which of them is right is not told here, but what speaks for each is.

use super::{
    places::{self, Cut, Places},
    rule,
    said::{Params, Said, stated},
    values::{self, Values, with_values},
};
use crate::{
    Kind, Rule,
    read::{
        sentence::Sentence,
        weights::{Marks, count, step},
    },
};
use std::collections::BTreeMap;

/// A sentence as its params are told by it: word by word, and by all that it is marked by.
#[derive(Debug)]
pub struct Whole<'s> {
    places: Places<'s>,
    values: Values<'s>,
}

impl<'s> Whole<'s> {
    /// A sentence with its marks.
    pub const fn of(text: &'s str, marks: &'s Marks) -> Self {
        Self { places: Places::of(text), values: Values::of(marks) }
    }
}

/// The ways in which a rule may be read.
#[derive(Debug)]
pub struct Ways<'w> {
    whole: &'w Whole<'w>,
    kind: Kind,
    /// What wording or grammar found, if it did.
    known: Option<(Rule, Params)>,
    by_place: (Rule, Params),
    places: Vec<places::Told>,
    values: Vec<values::Told>,
    /// The whole sentence speaks of it, as it is the only rule of its kind there.
    is_only: bool,
}

impl<'w> Ways<'w> {
    /// Of a rule of a kind in a clause of a sentence.
    pub fn of(
        whole: &'w Whole<'w>,
        kind: Kind,
        clause: &Sentence<'_>,
        known: Option<Rule>,
        is_only: bool,
    ) -> Self {
        let with_params = |rule: Rule| {
            let params = stated(&rule);
            (rule, params)
        };
        let (by_place, known) = (with_params(rule(kind, clause)), known.map(with_params));
        let said = Said { known: known.as_ref().map(|(_, params)| params), by_place: &by_place.1 };
        let (places, values) = (whole.places.told(kind, said), whole.values.told(kind, said));
        Self { whole, kind, known, by_place, places, values, is_only }
    }

    /// The rule as wording or grammar found it, if they did.
    pub fn known(&self) -> Option<&Rule> {
        self.known.as_ref().map(|(known, _)| known)
    }

    /// All of them, each once. What wording found is only mended and filled up; there is one way to read it.
    pub fn rules(&self) -> Vec<Rule> {
        let (by_place, _) = &self.by_place;
        if let Some((known, _)) = &self.known {
            let more = with_more(known, by_place).unwrap_or_else(|| known.clone());
            return vec![if self.is_only { self.cut(&self.valued(&more), Cut::Mended) } else { more }];
        }
        let mut rules: Vec<Rule> = Vec::new();
        let valued = self.valued(by_place);
        let cuts = [Cut::Mended, Cut::Narrow, Cut::Wide].map(|cut| self.cut(&valued, cut));
        for rule in cuts.into_iter().chain([by_place.clone()]) {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        rules
    }

    /// A rule with its values told.
    fn valued(&self, rule: &Rule) -> Rule {
        with_values(rule, &self.values)
    }

    /// A rule with its words told.
    fn cut(&self, rule: &Rule, cut: Cut) -> Rule {
        self.whole.places.cut(rule, &self.places, cut)
    }

    /// Says what speaks for and against one of them: where each param was found, and what its words and values are told by.
    pub fn marks(&self, rule: &Rule, say: &mut impl FnMut(&[&str])) {
        let kind = format!("{:?}", self.kind);
        let params = stated(rule);
        let found = self.found(&params);
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (param, found) in &found {
            say(&[param, "~", found]);
            say(&[&kind, "|", param, "~", found]);
            *times.entry(found).or_default() += 1;
        }
        times.iter().for_each(|(found, times)| say(&["all~", found, "#", count(*times)]));
        say(&["params#", count(params.len())]);
        say(&[&kind, "|params=", &params.keys().map(String::as_str).collect::<Vec<_>>().join(",")]);
        self.marks_of_places(&kind, &params, &found, say);
        self.marks_of_values(&params, &found, say);
    }

    /// Where each param that was ever found was: by wording and by place, and whether the rule has it so.
    fn found<'p>(&'p self, params: &'p Params) -> BTreeMap<&'p str, &'static str> {
        let known = self.known.as_ref().map(|(_, known)| known);
        let (_, by_place) = &self.by_place;
        let names =
            params.keys().chain(by_place.keys()).chain(known.into_iter().flat_map(|known| known.keys()));
        let how = |found: &Params, name: &str| match (found.get(name), params.get(name)) {
            (None, _) => 0,
            (Some(found), Some(has)) if found == has => 1,
            _ => 2,
        };
        let of = |name: &'p String| {
            let by_wording = known.map_or(3, |known| how(known, name));
            let by_place = how(by_place, name);
            let row = if params.contains_key(name) { HAS } else { HAS_NOT };
            let found =
                row.get(by_wording).and_then(|row: &[&str; 3]| row.get(by_place)).copied().unwrap_or("");
            (name.as_str(), found)
        };
        names.map(of).collect()
    }

    fn marks_of_places(
        &self,
        kind: &str,
        params: &Params,
        found: &BTreeMap<&str, &str>,
        say: &mut impl FnMut(&[&str]),
    ) {
        let (mut least_in, mut most_out, mut lacks) = (f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY);
        for told in &self.places {
            let param = told.param;
            let value = params.get(param);
            let parted = self.whole.places.parted(value, told);
            let found = found.get(param).copied().unwrap_or("-");
            let out = step(parted.most_out, 0.5);
            say(&["out~", found, out]);
            say(&[kind, "|", param, if value.is_some() { " out~" } else { " lacks~" }, out]);
            if value.is_none() {
                say(&[param, " lacks~", out]);
                lacks = lacks.max(parted.most_out);
                continue;
            }
            say(&[param, " out~", out]);
            say(&["any out~", out]);
            most_out = most_out.max(parted.most_out);
            let words = count(parted.words);
            say(&["words#", words]);
            say(&[param, " words#", words]);
            if parted.words == 0 {
                say(&["nowhere"]);
                continue;
            }
            let least = step(parted.least_in, 0.5);
            say(&[param, " in~", least]);
            say(&["any in~", least]);
            say(&["in~", found, least]);
            say(&[param, " in~", found, least]);
            say(&[param, " both~", step(parted.least_in, 0.75), ",", step(parted.most_out, 0.75)]);
            least_in = least_in.min(parted.least_in);
        }
        say(&["least in~", step(least_in, 0.25)]);
        say(&["most out~", step(most_out, 0.25)]);
        say(&["most lacks~", step(lacks, 0.25)]);
    }

    fn marks_of_values(&self, params: &Params, found: &BTreeMap<&str, &str>, say: &mut impl FnMut(&[&str])) {
        let (mut least_in, mut most_out) = (f32::INFINITY, f32::NEG_INFINITY);
        for told in &self.values {
            let param = told.param();
            let value = params.get(param);
            let (least, most) = told.parted(value);
            let found = found.get(param).copied().unwrap_or("-");
            let has = if value.is_some() { least } else { 0.0 };
            say(&[param, " values~", found, step(has - most, 0.25)]);
            say(&[param, if value.is_some() { " other~" } else { " none~" }, step(most, 0.25)]);
            most_out = most_out.max(most);
            if let Some(value) = value {
                if told.knows(value) {
                    say(&[param, "=", &value.to_string()]);
                }
                say(&[param, " value~", step(least, 0.25)]);
                least_in = least_in.min(least);
            }
        }
        say(&["least value~", step(least_in, 0.25)]);
        say(&["most other~", step(most_out, 0.25)]);
    }
}

/// How a param of a rule was found, by wording (nothing, the same, another, nobody asked) and by place (the same three).
const HAS: [[&str; 3]; 4] =
    [["+--", "+-=", "+-x"], ["+=-", "+==", "+=x"], ["+x-", "+x=", "+xx"], ["+0-", "+0=", "+0x"]];
/// The same where the rule has no such param.
const HAS_NOT: [[&str; 3]; 4] =
    [["---", "--=", "--x"], ["-=-", "-==", "-=x"], ["-x-", "-x=", "-xx"], ["-0-", "-0=", "-0x"]];

/// A rule with the params that it lacks, as another has them.
fn with_more(known: &Rule, more: &Rule) -> Option<Rule> {
    // A sentence may count the seats of several units, and *minst fyra* has no upper bound.
    if let Rule::SeatQuota(seats) = known
        && (seats.min.is_some() || seats.max.is_some())
    {
        return None;
    }
    let mut whole = serde_json::to_value(known).ok()?;
    let more = serde_json::to_value(more).ok()?;
    let params = whole.get_mut("params")?.as_object_mut()?;
    let before = params.len();
    for (name, value) in more.get("params")?.as_object()? {
        if !params.contains_key(name) {
            params.insert(name.clone(), value.clone());
        }
    }
    if params.len() == before {
        return None;
    }
    serde_json::from_value(whole).ok()
}

#[cfg(test)]
mod tests {
    use super::{Ways, Whole};
    use crate::{
        Kind, Rule,
        norm::{ChairAppointment, Names},
        read::{likeness, params::tests::with_sentence, said, weights::Marks},
    };

    /// The ways to read who appoints the chair out of a sentence, where wording found this, and what speaks for the first of them.
    fn ways(sentence: &str, known: Option<&Rule>) -> (Vec<Rule>, Vec<String>) {
        let line = said::Line { heading: None, bullet: false, sentence, norms: Vec::new() };
        with_sentence(&line, |s| {
            let marks = Marks::of(|say| likeness::marks(s.quote, say));
            let whole = Whole::of(s.quote, &marks);
            let ways = Ways::of(&whole, Kind::ChairAppointment, s, known.cloned(), true);
            let rules = ways.rules();
            let mut marks = Vec::new();
            ways.marks(&rules[0], &mut |mark| marks.push(mark.concat()));
            (rules, marks)
        })
    }

    fn by(name: &str) -> Rule {
        Rule::ChairAppointment(ChairAppointment { by: Names::one(name), ..ChairAppointment::default() })
    }

    const SENTENCE: &str = "Ordföranden utses av parkdirektören.";

    #[test]
    fn what_wording_found_is_read_in_one_way_and_what_is_only_like_in_several_each_once() {
        let known = by("parkdirektören");
        let (rules, _) = ways(SENTENCE, Some(&known));
        assert!(matches!(rules.as_slice(), [only] if *only == known), "{rules:?}");
        let (rules, _) = ways(SENTENCE, None);
        assert!(rules.contains(&known), "{rules:?}");
        assert!(rules.iter().enumerate().all(|(nth, rule)| !rules[..nth].contains(rule)), "{rules:?}");
    }

    #[test]
    fn it_is_marked_whether_wording_and_places_agree() {
        let (_, agree) = ways(SENTENCE, Some(&by("parkdirektören")));
        let (_, differ) = ways(SENTENCE, Some(&by("ordföranden")));
        assert!(agree.iter().any(|mark| mark == "by~+=="), "{agree:?}");
        assert!(!differ.iter().any(|mark| mark == "by~+=="), "{differ:?}");
    }
}
