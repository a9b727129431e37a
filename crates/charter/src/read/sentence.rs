//! A sentence with what it is read by: its label, its heading, the line that leads it in, and the sentence before.

mod columns;

use columns::*;

use super::modality::modality;
use crate::{
    Modality, Section, Span,
    text::{
        Line, Shape, Text,
        sentences::sentences,
        small::Small,
        topic::{Topic, is_heading_line, is_known, topic},
        words::{binds, first_word, holds, is_infinitive, lower},
    },
};
use std::hash::{Hash, Hasher};

/// One sentence, bullet or row.
#[derive(Clone, Debug)]
pub struct Sentence<'t> {
    /// Where it stands, with its label.
    pub span: Span,
    /// Its words, exactly.
    pub quote: &'t str,
    /// What it says after its label.
    pub text: String,
    /// The same in lower case, byte for byte.
    pub small: Small,
    /// The label before it, as *Ordförande*.
    pub label: Option<&'t str>,
    /// What the label is about, or else the heading.
    pub topic: Topic,
    /// What the heading is about.
    pub under: Topic,
    /// The heading's words.
    pub heading: Option<String>,
    /// For a bullet: the line that leads it in, in lower case.
    pub lead: Option<String>,
    /// It is an item of a list.
    pub bullet: bool,
    /// It is a row of a table.
    pub row: bool,
    /// It leads in a list.
    pub leads: bool,
    /// The sentence before it under the same heading, in lower case.
    pub before: String,
    /// How strongly it binds.
    pub modality: Modality,
    /// The group's own names, in lower case.
    pub own: &'t [String],
}

impl Sentence<'_> {
    /// Everything that a reading of the sentence rests on, for telling whether it was read before.
    pub fn read_by(&self, hasher: &mut impl Hasher) {
        (self.quote, &self.text, self.label, self.topic, self.under, &self.heading).hash(hasher);
        (&self.lead, self.bullet, self.row, self.leads, &self.before, self.modality).hash(hasher);
    }

    /// Whether the sentence holds any of the words, told apart by bars.
    pub fn has(&self, words: &str) -> bool {
        self.small.has(words)
    }

    /// Whether the sentence begins with a pronoun or an adverb that points back.
    pub fn points_back(&self) -> bool {
        const BACK: &[&str] = &[
            "de ",
            "den ",
            "det ",
            "dessa ",
            "dem ",
            "denna ",
            "detta ",
            "båda ",
            "därefter ",
            "deras ",
            "dess ",
            "där ",
            "den ska",
            "samma ",
            "dit ",
            "hon ",
            "han ",
        ];
        BACK.iter().any(|word| self.small.starts_with(word))
            || self.has(" dem | de | dessa | den ")
            || self.small.ends_with(" dem")
            || self.small.ends_with(" dessa")
    }

    /// Whether the sentence, or where it points back the one before, holds any of the words; a label or a lead counts.
    pub fn speaks_of(&self, words: &str) -> bool {
        self.has(words)
            || self.label.is_some_and(|label| holds(&lower(label), words))
            || self.lead.as_ref().is_some_and(|lead| holds(lead, words))
            || self.points_back() && holds(&self.before, words)
    }

    /// Whether a name is the group's own: *gruppen*, or the name or short name that the document has for it.
    pub fn is_own(&self, name: &str) -> bool {
        let small = lower(name);
        let small = small.trim();
        self.own.iter().any(|own| own == small)
            || matches!(
                small,
                "gruppen"
                    | "rådet"
                    | "forumet"
                    | "de"
                    | "den"
                    | "det"
                    | "teamet"
                    | "utskottet"
                    | "nätverket"
                    | "samrådet"
                    | "programområdet"
                    | "grupperna"
                    | "råden"
            )
            || self.own.is_empty()
                && (small.ends_with("gruppen") || small.ends_with("rådet") || small.ends_with("teamet"))
                && !small.contains(' ')
    }

    /// The original words of a named part of a match in the lower case. A pattern with alternatives numbers its parts:
    /// `by`, `by2`, `by3`.
    pub fn named(&self, found: &regex::Captures<'_>, name: &str) -> Option<&str> {
        let part =
            found.name(name).or_else(|| (2..=9).find_map(|nth| found.name(&format!("{name}{nth}"))))?;
        self.text.get(part.range())
    }
}

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

/// The sentences of a text, and its sections. Lines that are `taken` belong to the identity.
pub fn units<'t>(text: &'t Text, taken: &[bool], own: &'t [String]) -> (Vec<Unit<'t>>, Vec<Section>) {
    let mut outline = Outline {
        text,
        own,
        units: Vec::new(),
        sections: Vec::new(),
        under: Topic::Unknown,
        before: String::new(),
    };
    let mut at = 0;
    while let Some(line) = text.lines.get(at) {
        if taken.get(at).copied().unwrap_or_default() {
            at += 1;
            continue;
        }
        let next = (at + 1..text.lines.len())
            .find(|&next| !taken.get(next).copied().unwrap_or_default())
            .and_then(|next| text.lines.get(next));
        if outline.is_heading(line, next) {
            outline.heading(line);
            at += 1;
            continue;
        }
        match line.shape {
            Shape::Row => at = outline.table(at),
            Shape::Bullet => at = outline.list(at, None),
            _ => {
                let bullets = next.is_some_and(|next| next.shape == Shape::Bullet)
                    && !taken.get(at + 1).copied().unwrap_or_default();
                at = if bullets {
                    outline.list(at + 1, Some(line))
                } else {
                    outline.plain(line);
                    at + 1
                };
            }
        }
    }
    let end = text.string.len();
    let starts: Vec<usize> =
        outline.sections.iter().map(|section| section.span.start).skip(1).chain([end]).collect();
    for (section, next) in outline.sections.iter_mut().zip(starts) {
        section.span.end = next;
    }
    (outline.units, outline.sections)
}

struct Outline<'t> {
    text: &'t Text,
    own: &'t [String],
    units: Vec<Unit<'t>>,
    sections: Vec<Section>,
    under: Topic,
    before: String,
}

impl<'t> Outline<'t> {
    fn is_heading(&self, line: &Line, next: Option<&Line>) -> bool {
        let words = self.text.slice(line.span);
        match line.shape {
            Shape::Heading => !binds(&lower(words)) || words.split_whitespace().count() <= 4,
            Shape::Plain => {
                if !is_heading_line(words) {
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

    fn heading(&mut self, line: &Line) {
        let words = self.text.slice(line.span);
        let heading = words.trim_end_matches(':').trim();
        self.under = topic(heading);
        self.before.clear();
        self.sections.push(Section {
            heading: heading.to_owned(),
            span: Span { start: line.span.start, end: line.span.end },
        });
    }

    fn plain(&mut self, line: &Line) {
        for sentence in self.cut(line, None) {
            self.units.push(Unit::One(Box::new(sentence)));
        }
    }

    /// The sentences of a line, its label taken apart.
    fn cut(&mut self, line: &Line, lead: Option<&str>) -> Vec<Sentence<'t>> {
        let words = self.text.slice(line.span);
        let mut out = Vec::new();
        let mut label = None;
        for range in sentences(words) {
            let quote = words.get(range.clone()).unwrap_or_default();
            let mut body = quote;
            if out.is_empty()
                && let Some((name, rest)) = labelled(quote)
            {
                (label, body) = (Some(name), rest);
            }
            let span = Span { start: line.span.start + range.start, end: line.span.start + range.end };
            let first = out.is_empty();
            let sentence = self.sentence(
                span,
                quote,
                body,
                label.filter(|_| first),
                label,
                lead,
                line.shape == Shape::Bullet,
            );
            out.push(sentence);
        }
        out
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where a sentence is put together")]
    fn sentence(
        &mut self,
        span: Span,
        quote: &'t str,
        body: &str,
        label: Option<&'t str>,
        of: Option<&str>,
        lead: Option<&str>,
        bullet: bool,
    ) -> Sentence<'t> {
        let body = body.trim_end_matches(['.', ';', ',', ' ', '!']);
        let body = if bullet {
            body.trim_end_matches(" samt").trim_end_matches(" och").trim_end_matches([',', ' '])
        } else {
            body
        };
        let small = spelled(body);
        let topic = of.map(topic).filter(|&topic| topic != Topic::Unknown);
        let topic = topic.or_else(|| lead.map(topic_of_lead).filter(|&topic| topic != Topic::Unknown));
        let lead = lead.map(lower);
        let before = std::mem::replace(&mut self.before, spelled(quote));
        Sentence {
            span,
            quote,
            text: body.to_owned(),
            modality: modality(&small, lead.as_deref().or(label.map(lower).as_deref())),
            small: small.into(),
            label,
            topic: topic.unwrap_or(self.under),
            under: self.under,
            heading: self.sections.last().map(|section| section.heading.clone()),
            lead,
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
            let heading = self.sections.last().map(|section| section.heading.clone());
            for line in lines {
                let parts = self.cut(line, heading.as_deref());
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
        for line in &lines {
            let item = self.cut(line, open.then_some(words.as_str()));
            parts.extend(item);
        }
        let nouns = lines.iter().all(|line| is_noun_phrase(self.text.slice(line.span)));
        let spoken = !is_heading_line(&words);
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
            leads: false,
            ..lead.clone()
        }
    }

    /// The rows of a table. Where the first names the columns, the others are read with them.
    fn table(&mut self, from: usize) -> usize {
        let lines = self.text.lines.get(from..).unwrap_or_default();
        let rows: Vec<&Line> = lines.iter().take_while(|line| line.shape == Shape::Row).collect();
        let end = from + rows.len();
        let cells =
            |line: &Line| -> Vec<&'t str> { self.text.slice(line.span).split('|').map(str::trim).collect() };
        let header =
            rows.first().map(|row| cells(row)).filter(|header| rows.len() > 1 && names_columns(header));
        let skip = usize::from(header.is_some());
        let header: Vec<String> = header.unwrap_or_default().iter().map(|cell| lower(cell)).collect();
        for line in rows.into_iter().skip(skip) {
            let quote = self.text.slice(line.span);
            let cells = cells(line);
            let Some((first, rest)) = cells.split_first() else { continue };
            let read: Vec<(Option<&'t str>, String, Option<Topic>)> = match (header.is_empty(), self.under) {
                _ if rest.is_empty() => vec![(None, (*first).to_owned(), None)],
                (_, Topic::Distribution) => vec![(None, cells.join(" "), None)],
                (true, _) => vec![(Some(first), rest.join("; "), None)],
                (false, _) => row_says(&cells, &header),
            };
            for (label, body, topic) in read {
                let mut sentence = self.sentence(line.span, quote, &body, label, label, None, false);
                sentence.topic = topic.unwrap_or(sentence.topic);
                sentence.row = true;
                self.units.push(Unit::One(Box::new(sentence)));
            }
        }
        end
    }
}

/// What a lead-in is about: only where it is a label, not where it speaks.
fn topic_of_lead(lead: &str) -> Topic {
    let small = lower(lead);
    if small.contains("skickas till") || small.contains("sänds till") || small.contains("delges") {
        return Topic::Distribution;
    }
    if small.contains("uppgift")
        || small.contains("uppdrag är")
        || small.contains("i uppdrag att")
        || small.ends_with(" ska")
        || small.ends_with(" ansvarar för")
    {
        return Topic::Tasks;
    }
    topic(lead)
}

/// A noun phrase: no verb that binds, and no infinitive at its start.
fn is_noun_phrase(item: &str) -> bool {
    let small = lower(item);
    let said = [
        " utses",
        " ska ",
        " är ",
        " har ",
        " kan ",
        " får ",
        " bör ",
        " som ",
        " deltar",
        " utser",
        " ansvarar",
        " sker ",
    ];
    !binds(&small)
        && !is_infinitive(&first_word(item))
        && !said.iter().any(|verb| small.contains(verb))
        && item.split_whitespace().count() <= 14
        && !small.trim_end_matches('.').contains(". ")
}

/// A label and what stands after it.
pub fn labelled(quote: &str) -> Option<(&str, &str)> {
    let at = quote.find(':')?;
    let (label, rest) = quote.split_at_checked(at)?;
    let rest = rest.get(1..)?;
    let spaced = rest.is_empty()
        || rest.starts_with(' ')
        || rest.starts_with(|c: char| c.is_alphabetic() || "[”\"".contains(c));
    let plain = label.chars().count() <= 70 && label.split_whitespace().count() <= 6;
    let starts = label.starts_with(|c: char| c.is_uppercase());
    let genitive = rest.starts_with(|c: char| c.is_lowercase())
        && label.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let small = lower(label);
    let speaks = binds(&small)
        || !is_heading_line(label) && !small.contains("skickas till")
        || small.ends_with(" ska")
        || small.contains(" att")
        || small.contains(" är ")
        || small.contains(" av ") && small.contains("utses");
    (spaced && plain && starts && !genitive && !speaks && !label.contains(['.', '(', '”']))
        .then(|| (label, rest.trim_start()))
}
