//! Passwords as they are kept: argon2id, so that whoever steals the hashes has to pay for each guess.

use crate::Fault;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use samordna_domain::Password;

/// What one guess costs: 19 MiB of memory, gone through twice. Source: OWASP, Password Storage Cheat Sheet.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// How a hash of that cost begins.
const TODAY: &str = "$argon2id$v=19$m=19456,t=2,p=1$";

/// The hash of no password that anybody has, at today's cost: what is compared where there is no account.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$ERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzA";

/// The hash of a password, with a salt of its own.
pub(super) fn of(password: &Password) -> Result<String, Fault> {
    let mut salt = [0u8; 16];
    getrandom::fill(&mut salt).map_err(|_| Fault::Random)?;
    let (memory, turns, lanes) = COST;
    let params = Params::new(memory, turns, lanes, None).map_err(|_| Fault::Hash)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash: PasswordHash =
        argon.hash_password_with_salt(password.as_str().as_bytes(), &salt).map_err(|_| Fault::Hash)?;
    Ok(hash.to_string())
}

/// The password is the one that was hashed. Where there is no hash the work is done all the same, in vain.
pub(super) fn fits(password: &Password, known: Option<&str>) -> bool {
    let hash = PasswordHash::new(known.unwrap_or(NOBODYS));
    let fits =
        |hash: PasswordHash| Argon2::default().verify_password(password.as_str().as_bytes(), &hash).is_ok();
    hash.is_ok_and(fits) && known.is_some()
}

/// It was hashed at another cost than today's.
pub(super) fn is_old(hash: &str) -> bool {
    !hash.starts_with(TODAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_fits_its_password_alone_and_never_comes_twice() {
        let (one, other) = (Password::typed("korgen under trappan"), Password::typed("korgen under trappen"));
        let hash = of(&one).unwrap();
        assert!(fits(&one, Some(&hash)) && !fits(&other, Some(&hash)));
        assert_ne!(of(&one).unwrap(), hash);
        assert!(!is_old(&hash), "{hash}");
    }

    #[test]
    fn where_there_is_no_account_the_same_work_is_done_in_vain() {
        let nobodys = PasswordHash::new(NOBODYS).expect("a hash that can be compared");
        assert_eq!(
            NOBODYS.strip_prefix(TODAY).map(str::len),
            of(&Password::typed("x")).unwrap().strip_prefix(TODAY).map(str::len)
        );
        assert!(nobodys.hash.is_some() && nobodys.salt.is_some());
        assert!(!fits(&Password::typed("x"), None));
    }

    #[test]
    fn what_is_no_hash_fits_nothing() {
        assert!(!fits(&Password::typed("x"), Some("x")));
    }
}
