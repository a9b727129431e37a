//! What is asked of a member: a post, what they answer for, what they bring, and whose members they have to be.

use super::*;
use crate::Kind;

patterns! {
    HAS_DUTY = r"(?:ska|skall|bör|måste) (?:ha|inneha) (?P<what>[a-zåäö]*(?:chefsansvar|budgetansvar|personalansvar|verksamhetsansvar|beslutsmandat)[^.,]*)";
    POSITION = r"(?:vara anställd som|anställda som|arbetar som|ska vara|skall vara|bör vara|måste vara|är|utgörs av|består av|ska ha befattning som|ha en befattning som|verka som|har en ledande ställning som) (?P<what>(?:en |ett )?[^.,]*?(?:chef|direktör|ledare|ansvarig|överläkare|läkare|sjuksköterska|tjänsteperson|tjänstem|profession|specialist|befattning|anställ|verksamma|förtroendevald|sakkunnig|strateg|samordnare|ledande ställning)[^.]*)";
    RESPONSIBLE = r"(?:ansvar(?:ar|a|iga|ig)? för|svara(?:r|nde)? för|chefsansvar för|ansvar över|ansvar inom|ansvar för) (?P<what>[^.]+)$";
    QUALITY = r"(?:förutsätts ha|väntas ha|som har|ha ett|ha en|ha|har en|har ett|har|med|besitta|besitter|krävs|behövs|behöver|ska äga|äga|vara väl förtrog%|förtrogen med|förtrogna med) (?P<what>(?:god |goda |bred |breda |stor |dokumenterad |gedigen |lång |tydligt |nödvändigt |tillräckligt |adekvat |relevant |väl )?(?:[a-zåäö]+ )?[a-zåäö]*(?:kännedom|befattning|ställning|inblick|vana|förmåga|kunskap|erfarenhet|kompetens|mandat|helhetsperspektiv|helhetssyn|förankring|legitimitet|överblick|insikt|perspektiv|intresse|förståelse|beslutsmandat|befogenhet|möjlighet|tid|ledningsuppdrag|chefsuppdrag|verksamhetsansvar)[^.]*)|~ska kunna (?P<what2>[^.]+)$";
}

pub(super) fn read(s: &Sentence<'_>, found: &mut Found) {
    stated(s, found);
    let other = [
        Kind::MemberEligibility,
        Kind::CompositionBalance,
        Kind::SubstituteRequired,
        Kind::CoOption,
        Kind::Quorum,
    ];
    if !found.any(&other) && framed(s, found) {
        // *Uppdraget upphör om ledamoten byter arbetsgivare* ends a seat, and not the group.
        found.drop(&[Kind::Dissolution, Kind::ExOfficioAttendance]);
    }
}

patterns! {
    SUBJECT = r"^(?:(?:samtliga|alla|varje|de|gruppens|rådets|nätverkets|övriga|ordinarie|en|som|den|blivande|utsedd|utsedda|politiska|förtroendevalda) )*(?P<who>ledamöter%|ledamot%|deltagar%|deltagare|representant%|medlem%|företrädar%|personen|personer|personerna|den utsedda [a-zåäö]+|(?:den|de) som [^,]{3,60}?)(?: (?:i|från|för) [^.,]{2,50}?)?,? (?:(?:ska|skall|bör|måste|förväntas|förutsätts|behöver)(?: (?:också|även|alltid|helst|dessutom|tillsammans|därför|gärna|man|du|själva|i sin tur))* (?P<inf>vara|ha|kunna|besitta|äga|inneha|tillhöra|representera|företräda|komma från|uppfylla|arbeta|verka)|(?P<fin>är|har|besitter|representerar|företräder|arbetar|deltar i kraft av|tillhör|innehar)) (?P<what>.+)$";
    DENIED = r"^(?:[a-zåäö]+ )?(?:närvarande|beslutför|beslutsför|aktiv|aktiva|delaktig%|förbered%|påläst%|ordförande|sekreterare|sammankallande|kontaktperson%|ansvariga? för att|ansvar att|förankrat|skyldig%|rätt|rösträtt|yttranderätt|yttrande|närvaro%|möjlighet%|röst|ersättare|suppleant%|{num}|adjunger%|självskriv%|jäv%|representera[dt]%|utse%|överens|val%|dialog|kontakt%|samråd|samverkan|möte%|avstämning|tillgång|länk%|språkrör%|ambassadör%|behjälplig%|stöd|till hjälp|ansvar för att|i uppdrag|till uppgift|med i|med och|inte|lika|fler%|en viktig|en central uppgift|olika|oenig%|eniga|de som)~";
    QUALIFIED = r"~(?:mandat%|befogenhet%|ansvar%|[a-zåäö]*kompetens%|[a-zåäö]*kunskap%|[a-zåäö]*erfarenhet%|ställning|position|roll|[a-zåäö]*befattning|förankr%|förtroende|insikt%|kännedom|profession%|[a-zåäö]*legitim%|mandatet|beslutsmandat|verksamma?|anställda?|bosatt%|insatt%|engagerad%|intresse%|överblick|helhets%|förståelse|förmåga|[a-zåäö]*utbildning|chef%|direktör%|erfarna?|sakkunniga?|huvudman%|anslut%)~";
    PEOPLE_IN = r"^(?:i )?(?P<body>[a-zåäö]*(?:gruppen|rådet|teamet|forumet|nätverket|utskottet|kommittén)|[a-zåäö]+gruppens ledamöter)(?: (?:ska|skall|bör))? (?:består av|bestå av|utgörs av|utgöras av|bemannas av|bemannas med|representeras av|ingår|sammansätts av|samlar|ska|finns|sitter) (?P<what>(?:de )?(?:personer|nyckelpersoner|funktioner|tjänstepersoner|tjänstemän|chefer|specialister|medarbetare|experter|sakkunniga|professioner|ledamöter|representanter|deltagare|verksamhetsföreträdare|beslutsfattare)(?: från [a-zåäö ]+?)?,? (?:med|som|vilka|inom|verksamma|på) [^.]+?)(?: ingå)?$";
    COMPETENCE = r"^(?:i gruppen (?:ska|bör|skall) (?:det )?finnas |i rådet (?:ska|bör|skall) (?:det )?finnas |gruppen (?:ska|bör|skall) (?:tillsammans )?(?:ha|besitta)(?: tillgång till)? |rådet (?:ska|bör|skall) (?:tillsammans )?(?:ha|besitta)(?: tillgång till)? )(?P<what2>[^.]*?(?:kompetens|kunskap|erfarenhet|sakkunskap)[^.]*)$|^(?P<what>[^.]*?(?:kompetens|kunskap|erfarenhet)[a-zåäö]*(?: (?:i|inom|om|av|från) [^.]+?)?) (?:ska|bör|skall|måste) (?:också |även |alltid )?(?:finnas|vara representerad%) (?:i|bland) [^.]+$";
    NEEDED = r"^för att (?:kunna )?(?:få )?(?:ingå|delta|bli|vara|representeras|sitta|komma i fråga|utses|väljas|få plats|få en plats|antas)~[^.]{0,60}? (?:krävs|ska|skall|måste|behöver|fordras)~(?P<what>[^.]+)$|^(?:endast|bara) (?P<what2>[^.]+?) (?:kan|får) (?:vara|delta|ingå|bli|utses|väljas|sitta|representera)[^.]*$|^(?:krav|kravet|förutsättning|förutsättningen|villkor|kompetenskrav)[a-zåäö]* (?:för|på) (?:att [a-zåäö]+ )?(?:ledam|deltag|represent|medlem|medverk|plats)[^.]*? (?:är|utgörs av) (?P<what3>[^.]+)$";
    IMPORTANT = r"^(?:det är (?:av (?:stor )?vikt|viktigt|en förutsättning|önskvärt|nödvändigt|angeläget|ett krav|avgörande) att|lämplig% [a-zåäö]+ (?:hos|för) (?:ledamöterna|deltagarna|representanterna) är|viktigt är att) (?P<rest>.+)$";
    LEAVES = r"uppdrag%[^.]{0,40} (?:upphör|avslutas|ska lämnas|ska ställas till förfogande)~[^.]*(?:om|när|då) [^.]*(?:ledam|represent|deltag|anställning|tjänst)|(?:lämnar|slutar|byter|flyttar)[^.]* (?:upphör|ska|skall|avgår|lämnar|avslutas)[^.]*(?:uppdrag%|avgå|ledamot|mandat|plats%)";
    ORGANISATIONS = r"^(?:de )?(?P<who>[a-zåäö]*(?:organisationer%|organisationen|föreningar%|föreningen|förening|förbund%))(?: (?:i|som|med) [^.,]{2,60}?)? (?:ska|skall|bör|måste) (?P<what>(?:tillhöra|vara (?:anslutn|demokrat|verksam|öpp|registrer|rikst|partipolitiskt)|ha (?:sitt |sin |minst|en |ett |säte|stadgar|verksamhet|fler))[^.]+)$";
    ASKED_OF = r"(?:krav%|kompetens%|profil%|förutsättning%|kvalifikation%|kriterier) (?:på|för|hos)(?: [a-zåäö]+)? (?:ledam|deltag|represent|medlem)|ledamotsprofil|kravprofil|(?:ledamöterna|deltagarna|representanterna|medlemmarna|ledamot|ledamöter) (?:ska|bör|skall|måste|förväntas)(?: ha| vara)?:?$";
}

/// What is asked, by the frame of the sentence: its subject is a member and its predicate a state, or it says what it takes to
/// sit in the group. `false` where it is no such sentence.
fn framed(s: &Sentence<'_>, found: &mut Found) -> bool {
    let small = s.small.without_stop();
    if s.has("minnesanteckning|protokoll|kallelse|dagordning|arvode|ersättning") {
        return false;
    }
    let mut rule = MemberEligibility::default();
    let part = |hit: &regex::Captures<'_>, name: &str| {
        s.named(hit, name).map(trimmed).into_iter().collect::<Vec<_>>()
    };
    if let Some(hit) = LEAVES.find(small).filter(|_| s.has("ledam|represent|deltag|anställning")) {
        rule.qualities =
            hit.get(0).and_then(|whole| s.text.get(whole.range())).map(trimmed).into_iter().collect();
    } else if let Some(hit) = ORGANISATIONS.find(small) {
        rule.who = s.named(&hit, "who").map(trimmed);
        rule.qualities = part(&hit, "what");
        found.drop(&[Kind::SeatQuota]);
    } else if let Some(hit) = NEEDED.find(small).filter(|_| !s.has("beslut|möte|närvar")) {
        rule.qualities = part(&hit, "what");
    } else if let Some(hit) = COMPETENCE.find(small) {
        rule.qualities = part(&hit, "what");
    } else if let Some(hit) = PEOPLE_IN.find(small).filter(|_| {
        !s.has("ska bidra|skall bidra|bidrar") && !found.any(&[Kind::SeatQuota, Kind::MemberAppointment])
    }) {
        rule.position = s.named(&hit, "what").map(trimmed);
        found.drop(&[Kind::ExOfficioMember]);
    } else if asked_in_list(s) {
        rule.qualities = vec![trimmed(&s.text)];
    } else {
        return match IMPORTANT.find(small).and_then(|hit| s.named(&hit, "rest").map(str::to_owned)) {
            Some(rest) => {
                let inner = Sentence { small: lower(&rest).into(), text: rest, ..s.clone() };
                of_member(&inner, found)
            }
            None => of_member(s, found),
        };
    }
    found.push(Rule::MemberEligibility(rule), s.modality);
    true
}

/// An item of a list of what is asked: *god kännedom om verksamheten* under *Krav på ledamöterna*.
fn asked_in_list(s: &Sentence<'_>) -> bool {
    let heading = s.heading.as_deref().map(lower).unwrap_or_default();
    let led = s.lead.as_ref().is_some_and(|lead| ASKED_OF.is(&**lead));
    s.bullet
        && (led
            || s.lead.is_none() && ASKED_OF.is(&*heading)
            || s.lead.as_ref().is_some_and(|lead| ***lead == *heading) && ASKED_OF.is(&*heading))
        && QUALIFIED.is(&s.small)
        && !DENIED.is(&s.small)
}

fn of_member(s: &Sentence<'_>, found: &mut Found) -> bool {
    let Some(hit) = SUBJECT.find(s.small.without_stop()) else { return false };
    let (Some(what), Some(said)) = (hit.name("what"), s.named(&hit, "what")) else { return false };
    let what = what.as_str();
    let inf = hit.name("inf").map_or("", |inf| inf.as_str());
    let fin = hit.name("fin").map_or("", |fin| fin.as_str());
    if DENIED.is(what) || found.any(&[Kind::SeatQuota, Kind::ChairAppointment, Kind::MemberParticipation]) {
        return false;
    }
    let people = crate::read::seats::is_people(what.split([',', ';']).next().unwrap_or_default());
    let state = matches!(fin, "representerar" | "företräder" | "deltar i kraft av")
        || matches!(inf, "kunna" | "uppfylla" | "tillhöra" | "komma från")
        || QUALIFIED.is(what)
        || matches!(inf, "vara" | "arbeta" | "verka") && people
        || fin == "är" && people
        || inf == "ha" && what.starts_with("genomgått");
    if !state {
        return false;
    }
    let mut rule = MemberEligibility::default();
    if people && (matches!(inf, "vara" | "arbeta" | "verka") || fin == "är") {
        rule.position = Some(trimmed(said));
    } else {
        rule.qualities = qualities(said);
    }
    found.push(Rule::MemberEligibility(rule), s.modality);
    true
}

fn stated(s: &Sentence<'_>, found: &mut Found) {
    let stated = s.has("ska tillhöra|skall tillhöra|budgetansvar|måste tillhöra|förutsätts ha|väntas ha|komma i fråga|anställd som|kliniskt verksam| är verksamhetschef| är chef| är direktör| är områdeschef|samlat ansvar|arbetar som| ska vara| skall vara|bör vara|måste vara|chefsansvar|ska ha|bör ha|har mandat|med ansvar för|förutsättning|ska kunna|behöver ha|krävs|utgörs av|ha mandat|med mandat|är chefer|med erfarenhet|kompetens|skall ha|väl förtrog|svara för|vara verksam|ska representera sin|måste ha|förväntas ha");
    if !is_of_members(s) || !stated || found.any(&[Kind::MemberCommunicates, Kind::Quorum]) {
        return;
    }
    if s.small.starts_with("för att ") || s.has("kallelse|beslutför|adjunger|protokoll|anteckning|kontaktperson|ersättare|mandatperiod|förankra|rapporter|jäv|balans|kön|beslut fattas|varken|har mandat att fatta|besluten|beslutar") {
        return;
    }
    let mut rule = MemberEligibility::default();
    if let Some(hit) = POSITION.find(&s.small) {
        let what = s.named(&hit, "what").unwrap_or_default();
        let small = lower(what);
        let cut = [
            ", med ansvar",
            " med ansvar för",
            " och ha ",
            " och svara",
            " och ansvara",
            " med mandat",
            " samt ha ",
            ", ha ",
            " och ska ",
            ", som ",
            " som har ",
            " som utses",
            " som utsetts",
            " med chefsansvar",
            ", och ",
            " utsedda",
            " som aktivt",
        ]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min()
        .unwrap_or(what.len());
        rule.position = Some(trimmed(what.get(..cut).unwrap_or(what)))
            .filter(|position| !position.is_empty() && position.split_whitespace().count() <= 16);
    }
    if let Some(hit) = BELONGS.find(&s.small) {
        rule.who = s.named(&hit, "who").map(trimmed);
        rule.qualities = s.named(&hit, "what").map(|what| vec![trimmed(what)]).unwrap_or_default();
    } else if let Some(hit) = HAS_DUTY.find(&s.small) {
        rule.responsibilities = s.named(&hit, "what").map(|what| vec![trimmed(what)]).unwrap_or_default();
    }
    if let Some(hit) = RESPONSIBLE.find(&s.small) {
        rule.responsibilities = s.named(&hit, "what").map(responsibilities).unwrap_or_default();
    }
    if let Some(hit) = QUALITY.find(&s.small) {
        let what = s.named(&hit, "what").unwrap_or_default();
        rule.qualities = qualities(what);
    }
    if rule == MemberEligibility::default() {
        return;
    }
    if rule.position.is_some() && s.small.starts_with("gruppen består av chefer") {
        return;
    }
    found.push(Rule::MemberEligibility(rule), s.modality);
}

fn responsibilities(text: &str) -> Vec<String> {
    let small = lower(text);
    let end = [" i den egna", " inom sin", " inom den", " i sin ", ", samt ", " som ", ". ", " på sin "]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min()
        .unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    // "verksamhet inklusive A och B, C och D": what is included stays with its head.
    match text.split_once(" inklusive ") {
        None => list(text),
        Some((head, rest)) => match rest.split_once(", ") {
            Some((with, others)) => {
                let mut out = vec![trimmed(&format!("{head} inklusive {with}"))];
                out.extend(list(others));
                out
            }
            None => vec![trimmed(text)],
        },
    }
}

fn qualities(text: &str) -> Vec<String> {
    let joint = lower(text);
    match [" samt ", " och kunskap", " och erfarenhet", " och mandat", " och god ", " och ett ", " och ha "]
        .iter()
        .filter_map(|joint_word| joint.find(joint_word))
        .min()
    {
        Some(at) => {
            let rest = text.get(at..).unwrap_or_default();
            let rest =
                rest.trim_start_matches(" samt ").trim_start_matches(" och ").trim_start_matches("ha ");
            vec![trimmed(text.get(..at).unwrap_or_default()), trimmed(rest)]
        }
        None => vec![trimmed(text)],
    }
}
