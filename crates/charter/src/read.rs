//! From text to a reading: one file per family of norms.
//!
//! Where a wording goes: who sits and who appoints in `appointments`, `seats`, `members`, `support`; for how long in `terms`;
//! when the group meets in `meetings`; what is written down in `minutes`; which matters in `scope`; who decides in
//! `decisions`; what follows in `follow_up` and `subgroups`; the charter's own life in `lifecycle`; what the group is for
//! in `purpose`, which also has the last resort. Where no family knows the wording, `frame` asks who does what to what, once
//! `order` has put the words straight. How strongly a sentence binds is in `modality`; what is no rule at all in
//! `standing`; the head and the signatures in `identity`.

mod appointments;
mod clauses;
mod clerk;
mod dates;
mod decisions;
mod families;
mod follow_up;
mod found;
mod frame;
mod identity;
pub mod learn;
mod lifecycle;
pub mod likeness;
mod meetings;
mod members;
mod minutes;
mod modality;
pub(crate) mod names;
pub(crate) mod numbers;
mod order;
mod outline;
mod params;
mod pattern;
mod people;
mod phrases;
mod purpose;
mod registry;
#[cfg(test)]
mod said;
mod scope;
mod seats;
mod sentence;
mod standing;
mod subgroups;
mod support;
mod terms;
mod trees;
mod weights;

use crate::{
    Identity, Norm, Rule, Unread,
    conflict::conflicts,
    norm::Counts,
    reading::{Reading, Source},
    text::{MediaType, Text, Unreadable, decode, normalise, words::lower},
};
use clerk::{Clerks, Reason, Says};
pub(crate) use numbers::number;
use outline::{Outline, Unit};
use regex::Regex;
use sentence::Sentence;
use sha2::{Digest, Sha256};
use standing::Standing;
use std::{
    collections::{HashMap, HashSet},
    panic::resume_unwind,
    sync::{LazyLock, mpsc::sync_channel},
    thread,
};

/// What came out of a document: the reading, and the text that its spans point into.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// What the text says.
    pub reading: Reading,
    /// The normalised text.
    pub text: String,
}

/// Reads one charter. Fails only where the bytes are no text, or far too long a one; an empty text gives an empty reading.
pub fn read(bytes: &[u8], name: &str, media_type: MediaType) -> Result<Read, Unreadable> {
    let text = normalise(&decode(bytes)?);
    let source = Source {
        name: name.to_owned(),
        media_type: media_type.as_str().to_owned(),
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    let (identity, taken) = identity::identity(&text);
    let own = own_names(&identity, &text);
    let mut reader = Reader { text: &text, norms: Vec::new(), unread: Vec::new(), places: HashMap::new() };
    let mut clerks = Clerks::new(tells_of_once(&identity, &text.string));
    let outline = Outline::new(&text, &taken, &own);
    // What comes next is cut into sentences while these are read.
    let sections = thread::scope(|scope| {
        let (desk, batches) = sync_channel(BATCHES);
        let outline = scope.spawn(move || outline.cut_into(desk, BATCH));
        for units in batches {
            for says in clerks.read(units)? {
                reader.hear(says);
            }
        }
        Ok(outline.join().unwrap_or_else(|fault| resume_unwind(fault)))
    })?;
    if clerks.know_ordinary() {
        reader.count_ordinary();
    }
    let Reader { norms, unread, .. } = reader;
    let mut reading = Reading { source, identity, sections, norms, conflicts: Vec::new(), unread };
    reading.conflicts = conflicts(&reading, &text.string);
    Ok(Read { reading, text: text.string })
}

/// Whether the text is no charter but tells of a meeting or of news.
fn tells_of_once(identity: &Identity, text: &str) -> bool {
    let kind = identity.document_type.as_deref().unwrap_or_default();
    let notes = matches!(kind, "minnesanteckningar" | "mötesanteckningar" | "mötesprotokoll" | "protokoll");
    let head = lower(text.get(..1000).or_else(|| text.get(..999)).unwrap_or(text));
    kind == "nyhet"
        || notes && ["närvarande", "frånvarande", "deltagare:"].iter().any(|word| head.contains(word))
}

/// The names that the document has for its group, in lower case: the name, its definite form, its short name.
fn own_names(identity: &Identity, text: &Text) -> Vec<String> {
    let mut out = Vec::new();
    let Some(name) = identity.group_name.as_deref() else { return out };
    let small = lower(name);
    let (first, rest) = small.split_once(' ').unwrap_or((small.as_str(), ""));
    let noun = ["råd", "grupp", "team", "forum", "område", "utskott", "nätverk", "samverkan", "nämnd"]
        .iter()
        .any(|end| first.ends_with(end));
    if noun {
        let endings: &[&str] = match first {
            first if first.ends_with("område") => &["t", "n"],
            first if first.ends_with("samverkan") => &[""],
            first if first.ends_with("grupp") || first.ends_with("nämnd") => &["en", "erna"],
            _ => &["et", "en"],
        };
        for ending in endings {
            out.push(format!("{first}{ending}"));
            if !rest.is_empty() {
                out.push(format!("{first}{ending} {rest}"));
            }
        }
    }
    if ["gruppen", "rådet", "teamet", "forumet", "utskottet", "området", "nätverket"]
        .iter()
        .any(|end| first.ends_with(end))
    {
        out.push(first.to_owned());
    }
    let capital = name.split(' ').next().unwrap_or_default();
    if (2..=6).contains(&capital.chars().count()) && capital.chars().all(char::is_uppercase) {
        out.push(lower(capital));
    }
    let title = identity.title.as_deref().unwrap_or_default();
    let after = title
        .rsplit_once(", ")
        .map(|(_, short)| short)
        .or_else(|| title.rsplit_once('(').map(|(_, short)| short.trim_end_matches(')')));
    let head = text.string.get(..text.string.len().min(4000)).unwrap_or_default();
    let in_text = head
        .find(&format!("{name} ("))
        .and_then(|at| head.get(at + name.len() + 2..))
        .and_then(|rest| rest.split(')').next());
    for short in [after, in_text].into_iter().flatten() {
        let short = short.trim();
        if (2..=12).contains(&short.chars().count())
            && short.chars().filter(|c| c.is_uppercase()).count() >= 2
            && !short.contains(' ')
        {
            out.push(lower(short));
        }
    }
    for found in SHORT_NAME.iter().flat_map(|short| short.captures_iter(head)) {
        let (Some(word), Some(short)) = (found.get(1), found.get(2)) else { continue };
        let word = lower(word.as_str());
        let stem: String = word.chars().take(word.chars().count().saturating_sub(2)).collect();
        if small.contains(&stem) {
            out.push(lower(short.as_str()));
        }
    }
    out.push(small);
    out
}

/// A short name in brackets after a word for a group: *lokala programområden (LPO)*.
static SHORT_NAME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"([A-Za-zÅÄÖåäö]{5,}) \(([A-ZÅÄÖ]{2,7})\)").ok());

/// Whether a rule tells enough of itself to be known again by it: two params, or a number. *Rådet kallas* and *kansliet hjälper
/// till med kallelser* are both a notice, and not the same one.
fn is_telling(key: &str) -> bool {
    let params = key.split_once("\"params\":").map_or("", |(_, params)| params);
    params.matches("\":").count() >= 2 || params.contains(|c: char| c.is_ascii_digit())
}

/// Whether the shorter of two sentences says half of its words in the longer one too, whatever their endings.
fn same_words(one: &str, other: &str) -> bool {
    let stems = |text: &str| -> HashSet<String> {
        lower(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= 4)
            .map(|word| word.chars().take(6).collect())
            .collect()
    };
    let (one, other) = (stems(one), stems(other));
    let least = one.len().min(other.len());
    least == 0 || least <= 2 * one.intersection(&other).count()
}

/// Sentences that are taken up at a time, so that a long text never stands in memory sentence by sentence.
const BATCH: usize = 500;

/// Batches that wait to be read, at most.
const BATCHES: usize = 2;

/// Puts together what the clerk tells.
struct Reader<'t> {
    text: &'t Text,
    norms: Vec<Norm>,
    unread: Vec<Unread>,
    /// Where a rule was read, by what it says.
    places: HashMap<String, Place<'t>>,
}

/// Where a rule was read.
#[derive(Default)]
struct Place<'t> {
    /// The norm that it last was.
    latest: usize,
    /// For each sentence that says so little of it that other words may mean another rule, the norm that it was.
    of: HashMap<&'t str, usize>,
}

impl<'t> Reader<'t> {
    fn hear(&mut self, says: Says) {
        let (span, heading, rules) = match says {
            Says::Rules { span, heading, rules } => (span, heading, rules),
            Says::Unread { span, why: (why, why_sv) } => {
                let quote = self.text.slice(span).to_owned();
                let (why, why_sv) = (why.to_owned(), why_sv.to_owned());
                self.unread.push(Unread { quote, span, why, why_sv });
                return;
            }
        };
        let quote = self.text.slice(span);
        for (rule, modality, key) in rules.iter() {
            if let Some(norm) = self.known(key, quote) {
                if norm.span != span && norm.restated.last() != Some(&span) {
                    norm.restated.push(span);
                }
                continue;
            }
            let place = self.places.entry(key.clone()).or_default();
            place.latest = self.norms.len();
            place.of.insert(quote, place.latest);
            let mut norm = Norm::new(rule.clone(), *modality, quote, span);
            norm.section = heading.as_deref().map(str::to_owned);
            self.norms.push(norm);
        }
    }

    /// The norm that a sentence says again: in the same words, or in others where the rule tells enough of itself.
    fn known(&mut self, key: &str, quote: &'t str) -> Option<&mut Norm> {
        let place = self.places.get_mut(key)?;
        if let Some(&at) = place.of.get(quote) {
            return self.norms.get_mut(at);
        }
        let latest = self.norms.get_mut(place.latest)?;
        if !is_telling(key) {
            if !same_words(&latest.quote, quote) {
                return None;
            }
            place.of.insert(quote, place.latest);
        }
        Some(latest)
    }

    /// The numbers of a text that sets ordinary meetings apart count those.
    fn count_ordinary(&mut self) {
        for norm in &mut self.norms {
            if let Rule::MeetingFrequency(frequency) = &mut norm.rule {
                let counted =
                    frequency.min.is_some() || frequency.max.is_some() || frequency.interval_min.is_some();
                if frequency.of.is_none() && counted {
                    frequency.counts = Some(Counts::Ordinary);
                }
            }
        }
    }
}
