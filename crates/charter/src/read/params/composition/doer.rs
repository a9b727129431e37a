//! Who does what a verb says, wherever in the clause they stand: before it, behind it, after *av*, or behind the verb that
//! lays it on them (*ankommer på*, *ligger hos*).

use super::actors::{agent, bare, is_actor, is_verb};
use crate::{
    read::{
        names::{list, name},
        pattern::{Pattern, patterns},
    },
    text::words::lower,
};
use std::{ops::Range, sync::LazyLock};

/// The forms of verbs that say the same, each with the verb as `v`.
pub struct Doing {
    /// *utser*.
    pub active: &'static LazyLock<Pattern>,
    /// *utse*.
    pub infinitive: &'static LazyLock<Pattern>,
    /// *utses*, *utsedd*.
    pub passive: &'static LazyLock<Pattern>,
}

patterns! {
    BY = r"~(?:(?P<not>en|ett|två|tre|någon|några|hälften|del|delen|bestående|består|utgörs|kretsen|form|företrädare|hjälp|stöd|ledning) )?av:? (?P<by>.+)$";
    BY_BEFORE = r"(?:^|, |: |^[a-zåäö]+ )av (?P<by>[^,;:]+?) (?:ska|skall|kan|får|bör|måste )?$";
    LAID_ON = r"~(?:ankommer på|åligger|tillkommer|åvilar|tillfaller|vilar på|ligger på|ligger hos|finns hos|faller på|är upp till|är en (?:uppgift|fråga|sak) för|är en uppgift som vilar på) (?P<by>.+)$";
    LAID_FIRST = r"~(?:ankommer(?: det)? på|åligger|tillkommer|åvilar|är upp till|är|vilar på|ligger på) (?P<by>[^,;]+?)(?P<duty>s (?:uppgift|sak|ansvar|uppdrag))? att(?: [^,;]*)?$";
    ON_DECISION = r"~(?:på|enligt|genom|efter) (?P<by>[^,;.]{3,60}?)s (?:beslut|försorg|bestämmande)~";
    DECISION_OF = r"~(?:(?:beslut|val|förordnande|uppdrag|mandat|utnämning) av|val inom|val i|val hos) (?P<by>.+)$";
    DUTY = r"^(?:(?:ansvar|uppgift|uppdrag|rätt|mandat|befogenhet)(?:en|et)? )?(?:för )?att ";
    OBJECT = r" (?:en|ett|den|de|det|dem|denne|denna|sin|sina|sitt|vice|viceordf%|ordförande%|[a-zåäö]*ledam%|medlem%|[a-zåäö]*represent%|deltag%|[a-zåäö]*företräd[a-zåäö]*|ersättar%|suppleant%|person%|någon|några|bland|vem|vilka|vilken|inom|ur|vardera|själv|själva|gemensamt|tillsammans|ut|var|varsin|till (?:mötet|sina|sitt|sig|rådet|gruppen)[a-zåäö]*|vid behov|nya?|minst|högst|upp|[a-zåäö]+(?:gruppens|rådets|teamets|kommitténs|nätverkets|forumets)|{num})(?:[ ,]|$)";
    TIMED = r"^(?:minst |högst )?(?:{num} gång%|varannan|vartannat|vart~|en gång|var ?[a-zåäö]+e (?:år|månad|vecka))";
    APPOINTING = r"utnämning|utseende|~val(?:et)? av|tillsättning|förordnande|beslut|mandat|utse|tillsätt|ledamotskap|medlemskap|nominering";
}

/// Words that stand between a subject and its verb.
const BETWEEN: [&str; 28] = [
    "ska",
    "skall",
    "kan",
    "får",
    "bör",
    "måste",
    "har",
    "hade",
    "som",
    "själv",
    "själva",
    "också",
    "även",
    "alltid",
    "gemensamt",
    "tillsammans",
    "vardera",
    "årligen",
    "därefter",
    "sedan",
    "dock",
    "i sin tur",
    "inom sig",
    "var för sig",
    "ha",
    "vid behov",
    "normalt",
    "må",
];

/// Words with which a clause begins whose subject stands behind the verb.
const ADVERBIAL: &str = "till|för|i|på|vid|efter|inför|bland|ur|från|av|utöver|därefter|sedan|där|därutöver|dessutom|vidare|med|enligt|genom|under|inom|årligen|som|så|hur|därför|normalt|vanligen|först|ett|detta|det|dem|dessa|utan|mot|mellan|inom|vart|vartannat";

/// Words with which a clause begins that is a part of another.
const SUBJUNCTIONS: [&str; 13] = [
    "efter att ",
    "genom att ",
    "så att ",
    "för att ",
    "innan ",
    "när ",
    "om ",
    "att ",
    "eftersom ",
    "sedan ",
    "då ",
    "där ",
    "medan ",
];

/// Who does it, in a clause told twice: as it is written, and in lower case.
pub fn doer(text: &str, small: &str, doing: &Doing) -> Vec<String> {
    let names = |by: String| list(&by).into_iter().map(|by| bare(&by)).filter(|by| is_actor(by)).collect();
    for verb in places(doing.passive, small) {
        if let Some(by) = after_passive(text, small, &verb) {
            return names(by);
        }
    }
    for verb in places(doing.active, small) {
        if let Some(by) = subject(text, small, &verb).filter(|by| is_actor(by)) {
            return names(by);
        }
    }
    for verb in places(doing.infinitive, small) {
        if let Some(by) = of_infinitive(text, small, &verb).filter(|by| is_actor(by)) {
            return names(by);
        }
    }
    if !APPOINTING.is(small) {
        return Vec::new();
    }
    [&ON_DECISION, &DECISION_OF, &LAID_ON]
        .iter()
        .find_map(|pattern| Some(name(text.get(pattern.find(small)?.name("by")?.range())?)))
        .filter(|by| is_actor(by))
        .map(names)
        .unwrap_or_default()
}

/// The subject of the first of the verbs that has one.
pub fn subject_of(text: &str, small: &str, verbs: &Pattern) -> Option<String> {
    places(verbs, small)
        .iter()
        .find_map(|verb| subject(text, small, verb).map(|who| bare(&who)).filter(|who| is_actor(who)))
}

fn places(pattern: &Pattern, small: &str) -> Vec<Range<usize>> {
    pattern.all(small).iter().filter_map(|hit| hit.name("v").map(|verb| verb.range())).collect()
}

/// *utses av X*, *utses bland A av X*, *av X utses*, *valet ligger hos X*.
fn after_passive(text: &str, small: &str, verb: &Range<usize>) -> Option<String> {
    let rest = small.get(verb.end..)?;
    let mut from = 0;
    while let Some(hit) = rest.get(from..).and_then(|rest| BY.find(rest)) {
        let (by, not) = (hit.name("by")?, hit.name("not").is_some());
        let at = verb.end + from + by.start();
        from += by.start();
        let ended =
            small.get(verb.end..at).is_some_and(|between| between.contains(". ") || between.contains("; "));
        if ended {
            break;
        }
        let by = agent(text.get(at..)?);
        if !not && is_actor(&by) {
            return Some(by);
        }
    }
    let before = small.get(..verb.start)?;
    let hit = BY_BEFORE.find(before).and_then(|hit| hit.name("by"))?;
    Some(name(text.get(hit.range())?)).filter(|by| is_actor(by))
}

/// Where the clause begins that ends here.
fn clause_start(small: &str) -> usize {
    let mut start = 0;
    for joint in [
        "; ",
        ": ",
        ", medan ",
        " medan ",
        ", varpå ",
        ", varefter ",
        ", men ",
        ", och ",
        ", samt ",
        ", ",
        " och ",
        " samt ",
        " – ",
    ] {
        for (at, _) in small.match_indices(joint) {
            let end = at + joint.len();
            let plain = matches!(joint, " och " | " samt ");
            let before = small.get(start.min(at)..at).unwrap_or_default();
            let spoken = before.split([' ', ',']).any(is_verb);
            if end > start && (!plain || spoken) && end < small.len() {
                start = end;
            }
        }
    }
    start
}

/// The subject of an active verb.
fn subject(text: &str, small: &str, verb: &Range<usize>) -> Option<String> {
    let start = clause_start(small.get(..verb.start)?);
    let mut to = verb.start;
    while let Some(shorter) = small.get(start..to).and_then(|before| {
        let before = before.trim_end_matches([' ', ',']);
        BETWEEN.iter().find_map(|word| {
            let at = before.strip_suffix(word)?.len();
            (at == 0 || before.get(..at)?.ends_with([' ', ','])).then_some(start + at)
        })
    }) {
        to = shorter;
    }
    let relative = small.get(to..verb.start)?.split(' ').any(|word| word == "som");
    let mut from = start;
    if small.get(from..to)?.starts_with("det vill säga") {
        from = 0;
        to = small.get(..start)?.find(' ').map_or(0, |_| {
            small.split(' ').take_while(|word| !is_verb(word)).map(|word| word.len() + 1).sum::<usize>()
        });
        return Some(name(text.get(from..to.min(start))?));
    }
    for word in
        [" genom att ", " när ", " innan ", " sedan ", " eftersom ", " där ", " så att ", " efter att "]
    {
        let inside = small.get(from..to)?.rfind(word).map(|at| from + at + word.len());
        if let Some(at) = inside
            .filter(|&at| at < to && !small.get(at..to).is_some_and(|rest| rest.split(' ').any(is_verb)))
        {
            from = at;
        }
    }
    if let Some(som) = small.get(from..to)?.rfind("som ").filter(|&at| {
        at == 0 && from > 0 || at > 0 && small.get(from..from + at).is_some_and(|b| b.ends_with(' '))
    }) {
        let own = text.get(from + som + "som ".len()..to)?;
        if matches!(own.trim(), "de" | "den" | "det") {
            let verb =
                small.split(' ').take_while(|word| !is_verb(word)).map(|word| word.len() + 1).sum::<usize>();
            return Some(name(text.get(..verb.min(from))?));
        }
        let first = lower(own.trim_start_matches("inte "));
        if !first.split(' ').next().is_some_and(|word| is_verb(word) || word.is_empty()) {
            return Some(name(own));
        }
        let asks = ["vem", "vilka", "vilken"]
            .iter()
            .any(|word| small.get(from..to).is_some_and(|before| before.starts_with(word)));
        return Some(if asks {
            behind(text.get(verb.end..)?)
        } else {
            text.get(from..to)?.trim().to_owned()
        });
    }
    if relative && start > 0 && small.get(from..to)?.trim().is_empty() {
        // *förvaltningarna, som utser*: what stands before the comma.
        let before = text.get(..start)?.trim_end_matches([' ', ',']);
        return Some(antecedent(before));
    }
    if start > 0
        && small.get(start..to)?.trim().is_empty()
        && let Some(shared) = shared_subject(text, small, start)
    {
        return Some(shared);
    }
    let mut subordinate = false;
    // *Ordföranden, utsedd av X, deltar*: the subject stands before what is set in.
    let aside = small.get(start..verb.start)?.trim_end().ends_with(',') && to < verb.start + 1;
    if start > 0
        && aside
        && let Some(shared) = shared_subject(text, small, start)
    {
        return Some(shared);
    }
    if let Some(rest) = ["vars egen ", "vars "]
        .iter()
        .find_map(|lead| small.get(from..to)?.starts_with(lead).then_some(from + lead.len()))
    {
        return Some(name(text.get(rest..to)?));
    }
    if start > 0 && ["vilken", "vilket", "vilka"].contains(&small.get(from..to)?.trim()) {
        return Some(antecedent(text.get(..start)?.trim_end_matches([' ', ','])));
    }
    for word in ["av vilka ", "av vilken ", "varav "] {
        if small.get(from..to)?.starts_with(word) {
            return Some(name(text.get(from + word.len()..to)?));
        }
    }
    for word in SUBJUNCTIONS {
        if small.get(from..to)?.starts_with(word) {
            (from, subordinate) = (from + word.len(), true);
            break;
        }
    }
    let purpose = small.get(start..to)?.starts_with("för att ");
    let before = small.get(from..to)?;
    let first = before.split([' ', ',']).next().unwrap_or_default();
    let mut at = from;
    let finite = before.split(' ').find_map(|word| {
        let here = at;
        at += word.len() + 1;
        let bare = word.trim_end_matches(',');
        let last = !subordinate && before.trim_end().len() + from <= here + word.len() && from < here;
        (is_verb(bare) && (!last || matches!(bare, "är" | "har"))).then_some((here, at))
    });
    if relative {
        // *det är X som utser*.
        let mut at = from;
        let last = before.split(' ').filter_map(|word| {
            at += word.len() + 1;
            is_verb(word.trim_end_matches(',')).then_some(at)
        });
        let after = last.last().unwrap_or(from).min(to);
        return Some(name(text.get(after..to)?));
    }
    let yearly = first == "varje"
        && before
            .split(' ')
            .nth(1)
            .is_some_and(|next| matches!(next, "år" | "vår" | "höst" | "termin" | "möte"));
    let adverbial = yearly || purpose || ADVERBIAL.split('|').any(|word| word == first);
    let post = ["vice viceordfxxx", "ordförande", "ledamöter", "ledamöterna", "sekreterare", "ersättare"]
        .contains(&before.trim())
        && !matches!(
            small.get(verb.clone())?,
            "har" | "ska" | "kan" | "får" | "bör" | "beslutar" | "bestämmer" | "bör vara" | "deltar" | "är"
        );
    let timed = TIMED.is(before);
    let inverted = timed
        || before.trim().is_empty()
        || subordinate && finite.is_some()
        || adverbial && (purpose || !subordinate)
        || post
        || finite.is_some_and(|(at, _)| at == from);
    if inverted {
        return Some(behind(text.get(verb.end..)?));
    }
    let end = finite.map_or(to, |(at, _)| at);
    Some(name(text.get(from..end)?))
}

/// The subject of a verb that stands right behind a comma or *och*: it is that of the whole sentence, unless another clause led it
/// in.
fn shared_subject(text: &str, small: &str, start: usize) -> Option<String> {
    let before = small.get(..start)?.trim_end();
    if !before.ends_with(',') && !before.ends_with(" och") && !before.ends_with(" samt") {
        return None;
    }
    let first = small.split([' ', ',']).next()?;
    let led = SUBJUNCTIONS.iter().any(|word| small.starts_with(word))
        || ADVERBIAL.split('|').any(|word| word == first)
        || is_verb(first);
    if led {
        return None;
    }
    let mut at = 0;
    let verb = small.split(' ').find_map(|word| {
        let here = at;
        at += word.len() + 1;
        is_verb(word.trim_end_matches(',')).then_some(here)
    })?;
    let comma = small.find(", ").unwrap_or(verb);
    Some(name(text.get(..verb.min(comma))?))
}

/// The name at the end of a clause, which a relative clause goes on about.
fn antecedent(before: &str) -> String {
    let small = lower(before);
    let at = [" av ", " under ", " till ", " från ", " hos ", " åt "]
        .iter()
        .filter_map(|lead| small.rfind(lead).map(|at| at + lead.len()))
        .max();
    let mut end = 0;
    let verb = small.split(' ').filter_map(|word| {
        end += word.len() + 1;
        is_verb(word).then_some(end)
    });
    let after = at.or_else(|| verb.last()).unwrap_or(0);
    name(before.get(after.min(before.len())..).unwrap_or(before))
}

/// The subject behind its verb, which ends where the object begins.
fn behind(text: &str) -> String {
    let mut rest = text.trim_start();
    for lead in ["ut ", "själv ", "själva ", "gemensamt ", "också ", "även ", "därför "] {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    let small = lower(rest);
    let end = OBJECT.find(&small).and_then(|hit| hit.get(0)).map_or(rest.len(), |object| object.start());
    name(rest.get(..end).unwrap_or(rest))
}

/// Whose the infinitive is: *X ska utse*, *det ankommer på X att utse*, *rätten att utse ligger hos X*.
fn of_infinitive(text: &str, small: &str, verb: &Range<usize>) -> Option<String> {
    let before = small.get(..verb.start)?.trim_end();
    if let Some(by) =
        LAID_FIRST.find(before).and_then(|hit| hit.name("by")).filter(|by| !by.as_str().contains("ansvar"))
    {
        return Some(name(text.get(by.range())?));
    }
    if DUTY.is(before)
        || before == "att"
        || format!("{before} ").ends_with("att ") && DUTY.is(&*format!("{before} "))
    {
        let rest = small.get(verb.end..)?;
        let laid = LAID_ON.find(rest).and_then(|hit| hit.name("by")).map(|by| verb.end + by.start());
        let has = rest.find(" har ").map(|at| verb.end + at + " har ".len());
        return laid.or(has).map(|at| name(text.get(at..).unwrap_or_default()));
    }
    let start = clause_start(before);
    let mut at = start;
    let finites: Vec<Range<usize>> = small
        .get(start..verb.start)?
        .split(' ')
        .filter_map(|word| {
            let here = at;
            at += word.len() + 1;
            is_verb(word.trim_end_matches(',')).then_some(here..here + word.len())
        })
        .collect();
    let finite = finites.last()?.clone();
    let between = small.get(finite.end..verb.start)?.trim();
    let first = small.get(start..finite.start)?.split([' ', ',']).next().unwrap_or_default();
    let led = small.get(start..finite.start)?;
    let adverbial = ADVERBIAL.split('|').any(|word| word == first)
        || led.trim().is_empty()
        || finites.len() > 1
        || SUBJUNCTIONS.iter().any(|word| led.starts_with(word));
    if adverbial && !between.is_empty() {
        return Some(behind(text.get(finite.end..verb.start)?));
    }
    subject(text, small, &finite)
}
