//! The group's part in knowledge management: its process teams, and whom it sends to other bodies.

use super::*;
use crate::norm::{Nomination, NominationAct, ProcessTeamRole, ProcessTeams};

patterns! {
    REPORTS = r"rapport|redovis|redogör|lägesbeskriv|avrapport|återkoppl|informerar|statusuppdater|lägesbild";
    SUPPORTS = r"stöd|stött|hjälp|bistå|biträd|underlätt|servar|handled|coach|till hands|uppbackning";
    LEADS = r"~led(?:a|er|s|as|ning|ningen|are)?~|~styr|lednings|chef över|styrgrupp|samordna|håller ihop|hålls ihop|sammanhåll";
    STARTS = r"~starta|inrätta|~bilda|tillsätt|upprätta|~sätt(?:er|a)? (?:[a-zåäö]+ )?samman|sätts samman|~utse|initiera|~skapa|etablera|~uppstart|igångsätt|igång|tillskap|~start~|forma[rs]?~|organiserar nya|~nya processteam";
    PERSONS = r"(?:nominer%|förslag(?:et)?|förslagsrätt|föreslå(?:r|s)?|namnförslag|namn|namnge[r]?|kandidat%|ledamöter|ledamot|deltagare|experter|expert|represent%|företräd%|sakkunniga?|person(?:er)?|plats(?:er|en)?|uppdrag|val(?:et)?|ordförande|tips%|rekommend%|kollegor|medarbetare|utse[r]?|passar|ingå[r]?)";
    NOMINATES = r"nominer";
    PROPOSES = r"föresl|förslag|tipsa|~namn|kandidat|rekommend";
}

/// The rule of process teams.
pub(super) fn process_teams(p: &Parts<'_>) -> ProcessTeams {
    let roles = [
        (&*REPORTS, ProcessTeamRole::ReceivesReports),
        (&*SUPPORTS, ProcessTeamRole::Support),
        (&*LEADS, ProcessTeamRole::Lead),
        (&*STARTS, ProcessTeamRole::Start),
    ];
    let team = p.small.find("process").unwrap_or(0);
    // The verb that stands nearest to the teams says how the group stands to them; reports go before all else.
    let near = |at: usize| at.abs_diff(team);
    let role = roles
        .into_iter()
        .flat_map(|(pattern, role)| {
            pattern
                .all(p.small)
                .into_iter()
                .filter_map(move |hit| Some((hit.get(0)?.start(), role)))
                .collect::<Vec<_>>()
        })
        .min_by_key(|(at, role)| if *role == ProcessTeamRole::ReceivesReports { 0 } else { near(*at) })
        .map(|(_, role)| role);
    let reports_to = (role == Some(ProcessTeamRole::ReceivesReports)).then(|| receiver(p)).flatten();
    ProcessTeams { role, reports_to }
}

/// Who gets the teams' reports, the group too.
fn receiver(p: &Parts<'_>) -> Option<String> {
    let some = |who: String| (is_party(&who) && !lower(&who).starts_with("processteam")).then_some(who);
    let after = |words: &[&str]| {
        let mut places: Vec<usize> = words
            .iter()
            .flat_map(|word| p.small.match_indices(word).map(|(at, word)| at + word.len()))
            .collect();
        places.sort_unstable();
        let of_team = |at: usize| {
            let before =
                p.small.get(..at).unwrap_or_default().trim_end().rsplit(' ').nth(1).unwrap_or_default();
            before.contains("team")
        };
        places.into_iter().filter(|at| !of_team(*at)).find_map(|at| some(party(p.text.get(at..)?)))
    };
    let towards = after(&[" till ", "till ", " inför ", " för ", " hos "]);
    let gets = || {
        let main = clause::clause(p)?;
        some(party(main.subject())).filter(|who| !holds(&lower(who), "process"))
    };
    let receives = p.has("tar emot|ta emot|får |mottar|granskar|behandlar|begär in|tar del");
    let subject = receives.then(gets).flatten();
    subject.or(towards).or_else(|| after(&[" av ", " i "])).or_else(gets)
}

/// The rule of a nomination.
pub(super) fn nomination(p: &Parts<'_>) -> Nomination {
    let label = p.s.label.map(lower).unwrap_or_default();
    let heading = p.s.heading.as_deref().map(lower).unwrap_or_default();
    let act = if NOMINATES.is(p) {
        Some(NominationAct::Nominate)
    } else if PROPOSES.is(p) {
        Some(NominationAct::Propose)
    } else if p.has("anmäl") || NOMINATES.is(label.as_str()) || NOMINATES.is(heading.as_str()) {
        Some(NominationAct::Nominate)
    } else {
        PROPOSES.is(label.as_str()).then_some(NominationAct::Propose)
    };
    Nomination { act, to: sent_to(p) }
}

/// The body that persons are sent to.
fn sent_to(p: &Parts<'_>) -> Option<String> {
    let nominated = NOMINATES.find(p).and_then(|hit| hit.get(0)).map_or(usize::MAX, |hit| hit.start());
    let from = PERSONS.find(p).and_then(|hit| hit.get(0)).map_or(0, |hit| hit.start());
    let mut places: Vec<(usize, usize)> = Vec::new();
    for word in [" till ", " i ", " inom ", " åt ", " hos ", " in i "] {
        places.extend(p.small.match_indices(word).map(|(at, word)| (at, at + word.len())));
    }
    for word in ["till ", "i "] {
        places.extend(p.small.starts_with(word).then_some((0, word.len())));
    }
    places.sort_unstable();
    let at = |&(_, at): &(usize, usize)| {
        let text = p.text.get(at..)?;
        let small = lower(text);
        let no = [
            "att ",
            "samråd ",
            "dialog ",
            "samverkan ",
            "gruppen",
            "rådet ",
            "sin tur",
            "förekommande",
            "första hand",
            "uppdrag",
            "sitt ",
            "god tid",
        ]
        .iter()
        .any(|lead| small.starts_with(lead));
        let to = target(text);
        (!no && !to.is_empty() && !p.s.is_own(&to)).then_some(to)
    };
    let found: Vec<(usize, String)> = places.iter().filter_map(|place| Some((place.0, at(place)?))).collect();
    let body = |to: &str| {
        is_party(to) || holds(&lower(to), "nag |rpo|npo|lpo|riktlinje|register|utredning|program|process")
    };
    found
        .iter()
        .find(|(at, to)| nominated <= *at && body(to))
        .or_else(|| found.iter().find(|(at, to)| from <= *at && body(to)))
        .or_else(|| found.iter().find(|(_, to)| body(to)))
        .or_else(|| found.iter().find(|(at, _)| from <= *at))
        .map(|(_, to)| to.clone())
        .or_else(|| {
            conditioned(p).map(clause::leading).map(party).filter(|who| is_party(who) && !p.s.is_own(who))
        })
}

/// The name of a body, with what it is for.
fn target(text: &str) -> String {
    let to = clause::noun(text);
    let to = before_infinitive(&to);
    parts::cut(to, &[" inför ", " anmäls", " till ", " via ", " genom ", " är ", " för vidare", ", "])
}
