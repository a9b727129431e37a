//! Who is sent the adopted charter, and why.

use super::*;

patterns! {
    WHY = r"(?:,|~)? ?(?P<why>(?:för|till) (?:kännedom|genomförande|vidarebefordran|vidare befordran|vidare åtgärd|åtgärd|verkställ|information|implementering|uppdatering|att vidarebefordra|att föra vidare|att informera|att genomföra|vidare spridning|vidareförmedling|spridning|vidareinformation|att uppdatera|publicering|registrering|känned|diarieföring|införande|att sprida|arkivering|handläggning|införing|efterlevnad|vidare hantering|beaktande|tillämpning|att införa|att verkställa|att vidareförmedla|att skicka|att meddela)[^.]*|[(–] ?(?:för |till |att )?(?:kännedom|känned|information|genomförande|verkställ|åtgärd|vidarebefordran|vidare|spridning|registrering|uppdatering|förteckning)[^.]*|som (?:även |sedan |därefter )?(?:genomför|verkställer|inför|förmedlar|vidarebefordrar|sprider|skickar|meddelar|informerar|uppdaterar|registrerar|för (?:in|vidare))~[^.]*)$";
    FORWARD_TO = r"(?:vidarebefordran|vidarebefordrar?|vidare befordran|vidareförmedling|förmedlar|för(?:a)? vidare|vidare spridning|vidareinformation|spridning|sprider|sprida|vidare|vidareförmedla|skickar?)(?: (?:den|det|uppdraget|handlingen|texten))? (?:till|inom|bland) (?P<to>[^.,;)]+)";
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
        "för vidare",
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
    // "Ordförande för A och B": a list where the second is a body too.
    let small = lower(&text);
    let joint = [
        " och samordningsråd",
        " och sor ",
        " samt ",
        " och styr",
        " och ordförande",
        " och koordinator",
        " och förvaltningschef",
    ]
    .iter()
    .find_map(|joint| small.find(joint).map(|at| (at, if joint.starts_with(" samt") { 6 } else { 5 })));
    match joint {
        Some((at, len)) => vec![
            trimmed(text.get(..at).unwrap_or_default()),
            trimmed(text.get(at + len..).unwrap_or_default()),
        ],
        None if let Some((one, other)) =
            text.rsplit_once(" och ").filter(|(one, other)| gets(one) && gets(other)) =>
        {
            vec![trimmed(one), trimmed(other)]
        }
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
    let first = name.split([' ', ',']).next().unwrap_or_default();
    let body = ["nätverket", "gruppen", "rådet", "kansliet", "nämnden", "styrelsen", "staben", "arkivet"];
    !name.ends_with('-') && (is_office(first) || body.iter().any(|end| first.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_is_an_office_and_never_a_person() {
        assert_eq!(recipients("Anna Ek, anna.ek@example.org"), Vec::<String>::new());
        assert_eq!(recipients("Registrator, Anna Ek"), vec!["Registrator"]);
    }
}

/// The recipients that have a purpose each: *A för genomförande, B för kännedom, C*. Nothing where there is but one purpose.
fn one_by_one(text: &str) -> Vec<&str> {
    let small = lower(text);
    let mut cuts: Vec<(usize, usize)> = PURPOSE
        .all(&small)
        .iter()
        .filter_map(|hit| {
            hit.name("joint").or_else(|| hit.name("next")).map(|joint| (joint.start(), joint.end()))
        })
        // One recipient may have two purposes.
        .filter(|(_, end)| !MORE.is(small.get(*end..).unwrap_or_default()))
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

patterns! {
    MORE = r"^(?:för|att|som|vidare|spridning|registrering|information|kännedom)";
    PURPOSE = r"(?:~(?:för|till) (?:vidare )?|\()(?:kännedom|genomförande|verkställ[a-zåäö]*|vidarebefordran|befordran|information|åtgärd|spridning|registrering|uppdatering)(?: (?:till|av|inom) [^,;.]+?)?\)?(?P<joint>; |, samt |, och |, | samt | och (?:till )?)|^[^,;]+(?P<next>; )";
}
