//! Charters: read one without keeping it, keep it, correct the reading by hand, put it under a group, adopt it.

mod adopt;
mod correct;
mod details;
mod margin;
mod norm;
mod page;
mod read;

pub(crate) use adopt::{declare, endorse, form_group, place, sign, withdraw};
pub(crate) use correct::{correct_norm, norm_page, take_unread, unread_page, withdraw_norm};
pub(crate) use norm::{NormView, Pair, WayView, charter_pairs};
pub(crate) use page::page;
pub(crate) use read::{blank, keep, read_now};

use crate::{
    error::No,
    form::{Field, Fields},
    visit::Visit,
};
use samordna_charter::{ConflictClass, Language, Reading, reading::GroupType};
use samordna_domain::{BodyId, CharterId, World, charter::Charter, group::type_label};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Something that a reading says of the document, with its values.
pub(crate) struct Stated {
    pub label: &'static str,
    pub values: Vec<String>,
}

/// Two places of a charter that disagree.
pub(crate) struct ConflictView {
    pub class: &'static str,
    pub why: String,
    pub quotes: Vec<String>,
}

/// Every type of group, as choices.
pub(crate) const TYPES: [GroupType; 13] = [
    GroupType::CoordinationCouncil,
    GroupType::CoordinationGroup,
    GroupType::CollaborationGroup,
    GroupType::CareCollaborationForum,
    GroupType::SteeringGroup,
    GroupType::ManagementGroup,
    GroupType::PreparationGroup,
    GroupType::ProgrammeArea,
    GroupType::ProcessTeam,
    GroupType::WorkingGroup,
    GroupType::Council,
    GroupType::PoliticalConsultation,
    GroupType::Other,
];

/// A word of a closed list, as it stands in a command: `coordination_council`.
pub(crate) fn word_of(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The types of groups: value and words.
pub(crate) fn type_choices(l: Language) -> Vec<(String, String)> {
    TYPES.iter().map(|one| (word_of(one), type_label(*one, l).to_owned())).collect()
}

/// A draft that is under no group yet is seen by whoever had it read, and by the registrar.
pub(crate) fn may_see(visit: &Visit, world: &World, charter: &Charter) -> bool {
    charter.group.is_some() || visit.person.as_ref() == Some(&charter.read_by) || visit.is_registrar(world)
}

/// The charter, if the visitor may see it.
fn seen<'a>(visit: &Visit, world: &'a World, id: &CharterId) -> Result<&'a Charter, No> {
    world.charter(id).filter(|charter| may_see(visit, world, charter)).ok_or(No::Absent)
}

/// The name of the field that says which charter a form's numbers are those of.
const HELD_TO: &str = "held_to";

/// For a form that names norms by their numbers: the charter in force, which they are the numbers of.
pub(crate) fn held_to(visit: &Visit, world: &World, group: &BodyId) -> Option<Field> {
    let charter = world.charter_in_force(group, visit.now.today)?;
    Some(Field::hidden(HELD_TO, charter.id.to_string()))
}

/// Refuses a form whose numbers are those of a charter that is no longer in force; not one that was done before.
pub(crate) fn is_held_to(visit: &Visit, group: &BodyId, fields: &Fields) -> Result<(), No> {
    let Some(then) = fields.given(HELD_TO) else { return Ok(()) };
    visit.look(|world| {
        let is_done = fields.key().is_some_and(|key| world.answered(&key).is_some());
        let now = world.charter_in_force(group, visit.now.today);
        if is_done || now.is_some_and(|charter| charter.id.as_str() == then) {
            Ok(())
        } else {
            Err(No::Stale)
        }
    })
}

/// What tells that a charter has changed since a page was made.
pub(crate) fn version(charter: &Charter) -> String {
    let mut hash = DefaultHasher::new();
    (charter.group.as_ref(), charter.endorsed.len(), charter.signed.len(), &charter.taken).hash(&mut hash);
    (charter.in_force.map(|period| (period.from, period.until)), charter.withdrawn).hash(&mut hash);
    charter.declared.as_ref().map(|said| said.on).hash(&mut hash);
    for (at, standing) in charter.norms().enumerate() {
        if let Some(human) = standing.human {
            (at, &human.reason, human.on, human.withdrawn).hash(&mut hash);
        }
    }
    format!("{:016x}", hash.finish())
}

/// What the text says of itself.
fn stated(reading: &Reading, l: Language) -> Vec<Stated> {
    let identity = &reading.identity;
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let adopted = identity.adopted_by.iter().map(|line| {
        let principal = line.principal.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
        let date = line.date.clone().unwrap_or_else(|| l.pick("inte daterat", "no date").to_owned());
        format!("{}{principal} ({date})", line.office)
    });
    let endorsed = identity.endorsed_by.iter().map(|line| match &line.date {
        Some(date) => format!("{} ({date})", line.body),
        None => line.body.clone(),
    });
    let personal = identity.personal_data.iter().map(|what| personal_data(what, l).to_owned());
    let rows = [
        (l.pick("Dokument", "Document"), one(&identity.document_type)),
        (l.pick("Grupp", "Group"), one(&identity.group_name)),
        (l.pick("Typ", "Type"), identity.group_type.iter().map(|t| type_label(*t, l).to_owned()).collect()),
        (l.pick("Diarienummer", "Registry number"), identity.registry_numbers.clone()),
        (l.pick("Daterat", "Dated"), one(&identity.document_date)),
        (l.pick("Beslutat", "Decided"), one(&identity.decision_date)),
        (l.pick("Reviderat", "Revised"), one(&identity.revision)),
        (l.pick("Ansvarsområde", "Area of responsibility"), one(&identity.area_of_responsibility)),
        (l.pick("Uppdragsgivare", "Commissioner"), one(&identity.commissioner)),
        (l.pick("Uppdragstagare", "Commissioned party"), one(&identity.commissioned_party)),
        (l.pick("Fastställs av", "Adopted by"), adopted.collect()),
        (l.pick("Ställde sig bakom", "Endorsed by"), endorsed.collect()),
        (l.pick("Kvar att fylla i", "Left to fill in"), identity.placeholders.clone()),
        (l.pick("Ta bort före publicering", "Take out before publication"), personal.collect()),
    ];
    let rows = rows.into_iter().filter(|(_, values)| !values.is_empty());
    rows.map(|(label, values)| Stated { label, values }).collect()
}

fn personal_data(what: &str, l: Language) -> &str {
    match what {
        "case_officer" => l.pick("handläggarens namn", "the case officer's name"),
        "telephone" => l.pick("telefonnummer", "telephone number"),
        "email" => l.pick("e-postadress", "mail address"),
        other => other,
    }
}

fn conflicts(reading: &Reading, l: Language) -> Vec<ConflictView> {
    let class = |class| match class {
        ConflictClass::Contradiction => l.pick("Motsägelse", "Contradiction"),
        ConflictClass::Authority => l.pick("Fel beslutsfattare", "Outside the authority"),
        ConflictClass::Bypass => l.pick("Dubbel väg", "Two ways"),
        ConflictClass::Alias => l.pick("Flera namn på samma sak", "Several names for one thing"),
    };
    let view = |conflict: &samordna_charter::Conflict| ConflictView {
        class: class(conflict.class),
        why: l.pick(&conflict.why_sv, &conflict.why).clone(),
        quotes: conflict.quotes.clone(),
    };
    reading.conflicts.iter().map(view).collect()
}
