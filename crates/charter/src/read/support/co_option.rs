//! Whom the group may ask to its meetings beside the members, and what they may do there.

use super::*;

patterns! {
    CO_OPT = r"kalla in (?:extern|särskild|annan)|knyta (?:[a-zåäö]+ )?(?:till sig|till gruppen|till rådet|till teamet)|till sig knyta|knytas till (?:gruppen|rådet|teamet)|närvaro- och yttranderätt|som (?:inbjuden|inbjudna) gäst|adjunger|adjungering|~(?:bjuda|bjuder|bjuds|inbjuda|inbjuds|inbjudas|bjudas|inbjudna|kallas|kalla) (?:in )?[^.]*?(?:sakkunni|expert|gäst|adjung|ytterligare person|externa|andra person|representanter|företrädare|berörda|specialist)|~(?:sakkunniga|experter|externa (?:deltagare|personer)|gäster|specialister) (?:kan|får|ska|bör) (?:bjudas|kallas|inbjudas|delta|medverka|närvara)|~bjuds in~|~bjudas in~|~inbjudas~|~inbjuds~";
    CO_OPT_BY = r"^(?P<by>.+?) (?:kan|får|ska|skall|bör|har rätt att|har möjlighet att|äger rätt att|beslutar|beslutar om|får själv|adjungerar|bjuder in|får vid behov|kan vid behov|har mandat att)~";
    CO_OPT_INVERTED = r"~(?:kan|får|ska|skall|bör|har) (?P<by>[^.]{2,60}?) (?:adjungera|besluta om adjunger|bjuda in|kalla in|inbjuda|rätt att adjungera|möjlighet att adjungera)";
    CO_OPT_ARE = r"^(?P<cat>[^.]+?) (?:är adjunger|har (?:ständig )?närvaro|kan knytas|får knytas)";
    CO_OPT_INVITED = r"(?:inbjuds|deltar|bjuds in) (?P<cat>(?:en |ett )?[^.]+?)(?: som inbjud|$)";
    CO_OPT_KNOT = r"knyta (?:till sig )?(?P<cat>[^.]+)$";
    CO_OPT_PASSIVE = r"^(?:vid behov (?:kan|får|ska) )?(?P<cat>[^.]+?) (?:kan|får|ska|skall|bör)?(?: [a-zåäö]+){0,4}? ?(?:adjungeras|bjuds in|inbjuds|bjudas in|inbjudas|kallas in|kallas till|delta som adjung|medverka som adjung|vara adjung)";
    CO_OPT_BEHOV = r"^vid behov (?:adjungeras|inbjuds|kallas) (?P<cat2>[^.]+)$|^vid behov (?:kan|får|ska|bör) (?P<cat>[^.]+?) (?:adjungeras|bjudas in|inbjudas|kallas)";
    CO_OPT_BY_PASSIVE = r"efter beslut av (?P<by3>.+)$|adjunger[a-zåäö]* (?:deltagare |ledamöter |personer )?(?:utses|beslutas|kallas|bjuds in|inbjuds|sker|görs) (?:efter beslut |genom beslut )?av (?P<by>.+)$|adjungeras av (?P<by2>.+)$";
    SUCH_AS = r"~(?:exempelvis|till exempel|t\.ex\.|t ex|som till exempel|såsom|bland annat|bl\.a\.|som exempelvis|i form av)~(?:vara )?(?P<cat>.+)$";
    ADJUNGERA = r"~(?:adjungera|adjungerar|bjuda in|bjuder in|kalla in|inbjuda|besluta om adjungerade|adjungerade ledamöter kan vara|adjungerad% [a-zåäö]+ (?:kan|får) (?:exempelvis )?vara|adjungerade är|adjungeras)~(?:adjungerade |deltagare |ledamöter |personer )*(?:från |av )?(?P<cat>.+)$";
    CO_OPT_FROM = r"adjunger[a-zåäö]* (?:deltagare |ledamöter |personer |representanter )?(?:från|för) (?P<cat>.+)$";
    WHEN = r"~(?:när|om|då|i de fall|i fall där|vid) (?P<when>[^,.]+?)(?: ska| skall|,|\.|$)";
    CO_OPT_TO = r"^(?P<who>[^,.]+?) (?:är|ska vara|är ständigt) adjungerade? (?:till|i) (?P<body>[^,.]+?)(?: (?P<when>(?:när|då|om) [^.,]+))?$";
    MAY_ATTEND = r"^(?P<cat>[^,.]+?) (?:får|har rätt att|äger rätt att) närvara~";
    CAN_BE_INVITED = r"^(?:kan|får) (?:bjudas in|inbjudas|adjungeras|kallas) av (?P<by>[^,.]+?)(?: vid behov|,|$)";
}

/// Who is asked to come, where the sentence names nobody who asks: *Tjänstepersoner från förvaltningen deltar vid behov*,
/// *Vid särskilda frågor bjuds berörda verksamheter in*, or an office after *Adjungerad*.
fn whom(s: &Sentence<'_>) -> Option<Vec<String>> {
    let small = s.small.without_stop();
    if let Some(hit) =
        ASKED_IN.find(small).filter(|_| !s.has("ersättare|suppleant|ledamöter")).or_else(|| {
            AS_NEEDED
                .find(small)
                .filter(|_| !s.has("ledam|ersätt|suppleant|ordförand|gruppen deltar|rådet deltar"))
        })
    {
        return s.named(&hit, "cat").map(category_list).filter(|list| !list.is_empty());
    }
    let label = s.label.map(lower).unwrap_or_default();
    let named = label.starts_with("adjunger") && !s.text.split([',', ':']).any(|part| is_person(part.trim()));
    let line = named && !s.small.split(' ').any(clauses::is_finite) && s.text.split(' ').count() <= 10;
    (line && !s.text.contains('@')).then(|| category_list(&s.text)).filter(|list| !list.is_empty())
}

patterns! {
    ASKED_IN = r"^(?:vid|utöver|i|till|förutom) [^,.]{4,60}?,? (?:adjungeras|bjuds|inbjuds|kallas)(?: (?:även|också|alltid|dessutom))* (?P<cat>[^.,]+?)(?: in)?$";
    AS_NEEDED = r"^(?P<cat>[^.,]{4,70}?) (?:deltar|medverkar|närvarar|kan delta|kan medverka) (?:efter|vid) behov(?: (?:på|i|vid) [^.]+)?$";
}

pub(super) fn co_option(s: &Sentence<'_>, found: &mut Found) {
    let about = CO_OPT.is(&s.small)
        || s.topic == Topic::CoOpted
        || s.label.is_some_and(|label| lower(label).contains("adjung"));
    if let Some(hit) = CO_OPT_TO.find(s.small.without_stop()) {
        let body = s.named(&hit, "body").map(trimmed).unwrap_or_default();
        let own = s.is_own(body.split(' ').next().unwrap_or_default()) || s.is_own(&body);
        if !own && body.split(' ').count() <= 6 && !body.contains("denna") {
            let who = s.named(&hit, "who").map(trimmed);
            let when = s.named(&hit, "when").map(trimmed);
            let rule = ExOfficioAttendance { who, body: Some(body), when };
            found.push(Rule::ExOfficioAttendance(rule), s.modality);
            return;
        }
    }
    let attends =
        MAY_ATTEND.find(&s.small).filter(|_| !s.has("ersätt|suppleant|ledamot|ledamöter|jäv|endast"));
    if let Some(hit) = attends {
        let rights = [
            (true, CoOptionRight::Attend),
            (s.has("yttra|yttrande"), CoOptionRight::Speak),
            (s.has("lägga förslag|lämna förslag|förslagsrätt"), CoOptionRight::Propose),
        ];
        let option = CoOption {
            categories: s.named(&hit, "cat").map(|cat| list(&name(cat))).unwrap_or_default(),
            rights: rights.into_iter().filter(|(is, _)| *is).map(|(_, right)| right).collect(),
            ..CoOption::default()
        };
        found.push(Rule::CoOption(option), s.modality);
        return;
    }
    if let Some(categories) = whom(s) {
        let option = CoOption { categories, ..CoOption::default() };
        return found.push(Rule::CoOption(option), s.modality);
    }
    if !about || s.has("utgångspunkt|principen") || s.has("ex officio") {
        return;
    }
    let mut option = CoOption::default();
    if s.has("högst två|högst en|högst tre|hållas nere|hållas lågt|hållas låg|inte överstiga|begräns|fåtal|enstaka|restriktiv|i undantagsfall|i begränsad|få antal|ett mindre antal|sparsam") {
        option.limited = Some(true);
    }
    let invited = CAN_BE_INVITED.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name));
    let passive = invited.is_some();
    let by = invited
        .or_else(|| {
            CO_OPT_BY_PASSIVE.find(&s.small).and_then(|hit| {
                ["by", "by2", "by3"]
                    .iter()
                    .find_map(|part| hit.name(part))
                    .and_then(|by| s.text.get(by.range()))
                    .map(name)
            })
        })
        .or_else(|| {
            CO_OPT_BY
                .find(&s.small)
                .filter(|hit| {
                    !CO_OPT_PASSIVE.is(&s.small) && hit.name("by").is_some_and(|by| is_actor(by.as_str()))
                })
                .and_then(|hit| s.named(&hit, "by").map(name))
        })
        .or_else(|| CO_OPT_INVERTED.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name)))
        .filter(|by| {
            let small = lower(by);
            !small.is_empty()
                && small.split_whitespace().count() <= 7
                && !small.contains("adjung")
                && !small.starts_with("vid ")
                && !small.starts_with("när ")
                && !small.starts_with("om ")
                && !small.starts_with("sakkunni")
                && !small.starts_with("expert")
                && !small.starts_with("andra")
                && !small.starts_with("den ")
                && !small.starts_with("då ")
        });
    option.by = by.map(Names::one).unwrap_or_default();
    if s.modality == Modality::Must
        && s.has("när en fråga| ska | skall |bjuds in när|inbjuds när|adjungeras när|kallas när|bjuds in om")
        && let Some(hit) = WHEN.find(&s.small)
    {
        option.mandatory_when = s.named(&hit, "when").map(|when| when.trim().to_owned());
    }
    let categories = SUCH_AS
        .find(&s.small)
        .or_else(|| {
            CO_OPT_ARE.find(&s.small).filter(|hit| {
                hit.name("cat")
                    .is_some_and(|cat| !cat.as_str().contains("adjung") && !cat.as_str().starts_with("när "))
            })
        })
        .or_else(|| CO_OPT_BEHOV.find(&s.small))
        .or_else(|| CO_OPT_KNOT.find(&s.small))
        .or_else(|| {
            let invited = CO_OPT_INVITED.find(&s.small);
            invited.filter(|hit| {
                hit.name("cat").is_some_and(|cat| {
                    !["till ", "när ", "om ", "då ", "vid "].iter().any(|word| cat.as_str().starts_with(word))
                })
            })
        })
        .or_else(|| {
            CO_OPT_PASSIVE.find(&s.small).filter(|hit| {
                hit.name("cat")
                    .is_some_and(|cat| !cat.as_str().contains("adjung") && !cat.as_str().starts_with("när "))
            })
        })
        .or_else(|| CO_OPT_FROM.find(&s.small))
        .or_else(|| ADJUNGERA.find(&s.small))
        .and_then(|hit| {
            s.named(&hit, "cat")
                .or_else(|| hit.name("cat2").and_then(|cat| s.text.get(cat.range())))
                .map(category_list)
        });
    option.categories = categories.filter(|_| !passive).unwrap_or_default();
    for (words, right) in [
        ("närvaro|närvara|delta vid|delta i mötet", CoOptionRight::Attend),
        ("yttrande|yttra sig|yttranderätt|uttala sig", CoOptionRight::Speak),
        ("förslagsrätt|lägga förslag|lämna förslag", CoOptionRight::Propose),
    ] {
        if s.has(words) {
            option.rights.push(right);
        }
    }
    if option.by.is_empty()
        && option.categories.is_empty()
        && option.rights.is_empty()
        && option.limited.is_none()
        && !s.has("adjung")
    {
        return;
    }
    found.push(Rule::CoOption(option), s.modality);
}

/// Not an adverb or a condition that begins the sentence.
fn is_actor(by: &str) -> bool {
    !["vid ", "när ", "om ", "då ", "i ", "för ", "till ", "utöver ", "efter "]
        .iter()
        .any(|lead| by.starts_with(lead))
}

fn category_list(text: &str) -> Vec<String> {
    let small = lower(text);
    let stops = [
        ". ",
        " till sina möten",
        " till möte",
        " när ",
        " med rätt",
        " om ",
        " vid behov",
        " som har ",
        " adjungeras",
        ", med ",
        " har rätt",
        " i enskilda",
        " för enskilda",
        " i särskilda",
        " för att ",
        " utan rösträtt",
        ", dock",
        " utan ",
        ", om ",
        ", när ",
        " vid enskilda",
        " till gruppen",
        " till rådet",
        " till enskilda",
        " att delta",
        " inför ",
        " till ett",
        ", som ",
    ];
    let end =
        stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min().unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let items: Vec<String> = list(text).into_iter().filter(|item| !is_person(item)).collect();
    // "vårdgrannar i form av regioner, kommuner …" is one category with its examples.
    match items.iter().position(|item| item.contains(" i form av ")) {
        Some(at) => {
            let mut out: Vec<String> = items.get(..at).unwrap_or_default().to_vec();
            let tail = items.get(at..).unwrap_or_default();
            out.push(match tail.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} och {last}", rest.join(", ")),
                _ => tail.join(", "),
            });
            out
        }
        None => items
            .into_iter()
            .filter(|item| {
                let small = lower(item);
                !matches!(
                    small.as_str(),
                    "personer"
                        | "fler"
                        | "fåtal personer"
                        | "andra"
                        | "ytterligare personer"
                        | "ytterligare"
                        | "deltagare"
                        | "ledamöter"
                        | "begränsat antal"
                        | "begränsat antal personer"
                        | "vid behov"
                        | "fler deltagare"
                        | "ytterligare deltagare"
                )
            })
            .collect(),
    }
}
