//! The year's plan: who plans it, what it is checked against, what comes onto the agendas by itself.

use super::{call, coordinator, council, item, meeting, plan, plan_as, put, slot};
use crate::town::{day, must};
use samordna_charter::{
    Modality, Norm, Rule, Span,
    norm::{ExtraMeetings, Form, MeetingForm as FormSays, Names, Notice, NoticePart},
};
use samordna_domain::{
    Command, Event,
    meeting::{
        Left, MeetingForm, MeetingKind, MeetingStage,
        command::{CancelMeeting, KeepTemplate, LeaveItem, MoveMeeting},
    },
};

fn may(rule: Rule) -> Norm {
    Norm::new(rule, Modality::May, "kan", Span::default())
}

fn extra_by(by: Option<&str>) -> Norm {
    may(Rule::ExtraMeetings(ExtraMeetings { called_by: by.map(str::to_owned), ..ExtraMeetings::default() }))
}

#[test]
fn a_year_is_planned_in_one_act_and_each_meeting_keeps_its_id_when_it_is_moved() {
    let (mut town, group) = council(vec![]);
    coordinator(&mut town, plan(&group, &["2025-09-10", "2025-02-12", "2025-05-14"]));
    let days: Vec<String> =
        town.world.meetings.of(&group).map(|one| format!("{} {}", one.id.short(), one.slot.day)).collect();
    assert_eq!(days, ["2025-1 2025-02-12", "2025-2 2025-05-14", "2025-3 2025-09-10"]);

    let moved = MoveMeeting {
        meeting: meeting("2025-3"),
        slot: slot("2026-01-14"),
        form: None,
        place: Some("Sal 2".to_owned()),
        reason: None,
    };
    coordinator(&mut town, Command::MoveMeeting(moved));
    let known = town.world.meetings.get(&meeting("2025-3")).unwrap();
    assert_eq!((known.slot.day, known.moved.len()), (day("2026-01-14"), 1));
    assert_eq!(town.world.meetings.in_years(&group, 2026, 2026).len(), 1, "it counts where it is now");
    let far = MoveMeeting {
        meeting: meeting("2025-3"),
        slot: slot("2027-01-13"),
        form: None,
        place: None,
        reason: None,
    };
    let no = town.refused("hanna-direktor", Command::MoveMeeting(far));
    assert_eq!(no, "Dagen 2027-01-13 är för långt bort. Ange en dag mellan 2024-01-01 och 2026-12-31.");
}

#[test]
fn only_the_chair_calls_extra_meetings_where_the_charter_says_so() {
    let (mut town, group) = council(vec![extra_by(Some("Ordföranden"))]);
    let extra = plan_as(&group, MeetingKind::Extra, "2025-03-05");
    let no = town.refused("hanna-direktor", extra.clone());
    assert_eq!(no, "Till extra möten kallar Ordföranden. Den som kan är Ordförande i Rådet (Nils Norr).");
    town.person("nils-norr", extra);
    coordinator(&mut town, plan_as(&group, MeetingKind::Ordinary, "2025-03-12"));
}

#[test]
fn where_the_charter_does_not_say_who_calls_extra_meetings_the_keeper_does_and_is_told_so() {
    for norms in [vec![extra_by(None)], vec![]] {
        let (mut town, group) = council(norms);
        let extra = plan_as(&group, MeetingKind::Extra, "2025-03-05");
        coordinator(&mut town, extra.clone());
        let no = town.refused("nora-ledamot", plan_as(&group, MeetingKind::Extra, "2025-03-06"));
        assert!(no.contains("Hanna Direktör"), "{no}");
    }
}

#[test]
fn meetings_are_remote_where_the_charter_prefers_it_and_on_site_without_an_excuse() {
    let prefers = |prefer| must(Rule::MeetingForm(FormSays { prefer: Some(prefer), ..FormSays::default() }));
    for (form, expected) in [(Form::Remote, MeetingForm::Remote), (Form::OnSite, MeetingForm::OnSite)] {
        let (mut town, group) = council(vec![prefers(form)]);
        coordinator(&mut town, plan(&group, &["2025-02-12"]));
        assert_eq!(town.world.meetings.get(&meeting("2025-1")).unwrap().form, expected);
    }
    let (mut town, group) = council(vec![prefers(Form::Remote)]);
    coordinator(&mut town, plan(&group, &["2025-02-12", "2025-03-12"]));
    let on_site = MoveMeeting {
        meeting: meeting("2025-2"),
        slot: slot("2025-03-12"),
        form: Some(MeetingForm::OnSite),
        place: None,
        reason: None,
    };
    coordinator(&mut town, Command::MoveMeeting(on_site));
    assert_eq!(town.standing(&group).1, "1 av 2 möten i år hålls digitalt.");
}

#[test]
fn days_and_lengths_that_cannot_be_are_mistakes() {
    let (mut town, group) =
        council(vec![must(Rule::MeetingForm(FormSays { max_hours: Some(2.0), ..FormSays::default() }))]);
    coordinator(&mut town, plan(&group, &["2025-02-12"]));
    let of_minutes = |minutes| {
        let mut one = super::planned(MeetingKind::Ordinary, "2025-04-02");
        one.slot.minutes = minutes;
        let meetings = vec![one];
        Command::PlanMeetings(samordna_domain::meeting::command::PlanMeetings {
            group: group.clone(),
            meetings,
        })
    };
    for (command, says) in [
        (plan(&group, &[]), "Ange minst ett möte."),
        (plan(&group, &["2025-02-12"]), "Gruppen har redan ett möte vid den tiden den 2025-02-12."),
        (plan(&group, &["2025-03-05", "2025-03-05"]), "Två av mötena är samtidigt den 2025-03-05."),
        (
            plan(&group, &["2099-03-05"]),
            "Dagen 2099-03-05 är för långt bort. Ange en dag mellan 2024-01-01 och 2028-01-04.",
        ),
        (plan(&group, &["2024-06-05"]), "Rådet finns inte den 2024-06-05."),
        (of_minutes(0), "Ett möte är mellan 5 minuter och ett dygn. Mötet den 2025-04-02 är 0 minuter."),
        (of_minutes(180), "Mötet den 2025-04-02 är 180 minuter. Uppdraget tillåter högst 120."),
    ] {
        assert_eq!(town.refused("hanna-direktor", command), says);
    }
}

#[test]
fn a_meeting_that_is_moved_after_the_notice_takes_a_reason_and_shows_where_it_was() {
    let (mut town, group) = council(vec![]);
    coordinator(&mut town, plan(&group, &["2025-02-12"]));
    coordinator(&mut town, call("2025-1"));
    let moved = |reason: Option<&str>| {
        Command::MoveMeeting(MoveMeeting {
            meeting: meeting("2025-1"),
            slot: slot("2025-02-19"),
            form: None,
            place: None,
            reason: reason.map(str::to_owned),
        })
    };
    assert_eq!(
        town.refused("hanna-direktor", moved(None)),
        "Kallelsen är utsänd. Skriv varför mötet ändras, så att alla får veta det."
    );
    coordinator(&mut town, moved(Some("Sportlov.")));
    let known = town.world.meetings.get(&meeting("2025-1")).unwrap();
    assert!(known.moved[0].after_notice && known.moved[0].from.day == day("2025-02-12"));
}

#[test]
fn a_cancelled_meeting_says_why_and_what_was_on_its_agenda_goes_to_the_next() {
    let (mut town, group) = council(vec![]);
    coordinator(&mut town, plan(&group, &["2025-02-12", "2025-03-12"]));
    coordinator(&mut town, put("2025-1", item("Remiss om journalen")));
    let cancel = |reason: &str| {
        Command::CancelMeeting(CancelMeeting { meeting: meeting("2025-1"), reason: reason.to_owned() })
    };
    assert_eq!(town.refused("hanna-direktor", cancel(" ")), "Skriv varför.");
    coordinator(&mut town, cancel("Sjukdom."));
    let known = |short: &str| town.world.meetings.get(&meeting(short)).unwrap();
    assert!(matches!(known("2025-1").stage, MeetingStage::Cancelled { .. }));
    let titles: Vec<&str> = known("2025-2").agenda().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Remiss om journalen"]);
    assert_eq!(town.refused("hanna-direktor", call("2025-1")), "Mötet är inställt.");
}

#[test]
fn recurring_items_come_onto_every_new_agenda_and_what_is_put_up_comes_before_those_that_close_it() {
    let (mut town, group) = council(vec![]);
    let keep = |kind, titles: &[&str], closing| {
        let items = titles.iter().map(|title| item(title)).collect();
        Command::KeepTemplate(KeepTemplate { group: group.clone(), kind, items, closing })
    };
    let all = ["Föregående anteckningar", "Övriga frågor"];
    coordinator(&mut town, keep(None, &all, 1));
    assert_eq!(town.refused("hanna-direktor", keep(None, &all, 1)), "Ingenting är ändrat.");
    coordinator(&mut town, keep(Some(MeetingKind::Sitting), &["Val av justerare"], 0));
    coordinator(&mut town, plan_as(&group, MeetingKind::Sitting, "2025-02-12"));
    coordinator(&mut town, plan(&group, &["2025-03-12"]));
    coordinator(&mut town, put("2025-2", item("Budgeten")));
    coordinator(&mut town, put("2025-2", item("Läget")));
    let titles = |short: &str| -> Vec<String> {
        let known = town.world.meetings.get(&meeting(short)).unwrap();
        known.agenda().map(|item| item.title.clone()).collect()
    };
    assert_eq!(titles("2025-1"), ["Föregående anteckningar", "Val av justerare", "Övriga frågor"]);
    assert_eq!(titles("2025-2"), ["Föregående anteckningar", "Budgeten", "Läget", "Övriga frågor"]);
}

#[test]
fn what_is_tabled_without_a_next_meeting_waits_for_the_one_that_is_planned_next() {
    let (mut town, group) = council(vec![]);
    coordinator(&mut town, plan(&group, &["2025-02-12"]));
    coordinator(&mut town, put("2025-1", item("Budgeten")));
    let leave = LeaveItem { meeting: meeting("2025-1"), item: 1, left: Left::Tabled { to: None } };
    coordinator(&mut town, Command::LeaveItem(leave));
    assert_eq!(town.world.meetings.waiting(&group).len(), 1);
    coordinator(&mut town, plan(&group, &["2025-04-09", "2025-03-12"]));
    assert!(town.world.meetings.waiting(&group).is_empty());
    let next = town.world.meetings.get(&meeting("2025-2")).unwrap();
    let came = next.item(1).unwrap();
    assert_eq!((came.title.as_str(), came.from.as_ref().unwrap().item), ("Budgeten", 1));
    let left = town.world.meetings.get(&meeting("2025-1")).unwrap().item(1).unwrap().left.clone();
    assert_eq!(left, Some(Left::Tabled { to: Some(meeting("2025-2")) }));
}

#[test]
fn whoever_sends_the_notice_by_the_charter_prepares_the_meetings() {
    let by = Names::one("ledamot i Norra sjukhuset");
    let says = Notice { what: vec![NoticePart::Notice], by, days_before: None };
    let (town, group) = council(vec![must(Rule::Notice(says))]);
    assert!(town.refused("nora-ledamot", plan(&group, &["2025-02-12"])).contains("Hanna Direktör"));

    let says = Notice { by: Names::one("Förvaltningschef i Södra sjukhuset"), ..Notice::default() };
    let (mut town, group) = council(vec![must(Rule::Notice(says))]);
    let planned = town.person("siv-soder", plan(&group, &["2025-02-12"]));
    assert!(matches!(planned.as_slice(), [Event::MeetingPlanned { .. }]));
}
