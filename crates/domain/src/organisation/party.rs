//! Whom a name in a charter means: *ordförande*, *respektive förvaltningschef*, a body by its name.
//!
//! Nothing is guessed: a name that fits nothing is [`Party::Unknown`], and the assessment says so.

use super::fold;
use crate::{BodyId, World, seat::Role};
use jiff::civil::Date;
use serde::Serialize;
use std::{collections::HashSet, sync::LazyLock};

/// Whom a name means, seen from one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A registered body.
    Body(BodyId),
    /// One of several offices with the same title: the one of whatever unit the matter is about.
    OneOf(Vec<BodyId>),
    /// The head of whatever unit the matter is about.
    HeadOfUnit,
    /// Whoever has this role in the group.
    Role(Role),
    /// The group itself.
    Group,
    /// The group's commissioner.
    Commissioner,
    /// The side that does not have the chair (row 110).
    WithoutChair,
    /// The side whose turn it is to have the chair.
    InTurn,
    /// Nobody that is known.
    Unknown,
}

/// Words as [`fold`] leaves them: many names are held against them.
type Words = LazyLock<HashSet<String>>;

fn folded(words: &[&str]) -> HashSet<String> {
    words.iter().map(|word| fold(word)).collect()
}

/// Words for the head of a unit.
static HEADS: Words = LazyLock::new(|| {
    folded(&[
        "förvaltningschef",
        "förvaltningsdirektör",
        "sjukhusdirektör",
        "förvaltningsledning",
        "linjechef",
    ])
});

/// Words for a unit as such: whoever heads it acts for it.
static UNITS: Words = LazyLock::new(|| {
    folded(&[
        "organisation",
        "förvaltning",
        "huvudman",
        "huvudmännen",
        "kommun",
        "region",
        "enhet",
        "verksamhet",
        "part",
        "arbetsgivare",
    ])
});

/// Words for the group itself.
static GROUPS: Words = LazyLock::new(|| {
    folded(&[
        "grupp",
        "råd",
        "samordningsråd",
        "samordningsgrupp",
        "styrgrupp",
        "ledningsgrupp",
        "ledningsråd",
        "vårdsamverkansgrupp",
        "samverkansgrupp",
        "programområd",
        "processteam",
        "arbetsgrupp",
        "närvårdsgrupp",
    ])
});

/// Words for whoever directs a whole region, municipality or field of it.
static DIRECTORS: Words = LazyLock::new(|| {
    folded(&[
        "regiondirektör",
        "landstingsdirektör",
        "kommundirektör",
        "förbundsdirektör",
        "socialchef",
        "socialdirektör",
    ])
});

/// How the side without the chair is told.
const OTHERS: [&str; 6] = [
    "inte har ordförande",
    "inte innehar ordförande",
    "saknar ordförande",
    "andra huvudmannen",
    "andra parten",
    "motpart",
];

/// Words between a post and its place.
const PLACES: [&str; 5] = [" i ", " på ", " vid ", " för ", " hos "];

/// Several groups, or the group of wherever it is: *vårdsamverkansgrupperna*, *vårdsamverkansgruppen i delregionen*.
pub(crate) fn is_group_noun(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let Some(first) = words.next().map(str::to_lowercase) else { return false };
    let is_several = ["grupperna", "grupper", "råden"].iter().any(|ending| first.ends_with(ending));
    let is_somewhere = words.next().is_some_and(|next| PLACES.iter().any(|place| place.trim() == next));
    is_several || (is_somewhere && (first.ends_with("gruppen") || first.ends_with("rådet")))
}

/// *Regions hälso- och sjukvårdsdirektör*: the director of each.
fn is_head_of_each(folded: &str) -> bool {
    let owner = folded.split(' ').next().unwrap_or_default();
    let owner = owner.strip_suffix('s').unwrap_or(owner);
    folded.contains(' ') && folded.ends_with("direktör") && UNITS.contains(owner)
}

impl Party {
    /// Whom the name means in a charter on the day; the group's own name means the group.
    pub fn of(world: &World, group: Option<&BodyId>, name: &str, on: Date) -> Self {
        let folded = fold(name);
        if HEADS.contains(&folded) || UNITS.contains(&folded) {
            return Self::HeadOfUnit;
        }
        let named = || world.organisation.named(name, on).map(|body| body.id.clone());
        let bodies: Vec<BodyId> = named().take(2).collect();
        match bodies.as_slice() {
            [only] if Some(only) == group => return Self::Group,
            [only] => return Self::Body(only.clone()),
            [] => {}
            _ => return Self::OneOf(named().collect()),
        }
        match folded.as_str() {
            "ordförand" => return Self::Role(Role::Chair),
            "vic ordförand" | "vice ordförand" => return Self::Role(Role::ViceChair),
            "koordinator" | "koordinatorn" | "processledar" => return Self::Role(Role::Coordinator),
            "sekreterar" => return Self::Role(Role::Secretary),
            "kontaktperson" => return Self::Role(Role::ContactPerson),
            "uppdragsgivar" => return Self::Commissioner,
            _ => {}
        }
        if GROUPS.contains(&folded) {
            return Self::Group;
        }
        let plain = name.to_lowercase();
        if OTHERS.iter().any(|words| plain.contains(words)) {
            return Self::WithoutChair;
        }
        if plain.contains("står i tur") || plain.contains("står på tur") {
            return Self::InTurn;
        }
        // *Vårdsamverkansgrupperna på delregional nivå*: each group for itself.
        if is_group_noun(name) {
            return Self::HeadOfUnit;
        }
        // *Landstings-/regiondirektör*: the second word is the whole one.
        let whole = name.rsplit_once('/').map_or(folded, |(_, last)| fold(last));
        if DIRECTORS.contains(&whole) || is_head_of_each(&whole) {
            return Self::HeadOfUnit;
        }
        Self::in_a_place(world, name, on).unwrap_or(Self::Unknown)
    }

    /// *Ordföranden i rådet X*, *förvaltningschefen på respektive sjukhus*: a post, and where.
    fn in_a_place(world: &World, name: &str, on: Date) -> Option<Self> {
        let (post, place) = PLACES.iter().find_map(|preposition| name.split_once(preposition))?;
        let post = fold(post);
        let mut place = world.organisation.named(place, on);
        match (place.next(), place.next()) {
            (Some(body), None) if post == "ordförand" || HEADS.contains(&post) => {
                Some(Self::Body(body.id.clone()))
            }
            (None, _) if HEADS.contains(&post) || DIRECTORS.contains(&post) => Some(Self::HeadOfUnit),
            _ => None,
        }
    }

    /// It is somebody that the register knows.
    pub fn is_known(&self) -> bool {
        *self != Self::Unknown
    }

    /// The body, where it is a certain one.
    pub fn body(&self) -> Option<&BodyId> {
        match self {
            Self::Body(body) => Some(body),
            Self::OneOf(_)
            | Self::HeadOfUnit
            | Self::Role(_)
            | Self::Group
            | Self::Commissioner
            | Self::WithoutChair
            | Self::InTurn
            | Self::Unknown => None,
        }
    }

    /// A person may act for this party on the day; `unit` is what the matter is about.
    pub fn may_act(
        &self,
        world: &World,
        person: &crate::PersonId,
        group: &BodyId,
        unit: Option<&BodyId>,
        on: Date,
    ) -> bool {
        match self {
            Self::Body(body) => world.acts_for(person, body, on),
            Self::OneOf(bodies) => bodies.iter().any(|body| {
                let fits = unit.is_none_or(|unit| world.organisation.belongs(unit, body));
                fits && world.acts_for(person, body, on)
            }),
            Self::HeadOfUnit => unit.is_some_and(|unit| {
                if world.groups.get(unit).is_some() {
                    return world.acts_for(person, unit, on);
                }
                let home = world.organisation.administration(unit);
                home.is_some_and(|home| world.heads(person, &home.id, on)) || world.acts_for(person, unit, on)
            }),
            Self::Role(role) => world.has_role(person, group, role, on),
            Self::Group => world.acts_for(person, group, on),
            Self::Commissioner => {
                world.commissioner(group, on).is_some_and(|body| world.acts_for(person, &body, on))
            }
            Self::WithoutChair => {
                world.without_chair(group, on).iter().any(|body| world.acts_for(person, body, on))
            }
            Self::InTurn => world.in_turn(group, on).iter().any(|body| world.acts_for(person, body, on)),
            Self::Unknown => false,
        }
    }
}
