//! Who is sent the adopted charter, and why.

use super::*;

/// What a recipient is sent a charter for: the one list that a line is cut by and its purposes are told from.
macro_rules! purpose {
    () => {
        "(?:vidare )?(?:kännedom|känned|genomför|verkställ|åtgärd|vidarebefordra|befordran|information|implementer|uppdater|spridning|vidareförmedl|vidareinformation|publicering|registrering|diarieföring|införande|införing|arkivering|handläggning|efterlevnad|beaktande|tillämpning|förteckning|hantering|att (?:vidarebefordra|föra vidare|informera|genomföra|uppdatera|sprida|införa|verkställa|vidareförmedla|skicka|meddela))"
    };
}

patterns! {
    WHY = concat!(r"(?:,|~)? ?(?P<why>(?:för|till) ", purpose!(), r"[^.]*|[(–] ?(?:för |till |att )?", purpose!(), r"[^.]*|som (?:även |sedan |därefter )?(?:genomför|verkställer|inför|förmedlar|vidarebefordrar|sprider|skickar|meddelar|informerar|uppdaterar|registrerar|för (?:in|vidare))~[^.]*)$");
    FORWARD_TO = r"(?:vidarebefordran|vidarebefordrar?|vidare befordran|vidareförmedling|förmedlar|för(?:a)? vidare|vidare spridning|vidareinformation|spridning|sprider|sprida|vidare|vidareförmedla|skickar?)(?: (?:den|det|uppdraget|handlingen|texten))? (?:till|inom|bland) (?P<to>[^.,;)]+)";
    // What parts two recipients: a joint after a purpose, or a semicolon.
    PARTED = concat!(r"(?:~(?:för|till) |\()", purpose!(), r"[a-zåäö]*(?: (?:till|av|inom) [^,;.]+?)?\)?(?P<joint>; |, samt |, och |, | samt | och (?:till )?)|^[^,;]+(?P<next>; )");
    // What goes on with the same recipient: one more purpose.
    MORE = concat!(r"^(?:för |att |som |vidare~|", purpose!(), r")");
}

/// Recipients under *skickas till*: one norm each.
pub(in crate::read) fn distribution(s: &Sentence<'_>, found: &mut Found) {
    let mut text = s.text.trim_end_matches(['.', ';']).to_owned();
    if let Some(hit) = GETS.find(&s.small) {
        let to = s.named(&hit, "to").unwrap_or_default();
        let why = s.named(&hit, "why").unwrap_or_default();
        text = format!("{to} {why}");
    } else if let Some(hit) = SENT_TO.find(&s.small) {
        text = s.named(&hit, "to").unwrap_or_default().trim_end_matches('.').to_owned();
    }
    if text.split_whitespace().count() > 40 || text.is_empty() {
        return;
    }
    let each = one_by_one(&text);
    if !each.is_empty() {
        for part in each {
            let small = lower(part).into();
            distribution(&Sentence { text: part.to_owned(), small, ..s.clone() }, found);
        }
        return;
    }
    let small = lower(&text);
    let (names, why) = match WHY.find(&small) {
        Some(hit) => {
            let at = hit.get(0).map_or(text.len(), |whole| whole.start());
            (
                text.get(..at).unwrap_or(&text).to_owned(),
                hit.name("why").map_or(String::new(), |why| why.as_str().to_owned()),
            )
        }
        None => (text.clone(), String::new()),
    };
    let label = s.label.map(lower).unwrap_or_default()
        + " "
        + s.heading.as_deref().map(lower).unwrap_or_default().as_str();
    let mut purpose = Vec::new();
    let said = |stems: &[&str]| stems.iter().any(|stem| why.contains(stem));
    if !said(&["förteckning"])
        && said(&[
            "genomför",
            "åtgärd",
            "verkställ",
            "implementer",
            "införande",
            "efterlevnad",
            "tillämpning",
            "införa",
            "inför ",
        ])
    {
        purpose.push(Purpose::Implementation);
    }
    if said(&[
        "föra vidare",
        "vidare spridning",
        "vidareförmedl",
        "vidare befordran",
        "vidarebefordr",
        "förmedlar",
        "som för vidare",
        "spridning till",
        "sprid",
        "att skicka",
    ]) {
        purpose.push(Purpose::Forwarding);
    }
    if said(&["kännedom", "information", "informera", "känned", "beaktande"]) && !said(&["vidareinformation"])
    {
        purpose.push(Purpose::Information);
    }
    if said(&["förteckning", "register", "registrer", "uppdater"]) {
        purpose.push(Purpose::Register);
    }
    if purpose.is_empty() && label.contains("kännedom") {
        purpose.push(Purpose::Information);
    }
    if purpose.is_empty() {
        purpose.push(Purpose::Unspecified);
    }
    let forward_to = FORWARD_TO.find(&why).and_then(|hit| hit.name("to")).and_then(|to| {
        let start = text.len() - why.len();
        text.get(start + to.start()..start + to.end()).map(trimmed)
    });
    let mut recipients = recipients(&names);
    if recipients.is_empty() {
        recipients.push(String::new());
    }
    for recipient in recipients {
        let recipient = Some(recipient).filter(|recipient| !recipient.is_empty());
        found.push(
            Rule::Distribution(Distribution {
                recipient,
                purpose: purpose.clone(),
                forward_to: forward_to.clone(),
            }),
            Modality::Must,
        );
    }
    if purpose.contains(&Purpose::Register) {
        found.push(Rule::RegisterUpdate(RegisterUpdate::default()), Modality::Must);
    }
}

patterns! {
    GETS = r"^(?P<to>[^.]+?) (?:delges|tillställs|erhåller|får) (?:uppdragshandlingen|uppdragsbeskrivningen|arbetsordningen|beslutet|handlingen|uppdraget)(?P<why>(?: för [^.]+)?)$";
    SENT_TO = r"~(?:skickas|sänds|delges|expedieras|tillställs|distribueras)(?: [a-zåäö]+)? (?:till )?(?P<to>.+)$";
}

/// The recipients of a line, without persons and addresses.
pub(super) fn recipients(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.contains('@')).collect();
    let text = crate::read::people::without_person(
        words.join(" ").trim().trim_end_matches([',', ' ', '(', '–', '-', ':']),
    );
    if is_person(&text) || text.trim().is_empty() {
        return Vec::new();
    }
    // *Ordförande för A och B* is one, unless B is an office or a body too.
    let small = lower(&text);
    let both = text.split_once(" samt ").or_else(|| {
        let joints = small
            .match_indices(" och ")
            .filter_map(|(at, joint)| Some((text.get(..at)?, text.get(at + joint.len()..)?)));
        joints.filter(|(one, other)| !one.ends_with('-') && gets(other)).last()
    });
    match both {
        Some((one, other)) => vec![trimmed(one), trimmed(other)],
        None if text.contains("; ")
            || text.contains(", ")
                && !small.contains("anes")
                && text.split(", ").all(|part| part.split_whitespace().count() <= 4)
                && !small.starts_with("ordförande ") =>
        {
            text.split([';', ',']).map(trimmed).filter(|part| !part.is_empty() && !is_person(part)).collect()
        }
        None => vec![trimmed(&text)],
    }
}

/// Whether a name begins with an office or a body, that may be sent something.
fn gets(name: &str) -> bool {
    const BODIES: [&str; 12] = [
        "nätverket",
        "gruppen",
        "rådet",
        "kansliet",
        "nämnden",
        "styrelsen",
        "staben",
        "arkivet",
        "samordningsråd",
        "sor",
        "styrgrupp",
        "styrelse",
    ];
    let small = lower(name);
    let first = small.split([' ', ',']).next().unwrap_or_default();
    is_office(first) || BODIES.iter().any(|end| first.ends_with(end))
}

/// The recipients that have a purpose each: *A för genomförande, B för kännedom, C*. Nothing where there is but one purpose.
fn one_by_one(text: &str) -> Vec<&str> {
    let small = lower(text);
    // One recipient may have two purposes, and a register is of one thing *och* another.
    let is_next = |rest: &str, joint: &str| !MORE.is(rest) && (!joint.contains("och") || gets(rest));
    let mut cuts: Vec<(usize, usize)> = PARTED
        .all(&small)
        .iter()
        .filter_map(|hit| hit.name("joint").or_else(|| hit.name("next")))
        .filter(|joint| is_next(small.get(joint.end()..).unwrap_or_default(), joint.as_str()))
        .map(|joint| (joint.start(), joint.end()))
        .collect();
    if cuts.is_empty() {
        return Vec::new();
    }
    cuts.push((text.len(), text.len()));
    let mut from = 0;
    let mut out = Vec::new();
    for (start, end) in cuts {
        out.extend(
            text.get(from..start)
                .map(|part| part.trim_start_matches("och ").trim_start_matches("till ").trim()),
        );
        from = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_is_an_office_and_never_a_person() {
        assert_eq!(recipients("Anna Ek, anna.ek@example.org"), Vec::<String>::new());
        assert_eq!(recipients("Registrator, Anna Ek"), vec!["Registrator"]);
    }

    #[test]
    fn recipients_are_two_where_both_are_offices_or_bodies() {
        assert_eq!(recipients("Parkcheferna och trädnätverket"), ["Parkcheferna", "trädnätverket"]);
        assert_eq!(
            recipients("Ordförande i samordningsråd odling och bin"),
            ["Ordförande i samordningsråd odling och bin"]
        );
        assert_eq!(recipients("park- och naturdirektören"), ["park- och naturdirektören"]);
    }

    #[test]
    fn a_line_is_cut_between_recipients_and_never_between_purposes() {
        let line = "Parkchefen för verkställighet, biblioteket för kännedom; arkivet";
        assert_eq!(
            one_by_one(line),
            ["Parkchefen för verkställighet", "biblioteket för kännedom", "arkivet"]
        );
        assert!(
            one_by_one("Parkchefen för verkställighet och för vidare spridning till vaktmästarna").is_empty()
        );
        assert!(one_by_one("Arkivet för uppdatering av listan över råd och grupper").is_empty());
        assert!(one_by_one("Parkchefen (genomförande, vidarebefordran till vaktmästarna)").is_empty());
    }
}
