//! What the group is, does and is for. The special kinds first; task, objective and principle are the last resort.

mod actor;
mod aims;

use super::{
    found::Found,
    names::{list, name, trimmed},
    pattern::patterns,
    sentence::Sentence,
};
use crate::{
    Kind, Modality,
    norm::{
        AdvisoryRole, CommissionAct, CommissionedMatter, ExternalRepresentation, Names, Objective, Principle,
        Prioritisation, Rule, SpreadOfPractice, Task,
    },
    text::{
        topic::Topic,
        words::{binds, first_word, is_infinitive, is_present, lower},
    },
};
use aims::*;

patterns! {
    ADVISES = r"~(?:är|utgör|vara|utgöra|fungerar|fungera|verkar|verka)(?: också| även| som| ett| en| kommunens| regionens| länets)* (?:referens|rådgivnings|samråds|expert|stöd)(?:organ|instans|funktion|forum)~|(?:expert|kunskaps)- och [a-zåäö]+(?:organ|funktion|grupp)~|~(?:bistå|bistår|biträda|biträder) [^.]{3,60}? med~[^.]*?(?:råd|kunskap|kompetens|expertis|underlag i frågor)[a-zåäö]*~|~är [a-zåäö]+s (?:strategiska |medicinska |gemensamma )?råd~|vara [a-zåäö]+s stöd~|rådgivare åt|~ger? (?:[^.]{0,60} )?råd(?:~|$)|~(?:är|vara|utgör|utgöra|fungerar|fungera|som|verka) (?:[a-zåäö]+ ){0,3}referensgrupp|^referensgrupp|bollplank|~(?:är|vara|utgör|utgöra|som|en|ett|enbart|endast|har|fungera|fungerar|verkar) (?:[a-zåäö]+ ){0,2}rådgivande|avstämningsyta|~ge(?:r)? (?:[a-zåäö]+ )?råd|~ge (?:[a-zåäö\- ]+ )råd~|~rådge|remissorgan|sakkunnigt? stöd|expertstöd|stöd/referensgrupp|vara stöd|vara ett stöd|~är stöd|~utgöra? (?:ett )?stöd|konsultativ|stöd till (?:koncernledning|ledning|förvaltning|direktör|linjen|verksamhet)|diskussionspartner|samtalspartner|~lämna(?:r)? råd(?:~|$)|rådgivare|dialogpartner|ledningsstöd|ge vägledning|expertfunktion|expertråd|ger råd";
    ADVISES_OF = r"är (?:ett|en) av (?P<to3>[a-zåäö]+)s rådgivande|(?:är|utgör) (?P<to>[a-zåäö]+)s (?:rådgivande|referensgrupp|bollplank|expertorgan|stöd)|vara (?P<to2>[a-zåäö]+)s (?:stöd|bollplank|referensgrupp|rådgivare)";
    ADVISES_TO = r"(?:referensgrupp(?:en)?|bollplank|rådgivande(?: organ| grupp| roll| funktion)?|avstämningsyta|stöd|remissorgan|expertfunktion|samtalspartner|diskussionspartner|rådgivare|råd|dialogpartner|expertråd|vägledning|ledningsstöd)~(?:till|åt|för|gentemot|i förhållande till|från) (?P<to>[^.]+?)(?: i frågor| i ärenden| om | gällande | rörande | när | vid | kring | inför |, | avseende | samt | i (?:deras|sitt|dess) | i strategiska|$|\.)";
    ADVISES_GIVES = r"~(?:bistå|bistår|biträda|biträder) (?P<to3>[^.]+?) med~|~är (?P<to4>[a-zåäö]+)s (?:strategiska |medicinska |gemensamma )?råd~|~ge(?:r|s)? (?P<to>[^.]+?) (?:råd|vägledning|stöd)(?:~|$)";
    ADVISES_ON = r"~(?:när det gäller|vad gäller|i frågor om|i frågor som rör|om|gällande|rörande|kring|inför|avseende|i frågor kring|i ärenden som rör|i frågor rörande|i ärenden om|vid|i olika|i) (?P<topic>[^.]+)$";
    COMMISSION = r"på beställning (?:av|från)|får uppdrag av|ge (?:gruppen|rådet|programområdet|teamet|[a-z]+et|[a-z]+en) (?:särskilda )?uppdrag|som [^.]+? (?:överlämnar|lämnar över|lägger ut)|uppdrag (?:från|av|som)|på uppdrag av|som (?P<x>[a-zåäö\-\d ]+?) (?:beställer|beställt|har beställt|ger|gett|lämnar|initierar|uppdrar|hänskjuter|ålägger)|~ta emot uppdrag|tar emot uppdrag|beställning(?:ar)? från|uppdras av|tilldelas av|inom ramen för program|i uppdrag av";
    COMMISSION_FROM = r"på beställning (?:av|från) (?P<from5>[^.]+)$|^(?P<from3>[^.]+?) kan (?:därutöver |även )?ge |får uppdrag av (?P<from4>[^.]+?)(?: och | samt |$)|(?:på uppdrag av|uppdrag från|beställningar från|beställning från|uppdras av|tilldelas av|ges av|lämnas av|i uppdrag av|inom ramen för|uppdrag av) (?P<from>[^.]+)$|(?:ärenden|frågor|uppdrag|utredningar|underlag) som (?P<from2>[^.]+?) (?:beställer|beställt|har beställt|ger|gett|lämnar|initierar|uppdrar|hänskjuter|överlämnar|lägger ut|önskar|begär|ålägger|har gett|ger gruppen|lägger)";
    PRIORITISE = r"i vilken ordning och takt|väg[ae]r? [^.]* mot varandra|vilka [^.]* ska prioriteras|~(?:prioritera[rs]?|rangordna[rs]?|prioritering%|prioriteringsordning%|gör(?:a)? (?:en )?prioritering%|rangordning)~";
    PRIORITISE_WHAT = r"~(?:prioritera[rs]? mellan|prioritering mellan|prioritera[rs]?|rangordna[rs]?|prioritering(?:en|ar)? av|rangordning av|prioritera bland)~(?:och [a-zåäö]+ |mellan |vilka |bland |gemensamma behov av )?(?P<what>[^.]+)$";
    PRIORITISE_OTHER = r"i vilken ordning och takt (?P<what>[^.]+?) (?:tas|ska|genomförs)|väg[ae]r? (?:olika )?(?P<what2>[^.]+?) mot varandra|vilka (?P<what3>[^.]+?) (?:som )?ska prioriteras";
    PACE = r"takt|tidsordning|i vilken ordning och|tempo|när de ska (?:genomföras|startas)|tidplan|tidsplan";
    SPREAD = r"gör[a]? [^.]{0,40} kända|~(?:sprid[aes]?|sprids|sprider|spridning%|breddinför%|spridas)~|~delar? (?:med sig|erfarenhet|kunskap|goda|lärdom|insikt|metod|arbetssätt|resultat|idéer)";
    SPREAD_BEFORE = r"^gör[a]? (?P<what2>[^.]+?) kända|(?:.*(?:att|och) |^)(?P<what>[^.]+?) (?:ska |bör )?(?:sprids|spridas|breddinförs|breddinföras)~";
    SPREAD_WHAT = r"~(?:sprida|sprider|spridning(?:en)? av|breddinföra|breddinför|dela med sig av|delar med sig av|breddinförande av|dela|delar|sprida och breddinföra|spridas)~(?:och [a-zåäö]+ )?(?P<what>[^.]+)$";
    GOOD = r"goda? exempel|erfarenhet|insikt|metod|arbetssätt|utvecklingsarbete|lärdom|lärande|bästa praxis|best practice|framgångsrik|lyckade|faller väl ut|fungera(?:t|r)|innovation|goda lösningar|resultat|breddinför|goda idéer|gott resultat|beprövad|forskningsresultat|kunskap och erfarenhet";
    OUTSIDE = r"regionens talan|i regionens namn|för inte regionens|~(?:företräd(?:er|a|s|as)|representera[rs]?|företräda|uttala(?:r)? sig (?:för|i)|talesperson|för regionens talan|tala för|talar för)~|~företräds av|uttalar sig (?:inte )?(?:för|å)";
    OUTSIDE_WHERE = r"regionens talan|i regionens namn|nationell|extern|utåt|utanför|internationell|media|samverkan med staten|gentemot|sjukvårdsregional|utomstående|medier|räkning|i andra|andra regioner|i kontakter|statlig|myndighet|mellanregional|~skr~";
    LEVEL = r"~(?P<level>(?:i |på |inom )?(?:nationella|nationell|sjukvårdsregionala|sjukvårdsregional|internationella|internationell|externa|mellanregionala|statliga|nordiska) [a-zåäö]+(?: och [a-zåäö]+ [a-zåäö]+)?|utanför [a-zåäö]+|utåt|(?:i|mot|gentemot) media|gentemot [^.,]+|externt|i andra [a-zåäö]+|i nationella [a-zåäö]+|i kontakter med [^.,]+)";
    IS_OBJECTIVE = r"s vision är|~(?:syftet|syfte|målet|mål|målsättning%|ambition%|vision%|ändamålet|strävan|avsikten|målbild%|det övergripande målet|centralt i)~|~(?:bidra|bidrar|bidraga) (?:aktivt |även |också )?till|~(?:främja|främjar|tillgodose|tillgodoser)~|~(?:verka|verkar|arbeta|arbetar|sträva|strävar) (?:aktivt |gemensamt |för att |efter att |tillsammans |långsiktigt )?(?:för|efter|mot)~";
    IS_PRINCIPLE = r"(?:möten%|mötena|sammanträden%|sammanträdena|mötet) (?:är|ska vara) (?:inte |ej |endast )?(?:öppna|offentliga|slutna|öppet|offentligt)|~är öpp(?:na|en|et) (?:endast |enbart )?för~|ska vara öppna |ta(?:r)? sin utgångspunkt|grundsats|~äger alltjämt|ska ges där|ligger kvar|~princip är|grundtanke|~(?:utgår|utgå) (?:alltid |ytterst )?(?:från|ifrån)|^(?:en |vår |den )?utgångspunkt|~utgångspunkt%~(?:för|i arbetet|är|ska)|~bygger på|~bygga på|~präglas|~prägla|~principen|~grundprincip|~principer|~vilar på|~grundas på|~genomsyras|~genomsyra|~grunden för|linje[a-zåäö]* (?:ansvar|led|äger|beslut)|~verksamheten ansvarar|~kännetecknas|~utgöra grund|~kräver~|~förutsätter~|~värdegrund|~ledord|~styrs av|~är specifik|~sker (?:alltid )?(?:utifrån|i|inom|med)|ansvaret (?:ligger|för .* ligger)|~ligger kvar|kvarstår (?:hos|i)|~behåller|~förutsättning(?:en)? (?:för|är)|~en förutsättning~";
    DOES = r"uppgift(?:er)? (?:är|består)|uppdrag är|~(?:ska|skall|bör|måste|kan|får|ansvarar|svarar|leder|samordnar|styr|följer|bevakar|identifierar|driver|utvecklar|stödjer|stöder|arbetar|planerar|tar|ger|säkerställer|initierar|föreslår|analyserar|utreder|håller|hanterar|behandlar|ser|medverkar|deltar|utgör|är ansvarig|verkställer|fördelar|prioriterar|diskuterar|bereder|skapar|sammanställer|genomför|formulerar|beslutar|har ansvar|har rätt|har möjlighet|äger rätt|innehar|förfogar|har i uppdrag|har till uppgift|har en (?:samordnande|ledande|viktig|central|aktiv|stödjande|strategisk|drivande)|bistår|upprättar|utarbetar|underlättar|utser|uppmärksammar|granskar|tolkar|omvärldsbevakar|koordinerar|åtar|utvärderar|bevakar|förvaltar|administrerar|reviderar|uppdaterar|förbereder|kallar|informerar|sörjer|tillser|inhämtar|lyfter|avgör|fastställer|förbinder|förväntas|gör|åligger|inventerar|kartlägger|värderar|anordnar|arrangerar)~";
    LEAD_IN = r"^(?:(?:gruppens|rådets|samordningsrådets|samordningsgruppens|[a-zåäö]+(?:gruppens|rådets|ledningens|forumets|teamets|områdets)) (?:huvudsakliga |främsta |övergripande )?(?:uppgift(?:er)?|uppdrag|roll|ansvar) är att |(?:gruppen|rådet|[a-zåäö]+(?:gruppen|rådet|teamet|forumet)) (?:ska|skall|har till uppgift att|har i uppdrag att|ansvarar för att) )(?P<what>.+)$";
}

/// The special kinds of what the group is and does.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    outside(s, found);
    commissioned(s, found);
    advisory(s, found);
    prioritisation(s, found);
    spread(s, found);
}

fn cut(text: &str, stops: &[&str]) -> String {
    let small = lower(text);
    let end =
        stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min().unwrap_or(text.len());
    trimmed(text.get(..end).unwrap_or(text))
}

fn outside(s: &Sentence<'_>, found: &mut Found) {
    if !OUTSIDE.is(&s.small) || !OUTSIDE_WHERE.is(&s.small) {
        return;
    }
    let allowed = s.modality != Modality::MustNot && !s.has("inte| ej |aldrig|endast internt");
    let level = LEVEL.find(&s.small).and_then(|hit| s.named(&hit, "level")).map(|level| {
        let level = trimmed(level);
        let small = lower(&level);
        ["i ", "på ", "inom "]
            .iter()
            .find_map(|lead| {
                small.strip_prefix(lead).and_then(|_| level.get(lead.len()..).map(str::to_owned))
            })
            .unwrap_or(level)
    });
    let who = WHO
        .find(&s.small)
        .and_then(|hit| s.named(&hit, "who").map(trimmed))
        .filter(|who| !s.is_own(who) && who.split_whitespace().count() <= 5);
    let who = who.filter(|who| {
        lower(who).contains("ordförand") || lower(who).contains("chef") || lower(who).contains("direktör")
    });
    found.push(
        Rule::ExternalRepresentation(ExternalRepresentation { allowed: Some(allowed), level, who }),
        if allowed { s.modality } else { Modality::MustNot },
    );
}

patterns! {
    WHO = r"^(?P<who>.+?) (?:får |kan |ska |skall |bör )?(?:inte )?(?:företräder|företräda|representerar|representera|uttalar|uttala|talar|tala)~";
    PREPARE = r"~(?:bereda|bereder|förbereda|förbereder|utreda|utreder|berett|bereds|tar fram underlag|ta fram underlag)~";
    CARRY = r"~(?:genomföra|genomför|utföra|utför|verkställa|verkställer|fullgöra|fullgör|driva|hantera|hanterar|arbeta med|arbetar med|lösa)~";
    RECEIVE = r"~(?:tar sig an|ta sig an|får uppdrag|ta emot|tar emot|motta|mottar|emottar|får uppdrag|få uppdrag|åta sig|åtar sig)~";
}

fn commissioned(s: &Sentence<'_>, found: &mut Found) {
    let ordered = COMMISSION.is(&s.small)
        && (PREPARE.is(&s.small)
            || CARRY.is(&s.small)
            || RECEIVE.is(&s.small)
            || s.has("särskilda uppdrag|ytterligare uppdrag|andra uppdrag"));
    if !ordered || s.has("kontaktperson|har bildats|verkar på uppdrag|arbetar på uppdrag|agerar på uppdrag")
    {
        return;
    }
    let Some(hit) = COMMISSION_FROM.find(s.small.without_stop()) else { return };
    let stops = &[
        " samt ",
        ", ",
        " inom ",
        " om ",
        " i frågor",
        " när ",
        " som ",
        " och ska ",
        " eller ta ",
        " och bereda",
        " och genomföra",
        " och lägger",
    ];
    let from = ["from", "from2", "from3", "from4", "from5"]
        .iter()
        .find_map(|part| hit.name(part))
        .and_then(|from| s.text.get(from.range()))
        .map(|from| cut(from, stops))
        .unwrap_or_default();
    let small = lower(&from);
    if s.own.iter().any(|own| small.ends_with(own.as_str())) {
        return;
    }
    if from.is_empty()
        || ["sitt", "uppdraget", "gruppens", "rådets", "sin", "det", "budget"]
            .iter()
            .any(|own| small.starts_with(own))
    {
        return;
    }
    let mut acts: Vec<(usize, CommissionAct)> = Vec::new();
    for (pattern, act) in [
        (&PREPARE, CommissionAct::Prepare),
        (&CARRY, CommissionAct::CarryOut),
        (&RECEIVE, CommissionAct::Receive),
    ] {
        if let Some(at) = pattern.find(&s.small).and_then(|hit| hit.get(0)).map(|whole| whole.start()) {
            acts.push((at, act));
        }
    }
    acts.sort_by_key(|(at, _)| *at);
    found.push(
        Rule::CommissionedMatter(CommissionedMatter {
            from: Names(list(&from)),
            acts: acts.into_iter().map(|(_, act)| act).collect(),
        }),
        s.modality,
    );
}

fn advisory(s: &Sentence<'_>, found: &mut Found) {
    if !ADVISES.is(&s.small)
        || found.any(&[Kind::Coordinator, Kind::Secretariat, Kind::SubgroupCreation, Kind::CoOption])
    {
        return;
    }
    if s.has("åligger rådet|tillhandahåll|koordinator|stöd av|till stöd för|administrativt stöd|rådgivande roll har|kunskapsstöd") {
        return;
    }
    let start = ADVISES.find(&s.small).and_then(|hit| hit.get(0)).map_or(0, |whole| whole.start());
    let tail = s.small.get(start..).unwrap_or_default();
    let at = |part: regex::Match<'_>| s.text.get(start + part.start()..start + part.end()).map(trimmed);
    let mut to = ADVISES_TO.find(tail).and_then(|hit| hit.name("to").and_then(at)).unwrap_or_default();
    if to.is_empty() {
        to = ADVISES_GIVES
            .find(tail)
            .and_then(|hit| ["to", "to3", "to4"].iter().find_map(|part| hit.name(part)).and_then(at))
            .unwrap_or_default();
    }
    if let Some(hit) = ADVISES_OF.find(&s.small).filter(|_| !s.has("stöd till |stöd åt |råd till ")) {
        to = hit
            .name("to")
            .or_else(|| hit.name("to2"))
            .or_else(|| hit.name("to3"))
            .and_then(|part| s.text.get(part.range()))
            .map(trimmed)
            .unwrap_or_default();
    }
    let to =
        cut(&to, &[" för ställning", " som ", " i olika", " genom ", " i arbetet", " i att ", " med att "]);
    let mut topic =
        ADVISES_ON.find(tail.trim_end_matches('.')).and_then(|hit| hit.name("topic").and_then(at));
    if s.has("i vissa fall") {
        topic = None;
    }
    let topic = topic.map(|topic| {
        let small = lower(&topic);
        ["olika ", "framtagande av "]
            .iter()
            .find_map(|lead| {
                small.strip_prefix(lead).and_then(|_| topic.get(lead.len()..).map(str::to_owned))
            })
            .unwrap_or(topic)
    });
    let topic = topic.filter(|topic| {
        let small = lower(topic);
        !topic.is_empty() && small != lower(&to) && !small.starts_with("vissa fall")
    });
    if lower(&to).starts_with("att ") {
        return;
    }
    // *Nämnden i tillgänglighetsfrågor* is the board, and what it is advised about.
    let to = match lower(&to).rfind(" i ").filter(|_| lower(&to).ends_with("frågor")) {
        Some(at) => to.get(..at).map(str::to_owned).unwrap_or(to),
        None => to,
    };
    let to_list: Vec<String> = list(&to)
        .into_iter()
        .filter(|to| !to.is_empty() && !lower(to).starts_with("frågor") && to.split_whitespace().count() <= 9)
        .collect();
    let to = if to_list.is_empty() { found.commissioner() } else { Names(to_list) };
    found.push(Rule::AdvisoryRole(AdvisoryRole { to, topic }), s.modality);
}

fn prioritisation(s: &Sentence<'_>, found: &mut Found) {
    if !PRIORITISE.is(&s.small)
        || found.any(&[Kind::Boundary, Kind::MemberParticipation, Kind::Implementation])
        || s.has("prioriteringsrådet|sitt deltagande|besluta om regiongemensamma prioriteringar|beslutar om regiongemensamma|prioriterade område|delta") && !s.has("prioritera utveck")
    {
        return;
    }
    let other = PRIORITISE_OTHER.find(&s.small);
    let what = other
        .or_else(|| PRIORITISE_WHAT.find(s.small.without_stop()))
        .and_then(|hit| {
            ["what", "what2", "what3"]
                .iter()
                .find_map(|part| hit.name(part))
                .and_then(|what| s.text.get(what.range()))
        })
        .map(|what| {
            cut(
                what,
                &[
                    " samt ",
                    " och bestämma",
                    " och ta ställning",
                    " som den egna",
                    " och avgöra",
                    ", och ",
                    " och besluta",
                    " i vilken",
                    " i syfte",
                    " utifrån ",
                    " och fastställa",
                    " som ska",
                    " inför ",
                    " och planera",
                    " och följa",
                    " för att",
                ],
            )
        });
    let what = what.filter(|what| !what.is_empty() && what.split_whitespace().count() <= 16);
    if what.is_none() && s.bullet {
        return;
    }
    found.push(
        Rule::Prioritisation(Prioritisation { object: what, pace: PACE.is(&s.small).then_some(true) }),
        s.modality,
    );
}

fn spread(s: &Sentence<'_>, found: &mut Found) {
    if !SPREAD.is(&s.small)
        || !GOOD.is(&s.small)
        || found.any(&[
            Kind::MemberCommunicates,
            Kind::Coordinator,
            Kind::MinutesRequired,
            Kind::Publication,
            Kind::CostBearer,
            Kind::CompositionBalance,
        ])
        || s.has("sprida information om beslut|delar lika")
    {
        return;
    }
    let what = SPREAD_BEFORE
        .find(&s.small)
        .or_else(|| SPREAD_WHAT.find(&s.small))
        .and_then(|hit| {
            hit.name("what").or_else(|| hit.name("what2")).and_then(|what| s.text.get(what.range()))
        })
        .map(|what| {
            cut(
                what,
                &[
                    " mellan ",
                    " till ",
                    " inom ",
                    " i regionen",
                    " i länet",
                    " i hela",
                    " samt ",
                    " bland ",
                    " i syfte",
                    " över ",
                    " i verksamhet",
                    " för att",
                    " i linje",
                    " vidare",
                ],
            )
        });
    let what = what.filter(|what| !what.is_empty());
    if what.is_some() {
        found.push(Rule::SpreadOfPractice(SpreadOfPractice { object: what }), s.modality);
    }
}

/// Task, objective or principle, where no special kind fits. `None` where the sentence is none of them.
pub fn last_resort(s: &Sentence<'_>) -> Option<(Rule, Modality)> {
    let words = s.text.split_whitespace().count();
    if let Some(led) =
        s.small.trim_end_matches(':').strip_suffix(" genom att").filter(|_| s.leads && words >= 5)
    {
        let led = Sentence {
            text: s.text.get(..led.len())?.to_owned(),
            small: led.to_owned().into(),
            leads: false,
            ..s.clone()
        };
        return last_resort(&led);
    }
    let open = s.leads
        && ([" ska", " skall", " att", " följande", ":", " för", " med", " som"]
            .iter()
            .any(|end| s.small.ends_with(end))
            || words <= 3);
    let cut_off = [" ska:", " skall:", " att:"].iter().any(|end| s.small.ends_with(end));
    if words < 2 && !s.bullet || open || cut_off || s.leads && !DOES.is(&s.small) {
        return None;
    }
    let text = trimmed_end(&s.text);
    let bound = binds(&s.small);
    let verb = is_infinitive(&first_word(&s.text)) || is_present(&first_word(&s.text));
    let acts = words >= 3 && !s.leads && crate::text::words::is_known_infinitive(&first_word(&s.text));
    let item = acts
        || (s.bullet || s.label.is_some())
            && (verb
                || s.lead.is_some() && matches!(s.topic, Topic::Tasks | Topic::Purpose)
                || matches!(s.under, Topic::Tasks | Topic::Purpose) && s.lead.is_some());
    let own = own_subject(s);
    let principle = STRONG_PRINCIPLE.is(&s.small) && !STATED.is(&s.small);
    let aims =
        if is_item_of_action(s) { aims(&s.small) } else { !is_action_first(s) && IS_OBJECTIVE.is(&s.small) };
    let stated = (s.bullet || s.label.is_some()) && s.topic == Topic::Purpose && !is_plain_action(s);
    let objective = !principle && aims || stated;
    if objective && (bound || item || own || is_stated_aim(s) || matches!(s.topic, Topic::Purpose)) {
        let states = !bound && (is_stated_aim(s) || s.has("uppdrag är att"));
        let modality = if states { Modality::States } else { s.modality };
        return Some((Rule::Objective(Objective { text: Some(text) }), modality));
    }
    if !item && actor::lies_with_others(s) {
        return Some((Rule::Principle(Principle { text: Some(text) }), Modality::States));
    }
    if IS_PRINCIPLE.is(&s.small)
        && !(item && is_plain_action(s))
        && (bound
            || principle
            || own
            || matches!(
                s.topic,
                Topic::Principles
                    | Topic::Tasks
                    | Topic::Purpose
                    | Topic::Boundary
                    | Topic::Composition
                    | Topic::Decisions
                    | Topic::CoHandling
                    | Topic::Meetings
                    | Topic::Place
            )
            || s.has(
                "öppna för|öppen|offentlig|principen|utgångspunkt|linjen|arbetet|arbete|samverkan|samarbete",
            ))
    {
        let modality = if bound { s.modality } else { Modality::States };
        return Some((Rule::Principle(Principle { text: Some(text) }), modality));
    }
    if item || own && DOES.is(&s.small) && actor::acts(s) {
        let what =
            LEAD_IN.find(&s.small).and_then(|hit| s.named(&hit, "what")).map(trimmed_end).unwrap_or(text);
        return Some((Rule::Task(Task { text: Some(what), who: role_subject(s) }), s.modality));
    }
    None
}

fn trimmed_end(text: &str) -> String {
    text.trim().trim_end_matches(['.', ';', ',', ' ']).to_owned()
}

fn is_stated_aim(s: &Sentence<'_>) -> bool {
    STATED.is(&s.small)
}

patterns! {
    STRONG_PRINCIPLE = r"ta(?:r)? sin utgångspunkt|bärande grundsats|~äger alltjämt|~(?:grundläggande |bärande |vägledande |viktig |gemensam )?(?:princip|grundprincip|huvudprincip|grundtanke|grundsats) är att|^[^,.]{2,50}? (?:ska |skall )?(?:utgår|utgå|bygger|bygga|vilar|vila|präglas|kännetecknas|genomsyras|styrs) (?:från|på|av|alltid)";
    STATED = r"s (?:vision|mål|ambition) är |^(?:det )?(?:övergripande |långsiktiga |gemensamma |huvudsakliga )?(?:syftet|syfte|målet|mål|målsättningen|ambitionen|visionen|ändamålet|avsikten|strävan|målbilden|gruppens (?:syfte|mål|uppdrag)|rådets (?:syfte|mål|uppdrag)|centralt)~|(?:uppdrag|syfte|mål) är att";
}

/// Whether the sentence is about the group or somebody in it.
fn own_subject(s: &Sentence<'_>) -> bool {
    let first = first_word(&s.text);
    let start: String = s.small.chars().take(90).collect();
    let groupish = |word: &str| {
        s.is_own(word)
            || [
                "gruppen",
                "rådet",
                "teamet",
                "forumet",
                "samverkan",
                "området",
                "utskottet",
                "nätverket",
                "ledningen",
                "nämnden",
                "organet",
                "kommittén",
                "styrelsen",
                "råden",
                "grupperna",
                "nätverken",
                "områden",
                "rpo",
                "lpo",
            ]
            .iter()
            .any(|end| word.ends_with(end))
            || ["gruppens", "rådets", "forumets", "teamets"].iter().any(|end| word.ends_with(end))
    };
    let roleish = |word: &str| {
        [
            "ordförand",
            "ledam",
            "deltagar",
            "representant",
            "koordinator",
            "sekreter",
            "medlem",
            "kontaktperson",
            "viceordf",
            "processledar",
            "kansliet",
            "huvudmännen",
            "parterna",
            "förvaltningarna",
            "uppdraget",
            "arbetet",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
    };
    let principal = matches!(first.as_str(), "kommunen" | "regionen" | "kommunerna" | "regionerna");
    groupish(&first)
        || principal
        || roleish(&first)
        || s.own.iter().any(|own| s.small.starts_with(own.as_str()))
        || start.split([' ', ',']).take(7).any(|word| groupish(word) || roleish(word))
        || s.points_back()
            && s.before
                .split([' ', ','])
                .take(4)
                .any(|word| groupish(word) || roleish(word) || s.own.iter().any(|own| own == word))
}

/// Whether a clause tells plainly what the group does: its subject is the group, and its verb is one of action.
pub fn is_plain_task(s: &Sentence<'_>) -> bool {
    PLAIN.is(&s.small) || LEAD_IN.is(&s.small)
}

patterns! {
    PLAIN = r"^(?:den|det) (?:fördelar|samordnar|leder|följer|tar|bevakar|driver|utvecklar|planerar|håller|ger|stödjer|beslutar|arbetar)~|^(?:[a-zåäö]*(?:gruppen|rådet|teamet|forumet|utskottet)|[a-zåäö]+) (?:leder|styr|samordnar|driver|utvecklar|följer|bevakar|planerar|stödjer|identifierar|ska leda|ska samordna|ska driva|ska utveckla|ska följa|ska bevaka|ska planera|ska identifiera|ska initiera)~";
}

/// The role that a task lies with, where it is not the group.
fn role_subject(s: &Sentence<'_>) -> Option<String> {
    let hit = ROLE.find(&s.small)?;
    s.named(&hit, "who").map(name)
}

patterns! {
    ROLE = r"^(?P<who>(?:gruppens |rådets )?(?:ordförande[n]?|koordinator[a-z]*|sekreterare[n]?|ledamöterna|deltagarna|ledamot|kontaktperson[a-z]*|vice viceordfxxxn?|processledare[n]?|kansliet|representanterna|huvudmännen|förvaltningarna)) (?:ska|skall|ansvarar|leder|svarar|har|är|bör|samordnar|håller|kan|får|bevakar|följer|ser)~";
}
