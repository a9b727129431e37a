//! Accounts in PostgreSQL.

use postgres::{
    Row,
    types::{ToSql, Type},
};

use super::{
    Postgres,
    connection::{fault, is_taken},
};
use crate::{Account, Accounts, Digest, Fault, Session, Tenant};

impl Accounts for Postgres {
    fn account(&self, tenant: &Tenant, name: &str) -> Result<Option<Account>, Fault> {
        let sql = "select name, person, password, at from samordna.account where tenant = $1 and name = $2";
        self.one_account(sql, [tenant.as_str(), name])
    }

    fn account_of(&self, tenant: &Tenant, person: &str) -> Result<Option<Account>, Fault> {
        let sql = "select name, person, password, at from samordna.account where tenant = $1 and person = $2";
        self.one_account(sql, [tenant.as_str(), person])
    }

    fn put_account(&self, tenant: &Tenant, account: &Account) -> Result<bool, Fault> {
        let sql = "
            insert into samordna.account (tenant, person, name, password, at) values ($1, $2, $3, $4, $5)
            on conflict (tenant, person) do update
            set name = excluded.name, password = excluded.password, at = excluded.at";
        self.clients.with(|client| {
            let values: [(&(dyn ToSql + Sync), Type); 5] = [
                (&tenant.as_str(), Type::TEXT),
                (&account.person, Type::TEXT),
                (&account.name, Type::TEXT),
                (&account.password, Type::TEXT),
                (&account.at, Type::INT8),
            ];
            match client.execute_typed(sql, &values) {
                Err(error) if is_taken(&error, "account_name") => Ok(false),
                done => done.map(|_| true).map_err(fault),
            }
        })
    }

    fn remove_account(&self, tenant: &Tenant, person: &str) -> Result<bool, Fault> {
        let sql = "delete from samordna.account where tenant = $1 and person = $2";
        self.clients.with(|client| {
            let values: [(&(dyn ToSql + Sync), Type); 2] =
                [(&tenant.as_str(), Type::TEXT), (&person, Type::TEXT)];
            client.execute_typed(sql, &values).map(|count| count == 1).map_err(fault)
        })
    }

    fn sessions(&self, person: &str, now: i64) -> Result<Vec<Session>, Fault> {
        let sql = "
            select key, content, expires from samordna.session where person = $1 and expires > $2
            order by expires desc, key";
        self.clients.with(|client| {
            let values: [(&(dyn ToSql + Sync), Type); 2] = [(&person, Type::TEXT), (&now, Type::INT8)];
            let rows = client.query_typed(sql, &values).map_err(fault)?;
            rows.iter()
                .map(|row| {
                    let key: &[u8] = row.try_get(0).map_err(fault)?;
                    let key = Digest::try_from(key).map_err(|_| Fault::Damaged("session".into()))?;
                    let (content, expires) = (row.try_get(1).map_err(fault)?, row.try_get(2).map_err(fault)?);
                    Ok(Session { key, person: person.to_owned(), content, expires })
                })
                .collect()
        })
    }
}

impl Postgres {
    fn one_account(&self, sql: &str, values: [&str; 2]) -> Result<Option<Account>, Fault> {
        let read = |row: Row| {
            Ok(Account {
                name: row.try_get(0)?,
                person: row.try_get(1)?,
                password: row.try_get(2)?,
                at: row.try_get(3)?,
            })
        };
        self.clients.with(|client| {
            let values = values.each_ref().map(|value| (value as &(dyn ToSql + Sync), Type::TEXT));
            let found = client.query_typed_opt(sql, &values).map_err(fault)?;
            found.map(read).transpose().map_err(fault)
        })
    }
}
