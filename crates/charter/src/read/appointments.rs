//! Who appoints the chair, the vice chair and the members; who has the chair.

mod agents;
mod holder;
mod reworded;

pub(in crate::read) use holder::is_holder;
pub(in crate::read) use reworded::side_by_side;

use super::{
    clauses::{self, is_finite},
    found::Found,
    names::{list, name, trimmed},
    pattern::patterns,
    people::{is_office, is_person},
    registry,
    sentence::Sentence,
};
use crate::{
    norm::{ChairAppointment, MemberAppointment, Names, Rule, ViceChairAppointment},
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};
use agents::*;
use holder::*;

patterns! {
    PASSIVE_VERB = r"(?:^|~)(?:besätts|utses|väljs|tillsätts|förordnas|utnämns|utpekas|bestäms|nomineras|utsedda?|utsetts|utsett|valda?|valts|föreslås)(?:~|$)";
    ACTIVE = r"^(?:(?:dessutom|därutöver|vidare|även|sedan|därefter) )?(?:det är )?(?P<by>.+?)(?: som)?(?: (?:ska|skall|kan|får|bör|måste|(?:ges|har) (?:möjlighet|rätt)(?: att)?))?(?: (?:själva|själv|gemensamt|tillsammans|inom sig|inom gruppen|årligen|också|även|i sin tur|vardera|var för sig))* (?:utser|utse|väljer|välja|tillsätter|tillsätta|förordnar|förordna|utnämner|utnämna|bestämmer|bestämma|pekar ut|peka ut)(?: ut)? (?P<what>.+)$";
    INVERTED = r"~(?:utser|väljer|tillsätter|förordnar|utnämner|(?:ska|skall|får) (?P<early>.+?) (?:utse|välja|tillsätta)) (?P<rest>.+)$";
    CHOOSES_WHO = r"^(?P<by>.+?) (?:bestämmer|avgör|beslutar|väljer)(?: om)?(?: själva| själv)? (?:vem|vilka|vilken|vilka personer)(?: som)? .*(?:sitta|ingå|representera|delta|vara ledam|företräd|plats)";
    PROPOSAL = r"~(?:efter|på|utifrån) (?:gemensamt )?(?:förslag|nominering(?:ar)?) (?:av|från) (?P<who>.+)$";
    HOLDER = r"^(?P<who2>.+?) håller i ordförandeskapet(?P<rest2>.*)$|^(?P<who>.+?) (?:är|fungerar som|innehar|har|ska vara|skall vara|verkar som|tjänstgör som|agerar|håller i) (?:gruppens |rådets |också |alltid |även |dess )?(?:ordförandeskapet|ordförande%)(?P<rest>.*)$";
    LED_BY = r"^(?P<body>[^.]+?) (?:leds|ska ledas|skall ledas) av (?P<who>[^.]+)$";
    HELD = r"~(?:ordförandeskapet|ordförandeposten|ordförande%|ordförandeuppdraget) (?:i [a-zåäö]+ )?(?:innehas av|är|hålls av|ligger hos|ligger på|tillfaller|åvilar|finns hos|ska vara|skall vara|kommer från|hämtas från|utgörs av|följer med) (?P<who>.+)$";
    VICE_HOLDER = r"^(?P<who>.+?) innehar (?:under tiden )?(?:posten|rollen|uppdraget) som vice viceordfxxx|^(?P<who2>.+?) (?:är|fungerar som|ska vara|har|innehar) (?:gruppens |rådets )?(?:vice )?viceordfxxx";
    VICE_HELD = r"~viceordfxxx[a-z]* (?:är|innehas av|ska vara|kommer från|hämtas från|utgörs av) (?P<who>.+)$";
    MEMBERS_TOO = r"^(?:gruppens |rådets |samtliga |övriga )?(?:ledam|represent|deltag|medlem)[a-zåäö]+,? (?:och|samt|inklusive) ";
    APPOINTING = r"utseende av|~besätts~|medlemskap grundas|~nomineras~|(?:beslutar|avgör|väljer|bestämmer) (?:om )?(?:vem|vilka|vilken)~|beslut om (?:ny )?(?:vice viceordf|ordförand)|~(?:utse|utser|utses|utsedd|utsedda|utsett|utsetts|väljs?|väljer|vald|valda|tillsätter|tillsätts|tillsätta|förordna[rs]?|utnämn|utnämns|bestäm|bestämmer|bestäms|pekar ut|nominera[rs]?|föreslår?|föreslås)";
}

/// Who appoints, of whom, and after what.
#[derive(Debug, Default)]
struct Appointment {
    by: Vec<String>,
    after_proposal_from: Vec<String>,
    after_consulting: Vec<String>,
    from_among: Option<String>,
    procedure: Option<String>,
    registry_number: Option<String>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Whom {
    chair: bool,
    vice: bool,
    members: bool,
}

/// Reads appointments.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    for part in reworded::side_by_side(s) {
        match reworded::reworded(&part) {
            Some(plain) => appointed(&plain, found),
            None => appointed(&part, found),
        }
    }
}

fn appointed(s: &Sentence<'_>, found: &mut Found) {
    let posts = ["ordförand", "viceordf", "presidi"];
    let members = [
        "ledam",
        "representant",
        "deltagare",
        "deltagarna",
        "medlem",
        "företrädare",
        "person",
        "plats",
        "tjänsteperson",
        "tjänstemän",
    ];
    if !APPOINTING.is(&s.small) {
        comes_from(s, found);
        if !found.any(&[crate::Kind::ChairAppointment, crate::Kind::ViceChairAppointment]) {
            holder(s, found);
        }
        return;
    }
    if s.has("nominera |föreslå ") && s.bullet && !s.has("utse") {
        return;
    }
    if let Some(hit) = ELLIPSIS.find(&s.small) {
        for (of, by) in [("of", "by"), ("of2", "by2")] {
            let text = s.named(&hit, by).unwrap_or_default();
            let proposal = PROPOSAL
                .find(&lower(text))
                .and_then(|found| found.name("who").and_then(|who| text.get(who.range())))
                .map(|who| list(&name(who)))
                .unwrap_or_default();
            found.push(
                Rule::MemberAppointment(MemberAppointment {
                    by: Names(list(&name(text))),
                    of: s.named(&hit, of).map(trimmed),
                    after_proposal_from: Names(proposal),
                }),
                s.modality,
            );
        }
        return;
    }
    if let Some(hit) = ELECTED.find(&s.small) {
        return holder::elected(s, &hit, found);
    }
    if s.has("tid och plats|tid och ort|plats för möte|tid för möte|plats och tid") {
        return;
    }
    let mut whom = whom(s, &posts, &members);
    let Some(mut appointment) = appointment(s) else { return };
    if let Some(hit) = WHO_IS_CHOSEN.find(&s.small) {
        let what = hit.name("what").map_or("", |what| what.as_str());
        let by = s.named(&hit, "by").map(subject).unwrap_or_default();
        if !by.is_empty() && holds(what, "ordförand|viceordf|ledam|representant") {
            let vice = what.contains("viceordf");
            let chair = what.contains("ordförand") && !vice;
            whom = Whom { chair, vice, members: !chair && !vice };
            appointment.by = by;
        }
    }
    let nothing = appointment.by.is_empty()
        && appointment.after_proposal_from.is_empty()
        && appointment.after_consulting.is_empty()
        && appointment.from_among.is_none()
        && appointment.procedure.is_none();
    if nothing {
        return;
    }
    if whom.chair {
        found.push(
            Rule::ChairAppointment(ChairAppointment {
                by: Names(appointment.by.clone()),
                after_proposal_from: Names(appointment.after_proposal_from.clone()),
                after_consulting: appointment.after_consulting.clone(),
                from_among: appointment.from_among.clone(),
                holder: None,
                procedure: appointment.procedure.clone(),
                registry_number: appointment.registry_number.clone(),
            }),
            s.modality,
        );
    }
    if whom.vice {
        found.push(
            Rule::ViceChairAppointment(ViceChairAppointment {
                by: Names(appointment.by.clone()),
                after_proposal_from: Names(appointment.after_proposal_from.clone()),
                after_consulting: appointment.after_consulting.clone(),
                from_among: appointment.from_among.clone(),
                holder: None,
                procedure: appointment.procedure.clone(),
                registry_number: appointment.registry_number.clone(),
            }),
            s.modality,
        );
    }
    if whom.members && !(appointment.by.is_empty() && appointment.after_proposal_from.is_empty()) {
        found.push(
            Rule::MemberAppointment(MemberAppointment {
                by: Names(appointment.by),
                of: of_members(s),
                after_proposal_from: Names(appointment.after_proposal_from),
            }),
            s.modality,
        );
    }
}

/// Which members, where the sentence tells them apart: *kommunernas ledamöter*.
fn of_members(s: &Sentence<'_>) -> Option<String> {
    let hit = OF_MEMBERS.find(&s.small)?;
    let of = s.named(&hit, "of").map(trimmed)?;
    let plain = matches!(
        lower(&of).split(' ').next().unwrap_or_default(),
        "gruppens" | "rådets" | "ordinarie" | "övriga" | "samtliga" | "alla"
    );
    (!plain && of.split_whitespace().count() >= 2).then_some(of)
}

patterns! {
    WHO_IS_CHOSEN = r"~(?:en|ett|två|tre|fyra|den) (?P<what>[a-zåäö]+(?: [a-zåäö]+)?) som (?P<by>[^,.]{3,40}?) (?:utser|väljer|tillsätter|förordnar)~";
    ELECTED = r"^(?:till|som) (?P<vice>vice viceordfxxx|ordförande) (?:väljs|utses|förordnas) (?P<one>en av )?(?P<who>[^.,]+?)(?: och (?:till|som) |$)|^(?P<vice2>vice viceordfxxx[a-z]*|ordföranden?) (?:väljer|utser|tillsätter) (?P<by>[a-zåäö]+(?:et|en|erna))(?: själv| själva)?(?: inom sig| årligen)?$";
    ELLIPSIS = r"^(?P<of>[a-zåäö ]+s (?:ledamöter|representanter|deltagare|platser)) utses av (?P<by>[^,]+?),? (?:och|medan) (?P<of2>[a-zåäö ]+s)(?: [a-z]+)? (?:utses )?av (?P<by2>.+)$";
    OF_MEMBERS = r"^(?P<of>[^.]*?(?:s |från [^.]+ |: )?(?:ledamöter|ledamot|representanter|representant|deltagare|företrädare|platser))(?: [a-zåäö]+)? (?:utses|väljs|tillsätts|nomineras|förordnas)~";
}

/// Whose appointment the sentence is about: by its words, its label, its heading, or the sentence before.
fn whom(s: &Sentence<'_>, posts: &[&str], members: &[&str]) -> Whom {
    let other = s.has("kontaktperson|koordinator|sekreterare|processledare|handläggare|arbetsgrupp|undergrupp|beredningsgrupp|adjunger|arbetsutskott|justerare|processteam|ersättare för ordf");
    // The object of the verb: what stands after an active verb, or before a passive one.
    let object = match ACTIVE
        .find(&s.small)
        .and_then(|found| found.name("what"))
        .or_else(|| INVERTED.find(&s.small).and_then(|found| found.name("rest")))
    {
        Some(what) => what.as_str().to_owned(),
        None => match PASSIVE_VERB.find(&s.small).and_then(|hit| hit.get(0)) {
            Some(verb) => {
                let before = s.small.get(..verb.start()).unwrap_or_default();
                let adverb = [
                    "till ",
                    "inom ",
                    "för ",
                    "bland ",
                    "i ",
                    "från ",
                    "av ",
                    "därutöver",
                    "dessutom",
                    "årligen",
                    "vid ",
                ]
                .iter()
                .any(|word| before.starts_with(word));
                let after = s.small.get(verb.end()..).unwrap_or_default();
                if adverb {
                    after.split(" av ").next().unwrap_or_default().to_owned()
                } else {
                    before.to_owned()
                }
            }
            None => s.small.to_string(),
        },
    };
    let label = s.label.map(lower).unwrap_or_default().replace("vice ordförande", "viceordf");
    let named = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let mut whom = Whom {
        chair: object.contains("ordförande") && !object.contains("med ordförande")
            || object.contains("presidi"),
        vice: object.contains("viceordf") || object.contains("presidi"),
        members: s.small.starts_with("medlemskap grundas")
            || named(members, &object)
            || s.small.starts_with("de utses")
            || s.has("utser vilka som|utser vem som|väljer vilka som|utser vilka personer")
            || CHOOSES_WHO.is(&s.small),
    };
    if (whom.chair || whom.vice)
        && (object.contains("bland ")
            || object.starts_with("en ordförande")
            || !MEMBERS_TOO.is(&*object) && !object.contains(" ledam")
            || object.contains("ordförande bland"))
    {
        whom.members = false;
    }
    let post = s.has("till ordförande ") || s.small.ends_with("till ordförande");
    if s.has("till vice viceordf") {
        whom = Whom { vice: true, chair: s.has("till ordförande "), ..Whom::default() };
    } else if post {
        whom = Whom { chair: true, ..Whom::default() };
    }
    if !whom.chair && !whom.vice && !whom.members && !other {
        whom.chair = label.contains("ordförand") && !label.contains("vice") || label.contains("presidi");
        whom.vice = label.contains("viceordf") || label.contains("vice ordf");
        whom.members = named(members, &label);
        if !whom.chair && !whom.vice && !whom.members {
            let back = s.points_back() || s.small.starts_with("utse");
            whom.members = back && named(members, &s.before)
                || matches!(s.topic, Topic::Composition)
                    && !named(posts, &s.before)
                    && !named(posts, &s.small);
            whom.chair = !whom.members && back && s.before.contains("ordförande")
                || s.topic == Topic::Chair && !named(posts, &s.small);
        }
    }
    if label.contains("kontaktperson") || label.contains("koordinator") || label.contains("sekreter") {
        return Whom::default();
    }
    if other && !whom.chair && !whom.vice {
        let about_other = s.has("kontaktperson|koordinator|sekreterare|processledare|handläggare|justerare|ersättare för ordf|beredningsgrupp|arbetsutskott|processteam");
        whom.members &= !about_other;
    }
    whom
}
