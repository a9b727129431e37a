//! Who the charter says it is: head lines, labels, signatures. Lines that say nothing else are taken out of the reading.
//!
//! **Invariant:** no field holds a person's name. An office is kept, the name before it is not.

use super::{
    dates,
    pattern::patterns,
    people::{is_office, is_person, without_person},
    registry,
    sentence::labelled,
};
use crate::{
    Identity,
    reading::{Adopter, Endorser, GroupType},
    text::{
        Shape, Text,
        topic::is_heading_line,
        words::{binds, holds, lower},
    },
};

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
    reader.signatures();
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

    fn title(&mut self) {
        let mut best: Option<(usize, u32)> = None;
        for at in 0..self.text.lines.len().min(HEAD) {
            let Some(words) = self.line(at) else { break };
            let small = lower(words);
            let first = small.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let typed = TYPES.iter().find(|kind| first == **kind || small.starts_with(&format!("{kind}en ")));
            let weak = typed.is_some_and(|kind| matches!(*kind, "protokoll" | "beslut" | "uppdrag" | "avtal" | "rutin" | "pm" | "nyhet")) && at > 6;
            if let Some(kind) = typed.filter(|_| !weak)
                && self.id.document_type.is_none()
                && words.chars().count() <= 140
                && !words.ends_with('.')
            {
                self.id.document_type = Some((*kind).to_owned());
                if small.split_whitespace().count() == 1 {
                    self.take(at);
                }
            }
            let shape = self.text.lines.get(at).map(|line| line.shape);
            let short = !matches!(shape, Some(Shape::Bullet | Shape::Row)) && words.starts_with(char::is_uppercase) && words.chars().count() <= 160
                && !words.ends_with('.')
                && !binds(&small)
                && labelled(words).is_none();
            if !short
                || small.contains(" ställde sig ")
                || registry::number(words).is_some() && typed.is_none()
            {
                continue;
            }
            let marked = self.text.lines.get(at).is_some_and(|line| line.shape == Shape::Heading);
            let several = small.split_whitespace().count() > 1;
            let grade = u32::from(typed.is_some() && several) * 8
                + u32::from(marked && at < 6) * 2
                + u32::from(group_type(&small).is_some() && several) * 2
                + u32::from(is_heading_line(words) && several);
            if grade >= 2 && best.is_none_or(|(_, known)| known < grade) {
                best = Some((at, grade));
            }
        }
        let Some((at, _)) = best else { return };
        self.id.title = self.line(at).map(|title| title.trim_end_matches(':').to_owned());
        self.take(at);
        // What stands above the title is a letterhead, unless it speaks.
        for above in 0..at {
            let plain =
                self.line(above).is_some_and(|words| is_heading_line(words) && labelled(words).is_none());
            if plain {
                self.take(above);
            }
        }
    }

    fn fields(&mut self) {
        let mut at = 0;
        while at < self.text.lines.len() {
            let Some(words) = self.line(at) else { break };
            if at < 10 && self.id.document_date.is_none() && words.len() <= 12 && let Some(date) = dates::date(&lower(words)) {
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
                    let says_more = lower(words).contains("ersätter");
                    if !says_more && !(field == Field::DecisionDate && words.contains('(')) {
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
        let Some(words) = self.line(at).filter(|words| is_office(words) && direct(&lower(words)) && words.split_whitespace().count() <= 6) else { return };
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
        let date = dates::date(&small);
        let cut = small.find(|c: char| c.is_ascii_digit()).unwrap_or(value.len());
        let office = without_person(value.get(..cut).unwrap_or_default());
        let office = office
            .trim_end_matches([' ', ',', '(', ':'])
            .trim_end_matches(" den")
            .trim_end_matches(" vid")
            .trim()
            .trim_start_matches("av ")
            .to_owned();
        if let Some(date) = &date {
            self.id.decision_date.get_or_insert(date.clone());
        }
        let many = office.split_whitespace().count() > 12;
        if office.is_empty() || many || PLACEHOLDER.is(&small) && date.is_none() && office.starts_with('[') {
            return date.is_some();
        }
        for office in super::names::list(&office) {
            if !is_person(&office)
                && !self.id.adopted_by.iter().any(|known| lower(&known.office) == lower(&office))
            {
                self.id.adopted_by.push(Adopter { office, principal: None, date: date.clone() });
            }
        }
        true
    }

    /// Sentences that say who adopted or stood behind the text.
    fn statements(&mut self) {
        for at in 0..self.text.lines.len() {
            let Some(words) = self.line(at).filter(|words| words.chars().count() <= 200) else { continue };
            let small = lower(words);
            if binds(&small.replace("fastställd", "")) {
                continue;
            }
            if self.id.endorsed_by.is_empty()
                && let Some(found) = ENDORSED.find(&small).or_else(|| ENDORSED_BY.find(&small))
            {
                let body = found.name("body").and_then(|body| words.get(body.range())).unwrap_or_default();
                let date = found
                    .name("rest")
                    .and_then(|rest| dates::date(rest.as_str()))
                    .or_else(|| dates::date(&small));
                let bodied = body.split_whitespace().count() <= 8;
                if bodied && (date.is_some() || at < HEAD) {
                    let body = super::names::trimmed(body);
                    self.id.endorsed_by.push(Endorser { body, date });
                    self.take(at);
                    continue;
                }
            }
            let sentence = small.split_whitespace().count() <= 16;
            if sentence
                && self.id.adopted_by.is_empty()
                && let Some(found) = DECIDED.find(&small)
                && dates::date(&small).is_some()
            {
                let by = found.name("by").and_then(|by| words.get(by.range())).unwrap_or_default();
                if self.adopted(by) {
                    self.take(at);
                }
            }
        }
    }

    /// Offices that stand alone near the end, with the principal and the date above them.
    fn signatures(&mut self) {
        let lines = self.text.lines.len();
        let mut principals: Vec<(String, Option<String>)> = Vec::new();
        let mut offices: Vec<Adopter> = Vec::new();
        let mut name_above = false;
        for at in lines.saturating_sub(45)..lines {
            let Some(words) = self.line(at) else { continue };
            let shape = self.text.lines.get(at).map(|line| line.shape);
            if self.taken.get(at).copied().unwrap_or_default() || matches!(shape, Some(Shape::Bullet | Shape::Row | Shape::Heading)) || words.contains('§') || crate::text::topic::is_known(words) && !direct(&lower(words)) {
                name_above = false;
                continue;
            }
            let small = lower(words);
            if at > 4
                && let Some(found) = PRINCIPAL.find(&small)
                && words.chars().count() <= 60
                && !words.ends_with('.')
                && !small.contains(" kännedom")
            {
                let name = found.name("name").and_then(|name| words.get(name.range())).unwrap_or_default();
                let (name, date) = (
                    name.trim_end_matches(|c: char| c.is_ascii_digit() || " -–_,".contains(c)),
                    dates::date(&small),
                );
                principals.push((name.to_owned(), date));
                self.take(at);
                continue;
            }
            if BLANK_DATE.is(&small) && !principals.is_empty()
                || dates::date(&small).is_some() && words.len() <= 30 && !principals.is_empty()
            {
                if let Some(last) = principals.last_mut() {
                    last.1 = dates::date(&small);
                }
                self.take(at);
                continue;
            }
            if at > lines / 3
                && is_person(words)
                && self.line(at + 1).is_some_and(|next| is_office(next) || is_person(next))
            {
                self.take(at);
                name_above = true;
                continue;
            }
            let alone = is_office(words) && (direct(&small) || name_above || !principals.is_empty())
                && words.split_whitespace().count() <= 8
                && labelled(words).is_none()
                && !words.ends_with('.');
            if alone && at > lines / 3 {
                let office = without_person(words);
                let blank = self
                    .line(at + 1)
                    .map(lower)
                    .filter(|next| dates::date(next).is_some() && next.len() <= 30);
                offices.push(Adopter {
                    office,
                    principal: None,
                    date: blank.and_then(|line| dates::date(&line)),
                });
                self.take(at);
                name_above = true;
                continue;
            }
            // The organisation under a signature.
            if name_above && principals.iter().any(|(name, _)| lower(name) == small) {
                self.take(at);
                continue;
            }
            name_above = false;
        }
        for (nth, (principal, date)) in principals.iter().enumerate() {
            match offices.get_mut(nth) {
                Some(office) => {
                    office.principal = Some(principal.clone());
                    office.date = office.date.take().or_else(|| date.clone());
                }
                None => offices.push(Adopter {
                    office: principal.clone(),
                    principal: Some(principal.clone()),
                    date: date.clone(),
                }),
            }
        }
        for office in offices {
            if !self.id.adopted_by.iter().any(|known| {
                known.principal == office.principal && lower(&known.office) == lower(&office.office)
            }) {
                self.id.adopted_by.push(office);
            }
        }
    }

    /// A number in the page head, where no line of its own states one.
    fn number(&mut self) {
        if !self.id.registry_numbers.is_empty() {
            return;
        }
        let lines = (0..self.text.lines.len().min(15)).filter_map(|at| self.line(at));
        let found = lines.filter(|words| { let small = lower(words); (small.contains("dnr") || small.contains("diarienummer") || small.contains("diarienr")) && !binds(&small) }).find_map(registry::number);
        self.id.registry_numbers.extend(found);
    }

    /// Revision, placeholders, and what is personal.
    fn marks(&mut self) {
        let (mut officer, mut telephone, mut email) = (false, false, false);
        for at in 0..self.text.lines.len() {
            let Some(words) = self.line(at) else { continue };
            let small = lower(words);
            if at < HEAD
                && self.id.revision.is_none()
                && let Some(found) = REVISED.find(&small).or_else(|| VERSION.find(&small))
            {
                self.id.revision =
                    found.name("all").and_then(|all| words.get(all.range())).map(|all| all.trim().to_owned());
            }
            if words.contains(['[', '_', '<', '…', '.']) || small.contains("xx") || small.contains("åååå")
            {
                for found in PLACEHOLDER.all(&small) {
                    let mark = found.get(0).and_then(|mark| words.get(mark.range())).unwrap_or_default();
                    let mark = mark.trim_matches([' ', ':', ',', '.', '(', ')']).to_owned();
                    if !mark.is_empty() && !self.id.placeholders.contains(&mark) {
                        self.id.placeholders.push(mark);
                    }
                }
            }
            self.id.is_template |= at < HEAD && TEMPLATE.is(&small);
            officer |= OFFICER.is(&small) && small.split_whitespace().count() >= 2;
            telephone |= small.contains(|c: char| c.is_ascii_digit()) && TELEPHONE.is(&small);
            email |= small.contains(['@', '(', '[']) && EMAIL.is(&small);
            if at < HEAD && TEMPLATE.is(&small) {
                self.take(at);
            }
        }
        self.id.is_template |= !self.id.placeholders.is_empty();
        let found = [(officer, "case_officer"), (telephone, "telephone"), (email, "email")];
        self.id.personal_data =
            found.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()).collect();
    }

    /// The subject of the first sentence, where it names a kind of group.
    fn group_in_prose(&self) -> Option<String> {
        (0..self.text.lines.len().min(8)).filter_map(|at| self.line(at)).find_map(|words| {
            let small = lower(words);
            let end = small.split(' ').scan(0, |at, word| {
                let start = *at;
                *at += word.len() + 1;
                Some((start, word.to_owned()))
            }).find(|(start, word)| *start > 0 && (crate::text::words::is_present(word) || matches!(word.as_str(), "är" | "ska" | "har" | "består" | "håller")))?.0;
            let name = words.get(..end)?.trim();
            let named = group_type(&lower(name)).is_some() && name.split_whitespace().count() <= 7;
            named.then(|| name.to_owned())
        })
    }

    /// The group's name and type: from the title, or from a head line that names a kind of group.
    fn group(&mut self) {
        let title = self.id.title.clone().unwrap_or_default();
        let mut name = group_in_title(&title);
        let vague = name.as_ref().is_none_or(|name| group_type(&lower(name)).is_none());
        if vague {
            let lines = 0..self.text.lines.len().min(12);
            let found = lines.filter_map(|at| self.line(at).map(|words| (at, words))).find(|(_, words)| {
                is_heading_line(words)
                    && *words != title
                    && group_type(&lower(words)).is_some()
                    && labelled(words).is_none()
                    && !TYPES.iter().any(|kind| lower(words).starts_with(kind))
            });
            if let Some((at, words)) = found {
                name = Some(words.to_owned());
                self.take(at);
            }
        }
        name = name.or_else(|| self.group_in_prose());
        let known = name
            .as_deref()
            .map(lower)
            .and_then(|small| group_type(&small))
            .or_else(|| group_type(&lower(&title)));
        self.id.group_type = known.or_else(|| {
            let small =
                lower(self.text.string.get(..self.text.string.len().min(6000)).unwrap_or(&self.text.string));
            name.is_some().then(|| main_group(&small)).flatten()
        });
        if self.id.group_type.is_none() && name.is_some() {
            self.id.group_type = Some(GroupType::Other);
        }
        self.id.group_name = name.filter(|name| !PLACEHOLDER.is(&lower(name)));
    }
}

/// An office that heads an organisation, and so may adopt.
fn direct(small: &str) -> bool {
    holds(&small, "direktör|chef|regionråd|rektor") && !small.contains(" för kännedom") && !small.contains(" för genomförande")
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

fn group_type(small: &str) -> Option<GroupType> {
    let padded = format!("{small} ");
    GROUPS
        .iter()
        .filter_map(|(stem, kind)| padded.find(stem).map(|at| (at, *kind)))
        .min_by_key(|(at, _)| *at)
        .map(|(_, kind)| kind)
}

/// The kind of group that a text speaks of most.
fn main_group(small: &str) -> Option<GroupType> {
    GROUPS
        .iter()
        .map(|(stem, kind)| (small.matches(stem).count(), *kind))
        .filter(|(times, _)| *times >= 2)
        .max_by_key(|(times, _)| *times)
        .map(|(_, kind)| kind)
}

/// The group that a title names.
fn group_in_title(title: &str) -> Option<String> {
    let small = lower(title);
    let kind = TYPES.iter().find(|kind| small.starts_with(**kind));
    let mut at = kind.map_or(0, |kind| kind.len());
    for joint in [
        " och uppdragshandling",
        " och uppdragsbeskrivning",
        " och arbetsordning",
        " för",
        " avseende",
        " gällande",
        ":",
        " –",
        " -",
        " till",
    ] {
        if small.get(at..).is_some_and(|rest| rest.starts_with(joint)) {
            at += joint.len();
        }
    }
    let rest = title.get(at..)?.trim_matches([' ', ':', '–', '-', ',']);
    let small = lower(rest);
    let cut =
        [", revider", " (revider", ", version", " revider", ", fastställd", ", beslutad", " 20", ", utkast"]
            .iter()
            .filter_map(|stop| small.find(stop))
            .min()
            .unwrap_or(rest.len());
    let rest = rest.get(..cut)?.trim();
    // An abbreviation after the name is an alias, not the name.
    let name = match rest.rsplit_once(", ").or_else(|| rest.rsplit_once(" (")) {
        Some((name, short)) if short.trim_end_matches(')').chars().all(|c| c.is_uppercase() || c == 'å') => {
            name
        }
        _ => rest,
    };
    let name = name.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    (!name.is_empty()).then(|| name.to_owned())
}
