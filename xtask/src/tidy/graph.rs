//! Who depends on whom, as cargo resolves it for this machine.
//!
//! Only what the program is built of counts: a test may depend on more.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    path::Path,
    process::Command,
};

/// Packages by name, each with the names it depends on directly.
#[derive(Default)]
pub struct Graph {
    /// The workspace's own packages.
    pub members: BTreeSet<String>,
    depends: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// Asks cargo. Fails where cargo does, or answers in a shape unknown to us.
    pub fn of_workspace(root: &Path) -> Result<Self, Box<dyn Error>> {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let asked = Command::new(cargo)
            .args(["metadata", "--format-version=1", "--filter-platform=host-tuple"])
            .current_dir(root)
            .output()?;
        if !asked.status.success() {
            return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&asked.stderr).trim()).into());
        }
        Self::read(&serde_json::from_slice(&asked.stdout)?)
            .ok_or_else(|| "cargo metadata has another shape".into())
    }

    /// The packages that one depends on directly.
    pub fn direct(&self, package: &str) -> impl Iterator<Item = &str> {
        self.depends.get(package).into_iter().flatten().map(String::as_str)
    }

    /// The packages that depend directly on one.
    pub fn dependents(&self, package: &str) -> Vec<&str> {
        let names_it = |(_, on): &(&String, &BTreeSet<String>)| on.contains(package);
        self.depends.iter().filter(names_it).map(|(name, _)| name.as_str()).collect()
    }

    /// Everything that one package reaches, by however many steps.
    pub fn reach(&self, package: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&str> = self.direct(package).collect();
        while let Some(name) = next.pop() {
            if reached.insert(name) {
                next.extend(self.direct(name));
            }
        }
        reached
    }

    fn read(metadata: &Value) -> Option<Self> {
        let mut names = BTreeMap::new();
        for package in metadata.get("packages")?.as_array()? {
            names.insert(package.get("id")?.as_str()?, package.get("name")?.as_str()?);
        }
        let name_of = |id: &Value| names.get(id.as_str()?).map(|name| (*name).to_owned());
        let members = metadata.get("workspace_members")?.as_array()?.iter().filter_map(name_of).collect();
        let mut depends: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for node in metadata.get("resolve")?.get("nodes")?.as_array()? {
            let direct = depends.entry(name_of(node.get("id")?)?).or_default();
            for dependency in node.get("deps")?.as_array()? {
                if is_built_in(dependency)? {
                    direct.insert(name_of(dependency.get("pkg")?)?);
                }
            }
        }
        Some(Self { members, depends }.without_what_only_tests_use())
    }

    /// Forgets packages that no member reaches: they are here for tests alone.
    fn without_what_only_tests_use(mut self) -> Self {
        let mut kept = self.members.clone();
        kept.extend(self.members.iter().flat_map(|member| self.reach(member)).map(str::to_owned));
        self.depends.retain(|name, _| kept.contains(name));
        self
    }
}

/// Whether the program itself is built of a dependency, and not only its tests.
fn is_built_in(dependency: &Value) -> Option<bool> {
    let kinds = dependency.get("dep_kinds")?.as_array()?;
    Some(kinds.iter().any(|kind| kind.get("kind").and_then(Value::as_str) != Some("dev")))
}

#[cfg(test)]
impl Graph {
    /// A graph of members and edges, for a rule's own test.
    pub fn of(members: &[&str], edges: &[(&str, &str)]) -> Self {
        let mut depends: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for &(from, to) in edges {
            depends.entry(to.into()).or_default();
            depends.entry(from.into()).or_default().insert(to.into());
        }
        Self { members: members.iter().map(|&name| name.into()).collect(), depends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_graph_knows_what_is_built_in_and_forgets_what_only_tests_use() {
        let edge = |to: &str, kind: Value| json!({ "pkg": to, "dep_kinds": [{ "kind": kind }] });
        let node = |id: &str, deps: Vec<Value>| json!({ "id": id, "deps": deps });
        let metadata = json!({
            "packages": (["a", "b", "c", "d"].map(|name| json!({ "id": name, "name": name }))),
            "workspace_members": ["a"],
            "resolve": { "nodes": [
                node("a", vec![edge("b", Value::Null), edge("d", json!("dev"))]),
                node("b", vec![edge("c", json!("build"))]),
                node("c", vec![]),
                node("d", vec![edge("c", Value::Null)]),
            ] },
        });
        let graph = Graph::read(&metadata).unwrap();
        assert_eq!(graph.reach("a"), BTreeSet::from(["b", "c"]));
        assert_eq!(graph.dependents("c"), ["b"]);
    }
}
