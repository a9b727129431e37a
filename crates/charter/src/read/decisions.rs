//! Who decides and within what, what is anchored, and where a matter goes that nobody here may decide.

mod anchoring;
mod communication;
mod escalation;

use super::{
    found::Found,
    names::{list, name, trimmed},
    numbers::days,
    pattern::patterns,
    registry,
    sentence::Sentence,
};
use crate::{
    Kind, Modality,
    norm::{
        AdoptsChartersOf, Anchoring, ChairDecision, CommunicationOfDecisions, ConflictOfInterest, Consensus,
        DecisionByMandate, DecisionFrame, Escalation, Frame, GroupDecision, Names, PoliticalHandover, Rule,
        Timing, UnionConsultation, Voting, VotingRule,
    },
    text::words::{holds, lower},
};
use anchoring::*;
use communication::*;
pub(in crate::read) use escalation::places;
use escalation::*;

patterns! {
    MANDATE = r"~binder sin~|verkar genom [^.]*mandat|(?:blir|är) bindande[^.]*(?:när|sedan)[^.]*beslut|deltar med det mandat|beslut[^.]* i respektive kommun|beslut[^.]* i den egna linjen|~beslutar (?:sedan )?på hemmaplan|(?:gäller|börjar gälla|blir verklighet|träder i kraft|verkställs|får verkan|blir gällande)[^.]*?(?:när|genom att|sedan|efter att)[^.]*beslut|(?:beslut[a-zåäö]* (?:[a-zåäö ]{0,40}?)?(?:fattas|tas|fatta|kan (?:även )?(?:fattas|tas)|ska fattas|grundas|bygger|vilar|utgår)|fattar beslut|genomförs genom att|gäller först när|verkställs|beslutar (?:där|var för sig|inom|i|med|utifrån|enligt)|har beslutat i|tar beslut|tas av deltagarna|beslutas)[^.]*(?:mandat|linje|hemförvaltning|hemmaförvaltning|hemorganisation|egen förvaltning|egna förvaltning|respektive förvaltning~|delegation|var för sig|i sin egen roll|befogenhet|sin egen organisation|respektive organisation|respektive huvudman|var och en)|mandat[^.]*(?:fattas beslut|beslutar|tar beslut)|~(?:varje|respektive) (?:ledamot|deltagare|förvaltning|representant|huvudman)~[^.]*?beslutar|beslutanderätten (?:ligger|finns) (?:hos|kvar)|beslut[^.]*(?:ledamöternas|deltagarnas) (?:egna )?mandat";
    HOME = r"respektive kommun|egna linjen|respektive huvudman har|hemförvaltning|hemmaförvaltning|hemorganisation|hemmaorganisation|beslutar där|även där|i (?:den |sin )*(?:egen|egna) (?:förvaltning|organisation)|i respektive (?:förvaltning|organisation)|inom respektive (?:förvaltning|organisation)|i sin förvaltning tar|i varje förvaltning|hos respektive huvudman|av varje förvaltning|hemmaplan|hemma hos sig|i sin linje|var och en i (?:gruppen|rådet)|i linjen|om den där|beslutat där|först när";
    NO_POWER = r"(?:kan|får) (?:inte|ej) (?:fatta )?(?:egna )?beslut(?:a)?~|inte (?:ett |en |något )?beslutande (?:organ|forum|grupp|instans)|inte (?:ha |har )?(?:någon )?rätt att (?:fatta (?:egna |några |självständiga )?)?beslut|inte (?:en )?(?:egen )?beslutsinstans|beslutanderätt har (?:inte )?delegerats|(?:ingen|inte någon|saknar|inget|inte|ej|inga)~(?:egen |eget |egna |självständig |formell |formellt )*(?:beslutanderätt|beslutsrätt|beslutsmandat|beslutande|beslutsbefogenhet|beslutsfattande organ|besluta|beslut|befogenhet|mandat att (?:fatta )?beslut)|fattar (?:inga|inte|ej) |~inget beslutande|inte ett beslut";
    NO_POWER_OVER = r"(?:beslut|besluta|beslutar|beslutanderätt) (?:om|i frågor om|i|över) (?P<what>[^.,]+)";
    GROUP_DECIDES = r"^(?P<who>.+?) (?:får |kan |ska |skall |har rätt att |har mandat att |äger rätt att )?(?:besluta om|beslutar om|fatta beslut om|fattar beslut om|besluta i|beslutar i|fattar beslut i|beslutar|fastställa|fastställer|fatta beslut|fattar beslut) (?P<what>[^.]+)$";
    CHAIR_MAY = r"^(?:vid behov |i brådskande (?:fall|ärenden) |mellan mötena |om [^,]+, )?(?:gruppens |rådets )?ordförande[n]?~(?P<mid>[^.]*?)(?:fatta beslut|fattar beslut|besluta|beslutar|fastställa|fastställer|avgöra|avgör|får ensam|kan ensam)~?(?P<rest>[^.]*(?:\. ?\([^)]*\))?)";
    CHAIR_MAY_AFTER = r"~(?:får|kan) (?:gruppens |rådets )?ordföranden? (?:ensam |själv |också )*(?:fatta beslut|besluta|fastställa|avgöra)~?(?P<rest>.*)$";
    OBJECT = r"^ ?(?:beslut )?(?:om|i|att|kring|gällande|rörande)? ?(?P<what>.+?)(?: i enlighet med| enligt| med stöd av| inom ramen| utifrån| på delegation|,| när | som beskrivs| mellan | efter |$|\.)";
    SOURCE = r"~(?:i enlighet med|enligt|med stöd av|inom ramen för|utifrån|på) (?P<what>[^.(]*?(?:mandat|delegation|beslut|ordning)[^.(]*)";
    FRAME = r"budget|ekonomisk|förvaltningschef|linjeorganisation|linjens|linjeansvar|lag~|lagen|lagstift|lagar|chefsansvar|ekonomi|verksamhetschef|helhetsansvar|ramar";
    RESPECT = r"inte medföra|utöver budget|inte inskränk|inte påverka|inte åsidosätt|inte gå emot|inte rubba|~respekt~|~respektera[rs]?~|rymmas|inom ramen|inte gå före|inte frånta|inom (?:givna|beslutad|gällande|befintlig|tilldelad|respektive|de)|hänsyn till|begränsa|påverkar inte|inskränker inte|förhåller sig|håll[ae] sig inom|inte strida|får inte överskrida|måste finnas|rubbar inte|upphäver inte|ändrar inte|ska finnas";
    CONSENSUS = r"samtliga är ense|alla är ense|konsensus|enighet|samförstånd|enhällig|samsyn|eniga|~enas om|samstämmig|enas i";
    NOT_CONSENSUS = r"(?:inte|ej) (?:går )?att (?:enas|nå|komma överens)|inte (?:vi |parterna |man )?överens|oense|inte är överens|meningarna delade|konsensus inte|samsyn inte|inte uppnås|(?:inte|ej) (?:kan )?(?:nå|når|uppnå|uppnår|enas|är ense|är eniga|kan enas|kommer överens|blir överens|blir eniga|lyckas enas|kan komma överens|komma överens)|inte enighet|saknas enighet|vid oenighet|om enighet inte|om konsensus inte|oenig|inte är överens|kan (?:inte|ej) (?:enas|nå|komma överens)|enighet inte|når inte|utan enighet|konsensus inte|meningsskiljaktig|inte kan enas";
    VOTE = r"majoritet|har en röst~|mening som de flesta|flertalet|meningarna delade|röst|votering";
    JAV = r"(?:personligt|ekonomiskt|privat)(?: [a-zåäö]+){0,3} intresse|eg(?:et|na) intresse|~jäv%~|jävig|intressekonflikt|jävsdeklar|jävssituation";
    TO_POLITICS = r"(?:politiska|politiskt|nämnd|förtroendevald|styrelsen|fullmäktige|samrådet|politisk)";
    HAND_OVER = r"(?:underställs|överlämnas till|godkännas av|lyftas (?:upp )?till det|tas (?:upp )?i det|föras till det|lämnas (?:över |direkt |alltid |vidare )*(?:till|för)|överlämnas|beredas? för|bereds för|hänskjuts|föras? (?:vidare )?till|förs (?:vidare )?(?:till|upp)|underställ|ska (?:tas upp|behandlas|hanteras|godkännas|prövas|fastställas|beslutas|förankras) (?:i|av|hos) det|lyfts till det|redovisas för|går vidare till|läggs fram för|behandlas (?:i|av) det|godkännas av|prövas av det|läggas fram)";
    POSITIONS = r"ställningstagande|rekommendation|överenskommelse|beslut|förslag|frågor|riktlinjer|avtal|ärenden";
    ANY_BODY = r"(?:underställs|överlämnas till|godkännas av|lämnas till) (?P<to>[^.,]+)";
    POLITICS = r"~(?:i|till|för|av|hos) (?:det |den |länets |regionens )?(?P<to>[^.,]*?(?:politisk|nämnd|styrelse|samråd|fullmäktige)[^.,]*)$";
    UNION = r"fackli|mbl|~samverkan enligt (?:lag|avtal|mbl|medbest|gällande)|arbetstagarorganisation|medbestämmande|personalorganisation";
    UNION_WHERE = r"~(?:på|vid|i|inom|av|hos) (?P<where2>(?:varje |respektive )?(?:[a-zåäö]*sjukhus|[a-zåäö]*nivå|[a-zåäö]*bolag|[a-zåäö]*enhet))|~(?:i|inom|hos|av|på) (?P<where>(?:varje |respektive |den |sin |berörd |den egna |samtliga |ledamotens )?(?:egna |egen )?[a-zåäö]*(?:förvaltning|arbetsgivare|organisation|huvudm|verksamhet|linje|region|kommun)[a-zåäö]*)";
    UNION_WHO = r"(?:innan en|innan respektive|innan varje|respektive|varje) (?P<where>[a-zåäö]*(?:förvaltning|arbetsgivare|organisation|huvudman|verksamhet)[a-zåäö]*)";
    ANCHOR = r"förankra|förankring";
    ANCHOR_WHAT_AFTER = r"~(?:förankra|förankrar|förankring av|förankringen av)(?: och [a-zåäö]+)?(?: i efterhand)? (?P<what>[^.]+)$";
    ANCHOR_WHAT_BEFORE = r"^(?:det är (?:av (?:största|yttersta|stor) vikt|viktigt|angeläget|väsentligt) att |ansvarar för att |(?P<who>[^.]*?) (?:ansvarar för att|svarar för att|ska se till att|ser till att|säkerställer att|ska säkerställa att|har ansvar för att|ansvar att) )?(?P<what>[^.]+?) (?:ska |skall |bör |måste |behöver )?(?:vara )?(?:förankras|förankrade|förankrat|förankrad|ha förankrats|är förankrade|är förankrad|är förankrat)~";
    ANCHOR_WITH = r"~(?:tillsammans med|hos|med|i samverkan med) (?P<with>[^.]+)";
    LIFT = r"vända sig direkt|vänder sig|förs ärendet|förs frågan|saken med|överlämnas till|hänskjuta|föra frågor|förs vidare|lämnas frågan|~förs av|tas den upp|tas frågan upp|lyft|eskaler|hänskjut|~går via~|~gå via~|föras? vidare|förs vidare|~ta upp~|tas upp med|avgör (?:[a-zåäö ]+) (?:hur|frågan)|överlämnas|hänvisas|lämnas (?:frågan|den|över|till)|avgörs (?:frågan|den) av|avgörs av|underställ|går frågan|förs frågan|till (?:[a-zåäö]+ )?för avgörande|vänder|vända sig|kanaliseras|ska ställas via|återförs till uppdrag|föra upp|för upp|avgör om~|avgör [a-zåäö\-]+$|~(?:tas|sker|går|tar|förs) (?:alltid |endast |enbart )?via~";
    CONDITION = r"^(?:om|när|där|i de fall|i fall där|då|ifall|i frågor där|för frågor där|i händelse av att) (?P<when>.+?)(?:,| ska | skall | lyfts | eskaleras | hänskjuts | avgör | avgörs | får | kan frågan| bör | förs | går | överlämnas | tas | lämnas | lyfter | vänder | hänskjuter | eskalerar | tar | lämnar | ankommer )";
    CONDITION_VID = r"^(?:vid|i händelse av) (?P<when>[^,]+?)(?: ska | skall |,| lyfts | eskaleras | avgör | hänskjuts | får | kan | bör | förs )|^(?P<when2>oenighet[^,]*?|meningsskiljaktigheter[^,]*?|(?:nås|saknar|kan|uppstår|råder|uppnås|går|finns|blir|når|är|har)~[^,.]*?)(?:,? ska | skall |, | lyfts | eskaleras | avgör | hänskjuts | bör | förs | kan ordf)|(?P<when3>frågor som [^.]*?(?:saknar|inte har|inte kan|överstiger|ligger utanför)[^.]*?)(?: till | ska | lyfts )";
    CONDITION_AFTER = r" i (?P<when5>brådskande (?:fall|ärenden|lägen))$|(?P<when6>beslut som innebär att [^.]+?) (?:ska|skall|bör)|~om (?P<when4>(?:kan|saknas|saknar|nås|når|uppstår|råder|går|är|kommer|blir|uppnås|krävs)~[^.]+)$|(?:om|när|då|i de fall) (?P<when>(?:gruppen|rådet|enighet|konsensus|ingen|mandat|frågan|ledamöterna|parterna|huvudmännen|den|det|beslut|man|deltagarna|någon)[^.,]+)$";
    QUESTIONS = r"^(?P<when>(?:frågor|ärenden) (?:som|där) [^.]+?) (?:ska |skall |kan |bör )?(?:lyfts|lyftas|eskaleras|hänskjuts|hänskjutas|förs|föras|överlämnas)~";
    LIFTS = r"^(?P<who4>presidiet|ordföranden|gruppens ordförande|rådets ordförande|koordinatorn) (?:ska |kan |får |bör )?(?:hänskjuta|lyfta|föra|vända|ta)|lyfts (?:frågan )?av (?P<who3>ordföranden)|(?:lyfter|vänder sig|tar|hänskjuter|eskalerar|ska|skall|bör|får|kan) (?P<who2>(?:gruppens |rådets |teamets )?ordföranden?|koordinatorn|kontaktpersonen|ledamöterna|deltagarna|presidiet|processledaren|sekreteraren|ledamoten|deltagaren)~|~(?P<who>(?:gruppens |rådets |råd[a-z]* )?(?:ordförande[n]?|kontaktperson%|ledamöterna|ledamoten|deltagarna|deltagaren|koordinatorn|gruppen|rådet|[a-zåäö]+(?:gruppen|rådet)|vice viceordfxxx[n]?)) (?:kan |ska |skall |får |bör |ansvarar för att |har i uppgift att )?(?:då |själv |vid behov |alltid )?(?:lyfta|lyfter|eskalera|eskalerar|föra|för (?:upp|frågan|ärendet|den|saken|sådana)|hänskjuta|hänskjuter|ta upp|tar upp|vända|vänder)~";
    LIFT_TO = r"(?:lyft[a-z]*|eskaler[a-zåäö]*|hänskjut[a-zåäö]*|föra?s?|vidare|upp|tas|avgör[as]*|hänvisas|överlämnas|lämnas|underställ[as]*|går|gå|vända sig|vänder sig|återförs|frågan|den)~(?:frågan |den |ärendet |frågor |dem |behov [^.]*? |sådana frågor |upp |vidare |dessa |en fråga |de )*(?:till|av|i|inom|med|hos|för avgörande till) (?P<to>[^.]+)$";
    DECIDER = r"avgör (?P<to>[A-Za-zåäöÅÄÖ0-9\- ]+?) (?:hur|om|frågan|ärendet|vad)~|^(?P<to2>[A-Za-zåäöÅÄÖ0-9\- ]+?) avgör (?:hur|om|frågan|ärendet|vad)~|^(?P<to3>[a-zåäö\- ]+?) avgör om |~avgör (?P<to4>[a-zåäö\- ]+)$";
    VIA = r"~via (?P<via>[^.,]+?)(?: vidare)?(?: till (?:och från )?(?P<to>[^.,]+))?$|~via (?P<via2>[^.,]+)";
    TO_DIRECT = r"~(?:frågor|ärenden|kontakter|kontakt) (?:från (?:[a-zåäö]+) )?(?:till|med) (?P<to>[^.]+?) (?:i gruppens|i rådets|i frågor|tas |ska |skall |går|bör |kanaliseras)";
    FROM_DIRECT = r"~frågor från (?P<who>[a-zåäö]+)";
    TELL = r"(?:meddela[s]?|kommunicera[s]?|delges|informera[s]?|expediera[s]?|skickas|återkopplas|spridas|sprids|tillkännages|lämnas|återrapporteras|redovisas|förmedlas|sänds)";
    TELL_SUBJECT = r"^(?:vad (?:rådet|gruppen|[a-zåäö]+) (?:enats|beslutat|kommit)|sådana beslut)|^(?:ordföranden |koordinatorn |sekreteraren )?(?:ansvarar för att |ser till att |svarar för att )?(?:gruppens |rådets |fattade |alla |samtliga |information om )?(?:beslut|besluten|ställningstaganden|ställningstagandena|ställningstagande|beslut och ställningstagande%|rekommendationer|beslutet|utfallet)";
    TELL_TO = r"(?:meddela[s]?|kommunicera[s]?|delges|informera[s]?|expediera[s]?|skickas|återkopplas|spridas|sprids|lämnas|förmedlas|sänds|redovisas|återrapporteras)(?: av (?P<by>[^.]+?)(?: till))?(?: särskilt| skriftligt| skriftligen| omgående| löpande| ut)*(?: till| med| för| hos)? (?P<to>[^.]+)$";
    CHAIR_DECIDES = r"avgör(?:s av)? (?:gruppens |rådets )?ordföranden?(?:~|$)|ordföranden? (?:har rätt att )?(?:avgör|beslutar|bestämmer|avgöra|besluta)(?:~|$)";
    ADOPTS = r"(?:fastställer|fastställa|beslutar om|besluta om|godkänner|godkänna|antar|anta|utfärdar) (?P<of>(?:uppdrag|direktiv|uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdragsdirektiv|uppdragshandlingar|uppdragsbeskrivningar)[a-zåäö]* (?:för|åt|till) (?P<groups>[^.]+))$";
    ADOPTED = r"^(?P<groups2>[a-zåäö]+gruppernas|[a-zåäö]+teamens|[a-zåäö]+rådens) (?:uppdragsbeskrivningar|uppdragshandlingar|uppdrag|direktiv) (?:beslutas|fastställs|godkänns)|^(?:direktiv|uppdrag|uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdragsdirektiv)[a-zåäö]* (?:för|åt|till) (?P<groups>[^.]+?) (?:ska |skall )?(?:fastställs|beslutas|godkänns|antas|fastställas)~";
}

/// Reads decisions.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    adopts(s, found);
    union(s, found);
    conflict_of_interest(s, found);
    handover(s, found);
    anchoring(s, found);
    escalation(s, found);
    voting(s, found);
    mandate(s, found);
    frame(s, found);
    chair(s, found);
    group(s, found);
    consensus(s, found);
    communication(s, found);
}

fn adopts(s: &Sentence<'_>, found: &mut Found) {
    if let Some(hit) = ADOPTS.find(&s.small).or_else(|| ADOPTED.find(&s.small)) {
        let groups = s
            .named(&hit, "groups")
            .map(|groups| {
                let groups =
                    groups.strip_suffix("ernas").map_or(groups.to_owned(), |stem| format!("{stem}erna"));
                let groups = groups.as_str();
                let groups = cut(
                    groups,
                    &[" och ansvarar", " och följer", " och se", ", som ", " samt ", " fastställs"],
                );
                Names(list(&groups))
            })
            .unwrap_or_default();
        let plural = groups.first().is_some_and(|group| {
            let small = lower(group);
            holds(&small, "arbetsgrupp|undergrupp|samordningsgrupp|grupper|team|processteam|underliggande|underställda|råd|grupp")
                && !s.is_own(group)
                && !(s.own.iter().any(|own| small.starts_with(own.as_str())) || small.starts_with("ledningsrådet för") || small.starts_with("samordningsrådet för") || small.split(' ').next().is_some_and(|first| first.ends_with("rådet") || first.ends_with("gruppen")))
        });
        if plural
            && !s.has(
                "denna uppdrags|uppdragshandling för samordningsgrupp för|i enlighet med ställningstagande",
            )
        {
            found.push(Rule::AdoptsChartersOf(AdoptsChartersOf { groups }), s.modality);
        }
    }
}

fn cut(text: &str, stops: &[&str]) -> String {
    let small = lower(text);
    let end =
        stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min().unwrap_or(text.len());
    trimmed(text.get(..end).unwrap_or(text))
}

fn union(s: &Sentence<'_>, found: &mut Found) {
    if found.any(&[Kind::CoOption]) {
        return;
    }
    if UNION.is(&s.small) || s.label.is_some_and(|label| UNION.is(&lower(label))) {
        let place = UNION_WHERE.find(&s.small).or_else(|| UNION_WHO.find(&s.small)).and_then(|hit| {
            hit.name("where")
                .or_else(|| hit.name("where2"))
                .and_then(|place| s.text.get(place.range()))
                .map(trimmed)
        });
        let place = place.map(|place| {
            let small = lower(&place);
            small
                .strip_prefix("den egna ")
                .or_else(|| small.strip_prefix("egna "))
                .map_or(place.clone(), str::to_owned)
        });
        found.push(Rule::UnionConsultation(UnionConsultation { r#where: place }), s.modality);
    }
}

fn conflict_of_interest(s: &Sentence<'_>, found: &mut Found) {
    if !JAV.is(&s.small) {
        return;
    }
    let who = JAV_WHO.find(&s.small).and_then(|hit| hit.name("who").map(|who| who.as_str().to_owned()));
    let to = JAV_TO.find(&s.small).and_then(|hit| s.named(&hit, "to").map(name)).or_else(|| {
        s.has("till ordföranden|för ordföranden|säga till ordförand|meddela ordförand|anmäla det till ordförand|anmäla jäv till ordförand")
        .then(|| "ordföranden".to_owned())
    });
    let leaves = s
        .has("lämna rummet|lämnar rummet|lämna mötet|lämnar mötet|lämna samman|lämnar samman|lämnar då|ska lämna|inte delta i|deltar inte|avstå|får inte delta|inte medverka|gå ut|ska inte närvara|inte vara med")
        .then_some(true);
    found.push(
        Rule::ConflictOfInterest(ConflictOfInterest { who, declare_to: to, leaves }),
        if s.modality == Modality::MustNot { Modality::Must } else { s.modality },
    );
}

patterns! {
    JAV_WHO = r"~(?P<who>ledamot|ledamöter|deltagare|ordförande|representant|representanter|sakkunniga|medlem|ledamoten|medlemmar|den som)";
    JAV_TO = r"(?:anmäl[as]?[a-zåäö]*|meddela[rs]?|redovisa[rs]?|uppge[rs]?|deklarera[rs]?|säga till|säger till|informera[rs]?|berätta[r]?|tala om|upplysa|lämnas|lämna[r]?|ta upp|lämnar in|lämna in)(?: det| detta| jäv| jävet| en jävsdeklaration| jävsdeklaration| sitt jäv| eventuellt jäv| skriftligt)*(?: till| för| hos| med)? (?P<to>ordförande[n]?|koordinatorn|processledaren|kontaktpersonen|presidiet|gruppen|rådet|sekreteraren|kansliet|[a-zåäö]+gruppen|[a-zåäö]+rådet|[a-zåäö]+kontoret|[a-zåäö]+staben|[a-zåäö]+kansliet|uppdragsgivaren|[a-zåäö]+direktören|[a-zåäö]+chefen)";
}

fn handover(s: &Sentence<'_>, found: &mut Found) {
    let classed = s.has("vägledande|rekommend|principiell")
        && s.has("underställs|överlämnas till|godkännas av|lämnas till");
    if !(TO_POLITICS.is(&s.small) || classed)
        || !HAND_OVER.is(&s.small)
        || !POSITIONS.is(&s.small)
        || NOT_CONSENSUS.is(&s.small)
        || s.has("rapporterar|verksamhetsberättelse|kallelse|verksamhetsplan")
    {
        return;
    }
    if s.small.starts_with("om ")
        || s.small.starts_with("när ")
        || s.bullet
        || s.has("avtal om|arbetsordningen")
    {
        return;
    }
    let Some(hit) = POLITICS
        .find(s.small.without_stop())
        .or_else(|| if classed { ANY_BODY.find(&s.small) } else { None })
    else {
        return;
    };
    let to = s
        .named(&hit, "to")
        .map(|to| {
            let from = lower(to).rfind(" till ").map_or(0, |at| at + 6);
            let to = to.get(from..).unwrap_or(to);
            cut(
                to,
                &[
                    " innan ",
                    " före ",
                    " för politisk",
                    " för beslut",
                    " för ställning",
                    " för hantering",
                    " för behandling",
                    " för godkänn",
                    " för kännedom",
                    " för avgör",
                    " för fastställ",
                    " för vidare",
                    " för bered",
                    " för antag",
                    " som ",
                    " inför ",
                ],
            )
        })
        .unwrap_or_default();
    let classes: Vec<String> = [
        ("vägledande", "vägledande"),
        ("rekommender", "rekommenderande"),
        ("principiell", "principiell"),
        ("strategisk", "strategisk"),
        ("inriktning", "inriktning"),
        ("ekonomisk", "ekonomisk"),
        ("politisk betydelse", "politisk betydelse"),
        ("styrande", "styrande"),
        ("bindande", "bindande"),
        ("gemensamma riktlinjer", "riktlinjer"),
    ]
    .iter()
    .filter(|(stem, _)| s.small.contains(stem))
    .map(|(_, word)| (*word).to_owned())
    .collect();
    let positions = s.has("ställningstagande|rekommendation|överenskommelse");
    if classes.is_empty() && !positions {
        return;
    }
    found.push(
        Rule::PoliticalHandover(PoliticalHandover { position_classes: classes, to: Some(to) }),
        s.modality,
    );
}

fn voting(s: &Sentence<'_>, found: &mut Found) {
    if s.has("en röst|med en röst") {
        return;
    }
    if found.any(&[Kind::CoOption]) {
        return;
    }
    let labelled = s.label.is_some_and(|label| holds(&lower(label), "oenighet|omröst|röst"));
    if (labelled || NOT_CONSENSUS.is(&s.small) || s.has("oenighet")) && CHAIR_DECIDES.is(&s.small) {
        found.push(Rule::Voting(Voting { rule: Some(VotingRule::ChairDecides) }), s.modality);
        return;
    }
    if !VOTE.is(&s.small)
        || s.has("rösträtt saknas|utan rösträtt|har inte rösträtt|saknar rösträtt|röster från|patientens röst|röstberättigade ledamöter") && !s.has("majoritet|utslag")
    {
        return;
    }
    let rule = if s.has("utslagsröst|ordförandens röst") {
        Some(VotingRule::CastingVote)
    } else if s.has("förekommer inte|inte förekomma|ingen omröst|inga omröst|sker inte|inte ske|tillämpas inte|inte genom omröst|aldrig|används inte|inte röst|röstar inte|utan omröst") {
        Some(VotingRule::None)
    } else if s.has("flertalet|majoritet|flest röster|de flesta") {
        Some(VotingRule::Majority)
    } else if s.has("ordföranden avgör|avgör ordföranden|ordföranden beslutar|beslutar ordföranden") {
        Some(VotingRule::ChairDecides)
    } else {
        None
    };
    found.push(Rule::Voting(Voting { rule }), s.modality);
}

fn mandate(s: &Sentence<'_>, found: &mut Found) {
    if !MANDATE.is(&s.small)
        || found.any(&[
            Kind::Escalation,
            Kind::UnionConsultation,
            Kind::Anchoring,
            Kind::AdoptsChartersOf,
            Kind::Voting,
        ])
        || s.small.starts_with("ordförand")
        || s.bullet && s.has("ordförande kan|ordföranden kan")
    {
        return;
    }
    if s.has("vem som|vilka som|vilken person")
        || s.has("med respekt för") && !s.has("mandat")
        || NO_POWER.is(&s.small) && !s.has("utan av|utan i|utan var|men")
        || s.has("varken|beslutar om ändr|utse|samordningsrådet beslutar|undergrupp")
    {
        return;
    }
    let home = HOME.is(&s.small).then_some(true);
    found.push(Rule::DecisionByMandate(DecisionByMandate { home_decision: home }), s.modality);
}

fn frame(s: &Sentence<'_>, found: &mut Found) {
    if !FRAME.is(&s.small)
        || !RESPECT.is(&s.small)
        || found.any(&[Kind::Escalation, Kind::ImpactAssessment, Kind::CostBearer, Kind::AdoptsChartersOf])
    {
        return;
    }
    let decisions = s.has("åtgärder ska|åtgärderna ska|beslut|budgetram|budgeten|ställningstagande|förvaltningschefens|förvaltningscheferna|med respekt|respekteras|respektera ") || s.points_back() && s.before.contains("beslut")
        || s.topic == crate::text::topic::Topic::Decisions;
    if !decisions || s.bullet && !s.has("respekter|budget") {
        return;
    }
    if GROUP_DECIDES.is(&s.small) && s.has("besluta om|beslutar om|fatta beslut om") && first_is_group(s) {
        return;
    }
    let mut respects = Vec::new();
    for (stems, frame) in [
        ("förvaltningschef|chefsansvar|verksamhetschef|förvaltningsledning", Frame::HeadOfAdministration),
        ("budget|ekonomiska ramar|ekonomisk ram|ekonomi", Frame::Budget),
        ("linjeorganisation|linjens|linjeansvar|linjechef|i linjen", Frame::LineOrganisation),
        (" lag|lagen|lagstiftning|lagar|författning|gällande rätt", Frame::Law),
    ] {
        if s.has(stems) {
            respects.push(frame);
        }
    }
    if !respects.is_empty() {
        let modality =
            if matches!(s.modality, Modality::May | Modality::MustNot) { Modality::Must } else { s.modality };
        found.push(Rule::DecisionFrame(DecisionFrame { respects }), modality);
    }
}

/// Whether the sentence begins with the group.
fn first_is_group(s: &Sentence<'_>) -> bool {
    s.text.split(' ').next().is_some_and(|word| s.is_own(word))
}

fn chair(s: &Sentence<'_>, found: &mut Found) {
    if !s.has("ordförande")
        || found.any(&[Kind::Escalation, Kind::Voting, Kind::ConflictOfInterest])
        || s.has("undergrupp|arbetsgrupp|adjunger|extra möte|extra sammanträde|tid och plats|dagordning")
    {
        return;
    }
    let Some(hit) = CHAIR_MAY.find(&s.small).or_else(|| CHAIR_MAY_AFTER.find(&s.small)) else { return };
    if hit.name("mid").is_some_and(|mid| {
        let mid = mid.as_str();
        mid.contains(" av ")
            || mid.contains("utses")
            || mid.contains("rapport")
            || mid.contains("leder") && !mid.contains("kan")
            || mid.contains("inte")
    }) {
        return;
    }
    let start = hit.name("rest").map_or(s.text.len(), |rest| rest.start());
    let rest = hit.name("rest").map_or("", |rest| rest.as_str());
    let object = OBJECT
        .find(rest)
        .and_then(|hit| hit.name("what"))
        .and_then(|what| s.text.get(start + what.start()..start + what.end()).map(trimmed));
    let object = object.filter(|object| {
        let small = lower(object);
        !small.is_empty()
            && !small.starts_with("i enlighet")
            && !small.starts_with("enligt")
            && !small.starts_with("enlighet")
            && !small.starts_with("med stöd")
            && !small.starts_with("inom ramen")
            && !small.starts_with("på delegation")
    });
    let source =
        SOURCE.find(&s.small).and_then(|hit| s.named(&hit, "what").map(|what| cut(what, &[" som ", ", "])));
    found.push(
        Rule::ChairDecision(ChairDecision { object, source, registry_number: registry::number(s.quote) }),
        s.modality,
    );
}

fn group(s: &Sentence<'_>, found: &mut Found) {
    if !NO_POWER.is(&s.small) && found.any(&[Kind::DecisionByMandate])
        || found.any(&[
            Kind::ChairDecision,
            Kind::SubgroupCreation,
            Kind::CoOption,
            Kind::AdoptsChartersOf,
            Kind::Escalation,
            Kind::Adoption,
            Kind::Voting,
            Kind::Boundary,
        ])
    {
        return;
    }
    let about = s.has(
        "beslutande organ|beslutsorgan|gruppen|rådet|forum|samverkan|nätverk|teamet|området|utskott|kommitté",
    ) || s.own.iter().any(|own| s.small.contains(own.as_str()));
    if NO_POWER.is(&s.small)
        && about
        && s.has("beslut")
        && !s.has("varken|om ingen|saknar mandat i|när mandat saknas")
        && !NOT_CONSENSUS.is(&s.small)
    {
        let object = NO_POWER_OVER.find(&s.small).and_then(|hit| s.named(&hit, "what").map(trimmed));
        found.push(Rule::GroupDecision(GroupDecision { object }), Modality::MustNot);
        return;
    }
    if s.has("adjung|undergrupp|arbetsgrupp|processteam| utse|uppdrag för|dagordning|sin arbetsordning|egna arbetsformer|verksamhetsplan|ändringar i denna|ändringar i arbetsordning|ändringar i uppdrag|sammanträd|extra möte") {
        return;
    }
    if let Some(hit) =
        DECIDES_ITEM.find(&s.small).filter(|_| s.bullet && !s.has("uppdrag för|undergrupp|arbetsgrupp"))
    {
        let object = s.named(&hit, "what").map(trimmed);
        found.push(Rule::GroupDecision(GroupDecision { object }), s.modality);
        return;
    }
    if let Some(hit) = GROUP_DECIDES.find(&s.small).filter(|hit| {
        hit.name("who").is_some_and(|who| {
            s.is_own(who.as_str()) || who.as_str().ends_with("gruppen") && !who.as_str().contains(' ')
        })
    }) {
        let object = s.named(&hit, "what").map(trimmed).map(|what| {
            lower(&what)
                .strip_prefix("om ")
                .map_or(what.clone(), |_| what.get(3..).unwrap_or(&what).to_owned())
        });
        found.push(Rule::GroupDecision(GroupDecision { object }), s.modality);
    }
}

patterns! {
    DECIDES_ITEM = r"^(?:besluta|beslutar|fatta beslut|fattar beslut) om (?P<what>[^.]+)$";
}

fn consensus(s: &Sentence<'_>, found: &mut Found) {
    let sought = s.has("strävar efter|eftersträva|sträva efter|söker");
    let position = s.has("förutsätter|kräver|konsensus|eftersträva|sträva|ska |skall|fattas|görs|tas |bör|nås|genom|söka|söker|huvudregel|bygger på|försöker|sker i|tar sina|fattar");
    if CONSENSUS.is(&s.small)
        && (sought || !NOT_CONSENSUS.is(&s.small))
        && position
        && (s.has("så långt det är möjligt") || !found.any(&[Kind::Escalation, Kind::DecisionByMandate]))
    {
        found.push(Rule::Consensus(Consensus::default()), s.modality);
    }
}
