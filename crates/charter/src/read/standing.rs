//! Which sentences are read for rules at all: not definitions, not what was, not lists of names, not what no longer holds.

use super::{pattern::patterns, sentence::Sentence};
use crate::text::{
    topic::Topic,
    words::{binds, speaks},
};

/// What a sentence may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Any rule.
    Rules,
    /// It stands in the background: only how the group came to be.
    Founding,
    /// It names those who get the charter.
    Recipients,
    /// Nothing, and why.
    Nothing(super::Reason),
}

patterns! {
    LASTING = r"~(?:alltid|årligen|löpande|framöver|framgent|fortsättningsvis|tills vidare|hädanefter|stående|varje (?:år|möte|månad|kvartal|termin|höst|vår))~";
    LAID_DOWN = r"gäller tills vidare|gäller framöver|gäller framgent|(?:följande|nya|gemensamma) (?:rutin|regl|arbetssätt|princip)[a-zåäö]*";
    GETS_CHARTER = r"^[^.]+? (?:delges|tillställs|erhåller) (?:uppdragshandlingen|uppdragsbeskrivningen|arbetsordningen|beslutet|handlingen|uppdraget)(?: för [^.]+)?$";
    DEFINES = r"~(?:avses|menas)~|~betyder~|~definieras som~|~står för förkortningen|~förkortas~|^med [^,]{2,60} (?:avser|menar)|~är en (?:benämning|beteckning|förkortning)|~kallas (?:här|nedan|i denna)|~benämns (?:nedan|här)";
    GONE = r"gäller (?:inte|ej) längre|har (?:tagits (?:bort|ur)|strukits|utgått|upphört|slopats|upphävts)|togs bort|tas bort|ströks|utgår ur|slopas|slopades|(?:har|är) borttag|fanns tidigare|gällde tidigare|tidigare (?:gällde|skulle|var|hade|lydelse)|inte längre (?:gäller|krävs|behövs)|(?:har|är) avskaffa[a-z]*|avskaffades|utgick|i (?:den )?(?:förra|föregående|tidigare) (?:version|uppdragshandling|arbetsordning)|har ersatts (?:av|med)";
    PAST = r"~(?:bildades|startade|startades|började|ökade|skedde|fanns|hade|(?:det|som|gruppen|rådet|den|här|uppdraget|arbetet|tidigare) var|gjordes|arbetade|infördes|ansvarade|utsågs|gällde|fick|blev|pågick|genomfördes|diskuterade|diskuterades|konstaterade|konstaterades|informerade|redogjorde|beslutades|beslutade att|gruppen beslutade|rådet beslutade|mötet beslutade|framkom|presenterade|presenterades|inrättades|gick|tillkom|växte|gav|visade|stod|föreslog|lyfte|tackade|hälsade|avslutade|bordlades|ville|deltog|valdes|antogs|uppmanade|framförde|berättade|tillsattes|bestod|hölls|samlades|köpte|ledde|byggde|kunde)~";
    PRESENT = r"~(?:fastställer|antar|utses|utser|gäller|ersätter|är|förs|ska|skall|sker|rapporterar|ansvarar|bereds|utgår|beslutar|hålls|träffas|kan|får|bör)~";
    LAW = r"^(?:enligt|i enlighet med) (?:[a-zåäö\- ]*? )?(?:patientdatalagen|lag|lagen|[a-zåäö]*(?:sjukvårds|kommunal|patient|patientsäkerhets|socialtjänst|sekretess|arkiv|dataskydds|förvaltnings)lagen|[a-zåäö]*förordningen|författning[a-zåäö]*|grundlag[a-zåäö]*)(?: \(\d{4}:\d+\))? (?:ska|skall|får|är|har|framgår|måste|följer|kan)|^[a-zåäö\-]*(?: och )?[a-zåäö]*(?:sjukvårdslagen|kommunallagen|patientlagen|socialtjänstlagen|sekretesslagen|patientsäkerhetslagen|lagen om [a-zåäö ]+)(?: \(\d{4}:\d+\))? (?:anger|säger|ställer|kräver|reglerar|innebär|ska|slår fast|föreskriver)|^(?:regeringen|riksdagen|socialstyrelsen|staten|skr|sveriges kommuner och regioner)~";
    CHROME = r"^(?:läs mer|mer information|till innehåll|dela|följ oss|du kan|klicka|ladda ner|ladda ned|öppna|prenumerera|webbplatsen|vi använder|vi rekommenderar|genom att fortsätta|cookies|kontakta (?:oss|webb)|har du frågor|sidan (?:uppdaterad|publicerad)|om webbplatsen)";
    ONCE = r", säger [a-zåäö]|^(?:beslut:|åtgärd:|ansvarig:|nästa möte|mötet (?:avslutas|öppnas|beslutar|beslutade)|gruppen (?:beslutade|enades|diskuterade|tackade)|till nästa (?:möte|gång)|inför nästa möte)~|~(?:får i uppdrag att|fick i uppdrag att|återkommer (?:med|till|på)|tar med sig frågan|till nästa möte|på nästa möte|vid nästa möte) ";
    JUSTERAS = r"juster|godkänn";
    TEMPLATE = r"^(?:text inom hakparentes|hakparentes|kursiv text|instruktion:|anvisning:|fyll i|ta bort denna|mallen|denna mall|här anges|här beskrivs|beskriv här|ange )";
}

/// Whether a sentence of a meeting's notes, or of news, lays something down for good.
pub fn is_lasting(s: &Sentence<'_>) -> bool {
    LASTING.is(&s.small) && binds(&s.small) || s.lead.as_ref().is_some_and(|lead| LAID_DOWN.is(lead))
}

/// Whether a sentence goes on from what leads in its list: *Rådet ska … dela erfarenheter*, where a page says *Dela*.
fn goes_on(s: &Sentence<'_>) -> bool {
    s.lead.is_some() && s.quote.starts_with(char::is_lowercase)
}

/// Whether it goes on from words that bind: *Rådet ska … rätta det som framkom*, where notes say *Det framkom*.
pub fn is_asked(s: &Sentence<'_>) -> bool {
    goes_on(s) && s.lead.as_ref().is_some_and(|lead| binds(lead))
}

/// What a sentence may give, by where it stands and how it speaks.
pub fn of(s: &Sentence<'_>) -> Standing {
    if GETS_CHARTER.is(&s.small) {
        return Standing::Recipients;
    }
    if s.under == Topic::Distribution || s.topic == Topic::Distribution {
        let speaks = binds(&s.small) || s.has(" gäller ");
        let told = !s.bullet
            && !s.row
            && s.quote.ends_with('.')
            && s.text.split_whitespace().count() >= 7
            && !s.has(" för ")
            && !s.has("skickas till");
        if told || DEFINES.is(&s.small) || GONE.is(&s.small) {
            return if speaks {
                Standing::Rules
            } else {
                Standing::Nothing(("is no recipient", "är ingen mottagare"))
            };
        }
        return if speaks && !s.bullet {
            Standing::Rules
        } else if s.leads || s.small.is_empty() {
            Standing::Nothing(("leads in a list", "inleder en lista"))
        } else {
            Standing::Recipients
        };
    }
    match s.under {
        Topic::Definitions => return Standing::Nothing(DEFINES_WORD),
        Topic::People | Topic::Calendar if !tells(s) => {
            return Standing::Nothing(NAMES);
        }
        Topic::History => {
            return Standing::Nothing(("tells what was changed", "berättar vad som har ändrats"));
        }
        _ => {}
    }
    if s.small.trim().is_empty()
        || matches!(s.topic, Topic::Calendar | Topic::People) && !tells(s) && !binds(&s.small)
    {
        return Standing::Nothing(NAMES);
    }
    if DEFINES.is(&s.small) {
        return Standing::Nothing(DEFINES_WORD);
    }
    if GONE.is(&s.small) {
        return Standing::Nothing(("tells what no longer holds", "berättar vad som inte längre gäller"));
    }
    if LAW.is(&s.small) {
        return Standing::Nothing(LAW_SAYS);
    }
    if CHROME.is(&s.small) && !goes_on(s) || TEMPLATE.is(&s.small) && s.lead.is_none() {
        return Standing::Nothing((
            "is the page's or the template's own text",
            "hör till webbsidan eller mallen",
        ));
    }
    if ONCE.is(&s.small) && !JUSTERAS.is(&s.small) && !is_asked(s) {
        return Standing::Nothing(SAID_ONCE);
    }
    if PAST.is(&s.small) && !binds(&s.small) && !PRESENT.is(&s.small) && !is_asked(s) {
        return Standing::Nothing(("tells what was", "berättar vad som var"));
    }
    if s.quote.ends_with('?') {
        return Standing::Nothing(ASKS);
    }
    if s.under == Topic::Background && !(binds(&s.small) && about_group(s)) {
        return Standing::Founding;
    }
    Standing::Rules
}

/// Whether a line among names and dates is a sentence after all.
fn tells(s: &Sentence<'_>) -> bool {
    s.quote.ends_with('.') && s.text.split_whitespace().count() >= 5 && (binds(&s.small) || speaks(&s.small))
}

const DEFINES_WORD: super::Reason = ("defines a word", "förklarar ett ord");
const ASKS: super::Reason = ("asks", "frågar");
const LAW_SAYS: super::Reason =
    ("says what a law or another body has said", "återger vad en lag eller någon annan har sagt");
const SAID_ONCE: super::Reason = ("was said or decided once", "sades eller beslutades en gång");
const NAMES: super::Reason = ("lists names or dates", "räknar upp namn eller datum");

/// Whether a sentence that gives no rule for this reason may be a full sentence of the charter all the same.
pub fn looks_past(why: super::Reason) -> bool {
    ![DEFINES_WORD, ASKS].contains(&why)
}

/// Whether a sentence that gives no rule for this reason may bind all the same, by its present tense.
pub fn may_hold(why: super::Reason) -> bool {
    [LAW_SAYS, SAID_ONCE].contains(&why)
}

/// Whether the subject is the group itself.
fn about_group(s: &Sentence<'_>) -> bool {
    let first = s.small.split([' ', ',']).next().unwrap_or_default();
    s.is_own(first)
        || s.own.iter().any(|own| s.small.starts_with(own.as_str()))
        || first.ends_with("gruppen")
        || first.ends_with("rådet")
}
