//! How often the group meets, in what form, on whose call, and what is sent before.

mod calling;

use super::{
    found::Found,
    names::{name, trimmed},
    numbers::{Amount, amount, days},
    pattern::patterns,
    people::is_person,
    sentence::Sentence,
};
use crate::{
    Kind, Modality,
    norm::{
        Counts, ExtraMeetings, Form, IntervalUnit, MeetingForm, MeetingFrequency, Names, Notice, NoticePart,
        Per, Rule,
    },
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};
use calling::*;

patterns! {
    MEETING = r"avstämning|utvecklingsdag|planeringsdag|temadag|~möte|[^a]möte|extramöte|möts|mötas|sammanträd|träff|~ses~|sammankom|sammankalla|samlas|frekvens|hur ofta|~antal~";
    PER = r"~{amount}(?: (?:st|stycken))? ?(?:(?P<of>[a-zåäö]*(?:dag|dagar|internat|konferens|konferenser|avstämning|avstämningar|seminari[a-zåäö]+|workshop[a-z]*|dialogmöte[a-z]*|planeringsmöte[a-z]*|avstämningsmöte[a-z]*))|gånger|gång|ggr|(?:ordinarie |fysiska |digitala |gemensamma |korta |längre |schemalagda |planerade |regelrätta |större )*(?:möten|möte|sammanträden|sammanträde|träffar|träff|sammankomster|tillfällen|tillfälle))?(?: (?:hålls|sker|genomförs|anordnas|äger rum|planeras))? ?(?:per|/|om|i|under|varje|under ett|i varje|under varje) ?(?:ett )?(?P<per>kalenderår|verksamhetsår|år|halvår|termin|kvartal|månad|vecka|året|terminen|halvåret|kvartalet|månaden|veckan|åt)%";
    YEARLY_AFTER = r"{amount} (?:ordinarie |fysiska |digitala |större |gemensamma? )*(?:gånger|ggr|möten|sammanträden|träffar|möte|sammanträde|träff|[a-zåäö]+möten?|[a-zåäö]+dag(?:ar)?)(?: (?:hålls|sker|arrangeras|anordnas|genomförs|ordnas|planeras))? årligen";
    EACH = r"~(?:var(?:je|t)?) ?(?P<n>annan|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|tionde|tolfte|fjortonde|\d{1,2}:?(?:a|e)?)?(?: ?(?:[-–—]|till|eller|à|till var) ?(?:var )?(?P<m>annan|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|tionde|tolfte|\d{1,2}:?(?:a|e)?))? ?(?P<u>vecka|månad|kvartal|termin|halvår)~|~(?P<v>varannan) (?P<w>vecka|månad)|~(?P<x>var fjortonde dag|varannan vecka)~";
    ADVERB = r"~(?P<w>månadsvis|kvartalsvis|terminsvis|halvårsvis|veckovis|månatligen|månadsvisa|kvartalsvisa|veckovisa|månatliga|en gång i månaden|en gång i kvartalet)~";
    SPACING = r"över (?P<per2>kvartalen|terminen|året)|(?:förslagsvis|helst|gärna|normalt|fördelat|fördelade|varav|lämpligen|jämnt fördelade|exempelvis|med|utspridda?)[^.]*?~(?:en gång|ett möte|ett|en|två gånger|två möten|två)~?(?:sammanträde |gång )?(?:per|i|varje|om)~(?P<per>kvartal|termin|halvår|månad)";
    ADJUST = r"(?:anpassas|ändras|justeras|utökas|minskas|avvika|avvikas|frångås|ökas|varieras)";
    ADJUST_WITH = r"~(?:i|efter|genom|vid) (?:dialog|samråd|överenskommelse|avstämning|samtal|kontakt) med (?P<who>[^.]+)$|godkännande av (?P<who2>[^.]+)$";
    REMOTE = r"digital|distans|~skype|~teams|videom|video|webbmöte|på länk|via länk|~zoom|telefonm|virtuell|~online|fjärrmöte";
    ON_SITE = r"fysisk|på plats|~träffas på|i samma rum|öga mot öga|samlas på plats|~(?:mötena|möten|sammanträden|sammanträdena|träffarna)~?(?:hålls|äger rum|förläggs|sker|genomförs) (?:i|på|hos|vid) ";
    HYBRID = r"(?:möjligt|möjligt för [a-zåäö]+|går) att delta (?:digitalt|på distans|via)|möjlighet att delta (?:digitalt|på distans)|hybrid|både (?:digitalt|på plats|fysiskt)|såväl (?:digitalt|fysiskt|på plats)|digitalt eller fysiskt|fysiskt eller digitalt|på plats eller digitalt|digitalt eller på plats|kombination av";
    SHORT = r"~(?:effektiva|korta|kort)~(?:och )?(?:korta|effektiva)? ?(?:möten|sammanträden|mötena)?|hållas korta";
    HOURS = r"{amount}(?:[- ]|,5 |½ )?(?P<u>halvtimm|timm|minut|tim|halv dag|halvdag|h~)";
    PLACE = r"~(?:hålls|äger rum|förläggs|sker|genomförs|hållas|förläggas)(?: [a-zåäö]+){0,3}? (?:i|på|hos|vid) (?P<place>[^.,]+)|~(?:träffas|samlas|möts) (?:fysiskt |alltid )?(?:i|på|hos) (?P<place3>[^.,]+)|~med (?P<place2>[^.,]+?) som (?:plats|mötesplats)";
    EXTRA = r"sammankallas (?:också |även |dessutom )?(?:om|när|då)~|(?:kan|får) (?:[^.,]{3,60}? )?sammankalla (?:gruppen|rådet|[a-zåäö]+gruppen|[a-zåäö]+rådet)|(?:sammanträder|träffas|möts|sammankallas) (?:också |även |dessutom |därutöver )*(?:när|om|då) [a-zåäö]+ (?:finner|anser|begär|bedömer|så)~|så ofta (?:som )?[a-zåäö]+ (?:finner|anser|begär|bedömer)~|extra avstämning|med kort varsel|(?:extrainsatt|extra|ytterligare|extrainsatt|extraordinär|fler)[a-zåäö]* ?(?:insatta? )?[a-zåäö]*(?:möte|sammanträd|träff)|mellan (?:de )?ordinarie|utöver (?:de )?ordinarie|utöver de|däremellan|sammankallas (?:vid behov|oftare|med kort)|tätare möten|vid behov (?:kan|får|ska) (?:gruppen|rådet)[^.]*(?:sammankall|träffas|samlas|mötas)|~(?:gruppen|rådet) kan sammankallas|fler möten|oftare|extramöte|extra avstämning|~extrainsatt|~sammankall[a-zåäö]* [^.]*med kort varsel|telefonmöte";
    CALLS = r"^(?:vid behov (?:kan|får) |utöver [^,.]*? (?:kan|får) )?(?P<who>[^,.]+?)(?: (?:kan|får|ska|skall|har rätt att|äger rätt att|bör|har möjlighet att))? (?:vid behov )?(?:kalla|kallar|sammankalla|sammankallar|besluta om|beslutar om|ta initiativ till|initiera|utlysa)~";
    CALLED_BY = r"(?:sammankallas|kallas|kallas till|utlyses|beslutas|sammankallar)(?: [a-zåäö]+){0,4}? av (?P<who>[^.,]+)";
    CALLS_AFTER = r"~(?:kan|får|ska|har) (?P<who>(?:ordförand|viceordf|koordinator|sekreterar)[a-zåäö]*) (?:rätt att |möjlighet att )?(?:kalla|sammankalla)";
    ASKS = r"(?:^|^.*~)(?:om|när|då|ifall) (?P<who>[^,.]+?) (?:så )?(?:begär|gör framställning|begärt|önskar|kräver|har begärt|påkallar|vill|efterfrågar|föreslår)~|(?:på|efter) (?:begäran|önskemål|initiativ|förfrågan) (?:av|från) (?P<who2>[^.,]+)|(?P<who3>[^,.]+?) (?:kan|får|har rätt att) (?:begära|påkalla|kräva|ta initiativ till|föreslå)";
    EXTRA_WHEN = r"^(?P<when4>vid [^,.]{4,50}?) (?:kan|får|ska|skall)~|~(?P<when>vid behov|när behov (?:finns|uppstår|föreligger)|om behov (?:finns|uppstår|föreligger)|om det (?:behövs|finns behov|finns särskilda skäl)|när det (?:behövs|krävs|är nödvändigt)|(?:om|när|då) [^.]+)$|~(?P<when2>vid behov|efter behov)~|~(?P<when3>vid (?:akut|brådska|särskild|oförutse|kris|allvarlig)[^.,]*)$";
    CALL_VERB = r"ska [a-zåäö]+ ha fått~|~tas fram~|~upprättas~|~sammanställs~|~finnas (?:hos|i|på)|~finns (?:hos|i|på)|^sammankallande är|svarar för kallelse|~tillhanda~|~tillhanda$|~(?:upprättar|utsända|utskickade|finns tillgängliga|läggs upp|kallar|kalla|kallas|kallelse%|sammankalla[rs]?|sammankallande|sänd[ae]?[rs]?|sänds|skick[ae][rs]?|skickas|skicka|distribueras|tillställs|tillhandahålls|delas ut|ska vara tillgängliga|läggs ut|mejlas|gå ut|går ut|utsänds|utskick|lämnas ut|finnas tillgäng%|är utsända|upprättar|sätter ihop|tar fram|förbereder)~";
    NOTICE_BY = r"^(?P<who2>[^,.]+?) (?:ansvarar|svarar|har ansvar|ser till) (?:för )?att [a-zåäö]+ (?:kallas|sammankallas)~|^(?P<who>[^,.]+?)(?: (?:ska|skall|ansvarar för att|ansvarar för|svarar för att|svarar för|har ansvar för att|bör))* (?:kallar|kalla|sammankallar|sammankalla|sänder|sända|skickar|skicka|är sammankallande|vara sammankallande|upprättar|tar fram|förbereder|upprätta|ta fram|distribuerar|utfärdar|kallelse|dagordning|att kalla|att skicka|att kallelse|att dagordning|svarar för kallelser|sätter ihop|ställer samman|lägger ut|mejlar)~";
    NOTICE_BY_PASSIVE = r"^sammankallande (?:till|för|i) [^.]+? är (?P<who3>[^.]+)$|~på kallelse av (?P<who4>[^.,]+?)(?: minst| högst| en | två | tre | fyra |$)|^sammankallande är (?P<who2>.+)$|(?:sänds|skickas|kallas|distribueras|utsänds|utfärdas|upprättas|görs|tas fram|sammanställs|mejlas|går ut)(?: [a-zåäö0-9,]+){0,8}? (?:av|från) (?P<who>[^.,]+)";
}

/// Reads meetings.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    let about = s.has("deltagande kan ske|deltagande sker|att delta på distans|att delta digitalt")
        || MEETING.is(&s.small)
        || s.topic == Topic::Meetings
        || s.topic == Topic::Notice
        || s.label.is_some_and(|label| MEETING.is(&lower(label)));
    if notice(s, found) {
        if PER.is(&s.small) && s.has("sammanträd|möts|träffas|samlas") {
            frequency(s, found);
        }
        return;
    }
    let goes_on = s.points_back() && MEETING.is(&s.before);
    if !about && !goes_on {
        return;
    }
    if extra(s, found) {
        return;
    }
    frequency(s, found);
    form(s, found);
}

pub(in crate::read) fn per(word: &str) -> Option<Per> {
    Some(match word {
        word if word.starts_with("halvår") => Per::HalfYear,
        word if word.starts_with("termin") => Per::Term,
        word if word.starts_with("kvartal") => Per::Quarter,
        word if word.starts_with("månad") => Per::Month,
        word if word.starts_with("veck") => Per::Week,
        word if word.contains("år") => Per::Year,
        _ => return None,
    })
}

pub(in crate::read) fn ordinal(word: &str) -> Option<u32> {
    const WORDS: &[(&str, u32)] = &[
        ("annan", 2),
        ("andra", 2),
        ("tredje", 3),
        ("fjärde", 4),
        ("femte", 5),
        ("sjätte", 6),
        ("sjunde", 7),
        ("åttonde", 8),
        ("tionde", 10),
        ("tolfte", 12),
    ];
    WORDS
        .iter()
        .find(|(known, _)| *known == word)
        .map(|&(_, number)| number)
        .or_else(|| word.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok())
}

fn frequency(s: &Sentence<'_>, found: &mut Found) {
    if ADJUST.is(&s.small)
        && s.has("frekvens|antal|möten|oftare|sammanträd")
        && !s.has("minnesanteck|protokoll|anteckning")
    {
        let with = ADJUST_WITH
            .find(&s.small)
            .and_then(|hit| s.named(&hit, "who").or_else(|| s.named(&hit, "who2")).map(name));
        if with.is_some() || s.has("frekvens") || s.has("antal") {
            let mut rule = MeetingFrequency { adjustable_with: with, ..Default::default() };
            if let Some(hit) = PER.find(&s.small) {
                let bounds = amount(&hit).unwrap_or_default();
                (rule.min, rule.max) = (bounds.min, bounds.max);
                rule.per = hit.name("per").and_then(|word| per(word.as_str()));
            }
            found.push(Rule::MeetingFrequency(rule), s.modality);
            return;
        }
    }
    if s.has("deltar|delta i|rapporter|utvärder|redovis|följs upp|kontaktperson|ordföranden i sor")
        && !s.has("möts|träffas|sammanträder|möten per|frekvens")
    {
        return;
    }
    if let Some(hit) = DAY_EACH_YEAR
        .find(&s.small)
        .filter(|_| !PER.is(&s.small) && s.label.is_none_or(|label| !holds(&lower(label), "per år|möten/år")))
    {
        let of = hit
            .name("of")
            .or_else(|| hit.name("of2"))
            .and_then(|of| s.text.get(of.range()))
            .map(str::to_owned);
        found.push(
            Rule::MeetingFrequency(MeetingFrequency {
                min: Some(1),
                max: Some(1),
                per: Some(Per::Year),
                of,
                ..Default::default()
            }),
            s.modality,
        );
        return;
    }
    let mut rule = MeetingFrequency::default();
    let per_hit = PER.find(&s.small);
    let bounds: Option<Amount>;
    let counted = LABELLED.find(&s.small).filter(|_| {
        s.small.starts_with("antal ") || s.label.is_some_and(|label| holds(&lower(label), "per år|möten/år"))
    });
    if let Some(hit) = counted {
        bounds = amount(&hit);
        rule.per = Some(Per::Year);
    } else if let Some(hit) =
        per_hit.as_ref().filter(|hit| hit.name("per").is_some_and(|word| per(word.as_str()).is_some()))
    {
        bounds = amount(hit);
        rule.per = hit.name("per").and_then(|word| per(word.as_str()));
        rule.of = s.named(hit, "of").map(str::to_owned);
    } else if let Some(hit) = YEARLY_AFTER.find(&s.small).or_else(|| YEARLY_BEFORE.find(&s.small)) {
        bounds = amount(&hit);
        rule.per = Some(Per::Year);
    } else if let Some(hit) = SEASONS.find(&s.small) {
        let count = |part: &str| hit.name(part).and_then(|count| super::numbers::number(count.as_str()));
        bounds = count("n").zip(count("m")).map(|(one, other)| Amount::exactly(one + other));
        rule.per = Some(Per::Year);
    } else if let Some(hit) = INTERVAL_OF.find(&s.small) {
        let both = amount(&hit).unwrap_or_default();
        bounds = None;
        (rule.interval_min, rule.interval_max) = (both.min, both.max);
        rule.interval_unit = Some(if hit.name("u").is_some_and(|unit| unit.as_str().starts_with("mån")) {
            IntervalUnit::Month
        } else {
            IntervalUnit::Week
        });
    } else if let Some(hit) = EACH.find(&s.small) {
        bounds = None;
        if !each(&mut rule, &hit) {
            return;
        }
    } else if let Some(hit) = ADVERB.find(&s.small) {
        bounds = Some(Amount::exactly(1));
        rule.per = hit.name("w").and_then(|word| adverb(word.as_str()));
    } else if RARE.is(&s.small) || BEFORE_EACH.is(&s.small) {
        bounds = None;
        if RARE.is(&s.small) {
            rule.of = special(s);
        }
    } else if let Some(hit) = LABELLED.find(&s.small).filter(|_| {
        s.label.is_some_and(|label| {
            let label = lower(label);
            label.contains("per år") || label.contains("möten/år") || label.contains("frekvens")
        })
    }) {
        bounds = amount(&hit);
        rule.per = Some(Per::Year);
    } else {
        return;
    }
    if let Some(bounds) = bounds {
        (rule.min, rule.max, rule.approx) = (bounds.min, bounds.max, bounds.approx);
    }
    if rule.approx.is_none() && s.has("cirka | ca |ca. |ungefär |omkring |c:a ") {
        rule.approx = Some(true);
    }
    let rest = per_hit
        .as_ref()
        .and_then(|hit| hit.get(0))
        .and_then(|whole| s.small.get(whole.end()..))
        .unwrap_or_default();
    let second =
        PER.find(rest).and_then(|hit| hit.name("per")).and_then(|word| per(word.as_str())).or_else(|| {
            ADVERB.find(rest).and_then(|hit| hit.name("w")).and_then(|word| adverb(word.as_str()))
        });
    rule.spacing = SPACING
        .find(&s.small)
        .and_then(|hit| hit.name("per").or_else(|| hit.name("per2")))
        .and_then(|word| per(word.as_str()))
        .or(second)
        .filter(|spacing| Some(*spacing) != rule.per);
    let also =
        AND_ALSO.find(&s.small).filter(|_| per_hit.is_some() && rule.of.is_none() && !WHEREOF.is(&s.small));
    if let Some(hit) = also {
        let count = hit.name("n").and_then(|count| super::numbers::number(count.as_str()));
        let (min, max) = (count, count);
        let of = s.named(&hit, "of").map(str::to_owned);
        let other = MeetingFrequency { min, max, per: Some(Per::Year), of, ..Default::default() };
        found.push(Rule::MeetingFrequency(other), s.modality);
    } else if rule.of.is_none() {
        rule.of = special(s);
    }
    if s.has("ordinarie") && rule.of.is_none() {
        rule.counts = Some(Counts::Ordinary);
    }
    if let Some(hit) = WHEREOF.find(&s.small) {
        let count = hit.name("n").and_then(|count| super::numbers::number(count.as_str()));
        let of = s.named(&hit, "of").map(str::to_owned);
        found.push(
            Rule::MeetingFrequency(MeetingFrequency {
                min: count,
                max: count,
                per: Some(Per::Year),
                of,
                ..Default::default()
            }),
            Modality::Must,
        );
        rule.of = None;
    }
    let modality = if s.modality == Modality::May && rule.spacing.is_none() && !s.has("möten kan") {
        s.modality
    } else if rule.spacing.is_some() {
        Modality::Must
    } else {
        without_form(s)
    };
    found.push(Rule::MeetingFrequency(rule), modality);
    // *Till en början varje vecka, därefter en gång i månaden* has a number for each of its phases.
    if let Some(hit) = THEN.find(&s.small) {
        let (one, two) = (hit.name("one"), hit.name("two"));
        for part in [one, two].into_iter().flatten() {
            let mut phase = MeetingFrequency::default();
            if let Some(hit) = PER.find(part.as_str()).filter(|hit| hit.name("per").is_some()) {
                let bounds = amount(&hit).unwrap_or_default();
                (phase.min, phase.max) = (bounds.min, bounds.max);
                phase.per = hit.name("per").and_then(|word| per(word.as_str()));
            } else if EACH.find(part.as_str()).is_none_or(|hit| !each(&mut phase, &hit)) {
                continue;
            }
            found.push(Rule::MeetingFrequency(phase), modality);
        }
    }
    if let Some(hit) = ALSO_WHEN.find(s.small.without_stop()) {
        let when = s.named(&hit, "when").map(trimmed);
        found.push(Rule::ExtraMeetings(ExtraMeetings { when, ..Default::default() }), Modality::May);
    }
}

patterns! {
    RARE = r"~(?:vartannat|vart annat|vart tredje|vart fjärde) år~(?:[^.]*?~)?(?:samlas|träffas|möts|sammanträder|hålls|ordnas|anordnas|arrangeras|genomförs)~|~(?:samlas|träffas|möts|sammanträder|hålls|ordnas|anordnas|arrangeras|genomförs)~(?:[^.]*?~)?(?:vartannat|vart annat|vart tredje|vart fjärde) år~";
    BEFORE_EACH = r"^[^.]*~(?:träffas|möts|sammanträder|samlas)~ ?(?:alltid )?(?:inför|före|efter|i samband med) (?:varje|gruppens|rådets|styrgruppens) [a-zåäö]*(?:möte|möten|sammanträde|sammanträden)~";
    THEN = r"^(?P<one>[^.]*~(?:vecka|veckan|månad|månaden|kvartal|termin|gånger [a-z ]+)),? (?:och )?(?:därefter|sedan|senare|efter det)~(?P<two>[^.]*)$";
    ALSO_WHEN = r"(?:,|och|samt|därutöver|därutöver också|dessutom|i övrigt|däremellan|där emellan|och därutöver)~(?:därutöver |dessutom |annars |i övrigt |också )?(?P<when>vid behov|när behov (?:finns|uppstår)|om (?:det )?[^.]+|när det [^.]+)$";
}

/// "digitalt när så är möjligt" softens the form, not the number.
fn without_form(s: &Sentence<'_>) -> Modality {
    if s.modality == Modality::Should && s.has("möjligt|helst") && !s.has("bör|eftersträv") {
        Modality::Must
    } else {
        s.modality
    }
}

patterns! {
    YEARLY_BEFORE = r"(?:årligen|varje år|per år|under året|om året|per kalenderår|per verksamhetsår)[^.]{0,40}?{amount} (?:ordinarie |fysiska |digitala )?(?:gånger|ggr|möten|sammanträden|träffar)";
    INTERVAL_OF = r"{amount} ?(?P<u>veckors|månaders|veckas|månads) (?:mellanrum|intervall)";
    LABELLED = r"^(?:antal [a-zåäö ]+ per (?:år|kalenderår): ?)?{amount}(?: (?:gånger|ggr|möten|sammanträden|st))?\.?$";
    WHEREOF = r"varav (?P<n>{num}) (?P<of>[a-zåäö]*(?:internat|planeringsdag|heldag|heldagar|konferens|utvecklingsdag|temadag)[a-zåäö]*)";
    OTHER_MEETING = r"avstämning|utvecklingsdag|planeringsdag|temadag|~(?P<of>[a-zåäö]{3,}(?:möten|möte|mötet|träffar|träff))";
    AND_ALSO = r"~(?:och|samt|därutöver|dessutom|plus)(?: därutöver| dessutom| till| även)* (?P<n>en|ett|två|tre)(?: (?:gemensam|årlig)[a-z]*)? (?P<of>[a-zåäö]*(?:planeringsdag|internat|utvecklingsdag|strategidag|heldag|temadag|konferens|dialogmöte)[a-zåäö]*)";
    SEASONS = r"(?P<n>{num}) (?:gånger?|gång|ggr|möten?|sammanträden?|träff(?:ar)?) (?:på|under) (?:våren|vårterminen|hösten|höstterminen) och (?P<m>{num}) (?:(?:gånger?|gång|ggr|möten?|sammanträden?|träff(?:ar)?) )?(?:på|under) (?:våren|vårterminen|hösten|höstterminen)";
    SPECIAL = r"~(?:en |ett |gemensam |gemensamt |gemensamma |årlig |årligt )*(?P<of>[a-zåäö]*(?:planeringsdag|planeringsdagar|internat|utvecklingsdag|strategidag|heldag|heldagar|temadag|temadagar|konferens|nätverksträff|nätverksdag|storm|dialogmöte|planeringskonferens|uppföljningsmöte|ägarmöte|chefsmöte|avstämningsmöte|avstämning|lunch-till-lunch|storgrupp|presidiemöte|uppstartsmöte|årsmöte)[a-zåäö]*)";
}

pub(in crate::read) fn special(s: &Sentence<'_>) -> Option<String> {
    if WHEREOF.is(&s.small) {
        return None;
    }
    if let Some(hit) = SPECIAL.find(&s.small) {
        return s.named(&hit, "of").map(str::to_owned);
    }
    let of = OTHER_MEETING.find(&s.small).and_then(|hit| s.named(&hit, "of"))?;
    (!holds(&lower(of), "grupp|råd|ledam|forum|distans|digital|video|extra|teams|skype"))
        .then(|| of.to_owned())
}

patterns! {
    DAY_EACH_YEAR = r"(?P<of>[a-zåäö]*(?:planeringsdag|internat|utvecklingsdag|temadag|konferens|planeringskonferens|heldag))[^.]*?(?:varje år|årligen|per år|om året)|(?:varje år|årligen|per år|om året)[^.]*?(?P<of2>[a-zåäö]*(?:planeringsdag|internat|utvecklingsdag|temadag|konferens|heldag))";
}

fn each(rule: &mut MeetingFrequency, hit: &regex::Captures<'_>) -> bool {
    let fortnight = hit.name("x").map(|_| "vecka");
    let unit =
        hit.name("u").or_else(|| hit.name("w")).map(|unit| unit.as_str()).or(fortnight).unwrap_or_default();
    let first = if hit.name("v").is_some() || fortnight.is_some() {
        Some(2)
    } else {
        hit.name("n").and_then(|word| ordinal(word.as_str()))
    };
    let last = hit.name("m").and_then(|word| ordinal(word.as_str())).or(first);
    let Some(first) = first else {
        // "varje månad" counts one a month.
        (rule.min, rule.max, rule.per) = (Some(1), Some(1), per(unit));
        return rule.per.is_some();
    };
    rule.interval_unit = match unit {
        "vecka" => Some(IntervalUnit::Week),
        "månad" => Some(IntervalUnit::Month),
        _ => return false,
    };
    (rule.interval_min, rule.interval_max) = (Some(first), last);
    true
}

fn adverb(word: &str) -> Option<Per> {
    Some(match word {
        "månadsvis" | "månatligen" | "månadsvisa" | "månatliga" | "en gång i månaden" => Per::Month,
        "kvartalsvis" | "kvartalsvisa" | "en gång i kvartalet" => Per::Quarter,
        "terminsvis" => Per::Term,
        "halvårsvis" => Per::HalfYear,
        _ => Per::Week,
    })
}

fn form(s: &Sentence<'_>, found: &mut Found) {
    let mut rule = MeetingForm::default();
    if HYBRID.is(&s.small) {
        rule.prefer = Some(Form::Hybrid);
    } else if REMOTE.is(&s.small)
        && !s.has("digital teknik|digitalisering|publiceras|digitala tjänster|digitalt på intra")
    {
        rule.prefer = Some(Form::Remote);
    } else if ON_SITE.is(&s.small) {
        rule.prefer = Some(Form::OnSite);
    } else if SHORT.is(&s.small) && s.has("möte|sammanträd") {
        rule.prefer = Some(Form::Short);
    }
    if s.has("halv dag|timm|minut|halvdag| tim")
        && !s.has("före mötet|innan mötet|arbetstim")
        && let Some(hit) = HOURS.find(&s.small)
    {
        let most = amount(&hit).and_then(|amount| amount.max.or(amount.min)).map(f64::from);
        let unit = hit.name("u").map_or("", |unit| unit.as_str());
        rule.max_hours = most.map(|most| match unit {
            unit if unit.starts_with("min") => most / 60.0,
            unit if unit.starts_with("halvtim") => 0.5 * most,
            unit if unit.starts_with("halv") => 4.0 * most,
            _ => most,
        });
    }
    if (matches!(rule.prefer, Some(Form::OnSite | Form::Hybrid)) || rule.max_hours.is_some())
        && let Some(hit) = PLACE.find(&s.small)
    {
        let place = s.named(&hit, "place").map(name).unwrap_or_default();
        let place = place.strip_prefix("regel ").map_or(place.clone(), |rest| {
            let after = rest.split_once(" i ").or_else(|| rest.split_once(" på "));
            after.map_or(String::new(), |(_, place)| place.to_owned())
        });
        let place = trimmed(
            place
                .strip_prefix("plats i ")
                .or_else(|| place.strip_prefix("plats hos "))
                .or_else(|| place.strip_prefix("plats på "))
                .unwrap_or(&place),
        );
        rule.place = Some(place).filter(|place| {
            !place.is_empty()
                && lower(place) != "plats"
                && place.split_whitespace().count() <= 7
                && !lower(place).starts_with("distans")
        });
    }
    if rule == MeetingForm::default() {
        placed(s, &mut rule);
    }
    if rule != MeetingForm::default() && !found.any(&[Kind::Rotation]) {
        found.push(Rule::MeetingForm(rule), s.modality);
    }
}

/// Where meetings are held, in the other order of words, and after a label.
fn placed(s: &Sentence<'_>, rule: &mut MeetingForm) {
    let label = s.label.map(lower).unwrap_or_default();
    if holds(&label, "mötesplats|plats för möte|mötesort|mötenas plats|lokal")
        && s.text.split_whitespace().count() <= 7
    {
        rule.place = Some(trimmed(&s.text));
        return;
    }
    if let Some(hit) = PLACED.find(s.small.without_stop()).or_else(|| AS_A_RULE.find(s.small.without_stop()))
    {
        rule.place = s.named(&hit, "place").map(name).filter(|place| {
            !holds(
                &lower(place),
                "första hand|möjligaste|regel|samband|början|enlighet|god tid|månad|kvartal|vecka|termin",
            )
        });
    }
}

patterns! {
    AS_A_RULE = r"~(?:i regel|normalt|vanligen|som regel) (?:på|i|hos) (?P<place>[^.,]+)$";
    PLACED = r"^(?:i regel |normalt |som regel |av |vanligen |i första hand )?(?:hålls|sker|äger|förläggs|genomförs)? ?(?:mötena|möten|sammanträdena|sammanträden|träffarna|gruppens möten|rådets möten|rådets sammanträden)(?: (?:hålls|äger rum|förläggs|sker|genomförs))?(?: (?:i regel|normalt|minst (?:en|ett|två|tre)|vanligen))? (?:på|i|hos|vid) (?P<place>[^.,]+)$";
}
