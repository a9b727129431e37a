//! Promises about accounts: one a person, a name for one alone, and where somebody is signed in.

use samordna_ledger::{Account, Digest, Ended, Session};

use super::{Place, tenant};

fn account(name: &str, person: &str) -> Account {
    Account { name: name.to_owned(), person: person.to_owned(), password: None, at: 1 }
}

pub fn an_account_is_found_by_name_and_by_person(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    let mut kept = account("anna.å", "anna");
    assert!(ledger.put_account(&a, &kept).unwrap());
    assert_eq!(ledger.account(&a, "anna.å").unwrap().as_ref(), Some(&kept));
    kept.password = Some("$argon2id$…".to_owned());
    kept.at = 2;
    assert!(ledger.put_account(&a, &kept).unwrap());
    assert_eq!(ledger.account_of(&a, "anna").unwrap(), Some(kept));
    assert_eq!(ledger.account(&a, "anna").unwrap(), None);
    assert_eq!(ledger.account_of(&a, "bo").unwrap(), None);
}

pub fn a_name_is_one_persons_and_another_name_frees_it(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    assert!(ledger.put_account(&a, &account("chef", "anna")).unwrap());
    assert!(!ledger.put_account(&a, &account("chef", "bo")).unwrap());
    assert_eq!(ledger.account_of(&a, "bo").unwrap(), None);
    assert!(ledger.put_account(&a, &account("anna", "anna")).unwrap());
    assert!(ledger.put_account(&a, &account("chef", "bo")).unwrap());
}

pub fn one_tenants_accounts_are_not_anothers(place: &dyn Place) {
    let (ledger, a, b) = (place.open(), tenant("a"), tenant("b"));
    assert!(ledger.put_account(&a, &account("chef", "anna")).unwrap());
    assert_eq!(ledger.account(&b, "chef").unwrap(), None);
    assert!(ledger.put_account(&b, &account("chef", "bo")).unwrap());
    assert!(!ledger.remove_account(&b, "anna").unwrap());
    assert_eq!(ledger.account(&a, "chef").unwrap().unwrap().person, "anna");
}

pub fn a_removed_account_is_gone_and_its_name_is_free(place: &dyn Place) {
    let (ledger, a) = (place.open(), tenant("a"));
    ledger.put_account(&a, &account("chef", "anna")).unwrap();
    assert!(ledger.remove_account(&a, "anna").unwrap());
    assert!(!ledger.remove_account(&a, "anna").unwrap());
    assert_eq!(ledger.account(&a, "chef").unwrap(), None);
    assert!(ledger.put_account(&a, &account("chef", "bo")).unwrap());
}

pub fn a_persons_sessions_are_listed_and_all_but_one_can_be_ended(place: &dyn Place) {
    let ledger = place.open();
    let session = |secret: &str, person: &str, expires| Session {
        key: Digest::of(secret.as_bytes()),
        person: person.to_owned(),
        content: secret.to_owned(),
        expires,
    };
    let (first, second, late, other) = (
        session("1", "anna", 50),
        session("2", "anna", 90),
        session("3", "anna", 10),
        session("4", "bo", 90),
    );
    for each in [&first, &second, &late, &other] {
        ledger.put_session(each).unwrap();
    }
    assert_eq!(ledger.sessions("anna", 10).unwrap(), [second.clone(), first.clone()]);
    assert_eq!(ledger.end_sessions(Ended::Others("anna", &first.key)).unwrap(), 2);
    assert_eq!(ledger.sessions("anna", 0).unwrap(), [first]);
    assert_eq!(ledger.sessions("bo", 0).unwrap(), [other]);
}
