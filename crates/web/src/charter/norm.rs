//! A norm as it stands in the margin: what it is, how strongly it binds, how it stands, and why.

use super::margin::{self, Line, Mark};
use crate::frame::{Badge, binding};
use jiff::civil::Date;
use samordna_charter::{Language, Norm, Reading, Span};
use samordna_domain::{
    Fact, Standing, World,
    charter::{Charter, StandingNorm},
};

/// A norm in the margin.
pub(crate) struct NormView {
    /// From 1.
    pub number: usize,
    pub kind: &'static str,
    pub modality: &'static str,
    pub binding: &'static str,
    pub says: String,
    pub badge: Option<Badge>,
    /// What was weighed; empty where there is nothing beside the rule.
    pub fact: String,
    pub ways: Vec<WayView>,
    pub human: Option<HumanView>,
    /// Where it is corrected, for whoever may.
    pub edit: Option<String>,
}

/// What would make something right: in words, and where to do it.
#[derive(Clone)]
pub(crate) struct WayView {
    pub words: String,
    /// The same as on a button.
    pub label: &'static str,
    pub href: String,
    /// Who can; empty where it is said elsewhere.
    pub who: String,
}

/// How a person read it.
pub(crate) struct HumanView {
    pub by: String,
    pub by_href: String,
    pub on: Date,
    pub reason: String,
    /// What the machine had read.
    pub machine: Option<String>,
    pub is_withdrawn: bool,
}

/// A sentence that was not understood.
pub(crate) struct UnreadView {
    /// From 1.
    pub number: usize,
    pub why: String,
    pub is_taken: bool,
    pub edit: Option<String>,
}

/// A line of the text with what stands beside it.
pub(crate) struct Pair<'a> {
    pub line: Line<'a>,
    pub norms: Vec<NormView>,
    pub unread: Vec<UnreadView>,
}

impl NormView {
    /// A norm that nobody is held to yet; `says` is what it says in words.
    pub fn of(at: usize, norm: &Norm, says: String, l: Language) -> Self {
        Self {
            number: at + 1,
            kind: norm.kind().label(l),
            modality: norm.modality.label(l),
            binding: binding(norm.modality),
            says,
            badge: None,
            fact: String::new(),
            ways: Vec::new(),
            human: None,
            edit: None,
        }
    }

    /// With how it stands.
    pub fn judged(mut self, standing: Standing, fact: &Fact, world: &World, on: Date, l: Language) -> Self {
        self.badge = Some(Badge::standing(standing, l));
        // That it is not followed, the badge says already.
        if standing != Standing::NotFollowed {
            self.fact = fact.say(world, on, l);
        }
        self
    }

    /// With how a person read it.
    pub fn read_by(mut self, standing: &StandingNorm<'_>, world: &World, l: Language) -> Self {
        self.human = standing.human.map(|human| HumanView {
            by: world.people.person(&human.by).map_or(human.by.to_string(), |person| person.name.clone()),
            by_href: format!("/personer/{}", human.by),
            on: human.on,
            reason: human.reason.clone(),
            machine: standing.machine.map(|norm| {
                format!("{}, {}: {}", norm.kind().label(l), norm.modality.label(l), norm.rule.say(l))
            }),
            is_withdrawn: human.withdrawn,
        });
        self
    }

    /// There is something to unfold.
    pub fn has_more(&self) -> bool {
        !self.fact.is_empty() || !self.ways.is_empty() || self.human.is_some() || self.edit.is_some()
    }
}

/// The text of a reading that is not kept.
pub(crate) fn read_pairs<'a>(reading: &Reading, text: &'a str, l: Language) -> Vec<Pair<'a>> {
    let spans = reading.norms.iter().map(|norm| norm.span);
    pair(
        text,
        spans,
        reading,
        |at| reading.norms.get(at).map(|norm| NormView::of(at, norm, norm.rule.say(l), l)),
        |at| unread(reading, at, false, None, l),
    )
}

/// The text of a charter, each norm made by `norm` from its position.
pub(crate) fn charter_pairs<'a>(
    charter: &Charter,
    text: &'a str,
    norm: impl FnMut(usize) -> Option<NormView>,
    edit: Option<&str>,
    l: Language,
) -> Vec<Pair<'a>> {
    let spans = charter.norms().map(|standing| standing.norm.span);
    pair(text, spans, &charter.reading, norm, |at| {
        unread(&charter.reading, at, charter.taken.contains(&at), edit, l)
    })
}

fn unread(
    reading: &Reading,
    at: usize,
    is_taken: bool,
    edit: Option<&str>,
    l: Language,
) -> Option<UnreadView> {
    let edit = edit.filter(|_| !is_taken).map(|charter| format!("{charter}/olast/{}", at + 1));
    reading.unread.get(at).map(|unread| UnreadView {
        number: at + 1,
        why: l.pick(&unread.why_sv, &unread.why).clone(),
        is_taken,
        edit,
    })
}

fn pair<'a>(
    text: &'a str,
    norms: impl Iterator<Item = Span>,
    reading: &Reading,
    mut norm: impl FnMut(usize) -> Option<NormView>,
    unread: impl Fn(usize) -> Option<UnreadView>,
) -> Vec<Pair<'a>> {
    let norms = norms.enumerate().map(|(at, span)| (Mark::Norm(at + 1), span));
    let unreads = reading.unread.iter().enumerate().map(|(at, unread)| (Mark::Unread(at + 1), unread.span));
    let lines = margin::lines(text, norms.chain(unreads));
    let mut pairs = Vec::with_capacity(lines.len());
    for line in lines {
        let mut pair = Pair { norms: Vec::new(), unread: Vec::new(), line };
        for mark in &pair.line.begins {
            match mark {
                Mark::Norm(number) => pair.norms.extend(norm(number - 1)),
                Mark::Unread(number) => pair.unread.extend(unread(number - 1)),
            }
        }
        pairs.push(pair);
    }
    pairs
}
