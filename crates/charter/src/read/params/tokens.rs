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
    small: String,
    stem: String,
    fields: Vec<&'static str>,
    is_word: bool,
    is_verb: bool,
    has_capital: bool,
    /// The preposition or the mark before it, and how many words ago.
    prep: String,
    far: usize,
    /// The finite verb before it, as a stem, and how many there were.
    verb: String,
    verbs: usize,
    /// The next finite verb, as a stem.
    next: String,
}

/// The words of a sentence.
#[derive(Debug)]
pub struct Tokens<'s> {
    text: &'s str,
    tokens: Vec<Token>,
    colon: Option<usize>,
}

/// What is known of a param before its words are weighed: which words wording and grammar took it for.
pub struct Taken {
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
        let mut tokens: Vec<Token> = spans(text).into_iter().filter_map(|span| token(text, span)).collect();
        let (mut prep, mut far, mut verb, mut verbs) = ("^".to_owned(), 0, "^".to_owned(), 0);
        for token in &mut tokens {
            token.prep.clone_from(&prep);
            token.far = far.min(FAR);
            token.verb.clone_from(&verb);
            token.verbs = verbs.min(2);
            far += 1;
            if PREPOSITIONS.contains(&token.small.as_str()) {
                prep.clone_from(&token.small);
                far = 0;
            }
            if token.is_verb {
                verb.clone_from(&token.stem);
                verbs += 1;
            }
        }
        let mut next = "$".to_owned();
        for token in tokens.iter_mut().rev() {
            token.next.clone_from(&next);
            if token.is_verb {
                next.clone_from(&token.stem);
            }
        }
        let colon = tokens.iter().position(|token| token.small == ":");
        Self { text, tokens, colon }
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
        self.tokens.get(nth).is_none_or(|token| matches!(token.small.as_str(), "," | ";" | "och"))
    }

    /// What of these words can be a name: nothing before it that leads to one, and no verb in it. `None` where they only point
    /// to one, as *dess* and *som* do.
    pub fn name(&self, words: Range<usize>) -> Option<Range<usize>> {
        let is = |nth: usize, of: &[&str]| {
            self.tokens.get(nth).is_some_and(|token| of.contains(&token.small.as_str()))
        };
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
            let said = |at: &usize| self.tokens.get(*at).map(|token| token.small.as_str());
            let (end, start) = window.split_last()?;
            let ends = said(end)? == *last || said(end)?.strip_suffix('s') == Some(*last);
            (ends && start.iter().zip(first).all(|(at, word)| said(at) == Some(*word)))
                .then(|| start.first().unwrap_or(end).to_owned()..end + 1)
        })
    }

    /// What wording and grammar took a param for.
    pub fn taken(&self, kind: &str, param: &str, said: Said<'_>) -> Taken {
        let Said { known, by_place } = said;
        let mut other = vec![false; self.len()];
        for params in known.into_iter().chain([by_place]) {
            for (_, value) in params.iter().filter(|(name, _)| *name != param) {
                self.mark(value, &mut other);
            }
        }
        let of = |params: &Params| {
            let mut marked = vec![false; self.len()];
            params.get(param).into_iter().for_each(|value| self.mark(value, &mut marked));
            marked
        };
        Taken {
            kind: format!("{kind}|"),
            known: known.map(of),
            by_place: of(by_place),
            other,
            is_known: known.is_some_and(|params| params.contains_key(param)),
            is_placed: by_place.contains_key(param),
        }
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
    pub fn marks(&self, nth: usize, taken: &Taken, say: &mut impl FnMut(&[&str])) {
        self.marks_of_words(nth, say);
        self.marks_of_kind(nth, &taken.kind, say);
        self.marks_of_taken(nth, taken, say);
    }

    /// Says what a token is told by, whatever it is asked for.
    pub fn marks_of_words(&self, nth: usize, say: &mut impl FnMut(&[&str])) {
        let Some(token) = self.tokens.get(nth) else { return };
        let near = |by: isize| nth.checked_add_signed(by).and_then(|at| self.tokens.get(at));
        say(&["w=", &token.stem]);
        for (by, name) in [(-1, "w-1="), (1, "w1=")] {
            say(&[name, near(by).map_or("$", |token| token.stem.as_str())]);
        }
        for (by, name) in [(-2, "c-2="), (-1, "c-1="), (1, "c1="), (2, "c2=")] {
            near(by).into_iter().flat_map(|token| &token.fields).for_each(|field| say(&[name, field]));
        }
        say(&["verb=", &token.verb]);
        say(&["next=", &token.next]);
        if token.has_capital && nth > 0 {
            say(&["capital"]);
        }
        self.marks_of_kind(nth, "", say);
    }

    /// Says what a token is told by where a rule of a kind is asked for.
    pub fn marks_of_kind(&self, nth: usize, kind: &str, say: &mut impl FnMut(&[&str])) {
        let Some(token) = self.tokens.get(nth) else { return };
        say(&[kind, "prep=", &token.prep]);
        say(&[kind, "prep=", &token.prep, ",", NUMBERS.get(token.far).unwrap_or(&"")]);
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
    pub fn marks_of_taken(&self, nth: usize, taken: &Taken, say: &mut impl FnMut(&[&str])) {
        let is = |marked: &[bool]| marked.get(nth).is_some_and(|mark| *mark);
        let by_place = if is(&taken.by_place) { "1" } else { "0" };
        let known = match &taken.known {
            Some(known) if is(known) => "1",
            Some(_) => "0",
            None => "-",
        };
        if taken.is_known {
            say(&["known"]);
        }
        if taken.is_placed {
            say(&["placed"]);
        }
        for kind in ["", taken.kind.as_str()] {
            say(&[kind, "known=", known]);
            say(&[kind, "known=", known, " placed=", by_place]);
            if is(&taken.other) {
                say(&[kind, "other"]);
            }
        }
    }
}

fn token(text: &str, span: Range<usize>) -> Option<Token> {
    let word = text.get(span.clone())?;
    let small = lower(word);
    let is_word = is_word(&small);
    Some(Token {
        stem: likeness::stem(&small),
        fields: if is_word { likeness::fields::of(&small) } else { Vec::new() },
        is_verb: is_word && is_finite(&small),
        has_capital: word.starts_with(char::is_uppercase),
        is_word,
        small,
        span,
        prep: String::new(),
        far: 0,
        verb: String::new(),
        verbs: 0,
        next: String::new(),
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
