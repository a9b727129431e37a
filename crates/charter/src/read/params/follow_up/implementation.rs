//! What is carried out, who decided it, and who carries it out.

use super::*;
use crate::{
    norm::Implementation,
    read::{
        names::trimmed,
        params::{actors::Actor, parts::cut},
    },
    text::words::holds,
};

/// Nouns for carrying out, with what is carried out after them.
const NOUNS: &str = "genomförandet|genomförande|införandet|införande|implementeringen|implementering|uppföljningen|uppföljning|efterlevnaden|efterlevnad|verkställigheten|verkställighet|verkställandet|tillämpningen|tillämpning|förverkligandet|realiseringen";
/// Verbs of carrying out, by their stems.
const CARRY: &str = "genomför|inför|implementer|verkställ|tillämpa|omsätt|realiser|förverkliga|efterlev|följ";

patterns! {
    OF_NOUN = r"~(?:genomförand%|införand%|implementering%|uppföljning%|efterlevnad%|verkställighet%|verkställand%|tillämpning%|förverkligand%)(?: och [a-zåäö]+)? av (?P<what>[^.;]+)";
    OWNED = r"(?P<what>[a-zåäö\- ]+?)s (?:genomförande|införande|tillämpning|efterlevnad|verkställande)~";
    THAT = r"~(?:att|hur)~(?P<what>[^.;]+?) (?:ska |skall |blir |kan )?(?:faktiskt |också )?(?:genomförs|genomförda|införs|införda|verkställs|följs|omsätts|efterlevs|hålls|tillämpas|implementeras|fungerar|genomförts|används|får genomslag|sprids|gjorda?|blir genomförda?|blir genomfört|kommer till stånd|blir av|blir verklighet|kommer på plats|förs ut)~";
    WHEN = r"(?:^|, |~)(?:när|där|då) (?P<what>[^.;,]+?) (?:ska )?(?:genomförs|införs|tillämpas|verkställs|implementeras|tillämpas|införas)~";
    PASSIVE = r"^(?P<what>[^.;]+?) (?:ska |skall |bör |måste )?(?:löpande |därefter |sedan )?(?:genomförs|genomföras|införs|införas|verkställs|verkställas|följs upp|följas upp|omsätts|omsättas|tillämpas|implementeras|bringas i|sätts i verket|förs ut|realiseras|förverkligas)~";
    ACTIVE = r"~(?:kontrollerar?|genomföra?r?|genomför|införa?r?|inför|verkställ(?:a|er)|implementerar?|tillämpa[r]?|följ(?:a|er)(?: upp)?|omsätt(?:a|er)|realiserar?|förverkliga[r]?|sätta|sätter)~ ?(?P<what>[^.;]+)";
    DECIDED = r"^(?:(?:de|den|det|sådana) )?(?P<what>[^.;]*?) (?:som|vilka) (?P<by>[^.;,]+?) (?:har )?(?:fattar|fattat|beslutar|beslutat|träffar|träffat|tar|tagit|fastställer|fastställt|kommit överens|enats|enas|antar|antagit|rekommenderar|rekommenderat)(?: om)?~?";
    BY_WHOM = r"(?:som )?(?:fattade|fattas|fattats|tagna|antagna|beslutade|fastställda|träffade|har fattats|tas) av (?P<by>[^.;,]+)";
    FROM = r"^(?P<what>[^.;]+?) från (?P<by>(?:det |den )?[^.;]+)$";
    WHEN_DECIDED = r"^(?:när|där) (?P<by>[^.,]+?) (?:har )?(?:beslutat|beslutar|fattat|enats|antagit|fastställt)(?: om)? (?P<what>[^.,]+?)(?:,| ser | ska | ansvarar )";
    ANSWERS = r"ansvarig(?:a)? för (?:genomförande|införande|verkställ|tillämpning|uppföljning)[a-zåäö]* (?:av )?(?P<what>[^.;]+?) är (?P<who>[^.;]+)$";
}

pub(super) fn of(p: &Parts<'_>) -> Implementation {
    if let Some(hit) = ANSWERS.find(p) {
        let part = |part: &str| hit.name(part).and_then(|part| p.text.get(part.range())).map(trimmed);
        return with_decider(p, part("what"), part("who"));
    }
    if let Some(hit) = WHEN_DECIDED.find(p) {
        let part = |part: &str| hit.name(part).and_then(|part| p.text.get(part.range())).map(trimmed);
        return Implementation { object: part("what"), decided_by: part("by"), responsible: responsible(p) };
    }
    let object = object(p);
    with_decider(p, object, responsible(p))
}

fn object(p: &Parts<'_>) -> Option<String> {
    let part = |hit: &regex::Captures<'_>| {
        hit.name("what").and_then(|what| p.text.get(what.range())).map(str::to_owned)
    };
    let ways = [&*THAT, &*OF_NOUN, &*WHEN, &*PASSIVE, &*ACTIVE, &*OWNED];
    ways.iter().find_map(|way| {
        way.find(p.small)
            .and_then(|hit| part(&hit))
            .map(|what| shortened_object(&what))
            .filter(|what| is_object(what))
    })
}

fn is_object(what: &str) -> bool {
    let small = lower(what);
    let pronoun = matches!(small.as_str(), "de" | "den" | "det" | "dem" | "dessa" | "det som bestämts");
    !what.is_empty()
        && !pronoun
        && what.split(' ').count() <= 14
        && !small.starts_with("det vi har")
        && !small.starts_with("det som bestämts")
}

/// What is carried out, without where and how.
fn shortened_object(what: &str) -> String {
    const LEADS: &str = "följa upp att |följer upp att |se till att |ser till att |säkerställa att |ansvarar för att |svarar för att |att ";
    const STOPS: [&str; 40] = [
        " drivs ",
        " bevakas",
        " ankommer",
        " åvilar",
        " vilar ",
        " ligger ",
        " görs ",
        " sker ",
        " utförs",
        " följs ",
        " ute på",
        " på enheter",
        " i den egna",
        " i sin ",
        " i respektive",
        " i verksamhet",
        " i linje",
        " i förvaltning",
        " hos ",
        " på alla",
        " i alla",
        " i hela",
        " inom ",
        " med respekt",
        " och samarbetar",
        " och samver",
        " och inform",
        " och verkar",
        " och rapport",
        " i handling",
        " i praktisk",
        " kommit",
        " på hemmaplan",
        ", som ",
        " av linjen",
        " i hemkommun",
        " utan dröjsmål",
        " är ",
        " ska ",
        " fullt ut",
    ];
    let small = lower(what);
    let lead =
        LEADS.split('|').filter_map(|lead| small.rfind(lead).map(|at| at + lead.len())).max().unwrap_or(0);
    let what = what.get(lead..).unwrap_or(what);
    cut(what, &STOPS)
}

fn with_decider(p: &Parts<'_>, object: Option<String>, responsible: Option<String>) -> Implementation {
    let Some(object) = object else {
        return Implementation { object: None, decided_by: None, responsible };
    };
    let small = lower(&object);
    for pattern in [&*DECIDED, &*FROM] {
        if let Some(hit) = pattern.find(small.as_str()) {
            let part = |part: &str| hit.name(part).and_then(|part| object.get(part.range())).map(trimmed);
            let (what, by) = (part("what").filter(|what| !what.is_empty()), part("by"));
            let by = by.filter(|by| !matches!(lower(by).as_str(), "vi" | "man" | "gruppen"));
            return Implementation { object: what.or(Some(object.clone())), decided_by: by, responsible };
        }
    }
    if let Some(hit) = BY_WHOM.find(small.as_str()) {
        let by = hit.name("by").and_then(|by| object.get(by.range())).map(trimmed);
        return Implementation {
            object: Some(object.clone()),
            decided_by: by.filter(|by| !p.s.is_own(by)),
            responsible,
        };
    }
    // *Styrgruppens beslut* was decided by it; the group's own keeps its genitive.
    let all = super::super::actors::of(&object, &small);
    let owner = all.first().filter(|actor| actor.owner && actor.at == 0);
    if let Some(owner) = owner {
        let what = object.get(owner.end..).map(trimmed).unwrap_or_default();
        let by = owner.name();
        let decided = holds(
            &lower(&what),
            "beslut|plan|rekommendation|riktlinje|ställningstagand|prioritering|strategi|program|överenskommelse",
        );
        let bare = what.split(' ').next().is_some_and(|first| !first.ends_with("samma"));
        let another =
            p.actors().iter().any(|actor| p.s.is_own(&actor.name()) && actor.name() != by && actor.is_bare());
        if decided && (!p.s.is_own(&by) || another) && bare {
            return Implementation { object: Some(what), decided_by: Some(by), responsible };
        }
    }
    Implementation { object: Some(object), decided_by: None, responsible }
}

fn responsible(p: &Parts<'_>) -> Option<String> {
    let under = p.actors().into_iter().find(|actor| actor.before == "under");
    let who = under
        .filter(|_| p.has("sker"))
        .or_else(|| p.doer(&format!("{CARRY}|{NOUNS}|ansvar|svara|bevaka|ser")));
    who.filter(|who| !who.owner)
        .map(|who| Actor::name(&who))
        .filter(|who| !p.s.is_own(who) && !holds(&lower(who), "gruppen|samråd|rådet"))
}
