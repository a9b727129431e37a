//! Who acts in a sentence: the group and those in it, or others whose duty it only recalls.

use super::*;
use crate::read::{clauses::is_finite, order, phrases};

/// Words before a noun that is no subject: it stands in what belongs to it.
const PREPOSITIONS: &str =
    "av|för|från|i|inom|med|mellan|om|på|till|ur|vid|över|under|hos|inför|utöver|bland|mot";

/// Whether the subject, where one is plain, is one that acts and the verb is one of action.
pub(super) fn acts(s: &Sentence<'_>) -> bool {
    let straight = order::straight(s);
    let small = straight.as_ref().map_or(&*s.small, |straight| &straight.small);
    let Some(head) = phrases::head(small) else { return true };
    let first = head.subject.split([' ', ',']).next().unwrap_or_default();
    if ["hur", "vilka", "vilken", "vilket", "vem", "vad", "när", "om", "då", "av"].contains(&first)
        || head.subject.contains(" som inte ")
    {
        return false;
    }
    let verb = head.first_verb(small);
    if small.contains(" är att ") {
        return true;
    }
    let passive = verb.len() > 4
        && verb.strip_suffix('s').is_some_and(|base| {
            is_infinitive(base) || is_present(&format!("{base}r")) || is_present(&format!("{base}er"))
        });
    !(passive
        || matches!(verb, "vara" | "finnas" | "finns" | "är" | "utökas") && !own_subject_is(s, head.subject))
}

/// Whether the noun of a subject is the group's own.
fn own_subject_is(s: &Sentence<'_>, subject: &str) -> bool {
    let noun = subject.split([' ', ',']).find(|word| !word.is_empty()).unwrap_or_default();
    s.is_own(noun) || noun.ends_with("gruppen") || noun.ends_with("rådet")
}

/// Whether the sentence recalls what lies with others: another body, or an office outside the group, is responsible for it.
pub(super) fn lies_with_others(s: &Sentence<'_>) -> bool {
    if let Some(hit) = LIES_WITH.find(&s.small) {
        return hit.name("whom").is_some_and(|whom| !s.is_own(whom.as_str()));
    }
    let Some(hit) = BEARS.find(&s.small) else { return false };
    let who = hit.name("who").map_or("", |who| who.as_str());
    let words: Vec<&str> = who.split([' ', '/', ',']).filter(|word| !word.is_empty()).collect();
    let bare =
        !words.iter().any(|word| PREPOSITIONS.split('|').any(|known| known == *word) || is_finite(word));
    let others = words.iter().any(|word| is_outside(word));
    bare && others && !s.is_own(who) && !s.own.iter().any(|own| who.contains(own.as_str()))
}

/// Whether a word names a body above the group or beside it.
fn is_outside(word: &str) -> bool {
    const ENDS: [&str; 12] = [
        "fullmäktige",
        "styrelsen",
        "nämnden",
        "nämnderna",
        "huvudman",
        "huvudmannen",
        "huvudmännen",
        "förvaltning",
        "förvaltningarna",
        "verksamheten",
        "linjen",
        "linjeorganisationen",
    ];
    ENDS.iter().any(|end| word.ends_with(end))
        || matches!(word, "rpo" | "lpo" | "region" | "kommun" | "regionerna" | "kommunerna")
}

patterns! {
    LIES_WITH = r"^ansvaret (?:för [^.]+? )?(?:ligger|vilar|åvilar|finns|kvarstår|ligger kvar|är kvar)~(?:hos |på |kvar hos )?(?P<whom>[^.]+)$";
    BEARS = r"^(?P<who>[^.]{3,60}?) (?:har|bär|ansvarar|svarar)~(?:det yttersta |det fulla |det samlade |hela )?(?:ansvaret )?för (?:[b-zåäö]|a[a-su-z])";
}
