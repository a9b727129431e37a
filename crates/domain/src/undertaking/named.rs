//! Which undertaking a charter means: by name, with or without *projektet* or *program* before it.

use super::{Undertaking, Undertakings};
use crate::organisation::fold;
use samordna_charter::{Norm, Rule};

/// Words for an undertaking, folded.
const WORDS: [&str; 4] = ["projekt", "program", "programm", "utredning"];

/// A name folded, without the word for what it is before it: *Program Nära hemma* and *Nära hemma* are the same.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name);
    let rest = WORDS.iter().find_map(|word| folded.strip_prefix(word)?.strip_prefix(' '));
    rest.map_or_else(|| folded.clone(), str::to_owned)
}

/// A sentence makes the group a reference group of projects and inquiries (rows 156, 160).
pub fn asks_for_views(norm: &Norm) -> bool {
    if !matches!(norm.rule, Rule::AdvisoryRole(_)) {
        return false;
    }
    let said = fold(&norm.quote);
    said.split(' ').any(|word| WORDS.iter().any(|known| word.contains(known)))
}

impl Undertakings {
    /// The undertaking that a name means; the latest where there are several.
    pub fn named(&self, name: &str) -> Option<&Undertaking> {
        self.names.get(&key(name))?.last().and_then(|id| self.get(id))
    }

    /// The undertaking that a sentence names as one: with the word for it before the name, or in it.
    fn named_in(&self, sentence: &str) -> Option<&Undertaking> {
        let said = format!(" {} ", fold(sentence));
        let is_named = |name: &&String| {
            // *Projektet* alone names none.
            if WORDS.contains(&name.as_str()) {
                return false;
            }
            let alone = format!(" {name} ");
            let has_word = WORDS.iter().any(|word| name.contains(word));
            (has_word && said.contains(&alone))
                || WORDS.iter().any(|word| said.contains(&format!(" {word}{alone}")))
        };
        let name = self.names.keys().find(is_named)?;
        self.names.get(name)?.last().and_then(|id| self.get(id))
    }

    /// The undertaking that a norm takes orders or questions from, where it names one (rows 156, 160, 161).
    pub fn orders_by(&self, norm: &Norm) -> Option<&Undertaking> {
        if self.names.is_empty() {
            return None;
        }
        let names = if let Rule::CommissionedMatter(says) = &norm.rule {
            &says.from
        } else if let Rule::AdvisoryRole(says) = &norm.rule {
            &says.to
        } else {
            return None;
        };
        names.iter().find_map(|name| self.named(name)).or_else(|| self.named_in(&norm.quote))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_for_what_it_is_makes_no_other_name() {
        for (one, other) in [
            ("Program Nära hemma", "programmet Nära hemma"),
            ("Nära hemma", "Program nära hemma"),
            ("projektet Trygg hemgång", "Trygg hemgång"),
            ("Suicidpreventionsprojektet", "suicidpreventionsprojekt"),
        ] {
            assert_eq!(key(one), key(other), "{one} / {other}");
        }
        assert_ne!(key("Programmet"), key("Projektet"));
        assert_ne!(key("Nära hemma"), key("Nära dig"));
    }
}
