//! Secretariat, and who has a seat or attends by their office.

use super::*;

patterns! {
    SECRETARY_IS = r"^(?:rådets |gruppens )?sekreteraren? (?:i [a-zåäö]+ )?(?:är|ska vara|utgörs av) (?P<by>[^.,]{4,70})$";
    REPRESENTED = r"^(?P<who>[^.,]{3,70}?) (?:är|ska vara|finns)(?: (?:även|också|alltid))* (?:represente?ra[dt]e?|represente?rat|företrä[dt]d|företrädda|representant|gruppens representant|rådets representant|föredragande) (?:i|vid|på) (?P<body>[^.,]+)$";
    ALSO_THERE = r"^(?:på|vid|i) (?:alla |samtliga )?(?:rådets |gruppens |styrgruppens |nätverkets )?(?:möten|mötena|mötet|sammanträdena|sammanträdet|sammanträden) (?:deltar|medverkar|närvarar)(?: (?:även|också|alltid|dessutom|normalt))* (?P<who>[^.,]+)$";
    MEMBERS_ARE = r"^(?:gruppens |rådets |nätverkets |ordinarie )?(?:ledamöter|ledamöterna|medlemmar|medlemmarna|deltagare|deltagarna)(?: i [a-zåäö]+)? (?:är|utgörs av|består av) (?P<who>[^.;]+)$";
    HAS_SEAT = r"^(?P<who>[^.,]{4,70}?) har (?:en |alltid en |en given |en fast |automatiskt en )?(?:egen )?plats i (?P<body>[^.,]+)$";
    IS_SECRETARIAT = r"^(?P<by>[^.]+?) (?:är|utgör|fungerar som|håller) (?:gruppens |rådets |styrgruppens |nätverkets |[a-zåäö]+s )?(?:sekretariat|kansli|sekreterare)(?:~|$)";
    SECRETARY = r"sekreterarfunktion|sekreteraruppdrag|sekreterare|sekretariat|~kansli(?:et|ets|resurs%|stöd%|funktion%)?~|administrativ|administration|administrer|sekreterarskap|sekreterarstöd";
    FOLLOWS = r"(?:flyttar med ordf|har ordföranden$|har ordföranden |följer|växlar med|följer med|kommer från den|ansvarar .*?ordförandeskap|som (?:innehar|har) ordförandeskapet|ordförandens (?:organisation|huvudman|förvaltning|region|kommun)|samma (?:organisation|huvudman|förvaltning|region) som ordförande|som har ordförande|som innehar ordförande|ordförandens hem)";
    NONE_OWN = r"(?:inga|inte några|inget|ingen|saknar|har inte) (?:egna|egen|eget|ett eget)?[^.]{0,20}?(?:kansli|sekret|administrativ|resurs)";
    HAS_OWN = r"(?:har|ska ha|finns|förfogar över) (?:ett |en )?(?:eget |egen |gemensamt )(?:kansli|sekretariat|administration|sekreterare)";
    RESOURCED = r"(?:resurs|bemanning|kompetens|medel)";
    EX_OFFICIO = r"^(?P<who>.+?) (?:är|ingår|sitter|ska vara|ska ingå|har plats|är också|är även|är tillika) (?:som |i egenskap av )?(?:också |även |alltid |tillika |automatiskt )?(?:självskriven|självskrivna|ledamot|ledamöter|medlem|i kraft av sin|ex officio|adjungerad ledamot)(?P<rest>.*)$";
    EX_INGAR = r"^(?P<who>.+?) (?:ingår|sitter)(?: alltid| automatiskt| också| även)? (?:i|som ledamot i) (?P<body>.+)$";
    BY_POST = r"(?:i kraft av|genom|till följd av|i egenskap av) (?:sitt |sin |att vara |det )?(?:uppdrag|befattning|tjänst|post|ämbete|ordförande)";
    ATTENDS = r"^(?P<who>.+?) (?:ska |skall |får |kan |bör |har rätt att )?(?:deltar|delta|närvarar|närvara|medverkar|medverka|adjungeras|bevistar)(?: alltid| också| även| vid behov| regelbundet| som adjungerad| normalt| löpande)* (?:i |vid |på |till )?(?P<body>.+)$";
}

pub(super) fn secretariat(s: &Sentence<'_>, found: &mut Found) {
    let label = s.label.map(lower).unwrap_or_default();
    if holds(&label, "logg|anteckn|protokoll|kallelse|dagordning") {
        return;
    }
    let labelled =
        label.starts_with("sekret") || label.starts_with("kansli") || label.starts_with("administ");
    if !(SECRETARY.is(&s.small) || labelled) || s.topic == Topic::Distribution {
        return;
    }
    let other = s.has("tillhandhåller processledare|återstår att|jäv|finansier|protokoll|anteckning|kallelse|kallar|sänder ut|skickar ut|skickas|dagordning|kostnad|bekosta|diarieför|administrativa gräns|rapporter|deltar i|arkiv|utses på|mandat|växla|roterar|cirkulerar|turas|förvaltningsadmin");
    // *en av kansliets medarbetare* says nothing of the office itself.
    let other = other || s.has("kontaktperson") && !labelled;
    if other && !FOLLOWS.is(&s.small) {
        return;
    }
    let mut secretariat = Secretariat::default();
    if NONE_OWN.is(&s.small) || s.has("kansli finns inte|sekretariat finns inte") {
        secretariat.own = Some(false);
        if FOLLOWS.is(&s.small) {
            secretariat.follows_chair = Some(true);
        }
        secretariat.provided_by =
            WITHIN.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name)).or_else(|| provider(s));
    } else if FOLLOWS.is(&s.small) {
        secretariat.follows_chair = Some(true);
    } else if HAS_OWN.is(&s.small) {
        secretariat.own = Some(true);
    } else if RESOURCED.is(&s.small) && s.has("ansvarar|tillse|se till|säkerställ") {
        secretariat.resourced_by = subject(s);
    } else if let Some(hit) = SECRETARY_IS.find(s.small.without_stop()) {
        let by = s.named(&hit, "by").map(trimmed).filter(|by| !is_person(by) && !holds(&lower(by), "ansvarig|den som"));
        if by.is_none() {
            return;
        }
        secretariat.provided_by = by;
    } else if let Some(hit) = IS_SECRETARIAT.find(&s.small) {
        secretariat.provided_by = s.named(&hit, "by").map(name).filter(|by| !is_person(by));
    } else if let Some(by) = provider(s).or_else(|| {
        labelled
            .then(|| trimmed(&s.text))
            .filter(|by| by.split_whitespace().count() <= 6 && !is_person(by) && !by.contains('['))
    }) {
        secretariat.provided_by = Some(by);
    } else if !labelled
        && !s.has("gemensamt kansli|kansli stödjer|utser sekreterare|utser en sekreterare|stöds av|har sekret|har ett sekret|har ett kansli|knuten en sekreterare|en sekreterare knuten|finns en sekreterare|ska ha en sekret|har en sekret")
    {
        return;
    }
    found.push(Rule::Secretariat(secretariat), s.modality);
}

patterns! {
    WITHIN = r"~(?:inom ramen för|inom|genom|i|av|hos) (?P<by>[^,.]*?(?:organisation|förvaltning|region|kommun|huvudm|kontor)[^,.]*)$";
    SUBJECT = r"^(?P<who>.+?) (?:ska|skall|ansvarar|ser|säkerställer|svarar|har|fastställer)~";
}

/// Who the sentence says it of.
pub(super) fn subject(s: &Sentence<'_>) -> Option<String> {
    let hit = SUBJECT.find(&s.small)?;
    s.named(&hit, "who")
        .map(trimmed)
        .filter(|who| !who.is_empty() && !matches!(lower(who).as_str(), "den" | "det" | "de"))
}

pub(super) fn ex_officio(s: &Sentence<'_>, found: &mut Found) {
    if found.any(&[Kind::CoOption, Kind::AttendanceLimit, Kind::ChairAppointment, Kind::Quorum])
        || s.has("jäv|beslutför|röst|mandatperiod|period|utser|utses")
    {
        return;
    }
    if seated(s, found) {
        return;
    }
    let office = !s.small.starts_with("den som ") && s.has("ordförand|viceordf|direktör|chef|representant|ledam|sekreter|koordinator|kontaktperson|samordnare|tjänstem|tjänsteperson|handläggar|strateg");
    if !office {
        return;
    }
    if s.has("självskriv|ex officio|är ledamot|är också ledamot|är även ledamot|är tillika ledamot|tillika ledamot|ska vara ledamot i|i kraft av sin") && let Some(hit) = EX_OFFICIO.find(&s.small)
    {
        let who = s.named(&hit, "who").map(trimmed);
        let rest = s.named(&hit, "rest").unwrap_or_default();
        let body = BODY
            .find(&lower(rest))
            .and_then(|hit| hit.name("body").and_then(|body| rest.get(body.range()).map(name)));
        let general =
            who.as_ref().is_some_and(|who| lower(who).starts_with("en ledamot") || lower(who) == "ledamot");
        if !general && (BY_POST.is(&s.small) || s.has("självskriv|ex officio|ledamot")) {
            let body = body.filter(|body| !s.is_own(body));
            found.push(Rule::ExOfficioMember(ExOfficioMember { who, body }), s.modality);
            return;
        }
    }
    if let Some(hit) =
        EX_INGAR.find(&s.small).filter(|_| s.has("ordförand") || BY_POST.is(&s.small) || s.has("ledamot i "))
    {
        let who = s.named(&hit, "who").map(trimmed);
        let body = s.named(&hit, "body").map(name);
        let short = who.as_ref().is_some_and(|who| who.split_whitespace().count() <= 8);
        if short && !s.has("frågor|uppgift|arbetet| det ingår|i uppdraget") {
            found.push(
                Rule::ExOfficioMember(ExOfficioMember { who, body: body.filter(|body| !s.is_own(body)) }),
                s.modality,
            );
            return;
        }
    }
    if !s.has("möte|sammanträd|ledningsgrupp") {
        return;
    }
    if let Some(hit) = ATTENDS.find(&s.small) {
        let who = s.named(&hit, "who").map(trimmed).unwrap_or_default();
        let raw = s.named(&hit, "body").unwrap_or_default();
        let body = body_of(raw);
        let own = lower(&body).is_empty()
            || s.is_own(&body)
            || [
                "arbetet",
                "mötet",
                "möten",
                "mötena",
                "sammanträden",
                "sammanträdena",
                "gruppens",
                "rådets",
                "alla",
            ]
            .iter()
            .any(|own| lower(&body).starts_with(own));
        let short = !who.is_empty()
            && who.split_whitespace().count() <= 8
            && !lower(&who).starts_with("på ")
            && !lower(&who).starts_with("vid ");
        let plain = lower(&who).starts_with("ledamöterna")
            || lower(&who).starts_with("deltagarna")
            || lower(&who).starts_with("varje");
        let participates = lower(&who).contains("förväntas") || lower(&body).starts_with("aktivt");
        if short && !own && !plain && !participates {
            let when = ATTENDS_WHEN.find(&s.small).and_then(|hit| s.named(&hit, "when").map(trimmed));
            found.push(
                Rule::ExOfficioAttendance(ExOfficioAttendance { who: Some(who), body: Some(body), when }),
                s.modality,
            );
        } else if short && own && !plain && !participates && !s.small.starts_with("de ") {
            let when = ATTENDS_WHEN.find(&s.small).and_then(|hit| s.named(&hit, "when").map(trimmed));
            found.push(
                Rule::ExOfficioAttendance(ExOfficioAttendance { who: Some(who), body: None, when }),
                s.modality,
            );
        }
    }
}

patterns! {
    BODY = r"~(?:i|av) (?P<body>[^,.]+)";
    ATTENDS_WHEN = r"~(?P<when>efter behov|vid behov|en gång per [a-zåäö]+|en gång om året|varje [a-zåäö]+|(?:två|tre|fyra) gånger per [a-zåäö]+|minst en gång per [a-zåäö]+|när [^.,]+|årligen|regelbundet)~";
}

/// "nämndens sammanträden" is "nämnden"; "möten med SOR X en gång per termin" is "SOR X".
pub(super) fn body_of(text: &str) -> String {
    let small = lower(text);
    let from = ["möten med ", "möte med ", "mötena med ", "sammanträden med ", "möten i ", "sammanträden i "]
        .iter()
        .find_map(|lead| small.strip_prefix(lead).map(|_| lead.len()))
        .unwrap_or(0);
    let rest = text.get(from..).unwrap_or(text);
    let small = lower(rest);
    let end = [
        " möten",
        " möte",
        " sammanträd",
        " ledningsmöte",
        " efter behov",
        " vid behov",
        " en gång",
        " och ",
        ", ",
        ". ",
        " när ",
        " minst ",
        " varje ",
        " två gånger",
        " för att",
    ]
    .iter()
    .filter_map(|stop| small.find(stop))
    .min()
    .unwrap_or(rest.len());
    let body = trimmed(rest.get(..end).unwrap_or(rest));
    match body.strip_suffix("ens") {
        Some(stem) => format!("{stem}en"),
        None => body.strip_suffix("ets").map(|stem| format!("{stem}et")).unwrap_or(body),
    }
}

/// Seats and attendance by office, told by the frame of the sentence.
fn seated(s: &Sentence<'_>, found: &mut Found) -> bool {
    let small = s.small.without_stop();
    let office = |who: &str| crate::read::seats::is_post(who) && who.split(' ').count() <= 8;
    if let Some(hit) = HAS_SEAT.find(small)
        && let Some(who) = s.named(&hit, "who").map(trimmed).filter(|who| office(who))
    {
        let body = s.named(&hit, "body").map(trimmed).filter(|body| !s.is_own(body));
        found.drop(&[Kind::SeatQuota]);
        found.push(Rule::ExOfficioMember(ExOfficioMember { who: Some(who), body }), s.modality);
        return true;
    }
    if let Some(hit) = MEMBERS_ARE.find(small).filter(|_| !found.any(&[Kind::SeatQuota])) {
        let posts: Vec<String> = s.named(&hit, "who").map(list).unwrap_or_default();
        if posts.iter().all(|who| office(who)) && !posts.is_empty() {
            let rule = ExOfficioMember { who: Some(posts.join(", ")), body: None };
            found.push(Rule::ExOfficioMember(rule), s.modality);
            return true;
        }
    }
    if let Some(hit) = ALSO_THERE.find(small).filter(|_| !s.has("ledamöter|ledamöterna|ersättare|inte ")) {
        let who = s.named(&hit, "who").map(trimmed);
        found
            .push(Rule::ExOfficioAttendance(ExOfficioAttendance { who, body: None, when: None }), s.modality);
        return true;
    }
    if let Some(hit) = REPRESENTED.find(small) {
        let who = s.named(&hit, "who").map(trimmed).unwrap_or_default();
        let body = s.named(&hit, "body").map(body_of).filter(|body| !s.is_own(body));
        let there = body.as_deref().is_some_and(|body| IN_BODY.is(&*lower(body)));
        let group = s.is_own(&who) || office(&who) || holds(&lower(&who), "gruppen|rådet|teamet|ledare");
        if there && group {
            let rule = ExOfficioAttendance { who: Some(who), body, when: None };
            found.push(Rule::ExOfficioAttendance(rule), s.modality);
            return true;
        }
    }
    false
}

patterns! {
    IN_BODY = r"(?:grupp|råd|nämnd|team|nätverk|forum|utskott|styrelse|ledning|kommitté|samverkan|organ|möten)[a-zåäö]*";
}
