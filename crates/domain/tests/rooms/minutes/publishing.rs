//! Where notes and the facts about a group are published, and where notes are registered.

use super::{CHAIR, COORDINATOR, NORA, approve, met, no, published, share, share_anew, sharing, signed_by};
use crate::{
    meetings::meeting,
    town::{Town, day, must, seat},
};
use samordna_charter::{
    Norm, Rule,
    norm::{ApprovalAct, Names, Published, Registered, Registration},
};
use samordna_domain::{
    Basis, BodyId, Command, Event, Language, Standing,
    duty::Way,
    grounds::House,
    minutes::command::ShareNotes,
    publication::{
        PlaceKind,
        command::{DescribePlace, ExemptNotes, PublishGroup, PublishNotes, RegisterNotes},
    },
};

/// Notes that are approved by the chair, under a charter with this norm first.
fn approved(norm: Norm) -> (Town, BodyId) {
    let (mut town, group) = met(vec![norm, signed_by(ApprovalAct::Approve, &["chair"], None)]);
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    town.person(CHAIR, approve("2025-1", 1));
    (town, group)
}

fn publish(place: &str) -> PublishNotes {
    let (meeting, place) = (meeting("2025-1"), Some(place.to_owned()));
    PublishNotes { meeting, place, address: None, on: None, looked: false }
}

fn describe(place: &str, kind: PlaceKind) -> Command {
    Command::DescribePlace(DescribePlace { place: place.to_owned(), kind })
}

/// Rows 136 and 138.
#[test]
fn notes_are_published_when_they_are_approved_and_not_before() {
    let norms = vec![
        published(&[Published::Minutes], &["intranätet"], None),
        signed_by(ApprovalAct::Approve, &["chair"], None),
    ];
    let (mut town, group) = met(norms);
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    let early = no(&town, CHAIR, Command::PublishNotes(publish("intranätet")));
    assert_eq!(early.grounds[0].basis, Basis::House(House::FinalBeforePublished));
    assert_eq!(town.standing(&group).0, Standing::Guards, "nothing is owed before it is approved");
    town.person(CHAIR, approve("2025-1", 1));
    assert_eq!(town.standing(&group), (Standing::Due, "0 av 1 står på alla platser.".to_owned()));
    assert_eq!(no(&town, CHAIR, Command::PublishNotes(publish("vastkom.se"))).field, Some("place"));
    town.person(CHAIR, Command::PublishNotes(publish("Intranät")));
    assert_eq!(town.standing(&group), (Standing::Met, "1 av 1 står på alla platser.".to_owned()));
    assert!(
        town.refused(CHAIR, Command::PublishNotes(publish("intranätet"))).starts_with("Det är bekräftat")
    );
    assert!(town.refused(NORA, Command::PublishNotes(publish("intranätet"))).contains("Ordförande i Rådet"));
}

/// Row 139.
#[test]
fn two_sites_are_done_when_both_have_confirmed() {
    let (mut town, group) = approved(published(&[Published::Minutes], &["vgregion.se", "vastkom.se"], None));
    let owed =
        || town.assessed(&group).duties.into_iter().filter(|duty| duty.state.is_open()).collect::<Vec<_>>();
    let places: Vec<_> = owed().iter().map(|duty| duty.key.about.place().unwrap().to_owned()).collect();
    assert_eq!(places, ["vgregion.se", "vastkom.se"]);
    let address = Some("https://vgregion.se/radet".to_owned());
    town.person(CHAIR, Command::PublishNotes(PublishNotes { address, ..publish("vgregion.se") }));
    assert_eq!(town.standing(&group), (Standing::Due, "0 av 1 står på alla platser.".to_owned()));
    town.person(CHAIR, Command::PublishNotes(publish("vastkom.se")));
    assert_eq!(town.standing(&group).0, Standing::Met);
    let there = town.world.publications.of_notes(&meeting("2025-1")).unwrap();
    assert_eq!(
        there.at(Some("vgregion.se"), 1).unwrap().address.as_deref(),
        Some("https://vgregion.se/radet")
    );
}

/// Row 139: a check for personal data before the open web, and none before an intranet.
#[test]
fn somebody_looks_for_personal_data_before_the_open_web() {
    let (mut town, _) = met(vec![
        published(&[Published::Minutes], &["vastkom.se", "intranätet"], None),
        signed_by(ApprovalAct::Approve, &["chair"], None),
    ]);
    let text = "Gäller 121212-1212.";
    let mark = serde_json::to_value(no(&town, CHAIR, share("2025-1", text))).unwrap()["why"]["mark"].clone();
    let confirmed = mark.as_str().map(str::to_owned);
    town.person(CHAIR, Command::ShareNotes(ShareNotes { confirmed, ..sharing("2025-1", text) }));
    town.person(CHAIR, approve("2025-1", 1));
    let unlooked = no(&town, CHAIR, Command::PublishNotes(publish("vastkom.se")));
    assert_eq!(unlooked.field, Some("looked"));
    town.person(CHAIR, Command::PublishNotes(publish("intranätet")));
    town.person(CHAIR, Command::PublishNotes(PublishNotes { looked: true, ..publish("vastkom.se") }));
}

#[test]
fn the_programs_own_page_is_published_by_the_program_when_notes_are_final() {
    let norm = published(&[Published::Minutes], &["regionens webbplats", "intranätet"], None);
    let (mut town, group) = met(vec![norm, signed_by(ApprovalAct::Approve, &["chair"], None)]);
    assert!(town.refused(CHAIR, describe("regionens webbplats", PlaceKind::Own)).contains("registratorn"));
    town.registrar(describe("Regionens webbplats", PlaceKind::Own));
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    let events = town.person(CHAIR, approve("2025-1", 1));
    let own = events.iter().find_map(|event| match event {
        Event::NotesPublished { place, address, by: None, .. } => Some((place.clone(), address.clone())),
        _ => None,
    });
    let (place, address) = own.expect("the program publishes");
    assert_eq!(place.as_deref(), Some("regionens webbplats"));
    assert_eq!(address.as_deref(), Some("/offentligt/radet/2025-1"));
    let open: Vec<_> = town.assessed(&group).duties.into_iter().filter(|duty| duty.state.is_open()).collect();
    assert_eq!(open.len(), 1, "the intranet is left");
    // A correction that looks like personal data waits for somebody to look.
    let text = "Gäller 121212-1212.";
    let shared = share_anew("2025-1", text, "Tillägg");
    let mark = serde_json::to_value(no(&town, CHAIR, shared)).unwrap()["why"]["mark"].clone();
    let (confirmed, change) = (mark.as_str().map(str::to_owned), Some("Tillägg".to_owned()));
    town.person(CHAIR, Command::ShareNotes(ShareNotes { confirmed, change, ..sharing("2025-1", text) }));
    let events = town.person(CHAIR, approve("2025-1", 2));
    assert!(!events.iter().any(|event| matches!(event, Event::NotesPublished { .. })));
    assert_eq!(no(&town, CHAIR, Command::PublishNotes(publish("regionens webbplats"))).field, Some("looked"));
}

#[test]
fn a_correction_is_published_anew_in_every_place() {
    let (mut town, group) = approved(published(&[Published::Minutes], &["intranätet"], None));
    town.person(CHAIR, Command::PublishNotes(publish("intranätet")));
    town.person(COORDINATOR, share_anew("2025-1", "Vi sågs inte.", "Tvärtom."));
    assert_eq!(town.standing(&group).0, Standing::Met, "the approved version stands there");
    town.person(CHAIR, approve("2025-1", 2));
    assert_eq!(town.standing(&group).0, Standing::Due);
}

#[test]
fn a_dated_decision_exempts_notes_from_a_place_or_from_all() {
    let exempt = |place: Option<&str>| {
        Command::ExemptNotes(ExemptNotes {
            meeting: meeting("2025-1"),
            place: place.map(str::to_owned),
            decided: day("2025-03-10"),
            document: "RS 2025-00077".to_owned(),
            reason: "Uppgift om en enskild.".to_owned(),
        })
    };
    let sites = || published(&[Published::Minutes], &["vgregion.se", "vastkom.se"], None);
    let (mut town, group) = approved(sites());
    town.person(CHAIR, exempt(Some("vastkom.se")));
    town.person(CHAIR, Command::PublishNotes(publish("vgregion.se")));
    let says = "0 av 1 står på alla platser; 1 är undantagna genom beslut.".to_owned();
    assert_eq!(town.standing(&group), (Standing::Met, says));
    let (mut town, group) = approved(sites());
    town.person(CHAIR, exempt(None));
    assert_eq!(town.assessed(&group).duties.iter().filter(|duty| duty.state.is_open()).count(), 0);
    let Command::ExemptNotes(asked) = exempt(None) else { unreachable!() };
    let blank = Command::ExemptNotes(ExemptNotes { document: " ".to_owned(), ..asked.clone() });
    assert_eq!(no(&town, CHAIR, blank).field, Some("document"));
    let future = Command::ExemptNotes(ExemptNotes { decided: day("2026-01-01"), ..asked });
    assert_eq!(no(&town, CHAIR, future).field, Some("decided"));
}

#[test]
fn publication_is_late_where_the_charter_gives_a_time_also_when_the_notes_are_not_final() {
    let mut late = published(&[Published::Minutes], &["intranätet"], Some(14));
    late.quote = "De läggs ut på intranätet senast två veckor efter mötet.".to_owned();
    let norms = vec![
        super::required(samordna_charter::norm::MinutesFor::All, None),
        late,
        signed_by(ApprovalAct::Approve, &["chair"], None),
    ];
    let (mut town, group) = met(norms);
    assert_eq!(town.standing_of(&group, 1).0, Standing::Guards);
    town.today = day("2025-03-18");
    assert_eq!(town.standing_of(&group, 1).0, Standing::Deviation);
    let says = town.assessed(&group).findings[0].fact.say(
        &town.world,
        town.today,
        samordna_domain::Language::Swedish,
    );
    assert_eq!(
        says,
        "Anteckningarna från 2025-03-03 är inte slutliga och därför inte publicerade: intranätet."
    );
}

#[test]
fn days_that_the_sentence_does_not_count_from_the_meeting_are_counted_from_when_the_notes_are_final() {
    let (mut town, group) = met(vec![
        published(&[Published::Minutes], &["intranätet"], Some(10)),
        signed_by(ApprovalAct::Approve, &["chair"], None),
    ]);
    town.person(COORDINATOR, share("2025-1", "Vi sågs."));
    town.today = day("2025-04-01");
    assert_eq!(town.standing(&group).0, Standing::Guards, "nothing can be published before it is approved");
    town.person(CHAIR, approve("2025-1", 1));
    assert_eq!(town.assessed(&group).duties[0].due, Some(day("2025-04-11")));
}

/// Rows 135 and 137.
#[test]
fn the_facts_about_the_group_are_confirmed_in_each_place_and_again_when_something_has_changed() {
    let facts = [Published::Group, Published::Members, Published::Charter];
    let (mut town, group) = met(vec![published(&facts, &["intranätet"], None)]);
    let confirm = || {
        let (group, place) = (group.clone(), Some("intranätet".to_owned()));
        Command::PublishGroup(PublishGroup { group, place, address: None, on: None })
    };
    assert_eq!(town.standing(&group).0, Standing::Due);
    assert_eq!(town.assessed(&group).duties[0].way, Way::PublishGroup);
    town.person(CHAIR, confirm());
    assert_eq!(town.standing(&group).0, Standing::Met);
    town.today = day("2025-04-01");
    let leaves = Command::EndAppointment { seat: seat("radet/3"), on: None, reason: "Slutar".to_owned() };
    town.recorded(leaves);
    town.today = day("2025-04-02");
    let (standing, says) = town.standing(&group);
    assert_eq!(standing, Standing::Due);
    assert_eq!(
        says,
        "Något ändrades den 2025-04-02, efter att uppgifterna om gruppen bekräftades den 2025-03-13: intranätet."
    );
    town.person(CHAIR, confirm());
    assert_eq!(town.standing(&group).0, Standing::Met);
}

/// Row 140: openness by default. Nothing of it has to be asked for on the program's own page.
#[test]
fn the_programs_own_page_shows_the_group_as_it_is_and_nobody_confirms_it() {
    let (mut town, group) = met(vec![published(&[Published::Members], &["webbplatsen"], None)]);
    town.registrar(describe("webbplatsen", PlaceKind::Own));
    assert_eq!(town.standing(&group).0, Standing::Met);
    let place = Some("webbplatsen".to_owned());
    let confirm = Command::PublishGroup(PublishGroup { group, place, address: None, on: None });
    assert!(town.refused(CHAIR, confirm).starts_with("Samordnas öppna sida visar det"));
}

#[test]
fn a_norm_without_a_place_means_that_of_the_norm_before_it() {
    let norms = vec![
        published(&[Published::Minutes], &["intranätet"], None),
        published(&[Published::Members], &[], None),
    ];
    let (town, group) = met(norms);
    let owed = town.assessed(&group).duties;
    assert_eq!(owed[0].key.about.place(), Some("intranätet"));
}

#[test]
fn notes_are_registered_by_one_or_by_each_principal() {
    let register = |body: Option<&str>| {
        Command::RegisterNotes(RegisterNotes {
            meeting: meeting("2025-1"),
            number: "RS 2025-00123".to_owned(),
            body: body.map(crate::town::body),
            place: None,
            on: None,
        })
    };
    let what = vec![Registered::Minutes];
    let one = Registration { what: what.clone(), ..Registration::default() };
    let (mut town, group) = met(vec![must(Rule::Registration(one))]);
    assert!(town.refused(CHAIR, register(None)).starts_with("Anteckningarna är inte delade"));
    town.person(CHAIR, share("2025-1", "Vi sågs."));
    assert_eq!(town.standing(&group), (Standing::Due, "0 av 1 anteckningar är diarieförda.".to_owned()));
    town.person(CHAIR, register(None));
    assert_eq!(town.standing(&group).0, Standing::Met);
    let done = &town.assessed(&group).duties[0];
    let says = done.fact.say(&town.world, town.today, Language::Swedish);
    assert!(says.ends_with("är diarieförda: RS 2025-00123."), "{says}");
    assert_eq!(no(&town, CHAIR, register(None)).field, Some("number"));

    let each = Registration { what, by: Names::one("huvudman"), ..Registration::default() };
    let (mut town, group) = met(vec![must(Rule::Registration(each))]);
    town.person(CHAIR, share("2025-1", "Vi sågs."));
    town.person(CHAIR, register(Some("region-vast")));
    assert_eq!(town.standing(&group), (Standing::Due, "1 av 2 anteckningar är diarieförda.".to_owned()));
    town.person(CHAIR, register(Some("kommunforbundet")));
    assert_eq!(town.standing(&group).0, Standing::Met);
}

#[test]
fn a_place_that_nobody_has_described_is_the_open_web_but_for_an_intranet() {
    let (mut town, _) = met(Vec::new());
    let kind = |town: &Town, place: &str| town.world.publications.kind_of(Some(place));
    assert_eq!(kind(&town, "regionens intranät"), PlaceKind::Inside);
    assert_eq!(kind(&town, "parternas samarbetsyta"), PlaceKind::Inside);
    assert_eq!(kind(&town, "Insidan"), PlaceKind::Open, "asked once too often rather than once too seldom");
    town.registrar(describe("insidan", PlaceKind::Inside));
    assert_eq!(kind(&town, "Insidan"), PlaceKind::Inside);
}
