//! Who reports to whom, and how often.

use super::*;

patterns! {
    INFORMS = r"^(?P<who>[^.,]{3,60}?) (?:ska|skall|bör) (?:löpande |alltid |fortlöpande |regelbundet |i god tid )?(?:informera|underrätta|hålla) (?P<to>rådet|gruppen|[a-zåäö]*(?:nämnden|styrelsen|rådet|gruppen|utskottet|nätverket)) (?:informerad )?om ";
    BODY = r"nämnd|styrelse|råd|grupp|ledning|chef|direktör|utskott|förvaltning|kommun|region|fullmäktige|kansli|medlem|ledam|huvudm|part|forum|nätverk|direktion|kontor|givare|linje|verksamhet|politik|team|område|stab|organ|möte|enhet|samverkan|kommitté|sor|rso|allmänhet|personal|medarbetar|förbund|organisation";
}

pub(super) fn reporting(s: &Sentence<'_>, found: &mut Found) {
    if let Some(hit) = INFORMS
        .find(&s.small)
        .filter(|_| !found.any(&[Kind::MemberCommunicates, Kind::CommunicationOfDecisions]))
    {
        let part = |name: &str| s.named(&hit, name).map(trimmed);
        let rule = Reporting {
            who: part("who").filter(|who| !s.is_own(who)),
            to: part("to"),
            cadence: cadence(&s.small),
        };
        found.push(Rule::Reporting(rule), s.modality);
        return;
    }
    if !REPORT.is(&s.small)
        || found.any(&[
            Kind::MemberCommunicates,
            Kind::CommunicationOfDecisions,
            Kind::Publication,
            Kind::Notice,
            Kind::ConflictOfInterest,
            Kind::ProcessTeams,
            Kind::CostBearer,
            Kind::Evaluation,
            Kind::ImpactAssessment,
            Kind::Escalation,
            Kind::ConsultationResponses,
        ])
    {
        return;
    }
    if found.any(&[Kind::AnnualReport])
        && !s.has("rapportering sker|rapporterar|rapporteras|och i en|samt i en|löpande|fortlöpande")
    {
        return;
    }
    let informs = s.has("inform|återkoppl|föredr") && !s.has("rapport|redovis");
    let informed = INFORMED
        .find(&s.small)
        .and_then(|hit| s.named(&hit, "to").map(name))
        .filter(|to| BODY.is(&lower(to)));
    if informs && !s.has("till |för ") && !TOLD.is(&s.small) && informed.is_none()
        || s.has("information om gruppen|kvalitetsregister|redovisas kostnad|informationsansvar|beslut redovisas|redovisas konsek") && !s.has("rapporter")
    {
        return;
    }
    if informs && s.bullet {
        return;
    }
    let mut rule = Reporting { cadence: cadence(&s.small), ..Default::default() };
    if found.any(&[Kind::AnnualReport]) && rule.cadence == Some(Cadence::Yearly) {
        rule.cadence = None;
    }
    let by = REPORT_BY.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name));
    let who = by.or_else(|| REPORTS.find(&s.small).and_then(|hit| s.named(&hit, "who").map(reporter)));
    rule.who = who.filter(|who| {
        !who.is_empty()
            && who.split_whitespace().count() <= 9
            && !lower(who).starts_with("rapport")
            && !lower(who).starts_with("att ")
            && !matches!(
                lower(who).as_str(),
                "den" | "det" | "de" | "som" | "och" | "kan" | "ska" | "får" | "bör"
            )
            && !is_person(who)
    });
    if rule.who.is_none() && s.points_back() && s.before.contains("ordförande") && s.small.starts_with("den")
    {
        rule.who = None;
    }
    if let Some(hit) = REPORT_TO.find(s.small.without_stop()) {
        let to = s.named(&hit, "to").unwrap_or_default();
        let to = cut(
            to,
            &[
                " varje ",
                " årligen",
                " en gång",
                " två gånger",
                " minst ",
                " och ansvarar",
                " efter ",
                " löpande",
                " fortlöpande",
                " om ",
                " kring ",
                " vid ",
                " senast",
                " kvartalsvis",
                " halvårsvis",
                " skriftlig",
                " när ",
                " genom ",
                ", ",
                " som ",
                " minst",
                " per ",
                " inför ",
                " fyra gånger",
                " regelbundet",
                " avseende",
                " gällande",
                " terminsvis",
                " månadsvis",
                " på begäran",
                " i en ",
                " och i ",
                " samt ",
                " i samband",
                " i januari",
                " i februari",
                " i mars",
                " i april",
                " i maj",
                " i juni",
                " i augusti",
                " i september",
                " i oktober",
                " i november",
                " i december",
                " under ",
                " via ",
                " görs",
                " sker",
                " ska ",
                " av ",
                " muntlig",
                " två ",
                " tre ",
            ],
        );
        let small = lower(&to);
        let skip =
            ["en skriftlig", "en årlig", "en gång", "kännedom", "form av", "samband", "en verksamhets"]
                .iter()
                .any(|stem| small.starts_with(stem));
        rule.to =
            Some(strip_own(&to)).filter(|to| !to.is_empty() && !skip && to.split_whitespace().count() <= 10);
        let body =
            rule.to.as_ref().is_none_or(|to| to.starts_with(char::is_uppercase) || BODY.is(&lower(to)));
        if !body && (informs || s.bullet && !s.has("rapportera|redovisa")) {
            return;
        }
    }
    if rule.to.as_ref().is_some_and(|to| matches!(lower(to).as_str(), "denne" | "denna" | "dem")) {
        rule.to = NAMED_BEFORE.find(&s.small).and_then(|hit| s.named(&hit, "who").map(name));
    }
    if rule.to.is_none() && found.any(&[Kind::AnnualReport]) {
        let text = s.text.trim_end_matches('.');
        rule.to = lower(text).rfind(" till ").and_then(|at| text.get(at + 6..)).map(name);
    }
    if rule.to.is_none()
        && let Some(hit) = TOLD.find(&s.small)
    {
        (rule.to, rule.who) = (s.named(&hit, "to").map(name), None);
        found.push(Rule::Reporting(rule), s.modality);
        return;
    }
    if rule.to.is_none() && informs {
        rule.to = informed;
    }
    if rule.to.is_none() && rule.who.is_none() {
        return;
    }
    if rule.to.is_none() && !s.has("rapporter|redovis") {
        return;
    }
    found.push(Rule::Reporting(rule), s.modality);
}

patterns! {
    NAMED_BEFORE = r"~(?:av|från|till) (?P<who>[^.,]+?) och ";
    INFORMED = r"(?:informera|informerar|underrättar|underrätta|uppdaterar) (?:löpande |fortlöpande |regelbundet |kontinuerligt |årligen )*(?P<to>(?:[a-zåäö]+s )?[a-zåäö\-]{4,}) (?:om|kring|angående)~";
    TOLD = r"^(?P<to>[^,.]{3,50}?) (?:ska |skall |bör )?(?:löpande |fortlöpande |regelbundet )?(?:underrättas|hålls underrätta[dt]e?|hålls informera[dt]e?|hållas informera[dt]e?|hållas underrätta[dt]e?)~";
}

/// The one who reports: the subject without the clause before it.
pub(super) fn reporter(text: &str) -> String {
    let mut text = trimmed(text.trim_end_matches(" och"));
    // "X är en arbetsgrupp under Y som rapporterar": the subject is X.
    for stop in [" ska ", " är en ", " är ett ", " är ", " som ", " leder ", " får ", " och ", " ansvarar"]
    {
        if let Some(at) = lower(&text).find(stop).filter(|&at| at > 0) {
            text = text.get(..at).unwrap_or_default().to_owned();
        }
    }
    trimmed(&text)
}

pub(super) fn strip_own(to: &str) -> String {
    let small = lower(to);
    for lead in ["sin egen ", "sin ", "sina ", "i sin ", "den egna "] {
        if small.starts_with(lead) {
            return to.get(lead.len()..).unwrap_or(to).to_owned();
        }
    }
    to.to_owned()
}
