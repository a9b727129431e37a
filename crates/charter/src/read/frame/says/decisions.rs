//! Who decides, and within what.

use super::*;
use crate::norm::{
    AdoptsChartersOf, CommunicationOfDecisions, ConflictOfInterest, CostBearer, DecisionByMandate,
    DecisionFrame, Dissolution, EstablishmentAuthority, Frame as Respected, GroupDecision, Names,
};

pub(super) fn respects(f: &Frame<'_>, _: &Sentence<'_>) -> Option<Rule> {
    let weighs = f.does(&["ta"]) && holds(&lower(f.subject), "hänsyn")
        || f.does(&["ta"]) && holds(&lower(f.object), "hänsyn");
    if !weighs && !f.does(&["respektera", "beakta", "inkräkta"]) {
        return None;
    }
    let small = lower(f.after);
    let small = format!("{} {small}", lower(f.subject));
    let mut respects = Vec::new();
    for (words, what) in [
        (
            "förvaltningschef|verksamhetschef|chefernas ansvar|chefs ansvar|chefens ansvar",
            Respected::HeadOfAdministration,
        ),
        ("budget|ekonomiska ram", Respected::Budget),
        ("linjeorganisation|linjens|linjeansvar", Respected::LineOrganisation),
        ("lagstiftning|gällande lag|kommunallag", Respected::Law),
    ] {
        if holds(&small, words) {
            respects.push(what);
        }
    }
    (!respects.is_empty()).then_some(Rule::DecisionFrame(DecisionFrame { respects }))
}

/// Who steps aside, because the matter is their own.
pub(super) fn steps_aside(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let own_matter = holds(
        &s.small,
        "jäv|är part i|rör honom|rör henne|rör denne|personligt intresse|personligen|egenintresse|egna intressen|eget intresse",
    );
    if !own_matter || !f.does(&["delta", "anmäla", "lämna", "meddela", "redovisa", "avstå", "närvara", "ha"])
    {
        return None;
    }
    let declare_to =
        f.does(&["anmäla", "meddela", "redovisa"]).then(|| f.with_any(&["till", "för"])).flatten().map(name);
    let leaves =
        s.has("lämna rummet|lämnar rummet|lämna mötet|inte delta|ej delta|inte närvara").then_some(true);
    let who = other(s, f.agent());
    Some(Rule::ConflictOfInterest(ConflictOfInterest { who, declare_to, leaves }))
}

/// Who pays, in shares.
pub(super) fn shares(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let shares = f.does(&["dela"]) && lower(f.after).contains("kostnad") && !f.verb.passive;
    let costs = f.with_any(&["på"]).map(trimmed).filter(|_| shares)?;
    let equal_shares = s.has("lika").then_some(true);
    let who = Some(name(f.subject)).filter(|who| !who.is_empty());
    Some(Rule::CostBearer(CostBearer { who, costs: vec![costs], equal_shares }))
}

/// Who is told of decisions.
pub(super) fn tells(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const TELL: &[&str] = &[
        "skicka",
        "sända",
        "lämna",
        "ge",
        "kommunicera",
        "delge",
        "meddela",
        "sprida",
        "expediera",
        "förmedla",
        "återkoppla",
        "gå",
        "gå ut",
    ];
    let what = lower(if f.verb.passive || f.does(&["gå", "gå ut"]) { f.subject } else { f.object });
    let to: Vec<String> = f.with_any(&["till"]).map(|to| list(&name(to))).unwrap_or_default();
    if !f.does(TELL) || !what.contains("beslut") || what.contains("underlag") || to.is_empty() {
        return None;
    }
    let by = other(s, f.with_any(&["av"]).or(Some(f.subject).filter(|_| !f.verb.passive)));
    let by = by.filter(|by| !lower(by).contains("beslut")).map(Names::one).unwrap_or_default();
    Some(Rule::CommunicationOfDecisions(CommunicationOfDecisions { to, by, within_days: None }))
}

pub(super) fn decides(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let home = lower(f.after);
    if (f.does(&["inhämta", "hämta"]) && holds(&lower(f.patient()), "beslut|mandat")
        || f.does(&["besluta"])
        || f.does(&["fatta", "ta"]) && home.contains("beslut"))
        && holds(
            &home,
            "hemorganisation|hemförvaltning|hemmaorganisation|egna organisation|egen organisation|sin organisation|respektive organisation|sin förvaltning|egna linje|hemmaplan|hemma ",
        )
    {
        return Some(Rule::DecisionByMandate(DecisionByMandate { home_decision: Some(true) }));
    }
    if f.does(&["fatta", "ta"]) && lower(f.object).ends_with("beslut") && f.agent().is_some_and(is_member) {
        return Some(Rule::DecisionByMandate(DecisionByMandate { home_decision: None }));
    }
    let presumes = f.does(&["förutsätta", "kräva"])
        && lower(f.object).starts_with("beslut")
        && holds(&home, "respektive|huvudman|varje|hemma");
    if presumes {
        return Some(Rule::DecisionByMandate(DecisionByMandate { home_decision: Some(true) }));
    }
    let created = f.verb.passive
        && f.does(&["fatta", "ta"])
        && holds(
            &lower(f.subject),
            "beslut om att inrätta|beslut om inrättande|beslut om att bilda|beslut om bildande",
        );
    if created {
        return Some(Rule::EstablishmentAuthority(EstablishmentAuthority {
            office: f.with_any(&["av", "i"]).map(name),
            delegated_from: None,
        }));
    }
    let ends = f.does(&["besluta"]) && holds(&home, "ska upphöra|ska avvecklas|ska läggas ner|ska upplösas");
    if ends {
        let by = f.agent().map(name).map(Names::one).unwrap_or_default();
        return Some(Rule::Dissolution(Dissolution { when: None, by }));
    }
    let may = f.does(&["ha"])
        && holds(&lower(f.object), "beslutanderätt|beslutsmandat|beslutsrätt|mandat att besluta")
        && !holds(&lower(f.object), "ingen|inget|inte");
    if may && s.is_own(&name(f.subject)) {
        let object = f.with_any(&["i", "om", "över", "kring"]).map(trimmed);
        return Some(Rule::GroupDecision(GroupDecision { object }));
    }
    let takes = f.does(&["fatta", "ta"]) && lower(f.object).ends_with("beslut");
    if !takes && !f.does(&["besluta", "fastställa", "avgöra", "godkänna"]) {
        return None;
    }
    let who = f.agent()?;
    let noun = lower(who.split(' ').next_back().unwrap_or_default());
    let groupish = ["gruppen", "rådet", "forumet", "kommittén", "nätverket", "utskottet"]
        .iter()
        .any(|end| noun.ends_with(end));
    if !groupish && !s.is_own(&name(who)) && !s.own.iter().any(|own| lower(who).contains(own.as_str())) {
        return None;
    }
    let kind = f.object.split(' ').next_back().filter(|word| takes && lower(word) != "beslut");
    let object = if kind.is_some() {
        kind
    } else if f.does(&["fatta", "ta", "besluta"]) {
        f.with_any(&["om", "i", "kring", "rörande"])
    } else {
        Some(f.patient())
    };
    let object = object.map(trimmed).filter(|object| !object.is_empty());
    let small = object.as_deref().map(lower).unwrap_or_default();
    if holds(
        &small,
        "uppdragshandling|uppdragsbeskrivning|uppdragen för|uppdrag för|gruppernas uppdrag|teamens uppdrag",
    ) {
        let groups = small.find(" för ").and_then(|at| object.as_deref()?.get(at + " för ".len()..));
        return Some(Rule::AdoptsChartersOf(AdoptsChartersOf {
            groups: groups
                .or_else(|| object.as_deref()?.split("s uppdrag").next())
                .map(|groups| list(&name(groups)).into_iter().collect())
                .unwrap_or_default(),
        }));
    }
    if holds(&small, "protokoll|minnesanteck|anteckning|dagordning|mötestid|datum|ordförande") {
        return None;
    }
    Some(Rule::GroupDecision(GroupDecision { object }))
}
