//! The office or organisation that has the chair, and from where it comes.

use super::*;

/// A post that is filled from among somebody: *vice ordförande hämtas från motparten*.
pub(super) fn comes_from(s: &Sentence<'_>, found: &mut Found) {
    let Some(hit) = COMES_FROM.find(&s.small) else { return };
    let from = s.named(&hit, "from").map(|from| trimmed(from.strip_prefix("någon av ").unwrap_or(from)));
    if let Some(vice) = s.named(&hit, "vice") {
        let from_among = Some(trimmed(
            ["någon av ", "en av "].iter().find_map(|one| vice.strip_prefix(one)).unwrap_or(vice),
        ));
        let rule = ViceChairAppointment { from_among, ..Default::default() };
        found.push(Rule::ViceChairAppointment(rule), s.modality);
    }
    if s.small.starts_with("vice") {
        found.push(
            Rule::ViceChairAppointment(ViceChairAppointment { from_among: from, ..Default::default() }),
            s.modality,
        );
    } else {
        found.push(
            Rule::ChairAppointment(ChairAppointment { from_among: from, ..Default::default() }),
            s.modality,
        );
    }
}

/// A word for the group itself: *gruppen*, *samordningsrådet*.
fn is_body(text: &str) -> bool {
    let small = lower(text);
    !small.contains(' ')
        && ["gruppen", "rådet", "teamet", "forumet", "nätverket"].iter().any(|end| small.ends_with(end))
}

patterns! {
    ONE_OF = r"(?:ordförandeskapet|ordförandeposten|ordförandeuppdraget|posten som (?:vice viceordfxxx|ordförande)) (?:innehas|ska innehas|hålls|ska hållas|fullgörs) av (?:någon|en) av (?P<from>[^.,]+?)(?: under | för | i |,|$)";
    AS_CHAIR = r"^(?:som|till) (?:gruppens |rådets )?(?:ordförande|vice viceordfxxx) (?:tjänstgör|fungerar|verkar|agerar|står) (?P<who>[^.,]+)$";
    ALSO_CHAIR = r"^(?P<who>[^,.]{4,60}?) (?:är|är även|är också|är tillika|ska även vara|ansvarar för|har) (?:även |också |tillika )?(?:[a-zåäö]*(?:gruppens|rådets|teamets|forumets|nätverkets) )?(?:ordförande(?:skapet)?(?: (?:för|i) (?P<body>[a-zåäö]+))?|ordförande- och sekreterarskapet(?: i [a-zåäö ]+)?)$";
    COMES_FROM = r"^(?:gruppens |rådets )?(?:vice viceordfxxx[a-z]*|ordföranden?) (?:hämtas|tas|ska komma|kommer|ska hämtas|bör komma|väljs|rekryteras|ska rekryteras) (?:från|ur|bland) (?P<from>[^.,]+?)(?:,? (?:och|medan) vice viceordfxxx[a-z]* (?:kommer |hämtas )?(?:från|ur|bland) (?P<vice>[^.,]+))?$";
}

/// The office or organisation that has the chair without being appointed to it.
pub(super) fn holder(s: &Sentence<'_>, found: &mut Found) {
    match clauses::first(s) {
        Some(first) => held(&first, found),
        None => held(s, found),
    }
}

fn held(s: &Sentence<'_>, found: &mut Found) {
    if let Some(hit) = ONE_OF.find(s.small.without_stop()) {
        let from_among = s.named(&hit, "from").map(name);
        let rule = match s.has("viceordf") {
            true => Rule::ViceChairAppointment(ViceChairAppointment { from_among, ..Default::default() }),
            false => Rule::ChairAppointment(ChairAppointment { from_among, ..Default::default() }),
        };
        return found.push(rule, s.modality);
    }
    if let Some(hit) = AS_CHAIR.find(s.small.without_stop()) {
        let holder = s.named(&hit, "who").map(trimmed).filter(|who| is_holder(who));
        if holder.is_some() {
            let rule = match s.small.starts_with("som vice") || s.small.starts_with("till vice") {
                true => Rule::ViceChairAppointment(ViceChairAppointment { holder, ..Default::default() }),
                false => Rule::ChairAppointment(ChairAppointment { holder, ..Default::default() }),
            };
            found.push(rule, s.modality);
        }
        return;
    }
    if let Some(who) = VICE_HOLDER
        .find(&s.small)
        .or_else(|| VICE_HELD.find(&s.small))
        .and_then(|hit| s.named(&hit, "who").or_else(|| s.named(&hit, "who2")).map(name))
    {
        if is_holder(&who) {
            found.push(
                Rule::ViceChairAppointment(ViceChairAppointment { holder: Some(who), ..Default::default() }),
                s.modality,
            );
        }
        return;
    }
    if s.has("ledamot av|ledamot i|självskriv|röst|utslag|avgör|växla|roter|altern|turas|mandat|beslut|rapporter|kallar|kallas|kalla |kallelse|ersätt|frånvar|förfall|jäv|period|kontaktperson|deltar| år") {
        return;
    }
    let body = s.has(" i ")
        && HOLDER.find(&s.small).is_some_and(|hit| {
            hit.name("rest").is_some_and(|rest| {
                rest.as_str().trim_start().starts_with("i ")
                    && !rest.as_str().contains("gruppen")
                    && !rest.as_str().contains("rådet")
            })
        });
    let led = LED_BY.find(&s.small).filter(|hit| {
        s.named(hit, "body").is_some_and(|body| s.is_own(body) || is_body(body))
            && s.named(hit, "who").is_some_and(|who| {
                let small = lower(who);
                !small.contains("ordförand") && who.split_whitespace().count() <= 8
            })
    });
    if let Some(hit) = ALSO_CHAIR.find(s.small.without_stop()) {
        let holder = s
            .named(&hit, "who")
            .map(trimmed)
            .filter(|who| lower(who).contains("ordförande") || is_holder(who));
        if holder.is_some() && s.named(&hit, "body").is_none_or(|body| s.is_own(body) || is_body(body)) {
            found.push(Rule::ChairAppointment(ChairAppointment { holder, ..Default::default() }), s.modality);
            return;
        }
    }
    let hit = led.or_else(|| HELD.find(&s.small)).or_else(|| HOLDER.find(&s.small).filter(|_| !body));
    if let Some(who) = hit.and_then(|hit| s.named(&hit, "who").map(name)) {
        if is_holder(&who) {
            found.push(
                Rule::ChairAppointment(ChairAppointment { holder: Some(who), ..Default::default() }),
                s.modality,
            );
        }
        return;
    }
    // "Ordförande: närsjukvårdschefen", "Ordförande: Region X".
    let Some(label) = s.label.map(lower) else { return };
    let vice = label.starts_with("vice ordf");
    let chair = label.starts_with("ordförande")
        || label.starts_with("ordf. ansvar")
        || label == "ordf"
        || label == "ordf."
        || label == "ordförandeskap";
    if (vice || chair) && s.text.split_whitespace().count() <= 9 && !s.text.contains('[') {
        let who = crate::read::people::without_person(trimmed(&s.text).as_str());
        if !is_holder(&who) || lower(&who).contains("vakant") {
            return;
        }
        let rule = if vice {
            Rule::ViceChairAppointment(ViceChairAppointment { holder: Some(who), ..Default::default() })
        } else {
            Rule::ChairAppointment(ChairAppointment { holder: Some(who), ..Default::default() })
        };
        found.push(rule, s.modality);
    }
}

/// *Till ordförande väljs en av kommunens ledamöter*, *Ordföranden utser gruppen inom sig*.
pub(super) fn elected(s: &Sentence<'_>, hit: &regex::Captures<'_>, found: &mut Found) {
    let vice = s.named(hit, "vice").is_some_and(|post| lower(post).starts_with("vice"));
    let who = s.named(hit, "who").map(trimmed);
    let among = hit.name("one").is_some();
    let by = Names(s.named(hit, "by").map(|by| vec![trimmed(by)]).unwrap_or_default());
    let (from_among, holder) = if among { (who, None) } else { (None, who) };
    let rule = if vice {
        Rule::ViceChairAppointment(ViceChairAppointment { by, from_among, holder, ..Default::default() })
    } else {
        Rule::ChairAppointment(ChairAppointment { by, from_among, holder, ..Default::default() })
    };
    found.push(rule, s.modality);
}

pub(in crate::read) fn is_holder(who: &str) -> bool {
    let small = lower(who);
    let words = small.split_whitespace().count();
    (1..=9).contains(&words)
        && !small.ends_with(" som")
        && !small.starts_with("sammankall")
        && !is_person(who)
        && !matches!(
            small.as_str(),
            "vid lika röstetal"
                | "sekretariatet"
                | "det"
                | "den"
                | "gruppen"
                | "rådet"
                | "som"
                | "denne"
                | "detta"
        )
        && !matches!(small.as_str(), "ordförande" | "ordföranden" | "vice ordförande")
        && (!small.starts_with("ordförande")
            || small.starts_with("ordförande i ")
            || small.starts_with("ordföranden i ")
            || small.starts_with("ordföranden för "))
        && (is_office(who)
            || small.ends_with("ordförande")
            || who.starts_with(char::is_uppercase)
            || small.contains("chef")
            || small.contains("direktör")
            || small.contains("region")
            || small.contains("kommun")
            || small.contains("huvudman"))
}
