//! Every crate takes the lints of the house; a crate that forgets the line would be free of all of them.

use super::{Finding, House};

/// Every manifest of a package asks for the workspace's lints.
pub fn every_crate_takes_the_house_lints(house: &House) -> Vec<Finding> {
    house
        .files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .filter(|file| !takes_workspace_lints(&file.text))
        .map(|file| {
            Finding::on_file(
                &file.path,
                "does not take the house's lints",
                "Add `[lints]` with `workspace = true`.",
            )
        })
        .collect()
}

fn takes_workspace_lints(manifest: &str) -> bool {
    let mut lines = manifest.lines().map(str::trim).skip_while(|line| *line != "[lints]").skip(1);
    lines.next() == Some("workspace = true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_the_house_lints_is_found() {
        let house = House::of(&[
            ("Cargo.toml", "[workspace]\n"),
            ("crates/a/Cargo.toml", "[package]\n\n[lints]\nworkspace = true\n"),
            ("crates/b/Cargo.toml", "[package]\n\n[dependencies]\nserde.workspace = true\n"),
        ]);
        let places: Vec<String> =
            every_crate_takes_the_house_lints(&house).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["crates/b/Cargo.toml"]);
    }
}
