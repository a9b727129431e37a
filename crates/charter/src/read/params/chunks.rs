//! The names of a sentence, cut at verbs, prepositions and adverbs: where no pattern knows who is meant, the first that can be.

use super::{
    clause::{SMALL, is_finite, is_one_of, words},
    parts::is_body,
};
use crate::text::words::{holds, is_infinitive, lower};

/// A name in a sentence with the preposition before it.
#[derive(Clone, Copy, Debug)]
pub struct Chunk<'s> {
    /// The preposition in lower case; empty for a subject or an object.
    pub preposition: &'s str,
    /// The name, with what *och* joins to it.
    pub name: &'s str,
}

/// The names of a sentence in order, cut at verbs, prepositions and adverbs.
pub fn chunks<'s>(text: &'s str, small: &'s str) -> Vec<Chunk<'s>> {
    const PREPOSITIONS: &[&str] = &[
        "med", "från", "hos", "till", "av", "mot", "i", "på", "inom", "åt", "genom", "via", "ur", "för",
        "inför", "bland", "om", "kring",
    ];
    let mut out: Vec<Chunk<'s>> = Vec::new();
    let mut preposition = "";
    let mut start = None;
    let mut end = 0;
    let mut close = |preposition: &'s str, start: Option<usize>, end: usize| {
        let name = start
            .and_then(|start| text.get(start..end))
            .map(|name| name.trim_matches([' ', ',', '.', ':', ';']));
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            out.push(Chunk { preposition, name });
        }
    };
    for (at, word) in words(small) {
        let lead = PREPOSITIONS.contains(&word);
        let joint = matches!(word, "och" | "samt" | "eller");
        let ends = lead
            || is_one_of(SMALL, word) && word != "det" && word != "den"
            || is_finite(word)
            || is_infinitive(word);
        if ends {
            close(preposition, start, end);
            (start, preposition) = (None, if lead { word } else { "" });
        } else if !joint {
            start = start.or(Some(at));
            end = at + word.len();
        }
    }
    close(preposition, start, end);
    out
}

/// Whether a name is one of somebody who can be asked, told or given something.
pub fn is_party(name: &str) -> bool {
    const PARTY: &str = "läkar|sköterska|central|verket|kassan|jurist|expert|ombud|rektor|företrädar|universitet|lärosät|apotek|bolag|hygien|skydd|myndighet|förening|polis|fack|avdelning|institut|akademi|registrator|controller|redaktion|instans|handläggar|utvecklar|patient|brukar|anhörig|skola|tjänst";
    let small = lower(name);
    is_body(&small) || holds(&small, PARTY)
}
