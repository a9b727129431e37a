//! How many passwords were tried of late, by whom: so that nobody goes through a list.
//!
//! It is kept in memory, by each server for itself, and forgotten at a restart: an attacker gains little by either.
//! Nobody is locked out for good, and whoever is attacked from elsewhere can still sign in from where they sit.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

/// How long what was tried is remembered, in milliseconds: a quarter of an hour from the first.
const WINDOW: i64 = 15 * 60 * 1000;

/// The most that are remembered. With more, an attack is under way from thousands of addresses.
const MOST: usize = 50_000;

/// Of what the tries are counted.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Of {
    /// One name from one address.
    Both(String, Option<IpAddr>),
    /// One address, whatever the name.
    Address(IpAddr),
    /// One name, from wherever.
    Name(String),
}

impl Of {
    /// How many may be wrong in a window.
    fn most(&self) -> u32 {
        match self {
            Self::Both(..) => 5,
            Self::Address(_) => 30,
            Self::Name(_) => 100,
        }
    }
}

#[derive(Clone, Copy)]
struct Tries {
    since: i64,
    count: u32,
}

/// What was tried of late.
#[derive(Default)]
pub(crate) struct Guesses(Mutex<HashMap<Of, Tries>>);

impl Guesses {
    /// Counts one more try; where there were too many, counts nothing and tells until when to wait.
    pub fn count(&self, name: &str, address: Option<IpAddr>, now: i64) -> Result<(), i64> {
        let mut tried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tried.len() >= MOST {
            make_room(&mut tried, now);
        }
        let all = all(name, address);
        for of in &all {
            if let Some(tries) = tried.get(of)
                && now < tries.since + WINDOW
                && tries.count >= of.most()
            {
                return Err(tries.since + WINDOW);
            }
        }
        for of in all {
            let tries = tried.entry(of).or_insert(Tries { since: now, count: 0 });
            if tries.since + WINDOW <= now {
                *tries = Tries { since: now, count: 0 };
            }
            tries.count += 1;
        }
        Ok(())
    }

    /// The last try was right after all: what was typed wrong before it, from there, is forgotten.
    pub fn forgive(&self, name: &str, address: Option<IpAddr>) {
        let mut tried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for of in all(name, address) {
            match of {
                Of::Both(..) => drop(tried.remove(&of)),
                Of::Address(_) | Of::Name(_) => {
                    if let Some(tries) = tried.get_mut(&of) {
                        tries.count = tries.count.saturating_sub(1);
                    }
                }
            }
        }
    }
}

/// Forgets what is over, then what was tried a few times only, then all: in each case at least half.
fn make_room(tried: &mut HashMap<Of, Tries>, now: i64) {
    for fewest in [1, 10, u32::MAX] {
        tried.retain(|_, tries| now < tries.since + WINDOW && fewest <= tries.count);
        if tried.len() <= MOST / 2 {
            return;
        }
    }
}

fn all(name: &str, address: Option<IpAddr>) -> Vec<Of> {
    let address = address.map(network);
    let both = Of::Both(name.to_owned(), address);
    [Some(both), address.map(Of::Address), Some(Of::Name(name.to_owned()))].into_iter().flatten().collect()
}

/// Whoever has one IPv6 address has as many as they like, in one network of 64 bits.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn after_five_wrong_ones_there_is_a_wait_and_then_five_more() {
        let guesses = Guesses::default();
        let try_at = |now| guesses.count("nora", address("192.0.2.1"), now);
        for at in 0..5 {
            assert_eq!(try_at(at), Ok(()));
        }
        assert_eq!(try_at(5), Err(WINDOW));
        assert_eq!(try_at(WINDOW - 1), Err(WINDOW), "waiting is not counted");
        assert_eq!(try_at(WINDOW), Ok(()));
        assert_eq!(guesses.count("nora", address("192.0.2.2"), 5), Ok(()), "she herself sits elsewhere");
    }

    #[test]
    fn one_address_tries_no_more_than_thirty_names() {
        let guesses = Guesses::default();
        for name in 0..30 {
            assert_eq!(guesses.count(&format!("name-{name}"), address("2001:db8::1"), 0), Ok(()));
        }
        assert_eq!(guesses.count("another", address("2001:db8::2"), 0), Err(WINDOW), "one network of IPv6");
        assert_eq!(guesses.count("another", address("2001:db8:1::1"), 0), Ok(()));
    }

    #[test]
    fn one_name_is_tried_a_hundred_times_from_everywhere_together() {
        let guesses = Guesses::default();
        for at in 0..100u8 {
            assert_eq!(guesses.count("nora", address(&format!("192.0.2.{at}")), 0), Ok(()));
        }
        assert_eq!(guesses.count("nora", address("192.0.2.200"), 0), Err(WINDOW));
    }

    #[test]
    fn whoever_gets_it_right_starts_anew() {
        let guesses = Guesses::default();
        for _ in 0..20 {
            for _ in 0..4 {
                assert_eq!(guesses.count("nora", address("192.0.2.1"), 0), Ok(()));
            }
            guesses.forgive("nora", address("192.0.2.1"));
            guesses.forgive("nora", address("192.0.2.1"));
            guesses.forgive("nora", address("192.0.2.1"));
            guesses.forgive("nora", address("192.0.2.1"));
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let guesses = Guesses::default();
        for at in 0..60_000u32 {
            let from = IpAddr::V4((0x0A00_0000 + at).into());
            guesses.count(&format!("name-{at}"), Some(from), 0).unwrap();
        }
        assert!(guesses.0.lock().unwrap().len() <= MOST + 2);
    }
}
