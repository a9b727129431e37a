//! What happens afterwards: reports, what is carried out, plans and subgroups.

use super::*;
use crate::{
    norm::{
        AnnualReport, Implementation, MemberCommunicates, Names, OperationalPlan, Reporting, SubgroupAct,
        SubgroupCreation, WorkPlan,
    },
    read::{follow_up::cadence, numbers::days},
};

const REPORT: &[&str] =
    &["rapportera", "redovisa", "återrapportera", "avrapportera", "återkoppla", "informera", "redogöra"];

/// What was decided or agreed, and is carried out.
const DECIDED: &str = "beslut|överenskomm|avtal|ställningstagande|rekommendation|riktlinje|uppdragen|åtgärd|förändring|handlingsplan|prioriteringar";

/// What a member passes on at home.
pub(super) fn home(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const PASSES: &[&str] =
        &["sprida", "förmedla", "kommunicera", "föra vidare", "föra ut", "förankra", "ta hem", "återföra"];
    let links = f.does(&["vara", "utgöra"]) && holds(&lower(f.object), "länk|kontaktyta|kanal");
    let keeps = f.does(&["hålla"]) && holds(&lower(f.after), "informera|underrätta");
    let reaches = f.does(&["ansvara"])
        && holds(&lower(f.after), "information")
        && holds(&lower(f.after), " når | sprids| förs ");
    if !f.does(REPORT) && !f.does(PASSES) && !links && !reaches && !keeps {
        return None;
    }
    let small = lower(f.after);
    let at_home = holds(
        &small,
        "egen |egna |sin organisation|hemorganisation|hemförvaltning|hemmaorganisation|hemmaplan|sin förvaltning|sin verksamhet|sin kommun|sin region|sin huvudman",
    );
    let members = f.agent().is_some_and(is_member) || s.lead.as_ref().is_some_and(|lead| is_member(lead));
    if !at_home || !members || f.does(&["förankra"]) {
        return None;
    }
    let unit = home_of(&small).and_then(|at| f.after.get(at..));
    let unit = unit
        .or_else(|| f.with_any(&["till", "i", "inom", "hos", "på"]))
        .or(Some(f.object))
        .map(at_home_unit)?;
    let within_days = holds(&small, "inom |senast").then(|| days(&small)).flatten();
    Some(Rule::MemberCommunicates(MemberCommunicates {
        unit: Some(unit).filter(|unit| !unit.is_empty()),
        within_days,
    }))
}

/// Where the words for the member's own organisation begin.
fn home_of(small: &str) -> Option<usize> {
    ["den egna ", "det egna ", "egen ", "egna ", "sin ", "sina ", "hem", "respektive "]
        .iter()
        .find_map(|own| small.find(&format!(" {own}")).map(|at| at + 1))
}

fn at_home_unit(text: &str) -> String {
    let unit = name(text);
    let unit = unit.trim_end_matches(" informerade").trim_end_matches(" informerad").to_owned();
    let small = lower(&unit);
    ["sin ", "sina ", "sitt "]
        .iter()
        .find(|own| small.starts_with(**own))
        .and_then(|own| unit.get(own.len()..))
        .map_or_else(|| unit.clone(), str::to_owned)
}

/// Who reports to whom.
pub(super) fn reports(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    let hands = f.does(&["lämna", "avge", "avlägga", "överlämna", "lägga fram", "ge"])
        && holds(
            &lower(f.patient()),
            "rapport|redovisning|redogörelse|återkoppling|utvärdering|sammanställning|uppföljning",
        );
    if !f.does(REPORT) && !hands {
        return None;
    }
    let to = f
        .with_any(&["till", "för", "inför"])
        .or_else(|| f.with_any(&["i"]).filter(|_| f.verb.passive))
        .map(name)
        .filter(|to| is_body(to));
    let who = other(s, f.agent()).filter(|who| to.as_ref() != Some(who) && (is_body(who) || !f.verb.passive));
    let small = lower(f.after);
    let yearly =
        hands && s.has("årligen|varje år") && holds(&lower(f.patient()), "redogörelse|sammanställning");
    if yearly || hands && holds(&small, "verksamhetsberättelse|årsrapport|årsredovisning|årlig ") {
        let written = s.has("skriftlig").then_some(true);
        return Some(Rule::AnnualReport(AnnualReport { to, written, ..Default::default() }));
    }
    if to.is_none() && (who.is_none() || f.does(&["informera"]) && cadence(&s.small).is_none()) {
        return None;
    }
    Some(Rule::Reporting(Reporting { who, to, cadence: cadence(&s.small) }))
}

pub(super) fn carries_out(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const CARRY: &[&str] = &[
        "genomföra",
        "införa",
        "implementera",
        "verkställa",
        "följa upp",
        "tillämpa",
        "realisera",
        "levandegöra",
        "efterleva",
    ];
    if let Some(rule) = sees_to(f, s) {
        return Some(rule);
    }
    let what = f.patient();
    let small = lower(what);
    if !f.does(CARRY) || !holds(&small, DECIDED) || holds(&small, "beslutsunderlag") {
        return None;
    }
    let object = [" inom ", " i respektive", " i sin ", " i den egna", " i alla", " hos ", " på ", " från "]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min()
        .map_or(what, |at| what.get(..at).unwrap_or(what));
    let responsible = other(s, f.agent());
    Some(Rule::Implementation(Implementation {
        object: Some(trimmed(object)),
        decided_by: None,
        responsible,
    }))
}

pub(super) fn plans(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const MAKE: &[&str] = &[
        "upprätta",
        "utarbeta",
        "ta fram",
        "göra",
        "fastställa",
        "anta",
        "besluta",
        "godkänna",
        "formulera",
        "ha",
        "utveckla",
    ];
    let steered = f.verb.passive
        && f.does(&["styra", "vägleda", "bedriva"])
        && f.with_any(&["av", "enligt"])
            .is_some_and(|by| holds(&lower(by), "handlingsplan|aktivitetsplan|arbetsplan"));
    if steered {
        return Some(Rule::WorkPlan(WorkPlan::default()));
    }
    if !f.does(MAKE) {
        return None;
    }
    let decided = f.does(&["besluta"]).then(|| f.with_any(&["om"])).flatten();
    let what = lower(decided.unwrap_or_else(|| f.patient()));
    let decides = f.does(&["fastställa", "anta", "besluta", "godkänna"]);
    let adopted_by = f.agent().filter(|_| decides).map(name).filter(|by| is_body(by) && !s.is_own(by));
    if holds(&what, "verksamhetsplan|årsplan|handlingsprogram") {
        let cadence = cadence(&s.small);
        return Some(Rule::OperationalPlan(OperationalPlan { cadence, adopted_by, due: None }));
    }
    let plan = what.split(' ').any(|word| {
        let word = word.trim_end_matches(',');
        ["plan", "planen"].iter().any(|end| word.ends_with(end))
            && !holds(word, "länsplan|vårdplan|utvecklingsplan")
    });
    plan.then(|| Rule::WorkPlan(WorkPlan::default()))
}

pub(super) fn forms_groups(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const CREATE: &[&str] =
        &["inrätta", "tillsätta", "bilda", "starta", "skapa", "starta upp", "utse", "initiera", "knyta"];
    const DISSOLVE: &[&str] = &["upplösa", "avveckla", "lägga ner"];
    const PROPOSE: &[&str] = &["föreslå"];
    let act = if f.does(CREATE) {
        SubgroupAct::Create
    } else if f.does(DISSOLVE) {
        SubgroupAct::Dissolve
    } else if f.does(PROPOSE) {
        SubgroupAct::Propose
    } else {
        return None;
    };
    const KINDS: &[&str] = &[
        "undergrupp",
        "arbetsgrupp",
        "projektgrupp",
        "uppdragsgrupp",
        "temagrupp",
        "beredningsgrupp",
        "arbetsutskott",
        "expertgrupp",
        "delgrupp",
        "nätverk",
    ];
    let what = lower(f.patient());
    let formed = what
        .split([' ', ',', '/'])
        .any(|word| KINDS.iter().any(|kind| word.starts_with(kind) && !word.ends_with("gruppens")));
    let of = f.patient().split(' ').count() <= 6;
    if !formed || !of || holds(&what, "ordförande|ledam|representant") {
        return None;
    }
    let by = f.agent().map(name).filter(|by| is_body(by)).map(Names::one).unwrap_or_default();
    let time_limited = s.has("tidsbegräns|tidsbestäm|tillfällig|temporär").then_some(true);
    Some(Rule::SubgroupCreation(SubgroupCreation { by, act: vec![act], within_scope: None, time_limited }))
}

/// *Ser till att rutinerna följs*: the clause after *att* says what is carried out.
fn sees_to(f: &Frame<'_>, s: &Sentence<'_>) -> Option<Rule> {
    const DONE: [&str; 11] = [
        " genomförs",
        " följs",
        " införs",
        " vidtas",
        " efterlevs",
        " verkställs",
        " implementeras",
        " tillämpas",
        " blir genomför",
        " omsätts",
        " får genomslag",
    ];
    if !f.does(&["se", "ansvara", "svara", "säkerställa", "tillse", "bevaka", "följa upp"]) {
        return None;
    }
    let small = lower(f.after);
    let start = small.find("att ")? + "att ".len();
    let end = DONE.iter().filter_map(|done| small.get(start..)?.find(done)).min()? + start;
    let what = f.after.get(start..end)?;
    let decided = holds(&lower(what), DECIDED) || holds(&lower(what), "rutiner|det som");
    let responsible = other(s, f.agent());
    (decided && what.split(' ').count() <= 9).then(|| {
        Rule::Implementation(Implementation { object: Some(trimmed(what)), decided_by: None, responsible })
    })
}
