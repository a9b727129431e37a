//! Which crate may know which. `deny.toml` says the same of outside crates to cargo-deny; here it is kept without it.
//!
//! A rule that could never be broken keeps nothing: one about a crate that nobody uses is itself a finding.

use super::{Finding, House};

/// Crates that know no database, HTTP, runtime or file, and what they must not reach.
const PURE: &[&str] = &["samordna-charter", "samordna-domain"];
const IMPURE: &[&str] = &["tokio", "axum", "hyper", "rusqlite", "postgres", "reqwest", "ureq", "mio"];

/// What each of our own crates may depend on of our own. One that is not here may depend on all.
const BELOW: &[(&str, &[&str])] = &[
    ("samordna-charter", &[]),
    ("samordna-ledger", &[]),
    ("samordna-domain", &["samordna-charter"]),
    ("samordna-paper", &["samordna-charter", "samordna-domain"]),
    ("samordna-desk", &["samordna-charter", "samordna-domain", "samordna-ledger"]),
    ("samordna-web", &["samordna-charter", "samordna-domain", "samordna-desk", "samordna-paper"]),
    ("xtask", &[]),
];

/// The pure crates reach nothing impure, by however many steps, and some other crate does.
pub fn pure_crates_stay_pure(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_impure = |member: &String| house.graph.reach(member).iter().any(|name| IMPURE.contains(name));
    if !house.graph.members.iter().any(is_impure) {
        findings.push(Finding::on_file(
            "xtask/src/tidy/dependencies.rs",
            "no crate at all reaches what the pure ones must not",
            "The list of the impure is out of date; name what the program uses now.",
        ));
    }
    for package in PURE {
        let reached = house.graph.reach(package);
        for name in IMPURE.iter().filter(|name| reached.contains(*name)) {
            findings.push(Finding::on_file(
                package,
                format!("reaches {name}"),
                "Keep it pure: pass in what it needs as an argument. `cargo tree -i` shows the way it came.",
            ));
        }
    }
    findings
}

/// Each crate that `deny.toml` bans has no other direct dependents than its wrappers.
pub fn banned_crates_stay_behind_their_wrappers(house: &House) -> Vec<Finding> {
    const DENY: &str = "deny.toml";
    let Some(bans) = house.file(DENY).and_then(|file| bans(&file.text)) else {
        return vec![Finding::on_file(
            DENY,
            "has no list `bans.deny`",
            "Write down which crates are banned where.",
        )];
    };
    let mut findings = Vec::new();
    for (banned, wrappers) in bans {
        let dependents = house.graph.dependents(&banned);
        if !wrappers.is_empty() && dependents.is_empty() {
            findings.push(Finding::on_file(
                DENY,
                format!("keeps {banned} behind wrappers, and nobody uses it"),
                "Take the rule away, or name the crate that it is really about.",
            ));
        }
        for name in dependents.into_iter().filter(|name| !wrappers.iter().any(|wrapper| wrapper == name)) {
            findings.push(Finding::on_file(
                name,
                format!("depends on {banned}"),
                "Go through the crate that keeps it; deny.toml says which, and why.",
            ));
        }
    }
    findings
}

/// Our own crates depend on those below them in the drawing of ARCHITECTURE.md, and on no others of ours.
pub fn crates_know_only_those_below(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (package, below) in BELOW {
        let ours = house.graph.direct(package).filter(|name| house.graph.members.contains(*name));
        for name in ours.filter(|name| !below.contains(name)) {
            findings.push(Finding::on_file(
                package,
                format!("depends on {name}, which is not below it"),
                "See the drawing in ARCHITECTURE.md; what both need belongs further down.",
            ));
        }
    }
    findings
}

/// The banned crates of `deny.toml`, each with its wrappers. `None` where the list is missing or misshapen.
fn bans(text: &str) -> Option<Vec<(String, Vec<String>)>> {
    let deny: toml::Table = text.parse().ok()?;
    let mut bans = Vec::new();
    for ban in deny.get("bans")?.get("deny")?.as_array()? {
        let wrappers = ban.get("wrappers").and_then(toml::Value::as_array).into_iter().flatten();
        let wrappers = wrappers.filter_map(toml::Value::as_str).map(str::to_owned).collect();
        bans.push((ban.get("crate")?.as_str()?.to_owned(), wrappers));
    }
    Some(bans)
}

#[cfg(test)]
mod tests {
    use super::super::graph::Graph;
    use super::*;

    fn house(members: &[&str], edges: &[(&str, &str)]) -> House {
        let deny = "[bans]\ndeny = [{ crate = \"openssl\" }, { crate = \"db\", wrappers = [\"samordna-ledger\"] }]\n";
        let mut house = House::of(&[("deny.toml", deny)]);
        house.graph = Graph::of(members, edges);
        house
    }

    fn said(findings: Vec<Finding>) -> Vec<String> {
        findings.into_iter().map(|found| format!("{} {}", found.place, found.what)).collect()
    }

    #[test]
    fn a_pure_crate_that_reaches_a_runtime_by_two_steps_is_found() {
        let house = house(&["samordna-domain"], &[("samordna-domain", "innocent"), ("innocent", "tokio")]);
        assert_eq!(said(pure_crates_stay_pure(&house)), ["samordna-domain reaches tokio"]);
    }

    #[test]
    fn a_list_of_impure_crates_that_nobody_uses_is_found() {
        let house = house(&["samordna-web"], &[("samordna-web", "a-new-runtime")]);
        let findings = said(pure_crates_stay_pure(&house));
        assert_eq!(findings.len(), 1);
        assert!(findings.iter().all(|found| found.contains("no crate at all")));
    }

    #[test]
    fn a_second_crate_that_names_the_database_is_found() {
        let house = house(&[], &[("samordna-ledger", "db"), ("samordna-web", "db")]);
        assert_eq!(said(banned_crates_stay_behind_their_wrappers(&house)), ["samordna-web depends on db"]);
    }

    #[test]
    fn a_crate_that_is_banned_everywhere_is_found() {
        let house = house(&[], &[("samordna-ledger", "db"), ("db", "openssl")]);
        assert_eq!(said(banned_crates_stay_behind_their_wrappers(&house)), ["db depends on openssl"]);
    }

    #[test]
    fn a_ban_that_keeps_nothing_is_found() {
        let findings = said(banned_crates_stay_behind_their_wrappers(&house(&[], &[])));
        assert_eq!(findings, ["deny.toml keeps db behind wrappers, and nobody uses it"]);
    }

    #[test]
    fn a_crate_that_knows_one_above_it_is_found() {
        let members = ["samordna-charter", "samordna-domain"];
        let house = house(&members, &[("samordna-charter", "samordna-domain"), ("samordna-domain", "serde")]);
        let findings = said(crates_know_only_those_below(&house));
        assert_eq!(findings, ["samordna-charter depends on samordna-domain, which is not below it"]);
    }
}
