//! Prints the reading of a file as JSON, or with `--text` the normalised text.
#![allow(clippy::expect_used, clippy::panic, reason = "an example may stop at the first surprise")]

use samordna_charter::{Language, MediaType, read, table};

fn main() {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    let option = names.iter().position(|name| name.starts_with("--")).map(|at| names.remove(at));
    for name in names {
        let bytes = std::fs::read(&name).expect("a file that can be read");
        let media_type = MediaType::of_name(&name).unwrap_or_default();
        let out =
            read(&bytes, &name, media_type).unwrap_or_else(|no| panic!("{}", no.say(Language::English)));
        match option.as_deref() {
            Some("--text") => println!("{}", out.text),
            Some("--table") => println!("{}", table(&out.reading, &out.text, Language::Swedish, false)),
            _ => println!("{}", serde_json::to_string_pretty(&out.reading).expect("JSON")),
        }
    }
}
