//! From text to a reading: one file per family of norms.
//!
//! Where a wording goes: who sits and who appoints in `appointments`, `seats`, `members`, `support`; for how long in `terms`;
//! when the group meets in `meetings`; what is written down in `minutes`; which matters in `scope`; who decides in
//! `decisions`; what follows in `follow_up` and `subgroups`; the charter's own life in `lifecycle`; what the group is for
//! in `purpose`, which also has the last resort. How strongly a sentence binds is in `modality`; what is no rule at all in
//! `standing`; the head and the signatures in `identity`.

mod appointments;
mod clauses;
mod dates;
mod decisions;
mod follow_up;
mod found;
mod identity;
mod lifecycle;
mod meetings;
mod members;
mod minutes;
mod modality;
pub(crate) mod names;
pub(crate) mod numbers;
mod order;
mod pattern;
mod people;
mod purpose;
mod registry;
mod scope;
mod seats;
mod sentence;
mod standing;
mod subgroups;
mod support;
mod terms;

use crate::{
    Identity, Kind, Modality, Norm, Rule, Span, Unread,
    conflict::conflicts,
    norm::Counts,
    reading::{Reading, Source},
    text::{
        MediaType, Text, Unreadable, decode, normalise,
        topic::Topic,
        words::{binds, lower},
    },
};
use found::Found;
pub(crate) use numbers::number;
use regex::Regex;
use sentence::{Sentence, Unit};
use sha2::{Digest, Sha256};
use standing::Standing;
use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::Hasher,
    sync::LazyLock,
};

/// What came out of a document: the reading, and the text that its spans point into.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// What the text says.
    pub reading: Reading,
    /// The normalised text.
    pub text: String,
}

/// Reads one charter. Fails only where the bytes are no text; an empty text gives an empty reading.
pub fn read(bytes: &[u8], name: &str, media_type: MediaType) -> Result<Read, Unreadable> {
    let text = normalise(&decode(bytes)?);
    let source = Source {
        name: name.to_owned(),
        media_type: media_type.as_str().to_owned(),
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    let (identity, taken) = identity::identity(&text);
    let own = own_names(&identity, &text);
    let (units, sections) = sentence::units(&text, &taken, &own);
    let mut reader = Reader {
        text: &text,
        norms: Vec::new(),
        unread: Vec::new(),
        places: HashMap::new(),
        before: HashMap::new(),
        ordinary: false,
    };
    for unit in &units {
        reader.unit(unit);
    }
    reader.set_ordinary();
    let Reader { norms, unread, .. } = reader;
    let mut reading = Reading { source, identity, sections, norms, conflicts: Vec::new(), unread };
    reading.conflicts = conflicts(&reading, &text.string);
    Ok(Read { reading, text: text.string })
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

/// How many sentences are kept in mind.
const REMEMBERED: usize = 20_000;

/// Why a sentence gave no norm, in English and in Swedish.
type Reason = (&'static str, &'static str);

struct Reader<'t> {
    text: &'t Text,
    norms: Vec<Norm>,
    unread: Vec<Unread>,
    /// Where a rule was first read, by what it says.
    places: HashMap<String, usize>,
    /// What sentences said that may come again word for word, as they do where a text is copied into itself.
    before: HashMap<u64, Vec<(Rule, Modality)>>,
    /// The text sets ordinary meetings apart.
    ordinary: bool,
}

impl Reader<'_> {
    fn unit(&mut self, unit: &Unit<'_>) {
        let (whole, parts) = match unit {
            Unit::One(sentence) => return self.sentence(sentence),
            Unit::List { whole, parts } => (whole, parts),
        };
        let several =
            matches!(whole.topic, Topic::Composition | Topic::Distribution | Topic::Calendar | Topic::People);
        if !several && standing::of(whole) == Standing::Rules {
            let mut found = special(whole);
            found.drop(&[Kind::SeatQuota, Kind::SteeringReference, Kind::RulesByReference]);
            if !found.is_empty() {
                return self.add(whole, found);
            }
        }
        for part in parts {
            self.sentence(part);
        }
    }

    fn sentence(&mut self, s: &Sentence<'_>) {
        self.ordinary |= s.has("ordinarie möte|ordinarie sammanträd");
        match standing::of(s) {
            Standing::Recipients => {
                let mut found = Found::default();
                lifecycle::distribution(s, &mut found);
                return self.add(s, found);
            }
            Standing::Nothing(why) => return self.left(s, why),
            Standing::Founding => {
                let mut found = special(s);
                found.keep(&[
                    Kind::Validity,
                    Kind::Replaces,
                    Kind::MandateSource,
                    Kind::EstablishmentAuthority,
                    Kind::PriorPosition,
                    Kind::Adoption,
                ]);
                if found.is_empty() {
                    return self.left(
                        s,
                        (
                            "stands in the background and tells what was, or what others do",
                            "står i bakgrunden och berättar vad som var eller vad andra gör",
                        ),
                    );
                }
                return self.add(s, found);
            }
            Standing::Rules => {}
        }
        let mut found = Found::default();
        for clause in clauses::of(s) {
            for (rule, modality) in self.said(&clause) {
                found.push(rule, modality);
            }
        }
        if found.is_empty() {
            return self
                .left(s, ("reads as a rule, but no kind fits", "läses som en regel, men ingen sort passar"));
        }
        self.add(s, found);
    }

    /// [`said`], asked once for the same words in the same place.
    fn said(&mut self, clause: &Sentence<'_>) -> Vec<(Rule, Modality)> {
        let mut hasher = DefaultHasher::new();
        clause.read_by(&mut hasher);
        let key = hasher.finish();
        if let Some(rules) = self.before.get(&key) {
            return rules.clone();
        }
        let rules = said(clause);
        if self.before.len() < REMEMBERED {
            self.before.insert(key, rules.clone());
        }
        rules
    }

    /// Keeps a sentence that binds somebody and gave no norm.
    fn left(&mut self, s: &Sentence<'_>, (why, why_sv): Reason) {
        let lead = s.leads && s.text.split_whitespace().count() <= 6;
        if binds(&s.small) && !lead {
            let (why, why_sv) = (why.to_owned(), why_sv.to_owned());
            self.unread.push(Unread { quote: s.quote.to_owned(), span: s.span, why, why_sv });
        }
    }

    fn add(&mut self, s: &Sentence<'_>, found: Found) {
        let span = self.without_person(s);
        for (rule, modality) in found.into_rules() {
            let says = lower(&serde_json::to_string(&rule).unwrap_or_default());
            if let Some(norm) = self.places.get(&says).and_then(|&at| self.norms.get_mut(at)) {
                if norm.span != span && norm.restated.last() != Some(&span) {
                    norm.restated.push(span);
                }
                continue;
            }
            self.places.insert(says, self.norms.len());
            let mut norm = Norm::new(rule, modality, self.text.slice(span), span);
            norm.section = s.heading.clone();
            self.norms.push(norm);
        }
    }

    /// A recipient's name and address stay outside the quote.
    fn without_person(&self, s: &Sentence<'_>) -> Span {
        let personal = s.quote.contains('@')
            || s.topic == Topic::Distribution
                && s.quote.split([',', ':']).next().is_some_and(people::is_person);
        match lower(s.quote).find(" för ").filter(|_| personal) {
            Some(at) => Span { start: s.span.start + at + 1, end: s.span.end },
            None => s.span,
        }
    }

    /// Where the text sets ordinary meetings apart, its numbers count those.
    fn set_ordinary(&mut self) {
        for norm in self.norms.iter_mut().filter(|_| self.ordinary) {
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

/// Every family but the last resort. The order matters where one kind is told by the absence of another.
fn special(s: &Sentence<'_>) -> Found {
    let mut found = Found::default();
    lifecycle::read(s, &mut found);
    purpose::read(s, &mut found);
    appointments::read(s, &mut found);
    seats::read(s, &mut found);
    support::read(s, &mut found);
    terms::read(s, &mut found);
    meetings::read(s, &mut found);
    minutes::read(s, &mut found);
    members::read(s, &mut found);
    subgroups::read(s, &mut found);
    decisions::read(s, &mut found);
    scope::read(s, &mut found);
    follow_up::read(s, &mut found);
    scope::boundaries(s, &mut found);
    if found.is_empty() {
        lifecycle::references(s, &mut found);
    }
    found
}

/// What a clause says: the special kinds, and a task beside them; or else the last resort.
fn said(s: &Sentence<'_>) -> Vec<(Rule, Modality)> {
    for reading in [order::straight(s), Some(s.clone()), with_label(s)].into_iter().flatten() {
        let found = special(&reading);
        if !found.is_empty() {
            return first_clause(&reading).into_iter().chain(found.into_rules()).collect();
        }
    }
    purpose::last_resort(s).into_iter().collect()
}

/// A label read as the first words of what it labels: *Justering: görs av ordföranden*.
fn with_label<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    let label = s.label.filter(|label| label.split_whitespace().count() <= 4)?;
    let text = format!("{label} {}", s.text);
    let small = lower(&text)
        .replace("vice ordförande", "vice viceordfxxx")
        .replace("t.o.m.", "t o m ")
        .replace("fr.o.m.", "fr o m ");
    Some(Sentence { text, small: small.into(), ..s.clone() })
}

/// The task in the first clause of a sentence whose other clauses have kinds of their own.
fn first_clause(s: &Sentence<'_>) -> Option<(Rule, Modality)> {
    let (at, _) = [" samt ", " och "]
        .iter()
        .flat_map(|joint| s.small.match_indices(joint))
        .filter(|(at, joint)| {
            starts_clause(s.small.get(at + joint.len()..).unwrap_or_default())
                && !ends_in_verb(s.small.get(..*at).unwrap_or_default())
        })
        .min_by_key(|(at, _)| *at)?;
    let clause = s.text.get(..at)?;
    if clause.split_whitespace().count() < 4 {
        return None;
    }
    let small = s.small.get(..at)?.to_owned().into();
    let first = Sentence { text: clause.to_owned(), small, ..s.clone() };
    if !special(&first).is_empty() {
        return None;
    }
    purpose::last_resort(&first)
        .filter(|(rule, _)| rule.kind() == Kind::Task && purpose::is_plain_task(&first))
}

/// Whether a clause breaks off at its verb, as *leda* in *leda och samordna arbetet*.
fn ends_in_verb(text: &str) -> bool {
    let last = text.rsplit([' ', ',']).next().unwrap_or_default();
    starts_clause(last)
}

/// Whether what follows *och* is a verb: a clause of its own.
fn starts_clause(text: &str) -> bool {
    let first = text.split([' ', ',', '.']).next().unwrap_or_default();
    crate::text::words::is_infinitive(first) || crate::text::words::is_present(first) && first != "för"
}
