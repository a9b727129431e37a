//! Many houses answer many questions at once, over HTTP, while others read: nothing is lost, and nobody waits for ever.
//!
//! The benchmark `round` does the same with as many as a county has.

use crate::town::{COUNCIL, TODAY, Town};
use samordna_domain::{
    Actor, BodyId, Command, Event, Moment, RoundId, World,
    organisation::{BodyKind, OfficeDuty},
    round::{RoundKind, command::OpenRound},
};
use std::{
    future::Future,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::atomic::{AtomicBool, Ordering},
    thread::scope,
    time::{Duration, Instant},
};

/// How long a page may take before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(60);

/// A house that is asked, and the cookie of whoever answers for it.
struct House {
    unit: BodyId,
    cookie: String,
}

/// A council that asks many houses many things, and serves its pages at an address.
pub struct Busy {
    pub town: Town,
    houses: Vec<House>,
    address: SocketAddr,
    _stop: tokio::sync::oneshot::Sender<()>,
}

/// How long things took.
pub struct Took {
    /// All answers.
    pub answers: Duration,
    /// Each page that was read meanwhile.
    pub pages: Vec<Duration>,
}

impl Busy {
    pub fn new(houses: usize) -> Self {
        let town = Town::new();
        let named: Vec<House> = (1..=houses).map(|number| house(&town, number)).collect();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let address = served(&town, async { stopped.await.unwrap_or(()) });
        Self { town, houses: named, address, _stop: stop }
    }

    /// The council puts some questions to every house.
    pub fn ask(&self, rounds: usize) -> Vec<RoundId> {
        let units: Vec<BodyId> = self.houses.iter().map(|house| house.unit.clone()).collect();
        let open = |number| {
            let ask = OpenRound {
                group: COUNCIL.parse().unwrap(),
                kind: RoundKind::Impact,
                about: None,
                agreement: None,
                question: format!("Fråga {number}: berörs ni?"),
                units: units.clone(),
                due: crate::town::day("2026-12-31"),
            };
            let chair = Actor::Person("olle-ordforande".parse().unwrap());
            let events = self.town.act_at(TODAY, chair, Command::OpenRound(ask));
            let Some(Event::RoundOpened { round, .. }) = events.first() else { panic!("{events:?}") };
            round.clone()
        };
        (1..=rounds).map(open).collect()
    }

    /// Every house answers every question, all at once, while so many people read.
    pub fn answered(&self, rounds: &[RoundId], readers: usize) -> Took {
        let is_over = AtomicBool::new(false);
        scope(|scope| {
            let reading: Vec<_> = (0..readers)
                .map(|number| {
                    let (house, is_over) = (&self.houses[number % self.houses.len()], &is_over);
                    scope.spawn(move || self.reads(house, rounds, number, is_over))
                })
                .collect();
            let started = Instant::now();
            let writing: Vec<_> =
                self.houses.iter().map(|house| scope.spawn(|| self.answers(house, rounds))).collect();
            for house in writing {
                house.join().unwrap();
            }
            let answers = started.elapsed();
            is_over.store(true, Ordering::Relaxed);
            Took { answers, pages: reading.into_iter().flat_map(|reader| reader.join().unwrap()).collect() }
        })
    }

    /// So many people read so many pages each, and nobody answers.
    pub fn read(&self, rounds: &[RoundId], readers: usize, pages: usize) -> Vec<Duration> {
        scope(|scope| {
            let reading: Vec<_> = (0..readers)
                .map(|number| {
                    let house = &self.houses[number % self.houses.len()];
                    scope.spawn(move || {
                        let page = |turn| self.page(house, rounds, number + turn);
                        (0..pages).map(page).collect::<Vec<_>>()
                    })
                })
                .collect();
            reading.into_iter().flat_map(|reader| reader.join().unwrap()).collect()
        })
    }

    fn answers(&self, house: &House, rounds: &[RoundId]) {
        for round in rounds {
            let path = format!("/grupper/{COUNCIL}/rundor/{}/{}/svara", round.short(), house.unit);
            let form = format!("answer=not_affected&text=Svar+fr%C3%A5n+{}+om+{}", house.unit, round.number);
            let said = self.speak("POST", &path, &house.cookie, &form);
            assert!(said.starts_with("HTTP/1.1 303"), "{path}: {said}");
        }
    }

    fn reads(&self, house: &House, rounds: &[RoundId], number: usize, is_over: &AtomicBool) -> Vec<Duration> {
        let mut took = Vec::new();
        while !is_over.load(Ordering::Relaxed) {
            took.push(self.page(house, rounds, number + took.len()));
        }
        took
    }

    /// Reads the matrix of a round, what waits for oneself, or the group's page, in turn.
    fn page(&self, house: &House, rounds: &[RoundId], turn: usize) -> Duration {
        let round = &rounds[turn % rounds.len()];
        let path = match turn % 3 {
            0 => format!("/grupper/{COUNCIL}/rundor/{}", round.short()),
            1 => "/mina-svar".to_owned(),
            _ => format!("/grupper/{COUNCIL}"),
        };
        let started = Instant::now();
        let said = self.speak("GET", &path, &house.cookie, "");
        assert!(said.starts_with("HTTP/1.1 200"), "{path}: {said}");
        started.elapsed()
    }

    fn speak(&self, method: &str, path: &str, cookie: &str, form: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.address,
            form.len()
        )
        .unwrap();
        let mut said = Vec::new();
        stream.read_to_end(&mut said).unwrap();
        String::from_utf8_lossy(&said).into_owned()
    }

    /// Every answer stands where it was given, the chain is sound, and read anew it gives the same world.
    pub fn is_whole(&self, rounds: &[RoundId]) {
        self.town.desk.look(|world| {
            for round in rounds {
                let known = world.round(round).unwrap();
                assert_eq!(known.answered(), (self.houses.len(), self.houses.len()), "{round}");
                for asked in &known.asked {
                    let given: Vec<&str> = asked.answers.iter().map(|one| one.text.as_str()).collect();
                    assert_eq!(given, [format!("Svar från {} om {}", asked.unit, round.number)]);
                }
            }
        });
        let desk = &self.town.desk;
        let report = samordna_ledger::verify(desk.ledger(), desk.tenant(), &[]).unwrap();
        assert!(report.is_sound(), "{report:?}");
        let again = self.town.another_desk();
        assert!(again.look(World::clone) == desk.look(World::clone), "read anew it is another world");
    }
}

/// A municipality with a head who answers for it.
fn house(town: &Town, number: usize) -> House {
    let (unit, head) = (format!("kommun-{number}"), format!("Kim Kommun {number}"));
    town.body(BodyKind::Principal, &format!("Kommun {number}"), None, None);
    town.body(BodyKind::Office, "Socialchef", Some(&unit), Some(OfficeDuty::Head));
    town.hire(&head, &unit, Some(&format!("socialchef-{unit}")));
    let person = samordna_domain::id::slug(&head).parse().unwrap();
    let secret = town.desk.sign_in(&person, Moment::noon(town.today)).unwrap();
    House { unit: unit.parse().unwrap(), cookie: format!("samordna={}", secret.as_str()) }
}

/// Serves the pages in a thread of their own, and tells where.
fn served(town: &Town, stop: impl Future<Output = ()> + Send + 'static) -> SocketAddr {
    let site = town.site();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || runtime.block_on(samordna_web::serve(listener, site, stop)).unwrap());
    address
}

#[test]
fn nothing_is_lost_of_what_ten_houses_answer_at_once_while_twenty_read() {
    let busy = Busy::new(10);
    let rounds = busy.ask(4);
    let took = busy.answered(&rounds, 20);
    busy.is_whole(&rounds);
    assert!(20 <= took.pages.len(), "everybody has read something within {:?}", took.answers);
    assert_eq!(busy.read(&rounds, 5, 3).len(), 15);
}
