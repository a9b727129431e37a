//! Which matters are the group's, whose the others are, how matters come in, and how they are prepared.

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
    text::{topic::Topic, words::{holds, lower}},
};

patterns! {
    FORUM_OF = r"^(?P<who>[^.]+?) samlar (?P<parties>[^.]+?) kring (?P<topic>[^.]+)$|är (?:den|det) (?:gemensamma |länsgemensamma )+(?:lednings|styr|samverkans)gruppen[^.]*? för (?P<parties2>[^.]+?) i (?P<topic2>frågor [^.]+)$";
    FORUM = r"~(?:är|utgör|fungerar som|ska vara|skall vara|ska utgöra) (?:ett |en |huvudmännens |länets |regionens |gemensamt )*(?:gemensam% |strategisk% |regional% |länsgemensam% |lokal% |övergripande )*(?:[a-zåäö]*forum|[a-zåäö]*forumet|mötesplatsen|mötesplats|arenan|arena|samverkansorgan|samrådsorgan|[a-zåäö]*yta)~(?P<rest>.*)$";
    FORUM_TOPIC = r"för (?P<topic3>gemensamma frågor [^.]+?) mellan |~(?:för frågor (?:om|som rör|kring|rörande)|i frågor (?:om|som rör|kring|rörande|gällande)|för frågor|i frågor|för (?:strategiska|övergripande|gemensamma|länsgemensamma|regionala|regiongemensamma|principiella|lokala)|kring|gällande|rörande|om|avseende|i ärenden) (?P<topic>.+)$|~(?P<topic2>(?:strategiska|övergripande|gemensamma|länsgemensamma|principiella) (?:och [a-zåäö]+ )?(?:[a-zåäö]+ )?frågor.*)$";
    FORUM_PARTIES = r"~(?:mellan|för (?:dialog|samverkan|samråd|samarbete|information|utbyte)[a-zåäö ]*? mellan|för) (?P<who>[^.]+?)(?: för | i frågor| i övergrip| kring | gällande | rörande | om | avseende | där |, där|$|\.)";
    HANDLES = r"^(?P<who>.+?) (?:ska |skall )?(?:hanterar|hantera|behandlar|behandla|handlägger|omfattar|arbetar med|tar upp|ta upp|arbeta med|ansvarar för) (?P<topic>(?:frågor|ärenden|de frågor|strategiska frågor|övergripande frågor|principiella frågor)[^.]*)$";
    COVERS = r"(?:ansvarsområde[a-zåäö]*|uppdraget|gruppens område|rådets område|verksamhetsområde[a-zåäö]*) (?:omfattar|avser|innefattar|täcker|gäller) (?P<topic>[^.]+)$";
    REDIRECT = r"~(?:gå|går|återförvisas|lösas|löses|skickas vidare|avgörs|hänvisas|sköts|ansvaras|lämnas(?: över)?|hanteras|överlämnas|remitteras|styrs|hänskjuts|skickas|prövas|avgörs|bereds|handläggs|tas|tas om hand|lyfts|behandlas|hör hemma|hör|ligger|omhändertas|beslutas|ägs|drivs|tillhör|överlåts|besvaras)(?: [a-zåäö]+){0,3}? (?:till|av|via|hos|i|inom|på|hos|hemma hos|hemma i) (?P<to>[^.]+)$";
    NOT_OURS = r"(?:granskar|prövar|bedömer|beslutar|driver|utreder|ägnar sig) inte|hör inte hit|ligger inte på|(?:hanteras|behandlas|hanterar|behandlar|omfattas|omfattar|ingår|tas|tar|avgörs|prövas|handläggs|beslutar|bereds|ligger|gäller|hör|tillhör|arbetar|ansvarar|omhändertas|hanteras) (?:dock |därför )?(?:inte|ej)|(?:ska|skall|får|kan|bör) (?:dock )?(?:inte|ej) (?:hantera|behandla|ta |arbeta med|omfatta|ägna|handlägga|bereda|besluta om frågor|pröva|omfattas|driva)|ligger utanför|faller utanför|utanför (?:gruppens|rådets|uppdraget|dess|gruppen|rådet)|undantas|undantagna?|inte av (?:gruppen|rådet|samordnings|[a-zåäö]+rådet|[a-zåäö]+gruppen)|inte i (?:gruppen|rådet)|inte inom (?:gruppens|rådets|ramen|ansvars)|inte (?:gruppens|rådets) (?:sak|uppgift|uppdrag|ansvar)|avgränsas (?:mot|från)|exkluderas|inte (?:en |någon )?(?:uppgift|fråga) för";
    TOPIC_FIRST = r"^(?:avgränsning: |övriga |övergripande )?(?P<topic>.+?) (?:bör i första hand|ska i första hand|återförvisas|ska lösas|bör lösas|hör till|skickas|hanteras|behandlas|omfattas|ingår|tas|avgörs|prövas|handläggs|hänvisas|lämnas|överlämnas|ligger|faller|undantas|hänskjuts|styrs|remitteras|ska hanteras|ska hänvisas|ska lämnas|skall hanteras|ska överlämnas|ska behandlas|ska prövas|ska inte|sköts|hör|tillhör|omhändertas|ägs|drivs|beslutas|skickas|bereds|lyfts|är inte|är undantagna|exkluderas)~";
    TOPIC_AFTER = r"~(?:granskar|bedömer|driver|utreder|hanterar|behandlar|omfattar|tar|arbetar|ansvarar|beslutar|prövar|hantera|behandla|omfatta|ta|handlägger|handlägga|arbeta|bereder|bereda|ägna sig åt|driva) (?:dock |däremot )?(?:inte |ej )?(?:upp |med |för |om |i )?(?P<topic>[^.]+?)(?:, om inte|, såvida|, utan|, som |, vilk| utan | om inte| såvida|, dessa|\.|$)";
    NOT_INCLUDED = r"(?:omfattar|innefattar|gäller|avser) (?:dock )?(?:inte|ej) (?P<topic>[^.]+)$";
    UTAN = r"~utan (?:detta |det |dessa |de )?(?:hanteras |hänvisas |lämnas |ska hanteras |ska lämnas |behandlas |ligger |hör |tas |prövas |avgörs |hänskjuts |överlämnas |är en fråga )?(?:av|till|hos|för|i|via|inom|på|hemma hos|hemma i) (?P<to>[^.]+)$|inte av [a-zåäö]+ utan av (?P<to2>[^.]+)$";
    UNLESS = r"~(?:om inte|såvida inte|med undantag för|utom när|utom om|förutom när|annat än) (?P<unless>[^.]+)$";
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
    POSITION_ON = r"(?:ställningstagande[a-zåäö]*|beslut|förslag|frågor|ärenden|rekommendation[a-zåäö]*)(?: (?:om|i frågor om|som rör|som berör|som påverkar|som gäller|kring|gällande|avseende|rörande|i frågor som rör|med påverkan på)) (?P<topic>[^.]+?) (?:ska|skall|bör|måste|stäms|kräver|förutsätter)";
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
    if found.any(&[Kind::Boundary, Kind::Validity, Kind::Intake, Kind::Preparation, Kind::Escalation, Kind::Implementation]) {
        return;
    }
    if let Some(hit) = FORUM_OF.find(&s.small) {
        let part = |names: [&str; 2]| names.iter().find_map(|name| hit.name(name)).and_then(|part| s.text.get(part.range()));
        let parties = part(["parties", "parties2"]).map(list).unwrap_or_default();
        found.push(Rule::Scope(Scope { topic: part(["topic", "topic2"]).map(trimmed), parties }), Modality::States);
        return;
    }
    if let Some(hit) = FORUM.find(&s.small).filter(|_| !s.has("konsensus|eftersträvansvärt")) {
        let rest = s.named(&hit, "rest").unwrap_or_default();
        let small = lower(rest);
        let topic = FORUM_TOPIC.find(&small).and_then(|hit| {
            hit.name("topic")
                .or_else(|| hit.name("topic2"))
                .and_then(|part| rest.get(part.range()).map(trimmed))
        });
        let parties = FORUM_PARTIES
            .find(&small)
            .and_then(|hit| hit.name("who").and_then(|who| rest.get(who.range())))
            .map(list)
            .unwrap_or_default();
        let parties: Vec<String> = parties
            .into_iter()
            .filter(|party| {
                let party = lower(party);
                ![
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

fn boundary(s: &Sentence<'_>, found: &mut Found) {
    const OTHERS_FIRST: &[Kind] = &[
        Kind::ConsultationBeforePosition, Kind::ExternalRepresentation, Kind::MinutesRequired, Kind::Publication, Kind::Registration, Kind::CostBearer,
        Kind::PoliticalHandover, Kind::Escalation, Kind::GroupDecision, Kind::ChairDecision, Kind::Evaluation, Kind::AdoptsChartersOf, Kind::Validity,
        Kind::Notice, Kind::CoOption, Kind::ImpactAssessment, Kind::Term, Kind::Quorum, Kind::MeetingFrequency, Kind::Voting, Kind::Dissolution,
        Kind::SteeringReference, Kind::RulesByReference, Kind::OpenQuestion, Kind::Intake, Kind::Anchoring, Kind::Reporting,
        Kind::AnnualReport, Kind::OperationalPlan, Kind::Adoption, Kind::Secretariat, Kind::Coordinator, Kind::SubgroupCreation, Kind::ConflictOfInterest,
        Kind::ExtraMeetings, Kind::Nomination, Kind::CommunicationOfDecisions, Kind::CommissionedMatter, Kind::UnionConsultation, Kind::ContactPerson,
    ];
    let document = s.has("verksamhetsplan|årsrapport|verksamhetsberättelse|ändringar i|arbetsordningen|uppdragsbeskrivning|jävsdeklaration|anteckning|protokoll");
    let condition = ["kan ", "saknas", "nås ", "kommer ", "är ", "om ", "när ", "vid "].iter().any(|word| s.small.starts_with(word));
    if found.any(OTHERS_FIRST) || document || condition {
        return;
    }
    if s.bullet && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text)) {
        return;
    }
    let not = NOT_OURS.is(&s.small);
    let unless = UNLESS.find(&s.small).and_then(|hit| s.named(&hit, "unless").map(trimmed));
    if let Some(hit) = ROLE_OF.find(&s.small) {
        let to = s.named(&hit, "to").map(office_of);
        let topic = s.named(&hit, "topic").map(|topic| {
            let topic = cut_at(topic, &[", säkerställa", ", ", " säkerställa"]);
            lower(&topic)
                .strip_prefix("vid ")
                .map_or(topic.clone(), |_| topic.get(4..).unwrap_or(&topic).to_owned())
        });
        found.push(
            Rule::Boundary(Boundary { topic, goes_to: to, effect: Some(BoundaryEffect::Redirect), unless }),
            s.modality,
        );
        return;
    }
    let body_words = "fråg|ärende|avtal|utanför|hantera|hänvis|ansvarsområde|prövas|omfatta|lämnas|omhänderta|hänskjut|behandla|överlämna|hör till|undanta|avgöra|ingår inte|avgörs|tas inte|hör hemma|ligger hos|beslutas|handlägg|avgräns|utan av|ägs av|sköts|hör till|i första hand|återförvisas|upphandling|inköp";
    if !s.has(body_words) || s.has("utser|utses|justeras|avvik") && !not {
        return;
    }
    if not {
        let redirect = || REDIRECT.find(&s.small).and_then(|hit| s.named(&hit, "to").map(destination)).filter(|to| !s.is_own(to) && s.has(" och hanteras| och sköts| och ligger hos| och bereds| men hanteras|hanteras i linjen|och avgörs|och tas om|och prövas|och beslutas|och hänvisas|och lämnas|och ska |hanteras av|hanteras i|hanteras inom|hanteras via| hänvisas| lämnas | sköts av| avgörs av") && !lower(to).starts_with("uppdrag") && to.split_whitespace().count() <= 10);
        let to = UTAN
            .find(&s.small)
            .and_then(|hit| s.named(&hit, "to").or_else(|| s.named(&hit, "to2")).map(destination))
            .or_else(|| via_not_by(s))
            .or_else(redirect);
        let topic = NOT_INCLUDED
            .find(&s.small)
            .or_else(|| {
                if s.small.starts_with("gruppen") || s.small.starts_with("rådet") || first_is_own(s) {
                    TOPIC_AFTER.find(&s.small)
                } else {
                    None
                }
            })
            .or_else(|| TOPIC_FIRST.find(&s.small))
            .or_else(|| TOPIC_AFTER.find(&s.small))
            .and_then(|hit| s.named(&hit, "topic").map(topic_of));
        let topic = topic.map(|topic| {
            cut_at(
                &topic,
                &[" om inte ", ", om inte", " utan ", " såvida", " som istället", ", som hanteras"],
            )
        });
        let effect = if to.is_some() { BoundaryEffect::Redirect } else { BoundaryEffect::Exclude };
        if s.has("kräver|beslutanderätt|rösträtt|närvarorätt|några saker|följande frågor ligger") {
            return;
        }
        found.push(
            Rule::Boundary(Boundary { topic, goes_to: to, effect: Some(effect), unless }),
            Modality::MustNot,
        );
        return;
    }
    if let Some(hit) =
        OTHERS.find(&s.small).filter(|hit| hit.name("to").or_else(|| hit.name("to3")).is_some_and(|to| is_other(s, to.as_str())))
    {
        let to = s.named(&hit, "to").map(trimmed);
        let topic = s.named(&hit, "topic").map(|topic| {
            topic_of(&cut_at(topic, &[" och därför", " och som därför", ", och ", " som därför"]))
        });
        found.push(
            Rule::Boundary(Boundary { topic, goes_to: to, effect: Some(BoundaryEffect::Redirect), unless }),
            s.modality,
        );
        return;
    }
    if s.small.starts_with("beslut") && s.topic == Topic::Decisions || s.has("budget|diarie") {
        return;
    }
    if let (Some(topic), Some(to)) = (TOPIC_FIRST.find(&s.small), REDIRECT.find(&s.small)) {
        let matter = topic.name("topic").map_or("", |topic| topic.as_str());
        let target = s.named(&to, "to").map(destination).unwrap_or_default();
        let own = s.is_own(&target);
        let plain = [
            "frågor",
            "ärenden",
            "nya ",
            "beslut",
            "avtal",
            "övriga",
            "övergripande",
            "fråga",
            "klagomål",
            "uppdrag ",
            "remiss",
        ]
        .iter()
        .any(|stem| matter.starts_with(stem) || matter.contains(" frågor") || matter.contains("frågor"))
            || s.topic == Topic::Boundary || s.before.contains("utanför") || matches_body(&target) || holds(&lower(&target), "respektive huvudman|linjen|linjeorganisation|huvudmännen");
        let target_is_body = !target.is_empty() && target.split_whitespace().count() <= 12;
        if plain
            && !own
            && target_is_body
            && !matter.contains("anteckning")
            && !matter.starts_with("när ")
            && !matter.starts_with("om ")
            && !matter.contains("gruppens arbete")
        {
            found.push(
                Rule::Boundary(Boundary {
                    topic: s.named(&topic, "topic").map(topic_of),
                    goes_to: Some(target),
                    effect: Some(BoundaryEffect::Redirect),
                    unless,
                }),
                s.modality,
            );
        }
    }
}

/// A target that is a body of its own: it begins with a capital, or its word is one for a board or council.
fn matches_body(target: &str) -> bool {
    let small = lower(target);
    let first = small.split(' ').next().unwrap_or_default();
    target.starts_with(char::is_uppercase) || ["nämnden", "rådet", "gruppen", "kommittén", "avdelningen", "förvaltningen", "nätverket", "enheten"].iter().any(|end| first.ends_with(end))
}

fn first_is_own(s: &Sentence<'_>) -> bool {
    s.text.split(' ').next().is_some_and(|word| s.is_own(word))
        || s.own.iter().any(|own| s.small.starts_with(own.as_str()))
}

/// Another body than the group.
fn is_other(s: &Sentence<'_>, to: &str) -> bool {
    !s.is_own(to)
        && to.split_whitespace().count() <= 8
        && !to.contains("ledam")
        && !to.contains("deltagar")
        && !to.contains("ordförand")
        && !to.starts_with("den ")
        && !to.starts_with("gruppen")
        && !to.starts_with("rådet")
        && !to.contains("koordinator")
        && !to.contains("sekreterar")
        && !to.contains("vad ")
}

/// "hanteras via X och inte av rådet".
fn via_not_by(s: &Sentence<'_>) -> Option<String> {
    let hit = VIA.find(&s.small)?;
    s.named(&hit, "to").map(destination)
}

patterns! {
    VIA = r"~(?:hanteras|behandlas|avgörs|prövas|handläggs|bereds|beslutas|ligger|sköts) (?:istället |i stället )?(?:via|av|i|hos|inom|på) (?P<to>[^.]+?),? och inte ";
}

fn destination(text: &str) -> String {
    let text = cut_at(
        text,
        &[
            ", och inte",
            " och inte",
            " för beslut",
            " för vidare",
            ", som ",
            ". ",
            " för hantering",
            " i stället",
            " istället",
            " enligt ",
            " efter ",
            " när ",
            " (",
            ", där",
            " inom respektive",
            " för bered",
        ],
    );
    trimmed(&text)
}

fn cut_at(text: &str, stops: &[&str]) -> String {
    let small = lower(text);
    let end =
        stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min().unwrap_or(text.len());
    trimmed(text.get(..end).unwrap_or(text))
}

/// "Program- och prioriteringsrådets (PPR)" is "Program- och prioriteringsrådet".
fn office_of(text: &str) -> String {
    let text = cut_at(text, &[" ("]);
    text.strip_suffix('s').map_or(text.clone(), str::to_owned)
}

fn intake(s: &Sentence<'_>, found: &mut Found) {
    if !INTAKE.is(&s.small) || !s.has("fråg|ärende|ämne|punkt|förslag till dagordning") || s.has("kontaktperson|eskaler|jäv|mandat att| enas|varken|inte kan|mandat i") {
        return;
    }
    let lifted = s.has("lyft") && !s.has("till gruppen|till rådet|till dagordning|i rådet|i gruppen|till samordningsrådet");
    let own_bullet = s.bullet && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text));
    if lifted || own_bullet || s.has("kallelse") {
        return;
    }
    let days_before = s.has("före|innan|i förväg|senast").then(|| days(&s.small)).flatten();
    let mut channels: Vec<String> = Vec::new();
    let stops: &[&str] = &[" senast", " minst", " före ", " inför ", " som ", " innan ", ", och ", " i god tid", " för att", " kan ", " tas upp"];
    if let Some(hit) = INTAKE_TO.find(&s.small).or_else(|| INTAKE_WHO.find(&s.small)).or_else(|| INTAKE_ACTIVE.find(&s.small)) {
        channels = s.named(&hit, "who").or_else(|| hit.name("who2").and_then(|who| s.text.get(who.range()))).map(|who| list(&cut_at(who, stops))).unwrap_or_default();
    } else {
        for hit in INTAKE_THAT.all(&s.small) {
            if let Some(who) = s.named(&hit, "who") {
                let who = trimmed(who);
                let whole = lower(&who).contains(" via ");
                channels.extend(if whole { vec![who] } else { list(&who) });
            }
        }
    }
    channels.retain(|channel| !s.is_own(channel) && lower(channel) != "som" && channel.split_whitespace().count() <= 10);
    let dated = days_before.is_some() && s.has("anmäl|lämnas|inkom|till dagordningen|kommit in|skickas|in till|väck");
    let stated = dated || !channels.is_empty() && (INTAKE_THAT.is(&s.small) || s.has("förslag på ärende|nya frågor|väck|anmäl|dagordning|till gruppen|till rådet|kommer in|inkommer|lämna in|lämnas in|aktualiser|initier"));
    if stated {
        found.push(Rule::Intake(Intake { channels, days_before }), s.modality);
    }
}

patterns! {
    INTAKE_TO = r"(?:anmäl(?:s|as|a|er|es)?|lämnas|skickas|meddelas|inges|mejlas|lämnas in|skickas in|rapporteras in)(?: in)?(?: det| dem| detta| skriftligt| skriftligen| då)* (?:till|hos|via) (?P<who>[^.]+)$|(?:kommer|komma|inkommer|väcks|anmäls|kommer in|tas upp)(?: in)?(?: till [a-zåäö]+)? (?:genom|via|från|av) (?P<who2>[^.]+)$";
}

fn preparation(s: &Sentence<'_>, found: &mut Found) {
    if PROPOSAL.is(&s.small)
        && (s.has("bered|ärende|fråga|underlag|förslag"))
        && !s.has(" utse|på förslag av|adjunger|nominer")
        && (s.bullet || s.has(" ska |bör|skall|möjligaste mån|finnas|ha ett|åtfölj|läggs fram|innehåll"))
        && (!s.bullet || s.has("varje ärende|varje fråga|till ärende|i ärende"))
    {
        found.push(Rule::ProposalExpected(ProposalExpected::default()), s.modality);
        if !PREPARED_BY.is(&s.small) {
            return;
        }
    }
    if s.small.contains("frågor bereds av") && s.topic != Topic::Preparation && !s.has("ärende|arbetsutskott|bereds av ordf|beredningsgrupp|utskott") {
        return;
    }
    if s.has("på uppdrag av|uppdrag från|beställer|beställt|ger i uppdrag|politiska samråd")
        && !s.has("beredningsgrupp")
        || s.has("i beredning av frågor|i viss") && s.bullet
    {
        return;
    }
    let mut rule = Preparation::default();
    if s.has("bered")
        && let Some(hit) = PREPARED_BY.find(&s.small)
    {
        let by = s.named(&hit, "by").unwrap_or_default();
        let by = cut_at(
            by,
            &[
                " bestående",
                " som ",
                " med två", " på två", " på tre", " på fyra", " på fem", " om två", " om tre",
                " med tre",
                " med fyra",
                " med en ",
                ", där",
                ", som",
                " innan ",
                " inför ",
                " före ",
                " och består",
                ", bestående",
                " med representant",
                " i god tid",
                " tillsammans",
            ],
        );
        rule.by = Names(list(&by));
    } else if let Some(hit) = PREPARES
        .find(&s.small)
        .filter(|_| s.has("ärende|fråg|möte|sammanträd|beslut|underlag") && !s.bullet)
    {
        let by = s.named(&hit, "by").unwrap_or_default();
        let what = hit.name("what").map_or("", |what| what.as_str());
        // "leder arbetet och bereder ärenden till nämnden": the subject is the first words.
        rule.by = Names(list(&cut_at(&clause_subject(by), &[" med en ", " med två ", " bestående", " med tre ", " med represent"])));
        if s.has("förbereda sig|förbereder sig|medverka aktivt") {
            return;
        }
        rule.to = PREPARES_TO.find(what).and_then(|hit| hit.name("to")).and_then(|to| {
            let start = hit.name("what").map_or(0, |what| what.start());
            s.text.get(start + to.start()..start + to.end()).map(name)
        });
        if rule.by.is_empty() || s.has("dagordning|kallelse") {
            return;
        }
    } else if let Some(hit) = PREPARES_FOR.find(&s.small) {
        rule.to = s.named(&hit, "to").map(trimmed);
    } else if s.bullet && s.small.starts_with("bereder ") && let Some(hit) = PREPARES_TO_ANY.find(&s.small) {
        rule.to = s.named(&hit, "to").map(|to| cut_at(to, &[" ("]));
    } else if s.bullet && SORTS.is(&s.small) {
        rule.triage = Some(true);
    } else if TRIAGE.is(&s.small)
        && s.has("hör hemma|ska hanteras|ska tas upp|sortera|sorterar|vilka frågor")
        && !s.bullet
    {
        rule.by = Names(list(&clause_subject(
            s.text
                .get(..TRIAGE.find(&s.small).and_then(|hit| hit.get(0)).map_or(0, |whole| whole.start()))
                .unwrap_or_default(),
        )));
    } else if s.has("beredningsgrupp|beredningsutskott|arbetsutskott")
        && (SIZE.is(&s.small) || s.has("består av|utgörs av|en från|ska finnas|finns en"))
        && !s.bullet
    {
        rule.by = BODY_OF
            .find(&s.small)
            .and_then(|hit| s.named(&hit, "by").map(trimmed))
            .map(Names::one)
            .unwrap_or_default();
    } else if s.bullet
        && s.small.starts_with("bereda ")
        && let Some(hit) = PREPARES_TO.find(&s.small)
    {
        rule.to = s.named(&hit, "to").map(name);
    } else {
        return;
    }
    if TRIAGE.is(&s.small) {
        rule.triage = Some(true);
    }
    if let Some(hit) = SIZE.find(&s.small) {
        rule.size = super::numbers::amount(&hit).and_then(|amount| amount.max.or(amount.min));
    }
    let mut from = 0;
    while let Some(hit) = s.small.get(from..).and_then(|rest| ONE_EACH.find(rest)) {
        let Some(who) = hit.name("who") else { break };
        rule.one_from_each
            .push(s.text.get(from + who.start()..from + who.end()).map(trimmed).unwrap_or_default());
        from += who.end();
    }
    if rule.one_from_each.is_empty()
        && let Some(hit) = ONE_FROM_EACH.find(&s.small)
    {
        rule.one_from_each = s.named(&hit, "who").map(trimmed).into_iter().collect();
    }
    if rule.one_from_each.len() >= 2 && rule.size == Some(1) {
        rule.size = None;
    }
    found.push(
        Rule::Preparation(rule),
        if s.modality == Modality::Should && s.has("möjligaste") { Modality::Must } else { s.modality },
    );
}

patterns! {
    BODY_OF = r"(?P<by>[a-zåäö]*(?:beredningsgrupp|beredningsutskott|arbetsutskott)[a-zåäö]*)";
    CLAUSE = r"^(?P<who>.+?) (?:ska|skall|leder|ansvarar|är|har|styr|samordnar|sorterar|som|följer|kan|fungerar|utgör|gemensamt)(?: |$)";
}

fn clause_subject(text: &str) -> String {
    let small = lower(text);
    let padded = format!("{small} ");
    match CLAUSE.find(&padded).and_then(|hit| hit.name("who")) {
        Some(who) => trimmed(text.get(who.range()).unwrap_or(text)),
        None => trimmed(text),
    }
}

fn impact(s: &Sentence<'_>, found: &mut Found) {
    if !CONSEQUENCES.is(&s.small)
        || !CONSIDERED.is(&s.small)
        || s.has("förankra|läkemedel|ställningstaganden som påverkar|beslut som påverkar")
    {
        return;
    }
    let covers = BOTH_INSIDE.find(&s.small).or_else(|| COVERS_WHAT.find(&s.small)).and_then(|hit| hit.name("what").or_else(|| hit.name("what2")).or_else(|| hit.name("what3")).and_then(|what| s.text.get(what.range())))
        .map(|what| {
            let what = cut_at(
                what,
                &[
                     " framgå", " beskrivas",
                    " bedömas",
                    " beaktas",
                    " analyseras",
                    " belysas",
                    " redovisas",
                    " vägas",
                    " ska ",
                    " som kan påverkas",
                    " innan ",
                    " vara ",
                    ", både",
                    " bedöms",
                    " beskrivs",
                    " utredas",
                    " klarläggas",
                    " analyser",
                    " i sitt uppdrag",
                    " inför",
                    " värderas",
                    " är ",
                ],
            );
            list(&what)
        });
    found.push(Rule::ImpactAssessment(ImpactAssessment { covers: covers.unwrap_or_default() }), s.modality);
}

fn aspects(s: &Sentence<'_>, found: &mut Found) {
    if !ASPECTS.is(&s.small)
        || found.any(&[Kind::ImpactAssessment, Kind::CompositionBalance, Kind::Boundary, Kind::Publication])
    {
        return;
    }
    let known = s.has("aspekt|perspektiv|forskning|utbildning|patientsäkerhet|jämlik|jämställd|barn|miljö|hållbar|ekonomi|tillgänglighet|kompetens|brukar|digital|etik|etisk|arbetsmiljö|rättigheter");
    let matter = s.has("analys|bered|ärende|fråga|frågor|beslut|underlag|förslag|arbete|ställningstagande|uppdrag") || s.bullet;
    let bullet = s.bullet && s.small.starts_with("beakta");
    if !(known && matter) && !bullet {
        return;
    }
    let hit = ASPECTS_SUBJECT.find(&s.small).filter(|hit| hit.name("what").is_some_and(|what| !what.as_str().starts_with("i ") && !what.as_str().starts_with("vid ") && !what.as_str().starts_with("rådet") && !what.as_str().starts_with("gruppen") && !what.as_str().starts_with("när "))).or_else(|| ASPECTS_BEFORE
        .find(&s.small))
        .or_else(|| ASPECTS_AFTER.find(&s.small))
        .or_else(|| ASPECTS_SUBJECT.find(&s.small));
    let what = hit.and_then(|hit| s.named(&hit, "what")).map(|what| {
        cut_at(
            what,
            &[
                " i beredning",
                " vid beredning",
                " när ",
                " i alla",
                " i ärenden",
                " i sitt arbete",
                " i arbetet",
                " i sina",
                " i samtliga",
                " i underlag",
                " i varje",
                " inför ",
                " vid alla",
                " i allt",
                " alltid",
            ],
        )
    });
    let aspects: Vec<String> = what
        .map(|what| list(&what))
        .unwrap_or_default()
        .into_iter()
        .map(|aspect| aspect.trim_end_matches('-').to_owned())
        .collect();
    if !aspects.is_empty() && aspects.len() <= 10 {
        found.push(Rule::AspectsConsidered(AspectsConsidered { aspects }), s.modality);
    }
}

fn consultation(s: &Sentence<'_>, found: &mut Found) {
    if !CONSULT.is(&s.small)
        || s.has("utses|utser|dela sin tid|frekvens|antalet möten|fackl|förankra ")
        || found.any(&[Kind::MeetingFrequency, Kind::ChairAppointment, Kind::Coordinator])
    {
        return;
    }
    let before = s.has("uttalar sig om|prövas först|ställning tas|föregås av|rekommendation|ställningstagande|före beslut|innan|inför beslut|innan beslut|tar ställning|beslut som|beslut om|förslag som|först ");
    let passive = s.has("prövas först|ha hörts|inhämtas synpunkter|föregås av|stämmas av|stäms av|samrådas|samråd ske|samråd ha skett|höras|hörs|inhämtas|konsulteras|rådgöra|dialog ske|kräver samråd|stämma av|samråda|yttra sig|samråd med|dialog med|inhämta");
    if !before || !passive {
        return;
    }
    let topic = POSITION_ON
        .find(&s.small)
        .and_then(|hit| s.named(&hit, "topic").map(trimmed))
        .or_else(|| ON_TOPIC.find(&s.small).and_then(|hit| hit.name("topic").or_else(|| hit.name("topic2")).and_then(|topic| s.text.get(topic.range())).map(trimmed)));
    let with = CONSULT_WITH_NEAR
        .find(&s.small)
        .or_else(|| CONSULT_HEARD.find(&s.small))
        .or_else(|| CONSULT_WITH.find(&s.small))
        .and_then(|hit| s.named(&hit, "who"))
        .map(|who| cut_at(who, &[" innan ", " före ", " inför ", " som rör", ", innan", " när "]))
        .unwrap_or_default();
    if with.is_empty() && topic.is_none() {
        return;
    }
    found.push(
        Rule::ConsultationBeforePosition(ConsultationBeforePosition { topic, with: Names(list(&with)) }),
        s.modality,
    );
}

patterns! {
    ON_TOPIC = r"uttalar sig om (?P<topic2>[^.,]+?) inhämtas|~(?:i frågor om|i frågor som rör|om|som rör|som påverkar|som berör|gällande|kring) (?P<topic>[^.,]+?)(?: ska| skall| bör|,|\.|$)";
    CONSULT_WITH_NEAR = r"synpunkter (?:först )?från (?P<who3>[^.]+)$|~(?:stämmas? av|stäms av|stämma av|samråda?s?|samråd(?: ske| ha skett| ska ske)?|dialog(?: ske)?|rådgöra)(?: i dialog)?(?: först)? med (?P<who>[^.]+)$|inhämta[s]? (?:synpunkter|yttrande) från (?P<who2>[^.]+)$";
    CONSULT_HEARD = r"(?:ska|bör|måste|skall) (?P<who>[^.]+?) (?:ha hörts|höras|konsulteras|få yttra sig|ges tillfälle)|^(?P<who2>[^.]+?) (?:ska|bör|skall) (?:höras|konsulteras|få yttra sig)";
}

fn co_handling(s: &Sentence<'_>, found: &mut Found) {
    if !COOPERATE.is(&s.small)
        || found.any(&[
            Kind::ConsultationBeforePosition,
            Kind::MeetingFrequency,
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
    let with: Vec<String> =
        list(&text).into_iter().filter(|item| item.split_whitespace().count() <= 10).collect();
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
