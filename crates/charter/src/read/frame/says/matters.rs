//! Which matters come in, who prepares them, with whom, and where they go.

use super::*;
use crate::{
    norm::{
        AdvisoryRole, Boundary, BoundaryEffect, CoHandling, CommissionAct, CommissionedMatter, Escalation,
        Intake, Names, Preparation, Prioritisation, Scope,
    },
    read::numbers::days,
};

pub(super) fn prepares(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let matters =
        |text: &str| holds(&lower(text), "ärende|fråg|möte|sammanträde|dagordning|beslut|underlag|förslag");
    if f.does(&["bereda", "förbereda"]) && matters(f.patient()) {
        let to =
            f.with_any(&["till", "åt", "inför", "för"]).map(name).filter(|to| is_body(to) && !s.is_own(to));
        let to = to.filter(|to| !holds(&lower(to), "möte|sammanträde"));
        let by = other(s, f.agent()).map(Names::one).unwrap_or_default();
        return Some(Rule::Preparation(Preparation { by, to, ..Default::default() }));
    }
    let makes = f.does(&["ta fram", "sammanställa", "utarbeta"]) && lower(f.object).contains("underlag");
    let agrees = f.does(&["stämma", "gå igenom", "sätta", "planera"])
        && holds(&lower(f.after), "dagordning|mötena|möten");
    if (makes || agrees) && s.has("inför |möte|sammanträd") && !s.is_own(&name(f.subject)) {
        let by = f.agent().map(|by| list(&name(by)).into_iter().collect()).unwrap_or_default();
        return Some(Rule::Preparation(Preparation { by, ..Default::default() }));
    }
    let is = f.does(&["vara", "utgöra", "fungera", "verka"]);
    if is && f.object == "beredande" {
        let to = f.with_any(&["till", "åt", "för"]).map(name);
        return Some(Rule::Preparation(Preparation { to, ..Default::default() }));
    }
    if is && holds(&lower(f.object), "beredande organ|beredningsorgan|beredningsgrupp|beredande funktion") {
        let to = f.with_any(&["till", "åt", "för"]).map(name).or_else(|| genitive(f.object));
        return Some(Rule::Preparation(Preparation { to, ..Default::default() }));
    }
    None
}

/// *Nämndens beredande organ* is that of *nämnden*.
fn genitive(text: &str) -> Option<String> {
    let owner = text.split(' ').next()?.strip_suffix('s')?;
    is_body(owner).then(|| owner.to_owned())
}

pub(super) fn advises(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const ROLE: &str = "rådgivande|referensgrupp|referensorgan|bollplank|remissinstans|remissorgan|samtalspartner|dialogpartner|sakkunnig|expertorgan|expertstöd|ett stöd|stöd|kunskapsresurs|rådgivare|samrådsorgan|resurs";
    let is = f.does(&["vara", "utgöra", "fungera", "verka", "agera"]) && holds(&lower(f.object), ROLE);
    let gives = f.does(&["ge", "lämna"]) && holds(&lower(f.object), "råd|vägledning|stöd|synpunkter");
    let helps = f.does(&["bistå", "stödja", "biträda"]) && is_body(f.object) && !s.is_own(&name(f.object));
    if !is && !gives && !helps {
        return None;
    }
    let to = if helps { Some(f.object) } else { f.with_any(&["till", "åt", "för", "gentemot"]) };
    let to: Names =
        to.map(name).filter(|to| is_body(to)).map(|to| list(&to)).unwrap_or_default().into_iter().collect();
    let to = if to.is_empty() { genitive(f.object).map(Names::one).unwrap_or(to) } else { to };
    let topic = f.with_any(&["i", "om", "kring", "rörande", "gällande", "avseende", "med", "vid"]).map(topic);
    if to.is_empty() && topic.is_none() {
        return None;
    }
    Some(Rule::AdvisoryRole(AdvisoryRole { to, topic }))
}

pub(super) fn works_with(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let talks = f.does(&["ha", "föra", "hålla", "upprätthålla", "ske", "etablera", "göra", "bedriva"])
        && holds(
            &lower(if f.verb.passive || f.does(&["ske"]) { f.subject } else { f.object }),
            "dialog|samverkan|samarbete|samråd|kontakt|avstämning|utbyte|möten",
        );
    let near = f.does(&["arbeta", "verka"])
        && (lower(f.object).starts_with("nära ") || lower(f.after).starts_with("i nära "));
    if near && let Some(who) = f.object.get("nära ".len()..).filter(|who| !who.is_empty()) {
        return Some(Rule::CoHandling(CoHandling { with: list(&name(who)) }));
    }
    let works = f.does(&["samverka", "samarbeta", "samråda"]) || f.verb.passive && f.does(&["samordna"]);
    if !(talks || near || works) {
        return None;
    }
    let with: Vec<String> = f.with_any(&["med"]).map(name).map(|with| list(&with)).unwrap_or_default();
    // Whoever has to consult the group is advised by it.
    if f.does(&["samråda"]) && with.iter().any(|who| s.is_own(who)) {
        let to = other(s, f.agent())
            .filter(|to| is_body(to))
            .map(|to| list(&to).into_iter().collect())
            .unwrap_or_default();
        let topic = f.with_any(&["i", "om", "kring"]).map(topic);
        return Some(Rule::AdvisoryRole(AdvisoryRole { to, topic }));
    }
    let with: Vec<String> = with.into_iter().filter(|who| !s.is_own(who)).collect();
    if with.is_empty() || with.iter().any(|who| who.split_whitespace().count() > 9) {
        return None;
    }
    Some(Rule::CoHandling(CoHandling { with }))
}

pub(super) fn lifts(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const LIFT: &[&str] =
        &["lyfta", "hänskjuta", "eskalera", "överlämna", "lyfta upp", "lyfta vidare", "föra upp", "hänvisa"];
    let what = f.patient();
    if !f.does(LIFT) || !holds(&lower(what), "fråg|ärende|problem|oenighet|avvikelse|sådant|detta|de ") {
        return None;
    }
    let to: Vec<String> = f.with_any(&["till"]).map(name).map(|to| list(&to)).unwrap_or_default();
    if to.is_empty() || to.iter().any(|to| !is_body(to) || s.is_own(to)) {
        return None;
    }
    let when =
        Some(trimmed(what)).filter(|_| holds(&lower(what), " som |där |inte ")).or_else(|| condition(s));
    Some(Rule::Escalation(Escalation { who: other(s, f.agent()), to, via: None, when }))
}

/// The condition that a sentence ends or begins with.
fn condition(s: &Sentence<'_>) -> Option<String> {
    let text = s.text.trim_end_matches('.');
    let small = lower(text);
    [" när ", " om ", " där "]
        .iter()
        .filter_map(|word| small.find(word))
        .min()
        .and_then(|at| text.get(at + 1..))
        .map(trimmed)
        .filter(|when| when.split_whitespace().count() >= 3)
}

pub(super) fn is_forum(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const FORUM: &str = "forum|arena|mötesplats|plattform|samverkansorgan|samrådsorgan";
    let is = f.does(&["vara", "utgöra", "fungera", "verka"]) && holds(&lower(f.object), FORUM);
    if is {
        let what = f.with_any(&["för", "i", "kring"])?;
        let parties: Vec<String> = f.with_any(&["mellan"]).map(|who| list(&name(who))).unwrap_or_default();
        let small = lower(what);
        let what = small.find(" mellan ").map_or(what, |at| what.get(..at).unwrap_or(what));
        return Some(Rule::Scope(Scope { topic: Some(topic(what)), parties }));
    }
    if f.does(&["fokusera", "inrikta"]) && holds(&lower(f.after), "frågor|ärenden") {
        let what = f.with_any(&["på", "mot"])?;
        return Some(Rule::Scope(Scope { topic: Some(topic(what)), parties: Vec::new() }));
    }
    if f.verb.passive && f.does(&["avgränsa", "begränsa"]) {
        let what = f.with_any(&["till"])?;
        return Some(Rule::Scope(Scope { topic: Some(topic(what)), parties: Vec::new() }));
    }
    let covers = f.does(&["vara", "omfatta", "avse", "gälla"])
        && holds(&lower(f.subject), "verksamhetsområde|ansvarsområde|arbetsområde|samrådsskyldighet")
        || f.does(&["gälla", "avse", "omfatta"])
            && s.is_own(&name(f.subject))
            && holds(&lower(f.after), "frågor");
    if covers {
        return Some(Rule::Scope(Scope { topic: Some(topic(f.after)), parties: Vec::new() }));
    }
    if f.verb.passive
        && f.does(&["behandla", "hantera", "diskutera", "ta upp", "avhandla"])
        && holds(&lower(f.subject), "frågor|ärenden")
    {
        let here =
            f.with_any(&["i", "på", "inom", "av", "under"]).is_some_and(|place| s.is_own(&name(place)));
        return here
            .then(|| Rule::Scope(Scope { topic: Some(topic(before(f.subject, s))), parties: Vec::new() }));
    }
    let handles = f.does(&["hantera", "behandla", "handlägga", "diskutera", "ta upp", "avhandla"]);
    let matters = f.object.split(' ').any(|word| holds(&lower(word), "frågor|ärenden"));
    let own = f.subject.is_empty() || s.is_own(&name(f.subject));
    (handles && matters && own && !f.verb.passive)
        .then(|| Rule::Scope(Scope { topic: Some(topic(f.after)), parties: Vec::new() }))
}

pub(super) fn ranks(f: &Frame<'_>, _: &Sentence<'_>) -> Option<Rule> {
    if !f.does(&["prioritera", "rangordna"]) || f.patient().is_empty() {
        return None;
    }
    let object = Some(trimmed(f.patient())).filter(|object| !object.is_empty());
    Some(Rule::Prioritisation(Prioritisation { object, pace: None }))
}

/// How matters come in.
pub(super) fn comes_in(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const HAND_IN: &[&str] = &[
        "lämna",
        "lämna in",
        "skicka",
        "skicka in",
        "anmäla",
        "mejla",
        "maila",
        "inkomma",
        "komma in",
        "komma",
        "inlämna",
        "lägga fram",
    ];
    let matters = |text: &str| {
        holds(&lower(text), "ärende|frågor|förslag på|förslag till|ansökningar|ämnen|punkter|en fråga")
    };
    if f.verb.passive && f.does(&["ta"]) && lower(f.subject).starts_with("initiativ") && matters(f.subject) {
        let channels = f.with_any(&["av"]).map(|who| list(&name(who)))?;
        return Some(Rule::Intake(Intake { channels, days_before: None }));
    }
    if !f.does(HAND_IN)
        || !matters(f.patient()) && !matters(f.subject)
        || holds(&lower(f.patient()), "kandidat|ledam")
    {
        return None;
    }
    let to = f
        .with_any(&["till"])
        .map(name)
        .filter(|to| is_body(to) || holds(&lower(to), "sekreterar|samordnar|koordinator|ordförand"));
    let days_before = s.has("före |innan ").then(|| days(&s.small)).flatten();
    let channels: Vec<String> = to.map(|to| list(&to)).unwrap_or_default();
    (!channels.is_empty()).then_some(Rule::Intake(Intake { channels, days_before }))
}

/// Who gives the group work.
pub(super) fn commissioned(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let what = lower(f.patient());
    let given = f.does(&["ge", "lämna", "tilldela", "uppdra", "överlämna"])
        && holds(&what, "uppdrag")
        && s.has("gruppen|rådet|teamet|dem ");
    let granted = f.verb.passive && f.does(&["ge", "tilldela"]) && holds(&lower(f.after), "uppdrag");
    if granted && f.with_any(&["av"]).is_none() {
        return Some(Rule::CommissionedMatter(CommissionedMatter::default()));
    }
    let entrusts = f.does(&["ge", "lämna"]) && lower(f.after).contains(" i uppdrag");
    let given = given || entrusts || f.does(&["uppdra"]);
    let received = f.does(&["få", "ta emot", "motta"]) && what.contains("uppdrag");
    let carries = !f.verb.passive
        && f.does(&["utföra", "genomföra", "fullgöra", "hantera"])
        && ["uppdrag", "specifika uppdrag", "särskilda uppdrag", "de uppdrag", "andra uppdrag"]
            .iter()
            .any(|head| what.starts_with(head) || what.contains(&format!(" {head}")))
        && !what.contains("uppdraget");
    if carries {
        let given =
            s.small.find(" av ").or_else(|| s.small.find(" från ")).and_then(|at| s.text.get(at + 1..));
        let from = given.and_then(|given| given.split_once(' ')).and_then(|(_, from)| other(s, Some(from)));
        let from = from.filter(|from| is_body(from)).map(Names::one).unwrap_or_default();
        return Some(Rule::CommissionedMatter(CommissionedMatter {
            from,
            acts: vec![CommissionAct::CarryOut],
        }));
    }
    let from = if given {
        other(s, f.agent())
    } else if received {
        f.with_any(&["av", "från"]).and_then(|from| other(s, Some(from)))
    } else {
        None
    };
    let from = from.filter(|from| is_body(from));
    if !received && from.is_none() {
        return None;
    }
    Some(Rule::CommissionedMatter(CommissionedMatter {
        from: from.map(Names::one).unwrap_or_default(),
        acts: Vec::new(),
    }))
}

/// Which matters others have.
pub(super) fn goes_elsewhere(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const HANDLE: &[&str] =
        &["hantera", "sköta", "handlägga", "avgöra", "pröva", "omhänderta", "ta hand", "behandla"];
    if !f.verb.passive || !f.does(HANDLE) || holds(&lower(f.subject), "anteckning|protokoll|mötet|uppgifter")
    {
        return None;
    }
    let goes_to = f.agent().and_then(|to| other(s, Some(to))).filter(|to| is_body(to))?;
    Some(Rule::Boundary(Boundary {
        topic: Some(topic(f.subject)),
        goes_to: Some(goes_to),
        effect: Some(BoundaryEffect::Redirect),
        unless: None,
    }))
}

/// A subject that a preposition goes on after the verb: *i rådet behandlas frågor | om äldres boende*.
fn before<'s>(subject: &'s str, s: &'s Sentence<'_>) -> &'s str {
    s.quote.find(subject).and_then(|at| s.quote.get(at..)).unwrap_or(subject)
}
