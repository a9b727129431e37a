//! Letters, and the choice of which one wants.

use crate::{
    decision::{agreed, round},
    town::{MEMBER, Town},
};
use samordna_domain::{
    notice::{Occasion, of_entry, of_week},
    round::RoundKind,
};

/// Who answers for a hospital that nobody sits for.
const HEAD: &str = "siv-soder";

const SITE: &str = "https://samordna.example";

#[test]
fn a_letter_says_whose_turn_it_is_by_which_sentence_and_where() {
    let town = Town::new();
    round(&town, RoundKind::UnionConsultation, &agreed(&town));
    let entry = town.desk.history(None, 1).unwrap().remove(0);
    let letter = town.desk.look(|world| {
        let (occasion, notices) = of_entry(world, &entry.recorded, town.today).unwrap();
        let own = notices.into_iter().filter(|notice| notice.to.as_str() == HEAD).collect::<Vec<_>>();
        samordna_web::letter(world, &HEAD.parse().unwrap(), occasion, &own, SITE, town.today)
    });
    insta::assert_snapshot!(letter.subject, @"Din tur – Facklig samverkan: Gemensam rutin för höftfraktur");
    insta::assert_snapshot!(letter.text, @"
    Hej Siv Söder!

    Det är din tur.

    Facklig samverkan: Gemensam rutin för höftfraktur
    Grupp: Samordningsråd rörelseorganens sjukdomar
    För: Södra sjukhuset
    Senast: 2026-12-31 (om 39 dagar)
    Därför: ”Facklig samverkan genomförs i varje förvaltning innan den beslutar.” (Uppdragshandling för samordningsråd rörelseorganens sjukdomar)
    https://samordna.example/grupper/samordningsrad-rorelseorganens-sjukdomar/rundor/2026-1/sodra-sjukhuset

    Brevet skickades av Samordna och går inte att svara på.
    Allt som väntar på dig: https://samordna.example/mina-svar
    Välj vilka brev du får: https://samordna.example/konto#brev
    ");
}

#[test]
fn a_weeks_letter_lists_all_that_waits_each_with_its_link() {
    let town = Town::new();
    let matter = agreed(&town);
    round(&town, RoundKind::UnionConsultation, &matter);
    round(&town, RoundKind::Impact, &matter);
    let letter = town.desk.look(|world| {
        let week = of_week(world, town.today);
        let (person, notices) = week.iter().find(|(person, _)| person.as_str() == HEAD).unwrap();
        samordna_web::letter(world, person, Occasion::Week, notices, SITE, town.today)
    });
    insta::assert_snapshot!(letter.subject, @"Veckans läge – 2 saker väntar");
    insta::assert_snapshot!(letter.text, @"
    Hej Siv Söder!

    Det här väntar på dig den här veckan.

    Facklig samverkan: Gemensam rutin för höftfraktur
    Grupp: Samordningsråd rörelseorganens sjukdomar
    För: Södra sjukhuset
    Senast: 2026-12-31 (om 39 dagar)
    Därför: ”Facklig samverkan genomförs i varje förvaltning innan den beslutar.” (Uppdragshandling för samordningsråd rörelseorganens sjukdomar)
    https://samordna.example/grupper/samordningsrad-rorelseorganens-sjukdomar/rundor/2026-1/sodra-sjukhuset

    Konsekvenser: Gemensam rutin för höftfraktur
    Grupp: Samordningsråd rörelseorganens sjukdomar
    För: Södra sjukhuset
    Senast: 2026-12-31 (om 39 dagar)
    https://samordna.example/grupper/samordningsrad-rorelseorganens-sjukdomar/rundor/2026-2/sodra-sjukhuset

    Brevet skickades av Samordna och går inte att svara på.
    Allt som väntar på dig: https://samordna.example/mina-svar
    Välj vilka brev du får: https://samordna.example/konto#brev
    ");
}

#[tokio::test]
async fn everybody_chooses_on_their_account_which_letters_they_get() {
    let town = Town::new();
    let before = town.get("/konto", Some(MEMBER)).await;
    before.is(200).says("Det finns ingen adress till dig. Registratorn kan lägga till den.");
    before.says("<option value=\"everything\" selected>");
    let chosen = town.post("/konto/brev", Some(MEMBER), &[("mail", "nothing")]).await;
    assert_eq!(chosen.is(303).location(), "/konto?gjort");
    town.get("/konto", Some(MEMBER)).await.says("<option value=\"nothing\" selected>");
    town.post("/konto/brev", Some(MEMBER), &[]).await.is(422);
    town.get("/handelser", Some(MEMBER)).await.says("valde vilka brev som skickas");
}
