//! Who speaks for the principals outside, and who is answered when they ask for a view.

use super::*;
use crate::norm::{ConsultationResponses, ExternalRepresentation};

patterns! {
    NOT = r"~(?:inte|ej|icke|aldrig|ingen|inget|inga|varken|saknar|nej|förbjudet|otillåtet)~|utan (?:mandat|rätt|behörighet)|(?:är|enbart|endast|bara) intern|~av linjen~";
    SPEAKS = r"företräd|represent|uttala|talan|~talar?~|~prata|agera|uppträd|ombud|röst|språkrör|ansikte|talesperson|talesman|förhandla|företrädare|~namn~";
    ACTS = r"kontakt|delta|medverka|svara|närvara|möte|dialog";
    PLACE = r"(?:^|[ ,])(?:i|på|inom|gentemot|mot|inför|vid|hos|utanför|med)~(?P<where>[^;,.]+)";
    TALKS = r"^(?P<who>[^;,.]+?) (?:(?:ska|skall|får|kan|bör|inte|ej|även|också|alltid) )*(?:för|föra) [^;,.]*?talan";
    WIDELY = r"~(?P<where>nationellt|internationellt|sjukvårdsregionalt|mellanregionalt|externt)~";
    ONLY_BY = r"(?:sker|sköts|hanteras|endast|enbart|bara) (?:endast |enbart |bara |alltid )?(?:genom|via) (?P<who>[^;.]+)";
    IT_IS = r"(?:^|[ ,])det är (?P<who>[^;,.]+?) som ";
    CONTACTS = r"^(?:kontakt(?:er)?|dialog|samtal|möten|förhandlingar|samverkan|överläggningar) med (?P<where>.+)$";
    ASKS_OF = r"(?:^|[ ,])(?:på |över |om |av )?(?P<who>(?:[a-zåäöé\-]+ ){0,5}?[a-zåäöé\-]+)s (?:[a-zåäö]+ )?[a-zåäö]*(?:remiss|remisser|samråd|hearing|förslag)[a-zåäö]*";
}

/// The rule of an external representation.
pub(super) fn representation(p: &Parts<'_>) -> ExternalRepresentation {
    // *Ordföranden och ingen annan* is allowed.
    let small = p.small.replace("ingen annan", "").replace("inga andra", "");
    let allowed = !NOT.is(small.as_str());
    ExternalRepresentation { allowed: Some(allowed), level: level(p), who: speaker(p) }
}

/// Where somebody speaks for others.
fn level(p: &Parts<'_>) -> Option<String> {
    const NO: &str = "eget namn|gruppens|rådets|vägnar|namn|uppdrag|uppgift|ansvar|mandat|deltar|frågor|begäran|sin roll|egenskap|första hand|ordförande";
    let speaks =
        SPEAKS.find(p).or_else(|| ACTS.find(p)).and_then(|hit| hit.get(0)).map_or(0, |hit| hit.start());
    let clause = clause::clause(p);
    let fronted = clause.filter(|main| main.inverted()).map_or(0, |main| main.at);
    let mut places: Vec<(usize, String)> = Vec::new();
    let mut from = 0;
    while let Some(hit) = p.small.get(from..).and_then(|rest| PLACE.find(rest)) {
        let (Some(all), Some(place)) = (hit.get(0), hit.name("where")) else { break };
        let (start, at) = (from + all.start(), from + place.start());
        let text = p.text.get(at..from + place.end()).unwrap_or_default();
        let outside = p.small.get(start..at).unwrap_or_default().contains("utanför");
        let place = clause::noun(clause::before_verb(text));
        let small = lower(&place);
        let place = CONTACTS
            .find(&small)
            .and_then(|hit| hit.name("where"))
            .and_then(|inner| place.get(inner.range()))
            .map_or(place.clone(), trimmed);
        let place = if outside { format!("utanför {place}") } else { place };
        if !place.is_empty() && !holds(&lower(&place), NO) && !p.s.is_own(&place) {
            places.push((start, place));
        }
        from = at;
    }
    let front = places.iter().find(|(at, _)| *at < fronted);
    front
        .or_else(|| places.iter().find(|(at, _)| speaks <= *at))
        .map(|(_, place)| place.clone())
        .or_else(|| named(p, &WIDELY, "where").map(trimmed))
}

/// Who speaks.
fn speaker(p: &Parts<'_>) -> Option<String> {
    let some = |who: String| {
        let first = p.text.starts_with(who.as_str()) && !who.contains(' ');
        let known = if first { is_party(&lower(&who)) } else { is_party(&who) };
        (known && !is_pronoun(&lower(&who)) && lower(&who) != "vi").then_some(who)
    };
    let told = named(p, &ONLY_BY, "who").or_else(|| named(p, &TALKS, "who")).map(party).and_then(some);
    if told.is_some() {
        return told;
    }
    let through = p.after(&[" genom ", "genom "]).map(party).and_then(some);
    let Some(main) = clause::clause(p) else { return through };
    let after_by = || p.after(&[" av "]).map(party).and_then(some);
    if let Some(who) = named(p, &IT_IS, "who").map(party).and_then(some) {
        return Some(who);
    }
    let inverted = main.inverted();
    let spoken_for = ["företräds", "representeras", "företrädes"].contains(&main.verb);
    let by = main.passive() && (inverted || spoken_for || !is_party(&lower(&party(main.front))));
    if by || main.front.is_empty() && main.condition.is_none() {
        return after_by().or(through);
    }
    let subject = if inverted { clause::leading(main.after) } else { main.front };
    if main.verb == "är" && !is_party(&party(subject)) {
        return some(party(main.after));
    }
    some(party(subject)).or_else(after_by).or(through)
}

/// The name after the last preposition.
fn asker(text: &str) -> &str {
    let leads = [" på ", " över ", " om ", " av ", " till ", " inför ", " för "];
    let at = leads.iter().filter_map(|lead| Some(text.rfind(lead)? + lead.len())).max();
    text.get(at.unwrap_or(0)..).unwrap_or(text)
}

/// The rule of answers to consultations.
pub(super) fn responses(p: &Parts<'_>) -> ConsultationResponses {
    let one = |who: Vec<String>| who.into_iter().next();
    let owner =
        || named(p, &ASKS_OF, "who").map(asker).map(party).filter(|who| is_party(who) && !is_group(p, who));
    let to = one(others_after(p, 0, &[" från ", " till ", "till ", "från ", " åt "]))
        .or_else(owner)
        .or_else(|| conditioned(p).map(|who| others(p, clause::leading(who))).and_then(one))
        .or_else(|| {
            let subject = clause::clause(p).map(|main| main.subject()).unwrap_or_default();
            Some(subject)
                .filter(|who| !is_group(p, who) && !p.has("svarar |yttrar |synpunkter|utlåtande"))
                .map(|who| others(p, who))
                .and_then(one)
        });
    ConsultationResponses { to }
}
