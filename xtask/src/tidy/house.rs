//! The house as the rules see it: the text of every file that git knows or would take in, and the graph of crates.

use super::graph::Graph;
use std::{error::Error, fs, path::Path, process::Command};

/// One text file.
pub struct File {
    /// From the root, with `/`.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

impl File {
    /// Its lines, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Everything that the rules read.
pub struct House {
    /// Text files only; a picture or a font has no lines to keep tidy.
    pub files: Vec<File>,
    /// Who depends on whom.
    pub graph: Graph,
    /// Folders of this machine that no file should name, each ending in `/`.
    pub folders_here: Vec<String>,
}

impl House {
    /// Reads the workspace that this program was built in. Fails where git or cargo cannot be run.
    pub fn open() -> Result<Self, Box<dyn Error>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the workspace has no root")?;
        let folders_here = [root.to_str().map(str::to_owned), std::env::var("HOME").ok()]
            .into_iter()
            .flatten()
            .filter(|folder| folder.len() > 1)
            .map(|folder| format!("{folder}/"))
            .collect();
        Ok(Self { files: files_in(root)?, graph: Graph::of_workspace(root)?, folders_here })
    }

    /// Every Rust file.
    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.ends_with(".rs"))
    }

    /// The file with this path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }
}

/// The text files under a folder that git tracks, or would track.
fn files_in(root: &Path) -> Result<Vec<File>, Box<dyn Error>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()?;
    if !listed.status.success() {
        return Err(format!("git ls-files: {}", String::from_utf8_lossy(&listed.stderr).trim()).into());
    }
    let mut files = Vec::new();
    for path in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        // A file that was removed and not yet committed is still listed; one that is not text is no matter of ours.
        if let Ok(text) = fs::read_to_string(root.join(path)) {
            files.push(File { path: path.to_owned(), text });
        }
    }
    Ok(files)
}

#[cfg(test)]
impl House {
    /// A house of these files alone, for a rule's own test.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|&(path, text)| File { path: path.into(), text: text.into() }).collect();
        Self { files, graph: Graph::default(), folders_here: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_what_git_takes_in_and_nothing_it_ignores() {
        let folder = std::env::temp_dir().join(format!("tidy-house-{}", std::process::id()));
        fs::create_dir_all(folder.join("target")).unwrap();
        for (path, bytes) in [
            (".gitignore", &b"/target\n"[..]),
            ("new.rs", b"fn main() {}\n"),
            ("target/made.rs", b""),
            ("picture.png", &[0x89, 0xff]),
        ] {
            fs::write(folder.join(path), bytes).unwrap();
        }
        assert!(Command::new("git").args(["init", "-q"]).current_dir(&folder).status().unwrap().success());

        let files = files_in(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();

        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, [".gitignore", "new.rs"]);
        let house = House { files, graph: Graph::default(), folders_here: Vec::new() };
        let findings = super::super::opening::every_file_says_what_it_is_for(&house);
        assert_eq!(findings.len(), 1, "the planted file is found: {findings:?}");
    }
}
