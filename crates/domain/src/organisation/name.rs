//! Names over time, and when two spellings are the same name.

use crate::{Period, Refusal, refusal::Why};
use serde::{Deserialize, Serialize};

/// A name of a body, and when it had it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// When.
    pub period: Period,
    /// Another name for the same body, beside its own.
    pub is_alias: bool,
}

/// The longest name, in characters.
const LONGEST: usize = 200;

/// The name trimmed, or what is wrong with it.
pub(crate) fn checked(name: &str) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refusal::mistake("name", Why::NameMissing));
    }
    if name.chars().count() > LONGEST {
        return Err(Refusal::mistake("name", Why::TooLong { most: LONGEST }));
    }
    Ok(name)
}

/// The endings of the definite form, longest first.
const DEFINITE: [&str; 6] = ["arna", "erna", "orna", "en", "et", "na"];

/// What two spellings of one name have in common: case, dashes, punctuation and definite endings folded away.
///
/// `Hälso- och sjukvårdsdirektören` and `hälso-och sjukvårdsdirektör` fold to the same text.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let stem = DEFINITE
            .iter()
            .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3))
            .unwrap_or(&word);
        let stem = stem.strip_suffix('e').filter(|stem| stem.chars().count() >= 4).unwrap_or(stem);
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(stem);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definite_forms_and_dashes_make_no_other_name() {
        for (one, other) in [
            ("Hälso- och sjukvårdsdirektören", "hälso-och sjukvårdsdirektör"),
            (
                "Region- och landstingsdirektörsgruppen",
                "region-/landstingsdirektörsgrupp".replace('/', " och ").as_str(),
            ),
            ("Samordningsrådet Barn", "samordningsråd barn"),
            ("förvaltningscheferna", "förvaltningschef"),
            ("samordnaren", "Samordnare"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} / {other}");
        }
        assert_ne!(fold("SOR barn"), fold("SOR kvinna"));
    }
}
