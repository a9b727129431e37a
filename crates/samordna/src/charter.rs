//! `samordna charter`: read one charter, without an installation, and tell what it says and what it is silent about.

use crate::{
    trouble::{Outcome, Trouble},
    voice::Voice,
};
use samordna_charter::{Read, Unreadable, gaps, table};
use samordna_domain::Language;
use samordna_paper::{Unopenable, read_charter};
use std::{
    fs::File,
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
};

/// What to do with a charter.
#[derive(Debug, clap::Subcommand)]
pub enum Order {
    /// Read a charter: its rules, each with its sentence; where it contradicts itself; what was not understood
    Read {
        /// The file, .txt, .md, .docx or .odt; - reads standard input as text
        file: PathBuf,
        /// How to show it
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Tell what a charter does not say that charters of its type say
    Gaps {
        /// The file, .txt, .md, .docx or .odt; - reads standard input as text
        file: PathBuf,
    },
}

/// How a charter is shown.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Format {
    /// For a person: rules by theme
    Table,
    /// For a program: everything that was read
    Json,
    /// The normalised text that the spans of the JSON point into
    Text,
}

/// Does it.
pub fn run(order: &Order, voice: &Voice, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    match order {
        Order::Read { file, format } => {
            let got = read_file(file, voice.language)?;
            match format {
                Format::Table => {
                    out.write_all(table(&got.reading, &got.text, voice.language, voice.colour).as_bytes())?;
                }
                Format::Json => {
                    serde_json::to_writer_pretty(&mut *out, &got.reading)?;
                    writeln!(out)?;
                }
                Format::Text => out.write_all(got.text.as_bytes())?,
            }
        }
        Order::Gaps { file } => {
            let got = read_file(file, voice.language)?;
            let gaps = gaps(&got.reading);
            if gaps.is_empty() {
                let nothing = voice.language.pick("Inget saknas.", "Nothing is missing.");
                writeln!(out, "{nothing}")?;
            }
            for gap in gaps {
                writeln!(out, "{}", gap.say(voice.language))?;
            }
        }
    }
    Ok(Outcome::Well)
}

fn read_file(file: &Path, language: Language) -> Result<Read, Trouble> {
    let name = file.file_name().map_or_else(|| "-".into(), |name| name.to_string_lossy().into_owned());
    let bytes = bytes(file).map_err(Trouble::file(language, file))?;
    read_charter(&bytes, &name).map_err(|why| {
        let todo = match why {
            Unopenable::Text(Unreadable::TooLong(_)) => {
                language.pick(" Läs bara uppdragshandlingen.", " Read the charter alone.")
            }
            Unopenable::Text(_) => language.pick(
                " Spara det som text (.txt) och försök igen.",
                " Save it as text (.txt) and try again.",
            ),
            Unopenable::NotYet(_) | Unopenable::Damaged | Unopenable::TooLarge => "",
        };
        let says = why.say(language);
        Trouble::Says(format!("{name}: {}.{todo}", says.trim_end_matches('.')))
    })
}

/// The most bytes that are taken in. A text of this size is refused by the reader, which says how long one may be.
const MOST: u64 = 65 * 1024 * 1024;

/// The file's bytes.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(MOST).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(MOST).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
