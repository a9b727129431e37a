//! What is written down, who makes it final, where it is published, and who registers it.

pub(super) mod publication;

use super::{
    found::Found,
    names::{list, name, trimmed},
    numbers::days,
    pattern::patterns,
    people::is_person,
    sentence::Sentence,
};
use crate::{
    Modality,
    norm::{
        ApprovalAct, MinutesApproval, MinutesFor, MinutesForm, MinutesRequired, Names, Publication,
        Published, Registered, Registration, Rule,
    },
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};
use publication::*;

const NOTES: &str = "noteringar|antecknar|loggen|anteckning|protokoll|mötesnoter|beslutslogg|minnesanteck|dokumenter|logg över|noteringar";

patterns! {
    KEEP = r"~(?:förs|föras|föra|för|upprättas|upprätta|upprättar|skrivs|skriver|skriva|dokumenteras|dokumenterar|dokumentera|protokollförs|protokollföras|protokollför|tas|sammanställs|antecknas|görs|finnas|ansvarar för|svarar för|sköter|förda|upprättade|hålls|anteckna|antecknar|skrivas)~";
    KEPT_BY = r"~(?:förs|föras|upprättas|dokumenteras|skrivs|tas|sköts|hålls|sammanställs|görs|protokollförs)(?: (?:ned|ner|protokoll|anteckningar|minnesanteckningar|mötesanteckningar|beslutslogg|en|löpande|alltid|vid|från|varje|alla|möte|mötet|mötena|möten|sammanträde|sammanträdet|sammanträdena|ordinarie|de))* av (?P<by>[^.,]+?)(?:,| och (?:godkänn|juster|undertec|skick|publicer|sänd)|\.|$)";
    KEEPS = r"^(?P<by2>[^,. ]+(?: [^,. ]+)?) (?:ska |skall )?(?:antecknar|anteckna)~|^(?:det är |vid [^,.]*? (?:för|skriver) )?(?P<by>[^,.]+?)(?: som)? (?:ska |skall )?(?:för|föra|skriver|skriva|upprättar|upprätta|dokumenterar|dokumentera|ansvarar för|svarar för|sköter|sköta|protokollför|är sekreterare och för|sammanställer|tar)~[^.]*?(?:anteckning|protokoll|minnesanteck|logg|noter|dokumentation)";
    KEEPS_AFTER = r"~(?:för|skriver|upprättar|dokumenterar) (?P<by>(?:gruppens |rådets )?[a-zåäö]+(?:en|n|et)) (?:minnes|mötes)?(?:anteckning|protokoll)";
    APPROVE = r"godkänn";
    SIGN = r"undertec|signer|skrivs? under|skriver under|skrivas under";
    ATTEST = r"juster(?:a|as|ar|at|ade|ing)|bestyrk";
    APPROVED_BY = r"(?:godkänns|godkännas|godkänd|godkända|godkänts|undertecknas|undertecknade|undertecknats|signeras|signerade|skrivs under|skrivas under|bestyrks|justeras|justerade|justerats|godkännande|justering)(?: [a-zåäö0-9]+){0,6}? av (?P<by>[^.]+)$";
    APPROVES = r"(?:^|, )(?:(?:därefter|sedan|då) )?(?P<by>[^,.]{3,60}?) (?:ska |skall |bör |får )?(?:godkänner|godkänna|undertecknar|underteckna|signerar|signera|skriver under|skriva under|justerar|justera)(?:~|$)";
    AT_NEXT = r"(?:godkänn|juster)[a-zåäö]* [^.]*?nästa (?:gång|träff)|(?:godkänns|godkännas|justeras|juster%|godkänn%|läggs till handlingarna|gås igenom|fastställs)[^.]*?(?:vid|på|under|till|inför) (?:det )?(?:nästa|nästkommande|efterföljande|påföljande|följande) (?:möte|sammanträde|träff)|~(?:vid|på) (?:nästa|nästkommande|följande) (?:möte|sammanträde)[^.]*?(?:godkänn|juster)";
    PUBLISH = r"~(?:finns|finnas|ges|lämnas|visas|redovisas|presenteras|nås|hittas|ligger|läggs|läggas|sparas)~(?:[^.]*?~)?(?:på|i|via) [^.]*?(?:webb|hemsid|[ie]xtranät|intranät|anslagstavl|samarbetsyt|samarbetsrum|portal|insidan|sharepoint)|~(?:på|i|via) [^.]{0,40}?(?:webb|hemsid|extranät|intranät|portal)[a-zåäö]* (?:finns|publiceras|läggs|visas|presenteras|redovisas|ges|anges)~|läggs [a-zåäö]+ ut~|hålls aktuell|hållas aktuell|~anslås~|läggs på (?:samarbets|intranät|webb|hemsid)|går att läsa|läggs (?:sedan |därefter )?ut|görs tillgänglig|finnas uppgift om|framgå av (?:[a-zåäö]+ )?(?:intranät|webb|hemsid)|(?:presenteras|redovisas|visas|återfinns|synas|anges|läggas) på (?:[a-zåäö]+ )?(?:intranät|webb|hemsid|[a-zåäö]*webben|insidan)|publicer|~läggs? ut~|~läggas ut~|~(?:anslås|anslagna)~|finnas? (?:[a-zåäö]+ )?(?:tillgänglig[a-zåäö]* )?(?:på|i) [^.]*?(?:intranät|webb|hemsid|samarbetsyta|portal|teams|insidan|sharepoint|projektplats|\.se)|hållas tillgänglig|~(?:tillgänglig%|tillgängliggörs|tillgängliggöras|läsas|återfinns|återfinnas)~[^.]*?(?:intranät|webb|hemsid|samarbetsyta|portal|\.se)|(?:ska|bör) (?:också |även )?(?:framgå|stå|visas|anges)[^.]*(?:intranät|webb|hemsid)|~där (?:ska|bör|publiceras|läggs|finns)|(?:intranät|webbplats|hemsid|webbsida)[a-zåäö]*~(?:ska|bör|skall)~[^.]*?(?:finnas|framgå|innehålla|visa)|läggs upp|läggas upp|visas på|finnas? på samma (?:plats|ställe|sida|webbplats)|läggs ut här|finnas där|framgå av (?:intranät|webb|hemsid)";
    INFORMATION_ON_GROUP = r"(?:information|uppgifter|uppgift|fakta) om (?:gruppen|rådet|[a-zåäö]+gruppen|[a-zåäö]+rådet|teamet|forumet)(?:,| och| finns| ska| läggs| publiceras| samt|$)";
    WHERE = r"~(?:på|i|via|till) (?P<where>[^.]*?(?:intranät|extranät|[a-zåäö]*webb|hemsid|anslagstavl|samarbetsrum|samarbetsyt|portal|insidan|sharepoint|teams|projektplats|sajt|sidor|yta|kanal)[^.,;]*|[a-zåäö0-9-]+\.se[^.;]*(?:\.se)?)";
    REGISTER = r"~förvaras~|arkivansvar|för (?:därefter )?in dem i|diarie|registrer|arkiver|~diariet~|~diarium|~arkiv~|bevaras|~akten~|ärendehanteringssystem";
    REGISTERED_BY = r"arkiv(?:ering|eringen)? (?:sköts|görs|hanteras|ombesörjs) av (?P<by2>[^.]+)$|(?:diarieförs|diarieföras|registreras|arkiveras|bevaras|sköts|hanteras)(?: [a-zåäö]+){0,6}? av (?P<by>[^.]+)$";
    REGISTERS = r"^(?P<by4>[^,.]+?) (?:är|ska vara) (?:arkivansvarig%|arkivmyndighet|registrator)|^(?P<by3>[^.]+?) för (?:därefter |sedan )?in |^(?P<by>[^,.]+?) (?:ska |skall )?(?:diarieför|diarieföra|registrerar|registrera|arkiverar|arkivera|bevarar)~|^(?P<by2>[^,.]+?) (?:ska |skall )?(?:ansvarar för|svarar för|ser till|se till|har ansvar för|sköter)[^.]*?(?:diarie|registr|arkiv)";
    REGISTERED_AT = r"förvaras (?:i|hos|vid|på) (?P<where2>[^.,]+)|~(?:i|hos|vid|på) (?P<where>[^.,]*?(?:diari|arkiv|system|region|förvaltning|kontor|nämnd|huvudman|platina|ciceron|w3d3|akten|kommun)[^.,]*)";
    SEND = r"^(?P<to5>[^.]{3,60}?) (?:får|erhåller) (?:protokoll|minnesanteckning|anteckning|mötesanteckning)[a-zåäö]*~|~(?:vara|är|finnas) (?P<to4>[^.,]+?) till ?handa|~delges (?P<to3>[^.]+?)(?: och |$)|~(?:skickas|sänds|delges|distribueras|tillställs|delas|mejlas|skickar|sänder|tillsänds|expedieras|skicka|sända|går)(?: ut)? (?:[a-zåäö]+ )?(?:till )?(?P<to>[^.]+?)(?: inom | senast |,? efter | o justeras| och justeras| och läggs| och publiceras|$|\.)";
}

/// Reads minutes.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    let notes = s.speaks_of(NOTES)
        || s.topic == Topic::Minutes
        || s.label.is_some_and(|label| lower(label).starts_with("juster"))
        || s.small.starts_with("justering")
        || s.has("justerare|justeringsperson|justeringsman")
        || s.speaks_of("de godkända|dessa publiceras");
    publication(s, found);
    registration(s, found);
    if notes {
        approval(s, found);
        kept(s, found);
    }
}

fn within(s: &Sentence<'_>) -> Option<u32> {
    s.has("inom |senast |dagar efter|veckor efter|vecka efter").then(|| days(&s.small)).flatten()
}

fn kept(s: &Sentence<'_>, found: &mut Found) {
    let own = s.has(NOTES) || s.label.is_some_and(|label| holds(&lower(label), NOTES));
    let sends = SEND.find(&s.small);
    let goes_to = sends.as_ref().and_then(|hit| s.named(hit, "to")).map(recipients).unwrap_or_default();
    if found.any(&[crate::Kind::Publication, crate::Kind::Registration])
        && !KEPT.is(&s.small)
        && (goes_to.is_empty() || s.has("läggs|publiceras på|läggas"))
        && !s.points_back()
    {
        return;
    }
    if !own {
        // "De skickas till ledamöterna inom en vecka."
        if let Some(hit) = sends.filter(|_| s.points_back() && !found.any(&[crate::Kind::MinutesApproval])) {
            let to = s.named(&hit, "to").map(recipients).unwrap_or_default();
            if !to.is_empty() {
                found.push(
                    Rule::MinutesRequired(MinutesRequired {
                        sent_to: to,
                        within_days: within(s),
                        ..Default::default()
                    }),
                    s.modality,
                );
            }
        }
        return;
    }
    if s.has("för justering") && !s.has("förs|föras") {
        return;
    }
    if s.has("tillgängliggör|hålls tillgänglig|anteckningarna och rådets medlems") && !s.has("förs") {
        return;
    }
    if s.has("skrivs under|skriver under|skrivas under|diarieför|arkiver")
        && !s.has("förs vid|upprättas|ska föras")
    {
        return;
    }
    let approves_only = found.any(&[crate::Kind::MinutesApproval]) && !KEPT.is(&s.small);
    let sent = sends.as_ref().and_then(|hit| s.named(hit, "to")).map(recipients).unwrap_or_default();
    let is_kept = KEEP.is(&s.small) && !approves_only;
    if sent.is_empty() && !is_kept
        || s.has("protokollföras som|minnesanteckningar från tidigare|läsa protokoll|föregående protokoll|föregående mötes")
    {
        return;
    }
    if !sent.is_empty() && !KEPT.is(&s.small) {
        found.push(
            Rule::MinutesRequired(MinutesRequired {
                sent_to: sent,
                within_days: within(s),
                ..Default::default()
            }),
            s.modality,
        );
        return;
    }
    let r#for = if s.has("alla ordinarie|ordinarie möte|ordinarie sammanträd|de ordinarie") {
        Some(MinutesFor::Ordinary)
    } else if s.has("sammanträd") {
        Some(MinutesFor::Sittings)
    } else if s.has("varje träff|samtliga träffar|alla träffar|alla möten|varje möte|samtliga möten|vid möten|vid mötena|mötena ska|alla gruppens möten|alla rådets möten|från mötena|på mötena|vid gruppens möten|vid rådets möten|från möten|gruppens möten|rådets möten|mötena dokumenteras|från alla|vid mötet|på mötet|vid träffarna") {
        Some(MinutesFor::All)
    } else {
        None
    };
    let said = s.label.map(lower).unwrap_or_default() + " " + &s.small;
    let form = if holds(&said, "beslutslogg|logg över") {
        Some(MinutesForm::DecisionLog)
    } else if holds(&said, "anteckning|minnesanteck|noteringar") {
        Some(MinutesForm::Notes)
    } else if holds(&said, "protokoll") {
        Some(MinutesForm::Minutes)
    } else {
        None
    };
    let by = KEPT_BY
        .find(&s.small)
        .or_else(|| KEEPS_AFTER.find(&s.small))
        .or_else(|| KEEPS.find(&s.small))
        .and_then(|hit| s.named(&hit, "by").map(name))
        .filter(|by| {
            let small = lower(by);
            !small.is_empty()
                && by.split_whitespace().count() <= 6
                && !is_person(by)
                && !s.is_own(by)
                && ![
                    "minnes",
                    "mötes",
                    "anteckn",
                    "protokoll",
                    "vid ",
                    "möte",
                    "från ",
                    "beslut",
                    "det",
                    "sammantr",
                    "varje",
                    "alla",
                    "en ",
                    "efter",
                    "ansvarar",
                    "svarar",
                    "sköter",
                    "ska ",
                ]
                .iter()
                .any(|stem| small.starts_with(stem))
        });
    // *Sekreterare: för anteckningar*
    let by = by.or_else(|| s.label.map(trimmed).filter(|label| crate::read::people::is_office(label)));
    // What may not be written down says nothing of who keeps the notes.
    if s.modality == Modality::MustNot && r#for.is_none() && form.is_none() && by.is_none() {
        return;
    }
    let by = by.map(|by| role_or_name(&by)).map(Names::one).unwrap_or_default();
    let within =
        if found.any(&[crate::Kind::MinutesApproval, crate::Kind::Publication]) { None } else { within(s) };
    found.push(
        Rule::MinutesRequired(MinutesRequired { r#for, form, by, sent_to: sent, within_days: within }),
        s.modality,
    );
}

patterns! {
    ATTESTER = r"~(?:väljs|utses|utser|väljer)~[^.]*?~(?:en|minst en|(?P<two>två)) (?:[a-zåäö]+ )?(?:justerare|justeringsperson|justeringsman|justeringspersoner|justeringsmän|protokolljusterare)~";
    KEPT = r"~(?:antecknar|dokumenterar|skrivas|förs|föras|föra|för|upprättas|upprätta|upprättar|skrivs ned|skrivs vid|skrivs av|skrivs från|skriver|skriva|dokumenteras|protokollförs|tas|sammanställs|antecknas|hålls|förda)(?:~|$)";
}

fn recipients(text: &str) -> Vec<String> {
    let small = lower(text);
    let end = [
        " inom ",
        " senast ",
        " efter ",
        " och publiceras",
        " och läggs",
        " för ",
        " samt publiceras",
        " och diarie",
    ]
    .iter()
    .filter_map(|stop| small.find(stop))
    .min()
    .unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let text = lower(text).strip_prefix("till ").map_or(text, |_| text.get(5..).unwrap_or(text));
    list(text)
        .into_iter()
        .filter(|item| {
            !is_person(item) && item.split_whitespace().count() <= 7 && !lower(item).starts_with("ut")
        })
        .collect()
}

fn approval(s: &Sentence<'_>, found: &mut Found) {
    let acts = [(&SIGN, ApprovalAct::Sign), (&ATTEST, ApprovalAct::Attest), (&APPROVE, ApprovalAct::Approve)];
    let mut told: Vec<(usize, ApprovalAct)> = acts
        .iter()
        .filter_map(|(pattern, act)| {
            pattern.find(&s.small).and_then(|hit| hit.get(0)).map(|whole| (whole.start(), *act))
        })
        .collect();
    told.sort_by_key(|(at, _)| *at);
    if let Some(hit) = ATTESTER.find(&s.small) {
        let mut by: Vec<String> =
            vec![if hit.name("two").is_some() { "members" } else { "member" }.to_owned()];
        if s.has("ordförand") {
            by.insert(0, "chair".to_owned());
        }
        let rule = MinutesApproval { act: Some(ApprovalAct::Attest), by, within_days: within(s) };
        return found.push(Rule::MinutesApproval(rule), s.modality);
    }
    if s.small.starts_with("justering") {
        found.drop(&[crate::Kind::Adoption]);
    }
    // "Godkända anteckningar läggs ut" says nothing of who approves.
    let published = found.any(&[crate::Kind::Publication, crate::Kind::Registration]);
    if told.is_empty()
        || published && !AT_NEXT.is(&s.small) && !s.has(" av |godkänner|undertecknar|justerar|bestyrker")
    {
        return;
    }
    // Each act has its own words up to the next, where the next has its own approver.
    let several = told.len() > 1 && s.small.matches(" av ").count() > 1;
    let ends: Vec<usize> = if several {
        told.iter().skip(1).map(|(at, _)| *at).chain([s.small.len()]).collect()
    } else {
        vec![s.small.len()]
    };
    for ((nth, (start, act)), end) in told.iter().enumerate().zip(ends) {
        let from = if nth == 0 { 0 } else { *start };
        let (Some(small), Some(text)) = (s.small.get(from..end), s.text.get(from..end)) else { continue };
        let part = |hit: regex::Captures<'_>| {
            hit.name("by").and_then(|by| text.get(by.range())).map(str::to_owned).unwrap_or_default()
        };
        let by = if AT_NEXT.is(small) && !s.has(" av ordförande|av den som") {
            vec!["group".to_owned()]
        } else if let Some(hit) = APPROVED_BY.find(small).or_else(|| APPROVES.find(small)) {
            approvers(&part(hit))
        } else {
            Vec::new()
        };
        let stated = s.has("ska vara juster|skall vara juster|ska vara godkän|ska vara undertec|för justering|anses godkän|anses vara godkän|betraktas som godkän|räknas som godkän|ska godkännas|ska justeras|ska undertecknas|justeras|godkänns|undertecknas");
        if !by.is_empty() || stated {
            found.push(
                Rule::MinutesApproval(MinutesApproval { act: Some(*act), by, within_days: within(s) }),
                s.modality,
            );
        }
    }
}

/// Roles of those who approve, or their names.
fn approvers(text: &str) -> Vec<String> {
    let small = lower(text).replace("vice ordförande", "viceordf");
    let end = [
        " inom ",
        " senast ",
        " efter ",
        " innan ",
        " och justeras",
        " och undertecknas",
        " och godkänns",
        " och publiceras",
        " och läggs",
        " och skickas",
        ". ",
        " vid nästa",
        ", varefter",
        " därefter",
        " och därefter",
        " och diarie",
        " och sänds",
        ", och ",
        " samt publiceras",
        " samt skickas",
        " före ",
    ]
    .iter()
    .filter_map(|stop| small.find(stop))
    .min()
    .unwrap_or(small.len());
    let small = small.get(..end).unwrap_or(&small);
    let mut out: Vec<String> = Vec::new();
    let mut add = |role: &str| {
        if !out.iter().any(|known| known == role) {
            out.push(role.to_owned());
        }
    };
    if small.contains("ordförande") {
        add("chair");
    }
    if small.contains("viceordf") {
        add("vice_chair");
    }
    if small.contains("sekreterar") {
        add("secretary");
    }
    if small.contains("andra huvudman")
        || small.contains("andre huvudman")
        || small.contains("motpart")
        || small.contains("motsatt")
        || small.contains("annan huvudman")
        || small.contains("den andra parten")
        || small.contains("den huvudman som inte")
    {
        add("member_of_other_principal");
    } else if small.contains("två justerare")
        || small.contains("två ledam")
        || small.contains("två deltag")
        || small.contains("samtliga ledam")
        || small.contains("alla ledam")
        || small.contains("deltagarna")
        || small.contains("ledamöterna")
        || small.contains("de närvarande")
        || small.contains("två av")
    {
        add("members");
    } else if small.contains("justerare")
        || small.contains("ledamot")
        || small.contains("deltagare")
        || small.contains("en av ledam")
        || small.contains("justeringsperson")
        || small.contains("justeringsman")
    {
        add("member");
    } else if small.split([',', ' ']).any(|word| {
        matches!(word, "gruppen" | "rådet" | "mötet" | "hela")
            || word.ends_with("gruppen")
            || word.ends_with("rådet")
    }) {
        add("group");
    }
    if out.is_empty() {
        out = list(&name(text))
            .into_iter()
            .filter(|name| !is_person(name) && name.split_whitespace().count() <= 6)
            .collect();
    }
    out
}

fn role_or_name(text: &str) -> String {
    let small = lower(text);
    match small.as_str() {
        "ordförande" | "ordföranden" => "chair",
        "vice ordförande" => "vice_chair",
        "sekreterare" | "sekreteraren" => "secretary",
        _ => return trimmed(text),
    }
    .to_owned()
}
