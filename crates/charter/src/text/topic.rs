//! What a heading or a label is about, by the words that charters use for it.
//!
//! A new synonym for a heading goes into `TOPICS`: a stem, and what it is about. The first stem that fits decides.

use super::words::{binds, first_word, is_known_infinitive, is_present, lower};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What the text under a heading, or after a label, is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Topic {
    /// No known heading.
    #[default]
    Unknown,
    /// Bakgrund, inledning: what was, not what binds.
    Background,
    /// Definitioner, begrepp, förkortningar.
    Definitions,
    /// Names and numbers: ledamöter 2024, kontaktuppgifter.
    People,
    /// Dates of meetings.
    Calendar,
    /// What a revision changed.
    History,
    /// Sändlista.
    Distribution,
    /// Syfte, mål, vision.
    Purpose,
    /// Uppgifter, uppdrag, ansvar.
    Tasks,
    /// Ordförande.
    Chair,
    /// Vice ordförande.
    ViceChair,
    /// Adjungerade.
    CoOpted,
    /// Ersättare.
    Substitutes,
    /// Sammansättning, deltagare.
    Composition,
    /// Mandatperiod.
    Term,
    /// Koordinator, sekreterare, kansli.
    Support,
    /// Kontaktperson.
    Contact,
    /// Möten.
    Meetings,
    /// Kallelse och dagordning.
    Notice,
    /// Anteckningar.
    Minutes,
    /// Kommunikation.
    Communication,
    /// Diarieföring.
    Registration,
    /// Beslut.
    Decisions,
    /// Beslutsförhet.
    Quorum,
    /// Jäv.
    Conflict,
    /// Rapportering.
    Reporting,
    /// Gränsdragning.
    Boundary,
    /// Samverkan med andra.
    CoHandling,
    /// Undergrupper.
    Subgroups,
    /// Beredning.
    Preparation,
    /// Ekonomi.
    Costs,
    /// Verksamhetsplan.
    Plan,
    /// Uppföljning, utvärdering.
    Evaluation,
    /// Giltighet.
    Validity,
    /// Fastställande.
    Adoption,
    /// Eskalering, oenighet.
    Escalation,
    /// Utgångspunkter, principer, värdegrund.
    Principles,
    /// Plats i organisationen.
    Place,
    /// Referenser.
    References,
}

/// Stems in the order that they are tried. `^` begins the heading.
const TOPICS: &[(&str, Topic)] = &[
    ("ändringslogg", Topic::History),
    ("ändringshistorik", Topic::History),
    ("revideringshistorik", Topic::History),
    ("revisionshistorik", Topic::History),
    ("versionshistorik", Topic::History),
    ("dokumenthistorik", Topic::History),
    ("ändringar sedan", Topic::History),
    ("ändringar i denna", Topic::History),
    ("ändringar från", Topic::History),
    ("förändringar sedan", Topic::History),
    ("tidigare version", Topic::History),
    ("^bakgrund", Topic::Background),
    ("^inledning", Topic::Background),
    ("^historik", Topic::Background),
    ("^om gruppen", Topic::Background),
    ("^sammanfattning", Topic::Background),
    ("definition", Topic::Definitions),
    ("^begrepp", Topic::Definitions),
    ("ordlista", Topic::Definitions),
    ("ordförklaring", Topic::Definitions),
    ("förkortning", Topic::Definitions),
    ("skickas till", Topic::Distribution),
    ("sändlista", Topic::Distribution),
    ("^delges", Topic::Distribution),
    ("^expedieras", Topic::Distribution),
    ("^expediering", Topic::Distribution),
    ("^distribution", Topic::Distribution),
    ("^kopia", Topic::Distribution),
    ("^sänds till", Topic::Distribution),
    ("^tillställs", Topic::Distribution),
    ("^delgivning", Topic::Distribution),
    ("^mottagare", Topic::Distribution),
    ("^för kännedom", Topic::Distribution),
    ("mötesdatum", Topic::Calendar),
    ("mötesdagar", Topic::Calendar),
    ("mötestider 2", Topic::Calendar),
    ("datum för möten", Topic::Calendar),
    ("sammanträdesdagar", Topic::Calendar),
    ("sammanträdesdatum", Topic::Calendar),
    ("sammanträdestider", Topic::Calendar),
    ("mötesplan 2", Topic::Calendar),
    ("mötestider", Topic::Calendar),
    ("möten 20", Topic::Calendar),
    ("kalendarium", Topic::Calendar),
    ("^kontakt$", Topic::People),
    ("kontaktuppgift", Topic::People),
    ("deltagarlista", Topic::People),
    ("ledamöter 20", Topic::People),
    ("deltagare 20", Topic::People),
    ("medlemmar 20", Topic::People),
    ("^nuvarande", Topic::People),
    ("^närvarande", Topic::People),
    ("^frånvarande", Topic::People),
    ("^referenser", Topic::References),
    ("styrande dokument", Topic::References),
    ("relaterade dokument", Topic::References),
    ("hänvisningar", Topic::References),
    ("^vem leder", Topic::Chair),
    ("^när träffas", Topic::Meetings),
    ("^när möts", Topic::Meetings),
    ("^när sammanträder", Topic::Meetings),
    ("^vem bestämmer", Topic::Decisions),
    ("vice ordf", Topic::ViceChair),
    ("ordförandens roll", Topic::Tasks),
    ("ordförandens uppg", Topic::Tasks),
    ("ordförandens ansvar", Topic::Tasks),
    ("ordförandes uppg", Topic::Tasks),
    ("ordförandes ansvar", Topic::Tasks),
    ("ordförande", Topic::Chair),
    ("^ordf", Topic::Chair),
    ("presidium", Topic::Chair),
    ("adjunger", Topic::CoOpted),
    ("ersättare", Topic::Substitutes),
    ("kontaktperson", Topic::Contact),
    ("mandatperiod", Topic::Term),
    ("mandattid", Topic::Term),
    ("uppdragstid", Topic::Term),
    ("förordnande", Topic::Term),
    ("beslutför", Topic::Quorum),
    ("beslutsför", Topic::Quorum),
    ("kvorum", Topic::Quorum),
    ("jäv", Topic::Conflict),
    ("oenighet", Topic::Escalation),
    ("eskaler", Topic::Escalation),
    ("sammansättning", Topic::Composition),
    ("bemanning", Topic::Composition),
    ("representation", Topic::Composition),
    ("deltagare", Topic::Composition),
    ("deltagande", Topic::Composition),
    ("ledamöter", Topic::Composition),
    ("ledamot", Topic::Composition),
    ("medlemmar", Topic::Composition),
    ("^vilka ingår", Topic::Composition),
    ("^vilka sitter", Topic::Composition),
    ("^vilka är med", Topic::Composition),
    ("^vem är med", Topic::Composition),
    ("^vilka deltar", Topic::Composition),
    ("^hur utses", Topic::Composition),
    ("^hur väljs", Topic::Composition),
    ("^hur fattas", Topic::Decisions),
    ("^vad gör", Topic::Tasks),
    ("^vad ska", Topic::Tasks),
    ("^vad arbetar", Topic::Tasks),
    ("^vem sitter", Topic::Composition),
    ("koordinator", Topic::Support),
    ("processledare", Topic::Support),
    ("sekreter", Topic::Support),
    ("kansli", Topic::Support),
    ("administra", Topic::Support),
    ("stödresurs", Topic::Support),
    ("^stöd", Topic::Support),
    ("kallelse", Topic::Notice),
    ("dagordning", Topic::Notice),
    ("anteckning", Topic::Minutes),
    ("protokoll", Topic::Minutes),
    ("dokumentation", Topic::Minutes),
    ("diarieför", Topic::Registration),
    ("registrering", Topic::Registration),
    ("arkiv", Topic::Registration),
    ("undergrupp", Topic::Subgroups),
    ("arbetsgrupper", Topic::Subgroups),
    ("arbetsutskott", Topic::Preparation),
    ("beredning", Topic::Preparation),
    ("ärendehantering", Topic::Preparation),
    ("gränsdragning", Topic::Boundary),
    ("avgränsning", Topic::Boundary),
    ("gränssnitt", Topic::Boundary),
    ("ingår inte", Topic::Boundary),
    ("omfattas inte", Topic::Boundary),
    ("samband", Topic::Boundary),
    ("plats i", Topic::Place),
    ("organisatorisk tillhörighet", Topic::Place),
    ("organisatorisk placering", Topic::Place),
    ("organisatorisk plats", Topic::Place),
    ("tillhörighet", Topic::Place),
    ("möte", Topic::Meetings),
    ("sammanträde", Topic::Meetings),
    ("frekvens", Topic::Meetings),
    ("hur ofta", Topic::Meetings),
    ("träffar", Topic::Meetings),
    ("rapporter", Topic::Reporting),
    ("redovisning", Topic::Reporting),
    ("verksamhetsplan", Topic::Plan),
    ("verksamhetsberättelse", Topic::Plan),
    ("årsplan", Topic::Plan),
    ("planering", Topic::Plan),
    ("utvärder", Topic::Evaluation),
    ("uppföljning", Topic::Evaluation),
    ("giltig", Topic::Validity),
    ("ikraftträdande", Topic::Validity),
    ("revider", Topic::Validity),
    ("översyn", Topic::Evaluation),
    ("fastställ", Topic::Adoption),
    ("^antagen", Topic::Adoption),
    ("underskrift", Topic::Adoption),
    ("undertecknande", Topic::Adoption),
    ("beslut", Topic::Decisions),
    ("ställningstagande", Topic::Decisions),
    ("mandat", Topic::Decisions),
    ("konsensus", Topic::Decisions),
    ("kommunikation", Topic::Communication),
    ("publicering", Topic::Communication),
    ("information", Topic::Communication),
    ("förankring", Topic::Communication),
    ("kostnad", Topic::Costs),
    ("ekonomi", Topic::Costs),
    ("finansiering", Topic::Costs),
    ("ersättning", Topic::Costs),
    ("resurs", Topic::Costs),
    ("utgångspunkt", Topic::Principles),
    ("princip", Topic::Principles),
    ("värdegrund", Topic::Principles),
    ("förhållningssätt", Topic::Principles),
    ("syfte", Topic::Purpose),
    ("ändamål", Topic::Purpose),
    ("^mål", Topic::Purpose),
    ("vision", Topic::Purpose),
    ("ambition", Topic::Purpose),
    ("målsättning", Topic::Purpose),
    ("samverka", Topic::CoHandling),
    ("samarbete", Topic::CoHandling),
    ("samråd med", Topic::CoHandling),
    ("uppgift", Topic::Tasks),
    ("uppdrag", Topic::Tasks),
    ("befogenhet", Topic::Tasks),
    ("ansvar", Topic::Tasks),
    ("åtagande", Topic::Tasks),
    ("^roll", Topic::Tasks),
    ("arbetsform", Topic::Meetings),
    ("arbetssätt", Topic::Meetings),
    ("arbetsorganisation", Topic::Composition),
    ("organisation", Topic::Composition),
];

/// The stems without their marks, for one pass over a heading.
static STEMS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(TOPICS.iter().map(|(stem, _)| stem.trim_matches(['^', '$']))).ok());

/// What a heading or a label is about.
pub fn topic(heading: &str) -> Topic {
    let small = lower(heading.trim_matches(|c: char| !c.is_alphanumeric()));
    let small = small.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    let fits = |found: &aho_corasick::Match| {
        TOPICS.get(found.pattern().as_usize()).is_some_and(|(stem, _)| {
            (!stem.starts_with('^') || found.start() == 0)
                && (!stem.ends_with('$') || found.end() == small.len())
        })
    };
    let stems = STEMS.iter().flat_map(|stems| stems.find_overlapping_iter(small));
    let first = stems.filter(fits).map(|found| found.pattern().as_usize()).min();
    first.and_then(|first| TOPICS.get(first)).map_or(Topic::Unknown, |&(_, topic)| topic)
}

/// Whether a whole line is a heading that charters are known to have.
pub fn is_known(line: &str) -> bool {
    is_heading_line(line) && line.split_whitespace().count() <= 5 && topic(line) != Topic::Unknown
}

/// Verbs and quantities that no heading has.
const SPOKEN: &[&str] = &[
    " utses",
    " utser",
    " består",
    " sker",
    " förs",
    " hålls",
    " publiceras",
    " fattas",
    " rapporterar",
    " leder",
    " är ",
    " har ",
    " kan ",
    " deltar",
    " träffas",
    " möts",
    " sammanträder",
    " ingår",
    " bereder",
    " beslutar",
    " beslutas",
    " gäller",
    " svarar",
    " skickas ",
    " sänds",
    " godkänns",
    " justeras",
    " undertecknas",
    " per ",
    " ggr",
    " gånger",
    " utsedd",
    "@",
    " hanteras",
    " lyfts",
    " görs ",
    " tillhandahåller",
    " representerar",
    " bildas",
    " ansvarar",
    " vid behov",
    " eftersträvas",
    " väljs",
    " väljer",
    " finns ",
    " arbetar",
    " kallar",
    " kallas",
    " förankras",
    " ställde",
    " utgår",
    " bygger",
    " omfattar ",
    " fullgörs",
    " ersätter",
    " upphör",
    " från 2",
    " från den",
    " till och med",
    " som längst",
];

/// Numbers that begin a quantity and not a heading.
const COUNTS: &[&str] = &[
    "en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "minst",
    "högst", "max", "maximalt", "cirka", "ca", "mellan", "varje", "alla", "samtliga",
];

fn speaks(small: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(SPOKEN).ok());
    let padded = format!(" {small} ");
    let verb = |word: &str| is_present(word.trim_matches(|c: char| !c.is_alphabetic())) && word != "för";
    let told =
        WORDS.as_ref().is_some_and(|words| words.is_match(&padded)) || small.split(' ').skip(1).any(verb);
    told && !padded.contains("skickas till")
}

/// A heading that asks, or tells what is told under it: *Hur ofta träffas vi?*, *Så arbetar rådet*.
fn is_question(line: &str) -> bool {
    const ASKS: [&str; 8] = ["hur", "vem", "vilka", "vilken", "vad", "när", "var", "varför"];
    const TELLS: [&str; 5] = ["så", "hur", "vad", "vem", "det"];
    let (words, first) = (line.split_whitespace().count(), first_word(line));
    line.ends_with('?') && words <= 9 && ASKS.contains(&first.as_str())
        || (3..=5).contains(&words) && TELLS.contains(&first.as_str()) && !binds(&lower(line))
}

/// Whether a line has the shape of a heading: short, without a verb, a quantity or a full stop.
pub fn is_heading_line(line: &str) -> bool {
    let line = line.trim();
    let body = line.strip_suffix(':').unwrap_or(line);
    if body.is_empty()
        || body.len() > 4 * 90
        || body.chars().count() > 90
        || body.ends_with(['.', ',', ';', '!'])
        || body.contains(": ")
    {
        return false;
    }
    if is_question(body) {
        return true;
    }
    if !body.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || body.split_whitespace().count() > 10
    {
        return false;
    }
    let small = lower(body);
    if !small.chars().any(char::is_alphabetic) || binds(&small) || speaks(&small) {
        return false;
    }
    let does = is_known_infinitive(&first_word(body)) && body.split_whitespace().count() >= 4;
    !COUNTS.contains(&first_word(body).as_str()) && !counts(body) && !does
}

/// Whether a line begins with a number of something: *6 ledamöter*, and not *6 Ledamöter* or *6. Ledamöter*.
fn counts(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase))
}
