//! What the group is for, and on what its work rests.

use super::*;
use crate::norm::{Objective, Principle};

/// What is aimed at: *syftar till*, *bidrar till*, *genom rådet ska inflytandet öka*.
pub(super) fn aims(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let towards =
        f.does(&["syfta", "bidra", "medverka", "handla"]) && ["till", "om"].contains(&f.rest.first()?.0);
    let leads = f.does(&["leda"])
        && f.rest.first().is_some_and(|(preposition, _)| *preposition == "till")
        && f.object.is_empty();
    let exists = f.does(&["finnas"]) && lower(f.after).starts_with("till för att");
    let furthered = f.verb.passive && f.does(&["främja", "tillgodose", "eftersträva"]);
    let grows = f.does(&["öka", "minska", "stärka", "förbättra"])
        && (f.object.is_empty() || f.verb.passive)
        && !f.subject.is_empty();
    let taken_part = f.does(&["medverka"])
        && !holds(&lower(f.after), "god|jämlik|bättre|ökad|utveckling|hälsa|trygg|hållbar");
    (towards && !taken_part || grows || furthered || leads || exists)
        .then(|| Rule::Objective(Objective { text: Some(text(s)) }))
}

/// What lies with others, and what guides the work.
pub(super) fn is_ground(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let rests =
        f.does(&["finnas", "ligga", "vila", "åvila", "kvarstå"]) && lower(f.subject).contains("ansvar");
    let guides = f.does(&["vara"])
        && holds(&lower(f.object), "vägledande|grunden|utgångspunkt|ledstjärna|en förutsättning");
    let begins = f.does(&["vara"])
        && ["grunden", "utgångspunkten", "en utgångspunkt"]
            .iter()
            .any(|word| lower(f.subject).starts_with(word));
    (rests || guides || begins).then(|| Rule::Principle(Principle { text: Some(text(s)) }))
}

fn text(s: &Sentence<'_>) -> String {
    s.text.trim().trim_end_matches(['.', ';', ',', ' ']).to_owned()
}
