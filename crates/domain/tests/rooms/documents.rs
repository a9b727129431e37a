//! The governing documents that a group keeps up to date: each with an owner and a day for its next review.

use crate::{
    forum::{owed, position, sort},
    town::{Town, body, day, must},
};
use samordna_charter::{Rule, norm::Task};
use samordna_domain::{
    Basis, BodyId, Command, DocumentId, Event, Standing,
    document::command::{KeepDocument, LetGoOfDocument, RegisterDocument, ReviseDocument},
    finding::Cure,
    matter::{
        Addressee, MatterKind,
        command::{CloseMatter, RaiseMatter},
    },
    seat::Role,
};

const CHAIR: &str = "hanna-direktor";
const HEAD: &str = "forvaltningschef-norra-sjukhuset";

fn task(text: &str, who: Option<&str>) -> Rule {
    Rule::Task(Task { text: Some(text.to_owned()), who: who.map(str::to_owned) })
}

fn keeping(group: &BodyId) -> KeepDocument {
    KeepDocument {
        group: group.clone(),
        title: "Rutin för remisser".to_owned(),
        registry_number: Some("RV 2023-00017".to_owned()),
        owner: Addressee::Body(body(HEAD)),
        revised: Some(day("2023-05-01")),
        every_years: 2,
    }
}

fn kept(town: &mut Town, asked: KeepDocument) -> DocumentId {
    let events = town.person(CHAIR, Command::KeepDocument(asked));
    let Some(Event::DocumentKept { document, .. }) = events.last() else { panic!("{events:?}") };
    document.clone()
}

fn revising(group: &BodyId, document: &DocumentId) -> ReviseDocument {
    let (group, document) = (group.clone(), document.clone());
    ReviseDocument { group, document, on: None, note: "Version 3, RV 2025-00051.".to_owned() }
}

fn reviewing(group: &BodyId) -> Town {
    let mut town = Town::with_board();
    let own = town.forum(vec![must(task("hålla rutiner och riktlinjer uppdaterade", None))]);
    assert_eq!(own, *group);
    town
}

#[test]
fn a_group_that_revises_documents_is_to_say_which_they_are() {
    let group = body("radet");
    let mut town = reviewing(&group);
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Anteckna dokumenten (utan dag). Det är inte antecknat vilka styrande dokument gruppen håller aktuella.");
    let asked = Command::KeepDocument(keeping(&group));
    insta::assert_snapshot!(town.refused("nora-ledamot", asked), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör) eller Registrator, Region Väst (Rut Register).");
    kept(&mut town, keeping(&group));
    let known = town.world.documents.meant(None, Some("RV 2023-00017")).unwrap();
    assert_eq!(known.title, "Rutin för remisser", "what nobody had registered is registered by it");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Förvaltningschef, Norra sjukhuset (Nils Norr): Se över dokumentet (2025-05-01). Rutin för remisser reviderades senast 2023-05-01.");
}

#[test]
fn a_document_is_reviewed_by_its_owner_as_often_as_is_said_of_it() {
    let group = body("radet");
    let mut town = reviewing(&group);
    let document = kept(&mut town, keeping(&group));
    assert_eq!(town.standing_of(&group, 0).0, Standing::Due);
    town.today = day("2025-05-02");
    insta::assert_snapshot!(format!("{:?}", town.standing_of(&group, 0)), @r#"(Deviation, "Gruppen håller 1 styrande dokument aktuella; 1 har passerat sin översyn.")"#);
    let revise = revising(&group, &document);
    insta::assert_snapshot!(town.refused("siv-soder", Command::ReviseDocument(revise.clone())), @"Du får inte göra det. Den som kan är Ordförande i Rådet (Hanna Direktör), Förvaltningschef, Norra sjukhuset (Nils Norr) eller Registrator, Region Väst (Rut Register).");
    let silent = ReviseDocument { note: String::new(), ..revise.clone() };
    insta::assert_snapshot!(town.refused("nils-norr", Command::ReviseDocument(silent)), @"Skriv vad översynen ledde till, och vad som visar det.");
    town.person("nils-norr", Command::ReviseDocument(revise.clone()));
    insta::assert_snapshot!(town.refused("nils-norr", Command::ReviseDocument(revise)), @"Dokumentet reviderades 2025-05-02. En ny översyn är senare än så.");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Förvaltningschef, Norra sjukhuset (Nils Norr): Se över dokumentet (2027-05-02). Rutin för remisser reviderades senast 2025-05-02.");
}

#[test]
fn a_revision_that_is_closed_has_reviewed_its_document() {
    let group = body("radet");
    let mut town = reviewing(&group);
    let document = kept(&mut town, keeping(&group));
    town.today = day("2025-04-10");
    let raise = RaiseMatter {
        group: group.clone(),
        title: "Remisserna".to_owned(),
        kind: MatterKind::Revision,
        summary: String::new(),
        subject: None,
        channel: None,
        origin: None,
        engagement: None,
        document: Some(document.clone()),
        registry_number: None,
    };
    let other = RaiseMatter { kind: MatterKind::Question, ..raise.clone() };
    insta::assert_snapshot!(town.refused(CHAIR, Command::RaiseMatter(other)), @"Bara en översyn av ett styrande dokument gäller ett dokument.");
    let events = town.person(CHAIR, Command::RaiseMatter(raise));
    let Some(Event::MatterRaised { matter, .. }) = events.first() else { panic!("{events:?}") };
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Förvaltningschef, Norra sjukhuset (Nils Norr): Se över dokumentet (2025-05-01). Rutin för remisser reviderades senast 2023-05-01. Översynen pågår i SAM 2025-00001.");
    town.person(CHAIR, sort(matter));
    town.person(CHAIR, position(matter));
    let note = "Remissen går nu direkt till mottagningen.".to_owned();
    town.person(CHAIR, Command::CloseMatter(CloseMatter { matter: matter.clone(), note: note.clone() }));
    let last = town.world.kept_document(&group, &document).unwrap().last().unwrap().clone();
    assert_eq!((last.on, last.matter.as_ref(), last.note), (day("2025-04-10"), Some(matter), note));
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Förvaltningschef, Norra sjukhuset (Nils Norr): Se över dokumentet (2027-04-10). Rutin för remisser reviderades senast 2025-04-10.");
}

#[test]
fn where_the_charter_says_nothing_of_documents_a_late_review_is_a_remark_by_the_programs_own_rule() {
    let mut town = Town::with_board();
    let group = town.forum(vec![must(task("samordna vården", None))]);
    assert_eq!(town.standing_of(&group, 0).0, Standing::Due, "other tasks are the year's plan's");
    let document = kept(&mut town, keeping(&group));
    town.today = day("2025-05-01");
    assert!(town.assessed(&group).findings.is_empty());
    town.today = day("2025-05-02");
    let cures: Vec<Cure> = town.assessed(&group).findings.into_iter().map(|one| one.cure).collect();
    assert_eq!(cures, [Cure::ReviewDocument { document: document.clone() }]);
    town.person("nils-norr", Command::ReviseDocument(revising(&group, &document)));
    assert!(town.assessed(&group).findings.is_empty());
}

#[test]
fn whom_the_charter_gives_the_task_keeps_the_documents() {
    let mut town = Town::with_board();
    let text = "Förvaltningschefen på Norra sjukhuset ser över rådets riktlinjer.";
    let group = town.forum(vec![must(task(text, Some("Förvaltningschefen på Norra sjukhuset")))]);
    let asked = Command::KeepDocument(keeping(&group));
    assert!(matches!(town.grounds("nils-norr", asked.clone())[0].basis, Basis::Norm(_)));
    let events = town.person("nils-norr", asked);
    assert!(matches!(events.last(), Some(Event::DocumentKept { .. })));
}

#[test]
fn a_document_is_kept_by_one_group_at_a_time_and_its_owner_is_somebody() {
    let group = body("radet");
    let mut town = reviewing(&group);
    let document = kept(&mut town, keeping(&group));
    let other = town.council("Andra rådet", vec![]);
    let chair = town.seat(&other, Role::Chair, None);
    town.recorded(crate::town::appoint(&chair, "karl-kommun-kommunforbundet"));
    let twin = |asked: KeepDocument| Command::KeepDocument(KeepDocument { group: other.clone(), ..asked });
    insta::assert_snapshot!(town.refused("karl-kommun", twin(keeping(&group))), @"Rutin för remisser hålls aktuellt av Rådet. De släpper det först. Den som kan är Ordförande i Rådet (Hanna Direktör).");
    let nobodys = KeepDocument { owner: Addressee::Named("någon".to_owned()), ..keeping(&group) };
    insta::assert_snapshot!(town.refused(CHAIR, Command::KeepDocument(nobodys)), @"Den som ska se över dokumentet är en post eller enhet i organisationen, eller en roll i gruppen.");
    let same = Command::KeepDocument(keeping(&group));
    insta::assert_snapshot!(town.refused(CHAIR, same), @"Rutin för remisser hålls redan så. En översyn antecknas på dokumentets sida.");
    let seldom = Command::KeepDocument(KeepDocument { every_years: 11, ..keeping(&group) });
    insta::assert_snapshot!(town.refused(CHAIR, seldom), @"Ange hur många år det går mellan två översyner, från 1 till 10.");
    // Another owner and cycle: what was revised stays, and is not to be said again.
    let chairs = Addressee::Role { role: Role::Chair, group: group.clone() };
    kept(&mut town, KeepDocument { owner: chairs, every_years: 3, revised: None, ..keeping(&group) });
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Se över dokumentet (2026-05-01). Rutin för remisser reviderades senast 2023-05-01.");
    let reason = "Andra rådet tar över.".to_owned();
    town.person(CHAIR, Command::LetGoOfDocument(LetGoOfDocument { group: group.clone(), document, reason }));
    town.person("karl-kommun", twin(keeping(&group)));
}

#[test]
fn what_no_longer_holds_is_not_reviewed() {
    let group = body("radet");
    let mut town = reviewing(&group);
    let until = Some(day("2025-03-01"));
    let register = RegisterDocument {
        title: "Rutin för remisser".to_owned(),
        registry_number: Some("RV 2023-00017".to_owned()),
        from: Some(day("2020-01-01")),
        until,
    };
    town.registrar(Command::RegisterDocument(register));
    kept(&mut town, keeping(&group));
    assert_eq!(owed(&town, &group).len(), 1);
    town.today = day("2025-03-02");
    insta::assert_snapshot!(owed(&town, &group).join("\n"), @"Ordförande i Rådet (Hanna Direktör): Anteckna dokumenten (utan dag). Det är inte antecknat vilka styrande dokument gruppen håller aktuella.");
    let late = Command::KeepDocument(KeepDocument { every_years: 4, ..keeping(&group) });
    insta::assert_snapshot!(town.refused(CHAIR, late), @"Rutin för remisser gällde till och med 2025-03-01.");
}
