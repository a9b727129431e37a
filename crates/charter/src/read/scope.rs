//! Which matters are the group's, whose the others are, how matters come in, and how they are prepared.

mod boundary;
mod brief;
mod preparation;

use super::{
    found::Found,
    names::{list, name, trimmed},
    numbers::days,
    pattern::patterns,
    sentence::Sentence,
};
use crate::{
    Kind, Modality,
    norm::{
        AspectsConsidered, Boundary, BoundaryEffect, CoHandling, ConsultationBeforePosition,
        ImpactAssessment, Intake, Names, Preparation, ProposalExpected, Rule, Scope,
    },
    text::{
        topic::Topic,
        words::{holds, is_infinitive, lower},
    },
};
use boundary::*;
use brief::*;
use preparation::*;

patterns! {
    FORUM_OF = r"^(?P<who>[^.]+?) samlar (?P<parties>[^.]+?) kring (?P<topic>[^.]+)$|är (?:den|det) (?:gemensamma |länsgemensamma )+(?:lednings|styr|samverkans)gruppen[^.]*? för (?P<parties2>[^.]+?) i (?P<topic2>frågor [^.]+)$";
    FORUM = r"(?:~|^)(?:är|utgör|fungerar som|ska vara|skall vara|ska utgöra|ska också vara|vara|utgöra) (?:också |även |alltså |ett stöd och |ett |en |den |huvudmännens |länets |regionens |gemensamt )*(?:gemensam% |politisk% |sammansatt |strategisk% |regional% |länsgemensam% |lokal% |övergripande )*(?:[a-zåäö]*forum|[a-zåäö]*forumet|mötesplatsen|mötesplats|arenan|arena|plattform|organ|[a-zåäö]*(?:samverkansorgan|samrådsorgan)|samrådsorgan|referensorgan|[a-zåäö]*yta)~(?P<rest>.*)$";
    FORUM_TOPIC = r"för (?P<topic3>gemensamma frågor [^.]+?) mellan |~(?:för frågor (?:om|som rör|kring|rörande)|i frågor (?:om|som rör|kring|rörande|gällande)|för frågor|i frågor|för (?:strategiska|övergripande|gemensamma|länsgemensamma|regionala|regiongemensamma|principiella|lokala)|kring|gällande|rörande|om|avseende|i ärenden) (?P<topic>.+)$|~(?P<topic2>(?:strategiska|övergripande|gemensamma|länsgemensamma|principiella) (?:och [a-zåäö]+ )?(?:[a-zåäö]+ )?frågor.*)$";
    FORUM_FOR = r"(?:vad gäller|när det gäller) (?P<topic4>[^.]+)$|^,? ?för att (?P<topic5>[^.]+?)(?: för att |$)";
    FORUM_BETWEEN = r"^,? ?för (?P<topic6>[^.]+?),? mellan ";
    BETWEEN = r"~(?:mellan|med representanter från|med företrädare för) (?P<who>(?:företrädare för |representanter för |representanter från |företrädare från )?[^.]+?)(?: för | vad gäller | i [a-zåäö]+frågor | i frågor| i övergrip| kring | gällande | rörande | om | avseende | där |, där|$|\.)";
    FORUM_PARTIES = r"~(?:mellan|för (?:dialog|samverkan|samråd|samarbete|information|utbyte)[a-zåäö ]*? mellan|för) (?P<who>(?:företrädare för |representanter för |representanter från |företrädare från )?[^.]+?)(?: för | i frågor| i övergrip| kring | gällande | rörande | om | avseende | där |, där|$|\.)";
    HANDLES = r"^(?P<who>.+?) (?:ska |skall )?(?:hanterar|hantera|behandlar|behandla|handlägger|omfattar|arbetar med|tar upp|ta upp|arbeta med|ansvarar för) (?P<topic>(?:frågor|ärenden|de frågor|strategiska frågor|övergripande frågor|principiella frågor)[^.]*)$";
    COVERS = r"(?:ansvarsområde[a-zåäö]*|uppdraget|gruppens område|rådets område|verksamhetsområde[a-zåäö]*) (?:omfattar|avser|innefattar|täcker|gäller) (?P<topic>[^.]+)$";
    REDIRECT = r"~går via (?P<to2>[^.]+)$|~(?:gå|går|återförvisas|lösas|löses|skickas vidare|avgörs|hänvisas|sköts|ansvaras|lämnas(?: över)?|hanteras|överlämnas|remitteras|styrs|hänskjuts|skickas|prövas|avgörs|bereds|handläggs|tas|tas om hand|lyfts|behandlas|hör hemma|hör|ligger|omhändertas|beslutas|ägs|drivs|tillhör|överlåts|besvaras)(?: [a-zåäö]+){0,3}? (?:till|av|via|hos|i|inom|på|hos|hemma hos|hemma i) (?P<to>[^.]+)$";
    NOT_OURS = r"(?:diskuteras|besvaras|utreds|drivs|prövas) (?:inte|ej)|har (?:inte|inget|ej) (?:något )?ansvar för|uppgift är inte att|leder inte|(?:granskar|prövar|bedömer|beslutar|driver|utreder|ägnar sig) inte|hör inte hit|ligger inte på|(?:hanteras|behandlas|hanterar|behandlar|omfattas|omfattar|ingår|tas|tar|avgörs|prövas|handläggs|beslutar|bereds|ligger|gäller|hör|tillhör|arbetar|ansvarar|omhändertas|hanteras) (?:dock |därför )?(?:inte|ej)|(?:ska|skall|får|kan|bör) (?:dock )?(?:inte|ej) (?:hantera|behandla|ta |arbeta med|omfatta|ägna|handlägga|bereda|besluta om frågor|pröva|omfattas|driva)|ligger utanför|faller utanför|utanför (?:gruppens|rådets|uppdraget|dess|gruppen|rådet)|undantas|undantagna?|inte av (?:gruppen|rådet|samordnings|[a-zåäö]+rådet|[a-zåäö]+gruppen)|inte i (?:gruppen|rådet)|inte inom (?:gruppens|rådets|ramen|ansvars)|inte (?:gruppens|rådets) (?:sak|uppgift|uppdrag|ansvar)|avgränsas (?:mot|från)|exkluderas|inte (?:en |någon )?(?:uppgift|fråga) för";
    TOPIC_FIRST = r"^(?:avgränsning: |övriga |övergripande )?(?P<topic>.+?) (?:diskuteras|besvaras|går via|bör i första hand|ska i första hand|återförvisas|ska lösas|bör lösas|hör till|skickas|hanteras|behandlas|omfattas|ingår|tas|avgörs|prövas|handläggs|hänvisas|lämnas|överlämnas|ligger|faller|undantas|hänskjuts|styrs|remitteras|ska hanteras|ska hänvisas|ska lämnas|skall hanteras|ska överlämnas|ska behandlas|ska prövas|ska inte|sköts|hör|tillhör|omhändertas|ägs|drivs|beslutas|skickas|bereds|lyfts|är inte|är undantagna|exkluderas)~";
    TOPIC_AFTER = r"har (?:inte|inget|ej) (?:något )?ansvar för (?P<topic8>[^.]+?)(?: om det inte | om inte |$)|uppgift är inte att (?P<topic9>[^.]+)$|~(?:leder|granskar|bedömer|driver|utreder|hanterar|behandlar|omfattar|tar|arbetar|ansvarar|beslutar|prövar|hantera|behandla|omfatta|ta|handlägger|handlägga|arbeta|bereder|bereda|ägna sig åt|driva) (?:dock |däremot )?(?:inte |ej )?(?:upp |med |för |om |i )?(?P<topic>[^.]+?)(?:, om inte|, såvida|, utan|, som |, vilk| utan | om inte| såvida|, dessa|\.|$)";
    NOT_INCLUDED = r"^i (?:uppdraget|gruppens uppdrag|rådets uppdrag) ingår (?:inte|ej) (?P<topic2>[^.]+)$|(?:omfattar|innefattar|gäller|avser) (?:dock )?(?:inte|ej) (?P<topic>[^.]+)$";
    UTAN = r"~utan (?:den|dessa|de) (?:uppgiften|uppgifterna|frågorna) (?:har|ligger hos|sköts av) (?P<to3>[^.]+)$|~utan tas om hand av (?P<to4>[^.]+)$|~utan (?:detta |det |dessa |de )?(?:hanteras |hänvisas |lämnas |ska hanteras |ska lämnas |behandlas |ligger |hör |tas |prövas |avgörs |hänskjuts |överlämnas |är en fråga )?(?:av|till|hos|för|i|via|inom|på|hemma hos|hemma i) (?P<to>[^.]+)$|inte av [a-zåäö]+ utan av (?P<to2>[^.]+)$";
    UNLESS = r"~(?:om det inte|om inte|såvida inte|med undantag för|utom när|utom om|förutom när|annat än) (?P<unless>[^.]+)$";
    OTHERS = r"^(?P<to3>[^.]{1,60}?) handlägger allt som (?:gäller|rör) (?P<topic3>[^.]+)$|^(?P<to>[A-ZÅÄÖa-zåäö][^.]{1,80}?) (?:ska |skall )?(?:omhänderta[r]?|hanterar|hantera|ansvarar för|svarar för|handlägger|avgör|prövar|beslutar om|beslutar i|äger|tar hand om|tar över|behandlar) (?P<topic>(?:frågor|ärenden|de frågor|övergripande frågor|alla frågor|sådana frågor|beslut)[^.]*)$";
    ROLE_OF = r"^(?P<to>.+?)s? (?:\([a-zåäö]+\) )?(?:roll|uppgift|uppdrag) i (?:relation|förhållande) till [^.]+? är att,? (?P<topic>[^.]+)$";
    INTAKE = r"(?:anmäl|lämnas|skickas|kommer in|väck|aktualiser|initier|inkom|lämna(?:s|r)? in|meddela|lyft|bedömer som|definierar som|föreslå|nominer|skicka[s]? in)[a-zåäö]*";
    INTAKE_WHO = r"(?:frågor|ärenden|förslag|ämnen|punkter|förslag på ärenden)(?: till (?:dagordningen|gruppen|rådet|mötet))? (?:som )?(?:kan |får |ska )?(?:väckas|anmälas|lyftas|anmäls|väcks|lyfts|aktualiseras|initieras|tas upp|lämnas|lämnas in|kommer in|inkommer|skickas|skickas in|komma)(?: in)?(?: till [^.,]+?)? (?:av|från|via|genom) (?P<who>[^.]+)$";
    INTAKE_ACTIVE = r"^(?P<who>[^.,]+?)(?: (?:kan|får|har rätt att|äger rätt att|ska|har möjlighet att|som vill|som önskar))* (?:väcka|anmäla|lyfta|aktualisera|initiera|lämna in|föreslå|anmäler|väcker|lyfter|lämnar|skicka in|ta upp|lägga fram) (?:nya )?(?:en fråga|frågor|ärenden|ett ärende|ämnen|punkter)";
    INTAKE_THAT = r"(?:frågor|ärenden) som (?P<who>[^.]+?) (?:har |bedömer|definierar|anmält|anmäler|anser|väckt|väcker|lyfter|lyft|aktualiserar|föreslagit|initierat|identifierar)";
    PREPARED_BY = r"~(?:bereds|beredas|förbereds|förberedas|beredning[a-zåäö]*(?: av [a-zåäö]+)?(?: (?:till|inför) [^.]+?)? (?:görs|sker|sköts|utförs|ska ske|ska göras)|förberedelser[a-zåäö]* (?:görs|sköts)|handläggs|sorteras)(?: [a-zåäö]+){0,5}? (?:av|i|genom|inom) (?P<by>[^.]+)$";
    PREPARES = r"^(?P<by>[^.]+?) (?:ska |skall |har (?:till|i) uppgift att |ansvarar för att |har i uppdrag att )?(?:bereder|bereda|förbereder|förbereda)~(?P<what>[^.]*)$";
    PREPARES_TO_ANY = r"~(?:åt|till|för|inför) (?P<to>[^.,]+)";
    PREPARES_FOR = r"bereder? (?:de )?(?:ärenden|frågor) som (?P<to>[^.]+?) (?:ska|skall) (?:avgöra|besluta|behandla)";
    PREPARES_TO = r"~(?:åt|till|för|inför) (?P<to>[^.,]*?(?:nämnd|styrelse|utskott|samråd|ledning|grupp|råd|direktör|politik|fullmäktige)[^.,]*)";
    SORTS = r"^(?:sortera|sålla|gallra)[a-z]*~[^.]*(?:inkomna|ärenden|frågor)";
    TRIAGE = r"~(?:sorterar|sortera|sållar|sålla|gallrar|prioriterar|avgör|avgöra|bedömer|bedöma) [^.]*?(?:vilka|inkomna|frågor|ärenden|hör)";
    SIZE = r"(?:bestående av|består av|med|utgörs av|omfattar|på|om) {amount} (?:tjänstem|tjänsteperson|person|ledam|representant|deltagare|medlem)";
    ONE_EACH = r"~en (?:av dem |tjänsteman |tjänsteperson |representant |person |ledamot )?(?:från|för|ur) (?P<who>.+?)(?:,? (?:och|samt) en | bereder | förbereder | och |$|\.|,)";
    ONE_FROM_EACH = r"~(?:en|varsin|var sin) (?:tjänsteperson |representant |person |ledamot |tjänsteman )?(?:från|för|ur) (?:varje|vardera|respektive) (?P<who>[^.,]+)";
    PROPOSAL = r"(?:förslag till (?:ställningstagande|rekommendation|beslut|åtgärd|inriktning|hantering)|lägga fram förslag|lägger fram förslag|förses med (?:ett )?förslag|innehålla (?:ett )?förslag|åtföljas av (?:ett )?förslag|beslutsförslag|förslag på (?:ställningstagande|beslut|åtgärd|lösning)|ha ett förslag)";
    CONSEQUENCES = r"återverkar|vad (?:det|förslaget) innebär för|konsekvens|~följder|~effekter|~påverkan|~påverkas|~påverkar";
    CONSIDERED = r"(?:fogas|beakta|beaktas|bedöm|analys|beskriv|belys|värder|redovis|utred|vägas|vägs|klarläg|genomlys|ta hänsyn|hänsyn tas|framgå|innehåll|bifog|~ingå|kartläg|övervägas|prövas)";
    COVERS_WHAT = r"(?:återverkar på|innebär för) (?P<what3>[^.]+)$|(?:konsekvens[a-zåäö]*|följder[a-zåäö]*|effekter[a-zåäö]*|påverkan)(?: [a-zåäö]+){0,2}? (?:för|på|inom|i|avseende|när det gäller|vad gäller) (?P<what>[^.]+)$|hur (?P<what2>[^.]+?) påverkas";
    BOTH_INSIDE = r"både inom (?P<what>[^.]+?)(?:, i |$)";
    ASPECTS = r"(?:vägas in|vägs in|väga in|väger in|beakta[s]?|beaktas|beaktar|ta hänsyn till|tar hänsyn till|hänsyn (?:ska )?tas? till|uppmärksammas|belysas|belysa|integreras|genomsyra|inkludera|ingå i beredningen|tas upp i|ska finnas med)|~vägs~.*~in$";
    ASPECTS_BEFORE = r"(?:ska|skall|bör|måste|vägs|beaktas) (?P<what>[^.]+?) (?:vägas in|in$|beaktas|uppmärksammas|belysas|tas i beaktande|integreras|finnas med|ingå)";
    ASPECTS_SUBJECT = r"^(?P<what>[^.]+?) (?:ska|skall|bör) (?:alltid |också |även |särskilt )?(?:vägas in|beaktas|uppmärksammas|belysas|integreras|finnas med)";
    ASPECTS_AFTER = r"(?:beakta|beaktar|ta hänsyn till|väga in|hänsyn (?:ska )?tas? till|belysa|väger in|tar hänsyn till) (?P<what>[^.]+)$";
    CONSULT = r"(?:prövas först|ha hörts|föregås av|stämmas? av|stäms av|stämma av|samrådas|samråd(?:a|s|er)?|rådgöra|rådgörs|inhämta[s]?|hör(?:as|s)|dialog|förankras hos|yttra sig|synkas|kontaktas|konsulteras)";
    CONSULT_WITH = r"~(?:tillsammans med|synpunkter från|i dialog med|i samråd med|avstämda med|av med|med|hos|från) (?P<who>[^.]+)$";
    POSITION_ON = r"^(?P<topic2>(?:förslag|frågor|ärenden|beslut) som [^.]+?) (?:ska|skall|bör|måste) (?:stämmas|samrådas|prövas|föregås|ha stämts)|(?:ställningstagande[a-zåäö]*|beslut|förslag|frågor|ärenden|rekommendation[a-zåäö]*)(?: (?:om|i frågor om|som rör|som berör|som påverkar|som gäller|kring|gällande|avseende|rörande|i frågor som rör|med påverkan på)) (?P<topic>[^.]+?) (?:ska|skall|bör|måste|stäms|kräver|förutsätter)";
    TOGETHER = r"~i (?:nära |god |bred )?(?:samverkan|samarbete|samråd|dialog) med~";
    COOPERATE = r"~(?:samverka[rs]?|samarbeta[rs]?|samråd(?:a|er|s)|samordna(?:r)? sitt arbete|föra? (?:en )?(?:löpande |nära |kontinuerlig |regelbunden |aktiv |god )?dialog|för (?:en )?(?:löpande |nära |kontinuerlig |regelbunden )?dialog|ha (?:en )?(?:löpande |nära |kontinuerlig |regelbunden |god )?(?:dialog|kontakt|samverkan|samarbete)|(?:nära |god |löpande |kontinuerlig |aktiv )?(?:samverkan|samarbete|dialog|samråd) (?:ska |bör |skall )?(?:sker|ske|bedrivs|finnas|upprätthållas|och dialog|och samarbete|hållas|föras|förs|med)|säkerställer en god samverkan|hålla? (?:nära )?kontakt|håller (?:nära )?kontakt|arbetar? (?:nära|tillsammans)|arbetar i nära)~";
}

/// Reads scope, boundaries, intake and preparation.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    preparation(s, found);
    intake(s, found);
    if !found.any(&[Kind::Preparation, Kind::Intake]) {
        consultation(s, found);
    }
    impact(s, found);
    aspects(s, found);
    co_handling(s, found);
}

/// Reads scope and boundaries, once every other family has had its say.
pub fn boundaries(s: &Sentence<'_>, found: &mut Found) {
    if !found.any(&[Kind::Preparation, Kind::Intake]) {
        boundary(s, found);
        scope(s, found);
    }
}

/// Words of those whom a forum gathers.
const PARTY: &str = "kommun|region|huvudm|part|nämnd|styrelse|förvaltning|organisation|sjukhus|landsting|vårdcentral|förening|myndighet|verksamhet|företrädare|representant|politiker|tjänsteperson|tjänsteman|tjänstemän|chef|direktör|råd|grupp|profession|patient|brukare|aktör|akademi|universitet|huvudman|enhet|medlem|ledamöter|staten|länsstyrelse|rpo|lpo|primärvård|vård|omsorg|skola|socialtjänst|elevhälsa|polis|närings";

fn topic_of(text: &str) -> String {
    let text = trimmed(text);
    let small = lower(&text);
    for lead in [
        "frågor som rör ",
        "frågor som berör ",
        "frågor om ",
        "frågor kring ",
        "frågor gällande ",
        "ärenden som rör ",
        "ärenden om ",
        "framtagandet av ",
        "framtagande av ",
        "övergripande frågor som rör ",
        "frågor rörande ",
        "frågor avseende ",
        "frågor som gäller ",
        "ärenden som gäller ",
        "beslut om ",
        "ärenden rörande ",
    ] {
        if small.starts_with(lead) && !small.contains("samordningsråd") {
            return trimmed(text.get(lead.len()..).unwrap_or(&text));
        }
    }
    text
}

fn scope(s: &Sentence<'_>, found: &mut Found) {
    if found.any(&[
        Kind::Boundary,
        Kind::Validity,
        Kind::Intake,
        Kind::Preparation,
        Kind::Escalation,
        Kind::Implementation,
    ]) {
        return;
    }
    if s.has("gäller i |gäller under|gäller från|gäller till|gäller tills") {
        return;
    }
    if let Some(hit) = FORUM_OF.find(&s.small) {
        let part = |names: [&str; 2]| {
            names.iter().find_map(|name| hit.name(name)).and_then(|part| s.text.get(part.range()))
        };
        let parties = part(["parties", "parties2"]).map(list).unwrap_or_default();
        found.push(
            Rule::Scope(Scope { topic: part(["topic", "topic2"]).map(trimmed), parties }),
            Modality::States,
        );
        return;
    }
    if let Some(hit) = FORUM.find(&s.small).filter(|_| !s.has("konsensus|eftersträvansvärt")) {
        let rest = s.named(&hit, "rest").unwrap_or_default();
        let small = lower(rest);
        let topic = FORUM_FOR
            .find(&small)
            .or_else(|| FORUM_TOPIC.find(&small))
            .or_else(|| FORUM_BETWEEN.find(&small))
            .and_then(|hit| {
                hit.name("topic")
                    .or_else(|| hit.name("topic2"))
                    .or_else(|| {
                        ["topic3", "topic4", "topic5", "topic6"].iter().find_map(|part| hit.name(part))
                    })
                    .and_then(|part| rest.get(part.range()).map(trimmed))
            });
        let parties = BETWEEN
            .find(&small)
            .or_else(|| FORUM_PARTIES.find(&small))
            .and_then(|hit| hit.name("who").and_then(|who| rest.get(who.range())))
            .map(list)
            .unwrap_or_default();
        let parties: Vec<String> = parties
            .into_iter()
            .map(|party| of_whom(&party))
            .filter(|party| {
                let party = lower(party);
                ![
                    "att ",
                    "dialog",
                    "samverkan",
                    "information",
                    "samråd",
                    "frågor",
                    "strategisk",
                    "gemensam",
                    "samordning",
                    "övergripande",
                    "erfarenhet",
                    "utveckling",
                    "kunskap",
                ]
                .iter()
                .any(|stem| party.starts_with(stem))
            })
            .collect();
        // What *för* leads in is a topic where it names nobody.
        let named =
            parties.iter().all(|party| party.starts_with(char::is_uppercase) || holds(&lower(party), PARTY));
        let (topic, parties) = match topic {
            None if !named => (Some(parties.join(" och ")), Vec::new()),
            topic => (topic, parties),
        };
        let topic = topic.map(|topic| match topic.find(" mellan ").filter(|_| !parties.is_empty()) {
            Some(at) => topic.get(..at).map(str::to_owned).unwrap_or(topic),
            None => topic,
        });
        if topic.is_some() || !parties.is_empty() {
            let topic = topic.map(|topic| {
                if lower(rest).contains("för övergripande") && !lower(&topic).starts_with("övergripande") {
                    format!("övergripande {topic}")
                } else {
                    topic
                }
            });
            found.push(
                Rule::Scope(Scope { topic, parties }),
                if s.modality == Modality::Must && !s.has("ska|skall") {
                    Modality::States
                } else {
                    s.modality
                },
            );
            return;
        }
    }
    if let Some(rule) = matters(s) {
        found.push(Rule::Scope(rule), s.modality);
        return;
    }
    if let Some(hit) = HANDLES.find(&s.small).filter(|hit| {
        hit.name("who").is_some_and(|who| {
            s.is_own(who.as_str()) || who.as_str().ends_with("rådet") || who.as_str().ends_with("gruppen")
        })
    }) {
        let topic = s.named(&hit, "topic").map(trimmed);
        found.push(Rule::Scope(Scope { topic, parties: Vec::new() }), s.modality);
        return;
    }
    if let Some(hit) = COVERS.find(&s.small) {
        let topic = s.named(&hit, "topic").map(trimmed);
        found.push(Rule::Scope(Scope { topic, parties: Vec::new() }), s.modality);
    }
}

/// Whom a party stands for: *företrädare för X* is X, and *å ena sidan* tells nothing.
fn of_whom(party: &str) -> String {
    const FOR: [&str; 8] = [
        "företrädare för ",
        "representanter för ",
        "företrädare från ",
        "representanter från ",
        "företrädarna för ",
        "ledningen för ",
        "politiker från ",
        "tjänstepersoner från ",
    ];
    let party = cut_at(party, &[" å ena sidan", " å andra sidan", " å den ena", " å den andra"]);
    let small = lower(&party);
    FOR.iter()
        .find_map(|lead| small.strip_prefix(lead).and_then(|_| party.get(lead.len()..)))
        .map_or(party.clone(), str::to_owned)
}

/// Matters that the group is said to have: it answers for questions of a sort, or they are dealt with in *this group*.
fn matters(s: &Sentence<'_>) -> Option<Scope> {
    if let Some(hit) = HERE.find(s.small.without_stop()) {
        return Some(Scope { topic: s.named(&hit, "topic").map(trimmed), parties: Vec::new() });
    }
    let hit = MATTERS.find(s.small.without_stop())?;
    let who = hit.name("who").map(|who| who.as_str());
    let own = who.is_some_and(|who| {
        first_is_own(s)
            || who.split(' ').next().is_some_and(|noun| {
                noun.ends_with("grupp") || noun.ends_with("gruppen") || noun.ends_with("rådet")
            })
    });
    if !(own || who.is_none() && s.bullet) {
        return None;
    }
    let topic = s.named(&hit, "topic")?;
    let small = lower(topic);
    let between = small.find(" mellan ");
    let parties = between
        .and_then(|at| topic.get(at + " mellan ".len()..))
        .map(|who| list(who).iter().map(|party| of_whom(party)).collect())
        .unwrap_or_default();
    Some(Scope {
        topic: Some(trimmed(topic.get(..between.unwrap_or(topic.len())).unwrap_or(topic))),
        parties,
    })
}

patterns! {
    HERE = r"^(?P<topic>[^.]+?) (?:hanteras|behandlas|tas upp|diskuteras|hör|bereds|avhandlas) (?:också |även )?(?:i|av|till) (?:denna|den här|vår) (?:grupp|samverkansgrupp|styrgrupp)$";
    HANDED_TO = r"~(?:anmäler|anmäla|anmäls|anmälas|lämnar|lämna|lämnas|skickar|skicka|skickas|mejlar|mejla)(?: [a-zåäö]+){0,4}? till (?P<who>(?:rådets |gruppens )?(?:kansliet|sekreteraren?|samordnaren?|koordinatorn?|ordföranden?|presidiet|arbetsutskottet|processledaren|[a-zåäö]+kontoret|[a-zåäö]+gruppen)(?: och [a-zåäö]+)?)";
    MATTERS = r"^(?:(?P<who>[^.]{3,50}?) (?:ska |skall )?(?:framförallt |främst |i första hand )?)?(?:ansvarar för|hanterar|hantera|behandlar|behandla) (?P<topic>(?:[a-zåäö]+ (?:och )?){0,3}[a-zåäö\-]*frågor(?:na)?~[^.]*)$";
}

fn intake(s: &Sentence<'_>, found: &mut Found) {
    if !INTAKE.is(&s.small)
        || found.any(&[Kind::ConflictOfInterest])
        || !s.has("fråg|ärende|ämne|punkt|förslag till dagordning")
        || s.has("egna intressen|eskaler|jäv|mandat att| enas|varken|inte kan|mandat i")
        || s.has("kontaktperson") && !s.has("via kontaktperson")
    {
        return;
    }
    let lifted = s.has("lyft")
        && !s.has("till gruppen|till rådet|till dagordning|i rådet|i gruppen|till samordningsrådet");
    let own_bullet = s.bullet && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text));
    if lifted || own_bullet || s.has("kallelse") {
        return;
    }
    let days_before = s.has("före|innan|i förväg|senast").then(|| days(&s.small)).flatten();
    let mut channels: Vec<String> = Vec::new();
    let stops: &[&str] = &[
        " senast",
        " minst",
        " före ",
        " inför ",
        " som ",
        " innan ",
        ", och ",
        " i god tid",
        " för att",
        " kan ",
        " tas upp",
    ];
    if let Some(hit) = INTAKE_TO
        .find(&s.small)
        .or_else(|| INTAKE_WHO.find(&s.small))
        .or_else(|| INTAKE_ACTIVE.find(&s.small))
    {
        channels = s
            .named(&hit, "who")
            .or_else(|| hit.name("who2").and_then(|who| s.text.get(who.range())))
            .map(|who| list(&cut_at(who, stops)))
            .unwrap_or_default();
    } else {
        for hit in INTAKE_THAT.all(&s.small) {
            if let Some(who) = s.named(&hit, "who") {
                let who = trimmed(who);
                let whole = lower(&who).contains(" via ");
                channels.extend(if whole { vec![who] } else { list(&who) });
            }
        }
    }
    channels.retain(|channel| {
        !s.is_own(channel) && lower(channel) != "som" && channel.split_whitespace().count() <= 10
    });
    if channels.is_empty()
        && let Some(hit) = HANDED_TO.find(&s.small)
    {
        channels = s.named(&hit, "who").map(|who| list(&cut_at(who, stops))).unwrap_or_default();
    }
    let dated =
        days_before.is_some() && s.has("anmäl|lämnas|inkom|till dagordningen|kommit in|skickas|in till|väck");
    let stated = dated || !channels.is_empty() && (INTAKE_THAT.is(&s.small) || s.has("förslag på ärende|nya frågor|väck|anmäl|dagordning|till gruppen|till rådet|kommer in|inkommer|lämna in|lämnas in|aktualiser|initier"));
    if stated {
        found.push(Rule::Intake(Intake { channels, days_before }), s.modality);
    }
}

patterns! {
    INTAKE_TO = r"(?:anmäl(?:s|as|a|er|es)?|lämnas|skickas|meddelas|inges|mejlas|lämnas in|skickas in|rapporteras in)(?: in)?(?: det| dem| detta| skriftligt| skriftligen| då)* (?:till|hos|via) (?P<who>[^.]+)$|(?:kommer|komma|inkommer|väcks|anmäls|kommer in|tas upp)(?: in)?(?: till [a-zåäö]+)? (?:genom|via|från|av) (?P<who2>[^.]+)$";
}

fn co_handling(s: &Sentence<'_>, found: &mut Found) {
    if !COOPERATE.is(&s.small)
        || found.any(&[
            Kind::ConsultationBeforePosition,
            Kind::MeetingFrequency,
            Kind::Notice,
            Kind::Coordinator,
            Kind::ChairAppointment,
            Kind::UnionConsultation,
            Kind::ContactPerson,
            Kind::Escalation,
            Kind::PoliticalHandover,
            Kind::SubgroupCreation,
            Kind::Scope,
            Kind::ProcessTeams,
            Kind::MemberAppointment,
        ])
    {
        return;
    }
    if s.has("fackl|samverkan sker mellan vårdens|utgångspunkt") {
        return;
    }
    // *I samverkan med X verka för* says how, and the verb says what.
    let aside = TOGETHER.find(&s.small).and_then(|hit| hit.get(0)).is_some_and(|with| {
        const HOLDS: &str =
            "ha|har|ske|sker|är|vara|arbeta|arbetar|finns|bedrivs|bedrivas|bedriva|genomförs|föra|för";
        let head = super::phrases::head(&s.small).map(|head| head.first_verb(&s.small));
        let after = || s.small.get(with.end()..)?.split([' ', ',']).find(|word| is_infinitive(word));
        head.or_else(after).is_some_and(|verb| !HOLDS.split('|').any(|held| held == verb))
            && !super::frame::verb::cooperates(&s.small)
    });
    if aside {
        return;
    }
    let Some(hit) = COOPERATE.find(&s.small).and_then(|hit| hit.get(0)) else { return };
    let start = hit.end().saturating_sub(1).min(s.small.len());
    let rest = s.small.get(start..).or_else(|| s.small.get(hit.start()..)).unwrap_or_default();
    let offset = s.small.len() - rest.len();
    let direct = hit.as_str().trim_end().ends_with(" med").then_some((0, rest.len()));
    let Some(who) = direct
        .or_else(|| WITH_NEAR.find(rest).and_then(|hit| hit.name("who").map(|who| (who.start(), who.end()))))
    else {
        return;
    };
    let text = s.text.get(offset + who.0..offset + who.1).unwrap_or_default();
    let text = cut_at(
        text,
        &[
            " för att ",
            " i frågor",
            " samt beakta",
            " kring ",
            " är av ",
            " om ",
            " inom ramen",
            " när ",
            " och säkerställ",
            " i syfte",
            " ska ",
            " i deras",
            ", för att",
            " som rör",
            " vid behov",
            " så att",
            " i ärenden",
            " inför ",
            " i arbetet",
            " med målet",
            " i länen",
            " på området",
            " gällande",
            " rörande",
            " för ett ",
            " för en ",
        ],
    );
    let with: Vec<String> = list(&text)
        .into_iter()
        .filter(|item| item.split_whitespace().count() <= 10 && !s.is_own(&name(item)))
        .collect();
    if with.is_empty()
        || ["fokus", "målet", "syfte", "mål att", "respekt"].iter().any(|stem| lower(&text).starts_with(stem))
        || lower(&text).starts_with("utgångspunkt")
        || lower(&text).starts_with("stöd av")
    {
        return;
    }
    found.push(Rule::CoHandling(CoHandling { with }), s.modality);
}

patterns! {
    WITH_NEAR = r"~med (?P<who>[^.]+)$";
}
