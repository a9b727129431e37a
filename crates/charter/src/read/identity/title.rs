//! The title: a head line that names a document or a body, and never the furniture of a page.

use super::*;
use crate::text::topic::{Topic, is_known, topic};

/// What words for a body end with, in both forms.
const BODIES: &[&str] = &[
    "råd",
    "rådet",
    "grupp",
    "gruppen",
    "nätverk",
    "nätverket",
    "utskott",
    "utskottet",
    "organ",
    "organet",
    "ledning",
    "ledningen",
    "nämnd",
    "nämnden",
    "kommitté",
    "kommittén",
    "forum",
    "forumet",
    "team",
    "teamet",
    "samverkan",
    "område",
    "områden",
    "områdena",
    "styrelse",
    "styrelsen",
    "samråd",
    "samrådet",
];

patterns! {
    // Words that stand on a page beside the text: its buttons, its way home, the files that it links to.
    FURNITURE = r"~(?:kakor|cookies|webbläsare|webbplatsen|javascript)~|\.pdf~|~pdf~|nytt fönster|~(?:kb|mb)\)?$|^(?:hoppa|gå direkt|lyssna|läs mer|skriv ut|dela|logga in|sök|meny|till startsidan|ladda ne[rd]|öppna|start|startsida|hem|prenumerera|anpassa|kontakta|obs)~";
    // A way through pages: *Start / Om oss / Råd*.
    WAY = r" [/>›»] | \| ";
    // A day of a meeting, or of the page.
    DAY = r"^(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)[a-z]*~|~(?:kl|klockan)~\.? ?\d|^(?:senast )?(?:uppdaterad|publicerad|ändrad|granskad)~";
    // Where a title begins to tell of its adoption.
    ADOPTS = r"~(?:antagen|fastställd|beslutad|gäller|dnr|diarienummer)~";
}

/// Whether the first word names a body: *Länsgrupp*, *Samverkansnämnden*.
pub(super) fn names_body(small: &str) -> bool {
    let first = small.split([' ', ',', ':']).next().unwrap_or_default();
    BODIES.iter().any(|end| first.ends_with(end))
}

/// Whether any word names a body: *Centralt samverkansorgan*.
fn speaks_of_body(small: &str) -> bool {
    small.split([' ', ',', ':']).any(|word| BODIES.iter().any(|end| word.ends_with(end)))
}

/// Whether a line belongs to the page and not to the text.
fn is_furniture(small: &str) -> bool {
    FURNITURE.is(small) || WAY.is(small) || DAY.is(small)
}

/// A paragraph: where it stands, the head of the document is at its end.
fn is_prose(words: &str, small: &str) -> bool {
    words.ends_with('.')
        && words.split_whitespace().count() >= 8
        && !FURNITURE.is(small)
        && !holds(small, " ställde sig | ställer sig |fastställd av|antagen av")
}

impl<'t> Reader<'t> {
    /// Whether a line is of the text itself: what a title looks like may from there on be a heading.
    fn is_body(&self, at: usize) -> bool {
        self.line(at).is_some_and(|words| is_prose(words, &lower(words)) || at > 0 && is_known(words))
    }

    pub(super) fn title(&mut self) {
        let mut best: Option<(usize, u32, &'t str)> = None;
        let (mut begun, mut told) = (false, false);
        for at in 0..self.text.lines.len().min(HEAD) {
            let Some(whole) = self.line(at) else { break };
            let shape = self.text.lines.get(at).map(|line| line.shape);
            let row = shape == Some(Shape::Row);
            let words = if row { whole.split(" | ").next().unwrap_or(whole) } else { whole };
            let small = lower(words);
            let first = small.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let typed = TYPES.iter().find(|kind| first == **kind || small.starts_with(&format!("{kind}en ")));
            let weak = typed.is_some_and(|kind| {
                matches!(*kind, "protokoll" | "beslut" | "uppdrag" | "avtal" | "rutin" | "pm" | "nyhet")
            }) && (at > 6 || (0..at).any(|above| self.is_body(above)));
            if let Some(kind) = typed.filter(|_| !weak && (!row || at <= 3))
                && self.id.document_type.is_none()
                && words.chars().count() <= 140
                && !words.ends_with('.')
            {
                self.id.document_type = Some((*kind).to_owned());
                if small.split_whitespace().count() == 1 {
                    self.take(at);
                }
            }
            if is_prose(words, &small) {
                told = true;
            }
            let short = shape != Some(Shape::Bullet)
                && words.starts_with(char::is_uppercase)
                && words.chars().count() <= 160
                && !words.ends_with('.')
                && !binds(&small)
                && labelled(words).is_none();
            if !short
                || small.contains(" ställde sig ")
                || registry::number(words).is_some() && typed.is_none()
                || is_furniture(&small)
                || row && (typed.is_none() || at > 3)
            {
                continue;
            }
            let marked = shape == Some(Shape::Heading);
            let several =
                small.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).count() > 1;
            // What stands first of all is the title where nothing better comes before the text begins.
            let opens = !begun
                && !told
                && is_heading_line(words)
                && (typed.is_some() || speaks_of_body(&small) || topic(words) == Topic::Unknown);
            begun |= opens;
            let grade = u32::from(typed.is_some() && several) * 8
                + u32::from(marked && at < 6) * 2
                + u32::from(group_type(&small).is_some() && several) * 2
                + u32::from(is_heading_line(words) && several)
                + u32::from(opens)
                + u32::from(opens && speaks_of_body(&small));
            let late = told && best.is_some_and(|(_, grade, _)| 2 <= grade);
            if grade > u32::from(!opens) && !late && best.is_none_or(|(_, known, _)| known < grade) {
                best = Some((at, grade, words));
            }
        }
        let Some((at, _, words)) = best else { return };
        self.id.title = Some(words.trim_end_matches(':').to_owned());
        self.take(at);
        // What stands above the title is a letterhead, unless it speaks.
        for above in 0..at {
            let Some(words) = self.line(above) else { break };
            if is_prose(words, &lower(words)) {
                break;
            }
            if is_heading_line(words) && labelled(words).is_none() {
                self.take(above);
            }
        }
    }

    /// A number in the page head, where no line of its own states one.
    pub(super) fn number(&mut self) {
        if !self.id.registry_numbers.is_empty() {
            return;
        }
        let lines = (0..self.text.lines.len().min(15)).filter_map(|at| self.line(at));
        let found = lines
            .filter(|words| {
                let small = lower(words);
                let own = holds(&small, "dnr|diarienummer|diarienr") || ADOPTS.is(&small);
                let alone =
                    words.split_whitespace().count() <= 3 && words.contains(|c: char| c.is_ascii_digit());
                let titled = self.id.title.as_deref().is_some_and(|title| words.starts_with(title));
                (own || alone || titled) && !binds(&small) && words.chars().count() <= 160
            })
            .find_map(registry::number);
        self.id.registry_numbers.extend(found);
    }
}
