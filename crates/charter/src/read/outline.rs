//! The outline of a text: its headings, and under each its sentences, lists and tables with what leads them in.
//!
//! A long text is gone through bit by bit, so that its sentences never stand in memory all at once.

mod columns;
mod leads;
mod tables;

use super::sentence::Sentence;
use crate::{
    Modality, Section, Span,
    text::{
        Line, Shape, Text,
        marks::cells,
        sentences::sentences,
        small::Small,
        topic::{Topic, is_heading_line, is_known, topic},
        words::{binds, first_word, is_infinitive, lower},
    },
};
use columns::*;
pub use leads::labelled;
use leads::*;
use std::{
    ops::Range,
    sync::{Arc, mpsc::SyncSender},
};

/// The longest sentence that is read, in bytes: some three pages.
const LONGEST: usize = 10_000;

/// A sentence alone, or a list whose items may belong to the line that leads it in.
#[derive(Debug)]
pub enum Unit<'t> {
    One(Box<Sentence<'t>>),
    List {
        /// Lead and items read as one sentence.
        whole: Box<Sentence<'t>>,
        /// The lead and the items, each on its own.
        parts: Vec<Sentence<'t>>,
    },
}

impl<'t> Unit<'t> {
    fn alone(sentence: Sentence<'t>) -> Self {
        Self::One(Box::new(sentence))
    }
}

/// A line that is being cut into its sentences.
struct Cutting<'t> {
    words: &'t str,
    start: usize,
    left: std::vec::IntoIter<Range<usize>>,
    label: Option<&'t str>,
    /// The heading right above, where the line is its value: *Sekreterare*, and under it *Kansliet*.
    above: Option<&'t str>,
    first: bool,
    bullet: bool,
}

impl<'t> Cutting<'t> {
    fn new(text: &'t Text, line: &Line) -> Self {
        let words = text.slice(line.span);
        Self {
            words,
            start: line.span.start,
            left: sentences(words).into_iter(),
            label: None,
            above: None,
            first: true,
            bullet: line.shape == Shape::Bullet,
        }
    }
}

/// The line that leads in a list.
struct Lead {
    words: Arc<Small>,
    topic: Topic,
}

impl Lead {
    fn new(words: &str) -> Self {
        Self { words: Arc::new(lower(words).into()), topic: topic_of_lead(words) }
    }
}

/// The beginning of what is longer than any sentence.
fn cut_short(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
    text.get(..end).unwrap_or_default()
}

/// Goes through a text and gives its sentences.
pub struct Outline<'t> {
    text: &'t Text,
    /// Lines that belong to the identity.
    taken: &'t [bool],
    own: &'t [String],
    /// The line that is next.
    at: usize,
    /// The line that is being cut.
    cutting: Option<Cutting<'t>>,
    units: Vec<Unit<'t>>,
    sections: Vec<Section>,
    under: Topic,
    heading: Option<Arc<str>>,
    before: Arc<Small>,
}

impl<'t> Outline<'t> {
    /// At the start of a text. Lines that are `taken` belong to the identity.
    pub fn new(text: &'t Text, taken: &'t [bool], own: &'t [String]) -> Self {
        Self {
            text,
            taken,
            own,
            at: 0,
            cutting: None,
            units: Vec::new(),
            sections: Vec::new(),
            under: Topic::Unknown,
            heading: None,
            before: Arc::default(),
        }
    }

    /// The next sentences, as many as are asked for and the rest of their list. None are left where none come.
    pub fn more(&mut self, units: usize) -> Vec<Unit<'t>> {
        while self.units.len() < units {
            if let Some(mut line) = self.cutting.take() {
                if let Some(sentence) = self.next_of(&mut line, None) {
                    self.units.push(Unit::alone(sentence));
                    self.cutting = Some(line);
                }
                continue;
            }
            let Some(line) = self.text.lines.get(self.at) else { break };
            self.line(line);
        }
        std::mem::take(&mut self.units)
    }

    /// Cuts the whole text and lays its sentences on a desk, so many units at a time. Gives the sections; it ends early where
    /// nobody takes the units any more.
    pub fn cut_into(mut self, desk: SyncSender<Vec<Unit<'t>>>, units: usize) -> Vec<Section> {
        loop {
            let next = self.more(units);
            if next.is_empty() || desk.send(next).is_err() {
                return self.into_sections();
            }
        }
    }

    /// The sections, once the text is at its end.
    fn into_sections(mut self) -> Vec<Section> {
        let end = self.text.string.len();
        let starts: Vec<usize> =
            self.sections.iter().map(|section| section.span.start).skip(1).chain([end]).collect();
        for (section, next) in self.sections.iter_mut().zip(starts) {
            section.span.end = next;
        }
        self.sections
    }

    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or_default()
    }

    /// Reads the line that is next, with those that belong to it.
    fn line(&mut self, line: &'t Line) {
        let at = self.at;
        self.at += 1;
        if self.is_taken(at) {
            return;
        }
        let next = (at + 1..self.text.lines.len())
            .find(|&next| !self.is_taken(next))
            .and_then(|next| self.text.lines.get(next));
        if self.is_heading(line, next) {
            let empty = self.is_empty_heading(line, next);
            self.heading(line);
            if empty {
                self.cutting = Some(Cutting::new(self.text, line));
            }
            return;
        }
        let bullets = next.is_some_and(|next| next.shape == Shape::Bullet) && !self.is_taken(at + 1);
        match line.shape {
            Shape::Row => self.at = self.table(at),
            Shape::Bullet => self.at = self.list(at, None),
            _ if bullets => self.at = self.list(at + 1, Some(line)),
            _ => {
                let above = self.valued(line);
                self.cutting = Some(Cutting { above, ..Cutting::new(self.text, line) });
            }
        }
    }

    fn is_heading(&self, line: &Line, next: Option<&Line>) -> bool {
        let words = self.text.slice(line.span);
        match line.shape {
            Shape::Heading => !binds(&lower(words)) || words.split_whitespace().count() <= 4,
            Shape::Plain => {
                if !is_heading_line(words) || topic(words) == Topic::Unknown && self.valued(line).is_some() {
                    return false;
                }
                let person = matches!(
                    topic(words),
                    Topic::Chair
                        | Topic::ViceChair
                        | Topic::Support
                        | Topic::Contact
                        | Topic::Composition
                        | Topic::Unknown
                );
                if self.under == Topic::Distribution && (person || words.contains(" för ")) {
                    return false;
                }
                let Some(next) = next else { return false };
                is_known(words)
                    || next.shape != Shape::Heading && !is_heading_line(self.text.slice(next.span))
            }
            _ => false,
        }
    }

    /// The heading right above a line that is no sentence but its value, as where a table has become lines.
    fn valued(&self, line: &Line) -> Option<&'t str> {
        let words = self.text.slice(line.span);
        let above = self.sections.last()?.span;
        let heading = self.text.slice(above).trim_end_matches([':', ' ']);
        let posts = matches!(self.under, Topic::Chair | Topic::ViceChair | Topic::Support | Topic::Contact);
        let value = words.split_whitespace().count() <= 6 && !words.ends_with('.') && !words.contains(':');
        (posts && value && above.end + 1 == line.span.start && heading.split_whitespace().count() <= 2)
            .then_some(heading)
    }

    /// Whether a line that counts as a heading says something all the same: another follows right under it,
    /// as in a list of seats or names that has lost its marks. It is read as well.
    fn is_empty_heading(&self, line: &Line, next: Option<&Line>) -> bool {
        let words = self.text.slice(line.span);
        let says = next.is_some_and(|next| {
            line.shape == Shape::Plain
                && next.shape == Shape::Plain
                && next.span.start == line.span.end + 1
                && is_heading_line(self.text.slice(next.span))
        });
        let seat = self.under == Topic::Composition && crate::read::people::is_office(words);
        says && (words.split_whitespace().count() >= 3 || seat) && !words.ends_with(['?', ':'])
    }

    fn heading(&mut self, line: &Line) {
        let words = self.text.slice(line.span);
        let heading = words.trim_end_matches(':').trim();
        self.under = topic(heading);
        self.before = Arc::default();
        self.heading = Some(heading.into());
        self.sections.push(Section {
            heading: heading.to_owned(),
            span: Span { start: line.span.start, end: line.span.end },
        });
    }

    /// The sentences of a line, its label taken apart.
    fn cut(&mut self, line: &Line, lead: Option<&Lead>) -> Vec<Sentence<'t>> {
        let mut line = Cutting::new(self.text, line);
        std::iter::from_fn(|| self.next_of(&mut line, lead)).collect()
    }

    /// The next sentence of a line.
    fn next_of(&mut self, line: &mut Cutting<'t>, lead: Option<&Lead>) -> Option<Sentence<'t>> {
        let range = line.left.next()?;
        let quote = line.words.get(range.clone()).unwrap_or_default();
        let span = Span { start: line.start + range.start, end: line.start + range.end };
        let (mut body, mut own) = (quote, None);
        if std::mem::take(&mut line.first)
            && let Some((name, rest)) = labelled(quote)
        {
            (line.label, own, body) = (Some(name), Some(name), rest);
        } else if let Some(above) = line.above.take() {
            (line.label, own) = (Some(above), Some(above));
        }
        Some(self.sentence(span, quote, body, own, line.label, lead, line.bullet))
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where a sentence is put together")]
    fn sentence(
        &mut self,
        span: Span,
        quote: &'t str,
        body: &str,
        label: Option<&'t str>,
        of: Option<&str>,
        lead: Option<&Lead>,
        bullet: bool,
    ) -> Sentence<'t> {
        let long = LONGEST < quote.len();
        let body = if long { cut_short(body) } else { body };
        let body = body.trim_end_matches(['.', ';', ',', ' ', '!']);
        let body = if bullet {
            body.trim_end_matches(" samt").trim_end_matches(" och").trim_end_matches([',', ' '])
        } else {
            body
        };
        let small = Small::from(spelled(body));
        let topic = of.map(topic).filter(|&topic| topic != Topic::Unknown);
        let topic = topic.or_else(|| lead.map(|lead| lead.topic).filter(|&topic| topic != Topic::Unknown));
        let said = if body.len() == quote.len() { small.clone() } else { spelled(cut_short(quote)).into() };
        let before = std::mem::replace(&mut self.before, Arc::new(said));
        Sentence {
            span,
            quote,
            text: body.to_owned(),
            modality: Modality::Must,
            small,
            long,
            label,
            topic: topic.unwrap_or(self.under),
            under: self.under,
            heading: self.heading.clone(),
            lead: lead.map(|lead| Arc::clone(&lead.words)),
            bullet,
            row: false,
            leads: false,
            before,
            own: self.own,
        }
    }

    /// A list with the line that leads it in, or without. Gives the position after it.
    fn list(&mut self, from: usize, lead: Option<&'t Line>) -> usize {
        let lines = self.text.lines.get(from..).unwrap_or_default();
        let lines: Vec<&Line> = lines.iter().take_while(|line| line.shape == Shape::Bullet).collect();
        let end = from + lines.len();
        let Some(lead_line) = lead else {
            let heading = self.heading.as_deref().map(Lead::new);
            for line in lines {
                let parts = self.cut(line, heading.as_ref());
                self.units.extend(parts.into_iter().map(Unit::alone));
            }
            return end;
        };
        let mut before = self.cut(lead_line, None);
        let Some(mut lead) = before.pop() else { return end };
        self.units.extend(before.into_iter().map(Unit::alone));
        let open = !lead.quote.ends_with(['.', '!', '?']);
        lead.leads = open;
        let words = lead.quote.trim_end_matches(':').trim_end().to_owned();
        let mut parts = vec![lead];
        let read_with = open.then(|| Lead::new(&words));
        for line in &lines {
            let item = self.cut(line, read_with.as_ref());
            parts.extend(item);
        }
        let nouns = lines.iter().all(|line| is_noun_phrase(self.text.slice(line.span)));
        // After a modal or *att*, each item begins with its verb, known or not.
        let verbs = lines.len() > 1 && opens_verbs(&lower(&words));
        let spoken = !is_heading_line(&words) && !verbs;
        match (parts.first(), lines.last()) {
            (Some(lead), Some(last)) if open && nouns && spoken => {
                let whole = self.whole(lead, last, &words, &lines);
                self.units.push(Unit::List { whole: Box::new(whole), parts });
            }
            _ => self.units.extend(parts.into_iter().map(Unit::alone)),
        }
        end
    }

    /// A lead and its items as one sentence.
    fn whole(&self, lead: &Sentence<'t>, last: &Line, words: &str, lines: &[&Line]) -> Sentence<'t> {
        let span = Span { start: lead.span.start, end: last.span.end };
        let items: Vec<&str> = lines
            .iter()
            .map(|line| self.text.slice(line.span).trim_end_matches(['.', ',', ';', ' ']))
            .collect();
        let items = items
            .iter()
            .map(|item| item.trim_end_matches(" och").trim_end_matches(" samt").trim_end_matches(','))
            .collect::<Vec<_>>()
            .join("; ");
        let text = format!("{words} {items}");
        let small = spelled(&text);
        Sentence {
            span,
            quote: self.text.slice(span),
            small: small.into(),
            text,
            topic: match topic_of_lead(words) {
                Topic::Composition => Topic::Composition,
                said if lead.topic == Topic::Unknown => said,
                _ => lead.topic,
            },
            leads: false,
            ..lead.clone()
        }
    }
}
