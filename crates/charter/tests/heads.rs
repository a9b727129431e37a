//! Who a charter says it is, where it comes from the web or has lost its form; and that nothing goes in silence there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use samordna_charter::{Kind, MediaType, Reading, read};

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), "a.txt", MediaType::Plain).unwrap().reading
}

/// The text before the first rule, and the title and the name that it gives.
const HEADS: &[(&str, &str, &str)] = &[
    ("Trädgårdsrådet\n\nRådet behandlar frågor om odling i hela länet.", "Trädgårdsrådet", "Trädgårdsrådet"),
    (
        "Webbplatsen använder kakor för att fungera. Välj vilka du godtar här nedanför.\n\nHoppa till innehållet\n\nOdlingsgruppen\n\nGruppen möts fyra gånger per år i länets växthus.\n\nTorsdag 4 maj klockan 13, tillsammans med Skördegruppen",
        "Odlingsgruppen",
        "Odlingsgruppen",
    ),
    (
        "Hem / Natur / Grupper\n\nNätverk för biodling\n\nNätverket möts fyra gånger per år.",
        "Nätverk för biodling",
        "Nätverk för biodling",
    ),
    (
        "Arbetsordning för Odlingsrådet\tRS 2021-0042, rev. 2022-03-04\n\nUppgifter\nRådet sprider kunskap om odling i hela länet.",
        "Arbetsordning för Odlingsrådet",
        "Odlingsrådet",
    ),
    (
        "Samarbetsråd – biodlare och kommunen\n\nRådet är till för att biodlare och kommun ska mötas i frågor om bin.\n\nUppdragsbeskrivning för samarbetsrådet (pdf, 90 kB)",
        "Samarbetsråd – biodlare och kommunen",
        "Samarbetsråd – biodlare och kommunen",
    ),
];

#[test]
fn a_title_is_the_heading_of_the_text_and_never_furniture_of_the_page() {
    for (text, title, name) in HEADS {
        let id = reading(text).identity;
        assert_eq!(id.title.as_deref(), Some(*title), "{text}");
        assert_eq!(id.group_name.as_deref(), Some(*name), "{text}");
    }
}

#[test]
fn a_number_alone_in_the_head_is_the_documents_own() {
    let id = reading("Uppdrag för odlingsgruppen\nOD 136/19\n\nGruppen sprider kunskap.").identity;
    assert_eq!(id.registry_numbers, ["OD 136/19"]);
}

#[test]
fn a_heading_far_down_takes_nothing_with_it() {
    let read = reading(
        "Odlingsfrågor\n\nGruppen tar hand om alla frågor som rör odling i länet.\n\nUppgifter\n\n• sprida kunskap\n\nBeslut för gruppen\n\nGruppen beslutar själv.",
    );
    let headings: Vec<&str> = read.sections.iter().map(|section| section.heading.as_str()).collect();
    assert!(headings.contains(&"Uppgifter"), "{headings:?}");
}

#[test]
fn a_heading_that_is_a_word_for_a_charter_is_a_heading_once_the_text_has_begun() {
    let read = reading(
        "Odlingsgruppen\n\nBakgrund\n\nSedan 2019 finns det odlare i alla kommuner i länet.\n\nUppdrag\n\nGruppen ska:\n\n– sprida frön och sticklingar,\n– rensa rabatterna.\n",
    );
    let headings: Vec<&str> = read.sections.iter().map(|section| section.heading.as_str()).collect();
    assert!(headings.contains(&"Uppdrag"), "{headings:?}");
    assert_eq!(read.norms.len(), 2, "what stands under it is no background: {:?}", read.norms);
}

#[test]
fn what_notes_lay_down_for_good_is_read_item_by_item() {
    let notes = |lead: &str| {
        reading(&format!(
            "Minnesanteckningar från odlingsgruppen\n\nNärvarande: Biodlare Ek, odlare Gran\n\n{lead}\n\n• Kallelse skickas ut senast sju dagar före mötet.\n• Anteckningarna ska skickas till deltagarna inom tio dagar.\n"
        ))
    };
    assert_eq!(notes("Gruppen enades om följande rutiner, som gäller tills vidare:").norms.len(), 2);
    assert!(notes("Gruppen pratade om hur det brukar gå till:").norms.is_empty());
}

/// Lists that have lost their marks, or whose numbers look like those of headings, and how many tasks they hold.
const LISTS: &[&str] = &[
    "Gruppen ska\n\tvattna länets växthus varje dag\n\ti samverkan med odlarna sprida frön och sticklingar\n\trensa rabatterna",
    "Gruppen ska:\n\n1. Vattna länets växthus varje dag.\n2. Rensa rabatterna\n3. Sprida frön och sticklingar.",
    "Gruppen ska:\n\nVattna länets växthus varje dag\n\nRensa rabatterna i parken\n\nSprida frön och sticklingar",
];

#[test]
fn a_list_that_has_lost_its_form_is_read_item_by_item() {
    for text in LISTS {
        let read = reading(&format!("Uppdrag för odlingsgruppen\n\n{text}\n"));
        assert_eq!(read.norms.len(), 3, "{text}\n{:?}", read.norms);
    }
}

#[test]
fn a_table_that_has_become_lines_is_read_by_what_stands_above() {
    let read = reading(
        "Uppdrag för odlingsgruppen\n\nGruppen sprider kunskap om odling i hela länet.\n\nSekreterare\nParkförvaltningen\n\nGruppen består av:\n- två odlare från kolonierna\n- en biodlare\n- trädgårdschefen, adjungerad\n",
    );
    let json = serde_json::to_value(&read.norms).unwrap();
    let kinds: Vec<&str> =
        json.as_array().unwrap().iter().map(|norm| norm["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"secretariat"), "{kinds:?}");
    assert_eq!(kinds.iter().filter(|kind| **kind == "seat_quota").count(), 2, "{kinds:?}");
    assert!(read.identity.adopted_by.is_empty());
}

#[test]
fn an_office_amid_the_text_is_no_signature() {
    let read = reading(
        "Uppdrag för odlingsgruppen\n\nOrdförande\n\nParkdirektören utser\n\nMöten\n\nGruppen träffas fyra gånger per år i parken. Den kallas av ordföranden en vecka före. Anteckningar förs vid alla gruppens möten.",
    );
    assert!(read.identity.adopted_by.is_empty(), "{:?}", read.identity.adopted_by);
}

/// Sentences that bind somebody, each under a heading of its own.
const BINDING: &[&str] = &[
    "# Kontaktuppgifter\n\nTrädgårdsmästaren är anställd av kommunen och vattnar växterna varje dag.",
    "# Möten 2024\n\nDen som har en växt att visa mejlar den till trädgårdsmästaren senast tio dagar före.",
    "# Rådet\n\nI regel i växthuset vid ån, sällan någon annanstans.",
    "Rådet ska\n\n- blomsterprakt i varje rabatt\n- ange fröernas ordning",
    "Rådet ska\n\n- rätta det som framkom vid besiktningen\n- se till de rabatter som fanns förra året",
    "# Deltagare\n\n7 odlare ur koloniföreningarna\n",
    "# Stöd\n\nKansliet kallar odlarna till möten.\n\nTrädgårdsmästaren hjälper ordföranden med kallelser och lokaler.",
];

#[test]
fn what_a_list_asks_for_is_no_button_of_a_page() {
    let items = [
        "beskära fruktträden varje vår",
        "dela lärdomar från odlingen mellan föreningarna",
        "öppna odlingen för alla",
    ];
    let list: Vec<String> = (1..).zip(items).map(|(number, item)| format!("{number}. {item}")).collect();
    let page = "Dela sidan\nÖppna i nytt fönster\n";
    let read = reading(&format!(
        "Uppdrag för odlingsgruppen\n\nUppdrag\n\nGruppen ska\n\n{}\n\n{page}",
        list.join("\n")
    ));
    let told = read.norms.iter().map(|norm| norm.quote.as_str());
    let told: Vec<&str> = told.chain(read.unread.iter().map(|unread| unread.quote.as_str())).collect();
    for item in items {
        assert!(told.iter().any(|quote| quote.contains(item)), "{item}: {told:?}");
    }
    let shares = read.norms.iter().find(|norm| norm.quote.starts_with("dela ")).expect("it is read");
    assert_eq!(shares.kind(), Kind::SpreadOfPractice);
    assert!(!told.iter().any(|quote| quote.contains("Dela") || quote.contains("Öppna")), "{told:?}");
}

#[test]
fn nothing_that_binds_goes_in_silence() {
    for text in BINDING {
        let read = reading(text);
        let kept: Vec<&str> = read
            .norms
            .iter()
            .map(|norm| norm.quote.as_str())
            .chain(read.unread.iter().map(|unread| unread.quote.as_str()))
            .collect();
        let lines =
            text.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "Rådet ska");
        for line in lines {
            let line = line.trim_start_matches("- ");
            assert!(kept.iter().any(|quote| quote.contains(line)), "{line}\n{kept:?}");
        }
    }
}

#[test]
fn cells_between_slashes_are_a_table_and_no_heading() {
    let read = reading(
        "Uppdrag för odlingsgruppen\n\nRoll / Antal / Utses av\nOrdförande / – / Parkdirektören\nOdlare / 2 / Koloniföreningen\nBiodlare / 1 / Biodlarförbundet\n\nGruppen träffas fyra gånger per år.",
    );
    let said = |kind: Kind, value: &str| {
        read.norms.iter().filter(|norm| norm.kind() == kind && norm.quote.contains(value)).count()
    };
    assert_eq!(said(Kind::ChairAppointment, "Parkdirektören"), 1);
    assert_eq!((said(Kind::SeatQuota, "Odlare / 2"), said(Kind::SeatQuota, "Biodlare / 1")), (1, 1));
    assert_eq!(said(Kind::MemberAppointment, "Biodlarförbundet"), 1);
    assert!(read.sections.iter().all(|section| !section.heading.contains('/')), "{:?}", read.sections);
}

#[test]
fn a_number_and_a_tab_as_word_pastes_them_begin_a_heading_and_no_table() {
    let read = reading(
        "Uppdrag för odlingsgruppen\r\n\r\n1.\tSammansättning\r\nGruppen har fyra ledamöter.\r\n\r\n2.\tMöten\r\nGruppen träffas fyra gånger per år.",
    );
    let headings: Vec<&str> = read.sections.iter().map(|section| section.heading.as_str()).collect();
    assert!(headings.iter().any(|heading| heading.ends_with("Sammansättning")), "{headings:?}");
    assert!(headings.iter().all(|heading| !heading.contains('|')), "{headings:?}");
    assert!(read.norms.iter().all(|norm| !norm.quote.starts_with("1.")), "{:?}", read.norms);
}

#[test]
fn who_adopts_is_named_without_the_verb_before_them() {
    let read = reading(
        "Uppdrag för odlingsgruppen\n\n## Möten\n\nGruppen träffas fyra gånger per år.\n\nKoordinatorn för anteckningar.\n\nFastställs av hälso- och sjukvårdsdirektören\n\n____________",
    );
    let offices: Vec<&str> = read.identity.adopted_by.iter().map(|one| one.office.as_str()).collect();
    assert_eq!(offices, ["hälso- och sjukvårdsdirektören"]);
}

/// Who adopts in a text that ends or begins so: each with its principal and date.
fn adopted(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
    let adopters = reading(text).identity.adopted_by;
    adopters.into_iter().map(|by| (by.office, by.principal, by.date)).collect()
}

const BODY: &str = "Uppdragsbeskrivning för Odlingsrådet\n\nUppgifter\n\nRådet sprider kunskap om odling.\n\nRådet samlar in frön.\n\nMöten\n\nRådet möts fyra gånger per år.\n\n";

#[test]
fn signatures_side_by_side_have_each_its_principal_and_its_date() {
    let some = |text: &str| Some(text.to_owned());
    let read = adopted(&format!(
        "{BODY}2019-05-02\t2019-06-03\n\nParkdirektör\tKommundirektör\nRegion Lunden\tVikens kommun\n"
    ));
    let right = [
        ("Parkdirektör".to_owned(), some("Region Lunden"), some("2019-05-02")),
        ("Kommundirektör".to_owned(), some("Vikens kommun"), some("2019-06-03")),
    ];
    assert_eq!(read, right);
    let none: Vec<(String, Option<String>, Option<String>)> = Vec::new();
    assert_eq!(
        adopted(&format!("{BODY}Deltagare\n\nParkchef\tTrädgårdschef\n")),
        none,
        "who sits signs nothing"
    );
}

#[test]
fn an_office_is_parted_from_its_principal_and_two_who_adopt_have_each_a_date() {
    let offices = adopted(&format!("{BODY}Parkdirektör, Region Lunden\n"));
    assert_eq!(offices, [("Parkdirektör".to_owned(), Some("Region Lunden".to_owned()), None)]);
    let both = adopted(
        "Arbetsordning för Odlingsrådet\nAntagen av Parknämnden 2019-02-26 och av Trädgårdsförbundets styrelse 2019-03-15\n\nRådet möts.",
    );
    let dates: Vec<_> = both.iter().map(|(office, _, date)| (office.as_str(), date.as_deref())).collect();
    assert_eq!(
        dates,
        [("Parknämnden", Some("2019-02-26")), ("Trädgårdsförbundets styrelse", Some("2019-03-15"))]
    );
}

#[test]
fn what_stands_in_the_line_of_who_adopts_is_still_read() {
    let text = "Uppdrag för Odlingsrådet\n\nFastställd av parkdirektören 2012-11-12. Uppdraget gäller från den 1 januari 2013.\n\nRådet möts fyra gånger per år.";
    let read = reading(text);
    assert_eq!(read.identity.adopted_by.len(), 1);
    assert!(read.norms.iter().any(|norm| norm.rule.kind() == Kind::Validity), "{:?}", read.norms);
}
