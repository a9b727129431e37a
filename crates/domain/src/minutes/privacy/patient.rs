//! What looks like data about one patient: somebody of an age, a journal number, what was done with the patient.
//!
//! Notes of coordination groups speak of patients all the time, in general. Only the singular, with what belongs to one
//! life, is shown.

use super::{Passage, Suspicion};
use samordna_charter::Span;

/// One person, in the singular.
const ONE: [&str; 18] = [
    "man",
    "mannen",
    "kvinna",
    "kvinnan",
    "pojke",
    "pojken",
    "flicka",
    "flickan",
    "patient",
    "patienten",
    "person",
    "personen",
    "barn",
    "barnet",
    "brukare",
    "brukaren",
    "tonåring",
    "spädbarn",
];

/// What was done with one patient, or befell one.
const BEFELL: [&str; 28] = [
    "opererades",
    "avled",
    "dog",
    "insjuknade",
    "inkom",
    "vårdades",
    "remitterades",
    "ordinerades",
    "diagnostiserades",
    "intuberades",
    "drabbades",
    "återinlades",
    "föll",
    "skadades",
    "lades in",
    "lagts in",
    "skrevs ut",
    "skrivits ut",
    "fick diagnosen",
    "har diagnosen",
    "har diagnos",
    "fått diagnosen",
    "lider av",
    "sattes in på",
    "togs in",
    "behandlades",
    "röntgades",
    "födde",
];

/// Words after which a number is one person's in a journal.
const JOURNAL: [&str; 5] = ["journalnummer", "journalnr", "reservnummer", "reservnr", "patient-id"];

/// Every sentence of a text that looks like data about one patient.
pub(super) fn patients(text: &str) -> Vec<Passage> {
    sentences(text)
        .filter(|(_, sentence)| {
            let words = Words::of(sentence);
            words.has_somebody_of_an_age() || words.has_journal_number() || words.tells_of_one_patient()
        })
        .map(|(start, sentence)| Passage {
            span: Span { start, end: start + sentence.len() },
            what: Suspicion::Patient,
        })
        .collect()
}

/// The sentences with their places. A dot inside a number or a code ends none.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_last = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if letter == '\n' || (matches!(letter, '.' | '!' | '?') && is_last) {
            let end = at + letter.len_utf8();
            parts.push((start, end));
            start = end;
        }
    }
    parts.push((start, text.len()));
    parts.into_iter().filter_map(move |(start, end)| {
        let part = text.get(start..end)?;
        let trimmed = part.trim();
        (!trimmed.is_empty()).then(|| (start + part.len() - part.trim_start().len(), trimmed))
    })
}

/// The words of a sentence, in small letters.
struct Words {
    all: Vec<String>,
    /// One space between them, and around.
    joined: String,
}

impl Words {
    fn of(sentence: &str) -> Self {
        let inner = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '–';
        let all: Vec<String> = sentence
            .split(|letter: char| !inner(letter))
            .map(|word| word.trim_matches(|letter| letter == '-' || letter == '–').to_lowercase())
            .filter(|word| !word.is_empty())
            .collect();
        let joined = format!(" {} ", all.join(" "));
        Self { all, joined }
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().zip(self.all.iter().skip(1)).map(|(one, next)| (one.as_str(), next.as_str()))
    }

    /// *En 72-årig kvinna*, *kvinna, 72 år*; not *75-åriga kvinnor* nor *barn 0–6 år*.
    fn has_somebody_of_an_age(&self) -> bool {
        let is_one = |word: &str| ONE.contains(&word);
        let is_age = |word: &str| is_number(word) && word.len() <= 3;
        let aged = |word: &str| {
            let age = word.split_once("-årig").or_else(|| word.split_once("årig"));
            age.is_some_and(|(age, ending)| is_age(age) && matches!(ending, "" | "e" | "a"))
        };
        let after = self.pairs().any(|(word, next)| aged(word) && is_one(next));
        // An age before *år*, of somebody just named; a kind of people is named without an article.
        let told = self.all.windows(4).any(|four| match four {
            [article, one, age, years] => {
                matches!(article.as_str(), "en" | "ett") && is_one(one) && is_age(age) && years == "år"
            }
            _ => false,
        });
        let born =
            self.pairs().any(|(word, next)| word == "född" && is_birthday(next)) && self.is_about_one();
        after || told || born
    }

    fn is_about_one(&self) -> bool {
        self.all.iter().any(|word| ONE.contains(&word.as_str()))
    }

    fn has_journal_number(&self) -> bool {
        self.pairs().any(|(word, next)| {
            JOURNAL.contains(&word) && next.chars().filter(char::is_ascii_digit).count() >= 3
        })
    }

    /// *Patienten opererades*; not *när patienten har rätt vårdnivå*.
    fn tells_of_one_patient(&self) -> bool {
        let is_told = self.all.iter().any(|word| word == "patienten" || word == "patientens");
        is_told
            && (BEFELL.iter().any(|what| self.joined.contains(&format!(" {what} ")))
                || self.has_diagnosis_code())
    }

    /// A code of the classification of diseases, as F32 or F32.1.
    fn has_diagnosis_code(&self) -> bool {
        self.all.iter().any(|word| {
            let mut letters = word.chars();
            let is_letter = letters.next().is_some_and(|letter| letter.is_ascii_lowercase());
            is_letter && letters.as_str().len() == 2 && is_number(letters.as_str())
        })
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit())
}

/// A day of birth, as `1945-03-02` or `450302`.
fn is_birthday(word: &str) -> bool {
    word.parse::<jiff::civil::Date>().is_ok() || (is_number(word) && matches!(word.len(), 6 | 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_of_one_patient_is_found() {
        for text in [
            "En 72-årig kvinna kom till akuten.",
            "En 7-årig pojke fick vänta.",
            "Ärendet gäller en man, 45 år, från Skaraborg.",
            "Patienten opererades i mars och skrevs ut samma vecka.",
            "Patienten har diagnosen F32.1.",
            "Patienten (F32) har överklagat.",
            "Journalnummer 12345 bifogas.",
            "Patient född 1945-03-02 remitterades.",
            "Barnet, född 20150302, har två vårdkontakter.",
        ] {
            assert_eq!(patients(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn patients_in_general_are_left_alone() {
        for text in [
            "Patienten ska mötas av rätt vårdnivå.",
            "Patientsäkerheten och patientens ställning diskuterades.",
            "75-åriga kvinnor erbjuds screening, liksom män 40–74 år.",
            "Barn 0–6 år och kvinnor 23–70 år.",
            "Vårdförloppet för patienter med höftfraktur: 80 procent opererades inom 24 timmar.",
            "Gruppen firar 10-årig samverkan.",
            "Patienter som opererades 2025 följs upp.",
            "Remiss från NPO psykisk hälsa, svar senast 14 april.",
            "Under 3 år har en person per förvaltning deltagit.",
            "Mötet behandlades i rum B12.",
            "",
        ] {
            assert_eq!(patients(text), [], "{text}");
        }
    }

    #[test]
    fn the_whole_sentence_is_shown_and_no_more() {
        let text = "Först detta.  Patienten avled den 2.3 på sjukhuset!\nSedan annat.";
        let found = patients(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].span.start..found[0].span.end], "Patienten avled den 2.3 på sjukhuset!");
    }
}
