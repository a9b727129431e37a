//! What is asked of a member: the post they hold, what they answer for, what they bring.

use super::{super::parts::Parts, actors::is_verb};
use crate::{
    norm::MemberEligibility,
    read::{
        names::{list, trimmed},
        pattern::patterns,
        seats::is_people,
    },
    text::words::{holds, lower},
};

patterns! {
    ASKED = r"^(?:(?:[a-zåäö]*krav[a-zåäö]*|kompetens|kvalifikationer|profil|förutsättning[a-zåäö]*|behörighet) (?:på|för|hos) (?P<who>[^,.:;]+?)(?:: | är | omfattar | utgörs av ))(?P<what>.+)$";
    OF_WHOM = r"~av (?P<who>[^,.;]+?) (?:krävs|fordras|förväntas|begärs|förutsätts)(?: att (?:de|hen|den|denne))? (?P<what>.+)$";
    NEEDED = r"~(?:krävs|fordras|behövs|förutsätts|förutsätter|kräver|kravet är|krävs att|behörig [^.]*? är den som|villkoret är)(?: att)?(?: (?:deltagarna|ledamöterna|de|den|man|hen|representanterna|ledamoten|du))?(?: också)? (?P<what>.+)$";
    CONDITION = r"^(?P<what>[^.;]+?) är (?:ett |en )?(?:villkor|krav|förutsättning|nödvändig)[^.;]*$|^(?P<what2>ansvar för [^.;]+?) (?:ska|skall) (?:åligga|ligga på|bäras av) [^.;]+$";
    AMONG = r"(?:^|~)(?:(?P<who>[^,.;]*?) )?(?:utses|väljs|hämtas|rekryteras|tas) (?:endast )?(?:bland|ur|från) (?:personer |dem |de )?(?:som )?(?P<what>.+)$";
    MADE_OF = r"~(?:består av|bestå av|utgörs av|utgöras av|sitter|ingår|arbetar|medverkar|deltar gör|är öppet för|bemannas av|bemannas med|kommer från|hämtas från|samlar|deltar|utövas av)(?: (?:alla|samtliga|minst|högst|{num}|bara|endast))* (?P<what>.+)$";
    ONLY = r"^(?:till|som) [a-zåäö]+ (?:må|får|kan|ska|skall|bör) (?:endast |bara )?(?:utses|väljas|antas) (?P<what>.+)$|~(?:bara|endast) (?:den|de) som (?P<what2>[^.;]+?)(?: (?:sitta med|delta|vara med|ingå)[^.;]*)?$";
    CANNOT = r"^(?P<what>[^.;]+?) (?:kan|får|ska|skall|bör) (?:inte|ej) (?:vara|bli|utses till|ingå som|komma i fråga som) (?:ledam|medlem|deltag|represent)[a-zåäö]*$";
    STATE = r"^(?P<who>.*?)(?:^|~)(?P<verb>(?:(?:ska|skall|bör|måste|får|förväntas|förutsätts|behöver|väntas) (?:också |även |alltid |helst |själv |dessutom |inte )?)?(?:vara|ha|äga|inneha|besitta|kunna|tillhöra|företräda|representera|känna|arbeta|bedriva)|är|har|innehar|besitter|svarar för|ansvarar för|äger|företräder|representerar|tillhör|ska|skall|bör|måste|får) (?P<what>.+)$";
    NOBODY = r"^(?:(?:den|det|de)(?: som .*)?|(?:man|du|vi|personen|personerna|person|personer|uppdraget|uppdrag|medlemskap|ledamotskap|deltagande|i [a-zåäö]+|som [a-zåäö]+)(?: .*)?|[a-zåäö]*(?:gruppen|rådet|teamet|nätverket|kommittén|forumet))(?: i [a-zåäö\-]+)?,?$";
    DUTY_OF = r"~(?:[a-zåäö]*ansvar[a-zåäö]*(?: för| över| inom)?|svarar för|svara för) (?P<what>[^;.]+)$";
    DUTIES = r"~(?P<what>[a-zåäö]+(?:- (?:och|samt) [a-zåäö]+)*(?:, [a-zåäö]+-)*)ansvar~";
    POST = r"~(?:tjänst|befattning|anställning|post|ställning)(?: såsom| som) (?P<what>[^,.;]+)|^(?P<what2>[a-zåäö]*(?:befattning|chefsuppdrag|anställning|anställd|anställda|arbetsplats)[^,.;]*)$";
    QUALITY = r"(?:kunskap|kompetens|erfarenhet|mandat|legitimation|förtroende|intresse|insikt|kännedom|förmåga|förmågan|perspektiv|utbildning|förankring|engagemang|vana|skolning|befogenhet|överblick|förståelse)[a-zåäö]{0,4}~|~(?:uppdrag|rätt) att~|förtrogen|förtrogna|disputerad";
    JOINT = r"(?P<joint>,? (?:och|samt)(?: dessutom| även)? |, )(?P<next>(?:(?:god|goda|gott|bred|breda|stor|stort|dokumenterad|egen|viss|ett|en|några|vetenskaplig|pedagogisk|väl|minst)? ?[a-zåäö]*(?:kunskap|kompetens|erfarenhet|mandat|legitimation|förtroende|intresse|insikt|kännedom|förmåga|perspektiv|utbildning|förankring|engagemang|vana|skolning|befogenhet|överblick|förståelse|förtrogenhet)|ha~|vara~|kunna~|är~|har~|du (?:är|har|brinner)|som arbetar|kliniskt|verksam|minst|brinner|ska~|skall~|god~|goda~))";
    ASIDE = r",? (?:utsedda?|förordnade?|valda?) (?:av|från)~.*$|, (?:så att|en per|inte chefer|som utses|som kvalitets)~.*$|,? eftersom .*$| och inte (?:bara )?[^.;]*$|, (?:utses|vilka utses) .*$| och (?:möts|träffas|byts ut|får inte|nominerar|utses) .*$|,? och beslutet .*$|; .*$|, och du .*$| för att (?:sitta|ingå|få|vara|delta|kunna) [^.;]*$| på (?:länets|samtliga|alla) [^.;]*$";
}

/// What is asked.
pub fn eligibility(parts: &Parts<'_>) -> MemberEligibility {
    let (text, small) = (parts.text, parts.small);
    let mut out = MemberEligibility::default();
    let part = |hit: &regex::Captures<'_>, names: &[&str]| {
        names.iter().find_map(|part| hit.name(part)).and_then(|part| text.get(part.range()))
    };
    let bare_list = !small.split(' ').any(|word| is_verb(word.trim_end_matches(',')));
    if bare_list {
        let items: Vec<String> = list(text);
        let first = lower(items.first().map_or("", String::as_str));
        match is_people(&first) || is_people(small.split(" med ").next().unwrap_or_default()) {
            true => holds_post(&mut out, text),
            false => brings(&mut out, text),
        }
        return out;
    }
    // What the subject is told to be in a clause set in: *Deltagarna, det vill säga enhetschefer, utses av X*.
    if let Some(aside) = SET_IN.find(small).and_then(|hit| part(&hit, &["what"])) {
        holds_post(&mut out, aside);
        return out;
    }
    if let Some(what) = AT_LEVEL.find(small).and_then(|hit| part(&hit, &["what"])) {
        out.position = Some(trimmed(what));
        return out;
    }
    let people = UTGOR.find(small).or_else(|| ONLY_WHO.find(small)).and_then(|hit| part(&hit, &["what"]));
    if let Some(what) = people.filter(|what| is_people(&lower(what))) {
        holds_post(&mut out, what);
        return out;
    }
    if let Some(what) = SEEK.find(small).and_then(|hit| part(&hit, &["what"])) {
        sort(&mut out, what, is_people(&lower(what)));
        return out;
    }
    if let Some(hit) = WITH.find(small) {
        out.who = part(&hit, &["who"]).and_then(who);
        sort(&mut out, part(&hit, &["what"]).unwrap_or_default(), false);
        return out;
    }
    for (pattern, post) in [
        (&*ASKED, false),
        (&*OF_WHOM, false),
        (&*ONLY, false),
        (&*CANNOT, true),
        (&*CONDITION, false),
        (&*AMONG, true),
        (&*NEEDED, false),
    ] {
        let Some(hit) = pattern.find(small) else { continue };
        let what = part(&hit, &["what", "what2"]).unwrap_or_default();
        out.who = part(&hit, &["who"]).and_then(who);
        sort(&mut out, what, post);
        return out;
    }
    let clause = RELATIVE.find(small).and_then(|hit| part(&hit, &["what"]));
    let before = small.find(", som ").and_then(|at| text.get(..at));
    if let Some(what) = clause.filter(|_| {
        !["den som", "de som", "alla som", "var och en som"].iter().any(|lead| small.starts_with(lead))
            && holds(small, "utses|utser|består|väljs")
            || small.starts_with("det är ")
    }) {
        sort(&mut out, what, false);
        if out != MemberEligibility::default() {
            out.who = before.and_then(who);
            return out;
        }
    }
    let made = MADE_OF.find(small).filter(|hit| {
        let before = hit.get(0).and_then(|whole| small.get(..whole.start())).unwrap_or_default();
        !before.contains("som")
            && (!holds(before, " ska | skall | är | har ") || holds(small, " bestå | utgöras "))
    });
    if let Some(what) = made.and_then(|hit| part(&hit, &["what"])) {
        sort(&mut out, what, true);
        return out;
    }
    if let Some(hit) = STATE.find(small) {
        out.who = part(&hit, &["who"]).and_then(who);
        let verb = hit.name("verb").map_or("", |verb| verb.as_str());
        let what = part(&hit, &["what"]).unwrap_or_default();
        let (said, post) = match verb.rsplit(' ').next().unwrap_or_default() {
            "vara" | "är" => {
                (what.to_owned(), is_people(&lower(what)) || holds(&lower(what), "anställd|tjänsteman"))
            }
            "ha" | "har" | "äga" | "äger" | "inneha" | "innehar" | "besitta" | "besitter" => {
                (what.to_owned(), false)
            }
            "för" => (format!("ansvar för {what}"), false),
            "ska" | "skall" | "bör" | "måste" => (what.to_owned(), false),
            "får" => (what.to_owned(), false),
            verb => (format!("{verb} {what}"), false),
        };
        let said = if verb.ends_with("inte ha") { format!("inte ha {what}") } else { said };
        sort(&mut out, &said, post);
    }
    out
}

patterns! {
    UTGOR = r"^(?P<what>[^.;]+?) (?:utgör|bildar|ingår i|sitter i|är de som bildar|är de som ingår i|är de som sitter i) [a-zåäö]*(?:gruppen|rådet|nätverket|teamet|forumet|kommittén|samrådet)$";
    ONLY_WHO = r"^(?:enbart|bara|endast) (?P<what>[^,.;]+?) (?:får|kan|ska|skall) (?:vara|bli|ingå|delta|sitta|utses)~";
    AT_LEVEL = r"^representation[a-zåäö]* (?:ska (?:vara|ske) )?på (?P<what>[a-zåäö]*nivå)~";
    SEEK = r"^vi (?:söker|vill ha|välkomnar) (?:dig|dem|den|personer|de) som (?:är )?(?P<what>[^;]+)";
    WITH = r"^(?:till (?P<who>[a-zåäö ]+?) )?(?:utses|väljs) (?:en|endast) (?:person|ledamot|personer) (?:med|som har) (?P<what>[^;.]+)$";
    SET_IN = r"^[^,.;]+, (?:det vill säga|dvs|alltså|d v s) (?P<what>[^;.]+?)(?:, (?:utses|väljs|möts|ska|är)~.*)?$";
    RELATIVE = r"~(?:som|vilka|att den som deltar|att ledamöterna|att deltagarna|att de)(?: (?:ska|skall|bör|måste))? (?:har |ha |är |vara |besitter )?(?P<what>[^;.]+?)(?:, (?:utses|väljs|ska|är|utsedd)~.*)?$";
}

/// Of whom it is asked, where they are told apart from other members.
fn who(text: &str) -> Option<String> {
    let text = text.trim_matches([' ', ',']);
    let small = lower(text);
    let lead = small.rfind(", ").map_or(0, |at| at + 2);
    let (text, small) = (text.get(lead..)?, small.get(lead..)?);
    let long = small.split(' ').count() > 7 || small.split(' ').any(is_verb);
    let office = small.split(" i ").next().unwrap_or_default().split(" för ").next().unwrap_or_default();
    (!small.is_empty() && !NOBODY.is(small) && !NOBODY.is(office) && !long)
        .then(|| trimmed(text.get(..office.len()).unwrap_or(text)))
}

/// Sorts what is asked into posts, duties and qualities.
fn sort(out: &mut MemberEligibility, what: &str, post: bool) {
    let small = lower(what);
    let end = ASIDE.find(&small).and_then(|hit| hit.get(0)).map_or(what.len(), |aside| aside.start());
    let what = what.get(..end).unwrap_or(what).trim_matches([' ', ',']);
    for lead in ["den som ", "dig som ", "personer som ", "dem som "] {
        if let Some(rest) =
            lower(what).strip_prefix(lead).and_then(|rest| what.get(what.len() - rest.len()..))
        {
            let rest =
                ["är ", "har ", "innehar "].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
            return sort(out, rest, is_people(&lower(rest)) && !lower(rest).starts_with("legitim"));
        }
    }
    if post { holds_post(out, what) } else { brings(out, what) }
}

/// A post, with what those who hold it answer for.
fn holds_post(out: &mut MemberEligibility, what: &str) {
    const STOPS: [&str; 14] = [
        " med ",
        ", med ",
        " och ha ",
        " och som ",
        ", som ",
        " som har ",
        ", och ",
        " och du ",
        " ingår",
        " deltar",
        ", en ",
        " utses",
        " och svara",
        " sitter",
    ];
    let small = lower(what);
    let end = STOPS.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(what.len());
    let (post, rest) = (what.get(..end).unwrap_or(what), what.get(end..).unwrap_or_default());
    let post = post
        .replace(" eller av denne utsedd ", " eller ")
        .replace(" eller har motsvarande", " eller motsvarande");
    let named = POST
        .find(&lower(&post))
        .and_then(|hit| hit.name("what"))
        .and_then(|found| post.get(found.range()).map(trimmed));
    let post = named.unwrap_or_else(|| trimmed(&post));
    let words: Vec<&str> = post.split(' ').collect();
    let counted = words
        .first()
        .and_then(|first| crate::read::numbers::number(&lower(first)))
        .filter(|_| words.len() > 1);
    let post = if counted.is_some() { words.get(1..).unwrap_or_default().join(" ") } else { post };
    if !is_people(&lower(&post)) && QUALITY.is(&*lower(&post)) {
        return brings(out, what);
    }
    out.position = Some(post).filter(|post| !post.is_empty());
    let rest = rest.trim_matches([' ', ',']);
    let rest = ["med ", "och som ", "som ", "och ha ", "och ", "har "]
        .iter()
        .fold(rest, |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    if holds(&lower(rest), "ansvar|svara") {
        answers_for(out, rest);
    } else if QUALITY.is(&*lower(rest)) || rest.starts_with("arbetar") {
        out.qualities = qualities(rest);
    }
}

/// What they answer for: *ansvar för X och Y*, *budget- och personalansvar*.
fn answers_for(out: &mut MemberEligibility, text: &str) {
    let small = lower(text);
    if let Some(what) = DUTY_OF
        .find(&small)
        .and_then(|hit| hit.name("what"))
        .filter(|what| small.get(..what.start()).is_some_and(|lead| holds(lead, "för |över |inom ")))
    {
        let said = text.get(what.range()).unwrap_or_default();
        let end = [
            " i sin ",
            " i sitt ",
            " i den egna",
            " in i ",
            " inom sin ",
            " på en nivå",
            " ska ",
            " för att ",
        ]
        .iter()
        .filter_map(|stop| lower(said).find(stop))
        .min();
        let said = said.get(..end.unwrap_or(said.len())).unwrap_or(said);
        out.responsibilities = list(said.strip_prefix("både ").unwrap_or(said));
        return;
    }
    if let Some(what) = DUTIES.find(&small).and_then(|hit| hit.name("what")) {
        let said = text.get(what.range()).unwrap_or_default().replace('-', "");
        out.responsibilities = list(&said);
    }
}

/// What they bring, and what of it is a duty or a post.
fn brings(out: &mut MemberEligibility, what: &str) {
    let what = what
        .trim_start_matches("du ")
        .trim_start_matches("din ")
        .trim_start_matches("en ")
        .trim_start_matches("ett ");
    let small = lower(what);
    if let Some(hit) = POST.find(&small) {
        let found = hit.name("what").or_else(|| hit.name("what2")).and_then(|post| what.get(post.range()));
        let post = found.unwrap_or_default();
        let end =
            [" med ", ", ", " och du ", " och har "].iter().filter_map(|stop| lower(post).find(stop)).min();
        if small.get(end.unwrap_or(post.len())..).is_some_and(|rest| rest.contains(" och du ")) {
            out.qualities = qualities(post.get(end.unwrap_or(post.len())..).unwrap_or_default());
        }
        out.position = Some(trimmed(post.get(..end.unwrap_or(post.len())).unwrap_or(post)));
        let rest = post.get(end.unwrap_or(post.len())..).unwrap_or_default();
        if holds(&lower(rest), "ansvar") {
            answers_for(out, rest);
        }
        return;
    }
    if holds(&small, "ansvar") && !holds(&small, "ansvarig|elevhälsoansvar") {
        answers_for(out, what);
        if !out.responsibilities.is_empty() {
            return;
        }
    }
    let people = is_people(&small) && !QUALITY.is(&*small);
    if people && !holds(&small, "representera|företräda|kunna|känna|kliniskt|inte ") {
        return holds_post(out, what);
    }
    out.qualities = qualities(what);
    if let Some(at) = out.qualities.iter().position(|quality| holds(&lower(quality), "anställd")) {
        out.position = Some(out.qualities.remove(at));
    }
}

/// Each quality by itself.
fn qualities(text: &str) -> Vec<String> {
    let small = lower(text);
    let mut out = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(hit) = small.get(at..).and_then(|rest| JOINT.find(rest)) {
        let (Some(joint), Some(next)) = (hit.name("joint"), hit.name("next")) else { break };
        out.push(text.get(from..at + joint.start()).unwrap_or_default());
        from = at + next.start();
        at = from + 1;
        while !small.is_char_boundary(at) {
            at += 1;
        }
    }
    out.push(text.get(from..).unwrap_or_default());
    let lead = |text: &str| -> String {
        let mut rest = text.trim();
        for lead in [
            "ha ", "vara ", "har ", "är ", "att ", "som ", "du är ", "du har ", "du ", "de ", "man ", "ska ",
            "skall ", "ha en ", "gärna ",
        ] {
            rest = rest.strip_prefix(lead).unwrap_or(rest);
        }
        trimmed(rest)
    };
    out.into_iter().map(lead).filter(|quality| !quality.is_empty()).collect()
}
