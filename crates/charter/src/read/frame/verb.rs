//! A verb by its infinitive, whatever form it stands in.

use crate::text::{
    lookup::{Table, Words},
    words::{is_infinitive, is_known_infinitive},
};
use std::sync::LazyLock;

/// A verb in the infinitive, and whether it stands in the passive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The infinitive, with its particle: *följa upp*.
    pub word: String,
    /// What stands before it is what is done, not who does it.
    pub passive: bool,
}

/// Verbs whose forms no ending tells.
const FORMS: &[(&str, &str)] = &[
    ("är", "vara"),
    ("vara", "vara"),
    ("har", "ha"),
    ("ha", "ha"),
    ("gör", "göra"),
    ("ger", "ge"),
    ("ge", "ge"),
    ("tar", "ta"),
    ("ta", "ta"),
    ("får", "få"),
    ("går", "gå"),
    ("ser", "se"),
    ("se", "se"),
    ("står", "stå"),
    ("sker", "ske"),
    ("ske", "ske"),
    ("deltar", "delta"),
    ("mottar", "motta"),
    ("antar", "anta"),
    ("åtar", "åta"),
    ("omhändertar", "omhänderta"),
    ("utser", "utse"),
    ("tillser", "tillse"),
    ("innehar", "inneha"),
    ("består", "bestå"),
    ("föreslår", "föreslå"),
    ("bistår", "bistå"),
    ("fastslår", "fastslå"),
    ("utgör", "utgöra"),
    ("genomför", "genomföra"),
    ("inför", "införa"),
    ("utför", "utföra"),
    ("för", "föra"),
    ("styr", "styra"),
    ("tillhör", "tillhöra"),
    ("finns", "finnas"),
    ("finnas", "finnas"),
    ("utgår", "utgå"),
    ("åligger", "åligga"),
    ("sköta", "sköta"),
    ("sköter", "sköta"),
    ("syftar", "syfta"),
    ("gäller", "gälla"),
    ("gälla", "gälla"),
    ("avser", "avse"),
    ("omfattar", "omfatta"),
    ("omfatta", "omfatta"),
    ("innehåller", "innehålla"),
    ("ingår", "ingå"),
    ("ingå", "ingå"),
    ("träder", "träda"),
    ("når", "nå"),
    ("nå", "nå"),
    ("sammanträder", "sammanträda"),
    ("anställer", "anställa"),
    ("samspelar", "samspela"),
    ("samspela", "samspela"),
    ("lyder", "lyda"),
    ("innebär", "innebära"),
    ("ändra", "ändra"),
    ("ändrar", "ändra"),
    ("begär", "begära"),
    ("begära", "begära"),
    ("berör", "beröra"),
    ("beröra", "beröra"),
    ("kommer", "komma"),
    ("komma", "komma"),
    ("inkommer", "inkomma"),
    ("inkomma", "inkomma"),
    ("mejlar", "mejla"),
    ("mejla", "mejla"),
    ("hör", "höra"),
];

/// More verbs with their present in *-ar*.
const IN_AR: &[&str] = &[
    "avgränsa",
    "bekosta",
    "minska",
    "ordna",
    "avlasta",
    "begränsa",
    "bevilja",
    "bruka",
    "dela",
    "fokusera",
    "garantera",
    "handla",
    "inkräkta",
    "inrikta",
    "kontakta",
    "ompröva",
    "orsaka",
    "pröva",
    "påverka",
    "påkalla",
    "rekrytera",
    "sakna",
    "samspela",
    "samtala",
    "spegla",
    "svara",
    "syfta",
    "tala",
    "teckna",
    "tilldela",
    "underrätta",
    "utbilda",
    "utfärda",
    "utnyttja",
    "variera",
    "vänta",
    "yttra",
    "öka",
    "överlämna",
    "övervaka",
    "ändra",
    "närvara",
    "uppdra",
    "mejla",
    "tjänstgöra",
];

/// More verbs with their present in *-er*.
const IN_ER: &[&str] = &[
    "behöva",
    "bestrida",
    "biträda",
    "bjuda",
    "erbjuda",
    "ersätta",
    "förutsätta",
    "fullgöra",
    "handlägga",
    "hänskjuta",
    "kräva",
    "möta",
    "rymma",
    "skriva",
    "söka",
    "täcka",
    "undersöka",
    "uppfylla",
    "utlysa",
    "välja",
    "vända",
    "väcka",
];

/// Verbs in -s that are no passive.
const DEPONENT: [&str; 8] = ["träffas", "möts", "mötas", "samlas", "enas", "finns", "finnas", "fås"];

static BY_FORM: LazyLock<Table<&str, &str>> = LazyLock::new(|| FORMS.iter().rev().copied().collect());
static AR: LazyLock<Words> = LazyLock::new(|| IN_AR.iter().copied().collect());
static ER: LazyLock<Words> =
    LazyLock::new(|| IN_ER.iter().filter_map(|verb| verb.strip_suffix('a')).collect());

/// The verb that a word in lower case is a form of: the infinitive, the present, either in the passive.
pub fn verb(word: &str) -> Option<Verb> {
    // No form ends in another letter.
    if !word.ends_with(['a', 'r', 's', 'e', 'å']) {
        return None;
    }
    if let Some(verb) = active(word) {
        return Some(Verb { word: verb, passive: false });
    }
    if DEPONENT.contains(&word) {
        return Some(Verb { word: word.to_owned(), passive: false });
    }
    if word == "dels" {
        return None;
    }
    let base = word.strip_suffix('s')?;
    let verb = [base.to_owned(), format!("{base}a"), format!("{base}r"), format!("{base}er")]
        .iter()
        .find_map(|form| active(form))?;
    Some(Verb { word: verb, passive: true })
}

/// Whether a word in lower case is one of the further verbs, in the present.
pub fn is_further(word: &str) -> bool {
    let base = word.strip_suffix('s').filter(|_| word != "dels").unwrap_or(word);
    let present = base.strip_suffix('r').is_some_and(|base| AR.contains(base))
        || base.strip_suffix("er").is_some_and(|stem| ER.contains(stem));
    present || word.strip_suffix('s').is_some_and(|base| AR.contains(base) || ER.contains(base))
}

fn active(word: &str) -> Option<String> {
    if let Some(verb) = BY_FORM.get(word) {
        return Some((*verb).to_owned());
    }
    let further = word.strip_suffix('a').is_some_and(|stem| ER.contains(stem)) || AR.contains(word);
    if further || is_infinitive(word) {
        return Some(word.to_owned());
    }
    if let Some(base) = word.strip_suffix('r').filter(|base| AR.contains(base)) {
        return Some(base.to_owned());
    }
    if let Some(stem) = word.strip_suffix("er").filter(|stem| ER.contains(stem)) {
        return Some(format!("{stem}a"));
    }
    let present = word.strip_suffix('r').filter(|base| base.ends_with('a') && is_infinitive(base));
    if let Some(verb) = present {
        return Some(verb.to_owned());
    }
    let stem = word.strip_suffix("er").or_else(|| word.strip_suffix('r'))?;
    let verb = format!("{stem}a");
    is_known_infinitive(&verb).then_some(verb)
}

/// The verb that a participle or a supine is of, after *är* or *har*: *beslutad*, *inlämnade*, *fastställts*.
pub fn participle(word: &str, has: bool) -> Option<Verb> {
    const ENDINGS: [(&str, bool); 11] = [
        ("ats", true),
        ("ts", true),
        ("ade", false),
        ("ad", false),
        ("at", false),
        ("dda", false),
        ("dd", false),
        ("da", false),
        ("d", false),
        ("tt", false),
        ("t", false),
    ];
    ENDINGS.iter().find_map(|&(ending, passive)| {
        let stem = word.strip_suffix(ending).filter(|stem| 3 <= stem.chars().count())?;
        let verb = [format!("{stem}a"), stem.to_owned()].into_iter().find(|verb| is_infinitive(verb))?;
        Some(Verb { word: verb, passive: passive || !has })
    })
}

/// Small words that make one verb with the word before them.
const PARTICLES: [&str; 12] =
    ["fram", "upp", "ut", "in", "igång", "vidare", "emot", "över", "hand", "ner", "fast", "åt"];

/// The particle that a verb goes on with.
pub fn particle(next: &str) -> Option<&'static str> {
    PARTICLES.into_iter().find(|known| *known == next)
}

/// What is done, said by a noun: *uppföljning* is what they do who *följer upp*.
const NOUNS: &[(&str, &str)] = &[
    ("uppföljning", "följa upp"),
    ("genomförande", "genomföra"),
    ("införande", "införa"),
    ("implementering", "implementera"),
    ("verkställande", "verkställa"),
    ("verkställighet", "verkställa"),
    ("tillämpning", "tillämpa"),
    ("beredning", "bereda"),
    ("förberedelse", "förbereda"),
    ("spridning", "sprida"),
    ("återkoppling", "återkoppla"),
    ("rapportering", "rapportera"),
    ("återrapportering", "rapportera"),
    ("avrapportering", "rapportera"),
    ("redovisning", "redovisa"),
    ("föredragning", "redovisa"),
    ("förankring", "förankra"),
    ("prioritering", "prioritera"),
    ("samverkan", "samverka"),
    ("samarbete", "samarbeta"),
    ("samråd", "samråda"),
    ("dialog", "samråda"),
    ("samordning", "samordna"),
    ("inrättande", "inrätta"),
    ("bildande", "bilda"),
    ("tillsättande", "tillsätta"),
    ("avveckling", "avveckla"),
    ("utvärdering", "utvärdera"),
    ("information", "informera"),
    ("informationsöverföring", "informera"),
    ("informationsspridning", "informera"),
];

/// The verb that a noun in lower case stands for, in any of its forms.
pub fn from_noun(word: &str) -> Option<&'static str> {
    const ENDINGS: [&str; 9] = ["", "en", "n", "et", "t", "ar", "arna", "r", "er"];
    NOUNS.iter().find_map(|(noun, verb)| {
        word.strip_prefix(noun).filter(|ending| ENDINGS.contains(ending)).map(|_| *verb)
    })
}

/// Whether a text in lower case has a verb of working together.
pub fn cooperates(small: &str) -> bool {
    small
        .split([' ', ',', '.'])
        .filter_map(verb)
        .any(|verb| matches!(verb.word.as_str(), "samverka" | "samarbeta" | "samråda"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_by_its_forms() {
        for (form, word, passive) in [
            ("rapporterar", "rapportera", false),
            ("rapporteras", "rapportera", true),
            ("bereds", "bereda", true),
            ("bereder", "bereda", false),
            ("genomförs", "genomföra", true),
            ("tas", "ta", true),
            ("utses", "utse", true),
            ("leda", "leda", false),
            ("väljs", "välja", true),
            ("träffas", "träffas", false),
        ] {
            assert_eq!(verb(form), Some(Verb { word: word.to_owned(), passive }), "{form}");
        }
        assert_eq!(verb("nämnden"), None);
    }

    #[test]
    fn a_noun_stands_for_what_is_done() {
        assert_eq!(from_noun("uppföljningen"), Some("följa upp"));
        assert_eq!(from_noun("genomförandet"), Some("genomföra"));
        assert_eq!(from_noun("genomförandeplan"), None);
    }
}
