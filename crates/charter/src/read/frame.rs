//! Who does what to what, and to whom: a clause by its grammar, where no family knows its wording.
//!
//! Families know how charters usually put a rule. A frame knows none of that: it has the subject, the verb, the object and what
//! stands with each preposition, and `says` asks those. *Genomförandet av besluten ligger på förvaltningarna*, *förvaltningarna
//! svarar för genomförandet av besluten* and *besluten genomförs av förvaltningarna* come to the same agent, verb and patient.

mod says;
pub mod verb;

use super::{order, phrases, sentence::Sentence};
use crate::{
    Modality, Rule,
    text::words::{is_infinitive, lower},
};
use says::rule;
use verb::{Verb, from_noun, participle, particle, verb};

/// What one verb phrase says.
#[derive(Clone, Debug)]
pub struct Frame<'s> {
    /// What is done.
    verb: Verb,
    /// The words before the verb; empty where it has none.
    subject: &'s str,
    /// The words after the verb, up to the first preposition.
    object: &'s str,
    /// Each preposition after the verb, with everything that follows it.
    rest: Vec<(&'static str, &'s str)>,
    /// Everything after the verb.
    after: &'s str,
}

/// The rules that the verb phrases of a sentence are known to say by their grammar, each phrase by itself; what no kind takes
/// is what the group does. Nothing where no phrase is of a kind.
pub fn rules(s: &Sentence<'_>) -> Vec<(Rule, Modality)> {
    let straight = order::straight(s);
    let s = straight.as_ref().unwrap_or(s);
    let phrases = phrases::of(s);
    let phrases = if phrases.is_empty() { std::slice::from_ref(s) } else { phrases.as_slice() };
    let frames: Vec<(Frame<'_>, &Sentence<'_>)> =
        phrases.iter().filter_map(|phrase| Some((Frame::of(phrase)?, phrase))).collect();
    let mut found = Vec::new();
    let mut kinds = 0;
    for (frame, phrase) in &frames {
        let verbs = frame.each_verb();
        let said: Vec<_> = verbs.iter().filter_map(|frame| rule(frame, phrase)).collect();
        kinds += said.len();
        let several = verbs.len() > said.len();
        if said.is_empty() || several {
            found.extend(says::task(frame, phrase).map(|task| (task, phrase.modality)));
        }
        found.extend(said);
    }
    if kinds == 0 { Vec::new() } else { found }
}

/// What the group does, said by a sentence that nothing else is known of.
pub fn task(s: &Sentence<'_>) -> Option<(Rule, Modality)> {
    let straight = order::straight(s);
    let s = straight.as_ref().unwrap_or(s);
    let frame = Frame::of(s)?;
    says::task(&frame, s).map(|task| (task, s.modality))
}

/// Prepositions that tell who, to whom, with whom and about what.
const PREPOSITIONS: &[&str] = &[
    "under",
    "av",
    "till",
    "åt",
    "för",
    "med",
    "mot",
    "gentemot",
    "från",
    "hos",
    "på",
    "i",
    "inom",
    "om",
    "kring",
    "via",
    "genom",
    "rörande",
    "gällande",
    "avseende",
    "inför",
    "mellan",
    "vid",
];

/// Adverbs between a verb and its object.
const ADVERBS: [&str; 26] = [
    "aktivt",
    "också",
    "även",
    "löpande",
    "fortlöpande",
    "regelbundet",
    "kontinuerligt",
    "årligen",
    "gemensamt",
    "tillsammans",
    "skriftligen",
    "muntligen",
    "särskilt",
    "bland",
    "annat",
    "därför",
    "därutöver",
    "dessutom",
    "själv",
    "själva",
    "alltid",
    "vidare",
    "snarast",
    "dock",
    "inte",
    "ej",
];

/// What leads in a noun that says what is done: *ansvarar för genomförandet av*.
const BEARS: [&str; 7] = [
    "ansvarar för ",
    "svarar för ",
    "har ansvar för ",
    "har ansvaret för ",
    "är ansvarig för ",
    "är ansvariga för ",
    "sköter ",
];

/// Verbs with which a noun says what is done: *genomförandet sker i linjen*.
const LIGHT: [&str; 9] = ["ske", "göra", "ligga", "vila", "åvila", "utföra", "hantera", "sköta", "ankomma"];

impl<'s> Frame<'s> {
    /// The frame of a sentence with one verb phrase. `None` where no verb is known.
    pub fn of(s: &'s Sentence<'_>) -> Option<Self> {
        let (text, small): (&str, &str) = (s.text.trim_end_matches(['.', ' ', ';', ',']), &s.small);
        let small = small.get(..text.len())?;
        let lead = if small.starts_with("att ") { 4 } else { 0 };
        let first = small.get(lead..)?.split([' ', ',']).next()?;
        let (subject, start) =
            if is_infinitive(first) || (s.bullet || s.label.is_some()) && verb(first).is_some() {
                ("", lead)
            } else {
                let head = phrases::head(small)?;
                let start = head.start();
                (text.get(..head.subject.len())?, start)
            };
        let phrase = small.get(start..)?;
        if let Some(frame) = Self::of_answerable(text, small) {
            return Some(frame);
        }
        if let Some(bears) = BEARS.iter().find(|bears| phrase.starts_with(**bears)) {
            let at = start + bears.len();
            if let Some(frame) = Self::nominal(text, small, at, subject) {
                return Some(frame);
            }
        }
        let word = phrase.split([' ', ',', ':']).next()?;
        let mut found = verb(word)?;
        let mut at = (start + word.len() + 1).min(small.len());
        let next = small.get(at..)?.split([' ', ',']).next().unwrap_or_default();
        if matches!(found.word.as_str(), "vara" | "ha" | "bli")
            && let Some(said) = participle(next, found.word == "ha")
        {
            (found, at) = (said, (at + next.len() + 1).min(small.len()));
        }
        if let Some(particle) = particle(small.get(at..)?.split([' ', ',']).next()?) {
            found.word = format!("{} {particle}", found.word);
            at = (at + particle.len() + 1).min(small.len());
        }
        if found.word == "besluta"
            && small.get(at..)?.starts_with("om ")
            && let Some(frame) =
                Self::nominal(text, small, at + "om ".len(), subject).filter(|frame| frame.forms_or_ends())
        {
            return Some(frame);
        }
        if LIGHT.contains(&found.word.as_str())
            && let Some(frame) = Self::of_noun(text, small, subject, at)
        {
            return Some(frame);
        }
        Some(Self::with(found, text, small, subject, at))
    }

    /// *Ansvarar för uppföljningen av X*: the noun is what is done, X is what it is done to.
    fn nominal(text: &'s str, small: &'s str, at: usize, subject: &'s str) -> Option<Self> {
        let noun = small.get(at..)?.split([' ', ',']).next()?;
        let word = from_noun(noun)?.to_owned();
        let mut at = (at + noun.len() + 1).min(small.len());
        if small.get(at..)?.starts_with("av ") {
            at += 3;
        }
        Some(Self::with(Verb { word, passive: false }, text, small, subject, at))
    }

    /// *Ansvariga för genomförandet av X är Y*.
    fn of_answerable(text: &'s str, small: &'s str) -> Option<Self> {
        let lead = ["ansvarig för ", "ansvariga för "].iter().find(|lead| small.starts_with(**lead))?.len();
        let (noun, is) = (small.get(lead..)?.split(' ').next()?, small.find(" är ")?);
        let word = from_noun(noun)?.to_owned();
        let what = text.get(lead + noun.len()..is)?.trim_start();
        let what = what.strip_prefix("av ").unwrap_or(what);
        let who = text.get(is + " är ".len()..)?;
        Some(Self {
            verb: Verb { word, passive: true },
            subject: what,
            object: "",
            rest: vec![("av", who)],
            after: who,
        })
    }

    /// *Uppföljningen av X görs av Y*: the subject is what is done, and X is what it is done to.
    fn of_noun(text: &'s str, small: &'s str, subject: &'s str, at: usize) -> Option<Self> {
        let start = if small.starts_with("ansvaret för ") { "ansvaret för ".len() } else { 0 };
        let noun = small.get(start..subject.len())?.split(' ').next()?;
        let word = from_noun(noun)?.to_owned();
        let patient = subject.get(start + noun.len()..)?.trim_start();
        let patient = patient.strip_prefix("av ").unwrap_or(patient);
        let mut frame = Self::with(Verb { word, passive: true }, text, small, patient, at);
        if let Some((begins, what)) = patient.split_once(' ')
            && let Some(preposition) = PREPOSITIONS.iter().find(|known| **known == begins)
        {
            frame.rest.insert(0, (*preposition, what));
            frame.subject = "";
        }
        Some(frame)
    }

    fn with(verb: Verb, text: &'s str, small: &str, subject: &'s str, at: usize) -> Self {
        let mut start = at;
        while let Some(word) = small.get(start..).and_then(|rest| rest.split(' ').next())
            && ADVERBS.contains(&word)
        {
            start = (start + word.len() + 1).min(small.len());
        }
        for aside in ["i första hand ", "i huvudsak ", "i grunden ", "framför allt ", "vid behov "] {
            if small.get(start..).is_some_and(|rest| rest.starts_with(aside)) {
                start += aside.len();
            }
        }
        let after = text.get(start..).unwrap_or_default();
        let mut rest = Vec::new();
        let mut from = start;
        for word in small.get(start..).unwrap_or_default().split(' ') {
            let end = from + word.len();
            if let Some(preposition) = PREPOSITIONS.iter().find(|known| **known == word)
                && let Some(what) = text.get(end + 1..)
            {
                rest.push((from, *preposition, what));
            }
            from = end + 1;
        }
        let stop = rest.first().map_or(text.len(), |&(at, ..)| at);
        let object = text.get(start..stop).unwrap_or_default().trim_matches([' ', ',']);
        let rest = rest.into_iter().map(|(_, preposition, what)| (preposition, what)).collect();
        Self { verb, subject: subject.trim_matches([' ', ',']), object, rest, after }
    }

    /// The frames of verbs that share an object: *samordna, följa upp och besluta i frågor*.
    fn each_verb(&self) -> Vec<Self> {
        let mut all = vec![self.clone()];
        let mut from = 0;
        let small = lower(self.after);
        while let Some(rest) = small.get(from..) {
            let rest = [", och ", ", ", "och ", "samt "]
                .iter()
                .find_map(|joint| rest.strip_prefix(joint))
                .unwrap_or(rest);
            let word = rest.split([' ', ',']).next().unwrap_or_default();
            let passive = self.verb.passive.then(|| verb(word)).flatten().filter(|verb| verb.passive);
            if !is_infinitive(word) && passive.is_none() {
                break;
            }
            let mut at = small.len() - rest.len() + word.len();
            let next =
                small.get(at..).unwrap_or_default().trim_start().split([' ', ',']).next().unwrap_or_default();
            let mut verb = passive.as_ref().map_or_else(|| word.to_owned(), |verb| verb.word.clone());
            if let Some(particle) = particle(next) {
                verb = format!("{verb} {particle}");
                at += 1 + next.len();
            }
            from = (at + usize::from(small.get(at..).is_some_and(|rest| rest.starts_with(' '))))
                .min(small.len());
            all.push(Self::with(
                Verb { word: verb, passive: passive.is_some() },
                self.after,
                &small,
                "",
                from,
            ));
        }
        let subject = self.subject;
        if all.len() > 1
            && let Some(last) = all.last().cloned()
        {
            for frame in &mut all {
                (frame.object, frame.rest, frame.after) = (last.object, last.rest.clone(), last.after);
                frame.subject = subject;
            }
        }
        all
    }

    /// Whether something comes to be, or ceases.
    fn forms_or_ends(&self) -> bool {
        self.does(&["inrätta", "bilda", "tillsätta", "avveckla", "starta"])
    }

    /// What stands with the first of the prepositions.
    fn with_any(&self, prepositions: &[&str]) -> Option<&'s str> {
        self.rest.iter().find(|(known, _)| prepositions.contains(known)).map(|&(_, what)| what)
    }

    /// Who does it, where that is said.
    fn agent(&self) -> Option<&'s str> {
        let who =
            if self.verb.passive { self.with_any(&["av", "hos", "på", "i", "inom"])? } else { self.subject };
        let begins = who.split(' ').next().map(lower).unwrap_or_default();
        (!who.is_empty() && !PREPOSITIONS.contains(&begins.as_str()) && begins != "som").then_some(who)
    }

    /// What it is done to.
    fn patient(&self) -> &'s str {
        if self.verb.passive { self.subject } else { self.object }
    }

    /// Whether the verb is one of these.
    fn does(&self, verbs: &[&str]) -> bool {
        verbs.contains(&self.verb.word.as_str())
    }
}
