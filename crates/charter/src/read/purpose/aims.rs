//! Whether a sentence says what is done or what it is done for, by its first verb.

use super::*;
use crate::text::words::is_present;

/// Whether the verb of an item, which says what is done, is one of aiming: *bidra, främja, tillgodose; verka, arbeta, sträva för*. A verb
/// further on, as after *för att*, tells why it is done.
pub(super) fn aims(small: &str) -> bool {
    let Some((verb, after)) = head_verb(small) else { return false };
    match verb {
        "bidra" | "bidrar" | "bidraga" => !after.starts_with("med "),
        "främja" | "främjar" | "tillgodose" | "tillgodoser" => true,
        "verka" | "verkar" | "arbeta" | "arbetar" | "sträva" | "strävar" => {
            const BETWEEN: [&str; 8] = [
                "aktivt",
                "gemensamt",
                "tillsammans",
                "långsiktigt",
                "systematiskt",
                "också",
                "även",
                "särskilt",
            ];
            let after = after.split(' ').find(|word| !word.is_empty() && !BETWEEN.contains(word));
            after.is_some_and(|word| matches!(word, "för" | "efter" | "mot"))
        }
        _ => false,
    }
}

/// The verb that says what is done, and what follows it: the first infinitive after *ska* or *att*, the word that a bullet
/// begins with, or the first verb in the present.
fn head_verb(small: &str) -> Option<(&str, &str)> {
    const MODAL: [&str; 8] = ["ska", "skall", "bör", "måste", "kan", "får", "att", "vill"];
    let mut rest = small.trim_start_matches(['-', '•', ' ']);
    let mut waits = false;
    while let Some((word, after)) = rest.split_once(' ').or_else(|| (!rest.is_empty()).then_some((rest, "")))
    {
        let bare = word.trim_matches([',', '.', ':', '(', ')']);
        if MODAL.contains(&bare) {
            waits = true;
        } else if is_infinitive(bare) || !waits && is_present(bare) && bare != "för" {
            return Some((bare, after));
        }
        rest = after;
    }
    None
}

/// A bullet that begins with a verb of action says what is done, whatever it aims at.
pub(super) fn is_item_of_action(s: &Sentence<'_>) -> bool {
    (s.bullet || s.label.is_some()) && is_infinitive(&first_word(&s.text)) && !STATED.is(&s.small)
}

/// Whether the first verb is one of action, so that an aim further on is only what the action is for.
pub(super) fn is_action_first(s: &Sentence<'_>) -> bool {
    const AIMS: &str = "bidra|främja|tillgodose|verka|arbeta|sträva|eftersträva|vara|ha|säkerställa";
    let acts = |verb: &str| is_infinitive(verb) && !AIMS.split('|').any(|aim| aim == verb);
    if is_stated_aim(s) || s.topic == Topic::Purpose && !s.bullet {
        return false;
    }
    let first = first_word(&s.text);
    if is_infinitive(&first) {
        return acts(&first);
    }
    let Some(hit) = AFTER_MODAL.find(&s.small) else { return false };
    hit.name("verb").is_some_and(|verb| acts(verb.as_str()))
}

/// An item whose first verb is one of doing, not of aiming: *arrangera, lyfta, skapa*.
pub(super) fn is_plain_action(s: &Sentence<'_>) -> bool {
    const AIMS: &str = "bidra|främja|tillgodose|verka|arbeta|sträva|eftersträva|vara|ha|säkerställa|öka|minska|förbättra|stärka|uppnå|ge|få|säkra|utveckla|åstadkomma|utgöra|värna|förebygga|möjliggöra|underlätta";
    let first = first_word(&s.text);
    crate::text::words::is_known_infinitive(&first) && !AIMS.split('|').any(|aim| aim == first)
}

patterns! {
    AFTER_MODAL = r"^(?:[a-zåäö\-]+ ){1,5}?(?:ska|skall|bör|kan|får|har (?:till|i|som) (?:huvudsaklig |övergripande |främsta )?uppgift att|ansvarar för att|har i uppdrag att) (?:aktivt |också |även |därför |alltid |bland annat |i första hand |vid behov )*(?P<verb>[a-zåäö]+)~";
}
