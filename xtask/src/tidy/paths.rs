//! No file names a folder of the machine where it was written, and no lock file the host it was fetched from.

use super::{Finding, House};

/// Where people's own folders lie. Written in halves, so that this file does not find itself.
const HOMES: &[&str] = &[concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];

/// The key by which an npm lock file names a host.
const RESOLVED: &str = concat!("\"resol", "ved\":");

/// Paths are from the root of the project, or of the system that the program is installed on.
pub fn no_path_of_one_machine(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &house.files {
        let is_npm_lock = file.path.ends_with("package-lock.json");
        for (number, line) in file.lines() {
            let here = house.folders_here.iter().map(String::as_str);
            if let Some(folder) = here.chain(HOMES.iter().copied()).find(|folder| line.contains(folder)) {
                findings.push(Finding::on_line(
                    &file.path,
                    number,
                    format!("names `{folder}`, a folder of one machine"),
                    "Write the path from the root of the project.",
                ));
            }
            if is_npm_lock && line.contains(RESOLVED) {
                findings.push(Finding::on_line(
                    &file.path,
                    number,
                    "names the host that a package was fetched from",
                    "Make the lock file again with `npm install --omit-lockfile-registry-resolved`.",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_machine_is_found_in_any_file() {
        let mut house = House::of(&[
            ("notes.md", &format!("see {}anna/code\n", HOMES[1])),
            ("a.rs", "//! Reads\n// /elsewhere/samordna/x\n"),
            ("b.rs", "//! Data lies in /var/lib/samordna.\n"),
        ]);
        house.folders_here.push("/elsewhere/samordna/".into());
        let places: Vec<String> =
            no_path_of_one_machine(&house).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["notes.md:1", "a.rs:2"]);
    }

    #[test]
    fn a_lock_file_that_names_a_host_is_found() {
        let line = format!("  {RESOLVED} \"https://packages.example/a.tgz\"\n");
        let house = House::of(&[("browser/package-lock.json", &line), ("other.json", &line)]);
        let places: Vec<String> =
            no_path_of_one_machine(&house).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["browser/package-lock.json:1"]);
    }
}
