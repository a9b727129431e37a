//! What the program says when it cannot do what it was asked: one clear sentence, and what to do. The exit code is 2.
//!
//! Deliberately absent: a backtrace, and the name of any type. Whoever reads this runs the program; they did not write it.

use samordna_domain::Language;
use samordna_ledger::ExportError;
use std::{fmt, io};

/// Why a command stopped.
#[derive(Debug)]
pub enum Trouble {
    /// In the reader's words.
    Says(String),
    /// Whoever read the output has gone away, as `head` does. That is no fault.
    NobodyReads,
}

impl Trouble {
    /// In the reader's language.
    pub fn new(language: Language, swedish: impl Into<String>, english: impl Into<String>) -> Self {
        Self::Says(language.pick(swedish.into(), english.into()))
    }

    /// From the ledger.
    pub fn ledger(language: Language) -> impl Fn(samordna_ledger::Fault) -> Self {
        move |fault| Self::Says(language.pick(fault.in_swedish(), fault.to_string()))
    }

    /// From an export.
    pub fn export(language: Language) -> impl Fn(ExportError) -> Self {
        move |error| match error {
            ExportError::File(error) if error.kind() == io::ErrorKind::BrokenPipe => Self::NobodyReads,
            error => Self::Says(sentence(&language.pick(error.in_swedish(), error.to_string()))),
        }
    }

    /// From the desk.
    pub fn desk(language: Language) -> impl Fn(samordna_desk::Fault) -> Self {
        use samordna_desk::Fault;
        move |fault| {
            let swedish = match fault {
                Fault::Ledger(fault) => return Self::ledger(language)(fault),
                Fault::Broken { sequence } => {
                    format!("Post {sequence} följer inte på den före. Kör `samordna verify`.")
                }
                Fault::Unknown { sequence, .. } => format!(
                    "Post {sequence} innehåller något som den här versionen inte känner till. \
                     Använd en nyare version av programmet."
                ),
                Fault::ClockBack { now, last } => {
                    return Self::new(
                        language,
                        format!(
                            "Klockan är {now}, men den senaste posten är från {last}. Inget gjordes. \
                             Ställ klockan rätt, eller ange en senare dag."
                        ),
                        format!(
                            "It is {now}, but the last entry is from {last}. Nothing was done. \
                             Set the clock right, or give a later day."
                        ),
                    );
                }
                Fault::Snapshot { .. }
                | Fault::NoSuchBlob { .. }
                | Fault::Closed
                | Fault::Undecided
                | Fault::Hash
                | Fault::Random => "Programmet kunde inte skriva. Starta det igen.".to_owned(),
            };
            Self::new(language, swedish, sentence(&fault.to_string()))
        }
    }

    /// From a file or folder.
    pub fn file(language: Language, path: &std::path::Path) -> impl Fn(io::Error) -> Self {
        move |error| {
            let path = path.display();
            let (swedish, english) = match error.kind() {
                io::ErrorKind::NotFound => (
                    format!("{path} finns inte. Kontrollera sökvägen."),
                    format!("{path} is not there. Check the path."),
                ),
                io::ErrorKind::PermissionDenied => (
                    format!("Du får inte öppna {path}. Se efter vem som får läsa och skriva där."),
                    format!("You may not open {path}. See who may read and write there."),
                ),
                io::ErrorKind::IsADirectory => {
                    (format!("{path} är en mapp. Ange en fil."), format!("{path} is a folder. Name a file."))
                }
                _ => (format!("{path}: {error}"), format!("{path}: {error}")),
            };
            Self::new(language, swedish, english)
        }
    }
}

/// With a capital first letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}.", first.chain(letters).collect::<String>())
}

/// From what is written out.
impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::NobodyReads;
        }
        Self::Says(format!("The answer could not be written: {error}."))
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Says(text) => f.write_str(text),
            Self::NobodyReads => Ok(()),
        }
    }
}

/// How a command ended, worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All is well: exit code 0.
    Well,
    /// It was done, and the answer is a no: something differs, is not sound, or was refused. Exit code 1.
    Amiss,
    /// What was asked could not be understood. Exit code 2.
    Mistaken,
}

impl From<Outcome> for std::process::ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Well => Self::SUCCESS,
            Outcome::Amiss => Self::from(1),
            Outcome::Mistaken => Self::from(2),
        }
    }
}

impl Outcome {
    /// Well, or amiss.
    pub fn of(is_well: bool) -> Self {
        if is_well { Self::Well } else { Self::Amiss }
    }
}
