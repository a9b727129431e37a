//! The charter's own life, and where the group stands.

use super::*;
use crate::{
    norm::{
        Adoption, Distribution, Evaluation, EvaluationOf, Names, OpenQuestion, ParentGroup, Purpose,
        Replaces, RulesByReference, SteeringReference,
    },
    read::numbers::number,
};

/// Words for the charter itself.
const CHARTER: &str = "uppdragshandling|uppdragsbeskrivning|arbetsordning|reglemente|stadgar|detta uppdrag|uppdraget|detta dokument|dokumentet|instruktion|uppdragsdirektiv|denna handling|riktlinjerna";

/// Who adopts the charter, and who changes it.
pub(super) fn changes(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let of_charter = holds(&lower(f.patient()), CHARTER) && f.patient().split(' ').count() <= 5;
    if !of_charter {
        return None;
    }
    let by: Names = f
        .agent()
        .map(name)
        .filter(|by| is_body(by))
        .map(|by| list(&by))
        .unwrap_or_default()
        .into_iter()
        .collect();
    if by.is_empty() {
        return None;
    }
    if f.does(&["ändra", "revidera", "uppdatera", "justera"]) {
        return Some(Rule::Adoption(Adoption { amended_by: by, ..Default::default() }));
    }
    let adopts = f.does(&["fastställa", "anta", "besluta", "godkänna"]) && !s.is_own(by.first()?);
    adopts.then(|| Rule::Adoption(Adoption { by, ..Default::default() }))
}

/// Who is sent the charter.
pub(super) fn goes_out(f: &Frame<'_>, _: &Sentence<'_>) -> Option<Rule> {
    let sent =
        f.verb.passive && f.does(&["skicka", "sända", "delge", "distribuera", "översända", "tillställa"]);
    if !sent || !holds(&lower(f.subject), CHARTER) {
        return None;
    }
    let to = f.with_any(&["till"])?;
    let small = lower(f.after);
    let purpose = [
        ("kännedom", Purpose::Information),
        ("genomförande", Purpose::Implementation),
        ("vidarebefordran", Purpose::Forwarding),
        ("förteckning", Purpose::Register),
    ]
    .into_iter()
    .find(|(word, _)| small.contains(word))
    .map_or(Purpose::Unspecified, |(_, purpose)| purpose);
    let recipient = Some(name(to)).filter(|to| is_body(to));
    Some(Rule::Distribution(Distribution { recipient, purpose: vec![purpose], forward_to: None }))
}

/// The group or its charter is evaluated.
pub(super) fn evaluates(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let makes = f.does(&["göra", "genomföra", "ske"])
        && lower(if f.verb.passive || f.does(&["ske"]) { f.subject } else { f.object })
            .contains("utvärdering");
    let small = lower(f.after);
    let weighs = f.does(&["pröva", "ompröva", "bedöma", "ta ställning", "ta"])
        && holds(&small, "finnas kvar|ska fortsätta|bestå|ska avslutas");
    let what = lower(f.patient());
    let ours = |what: &str| holds(what, CHARTER) || s.is_own(&name(what)) || holds(what, "arbete|verksamhet");
    let evaluated = f.does(&["utvärdera"]) && ours(&what);
    if !(makes || weighs || evaluated) {
        return None;
    }
    let of = if holds(&what, CHARTER) { EvaluationOf::Charter } else { EvaluationOf::Group };
    let by = other(s, f.agent()).filter(|by| is_body(by) || by.starts_with(char::is_uppercase));
    let years = |lead: &str| {
        let at = s.small.find(lead)? + lead.len();
        let mut words = s.small.get(at..)?.split(' ');
        let count = number(words.next()?)?;
        words.next()?.starts_with("år").then(|| f64::from(count))
    };
    let every_years = years("vart ").or_else(|| s.has("årligen|varje år").then_some(1.0));
    Some(Rule::Evaluation(Evaluation {
        of: Some(of),
        after_years: years("efter "),
        every_years,
        by: by.map(Names::one).unwrap_or_default(),
    }))
}

/// What the group takes over from.
pub(super) fn takes_over(f: &Frame<'_>, _: &Sentence<'_>) -> Option<Rule> {
    let over = f.does(&["ta över", "överta"]) && holds(&lower(f.object), "uppdrag|uppgift|arbete");
    let what = f.with_any(&["från", "efter"]).filter(|_| over)?;
    Some(Rule::Replaces(Replaces { what: Some(name(what)), date: None }))
}

/// What the text leaves for later.
pub(super) fn leaves_open(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let asks = ["hur ", "vem ", "vilken ", "vilka ", "frågan om ", "om "]
        .iter()
        .any(|word| s.small.starts_with(word));
    let later = f.verb.passive && f.does(&["utreda", "klargöra", "besluta", "avgöra", "bestämma"])
        || f.does(&["återstå"]);
    let later = later && s.has("senare|under 20|utreds|återstår|kommer att|framöver");
    (asks && later)
        .then(|| Rule::OpenQuestion(OpenQuestion { text: Some(s.text.trim_end_matches('.').to_owned()) }))
}

/// Rules that stand in another document.
pub(super) fn refers(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const DOCUMENT: &str = "avtal|överenskommelse|reglemente|rutin|riktlinje|policy|bestämmelser|regler|delegationsordning|kommunallagen|samverkansavtal";
    let named = |text: &str| holds(&lower(text), DOCUMENT) && text.split(' ').count() <= 14;
    if f.does(&["vara"]) && holds(&lower(f.subject), "styrande|styrdokument") {
        return Some(Rule::SteeringReference(SteeringReference {
            title: Some(trimmed(f.after)),
            registry_number: None,
        }));
    }
    let (document, subject) = if f.verb.passive && f.does(&["reglera", "styra", "beskriva", "framgå"]) {
        (f.with_any(&["i", "av", "genom"])?, f.subject)
    } else if f.does(&["reglera", "styra"]) {
        (f.subject, f.after)
    } else if f.does(&["framgå"]) {
        (f.with_any(&["av", "i"])?, f.subject)
    } else if f.does(&["gälla", "tillämpa"]) && named(f.patient()) && !f.patient().is_empty() {
        (f.patient(), f.with_any(&["för", "vid", "om"]).unwrap_or_default())
    } else {
        return None;
    };
    let document = trimmed(document);
    let own =
        ["detta ", "denna ", "den här ", "det här "].iter().any(|word| lower(&document).starts_with(word));
    if !named(&document) || s.bullet || own {
        return None;
    }
    let subject = ["I övrigt", "För ", "Vid ", "Om "]
        .iter()
        .find_map(|lead| subject.strip_prefix(lead))
        .unwrap_or(subject);
    let subject = Some(trimmed(subject)).filter(|subject| !subject.is_empty());
    Some(Rule::RulesByReference(RulesByReference {
        subject,
        document: Some(document),
        registry_number: None,
    }))
}

/// Under whom the group stands.
pub(super) fn stands_under(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const LEADS: [&str; 5] = ["under ", "underställd ", "underställt ", "en del av ", "en del i "];
    if !f.does(&["lyda", "sortera", "vara", "ligga", "ingå", "stå"]) {
        return None;
    }
    let own =
        s.is_own(&name(f.subject)) || s.own.iter().any(|own| lower(f.subject).starts_with(own.as_str()));
    let small = lower(f.after);
    let named = match LEADS.iter().find(|lead| small.starts_with(**lead)) {
        _ if !own => None,
        _ if f.does(&["ingå"]) => f.with_any(&["under"]),
        Some(lead) => f.after.get(lead.len()..),
        None => None,
    };
    let group = name(named?);
    (is_body(&group) && !holds(&lower(&group), "strategi|system|arbete|struktur|kunskapsstyrning"))
        .then_some(Rule::ParentGroup(ParentGroup { group: Some(group) }))
}
