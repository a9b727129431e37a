//! The region that the demo builds: `charters/region.toml` and the texts beside it, all inside the program.
//!
//! An id here is local to the file. What an id becomes in the register is the builder's matter.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

/// The file itself.
const REGION: &str = include_str!("../../../../charters/region.toml");

/// The texts, by their path beside the file.
macro_rules! texts {
    ($($path:literal)*) => {
        const TEXTS: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../../../charters/", $path))),)*];
    };
}

texts! {
    "delregional-vardsamverkan.md"
    "ledningsgrupp-namnd.md"
    "ledningsrad-primarvard.md"
    "mall-samordningsrad.md"
    "patterns/arbetsgrupp.md"
    "patterns/programomrade.md"
    "patterns/samordningsgrupp-program.md"
    "patterns/samordningsgrupp.md"
    "patterns/samordningsrad.md"
    "patterns/vardsamverkan.md"
    "programomrade-lokalt.md"
    "samordningsgrupp-hand.md"
    "samordningsrad-rorelse.md"
    "styrgrupp-it.md"
    "vardsamverkan-lan.md"
}

/// A whole region.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The demo's day.
    pub as_of: Day,
    /// From when everything stands, where nothing else is said.
    pub founded: Day,
    /// The office whose holder keeps the register.
    pub registrar: String,
    pub principal: Vec<Principal>,
    /// Kommunalförbund.
    pub association: Vec<Association>,
    pub municipality: Vec<Municipality>,
    pub administration: Vec<Administration>,
    /// Offices beside the heads.
    pub office: Vec<Office>,
    /// Bodies outside the groups.
    pub board: Vec<Board>,
    pub group: Vec<Group>,
    pub people: People,
}

#[derive(Debug, Deserialize)]
pub struct Principal {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    /// How many of the names work there.
    #[serde(default)]
    pub people: usize,
}

#[derive(Debug, Deserialize)]
pub struct Association {
    pub name: String,
}

#[derive(Debug, Deserialize)]
pub struct Municipality {
    pub id: String,
    /// As in running text: *Göteborg*.
    pub name: String,
}

#[derive(Debug, Deserialize)]
pub struct Administration {
    pub id: String,
    pub name: String,
    pub of: String,
    /// What its head is called.
    pub head: String,
    pub people: usize,
}

#[derive(Debug, Deserialize)]
pub struct Office {
    pub id: String,
    pub name: String,
    pub of: String,
    pub duty: Option<samordna_domain::organisation::OfficeDuty>,
}

#[derive(Debug, Deserialize)]
pub struct Board {
    pub id: String,
    pub name: String,
    /// Offices, or organisations whose head sits there. The first leads it.
    #[serde(default)]
    pub members: Vec<String>,
    #[serde(default)]
    pub aliases: Vec<Alias>,
}

#[derive(Debug, Deserialize)]
pub struct Alias {
    pub name: String,
    pub from: Day,
    pub until: Option<Day>,
}

#[derive(Debug, Deserialize)]
pub struct Group {
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub group_type: samordna_charter::reading::GroupType,
    /// Its charter.
    pub text: String,
    pub area: String,
    pub parent: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub registry_number: Option<String>,
    /// What it is on the demo's day, so that the builder can check itself.
    pub state: samordna_domain::group::GroupState,
    pub formed: Day,
    pub adopted: Option<Day>,
    pub endorsed: Option<Endorsed>,
    pub dissolved: Option<Day>,
    pub reason: Option<String>,
    /// Whose seats, once for each.
    pub seats: Vec<String>,
    /// What each seat counts as, where that is another body.
    #[serde(default)]
    pub units: Vec<String>,
    #[serde(default)]
    pub vacant: Vec<String>,
    /// Each seat has one, but for those in `vacant_substitutes`.
    #[serde(default)]
    pub substitutes: bool,
    #[serde(default)]
    pub vacant_substitutes: Vec<String>,
    /// Where the chair comes from.
    pub chair: Option<String>,
    /// Whose head is contact person.
    pub contact: Option<String>,
    /// There is a post, and somebody has it.
    pub coordinator: Option<bool>,
}

#[derive(Debug, Deserialize)]
pub struct Endorsed {
    pub by: String,
    pub on: Day,
}

#[derive(Debug, Deserialize)]
pub struct People {
    pub names: Vec<String>,
}

/// A day, as TOML writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let day = toml::value::Datetime::deserialize(deserializer)?;
        day.to_string().parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl Region {
    /// The region inside the program.
    pub fn load() -> Result<Self, toml::de::Error> {
        toml::from_str(REGION)
    }

    /// A municipality's registered name: *Göteborgs kommun*, *Ale kommun*.
    pub fn municipality_name(short: &str) -> String {
        let stays =
            short.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö', 's']) || short.ends_with("st");
        format!("{short}{} kommun", if stays { "" } else { "s" })
    }

    /// Where the registrar works.
    pub fn registrar_home(&self) -> Option<&str> {
        self.office.iter().find(|office| office.id == self.registrar).map(|office| office.of.as_str())
    }

    /// The registrar's name, as it will be dealt: principals, municipalities, administrations, and in each the head
    /// before the other offices.
    pub fn registrar_name(&self) -> Option<&str> {
        let home = self.registrar_home()?;
        let principals: usize = self.principal.iter().map(|principal| principal.people).sum();
        let before = self.administration.iter().take_while(|administration| administration.id != home);
        let before: usize = before.map(|administration| administration.people).sum();
        let mut offices = self.office.iter().filter(|office| office.of == home);
        let place = offices.position(|office| office.id == self.registrar)?;
        self.people.names.get(principals + self.municipality.len() + before + 1 + place).map(String::as_str)
    }

    /// What a local id is called in running text.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let principals = self.principal.iter().map(|it| (&it.id, &it.name));
        let municipalities = self.municipality.iter().map(|it| (&it.id, &it.name));
        let administrations = self.administration.iter().map(|it| (&it.id, &it.name));
        let boards = self.board.iter().map(|it| (&it.id, &it.name));
        let groups = self.group.iter().map(|it| (&it.id, &it.name));
        let mut all = principals.chain(municipalities).chain(administrations).chain(boards).chain(groups);
        all.find(|(known, _)| *known == id).map_or(id, |(_, name)| name)
    }

    /// A group's charter, its holes filled as `charters/README.md` says. None where there is no such text.
    pub fn charter(&self, group: &Group) -> Option<String> {
        let (_, text) = TEXTS.iter().find(|(path, _)| *path == group.text)?;
        let seats: Vec<&str> = group.seats.iter().map(|id| self.name(id)).collect();
        let date = group.adopted.map_or("[datum]".to_owned(), |day| day.0.to_string());
        let number = group.registry_number.as_deref().unwrap_or("[diarienummer]");
        let mut text = text.replace("{{datum}}", &date).replace("{{diarienummer}}", number);
        for (hole, filling) in [
            ("grupp", group.name.as_str()),
            ("område", &group.area),
            ("överordnad", group.parent.as_deref().map_or("", |parent| self.name(parent))),
            ("platser", &list(&seats)),
        ] {
            text = text.replace(&format!("{{{{{hole}}}}}"), filling);
            text = text.replace(&format!("{{{{{}}}}}", capital(hole)), &capital(filling));
        }
        Some(text)
    }
}

/// *a, b och c*; what stands several times in a row is said once.
fn list(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.dedup();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} och {last}", first.join(", ")),
    }
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_and_every_hole_is_filled() {
        let region = Region::load().unwrap();
        assert!(region.group.len() >= 42);
        for group in &region.group {
            let text =
                region.charter(group).unwrap_or_else(|| panic!("{}: no text {}", group.id, group.text));
            assert!(!text.contains("{{"), "{}: {text}", group.id);
        }
    }

    #[test]
    fn municipalities_are_named_as_they_name_themselves() {
        for (short, full) in [
            ("Ale", "Ale kommun"),
            ("Borås", "Borås kommun"),
            ("Lilla Edet", "Lilla Edets kommun"),
            ("Orust", "Orust kommun"),
            ("Tjörn", "Tjörns kommun"),
        ] {
            assert_eq!(Region::municipality_name(short), full);
        }
    }
}
