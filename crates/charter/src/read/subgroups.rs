//! Groups under the group and above it, and the work with knowledge management.

use super::{
    found::Found,
    names::{list, name, trimmed},
    pattern::patterns,
    sentence::Sentence,
};
use crate::{
    Kind,
    norm::{
        CarePathways, ConsultationResponses, KnowledgeSupportIntake, Names, Nomination, NominationAct,
        ParentGroup, ProcessTeamRole, ProcessTeams, Rule, SubgroupAct, SubgroupCreation,
    },
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};

patterns! {
    SUBGROUP = r"temagrupp|delgrupp|arbetslag|undergrupp|arbetsgrupp|arbetsutskott|projektgrupp|delgrupp|expertgrupp|tillfälliga? grupp|temporära? grupp|referensgrupper|fokusgrupp|arbetslag|~(?:nya|egna|mindre|särskilda) grupper~|underliggande grupp";
    CREATE = r"beslutar om (?:[a-zåäö]+ )?(?:arbetsgrupper|undergrupper|referensgrupper|delgrupper)|kommer till genom|tillsättas|inrättas|bildas|inrätta|bilda|tillsätt|starta|skapa|besluta om|beslutas|utse|initiera|etablera|upprätta|knyta|organisera|anlita|ha under|fatta beslut om|bestämmer om|sätta samman|samla";
    DISSOLVE = r"avveckla|upplös|lägga ne|läggs ne|avsluta|stänga|upphör";
    PROPOSE = r"föreslå|förslag om|ta initiativ|lämna förslag|rekommendera";
    BY_AFTER = r"(?:kommer till genom beslut|tillsättas|inrättas|bildas|beslutas|inrättas|bildas|tillsätts|utses|startas|tillskapas|avvecklas|inrättande|bildande|fattas|upplöses)(?: [a-zåäö]+){0,5}? av (?P<by>[^.]+)$";
    BY_BEFORE = r"^(?P<by>.+?) (?:får|kan|ska|skall|har rätt|har möjlighet|beslutar|har mandat|äger rätt|inrättar|tillsätter|bildar|utser|föreslår|bör|avgör|bestämmer|avvecklar|fattar)~";
    BY_INVERTED = r"~(?:kan|får|ska|bör) (?P<by>[^.]{2,50}?) (?:inrätta|bilda|tillsätta|starta|skapa|besluta|utse|initiera|avveckla|föreslå)";
    WITHIN = r"inom ramen för|inom (?:gruppens|rådets|sitt|det egna|sin|uppdraget|samordnings|styrgruppens|ledningsgruppens|dess)[^.]*(?:uppdrag|ansvarsområde|område|ram)|håller sig inom|så länge de|ryms inom|inom eget uppdrag|inom uppdragets";
    LIMITED = r"tidsbegräns|tidsbestäm|tillfällig|temporär|avgränsad(?:e)? (?:i )?tid|för (?:en )?begränsad tid|under en begränsad|för viss tid|tids(?:satt|avgräns)|med slutdatum|avgränsade uppdrag";
    PARENT = r"~är (?:knutet|knuten|kopplat|kopplad|anknutet|anknuten) till (?P<of9>[^.]+)$|närmast överordnad är (?P<of7>[^.]+)$|får sitt uppdrag (?:av|från) (?P<of8>[A-ZÅÄÖa-zåäö]*(?:rådet|gruppen|ledningen|nämnden|utskottet|forumet)[^.]*?)(?: och |$)|(?:är|underställt|står) (?:underställt|underordnad|underordnat) (?P<of10>[^.]+)$|~(?:är|utgör|fungerar som) (?:en |ett )?(?:arbetsgrupp|undergrupp|samordningsgrupp|del|grupp|beredningsgrupp|arbetsutskott|råd|underliggande grupp)(?: direkt)? (?:under|till|av|inom|underställd) (?P<of>[^.]+)$|~(?:är|står|lyder|sorterar|ligger|organiseras|verkar|hör|tillhör|organiserad|placerad|placerat|inrättad|sorterar in)(?: [a-zåäö]+){0,3}? (?:underställd|underordnad|under|direkt under|organisatoriskt under|organisatoriskt till|organisatoriskt) (?P<of2>[^.]+)$|~överordnad% (?:grupp|organ|forum|instans)%(?: för [a-zåäö]+)? (?:är|utgörs av) (?P<of3>[^.]+)$|(?:är|utgör) (?P<of4>[^.]+?)s (?:arbetsutskott|undergrupp|beredningsgrupp|arbetsgrupp)|~(?:är|utgör) (?P<of5>[^.]+) överordnade? (?:grupp|organ|forum|instans)|^(?P<of6>[^.]+?) är (?:gruppens |rådets )?(?:överordnad|överordnade|närmast överordnad)";
    PROCESS_TEAM = r"processteam|~rpt~|~lpt~|processgrupp|processteamerna";
    REPORTS_TO = r"~rapportera[r]? till (?P<to>[^.]+)$|återrapportera[r]? till (?P<to2>[^.]+)$";
    REMISS = r"remitterar|remiss(?:[a-zåäö]|~[^-]|$)|synpunktsinhämt|yttrande(?:n)? över|lämna synpunkter på|yttra sig över|remissinstans|besvara(?:r)? (?:enkät|förfrågning)|lämna(?:r)? yttrande";
    REMISS_FROM = r"(?:remiss[a-zåäö]*|synpunktsinhämtning[a-zåäö]*|yttranden?)(?: [a-zåäö]+)? (?:från|till|av) (?P<to>[^.]+)$";
    PATHWAY = r"vårdförlopp";
    KNOWLEDGE = r"kunskapsstöd|nationella riktlinjer|vårdprogram|nationella rekommendationer|kunskapsunderlag|statliga riktlinjer|riktlinjer från socialstyrelsen|~nya riktlinjer~|nationella vårdprogram|nationella underlag|socialstyrelsens riktlinjer";
    TAKE_IN = r"~(?:ta emot|tar emot|motta|mottar|mottagare|omhänderta%|införa|inför|tillämpa|värdera|värderar|bedöma|anpassa|omsätta|hantera|implementera|införande|ta ställning till|tar ställning till|analysera|översätta|tas emot|emot|ta hand om|tar hand om|mottagande)~";
    NOMINATE = r"~(?:nominera[rs]?|nominering%|nominerar)~";
    SUGGEST = r"~(?:föreslå|föreslår|ge förslag på|lämna förslag på|lämna förslag till|utse|rekommendera|bereda och föreslå)~ ?(?:[a-zåäö]+ )*?(?:personer|representant|ledam|deltagar|kandidat|expert|sakkunni|företrädar|ordförande|namn)[a-zåäö]*";
    NOMINATE_TO = r"~(?:till|i) (?P<to>[^.,]*?(?:programområd|arbetsgrupp|grupp|råd|samverkansgrupp|npo|nag|rpo|nsg|processteam|utredning|uppdrag|projekt|forum|nätverk|styrgrupp)[a-zåäö]*(?: på nationell nivå)?)";
}

/// Reads subgroups and knowledge management.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    parent(s, found);
    knowledge(s, found);
    nomination(s, found);
    process_teams(s, found);
    subgroup(s, found);
}

/// The sentence is about a group of another kind than the body: *teamet … under programområdet*.
fn of_another(small: &str, body: &str) -> bool {
    let subjects = ["teamet", "gruppen", "rådet", "forumet"];
    subjects.iter().any(|subject| small.starts_with(subject) && !body.contains(subject))
}

fn parent(s: &Sentence<'_>, found: &mut Found) {
    let labelled = s.label.is_some_and(|label| {
        holds(&lower(label), "överordnad|plats i organisationen|underställd|organisatorisk tillhörighet")
    });
    if labelled && s.text.split_whitespace().count() <= 8 && !s.text.contains(" är ") {
        let group = trimmed(
            s.small
                .strip_prefix("under ")
                .map_or(s.text.as_str(), |rest| s.text.get(s.text.len() - rest.len()..).unwrap_or(&s.text)),
        );
        found.push(Rule::ParentGroup(ParentGroup { group: Some(group) }), s.modality);
        return;
    }
    let subject = s
        .has("underställt|närmast överordnad|gruppen|rådet|forumet|teamet|området|överordnad|arbetsutskott")
        || s.own.iter().any(|own| s.small.contains(own.as_str()))
        || matches!(s.topic, Topic::Place)
        || s.points_back();
    if !subject || s.bullet && s.topic != Topic::Place {
        return;
    }
    let Some(hit) = PARENT.find(s.small.without_stop()) else { return };
    let of = ["of", "of2", "of3", "of4", "of5", "of6", "of7", "of8", "of9", "of10"]
        .iter()
        .find_map(|part| hit.name(part).and_then(|part| s.text.get(part.range())))
        .unwrap_or_default();
    let small = lower(of);
    let end = [" som rapporterar", " som ", " och ", ", ", " (sor) "]
        .iter()
        .filter_map(|stop| small.find(stop))
        .filter(|at| !small.get(..*at).is_some_and(|before| before.ends_with('-')))
        .min()
        .unwrap_or(of.len());
    // "samordningsråd (SOR) barn" is "samordningsråd barn".
    let of = match of.find(" (").zip(of.find(") ")) {
        Some((open, close))
            if open < end && end <= close + 2
                || open < close
                    && small.get(close + 2..).is_some_and(|rest| rest.starts_with(char::is_lowercase)) =>
        {
            let rest = of.get(close + 2..).unwrap_or_default();
            let rest = lower(rest).find(" som ").map_or(rest, |at| rest.get(..at).unwrap_or(rest));
            let short = of.get(open + 2..close).unwrap_or_default();
            format!("{short} {rest}")
        }
        _ => trimmed(of.get(..end).unwrap_or(of)),
    };
    let body = lower(&of);
    let is_body = holds(
        &body,
        "grupp|råd|ledning|nämnd|styrelse|sor |direktör|chef|samverkan|forum|kontor|område|avdelning|kommitté|organ|förvaltning|huvudm|sor",
    ) || of.starts_with(|c: char| c.is_uppercase());
    if is_body
        && of.split_whitespace().count() <= 10
        && !s.has("rådgivande|mandatperiod|året|möte|arbetsgrupper under| under ledning av")
        && (!s.is_own(&of) || of_another(&s.small, &body))
    {
        found.push(Rule::ParentGroup(ParentGroup { group: Some(of) }), s.modality);
    }
}

fn subgroup(s: &Sentence<'_>, found: &mut Found) {
    let label = s.label.map(lower).unwrap_or_default();
    let labelled = ["undergrupp", "arbetsgrupp", "arbetsutskott"].iter().any(|stem| label.starts_with(stem));
    if !(SUBGROUP.is(&s.small) || labelled || s.topic == Topic::Subgroups && s.points_back())
        || found.any(&[
            Kind::ParentGroup,
            Kind::AdoptsChartersOf,
            Kind::Nomination,
            Kind::EstablishmentAuthority,
            Kind::MandateSource,
            Kind::ProcessTeams,
            Kind::CoOption,
            Kind::MemberAppointment,
            Kind::Preparation,
        ])
    {
        return;
    }
    if s.has("uppdrag för länets|beredningsgrupp|nationella arbetsgrupp|ledningsgrupp beslutar|uppdrag till|direktiv till|följa arbetet|uppdrag för arbetsgrupp|referensgrupp i") {
        return;
    }
    let mut act = Vec::new();
    if PROPOSE.is(&s.small) {
        act.push(SubgroupAct::Propose);
    } else if CREATE.is(&s.small) {
        act.push(SubgroupAct::Create);
    }
    if DISSOLVE.is(&s.small) {
        act.push(SubgroupAct::Dissolve);
    }
    if act.is_empty() {
        if LIMITED.is(&s.small)
            && (labelled || s.topic == Topic::Subgroups || s.has("undergrupp|arbetsgrupp"))
        {
            found.push(
                Rule::SubgroupCreation(SubgroupCreation { time_limited: Some(true), ..Default::default() }),
                s.modality,
            );
        }
        return;
    }
    let by = BY_AFTER
        .find(&s.small)
        .or_else(|| BY_INVERTED.find(&s.small))
        .or_else(|| BY_BEFORE.find(&s.small))
        .and_then(|hit| s.named(&hit, "by").map(name))
        .filter(|by| {
            let small = lower(by);
            !small.is_empty()
                && by.split_whitespace().count() <= 8
                && !["undergrupp", "arbetsgrupp", "vid ", "för ", "tillfälliga", "om ", "när ", "beslut"]
                    .iter()
                    .any(|stem| small.starts_with(stem))
        });
    let infinitive = s.bullet && by.is_none();
    if infinitive && !s.has("undergrupp|arbetsgrupp|projektgrupp|expertgrupp|tillfällig|temporär") {
        return;
    }
    found.push(
        Rule::SubgroupCreation(SubgroupCreation {
            by: by.map(Names::one).unwrap_or_default(),
            act,
            within_scope: WITHIN.is(&s.small).then_some(true),
            time_limited: LIMITED.is(&s.small).then_some(true),
        }),
        s.modality,
    );
}

fn process_teams(s: &Sentence<'_>, found: &mut Found) {
    if !s.has("processteam|processgrupp|rpt|lpt") {
        return;
    }
    let own = s.own.iter().any(|own| own.contains("processteam"));
    let other = s.small.replace("processledar", "");
    if own
        || !PROCESS_TEAM.is(&other)
        || found.any(&[Kind::Nomination, Kind::ChairAppointment, Kind::Coordinator])
    {
        return;
    }
    if s.has("rapporter") {
        let to = REPORTS_TO
            .find(s.small.without_stop())
            .and_then(|hit| s.named(&hit, "to").or_else(|| s.named(&hit, "to2")).map(name));
        let role = Some(ProcessTeamRole::ReceivesReports);
        found.push(Rule::ProcessTeams(ProcessTeams { role, reports_to: to }), s.modality);
        return;
    }
    let role = if s.has("leda|leder|styr |styra|ledning av|samordna") {
        Some(ProcessTeamRole::Lead)
    } else if s.has("starta|inrätta|tillsätt|initiera|bilda|utse|rekryter") {
        Some(ProcessTeamRole::Start)
    } else if s.has("stöd|stött|bistå|hjälp") {
        Some(ProcessTeamRole::Support)
    } else if s.has("rapport|ta emot|redovis|återkoppl") {
        Some(ProcessTeamRole::ReceivesReports)
    } else {
        return;
    };
    found.push(Rule::ProcessTeams(ProcessTeams { role, reports_to: None }), s.modality);
}

fn knowledge(s: &Sentence<'_>, found: &mut Found) {
    if REMISS.is(&s.small)
        && !s.has("remissinstans och bollplank|bollplank")
        && !s.has("remitteras till|remittera frågan|på remiss till vården")
    {
        let to = REMISS_FROM
            .find(s.small.without_stop())
            .and_then(|hit| s.named(&hit, "to").map(name))
            .filter(|to| to.split_whitespace().count() <= 8);
        found.push(Rule::ConsultationResponses(ConsultationResponses { to }), s.modality);
        return;
    }
    if PATHWAY.is(&s.small)
        && s.has("medverka|anpassa|omsätt|införa|inför|implementer|genomför|följa upp|tillämpa|regional|ta emot|etablera|bidra|stödja|ansvara|leda")
    {
        found.push(Rule::CarePathways(CarePathways::default()), s.modality);
        return;
    }
    if KNOWLEDGE.is(&s.small) && TAKE_IN.is(&s.small) && !s.small.starts_with("anpassa") {
        found.push(Rule::KnowledgeSupportIntake(KnowledgeSupportIntake::default()), s.modality);
    }
}

fn nomination(s: &Sentence<'_>, found: &mut Found) {
    if s.has("jäv") {
        return;
    }
    let nominates = NOMINATE.is(&s.small);
    let suggests = SUGGEST.is(&s.small);
    if s.has("nomineras av|föreslås av")
        || !(nominates || suggests)
        || found.any(&[Kind::ChairAppointment, Kind::ViceChairAppointment, Kind::MemberAppointment])
    {
        return;
    }
    // Each verb has what stands after it up to the next verb.
    let second = s.small.find("föreslå").filter(|&at| {
        nominates
            && NOMINATE.find(&s.small).and_then(|hit| hit.get(0)).is_some_and(|whole| whole.start() < at)
    });
    let halves: Vec<(usize, usize, NominationAct)> = match (nominates, second) {
        (true, Some(at)) => {
            vec![(0, at, NominationAct::Nominate), (at, s.small.len(), NominationAct::Propose)]
        }
        (true, None) => vec![(0, s.small.len(), NominationAct::Nominate)],
        _ => vec![(0, s.small.len(), NominationAct::Propose)],
    };
    for (start, end, act) in halves {
        let part = s.small.get(start..end).unwrap_or_default();
        let to = NOMINATE_TO.all(part).into_iter().next_back().and_then(|hit| {
            hit.name("to").and_then(|to| s.text.get(start + to.start()..start + to.end()).map(trimmed))
        });
        let to = to.map(|to| list(&to).into_iter().next_back().unwrap_or(to));
        if to.is_some() || nominates {
            found.push(Rule::Nomination(Nomination { act: Some(act), to }), s.modality);
        }
    }
}
