//! Where an installation is, and how its desk is opened: a folder, or a PostgreSQL database.
//!
//! A folder holds `ledger.sqlite`, `samordna.key` (the private key, for its owner alone) and `samordna.pub`. With a
//! database, the keys lie in a folder or a file of one's own. Who only looks needs the public key alone.

use crate::trouble::Trouble;
use samordna_desk::Desk;
use samordna_domain::Language;
use samordna_ledger::{Fault, Ledger, Postgres, PublicKey, Signer, Sqlite, Tenant};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The ledger's file in a folder.
const LEDGER: &str = "ledger.sqlite";

/// The private key's file in a folder; the public key has the same name with `.pub`.
const KEY: &str = "samordna.key";

/// Whose groups, where nobody says.
const TENANT: &str = "samordna";

/// Where an installation is.
#[derive(Clone, Debug, clap::Args)]
pub struct Place {
    /// The folder that holds it: ledger.sqlite, samordna.key and samordna.pub
    #[arg(long, value_name = "DIR", env = "SAMORDNA_DATA")]
    pub data: Option<PathBuf>,
    /// The PostgreSQL database that holds it, as postgresql://user@host/name
    #[arg(long, value_name = "URL", env = "SAMORDNA_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// With --database: the file of the private key, where it is not samordna.key in the folder
    #[arg(long, value_name = "FILE", env = "SAMORDNA_KEY")]
    pub key: Option<PathBuf>,
    /// Whose groups, where a database holds those of several
    #[arg(long, value_name = "NAME", default_value = TENANT)]
    pub tenant: Tenant,
}

impl Place {
    /// A folder.
    pub fn folder(path: PathBuf, language: Language) -> Result<Self, Trouble> {
        let tenant: Result<Tenant, _> = TENANT.parse();
        let tenant = tenant.map_err(|why| Trouble::new(language, why.to_string(), why.to_string()))?;
        Ok(Self { data: Some(path), database: None, key: None, tenant })
    }

    /// The desk of an installation that is there, to act at.
    pub fn open(&self, language: Language) -> Result<Desk, Trouble> {
        self.must_be_there(language)?;
        let signer = Signer::open(&self.private_key(language)?).map_err(Trouble::ledger(language))?;
        self.desk(self.with(signer, language)?, language, |_| {})
    }

    /// The desk of an installation, made where there is none. `progress` is told how many entries are read.
    pub fn open_or_create(&self, language: Language, progress: impl FnMut(u64)) -> Result<Desk, Trouble> {
        self.desk(self.create(language)?, language, progress)
    }

    /// The ledger of an installation, made where there is none.
    pub fn create(&self, language: Language) -> Result<Arc<dyn Ledger>, Trouble> {
        let key = self.private_key(language)?;
        if let Some(folder) = key.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_folder(folder).map_err(Trouble::file(language, folder))?;
        }
        let signer = Signer::open_or_create(&key).map_err(Trouble::ledger(language))?;
        self.with(signer, language)
    }

    /// The desk of an installation that is there, to look at: with the public key, where nothing waits to be written.
    pub fn look(&self, language: Language) -> Result<Desk, Trouble> {
        self.must_be_there(language)?;
        let ledger = self.look_at_ledger(self.public_key(language)?, language)?;
        match Desk::open(ledger, self.tenant.clone(), |_| {}) {
            Err(samordna_desk::Fault::Ledger(Fault::ReadOnly)) => self.open(language),
            desk => desk.map_err(Trouble::desk(language)),
        }
    }

    /// The ledger of an installation that is there, to look at with this key.
    pub fn look_at_ledger(&self, key: PublicKey, language: Language) -> Result<Arc<dyn Ledger>, Trouble> {
        self.must_be_there(language)?;
        let ledger: Result<Arc<dyn Ledger>, Fault> = match (&self.database, &self.data) {
            (Some(address), _) => Postgres::open_to_read(address, key).map(|it| Arc::new(it) as _),
            (None, Some(folder)) => {
                Sqlite::open_to_read(folder.join(LEDGER), key).map(|it| Arc::new(it) as _)
            }
            (None, None) => return Err(nowhere(language)),
        };
        ledger.map_err(Trouble::ledger(language))
    }

    /// The installation's public key; that of the private key where the file is gone.
    pub fn public_key(&self, language: Language) -> Result<PublicKey, Trouble> {
        let private = self.private_key(language)?;
        let public = private.with_extension("pub");
        match PublicKey::read(&public) {
            Ok(key) => Ok(key),
            Err(Fault::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Signer::open(&private).map(|signer| signer.public_key()).map_err(|_| {
                    Trouble::new(
                        language,
                        format!(
                            "Den öppna nyckeln {} finns inte. Ange den med --public-key eller --key.",
                            public.display()
                        ),
                        format!(
                            "The public key {} is not there. Name it with --public-key or --key.",
                            public.display()
                        ),
                    )
                })
            }
            Err(fault) => Err(Trouble::ledger(language)(fault)),
        }
    }

    /// Where the private key is, or should be.
    pub fn private_key(&self, language: Language) -> Result<PathBuf, Trouble> {
        match (&self.key, &self.data) {
            (Some(key), _) => Ok(key.clone()),
            (None, Some(folder)) => Ok(folder.join(KEY)),
            (None, None) if self.database.is_some() => Err(Trouble::new(
                language,
                "En databas behöver installationens nyckel. Ange den med --key FIL eller --data MAPP.",
                "A database needs the installation's key. Name it with --key FILE or --data DIR.",
            )),
            (None, None) => Err(nowhere(language)),
        }
    }

    /// The ledger's file, where it is one.
    pub fn file(&self) -> Option<PathBuf> {
        self.data.as_ref().filter(|_| self.database.is_none()).map(|folder| folder.join(LEDGER))
    }

    /// Says so where there is no installation.
    pub fn must_be_there(&self, language: Language) -> Result<(), Trouble> {
        let Some(file) = self.file() else { return Ok(()) };
        if file.exists() {
            return Ok(());
        }
        let folder = file.parent().unwrap_or(Path::new(".")).display();
        Err(Trouble::new(
            language,
            format!(
                "Det finns ingen installation i {folder}. Kontrollera sökvägen, eller skapa en med `samordna found`."
            ),
            format!(
                "There is no installation in {folder}. Check the path, or set one up with `samordna found`."
            ),
        ))
    }

    fn with(&self, signer: Signer, language: Language) -> Result<Arc<dyn Ledger>, Trouble> {
        let ledger: Result<Arc<dyn Ledger>, Fault> = match (&self.database, &self.data) {
            (Some(address), _) => Postgres::open(address, signer).map(|it| Arc::new(it) as _),
            (None, Some(folder)) => Sqlite::open(folder.join(LEDGER), signer).map(|it| Arc::new(it) as _),
            (None, None) => return Err(nowhere(language)),
        };
        ledger.map_err(Trouble::ledger(language))
    }

    fn desk(
        &self,
        ledger: Arc<dyn Ledger>,
        language: Language,
        progress: impl FnMut(u64),
    ) -> Result<Desk, Trouble> {
        Desk::open(ledger, self.tenant.clone(), progress).map_err(Trouble::desk(language))
    }
}

fn nowhere(language: Language) -> Trouble {
    Trouble::new(
        language,
        "Säg var installationen finns: --data MAPP eller --database URL.",
        "Say where the installation is: --data DIR or --database URL.",
    )
}

/// Makes a folder that only its owner can read.
fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
