//! What is sent, to whom, and how far it has come.
//!
//! Each person has a cursor beside the courier's own: how far the letters to them have come. It moves once the server
//! has taken a letter, so a letter that was taken is not sent again, and one that was not is. Should the program die
//! between the two, the second copy has the same Message-ID as the first.
//!
//! **Invariant:** the courier's cursor never passes an entry whose letters are not taken, refused for good or too old.

use super::server::{Envelope, No, Server};
use jiff::{SignedDuration, Timestamp, Zoned, civil::Weekday, tz::TimeZone};
use lettre::Address;
use samordna_desk::{Desk, Entry, Fault};
use samordna_domain::{
    Moment, PersonId, World,
    notice::{Notice, Occasion, of_entry, of_week},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

/// How far the entries are told of.
const ENTRIES: &str = "mail";

/// The last week that was told of, as 202648.
const WEEKS: &str = "mail week";

/// How many entries are read at a time.
const PAGE: usize = 500;

/// How long a letter is tried that the server does not take now: as long as mail servers do among themselves.
const PATIENCE: SignedDuration = SignedDuration::from_hours(5 * 24);

/// The hour on Mondays from which the week's letters are sent.
const MORNING: i8 = 6;

/// Why not everything was sent.
#[derive(Debug)]
pub enum Stuck {
    /// The server does not take mail now.
    Server(String),
    /// The log cannot be read.
    Desk(Fault),
}

impl fmt::Display for Stuck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(why) => f.write_str(why),
            Self::Desk(fault) => fault.fmt(f),
        }
    }
}

impl From<Fault> for Stuck {
    fn from(fault: Fault) -> Self {
        Self::Desk(fault)
    }
}

impl From<samordna_ledger::Fault> for Stuck {
    fn from(fault: samordna_ledger::Fault) -> Self {
        Self::Desk(Fault::Ledger(fault))
    }
}

/// Carries letters from the log to the server.
pub struct Courier {
    desk: Arc<Desk>,
    server: Server,
    base: String,
    sent: u64,
    /// Up to where there was nothing left to do, so that the ledger is not asked every second.
    done: Option<(u64, u64)>,
}

/// A letter to be sent: to whom, about what, and what makes it this one.
struct Parcel<'a> {
    to: &'a PersonId,
    occasion: Occasion,
    notices: &'a [Notice],
    /// The person's cursor, and how far it moves when the letter is taken.
    cursor: String,
    place: u64,
    /// What stands first in its Message-ID.
    mark: String,
    /// Since when it has been tried.
    since: Timestamp,
}

impl Courier {
    pub fn new(desk: Arc<Desk>, server: Server, base: String) -> Self {
        Self { desk, server, base, sent: 0, done: None }
    }

    /// How many letters the server has taken.
    pub fn sent(&self) -> u64 {
        self.sent
    }

    /// Sends what waits. The first time of all it only marks where it begins: what happened before mail is not told of.
    pub fn carry(&mut self, now: Moment) -> Result<(), Stuck> {
        let (known, week) = (self.desk.look(World::events), week_of(now));
        if self.done == Some((known, week)) {
            return Ok(());
        }
        let carried = self.entries(known, now).and_then(|()| self.week(week, now));
        self.server.hang_up();
        carried?;
        self.done = Some((known, week));
        Ok(())
    }

    fn cursor(&self, name: &str) -> Result<u64, Stuck> {
        Ok(self.desk.ledger().cursor(self.desk.tenant(), name)?)
    }

    fn set_cursor(&self, name: &str, place: u64) -> Result<(), Stuck> {
        Ok(self.desk.ledger().set_cursor(self.desk.tenant(), name, place)?)
    }

    fn entries(&mut self, known: u64, now: Moment) -> Result<(), Stuck> {
        let mut place = self.cursor(ENTRIES)?;
        if place == 0 {
            return self.set_cursor(ENTRIES, known);
        }
        // Whose letters wait, and why: what comes after must not overtake it, and the cursor stays.
        let mut waiting = BTreeMap::new();
        while place < known {
            let entries = self.desk.history_after(place, PAGE)?;
            let Some(last) = entries.last() else { break };
            place = last.sequence;
            for entry in &entries {
                self.entry(entry, now, &mut waiting)?;
            }
            if waiting.is_empty() {
                self.set_cursor(ENTRIES, place)?;
            }
        }
        held(waiting)
    }

    fn entry(
        &mut self,
        entry: &Entry,
        now: Moment,
        waiting: &mut BTreeMap<PersonId, String>,
    ) -> Result<(), Stuck> {
        let told = self.desk.look(|world| of_entry(world, &entry.recorded, now.today));
        let Some((occasion, notices)) = told else { return Ok(()) };
        for own in notices.chunk_by(|one, other| one.to == other.to) {
            let Some(to) = own.first().map(|notice| &notice.to) else { continue };
            let parcel = Parcel {
                to,
                occasion,
                notices: own,
                cursor: format!("{ENTRIES} {to}"),
                place: entry.sequence,
                mark: entry.seal.chars().take(20).collect(),
                since: entry.recorded.at,
            };
            self.deliver(&parcel, now, waiting)?;
        }
        Ok(())
    }

    /// On Monday morning everybody is told what waits; later in the week, if the program was not running then.
    fn week(&mut self, week: u64, now: Moment) -> Result<(), Stuck> {
        let last = self.cursor(WEEKS)?;
        if last == 0 {
            return self.set_cursor(WEEKS, week);
        }
        if week <= last {
            return Ok(());
        }
        // A copy, so that nobody waits while all groups are assessed.
        let world = self.desk.look(World::clone);
        let mut waiting = BTreeMap::new();
        for (to, notices) in &of_week(&world, now.today) {
            let parcel = Parcel {
                to,
                occasion: Occasion::Week,
                notices,
                cursor: format!("{WEEKS} {to}"),
                place: week,
                mark: format!("{}-{week}", self.desk.tenant()),
                since: now.at,
            };
            self.deliver(&parcel, now, &mut waiting)?;
        }
        held(waiting)?;
        self.set_cursor(WEEKS, week)
    }

    /// Sends one letter, unless it was sent, the person cannot be reached, or an earlier one to them waits.
    fn deliver(
        &mut self,
        parcel: &Parcel<'_>,
        now: Moment,
        waiting: &mut BTreeMap<PersonId, String>,
    ) -> Result<(), Stuck> {
        if waiting.contains_key(parcel.to) || parcel.place <= self.cursor(&parcel.cursor)? {
            return Ok(());
        }
        let Some(to) = self.address(parcel.to)? else { return Ok(()) };
        let letter = self.desk.look(|world| {
            samordna_web::letter(world, parcel.to, parcel.occasion, parcel.notices, &self.base, now.today)
        });
        let person = parcel.to;
        let envelope = Envelope { to, id: format!("{}.{person}", parcel.mark), letter, at: now.at };
        match self.server.send(&envelope) {
            Ok(()) => {
                self.sent += 1;
                self.set_cursor(&parcel.cursor, parcel.place)?;
                tracing::info!(%person, "a letter was sent");
            }
            Err(No::Never(why)) => tracing::warn!(%person, %why, "a letter is refused for good"),
            Err(No::NotThisOne(why)) if PATIENCE < now.at.duration_since(parcel.since) => {
                tracing::warn!(%person, %why, "a letter has been tried long enough");
            }
            Err(No::NotThisOne(why)) => {
                waiting.insert(person.clone(), why);
            }
            Err(No::NotNow(why)) => return Err(Stuck::Server(why)),
        }
        Ok(())
    }

    /// Where a person is reached: the first address in what the registrar keeps of them.
    fn address(&self, person: &PersonId) -> Result<Option<Address>, Stuck> {
        let contact = self.desk.look(|world| world.people.person(person)?.contact);
        let Some(contact) = contact else { return Ok(None) };
        let content = self.desk.blob(&contact)?.unwrap_or_default();
        Ok(address_in(&String::from_utf8_lossy(&content)))
    }
}

/// Some letters were not taken; the first tells why.
fn held(waiting: BTreeMap<PersonId, String>) -> Result<(), Stuck> {
    let whose: BTreeSet<&PersonId> = waiting.keys().collect();
    let letters = whose.len();
    match waiting.into_values().next() {
        Some(why) => Err(Stuck::Server(format!("{letters} × {why}"))),
        None => Ok(()),
    }
}

/// The first address in a text.
fn address_in(text: &str) -> Option<Address> {
    let is_between = |letter: char| letter.is_whitespace() || ",;<>()\"".contains(letter);
    let words = text.split(is_between).map(|word| word.trim_start_matches("mailto:"));
    words.filter(|word| word.is_ascii()).find_map(|word| word.parse().ok())
}

/// The week whose letters are due, as 202648: on Monday before morning it is still last week's.
fn week_of(now: Moment) -> u64 {
    let zone = TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC);
    let local: Zoned = now.at.to_zoned(zone);
    let is_early = local.weekday() == Weekday::Monday && local.hour() < MORNING;
    let day = if is_early { samordna_domain::period::days_after(local.date(), -1) } else { local.date() };
    let week = day.iso_week_date();
    u64::try_from(week.year()).unwrap_or_default() * 100 + u64::try_from(week.week()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_address_in_what_is_kept_is_written_to() {
        let found = |text: &str| address_in(text).map(|address| address.to_string());
        assert_eq!(found("Nora <nora@sjukhuset.se>, 010-123 45 67"), Some("nora@sjukhuset.se".to_owned()));
        assert_eq!(found("mailto:nora@sjukhuset.se; n@hem.se"), Some("nora@sjukhuset.se".to_owned()));
        assert_eq!(found("010-123 45 67, ring inte @ kvällen"), None);
    }

    #[test]
    fn a_week_begins_on_monday_morning() {
        let week = |at: &str| week_of(Moment::new(at.parse().unwrap()));
        assert_eq!(week("2026-11-22T12:00:00Z"), 202_647);
        assert_eq!(week("2026-11-23T04:00:00Z"), 202_647, "at five in the morning in Stockholm");
        assert_eq!(week("2026-11-23T05:00:00Z"), 202_648);
        assert_eq!(week("2027-01-01T12:00:00Z"), 202_653);
    }
}
