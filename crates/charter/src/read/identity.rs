//! Who the charter says it is: head lines, labels, signatures. Lines that say nothing else are taken out of the reading.
//!
//! **Invariant:** no field holds a person's name. An office is kept, the name before it is not.

mod kind;
mod marks;
mod side_by_side;
mod signatures;
mod title;

use super::{
    dates,
    outline::labelled,
    pattern::patterns,
    people::{is_office, is_person, without_person},
    registry,
};
use crate::{
    Identity,
    reading::{Adopter, Endorser, GroupType},
    text::{
        Shape, Text,
        topic::is_heading_line,
        words::{binds, holds, lower, speaks},
    },
};
use kind::*;

/// Words that documents have for themselves; the first that heads a line is the type.
const TYPES: &[&str] = &[
    "verkställighetsbeslut",
    "uppdragshandling",
    "uppdragsbeskrivning",
    "uppdragsdirektiv",
    "uppdragsdokument",
    "uppdragsavtal",
    "samverkansordning",
    "arbetsordning",
    "minnesanteckningar",
    "mötesanteckningar",
    "mötesprotokoll",
    "protokoll",
    "nyhet",
    "instruktion",
    "direktiv",
    "riktlinje",
    "reglemente",
    "stadgar",
    "överenskommelse",
    "tjänsteutlåtande",
    "avsiktsförklaring",
    "promemoria",
    "pm",
    "beslut",
    "uppdrag",
    "handlingsplan",
    "styrdokument",
    "rutin",
    "samverkansavtal",
    "avtal",
    "checklista",
    "mandatbeskrivning",
    "verksamhetsbeskrivning",
    "direktivet",
];

/// Stems of group types, the more special first.
const GROUPS: &[(&str, GroupType)] = &[
    ("politiskt samråd", GroupType::PoliticalConsultation),
    ("politiska samråd", GroupType::PoliticalConsultation),
    ("samrådsorgan", GroupType::PoliticalConsultation),
    ("samordningsråd", GroupType::CoordinationCouncil),
    ("samordningsgrupp", GroupType::CoordinationGroup),
    ("samverkansgrupp", GroupType::CollaborationGroup),
    ("vårdsamverkan", GroupType::CareCollaborationForum),
    ("närvård", GroupType::CareCollaborationForum),
    ("styrgrupp", GroupType::SteeringGroup),
    ("ledningsgrupp", GroupType::ManagementGroup),
    ("ledningsråd", GroupType::ManagementGroup),
    ("beredningsgrupp", GroupType::PreparationGroup),
    ("beredningsutskott", GroupType::PreparationGroup),
    ("programområde", GroupType::ProgrammeArea),
    ("processteam", GroupType::ProcessTeam),
    ("arbetsgrupp", GroupType::WorkingGroup),
    ("politisk", GroupType::PoliticalConsultation),
    ("råd ", GroupType::Council),
    ("råd,", GroupType::Council),
    ("rådet", GroupType::Council),
];

patterns! {
    DECIDED = r"~(?:fastställ(?:d|t|des)|beslutad|beslutat|antagen|antogs|godkänd|fastställdes|beslutades) (?:av )?(?P<by>[^.\n]+)";
    ENDORSED = r"^(?P<body>.+?) (?:ställde sig bakom|ställer sig bakom|har ställt sig bakom|tillstyrkte|tillstyrker|har tillstyrkt|rekommenderade|anslöt sig till|gav sitt stöd åt|stödde|ställt sig bakom)~(?P<rest>.*)$";
    ENDORSED_BY = r"^(?:tillstyrkt|rekommenderad|tillstyrks|förankrad|tillstyrkande) av:? (?P<body>.+?)(?:,? (?:den )?(?P<rest>[0-9].*))?$";
    REVISED = r"~(?P<all>(?:senast )?(?:reviderad|reviderat|revidering|reviderades|uppdaterad|rev\.?)(?: av| den)? ?(?:den )?(?:(?:\d{1,2} )?(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4}|\d{4}-\d\d-\d\d|\d{4}-\d\d|\d{6}|\d{4}))";
    VERSION = r"^(?:version|utgåva)[: ]+(?P<all>[0-9.]+)";
    EMAIL = r"[a-z0-9._+-]+(?:@|\(at\)|\[at\]| snabel-?a )[a-z0-9-]+\.[a-z]";
    TELEPHONE = r"~(?:telefon%|tel|mobil%|tfn)~[.:]? ?[+0(]|(?:^|[^\d-])(?:0\d{1,3}[- ]\d{2,3}[ -]?\d{2}[ -]?\d{2,3}|\+46[ \d-]{7,})(?:[^\d]|$)";
    OFFICER = r"^(?:handläggare|ansvarig handläggare|föredragande|kontaktperson för handlingen)~";
    PLACEHOLDER = r"(?:\[[^\]\n]{1,60}\]|~x{3,}~|<[^>@\n]{1,60}>|_{4,}|åååå-mm-dd|x{2,}-x{2,}|…{2,}|\.{5,})";
    PRINCIPAL = r"^för (?P<name>.+)$";
    BLANK_DATE = r"^(?:(?:den|datum|ort och datum|göteborg)?:? ?)?(?:20\d\d)? ?[-–_ ./]*$";
    TEMPLATE = r"^(?:mall|mall för .*|exempelmall|dokumentmall)$|~denna mall~|~mallen används~";
}

/// What a label of a head line is, by its first words.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    DocumentDate,
    DecisionDate,
    Number,
    Area,
    Commissioner,
    Party,
    AdoptedBy,
    Revision,
    Other,
}

const FIELDS: &[(&str, Field)] = &[
    ("datum för beslut", Field::DecisionDate),
    ("beslutsdatum", Field::DecisionDate),
    ("beslutsdag", Field::DecisionDate),
    ("fastställd den", Field::DecisionDate),
    ("fastställelsedatum", Field::DecisionDate),
    ("datum för fastställande", Field::DecisionDate),
    ("antagandedatum", Field::DecisionDate),
    ("fastställd av", Field::AdoptedBy),
    ("fastställt av", Field::AdoptedBy),
    ("fastställs av", Field::AdoptedBy),
    ("fastställare", Field::AdoptedBy),
    ("beslutad av", Field::AdoptedBy),
    ("beslutat av", Field::AdoptedBy),
    ("beslutsfattare", Field::AdoptedBy),
    ("beslutande", Field::AdoptedBy),
    ("antagen av", Field::AdoptedBy),
    ("godkänd av", Field::AdoptedBy),
    ("fastställd", Field::AdoptedBy),
    ("beslutad", Field::AdoptedBy),
    ("antagen", Field::AdoptedBy),
    ("diarienummer", Field::Number),
    ("diarienr", Field::Number),
    ("dnr", Field::Number),
    ("diarie-nr", Field::Number),
    ("ärendenummer", Field::Number),
    ("ärendenr", Field::Number),
    ("beteckning", Field::Number),
    ("ärendebeteckning", Field::Number),
    ("ansvarsområde", Field::Area),
    ("verksamhetsområde", Field::Area),
    ("område", Field::Area),
    ("uppdragsgivare", Field::Commissioner),
    ("uppdragstagare", Field::Party),
    ("uppdragsmottagare", Field::Party),
    ("dokumentdatum", Field::DocumentDate),
    ("upprättad", Field::DocumentDate),
    ("datum", Field::DocumentDate),
    ("revidering", Field::Revision),
    ("reviderad", Field::Revision),
    ("version", Field::Revision),
    ("uppdraget lämnas av", Field::Commissioner),
    ("beställare", Field::Commissioner),
    ("uppdrag från", Field::Commissioner),
    ("handläggare", Field::Other),
    ("ansvarig handläggare", Field::Other),
    ("telefon", Field::Other),
    ("tel", Field::Other),
    ("e-post", Field::Other),
    ("epost", Field::Other),
    ("mejl", Field::Other),
    ("mobil", Field::Other),
    ("postadress", Field::Other),
    ("besöksadress", Field::Other),
    ("sida", Field::Other),
    ("dokumenttyp", Field::Other),
    ("dokumentansvarig", Field::Other),
    ("gäller för", Field::Other),
    ("status", Field::Other),
];

/// The identity, and which lines belong to it alone.
pub fn identity(text: &Text) -> (Identity, Vec<bool>) {
    let mut reader = Reader { text, id: Identity::default(), taken: vec![false; text.lines.len()] };
    reader.title();
    reader.fields();
    reader.statements();
    reader.side_by_side();
    reader.signatures();
    reader.principals();
    reader.number();
    reader.marks();
    reader.group();
    (reader.id, reader.taken)
}

struct Reader<'t> {
    text: &'t Text,
    id: Identity,
    taken: Vec<bool>,
}

/// How many lines the head of a document may have.
const HEAD: usize = 40;

impl<'t> Reader<'t> {
    fn line(&self, at: usize) -> Option<&'t str> {
        self.text.lines.get(at).map(|line| self.text.slice(line.span).trim())
    }

    fn take(&mut self, at: usize) {
        if let Some(taken) = self.taken.get_mut(at) {
            *taken = true;
        }
    }

    fn fields(&mut self) {
        let mut at = 0;
        while at < self.text.lines.len() {
            let Some(words) = self.line(at) else { break };
            if at < 10
                && self.id.document_date.is_none()
                && words.len() <= 12
                && let Some(date) = dates::date(&lower(words))
            {
                self.id.document_date = Some(date);
                self.take(at);
            }
            if words.chars().count() <= 300
                && let Some((field, value)) = field(words)
            {
                let next = self.line(at + 1).filter(|next| value.is_empty() && is_value(next));
                let value = if value.is_empty() { next.unwrap_or_default() } else { value };
                let early = at < HEAD
                    || !matches!(field, Field::DocumentDate | Field::Area | Field::Other | Field::Revision);
                if early && self.set(field, value) {
                    let small = lower(words);
                    let goes_on = small.split_once(". ").is_some_and(|(_, rest)| speaks(rest));
                    let says_more = goes_on || small.contains("ersätter");
                    let sets_date = field == Field::DecisionDate && words.contains('(');
                    if !says_more && !sets_date {
                        self.take(at);
                    }
                    if next.is_some() {
                        at += 1;
                        self.take(at);
                    }
                    if field == Field::DecisionDate {
                        self.office_under_date(at + 1);
                    }
                }
            }
            at += 1;
        }
    }

    /// An office right under the date of the decision has taken it.
    fn office_under_date(&mut self, at: usize) {
        let Some(words) = self.line(at).filter(|words| {
            is_office(words) && direct(&lower(words)) && words.split_whitespace().count() <= 6
        }) else {
            return;
        };
        if labelled(words).is_some() || words.ends_with('.') {
            return;
        }
        self.id.adopted_by.push(Adopter { office: without_person(words), principal: None, date: None });
        self.take(at);
    }

    /// Sets a field. `false` where the line says more than the field.
    fn set(&mut self, field: Field, value: &str) -> bool {
        let value = value.trim().trim_end_matches(['.', ',']);
        let small = lower(value);
        let blank = PLACEHOLDER.is(&small) || value.is_empty();
        let some = |value: &str| (!blank && !value.is_empty()).then(|| value.to_owned());
        match field {
            Field::DocumentDate => {
                if let Some(date) = dates::date(&small) {
                    self.id.document_date.get_or_insert(date);
                }
            }
            Field::DecisionDate => {
                if let Some(date) = dates::date(&small) {
                    self.id.decision_date.get_or_insert(date);
                }
            }
            Field::Number => {
                for number in registry::numbers(value) {
                    if !self.id.registry_numbers.contains(&number) {
                        self.id.registry_numbers.push(number);
                    }
                }
            }
            Field::Area => {
                self.id.area_of_responsibility = self.id.area_of_responsibility.take().or_else(|| some(value))
            }
            Field::Commissioner => {
                let office = without_person(value);
                self.id.commissioner = self.id.commissioner.take().or_else(|| some(&office));
            }
            Field::Party => {
                self.id.commissioned_party =
                    self.id.commissioned_party.take().or_else(|| some(&without_person(value)))
            }
            Field::AdoptedBy => return self.adopted(value),
            Field::Revision => {
                if !blank && self.id.revision.is_none() && small.contains(|c: char| c.is_ascii_digit()) {
                    self.id.revision = Some(value.to_owned());
                }
            }
            Field::Other => {}
        }
        true
    }

    /// `hälso- och sjukvårdsdirektören 2025-03-12`.
    fn adopted(&mut self, value: &str) -> bool {
        let small = lower(value);
        // *A 2019-02-26 och av B 2019-03-15*: each has its own date.
        let both = [" och av ", " respektive av ", ", och av "].iter().find_map(|joint| {
            let at = small.find(joint)?;
            Some((value.get(..at)?, value.get(at + joint.len()..)?))
        });
        if let Some((one, other)) = both
            && [one, other].iter().all(|part| dates::date(&lower(part)).is_some())
        {
            let (one, other) = (self.adopted(one), self.adopted(other));
            return one && other;
        }
        let date = dates::date(&small);
        let cut = small.find(|c: char| c.is_ascii_digit()).unwrap_or(value.len());
        let office = without_person(value.get(..cut).unwrap_or_default());
        let office = office
            .trim_end_matches([' ', ',', '(', ':'])
            .trim_end_matches(" den")
            .trim_end_matches(" vid")
            .trim()
            .trim_start_matches("av ")
            .trim_start_matches("i ")
            .to_owned();
        if let Some(date) = &date {
            self.id.decision_date.get_or_insert(date.clone());
        }
        let many = office.split_whitespace().count() > 12;
        if office.is_empty() || many || PLACEHOLDER.is(&small) && date.is_none() && office.starts_with('[') {
            return date.is_some();
        }
        let each = super::names::list(&office);
        // *Styrgruppen för hälsa och välfärd* is one.
        let several = each.iter().all(|name| is_office(name) || name.starts_with(char::is_uppercase));
        for office in if several { each } else { vec![office] } {
            if !is_person(&office)
                && !self.id.adopted_by.iter().any(|known| lower(&known.office) == lower(&office))
            {
                self.id.adopted_by.push(Adopter { office, principal: None, date: date.clone() });
            }
        }
        true
    }
}

/// An office that heads an organisation, and so may adopt.
fn direct(small: &str) -> bool {
    holds(small, "direktör|chef|regionråd|rektor")
        && !small.contains(" för kännedom")
        && !small.contains(" för genomförande")
}

fn field(words: &str) -> Option<(Field, &str)> {
    let small = lower(words);
    let (label, field) = FIELDS.iter().find(|(label, _)| {
        small
            .strip_prefix(label)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ', '\t', '|']))
    })?;
    let rest = words.get(label.len()..)?;
    let colon = rest.trim_start().starts_with([':', '|']);
    let value = rest.trim_start_matches([':', ' ', '|']);
    let short = matches!(
        field,
        Field::DocumentDate | Field::DecisionDate | Field::Number | Field::Revision | Field::Other
    ) && rest.split_whitespace().count() <= 6
        && !value.ends_with('.')
        && (value.is_empty()
            || value.contains(|c: char| c.is_ascii_digit())
            || PLACEHOLDER.is(&lower(value)));
    let adopted = *field == Field::AdoptedBy
        && value.split_whitespace().count() <= 14
        && !lower(value).contains(" ska ")
        && (colon
            || label.ends_with(" av") && value.contains(|c: char| c.is_ascii_digit())
            || dates::date(&small).is_some());
    (colon || short || adopted || rest.is_empty()).then_some((*field, value))
}

/// The line after a label that stands alone.
fn is_value(line: &str) -> bool {
    line.chars().count() <= 120
        && !binds(&lower(line))
        && !line.ends_with('.')
        && field(line).is_none()
        && labelled(line).is_none()
        && crate::text::topic::topic(line) != crate::text::topic::Topic::Tasks
}
