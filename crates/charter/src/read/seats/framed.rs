//! Sentences that list the members of a group, by their frame: *Gruppen består av …*, *I gruppen ingår …*, *Från A deltar …*,
//! *A företräds av …*, *… ingår i gruppen*, *Av ledamöterna utses …*.
//!
//! The list is read piece by piece; a sentence with a piece that is no member is left to the patterns that know its parts.

use super::{
    composed::is_group,
    pieces::{Piece, Seats, pieces},
    several::{Count, quotas},
    *,
};
use crate::{
    Kind,
    norm::ExOfficioMember,
    read::{clauses::is_finite, numbers::Amount},
};

patterns! {
    GROUP_OF = r"^(?:sammanlagt |totalt )?(?P<body>[^.,;:]+?)(?: (?:ska|skall|bör|kan|får|måste))?(?: (?:normalt|alltid|i normalfallet|totalt|sammanlagt|dock|därutöver|dessutom|även|också))* (?P<verb>består av|bestå av|består|utgörs av|utgöras av|omfattar|omfatta|är sammansatta? av|vara sammansatta? av|sammansätts av|bildas av|bemannas av|bemannas med|innehåller|innehålla|rymmer|har|ha)(?: (?:totalt|sammanlagt|följande(?: [a-zåäö]+)?))?:? (?P<list>.+)$";
    IN_GROUP = r"^(?:med )?(?:i|bland) (?P<body>[^.,;:]+?)(?: (?:ska|skall|bör|kan))?(?: (?:alltid|även|också|dessutom|därutöver))* (?:ingår|sitter|finns|deltar|är|finnas|ingå|sitta)(?: (?:alltid|även|också|dessutom|därutöver))* (?P<list>[^.]+?)(?: (?:ingå|sitta|finnas|delta))?$";
    EXIST = r"^(?:i (?P<body>[a-zåäö]+) )?(?:det )?(?:ska|skall|bör|måste) (?:det )?(?:alltid )?finnas (?:med )?(?P<list>[^.]+?)(?: i (?:[a-zåäö]*gruppen|[a-zåäö]*rådet|[a-zåäö]*teamet))?$";
    FROM_UNIT = r"^från (?P<u>[^.;:]+?)(?: (?:ska|skall|bör|kan))? (?:ingår|sitter|finns|deltar|kommer|utses|medverkar|delta|ingå|ska) (?P<list>[^.]+?)(?: (?:ingå|sitta|finnas|delta|utses))?$";
    SIT_IN = r"^(?P<list>[^.]+?)(?: (?:ska|skall|bör))?(?: (?:alltid|även|också))* (?:ingår|sitter|deltar|ingå|sitta|finns) (?:med )?i (?P<body>[^.,;:]{3,60})$";
    UNIT_WITH = r"^(?P<u>[^.;:]+?)(?: (?:ska|skall|bör|kan|får|ges möjlighet att|har rätt att|har möjlighet att|erbjuds|erbjudas|erbjuds att|erbjudas att))*(?: (?:gemensamt|tillsammans|vardera|även|också|dessutom|därutöver|själva?|alltid))* (?P<verb>utser|utse|väljer|välja|tillsätter|tillsätta|nominerar|nominera|har|ha|representeras av|företräds av|företrädas av|representeras|(?:deltar|delta|ingår|ingå|medverkar|medverka)(?: i [a-zåäö ]{3,40}?)? med|bidrar med|bidra med|ställer upp med|är representerade? (?:av|med)|är företrädda? (?:av|med|genom)|vara representerade? (?:av|med)|disponerar|innehar|sänder|sända|skickar|har rätt till|tilldelas|förfogar över)(?: (?:gemensamt|tillsammans|vardera|även|också|dessutom|därutöver|själva?|sammanlagt|totalt))* (?P<list>[^;]+)$";
    OF_MEMBERS = r"^av (?:de |(?:[a-zåäö]+s )?)?(?:[a-zåäö]+ )?(?:ledamöterna|ledamöter|platserna|platser|representanterna|deltagarna|medlemmarna)(?: i [a-zåäö]+)? (?:utses|väljs|tillsätts|ska|bör|skall|är|kommer|representerar|företräder|fördelas|går)(?: (?:vara|komma|utses|väljas))? (?P<list>.+)$";
    RESERVED = r"^(?P<n>{num})(?: av (?:de )?)?(?: ledamots|representant)? ?(?:av )?(?:platser|platserna|plats|platsen|ledamotsplatser|mandat|stolar) (?:är|ska vara|tillfaller|tillkommer|ska gå till|går till|avsätts|avsätts för|reserveras|fördelas) ?(?:vikta|avsedda|avsatta|avsatt|reserverade|reserverad|öronmärkta)? ?(?:till|för)? (?P<u>[^.,]+)$";
    AT_MOST = r"(?:inte|ej|aldrig) (?:får |ska |bör )?(?:bestå av|omfatta|ha|överstiga|vara|uppgå till)? ?(?:fler|mer|flera|större|över)? ?(?:än )?{amount}(?: (?:personer|ledamöter|deltagare|medlemmar|platser))?$";
    TO_NUMBER = r"^(?P<u>[^.,]*?(?:ledamöterna|deltagarna|medlemmarna|platserna|ledamöter|deltagare))(?: i [a-zåäö]+)? (?:är|ska vara|bör vara)(?: till antalet)? {amount}(?: till antalet| stycken)?$";
    NUMBER = r"~{num}~";
    SIZE = r"(?:storlek|antal(?:et)? (?:ledamöter|deltagare|medlemmar|platser))[a-zåäö ]* (?:är|ska vara|bör vara|uppgår till|får vara) {amount}(?: (?:personer|ledamöter|deltagare|medlemmar|stycken))?$";
    ENLARGED = r"(?:kan|får) (?:vid behov )?(?:[a-zåäö]*(?:gruppen|rådet|teamet|forumet) )?(?:vid behov )?(?:utökas|kompletteras|utvidgas) med (?P<list>[^.]*(?:ledamöter|deltagare|medlemmar|representanter|platser))$";
}

/// Whether the sentence lists members, so that it is read in the order that it has.
pub(super) fn lists(s: &Sentence<'_>) -> bool {
    let mut found = Found::default();
    framed(s, &mut found)
}

/// Reads a list of members. `false` where the sentence is none.
pub(super) fn framed(s: &Sentence<'_>, found: &mut Found) -> bool {
    let small = s.small.without_stop();
    // Whoever it is about, nobody's name is longer.
    let named = |hit: &regex::Captures<'_>| {
        ["u", "body"].iter().all(|part| hit.name(part).is_none_or(|part| part.len() <= 160))
    };
    if let Some(hit) = OF_MEMBERS.find(small) {
        return s.named(&hit, "list").and_then(pieces).is_some_and(|list| tell(s, found, &list, None, None));
    }
    if let Some(hit) = RESERVED.find(small) {
        let count = hit.name("n").and_then(|count| number(count.as_str()));
        let unit = Names(s.named(&hit, "u").map(|unit| units(unit).0).unwrap_or_default());
        push(s, found, SeatQuota { unit, min: count, max: count, ..SeatQuota::default() }, s.modality);
        return true;
    }
    if let Some(hit) = IN_GROUP.find(small).filter(named) {
        let body = s.named(&hit, "body").unwrap_or_default();
        let list = s.named(&hit, "list").and_then(pieces);
        if let Some(list) = list.filter(|_| of_group(s, body)) {
            return tell(s, found, &list, None, part_of(body));
        }
    }
    if let Some(list) = EXIST.find(small).and_then(|hit| s.named(&hit, "list").and_then(pieces)) {
        return tell(s, found, &list, None, None);
    }
    if let Some(hit) = FROM_UNIT.find(small).filter(named) {
        let unit = s.named(&hit, "u").map(|unit| units(unit).0).unwrap_or_default();
        if let Some(list) = s.named(&hit, "list").and_then(pieces) {
            return tell(s, found, &list, Some(unit), None);
        }
    }
    if let Some(hit) = GROUP_OF.find(small).filter(named) {
        let body = s.named(&hit, "body").unwrap_or_default();
        let has = hit.name("verb").is_some_and(|verb| matches!(verb.as_str(), "har" | "ha"));
        if of_group(s, body) && (!has || s.is_own(body) || is_whole_group(&lower(body))) {
            let list = s.named(&hit, "list").and_then(pieces);
            let members = |piece: &Piece| matches!(piece, Piece::Seats(seats) if seats.members);
            return list
                .filter(|list| !has || list.first().is_some_and(members))
                .is_some_and(|list| tell(s, found, &list, None, part_of(body)));
        }
    }
    if let Some(hit) = UNIT_WITH.find(small).filter(named) {
        let text = s.named(&hit, "u").unwrap_or_default();
        let stands_for = hit.name("verb").is_some_and(|verb| holds(verb.as_str(), "represent|företräd"));
        let list = s.named(&hit, "list").and_then(pieces).filter(|list| {
            let counted = list.iter().any(|piece| matches!(piece, Piece::Seats(_)));
            counted
                && list.iter().all(|piece| match piece {
                    Piece::Seats(seats) => seats.unit.is_empty() || seats.part,
                    Piece::Post(_) => stands_for,
                    piece => matches!(piece, Piece::Substitutes(_)),
                })
        });
        if let Some(list) = list.filter(|_| !of_group(s, text) && is_unit(text)) {
            let unit = units(text.strip_prefix("Från ").unwrap_or(text)).0;
            return tell(s, found, &list, Some(unit), None);
        }
    }
    if let Some(hit) = SIT_IN.find(small) {
        let body = s.named(&hit, "body").unwrap_or_default();
        if let Some(list) = s
            .named(&hit, "list")
            .and_then(pieces)
            .filter(|list| of_group(s, body) && list.iter().any(|piece| matches!(piece, Piece::Seats(_))))
        {
            return tell(s, found, &list, None, part_of(body));
        }
    }
    false
}

/// A name that may have seats: not an adverb, a condition, or a clause of its own.
fn is_unit(text: &str) -> bool {
    const NOT: &str =
        "vid|om|när|då|dessutom|därutöver|den|det|de|till|för|i|på|inom|efter|mötet|varje år|av";
    let small = lower(text);
    let first = small.split(' ').next().unwrap_or_default();
    !NOT.split('|').any(|not| not == first && (small == first || !matches!(not, "de" | "den" | "det")))
        && !small.contains("ordförand")
        && small.split(' ').count() <= 14
        && !holds(&small, " ska | är | har | kan | får | utser | utses ")
}

/// The body, where it is a part of the group.
fn part_of(body: &str) -> Option<String> {
    holds(&lower(body), "presidi|utskott").then(|| trimmed(body))
}

/// Words for the group or a part of it.
fn of_group(s: &Sentence<'_>, body: &str) -> bool {
    let small = lower(body);
    let each = ["varje ", "vardera ", "respektive ", "alla ", "samtliga "]
        .iter()
        .any(|lead| small.starts_with(lead));
    !each && !NUMBER.is(&*small) && is_group(s, body) && body.split(' ').count() <= 9
}

/// Tells the rules of a list. `unit` is whose members they are, where the frame says so.
fn tell(
    s: &Sentence<'_>,
    found: &mut Found,
    list: &[Piece],
    unit: Option<Vec<String>>,
    body: Option<String>,
) -> bool {
    let posts: Vec<&str> = list
        .iter()
        .filter_map(|piece| match piece {
            Piece::Post(post) => Some(post.as_str()),
            _ => None,
        })
        .collect();
    let seats = |piece: &Piece| matches!(piece, Piece::Seats(_));
    // People without a number are told of elsewhere, unless others stand beside them.
    if posts.is_empty() && !list.iter().any(seats) {
        return false;
    }
    let modality =
        if s.modality == Modality::May && s.has(" ska | består ") { Modality::Must } else { s.modality };
    let counts: Vec<Count> = list
        .iter()
        .filter_map(|piece| match piece {
            Piece::Seats(seats) => Some(count(seats, unit.as_deref())),
            _ => None,
        })
        .collect();
    let apart = list.iter().find_map(|piece| match piece {
        Piece::Substitutes(amount) => Some(*amount),
        _ => None,
    });
    let beside = list.iter().any(|piece| matches!(piece, Piece::Seats(seats) if seats.substitutes));
    if !counts.is_empty() {
        let Some(mut quotas) = quotas(&counts) else { return false };
        // *Tolv ordinarie ledamöter och tolv personliga ersättare* are two numbers of two kinds.
        let ordinary = list.iter().find_map(|piece| match piece {
            Piece::Seats(seats) => seats.ordinary.clone(),
            _ => None,
        });
        if let (Some(Amount { min, max, .. }), Some(ordinary), [quota]) =
            (apart, ordinary, quotas.as_mut_slice())
            && quota.unit.is_empty()
        {
            quota.unit = Names::one(ordinary);
            let unit = Names::one("personliga ersättare".to_owned());
            quotas.push(SeatQuota { unit, min, max, ..SeatQuota::default() });
        }
        quotas.into_iter().for_each(|quota| push(s, found, quota, modality));
    }
    for piece in list {
        if let Piece::Sent(unit) = piece {
            let quota = SeatQuota { unit: Names(unit.clone()), ..SeatQuota::default() };
            found.push(Rule::SeatQuota(quota), modality);
        }
    }
    if !posts.is_empty() {
        let rule = ExOfficioMember { who: Some(posts.join(", ")), body };
        found.push(Rule::ExOfficioMember(rule), modality);
    }
    if (beside || apart.is_some()) && !found.any(&[Kind::SubstituteRequired]) {
        found.push(Rule::SubstituteRequired(SubstituteRequired::default()), modality);
    }
    true
}

/// One number of the list, with the unit of the frame where it has none of its own.
fn count(seats: &Seats, unit: Option<&[String]>) -> Count {
    let own = !seats.unit.is_empty();
    let whose = if own { seats.unit.clone() } else { unit.unwrap_or_default().to_vec() };
    Count { amount: seats.amount, total: !own && !seats.part, unit: whose, before: !seats.part }
}

/// How many there may be in all, told without a list: *Antalet ledamöter är elva*, *Gruppen kan utökas med två ledamöter*.
pub(super) fn size(s: &Sentence<'_>, found: &mut Found) -> bool {
    let small = s.small.without_stop();
    let mut quota = SeatQuota::default();
    if let Some(hit) =
        AT_MOST.find(small).filter(|_| s.has("gruppen|rådet|teamet|ledamöter|deltagare|storlek|antal"))
    {
        quota.max = amount(&hit).and_then(|amount| amount.max.or(amount.min));
    } else if let Some(hit) = TO_NUMBER.find(small).or_else(|| SIZE.find(small)) {
        fill(&mut quota, &hit);
    } else if let Some(hit) = ENLARGED.find(small) {
        let amounts =
            hit.name("list").and_then(|list| AMOUNT_ONLY.find(list.as_str()).and_then(|hit| amount(&hit)));
        quota.max = amounts.and_then(|amount| amount.max);
        found.push(Rule::SeatQuota(quota), Modality::May);
        return true;
    } else {
        return false;
    }
    push(s, found, quota, s.modality);
    true
}

/// An item of a composition, whose label, dash or bracket parts the unit from its number: *Kommunerna: två ledamöter*,
/// *Länsstyrelsen (1 person)*, *Funktionsrätt, tre platser*.
pub(super) fn item(s: &Sentence<'_>, found: &mut Found) -> bool {
    let speaks = s.text.split(' ').any(|word| is_finite(&lower(word)));
    let small = s.small.without_stop();
    if s.topic != Topic::Composition {
        let others = matches!(
            s.topic,
            Topic::Distribution
                | Topic::Calendar
                | Topic::Meetings
                | Topic::Term
                | Topic::Quorum
                | Topic::Costs
        );
        return !speaks && !others && counted_apart(s, found);
    }
    let label = s.label.filter(|label| is_name(label));
    let (unit, list) = match (label, APART.find(small)) {
        (Some(label), _) => (Some(label), Some(s.text.as_str())),
        (None, Some(hit)) => (s.named(&hit, "u"), s.named(&hit, "list")),
        (None, None) => (None, None),
    };
    if let (Some(unit), Some(list)) = (unit, list.and_then(pieces)) {
        let counts = |piece: &Piece| match piece {
            Piece::Seats(seats) => seats.unit.is_empty(),
            piece => matches!(piece, Piece::Substitutes(_)),
        };
        if list.iter().all(counts) && is_name(unit) {
            return tell(s, found, &list, Some(vec![trimmed(unit)]), None);
        }
    }
    if let Some(hit) = BARE.find(small) {
        let unit = s.named(&hit, "u").map(trimmed).unwrap_or_default();
        if is_name(&unit) {
            let mut quota = SeatQuota { unit: Names::one(unit), ..SeatQuota::default() };
            fill(&mut quota, &hit);
            push(s, found, quota, s.modality);
            return true;
        }
    }
    let listed = s.bullet || s.label.is_some() || s.row || s.text.split_whitespace().count() <= 14;
    let Some(list) = pieces(&s.text).filter(|_| listed) else { return false };
    if let ([Piece::Sent(unit)], true) = (list.as_slice(), s.bullet) {
        let quota = SeatQuota { unit: Names(unit.clone()), ..SeatQuota::default() };
        found.push(Rule::SeatQuota(quota), s.modality);
        return true;
    }
    let seats = |piece: &Piece| matches!(piece, Piece::Seats(seats) if !seats.unit.is_empty() && (seats.members && !speaks || list.len() > 1));
    list.iter().all(seats) && tell(s, found, &list, None, None)
}

/// A line that no heading tells of, and that counts people all the same: *Kommunerna (sex personer)*, *Tre förtroendevalda,
/// varav ett kommunalråd*.
fn counted_apart(s: &Sentence<'_>, found: &mut Found) -> bool {
    if let Some(hit) = APART.find(s.small.without_stop()).filter(|_| s.text.ends_with(')')) {
        let (unit, list) = (s.named(&hit, "u").unwrap_or_default(), s.named(&hit, "list").and_then(pieces));
        let list = list.filter(|list| {
            is_name(unit)
                && list.iter().all(|piece| matches!(piece, Piece::Seats(seats) if seats.unit.is_empty()))
        });
        return list.is_some_and(|list| tell(s, found, &list, Some(vec![trimmed(unit)]), None));
    }
    let parts = |list: &Vec<Piece>| {
        let people = |piece: &Piece| matches!(piece, Piece::Seats(seats) if !seats.unit.is_empty());
        list.iter().any(|piece| matches!(piece, Piece::Seats(seats) if seats.part)) && list.iter().all(people)
    };
    pieces(&s.text).filter(parts).is_some_and(|list| tell(s, found, &list, None, None))
}

/// A name that may stand before the number of its seats.
fn is_name(unit: &str) -> bool {
    const NOT: &str =
        "antal|ledam|deltag|ordför|sekret|medlem|represent|samman|period|mandat|möte|minst|högst";
    !holds(&lower(unit), NOT) && !unit.split(' ').any(|word| is_finite(&lower(word)))
}

patterns! {
    APART = r"^(?P<u>[^,;.:()–]{3,70}?)(?:,| –| -|:| \() ?(?P<list>(?:minst |högst |totalt )?{num}(?: (?:st|stycken))? (?:person|ledam|plats|represent|deltag|ordinarie|mandat)[^()]*?)\)?$";
    BARE = r"^(?P<u>[a-zåäö][^,;.:()–0-9]{2,60}?)(?:, ?| – ?| - ?|: ?| \(| ){amount}(?: (?:st|stycken|person|personer|ledamot|ledamöter|plats|platser|representant|representanter))?\)?$";
}
