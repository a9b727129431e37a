//! Who appoints, after whose proposal, after hearing whom, and from among whom.

use super::*;

patterns! {
    DECIDES_OTHER = r"~(?:bestämmer|bestämma) (?:och|när|var|att|dag|tid|plats|om)~";
    ALSO = r"~{num}(?: [a-zåäö]+)? (?:och|medan|samt) (?P<by>[^.,0-9]{3,50}?)(?: utser)? (?:{num})(?: (?:ledam|represent|person|plats|tjänste|politiker|deltag)[a-zåäö]*)?(?: (?:var|vardera))?$";
    NUMBERED = r"~{num}(?: (?:ledam|represent|person|plats)[a-zåäö]*)? (?:utses )?av (?P<by>[^.,]+?)(?:,|$| och {num}~| samt {num}~)";
    PASSIVE = r"~(?:besätts|utses|väljs|tillsätts|förordnas|utnämns|utsedda?|utsett|utsetts|valda?|valts|utpekas|bestäms|förordnade?|utnämnda?|tillsatta?)(?: [a-zåäö,]+){0,6}? (?:av|genom) (?P<by>.+)$";
    PASSIVE_FIRST = r"^(?:[a-zåäö]+ )?(?P<pre>av (?P<by>.+?)) (?:utses|väljs|tillsätts|förordnas) ";
    DECIDED = r"^medlemskap grundas på (?:ett )?beslut av (?P<by3>[^.,]+)|(?:utseende av|utnämning av|val av) (?:ordförande|vice viceordfxxx)[a-z ]* (?:sker|görs|beslutas) (?:genom beslut av|av) (?P<by2>.+)$|beslut om (?:vem som ska vara )?(?:ny )?(?:ordförande|vice viceordfxxx)[a-z ]* (?:fattas|tas) av (?P<by>.+)$";
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
}

pub(super) fn appointment(s: &Sentence<'_>) -> Option<Appointment> {
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
    } else if let Some(found) = ACTIVE.find(&s.small).filter(|found| {
        !DECIDES_OTHER.is(&s.small) && is_actor(found.name("by").map_or("", |by| by.as_str()))
    }) {
        out.by = subject(s.named(&found, "by")?);
    } else if let Some(found) = INVERTED.find(&s.small) {
        let rest = s.named(&found, "early").or_else(|| s.named(&found, "rest")).unwrap_or_default();
        out.by = subject(before_object(rest));
    } else if let Some(found) =
        PROPOSES_ALONE.find(&s.small).filter(|_| !s.has("till nationell|till regional|till arbetsgrupp"))
    {
        out.after_proposal_from = subject(s.named(&found, "who")?);
    }
    if let Some(hit) = ALSO.find(s.small.without_stop()).filter(|_| out.by.len() == 1 && ACTIVE.is(&s.small))
    {
        let by = s.named(&hit, "by").filter(|by| !by.split(' ').any(is_finite));
        out.by.extend(by.map(subject).unwrap_or_default());
    }
    let numbered = NUMBERED.all(&s.small);
    if numbered.len() > 1 && s.has("utses|väljs|tillsätts") {
        out.by = numbered.iter().filter_map(|hit| s.named(hit, "by")).flat_map(names).collect();
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
        let end = [" till ordförande", " till vice"].iter().filter_map(|stop| who.find(stop)).min();
        let who = who.get(..end.unwrap_or(who.len())).unwrap_or_default().to_owned();
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

pub(super) fn subject(text: &str) -> Vec<String> {
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
