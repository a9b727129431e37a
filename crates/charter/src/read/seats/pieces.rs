//! The members that a sentence lists, one piece after another: *verksamhetschefen, två läkare och en företrädare för kommunerna*.
//!
//! A joint parts two pieces only where a new one begins behind it: with a number, an office, or people without a number. All
//! other joints are inside the name of whose seats they are.

use super::{composed::is_post, *};
use crate::read::numbers::Amount;

patterns! {
    COUNTED = r"^(?:totalt |sammanlagt |ytterligare |dessutom )?{amount}(?: (?:st|stycken))?(?: (?:till|övriga|andra))?(?P<rest> .+|)$";
    PART = r"^(?:varav|därav|däribland|av vilka|av dem|av dessa|inklusive|bland annat)~";
    MEMBER = r"^(?P<of>av (?:dem|dessa|[a-zåäö]*ledamöterna|representanterna|deltagarna|platserna) )?(?:(?:ska|skall|bör|måste) )?(?P<kind>vara |är )?(?P<noun>(?:(?:ordinarie|fasta|röstande|valda|politiska|utsedda) )*(?:[a-zåäö]*ledamot|[a-zåäö]*ledamöter|representant|representanter|person|personer|deltagare|medlem|medlemmar|plats|platser|företrädare|tjänsteperson|tjänstepersoner|tjänstem[aä]n|ombud|mandat|stol|stolar|säte|säten)(?:~|$))?(?P<rest>.*)$";
    SUBSTITUTES = r"^(?:och|samt|jämte|med) (?:en |ett |lika många |motsvarande antal |varsin )?(?:personliga? )?(?:ersättare|suppleant%)(?P<rest>.*)$";
    ARE_SUBSTITUTES = r"^(?:personliga? )?(?:ersättare|suppleant%)~";
    EACH = r"^(?:vardera|var)(?: |$)";
    OF = r"^(?:från|för|ur|per|inom|hos|i|som (?:ska )?(?:företräder|representerar|kommer från|företräda|representera|utses av)|(?:ska |skall |bör )?(?:representera|företräda|komma från|tillhöra|hämtas från)|representerar|företräder|kommer från|utsedda? (?:av|från)|utses (?:av|från)|valda? av|på förslag av|av) (?P<u>.+)$";
    IN_GROUP = r"^(?:i|till) [a-zåäö]*(?:gruppen|rådet|teamet|forumet|nätverket|presidiet|utskottet)$";
    SENT = r"^(?:alla |samtliga |olika |övriga )?(?:representanter|företrädare|ledamöter|deltagare|tjänstepersoner|tjänstemän|medlemmar) (?:från|för|ur|av) (?P<u>.+)$";
    PEOPLE = r"^(?:[a-zåäö\-]+ )?[a-zåäö\-]*(?:chefer|ledare|samordnare|strateger|läkare|sköterskor|politiker|experter|sakkunniga|specialister|medarbetare|handläggare|forskare|brukare|anhöriga|patienter|förtroendevalda)(?: |$)";
    MEASURED = r"^ ?(?:gånger|gång|ggr|år|månad|veck|dag|timm|minut|möte|sammanträd|period|procent|kapitel|kap|§|tredjedel|fjärdedel|kronor|medlemmar$|[:/.\d])";
    ENDS = r"(?:,| och| samt| men)? (?:och|samt|men|vilka|som|där|vilket|utsedda|valda|när|om) ?(?:ska|skall|har|är|kan|får|bör|utses|utser|leds|möts|träffas|sammanträder|väljs|väljer|deltar|ansvarar)~.*$|,? (?:dvs|d v s|det vill säga|d\.v\.s\.) .*$| för (?:en|ett|två|tre|fyra)[ a-zåäö]* (?:period|år|mandatperiod)%.*$|, (?:vilka|som|där|vilket|utsedda|valda)~.*$| \([^)]*\)$";
    UNIT_ENDS = r"(?:,)? (?:som|vilka|där|utses|utsedda?|valda?|ska|skall|med (?:en|ett|två|tre)|ingår|deltar|sitter)~.*$| (?:i|till) (?:gruppen|rådet|[a-zåäö]*(?:gruppen|rådet|teamet|forumet)(?:s [a-zåäö]+)?)$| \([^)]*\)$";
}

/// One piece of a list of members.
#[derive(Debug)]
pub(super) enum Piece {
    /// So many seats, of a unit or of a kind of people.
    Seats(Seats),
    /// An office.
    Post(String),
    /// People whom a unit sends, as many as it likes.
    Sent(Vec<String>),
    /// A kind of people.
    People,
    /// Substitutes for the members before them.
    Substitutes(Amount),
}

/// So many seats.
#[derive(Debug)]
pub(super) struct Seats {
    pub amount: Amount,
    /// Whose seats, or the kind of people; none where only members are counted.
    pub unit: Vec<String>,
    /// The words for the members, where they are told apart from substitutes: *ordinarie ledamöter*.
    pub ordinary: Option<String>,
    /// A part of the number before it.
    pub part: bool,
    /// Substitutes stand beside them.
    pub substitutes: bool,
    /// The number counts members by a word for them, and not a kind of people.
    pub members: bool,
}

/// The pieces of a list. `None` where one of them is no member.
pub(super) fn pieces(text: &str) -> Option<Vec<Piece>> {
    let small = lower(text);
    let end = ENDS.find(&small).and_then(|hit| hit.get(0)).map_or(text.len(), |end| end.start());
    let text = text.get(..end)?.trim_end_matches(['.', ',', ';', ' ']);
    cut(text).into_iter().map(piece).collect()
}

/// Where the pieces begin and end.
fn cut(text: &str) -> Vec<&str> {
    const JOINTS: &[&str] = &[
        ", samt ",
        ", och ",
        ", dels ",
        " och dels ",
        "; och ",
        "; samt ",
        "; ",
        ", ",
        " samt ",
        " och ",
        " jämte ",
        " tillsammans med ",
        " liksom ",
        " – ",
        ": ",
    ];
    let small = lower(text);
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_i32;
    let mut open: Vec<usize> = Vec::new();
    for (at, sign) in small.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth > 0 {
            open.push(at);
        }
    }
    for joint in JOINTS {
        for (at, _) in small.match_indices(joint) {
            let end = at + joint.len();
            let taken = cuts.iter().any(|&(start, stop)| start < end && at < stop);
            let each = small.get(..at).is_some_and(|before| before.ends_with("var"));
            if !taken
                && !each
                && !open.contains(&at)
                && small.get(end..).is_some_and(|rest| begins(rest, text.get(end..)))
            {
                cuts.push((at, end));
            }
        }
    }
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut from = 0;
    for (at, end) in cuts {
        out.push(text.get(from..at).unwrap_or_default());
        from = end;
    }
    out.push(text.get(from..).unwrap_or_default());
    out
}

/// Whether a new piece begins here.
fn begins(small: &str, text: Option<&str>) -> bool {
    let rest = small.trim_start_matches("även ").trim_start_matches("också ").trim_start_matches("av ");
    if PART.is(small) || PART.is(rest) || SENT.is(rest) || PEOPLE.is(rest) {
        return true;
    }
    if let Some(hit) = COUNTED.find(rest) {
        let rest = hit.name("rest").map_or("", |rest| rest.as_str());
        return !MEASURED.is(rest) && !rest.is_empty();
    }
    let first = text.unwrap_or_default();
    let first = first.get(first.len() - rest.len()..).unwrap_or_default();
    let end = [", ", " och ", " samt ", "; "].iter().filter_map(|joint| first.find(joint)).min();
    is_post(first.get(..end.unwrap_or(first.len())).unwrap_or_default())
}

fn piece(text: &str) -> Option<Piece> {
    let mut text = text.trim();
    let mut part = false;
    loop {
        let small = lower(text);
        let lead = ["även ", "också ", "dels ", "av ", "samt ", "och ", "vidare ", "dessutom "]
            .iter()
            .find(|lead| small.starts_with(**lead))
            .map(|lead| lead.len())
            .or_else(|| {
                let hit = PART.find(&small)?.get(0)?;
                part = true;
                Some(hit.end())
            });
        let Some(lead) = lead else { break };
        text = text.get(lead..)?.trim_start();
    }
    let small = lower(text);
    if let Some(hit) = COUNTED.find(&small) {
        let rest = hit.name("rest")?;
        return counted(amount(&hit)?, text.get(rest.range())?.trim(), part);
    }
    if let Some(hit) = SENT.find(&small) {
        return Some(Piece::Sent(unit(text.get(hit.name("u")?.range())?)));
    }
    let text =
        text.get(..UNIT_ENDS.find(&small).and_then(|hit| hit.get(0)).map_or(text.len(), |end| end.start()))?;
    if is_post(text) {
        return Some(Piece::Post(trimmed(text)));
    }
    PEOPLE.is(&lower(text)).then_some(Piece::People)
}

/// What stands behind a number.
fn counted(amount: Amount, text: &str, part: bool) -> Option<Piece> {
    let small = lower(text);
    if MEASURED.is(&small) {
        return None;
    }
    if ARE_SUBSTITUTES.is(&small) {
        return Some(Piece::Substitutes(amount));
    }
    let hit = MEMBER.find(&small)?;
    let noun = hit.name("noun").map(|noun| noun.as_str().trim().to_owned());
    let ordinary = noun.clone().filter(|noun| noun.starts_with("ordinarie"));
    let mut rest = text.get(hit.name("rest")?.range())?.trim();
    let mut substitutes = false;
    let after = lower(rest);
    if let Some(hit) = SUBSTITUTES.find(&after) {
        substitutes = true;
        rest = rest.get(hit.name("rest")?.range())?.trim();
    }
    let after = lower(rest);
    if let Some(hit) = EACH.find(&after) {
        rest = rest.get(hit.get(0)?.end()..)?.trim();
    }
    let after = lower(rest);
    if IN_GROUP.is(&*after) {
        rest = "";
    }
    let unit = if rest.is_empty() {
        if noun.is_none() && hit.name("of").is_none() {
            return None;
        }
        Vec::new()
    } else if let Some(hit) = OF.find(&after) {
        unit(rest.get(hit.name("u")?.range())?)
    } else if noun.is_none() {
        let end = UNIT_ENDS.find(&after).and_then(|hit| hit.get(0)).map_or(rest.len(), |end| end.start());
        let kind = trimmed(rest.get(..end)?);
        if hit.name("kind").is_none() && !is_people(&kind) {
            return None;
        }
        vec![kind]
    } else {
        return None;
    };
    Some(Piece::Seats(Seats { amount, unit, ordinary, part, substitutes, members: noun.is_some() }))
}

/// The unit that a name gives, or the units of a list.
fn unit(text: &str) -> Vec<String> {
    let small = lower(text);
    let end = UNIT_ENDS.find(&small).and_then(|hit| hit.get(0)).map_or(text.len(), |end| end.start());
    // *Socialnämnden (SN), Skolnämnden (SkN)* are two names without what stands in brackets.
    let mut whole = text.get(..end).unwrap_or(text).to_owned();
    while let (Some(open), Some(close)) = (whole.find(" ("), whole.find(')')) {
        if close < open {
            break;
        }
        whole.replace_range(open..=close, "");
    }
    units(&whole).0
}

/// Words for people, who may sit in a group. A word alone says so by its end.
pub(super) fn is_people(text: &str) -> bool {
    const ENDS: &str = "läkare|chef|chefer|sköterska|sköterskor|terapeut|terapeuter|strateg|strateger|politiker|direktör|direktörer|rektor|rektorer|ledare|samordnare|handläggare|företrädare|sakkunnig|sakkunniga|expert|experter|specialist|specialister|forskare|lärare|brukare|anhörig|anhöriga|patient|patienter|patientföreträdare|förtroendevald|förtroendevalda|valda|råd|elev|elever|student|studenter|unga|ungdomar|kurator|kuratorer|psykolog|psykologer|dietist|dietister|logoped|logopeder|apotekare|farmaceut|farmaceuter|ekonom|ekonomer|jurist|jurister|utvecklare|präst|diakon|barnmorska|barnmorskor|personer|controller|föräldrar|förälder|pensionärer|medborgare|invånare|verksamma|anställda|medarbetare|politiska|ombudsman|ombudsmän|revisorer|koordinatorer|sekreterare|föreståndare|ordförande|undersköterskor|tandläkare|biolog|fysiker|ingenjör|ingenjörer|professor|professorer";
    const NOT: &str = "samråd|förråd|råd om";
    let small = lower(text);
    small.split([' ', '-', ',']).take(4).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().count() > 3
            && ENDS.split('|').any(|end| word.ends_with(end))
            && !NOT.split('|').any(|not| word.ends_with(not))
    })
}
