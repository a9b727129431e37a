//! Those who act in a sentence: bodies, offices and roles, each with the word before it.
//!
//! Swedish moves its words about, so that the doer is told by what stands before it and by the form of the verb, not by its
//! place: *X kallar*, *kallelse sänds av X*, *till mötet kallar X*, *att kalla åligger X*, *genom X försorg*.

use super::parts::Parts;
use crate::{
    read::{frame::verb::verb, names::trimmed},
    text::{lookup::Words, words::lower},
};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// A word with its place.
#[derive(Clone, Copy, Debug)]
pub struct Word<'s> {
    /// The word, in lower case.
    pub text: &'s str,
    /// Where it begins.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
}

/// The words of a text in lower case.
pub fn words(small: &str) -> Vec<Word<'_>> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, c) in small.char_indices().chain([(small.len(), ' ')]) {
        let inside = c.is_alphanumeric() || matches!(c, '-' | ':' | '.') && joins(small, at, c);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if let Some(text) = small.get(from..at) {
                    all.push(Word { text, at: from, end: at });
                }
                start = None;
            }
            _ => {}
        }
    }
    all
}

/// Whether a sign stands inside a word: a hyphen at its end, or a sign between two letters.
fn joins(small: &str, at: usize, sign: char) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = letter(small.get(..at).and_then(|text| text.chars().next_back()));
    let after = letter(small.get(at + 1..).and_then(|text| text.chars().next()));
    before && (after || sign == '-')
}

/// Somebody who acts or is acted upon.
#[derive(Clone, Debug)]
pub struct Actor<'s> {
    /// The name as it stands.
    pub text: &'s str,
    /// Where it begins.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// The word before it, in lower case.
    pub before: &'s str,
    /// What follows is theirs: *ordförandens*.
    pub owner: bool,
}

impl Actor<'_> {
    /// The name without determiners.
    pub fn name(&self) -> String {
        let name = trimmed(self.text);
        if self.owner { without_genitive(&name) } else { name }
    }

    /// Whether no preposition stands before it.
    pub fn is_bare(&self) -> bool {
        !self.owner && !is_one(self.before, PREPOSITIONS)
    }
}

const PREPOSITIONS: &str = "till|för|åt|inför|med|från|i|vid|jämte|på|hos|av|inom|mellan|under|över|kring|genom|via|mot|gentemot|efter|innan|före|enligt|ur|rörande|å|bland|utanför";

const DETERMINERS: &str = "den|det|de|en|ett|respektive|varje|samtliga|alla|berörd|berörda|sin|sina|sitt|någon|båda|bägge|vår|vårt|våra|övriga|din|deras|enskild";

/// Whether a word is one of those told apart by bars.
fn is_one(word: &str, words: &str) -> bool {
    words.split('|').any(|known| known == word)
}

/// Words for those who act, by their end, in any form.
const HEADS: &str = "nämnd|styrelse|råd|grupp|ledning|chef|direktör|utskott|förvaltning|kommun|region|fullmäktige|kansli|medlem|ledamot|ledamöt|huvudman|huvudmän|part|forum|nätverk|direktion|kontor|verksamhet|team|område|stab|organ|enhet|kommitté|förbund|ordförand|koordinator|administratör|strateg|presidi|klinik|sjukhus|sköterska|sköterske|representant|ombud|registrator|myndighet|landsting|central|avdelning|bolag|förening|beredning|politiker|kolleg|organisation|institution|universitet|sekretariat|kontaktperson|ordf|stöd|viceordf|linje|apotek|person|läkar|styrgrupp|rektor|byrå|departement|församling|allmänhet|finansiär|vårdcentral|mottagning|assistent|konsulent|expert|terapeut|psykolog|pedagog|jurist|redaktör|controller";

const ENDINGS: &str =
    "|n|en|et|t|er|erna|ar|arna|or|orna|na|r|rna|mar|marna|men|a|e|et|um|ma|nen|xxx|xxxn|fxxx|na:s";

/// Words that end as those who act, and are none.
const NO_ACTORS: &str = "tidigare|vidare|senare|snarare|närmare|längre|vare|bevarare|anledning|handledning|underlättare|område|ytterligare|dessförinnan|hittillsvarande|jämförare|spridare|oftare|tätare|mindre|djupare|enklare|snabbare|klarare|bredare|starkare|ordning|fjolåret|årsmedlem|råd|sedvanlig|mestadels|inledning";

/// Whether a word in lower case is one for a body, an office, or those in them.
pub fn is_actor(word: &str) -> bool {
    static NO: LazyLock<Words> = LazyLock::new(|| NO_ACTORS.split('|').collect());
    if NO.contains(word) || word.ends_with('-') || word.starts_with("riktlinj") {
        return false;
    }
    let doer = ["are", "aren", "arna"].iter().any(|end| {
        word.strip_suffix(end).is_some_and(|stem| {
            let thing = [
                "ing", "dag", "tid", "punkt", "kostnad", "resurs", "lag", "väg", "gång", "form", "träff",
                "regl",
            ]
            .iter()
            .any(|noun| stem.ends_with(noun));
            3 <= stem.chars().count() && !(thing && *end == "arna")
        })
    });
    doer || matches!(word, "sekr" | "ordf") || ends_in_head(word)
}

/// Whether a word in lower case ends in one for those who act, in any form.
fn ends_in_head(word: &str) -> bool {
    static IN_WORD: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(HEADS.split('|')).ok());
    static END_WORD: LazyLock<Words> = LazyLock::new(|| ENDINGS.split('|').collect());
    let heads = IN_WORD.iter().flat_map(|heads| heads.find_overlapping_iter(word));
    heads.filter_map(|head| word.get(head.end()..)).any(|end| END_WORD.contains(end))
}

/// The owner that a word is the genitive of.
fn owner(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|base| is_actor(base) && !base.ends_with("verksamhet"))
        && !word.ends_with("sjukhus")
}

fn without_genitive(name: &str) -> String {
    name.strip_suffix('s').unwrap_or(name).to_owned()
}

/// Whether a word may stand between a determiner and its noun.
fn is_modifier(word: &str) -> bool {
    const ENDS: &str = "iska|liga|iga|ella|ala|ära|iva|ade|amma|ande|ende|aste|ata|ala";
    const WORDS: &str = "vice|egna|egen|eget|högsta|ansvarig|ordinarie|två|tre|fyra|fem|lokal|utsedd|närmaste|politisk|ny|nya|annan|andra|andre|tvenne|minst|fler|enskild|privat|privata|länets|administrativ|medicinsk|gemensam";
    let count = word.chars().all(|c| c.is_ascii_digit());
    let genitive = word.ends_with('s')
        && word.chars().count() >= 4
        && verb(word).is_none_or(|verb| !verb.passive)
        && !crate::read::params::clause::is_finite(word)
        && !is_one(word, "tillställs|delges|tillsänds|meddelas|expedieras|översänds")
        && !matches!(word, "dels" | "möts" | "träffas" | "samlas" | "finns" | "också" | "annars" | "dess");
    genitive
        || count
        || is_one(word, WORDS)
        || word.chars().count() >= 6 && ENDS.split('|').any(|end| word.ends_with(end)) && verb(word).is_none()
}

/// Everybody in the text, in order. Those joined by *och* are one.
pub fn of<'s>(text: &'s str, small: &'s str) -> Vec<Actor<'s>> {
    let all = words(small);
    let mut found: Vec<Actor<'s>> = Vec::new();
    let word = |nth: usize| all.get(nth).map_or("", |word| word.text);
    let near = |nth: usize| {
        let gap = all.get(nth).zip(all.get(nth + 1)).and_then(|(one, next)| small.get(one.end..next.at));
        matches!(gap, Some(" " | ": "))
    };
    for (nth, head) in all.iter().enumerate() {
        let whoever = matches!(head.text, "den" | "de") && word(nth + 1) == "som" && near(nth);
        let name = nth > 0
            && text.get(head.at..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && is_actor(head.text);
        let owns = !is_actor(head.text) && owner(head.text);
        let letters = text.get(head.at..head.end).unwrap_or_default();
        let short = (2..=5).contains(&letters.len())
            && letters.chars().all(char::is_uppercase)
            && !word(nth + 1).starts_with(|c: char| c.is_ascii_digit());
        if !whoever && !name && !short && !owns && !is_actor(head.text) {
            continue;
        }
        let mut start = nth;
        while start > 0 && near(start - 1) {
            let left = word(start - 1);
            let pair = start > 1 && matches!(left, "och" | "samt") && word(start - 2).ends_with('-');
            let share = start > 1
                && left == "av"
                && matches!(
                    word(start - 2),
                    "två"
                        | "tre"
                        | "någon"
                        | "en"
                        | "tredjedel"
                        | "hälften"
                        | "majoritet"
                        | "majoriteten"
                        | "flera"
                );
            let more = start > 2 && left == "fler" && word(start - 2) == "eller";
            if pair || share {
                start -= 2;
            } else if more {
                start -= 3;
            } else if is_modifier(left) || left == "tredjedel" || left == "en" && word(start) == "tredjedel" {
                start -= 1;
            } else {
                break;
            }
        }
        let mut end = head.end;
        if whoever {
            let mut verbs = 0;
            for next in all.get(nth + 2..).unwrap_or_default() {
                let finite = crate::read::clauses::is_finite(next.text) || next.text.ends_with("gör");
                verbs += usize::from(finite);
                if verbs > 1 || small.get(end..next.at).is_some_and(|gap| gap.contains(',')) {
                    break;
                }
                end = next.end;
            }
        }
        let mut lead = start;
        while lead > 0 && near(lead - 1) && is_one(word(lead - 1), DETERMINERS) {
            lead -= 1;
        }
        let before = if lead > 0 && near(lead - 1) { word(lead - 1) } else { "" };
        let at = all.get(start).map_or(head.at, |word| word.at);
        if let Some(last) = found.last_mut()
            && at < last.end
        {
            // A longer name ends here, or the name lies in the clause of the one before.
            if !whoever && !last.owner && last.text.starts_with("den som") {
                continue;
            }
            if end > last.end {
                let (begin, before) = (last.at.min(at), last.before);
                *last = Actor {
                    text: text.get(begin..end).unwrap_or_default(),
                    at: begin,
                    end,
                    before,
                    owner: owns,
                };
            }
            continue;
        }
        if let Some(name) = text.get(at..end) {
            found.push(Actor { text: name, at, end, before, owner: owns });
        }
    }
    joined(text, small, found)
}

/// Puts together those who stand in one list.
fn joined<'s>(text: &'s str, small: &str, all: Vec<Actor<'s>>) -> Vec<Actor<'s>> {
    let mut out: Vec<Actor<'s>> = Vec::new();
    let mut all = all.into_iter().peekable();
    while let Some(next) = all.next() {
        let gap = out.last().and_then(|last| small.get(last.end..next.at)).unwrap_or_default();
        let gap = gap
            .trim_end_matches("den ")
            .trim_end_matches("de ")
            .trim_end_matches("en ")
            .trim_end_matches("två ");
        let more = all.peek().and_then(|after| small.get(next.end..after.at)).unwrap_or_default();
        let joint = matches!(
            gap.trim(),
            "och" | "samt" | "eller" | "jämte" | "+" | ", samt" | "respektive" | "och en" | "&"
        ) || gap == ", " && matches!(more.trim(), "och" | "samt" | "eller");
        match out.last_mut() {
            Some(last) if joint && !last.owner => {
                let name = text.get(last.at..next.end).unwrap_or(last.text);
                *last =
                    Actor { text: name, at: last.at, end: next.end, before: last.before, owner: next.owner };
            }
            _ => out.push(next),
        }
    }
    out
}

/// In which form a verb stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Active,
    Passive,
    Noun,
}

fn form(word: &str) -> Form {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if ends(&[
        "ing", "ingen", "ingar", "ande", "andet", "else", "elsen", "elser", "skrift", "skick", "bokning",
        "anden", "ansvar", "ansvaret",
    ]) {
        Form::Noun
    } else if ends(&["s", "d", "ade", "da", "na", "gen", "ten", "ven", "ts"]) {
        Form::Passive
    } else {
        Form::Active
    }
}

impl<'s> Parts<'s> {
    /// Everybody in the sentence.
    pub fn actors(&self) -> Vec<Actor<'s>> {
        of(self.text, self.small)
    }

    /// Who does what a verb of these stems says.
    pub fn doer(&self, stems: &str) -> Option<Actor<'s>> {
        let all = self.actors();
        let answers = all.iter().find(|actor| {
            let rest = self.small.get(actor.end..).unwrap_or_default().trim_start();
            let lead = self.small.get(..actor.at).unwrap_or_default();
            actor.owner
                && ["försorg", "uppgift", "sak", "ansvar", "uppdrag", "åtagand", "skyldighet", "lott"]
                    .iter()
                    .any(|noun| rest.starts_with(noun))
                && !rest.starts_with("uppdrags")
                || !actor.owner && DUTY.split('|').any(|duty| ends_before(lead, duty))
        });
        if let Some(actor) = answers {
            return Some(actor.clone());
        }
        let verbs: Vec<Word<'_>> = words(self.small)
            .into_iter()
            .filter(|word| stems.split('|').any(|stem| word.text.starts_with(stem)))
            .collect();
        for verb in &verbs {
            let form = form(verb.text);
            let by = |before: &[&str]| {
                let after = all
                    .iter()
                    .find(|actor| actor.at > verb.at && before.contains(&actor.before) && !actor.owner);
                after.or_else(|| {
                    all.iter()
                        .find(|actor| actor.end <= verb.at && before.contains(&actor.before) && !actor.owner)
                })
            };
            let found = match form {
                Form::Active => self.subject(&all, *verb),
                Form::Passive => by(&["av"]).or_else(|| by(&["genom", "från", "hos"])),
                Form::Noun => by(&["av"])
                    .or_else(|| by(&["genom", "från", "hos"]))
                    .or_else(|| self.subject(&all, *verb)),
            };
            if let Some(actor) = found {
                return Some(actor.clone());
            }
        }
        verbs.is_empty().then(|| all.into_iter().find(Actor::is_bare)).flatten()
    }

    /// Whom a word that points back points to: the last before it, but not the one who does it.
    pub fn pointed_to(&self, words: &[&str], who: Option<&str>) -> Option<Actor<'s>> {
        let at = words.iter().filter_map(|word| find_word(self.small, word)).min()?;
        let all = self.actors();
        all.into_iter()
            .rev()
            .find(|actor| actor.end <= at && !actor.owner && who.is_none_or(|who| actor.name() != who))
    }

    /// The nearest before the verb that no preposition stands before; or else the nearest after it.
    fn subject<'a>(&self, all: &'a [Actor<'s>], verb: Word<'_>) -> Option<&'a Actor<'s>> {
        let lead = self.small.get(..verb.at).unwrap_or_default();
        let gap = |actor: &Actor<'_>| self.small.get(actor.end..verb.at).unwrap_or_default();
        // *X, som V*, whatever stands before X.
        let told = all.iter().rev().find(|actor| {
            actor.end <= verb.at
                && !actor.owner
                && gap(actor)
                    .trim_start_matches(',')
                    .strip_prefix(" som ")
                    .is_some_and(|rest| rest.split(' ').count() <= 3)
        });
        // *Kan X V*.
        let may = all
            .iter()
            .rev()
            .find(|actor| actor.end <= verb.at && is_one(actor.before, MODALS) && !actor.owner);
        // *Till mötet V X*: right after the verb, where nobody stands right before it.
        let next = all.iter().find(|actor| {
            actor.at == verb.end + 1
                && actor.is_bare()
                && !["ledam", "deltag", "medlem", "grupp"].iter().any(|stem| lower(actor.text).contains(stem))
        });
        let right_before = all
            .iter()
            .any(|actor| actor.is_bare() && actor.end + 1 == verb.at && !actor.text.contains("som "));
        // *X gör det ena och V det andra*: the verbs share the first subject.
        let shares = ["och ", "samt "].iter().any(|joint| lead.ends_with(joint));
        let ahead = |actor: &&Actor<'_>| actor.end <= verb.at && actor.is_bare() && shares;
        let told_of = |actor: &&Actor<'_>| ahead(actor) && gap(actor).starts_with(" som ");
        let shared = all.iter().rev().find(told_of).or_else(|| all.iter().find(ahead));
        let which = [", vilka ", ", vilken ", ", vilket "].iter().filter_map(|word| lead.rfind(word)).max();
        let which = which.filter(|at| !all.iter().any(|actor| *at <= actor.at && actor.end <= verb.at));
        let which = which.and_then(|at| all.iter().rev().find(|actor| actor.end <= at && !actor.owner));
        // After a clause the verb stands before its subject: *önskar någon det, kallar ordföranden*.
        let turned = lead.ends_with(", ") && CLAUSE.split('|').any(|word| lead.starts_with(word));
        let before = all.iter().rev().find(|actor| {
            !turned && actor.end <= verb.at && actor.is_bare() && !matches!(actor.before, "är" | "vara")
        });
        told.or(which)
            .or(may)
            .or(next.filter(|_| !right_before))
            .or(shared)
            .or(before)
            .or_else(|| all.iter().find(|actor| actor.at >= verb.end && actor.is_bare()))
    }
}

/// Where words stand that are no part of others.
fn find_word(small: &str, word: &str) -> Option<usize> {
    small.match_indices(word).map(|(at, _)| at).find(|at| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(small.get(..*at).and_then(|lead| lead.chars().next_back()))
            && !letter(small.get(at + word.len()..).and_then(|rest| rest.chars().next()))
    })
}

/// Verbs that another verb follows.
const MODALS: &str = "kan|ska|skall|får|bör|må|måste";

/// Words that a clause begins with, which the verb of the sentence follows.
const CLAUSE: &str = "om |när |då |för att |begär|önskar|uppstår|finns |blir |är |eftersom |innan ";

/// Words right before the one that a duty rests on.
const DUTY: &str = "åligger|åvilar|ankommer på|vilar på|vilar hos|ligger hos|ligger på|tillkommer|åläggs|uppdras åt|uppdrages åt|ålagt|är ålagd";

fn ends_before(lead: &str, duty: &str) -> bool {
    let mut lead = lead.trim_end();
    while let Some(shorter) =
        DETERMINERS.split('|').find_map(|word| lead.strip_suffix(word).filter(|rest| rest.ends_with(' ')))
    {
        lead = shorter.trim_end();
    }
    lead.ends_with(duty)
}
