//! Who comes beside the members: co-opted persons, members and guests by their office.

use super::{
    super::parts::Parts,
    actors::{agent, bare, is_actor, is_verb},
    doer::{Doing, doer, subject_of},
};
use crate::{
    norm::{CoOption, CoOptionRight, ExOfficioAttendance, ExOfficioMember, Names},
    read::{
        names::{list, trimmed},
        pattern::patterns,
    },
    text::words::{holds, lower},
};

patterns! {
    ACTIVE = r"~(?P<v>adjungerar|bjuder(?: vid behov)?(?: in)?|kallar(?: in)?|tillkallar|inkallar|inbjuder|knyter|tar|beslutar|bestämmer|avgör|väljer|utser)~";
    INFINITIVE = r"~(?P<v>adjungera|bjuda|kalla|tillkalla|inkalla|inbjuda|knyta|besluta|bestämma|medge|ta)~";
    PASSIVE = r"~(?P<v>adjungeras|bjuds in|bjudas in|inbjuds|inbjudas|kallas|tillkallas|beslutas|fattas|bestäms|medges)~";
    LIMITED = r"högst (?:en|två|tre)|fåtal|enstaka|restriktiv|undantagsfall|inte bli fler|inte vara fler|begräns(?:at antal|ad omfattning|as till)|få antal|mindre antal|sparsam|hållas nere|hållas lågt?|i begränsad|så få";
    INVITATION = r"~på (?P<by>[^,.;]+?)s? inbjudan|inbjudan (?:av|från) (?P<by2>[^,.;]+)";
    WHEN = r"(?:^|~)(?:när|då|om|i de fall|i fall där|så snart|när det gäller) (?P<when>[^,.;]+?)(?:,? (?:ska|skall|adjungeras|bjuds|kallas|inbjuds|ta med|bör)~|,|;|$)";
    WHEN_STRICT = r"(?:^|~)(?:när|då|i de fall|så snart) (?P<when>[^,.;]+?)(?:,? (?:ska|skall|adjungeras|bjuds|kallas|inbjuds|ta med|bör)~|,|;|$)";
    WHEN_VERB = r"^(?P<verb>[a-zåäö]+(?:er|ar|s|r)) (?P<who>[a-zåäö\-]+)(?P<rest> [^,.;]+?)?,? (?:ska|skall|adjungeras|bjuds|kallas|inbjuds)~";
    SUCH_AS = r"~(?:exempelvis|till exempel|t\.ex\.|såsom|bland annat|i form av) (?P<cat>.+)$";
    PATIENT = r"~(?:adjungera[rs]?|(?:tillkalla|inkalla|kalla in|bjuda in|inbjuda|bjuder in|kallar in|tillkallar|ta in|tar in|tar gärna in|knyta till sig|bjuder vid behov in|kalla|bjuda)[rs]?)(?: (?:in|även|också|gärna|alltid|vid behov|till mötet|till sig))* (?P<cat>[^.;]+)";
    PASSIVELY = r"(?:^|, |~(?:ska|skall|kan|får) )(?P<cat>[^,;]+?(?:, [^,;]+?)*?) (?:(?:kan|får|ska|skall|bör|må)(?: [a-zåäö]+){0,3}? )?(?:vara adjungerad[a-z]*|närvara|delta|medverka|adjungeras|bjudas in|inbjudas|kallas in|knytas|bjuds in|inbjuds|är adjungera[dt][a-zåäö]*|har en stående adjungerad|beredas|delta som adjungera[dt][a-z]*|kallas)~";
    MODAL_THEN = r"~(?:ska|skall|får|kan|bör|må) (?P<cat>[^,.;]+?) (?:alltid |också |även |vid behov )?(?:adjungeras|bjudas in|inbjudas|kallas|knytas|beredas)~";
    THEN = r"~(?:adjungeras|bjuds|inbjuds|kallas|knyts)(?: (?:in|även|också|alltid|dessutom))* (?P<cat>[^.;]+)$";
    SUCH = r"^adjungerade? (?P<cat>(?:[a-zåäö]*expert|[a-zåäö]*sakkunnig|[a-zåäö]*företrädar|[a-zåäö]*företrädare|tjänste|specialist|forskar)[a-zåäö]*)~|inbjudan till (?P<cat2>[a-zåäö]+)~";
    CAN_COME = r"~att (?P<cat>[^,.;]+?) (?:ska )?(?:får|få|kan|ska) (?:komma|delta|närvara)~";
    COME = r"^(?P<cat>[^,.;]+?) (?:kommer|deltar|närvarar|medverkar) (?:på|efter|vid)~";
}

static CO_OPTS: Doing = Doing { active: &ACTIVE, infinitive: &INFINITIVE, passive: &PASSIVE };

/// Who may be asked to come, by whom and with what rights.
pub fn co_option(parts: &Parts<'_>) -> CoOption {
    let (text, small) = (parts.text, parts.small);
    let s = parts.s;
    let part = |hit: &regex::Captures<'_>, name: &str| hit.name(name).and_then(|part| text.get(part.range()));
    let mut out = CoOption { limited: LIMITED.is(small).then_some(true), ..CoOption::default() };
    let of_them = holds(small, "adjungerade") && holds(small, "yttra|yttrande|närvar|förslag|rösträtt");
    for (words, denied, right) in [
        ("närvaro|närvara|närvarar", "inte närvara", CoOptionRight::Attend),
        ("yttra", "inte yttra|ej yttra", CoOptionRight::Speak),
        (
            "förslagsrätt|lägga förslag|lämna förslag|lägger förslag|förslags|förslag får|väcka förslag|väcker förslag",
            "inga förslag|inte förslagsrätt|utan förslagsrätt",
            CoOptionRight::Propose,
        ),
    ] {
        if holds(small, words) && !holds(small, denied) {
            out.rights.push(right);
        }
    }
    let by = INVITATION
        .find(small)
        .and_then(|hit| part(&hit, "by").or_else(|| part(&hit, "by2")))
        .map(|by| vec![trimmed(by)]);
    let own = small.find(", adjungerade ").map_or(0, |at| at + 2);
    let by = by.unwrap_or_else(|| {
        doer(text.get(own..).unwrap_or(text), small.get(own..).unwrap_or(small), &CO_OPTS)
    });
    let by = by.into_iter().filter(|by| {
        !holds(&lower(by), "adjunger|sakkunnig|expert|gäst") && !lower(by).starts_with("berörs")
    });
    out.by = Names(by.collect());
    let must = !holds(small, " kan | får | må |gärna") || holds(small, " ska | skall ");
    if must {
        let verb = small.split(' ').next().is_some_and(|first| is_verb(first) || first.ends_with("rs"));
        let when = if verb { None } else { WHEN_STRICT.find(small).or_else(|| WHEN.find(small)) };
        out.mandatory_when = when.and_then(|hit| part(&hit, "when")).map(|when| when.trim().to_owned());
        if let Some(hit) = WHEN_VERB.find(small).filter(|_| verb) {
            let rest = hit.name("rest").map_or("", |rest| rest.as_str());
            out.mandatory_when = Some(format!(
                "{} {}{rest}",
                part(&hit, "who").unwrap_or_default(),
                hit.name("verb").map_or("", |verb| verb.as_str())
            ));
        }
    }
    let label = s.label.map(lower).unwrap_or_default() + &s.heading.as_deref().map(lower).unwrap_or_default();
    let labelled = label.contains("adjung")
        && !small.split(' ').any(|word| is_verb(word) && word != "avhandlas" || word == "beslutas");
    let listed = labelled || label.contains("adjung") && !small.contains("beslutas") && s.label.is_some();
    if listed {
        out.categories = categories(text);
        return out;
    }
    let first = small.split([' ', ',']).next().unwrap_or_default();
    let led = first.ends_with("rs")
        || is_verb(first)
        || ["till", "i", "vid", "utöver", "när", "om", "då", "för", "från", "på"].contains(&first);
    if let Some(cat) = SUCH.find(small).and_then(|hit| part(&hit, "cat").or_else(|| part(&hit, "cat2"))) {
        out.categories = vec![trimmed(cat)];
    }
    if led && !of_them && out.categories.is_empty() {
        let hit = MODAL_THEN.find(small).or_else(|| THEN.find(small));
        out.categories = hit.and_then(|hit| part(&hit, "cat")).map(categories).unwrap_or_default();
    }
    for (pattern, part_of) in
        [(&*SUCH_AS, "cat"), (&*CAN_COME, "cat"), (&*PASSIVELY, "cat"), (&*PATIENT, "cat"), (&*COME, "cat")]
    {
        if !out.categories.is_empty() || of_them {
            break;
        }
        out.categories =
            pattern.find(small).and_then(|hit| part(&hit, part_of)).map(categories).unwrap_or_default();
    }
    out
}

/// Kinds of people, without what is said of them.
fn categories(text: &str) -> Vec<String> {
    const STOPS: [&str; 16] = [
        " till sina",
        " till sitt",
        " till mötet",
        " till enskild",
        " till sina möten",
        " vid behov",
        " när ",
        " då ",
        " om det",
        " med rätt",
        " efter förslag",
        " fattas",
        " som inte redan",
        "; ",
        " och även ",
        " in till",
    ];
    const LEADS: [&str; 12] = [
        "även ",
        "också ",
        "särskilt ",
        "två sådana",
        "till rådet adjungeras ",
        "vid behov ",
        "externt ",
        "utöver ",
        "att ",
        "om ",
        "in ",
        "tillfälliga gäster, ",
    ];
    const NOT: &str = "adjunger|beslut|ledamöter|rätten|ansvaret|ärendet|mötet|de |hur|det |nätverket|rådet|gruppen|kommittén|samrådet|vilka|tid|teamet|ordförande";
    let small = lower(text);
    let end =
        STOPS.iter().filter_map(|stop| small.find(stop)).filter(|&at| at > 0).min().unwrap_or(text.len());
    let mut rest = text.get(..end).unwrap_or(text).trim();
    // What stands behind a verb at the end of the clause before.
    if let Some((_, last)) =
        rest.rsplit_once(", ").filter(|(before, _)| before.split(' ').any(|word| is_verb(&lower(word))))
    {
        rest = last;
    }
    for lead in LEADS {
        if lower(rest).starts_with(lead) {
            rest = rest.get(lead.len()..).unwrap_or_default();
        }
    }
    let verb = rest.split(' ').position(|word| is_verb(&lower(word)));
    let modal = verb.filter(|&at| at > 0 && !lower(rest).contains(" som "));
    let whole = match modal {
        Some(at) => rest.split(' ').take(at).collect::<Vec<_>>().join(" "),
        None => rest.to_owned(),
    };
    let kept = lower(&whole).contains(" om ") || lower(&whole).contains(" inom ");
    let items = if kept { vec![trimmed(&whole)] } else { list(&whole) };
    let items: Vec<String> = items.iter().map(|item| bare(item)).filter(|item| 2 < item.len()).collect();
    let wrong = |item: &String| NOT.split('|').any(|not| lower(item).starts_with(not));
    if items.iter().any(wrong) { Vec::new() } else { items }
}

patterns! {
    WHO_IS = r"(?:^|~)(?:den|de|någon|var och en|åt den|för den) (?:som|tillträder som)(?: för tillfället| vid varje tid)? (?:är|innehar befattningen som|tillträder som) (?P<who>[^,.;]+?)(?: (?:sitter|ingår|är|tillhör|har|får|blir|deltar)~.*|$|,)|~tillträder som (?P<who2>[^,.;]+?) blir~|~(?:roll|befattningen|tjänst|tjänsten|posten|rollen|funktionen) som (?P<who3>[^,.;]+?)(?: följer|,|$)";
    LISTED = r"(?:självskriv[a-zåäö]*|givna|alltid med|uppdrag|tjänsten|ex officio)[^:]*: (?P<who>[^.;]+)$";
    SELF_VALUE = r"^(?P<who>[^:]+): (?:självskriven|ex officio|adjungerad|ständig)[a-zåäö]*";
    SEATED = r"~(?P<v>är|ingår|sitter|tillhör|har|tar|blir|inträder|får|hör|företräder|representerar|bildar|utgör|intar|innehar|ska vara|ska ingå|ska|skall|bör|kommer)~";
    INVERTED = r"~(?:inträder|ingår|sitter|hör|blir|får|är|deltar)(?: (?:utan vidare|utan särskilt val|alltid|också|även|automatiskt|därmed))* (?:varje )?(?:nyanställd )?(?P<who>[^,.;]+?)(?: (?:i|plats|ledamot|medlem|säte|självskriv)~|$)";
    IN_BODY = r"~(?:ledamot|ledamöter|medlem|plats|säte|stol|självskriven|självskrivna|sitter|ingår|ingå|med|uppdrag|tillika ledamot|ordinarie ledamot|säte och stämma|stämma)(?: alltid| automatiskt)? (?:i|av) (?P<body>[^,.;:]+)";
    STANDS_IN = r"~(?:företräder|representerar) [^,.;]+? i (?P<body>[^,.;]+)|~(?:bildar|bildar tillsammans|utgör) (?P<body2>[a-zåäö]+(?:rådet|gruppen|teamet|forumet|presidiet))~";
}

/// Whose seat follows another post, and in which body.
pub fn member(parts: &Parts<'_>) -> ExOfficioMember {
    let (text, small) = (parts.text, parts.small);
    let part = |hit: &regex::Captures<'_>, names: &[&str]| {
        names.iter().find_map(|part| hit.name(part)).and_then(|part| text.get(part.range()))
    };
    let told = LISTED.find(small).or_else(|| SELF_VALUE.find(small)).and_then(|hit| part(&hit, &["who"]));
    let label = parts.s.label.map(lower).unwrap_or_default()
        + &parts.s.heading.as_deref().map(lower).unwrap_or_default();
    let labelled =
        holds(&label, "självskriv|fasta led|ex officio|ständiga") && !small.split(' ').any(is_verb);
    let plain = small
        .split(" (")
        .next()
        .filter(|_| small.contains("(självskriv"))
        .and_then(|before| text.get(..before.len()));
    let who = told
        .or(plain)
        .or_else(|| labelled.then_some(text))
        .map(|who| trimmed(who.split(", genom").next().unwrap_or(who)))
        .or_else(|| WHO_IS.find(small).and_then(|hit| part(&hit, &["who", "who2", "who3"])).map(trimmed))
        .or_else(|| {
            let first = small.split([' ', ',']).next().unwrap_or_default();
            let behind = ["i", "till", "som", "såsom", "utan", "genom", "därutöver", "för"].contains(&first)
                || small.contains("; därutöver");
            let hit = INVERTED.find(small).filter(|_| behind && !small.starts_with("för att"))?;
            part(&hit, &["who"]).map(bare)
        })
        .or_else(|| subject_of(text, small, &SEATED))
        .map(|who| bare(&who));
    let body = STANDS_IN
        .find(small)
        .or_else(|| IN_BODY.all(small).pop())
        .and_then(|hit| part(&hit, &["body", "body2"]))
        .map(agent);
    let body = body.or_else(|| INTO.find(small).and_then(|hit| part(&hit, &["body"])).map(agent));
    let body = body
        .map(|body| end(&body))
        .filter(|body| !parts.s.is_own(body) && is_actor(body) && !lower(body).starts_with("sin "));
    ExOfficioMember { who, body }
}

patterns! {
    INTO = r"(?:^|~)(?:i|till) (?P<body>[a-zåäö\- ]*?(?:gruppen|rådet|teamet|forumet|nätverket|kommittén|styrelse|ledningsgrupp|nämnden))~";
    COMES = r"~(?P<v>deltar|närvarar|medverkar|träder|sitter|kommer|går|besöker|bevistar|inställer|infinner|följer|bevakar|är med|är observatör|är närvarande|är|har|äger|får|möter|hälsar|bjuds|ska|skall|bör|kan|adjungeras)~";
    AT_MEETING = r"(?:^|~)(?:i|vid|på|till|bevista|besöker|med|då|när|hos|möter) (?P<body>[a-zåäö][^,.;]*?)(?:s (?:utökade |ordinarie |årliga |alla )?(?:[a-zåäö]*möte[a-zåäö]*|sammanträden?|sammanträdena|överläggningar|stormöten|träffar)| (?:sammanträder|träffas|möts|samlas))~";
    WHEN_MEETS = r"~(?:då|när) (?P<body>[^,.;]+?) (?:sammanträder|träffas|möts|samlas)~";
    DELTAR_I = r"~(?:deltar|delta|medverkar|närvarar)(?: alltid| också| även)? (?:i|på|vid) (?P<body>[^,.;]+)";
    MEETING_OF = r"~möten som (?P<body>[^,.;]+?) (?:håller|har)~";
    MEETING_IN = r"~(?:möte|möten|mötena|dialogmöten|sammanträden|träffar)(?: [a-zåäö]+)? (?:i|med|hos) (?P<body>[^,.;]+)";
    BODY = r"(?:^|~)(?:deltar(?: alltid| också)? i|delta i|till|tillträde till|i|besöker [a-zåäö ]*ordförande|observatör i|sig i|med på|på plats i|råd |på|närvarorätt i|mötena i) (?P<body>[^,.;]*?(?:grupp|råd|nämnd|team|nätverk|forum|utskott|styrelse|ledning|kommitté|presidi|organ|möte|beredning)[a-zåäö]*[^,.;]*)";
    TIME = r"(?:^|~)(?P<when>(?:minst |högst )?(?:{num} gånger?|varannan|var{num}e|varje|vart) (?:per |om |i |varje )?(?:år|termin|månad|kvartal|halvår|möte|vecka|kvartal)(?:et|en)?|{num} gånger årligen|(?:minst )?en gång (?:per|om) (?:år|året|termin|kvartal)|vid behov|efter behov|när det behövs|regelbundet|årligen|när [^.,;]+)(?:~|$)";
    NAMED_MEETING = r"~(?P<when>(?:vår|höst|sommar|vinter|års|månads|kvartals|vecko|januari|februari|mars|april|maj|juni|augusti|september|oktober|november|december|budget|planerings|bokslut|upptakt)möte[a-zåäö]*)~";
    WHEN_TOPIC = r"~(?:då|när) (?P<when>[^,.;]+)$";
}

/// Who attends which other body's meetings.
pub fn attends(parts: &Parts<'_>) -> ExOfficioAttendance {
    let (text, small) = (parts.text, parts.small);
    let part = |hit: &regex::Captures<'_>, name: &str| hit.name(name).and_then(|part| text.get(part.range()));
    let body = [&*MEETING_OF, &*WHEN_MEETS, &*AT_MEETING, &*MEETING_IN, &*BODY, &*DELTAR_I]
        .iter()
        .filter_map(|pattern| part(&pattern.find(small)?, "body"))
        .map(|body| end(&agent(last(cut(body)))))
        .find(|body| !matches!(lower(body).as_str(), "des" | "dess" | "deras" | "sina" | ""));
    let when = NAMED_MEETING
        .find(small)
        .or_else(|| TIME.find(small))
        .or_else(|| WHEN_TOPIC.find(small).filter(|_| !holds(small, "sammanträder|träffas|möts")))
        .and_then(|hit| part(&hit, "when"))
        .map(|when| when.trim().to_owned());
    let bracket = small.rfind('(').and_then(|at| text.get(at + 1..)).map(trimmed);
    let label = parts
        .s
        .label
        .map(trimmed)
        .filter(|label| holds(&lower(label), "ordförand|sekreterar|koordinator|chef|direktör|samordnar"));
    let heading = parts
        .s
        .heading
        .as_deref()
        .map(lower)
        .filter(|heading| heading.starts_with("ordförandens"))
        .map(|_| "ordföranden".to_owned());
    let who = bracket
        .or(label)
        .or_else(|| WITH.find(small).and_then(|hit| part(&hit, "who")).map(bare))
        .or_else(|| {
            LAID.find(small).and_then(|hit| part(&hit, "who").or_else(|| part(&hit, "who2"))).map(bare)
        })
        .or_else(|| subject_of(text, small, &COMES))
        .or(heading);
    ExOfficioAttendance { who, body: body.filter(|body| 2 < body.len()), when }
}

patterns! {
    WITH = r"~(?:deltar|närvarar|medverkar) (?:med|genom) (?P<who>[^,.;]+?) (?:i|vid|på)~";
    LAID = r"~(?:åligger|ankommer på|hör till)(?: också| även)? (?P<who>[^,.;]+?)(?:s (?:uppdrag|uppgift|roll)[a-zåäö]* att .*| att .*)?$|^från (?P<who2>[^,.;]+?) (?:kommer|deltar) (?:någon|en)~";
}

/// A body up to when it is, or what for.
fn cut(text: &str) -> &str {
    let small = lower(text);
    let end = [" då ", " när ", " genom ", " utan ", " för att "]
        .iter()
        .filter_map(|stop| small.find(stop))
        .filter(|&at| at > 0)
        .min();
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// What stands behind the last preposition.
fn last(text: &str) -> &str {
    let small = lower(text);
    let from = [" vid ", " i ", " på ", " till ", " med ", "på ", "med ", "i ", "vid "]
        .iter()
        .filter_map(|lead| {
            if lead.starts_with(' ') { small.rfind(lead) } else { small.starts_with(lead).then_some(0) }
                .map(|at| at + lead.len())
        })
        .max()
        .unwrap_or(0);
    text.get(from..).unwrap_or(text)
}

/// A body without what stands behind its name.
fn end(body: &str) -> String {
    const STOPS: [&str; 14] = [
        "s möte",
        "s sammanträd",
        " minst ",
        " en gång",
        " två gånger",
        " med ",
        " när ",
        " varje ",
        " så länge",
        " genom",
        " för att",
        " i egenskap",
        " utan ",
        " på grund",
    ];
    let small = lower(body);
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min();
    bare(&trimmed(body.get(..end.unwrap_or(body.len())).unwrap_or(body)))
}
