//! How the charter comes into force, how long it holds, who gets it, and what it rests on.

mod distribution;
mod evaluation;
mod references;
mod validity;

use super::{
    dates,
    found::Found,
    names::{list, name, trimmed},
    numbers::{every_years, years},
    pattern::patterns,
    people::{is_office, is_person},
    registry,
    sentence::Sentence,
};
use crate::{
    Kind, Modality,
    norm::{
        Adoption, Dissolution, Distribution, EstablishmentAuthority, Evaluation, EvaluationOf, MandateSource,
        Names, OpenQuestion, PriorPosition, Purpose, RegisterUpdate, Replaces, Rule, RulesByReference,
        SteeringReference, Validity,
    },
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};
pub(super) use distribution::distribution;
use evaluation::*;
use references::open_question;
pub(super) use references::references;

patterns! {
    ADOPTS = r"(?:fastställer|antar|beslutar om|godkänner) (?P<by>[^.]*?) (?:denna |den här |härmed |följande |nedanstående )?(?:uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdragsdirektiv|direktiv)|^(?P<by2>.+?) (?:fastställer|antar|beslutar om|godkänner) (?:denna |den här |härmed |följande )?(?:uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdragsdirektiv|uppdraget (?:för|till))";
    ADOPTED = r"(?:uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdragsdirektiv|uppdraget|direktiv|dokumentet|handlingen)[a-zåäö]*(?: ska| skall)? (?:fastställs|fastställas|beslutas|antas|godkänns|utfärdas|ska fastställas|beslutad|är fastställd|är antagen|är beslutad|har fastställts|har antagits) (?:av|genom beslut av|gemensamt av) (?P<by>[^.]+)$";
    AMENDED = r"(?:ändring|tillägg|revidering|justering|förändring|uppdatering)[a-zåäö]*(?: (?:av|i|till) (?:denna |den här )?[a-zåäö]+)? ?(?:får göras|kan göras|görs|beslutas|fastställs|godkänns|får beslutas|ska godkännas|ska beslutas|kan beslutas|ska fastställas|sker|får ske|kräver beslut|ska göras|kräver|förutsätter)(?: [a-zåäö]+){0,3}? (?:av|från) (?P<by>[^.]+)$";
    AMENDS = r"^(?:därmed|samtidigt|härmed) (?:upphör|upphävs) (?P<what2>[^.]+?)(?: att gälla|$)|^(?P<by>[^.]+?) (?:får|kan|beslutar om|har rätt att|ska|beslutar) ?(?:besluta om |göra |fastställa |godkänna )?(?:mindre |nödvändiga |redaktionella |alla )?(?:ändringar|tillägg|justeringar|revideringar) ?(?:(?:i|av) (?:denna |den här )?(?:uppdrag|arbetsordning|handling|dokument|direktiv|beskrivning)|$|efter|under|i samråd|om det)";
    DATE_SET = r"(?:ifylls|fylls i|anges|sätts|skrivs in|förs in|noteras|datum sätts)(?: [a-zåäö]+){0,2}? av (?P<by>[^.()]+)";
    EVALUATE = r"prövar (?:[a-zåäö ]{0,40})?om (?:uppdraget|[a-zåäö]*gruppen|[a-zåäö]*rådet)|uppdrag prövas av|genomlysning av|utvärder|~omprövas~|~ses över~|översyn|~se över~|revideras (?:vid behov|vartannat|varje|årligen|senast|minst)|revidering (?:ska )?(?:sker|ske|görs|göras)|följs upp av|följs upp (?:årligen|varje år|efter|vartannat|en gång)|följas upp (?:årligen|varje år|efter|vartannat|en gång)|aktualitetsprövas|aktualiseras (?:årligen|varje)|prövas på nytt|omprövning";
    EVALUATES = r"^(?P<by2>.+?) låter göra|^(?:dessutom )?(?P<by>.+?) (?:ska |skall )?(?:årligen |gemensamt |regelbundet )?(?:utvärderar|utvärdera|ser över|omprövar|följer upp|se över|ompröva|reviderar|gör en utvärdering|genomför en utvärdering|gör en översyn|prövar)~";
    EVALUATE_BY = r"~(?:gör|genomför) (?P<by2>[^.]{2,50}?) en (?:[a-zåäö]+ )?(?:utvärdering|översyn)|^(?:därefter |sedan )?prövar (?P<by3>[^.]{2,50}?) om |uppdrag prövas av (?P<by4>[^.]+?)(?: en gång| vartannat| varje|$)|~(?:ska|skall|bör|får|kan) (?P<by>[^.]{2,60}?) (?:utvärdera|se över|följa upp|ompröva|revidera|göra en)";
    EVALUATED_BY = r"(?:år|följs upp|utvärderas|ses över|över|omprövas|följs upp|revideras|utvärdering[a-zåäö]*(?: av [^.]{0,60}?)? (?:görs|sker|ska göras|genomförs)|översyn (?:görs|sker|ska göras))(?: [^.]{0,60}?)? av (?P<by>[^.]+)$";
    REPLACES = r"i stället för (?P<what3>[^.]+)$|\(ersätter (?P<what4>[^.)]+)|~(?:ersätter|efterträder|avlöser|övertar uppgifterna från|tar över efter|tar över uppgifterna från|träder i stället för)~(?P<what>[^.]+)";
    ENDS = r"^(?:därmed|samtidigt|härmed) (?:upphör|upphävs) (?P<what2>[^.]+?)(?: att gälla|$)|^(?P<what>[^.]+?) (?:upphör (?:därmed |samtidigt |härmed )?(?:att gälla|då|därmed|samtidigt|när|från|den)|upphävs|ersätts av (?:denna|det här|den här|gruppen|rådet|detta))";
    DISSOLVE = r"~(?:avvecklas|avvecklar|avveckla|upplöses|upplösas|läggas ned|läggas ner|upplösa|upplöser|läggs ned|läggs ner|lägga ned|lägga ner|upphör|avslutas|avveckling%|upplösning%|avslutar|skiljs från sitt uppdrag)~";
    DISSOLVES = r"^(?P<by>[^.]+?) (?:kan |får |ska |skall |beslutar att )?(?:avvecklar|avveckla|upplöser|upplösa|lägger ne[dr]|lägga ne[dr]|avslutar|avsluta)~";
    DISSOLVE_WHEN = r"~efter (?P<when2>avslutat [a-zåäö]+|slutfört [a-zåäö]+|fullgjort [a-zåäö]+|projektets slut)|~(?P<w>när|om|då|efter att|sedan|så snart|i och med att) (?P<when>[^.]+)$";
    DISSOLVE_BY = r"(?:upplösas|avvecklas|läggas ne[dr]) av (?P<by4>[^.]+)$|efter beslut (?:av|från|i) (?P<by3>[^.]+)$|(?:avvecklas|upplöses|läggs ned|läggs ner|avslutas|fattas|tas|beslutas|avvecklas genom beslut)(?: [a-zåäö]+){0,4}? av (?P<by>[^.]+)$|^(?P<by2>[^.]+?) (?:kan|får|beslutar om|beslutar|har rätt att|fattar beslut om|avgör)(?: själv| besluta)? (?:att )?(?:om )?(?:avveckla~|avvecklar~|avvecklingen|avveckling~|upplösa~|upplöser~|upplösning|lägga ne|när gruppen ska avslutas)";
    ESTABLISH = r"(?:nya|ett nytt|en ny) [a-zåäö]*(?:råd|grupper|grupp|team)[^.]*(?:läggs? ne|lägga ne|läggas ne|avveckl|upphör|upplös)|(?:inrätta|inrättar|inrättas|inrättande|bilda|bildar|bildas|starta|tillsätta|tillsätter|skapa|upprätta|inrättandet)[a-zåäö]*,? (?:och|eller|samt|respektive) (?:att )?(?:avskaffa|avveckla|avvecklar|avvecklas|avveckling|lägga ne[dr]|lägger ne[dr]|läggs ne[dr]|upplös|upphör|nedläggning|avsluta|avvecklande)";
    ON_DELEGATION = r"(?:på|enligt|efter|genom|med) (?:vidare)?delegation (?:av|från) (?P<from>[^.]+)";
    DELEGATED = r"^(?P<to4>.+?) har (?P<from4>[a-zåäö]+)s (?:uppdrag|mandat|delegation|bemyndigande) att |^(?P<to3>.+?) har (?:av|från) (?P<from3>.+?) (?:fått|tilldelats|getts|givits) |^(?P<from>.+?) har (?:fördelat|delegerat|uppdragit|gett|lämnat|överlåtit|vidaredelegerat|bemyndigat|givit|lagt)[^.]*? (?:till|åt) (?P<to>[^.]+?)(?: att |$|\.)|^(?P<from2>.+?) har (?:gett|givit|bemyndigat|uppdragit åt) (?P<to2>[^.]+?) (?:i uppdrag |rätt |rätten |ansvaret |befogenhet )?att";
    AUTHORITY = r"förbehåll(?:et|en|na) (?P<by3>[^.,]+)$|tillkommer (?P<by4>[^.,]+)$|(?:av|hos|på|ligger hos|tillkommer|åligger|ankommer på) (?P<by>[^.,]+)$|^(?P<by2>[^.]+?) (?:beslutar|har ansvar|har rätt|ansvarar|får|inrättar|bildar|har mandat|fattar beslut|äger rätt|kan)~";
    MANDATE_FROM = r"~(?:bildades|inrättades|startades|tillsattes) av (?P<from9>[^.,]+?)(?: och |$)|(?:har sitt ursprung i|är härle(?:tt|dd)a? (?:ur|från)|härleds (?:ur|från)|är grundat i) (?P<from8>[^.]+)$|(?:mandat|uppdrag|befogenhet)[a-zåäö]* (?:härrör ur|härrör från|har sin grund i) (?P<from7>[^.]+)$|uppdrag[a-zåäö]* (?:utgår från|grundas på|grundar sig på|vilar på|härrör från|kommer från|har sin grund i|bygger på|baseras på|följer av|är givet av|ges av|lämnas av|har getts av|ges ytterst av) (?P<from>[^.]+)$|(?:har|är) (?:bildats|bildat|inrättats|inrättat|tillsatts|tillsatt|tillkommit|startats|bildad|inrättad) (?:av|med stöd av|genom beslut av|på uppdrag av|genom|enligt beslut av|efter beslut av|utifrån) (?P<from2>[^.]+)$|~(?:har|får|fått) sitt (?:uppdrag|mandat) (?:från|av|genom) (?P<from3>[^.]+)$|(?:arbetar|verkar|agerar|är verksam|bedrivs|sker) på uppdrag av (?P<from4>[^.]+)$|~(?:bildas|inrättas|tillsätts) (?:av|med stöd av|genom beslut av|på uppdrag av) (?P<from5>[^.]+)$|mandat[a-zåäö]* (?:kommer från|grundas på|utgår från|ges av|följer av) (?P<from6>[^.]+)$";
    PRIOR = r"~sedan (?P<body3>[^.]*?) (?:den \d[^.]*? )?(?:har )?(?:ställt sig|tillstyrkt|godkänt|beslutat|behandlat|rekommenderat|uttalat)|(?:i enlighet med|med stöd av|efter|utifrån|enligt) (?:ett |det )?(?:ställningstagande|inriktningsbeslut|tillstyrkan|beslut|behandling|förslag|beredning|samråd|överläggning|rekommendation|yttrande)[a-zåäö]* (?:i|av|från|hos|med) (?P<body>[^.]*?)(?: (?:den|vid|på|daterat|daterad) |, | fastställer| antar| beslutar| \d)|vad (?P<body2>[^.]+?) (?:enades om|ställde sig bakom|kom överens om|tillstyrkte|beslutade|rekommenderade|uttalade)";
    QUOTED = r#"[”"“»](?P<title>[^”"“»]{5,160})[”"“»]"#;
    DOCUMENT = r"~(?P<title>(?:[a-zåäö]*(?:lednings|besluts|samverkans|arbets|mötes|avvikelse|process|kommunikations|eskalerings|attest|delegations|besöks|prioriterings|besluts|remiss|vård)ordning|rutin|riktlinje|regel|policy|strategi|principer|plan|modell|ordning|reglemente|instruktion|uppdragsbeskrivning|uppdragshandling|beslutsmandat|[a-zåäö]*policy|[a-zåäö]*riktlinje|[a-zåäö]*reglemente|[a-zåäö]*bestämmelser|handbok|anvisning|avtal|överenskommelse|delegationsordning|program|inriktning|arbetsordning|kommunikationsplan|attestordning|målbild|färdplan|informationshanteringsplan|dokumenthanteringsplan|hälso- och sjukvårdsavtal)[a-zåäö]*(?: [^.,(;”]+)?)";
    BY_REFERENCE = r"~(?:enligt|följer|beskrivs i|regleras i|framgår av|anges i|finns i|se|finns beskriv[a-z]* i|återfinns i|styrs av|hanteras enligt|i enlighet med|fastställs i|regleras av|sker enligt|tillämpas|utgår från|gäller)~";
    OPEN_QUESTION = r"(?:utreds|utredas|klargörs|klargöras|avgörs|bestäms|preciseras|återkommer|hanteras|regleras|definieras|tas fram|beslutas|fastställs)[^.]*?(?:i särskild ordning|senare|vidare|framöver|längre fram|i ett senare skede|separat|vid ett senare tillfälle)|återstår att|kvarstår att|~(?:är|ännu) (?:ännu )?inte (?:klarlag|klar|beslutad|beslutat|fastställ|utred|avgjor|bestäm|löst)|ännu (?:inte|ej)|öppen fråga|frågan om [^.]*? (?:är öppen|lämnas öppen|utreds|återkommer)|behöver utredas|ska utredas|får utredas|under utredning|är inte bestämt|inte är klart|tas (?:det )?ställning till senare";
}

/// Reads the life of a charter.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    adoption(s, found);
    establishment(s, found);
    validity::validity(s, found);
    evaluation(s, found);
    replaces(s, found);
    dissolution(s, found);
    mandate_source(s, found);
    open_question(s, found);
}

fn adoption(s: &Sentence<'_>, found: &mut Found) {
    if s.has("upphör") {
        return;
    }
    let by = |text: &str| Names(list(&name(text)).into_iter().filter(|name| !is_person(name)).collect());
    if let Some(hit) = AMENDED.find(&s.small).or_else(|| AMENDS.find(&s.small))
        && !s.has("frekvens|antalet möten|budget")
        && s.label.is_none_or(|label| !lower(label).starts_with("juster"))
    {
        found.push(
            Rule::Adoption(Adoption {
                amended_by: s.named(&hit, "by").map(by).unwrap_or_default(),
                ..Default::default()
            }),
            s.modality,
        );
        return;
    }
    if s.has("datum|beslutsdatum")
        && let Some(hit) = DATE_SET.find(&s.small)
    {
        let by = s.named(&hit, "by").map(|by| {
            let small = lower(by);
            let end = [" vid ", " när ", " i samband", ")"]
                .iter()
                .filter_map(|stop| small.find(stop))
                .min()
                .unwrap_or(by.len());
            by.get(..end).unwrap_or(by).trim().to_owned()
        });
        found.push(Rule::Adoption(Adoption { date_set_by: by, ..Default::default() }), s.modality);
        return;
    }
    if s.label.is_some_and(|label| {
        lower(label).contains("datum för beslut") || lower(label).contains("beslutsdatum")
    }) && let Some(hit) = DATE_SET.find(&s.small)
    {
        let by = s.named(&hit, "by").map(|by| {
            let small = lower(by);
            let end =
                [" vid ", " när ", ")"].iter().filter_map(|stop| small.find(stop)).min().unwrap_or(by.len());
            by.get(..end).unwrap_or(by).trim().to_owned()
        });
        found.push(Rule::Adoption(Adoption { date_set_by: by, ..Default::default() }), s.modality);
        return;
    }
    if let Some(hit) = PRIOR.find(&s.small).filter(|_| s.has("fastställ|antar|antas|inrättar")) {
        let body = ["body", "body2", "body3"].iter().find_map(|part| s.named(&hit, part)).map(|body| {
            let small = lower(body);
            let end = small.find(" den ").unwrap_or(body.len());
            trimmed(body.get(..end).unwrap_or(body))
        });
        found.push(Rule::PriorPosition(PriorPosition { body, date: dates::date(&s.small) }), s.modality);
    }
    if let Some(hit) = ADOPTED.find(&s.small).filter(|_| {
        !s.has("arbetsgrupp|undergrupp|för grupper|uppdragsbeskrivningar|uppdragshandlingar|processteam")
    }) {
        found.push(
            Rule::Adoption(Adoption {
                by: s.named(&hit, "by").map(by).unwrap_or_default(),
                ..Default::default()
            }),
            s.modality,
        );
    } else if !found.any(&[Kind::AdoptsChartersOf])
        && let Some(hit) = ADOPTS.find(&s.small).filter(|_| {
            !s.has(
                "arbetsgrupper|undergrupper|uppdrag för|uppdragsbeskrivningar|uppdragshandlingar|processteam",
            )
        })
    {
        let who = s.named(&hit, "by").or_else(|| s.named(&hit, "by2")).unwrap_or_default();
        let who = by(who.trim_end_matches(" härmed"));
        if !who.is_empty() {
            found.push(Rule::Adoption(Adoption { by: who, ..Default::default() }), s.modality);
        }
    }
}

fn establishment(s: &Sentence<'_>, found: &mut Found) {
    if !ESTABLISH.is(&s.small)
        || s.has("temagrupp|delgrupp|undergrupp|arbetsgrupp|processteam|inom ramen för sitt|inom ramen för gruppens")
    {
        return;
    }
    let mut rule = EstablishmentAuthority::default();
    if let Some(hit) = DELEGATED.find(&s.small) {
        rule.delegated_from =
            ["from", "from2", "from3", "from4"].iter().find_map(|part| s.named(&hit, part)).map(trimmed);
        rule.office = ["to", "to2", "to3", "to4"].iter().find_map(|part| s.named(&hit, part)).map(name);
    } else if let Some(hit) = AUTHORITY.find(&s.small) {
        rule.office = ["by", "by2", "by3", "by4"].iter().find_map(|part| s.named(&hit, part)).map(name);
        if let Some(hit) = ON_DELEGATION.find(&s.small) {
            rule.delegated_from = s.named(&hit, "from").map(name);
            rule.office = rule.office.map(|office| {
                let small = lower(&office);
                small
                    .find(" på delegation")
                    .and_then(|at| office.get(..at).map(str::to_owned))
                    .unwrap_or(office)
            });
        }
    }
    if rule.office.as_ref().is_some_and(|office| s.is_own(office)) {
        return;
    }
    found.push(Rule::EstablishmentAuthority(rule), s.modality);
}

fn replaces(s: &Sentence<'_>, found: &mut Found) {
    let thing = |what: &str| {
        let small = lower(what);
        !small.is_empty()
            && !small.contains("ordförand")
            && !small.contains("ledam")
            && !small.contains("varandra")
            && !small.starts_with("inte ")
            && !small.contains("linjeorg")
            && what.split_whitespace().count() <= 22
    };
    if s.has("vice viceordf|ordinarie") || found.any(&[Kind::CostBearer]) {
        return;
    }
    if s.label.is_some_and(|label| lower(label).starts_with("ersätter")) {
        let (what, date) = dated(&s.text);
        return found.push(Rule::Replaces(Replaces { what: Some(what), date }), s.modality);
    }
    let hit = REPLACES.find(&s.small).or_else(|| {
        ENDS.find(&s.small).filter(|hit| {
            let own =
                hit.name("what").is_some_and(|what| s.is_own(what.as_str()) || !what.as_str().contains(' '));
            let ends = own && s.has("upphör när|upphör då");
            !ends
                && s.has(
                    "uppdragshandling|arbetsordning|uppdragsbeskrivning|grupp|råd|direktiv|tidigare|forum",
                )
        })
    });
    let Some(hit) = hit else { return };
    if s.has("i stället för") && !s.has("träder|bildas|inrättas") {
        return;
    }
    let what = s
        .named(&hit, "what")
        .or_else(|| {
            ["what2", "what3", "what4"]
                .iter()
                .find_map(|part| hit.name(part))
                .and_then(|what| s.text.get(what.range()))
        })
        .map(|what| {
            let small = lower(what);
            let end = [" fr.o.m", ", som ", " och gäller", ", daterad", " som upphör"]
                .iter()
                .filter_map(|stop| small.find(stop))
                .min()
                .unwrap_or(what.len());
            trimmed(what.get(..end).unwrap_or(what))
        })
        .unwrap_or_default();
    if thing(&what) {
        let (what, mut date) = dated(&what);
        if s.has("träder den") {
            date = dates::date(&s.small);
        }
        found.push(Rule::Replaces(Replaces { what: Some(what), date }), s.modality);
    }
}

/// A predecessor and the date it is from: *Arbetsordning X från november 2023*.
fn dated(text: &str) -> (String, Option<String>) {
    let small = lower(text);
    let date = dates::date_or_month(&small);
    let at = [
        " från den ",
        " från ",
        ", daterad",
        " daterad",
        " av den",
        ", fastställd",
        " fastställd",
        " beslutad",
    ]
    .iter()
    .filter_map(|joint| small.find(joint))
    .min();
    match at.filter(|_| date.is_some()) {
        Some(at) => (trimmed(text.get(..at).unwrap_or(text)), date),
        None => (trimmed(text), None),
    }
}

fn dissolution(s: &Sentence<'_>, found: &mut Found) {
    if !DISSOLVE.is(&s.small)
        || found.any(&[Kind::EstablishmentAuthority, Kind::Replaces, Kind::Validity])
        || s.has("undergrupp|arbetsgrupp|uppdrag att avveckla|metoder|arbetssätt|mandat upphör|uppdraget som led|kontaktperson|avvecklar arbets")
        || s.bullet && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text))
    {
        return;
    }
    let about = s.has("gruppen|rådet|forumet|samverkan|uppdraget|teamet|avveckling")
        || s.own.iter().any(|own| s.small.contains(own.as_str()));
    if !about {
        return;
    }
    let when = DISSOLVE_WHEN.find(&s.small).and_then(|hit| {
        s.named(&hit, "when")
            .map(|when| when.split(", efter beslut").next().unwrap_or(when).trim().to_owned())
    });
    let by = DISSOLVE_BY
        .find(&s.small)
        .or_else(|| DISSOLVES.find(&s.small))
        .and_then(|hit| {
            ["by", "by2", "by3", "by4"]
                .iter()
                .find_map(|part| hit.name(part))
                .and_then(|by| s.text.get(by.range()))
                .map(name)
        })
        .filter(|by| !s.is_own(by));
    if when.is_none() && by.is_none() {
        return;
    }
    found.push(
        Rule::Dissolution(Dissolution { when, by: by.map(Names::one).unwrap_or_default() }),
        s.modality,
    );
}

fn mandate_source(s: &Sentence<'_>, found: &mut Found) {
    if s.has("ordförand|ledam|ledamöt|mandatperiod|undergrupp|arbetsgrupp|kontaktperson|sekreter|koordinator")
    {
        return;
    }
    if s.label.is_some_and(|label| lower(label).contains("grupper")) {
        return;
    }
    let Some(hit) = MANDATE_FROM
        .find(s.small.without_stop())
        .filter(|_| !found.any(&[Kind::EstablishmentAuthority, Kind::CommissionedMatter]))
    else {
        return;
    };
    let from = ["from", "from2", "from3", "from4", "from5", "from6", "from7", "from8", "from9"]
        .iter()
        .find_map(|part| s.named(&hit, part))
        .unwrap_or_default();
    let small = lower(from);
    if [
        "visionen",
        "målet",
        "patient",
        "invånar",
        "behov",
        "linjen",
        "att ",
        "de behov",
        "god ",
        "principen",
        "en helhet",
        "personer",
        "befolkning",
    ]
    .iter()
    .any(|stem| small.starts_with(stem))
        || s.bullet
    {
        return;
    }
    let number = registry::number(&s.text);
    let named = small.starts_with("överenskommelse") || small.starts_with("avtal");
    let document = named.then(|| trimmed(from)).or_else(|| {
        number.as_ref().and_then(|_| {
            DOCUMENT
                .find(&small)
                .and_then(|hit| hit.name("title"))
                .and_then(|title| from.get(title.range()).map(trimmed))
        })
    });
    let cut = [
        " ansvar",
        " uppdrag",
        " beslut",
        " att ",
        " för att",
        " för samordning",
        " enligt",
        " den ",
        " mandat",
    ]
    .iter()
    .filter_map(|stop| small.find(stop))
    .min()
    .unwrap_or(from.len());
    let body = trimmed(from.get(..cut).unwrap_or(from));
    let body = body
        .strip_suffix("ens")
        .map(|stem| format!("{stem}en"))
        .or_else(|| body.strip_suffix("ets").map(|stem| format!("{stem}et")))
        .unwrap_or(body);
    let from = if document.is_some()
        && lower(&body).starts_with(&document.clone().map(|document| lower(&document)).unwrap_or_default())
    {
        Names::default()
    } else {
        Names(list(&body))
    };
    if from.is_empty() && document.is_none() {
        return;
    }
    found.push(
        Rule::MandateSource(MandateSource { from, document, registry_number: number }),
        Modality::States,
    );
}
