//! Words that the text itself is cut by: verbs that begin a bullet, words that never end a line.

use super::{lookup::Words, verbs::INFINITIVES};
use aho_corasick::AhoCorasick;
use std::{collections::HashMap, sync::LazyLock};

/// Whether a word, in lower case, is a verb in the infinitive that a task begins with.
pub fn is_infinitive(word: &str) -> bool {
    KNOWN.contains(word)
        || looks_infinitive(word)
        || word.strip_suffix('s').is_some_and(|base| base.ends_with("sätta") || base == "minna")
}

/// Whether a word, in lower case, is one of the verbs that charters are known to have, in the infinitive.
pub fn is_known_infinitive(word: &str) -> bool {
    KNOWN.contains(word)
}

/// Whether a word, in lower case, is one of the verbs that charters are known to have, in the infinitive or in the present.
pub fn is_known_verb(word: &str) -> bool {
    KNOWN.contains(word) || word.strip_suffix('r').is_some_and(|base| KNOWN.contains(base))
}

static KNOWN: LazyLock<Words> = LazyLock::new(|| INFINITIVES.iter().copied().collect());

/// Whether a word has the shape of an infinitive: an ending that verbs have, and that adjectives and nouns in the plural
/// have not.
fn looks_infinitive(word: &str) -> bool {
    const VERBAL: &[&str] = &[
        "era", "isa", "cka", "aka", "öka", "eka", "ika", "tja", "dja", "lja", "rja", "ytta", "itta", "ätta",
        "alta", "äpa", "apa", "öpa", "mla", "ndla", "ärla", "xla", "ägna", "öppna", "ordna", "ckna", "akna",
        "ämna", "skriva", "öva", "ämma", "rsäkra", "ättra", "ndra", "göra", "föra", "höra", "visa", "lösa",
        "söka", "gå", "få", "stå", "slå", "bjuda", "vända", "rätta", "bidra", "ansöka", "orska", "anska",
        "inska",
    ];
    const OTHER: &[&str] = &[
        "flera",
        "olika",
        "lika",
        "extra",
        "andra",
        "politiska",
        "hela",
        "vilka",
        "unika",
        "publika",
        "rika",
        "specifika",
        "tillika",
        "minska kostnader",
    ];
    5 <= word.chars().count() && !OTHER.contains(&word) && VERBAL.iter().any(|end| word.ends_with(end))
}

/// Whether a text in lower case has a verb in the present tense, as every sentence that binds somebody has.
pub fn speaks(small: &str) -> bool {
    const PLAIN: &[&str] = &[
        "är",
        "har",
        "kan",
        "finns",
        "består",
        "utgörs",
        "ingår",
        "sker",
        "innehas",
        "omfattar",
        "omfattas",
        "gäller",
        "hålls",
        "förs",
        "möts",
        "träffas",
        "tas",
        "ges",
        "görs",
        "fattas",
        "äger",
        "deltar",
        "tillhör",
        "bemannas",
        "regleras",
        "sitter",
        "står",
        "går",
        "väljer",
        "väljs",
        "kallas",
        "begär",
        "ersätter",
        "upphör",
        "träder",
        "delges",
        "delger",
        "sänds",
        "vilar",
        "hör",
        "förordnas",
        "löper",
        "pågår",
        "bjuds",
        "inbjuds",
        "lyder",
        "avgår",
        "förfaller",
    ];
    small.split([' ', ',', '(', ')', ':', '.']).filter(|word| !word.is_empty()).any(|word| {
        PLAIN.contains(&word)
            || is_present(word)
            || word.strip_suffix('s').is_some_and(|base| 4 <= base.chars().count() && is_infinitive(base))
    })
}

/// Whether a word, in lower case, is such a verb in the present tense.
pub fn is_present(word: &str) -> bool {
    let first = word.strip_suffix('r').is_some_and(is_infinitive);
    let second = word.strip_suffix("er").is_some_and(|stem| is_infinitive(&format!("{stem}a")));
    first
        || second
        || matches!(
            word,
            "styr" | "gör" | "för" | "följer" | "hör" | "utgör" | "genomför" | "utför" | "inför"
        )
}

/// The verbs of [`is_infinitive`] that are long enough to be told inside a fused word, and end as the word does.
pub fn long_infinitives(word: &str) -> impl Iterator<Item = &'static str> {
    static BY_END: LazyLock<HashMap<&[u8], Vec<&str>>> = LazyLock::new(|| {
        let mut by_end: HashMap<&[u8], Vec<&str>> = HashMap::new();
        for verb in INFINITIVES.iter().filter(|verb| verb.chars().count() >= 4) {
            by_end.entry(end(verb)).or_default().push(verb);
        }
        by_end
    });
    fn end(word: &str) -> &[u8] {
        word.as_bytes().last_chunk::<3>().map_or(&[], |end| end)
    }
    BY_END.get(end(word)).into_iter().flatten().copied()
}

/// Words after which a sentence goes on.
pub const CONNECTING: &[&str] = &[
    "och",
    "samt",
    "eller",
    "av",
    "i",
    "på",
    "för",
    "till",
    "med",
    "att",
    "som",
    "den",
    "det",
    "de",
    "en",
    "ett",
    "är",
    "om",
    "från",
    "inom",
    "mellan",
    "vid",
    "under",
    "över",
    "utan",
    "mot",
    "genom",
    "hos",
    "per",
    "sina",
    "sin",
    "sitt",
    "respektive",
    "exempelvis",
    "minst",
    "högst",
    "ska",
    "skall",
    "bör",
    "kan",
    "får",
    "inte",
];

/// Abbreviations whose full stop ends no sentence, in lower case without the stop.
pub const ABBREVIATIONS: &[&str] = &[
    "t.ex", "ex", "t ex", "bl.a", "bl a", "m.fl", "m fl", "mfl", "m.m", "mm", "dvs", "d.v.s", "s.k", "sk",
    "ca", "c:a", "nr", "kap", "st", "ordf", "tel", "inkl", "exkl", "resp", "f.d", "fr.o.m", "from", "t.o.m",
    "tom", "p.g.a", "pga", "jfr", "osv", "o.s.v", "etc", "kl", "dnr", "avs", "enl", "ev", "forts", "ggr",
    "min", "max", "prel", "sid", "vad", "v", "o.d", "o.dyl", "dr", "jan", "feb", "apr", "aug", "sep", "sept",
    "okt", "nov", "dec", "alt", "div", "mkt", "red", "sekr", "tjf", "tf", "ang", "bil",
];

/// The lower case of a text with every byte in its place: a letter whose lower case has another length stays.
pub fn lower(text: &str) -> String {
    if has_case_of_ascii(text) {
        return text.to_ascii_lowercase();
    }
    let mut bytes = text.as_bytes().to_vec();
    bytes.make_ascii_lowercase();
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        at += match (lead, bytes.get_mut(at + 1)) {
            (..0x80, _) => 1,
            // À to Þ, but for the sign of multiplication.
            (0xc3, Some(letter)) => {
                if matches!(letter, 0x80..=0x96 | 0x98..=0x9e) {
                    *letter += 0x20;
                }
                2
            }
            (0xc2, _) => 2,
            // Dashes, quotation marks and bullets have no case.
            (0xe2, Some(0x80)) => 3,
            _ => return text.chars().map(small_letter).collect(),
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.chars().map(small_letter).collect())
}

/// Whether no letter but those of ASCII stands in upper case, as far as can be told quickly.
fn has_case_of_ascii(text: &str) -> bool {
    text.as_bytes().windows(2).all(|two| match two {
        [0xc3, letter] => !matches!(letter, 0x80..=0x96 | 0x98..=0x9e),
        [0xe2, next] => *next == 0x80,
        [lead, _] => *lead < 0xc4,
        _ => true,
    })
}

/// A letter in lower case, where that takes as many bytes.
fn small_letter(letter: char) -> char {
    if letter.is_ascii() || letter.is_lowercase() {
        return letter.to_ascii_lowercase();
    }
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}

/// The first word of a text, in lower case.
pub fn first_word(text: &str) -> String {
    lower(text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default())
}

/// The last word of a text, in lower case.
pub fn last_word(text: &str) -> String {
    lower(text.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default())
}

/// Words that bind, permit or forbid, each with a space where the word ends.
const BINDING: &[&str] = &[
    " ska ",
    " skall ",
    " måste ",
    " bör ",
    " får ",
    " ansvarar ",
    "ansvar för",
    "till uppgift",
    " i uppdrag att",
    " utses ",
    " utser ",
    " åligger ",
    " skyldig",
    " har rätt ",
    " förväntas ",
    "eftersträva",
    " behöver ",
    " äger rätt",
    " fastställs ",
    " fastställer ",
    " ansvarig ",
    " ansvariga ",
    "ska:",
    " skall:",
];

/// Whether a text in lower case holds a word that binds somebody.
pub fn binds(small: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(BINDING).ok());
    let padded = format!(" {small} ");
    WORDS.as_ref().is_some_and(|words| words.is_match(&padded))
}

/// Whether a text holds any of the words, told apart by bars.
pub fn holds(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.contains(word))
}
