//! The parts of a sentence: who, to whom, with whom, about what, how many, within how long.

use crate::{
    read::{
        names::{name, trimmed},
        sentence::Sentence,
    },
    text::{
        sieve::Need,
        small::Searched,
        words::{holds, lower},
    },
};

/// A sentence and its parts.
pub struct Parts<'s> {
    /// The sentence.
    pub s: &'s Sentence<'s>,
    /// Its words without the full stop.
    pub text: &'s str,
    /// The same in lower case, byte for byte.
    pub small: &'s str,
}

impl<'s> Parts<'s> {
    /// The parts of a sentence.
    pub fn of(s: &'s Sentence<'s>) -> Self {
        let text = s.text.trim_end_matches(['.', ' ', ';', ',']);
        let small = s.small.get(..text.len()).unwrap_or_default();
        Self { s, text, small }
    }

    /// The parts of a piece of the sentence.
    pub fn piece(&self, from: usize, to: usize) -> Self {
        let text = self.text.get(from..to).unwrap_or(self.text);
        let small = self.small.get(from..to).unwrap_or(self.small);
        Self { s: self.s, text, small }
    }

    /// Whether the sentence holds any of the words, told apart by bars.
    pub fn has(&self, words: &'static str) -> bool {
        self.s.small.has(words) && holds(self.small, words)
    }

    /// The words after the first of the leads that stands in the sentence, as it is written.
    pub fn after(&self, leads: &[&str]) -> Option<&'s str> {
        leads
            .iter()
            .filter_map(|lead| Some((self.small.find(lead)?, lead.len())))
            .min()
            .and_then(|(at, length)| self.text.get(at + length..))
    }

    /// The name that follows the first of the leads.
    pub fn name_after(&self, leads: &[&str]) -> Option<String> {
        self.after(leads).map(name).filter(|name| !name.is_empty())
    }
}

impl<'s> Searched<'s> for &Parts<'s> {
    fn words(self) -> &'s str {
        self.small
    }

    fn may_meet(self, need: Need) -> bool {
        (&self.s.small).may_meet(need)
    }
}

/// Whether a name is one of a body, an office or those in it.
pub fn is_body(text: &str) -> bool {
    const BODY: &str = "nämnd|styrelse|råd|grupp|ledning|chef|direktör|utskott|förvaltning|kommun|region|fullmäktige|kansli|medlem|ledam|huvudm|part|forum|nätverk|direktion|kontor|givare|linje|verksamhet|politik|team|område|stab|organ|enhet|samverkan|kommitté|förbund|ordförand|sekreterar|samordnar|koordinator|presidi|processledar|kontaktperson|klinik|sjukhus";
    text.starts_with(char::is_uppercase) || holds(&lower(text), BODY)
}

/// A text up to the first of the words in it.
pub fn cut(text: &str, stops: &[&str]) -> String {
    let small = lower(text);
    let end = stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min();
    trimmed(text.get(..end.unwrap_or(text.len())).unwrap_or(text))
}

/// What something is told to be about, after the last preposition that tells it.
pub fn about(text: &str) -> Option<String> {
    const ABOUT: [&str; 14] = [
        "när det gäller ",
        "vad gäller ",
        "i fråga om ",
        "rörande ",
        "kring ",
        "gällande ",
        "avseende ",
        "angående ",
        "beträffande ",
        "som rör ",
        "som gäller ",
        "som avser ",
        "i frågor om ",
        " om ",
    ];
    let small = lower(text);
    let what = ABOUT
        .iter()
        .find_map(|lead| Some((small.find(lead)?, lead.len())))
        .and_then(|(at, length)| text.get(at + length..))?;
    Some(cut(super::clause::before_verb(what), &["; ", ", ", " ska ", " innan ", " före "]))
        .filter(|what| !what.is_empty())
}
