//! What can go wrong, told by who must act and how. Each fault speaks Swedish too.
//!
//! A late append is no fault: it is an answer, see [`AppendError::Late`].

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::{Digest, Head, Tenant};

/// The ledger could not do what it was asked. Nothing was changed, unless it says so.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// For whoever runs the machine.
    #[error("The disk is full. Free some space and try again; nothing was lost.")]
    DiskFull,
    /// For whoever runs the machine, or whoever opened the ledger without a private key.
    #[error(
        "The ledger can only be read here. Check who may write to the folder, and that the disk is not read-only."
    )]
    ReadOnly,
    /// For whoever runs the machine.
    #[error(
        "Another program has held the ledger for too long. Close it (a backup, a database browser) and try again."
    )]
    Locked,
    /// For whoever runs the machine.
    #[error(
        "The database file is damaged ({0}). Stop the program, keep a copy of the file and restore the last backup."
    )]
    Damaged(String),
    /// For whoever runs the machine.
    #[error("This is not a ledger of Samordna. Check the path or the address.")]
    Foreign,
    /// For whoever installed the program.
    #[error(
        "The ledger was written by a newer program (version {found}; this one knows {known}). Install the newer one."
    )]
    Newer {
        /// The version of the tables in the database.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// For whoever runs the machine.
    #[error(
        "The ledger was written by an older program (version {found}). Start this one once, so that it can go on."
    )]
    Older {
        /// The version of the tables in the database.
        found: i64,
    },
    /// For whoever runs the database server.
    #[error(
        "The database server does not answer ({0}). Check that it runs, and the address. Read on before trying again."
    )]
    Unreachable(String),
    /// For whoever runs the database server.
    #[error("The database server refuses ({0}). Check the user, the password and the rights.")]
    Denied(String),
    /// For whoever is responsible for the records.
    #[error("Entry {sequence} of {tenant} cannot be read ({field}). Run verify and restore from a backup.")]
    UnreadableEntry {
        /// Whose chain it is in.
        tenant: Tenant,
        /// The entry's number.
        sequence: u64,
        /// What cannot be read.
        field: &'static str,
    },
    /// For whoever is responsible for the records.
    #[error("The blob {0} is not what was stored. Run verify and restore from a backup.")]
    DamagedBlob(Digest),
    /// For whoever is responsible for the records.
    #[error(
        "The checkpoint of {tenant} does not stand: {why}. Nothing more is appended. Check the key, and run verify."
    )]
    Checkpoint {
        /// Whose chain it is for.
        tenant: Tenant,
        /// What is wrong.
        why: String,
    },
    /// For the caller: the snapshot is not used; read from the first entry and store a new one.
    #[error("The snapshot of {0} is not one that this installation made. It is passed over.")]
    Snapshot(Tenant),
    /// For whoever runs the machine.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// For whoever runs the machine.
    #[error("{} can be read by everybody. Give it mode 600, and ask yourself who has read it.", _0.display())]
    KeyExposed(PathBuf),
    /// For whoever runs the machine.
    #[error("{} is not an Ed25519 key in PEM. Restore it from a backup.", _0.display())]
    NotAKey(PathBuf),
    /// For us.
    #[error("The database said: {0}")]
    Other(Box<dyn std::error::Error + Send + Sync>),
}

/// Nothing was appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended first: read on from where you were, and decide again.
    #[error("the chain has come to entry {}; read on and decide again", head.sequence)]
    Late {
        /// Where the chain is now.
        head: Head,
    },
    /// A draft points to a blob that is neither stored nor given.
    #[error("the blob {0} is neither stored nor given")]
    UnknownBlob(Digest),
    /// The ledger could not.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Fault {
    /// The same in Swedish.
    pub fn in_swedish(&self) -> String {
        match self {
            Self::DiskFull => {
                "Disken är full. Frigör utrymme och försök igen; inget har gått förlorat.".into()
            }
            Self::ReadOnly => "Liggaren går bara att läsa här. Se efter vem som får skriva i mappen, \
                               och att disken inte är skrivskyddad."
                .into(),
            Self::Locked => {
                "Ett annat program har hållit liggaren för länge. Stäng det (en säkerhetskopiering, \
                             en databasläsare) och försök igen."
                    .into()
            }
            Self::Damaged(what) => format!(
                "Databasfilen är skadad ({what}). Stoppa programmet, spara en kopia av filen \
                 och återställ den senaste säkerhetskopian."
            ),
            Self::Foreign => {
                "Det här är ingen liggare från Samordna. Kontrollera sökvägen eller adressen.".into()
            }
            Self::Newer { found, known } => format!(
                "Liggaren är skriven av ett nyare program (version {found}; det här kan {known}). \
                 Installera det nyare."
            ),
            Self::Older { found } => format!(
                "Liggaren är skriven av ett äldre program (version {found}). \
                 Starta det här en gång, så går det vidare."
            ),
            Self::Unreachable(what) => format!(
                "Databasservern svarar inte ({what}). Kontrollera att den är i gång, och adressen. \
                 Läs vidare innan du försöker igen."
            ),
            Self::Denied(what) => {
                format!("Databasservern säger nej ({what}). Kontrollera användare, lösenord och rättigheter.")
            }
            Self::UnreadableEntry { tenant, sequence, field } => format!(
                "Post {sequence} hos {tenant} går inte att läsa ({field}). Kör verify och återställ \
                 från en säkerhetskopia."
            ),
            Self::DamagedBlob(digest) => format!(
                "Bilagan {digest} är inte den som sparades. Kör verify och återställ från en säkerhetskopia."
            ),
            Self::Checkpoint { tenant, why } => format!(
                "Kontrollpunkten för {tenant} håller inte ({why}). Inget mer skrivs. \
                 Kontrollera nyckeln och kör verify."
            ),
            Self::Snapshot(tenant) => {
                format!(
                    "Ögonblicksbilden för {tenant} är inte gjord av den här installationen. Den används inte."
                )
            }
            Self::File { path, source } => format!("{}: {source}", path.display()),
            Self::KeyExposed(path) => format!(
                "Alla kan läsa {}. Ge filen läge 600, och fråga dig vem som har läst den.",
                path.display()
            ),
            Self::NotAKey(path) => format!(
                "{} är ingen Ed25519-nyckel i PEM. Återställ den från en säkerhetskopia.",
                path.display()
            ),
            Self::Other(error) => format!("Databasen svarade: {error}"),
        }
    }

    pub(crate) fn other(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Other(Box::new(error))
    }

    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::File { path, source }
    }
}
