//! Clerks read sentences side by side and tell what each says. A sentence that comes again, as in a text that is copied into
//! itself, is not read again.
//!
//! Deliberately absent: what was said before. That a rule is a restatement is for whoever puts the answers together.

use super::{
    families, found::Found, lifecycle, number, outline::Unit, people, sentence::Sentence, standing,
    standing::Standing,
};
use crate::{
    Kind, Modality, Rule, Span,
    text::{
        Length, MOST_SENTENCES, Unreadable,
        topic::Topic,
        words::{binds, first_word, is_infinitive, lower, speaks},
    },
};
use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    iter::Enumerate,
    sync::{Arc, Mutex, PoisonError},
    vec::IntoIter,
};

/// Why a sentence gave no norm, in English and in Swedish.
pub type Reason = (&'static str, &'static str);

/// Rules, each with how strongly it binds and the key that it is known again by.
pub type Rules = Arc<[(Rule, Modality, String)]>;

/// What a sentence says.
#[derive(Debug)]
pub enum Says {
    /// Rules.
    Rules { span: Span, heading: Option<Arc<str>>, rules: Rules },
    /// It binds somebody, and gave no norm.
    Unread { span: Span, why: Reason },
}

/// The clerks that read a text, one for each core.
#[derive(Debug)]
pub struct Clerks {
    /// The text tells of a meeting or of news, and only what it lays down for good is a rule.
    tells: bool,
    /// What sentences said that may come again word for word, as they do where a text is copied into itself.
    heard: HashMap<u64, Answer>,
    /// The text sets ordinary meetings apart.
    ordinary: bool,
}

/// Units that a clerk takes at a time: so few that none waits long for another at the end.
const FEW: usize = 4;

impl Clerks {
    /// Clerks for a text, and whether it tells of a meeting or of news.
    pub fn new(tells: bool) -> Self {
        Self { tells, heard: HashMap::new(), ordinary: false }
    }

    /// What the units say, in their order.
    pub fn read(&mut self, units: Vec<Unit<'_>>) -> Result<Vec<Says>, Unreadable> {
        // Threads that stay from text to text: what patterns have found out stays with them.
        let clerks = rayon::current_num_threads().min(units.len().div_ceil(FEW));
        let desk = Mutex::new(units.into_iter().enumerate());
        let clerk = || Clerk::new(self.tells, &self.heard).read(&desk);
        let others = Mutex::new(Vec::new());
        let here = rayon::in_place_scope(|scope| {
            for _ in 1..clerks {
                scope.spawn(|_| {
                    let read = clerk();
                    others.lock().unwrap_or_else(PoisonError::into_inner).push(read);
                });
            }
            clerk()
        });
        let read = others.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().chain([here]);
        let mut said: Vec<(usize, Says)> = Vec::new();
        for of_one in read {
            said.extend(of_one.said);
            self.heard.extend(of_one.new);
            self.ordinary |= of_one.ordinary;
        }
        if self.heard.len() > MOST_SENTENCES {
            return Err(Unreadable::TooLong(Length::Sentences));
        }
        said.sort_by_key(|(unit, _)| *unit);
        Ok(said.into_iter().map(|(_, says)| says).collect())
    }

    /// The text sets ordinary meetings apart.
    pub const fn know_ordinary(&self) -> bool {
        self.ordinary
    }
}

/// What is still to be read, each unit with its number.
type Desk<'t> = Mutex<Enumerate<IntoIter<Unit<'t>>>>;

/// What a clerk has read.
#[derive(Debug, Default)]
struct OfOne {
    /// What was said, each with the number of its unit.
    said: Vec<(usize, Says)>,
    /// What the sentences say that nobody had heard before.
    new: HashMap<u64, Answer>,
    ordinary: bool,
}

/// Reads sentences.
struct Clerk<'h> {
    tells: bool,
    heard: &'h HashMap<u64, Answer>,
    /// The number of the unit at hand.
    unit: usize,
    of: OfOne,
}

impl<'h> Clerk<'h> {
    fn new(tells: bool, heard: &'h HashMap<u64, Answer>) -> Self {
        Self { tells, heard, unit: 0, of: OfOne::default() }
    }

    /// Takes units from the desk until none is left.
    fn read(mut self, desk: &Desk<'_>) -> OfOne {
        loop {
            let taken: Vec<(usize, Unit<'_>)> =
                desk.lock().unwrap_or_else(PoisonError::into_inner).by_ref().take(FEW).collect();
            if taken.is_empty() {
                return self.of;
            }
            for (number, unit) in taken {
                self.unit = number;
                self.unit(unit);
            }
        }
    }

    fn unit(&mut self, unit: Unit<'_>) {
        match unit {
            Unit::One(sentence) => self.sentence(*sentence),
            Unit::List { whole, parts } => {
                if !self.list(*whole) {
                    parts.into_iter().for_each(|part| self.sentence(part));
                }
            }
        }
    }

    /// A list that is one rule as a whole. `false` where each item speaks for itself.
    fn list(&mut self, whole: Sentence<'_>) -> bool {
        let several =
            matches!(whole.topic, Topic::Composition | Topic::Distribution | Topic::Calendar | Topic::People);
        if several || self.tells {
            return false;
        }
        let place = (whole.span, whole.heading.clone());
        let answer = self.remembered(whole, true, |whole| {
            if standing::of(&whole) != Standing::Rules {
                return Answer::Nothing;
            }
            let mut found = families::special(&whole);
            found.drop(&[Kind::SeatQuota, Kind::SteeringReference, Kind::RulesByReference]);
            rules(&whole, found).unwrap_or(Answer::Nothing)
        });
        let one = matches!(answer, Answer::Rules { .. });
        self.say(place, answer);
        one
    }

    fn sentence(&mut self, s: Sentence<'_>) {
        let place = (s.span, s.heading.clone());
        let tells = self.tells;
        let answer = self.remembered(s, false, |s| {
            if tells && !standing::is_lasting(&s) {
                return left(&s, ("was said or decided once", "sades eller beslutades en gång"));
            }
            answer(&s)
        });
        self.say(place, answer);
    }

    /// The answer to a sentence, found once for the same words in the same place.
    fn remembered<'t>(
        &mut self,
        s: Sentence<'t>,
        whole: bool,
        read: impl FnOnce(Sentence<'t>) -> Answer,
    ) -> Answer {
        let mut hasher = DefaultHasher::new();
        whole.hash(&mut hasher);
        s.read_by(&mut hasher);
        let key = hasher.finish();
        if let Some(answer) = self.heard.get(&key).or_else(|| self.of.new.get(&key)) {
            return answer.clone();
        }
        self.of.ordinary |= s.has("ordinarie möte|ordinarie sammanträd");
        let answer = read(s.weighed());
        self.of.new.insert(key, answer.clone());
        answer
    }

    fn say(&mut self, (span, heading): (Span, Option<Arc<str>>), answer: Answer) {
        match answer {
            Answer::Nothing => {}
            Answer::Unread(why) => self.of.said.push((self.unit, Says::Unread { span, why })),
            Answer::Rules { skip, rules } => {
                let span = Span { start: span.start + skip, ..span };
                self.of.said.push((self.unit, Says::Rules { span, heading, rules }));
            }
        }
    }
}

/// What the words of a sentence say, wherever in the text they stand.
#[derive(Clone, Debug)]
enum Answer {
    Nothing,
    Unread(Reason),
    /// The rules are in the words after the first bytes.
    Rules {
        skip: usize,
        rules: Rules,
    },
}

fn answer(s: &Sentence<'_>) -> Answer {
    if s.long {
        return Answer::Unread(("is longer than a sentence", "är längre än en mening"));
    }
    let mut found = Found::default();
    match standing::of(s) {
        Standing::Nothing(why) => return aside(s, why),
        Standing::Recipients => lifecycle::distribution(s, &mut found),
        Standing::Founding => {
            found = families::special(s);
            found.keep(&[
                Kind::Validity,
                Kind::Replaces,
                Kind::MandateSource,
                Kind::EstablishmentAuthority,
                Kind::PriorPosition,
                Kind::Adoption,
            ]);
            return rules(s, found).unwrap_or_else(|| {
                left(
                    s,
                    (
                        "stands in the background and tells what was, or what others do",
                        "står i bakgrunden och berättar vad som var eller vad andra gör",
                    ),
                )
            });
        }
        Standing::Rules => {
            families::said(s).into_iter().for_each(|(rule, modality)| found.push(rule, modality));
            found = found.joined();
        }
    }
    rules(s, found).unwrap_or_else(|| {
        left(
            s,
            (
                "reads as a rule, but no kind fits surely enough",
                "läses som en regel, men ingen sort passar säkert nog",
            ),
        )
    })
}

/// Keeps a sentence that gave no norm. Swedish charters bind in the present tense as often as with *ska*, so that every full
/// sentence is kept, and every item of a list that says who sits or what is done. What is let go is no sentence: a short lead
/// of a list, a name, a date, a line without a verb.
fn left(s: &Sentence<'_>, why: Reason) -> Answer {
    let words = s.text.split_whitespace().count();
    if s.leads && words <= 6 {
        return Answer::Nothing;
    }
    let seat = s.topic == Topic::Composition && people::is_office(&s.text);
    let item = (s.bullet || s.row || s.label.is_some()) && (2 <= words || seat) && !is_free(s.topic)
        || s.bullet
            && s.lead.is_some()
            && !matches!(s.under, Topic::People | Topic::Calendar | Topic::Definitions);
    let counted = 2 <= words && counts(s);
    let told = 4 <= words && s.quote.ends_with('.') && s.topic != Topic::Background;
    if binds(&s.small) || speaks(&s.small) || is_infinitive(&first_word(&s.text)) || item || counted || told {
        return Answer::Unread(why);
    }
    Answer::Nothing
}

/// Whether it tells how many: a row of a table in any of its cells, another line in its first word.
fn counts(s: &Sentence<'_>) -> bool {
    let is_number = |word: &str| number(word).is_some();
    let counts = match s.row {
        true => s.small.split_whitespace().any(is_number),
        false => is_number(&first_word(&s.text)),
    };
    counts && !s.has("20")
}

/// Whether an item under such a heading binds nobody unless it says so.
fn is_free(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::Unknown
            | Topic::Background
            | Topic::Definitions
            | Topic::People
            | Topic::Calendar
            | Topic::History
            | Topic::Contact
    )
}

/// Keeps a sentence that no rule is looked for in, if it binds somebody: in so many words, by what leads in its list, or in the
/// present tense where the words stand that something was said once or by a law.
fn aside(s: &Sentence<'_>, why: Reason) -> Answer {
    let lead = s.leads && s.text.split_whitespace().count() <= 6;
    let told = s.quote.ends_with('.') && s.text.split_whitespace().count() >= 5;
    let kept = binds(&s.small)
        || standing::is_asked(s)
        || s.row && counts(s)
        || standing::may_hold(why) && speaks(&s.small)
        || standing::looks_past(why) && told && speaks(&s.small);
    if kept && !lead { Answer::Unread(why) } else { Answer::Nothing }
}

/// The rules that were found, if any.
fn rules(s: &Sentence<'_>, found: Found) -> Option<Answer> {
    let rules: Rules = found
        .into_rules()
        .into_iter()
        .map(|(rule, modality)| {
            let mut key = lower(&serde_json::to_string(&rule).unwrap_or_default());
            if modality == Modality::MustNot {
                key.insert(0, '-');
            }
            (rule, modality, key)
        })
        .collect();
    (!rules.is_empty()).then(|| Answer::Rules { skip: person(s), rules })
}

/// The bytes of a recipient's name and address, which stay outside the quote.
fn person(s: &Sentence<'_>) -> usize {
    let personal = s.quote.contains('@')
        || s.topic == Topic::Distribution && s.quote.split([',', ':']).next().is_some_and(people::is_person);
    if personal { lower(s.quote).find(" för ").map_or(0, |at| at + 1) } else { 0 }
}
