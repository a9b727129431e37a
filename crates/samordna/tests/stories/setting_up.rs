//! `samordna found`, `link` and `doctor`, and the two languages.

use crate::{
    program::{command, run},
    town::Town,
};

#[test]
fn an_installation_is_founded_once_and_gives_its_registrar_a_link() {
    let town = Town::empty();
    let found = ["found", "--principal", "Region Väst", "--registrar", "Rut Register"];
    let said = town.run(&found).well();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "Region Väst is set up, with Rut Register as registrar.");
    let secret = lines[2].strip_prefix("/valkommen/").expect("a path to open");
    assert_eq!(secret.len(), 64);
    insta::assert_snapshot!(town.run(&found).trouble(), @"samordna: The installation is already set up. `samordna admin` gives somebody an account in it.");
    let link = town.run(&["link", "--as", "Rut Register", "--base", "https://samordna.example/"]).well();
    let link = link.lines().last().unwrap().to_owned();
    assert!(link.starts_with("https://samordna.example/logga-in/"), "{link}");
    assert!(!link.ends_with(secret), "each link has a secret of its own");
    town.run(&["verify"]).well();
}

#[test]
fn the_doctor_finds_nothing_in_a_sound_installation() {
    let town = Town::empty().founded();
    assert_eq!(town.run(&["doctor"]).well(), "Nothing is wrong.\n");
    assert_eq!(town.run(&["doctor", "--lang", "sv"]).well(), "Inga fel hittades.\n");
    insta::assert_snapshot!(run(&["doctor", "--data", "nowhere/at-all"]).trouble(), @"samordna: There is no installation in nowhere/at-all. Check the path, or set one up with `samordna found`.");
}

#[cfg(unix)]
#[test]
fn the_doctor_says_that_others_can_read_the_key() {
    use std::os::unix::fs::PermissionsExt;
    let town = Town::empty().founded();
    let key = town.data().join("samordna.key");
    for mode in [0o640, 0o644] {
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).unwrap();
        let ran = town.run(&["doctor"]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        insta::allow_duplicates! {
            insta::assert_snapshot!(ran.out.replace(&town.data().display().to_string(), "DATA"), @"
            - Others than its owner can read the private key DATA/samordna.key.
              → Run chmod 600 DATA/samordna.key, and ask yourself who has read it.
            1 thing is wrong.
            ");
        }
    }
}

#[test]
fn the_doctor_says_that_nobody_keeps_the_register_and_that_the_clock_is_wrong() {
    let town = Town::empty().founded();
    town.accepted("rut-register", "2099-01-01", &[
        serde_json::json!({"act": "end_employment", "employment": "rut-register-region-vast", "on": "2026-01-05"}),
    ]);
    let ran = town.run(&["doctor"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let todo: Vec<&str> =
        ran.out.lines().filter(|line| line.starts_with("  →") || line.contains("Nobody")).collect();
    insta::assert_snapshot!(todo.join("\n"), @"
      → Set the clock right; until then nothing can be written.
    - Nobody is registrar, so nobody can change the organisation.
      → Put somebody in the office before the last one leaves. Now a backup from before that has to be restored.
    ");
}

#[test]
fn the_language_is_the_one_asked_for_else_that_of_the_environment() {
    let nowhere = ["check", "--data", "nowhere/at-all"];
    let says = |lang: &str, more: &[&str]| {
        let output = command(&[&nowhere[..], more].concat()).env("LANG", lang).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(says("sv_SE.UTF-8", &[]), says("C", &["--lang", "sv"]));
    assert_ne!(says("sv_SE.UTF-8", &[]), says("sv_SE.UTF-8", &["--lang", "en"]));
    insta::assert_snapshot!(says("sv_SE.UTF-8", &[]), @"samordna: Det finns ingen installation i nowhere/at-all. Kontrollera sökvägen, eller skapa en med `samordna found`.");
}

#[test]
fn help_tells_every_command() {
    let help = run(&["--help"]).well();
    for name in [
        "demo", "serve", "charter", "found", "admin", "link", "act", "check", "verify", "export", "import",
        "doctor",
    ] {
        assert!(help.contains(&format!("\n  {name} ")), "{name}: {help}");
        run(&[name, "--help"]).well();
    }
}
