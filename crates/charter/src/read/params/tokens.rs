//! A sentence word by word, and what each word is told by: itself, its neighbours, the preposition and the verb before it.

use super::said::{Params, Said};
use crate::{
    read::{clauses::is_finite, likeness},
    text::words::lower,
};
use serde_json::Value;
use std::ops::Range;

/// A word or a mark between words.
#[derive(Debug)]
struct Token {
    span: Range<usize>,
    fields: &'static [&'static str],
    is_word: bool,
    is_verb: bool,
    has_capital: bool,
    /// The preposition or the mark before it, and how many words ago.
    prep: &'static str,
    far: usize,
    /// The finite verb before it, and how many there were.
    verb: Option<usize>,
    verbs: usize,
    /// The next finite verb.
    next: Option<usize>,
}

/// The words of a sentence.
#[derive(Debug)]
pub struct Tokens<'s> {
    text: &'s str,
    /// The same in lower case, byte for byte.
    small: String,
    tokens: Vec<Token>,
    colon: Option<usize>,
}

/// Which words of a sentence wording and grammar took for which params.
pub struct Taken<'p> {
    known: Option<Vec<(&'p str, Vec<bool>)>>,
    by_place: Vec<(&'p str, Vec<bool>)>,
    length: usize,
}

/// What is known of a param before its words are weighed: which words wording and grammar took it for.
pub struct TakenFor {
    /// The kind of rule, as marks have it.
    pub kind: String,
    known: Option<Vec<bool>>,
    by_place: Vec<bool>,
    other: Vec<bool>,
    is_known: bool,
    is_placed: bool,
}

const PREPOSITIONS: [&str; 33] = [
    "av",
    "till",
    "från",
    "med",
    "hos",
    "om",
    "för",
    "på",
    "inom",
    "mellan",
    "i",
    "åt",
    "bland",
    "ur",
    "inför",
    "vid",
    "enligt",
    "genom",
    "efter",
    "under",
    "rörande",
    "kring",
    "gällande",
    "angående",
    "via",
    "mot",
    "utan",
    "än",
    "som",
    ",",
    ".",
    ";",
    ":",
];

/// Words that lead to a clause.
const LEADS: [&str; 10] = ["som", "när", "då", "där", "att", "vem", "vad", "vilka", "vilken", "senast"];

/// Words that join two names.
const JOINTS: [&str; 4] = ["och", "eller", "samt", "respektive"];

/// Words that point to a name that stands elsewhere.
const POINTERS: [&str; 16] = [
    "dess", "deras", "det", "den", "de", "dem", "denna", "detta", "dessa", "sin", "sitt", "sina", "var",
    "varje", "vart", "vardera",
];

const NUMBERS: [&str; FAR + 1] = ["0", "1", "2", "3", "4"];

/// Words further away are as far as this.
const FAR: usize = 4;

impl<'s> Tokens<'s> {
    /// The words of a sentence.
    pub fn of(text: &'s str) -> Self {
        let small = lower(text);
        let mut tokens: Vec<Token> =
            spans(text).into_iter().filter_map(|span| token(text, &small, span)).collect();
        let word = |token: &Token| small.get(token.span.clone()).unwrap_or_default();
        let (mut prep, mut far, mut verb, mut verbs) = ("^", 0, None, 0);
        for (nth, token) in tokens.iter_mut().enumerate() {
            token.prep = prep;
            token.far = far.min(FAR);
            token.verb = verb;
            token.verbs = verbs.min(2);
            far += 1;
            if let Some(this) = PREPOSITIONS.into_iter().find(|prep| *prep == word(token)) {
                (prep, far) = (this, 0);
            }
            if token.is_verb {
                verb = Some(nth);
                verbs += 1;
            }
        }
        let mut next = None;
        for (nth, token) in tokens.iter_mut().enumerate().rev() {
            token.next = next;
            if token.is_verb {
                next = Some(nth);
            }
        }
        let colon = tokens.iter().position(|token| word(token) == ":");
        Self { text, small, tokens, colon }
    }

    /// A word or a mark in lower case, and nothing where there is none.
    fn word(&self, nth: usize) -> &str {
        self.tokens.get(nth).and_then(|token| self.small.get(token.span.clone())).unwrap_or_default()
    }

    /// The stem of a word, or what is said where there is none.
    fn stem(&self, nth: Option<usize>, none: &'static str) -> &str {
        nth.filter(|nth| *nth < self.len()).map_or(none, |nth| likeness::stem(self.word(nth)))
    }

    /// How many words and marks there are.
    pub const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it is a word, and no mark between words.
    pub fn is_word(&self, nth: usize) -> bool {
        self.tokens.get(nth).is_some_and(|token| token.is_word)
    }

    /// Whether a token parts what stands before it from what stands after.
    pub fn parts(&self, nth: usize) -> bool {
        matches!(self.word(nth), "" | "," | ";" | "och")
    }

    /// What of these words can be a name: nothing before it that leads to one, and no verb in it. `None` where they only point
    /// to one, as *dess* and *som* do.
    pub fn name(&self, words: Range<usize>) -> Option<Range<usize>> {
        let is = |nth: usize, of: &[&str]| of.contains(&self.word(nth));
        // What stands before a colon is a label.
        let label = words.clone().rev().find(|&nth| is(nth, &[":"]));
        let words = label.map_or(words.start, |colon| colon + 1)..words.end;
        let is_joint = |nth: usize| is(nth, &PREPOSITIONS) || is(nth, &LEADS) || is(nth, &JOINTS);
        let is_verb =
            |nth: usize| self.tokens.get(nth).is_some_and(|token| token.is_verb && !token.has_capital);
        let start = words.clone().find(|&nth| !is_joint(nth) && !is_verb(nth))?;
        let ends = |nth: usize| is(nth, &LEADS) || is_verb(nth);
        let end = (start + 1..words.end).find(|&nth| ends(nth)).unwrap_or(words.end);
        let end = (start..end).rev().find(|&nth| self.is_word(nth) && !is_joint(nth))? + 1;
        (!(start..end).all(|nth| is(nth, &POINTERS))).then_some(start..end)
    }

    /// The words from one to another, as they stand.
    pub fn text(&self, words: &Range<usize>) -> Option<String> {
        let start = self.tokens.get(words.start)?.span.start;
        let end = self.tokens.get(words.end.checked_sub(1)?)?.span.end;
        self.text.get(start..end).map(str::to_owned)
    }

    /// The words that a value is, whatever their case; the last may stand in the genitive.
    pub fn stands(&self, value: &str) -> Option<Range<usize>> {
        let small = lower(value);
        let wanted: Vec<&str> = spans(&small)
            .into_iter()
            .filter_map(|span| small.get(span))
            .filter(|word| is_word(word))
            .collect();
        let words: Vec<usize> = (0..self.len()).filter(|&nth| self.is_word(nth)).collect();
        let (last, first) = wanted.split_last()?;
        words.windows(wanted.len()).find_map(|window| {
            let (end, start) = window.split_last()?;
            let ends = self.word(*end) == *last || self.word(*end).strip_suffix('s') == Some(*last);
            (ends && start.iter().zip(first).all(|(at, word)| self.word(*at) == *word))
                .then(|| start.first().unwrap_or(end).to_owned()..end + 1)
        })
    }

    /// Which words wording and grammar took for which params.
    pub fn taken<'p>(&self, said: Said<'p>) -> Taken<'p> {
        let of = |params: &'p Params| {
            params.iter().map(|(name, value)| (name.as_str(), self.marked(value))).collect()
        };
        Taken { known: said.known.map(of), by_place: of(said.by_place), length: self.len() }
    }

    /// For each token, whether it is one of the words of a value.
    pub fn marked(&self, value: &Value) -> Vec<bool> {
        let mut marked = vec![false; self.len()];
        self.mark(value, &mut marked);
        marked
    }

    fn mark(&self, value: &Value, marked: &mut [bool]) {
        for words in self.items(value) {
            words.for_each(|nth| marked.get_mut(nth).into_iter().for_each(|mark| *mark = true));
        }
    }

    /// The words of each item of a value, as far as they stand here; a text may list its items between commas.
    pub fn items(&self, value: &Value) -> Vec<Range<usize>> {
        match value {
            Value::Array(values) => values.iter().flat_map(|value| self.items(value)).collect(),
            Value::String(text) => match self.stands(text) {
                Some(words) => vec![words],
                None => text.split(", ").filter_map(|item| self.stands(item)).collect(),
            },
            _ => Vec::new(),
        }
    }

    /// Says all marks of a token, each in parts.
    pub fn marks(&self, nth: usize, taken: &TakenFor, say: &mut impl FnMut(&[&str])) {
        self.marks_of_words(nth, say);
        self.marks_of_kind(nth, "", say);
        self.marks_of_kind(nth, &taken.kind, say);
        self.marks_of_taken(nth, taken, say);
    }

    /// Says what a token is told by, whatever it is asked for, in words that tell nothing more beside a kind.
    pub fn marks_of_words(&self, nth: usize, say: &mut impl FnMut(&[&str])) {
        let Some(token) = self.tokens.get(nth) else { return };
        let near = |by: isize| nth.checked_add_signed(by).and_then(|at| self.tokens.get(at));
        say(&["w=", self.stem(Some(nth), "$")]);
        say(&["w-1=", self.stem(nth.checked_sub(1), "$")]);
        say(&["w1=", self.stem(Some(nth + 1), "$")]);
        for (by, name) in [(-2, "c-2="), (-1, "c-1="), (1, "c1="), (2, "c2=")] {
            near(by).into_iter().flat_map(|token| token.fields).for_each(|field| say(&[name, field]));
        }
        say(&["verb=", self.stem(token.verb, "^")]);
        say(&["next=", self.stem(token.next, "$")]);
        if token.has_capital && nth > 0 {
            say(&["capital"]);
        }
    }

    /// Says what a token is told by, which tells more where a rule of a kind is asked for.
    pub fn marks_of_kind(&self, nth: usize, kind: &str, say: &mut impl FnMut(&[&str])) {
        let Some(token) = self.tokens.get(nth) else { return };
        say(&[kind, "prep=", token.prep]);
        say(&[kind, "prep=", token.prep, ",", NUMBERS.get(token.far).unwrap_or(&"")]);
        say(&[kind, "verbs=", NUMBERS.get(token.verbs).unwrap_or(&"")]);
        token.fields.iter().for_each(|field| say(&[kind, "c=", field]));
        if nth == 0 {
            say(&[kind, "first"]);
        }
        if let Some(colon) = self.colon {
            say(&[kind, if nth < colon { "label" } else { "labelled" }]);
        }
        if !token.is_word {
            say(&[kind, "mark"]);
        }
    }

    /// Says what a token is told by where wording or grammar has found something.
    pub fn marks_of_taken(&self, nth: usize, taken: &TakenFor, say: &mut impl FnMut(&[&str])) {
        if taken.is_known {
            say(&["known"]);
        }
        if taken.is_placed {
            say(&["placed"]);
        }
        let As { known, by_place, other } = taken.as_what(nth);
        let known = known.map_or("-", digit);
        for kind in ["", taken.kind.as_str()] {
            say(&[kind, "known=", known]);
            say(&[kind, "known=", known, " placed=", digit(by_place)]);
            if other {
                say(&[kind, "other"]);
            }
        }
    }
}

const fn digit(is: bool) -> &'static str {
    if is { "1" } else { "0" }
}

/// What a word was taken for: the param that is asked for, by wording (`None` where nobody asked) and by place, and any other.
/// Words that were taken alike have the same marks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct As {
    known: Option<bool>,
    by_place: bool,
    other: bool,
}

impl TakenFor {
    /// What a word was taken for.
    pub fn as_what(&self, nth: usize) -> As {
        let is = |marked: &[bool]| marked.get(nth).is_some_and(|mark| *mark);
        As { known: self.known.as_deref().map(is), by_place: is(&self.by_place), other: is(&self.other) }
    }
}

impl Taken<'_> {
    /// Of a param of a rule of a kind, which marks have before a bar.
    pub fn of(&self, kind: &str, param: &str) -> TakenFor {
        let of = |params: &[(&str, Vec<bool>)]| {
            let found = params.iter().find(|(name, _)| *name == param);
            found.map(|(_, marked)| marked.clone())
        };
        let mut other = vec![false; self.length];
        let all = self.known.iter().flatten().chain(&self.by_place);
        for (_, marked) in all.filter(|(name, _)| *name != param) {
            other.iter_mut().zip(marked).for_each(|(other, mark)| *other |= mark);
        }
        let none = || vec![false; self.length];
        let (known, by_place) = (self.known.as_deref().map(of), of(&self.by_place));
        TakenFor {
            kind: kind.to_owned(),
            is_known: known.as_ref().is_some_and(Option::is_some),
            is_placed: by_place.is_some(),
            known: known.map(|known| known.unwrap_or_else(none)),
            by_place: by_place.unwrap_or_else(none),
            other,
        }
    }
}

fn token(text: &str, small: &str, span: Range<usize>) -> Option<Token> {
    let small = small.get(span.clone())?;
    let is_word = is_word(small);
    Some(Token {
        fields: if is_word { likeness::fields::of(small) } else { &[] },
        is_verb: is_word && is_finite(small),
        has_capital: text.get(span.clone())?.starts_with(char::is_uppercase),
        is_word,
        span,
        prep: "",
        far: 0,
        verb: None,
        verbs: 0,
        next: None,
    })
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Where the words stand, and the marks between them.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let of_word = c.is_alphanumeric() || c == '_';
        match spans.last_mut() {
            Some(span) if of_word && in_word => span.end = at + c.len_utf8(),
            _ if !c.is_whitespace() => spans.push(at..at + c.len_utf8()),
            _ => {}
        }
        in_word = of_word;
    }
    spans
}
