//! Where notes are published, and what is registered.

use super::*;

patterns! {
    POSTED = r"~(?:anslås|anslagna) (?:på|i|vid) (?P<where>[^.,;]+?)(?: inom | senast | och |$|[.,;])";
    SENT_TO_MEMBERS = r"~(?:till|av|från|en|två|tre) (?:en |två |samtliga |alla |berörda )?(?:ledam|deltagar|medlemmar)";
}

pub(super) fn publication(s: &Sentence<'_>, found: &mut Found) {
    if !PUBLISH.is(&s.small) || s.has("innan de publiceras|före publicering|innan de läggs|innan publicering")
    {
        return;
    }
    let mut what = Vec::new();
    let said = [
        (
            s.has("anteckning|protokoll|beslutslogg|en sammanfattning görs")
                || s.label.is_some_and(|label| holds(&lower(label), NOTES)),
            Published::Minutes,
        ),
        (
            (INFORMATION_ON_GROUP.is(&s.small) || s.has("presentation av|beskrivning av gruppen|beskrivning av rådet|information om gruppens arbete|information om rådets arbete")),
            Published::Group,
        ),
        (
            (s.has("lista|vilka") || !SENT_TO_MEMBERS.is(&s.small)) && s.has("deltagarlista|medlemslista|deltagare|ledam|vilka som ingår|medlem|vilka som sitter|sammansättning|vem som|kontaktuppgifter till|vilka som är med") && !s.has("ledamöterna publicerar|deltagarnas"),
            Published::Members,
        ),
        (
            s.has("uppdrag|arbetsordning|direktiv") && !s.has("uppdragsgivarens"),
            Published::Charter,
        ),
        (
            s.has("underlag|handlingar|presentationer|material") && !s.has("uppdragshandling"),
            Published::Papers,
        ),
        (
            s.has("mötesdatum|mötestider|mötesdatum|mötesplan|datum för möten|tider för möten|datum för|sammanträdestider|mötesdagar|mötesschema|sammanträdesplan|sammanträdesdagar"),
            Published::Dates,
        ),
    ];
    what.extend(said.iter().filter(|(is, _)| *is).map(|(_, part)| *part));
    if what.is_empty() && s.points_back() {
        if holds(&s.before, "anteckning|protokoll|noteringar") {
            what.push(Published::Minutes);
        } else if s.before.contains("handling") || s.before.contains("uppdrag") {
            what.push(Published::Charter);
        }
    }
    // What lies ready before a meeting is its papers, which a notice tells of.
    if !what.contains(&Published::Minutes)
        && s.has("före mötet|innan mötet|inför mötet|före möte|innan möte|före sammanträde")
    {
        return;
    }
    let mut places = Vec::new();
    if let Some(hit) = POSTED.find(&s.small).or_else(|| WHERE.find(&s.small)) {
        places = s.named(&hit, "where").map(places_of).unwrap_or_default();
    }
    if what.is_empty()
        || places.is_empty()
            && !s.has("samma plats|samma ställe|samma sida|framgå av|publicer|läggs ut|anslås|tillgänglig|där ska|läggs upp")
    {
        return;
    }
    if what == [Published::Members]
        && !s.has("lista|vilka|namn|uppgift|information|förteckning|framgå|publicer|ledamöterna ska stå|presenteras")
    {
        return;
    }
    found.push(
        Rule::Publication(Publication { what, r#where: places, within_days: within(s) }),
        if s.modality == Modality::Should && s.has("när så är möjligt") {
            Modality::Must
        } else {
            s.modality
        },
    );
}

/// "A:s respektive B:s hemsidor" are two places.
pub(in crate::read) fn places_of(text: &str) -> Vec<String> {
    let small = lower(text);
    let end = [
        " senast ",
        " inom ",
        " efter ",
        " när ",
        " så snart",
        " av ",
        " för ",
        " där ",
        " samt skickas",
        " samt diarie",
        " ska det",
        " och skickas",
        " och diarie",
        " i samband",
        " och sänds",
        " minst ",
        " före ",
        " tillsammans med",
        " finns ",
        " publiceras",
        " läggs ",
        " visas",
        " presenteras",
        " redovisas",
        " ges ",
        " anges",
    ]
    .iter()
    .filter_map(|stop| small.find(stop))
    .min()
    .unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text).trim_end_matches('.');
    let noun = text.rsplit(' ').next().unwrap_or_default().to_owned();
    let items: Vec<String> = list(&text.replace(" på ", " ")).into_iter().collect();
    items
        .iter()
        .map(|item| {
            let has_noun = item.split(' ').count() > 1
                || item.contains('.')
                || lower(item).contains("intranät")
                || lower(item).contains("webb")
                || lower(item).contains("hemsid")
                || item == &noun;
            let owner = item.ends_with('s');
            if !has_noun && owner { format!("{item} {noun}") } else { item.clone() }
        })
        .collect()
}

pub(super) fn registration(s: &Sentence<'_>, found: &mut Found) {
    if !REGISTER.is(&s.small) || s.has("kvalitetsregister|registerdata|förteckning|diarienummer") {
        return;
    }
    let mut what = Vec::new();
    for (stems, part) in [
        ("anteckning|protokoll|beslutslogg", Registered::Minutes),
        ("underlag|handlingar|material|dokument", Registered::Papers),
        ("beslut |besluten|ställningstagande|beslut,", Registered::Decisions),
        ("uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdraget|denna handling", Registered::Charter),
    ] {
        let there =
            s.has(stems) && !(part == Registered::Papers && s.has("uppdragshandling") && !s.has("underlag"));
        let there = there
            && !(part == Registered::Papers
                && s.has("ärendehanteringssystem")
                && !s.has("underlag|handlingar"));
        if there {
            what.push(part);
        }
    }
    if what.is_empty() && s.points_back() && holds(&s.before, "anteckning|protokoll|noteringar") {
        what.push(Registered::Minutes);
    }
    if what.is_empty() && !s.has("diarieför|arkivering|arkivansvar") {
        return;
    }
    let by = REGISTERED_BY
        .find(&s.small)
        .or_else(|| REGISTERS.find(&s.small))
        .and_then(|hit| s.named(&hit, "by").map(name))
        .filter(|by| {
            let small = lower(by);
            !small.is_empty()
                && by.split_whitespace().count() <= 6
                && !is_person(by)
                && ![
                    "anteckn",
                    "protokoll",
                    "minnes",
                    "handling",
                    "beslut",
                    "underlag",
                    "mötes",
                    "de",
                    "samtliga",
                    "alla",
                    "gruppens",
                    "rådets",
                    "dessa",
                    "uppdrag",
                    "justerade",
                    "godkända",
                    "ärenden",
                ]
                .iter()
                .any(|stem| small == *stem || small.starts_with(&stem.to_string()) && stem.len() > 2)
        });
    let place = REGISTERED_AT
        .find(&s.small)
        .and_then(|hit| s.named(&hit, "where").map(name))
        .filter(|place| !place.is_empty() && !holds(&lower(place), "möte|sammanträd"));
    found.push(
        Rule::Registration(Registration { what, by: by.map(Names::one).unwrap_or_default(), r#where: place }),
        s.modality,
    );
}
