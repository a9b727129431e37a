//! Who appoints the chair, the vice chair and the members; who has the chair.

mod holder;

use super::{
    clauses::is_finite,
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
use holder::*;

patterns! {
    PASSIVE = r"~(?:besätts|utses|väljs|tillsätts|förordnas|utnämns|utsedda?|utsett|utsetts|valda?|valts|utpekas|bestäms|förordnade?|utnämnda?|tillsatta?)(?: [a-zåäö,]+){0,6}? (?:av|genom) (?P<by>.+)$";
    PASSIVE_VERB = r"(?:^|~)(?:besätts|utses|väljs|tillsätts|förordnas|utnämns|utpekas|bestäms|nomineras|utsedda?|utsetts|utsett|valda?|valts|föreslås)(?:~|$)";
    PASSIVE_FIRST = r"^(?:[a-zåäö]+ )?(?P<pre>av (?P<by>.+?)) (?:utses|väljs|tillsätts|förordnas) ";
    DECIDED = r"^medlemskap grundas på (?:ett )?beslut av (?P<by3>[^.,]+)|(?:utseende av|utnämning av|val av) (?:ordförande|vice viceordfxxx)[a-z ]* (?:sker|görs|beslutas) (?:genom beslut av|av) (?P<by2>.+)$|beslut om (?:vem som ska vara )?(?:ny )?(?:ordförande|vice viceordfxxx)[a-z ]* (?:fattas|tas) av (?P<by>.+)$";
    ACTIVE = r"^(?:(?:dessutom|därutöver|vidare|även|sedan|därefter) )?(?:det är )?(?P<by>.+?)(?: som)?(?: (?:ska|skall|kan|får|bör|måste|(?:ges|har) (?:möjlighet|rätt)(?: att)?))?(?: (?:själva|själv|gemensamt|tillsammans|inom sig|inom gruppen|årligen|också|även|i sin tur|vardera|var för sig))* (?:utser|utse|väljer|välja|tillsätter|tillsätta|förordnar|förordna|utnämner|utnämna|bestämmer|bestämma|pekar ut|peka ut)(?: ut)? (?P<what>.+)$";
    INVERTED = r"~(?:utser|väljer|tillsätter|förordnar|utnämner|(?:ska|skall|får) (?P<early>.+?) (?:utse|välja|tillsätta)) (?P<rest>.+)$";
    CHOOSES_WHO = r"^(?P<by>.+?) (?:bestämmer|avgör|beslutar|väljer)(?: om)?(?: själva| själv)? (?:vem|vilka|vilken|vilka personer)(?: som)? .*(?:sitta|ingå|representera|delta|vara ledam|företräd|plats)";
    PROPOSAL = r"~(?:efter|på|utifrån) (?:gemensamt )?(?:förslag|nominering(?:ar)?) (?:av|från) (?P<who>.+)$";
    PROPOSES = r"^(?P<who>.+?) (?:föreslår|nominerar|lämnar förslag på|lämnar förslag till|lägger fram förslag)[^.]*?(?:, och|,| och|varefter) (?P<by>.+?) (?:utser|väljer|fastställer|beslutar)";
    PROPOSES_ALONE = r"^(?P<who>.+?) (?:föreslår|nominerar|lämnar förslag (?:på|till|om)) (?P<what>[^.]*)";
    NOMINATED = r"~(?:föreslås|nomineras) av (?P<who>.+?)(?:,? (?:och|samt|men) (?:utses|väljs|fastställs|beslutas)| ?[,;.]|$)";
    CONSULTING = r"~(?:efter|i|vid|under) (?:avstämning|samråd|dialog|hörande|överläggning|överläggningar|samtal|överenskommelse|kontakt|konsultation) (?:med|av) (?P<who>.+)$";
    WITHIN = r"~(?:utses|väljs|tillsätts) (?:årligen |själv |själva )?(?:inom|internt i|internt inom) (?P<who>gruppen|rådet|[a-zåäö]+(?:gruppen|rådet)|forumet|teamet)";
    PROPOSED = r"~(?:sedan|efter att) (?P<who>.+?) (?:har )?(?:fått (?:lämna|lägga) förslag|lämnat förslag|föreslagit)";
    HEARD = r"~(?:sedan|efter att|när|då) (?P<who>.+?) (?:har |hade )?(?:fått yttra sig|fått lämna synpunkter|yttrat sig|hörts|tillfrågats|fått tycka till|rådfrågats|fått säga sitt)";
    HAVING_HEARD = r"~efter att ha (?:hört|rådfrågat|stämt av med|samrått med|rådgjort med) (?P<who>.+)$";
    AMONG = r"~(?:någon av|en av|bland|ur kretsen av|ur|inom kretsen av) (?P<who>.+)$";
    PROCEDURE = r"~(?:enligt|i enlighet med) (?P<what>[^(]+)";
    HOLDER = r"^(?P<who2>.+?) håller i ordförandeskapet(?P<rest2>.*)$|^(?P<who>.+?) (?:är|fungerar som|innehar|har|ska vara|skall vara|verkar som|tjänstgör som|agerar|håller i) (?:gruppens |rådets |också |alltid |även |dess )?(?:ordförandeskapet|ordförande%)(?P<rest>.*)$";
    LED_BY = r"^(?P<body>[^.]+?) (?:leds|ska ledas|skall ledas) av (?P<who>[^.]+)$";
    HELD = r"~(?:ordförandeskapet|ordförandeposten|ordförande%|ordförandeuppdraget) (?:i [a-zåäö]+ )?(?:innehas av|är|hålls av|ligger hos|ligger på|tillfaller|åvilar|finns hos|ska vara|skall vara|kommer från|hämtas från|utgörs av|följer med) (?P<who>.+)$";
    VICE_HOLDER = r"^(?P<who>.+?) innehar (?:under tiden )?(?:posten|rollen|uppdraget) som vice viceordfxxx|^(?P<who2>.+?) (?:är|fungerar som|ska vara|har|innehar) (?:gruppens |rådets )?(?:vice )?viceordfxxx";
    VICE_HELD = r"~viceordfxxx[a-z]* (?:är|innehas av|ska vara|kommer från|hämtas från|utgörs av) (?P<who>.+)$";
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
            || !object.contains(" ledam")
            || object.contains("ordförande bland"))
    {
        whom.members = false;
    }
    let post = s.has("till ordförande ") || s.small.ends_with("till ordförande");
    if s.has("till vice viceordf") {
        whom = Whom { vice: true, ..Whom::default() };
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

fn appointment(s: &Sentence<'_>) -> Option<Appointment> {
    let mut out = Appointment::default();
    let names = |text: &str| -> Vec<String> {
        list(&name(text)).into_iter().filter(|name| !is_person(name)).collect()
    };
    if let Some(found) = PROPOSES.find(&s.small) {
        out.after_proposal_from = names(s.named(&found, "who")?);
        out.by = names(s.named(&found, "by")?);
    } else if let Some(found) = CHOOSES_WHO.find(&s.small) {
        out.by = names(s.named(&found, "by")?);
    } else if let Some(found) = DECIDED.find(&s.small) {
        out.by = names(s.named(&found, "by").or_else(|| s.named(&found, "by2"))?);
    } else if let Some(found) = PASSIVE.find(&s.small) {
        out.by = names(after_each(s.named(&found, "by")?));
    } else if let Some(found) = PASSIVE_FIRST.find(&s.small) {
        out.by = names(s.named(&found, "by")?);
    } else if let Some(found) =
        ACTIVE.find(&s.small).filter(|found| is_actor(found.name("by").map_or("", |by| by.as_str())))
    {
        out.by = subject(s.named(&found, "by")?);
    } else if let Some(found) = INVERTED.find(&s.small) {
        let rest = s.named(&found, "early").or_else(|| s.named(&found, "rest")).unwrap_or_default();
        out.by = subject(before_object(rest));
    } else if let Some(found) =
        PROPOSES_ALONE.find(&s.small).filter(|_| !s.has("till nationell|till regional|till arbetsgrupp"))
    {
        out.after_proposal_from = subject(s.named(&found, "who")?);
    }
    for pattern in [&PROPOSAL, &NOMINATED, &PROPOSED] {
        if out.after_proposal_from.is_empty()
            && let Some(found) = pattern.find(&s.small)
        {
            out.after_proposal_from = names(s.named(&found, "who")?);
        }
    }
    if out.by == out.after_proposal_from
        && NOMINATED.is(&s.small)
        && let Some(found) = NOMINATED.find(&s.small)
    {
        let end = found.name("who").map_or(0, |who| who.end());
        let rest = s.text.get(end..).unwrap_or_default();
        out.by = lower(rest).find(" av ").and_then(|at| rest.get(at + 4..)).map(names).unwrap_or_default();
    }
    if let Some(found) = HEARD.find(&s.small) {
        out.after_consulting = list(s.named(&found, "who")?);
    } else if let Some(found) = CONSULTING.find(&s.small).or_else(|| HAVING_HEARD.find(&s.small)) {
        out.after_consulting = list(&name_list(s.named(&found, "who")?));
    }
    if let Some(found) = AMONG.find(&s.small) {
        let who = name(s.named(&found, "who")?);
        // *bland A av B* is by B.
        let who = match who.split_once(" av ").filter(|_| PASSIVE_VERB.is(&s.small)) {
            Some((among, by)) => {
                out.by = vec![trimmed(by)];
                among.to_owned()
            }
            None => who,
        };
        out.from_among = Some(who).filter(|who| !who.is_empty());
    }
    if out.by.is_empty()
        && out.after_proposal_from.is_empty()
        && let Some(hit) = WITHIN.find(&s.small)
    {
        out.by = s.named(&hit, "who").map(str::to_owned).into_iter().collect();
        out.from_among = out.by.first().cloned();
    }
    if out.by.len() == 1 && out.by.first().is_some_and(|by| lower(by).split(' ').next() == Some("och")) {
        out.by = out.from_among.iter().cloned().collect();
    }
    if let Some(found) = PROCEDURE.find(&s.small) {
        out.procedure = Some(trimmed(s.named(&found, "what")?)).filter(|what| !what.is_empty());
        out.registry_number = registry::number(&s.text);
    }
    Some(out)
}

/// The list of those consulted goes on over commas: only a new clause ends it.
fn name_list(text: &str) -> String {
    let small = lower(text);
    let end = [". ", " som ", " utses", " utser", ", för ", " för en ", " inför ", " innan "]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min();
    trimmed(text.get(..end.unwrap_or(text.len())).unwrap_or(text))
}

fn after_each(text: &str) -> &str {
    let small = lower(text);
    for lead in ["var och en av ", "vardera ", "varje ", "och bland ", "och inom "] {
        if small.starts_with(lead) && lead != "och bland " && lead != "och inom " {
            return text.get(lead.len()..).unwrap_or(text);
        }
    }
    text
}

/// Adverbs and prepositions that begin a sentence whose subject stands after the verb.
fn is_actor(by: &str) -> bool {
    const NOT: &[&str] = &[
        "till ",
        "för ",
        "från ",
        "inom ",
        "vid ",
        "där",
        "här",
        "sedan",
        "dessutom",
        "därutöver",
        "när ",
        "om ",
        "varje år",
        "årligen",
        "inför ",
        "av ",
    ];
    !by.is_empty()
        && !NOT.iter().any(|word| by == word.trim() || by.starts_with(word))
        && by.split_whitespace().count() <= 16
}

/// The subject of the last verb, where another clause stands before it: *A fastställer B, samt* has A, *A har tre platser där B*
/// has B. `None` where that is not plain.
fn own_subject(text: &str) -> Option<&str> {
    let small = lower(text);
    let mut at = 0;
    let verb = small.split(' ').find_map(|word| {
        let start = at;
        at += word.len() + 1;
        let modal = matches!(word, "ska" | "skall" | "kan" | "får" | "bör" | "måste" | "för" | "har" | "är");
        (start > 0 && !modal && is_finite(word.trim_end_matches(','))).then_some(start)
    });
    let relative = |verb: &usize| small.get(..*verb).is_some_and(|before| before.contains(" som "));
    let Some(verb) = verb.filter(|verb| !relative(verb)) else { return Some(text) };
    if small.ends_with(" samt") || small.ends_with(" och") || small.ends_with(',') {
        return text.get(..verb).map(str::trim_end);
    }
    [" där ", " som ", " vilka "]
        .iter()
        .filter_map(|joint| small.rfind(joint).map(|at| at + joint.len()))
        .max()
        .and_then(|at| text.get(at..))
        .filter(|rest| rest.starts_with(char::is_uppercase) && rest.split(' ').count() <= 5)
}

fn subject(text: &str) -> Vec<String> {
    let Some(mut rest) = own_subject(text.trim()) else { return Vec::new() };
    for tail in [
        " ska",
        " skall",
        " kan",
        " får",
        " själva",
        " inom sig",
        " gemensamt",
        " vardera",
        " årligen",
        " ska inom sig",
        " som",
        " i sin tur",
    ] {
        rest = rest.strip_suffix(tail).unwrap_or(rest);
    }
    let small = lower(rest);
    // "Den huvudman som inte har …" keeps its clause.
    let whole = if small.contains(" som ") { trimmed(rest) } else { String::new() };
    if !whole.is_empty() {
        return vec![whole];
    }
    list(rest)
}

/// "VästKom och koncernledningen tre ledamöter var": the appointers end where the object begins.
fn before_object(text: &str) -> &str {
    let small = lower(text);
    let stops = [
        " en ",
        " ett ",
        " två ",
        " tre ",
        " fyra ",
        " fem ",
        " sex ",
        " ordförande",
        " någon av",
        " vice ",
        " ledam",
        " representant",
        " deltagare",
        " sin",
        " sina ",
        " inom sig",
        " själva",
        " vardera",
        " de ",
        " vem ",
        " vilka ",
        " minst ",
        " högst ",
        " 1 ",
        " 2 ",
        " 3 ",
        " 4 ",
    ];
    let end = stops.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}
