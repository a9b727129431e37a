//! Who sits in the group, told in words and without a number: *I gruppen ingår regiondirektören*, *Rådet består av
//! företrädare för kommunerna*, *Gruppen bemannas med chefer i linjen*.
//!
//! An office has its seat by the post; a body that sends somebody has seats, as many as it likes; a kind of people is what a
//! member has to be.

use super::*;
use crate::{
    Kind,
    norm::{ExOfficioMember, MemberEligibility},
    read::people::{is_office, is_person},
};

patterns! {
    CONSISTS = r"^(?:i )?(?P<body>[^.,;]{2,60}?) (?:består|utgörs|bestå|utgöras|ska bestå|skall bestå|är sammansatta?|ska vara sammansatta?|sammansätts|bildas|bemannas|ska bemannas|representeras|ska representeras) (?:av |med |utav )?(?P<who>[^.;]+)$";
    INGOES = r"^(?:i|från) (?P<body>[^.,;]{2,70}?) (?:ingår|sitter|finns|deltar|ska ingå) (?P<who>[^.;]+)$";
    SENT = r"^(?:minst |alltid |även )*(?:representanter|företrädare|ledamöter|deltagare|tjänstepersoner|medlemmar) (?:från|för|ur) (?P<unit>[^.;]+)$";
    SENT_IS = r"^(?P<unit>[^.,;]{2,60}) (?:är|ska vara|skall vara) (?:alltid |också )?(?:representerade?|representerat|företrädda?|företrätt) i (?P<body>[^.;,]+)$";
    KIND = r"^(?:de |ett antal |personer som |)(?P<kind>[a-zåäö\- ]*(?:anställda|chefer|tjänstemän|tjänstepersoner|verksamhetsföreträdare|funktioner|ansvariga|medarbetare|politiker|förtroendevalda|experter|specialister|aktörer|samordnare|ledamöter från)~[^;]*)$";
}

/// Reads a composition without numbers.
pub(super) fn composed(s: &Sentence<'_>, found: &mut Found) {
    let taken = [
        Kind::SeatQuota,
        Kind::ExOfficioMember,
        Kind::MemberEligibility,
        Kind::CoOption,
        Kind::CompositionBalance,
        Kind::MemberAppointment,
        Kind::ChairAppointment,
        Kind::Secretariat,
        Kind::Coordinator,
    ];
    if found.any(&taken) || s.has("adjunger|bjuds in|vid behov|på mötena|minnesanteckning|dagordning") {
        return;
    }
    if let Some(hit) = SENT_IS.find(s.small.without_stop()) {
        let unit = s.named(&hit, "unit").map(list).unwrap_or_default();
        let body = s.named(&hit, "body").unwrap_or_default();
        if is_group(s, body) && !s.is_own(&unit.join(" ")) {
            found.push(Rule::SeatQuota(SeatQuota { unit: Names(unit), ..SeatQuota::default() }), s.modality);
        }
        return;
    }
    let small = s.small.without_stop();
    let Some(hit) = CONSISTS.find(small).or_else(|| INGOES.find(small)) else {
        label(s, found);
        return;
    };
    let body = s.named(&hit, "body").unwrap_or_default();
    let who = s.named(&hit, "who").unwrap_or_default();
    let start = lower(who);
    let of_group = is_group(s, body) || INGOES.is(small) && s.topic == Topic::Composition;
    if !of_group || AMOUNT_ONLY.is(&*start) && start.starts_with(|c: char| c.is_ascii_digit()) {
        return;
    }
    if let Some(hit) = SENT.find(&start) {
        let unit = hit.name("unit").and_then(|unit| who.get(unit.range())).unwrap_or_default();
        let unit = cut_unit(unit);
        found
            .push(Rule::SeatQuota(SeatQuota { unit: Names(list(unit)), ..SeatQuota::default() }), s.modality);
        return;
    }
    let offices: Vec<String> = list(who).into_iter().filter(|who| is_post(who)).collect();
    if let Some(hit) = KIND.find(&start).filter(|_| offices.is_empty()).filter(|_| !start.contains(" som ")) {
        let position = hit.name("kind").and_then(|kind| who.get(kind.range())).map(trimmed);
        let rule = MemberEligibility { position, ..MemberEligibility::default() };
        found.push(Rule::MemberEligibility(rule), s.modality);
        return;
    }
    if !offices.is_empty() {
        let inner = lower(body);
        let part = holds(&inner, "presidi|utskott").then(|| trimmed(body));
        let rule = ExOfficioMember { who: Some(offices.join(", ")), body: part };
        found.push(Rule::ExOfficioMember(rule), s.modality);
    }
}

/// *Ledamot: kommundirektören*
fn label(s: &Sentence<'_>, found: &mut Found) {
    let Some(label) = s.label.map(lower) else { return };
    let member = matches!(label.as_str(), "ledamot" | "ledamöter" | "medlem" | "medlemmar" | "deltagare");
    let text = trimmed(&s.text);
    if member && is_post(&text) && text.split_whitespace().count() <= 9 && !AMOUNT_ONLY.is(&s.small) {
        let rule = ExOfficioMember { who: Some(text), body: None };
        found.push(Rule::ExOfficioMember(rule), s.modality);
    }
}

pub(super) fn is_group(s: &Sentence<'_>, body: &str) -> bool {
    let small = lower(body);
    s.is_own(body)
        || s.own.iter().any(|own| small.contains(own.as_str()))
        || [
            "gruppen",
            "grupperna",
            "rådet",
            "råden",
            "teamet",
            "forumet",
            "nätverket",
            "utskottet",
            "ledningen",
            "nämnden",
            "presidiet",
            "presidium",
            "kommittén",
            "organet",
            "området",
            "samverkan",
            "medlemmar",
            "au",
            "sammansättning",
            "ledamöter",
        ]
        .iter()
        .any(|end| small.ends_with(end))
}

/// Words for one who has a post, in the definite form.
const DEFINITE: &str = "chefen|direktören|rektorn|dekanen|prefekten|läkaren|strategen|koordinatorn|ledaren|samordnaren|sekreteraren|föreståndaren|utvecklaren|handläggaren|ombudsmannen|kommunalrådet|regionrådet|oppositionsrådet|controllern|registratorn|verksamhetsansvarige|projektledaren";

/// A post that one person has: an office, or the chair of something.
pub(super) fn is_post(who: &str) -> bool {
    let small = lower(who);
    let post = small.starts_with("ordförande ")
        || matches!(small.as_str(), "ordförande" | "ordföranden")
        || small.contains("ordförand") && small.split_whitespace().count() <= 8
        || is_office(who)
        || DEFINITE.split('|').any(|end| small.split([' ', ',', '(']).any(|word| word.ends_with(end)));
    post && !is_person(who)
        && !small.ends_with("chefer")
        && !holds(&small, "utse|valda|respektive chef|mandat av|företrädare|person från|dvs")
}
