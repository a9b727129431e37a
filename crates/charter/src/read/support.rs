//! Who helps the group and who sits beside it: co-opted persons, contact person, coordinator, secretariat, posts ex officio.

mod co_option;
mod coordinator;
mod posts;

use super::{
    clauses,
    found::Found,
    names::{list, name, trimmed},
    pattern::patterns,
    people::is_person,
    sentence::Sentence,
};
use crate::{
    Kind, Modality,
    norm::{
        ChairContactSeparation, CoOption, CoOptionRight, ContactPerson, Coordinator, ExOfficioAttendance,
        ExOfficioMember, Names, Rule, Secretariat,
    },
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};
use co_option::co_option;
use coordinator::*;
use posts::*;

patterns! {
    CONTACT_SAME = r"^(?P<as5>[a-zåäö]+)s kontaktperson är (?:även |också )?kontaktperson|densamma som (?:för )?(?P<as6>.+)$|~samma kontaktperson%(?: i (?P<body>.+?))? som (?P<as>.+)$|kontaktperson%? för (?P<as2>.+?) (?:är|fungerar)(?: det)? (?:också|även|tillika)|~delar kontaktperson%? med (?P<as3>.+)$|kontaktperson%(?: för gruppen)? är densamma som (?:för )?(?P<as4>.+)$";
    CONTACT_BY = r"^(?P<by>.+?) (?:utser|ska utse|väljer|tillsätter|ska inom sig utse|skall utse)~";
    CONTACT_PASSIVE = r"(?:utse[sd]|utsedd|utses|tillsätts|väljs)~(?:[^.]*? )?av (?P<by>.+)$";
    CONTACT_AMONG = r"~bland (?P<from>[^,.]+)$";
    CONTACT_FROM = r"~(?:bland|ur|från|inom|hämtas från|hämtas ur|är ledamot i|sitter i|ingår i|i) (?:deltagarna i |ledamöterna i |medlemmarna i |kretsen av )?(?P<from>[^,.]*?(?:ledning|grupp|råd|nämnd|förvaltning|kontor|samverkan|forum)[^,.]*)";
    CONTACT_IS = r"^(?:rådets |gruppens )?kontaktperson%(?: (?:för|i|till|hos) [^.]+?)? är ";
    SEPARATE = r"(?:inte (?:bör|ska|får) (?:tillhöra|komma från|vara anställd)|(?:bör|ska|får) inte (?:tillhöra|vara anställda inom samma)|olika|skilda|inte samma|ej samma|annan|inte (?:komma|vara|ha sin|hämtas|tillhöra)[^.]*samma|var sin|varsin) (?:förvaltning|organisation|huvudm|verksamhet|sjukhus)?";
}

/// Reads what stands beside the members.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    co_option(s, found);
    contact(s, found);
    secretariat(s, found);
    coordinator(s, found);
    ex_officio(s, found);
}

fn contact(s: &Sentence<'_>, found: &mut Found) {
    let labelled = s.label.is_some_and(|label| lower(label).starts_with("kontaktperson"));
    if !s.has("kontaktperson") && !labelled {
        return;
    }
    if s.has("ordförand") && SEPARATE.is(&s.small) {
        found.push(Rule::ChairContactSeparation(ChairContactSeparation::default()), s.modality);
        if !s.has("utser|utses") {
            return;
        }
    }
    if let Some(hit) = CONTACT_SAME.find(&s.small) {
        let same =
            ["as", "as2", "as3", "as4", "as5", "as6"].iter().find_map(|part| s.named(&hit, part)).map(name);
        let from = s.named(&hit, "body").map(trimmed);
        found.push(
            Rule::ContactPerson(ContactPerson { same_as: same, appointed_from: from, ..Default::default() }),
            s.modality,
        );
        return;
    }
    if !CONTACT_IS.is(&s.small) && !s.has("utse|väljs|väljer|ska ha en kontaktperson|har en kontaktperson|ska finnas en kontaktperson|finns en kontaktperson|är kontaktperson|tillsätt|hämtas|kommer från|kontaktperson från|kontaktperson i|ledamot i|utsed|får en kontaktperson|ha en kontaktperson") && !labelled
    {
        return;
    }
    let mut contact = ContactPerson::default();
    if let Some(hit) = CONTACT_PASSIVE.find(&s.small) {
        contact.by = s.named(&hit, "by").map(name).map(Names::one).unwrap_or_default();
    } else if let Some(hit) = CONTACT_BY.find(&s.small).filter(|hit| {
        hit.name("by").is_some_and(|by| {
            !by.as_str().contains("kontaktperson")
                && !by.as_str().starts_with("till ")
                && !by.as_str().starts_with("för ")
        })
    }) {
        contact.by = s.named(&hit, "by").map(trimmed).map(Names::one).unwrap_or_default();
        if s.has("inom sig|bland sina") {
            contact.appointed_from = contact.by.first().map(str::to_owned);
        }
    }
    if contact.appointed_from.is_none()
        && let Some(hit) = CONTACT_FROM.find(&s.small).or_else(|| CONTACT_AMONG.find(s.small.without_stop()))
    {
        contact.appointed_from = s
            .named(&hit, "from")
            .map(name)
            .filter(|from| !s.is_own(from) && contact.by.first() != Some(from.as_str()));
    }
    found.push(Rule::ContactPerson(contact), s.modality);
}
