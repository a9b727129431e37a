//! Who appoints, or has, a post; who appoints the members.

use super::{
    super::parts::Parts,
    actors::{agent, bare, is_actor, is_verb},
    doer::{Doing, doer},
};
use crate::{
    Kind, Rule,
    norm::{ChairAppointment, MemberAppointment, Names, ViceChairAppointment},
    read::{
        appointments::{is_holder, side_by_side},
        names::{list, name, trimmed},
        pattern::patterns,
        people::without_person,
        registry,
    },
    text::words::{holds, lower},
};
use std::ops::Range;

patterns! {
    ACTIVE = r"~(?P<v>utser|utsett|väljer|tillsätter|förordnar|utnämner|utnämnt|utpekar|bestämmer|beslutar|fattar beslut|avgör|fastställer|pekar ut|kallar|enas om|sänder|skickar|bemannar|anvisar|rekryterar|ger|namnger|handplockat|handplockar|handplockade|godkänner)~";
    INFINITIVE = r"~(?P<v>utse|välja|tillsätta|förordna|utnämna|bestämma|besluta|avgöra|fastställa|peka ut|anvisa|kalla|sända|namnge)~";
    PASSIVE = r"~(?P<v>utses|väljs|väljas|tillsätts|tillsättas|förordnas|utnämns|utnämnas|bestäms|beslutas|avgörs|fastställs|besätts|utpekas|pekas ut|kallas|bemannas|anvisas|rekryteras|namnges|hämtas|ges|fattas|görs|meddelas|sker|förrättas|utsedda?|utsetts|utsett|valda?|valts|väljes|vald|tillsatta?|tillsatts|förordnade?|förordnats|utnämnda?|utnämnts|utnämnd|fått (?:sitt|uppdraget)[a-zåäö ]*|grundas|förordnad|nomineras och fastställs)~";
    PROPOSING = r"~(?P<v>föreslår|nominerar|lämnar (?:sitt |ett )?förslag|lämnat (?:sitt |ett )?förslag|lägger fram förslag|föreslagit|nominerat|rekommenderar)~";
    TO_PROPOSE = r"~(?P<v>föreslå|nominera|lämna förslag|rekommendera)~";
    PROPOSED = r"~(?P<v>föreslås|nomineras|förslag(?:et)?[^.,;]*? (?:lämnas|ges|läggs|tas fram)|föreslagna?|nominerade?|nominering(?:en)?[^.,;]*? (?:görs|sker)|valberedning sker)~";
    ON_PROPOSAL = r"~(?:på|efter|utifrån|enligt|sedan) (?:gemensamt |skriftligt )?(?:förslag|nominering(?:ar)?|rekommendation|initiativ) (?:av|från) (?P<who>.+)$";
    ON_THEIR_PROPOSAL = r"~(?:på|efter|utifrån) (?P<who>[^.,;]{3,50}?)s (?:förslag|nominering|rekommendation)~";
    HAVING_PROPOSED = r"~(?:sedan|efter att) (?P<who>[^,.;]+?) (?:(?:har|fått|hade) )*(?:lämna|lämnat|lägga|lagt|ge|gett|komma med|föreslagit|nominerat|lämnat sitt)(?: [a-zåäö ]*?[a-zåäö]*förslag|$|,)";
    HEARD = r"~(?:efter hörande av|(?:efter|i|vid|under) (?:[a-zåäö]+ )?(?:samråd|samtal|dialog|avstämning|överläggning%|överenskommelse|kontakt|konsultation|samförstånd) med|(?:höra|rådfråga|konsultera|samråda med|stämma av med|rådgöra med)|efter att ha (?:hört|rådfrågat|stämt av med|samrått med|rådgjort med|talat med)) (?P<who>.+)$";
    ASKED = r"~(?:efter att|sedan|utan att|när|förrän|först då|först när) (?P<who>[^.;]+?) (?:har |hade )?(?:tillfrågats|hörts|yttrat sig|fått yttra sig|fått lämna synpunkter|rådfrågats|fått säga sitt|fått tycka till|konsulterats|beretts tillfälle|getts möjlighet|blivit tillfråga)";
    AMONG = r"~(?:bland|ur kretsen av|inom kretsen av|inom gruppen av|ur|utifrån kretsen av) (?P<who>.+)$";
    ONE_OF = r"~(?:en|ett|någon|endera|ena|en person) av (?P<who>.+)$";
    COMES_FROM = r"~(?:hämtas|tas|rekryteras|komma|kommer|väljs|utses|väljas|utgå) (?:[a-zåäö]+ )?(?:från|ur|bland) (?:den grupp |gruppen av )?(?P<who>.+)$";
    PROCEDURE = r"~(?:enligt|i enlighet med|i den ordning som (?:anges|följer) (?:i|av)) (?:vad som (?:anges|sägs|framgår|står|stadgas) (?:i|av) )?(?P<what>[^(]+)";
    OF_THEM = r"(?:^|~)(?P<of>(?:(?:[a-zåäö\-]+s|ordinarie|politiska|fackliga|kommunala|regionala|privata [a-zåäö]+s) )?[a-zåäö\-]*(?:ledam|represent|deltag|medlem|företräd|ombud|platser|plats)[a-zåäö]*(?: (?:från|för) [^,.;]+?)?)(?: i [a-zåäö\-]+)?(?: (?:utses|väljs|tillsätts|förordnas|ska|skall|kan|föreslås|nomineras|ankommer|som|är|bestäms)~|[,.;]|$| till~)";
    FROM_WHERE = r"~(?:deltar|ingår|sitter|kommer|medverkar) från (?P<of>[^,.;]+?)(?: beslutar| bestäms| avgörs| avgör| utses|$)";
}

static APPOINTS: Doing = Doing { active: &ACTIVE, infinitive: &INFINITIVE, passive: &PASSIVE };
static PROPOSES: Doing = Doing { active: &PROPOSING, infinitive: &TO_PROPOSE, passive: &PROPOSED };

/// Posts that nobody is appointed by, but to.
const POSTS: [&str; 2] = ["ordförande", "vice ordförande"];

/// The rule of one of the three kinds.
pub fn rule(kind: Kind, parts: &Parts<'_>) -> Rule {
    let halves = side_by_side(parts.s);
    let half = match halves.as_slice() {
        [_, _] => {
            halves.iter().find(|half| half.small.contains("viceordf") == (kind == Kind::ViceChairAppointment))
        }
        _ => None,
    };
    match half {
        Some(half) => of(kind, &Parts::of(half)),
        None => of(kind, parts),
    }
}

fn of(kind: Kind, parts: &Parts<'_>) -> Rule {
    let (text, small) = whose(kind, parts);
    let after_proposal_from = proposer(parts, text, small);
    let mut by = appointer(kind, parts, text, small);
    if by.is_empty() {
        by = appointer(kind, parts, parts.text, parts.small);
    }
    by.retain(|by| {
        let small = lower(by);
        let members = kind == Kind::MemberAppointment && small.starts_with("ledam");
        !after_proposal_from.contains(by) && !members && !POSTS.contains(&small.as_str())
    });
    if by.is_empty() && !after_proposal_from.is_empty() {
        by = clauses(parts.small)
            .filter_map(|clause| {
                Some(appointer(kind, parts, parts.text.get(clause.clone())?, parts.small.get(clause)?))
            })
            .find(|by| !by.is_empty() && *by != after_proposal_from)
            .unwrap_or_default();
    }
    if kind == Kind::MemberAppointment {
        let rule = MemberAppointment {
            by: Names(by),
            of: members(parts),
            after_proposal_from: Names(after_proposal_from),
        };
        return Rule::MemberAppointment(rule);
    }
    let after_consulting = consulted(parts);
    by.retain(|by| !after_consulting.contains(by));
    let from_among = among(parts, text, small);
    if from_among.as_ref().is_some_and(|among| by.iter().all(|by| among.contains(by.as_str())))
        && !small.contains("av och bland")
    {
        by.clear();
    }
    let holder = (by.is_empty()
        && after_proposal_from.is_empty()
        && from_among.is_none()
        && after_consulting.is_empty())
    .then(|| holder(kind, parts, text, small))
    .flatten();
    let procedure = procedure(parts);
    let registry_number = procedure.as_ref().and_then(|_| registry::number(parts.text));
    let (by, after_proposal_from) = (Names(by), Names(after_proposal_from));
    match kind {
        Kind::ViceChairAppointment => Rule::ViceChairAppointment(ViceChairAppointment {
            by,
            after_proposal_from,
            after_consulting,
            from_among,
            holder,
            procedure,
            registry_number,
        }),
        _ => Rule::ChairAppointment(ChairAppointment {
            by,
            after_proposal_from,
            after_consulting,
            from_among,
            holder,
            procedure,
            registry_number,
        }),
    }
}

/// The clause that speaks of the post, where several posts are told of.
fn whose<'p>(kind: Kind, parts: &'p Parts<'_>) -> (&'p str, &'p str) {
    let about = |small: &str| {
        let vice = small.contains("viceordf");
        match kind {
            Kind::ViceChairAppointment => vice,
            Kind::ChairAppointment => {
                holds(&small.replace("vice viceordfxxx", ""), "ordförande| leds av | leder | ordet | klubban")
            }
            _ => holds(small, "ledam|represent|deltag|medlem|företräd|platser"),
        }
    };
    clauses(parts.small)
        .filter_map(|clause| Some((parts.text.get(clause.clone())?, parts.small.get(clause)?)))
        .find(|(text, small)| about(small) && !appointer(kind, parts, text, small).is_empty())
        .unwrap_or((parts.text, parts.small))
}

/// Where the clauses of a sentence in lower case stand.
fn clauses(small: &str) -> impl Iterator<Item = Range<usize>> {
    let mut cuts = vec![0, small.len()];
    for joint in ["; ", ". ", ", medan ", " medan ", ", men ", ", och ", ", varpå ", ", ", " och "] {
        cuts.extend(small.match_indices(joint).filter_map(|(at, joint)| {
            let end = at + joint.len();
            let words: Vec<&str> = small.get(end..)?.split([' ', ',']).take(8).collect();
            let own = words.iter().skip(1).any(|word| is_verb(word))
                && words.first().is_some_and(|first| !is_verb(first) && *first != "som");
            let spoken = small.get(..at)?.split([' ', ',']).any(is_verb);
            (!matches!(joint, ", " | " och ") || own && spoken).then_some(end)
        }));
    }
    cuts.dedup();
    cuts.sort_unstable();
    let ends = cuts.clone();
    cuts.into_iter().zip(ends.into_iter().skip(1)).map(|(from, to)| from..to)
}

/// Who appoints.
fn appointer(kind: Kind, parts: &Parts<'_>, text: &str, small: &str) -> Vec<String> {
    let label = parts.s.label.map(lower).unwrap_or_default();
    if label.ends_with(" av") && holds(&label, "utse|vald|väljs|tillsatt|tillsätt|förordna|utnämn") {
        return list(text);
    }
    let by = doer(text, small, &APPOINTS);
    if !by.is_empty() || kind != Kind::MemberAppointment {
        return by;
    }
    let at = small.find(" av ").map(|at| at + " av ".len());
    at.and_then(|at| text.get(at..))
        .map(agent)
        .filter(|by| is_actor(by))
        .map(|by| list(&by))
        .unwrap_or_default()
}

/// Whose proposal has to exist first.
fn proposer(parts: &Parts<'_>, text: &str, small: &str) -> Vec<String> {
    for (text, small) in [(text, small), (parts.text, parts.small)] {
        for pattern in [&ON_PROPOSAL, &ON_THEIR_PROPOSAL, &HAVING_PROPOSED] {
            if let Some(who) = pattern.find(small).and_then(|hit| hit.name("who")) {
                return list(&agent(text.get(who.range()).unwrap_or_default()));
            }
        }
        if holds(small, "föresl|förslag|nominer|rekommender") {
            let who = doer(text, small, &PROPOSES);
            if !who.is_empty() {
                return who;
            }
        }
    }
    Vec::new()
}

/// Who has to be heard first.
fn consulted(parts: &Parts<'_>) -> Vec<String> {
    if let Some(who) = ASKED.find(parts).and_then(|hit| hit.name("who")) {
        return list(parts.text.get(who.range()).unwrap_or_default()).iter().map(|who| bare(who)).collect();
    }
    let who = HEARD.find(parts).and_then(|hit| hit.name("who")).and_then(|who| parts.text.get(who.range()));
    who.map(|who| list(&agent(who)).iter().map(|who| bare(who)).collect()).unwrap_or_default()
}

/// Among whom the post is filled.
fn among(parts: &Parts<'_>, text: &str, small: &str) -> Option<String> {
    let clean = |who: &str| {
        let small = lower(who);
        let end = [
            " till ordförande",
            " till vice",
            " av ",
            " utser ",
            " utses ",
            " väljer ",
            " vid ",
            " till vice",
            " den som ",
            " väljs ",
        ]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min();
        let who = who.get(..end.unwrap_or(who.len())).unwrap_or(who);
        let relative = lower(who).find(" som ").filter(|_| lower(who).contains(" som företräder"));
        let who = if relative.is_some() { trimmed(who) } else { name(who) };
        Some(bare(&who))
            .filter(|who| !who.is_empty() && !matches!(lower(who).as_str(), "sig" | "sina" | "dem"))
    };
    for pattern in [&*AMONG, &*COMES_FROM] {
        if let Some(who) =
            pattern.find(small).and_then(|hit| hit.name("who")).and_then(|who| text.get(who.range()))
        {
            return clean(who);
        }
    }
    let one = ONE_OF.find(small).and_then(|hit| hit.name("who"))?;
    let held = holds(
        parts.small,
        "blir vice|blir ordförande|ordförande är|vara ordförande|vara vice|är vice|är ordförande|innehas|utser|väljer|utses|väljs|fungerar",
    );
    held.then(|| clean(text.get(one.range()).unwrap_or_default())).flatten()
}

/// What the appointment follows.
fn procedure(parts: &Parts<'_>) -> Option<String> {
    let what = PROCEDURE.find(parts).and_then(|hit| hit.name("what"))?;
    let text = parts.text.get(what.range())?;
    let end = [" av ", " utses", " utser"].iter().filter_map(|stop| lower(text).find(stop)).min();
    let text = text.get(..end.unwrap_or(text.len()))?;
    let words: Vec<&str> = text.split(' ').collect();
    let number = words.iter().position(|word| 2 <= word.len() && word.chars().all(|c| c.is_uppercase()));
    let words = words.get(..number.filter(|&at| at > 0).unwrap_or(words.len()))?;
    Some(trimmed(&words.join(" "))).filter(|what| !what.is_empty() && !holds(&lower(what), "lagen"))
}

patterns! {
    IS_CHAIR = r"^(?P<who>.+?) (?:är|fungerar|innehar|har|ska vara|skall vara|bör vara|verkar|tjänstgör|agerar|håller|leder|ska leda|utgör|blir|står|för|ansvarar för|svarar för)(?: också| även| alltid| tillika| samtidigt)?(?: rollen| uppdraget| posten| funktionen)? (?:i |som |gruppens |rådets |dess )*(?:vice )?(?:viceordf%|ordförande%|ordet|klubban|ordförandeklubban|[a-zåäö]*(?:gruppen|rådet|teamet|nätverket|forumet|samrådet|kommittén|arbetet|mötena)).*$";
    CHAIR_IS = r"~(?:viceordf%|ordförande%|ordet|klubban|ordförandeklubban|ledare|ledarskapet|ledningen)(?: (?:i|för|av) [^,]+?)? (?:är|innehas av|hålls av|förs av|bärs av|ligger hos|ligger på|ligger i|tillfaller|åvilar|vilar på|vilar hos|finns hos|ska vara|skall vara|utgörs av|följer med|tillkommer|fungerar|innehas alltid av|sköts av|från|fullgörs av|upprätthålls av|ankommer på) (?:alltid |normalt |även )?(?P<who>.+)$";
    LED_BY = r"~(?:leds|förs|ledas|föras|lett|hålls|leda) (?:alltid |normalt |ordet )?av (?P<who>.+)$|~förs ordet av (?P<who2>.+)$";
    AS_CHAIR = r"^(?:som|såsom|till|i rollen som) (?:rådets |gruppens )?(?:vice )?(?:viceordf%|ordförande%)(?: i [^,]+?)? (?:tjänstgör|fungerar|verkar|agerar|står|är|inträder|utgörs av) (?P<who>.+)$";
    TO_LEAD = r"^att (?:leda|vara ordförande|föra ordet)[^,]*? (?:är en uppgift för|är|åligger|ankommer på|tillkommer|åvilar|ligger på|vilar på) (?P<who>.+)$";
    IS_THEN = r"^(?:för|i|under|vid|till|om|inom|normalt|som regel)~[^,]*? (?:är|fungerar|tjänstgör) (?P<who>[^,]+?) (?:som )?(?:vice )?(?:viceordf%|ordförande%)(?: i .*)?$";
    IT_IS = r"~(?:är det|det är) (?P<who>[^,]+?) som (?:är|leder|har|innehar|för|fungerar)~";
    LABELLED = r"^(?:[a-zåäö]+ )?(?:ordf|viceordf)[a-zåäö.]*: ?(?P<who>[^:]+)$";
    OTHER_POST = r"^(?P<who>[^,]{3,60}?) (?:(?:är|har|i|till|som|innehar|från) )?(?:(?:rådets|gruppens) )?(?:vice )?(?:viceordf|ordförande)%$";
    OF_POST = r"^(?:innehavaren av )?(?:befattningen|tjänsten|posten|rollen|funktionen) som (?P<who>.+)$";
}

/// The office or organisation that has the post.
fn holder(kind: Kind, parts: &Parts<'_>, text: &str, small: &str) -> Option<String> {
    let vice = kind == Kind::ViceChairAppointment;
    let said = |who: &str| {
        let small = lower(who);
        let end = [
            ", tillika",
            " och kontaktperson",
            " och sekreterar",
            ", som ",
            " som ordförande",
            " som vice",
            " i ordförandeskapet",
            ", vice",
        ]
        .iter()
        .filter_map(|stop| small.find(stop))
        .min();
        let who = who.get(..end.unwrap_or(who.len())).unwrap_or(who);
        let kept = lower(who).contains(" som inte ")
            || lower(who).contains(" som har ")
            || lower(who).starts_with("den ") && lower(who).contains(" som ");
        let post = OF_POST
            .find(&lower(who))
            .and_then(|hit| hit.name("who"))
            .and_then(|post| who.get(post.range()))
            .map(name);
        if let Some(post) = post {
            return Some(post);
        }
        let who = bare(&if kept { trimmed(who) } else { agent(who) });
        let small = lower(&who);
        let post = OF_POST
            .find(&small)
            .and_then(|hit| hit.name("who"))
            .and_then(|post| who.get(post.range()))
            .map(name);
        let who = post.unwrap_or(who);
        let post = POSTS.contains(&small.as_str())
            || small.starts_with("ordförande") && !small.contains(" i ") && !small.contains(" för ");
        (is_actor(&who)
            && !post
            && !holds(&lower(&who), "ordförandeskap")
            && !lower(&who).starts_with("viceordf"))
        .then_some(who)
    };
    let labelled = parts.s.label.is_some_and(|label| lower(label).contains("ordf"));
    if labelled && parts.text.split(' ').count() <= 10 {
        return said(&without_person(parts.text));
    }
    // *Ordförande från A, vice ordförande från B*.
    let post = if vice { "viceordfxxx" } else { "ordförande" };
    let at = small
        .match_indices(post)
        .map(|(at, _)| at)
        .find(|&at| vice || !small.get(..at).is_some_and(|before| before.ends_with("vice ")))
        .map_or(0, |at| at);
    let from = small
        .get(..at)
        .map_or(0, |before| before.rfind(", ").or_else(|| before.rfind(" och ")).map_or(0, |at| at + 2));
    let two = small.contains("viceordf") && small.replace("vice viceordfxxx", "").contains("ordförande");
    let (text, small) = if two { (text.get(from..)?, small.get(from..)?) } else { (text, small) };
    if let Some(who) = LABELLED
        .find(small)
        .or_else(|| OTHER_POST.find(small).filter(|_| two))
        .and_then(|hit| hit.name("who"))
    {
        return said(text.get(who.range())?);
    }
    for pattern in [&*IT_IS, &*IS_THEN, &*TO_LEAD, &*AS_CHAIR, &*LED_BY, &*CHAIR_IS] {
        let hit = pattern.find(small);
        let who = hit
            .as_ref()
            .and_then(|hit| hit.name("who").or_else(|| hit.name("who2")))
            .and_then(|who| text.get(who.range()));
        if let Some(who) = who.and_then(said) {
            return Some(who);
        }
    }
    let hit = IS_CHAIR.find(small)?;
    let who = hit.name("who").and_then(|who| text.get(who.range()))?;
    let who = lower(who)
        .rfind(", ")
        .filter(|_| !lower(who).contains(" som "))
        .and_then(|at| who.get(at + 2..))
        .unwrap_or(who);
    let small_who = lower(who);
    let start = ["för kontinuitetens skull är ", "är "]
        .iter()
        .find(|lead| small_who.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    said(who.get(start..)?).or_else(|| is_holder(who).then(|| trimmed(who)))
}

/// Which members, where they are told apart: *kommunernas ledamöter*.
fn members(parts: &Parts<'_>) -> Option<String> {
    const PLAIN: &str = "ledam|represent|deltag|medlem|företräd|plats|gruppens|rådets|forumets|nätverkets|teamets|samtliga|alla|sina|dess|kommitténs|andra";
    if let Some(of) = FROM_WHERE.find(parts).and_then(|hit| hit.name("of")) {
        return parts.text.get(of.range()).map(trimmed);
    }
    OF_THEM.all(parts).iter().find_map(|hit| {
        let of = hit.name("of")?;
        let whole = trimmed(parts.text.get(of.range())?);
        let small = lower(&whole);
        let plain = PLAIN.split('|').any(|plain| small.starts_with(plain))
            && !small.contains(" från ")
            && !small.contains(" för ");
        let group = small.split(' ').next().is_some_and(|first| {
            ["gruppens", "rådets", "teamets", "nätverkets", "forumets", "kommitténs"]
                .iter()
                .any(|end| first.ends_with(end))
        });
        (!plain && !group).then_some(whole)
    })
}
