//! Where a group stands is kept between visits: never beyond what happens, the day, the visitor's sight or the house.

use crate::town::{CHAIR, COUNCIL, Page, REGISTRAR, TODAY, Town, day};
use samordna_domain::{
    Actor, Command, Moment,
    meeting::{
        MeetingKind, Slot,
        command::{PlanMeetings, PlannedMeeting},
    },
};
use samordna_web::Site;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// The group's page, of today.
async fn page(town: &Town, person: Option<&str>) -> Page {
    town.get(&format!("/grupper/{COUNCIL}"), person).await
}

/// The chair leaves.
fn leave(town: &Town) {
    let (seat, reason) = (format!("{COUNCIL}/1").parse().unwrap(), "Slutar".to_owned());
    town.registrar(Command::EndAppointment { seat, on: None, reason });
}

#[tokio::test]
async fn a_page_looked_at_before_something_happened_shows_it_afterwards() {
    let town = Town::new();
    page(&town, None).await.is(200).says_not("Ordförande saknas sedan");
    leave(&town);
    page(&town, None).await.is(200).says("Ordförande saknas sedan");
}

#[tokio::test]
async fn the_day_turns_and_turns_back_though_nothing_happened() {
    let mut town = Town::new();
    let is_later = Arc::new(AtomicBool::new(false));
    let clock = is_later.clone();
    let clock =
        Arc::new(move || Moment::noon(day(if clock.load(Ordering::Relaxed) { "2031-01-01" } else { TODAY })));
    town.router = samordna_web::router(Site { clock, ..town.site() });
    for later in [false, true, false] {
        is_later.store(later, Ordering::Relaxed);
        let shown = page(&town, None).await.is(200).html.contains("Fastställ en ny version av uppdraget.");
        assert_eq!(shown, later);
    }
}

#[tokio::test]
async fn whoever_has_not_signed_in_is_not_shown_what_somebody_who_has_was_just_shown() {
    let town = Town::new();
    let slot = Slot { day: day("2026-11-25"), start: jiff::civil::time(13, 0, 0, 0), minutes: 90 };
    let one = PlannedMeeting { kind: MeetingKind::Ordinary, name: None, slot, form: None, place: None };
    let (group, meetings) = (COUNCIL.parse().unwrap(), vec![one]);
    let chair = Actor::Person(CHAIR.parse().unwrap());
    town.act_at(TODAY, chair, Command::PlanMeetings(PlanMeetings { group, meetings }));
    for _ in 0..2 {
        page(&town, Some(CHAIR)).await.is(200).says("2026-11-25");
        page(&town, None).await.is(200).says_not("2026-11-25");
    }
}

#[tokio::test]
async fn two_groups_and_two_houses_are_not_taken_for_each_other() {
    let (one, other) = (Town::new(), Town::new());
    leave(&one);
    // As much has happened in the other house, and on the same day.
    let (seat, reason) = (format!("{COUNCIL}/2").parse().unwrap(), "Slutar".to_owned());
    other.act_at(
        "2025-04-01",
        Actor::Person(REGISTRAR.parse().unwrap()),
        Command::EndAppointment { seat, on: None, reason },
    );
    let events = |town: &Town| town.desk.look(|world| world.events());
    assert_eq!(events(&one), events(&other));
    for _ in 0..2 {
        page(&one, None).await.is(200).says("Ordförande saknas sedan");
        page(&other, None).await.is(200).says_not("Ordförande saknas sedan");
        one.get("/grupper/arbetsgrupp-kna", None).await.is(200).says_not("Ordförande saknas sedan");
    }
}
