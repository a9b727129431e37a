//! Where it is published, and where it is registered.

use super::*;
use crate::{
    norm::{Publication, Published, Registered, Registration},
    read::{minutes::publication::places_of, names::name},
};

const PUBLISHED: [(&str, Published); 6] = [
    ("anteckning|protokoll|beslutslogg|minnesanteck", Published::Minutes),
    (
        "presentation av|information om|beskrivs|beskriver| om rådet| om gruppen| om nätverket| om teamet| om forumet|existens|presenteras|uppgifter om gruppen|beskrivning av",
        Published::Group,
    ),
    (
        "medlem|ledam|deltagarlist|deltagarfört|vilka som|sammansättning|vem som|vilka som sitter|kontaktuppgift",
        Published::Members,
    ),
    ("uppdrag|arbetsordning|direktiv|instruktion|stadgar", Published::Charter),
    (
        "underlag|handlingar|presentationer|material|rapporter|presenterar|bilder|dokument|riktlinj|rapport",
        Published::Papers,
    ),
    (
        "mötesdat|mötestid|mötesplan|mötesdag|datum för|tider för|kalender|kalendar|mötesschema|sammanträdestid|sammanträdesdag|sammanträdesplan|, möten",
        Published::Dates,
    ),
];

patterns! {
    SITE = r"webb|nätet|intranät|extranät|~sida|sidor|sidan|hemsid|startsid|portal|insid|anslagstavl|yta~|ytan|[a-zåäö]srum|kanal|bank|samling|sharepoint|teams|plattform|blogg|arkiv|mapp|tidning|snytt|kalender|katalog|länk|diari|1177|\.se|\.example|www";
    ADVERBIAL = r"^(?:efterhand|god tid|december|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|samband|förväg|tid|en öppen|möten|mötena|sina möten|rådet |gruppen |samrådet |varje |kvartals |senast|årets|plats)";
}

pub(super) fn publication(p: &Parts<'_>) -> Publication {
    let own = p.small;
    let label = p.s.label.map(lower).unwrap_or_default();
    let heading = p.s.heading.as_deref().map(lower).unwrap_or_default();
    let said = |text: &str| -> Vec<Published> {
        PUBLISHED
            .iter()
            .filter(|(stems, part)| {
                let text = if *part == Published::Papers {
                    text.replace("uppdragshandling", "uppdrag")
                        .replace("dokumentportal", "")
                        .replace("dokumentbank", "")
                } else {
                    text.replace("arbetsanteckningar", "anteckningar")
                };
                let text = match part {
                    Published::Members
                        if !holds(
                            &text,
                            "list|fört|vilka|vem som|sammansättning|kontakt|medlemmar|uppgifter|ledamöter",
                        ) =>
                    {
                        String::new()
                    }
                    Published::Minutes
                    | Published::Papers
                    | Published::Charter
                    | Published::Dates
                    | Published::Group
                    | Published::Members => text,
                };
                holds(&text, stems)
            })
            .map(|(_, part)| *part)
            .collect()
    };
    let mut what = said(own);
    if what.is_empty() || p.s.label.is_some() {
        for part in said(&label) {
            if !what.contains(&part) {
                what.push(part);
            }
        }
    }
    if what.is_empty() {
        what = said(&heading);
        what.retain(|part| *part != Published::Charter);
    }
    let places = sites(p);
    Publication {
        what,
        r#where: places,
        within_days: within(p, "publicer|läggs|syns|laddas|anteckn|protokoll"),
    }
}

fn sites(p: &Parts<'_>) -> Vec<String> {
    let all: Vec<(usize, &str)> =
        starts(p.small).into_iter().filter_map(|at| Some((at, p.text.get(at..)?))).collect();
    let named = |text: &str| {
        let small = lower(text);
        let first = text.split([',', ' ', ';']).next().unwrap_or_default();
        let proper = first.starts_with(char::is_uppercase) && !super::super::actors::is_actor(&lower(first));
        (proper, SITE.is(head(&small)) && !ADVERBIAL.is(&small))
    };
    let kept = |text: &str| holds(head(&lower(text)), "diari|arkiv") && p.has("diarie|arkiver|registrer");
    let chosen = all
        .iter()
        .find(|(_, text)| named(text).1 && !kept(text))
        .or_else(|| all.iter().find(|(_, text)| named(text).0));
    let Some((_, text)) = chosen else {
        // *Publicering: intranät och extern webb (minnesanteckningar)*
        let bare = p.s.label.is_some() && SITE.is(p);
        let text = p.text.split('(').next().unwrap_or_default();
        if bare {
            return list(&trimmed(text));
        }
        // *Hålla webbsidan aktuell* names the place as what is done to.
        let page = super::super::actors::words(p.small).into_iter().find(|word| {
            ["webb", "hemsid"].iter().any(|site| word.text.starts_with(site))
                && word.text.ends_with(['n', 't'])
        });
        return page
            .and_then(|word| p.text.get(word.at..word.end))
            .map(|page| vec![page.to_owned()])
            .unwrap_or_default();
    };
    let small = lower(text);
    let stop = up_to_stop(&small).len();
    places_of(text.get(..stop).unwrap_or(text)).into_iter().filter(|place| !place.is_empty()).collect()
}

/// The first words of a place, up to the next that says where.
fn head(small: &str) -> &str {
    const NEXT: [&str; 6] = [" på ", " i ", " via ", " och ", " hos ", " till "];
    let small = up_to_stop(small);
    let end = NEXT.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(small.len());
    small.get(..end).unwrap_or(small)
}

/// Where the words begin after each preposition of place.
fn starts(small: &str) -> Vec<usize> {
    const LEADS: [&str; 9] =
        ["på ", "i ", "via ", "vid ", "å ", "från ", "till ", "framgår av ", "framgå av "];
    let mut all: Vec<usize> = LEADS
        .iter()
        .flat_map(|lead| {
            let inner = small.match_indices(lead).filter(|(at, _)| {
                *at == 0 || small.get(..*at).is_some_and(|before| before.ends_with([' ', '(']))
            });
            inner.map(|(at, lead)| at + lead.len()).collect::<Vec<_>>()
        })
        .collect();
    all.sort_unstable();
    all
}

/// The words before what no longer says where.
fn up_to_stop(small: &str) -> &str {
    const STOPS: [&str; 41] = [
        ", som",
        ", där",
        ", och",
        ", dock",
        ", liksom",
        ", inom",
        " och dessutom",
        " och kan ",
        " inom ",
        " senast ",
        " så fort",
        " så snart",
        " när ",
        " efter ",
        " av ",
        " där ",
        " och diarie",
        " och arkiv",
        " och skickas",
        " och lägg",
        " och gör",
        " och publ",
        " varje ",
        " finns ",
        " beskrivs",
        " presenteras",
        " visar",
        " visas",
        " redovisar",
        " redovisas",
        " publiceras",
        " läggs",
        " ska ",
        " för att ",
        " minst ",
        " inte ",
        " anges",
        "; ",
        " i samband",
        " uppdaterad",
        " aktuell",
    ];
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(small.len());
    small.get(..end).unwrap_or(small)
}

const REGISTERED: [(&str, Registered); 4] = [
    ("anteckning|protokoll", Registered::Minutes),
    ("underlag|handling|material|dokument|skrivelse|papper|remissvar|allt som|ärenden", Registered::Papers),
    ("beslut|ställningstagande", Registered::Decisions),
    (
        "uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdraget|uppdrag)|uppdrag,|denna handling|handlingen |instruktionen|direktivet",
        Registered::Charter,
    ),
];

const REGISTER: &str = "diarie|registr|arkiv|spara|för|lägg|tas|tar|förvara|bevara|hanter|sköt|ansvar|svara|ser|hålla|håller|gör|görs|ombesörj";

pub(super) fn registration(p: &Parts<'_>) -> Registration {
    let own = p
        .small
        .replace("ärendehantering", "")
        .replace("dokumenthantering", "")
        .replace("handläggare", "")
        .replace("dokumentarkiv", "arkiv");
    let own = own.replace("beslutsprotokoll", "protokoll").replace("lägga till handlingarna", "");
    let lead = with_lead(p);
    let said = |text: &str| -> Vec<Registered> {
        let charter = holds(text, "uppdragshandling");
        REGISTERED
            .iter()
            .filter(|(stems, part)| {
                let log = text.contains("beslutslogg") && *part == Registered::Decisions;
                let papers = *part == Registered::Papers
                    && charter
                    && !holds(text, "underlag|övriga handl|alla handl");
                (log || holds(text, stems)) && !papers
            })
            .map(|(_, part)| *part)
            .collect()
    };
    let mut what = said(&own);
    if what.is_empty() {
        what = said(&lead);
        what.retain(|part| *part != Registered::Charter);
    }
    let place = where_kept(p);
    let by = p
        .doer("diarie|registrera|registrering|arkiv|bevara|förvara|spara")
        .filter(|_| p.has("diarie|registrera|registrering|arkiv|bevara|förvara|spara"))
        .or_else(|| p.doer(REGISTER))
        .map(|actor| with_place(p, &actor))
        .filter(|by| {
            let small = lower(by);
            place.as_ref().is_none_or(|place| !lower(place).contains(&small))
                && !p.s.is_own(by)
                && !holds(&small, "parter")
        });
    Registration { what, by: by.map(Names::one).unwrap_or_default(), r#where: place }
}

fn where_kept(p: &Parts<'_>) -> Option<String> {
    const KEPT: &str =
        "diari|arkiv|system|platina|ciceron|w3d3|public|akt|server|mapp|katalog|databas|portal|rum";
    if p.s.label.is_some()
        && holds(&lower(p.s.label.unwrap_or_default()), "diari|arkiv")
        && p.actors().is_empty()
    {
        return Some(trimmed(p.text.split('(').next().unwrap_or_default()));
    }
    let all = starts(p.small).into_iter().chain(
        p.small
            .match_indices("hos ")
            .filter(|(at, _)| *at == 0 || p.small.get(..*at).is_some_and(|lead| lead.ends_with(' ')))
            .map(|(at, _)| at + "hos ".len()),
    );
    let mut found: Option<(u8, usize, String)> = None;
    for at in all {
        let Some(text) = p.text.get(at..) else { continue };
        let lead = p.small.get(..at).unwrap_or_default();
        let place = name(text);
        let place = place.split(" av ").next().unwrap_or_default();
        let place = place.split(" för ").next().unwrap_or_default();
        // *I diariet och listan uppdateras*: the next clause is no place.
        let place = match place.split_once(" och ") {
            Some((first, rest)) if rest.split(' ').any(super::super::clause::is_finite) => first.to_owned(),
            _ => place.to_owned(),
        };
        let small = lower(&place);
        let negated = lead.trim_end().rsplit(' ').nth(1) == Some("inte");
        let time = holds(&small, "efterhand|enlighet|god tid|årets|samband|mötet|plats")
            || ["en ", "två "].contains(&small.as_str());
        let send = lead.ends_with("till ") && !holds(&small, KEPT);
        let shown =
            holds(&small, "intranät|webb|hemsid|extranät") && p.has("publicer|läggs ut|lägger ut|visas");
        if place.is_empty()
            || shown
            || small.starts_with("att ")
            || negated
            || time
            || send && !p.has("överlämna")
            || lead.ends_with("från ")
        {
            continue;
        }
        // *Diarieförs hos regionen*: after the act any body is the place.
        let after = ["diarie", "registrer", "arkiver", "förvara", "spara", "arkivering", "bevara", "hålla"]
            .iter()
            .any(|act| lead.contains(act));
        let proper = place.starts_with(char::is_uppercase);
        let weight = if holds(&small, KEPT) {
            3
        } else if after
            && (proper || super::super::actors::is_actor(small.split(' ').next().unwrap_or_default()))
        {
            2
        } else {
            u8::from(after)
        };
        if weight > 0 && found.as_ref().is_none_or(|(known, ..)| *known < weight) {
            found = Some((weight, at, place));
        }
    }
    found.map(|(_, _, place)| place)
}
