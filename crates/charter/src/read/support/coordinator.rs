//! Coordinating support: who provides it, how much, and what it does.

use super::*;

patterns! {
    TIED = r"^(?:till|för) (?:gruppen|rådet|nätverket|teamet|[a-zåäö]*(?:gruppen|rådet))(?:s [a-zåäö ]{3,30})? (?:är|finns|knyts|ska|bör)(?: (?:det|även|också|vara|finnas|knytas))* (?:en|ett) (?:[a-zåäö]+ )?(?:koordinator|samordnare|processledare|processtöd|utvecklingsledare|strateg|[a-zåäö]+strateg|[a-zåäö]+samordnare|projektledare|handläggare)[a-zåäö]*(?: knut%| kopplad%)?(?P<rest>.*)$";
    STOOD_BY = r"^(?:gruppen|rådet|nätverket|teamet|[a-zåäö]*(?:gruppen|rådet))(?:s [a-zåäö]+)? (?:stöds|biträds|har stöd|får stöd|har hjälp|får hjälp)(?: i [a-zåäö ]+?)? av (?P<who>[^.,]+)$";
    IS_COORDINATOR = r"^(?P<who>[^.,]{4,60}?) (?:är|fungerar som|ska vara|verkar som|har rollen som) (?:gruppens |rådets |nätverkets )?(?:koordinator|samordnare|processledare|processtöd)(?: (?:för|i|åt) [^.,]+)?$";
    COORDINATES = r"^(?P<who>[a-zåäö]*(?:strategen|samordnaren|koordinatorn|utvecklaren|utvecklingsledaren|processledaren|handläggaren)) (?:samordnar|koordinerar|administrerar) (?:gruppens|rådets|nätverkets|[a-zåäö]*gruppens|[a-zåäö]*rådets) (?:arbete|verksamhet|möten)~";
    SECRETARY_WORD = r"sekret|kansli";
    PROVIDED = r"~(?P<by>[^.,]+?) (?:ska |skall )?(?:är [a-zåäö ]*behjälplig[at]? med|tillhandahåller|tillhandhåller|tillhandahålla|bistår [a-zåäö]+ med|bidrar med|ställer|står för|svarar för|bemannar|erbjuder|avsätter|ger|lämnar|finansierar|ansvarar för|utser|ansvarar|tillsätter|håller med|håller [a-zåäö]+ med)~";
    PROVIDED_INVERTED = r"~(?:tillhandahåller|ställer|erbjuder|bidrar|utser|avsätter) (?P<by>[A-Za-zåäöÅÄÖ\- ]+?) (?:en |ett )?(?:koordinator|processledare|processtöd|stöd|samordnar|sekreter)";
    PROVIDED_PASSIVE = r"(?:tillhandahålls|ställs till förfogande|utses|bemannas|finansieras|ges|sköts|fullgörs|lämnas|hanteras|svaras|bekostas|förses|tillsätts|utförs|hålls|skickas|stöds|administreras|hålls med|förläggs|placeras)(?: [a-zåäö]+){0,3}? (?:av|hos|vid|på) (?P<by>.+)$";
    PROVIDED_RELATIVE = r"(?:koordinator|processledare|sekreterare|samordnare|processtöd)[a-zåäö]*,? (?:som|vilken) (?:(?:är anställd (?:av|hos)|tillhandahålls av) (?P<by4>[A-Za-zåäöÅÄÖ\- ]+?)(?:$|,| )|(?P<by>[A-Za-zåäöÅÄÖ\- ]+?) (?:ställer|tillhandahåller|bidrar|utser|finansierar))|(?:anställd|anställs) (?:av|hos|vid) (?P<by2>[^.,]+)|(?P<by3>[A-ZÅÄÖa-zåäö\- ]+?) (?:bistår|stödjer|hjälper)[^.]*? med (?:en |ett )?(?:koordinator|processledare|samordnare|sekreterare|stöd|processtöd)";
    PROVIDED_FROM = r"(?:koordinator|processledare|sekreterare|stöd|samordnare|processtöd|kansli%|sekretariat%)[a-zåäö]* (?:(?:kommer |hämtas |finns |ges |får |är |är anställd |är placerad |ligger |ligger organisatoriskt )?(?:från|hos) |(?:är anställd |är placerad |ligger |finns |hämtas )(?:vid|på|i|inom) )(?P<by>[^.,]+)";
    SHARE_TIME = r"del av sin tid|gemensam (?:närvårds|process|vård)?[a-zåäö]*(?:koordinator|processledare|samordnare)|~delas? (?:mellan|med) (?:andra|flera|rådet|gruppen|[a-zåäö]+råd)|dela (?:sin )?(?:tid|arbetstid)|delas? (?:mellan|med) [^.]*(?:grupp|råd)|gemensam för (?:flera|rådet|samtliga)|arbeta åt flera|stödja flera|delar koordinator|samma koordinator";
    DIALOGUE = r"~(?:i|efter) (?:dialog|samråd|överenskommelse|avstämning) med (?P<who>[^.]+?)(?: och inom ramen| dela|$|\.| fördela)";
    EXTENT = r"~(?P<e>(?:på |med |motsvarande )?en (?:fjärdedels|halv|kvarts|tredjedels) tjänst|i viss omfattning|i mån av (?:resurser|tid|möjlighet)|(?:på |med |motsvarande |om )?\d{1,3} ?(?:procent|\x25)(?: av en (?:heltid|tjänst))?|på heltid|på halvtid|på deltid|deltid|kvartstid|halvtid|heltid|i den omfattning som [^.]+)";
    SUPPORT_FOR = r"~(?:stöd|stödjer|processtöd|resurs%|kompetens|hjälp) (?:rörande|i frågor om|för|kring|i|inom|med|gällande|avseende) (?P<what>[^.]+)$";
    VARS = r"vars (?:arbetsuppgifter|uppgift|uppgifter|uppdrag) (?:är|består i) att (?P<what>[^.]+)$";
    OFFICER_DUTIES = r"^(?:viktiga delar i )?(?:koordinator|processledare|samordnare|processtöd|uppdraget som koordinator|uppdraget som processledare)[a-zåäö]*(?:s uppgift(?:er)? är att| har till uppgift att| har i uppdrag att| är att:?| ska| skall| ansvarar för att| ansvarar för|s uppdrag är att)?:? ?(?P<what>.+)$";
    COORDINATOR = r"~en samordnare~|samordnare för (?:gruppen|rådet|nätverket)|^samordnaren (?:är anställd|har till uppgift|har i uppdrag|ansvarar för|ska (?:ha|vara|stödja|samordna|koordinera))~|tjänstemannastöd|handläggarstöd|tjänstepersonsstöd|^samordnaren är anställd~|nätverkets samordnare|rådets samordnare|gruppens samordnare|koordinator|koordinerande|processledare|processtöd|samordnande stöd|samordningsstöd|processledning|metodstöd|samordningsresurs|processledarstöd|utvecklingsledare";
}

pub(super) fn provider(s: &Sentence<'_>) -> Option<String> {
    [&PROVIDED_RELATIVE, &PROVIDED_PASSIVE, &PROVIDED, &PROVIDED_INVERTED, &PROVIDED_FROM]
        .iter()
        .filter_map(|pattern| pattern.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name)))
        .find(|by| {
            let small = lower(by);
            !small.is_empty()
                && small.split_whitespace().count() <= 8
                && !s.is_own(by)
                && !small.starts_with("koordinator")
                && !small.starts_with("som ")
                && !small.starts_with("stöd")
                && !small.starts_with("till stöd")
                && !small.starts_with("till sin hjälp")
                && !small.starts_with("ledam")
                && !small.contains("halvtid")
                && !small.contains("deltid")
                && small != "möten"
                && small != "tid"
                && !small.starts_with("planerar")
                && !small.starts_with("sekreter")
                && !small.starts_with("processled")
                && !small.contains("ordförandeskap")
                && !is_person(by)
        })
}

/// What a coordinator does for meetings and notes, which kinds of their own tell of.
fn is_elsewhere(s: &Sentence<'_>) -> bool {
    s.has("redovisar|informerar|dokumenterar|jäv|bekosta|görs av|deltar |närvarar|protokoll|anteckning|kallelse|kallar|sänder ut|skickar ut|dagordning|rapporterar till|diarieför|arkiver")
}

/// Where somebody comes from: *en processledare från utvecklingsenheten*.
fn from_whom(text: &str) -> Option<String> {
    let small = lower(text);
    [" från ", " anställd av ", " anställd vid ", " anställd hos "]
        .iter()
        .find_map(|joint| small.find(joint).map(|at| at + joint.len()))
        .and_then(|at| text.get(at..))
        .map(name)
        .filter(|from| !from.is_empty())
}

/// Somebody coordinates, told by the frame: *Till rådet är en processledare knuten*, *Rådet stöds av en strateg*, *A är
/// processledare för gruppen*.
fn framed(s: &Sentence<'_>, found: &mut Found) -> bool {
    let small = s.small.without_stop();
    if found.any(&[Kind::ChairAppointment, Kind::MinutesRequired]) {
        return false;
    }
    let mut rule = Coordinator::default();
    if let Some(hit) = TIED.find(small) {
        rule.provided_by = s.named(&hit, "rest").and_then(from_whom);
        rule.extent = hit.name("rest").and_then(|rest| {
            let hit = EXTENT.find(rest.as_str())?;
            hit.name("e").map(|extent| extent.as_str().trim().to_owned())
        });
    } else if let Some(hit) = STOOD_BY.find(small) {
        let who = s.named(&hit, "who").map(trimmed).unwrap_or_default();
        let person = crate::read::seats::is_people(&who) && !who.starts_with(char::is_uppercase);
        if SECRETARY_WORD.is(&*lower(&who)) || !person && !COORDINATOR.is(&*lower(&who)) {
            return false;
        }
        rule.provided_by = Some(from_whom(&who).unwrap_or(who));
    } else if let Some(hit) = IS_COORDINATOR.find(small).or_else(|| COORDINATES.find(small)) {
        rule.provided_by = s.named(&hit, "who").map(trimmed);
    } else {
        return false;
    }
    found.push(Rule::Coordinator(rule), s.modality);
    true
}

pub(super) fn coordinator(s: &Sentence<'_>, found: &mut Found) {
    if framed(s, found) {
        return;
    }
    let label = s.label.map(lower).unwrap_or_default();
    let labelled = ["koordinator", "processledare", "stöd", "samordnare", "processtöd"]
        .iter()
        .any(|stem| label.starts_with(stem));
    let back = s.points_back() && COORDINATOR.is(&s.before);
    if !(COORDINATOR.is(&s.small) || labelled || back || label.contains("koordinator"))
        || found.any(&[Kind::Secretariat, Kind::CoOption, Kind::Notice])
    {
        return;
    }
    let first = clauses::first(s).filter(|_| is_elsewhere(s));
    let s = first.as_ref().unwrap_or(s);
    if is_elsewhere(s) || s.topic == Topic::Distribution {
        return;
    }
    if SHARE_TIME.is(&s.small) && provider(s).is_none() {
        let who = DIALOGUE.find(&s.small).and_then(|hit| s.named(&hit, "who").map(trimmed));
        found.push(
            Rule::Coordinator(Coordinator {
                shared: Some(true),
                in_dialogue_with: who,
                ..Default::default()
            }),
            s.modality,
        );
        return;
    }
    let mut coordinator = Coordinator {
        extent: EXTENT.find(&s.small).and_then(|hit| s.named(&hit, "e").map(trimmed)),
        shared: SHARE_TIME.is(&s.small).then_some(true),
        ..Default::default()
    };
    if let Some(by) = provider(s) {
        coordinator.provided_by = Some(by);
        if let Some(hit) = VARS.find(&s.small) {
            coordinator.duties = list(s.named(&hit, "what").unwrap_or_default());
        }
        if let Some(hit) = SUPPORT_FOR.find(
            s.small.rfind("stöd").and_then(|at| s.small.get(at.saturating_sub(1)..)).unwrap_or_default(),
        ) {
            coordinator.support_for =
                hit.name("what").map(|what| list(&name(what.as_str()))).unwrap_or_default();
        }
        found.push(Rule::Coordinator(coordinator), s.modality);
        return;
    }
    if let Some(hit) =
        OFFICER_DUTIES.find(&s.small).or_else(|| if back { BACK_DUTIES.find(&s.small) } else { None })
    {
        let what = s.named(&hit, "what").unwrap_or_default();
        coordinator.duties = duties(what);
        found.push(Rule::Coordinator(coordinator), s.modality);
        return;
    }
    let mentioned = s.has("mejlar|mejla |förs av|lyfts av|lyfter|avstämning|anmäl|kontakta");
    if labelled || !mentioned && s.has("nätverkets samordnare|rådets samordnare|gruppens samordnare|gruppens koordinator|rådets koordinator|finns|ska ha|har |stöds|till stöd|knyt|avsätt") {
        found.push(Rule::Coordinator(coordinator), s.modality);
    }
}

patterns! {
    BACK_DUTIES = r"^(?:hon eller han|denne|denna|hen|den ska|den ansvarar för att)(?: ska| skall)? (?P<what>.+)$";
    DUTY_JOINT = r",? (?:samt|och) (?:att )?(?P<verb>[a-zåäö]+(?:r|a|e)) ";
}

/// Duties told one after another: each begins with its verb.
fn duties(text: &str) -> Vec<String> {
    let small = lower(text);
    let mut out = Vec::new();
    let mut from = 0;
    for hit in DUTY_JOINT.all(&small) {
        let Some((whole, verb)) = hit.get(0).zip(hit.name("verb")) else { continue };
        let word = verb.as_str();
        let infinitive = crate::text::words::is_infinitive(word);
        let present = crate::text::words::is_present(word);
        let early = small.get(from..whole.start()).is_some_and(|part| part.split_whitespace().count() < 2);
        if (infinitive || present)
            && !early
            && (small
                .get(whole.start()..)
                .is_some_and(|rest| rest.starts_with(" samt") || rest.starts_with(", samt"))
                || present)
        {
            out.push(trimmed(text.get(from..whole.start()).unwrap_or_default()));
            from = verb.start();
        }
    }
    out.push(trimmed(text.get(from..).unwrap_or_default()));
    out.into_iter().filter(|duty| !duty.is_empty()).collect()
}
