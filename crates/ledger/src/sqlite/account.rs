//! Accounts in SQLite.

use rusqlite::{ErrorCode, OptionalExtension, Row, ffi, named_params, params};

use super::{Sqlite, empty_log, execute, fault};
use crate::{Account, Accounts, Digest, Fault, Session, Tenant};

impl Accounts for Sqlite {
    fn account(&self, tenant: &Tenant, name: &str) -> Result<Option<Account>, Fault> {
        let sql = "select name, person, password, at from account where tenant = ?1 and name = ?2";
        self.one_account(sql, [tenant.as_str(), name])
    }

    fn account_of(&self, tenant: &Tenant, person: &str) -> Result<Option<Account>, Fault> {
        let sql = "select name, person, password, at from account where tenant = ?1 and person = ?2";
        self.one_account(sql, [tenant.as_str(), person])
    }

    fn put_account(&self, tenant: &Tenant, account: &Account) -> Result<bool, Fault> {
        let sql = "
            insert into account (tenant, person, name, password, at) values (:tenant, :person, :name, :password, :at)
            on conflict (tenant, person) do update
            set name = excluded.name, password = excluded.password, at = excluded.at";
        let Account { name, person, password, at } = account;
        let values = named_params! {
            ":tenant": tenant.as_str(), ":person": person, ":name": name, ":password": password, ":at": at,
        };
        let writer = self.writer()?;
        let done = writer.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
        match done {
            Err(error) if is_taken(&error) => return Ok(false),
            done => done.map_err(fault)?,
        };
        // The hash before it is gone from the files.
        empty_log(&writer)?;
        Ok(true)
    }

    fn remove_account(&self, tenant: &Tenant, person: &str) -> Result<bool, Fault> {
        let sql = "delete from account where tenant = ?1 and person = ?2";
        let writer = self.writer()?;
        let count = execute(&writer, sql, [tenant.as_str(), person])?;
        empty_log(&writer)?;
        Ok(count == 1)
    }

    fn sessions(&self, person: &str, now: i64) -> Result<Vec<Session>, Fault> {
        let sql = "
            select key, content, expires from session where person = ?1 and expires > ?2
            order by expires desc, key";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let rows = query.query_map(params![person, now], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, row.get(2)?))
            });
            rows.map_err(fault)?
                .map(|row| {
                    let (key, content, expires) = row.map_err(fault)?;
                    let key =
                        Digest::try_from(key.as_slice()).map_err(|_| Fault::Damaged("session".into()))?;
                    Ok(Session { key, person: person.to_owned(), content, expires })
                })
                .collect()
        })
    }
}

impl Sqlite {
    fn one_account(&self, sql: &str, values: [&str; 2]) -> Result<Option<Account>, Fault> {
        let read = |row: &Row<'_>| {
            Ok(Account { name: row.get(0)?, person: row.get(1)?, password: row.get(2)?, at: row.get(3)? })
        };
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            query.query_row(values, read).optional().map_err(fault)
        })
    }
}

/// Another row has this name.
fn is_taken(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(failure, _)
        if failure.code == ErrorCode::ConstraintViolation
            && failure.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{TemporarySqlite, signer};

    #[test]
    fn a_changed_password_is_nowhere_in_the_files() {
        let (place, tenant) = (TemporarySqlite::new(), "a".parse().unwrap());
        let ledger = Sqlite::open(place.path(), signer()).unwrap();
        let account = |hash: &str| Account {
            name: "nora".to_owned(),
            person: "nora".to_owned(),
            password: Some(hash.to_owned()),
            at: 0,
        };
        let is_there = |hash: &str| {
            let folder = std::fs::read_dir(place.path().parent().unwrap()).unwrap();
            let files = folder.map(|file| std::fs::read(file.unwrap().path()).unwrap());
            files.into_iter().any(|bytes| bytes.windows(hash.len()).any(|window| window == hash.as_bytes()))
        };
        ledger.put_account(&tenant, &account("$argon2id$first")).unwrap();
        assert!(is_there("$argon2id$first"));
        ledger.put_account(&tenant, &account("$argon2id$second")).unwrap();
        assert!(!is_there("$argon2id$first") && is_there("$argon2id$second"));
        ledger.remove_account(&tenant, "nora").unwrap();
        assert!(!is_there("$argon2id$second"));
    }
}
