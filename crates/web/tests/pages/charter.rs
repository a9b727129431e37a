//! Reading a charter, keeping it, correcting it by hand, putting it under a group, adopting it.

use crate::town::{CHAIR, CHARTER, CHARTER_ID, COUNCIL, DIRECTOR, MEMBER, Page, REGISTRAR, TODAY, Town};
use samordna_domain::{Actor, Command};

const FORM: &str = "multipart/form-data; boundary=x";

/// A small text with a rule, a sentence of no kind, and markup that is only text.
const SMALL: &str = "# Uppdrag för arbetsgrupp knä\n\nUppdragsgivare: Hälso- och sjukvårdsdirektören\n\n\
                     Gruppen ska träffas minst fyra gånger per år. <script>alert(1)</script> Te & kaffe.\n\n\
                     Ordföranden ska godkänna anteckningarna.\n";

async fn read(town: &Town, person: Option<&str>, field: &str, file: Option<&str>, text: &str) -> Page {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    let body =
        format!("--x\r\ncontent-disposition: form-data; name=\"{field}\"{file}\r\n\r\n{text}\r\n--x--\r\n");
    town.send("POST", "/las", person, &[("content-type", FORM)], &body).await
}

/// The member has the small text kept as a draft. Gives the draft's address.
async fn kept(town: &Town) -> String {
    let fields = [("name", "kna.md"), ("text", SMALL), ("request", "behall")];
    let page = town.post("/uppdrag", Some(MEMBER), &fields).await;
    page.is(303).location().trim_end_matches("?gjort").to_owned()
}

#[tokio::test]
async fn anybody_reads_a_charter_and_nothing_is_kept() {
    let town = Town::new();
    let events = town.desk.look(|world| world.events());
    for (field, file) in [("text", None), ("file", Some("uppdrag.md"))] {
        let page = read(&town, None, field, file, CHARTER).await;
        page.is(200)
            .says("Ingenting är sparat")
            .says("RS 2025-01187")
            .says("<b>Utse ordförande</b>")
            .says("Logga in om du vill behålla")
            .says_not("Behåll som utkast");
    }
    read(&town, Some(MEMBER), "text", None, CHARTER).await.says("Behåll som utkast");
    assert_eq!(town.desk.look(|world| world.events()), events);
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_what_was_typed_is_kept() {
    let town = Town::new();
    read(&town, None, "text", None, "").await.is(422).says("Klistra in en text");
    read(&town, None, "text", None, "Hej på dig").await.is(422).says("ingen regel").says("Hej på dig");
    read(&town, None, "file", Some("uppdrag.pdf"), "%PDF-1.7").await.is(422).says("Spara dokumentet som");
    let no_text = read(&town, None, "file", Some("x.txt"), "\u{0}\u{1}\u{2}\u{0}").await;
    no_text.is(422).says("ingen text");
    // What is wrong with the file is told at the file.
    no_text
        .says(r##"<a href="#file">"##)
        .says(r#"aria-describedby="file-error file-hint""#)
        .says_not("text-error");
}

#[tokio::test]
async fn a_text_with_one_rule_and_no_name_is_told_of_as_such() {
    let town = Town::new();
    let page = read(&town, None, "text", None, "Gruppen ska träffas minst fyra gånger per år.").await;
    page.is(200).says("1 regel.").says("Den inklistrade texten").says_not("uppdrag.txt</h2>");
}

#[tokio::test]
async fn markup_in_a_charter_is_only_text() {
    let town = Town::new();
    read(&town, None, "text", None, SMALL).await.is(200).says_not("<script>").says("&#60;script&#62;");
    // In Markdown the mark itself is taken away when the text is read; what is left is escaped all the same.
    let draft = kept(&town).await;
    town.get(&draft, Some(MEMBER)).await.is(200).says_not("<script>").says("Te &#38; kaffe");
}

#[tokio::test]
async fn a_draft_is_seen_by_its_drafter_and_the_registrar_alone() {
    let town = Town::new();
    let draft = kept(&town).await;
    town.get(&draft, Some(MEMBER)).await.is(200).says("Inte lagt under någon grupp");
    town.get(&draft, Some(REGISTRAR)).await.is(200);
    for person in [None, Some(CHAIR), Some(DIRECTOR)] {
        town.get(&draft, person).await.is(404).says_not("knä");
        town.get(&format!("{draft}/regler/1"), person).await.is(404);
        town.post(&format!("{draft}/aterta"), person, &[]).await.is(404);
    }
    let log = town.get("/handelser", None).await;
    log.is(200).says("Något hände med ett utkast").says_not("Uppdrag för arbetsgrupp knä");
    town.get("/handelser", Some(MEMBER)).await.says("Uppdrag för arbetsgrupp knä lästes in");
}

#[tokio::test]
async fn a_charter_kept_twice_is_one_draft() {
    let town = Town::new();
    assert_eq!(kept(&town).await, kept(&town).await);
}

#[tokio::test]
async fn a_reading_is_corrected_with_a_reason_and_both_readings_stay() {
    let town = Town::new();
    let draft = kept(&town).await;
    let address = format!("{draft}/regler/1");
    let form = town.get(&address, Some(MEMBER)).await;
    let seen = form.is(200).says("Gruppen ska träffas minst fyra gånger per år.").hidden(&address, "seen");
    // What was read stands in labelled fields.
    form.says("Minst så många")
        .says("name=\"params.min\" value=\"4\"")
        .says("<option value=\"year\" selected>år</option>");
    let fields = |min: &'static str, reason: &'static str| {
        [
            ("seen", seen.clone()),
            ("kind", "meeting_frequency".to_owned()),
            ("modality", "should".to_owned()),
            ("params.min", min.to_owned()),
            ("params.per", "year".to_owned()),
            ("reason", reason.to_owned()),
        ]
    };
    let send = async |fields: [(&str, String); 6]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        town.post(&address, Some(MEMBER), &fields).await
    };
    let wrong = send(fields("fyra", "Så är det")).await;
    wrong
        .is(422)
        .says("Skriv ett helt tal")
        .says("href=\"#ratta-params.min\"")
        .says("value=\"fyra\"")
        .says("Så är det");
    send(fields("4", " ")).await.is(422).says("Skriv varför.");
    send(fields("4", "Talet är ett riktmärke")).await.is(303);
    town.get(&draft, Some(MEMBER))
        .await
        .says("Läst för hand av")
        .says("Nora Ledamot")
        .says("Talet är ett riktmärke")
        .says("Programmet läste:");
    // The page that was open before is no longer true.
    send(fields("4", "En gång till"))
        .await
        .is(409)
        .says("Sidan var gammal")
        .says("Det du skrev")
        .says("En gång till");
    // The two readings stand beside each other.
    let page = town.get(&address, Some(MEMBER)).await;
    page.says("<dt>Programmet läste</dt>").says("<dt>Läst för hand</dt>");
}

#[tokio::test]
async fn a_sentence_is_read_as_another_kind_of_norm_with_the_fields_of_that_kind() {
    let town = Town::new();
    let draft = kept(&town).await;
    let address = format!("{draft}/regler/1");
    let form = town.get(&format!("{address}?sort=publication"), Some(MEMBER)).await;
    form.is(200).says("type=\"checkbox\"").says("value=\"minutes\"").says("En på varje rad.");
    let seen = form.hidden(&address, "seen");
    assert_eq!(form.hidden(&address, "kind"), "publication");
    let fields = [
        ("seen", seen.as_str()),
        ("kind", "publication"),
        ("modality", "must"),
        ("params.what", "minutes"),
        ("params.what", "group"),
        ("params.where", "Intranätet\r\nWebbplatsen\r\n"),
        ("params.within_days", "snart"),
        ("reason", "Det står så"),
    ];
    // What was ticked stays ticked through a mistake.
    let again = town.post(&address, Some(MEMBER), &fields).await;
    again.is(422).says("value=\"minutes\" checked").says("value=\"group\" checked").says("Webbplatsen");
    let mended = fields.map(|(name, value)| (name, if name == "params.within_days" { "14" } else { value }));
    town.post(&address, Some(MEMBER), &mended).await.is(303);
    town.get(&address, Some(MEMBER)).await.says("Intranätet och Webbplatsen").says("inom 14 dagar");
    town.get(&format!("{address}?sort=finns-inte"), Some(MEMBER)).await.is(404);
}

#[tokio::test]
async fn a_sentence_that_is_no_rule_is_withdrawn_with_a_reason() {
    let town = Town::new();
    let draft = kept(&town).await;
    let seen = town
        .get(&format!("{draft}/regler/1"), Some(MEMBER))
        .await
        .hidden(&format!("{draft}/regler/1/stryk"), "seen");
    let fields = [("seen", seen.as_str()), ("reason", "Bara en upplysning")];
    town.post(&format!("{draft}/regler/1/stryk"), Some(MEMBER), &fields).await.is(303);
    town.get(&draft, Some(MEMBER)).await.says("Struken som regel av").says("Bara en upplysning");
}

#[tokio::test]
async fn a_draft_is_put_under_a_group_and_adopted_by_whom_the_text_says() {
    let town = Town::new();
    let draft = kept(&town).await;
    let page = town.get(&draft, Some(MEMBER)).await;
    let action = format!("{draft}/lagg-under");
    let seen = page.hidden(&action, "seen");
    let fields = [("seen", seen.as_str()), ("group", "arbetsgrupp-kna"), ("request", "k")];
    town.post(&action, Some(MEMBER), &fields).await.is(303);
    // Sent once more, it is done and no longer old.
    town.post(&action, Some(MEMBER), &fields).await.is(303);

    let sign = format!("{draft}/underteckna");
    let open = town.get(&draft, Some(MEMBER)).await;
    open.says("Hanna Direktör").says("Saknas").says_not(&format!("action=\"{sign}\""));
    let page = town.get(&draft, Some(DIRECTOR)).await;
    let seen = page.hidden(&sign, "seen");
    let fields = [("seen", seen.as_str()), ("line", "0"), ("on", ""), ("from", "")];
    town.post(&sign, Some(CHAIR), &fields).await.is(409).says("Hanna Direktör");
    town.post(&sign, Some(DIRECTOR), &fields).await.is(303);
    town.get("/grupper/arbetsgrupp-kna/uppdrag", None).await.says("Gäller").says("id=\"norm-1\"");
}

#[tokio::test]
async fn a_new_group_is_formed_for_a_draft_in_one_step() {
    let town = Town::new();
    let draft = kept(&town).await;
    let action = format!("{draft}/ny-grupp");
    let seen = town.get(&draft, Some(REGISTRAR)).await.hidden(&action, "seen");
    let fields = [
        ("seen", seen.as_str()),
        ("name", "Arbetsgrupp höft"),
        ("group_type", "working_group"),
        ("parent", ""),
        ("on", "2026-11-01"),
        ("request", "k"),
    ];
    for _ in 0..2 {
        town.post(&action, Some(REGISTRAR), &fields).await.is(303);
    }
    town.get(&draft, None).await.is(200).says("Arbetsgrupp höft");
    assert_eq!(town.desk.look(|world| world.groups.len()), 3);
}

#[tokio::test]
async fn a_charter_in_force_offers_no_way_to_change_it() {
    let town = Town::new();
    let page = town.get(&format!("/uppdrag/{CHARTER_ID}"), Some(REGISTRAR)).await;
    page.is(200).says("Fastställt").says_not("Rätta läsningen").says_not("Återta utkastet");
}

#[tokio::test]
async fn that_a_subgroup_lies_inside_is_declared_with_a_reason_by_whom_the_parents_charter_lets() {
    let town = Town::new();
    let draft = crate::access::subgroups_draft(&town).await;
    let to = format!("{draft}/inom");
    // Nobody has declared it yet, and whoever may not is told who can.
    town.get(&draft, Some(MEMBER)).await.says("Intyg saknas").says("Den som kan är").says_not(&to);
    let seen = town.get(&draft, Some(CHAIR)).await.hidden(&to, "seen");
    let empty = town.post(&to, Some(CHAIR), &[("seen", seen.as_str()), ("reason", " ")]).await;
    empty.is(422);
    let fields = [("seen", seen.as_str()), ("reason", "Knän hör till rörelseorganen.")];
    town.post(&to, Some(CHAIR), &fields).await.is(303);
    let page = town.get(&draft, Some(MEMBER)).await;
    page.says("Knän hör till rörelseorganen.").says_not("Intyg saknas");
}

#[tokio::test]
async fn the_finding_that_nobody_has_declared_it_names_who_can() {
    let town = Town::new();
    let draft = crate::access::subgroups_draft(&town).await;
    let charter = draft.trim_start_matches("/uppdrag/").parse().unwrap();
    let sign = Command::SignCharter { charter, line: None, on: None, from: None };
    town.act_at(TODAY, Actor::Person(DIRECTOR.parse().unwrap()), sign);
    let page = town.get(&format!("/grupper/{COUNCIL}"), Some(MEMBER)).await;
    let way = page.html.split(&format!("href=\"{draft}#inom\"")).nth(1).expect("a way");
    let way = way.split("</p>").next().unwrap();
    assert!(way.contains("Den som kan: ") && way.contains("Olle Ordförande"), "{way}");
}
