//! Who orders a matter of the group, and what the group does with it.

use super::*;
use crate::norm::{CommissionAct, CommissionedMatter};

patterns! {
    ON_ORDER = r"på (?:särskilt |direkt )?(?:uppdrag|begäran|beställning|anmodan|initiativ|direktiv|förfrågan|anmaning|order|önskan|önskemål) (?:av|från) (?P<who>[^;.]+)";
    ON_ORDER_OF = r"(?:på|enligt|efter) (?P<who>[^;.,]+?)s (?:[a-zåäö]+ )?(?:uppdrag|begäran|beställning|anmodan|initiativ|direktiv|önskan|önskemål|önskningar|förfrågan|beställningar)~";
    OF_MATTERS = r"(?:ärenden|ärendena|frågor|frågorna|uppdrag|uppdragen|uppgifter|utredningar|saker|sådant|det|vad) (?:som )?(?P<who>[^;,.]+)";
    ORDERER = r"(?:beställare|uppdragsgivare)(?:n|na)? [^;.]*?(?:är|utgörs av|heter) (?P<who>[^;.]+)|^(?P<who2>[^;.,]+?) är (?:gruppens |rådets )?(?:beställare|uppdragsgivare)";
    FREE = r"det står (?P<who>[^;.,]+?) fritt";
    PREPARE = r"~(?:bered|förbered|handlägg)%~";
    CARRY = r"~(?:genomför|utför|verkställ|fullgör|slutför|fullfölj|ombesörj)%~|~gör(?:a|s)?~|~(?:arbeta|arbetar) med~|~lösa~|~löser~";
    RECEIVE = r"~(?:mottag%|mottar|motta|emottar|emottaga|ta(?:r|s)? (?:även |också )?emot|åta(?:r)? sig)~";
    GETS = r"~(?:får|få)~(?:[a-zåäö]+ ){0,5}?(?:[a-zåäö]*uppdrag)";
}

/// The rule of a commissioned matter.
pub(super) fn commissioned(p: &Parts<'_>) -> CommissionedMatter {
    let mut acts: Vec<(usize, CommissionAct)> = [
        (&*RECEIVE, CommissionAct::Receive),
        (&*PREPARE, CommissionAct::Prepare),
        (&*CARRY, CommissionAct::CarryOut),
    ]
    .into_iter()
    .filter_map(|(pattern, act)| Some((pattern.find(p.small)?.get(0)?.start(), act)))
    .collect();
    acts.sort_by_key(|(at, _)| *at);
    let mut acts: Vec<CommissionAct> = acts.into_iter().map(|(_, act)| act).collect();
    if acts.is_empty() && gets(p) {
        acts.push(CommissionAct::Receive);
    }
    CommissionedMatter { from: names(orderer(p)), acts }
}

/// Whether the subject is given assignments; who may *lämna uppdrag* gives them.
fn gets(p: &Parts<'_>) -> bool {
    GETS.find(p)
        .and_then(|hit| hit.get(0))
        .is_some_and(|hit| !clause::words(hit.as_str()).any(|(at, word)| at > 4 && is_infinitive(word)))
}

/// Who orders it.
fn orderer(p: &Parts<'_>) -> Vec<String> {
    let given = |pattern: &Pattern| named(p, pattern, "who").map(|who| others(p, who)).unwrap_or_default();
    // *På samrådets uppdrag*: none gives itself an assignment, so that a body told by its kind alone is another.
    let owner = || {
        let who = named(p, &ON_ORDER_OF, "who").map(party);
        let who = who.filter(|who| is_party(who) && !["gruppen", "rådet"].contains(&lower(who).as_str()));
        who.into_iter().collect()
    };
    let related = || {
        OF_MATTERS
            .all(p)
            .iter()
            .filter_map(|hit| p.text.get(hit.name("who")?.range()))
            .map(|who| others(p, clause::leading(who)))
            .find(|who| !who.is_empty())
            .unwrap_or_default()
    };
    let relative = || {
        p.small
            .match_indices(" som ")
            .map(|(at, som)| others(p, clause::leading(p.text.get(at + som.len()..).unwrap_or_default())))
            .find(|who| !who.is_empty())
            .unwrap_or_default()
    };
    let from = || others_after(p, 0, &[" från ", "från ", " av ", " åt "]);
    let receives = RECEIVE.is(p) || gets(p);
    let subject = || {
        if receives {
            return Vec::new();
        }
        let subject = clause::clause(p).map(|main| main.subject()).unwrap_or_default();
        others(p, subject)
    };
    let when = || conditioned(p).map(|who| others(p, clause::leading(who))).unwrap_or_default();
    let tries: [&dyn Fn() -> Vec<String>; 11] = [
        &|| given(&ON_ORDER),
        &|| given(&ON_ORDER_OF),
        &owner,
        &|| given(&ORDERER),
        &|| given(&FREE),
        &related,
        &relative,
        &when,
        &from,
        &subject,
        &|| others_after(p, 0, &[" under "]),
    ];
    tries.iter().map(|find| find()).find(|who| !who.is_empty()).unwrap_or_default()
}
