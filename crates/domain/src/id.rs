//! Ids: newtypes that a person can read, as `samordningsrad-rorelse` or, for a seat, `samordningsrad-rorelse/3`.
//!
//! **Invariant:** an id is lower-case ASCII letters, digits and single hyphens, so that it can stand in an address.

use arcstr::ArcStr;
use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};
use std::{
    collections::HashMap,
    fmt,
    hash::{BuildHasherDefault, Hasher},
    marker::PhantomData,
    str::FromStr,
};

/// What is known by id. Ids are given here and not by whoever sends a request, so that they need no secret when they are
/// hashed.
pub(crate) type ById<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// Eight bytes at a time, each turned into the rest by a multiplication.
#[derive(Default)]
pub(crate) struct IdHasher(u64);

impl IdHasher {
    fn take(&mut self, word: u64) {
        // An odd constant without a pattern: 2^64 divided by the golden ratio.
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.take(u64::from_le_bytes(*word)));
        // The last eight, though some of them were taken already; of a text that is shorter, all.
        match bytes.last_chunk::<8>() {
            Some(last) if !rest.is_empty() => self.take(u64::from_le_bytes(*last)),
            Some(_) => {}
            None => self.take(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte))),
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.take(byte.into());
    }

    fn finish(&self) -> u64 {
        // The best bits of a product stand high, and a map looks at the lowest.
        self.0.rotate_left(32)
    }
}

/// What is said of a text that cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(pub String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is no id: lower-case letters, digits and single hyphens, at most 80", self.0)
    }
}

impl std::error::Error for NotAnId {}

/// The longest id, in bytes.
const LONGEST: usize = 80;

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// The id that a name suggests: `Samordningsråd rörelse` gives `samordningsrad-rorelse`. Empty where nothing is left.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ø' | 'ó' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            'a'..='z' | '0'..='9' => letter,
            _ => '-',
        };
        if plain == '-' && (slug.is_empty() || slug.ends_with('-')) {
            continue;
        }
        if slug.len() >= 60 && plain == '-' {
            break;
        }
        slug.push(plain);
    }
    slug.truncate(LONGEST - 8);
    slug.trim_end_matches('-').to_owned()
}

/// The first id after `name` that is free: `name`, `name-2`, `name-3` …
pub fn free_slug(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let base = match slug(name) {
        empty if empty.is_empty() => "namnlos".to_owned(),
        slug => slug,
    };
    if !is_taken(&base) {
        return base;
    }
    (2u64..).map(|n| format!("{base}-{n}")).find(|candidate| !is_taken(candidate)).unwrap_or(base)
}

/// What deserialises a text to what it says, without keeping the text.
struct Text<T>(PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// As the text that it is shown as, and read from.
macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text(PhantomData))
            }
        }
    };
}

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident)*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
        #[schemars(with = "String")]
        pub struct $name(ArcStr);

        as_text!($name);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The first free id after a name.
            pub fn free(name: &str, is_taken: impl Fn(&Self) -> bool) -> Self {
                Self(free_slug(name, |text| is_taken(&Self(text.into()))).into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if is_slug(text) { Ok(Self(text.into())) } else { Err(NotAnId(text.to_owned())) }
            }
        }

    )*};
}

ids! {
    /// A principal, administration, office, board or group.
    BodyId
    /// A person.
    PersonId
    /// A person's employment: what a seat or an office binds to, as an HSA-id does.
    EmploymentId
    /// One version of a charter.
    CharterId
    /// A governing document.
    DocumentId
    /// A mandate to decide.
    MandateId
    /// A project, an inquiry or a programme.
    UndertakingId
}

/// A seat of a group: the group's id and the seat's number in it, as `samordningsrad-rorelse/3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
#[schemars(with = "String")]
pub struct SeatId {
    /// The group.
    pub group: BodyId,
    /// From 1, in the order the seats were established.
    pub number: u32,
}

impl fmt::Display for SeatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.group, self.number)
    }
}

impl FromStr for SeatId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let no = || NotAnId(text.to_owned());
        let (group, number) = text.split_once('/').ok_or_else(no)?;
        Ok(Self { group: group.parse()?, number: number.parse().map_err(|_| no())? })
    }
}

as_text!(SeatId);

macro_rules! numbered {
    ($($(#[$about:meta])* $name:ident)*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
        #[schemars(with = "String")]
        pub struct $name {
            /// The group.
            pub group: BodyId,
            /// The year.
            pub year: i16,
            /// From 1, in the order they came that year.
            pub number: u32,
        }

        impl $name {
            /// The part after the group, as `2026-3`: how an address names it.
            pub fn short(&self) -> String {
                format!("{}-{}", self.year, self.number)
            }

            /// Reads the part after the group.
            pub fn of(group: &BodyId, short: &str) -> Result<Self, NotAnId> {
                format!("{group}/{short}").parse()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}/{}-{}", self.group, self.year, self.number)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let no = || NotAnId(text.to_owned());
                let (group, short) = text.split_once('/').ok_or_else(no)?;
                let (year, number) = short.split_once('-').ok_or_else(no)?;
                Ok(Self {
                    group: group.parse()?,
                    year: year.parse().map_err(|_| no())?,
                    number: number.parse().map_err(|_| no())?,
                })
            }
        }

        as_text!($name);
    )*};
}

numbered! {
    /// A meeting of a group, as `samordningsrad-rorelse/2026-3`: the year is that for which it was first planned.
    MeetingId
    /// A matter of a group, as `samordningsrad-rorelse/2026-3`: the year is that in which it was raised.
    MatterId
    /// A round of questions that a group puts, as `samordningsrad-rorelse/2026-3`.
    RoundId
    /// A group's engagement in an undertaking, as `samordningsrad-rorelse/2026-3`: the year is that in which it began.
    EngagementId
    /// An agreement that a group sees to, as `vardsamverkan/2026-3`: the year is that in which it was entered.
    AgreementId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_an_id_that_can_stand_in_an_address() {
        assert_eq!(
            slug("Samordningsråd – Rörelseorganens sjukdomar (RO)"),
            "samordningsrad-rorelseorganens-sjukdomar-ro"
        );
        assert_eq!(slug("***"), "");
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let id = BodyId::free("Styrgrupp", |id| ["styrgrupp", "styrgrupp-2"].contains(&id.as_str()));
        assert_eq!(id.as_str(), "styrgrupp-3");
    }

    #[test]
    fn what_is_no_id_is_told_apart() {
        for bad in ["", "Å", "a--b", "-a", "a b", "a/1"] {
            assert!(bad.parse::<BodyId>().is_err(), "{bad}");
        }
        assert_eq!("rad/3".parse::<SeatId>().unwrap().number, 3);
        assert!("rad/tre".parse::<SeatId>().is_err());
    }
}
