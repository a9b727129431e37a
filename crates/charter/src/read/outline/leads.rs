//! What stands before a list or a value and leads it in: what it is about, and where a label ends.

use super::*;

/// What a lead-in is about: only where it is a label, not where it speaks.
pub(super) fn topic_of_lead(lead: &str) -> Topic {
    let small = lower(lead);
    let bare = small.trim_end_matches([':', ' ']);
    if ["består av", "bestå av", "utgörs av", "sammansatt av", " ingår", " ingå", " sitter"]
        .iter()
        .any(|end| bare.ends_with(end))
    {
        return Topic::Composition;
    }
    if small.contains("skickas till") || small.contains("sänds till") || small.contains("delges") {
        return Topic::Distribution;
    }
    if small.contains("uppgift")
        || small.contains("uppdrag är")
        || small.contains("i uppdrag att")
        || small.ends_with(" ansvarar för")
        || opens_verbs(small.trim_end_matches(':').trim_end()) && !small.contains(" för att")
    {
        return Topic::Tasks;
    }
    topic(lead)
}

/// Whether what follows a lead-in in lower case is an infinitive.
pub(super) fn opens_verbs(lead: &str) -> bool {
    [" ska", " skall", " bör", " måste", " att"].iter().any(|end| lead.ends_with(end))
}

/// A noun phrase: no verb that binds, and no infinitive at its start.
pub(super) fn is_noun_phrase(item: &str) -> bool {
    let small = lower(item);
    let said = [
        " utses",
        " ska ",
        " är ",
        " har ",
        " kan ",
        " får ",
        " bör ",
        " som ",
        " deltar",
        " utser",
        " ansvarar",
        " sker ",
    ];
    !binds(&small)
        && !is_infinitive(&first_word(item))
        && !said.iter().any(|verb| small.contains(verb))
        && item.split_whitespace().count() <= 14
        && !small.trim_end_matches('.').contains(". ")
}

/// A label and what stands after it.
pub fn labelled(quote: &str) -> Option<(&str, &str)> {
    let at = quote.find(':')?;
    let (label, rest) = quote.split_at_checked(at)?;
    let rest = rest.get(1..)?;
    let spaced = rest.is_empty()
        || rest.starts_with(' ')
        || rest.starts_with(|c: char| c.is_alphabetic() || "[”\"".contains(c));
    let plain = label.chars().count() <= 70 && label.split_whitespace().count() <= 6;
    let starts = label.starts_with(|c: char| c.is_uppercase());
    let genitive = rest.starts_with(|c: char| c.is_lowercase())
        && label.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let small = lower(label);
    let speaks = binds(&small)
        || !is_heading_line(label) && !small.contains("skickas till")
        || small.ends_with(" ska")
        || small.contains(" att")
        || small.contains(" är ")
        || small.contains(" av ") && small.contains("utses");
    (spaced
        && plain
        && starts
        && !genitive
        && !speaks
        && !label.trim_start_matches("Ordf.").contains(['.', '(', '”']))
    .then(|| (label, rest.trim_start()))
}
