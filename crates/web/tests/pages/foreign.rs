//! Forms from another site: what browsers say of where a form comes from is heeded, on every address that takes a form.

use crate::town::{MEMBER, REGISTRAR, Town};
use samordna_web::ROUTES;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const HOST: (&str, &str) = ("host", "samordna.example");

/// What a form is answered that says this of where it comes from: whether it was let through.
async fn is_let_through(town: &Town, said: &[(&str, &str)]) -> bool {
    let headers: Vec<(&str, &str)> = [FORM, HOST].into_iter().chain(said.iter().copied()).collect();
    let page = town.send("POST", "/logga-ut", Some(MEMBER), &headers, "").await;
    match page.status.as_u16() {
        303 => true,
        403 => {
            page.says("Formuläret kom från en annan webbplats");
            false
        }
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_form_is_taken_from_this_site_alone_as_far_as_a_browser_can_tell() {
    let town = Town::new();
    for (said, wanted) in [
        // What browsers of today say.
        (vec![("sec-fetch-site", "same-origin")], true),
        (vec![("sec-fetch-site", "none")], true),
        (vec![("sec-fetch-site", "same-site")], false),
        (vec![("sec-fetch-site", "cross-site")], false),
        (vec![("sec-fetch-site", "cross-site"), ("origin", "https://samordna.example")], false),
        // Older ones, and any over plain http, say only the origin.
        (vec![("origin", "https://samordna.example")], true),
        (vec![("origin", "http://samordna.example")], true),
        (vec![("origin", "https://evil.example")], false),
        (vec![("origin", "https://samordna.example.evil.example")], false),
        (vec![("origin", "null")], false),
        // No browser says nothing of both: a program that has the cookie already.
        (vec![], true),
    ] {
        assert_eq!(is_let_through(&town, &said).await, wanted, "{said:?}");
    }
}

#[tokio::test]
async fn every_address_that_takes_a_form_refuses_one_from_another_site() {
    let town = Town::new();
    let events = town.desk.look(|world| world.events());
    let mut tried = 0;
    for (method, path, _) in ROUTES.iter().filter(|(method, _, _)| *method != "get") {
        let path = path.replace("{id}", "rut-register").replace(['{', '}'], "");
        let headers = [FORM, HOST, ("sec-fetch-site", "cross-site")];
        let page = town.send(&method.to_uppercase(), &path, Some(REGISTRAR), &headers, "").await;
        assert_eq!(page.status.as_u16(), 403, "{method} {path}");
        tried += 1;
    }
    assert!(tried > 20, "the control: {tried} were tried");
    assert_eq!(town.desk.look(|world| world.events()), events);
}

#[tokio::test]
async fn what_is_fetched_changes_nothing_wherever_the_link_was() {
    let town = Town::new();
    let events = town.desk.look(|world| world.events());
    for (_, path, _) in ROUTES.iter().filter(|(method, _, _)| *method == "get") {
        let path = path.replace("{id}", "rut-register").replace(['{', '}'], "");
        let headers = [HOST, ("sec-fetch-site", "cross-site")];
        let page = town.send("GET", &path, Some(REGISTRAR), &headers, "").await;
        assert_ne!(page.status.as_u16(), 403, "{path}: links from elsewhere work");
    }
    assert_eq!(town.desk.look(|world| world.events()), events);
}
