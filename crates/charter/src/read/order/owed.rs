//! Roundabout ways to say who has to do something, turned into *X ska*.
//!
//! *Det är rådets uppgift att följa frågan*, *till rådets uppgifter hör att följa frågan* and *på rådet ankommer det att följa
//! frågan* all say that *rådet ska följa frågan*.

use super::respell;
use crate::{
    read::{pattern::patterns, sentence::Sentence},
    text::words::is_infinitive,
};

patterns! {
    GENITIVE = r"^(?:det (?:är|hör till)|till|i|bland|inom) (?P<who>[a-zåäöé0-9\- ]{3,45}?)s (?:viktigaste |främsta |övergripande |huvudsakliga |särskilda |uttalade )?(?:uppgift|uppgifter|ansvar|uppdrag|sak|roll|åtagande|arbetsuppgifter|ansvarsområde)(?: (?:hör|ingår|ligger|är))?(?: (?:också|även|bland annat|dessutom|framför allt|det|särskilt|främst))*,? att (?P<what>.+)$";
    BY_VERB = r"^(?:det åligger|det ankommer på|det är upp till) (?P<who>[a-zåäöé0-9\- ]{3,45}?) att (?P<what>.+)$|^på (?P<who2>[a-zåäöé0-9\- ]{3,45}?) ankommer (?:det )?att (?P<what2>.+)$|^(?P<who3>[a-zåäöé0-9\- ]{3,45}?) (?:åligger|tillkommer) (?:det )?(?:också |även |särskilt )?att (?P<what3>.+)$";
    A_TASK = r"^(?:en|ett) (?:[a-zåäö]+ )?(?:uppgift|huvuduppgift|roll|uppdrag|ansvar) för (?P<who>[a-zåäöé0-9\- ]{3,45}?) är (?:också |även |bland annat )?att (?P<what>.+)$|^(?P<who2>[a-zåäöé0-9\- ]{3,45}?) (?:(?:fyller|fullgör|utför|uppfyller) (?:sin|sina|sitt|denna) (?:uppgift|uppgifter|uppdrag|roll)|verkar|arbetar) genom att (?P<what2>.+)$";
    IS_THEIRS = r"^(?P<what>[^.,]{6,80}?) är (?P<who>[a-zåäöé0-9\- ]{3,45}?)s (?:ansvar|uppgift|sak)$";
    IN_TASK = r"^(?:i|till) (?:uppdraget|uppgiften|uppgifterna|ansvaret|rollen|arbetet|arbetsuppgifterna)(?: som (?P<who>ordförande|sekreterare|ledamot|kontaktperson|koordinator|processledare))? (?:ingår|ligger|hör)(?: (?:också|även|bland annat|dessutom|särskilt|det))*,? att (?P<what>.+)$";
}

/// The sentence with whoever has to do it as its subject. `None` where it stands so already.
pub(super) fn owed<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    let small = s.small.trim_end_matches(['.', ' ', ':']);
    let theirs = [" ansvar", " uppgift", " sak"].iter().any(|end| small.ends_with(end));
    if !theirs && !s.has("att ") {
        return None;
    }
    let first = small.split(' ').next()?;
    let verbal = s.has("åligger|ankommer|tillkommer|är upp till");
    let hit = match first {
        "det" | "till" | "i" | "bland" | "inom" => GENITIVE
            .find(small)
            .or_else(|| verbal.then(|| BY_VERB.find(small))?)
            .or_else(|| IN_TASK.find(small)),
        _ if verbal => BY_VERB.find(small),
        "en" | "ett" => A_TASK.find(small),
        _ if theirs => IS_THEIRS.find(small),
        _ if s.has(" genom att ") => A_TASK.find(small),
        _ => None,
    }?;
    let (who, what) = (s.named(&hit, "who").unwrap_or("gruppen"), s.named(&hit, "what")?);
    if [" som ", " är ", " och "].iter().any(|word| who.contains(word)) {
        return None;
    }
    let noun = small.ends_with("ansvar") || small.ends_with("uppgift") || small.ends_with("sak");
    if noun {
        let text = format!("{who} ansvarar för {}{}", what.get(..1)?.to_lowercase(), what.get(1..)?);
        return Some(Sentence { small: respell(&text).into(), text, ..s.clone() });
    }
    let verb = is_infinitive(what.split([' ', ',']).next()?);
    let text = if verb { format!("{who} ska {what}") } else { format!("{who} ansvarar för att {what}") };
    let mut letters = text.chars();
    let text: String = letters.next()?.to_uppercase().chain(letters).collect();
    let small = respell(&text);
    Some(Sentence { text, small: small.into(), ..s.clone() })
}
