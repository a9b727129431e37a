//! Meetings as people see them: the list, the plan, a meeting's page, its notice, attendance, papers and calendars.

use crate::town::{CHAIR, COUNCIL, MEMBER, Page, REGISTRAR, TODAY, Town, day};
use samordna_domain::{
    Actor, Command, MeetingId,
    meeting::{
        ItemText, MeetingKind, Slot,
        command::{CallMeeting, HoldMeeting, PlanMeetings, PlannedMeeting, PutItem},
    },
};

fn rooms(end: &str) -> String {
    format!("/grupper/{COUNCIL}/moten{end}")
}

fn meeting(short: &str) -> MeetingId {
    format!("{COUNCIL}/{short}").parse().unwrap()
}

fn chair(town: &Town, command: Command) {
    town.act_at(TODAY, Actor::Person(CHAIR.parse().unwrap()), command);
}

fn plan(town: &Town, days: &[&str]) {
    let one = |on: &&str| PlannedMeeting {
        kind: MeetingKind::Ordinary,
        name: None,
        slot: Slot { day: day(on), start: jiff::civil::time(13, 0, 0, 0), minutes: 90 },
        form: None,
        place: Some("https://moten.example.se/rum/4".to_owned()),
    };
    let meetings = days.iter().map(one).collect();
    chair(town, Command::PlanMeetings(PlanMeetings { group: COUNCIL.parse().unwrap(), meetings }));
}

fn put(town: &Town, title: &str) {
    let text = ItemText { title: title.to_owned(), minutes: Some(20), ..ItemText::default() };
    chair(town, Command::PutItem(PutItem { meeting: meeting("2026-1"), text }));
}

fn row(number: usize, on: &str) -> Vec<(String, &str)> {
    vec![
        (format!("day-{number}"), on),
        (format!("start-{number}"), "09.30"),
        (format!("minutes-{number}"), "60"),
        (format!("kind-{number}"), "ordinary"),
        (format!("form-{number}"), "remote"),
        (format!("place-{number}"), ""),
        (format!("name-{number}"), ""),
    ]
}

async fn send_plan(town: &Town, person: &str, days: &[&str], more: &[(&str, &str)]) -> Page {
    let rows: Vec<(String, &str)> = (1..).zip(days).flat_map(|(number, on)| row(number, on)).collect();
    let mut fields: Vec<(&str, &str)> = rows.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    fields.push(("year", "2027"));
    fields.extend(more);
    town.post(&rooms("/plan"), Some(person), &fields).await
}

#[tokio::test]
async fn the_plan_is_filled_in_with_days_and_kept_in_one_go() {
    let town = Town::new();
    let page = town.get(&rooms("/plan?ar=2027"), Some(CHAIR)).await;
    page.is(200)
        .says("Dagarna är förslag")
        .says("name=\"day-4\" value=\"2027-")
        .says("Rådet träffas fyra till åtta gånger");
    page.says("onsdag 6 januari 2027: trettondedag jul");
    let kept = send_plan(&town, CHAIR, &["2027-02-10", "", "2027-05-12"], &[]).await;
    assert_eq!(kept.is(303).location(), rooms("?ar=2027&gjort"));
    let list = town.get(&rooms("?ar=2027"), Some(CHAIR)).await;
    list.says("10 februari 2027").says("onsdag 09.30–10.30").says("0 hållna, 2 kvar");
}

#[tokio::test]
async fn a_holiday_is_told_of_before_it_is_planned_on_and_nothing_that_was_typed_is_lost() {
    let town = Town::new();
    let page = send_plan(&town, CHAIR, &["2027-02-10", "2027-05-06"], &[]).await;
    page.is(422)
        .says("6 maj 2027 är Kristi himmelsfärdsdag.")
        .says("value=\"2027-02-10\"")
        .says("name=\"even_so\"");
    page.says("value=\"09.30\"");
    send_plan(&town, CHAIR, &["2027-02-10", "2027-05-06"], &[("even_so", "ja")]).await.is(303);
}

#[tokio::test]
async fn what_is_wrong_in_a_row_stands_at_the_row() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    for (on, says) in [
        ("2027-02-30", "Skriv dagen som år-månad-dag"),
        ("2026-12-09", "Gruppen har redan ett möte vid den tiden den 2026-12-09."),
        ("2099-02-10", "Dagen 2099-02-10 är för långt bort."),
    ] {
        // The one that is there already is from one o'clock on.
        let more = [("start-1", "13.30")];
        let page = send_plan(&town, CHAIR, &[on], &more).await;
        page.is(422).says(says).says(&format!("value=\"{on}\"")).says("aria-invalid=\"true\"");
    }
    send_plan(&town, MEMBER, &["2027-02-10"], &[]).await.is(409).says("Olle Ordförande");
    // Whoever may plan, and not this: the sentence says why, and what was typed is there still.
    let extra = send_plan(&town, "kaj-koordinator", &["2027-02-10"], &[("kind-1", "extra")]).await;
    extra.is(409).says("Till extra möten kallar Ordföranden.").says("value=\"2027-02-10\"");
}

#[tokio::test]
async fn whoever_has_not_signed_in_sees_what_the_charter_has_published_and_no_more() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    town.get(&rooms(""), None).await.is(200).says("Logga in").says_not("9 december 2026");
    let login = town.get(&rooms("/2026-1"), None).await;
    assert!(login.is(303).location().starts_with("/logga-in"));
    let calendar = town.get(&rooms(".ics"), None).await;
    assert!(calendar.is(303).location().starts_with("/logga-in"));
    town.get(&rooms("/2026-9"), Some(CHAIR)).await.is(404);
    town.get(&rooms("/fel"), Some(CHAIR)).await.is(404);
}

#[tokio::test]
async fn the_agenda_is_written_on_the_meetings_page_and_the_notice_shows_what_changed_after_it() {
    let town = Town::new();
    plan(&town, &["2026-12-09", "2027-02-10"]);
    let fields = [("title", "Remissen"), ("kind", "position"), ("minutes", "30"), ("presenter", "Kaj")];
    town.post(&rooms("/2026-1/punkt"), Some(CHAIR), &fields).await.is(303);
    let wrong = [("title", "Läget"), ("kind", "information"), ("minutes", "en stund")];
    let page = town.post(&rooms("/2026-1/punkt"), Some(CHAIR), &wrong).await;
    page.is(422).says("Skriv ett helt tal.").says("value=\"Läget\"").says("value=\"en stund\"");
    let page = town.get(&rooms("/2026-1"), Some(CHAIR)).await;
    page.says("Remissen").says("kl. 13.00, 30 min.").says("Föredras av Kaj.").says("Sänd ut kallelsen");

    town.post(&rooms("/2026-1/kalla"), Some(CHAIR), &[]).await.is(303);
    put(&town, "Nytt");
    let notice = town.get(&rooms("/2026-1/kallelse"), Some(MEMBER)).await;
    notice.is(200).says("Kallelse till ordinarie möte").says(&format!("Ändrad {TODAY}")).says("Nora Ledamot");
    assert_eq!(notice.html.matches("Ändrad 2026").count(), 1, "what stood there before is not changed");

    let back = [("to", "")];
    town.post(&rooms("/2026-1/punkter/1/bordlagg"), Some(CHAIR), &back).await.is(303);
    town.get(&rooms("/2027-1"), Some(CHAIR)).await.says("Remissen").says("Bordlagd");
    town.get(&rooms("/2026-1"), Some(CHAIR)).await.says("bordlagd till 2027-1");
}

#[tokio::test]
async fn a_meeting_is_moved_with_a_reason_and_shows_where_it_was() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    put(&town, "Läget");
    let call = CallMeeting { meeting: meeting("2026-1"), late_because: None };
    chair(&town, Command::CallMeeting(call));
    let fields = |reason| {
        [("day", "2026-12-10"), ("start", "9:30"), ("minutes", "60"), ("form", "hybrid"), ("reason", reason)]
    };
    let page = town.post(&rooms("/2026-1/flytta"), Some(CHAIR), &fields("")).await;
    page.is(422).says("Kallelsen är utsänd.").says("value=\"9:30\"");
    town.post(&rooms("/2026-1/flytta"), Some(CHAIR), &fields("Krock.")).await.is(303);
    let page = town.get(&rooms("/2026-1"), Some(MEMBER)).await;
    page.says("10 december 2026").says("Mötet skulle ha varit 9 december 2026 13.00–14.30.").says("Krock.");
    town.post(&rooms("/2026-1/stall-in"), Some(CHAIR), &[("reason", "Sjukdom")]).await.is(303);
    town.get(&rooms("/2026-1"), Some(MEMBER)).await.says("Mötet är inställt.").says("Sjukdom");
}

#[tokio::test]
async fn who_was_there_is_reported_put_right_and_shown_with_who_counts() {
    let town = Town::new();
    plan(&town, &["2026-11-20"]);
    put(&town, "Läget");
    let page = town.get(&rooms("/2026-1/narvaro"), Some(CHAIR)).await;
    page.is(200).says("Kaj Koordinator").says("Nora Ledamot").says("Olle Ordförande");
    let wrong = [
        ("presence-kaj-koordinator-koncernkontoret", "whole"),
        ("presence-nora-ledamot-norra-sjukhuset", "items"),
        ("items-nora-ledamot-norra-sjukhuset", "7"),
        ("minutes", "80"),
    ];
    let page = town.post(&rooms("/2026-1/narvaro"), Some(CHAIR), &wrong).await;
    page.is(422)
        .says("Skriv punkternas nummer med komma emellan")
        .says("value=\"7\"")
        .says("href=\"#items-nora-ledamot-norra-sjukhuset\"");
    let nobody = [("presence-nora-ledamot-norra-sjukhuset", "excused"), ("minutes", "80")];
    town.post(&rooms("/2026-1/narvaro"), Some(CHAIR), &nobody)
        .await
        .is(422)
        .says("Ange minst en som var där.");
    let fields = [
        ("presence-kaj-koordinator-koncernkontoret", "whole"),
        ("presence-nora-ledamot-norra-sjukhuset", "items"),
        ("items-nora-ledamot-norra-sjukhuset", "1"),
        ("agenda", "1"),
        ("presence-olle-ordforande-norra-sjukhuset", "excused"),
    ];
    town.post(&rooms("/2026-1/narvaro"), Some(CHAIR), &fields).await.is(303);
    let page = town.get(&rooms("/2026-1"), Some(MEMBER)).await;
    page.says("Hållet").says("Anmält förhinder").says("Närvarande vid vissa punkter").says("punkt 1");
    town.get(&rooms(""), Some(MEMBER)).await.says("1 ledamot och en till");

    let again = [
        ("presence-kaj-koordinator-koncernkontoret", "whole"),
        ("presence-nora-ledamot-norra-sjukhuset", "whole"),
        ("presence-olle-ordforande-norra-sjukhuset", "whole"),
    ];
    town.post(&rooms("/2026-1/narvaro"), Some(CHAIR), &again).await.is(422).says("Skriv varför.");
    let put_right = [again.as_slice(), &[("reason", "Två namn var förväxlade.")]].concat();
    town.post(&rooms("/2026-1/narvaro"), Some(CHAIR), &put_right).await.is(303);
    town.get(&rooms(""), Some(MEMBER)).await.says("2 ledamöter och en till");
}

#[tokio::test]
async fn after_a_meeting_its_agenda_is_not_offered_to_be_changed() {
    let town = Town::new();
    plan(&town, &["2026-11-20"]);
    put(&town, "Läget");
    let before = town.get(&rooms("/2026-1"), Some(CHAIR)).await;
    before.says("Ändra, bordlägg eller stryk").says("Lägg till en punkt");
    let attendance = Vec::new();
    let (guests, minutes, form) = (Vec::new(), None, None);
    let held = HoldMeeting { meeting: meeting("2026-1"), attendance, guests, minutes, form };
    chair(&town, Command::HoldMeeting(held));
    let page = town.get(&rooms("/2026-1"), Some(CHAIR)).await;
    page.says("Bordlägg eller återremittera")
        .says("Lägg till en punkt som kom upp")
        .says_not("Ändra, bordlägg");
    let item = town.get(&rooms("/2026-1/punkter/1"), Some(CHAIR)).await;
    item.is(200).says("Bordlägg").says("Återremittera").says_not("Ändra punkten").says_not("Stryk");
    town.get(&rooms("/2026-1"), Some(MEMBER)).await.is(200).says("Läget").says_not("Lägg till en punkt");
}

async fn send(town: &Town, person: &str, name: &str, content: &str) -> Page {
    let kind = [("content-type", "multipart/form-data; boundary=GRANS")];
    let head = format!("content-disposition: form-data; name=\"content\"; filename=\"{name}\"");
    let body = format!("--GRANS\r\n{head}\r\n\r\n{content}\r\n--GRANS--\r\n");
    town.send("POST", &rooms("/2026-1/underlag"), Some(person), &kind, &body).await
}

#[tokio::test]
async fn a_paper_is_fetched_by_the_groups_own_as_a_file_to_keep_and_is_what_it_says() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    let wrong = send(&town, CHAIR, "underlag.pdf", "inte en pdf").await;
    wrong.is(422).says("underlag.pdf heter som PDF men är Text.");
    send(&town, CHAIR, "Ärende 2.txt", "Ett underlag.").await.is(303);
    let paper = town.get(&rooms("/2026-1/underlag/1"), Some(MEMBER)).await;
    assert_eq!(paper.is(200).html, "Ett underlag.");
    let header = |name: &str| paper.headers.get(name).unwrap().to_str().unwrap();
    assert!(header("content-disposition").starts_with("attachment; "));
    assert_eq!(header("x-content-type-options"), "nosniff");
    town.get(&rooms("/2026-1/underlag/1"), Some("siv-soder")).await.is(404);
    town.get(&rooms("/2026-1"), Some("siv-soder"))
        .await
        .says("Underlagen visas för gruppens egna")
        .says_not("Ärende 2");
    town.post(&rooms("/2026-1/underlag/1/ta-bort"), Some(CHAIR), &[]).await.is(303);
    town.get(&rooms("/2026-1/underlag/1"), Some(MEMBER)).await.is(404);
}

#[tokio::test]
async fn the_number_of_meetings_is_changed_by_a_dialogue_with_whom_the_charter_names() {
    let town = Town::new();
    let fields = [
        ("max", "9"),
        ("until", "2026-12-31"),
        ("on", TODAY),
        ("with", "Sam Ledamot"),
        ("note", "Fler möten."),
    ];
    let page = town.post(&rooms("/dialog"), Some(CHAIR), &fields).await;
    page.is(422).says("Antalet möten ändras i dialog med kontaktpersonen.").says("Fler möten.");
}

#[tokio::test]
async fn recurring_items_are_written_a_line_each_and_come_onto_the_next_agenda() {
    let town = Town::new();
    let items = "Föregående anteckningar\n...\nÖvriga frågor | diskussion | 5";
    let page =
        town.post(&rooms("/mall"), Some(CHAIR), &[("kind", "alla"), ("items", "Rapporter | ofta")]).await;
    page.is(422).says("”ofta” är varken en tid i minuter").says("Rapporter | ofta");
    town.post(&rooms("/mall"), Some(CHAIR), &[("kind", "alla"), ("items", items)]).await.is(303);
    town.get(&rooms("/mall"), Some(CHAIR)).await.says(items);
    plan(&town, &["2026-12-09"]);
    put(&town, "Läget");
    let page = town.get(&rooms("/2026-1"), Some(CHAIR)).await;
    let place = |title: &str| page.html.find(&format!("<strong>{title}</strong>")).unwrap();
    assert!(place("Föregående anteckningar") < place("Läget"));
    assert!(place("Läget") < place("Övriga frågor"));
}

#[tokio::test]
async fn ones_own_calendar_is_at_a_secret_address_that_is_shown_once_and_can_be_closed() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    let secret = town.get("/kalender", Some(MEMBER)).await.hidden("/kalender", "secret");
    assert_eq!(secret.len(), 64);
    let made = town.post("/kalender", Some(MEMBER), &[("secret", &secret)]).await;
    let address = format!("/kalender/{secret}.ics");
    made.is(200).says(&address);
    town.get("/kalender", Some(MEMBER)).await.says_not(&secret).says("Skapa en ny adress");
    let calendar = town.get(&address, None).await;
    assert_eq!(calendar.headers.get("content-type").unwrap(), "text/calendar; charset=utf-8");
    calendar
        .is(200)
        .says("DTSTART:20261209T120000Z\r\n")
        .says("STATUS:CONFIRMED\r\n")
        .says("LOCATION:https://moten.example.se/rum/4\r\n")
        .says("SEQUENCE:0\r\n")
        .says_not("Ledamot");
    let fields = [("day", "2026-12-10"), ("start", "13.00"), ("minutes", "90"), ("form", "remote")];
    town.post(&rooms("/2026-1/flytta"), Some(CHAIR), &fields).await.is(303);
    town.get(&address, None).await.says("DTSTART:20261210T120000Z\r\n").says("SEQUENCE:1\r\n");
    town.post(&rooms("/2026-1/stall-in"), Some(CHAIR), &[("reason", "Sjukdom")]).await.is(303);
    town.get(&address, None).await.says("STATUS:CANCELLED\r\n");
    town.post("/kalender/stang", Some(MEMBER), &[]).await.is(303);
    town.get(&address, None).await.is(404);
    // A guess, and a secret that nobody would make, lead nowhere.
    town.get(&format!("/kalender/{}.ics", "0".repeat(64)), None).await.is(404);
    town.post("/kalender", Some(REGISTRAR), &[("secret", "abc")]).await.is(422);
}

#[tokio::test]
async fn a_groups_calendar_has_the_same_meeting_under_the_same_name_for_ever() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    let uid = |page: &Page| page.html.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    let before = uid(&town.get(&rooms(".ics"), Some(MEMBER)).await);
    let fields = [("day", "2027-01-13"), ("start", "13.00"), ("minutes", "90"), ("form", "remote")];
    town.post(&rooms("/2026-1/flytta"), Some(CHAIR), &fields).await.is(303);
    let after = town.get(&rooms(".ics"), Some(MEMBER)).await;
    assert_eq!(uid(&after), before);
    after.says("DTSTART:20270113T120000Z");
}

#[tokio::test]
async fn pages_of_meetings_are_small_and_speak_both_languages() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    put(&town, "Läget");
    for end in
        ["", "/plan?ar=2027", "/mall", "/2026-1", "/2026-1/kallelse", "/2026-1/narvaro", "/2026-1/punkter/1"]
    {
        let address = rooms(end);
        let join = if end.contains('?') { '&' } else { '?' };
        let page = town.get(&address, Some(CHAIR)).await;
        assert!(page.is(200).html.len() < 100_000, "{end}: {} bytes", page.html.len());
        assert_eq!(page.html.matches("<h1").count(), 1, "{end}");
        let english = town.get(&format!("{address}{join}lang=en"), Some(CHAIR)).await;
        assert_eq!(english.is(303).location(), address);
    }
}

#[tokio::test]
async fn no_page_that_is_open_to_all_tells_a_day_or_an_item_that_is_not_published() {
    let town = Town::new();
    plan(&town, &["2026-11-20", "2026-12-09"]);
    put(&town, "Hemlig fråga");
    let call = CallMeeting { meeting: meeting("2026-2"), late_because: None };
    let text = ItemText { title: "Hemlig fråga".to_owned(), ..ItemText::default() };
    chair(&town, Command::PutItem(PutItem { meeting: meeting("2026-2"), text }));
    chair(&town, Command::CallMeeting(call));
    let group = format!("/grupper/{COUNCIL}");
    let pages = [
        group.clone(),
        format!("{group}/uppdrag"),
        format!("/overblick/{COUNCIL}/meetings"),
        "/handelser".to_owned(),
    ];
    for page in &pages {
        let shown = town.get(page, None).await;
        shown.is(200).says_not("2026-11-20").says_not("2026-12-09").says_not("Hemlig");
    }
    // A control: whoever has signed in is told.
    town.get(&group, Some(MEMBER)).await.says("2026-12-09");
    town.get("/handelser", Some(MEMBER)).await.says("2026-12-09");
}

#[tokio::test]
async fn an_old_page_puts_the_items_that_it_showed_in_order_and_no_others() {
    let town = Town::new();
    plan(&town, &["2026-12-09"]);
    for title in ["Ett", "Två", "Tre"] {
        put(&town, title);
    }
    let old = [("agenda", "1,2,3"), ("order", "3, 2, 1")];
    town.post(&rooms("/2026-1/punkter/2/stryk"), Some(CHAIR), &[]).await.is(303);
    let page = town.post(&rooms("/2026-1/ordning"), Some(CHAIR), &old).await;
    page.is(422).says("Punkt 2 har redan lämnat dagordningen.").says("value=\"3, 2, 1\"");
    let now = [("agenda", "1,3"), ("order", "2, 1")];
    town.post(&rooms("/2026-1/ordning"), Some(CHAIR), &now).await.is(303);
    let page = town.get(&rooms("/2026-1"), Some(CHAIR)).await;
    let place = |title: &str| page.html.find(&format!("<strong>{title}</strong>")).unwrap();
    assert!(place("Tre") < place("Ett"));
}
