//! A sentence as its main clause: what stands before its verb, the verb, what stands after it, and the condition around it.
//!
//! It knows nothing of kinds, and it guesses where no dictionary helps: Swedish puts the finite verb of a main clause second,
//! after one part of the sentence, so the first verb that no *som* and no *om* has taken is the one.

use super::parts::Parts;
use crate::{
    read::{clauses, frame::verb, phrases},
    text::{
        lookup::Words,
        words::{is_infinitive, lower},
    },
};
use std::sync::LazyLock;

/// A main clause and the condition around it.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'s> {
    /// The clause that stands before the main clause, with the word that begins it.
    pub condition: Option<&'s str>,
    /// The words before the verb, and after a condition none.
    pub front: &'s str,
    /// The finite verb, in lower case.
    pub verb: &'s str,
    /// Where the verb begins.
    pub at: usize,
    /// The words after the verb.
    pub after: &'s str,
}

/// Words that begin a clause with a verb of its own.
const OPENS: &[&str] =
    &["som", "vilka", "vilken", "vilket", "att", "eftersom", "innan", "ifall", "såvida", "när", "huruvida"];

/// Words that begin a clause where they begin the sentence.
const CONDITIONS: &[&str] = &[
    "om",
    "när",
    "där",
    "då",
    "ifall",
    "innan",
    "sedan",
    "såvida",
    "närhelst",
    "eftersom",
    "medan",
    "i de fall",
    "i fall",
    "i det fall",
    "för den händelse",
    "så länge",
    "oavsett om",
    "för att",
];

const MODALS: &[&str] = &["ska", "skall", "kan", "får", "bör", "måste", "skulle", "vill", "skola", "behöver"];

/// Verbs that no other list has.
const FURTHER: &str = "sysslar|avstår|vilar|ligger|faller|ryms|står|åligger|åvilar|tillkommer|ankommer|befattar|förfogar|jobbar|riktar|håller|tillfaller|avvisas|bestäms|bestämmer|sker|saknar|saknas|skickar|drabbas|rör|angår|sträcker|blir|heter|skulle|vill|skola|räcker|äger|bär|bildar|samlar|betyder|medför|kostar|griper|slår|strävar|söker|försöker|når|nås|uppstår|råder|binder|undviker|avböjer|nöjer|framgår|krävs|kräver|avgöres|ställer|ställs|frågar|ringer|mejlar|lägger|läggs|kvarstår|vägs|ägs|sägs|stäms|glöms|fastnar|behövs|samtalar|undantar|övertar|fråntar|iakttar|upptar|intar|förser|hemställer|vinner|skapar|dryftas|dras|tages|må|äge";

static IN_FURTHER: LazyLock<Words> = LazyLock::new(|| FURTHER.split('|').collect());
static IN_SMALL: LazyLock<Words> = LazyLock::new(|| SMALL.split('|').collect());

/// Whether a word is one of those that bars tell apart.
pub fn is_one_of(words: &str, word: &str) -> bool {
    words.split('|').any(|known| known == word)
}

/// Whether a word in lower case is a verb in a finite form.
pub fn is_finite(word: &str) -> bool {
    const NO: &[&str] = &[
        "för",
        "över",
        "efter",
        "inför",
        "under",
        "utöver",
        "dels",
        "sammans",
        "tillsammans",
        "alltså",
        "samtliga",
        "medan",
        "utses",
    ];
    if NO.contains(&word) {
        return word == "utses";
    }
    let long = word.chars().count() > 4;
    let owner = ["ers", "ars", "ors", "nas", "irs", "ens", "ets"].iter().any(|end| word.ends_with(end));
    if owner {
        return IN_FURTHER.contains(word)
            || [
                "ordnas",
                "lämnas",
                "öppnas",
                "gynnas",
                "tecknas",
                "betjänas",
                "uppdragas",
                "känns",
                "finns",
            ]
            .contains(&word);
    }
    let adverb = ["utanför", "framför", "därför", "varför", "ovanför"].contains(&word);
    let compound = long
        && !adverb
        && ["gör", "för", "hör", "rör", "styr", "står", "slår", "går"].iter().any(|end| word.ends_with(end));
    if compound {
        return true;
    }
    let passive = long
        && ["as", "ds", "rs", "js", "ks", "vs", "es", "lls"].iter().any(|end| word.ends_with(end))
        && !["måls", "ands", "unds", "ords", "årds", "jas", "ares", "annes"]
            .iter()
            .any(|end| word.ends_with(end));
    clauses::is_finite(word)
        || word == "hör"
        || IN_FURTHER.contains(word)
        || !is_infinitive(word) && verb::verb(word).is_some_and(|verb| verb.word != word)
        || passive
}

/// A text up to its first verb that stands in no relative clause.
pub fn before_verb(text: &str) -> &str {
    let small = lower(text);
    let (mut relative, mut modal) = (false, false);
    for (at, word) in words(&small) {
        if modal && (is_infinitive(word) || word.ends_with('s')) {
            modal = false;
            continue;
        }
        if at > 0 && is_finite(word) {
            modal = relative && MODALS.contains(&word);
            if !relative {
                let before = text.get(..at).unwrap_or(text).trim_end();
                let joint = [" och", " samt", " eller", ","].iter().find(|joint| before.ends_with(**joint));
                return before.get(..before.len() - joint.map_or(0, |joint| joint.len())).unwrap_or(before);
            }
            relative = false;
        }
        relative |= matches!(word, "som" | "där" | "vilka" | "vilket");
    }
    text
}

/// Whether a text in lower case begins with a condition, by a word or by its verb.
fn opens_with_condition(small: &str, bare: bool) -> bool {
    let word = small.split(' ').next().unwrap_or_default();
    CONDITIONS.iter().any(|begin| small.strip_prefix(begin).is_some_and(|rest| rest.starts_with(' ')))
        && !small.starts_with("om att ")
        || !bare && (is_finite(word) || turns(small))
}

/// Whether a text in lower case begins with what has the shape of a verb, and its subject after it.
fn turns(small: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "en", "ett", "det", "den", "de", "någon", "något", "inte", "frågan", "ärendet", "gruppen", "rådet",
        "parterna", "man", "vi",
    ];
    let mut words = small.split(' ');
    words.next().is_some_and(|word| word.ends_with('r') || word.ends_with('s'))
        && words.next().is_some_and(|next| SUBJECTS.contains(&next))
}

/// The words of a text in lower case with their places, without the signs after them.
pub fn words(small: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    small.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_matches([',', '.', ':', ';', ')', '(', '?', '”', '"']);
        (!bare.is_empty())
            .then_some((start + (word.len() - word.trim_start_matches(['(', '”', '"']).len()), bare))
    })
}

/// The main clause of a sentence. `None` where it has no verb.
pub fn clause<'s>(p: &Parts<'s>) -> Option<Clause<'s>> {
    main(p.text, p.small, p.s.bullet || p.s.label.is_some())
}

/// The main clause of a text; a *bare* one has no subject.
pub fn main<'s>(text: &'s str, small: &'s str, bare: bool) -> Option<Clause<'s>> {
    let conditional = opens_with_condition(small, bare);
    // How many verbs belong to clauses inside.
    let purpose = small.starts_with("för att ");
    let mut owed = usize::from(conditional && !purpose);
    let mut infinitive = purpose;
    let (mut relative, mut after_att) = (false, false);
    let mut last_comma = false;
    for (at, word) in words(small) {
        let comma = small.get(at + word.len()..).is_some_and(|rest| rest.starts_with(','));
        let opens = at > 0 && OPENS.contains(&word);
        if at > 0 && opens && !(conditional && owed > 0 && word == "när") {
            (relative, after_att) = (true, word == "att");
            last_comma = comma;
            continue;
        }
        let next = small
            .get(at + word.len()..)
            .unwrap_or_default()
            .trim_start()
            .split(' ')
            .next()
            .unwrap_or_default();
        let carries = word == "för"
            && ["den", "det", "dem", "frågan", "ärendet", "saken", "vidare", "upp", "fram"].contains(&next);
        let finite = is_finite(word) || carries;
        let supine = ["ats", "tts", "its", "rts"].iter().any(|end| word.ends_with(end));
        if relative && (supine || after_att && (is_infinitive(word) || word.ends_with('a'))) {
            (relative, after_att) = (false, false);
            last_comma = comma;
            continue;
        }
        if infinitive && (is_infinitive(word) || finite || word.ends_with("as")) {
            infinitive = false;
            last_comma = comma;
            continue;
        }
        if finite && relative {
            relative = false;
            infinitive = MODALS.contains(&word);
            last_comma = comma;
            continue;
        }
        if finite && owed > 0 {
            owed -= 1;
            infinitive = MODALS.contains(&word);
            last_comma = comma;
            continue;
        }
        let joined = small.get(..at).is_some_and(|before| {
            [" och", " eller", " samt"].iter().any(|joint| before.trim_end().ends_with(joint))
        });
        if finite && conditional && joined && !last_comma && at > 0 {
            last_comma = comma;
            continue;
        }
        if finite && (at > 0 || bare) {
            let after = text.get(at + word.len()..)?.trim_start();
            let front = text.get(..at)?.trim_end();
            let (condition, front) =
                if conditional { (Some(front.trim_end_matches(',')), "") } else { (None, front) };
            return Some(Clause { condition, front, verb: small.get(at..at + word.len())?, at, after });
        }
        last_comma = comma;
    }
    None
}

impl<'s> Clause<'s> {
    /// Whether what is done stands where the subject does.
    pub fn passive(&self) -> bool {
        verb::verb(self.verb).is_some_and(|verb| verb.passive)
            || self.verb.ends_with("as") && !self.verb.ends_with("nas")
            || MODALS.contains(&self.verb)
                && words(self.after)
                    .take(6)
                    .any(|(_, word)| word.ends_with('s') && word.strip_suffix('s').is_some_and(is_infinitive))
    }

    /// Whether something else than the subject stands before the verb.
    pub fn inverted(&self) -> bool {
        const FRONTED: &str = "mot|gentemot|åt|utåt|externt|nationellt|tillsammans|i|på|av|till|senast|årligen|löpande|två|sedan|från|hos|vid|under|inom|utanför|utom|efter|inför|före|för|med|enligt|genom|mellan|därutöver|dessutom|här|där|därefter|vidare|dit|då|över|om|innan|utan|alltid|normalt|ytterst|som";
        let first = lower(self.front.split(' ').next().unwrap_or_default());
        self.front.is_empty() || is_one_of(FRONTED, &first)
    }
}

/// Prepositions and adverbs that no name of a subject holds.
pub const SMALL: &str = "i|på|av|till|från|hos|vid|under|inom|efter|inför|före|för|med|enligt|genom|mellan|om|kring|åt|via|inte|ej|alltid|först|även|också|då|där|som|att|sig|vidare|upp|in|ut|fram|över|gemensamt|därför|dock|ensam|själv|själva|frågan|ärendet|saken|frågorna|ärendena|beslutet|den|det|dem|sådana|dessa|hen|hon|han|vi|man|ur|mot|sådant|detta|snarast|omgående|skriftligen|löpande|senast|minst|innan|utan|så";

/// The name that a text begins with and that is a subject: up to its verb, a preposition or the end of a definite noun.
pub fn leading(text: &str) -> &str {
    let small = lower(text);
    let mut end = 0;
    let mut closed = false;
    for (at, word) in words(&small) {
        let joint = matches!(word, "och" | "samt" | "eller");
        let determiner = end == 0 && matches!(word, "den" | "det" | "de" | "endast" | "varje" | "respektive");
        if !determiner && (IN_SMALL.contains(word) || is_finite(word) || is_infinitive(word))
            || closed && !joint
        {
            break;
        }
        let stop = at + word.len();
        closed = !joint
            && !determiner
            && (is_definite(word)
                || text.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase)) && at > 0);
        if !joint {
            end = stop;
        }
        if small.get(stop..).is_some_and(|rest| rest.starts_with(',')) && !closed {
            break;
        }
    }
    text.get(..end).unwrap_or_default()
}

/// Whether a noun in lower case stands in the definite form, and owns nothing.
fn is_definite(word: &str) -> bool {
    word.chars().count() > 4
        && ["en", "et", "na", "an", "ln", "rn", "chefn", "én"].iter().any(|end| word.ends_with(end))
        && !["gemen", "egen", "annan", "mellan"].contains(&word)
}

impl<'s> Clause<'s> {
    /// The subject, wherever it stands.
    pub fn subject(&self) -> &'s str {
        if !self.inverted() {
            return self.front;
        }
        leading(self.after)
    }
}

/// A name cut before the first verb in it.
pub fn noun(text: &str) -> String {
    const STOPS: [&str; 9] = [
        ", varvid",
        ", varav",
        ", varefter",
        ", därefter",
        " dagen ",
        " veckan ",
        ", dit ",
        ", när ",
        ", men ",
    ];
    let name = super::parts::cut(&crate::read::names::name(text), &STOPS);
    let name = before_verb(&name).trim_end();
    let joint = [" och", " samt", " eller"]
        .iter()
        .find(|joint| name.ends_with(**joint))
        .map_or(0, |joint| joint.len());
    crate::read::names::trimmed(name.get(..name.len() - joint).unwrap_or(name))
}

/// The names in a text, cut before the first verb in it.
pub fn nouns(text: &str) -> Vec<String> {
    crate::read::names::list(&noun(text))
}

/// Whether a name is one of those who sit in the group.
pub fn is_member(text: &str) -> bool {
    let small = lower(text);
    words(&small).any(|(_, word)| {
        ["ledam", "deltagar", "medlem", "representant", "företrädar"]
            .iter()
            .any(|stem| word.starts_with(stem))
    })
}

/// The clause of a sentence of several that alone holds any of the words, told apart by bars.
pub fn focus<'t>(
    s: &crate::read::sentence::Sentence<'t>,
    words: &str,
) -> Option<crate::read::sentence::Sentence<'t>> {
    let clauses = clauses::of(s);
    let pieces: Vec<_> = clauses
        .iter()
        .flat_map(|clause| {
            let phrases = phrases::of(clause);
            if phrases.is_empty() { vec![clause.clone()] } else { phrases }
        })
        .collect();
    let mut told = pieces.iter().filter(|piece| crate::text::words::holds(&piece.small, words));
    let one = told.next().filter(|_| 1 < pieces.len())?;
    told.next().is_none().then(|| one.clone())
}
