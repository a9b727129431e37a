//! Who helps the group: contact person, coordinator, secretariat.

use super::{
    super::parts::Parts,
    actors::{agent, bare, is_actor, is_verb},
    doer::{Doing, doer, subject_of},
};
use crate::{
    norm::{ContactPerson, Coordinator, Names, Secretariat},
    read::{
        names::{list, name, trimmed},
        pattern::patterns,
    },
    text::words::{holds, is_infinitive, lower},
};

patterns! {
    ACTIVE = r"~(?P<v>utser|utsett|väljer|tillsätter|förordnar|namnger|anvisar|pekar ut|utpekar|bestämmer|beslutar|avgör|håller med|håller|ställer|tillhandahåller|bidrar med|bistår|avdelar|erbjuder|finansierar|bekostar|anställer|svarar för|ansvarar för|ansvarar också för|står för|ordnar|sköter|lånar ut|avsätter|ger|lämnar|förser|tillser|ser till|bemannar|stöttar|stödjer|hjälper|biträder|är sekretariat|är gruppens sekretariat|är rådets sekretariat|utgör|fungerar som)~";
    INFINITIVE = r"~(?P<v>utse|välja|tillsätta|förordna|namnge|anvisa|peka ut|hålla|ställa|tillhandahålla|bidra|bistå|avdela|erbjuda|finansiera|anställa|svara för|ansvara för|stå för|ordna|sköta|stötta|stödja|hjälpa|biträda)~";
    PASSIVE = r"~(?P<v>utses|utsedda?|utsett|väljs|vald|tillsätts|förordnas|namnges|anvisas|tas|fattas|tillhandahålls|ställs|bekostas|finansieras|ges|lämnas|hanteras|sköts|fullgörs|handhavas|handhas|drivs|utförs|bemannas|hålls|anställd|bistås|stöds|stöttas|erbjuds|understött|understödd|tillskjuts|avdelas|avsätts|hjälp|stöd|placerad)~";
    AT = r"~(?:från|vid|hos|på|inom|anställd (?:vid|av|hos|på|i)|placerad (?:vid|hos|i|på)) (?P<by>[^,.;:]+)";
    LIES = r"~(?:ligger på|ligger hos|vilar på|åvilar|finns hos|finns på|hos|ankommer på) (?P<by>[^,.;]+)";
}

/// Those who give something.
static GIVES: Doing = Doing { active: &ACTIVE, infinitive: &INFINITIVE, passive: &PASSIVE };

fn giver(parts: &Parts<'_>, not: &str) -> Vec<String> {
    doer(parts.text, parts.small, &GIVES).into_iter().filter(|by| !holds(&lower(by), not)).collect()
}

patterns! {
    SAME = r"~(?:delar kontaktperson%(?: [a-zåäö]+)? med|densamma som(?: för)?|samma som(?: för)?|samma (?:kontaktperson|person)%(?: [a-zåäö]+)? som(?: för)?|gemensam(?:t)? (?:med|för)|samma som hos|även för) (?P<as>[^,.;]+?)(?: gäller.*| har.*)?$";
    SAME_BOTH = r"^[^,.;]+? och (?P<as>[^,.;]+?) (?:har|delar) (?:en och |på )?(?:samma|en gemensam|en) ";
    FROM = r"^i (?P<from2>[^,.;]+?) (?:ska|skall|bör|finns|utses)~|~(?:bland|ur kretsen av|ur|hämtas från|kommer från|från|sitta i|sitter i|ledamot i|ledamot av|medlem av|medlem i|inom) (?P<from>[^,.;]+)";
    ONE_OF = r"~(?:en|någon) av (?P<from>[^,.;]+?)(?:s)? (?:medlemmar|ledamöter|deltagare|chefer)~";
    WHO_IN = r"~(?:vem i|kontaktperson%(?: [a-zåäö]+)? (?:i|på|hos)|kontaktman i|kontaktperson% därför från) (?P<from>[^,.;]+)";
}

/// The group's contact person.
pub fn contact(parts: &Parts<'_>) -> ContactPerson {
    let (text, small) = (parts.text, parts.small);
    let part = |hit: &regex::Captures<'_>, part: &str| hit.name(part).and_then(|part| text.get(part.range()));
    if let Some(hit) =
        SAME.find(small).or_else(|| SAME_BOTH.find(small).filter(|_| holds(small, "samma|gemensam|delar")))
    {
        let same = part(&hit, "as").map(agent).map(|same| base(&same));
        return ContactPerson { same_as: same, ..ContactPerson::default() };
    }
    let mut by = giver(parts, "kontaktperson");
    let own = holds(small, "bland sina|inom sig|av sina|ur sin|sina medlemmar|sina ledamöter");
    let from = WHO_IN
        .find(small)
        .or_else(|| ONE_OF.find(small))
        .or_else(|| FROM.find(small))
        .and_then(|hit| part(&hit, "from").or_else(|| part(&hit, "from2")))
        .map(place);
    let whose = own.then(|| by.first().cloned().or_else(|| subject_of(text, small, &HAS))).flatten();
    let appointed_from = whose.or(from).filter(|from| {
        2 < from.len() && !holds(&lower(from), "samma |sina|annan|ett annat|egen|månad|vecka|dagar")
    });
    if appointed_from.as_ref().is_some_and(|from| by.iter().any(|by| from.contains(by.as_str())) && !own) {
        by.retain(|by| appointed_from.as_ref().is_none_or(|from| from != by));
    }
    ContactPerson { by: Names(by), appointed_from, same_as: None }
}

patterns! {
    HAS = r"~(?P<v>har|utser|väljer|ställer|ska ha)~";
}

/// A body as a place: up to its verb.
fn place(text: &str) -> String {
    const STOPS: [&str; 12] = [
        " ska ",
        " utser",
        " utses",
        " fungerar",
        " till ",
        " är ",
        " åt ",
        " så att",
        " gentemot",
        " som ",
        " för rådet",
        " en kontakt",
    ];
    let small = lower(text);
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min();
    bare(&name(text.get(..end.unwrap_or(text.len())).unwrap_or(text)))
}

/// *beredningsgruppens* is *beredningsgruppen*.
fn base(name: &str) -> String {
    let genitive = ["ens", "ets", "ernas", "arnas"].iter().any(|end| name.ends_with(end));
    if genitive { name.trim_end_matches('s').to_owned() } else { name.to_owned() }
}

patterns! {
    EXTENT = r"~(?P<x>(?:cirka |ca |minst |högst |upp till |ungefär |totalt )?(?:{num}|\d+|femtio|fyrtio|trettio|sextio|sjuttio|åttio|hundra) (?:procent|timmar|timme|dagar|dag)(?: (?:av (?:en )?(?:heltid|heltidstjänst|tjänst)|(?:per|i|om) [a-zåäö]+))?|\d+ ?\x25(?: av [a-zåäö]+)?|(?:en |ett )?(?:halv|hel|kvarts|deltids|halvtids|heltids)(?:tid|tjänst|tidstjänst)(?:er)?|{num} (?:deltidstjänster|heltidstjänster|tjänster|halvtidstjänster)|i mån av [a-zåäö]+|efter behov|under [a-zåäö]*(?:tiden|perioden|året)|löpande)~";
    DIALOGUE = r"~(?:(?:i|efter|nära) (?:nära )?(?:dialog|samråd|samverkan|överenskommelse)(?: med| med den)?|stämmer av med|tillsammans med|i överenskommelse med) (?P<with>[^,.;]+)";
    SHARED = r"samma (?:koordinator|samordnare|processledare|person)|dela[srd]*[a-zåäö ]* (?:mellan|med)|(?:fördela[r]?|delar) (?:sin |sitt )?[a-zåäö]*(?:tid|arbete|arbetstid)?(?: på| mellan)|(?:stödjer|arbetar|bistår)[^.;]* även|flera (?:råd|grupper|team|nätverk)|åt både|för både|gemensam (?:koordinator|samordnare|processledare) för (?:flera|båda|råden)";
    SUPPORT = r"~(?:i frågor (?:som rör|om|kring|rörande)|inom|när det gäller|vad gäller|rörande|kring|stöd (?:för|i|med|vid|till)|gruppens|rådets) (?P<for>[^;.]+)$|^(?P<for2>(?:arbetet|arbete) (?:med|kring|för) [^,.;]+?) (?:stöttas|stöds|samordnas|understöds)";
    WORK = r"~(?:för|i) (?:gruppens |rådets |nätverkets )?(?P<for>arbete(?:t)? (?:med|kring|för) [^,.;]+?)(?: hålls| ges| tillhandahålls| lämnas|$)";
    HELPER = r"(?:koordinator|samordnar|processled|utvecklingsledar|processtöd|samordnarstöd|projektled)[a-zåäö]*";
    DUTY = r"^(?:[a-zåäö]+s )?(?:koordinator|samordnar|processled|utvecklingsled|projektled)[a-zåäö]*(?:n|ns|en|ens|s)?(?: (?:för|i|åt) [a-zåäö]+)?(?:, [^,]+,)? (?P<what>[^.]+)$";
    DUTY_IS = r"(?:uppgift%|uppdrag%|ansvar%|roll%|göra%) (?:är|består i|omfattar|innefattar|innebär) (?:bland annat )?(?:att )?(?P<what>[^.]+)$|^att (?P<what2>[^.]+?) (?:är|ingår i|hör till) [a-zåäö]*(?:koordinator|samordnar|processled)%|~med (?P<what3>att [^.]+)$|hjälper till med (?P<what4>[^.]+)$";
}

/// Who coordinates, on whose staff, how much and what for.
pub fn coordinator(parts: &Parts<'_>) -> Coordinator {
    let (text, small) = (parts.text, parts.small);
    let part = |hit: &regex::Captures<'_>, names: &[&str]| {
        names.iter().find_map(|part| hit.name(part)).and_then(|part| text.get(part.range()))
    };
    let mut out = Coordinator { shared: SHARED.is(small).then_some(true), ..Coordinator::default() };
    out.extent = EXTENT.find(small).and_then(|hit| part(&hit, &["x"])).map(|x| x.trim().to_owned());
    out.in_dialogue_with =
        DIALOGUE.find(small).and_then(|hit| part(&hit, &["with"])).map(|with| bare(&agent(with_end(with))));
    let does = duties(parts);
    let helper = |by: &String| HELPER.is(&*lower(by)) && !lower(by).contains("enhet");
    let by = giver(parts, "behov|uppgift|möte|ordförande")
        .into_iter()
        .filter(|by| !helper(by))
        .collect::<Vec<_>>();
    let told = by.join(" och ");
    out.provided_by = Some(told)
        .filter(|by| !(by.is_empty() || by.contains("dess") || lower(by) == "sin"))
        .or_else(|| {
            let hit = AT.all(small).into_iter().find(|hit| {
                hit.get(0).is_some_and(|at| {
                    let before = small.get(..at.start()).unwrap_or_default();
                    HELPER.is(before.rsplit([',', ';']).next().unwrap_or_default())
                        || before.contains("anställd")
                        || HELPER.is(small
                            .get(at.end()..)
                            .unwrap_or_default()
                            .split(',')
                            .next()
                            .unwrap_or_default())
                }) && !EXTENT.is(hit.get(0).map_or("", |whole| whole.as_str()))
            });
            hit.and_then(|hit| part(&hit, &["by"]))
                .map(|by| bare(&agent(cut(by))))
                .filter(|by| is_actor(by) && does.is_empty())
        })
        .or_else(|| {
            let hit = LIES.find(small).filter(|_| does.is_empty() || parts.s.label.is_some())?;
            part(&hit, &["by"]).map(|by| bare(&agent(by)))
        });
    if !does.is_empty() && !holds(small, "anställd|tillhandahålls|utses av|finansieras av") {
        out.provided_by = None;
    }
    let support =
        WORK.find(small).or_else(|| SUPPORT.find(small).filter(|_| holds(small, "stöd|stött|bist")));
    out.support_for = support
        .and_then(|hit| part(&hit, &["for", "for2"]))
        .map(|what| list(&trimmed(what)))
        .unwrap_or_default();
    out.duties = does;
    out
}

fn with_end(text: &str) -> &str {
    let end = [" planerar", " fördelar", " bestäm"].iter().filter_map(|stop| lower(text).find(stop)).min();
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// A place up to what comes behind it.
fn cut(text: &str) -> &str {
    const STOPS: [&str; 10] =
        [" som ", " är ", " till ", " under ", " och ", " med ", " står ", " i frågor", " utses", " vars "];
    let small = lower(text);
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min();
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// What the coordinator does: each verb with what belongs to it.
fn duties(parts: &Parts<'_>) -> Vec<String> {
    let (text, small) = (parts.text, parts.small);
    let said = DUTY_IS.find(small).filter(|_| HELPER.is(small)).and_then(|hit| {
        ["what", "what2", "what3", "what4"].iter().find_map(|part| hit.name(part)).map(|what| what.range())
    });
    let what = said.or_else(|| {
        let range = DUTY.find(small)?.name("what")?.range();
        let first = small.get(range.clone())?.split(' ').next()?;
        let paid = ["tillhandahålls", "utses", "finansieras", "anställs"].contains(&first);
        let later = paid && small.get(range.clone())?.contains(", ");
        let other = first.ends_with('s')
            || [
                "är",
                "har",
                "arbetar",
                "delas",
                "tillhandahålls",
                "utses",
                "får",
                "finansieras",
                "anställs",
                "fördelar",
                "bekostas",
                "uppgår",
                "stöds",
                "kan",
                "i",
                "planerar",
                "finns",
            ]
            .contains(&first);
        ((later || !other) && (is_verb(first) || first.ends_with('r'))).then_some(range)
    });
    let Some(what) = what else { return Vec::new() };
    let mut phrase = text.get(what).unwrap_or_default();
    for lead in [
        "ska ",
        "skall ",
        "bör ",
        "att ",
        "ansvarar för att ",
        "har till uppgift att ",
        "svarar för att ",
        "har i uppdrag att ",
    ] {
        phrase = phrase.strip_prefix(lead).unwrap_or(phrase);
    }
    // What they do comes behind who pays for them.
    let provided = ["tillhandahålls ", "utses ", "finansieras ", "anställs "]
        .iter()
        .any(|lead| phrase.starts_with(lead));
    let phrase = if provided { phrase.split_once(", ").map_or("", |(_, rest)| rest) } else { phrase };
    if phrase.is_empty() { Vec::new() } else { phrases(phrase) }
}

/// A text cut before each verb that is joined to the one before.
fn phrases(text: &str) -> Vec<String> {
    let small = lower(text);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for joint in [", samt ", ", och ", ", ", " samt ", " och "] {
        for (at, joint) in small.match_indices(joint) {
            let end = at + joint.len();
            let first = small.get(end..).unwrap_or_default().split([' ', ',']).next().unwrap_or_default();
            let verb = is_infinitive(first) || is_verb(first) || first == "påminna";
            if verb && !cuts.iter().any(|&(start, stop)| start < end && at < stop) {
                cuts.push((at, end));
            }
        }
    }
    cuts.sort_unstable();
    let starts = [0].into_iter().chain(cuts.iter().map(|cut| cut.1));
    let ends = cuts.iter().map(|cut| cut.0).chain([text.len()]);
    let mut out: Vec<String> = starts
        .zip(ends)
        .filter_map(|(from, to)| text.get(from..to))
        .map(|part| part.trim().trim_start_matches("att ").to_owned())
        .collect();
    out.retain(|part| {
        !["deltar", "kallar", "rapporterar", "skriver"].iter().any(|other| part.starts_with(other))
            || cuts.is_empty()
    });
    out
}

patterns! {
    NOT_OWN = r"(?:inga|inte några|inte något|inget|ingen|saknar|saknas|har inte|något|inte)[^.;]{0,40}?(?:kansli|sekret|administr)[^.;]*|(?:kansli|sekretariat)[a-zåäö]* (?:saknas|finns inte|inrättas inte|finns ej)";
    DENIES = r"~(?:inga|inget|ingen|saknar|saknas|inte|ej)~";
    OWN = r"~(?:eget|egen|egna) [a-zåäö]*(?:kansli|sekret|administr)";
    FOLLOWS = r"(?:följer|flyttar med|flyttas med|växlar med|roterar med|går med)[^.;]*(?:ordförand|med~)|sekreter[^.;]* (?:följer|flyttar)|(?:som|vilken) (?:har|innehar|leder|för|håller i|svarar för)~[^.;]*(?:ordförand|klubb|mötena|ordet)|ordförandens [a-zåäö]*(?:organisation|huvudman|förvaltning|region|kommun|kansli|hem)|samma [a-zåäö]+ som ordförand|^ordförandens [a-zåäö]+";
    RESOURCED = r"resurs|bemann|kompetens|medel~|finansier|bekosta|nog med folk|tillräcklig";
    IS = r"^(?:[a-zåäö]+s |vårt |vår )?(?:sekretariat%|kansli%|sekreterare%|administration%) (?:är|utgörs av|ska vara|blir) (?P<by>[^,.;]+)$|~är (?P<by2>[^,.;]+?)s (?:ansvar|uppgift|sak|uppdrag)$";
    WITHIN = r"~(?:inom|via|genom) (?P<by>[^,.;]+)";
    HELP_OF = r"~(?:hjälp|stöd|bistånd) av (?P<by>[^,.;]+)";
}

/// Who keeps the group's papers.
pub fn secretariat(parts: &Parts<'_>) -> Secretariat {
    // *ordförandeskapet ligger hos A och sekreterarskapet hos B*.
    let own = own_clause(parts.small, "sekreter|kansli|sekretariat|administr");
    let (text, small) =
        (parts.text.get(own..).unwrap_or_default(), parts.small.get(own..).unwrap_or_default());
    let mut out = Secretariat::default();
    let part = |hit: &regex::Captures<'_>| {
        hit.name("by").or_else(|| hit.name("by2")).and_then(|by| text.get(by.range()))
    };
    if NOT_OWN.is(small) && DENIES.is(small) {
        out.own = Some(false);
        let by = HELP_OF.find(small).or_else(|| WITHIN.find(small));
        out.provided_by = by.and_then(|hit| part(&hit)).map(|by| bare(&agent(by))).filter(|by| is_actor(by));
        return out;
    }
    if FOLLOWS.is(small) {
        out.follows_chair = Some(true);
        out.provided_by =
            subject_of(text, small, &ACTIVE).filter(|by| lower(by).starts_with("ordförandens "));
        return out;
    }
    if OWN.is(small) {
        out.own = Some(true);
        return out;
    }
    let hos = small.starts_with("sekreterarskapet hos");
    let by = if !hos { giver(parts, "sekreterare|möte|ordförande") } else { Vec::new() };
    if RESOURCED.is(small) && !small.contains("bemannas av") {
        let by = if by.is_empty() { subject_of(text, small, &TENDS).into_iter().collect() } else { by };
        out.resourced_by = Some(by.join(" och ")).filter(|by| !by.is_empty());
        return out;
    }
    let labelled = parts.s.label.map(lower).is_some_and(|label| holds(&label, "sekret|kansli|administ"));
    let hit = IS
        .find(small)
        .or_else(|| AT.find(small).filter(|_| !small.contains(" utses av")))
        .or_else(|| LIES.find(small));
    out.provided_by = Some(by.join(" och "))
        .filter(|by| !by.is_empty())
        .or_else(|| hit.and_then(|hit| part(&hit)).map(|by| bare(&agent(cut(by)))).filter(|by| is_actor(by)))
        .or_else(|| labelled.then(|| trimmed(text)).filter(|by| by.split(' ').count() <= 8));
    out
}

/// Where the clause begins that speaks of something, when another stands before it.
fn own_clause(small: &str, words: &str) -> usize {
    let at = words.split('|').filter_map(|word| small.find(word)).min().unwrap_or(0);
    let before = small.get(..at).unwrap_or_default();
    let cut = [" och ", "; "]
        .iter()
        .filter_map(|joint| before.rfind(joint).map(|cut| cut + joint.len()))
        .max()
        .unwrap_or(0);
    let spoken = before.get(..cut).unwrap_or_default().split([' ', ',']).any(is_verb);
    let own = small.get(cut..).unwrap_or_default();
    let first = own.split(' ').next().unwrap_or_default();
    let whole = own.split([' ', ',']).take(8).any(is_verb) && !is_verb(first)
        || own.starts_with("sekreterarskapet hos");
    if spoken && whole && !own.starts_with("som ") { cut } else { 0 }
}

patterns! {
    TENDS = r"~(?P<v>ansvarar|tillser|ser|säkerställer|svarar|bekostar|finansierar|ska|skall)~";
}
