//! How many seats, of whom; who may attend; when the group is quorate; what the composition balances.

mod composed;
mod framed;
mod pieces;
mod presence;
mod several;
mod substitutes;
mod units;

use super::{
    found::Found,
    names::{list, name, trimmed},
    numbers::{amount, number},
    pattern::patterns,
    sentence::Sentence,
};
use crate::{
    Modality,
    norm::{AttendanceLimit, CompositionBalance, Names, Quorum, Rule, SeatQuota, SubstituteRequired},
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};
use presence::*;
use std::collections::BTreeMap;
use units::*;

patterns! {
    EACH_HAS = r"^(?:från )?(?:var och en av |vardera |varje |respektive |samtliga |alla )(?P<u>.+?) (?:har|får|ska ha|skall ha|utser|representeras av|företräds av|deltar med|bidrar med|kommer|kan ha|har rätt till|disponerar|innehar|ska representeras av|ska företrädas av|skickar|är representerade? med|är representerad av|ska vara representerad med|utses|ska utse|väljer|nominerar|deltar|ingår|sitter|finns)(?: dock)? {amount} (?P<noun>[a-zåäö]+)";
    UNIT_HAS = r"^(?:från )?(?P<u>[^,.;]{2,90}?(?:, [^.;]{2,60}?)*?) (?:har|får|ska ha|skall ha|kan ha|representeras av|företräds av|deltar med|bidrar med|kommer|innehar|disponerar|utser|(?:ska |skall )?erbjuds?(?:as)?(?: att (?:utse|ingå med))?|ges (?:möjlighet|rätt)(?: att)? utse|har (?:möjlighet|rätt) att utse|är representerade? (?:med|av)|ska representeras av|ska företrädas av|har rätt till|ska utse|tillsätter)(?: (?:dock|ha|ytterligare|härutöver|vardera|var|också|även|själv|sammanlagt|totalt|därutöver|dessutom))* {amount} (?P<noun>[a-zåäö]+)(?: för (?P<role>[^.,]+))?";
    PER = r"{amount} (?P<noun>(?:ordinarie |fasta )?[a-zåäö]+)(?: utsedda?)?(?: och (?:en|ett|två) (?:ersättare|suppleant%))? (?:per|från varje|från vardera|från var och en av|från respektive|för varje|från samtliga|från var|för respektive|för vardera|åt varje|ur varje|från alla|vardera från|från) (?P<u>.+)$";
    COUNTED = r"^(?:det ska finnas |det finns |dessutom |därutöver |samt |varav )?{amount} (?P<noun>.+)$";
    WHOLE = r"~(?:består av|består|omfattar|har|ha|utgörs av|innehåller|uppgår till|ska vara|är|bestå av|uppgå till|med|antal%|omfatta|utgöras av)(?: (?:totalt|sammanlagt|dock|sammantaget|av))*:? {amount} (?P<noun>(?:ordinarie |fasta )?(?:ledam|representant|deltagar|medlem|person|platser|tjänstem|tjänsteperson|företrädare)%)";
    COUNT_LABEL = r"^(?:sammanlagt |totalt )?{amount}(?: (?:st|stycken|personer|ledamöter|deltagare|platser|representanter))?\.?$";
    NUMBER_OF = r"~antalet (?:ledamöter|deltagare|platser|medlemmar|representanter|personer)(?: i [a-zåäö]+)? (?:bör uppgå till|ska uppgå till|kan vara|bör vara|är|ska vara|uppgår till|får vara|bör vara|begränsas till|får uppgå till|får inte överstiga|ska inte överstiga|överstiger inte) {amount}";
    PARTS = r"~(?P<n>{num}) (?:av dem |av dessa |ledam[a-zåäö]+ |representant[a-zåäö]* |person[a-zåäö]* |tjänste[a-zåäö]+ |deltagare )?(?:från|för|ur|utses av|kommer från|är från|som företräder|företräder|representerar) (?P<u>[^,;.]+?)(?:,? (?:och|samt) {num} |,? (?:och|samt)? ?(?:en|ett) |, |$|\.| och )";
    ROLE_EACH = r"~(?:samt|och|dessutom|därutöver|plus) (?P<n>{num}) (?:representant|ledamot|person|plats|tjänsteperson)[a-zåäö]*(?: vardera| var)? för (?P<role>[^.]+)";
    NOT_MORE = r"fler än (?P<n>{num})[^.]*(?:ska|får|bör) inte";
    ATTEND_E = r"^från (?:en|ett|varje|samma|respektive) (?P<u>[a-zåäö]+) (?:deltar|får|bör|ska)(?: delta)? {amount} (?:person|representant|ledam|deltagare)";
    ATTEND_A = r"~(?:på|vid|till|i) (?:ett |varje |gruppens |rådets |alla |de )?(?:möte|sammanträde|träff)%.*?(?:deltar|delta|närvara|närvarar|företräds|representeras)(?: av)?(?: endast| bara)? {amount} (?:person|representant|ledam|deltagare|ombud|företrädare|tjänste)%[a-zåäö ]*?(?:per|från varje|från vardera|från respektive|för varje|från samma) (?P<u>[^.,]+)";
    ATTEND_B = r"~(?:på|vid|till|i) (?:ett |varje |gruppens |rådets |alla |de )?(?:möte|sammanträde|träff)%.*? (?:får|kan|ska|bör) {amount} (?:person|representant|ledam|deltagare|ombud|företrädare|tjänste)%[a-zåäö ]*?(?:per|från varje|från vardera|från respektive|för varje|från samma|från) (?P<u>[^.,]+?)(?: delta| närvara| medverka|$|[.,])";
    ATTEND_C = r"~{amount} (?:person|representant|ledam|deltagare|ombud|företrädare)%(?: i taget)? (?:per|från varje|från vardera|från respektive|för varje|från samma) (?P<u>[^.,]+?) (?:får |kan |ska |bör )?(?:deltar|delta|närvara|närvarar|medverkar|medverka)(?: vid| på| i| samtidigt|$|[ .,])";
    ATTEND_D = r"^(?:varje|respektive) (?P<u>.+?) (?:deltar|får delta|kan delta|närvarar|företräds|ska delta|representeras)(?: på| vid) (?:mötena|möten|sammanträden|sammanträdena|mötet|varje möte|ett möte) (?:med|av) {amount}";
    QUORUM = r"(?:hälften|tredjedelar|fjärdedelar|minst {num})~[^.]*(?:närvara|delta|närvarande|företrädd)[^.]*för att [^.]*(?:beslut|ställning)|utgör (?:beslutsmässigt|beslutfört) antal|(?:krävs|kräver|förutsätter) att (?:båda|samtliga|alla) (?P<all>parter|parterna|huvudmän|huvudmännen)[^.]*(?:representerad|närvar|företrädd|deltar)|överlägg[a-z]* (?:bara |endast )?(?:när|om)|beslut(?:s)?för|beslutsmässig|kvorum|(?:ställningstagande[a-zåäö]*|beslut) (?:kan|får) (?:bara |endast )?(?:göras|tas|fattas) (?:bara |endast )?(?:om|när)|för att [^.]{2,40} (?:ska |skall )?kunna (?:ta ställning|besluta|fatta|göra ställning)[^.]*(?:måste|krävs|ska)|(?:krävs|kräver|förutsätter) att (?:minst|mer än|fler än|åtminstone)";
    EACH_PART = r"från (?:vardera|varje|respektive|var och en av) (?P<of>[a-zåäö]+)";
    QUORUM_OF = r"(?:^|(?:när|om|då|att|kräver|krävs|förutsätter|med|måste|är)~.*?){amount} (?:av )?(?P<of>[a-zåäö]+)";
    SHARE = r"(?P<half>(?:minst |mer än |fler än |över )?(?:hälften|halva)|två tredjedelar|2/3|tre fjärdedelar|3/4|en tredjedel|1/3)(?: av)?(?: (?P<of>[a-zåäö]+(?: ledamöter| deltagare)?))?";
    BALANCE = r"(?:blandad|liksom olika|är företrädda|är representerade|representation av|representation från olika|~spegla|återspegla|balans|jämn fördelning|jämn könsfördelning|könsfördelning|allsidig|bredd|spridning|fördelning)";
}

/// Reads seats and attendance.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    quorum(s, found);
    attendance(s, found);
    balance(s, found);
    substitutes::substitutes(s, found);
    if !found.any(&[crate::Kind::Quorum, crate::Kind::AttendanceLimit]) {
        let framed = !s.has("adjunger|kontaktperson|beslutför|beslutsför|bjuds in|bjudas in");
        if framed && (framed::framed(s, found) || framed::size(s, found) || framed::item(s, found)) {
            return;
        }
        seats(s, found);
        if !found.any(&[crate::Kind::SeatQuota]) {
            single(s, found);
        }
        composed::composed(s, found);
    }
}

/// Whether a noun names people, who may sit in a group.
pub fn is_people(text: &str) -> bool {
    pieces::is_people(text)
}

/// Whether a name is a post that one person has.
pub fn is_post(who: &str) -> bool {
    composed::is_post(who)
}

/// Whether the sentence lists members, piece by piece.
pub fn lists(s: &Sentence<'_>) -> bool {
    !s.has(ELSEWHERE) && framed::lists(s)
}

/// Seats that stand alone, where nothing else told of them.
fn single(s: &Sentence<'_>, found: &mut Found) {
    if let Some(hit) = MAY_SIT.find(&s.small).or_else(|| ARE_SO_MANY.find(s.small.without_stop())) {
        let mut quota = SeatQuota {
            unit: Names(s.named(&hit, "u").map(|unit| vec![trimmed(unit)]).unwrap_or_default()),
            ..SeatQuota::default()
        };
        fill(&mut quota, &hit);
        if !s.has(ELSEWHERE) {
            push(s, found, quota, s.modality);
        }
        return;
    }
    let about =
        s.topic == Topic::Composition || s.has("ledam|representant|plats|företrädare|personer|person)");
    let guest = s.has("bjud|adjunger|yttranderätt|närvaro|utses av|bör vara |ska vara |stöd från");
    if !about || guest || s.has(ELSEWHERE) || found.any(&[crate::Kind::CoOption]) {
        return;
    }
    let Some(quotas) = several::several(s, 1) else { return };
    for quota in quotas.into_iter().filter(|quota| !quota.unit.is_empty()) {
        push(s, found, quota, if s.modality == Modality::May { Modality::May } else { s.modality });
    }
}

/// What is counted in sentences that tell of no seats.
const ELSEWHERE: &str = "kontaktperson|gånger|möten|ggr|beslutför|beredningsgrupp|beredningsutskott|arbetsutskott|utskott|perioder|dagar|veckor|justera|underteckn|minnesanteckning|jäv| år |ta ställning|i taget|fördelning av";

fn seats(s: &Sentence<'_>, found: &mut Found) {
    let about = s.topic == Topic::Composition || s.has("patientföreträdare|större än|sjuksköterska|läkare|ledam|representant|deltagar|medlem|plats|tjänsteperson|tjänstem|företrädare|personer");
    let elsewhere = s.has(ELSEWHERE)
        || s.has("hälften av|tredjedel")
        || s.lead.as_ref().is_some_and(|lead| lead.contains("beredning"));
    if !about || elsewhere || !number_there(&s.small) || s.small.starts_with("båda ") {
        return;
    }
    let may = s.has(" kan | får dock| får ha") && !s.has(" ska ");
    let modality = match s.modality {
        Modality::Should => Modality::Should,
        _ if may => Modality::May,
        _ => Modality::Must,
    };
    if let Some(quotas) = several::several(s, 2) {
        quotas.into_iter().for_each(|quota| push(s, found, quota, modality));
        return;
    }
    let from: Vec<SeatQuota> = FROM_UNIT
        .all(&s.small)
        .iter()
        .filter_map(|hit| {
            let mut quota =
                SeatQuota { unit: Names::one(trimmed(s.named(hit, "u")?)), ..SeatQuota::default() };
            fill(&mut quota, hit);
            Some(quota)
        })
        .collect();
    if from.len() >= 2 && s.small.starts_with("från ") {
        for quota in from {
            push(s, found, quota, modality);
        }
        return;
    }
    let mut quota = SeatQuota::default();
    let split = parts(s);
    let total = WHOLE.find(&s.small).filter(|_| !PER_EACH.is(&s.small));
    let each = EACH_HAS
        .find(&s.small)
        .or_else(|| UNIT_HAS.find(&s.small))
        .filter(|hit| hit.name("noun").is_some_and(|noun| is_member(noun.as_str())));
    if let Some(hit) = each.filter(|hit| !is_whole_group(hit.name("u").map_or("", |unit| unit.as_str()))) {
        let unit = s.named(&hit, "u").unwrap_or_default();
        quota.unit = units(unit);
        fill(&mut quota, &hit);
        if modality == Modality::May {
            quota.min = None;
        }
        quota.split = split;
        quota.role = hit.name("role").and_then(|role| s.text.get(role.range())).map(trimmed);
        if quota.split.is_empty() {
            quota.split = whereof(s);
        }
        push(s, found, quota.clone(), modality);
        if let Some(hit) = ROLE_EACH.find(&s.small) {
            let count = hit.name("n").and_then(|count| number(count.as_str()));
            quota = SeatQuota {
                unit: quota.unit,
                min: count,
                max: count,
                role: s.named(&hit, "role").map(trimmed),
                ..SeatQuota::default()
            };
            push(s, found, quota, modality);
        }
        // "Kommunerna har en ledamot vardera, A två ledamöter och B tre."
        let rest = s.small.get(hit.get(0).map_or(0, |whole| whole.end())..).unwrap_or_default();
        let offset = s.small.len() - rest.len();
        for hit in ALSO_HAS.all(rest) {
            let unit = hit
                .name("u")
                .and_then(|unit| s.text.get(offset + unit.start()..offset + unit.end()))
                .map(trimmed)
                .unwrap_or_default();
            let count = hit.name("n").and_then(|count| number(count.as_str()));
            let named = unit.starts_with(char::is_uppercase) || lower(&unit).ends_with("erna");
            if named && count.is_some() && unit.split_whitespace().count() <= 6 {
                push(
                    s,
                    found,
                    SeatQuota { unit: Names::one(unit), min: count, max: count, ..SeatQuota::default() },
                    modality,
                );
            }
        }
        if let Some(hit) = ALSO_EACH.find(rest) {
            let unit = hit
                .name("u")
                .and_then(|unit| s.text.get(offset + unit.start()..offset + unit.end()))
                .map(trimmed)
                .unwrap_or_default();
            let count = hit.name("n").and_then(|count| number(count.as_str()));
            push(
                s,
                found,
                SeatQuota { unit: Names::one(unit), min: count, max: count, ..SeatQuota::default() },
                modality,
            );
        }
        return;
    }
    let from = if s.has("minst|högst|två |tre |av dem") && s.has("av ledamöterna|av dem|av dessa|av deltagarna|av platserna|ledamot ska|ledamöter ska|representant ska|plats ska|ledamot bör|ledamöter bör") && s.has(" ska | bör |skall|måste") { FROM_THEM.all(&s.small) } else { Vec::new() };
    if !from.is_empty() {
        for hit in from {
            let Some(bounds) = amount(&hit) else { continue };
            let unit = s.named(&hit, "u").map(trimmed).unwrap_or_default();
            push(
                s,
                found,
                SeatQuota {
                    unit: Names::one(unit),
                    min: bounds.min,
                    max: bounds.max,
                    ..SeatQuota::default()
                },
                modality,
            );
        }
        return;
    }
    // Several numbers: the parts of a total, or each its own.
    if split.len() >= 2 && !s.has("varje ") {
        let sum: u32 = split.values().sum();
        let whole = total.as_ref().and_then(amount).filter(|amount| {
            amount.max == Some(sum) || s.has("varav|: ") || amount.max.is_some_and(|max| max > sum)
        });
        if whole.is_some()
            && let Some(hit) = &total
        {
            fill(&mut quota, hit);
            quota.split = split;
            return push(s, found, quota, modality);
        }
        for (unit, count) in split {
            push(
                s,
                found,
                SeatQuota {
                    unit: Names::one(unit),
                    min: Some(count),
                    max: Some(count),
                    ..SeatQuota::default()
                },
                modality,
            );
        }
        return;
    }
    // "Dessutom utser A och B tre ledamöter var."
    if let Some((before, after)) = inverted(s) {
        quota.unit = units(&before);
        let hit = AMOUNT_ONLY.find(&after);
        if let Some(hit) = hit {
            fill(&mut quota, &hit);
            push(s, found, quota, modality);
            return;
        }
    }
    if let Some(hit) = WHOLE.find(&s.small).filter(|_| !PER_EACH.is(&s.small)) {
        fill(&mut quota, &hit);
        quota.split = if split.is_empty() { whereof(s) } else { split };
        push(s, found, quota, modality);
        return;
    }
    if let Some(hit) = LARGER.find(&s.small) {
        quota.max = hit.name("n").and_then(|count| number(count.as_str()));
        push(s, found, quota, modality);
        return;
    }
    if let Some(hit) = ONE_OF_KIND
        .find(&s.small)
        .filter(|hit| hit.name("unit").is_some_and(|unit| !is_member(unit.as_str())))
    {
        let count = hit.name("n").and_then(|count| number(count.as_str()));
        let unit = s.named(&hit, "unit").map(trimmed).unwrap_or_default();
        push(
            s,
            found,
            SeatQuota { unit: Names::one(unit), min: count, max: count, ..SeatQuota::default() },
            modality,
        );
        return;
    }
    if let Some(hit) =
        STARTS.find(&s.small).filter(|hit| hit.name("noun").is_some_and(|noun| is_member(noun.as_str())))
    {
        fill(&mut quota, &hit);
        push(s, found, quota, modality);
        return;
    }
    if let Some(hit) = NUMBER_OF.find(&s.small) {
        fill(&mut quota, &hit);
        if s.has("överstig|begränsas till") {
            quota.min = None;
        }
        push(s, found, quota, modality);
        return;
    }
    let label = s.label.map(lower).unwrap_or_default();
    if label.starts_with("antal")
        && let Some(hit) = COUNT_LABEL.find(s.small.trim())
    {
        fill(&mut quota, &hit);
        push(s, found, quota, modality);
        return;
    }
    if let Some(hit) =
        PER.find(&s.small).filter(|hit| hit.name("noun").is_some_and(|noun| is_member(noun.as_str())))
    {
        let unit = s.named(&hit, "u").unwrap_or_default();
        let unit = cut_unit(unit);
        // "två från A och två från B" are parts without a total.
        quota.unit = units(unit);
        fill(&mut quota, &hit);
        if split.len() >= 2 && s.has("varav") {
            quota.split = split;
        }
        push(s, found, quota, modality);
        return;
    }
    // An item of a composition: "två verksamhetschefer", "en från primärvården".
    let listed = (s.bullet || s.label.is_some()) && s.topic == Topic::Composition
        || s.has("vardera")
        || s.topic == Topic::Composition
            && s.text.split_whitespace().count() <= 12
            && !s.small.starts_with("en ")
            && !s.small.starts_with("ett ");
    if listed && split.len() >= 2 {
        for (unit, count) in split {
            push(
                s,
                found,
                SeatQuota {
                    unit: Names::one(unit),
                    min: Some(count),
                    max: Some(count),
                    ..SeatQuota::default()
                },
                modality,
            );
        }
        return;
    }
    if listed
        && let Some(hit) =
            COUNTED.find(&s.small).filter(|hit| hit.get(0).is_some_and(|whole| whole.start() == 0))
    {
        let noun = s.named(&hit, "noun").unwrap_or_default();
        let small = lower(noun);
        let unit = ["från ", "för ", "ur "]
            .iter()
            .find_map(|lead| small.strip_prefix(lead).map(|_| noun.get(lead.len()..).unwrap_or(noun)))
            .unwrap_or(noun);
        let unit = trimmed(cut_unit(unit));
        if !unit.is_empty()
            && !small.starts_with("år")
            && !small.starts_with("viktig")
            && !small.starts_with("förutsättning")
            && !small.starts_with("gång")
        {
            quota.unit = Names::one(unit);
            fill(&mut quota, &hit);
            push(s, found, quota, modality);
        }
        return;
    }
    // "Sahlgrenska: 2"
    if s.topic == Topic::Composition
        && s.label.is_some()
        && !label.starts_with("antal")
        && !["ordförande", "ledam", "deltag", "sekret"].iter().any(|stem| label.starts_with(stem))
        && let Some(hit) = COUNT_LABEL.find(s.small.trim())
    {
        quota.unit = Names::one(trimmed(s.label.unwrap_or_default()));
        fill(&mut quota, &hit);
        push(s, found, quota, modality);
    }
}

/// *varav fem företräder regionen och fem kommunerna*
fn whereof(s: &Sentence<'_>) -> BTreeMap<String, u32> {
    let mut split = BTreeMap::new();
    let Some(hit) = WHEREOF.find(&s.small) else { return split };
    for (count, unit) in [("n", "u"), ("m", "v")] {
        let number = hit.name(count).and_then(|count| number(count.as_str()));
        let unit = hit.name(unit).and_then(|unit| s.text.get(unit.range())).map(trimmed);
        if let (Some(number), Some(unit)) = (number, unit) {
            split.insert(unit, number);
        }
    }
    split
}

patterns! {
    MAY_SIT = r"^(?:dessutom |därutöver |därtill |även )?(?:kan|ska|skall|bör|får) {amount} (?P<u>[a-zåäö\- ]{4,50}?) (?:ingå|delta|finnas med|sitta)~";
    ARE_SO_MANY = r"^(?P<u>[a-zåäö]+(?:erna|arna|orna)) (?:ska|skall|bör|får) vara {amount}$";
}

fn is_member(noun: &str) -> bool {
    const STEMS: &str = "läkare|sjukskötersk|chef|strateg|politiker|terapeut|ledam|representant|deltag|medlem|plats|person|tjänstem|tjänsteperson|företrädare|ordinarie|mandat|ombud|stol|säte";
    STEMS.split('|').any(|stem| noun.starts_with(stem)) && !noun.ends_with("stöd")
}

patterns! {
    FROM_UNIT = r"(?:^|,? och |, |,? samt )från (?P<u>[^,.;]+?) (?:deltar |ingår |sitter |kommer |utses |ska |finns )*{amount}(?: (?:ledam|represent|plats|deltag|person|tjänste|företräd)[a-zåäö]*)?(?: deltar| ingår| sitter)?";
    LARGER = r"inte (?:vara större än|bestå av fler än|ha fler än|överstiga) (?P<n>{num})(?: (?:personer|ledamöter|deltagare))?";
    ONE_OF_KIND = r"^(?P<n>{num}) (?P<unit>[a-zåäö]+) (?:bör|ska|skall|måste) (?:ingå|finnas)";
    STARTS = r"^{amount} (?P<noun>[a-zåäö]+) (?:ska |skall |bör |får )?(?:ingå|ingår|sitta|sitter|finnas|finns|utses|delta)~";
    WHEREOF = r"varav (?P<n>{num}) (?:företräder |representerar |från )?(?P<u>[a-zåäö]+),? och (?P<m>{num}) (?:företräder |representerar |från )?(?P<v>[a-zåäö]+)";
    ALSO_EACH = r"(?:, | och |, och )(?:varje |vardera |respektive |var och en av )?(?P<u>[^,;.]+?) (?:har )?(?P<n>{num})(?: (?:ledam|plats|represent)[a-zåäö]*)?$";
    FROM_THEM = r"{amount} (?:av (?:dem|dessa|ledamöterna|deltagarna|representanterna|platserna) |ledam[a-zåäö]+ |representant[a-zåäö]* |plats[a-z]* )?(?:ska |bör |skall |måste )?(?:vara|komma från|hämtas från|representera|företräda|vara från|från|tillhöra|utses från) (?P<u>[^,;.]+?)(?:,? och | samt |$|, )";
    ALSO_HAS = r"(?:, | och |; )(?P<u>[a-zåäö][^,;]{2,50}?) (?:har )?(?P<n>{num}) (?:ledam|represent|plats|deltag|person)[a-zåäö]*";
    AMOUNT_ONLY = r"{amount}";
    PER_EACH = r"~(?:per|från varje|från vardera|från respektive|för varje) ";
    INVERTED = r"~(?:utser|väljer|tillsätter) (?P<u>.+?) (?P<rest>(?:minst |högst )?{num} (?:ledam|representant|deltagare|plats|person|tjänste)%.*)$";
}

fn inverted(s: &Sentence<'_>) -> Option<(String, String)> {
    let hit = INVERTED.find(&s.small)?;
    let unit = s.named(&hit, "u")?.to_owned();
    let plain = !unit.is_empty() && unit.split_whitespace().count() <= 14;
    plain.then(|| (unit, hit.name("rest").map_or(String::new(), |rest| rest.as_str().to_owned())))
}

fn number_there(small: &str) -> bool {
    AMOUNT_ONLY.is(small)
}

fn is_whole_group(unit: &str) -> bool {
    let unit = unit.trim();
    let one = !unit.contains(' ')
        && (unit.ends_with("gruppen")
            || unit.ends_with("rådet")
            || unit.ends_with("forumet")
            || unit.ends_with("teamet")
            || unit == "området"
            || unit.ends_with("programområdet")
            || unit.ends_with("samverkan")
            || unit.ends_with("utskottet")
            || unit == "de"
            || unit == "det");
    one || unit.ends_with(" den") || unit.ends_with("sammansättningen")
}

/// The group's own name before *har* means the whole group; the reader is told of it by `own`.
fn fill(quota: &mut SeatQuota, hit: &regex::Captures<'_>) {
    if let Some(amount) = amount(hit) {
        (quota.min, quota.max, quota.approx) = (amount.min, amount.max, amount.approx);
    }
}

fn push(s: &Sentence<'_>, found: &mut Found, mut quota: SeatQuota, modality: Modality) {
    // *Ledamot som har ett intresse*, *dock högst*, *ytterligare en*: no unit.
    if quota.unit.iter().any(|unit| lower(unit).ends_with(" som")) {
        return;
    }
    if quota
        .unit
        .iter()
        .any(|unit| matches!(lower(unit).as_str(), "dock" | "ytterligare" | "sammanlagt" | "totalt"))
    {
        quota.unit = Names::default();
    }
    // A group that is named by its short name is the whole group.
    if quota.unit.0.len() == 1 && quota.unit.first().is_some_and(|unit| s.is_own(unit)) {
        quota.unit = Names::default();
    }
    let two = quota
        .unit
        .iter()
        .any(|unit| holds(&lower(unit), " ledamöter | ledamot | representanter | platser | upp till "));
    if !two && (quota.min.is_some() || quota.max.is_some()) {
        found.push(Rule::SeatQuota(quota), modality);
    }
}
