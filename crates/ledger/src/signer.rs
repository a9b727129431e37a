//! The installation's Ed25519 key: made at the first start, kept in a file that only its owner can read.
//!
//! The public key lies beside it (`.pub`), to be handed to whoever shall be able to verify. Keys are PEM files, which
//! OpenSSL reads. There is no way to replace a key under a ledger: export it and import it under the new one.

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
};

use ed25519_dalek::{
    Signature, Signer as _, SigningKey, VerifyingKey,
    pkcs8::{
        DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, spki::der::pem::LineEnding,
    },
};

use crate::{Digest, Fault};

/// The private key, which signs checkpoints.
pub struct Signer(SigningKey);

/// The public key, which shows that a checkpoint is the installation's.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl Signer {
    /// Reads the private key at `path`; where there is none, makes one and writes the public key beside it.
    pub fn open_or_create(path: &Path) -> Result<Self, Fault> {
        let read = match Self::open(path) {
            Err(Fault::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Self::create(path)?
            }
            other => other?,
        };
        let public = path.with_extension("pub");
        if PublicKey::read(&public).ok() != Some(read.public_key()) {
            write(&public, 0o644, read.public_key().to_pem().as_bytes()).map_err(Fault::file(&public))?;
        }
        Ok(read)
    }

    /// Reads the private key at `path`.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let pem = fs::read_to_string(path).map_err(Fault::file(path))?;
        if others_can_read(path).map_err(Fault::file(path))? {
            return Err(Fault::KeyExposed(path.to_owned()));
        }
        let key = SigningKey::from_pkcs8_pem(&pem).map_err(|_| Fault::NotAKey(path.to_owned()))?;
        Ok(Self(key))
    }

    /// A key made of 32 bytes that the caller answers for. For tests and demonstrations.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The public key that belongs to it.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> Signature {
        self.0.sign(bytes)
    }

    /// Written under another name and then linked, so that two programs that start at once agree on one whole key.
    fn create(path: &Path) -> Result<Self, Fault> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| Fault::other(io::Error::other(error)))?;
        let key = SigningKey::from_bytes(&seed);
        let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(|error| Fault::other(io::Error::other(error)))?;
        let draft = path.with_extension(format!("new-{:.8}", PublicKey(key.verifying_key())));
        write(&draft, 0o600, pem.as_bytes()).map_err(Fault::file(&draft))?;
        let linked = fs::hard_link(&draft, path);
        fs::remove_file(&draft).map_err(Fault::file(&draft))?;
        match linked {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(Fault::file(path)(error)),
            _ => Self::open(path),
        }
    }
}

impl fmt::Debug for Signer {
    /// Tells the public key only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.public_key())
    }
}

impl PublicKey {
    /// Reads a public key from a PEM file.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let pem = fs::read_to_string(path).map_err(Fault::file(path))?;
        Self::from_pem(&pem).ok_or_else(|| Fault::NotAKey(path.to_owned()))
    }

    /// Reads a public key from PEM text.
    pub fn from_pem(pem: &str) -> Option<Self> {
        VerifyingKey::from_public_key_pem(pem).ok().map(Self)
    }

    /// The key as a PEM file.
    pub fn to_pem(&self) -> String {
        self.0.to_public_key_pem(LineEnding::LF).unwrap_or_default()
    }

    /// The key's 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The key of these 32 bytes, if they are one.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().map(Self)
    }

    /// The key's bytes, written in the same way as a digest.
    pub(crate) fn as_digits(&self) -> Digest {
        Digest::from(*self.as_bytes())
    }

    pub(crate) fn holds(&self, bytes: &[u8], signature: &Signature) -> bool {
        self.0.verify_strict(bytes, signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    /// 64 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_digits().fmt(f)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

fn write(path: &Path, mode: u32, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let mut file = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(unix)]
fn others_can_read(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o007 != 0)
}

#[cfg(not(unix))]
fn others_can_read(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::test_support::TemporaryFolder;

    #[test]
    fn a_key_is_made_once_for_its_owner_alone_with_the_public_key_beside_it() {
        let folder = TemporaryFolder::new();
        let path = folder.path().join("ledger.key");
        let made = Signer::open_or_create(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(PublicKey::read(&folder.path().join("ledger.pub")).unwrap(), made.public_key());
        assert_eq!(Signer::open_or_create(&path).unwrap().public_key(), made.public_key());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn programs_that_start_at_once_agree_on_one_key() {
        let folder = TemporaryFolder::new();
        let path = folder.path().join("ledger.key");
        let keys = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(|| Signer::open_or_create(&path))).collect();
            all.into_iter().map(|one| one.join().unwrap().unwrap().public_key()).collect::<Vec<_>>()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }

    #[test]
    fn a_key_that_everybody_can_read_is_refused() {
        let folder = TemporaryFolder::new();
        let path = folder.path().join("ledger.key");
        Signer::open_or_create(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(Signer::open_or_create(&path), Err(Fault::KeyExposed(_))));
    }

    #[test]
    fn a_file_that_is_no_key_is_refused_and_left_as_it_is() {
        let folder = TemporaryFolder::new();
        let path = folder.path().join("ledger.key");
        write(&path, 0o600, b"not a key").unwrap();
        assert!(matches!(Signer::open_or_create(&path), Err(Fault::NotAKey(_))));
        assert_eq!(fs::read(&path).unwrap(), b"not a key");
    }
}
