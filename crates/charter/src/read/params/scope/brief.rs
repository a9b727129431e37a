//! What a brief has to weigh, who is asked before a position, and with whom the group works.

use super::{matter::topic, *};

patterns! {
    ON = r"(?:konsekvens[a-zåäö]*|följder[a-zåäö]*|effekter[a-zåäö]*|påverkan|inverkan|verkningar[a-zåäö]*|återverkningar[a-zåäö]*|återverkan|risker[a-zåäö]*|innebär(?: det| detta)?|betyder|medför|slår|verkan|får)(?: [a-zåäö]+){0,2}? (?:för|på|inom|i|hos|mot|av) (?P<what>[^;.?]+)|hur (?P<what2>[^.;,]+?) (?:påverkas|berörs|drabbas)~|påverkar (?P<what3>[^.;?]+)|(?:ur|från|utifrån) (?P<what4>[^.;,?]+?s) (?:perspektiv|synvinkel|synpunkt)|griper in i (?P<what5>[^.;,?]+)|~omfattar (?:även |också )?(?P<what6>[^.;?]+)|risken? för (?P<what7>[^.;?]+)";
    SAID = r"~(?:ska|skall|bör|måste|har|är|beaktas|beskrivs|bedöms|belyses|belyst[a]?|analyseras|redovisas|utreds|klarläggs|framgår|vara|beskrivas|blir|kräver|vägs|prövas|uppskattas|innan|när|i allt|då|inför|i alla|i sin|utan)~";
}

/// The rule of an impact assessment.
pub fn impact(p: &Parts<'_>) -> ImpactAssessment {
    let what = if clause::clause(p).is_none() && p.s.label.is_some() {
        Some(p.text)
    } else {
        ON.find(p).and_then(|hit| {
            let names = ["what", "what2", "what3", "what4", "what5", "what6", "what7"];
            names.iter().find_map(|name| hit.name(name)).and_then(|what| p.text.get(what.range()))
        })
    };
    let before = || {
        let main = clause::clause(p)?;
        let small = lower(main.front);
        let own = ["påverkan", "inverkan", "konsekvens", "följd"].iter().any(|word| small.starts_with(word));
        (main.passive() && !own && !main.inverted() && !small.contains("analys")).then_some(main.front)
    };
    let covers = what.or_else(before).map(whole).unwrap_or_default();
    ImpactAssessment { covers }
}

/// The items of what is weighed, without the words that tell that it is.
fn whole(text: &str) -> Vec<String> {
    let small = lower(text);
    let end = SAID.find(&small).and_then(|hit| hit.get(0)).map(|hit| hit.start()).filter(|&at| at > 0);
    let text = clause::before_verb(text.get(..end.unwrap_or(text.len())).unwrap_or(text))
        .replace(" såväl som i ", " och ")
        .replace(" såväl som ", " och ");
    list(&trimmed(&text))
        .into_iter()
        .map(|item| {
            let lead = ["sin ", "sina ", "sitt ", "samt ", "som ", "på ", "för ", "både "]
                .iter()
                .find(|lead| lower(&item).starts_with(**lead));
            topic(item.get(lead.map_or(0, |lead| lead.len())..).unwrap_or_default())
        })
        .filter(|item| {
            !item.is_empty()
                && !["iskt", "ellt"].iter().any(|end| item.ends_with(end))
                && item.split(' ').count() <= 9
        })
        .collect()
}

patterns! {
    WEIGHS = r"(?:iakttar?|tar? med|tänker? på|tar? fasta på|beakta[r]?|belys[ae]r?|belysa|väga in|väger in|uppmärksamma[r]?) (?P<what3>[^;.]+)$|(?:hänsyn (?:(?:ska|skall|bör) )?(?:alltid )?(?:tas?|tages)(?: alltid)? till|hänsyn till|utifrån|framgå hur|integrera[r]?|uppmärksamma[r]?|omfatta[r]?|inkludera[r]?|väga|prövar|beaktande av|ur|utgå från|med) (?P<what>[^;.]+)$|(?:ha|har|hålla|håller) (?P<what2>[^.;,]+?) (?:i åtanke|för ögonen|i minnet|i beaktande|i fokus)";
    WEIGHED = r"(?P<what>[^.;]+?) (?:(?:ska|skall|bör|måste|får) )?(?:alltid |särskilt |även |också |inte )*(?:vägas in|vägs in|in$|beaktas|belysas|belyses|belyst|uppmärksammas|tas med|finnas med|integreras|prövas|glömmas bort|ingå|genomsyra|tas i beaktande|beaktats|bevakas|redovisas|tillgodoses|tas upp|vägs)(?:[^a-zåäö]|$)";
}

/// The rule of aspects to consider.
pub fn aspects(p: &Parts<'_>) -> AspectsConsidered {
    let labelled = p.s.label.is_some() && !p.has(" ska | bör ");
    let text = match clause::clause(p) {
        Some(main) if !labelled => {
            let listed = main.verb == "är" && holds(&lower(main.after), "aspekt|perspektiv|kriteri|hänsyn");
            let told =
                lower(main.front).starts_with("aspekter") || lower(main.front).starts_with("perspektiv");
            let front =
                if told { Some(main.after) } else { (listed && !main.inverted()).then_some(main.front) };
            let rest = (!main.inverted() && !p.s.is_own(main.front) && !parts::is_body(main.front))
                .then_some(main.front);
            front
                .or_else(|| weighed(p))
                .or_else(|| {
                    let hit = WEIGHS.find(p)?;
                    p.text.get(
                        hit.name("what").or_else(|| hit.name("what2")).or_else(|| hit.name("what3"))?.range(),
                    )
                })
                .or(rest)
        }
        _ => Some(p.text),
    };
    let aspects = text.map(without_place).map(|text| whole(&text)).unwrap_or_default();
    AspectsConsidered { aspects: shared_head(aspects) }
}

/// What is weighed, where the verb is in the passive: the subject of the clause that says so.
fn weighed<'s>(p: &Parts<'s>) -> Option<&'s str> {
    let starts = [", varvid ", ", och ", "; ", ", där ", ", vilka "];
    let from = starts
        .iter()
        .filter_map(|joint| p.small.find(joint).map(|at| at + joint.len()))
        .filter(|&at| p.small.get(at..).is_some_and(|rest| WEIGHED.is(rest)))
        .max()
        .unwrap_or(0);
    let (text, small) = (p.text.get(from..)?, p.small.get(from..)?);
    let main = clause::main(text, small, false)?;
    let region = if main.inverted() { main.after } else { text };
    let small = lower(region);
    let what = region.get(WEIGHED.find(&small)?.name("what")?.range())?;
    // Behind the verb of the clause that it stands in.
    let small = lower(what);
    let verb = clause::words(&small)
        .filter(|(_, word)| clause::is_finite(word) || matches!(*word, "att" | "hur"))
        .last();
    verb.and_then(|(at, word)| what.get(at + word.len()..))
        .filter(|rest| !rest.trim().is_empty())
        .or(Some(what))
}

/// A text without what tells in which matters.
fn without_place(text: &str) -> String {
    const PLACES: [&str; 14] = [
        " i alla ",
        " i sin ",
        " i sina ",
        " i sitt ",
        " i varje ",
        " i samtliga ",
        " i allt ",
        " när ",
        " då ",
        " vid ",
        " i bedöm",
        " i beredning",
        " i underlag",
        " i förslag",
    ];
    const LEADS: [&str; 4] = ["hur ", "frågor om ", "ett ", "en "];
    let mut text = text.trim();
    if text.starts_with("i ") {
        text = text.splitn(4, ' ').nth(3).unwrap_or(text);
    }
    let text = parts::cut(text, &PLACES).replace("såväl ", "").replace(" som ", " och ");
    let small = lower(&text);
    let lead = LEADS.iter().find(|lead| small.starts_with(**lead)).map_or(0, |lead| lead.len());
    let text = text.get(lead..).unwrap_or_default();
    match HEADS.iter().find(|head| small.ends_with(**head)) {
        Some(head) => text.replace("- och ", &format!("{head} och ")),
        None => text.to_owned(),
    }
}

/// Nouns that several aspects share.
const HEADS: [&str; 6] = ["aspekter", "perspektiv", "frågor", "konsekvenser", "hänsyn", "synpunkter"];

/// What several aspects share at their end: *etiska och juridiska aspekter* are *etiska aspekter* and *juridiska aspekter*.
fn shared_head(mut aspects: Vec<String>) -> Vec<String> {
    let Some(last) = aspects.last().cloned() else { return aspects };
    let head = HEADS.iter().find(|head| lower(&last).ends_with(**head)).copied();
    if let Some(head) = head {
        for aspect in &mut aspects {
            let small = lower(aspect);
            if let Some(stem) = aspect.strip_suffix('-') {
                *aspect = format!("{stem}{head}");
            } else if small.ends_with("iska") || small.ends_with("liga") || small.ends_with("ella") {
                *aspect = format!("{aspect} {head}");
            }
        }
    }
    aspects
}

patterns! {
    ASKED = r"(?:samråd|samråder|samråda|avstämning|stäms av|stämmas av|stämts av|stämma av|stämmer av|dialog|rådgör|rådgöra|rådgjort|rådgjorts|diskuterats|diskuteras|diskuterat saken|pratar|talar|samsyn|kontrollerar|avstämda|avstämt|kontakt|överlägg[a-zåäö]*|förankras|förankrats)(?: [a-zåäö]+){0,3}? (?:med|hos) (?P<who>[^.;]+)$|(?:synpunkter|yttrande|utlåtande|besked|råd|godkännande|remiss|remissas|remitteras|skickas)(?: [a-zåäö]+){0,3}? (?:från|av|till|hos) (?P<who2>[^.;]+)$|(?:inhämtas?|hämtas?) (?P<who3>[^.;,]+?s) (?:synpunkter|yttrande|åsikt|syn|bedömning|utlåtande|medgivande)|(?:frågar|hör|hörs|höra|konsulterar|tillfrågar|kontaktar|rådfrågar) (?:alltid |först |även |därför )*(?P<who4>[^.;,]+)";
    HEARD = r"(?:^|[ ,])(?P<who>[^.;,]+?) (?:(?:ska|skall|bör|måste) )?(?:ha |har |få |fått |först )*(?:hörts|höras|hörs|tillfrågats|tillfrågas|konsulterats|konsulteras|rådfrågas|rådfrågats|yttrat sig|yttra sig|yttrar sig|säga sitt|sagt sitt|fått yttra sig|kontaktas|kontaktats|ges tillfälle|ges möjlighet|beredas tillfälle|bereds tillfälle|lämnat|underrättas|tillstyrkt)";
    BEFORE_IT = r"(?:innan|förrän) (?:det |den |de |rådet |gruppen )?(?P<what>[^.;,]+?) (?:avgörs|beslutas|förordas|antas|införs|fastställs|rekommenderas|godkänns|behandlas|tas upp|ändras|bestäms|föreslås)";
    POSITION = r"(?:besked|anvisningar|råd|ställningstaganden?|ställning|beslut|förslag|rekommendation(?:er)?|ärenden?|frågor|yttra sig|yttrar sig|uttalar sig|uttala sig|antagande|rutiner|enas|fråga)(?: [a-zåäö]+)? (?P<mark>om|i|med bäring på|rörande|kring|gällande|avseende|angående|som (?:rör|berör|påverkar|gäller|medför|avser)|som får (?:återverkningar|konsekvenser|följder) på|med påverkan på|av) (?P<what>[^.;]+)$";
    BEFORE_VERB = r"(?:innan|förrän) (?:[a-zåäö]+|den|det|man|vi) (?:förordar|antar|enas om|ändrar(?: i)?|inför|beslutar om|uttalar sig om|tar ställning (?:till|i|om)|rekommenderar|yttrar sig om|godkänner|fastställer|föreslår|överväger) (?P<what>[^.;]+)$|^(?:rör|berör|avser|gäller) (?:ett ärende|en fråga|ett beslut|ett förslag|ärendet|frågan|förslaget|beslutet|en ny rutin|en rutin)(?: även| också)? (?P<what2>.+)$|^(?:när|om|där|då) .+? (?:överväger|rör|berör|gäller|avser) (?P<what3>.+)$";
}

/// The rule of a consultation.
pub fn consultation(p: &Parts<'_>) -> ConsultationBeforePosition {
    let owner = |who: String| who.strip_suffix('s').map_or(who.clone(), str::to_owned);
    let asked = ASKED.find(p).and_then(|hit| {
        let name = ["who", "who2", "who3", "who4"].iter().find(|name| hit.name(name).is_some())?;
        let who = clause::noun(p.text.get(hit.name(name)?.range())?);
        let who =
            cut(&who, &[" i frågor", " i ärenden", " om ", " dessförinnan", " först", " före ", " innan "]);
        Some(list(&if *name == "who3" { owner(who) } else { who }))
    });
    let asked = asked.map(|mut who| {
        who.retain(|who| !p.s.is_own(who) && !matches!(who.as_str(), "dem" | "dessa" | "denna"));
        who
    });
    let heard = || {
        let start = ["förrän ", "om inte ", "innan "]
            .iter()
            .find_map(|lead| p.small.find(lead).map(|at| at + lead.len()));
        let later = start.and_then(|at| Some((at, HEARD.find(p.small.get(at..)?)?)));
        let (from, hit) = later.or_else(|| Some((0, HEARD.find(p)?)))?;
        let who = hit.name("who")?;
        let who = p.text.get(from + who.start()..from + who.end())?;
        // Behind the last word that begins or ends another clause.
        let small = lower(who);
        let from = clause::words(&small)
            .filter(|(_, word)| {
                clause::is_finite(word) || matches!(*word, "förrän" | "att" | "innan" | "om" | "sedan" | "av")
            })
            .last()
            .map_or(0, |(at, word)| at + word.len());
        let who = who.get(from..).filter(|rest| !rest.trim().is_empty()).unwrap_or(who);
        Some(list(&trimmed(who)))
    };
    let topic = position(p);
    let party = |who: &String| chunks::is_party(who) && !p.s.is_own(who);
    let known = |who: &Vec<String>| {
        !who.is_empty() && who.iter().all(|who| party(who) || who.starts_with(char::is_uppercase))
    };
    let with = asked.clone().filter(known).or_else(|| heard().filter(known));
    let with = with.or_else(|| {
        let chunks = chunks::chunks(p.text, p.small);
        let told = |name: &str| topic.as_deref().is_some_and(|topic| topic.contains(name));
        let first = |with: bool| {
            chunks
                .iter()
                .filter(|chunk| !with || matches!(chunk.preposition, "med" | "från" | "hos" | "mot" | "av"))
                .map(|chunk| trimmed(chunk.name))
                .find(|name| {
                    party(name)
                        && !told(name)
                        && !holds(&lower(name), "beslut|förslag|ställningstag|rekommendation")
                })
        };
        first(true).or_else(|| first(false)).map(|name| list(&name))
    });
    let with = with.or(asked).unwrap_or_default();
    ConsultationBeforePosition { topic, with: with.into_iter().collect() }
}

fn position(p: &Parts<'_>) -> Option<String> {
    let main = clause::clause(p);
    let condition = main.and_then(|main| main.condition);
    let region = condition.unwrap_or(p.text);
    for (pattern, text) in [
        (&BEFORE_VERB, region),
        (&POSITION, region),
        (&BEFORE_IT, region),
        (&BEFORE_VERB, p.text),
        (&POSITION, p.text),
    ] {
        let small = lower(text);
        let Some(hit) = pattern.find(&small) else { continue };
        let what = ["what", "what2", "what3"]
            .iter()
            .find_map(|name| hit.name(name))
            .and_then(|what| text.get(what.range()));
        let Some(what) = what else { continue };
        let end = clause::words(&lower(what))
            .find(|(at, word)| *at > 0 && (clause::is_finite(word) || *word == "innan"))
            .map(|(at, _)| at);
        let what = topic(what.get(..end.unwrap_or(what.len())).unwrap_or(what));
        let what = cut(&what, &[" före ", " innan ", " förrän ", " stämma", ", "]);
        if !what.is_empty() {
            return Some(what);
        }
    }
    if main.is_none() {
        return p.s.label.or_else(|| p.text.split_once(": ").map(|(label, _)| label)).map(str::to_owned);
    }
    parts::about(p.text)
}

patterns! {
    WITH = r"(?:^|[ ,])(?:tillsammans med|ihop med|med|nära|i förbindelse med|gentemot) (?P<who>[^.;]+)$";
}

/// The rule of working together.
pub fn works_with(p: &Parts<'_>) -> CoHandling {
    const STOPS: &[&str] = &[
        " är ",
        " i frågor",
        " för att ",
        " för gemensam",
        " kring ",
        " då ",
        " när ",
        " bör ",
        " ska ",
        " i syfte",
        " om ",
        " och beakta",
        " arbetar ",
        " i ärenden",
        " vid ",
    ];
    let main = clause::clause(p);
    let text = match main {
        None => Some(p.text.strip_prefix("med ").unwrap_or(p.text)),
        Some(_) => WITH.find(p).and_then(|hit| hit.name("who")).and_then(|who| p.text.get(who.range())),
    };
    let with = text.map(|text| {
        let text = cut(text, STOPS);
        list(&trimmed(clause::before_verb(&text)))
    });
    let mut with = with.unwrap_or_default();
    with.retain(|who| !p.s.is_own(who) && who.split(' ').count() <= 9);
    if with.len() == 1
        && with
            .first()
            .is_some_and(|who| matches!(lower(who).as_str(), "denna" | "dessa" | "den" | "dem" | "varandra"))
    {
        let before = p.small.find(" med ").and_then(|at| p.text.get(at + 5..)).map(clause::noun);
        with = before.into_iter().collect();
    }
    if with.is_empty()
        && let Some(main) = main
    {
        with = clause::nouns(main.subject()).into_iter().filter(|who| !p.s.is_own(who)).collect();
    }
    CoHandling { with }
}
