//! Whom to be in a demonstration: somebody for each role that a charter knows, and everybody by name.

use crate::{choose::body_words, error::No, form::Fields, order::by_name, site::Mode, visit::Visit};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use jiff::civil::Date;
use samordna_domain::{
    Language, PersonId, World,
    organisation::{BodyKind, OfficeDuty},
    seat::Role,
};
use std::collections::BTreeMap;

/// The most people that a search shows.
const MOST: usize = 60;

/// The most people that are shown for a role.
const EACH: usize = 3;

/// Some people to be, under a heading.
pub(super) struct Choices {
    pub heading: &'static str,
    pub people: Vec<Choice>,
}

/// Somebody to be.
pub(super) struct Choice {
    pub id: String,
    pub name: String,
    /// What they are, in words, the weightiest first.
    pub roles: Vec<String>,
}

/// What somebody is in a coordination group's life, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Coordinator,
    Chair,
    ViceChair,
    Member,
    Substitute,
    ContactPerson,
    Head,
    Registrar,
    Other,
}

impl Part {
    const SHOWN: [Self; 8] = [
        Self::Coordinator,
        Self::Chair,
        Self::ViceChair,
        Self::Member,
        Self::Substitute,
        Self::ContactPerson,
        Self::Head,
        Self::Registrar,
    ];

    fn heading(self, l: Language) -> &'static str {
        match self {
            Self::Coordinator => l.pick(
                "Koordinator: ser vad som ska göras i alla sina grupper",
                "Coordinator: sees what is due in all her groups",
            ),
            Self::Chair => l.pick(
                "Ordförande: leder möten och godkänner anteckningar",
                "Chair: runs meetings and approves notes",
            ),
            Self::ViceChair => {
                l.pick("Vice ordförande: tar över efter ordföranden", "Vice chair: takes over from the chair")
            }
            Self::Member => l.pick(
                "Ledamot: förankrar och svarar för sin förvaltning",
                "Member: anchors and answers for the administration at home",
            ),
            Self::Substitute => l.pick(
                "Ersättare: träder in när ledamoten är borta",
                "Substitute: steps in when the member is away",
            ),
            Self::ContactPerson => l.pick(
                "Kontaktperson: håller ihop flera grupper",
                "Contact person: holds several groups together",
            ),
            Self::Head => {
                l.pick("Förvaltningschef: utser och beslutar", "Head of administration: appoints and decides")
            }
            Self::Registrar => l.pick(
                "Registrator: sköter förteckningen och kontona",
                "Registrar: keeps the register and the accounts",
            ),
            Self::Other => l.pick("Andra", "Others"),
        }
    }
}

/// What each person is on the day, the weightiest first.
pub(crate) fn parts(world: &World, on: Date, l: Language) -> BTreeMap<PersonId, Vec<(Part, String)>> {
    let mut parts: BTreeMap<PersonId, Vec<(Part, String)>> = BTreeMap::new();
    for office in world.organisation.bodies().filter(|body| body.kind == BodyKind::Office && body.exists(on))
    {
        let Some(held) = world.people.holder(&office.id, on) else { continue };
        let part = match office.duty {
            Some(OfficeDuty::Registrar) => Part::Registrar,
            Some(OfficeDuty::Head) => Part::Head,
            None => Part::Other,
        };
        parts.entry(held.person.clone()).or_default().push((part, body_words(world, office, on)));
    }
    for group in world.groups.iter().filter(|group| group.exists(on)) {
        for seat in group.seats(on) {
            let Some((_, employment)) = world.held(seat, on) else { continue };
            let part = match seat.role {
                Role::Chair => Part::Chair,
                Role::ViceChair => Part::ViceChair,
                Role::Coordinator => Part::Coordinator,
                Role::ContactPerson => Part::ContactPerson,
                Role::Member => Part::Member,
                Role::Substitute { .. } => Part::Substitute,
                Role::Secretary | Role::CoOpted => Part::Other,
            };
            let words = format!("{}, {}", seat.role.label(l), world.organisation.name(&group.id, on));
            parts.entry(employment.person.clone()).or_default().push((part, words));
        }
    }
    for own in parts.values_mut() {
        own.sort();
        own.dedup();
    }
    parts
}

/// Everybody who was sought, or some of each part. And how many more there are.
pub(super) fn choices(world: &World, visit: &Visit, sought: &str) -> (Vec<Choices>, usize) {
    let (l, on) = (visit.language, visit.now.today);
    let parts = parts(world, on, l);
    if sought.is_empty() {
        return (Part::SHOWN.into_iter().filter_map(|part| some(world, &parts, part, l)).collect(), 0);
    }
    let wanted = sought.to_lowercase();
    let mut found: Vec<Choice> = world
        .people
        .people()
        .map(|person| choice(world, &person.id, parts.get(&person.id).map_or(&[], Vec::as_slice)))
        .filter(|one| {
            one.name.to_lowercase().contains(&wanted)
                || one.roles.iter().any(|role| role.to_lowercase().contains(&wanted))
        })
        .collect();
    found.sort_by(|one, other| by_name(&one.name, &other.name));
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let heading = l.pick("Träffar", "Found");
    let shown = if found.is_empty() { Vec::new() } else { vec![Choices { heading, people: found }] };
    (shown, more)
}

/// Some people of a part, those who are least else first; none where nobody is.
fn some(
    world: &World,
    parts: &BTreeMap<PersonId, Vec<(Part, String)>>,
    part: Part,
    l: Language,
) -> Option<Choices> {
    let mut people: Vec<(usize, Choice)> = parts
        .iter()
        .filter(|(_, own)| own.iter().any(|(one, _)| *one == part))
        .map(|(id, own)| {
            // What they are shown for stands first.
            let mut own = own.clone();
            own.sort_by_key(|(one, _)| *one != part);
            (own.iter().filter(|(one, _)| *one != part).count(), choice(world, id, &own))
        })
        .collect();
    people.sort_by(|(one, left), (other, right)| one.cmp(other).then(by_name(&left.name, &right.name)));
    let people: Vec<Choice> = people.into_iter().take(EACH).map(|(_, choice)| choice).collect();
    (!people.is_empty()).then(|| Choices { heading: part.heading(l), people })
}

fn choice(world: &World, id: &PersonId, parts: &[(Part, String)]) -> Choice {
    let name = world.people.person(id).map_or(id.to_string(), |person| person.name.clone());
    let roles = parts.iter().take(EACH).map(|(_, words)| words.clone()).collect();
    Choice { id: id.to_string(), name, roles }
}

/// Signs in as whoever was chosen: only in a demonstration.
pub(super) async fn be(visit: &Visit, jar: CookieJar, fields: &Fields) -> Result<Response, No> {
    if visit.mode() != Mode::Demo {
        return Err(No::Absent);
    }
    let person: PersonId = fields.text("person").parse().map_err(|_| No::Absent)?;
    visit.look(|world| world.person(&person).map(|_| ()))?;
    let (now, device) = (visit.now, visit.caller.device.clone());
    let secret = visit.blocking(move |desk| desk.open_session(&person, now, &device)).await?;
    Ok((jar.add(visit.sign_in_cookie(&secret)), Redirect::to(&super::safe(fields.text("till"))))
        .into_response())
}
