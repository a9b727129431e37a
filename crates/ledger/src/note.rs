//! A signed note: some lines of text, an empty line, and a line with the signature.
//!
//! The format is the one that public transparency logs use (C2SP `signed-note`), with the key name `samordna`:
//!
//! ```text
//! <text, one line or more>
//!
//! — samordna <base64 of: 4 bytes that tell the key, 64 bytes Ed25519 over the text>
//! ```
//!
//! **Invariant:** one text and one key give one note, byte for byte.

use base64ct::{Base64, Encoding};
use ed25519_dalek::Signature;

use crate::{Digest, PublicKey, Signer};

const NAME: &str = "samordna";

/// Why a note is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    /// It is not a note at all.
    #[error("it cannot be read")]
    Unreadable,
    /// Another key signed it.
    #[error("another key signed it")]
    OtherKey,
    /// The signature is not one over this text.
    #[error("its signature does not hold")]
    BadSignature,
}

impl BadNote {
    /// The same in Swedish.
    pub fn in_swedish(self) -> &'static str {
        match self {
            Self::Unreadable => "den går inte att läsa",
            Self::OtherKey => "en annan nyckel har signerat den",
            Self::BadSignature => "signaturen stämmer inte",
        }
    }
}

/// Signs `text`, which ends in a line feed.
pub(crate) fn sign(signer: &Signer, text: &str) -> String {
    let mut bytes = key_id(&signer.public_key()).to_vec();
    bytes.extend(signer.sign(text.as_bytes()).to_bytes());
    format!("{text}\n— {NAME} {}\n", Base64::encode_string(&bytes))
}

/// The text of a note that `key` has signed.
pub(crate) fn open<'note>(key: &PublicKey, note: &'note str) -> Result<&'note str, BadNote> {
    let (text, bytes) = split(note).ok_or(BadNote::Unreadable)?;
    let (id, signature) = bytes.split_first_chunk::<4>().ok_or(BadNote::Unreadable)?;
    let signature = Signature::from_slice(signature).map_err(|_| BadNote::Unreadable)?;
    if *id != key_id(key) {
        return Err(BadNote::OtherKey);
    }
    if !key.holds(text.as_bytes(), &signature) {
        return Err(BadNote::BadSignature);
    }
    Ok(text)
}

fn split(note: &str) -> Option<(&str, Vec<u8>)> {
    let (before, signature) = note.strip_suffix('\n')?.rsplit_once("\n— samordna ")?;
    let text = note.get(..before.len())?;
    text.ends_with('\n').then_some(())?;
    Some((text, Base64::decode_vec(signature).ok()?))
}

/// The first four bytes of SHA-256 over the key's name, a line feed, 1 (for Ed25519) and the key.
fn key_id(key: &PublicKey) -> [u8; 4] {
    let digest = Digest::of_pieces(&[NAME.as_bytes(), b"\n\x01", key.as_bytes()]);
    let [a, b, c, d, ..] = *digest.as_bytes();
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_key_and_the_very_text_are_believed() {
        let (ours, other) = (Signer::from_seed([1; 32]), Signer::from_seed([2; 32]));
        let note = sign(&ours, "one\n\ntwo\n");
        assert_eq!(open(&ours.public_key(), &note), Ok("one\n\ntwo\n"));
        assert_eq!(open(&other.public_key(), &note), Err(BadNote::OtherKey));
        assert_eq!(open(&ours.public_key(), &note.replace("two", "tvo")), Err(BadNote::BadSignature));
        assert_eq!(open(&ours.public_key(), "one\n"), Err(BadNote::Unreadable));
    }

    #[test]
    fn no_byte_of_a_note_can_be_changed_unseen() {
        let signer = Signer::from_seed([1; 32]);
        let note = sign(&signer, "text\n").into_bytes();
        for place in 0..note.len() {
            let mut changed = note.clone();
            changed[place] ^= 1;
            let Ok(changed) = String::from_utf8(changed) else { continue };
            assert!(open(&signer.public_key(), &changed).is_err(), "{changed:?}");
        }
    }
}
