//! A small installation to tell stories in: a region, a hospital, a few people and a council, in a folder of its own.

use crate::program::{Ran, run, run_with};
use samordna_ledger::test_support::TemporaryFolder;
use serde_json::{Value, json};

/// Where an installation is.
pub struct Town {
    folder: TemporaryFolder,
    place: Vec<String>,
}

/// A council's charter, adopted by the director on the day that its signature block says.
pub fn council(name: &str, adopted: &str) -> String {
    format!(
        "# Uppdragshandling för {name}\n\n\
         Diarienummer: RS 2026-00017\n\
         Uppdragsgivare: Sjukvårdsdirektören\n\n\
         ## Sammansättning\n\n\
         Ordförande: Utses av sjukvårdsdirektören.\n\n\
         Rådet får tillsätta undergrupper inom ramen för sitt uppdrag.\n\n\
         ## Giltighet\n\n\
         Uppdraget gäller från och med {adopted} och i högst två år.\n\n\
         Fastställd av sjukvårdsdirektören {adopted}\n"
    )
}

impl Town {
    /// Nothing yet.
    pub fn empty() -> Self {
        let folder = TemporaryFolder::new();
        let place = vec!["--data".to_owned(), folder.path().join("data").display().to_string()];
        Self { folder, place }
    }

    /// Nothing yet, in a database.
    pub fn in_database(address: &str) -> Self {
        let folder = TemporaryFolder::new();
        let key = folder.path().join("samordna.key").display().to_string();
        let place = ["--database", address, "--key", &key].map(str::to_owned).into();
        Self { folder, place }
    }

    /// Founded on 2 January 2026, with *Region Väst*, its hospital, its director and its registrar.
    pub fn founded(self) -> Self {
        self.accepted(
            "keeper",
            "2026-01-02",
            &[json!({"act": "found", "principal": "Region Väst", "registrar": "Rut Register"})],
        );
        self.accepted("rut-register", "2026-01-02", &[
            json!({"act": "register_body", "kind": "administration", "name": "Västra sjukhuset", "of": "region-vast"}),
            json!({"act": "register_body", "kind": "office", "name": "sjukvårdsdirektör", "of": "region-vast", "duty": "head"}),
            json!({"act": "register_person", "name": "Dag Direktör", "at": "region-vast", "title": "sjukvårdsdirektör"}),
            json!({"act": "take_office", "office": "sjukvardsdirektor-region-vast", "employment": "dag-direktor-region-vast"}),
            json!({"act": "register_person", "name": "Klara Klinik", "at": "vastra-sjukhuset", "title": "verksamhetschef"}),
        ]);
        self
    }

    /// With a council whose charter is in force from 1 February 2026.
    pub fn with_council(self) -> Self {
        let text = council("samordningsråd syn", "2026-02-01");
        self.accepted("rut-register", "2026-02-01", &[
            json!({"act": "form_group", "name": "samordningsråd syn", "group_type": "coordination_council"}),
            json!({"act": "read_charter", "name": "syn.md", "text": text}),
            json!({"act": "place_charter", "charter": charter("samordningsråd syn"), "group": "samordningsrad-syn"}),
        ]);
        self.accepted(
            "dag-direktor",
            "2026-02-01",
            &[json!({"act": "sign_charter", "charter": charter("samordningsråd syn")})],
        );
        self
    }

    /// The folder that goes with it.
    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the installation.
    pub fn data(&self) -> std::path::PathBuf {
        self.path("data")
    }

    /// Runs a command on this installation.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        run(&self.with(arguments))
    }

    /// The arguments, with where the installation is.
    pub fn with<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        arguments.iter().copied().chain(self.place.iter().map(String::as_str)).collect()
    }

    /// Acts as somebody on a day, a line each.
    pub fn act(&self, who: &str, on: &str, acts: &[Value]) -> Ran {
        let lines: Vec<String> = acts.iter().map(Value::to_string).collect();
        self.lines(who, on, &lines.join("\n"))
    }

    /// Acts as somebody on a day, by these lines.
    pub fn lines(&self, who: &str, on: &str, lines: &str) -> Ran {
        run_with(&self.with(&["act", "--as", who, "--on", on]), lines.as_bytes())
    }

    /// Acts that are all accepted.
    pub fn accepted(&self, who: &str, on: &str, acts: &[Value]) -> Vec<Value> {
        let ran = self.act(who, on, acts);
        let answers = ran.lines();
        for (answer, act) in answers.iter().zip(acts) {
            assert!(answer.get("accepted").is_some(), "{act}\n{answer}");
        }
        assert_eq!((ran.code, answers.len()), (Some(0), acts.len()), "{ran:?}");
        answers
    }

    /// An act that is refused, and the answer.
    pub fn refused(&self, who: &str, on: &str, act: Value) -> Value {
        let ran = self.act(who, on, std::slice::from_ref(&act));
        assert_eq!(ran.code, Some(1), "{ran:?}");
        ran.lines()[0]["refused"].clone()
    }

    /// The check of a group on a day.
    pub fn check(&self, group: &str, on: &str) -> Value {
        let ran = self.run(&["check", "--group", group, "--on", on, "--format", "json"]);
        ran.json()["groups"][0].clone()
    }
}

/// The id of a charter with this group's name in its title.
pub fn charter(group: &str) -> String {
    samordna_domain::id::slug(&format!("Uppdragshandling för {group}"))
}

/// A refusal in words: why, and the way forward.
pub fn in_words(refused: &Value) -> String {
    format!("{}\n{}", refused["why"].as_str().unwrap(), refused["way_forward"].as_str().unwrap())
}
