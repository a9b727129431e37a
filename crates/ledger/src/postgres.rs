//! The ledger in PostgreSQL: for several servers on one database.
//!
//! Everything lies in the schema `samordna`. The key of table `entry` tells two writers apart; `notify samordna_entry`
//! tells the others, with the tenant and the number of the last entry, when an append is committed. Every statement goes
//! in one round trip and leaves nothing on the server, so that a pooler may stand between.
//!
//! Deliberately absent: encryption on the way. The connection is a local socket or a network that is trusted; put a
//! tunnel or a pooler with TLS on the way where it is not.

mod account;
mod append;
mod connection;
mod schema;

use postgres::{
    GenericClient,
    types::{ToSql, Type},
};

use crate::{
    AppendError, Blob, Concern, Digest, Draft, Ended, Entry, Fault, Head, Jotting, Ledger, News, PublicKey,
    Session, Signer, Snapshot, Tenant,
    keys::Keys,
    row::{self, Row, SnapshotRow, readable, signed},
};
use append::{first_unknown, put_blobs, put_checkpoint, put_entries};
use connection::{Clients, fault, is_taken};

/// A ledger in a PostgreSQL database.
pub struct Postgres {
    keys: Keys,
    clients: Clients,
}

impl Postgres {
    /// Connects to read and append, and makes the tables where there are none. The address is a URL
    /// (`postgresql://user@host/database`) or `key=value` pairs.
    pub fn open(address: &str, signer: Signer) -> Result<Self, Fault> {
        let clients = Clients::new(address)?;
        clients.with(schema::migrate)?;
        Ok(Self { keys: signer.into(), clients })
    }

    /// Connects to read only. It needs the public key alone, and changes nothing.
    pub fn open_to_read(address: &str, key: PublicKey) -> Result<Self, Fault> {
        let clients = Clients::new(address)?.read_only();
        clients.with(schema::check)?;
        Ok(Self { keys: key.into(), clients })
    }
}

impl Ledger for Postgres {
    fn tenants(&self) -> Result<Vec<Tenant>, Fault> {
        // A walk from one name to the next along the key; `distinct` would read every entry.
        // collate "C" is the order of the bytes, as in SQLite.
        let sql = r#"
            with recursive named (tenant) as (
                select min(tenant) from samordna.entry
                union all
                select (select min(tenant) from samordna.entry where entry.tenant > named.tenant) from named
                where named.tenant is not null
            ), every (tenant) as (
                select tenant from named where tenant is not null
                union select tenant from samordna.checkpoint
            )
            select tenant from every order by tenant collate "C""#;
        self.clients.with(|client| {
            let rows = client.query_typed(sql, &[]).map_err(fault)?;
            let name = |row: postgres::Row| row.try_get::<_, String>(0).map_err(fault);
            rows.into_iter()
                .map(|row| name(row)?.parse().map_err(|_| Fault::Damaged("tenant".into())))
                .collect()
        })
    }

    fn head(&self, tenant: &Tenant) -> Result<Head, Fault> {
        self.clients.with(|client| Ok(head_and_checkpoint(client, tenant)?.0))
    }

    fn read(&self, tenant: &Tenant, after: u64, limit: usize) -> Result<Vec<Entry>, Fault> {
        let sql = "
            select sequence, at, body, blobs, previous, seal from samordna.entry
            where tenant = $1 and sequence > $2 order by sequence limit $3";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.clients.with(|client| {
            let values = [
                (&tenant.as_str() as _, Type::TEXT),
                (&signed(after) as _, Type::INT8),
                (&limit as _, Type::INT8),
            ];
            let rows = client.query_typed(sql, &values).map_err(fault)?;
            readable(rows.iter().map(|row| entry(tenant, row)))
        })
    }

    fn append(
        &self,
        tenant: &Tenant,
        expected: u64,
        drafts: &[Draft],
        blobs: &[&[u8]],
    ) -> Result<Vec<Entry>, AppendError> {
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        self.clients.with(|client| {
            let mut transaction = client.transaction().map_err(fault)?;
            transaction.batch_execute("set local synchronous_commit = on").map_err(fault)?;
            let (head, before) = head_and_checkpoint(&mut transaction, tenant)?;
            if head.sequence != expected {
                return Err(AppendError::Late { head });
            }
            self.keys.admit_head(tenant, &head, before.as_deref())?;

            let entries = head.seal(tenant, drafts);
            // The entries first: whoever is late waits here for the other, and learns it.
            match put_entries(&mut transaction, tenant, &entries) {
                Err(error) if is_taken(&error, "entry_key") => {
                    transaction.rollback().map_err(fault)?;
                    let (head, _) = head_and_checkpoint(client, tenant)?;
                    return Err(AppendError::Late { head });
                }
                done => done.map_err(fault)?,
            }
            put_blobs(&mut transaction, tenant, blobs)?;
            if let Some(unknown) = first_unknown(&mut transaction, tenant, &entries)? {
                return Err(AppendError::UnknownBlob(unknown));
            }
            if let Some(last) = entries.last() {
                put_checkpoint(&mut transaction, tenant, last, &self.keys.checkpoint(tenant, last)?)?;
            }
            transaction.commit().map_err(fault)?;
            Ok(entries)
        })
    }

    fn checkpoint(&self, tenant: &Tenant) -> Result<Option<String>, Fault> {
        self.clients.with(|client| Ok(head_and_checkpoint(client, tenant)?.1))
    }

    fn blob(&self, tenant: &Tenant, digest: &Digest) -> Result<Blob, Fault> {
        let sql = "select content from samordna.blob where tenant = $1 and digest = $2";
        self.clients.with(|client| {
            let values = [(&tenant.as_str() as _, Type::TEXT), (&bytes(digest) as _, Type::BYTEA)];
            let found = client.query_typed_opt(sql, &values).map_err(fault)?;
            row::blob(digest, found.map(|row| row.try_get(0)).transpose().map_err(fault)?)
        })
    }

    fn erase_blob(&self, tenant: &Tenant, digest: &Digest) -> Result<(), Fault> {
        let sql = "
            insert into samordna.blob (tenant, digest, content) values ($1, $2, null)
            on conflict (tenant, digest) do update set content = null";
        self.clients.with(|client| {
            let values = [(&tenant.as_str() as _, Type::TEXT), (&bytes(digest) as _, Type::BYTEA)];
            client.execute_typed(sql, &values).map(drop).map_err(fault)
        })
    }

    fn session(&self, key: &Digest, now: i64) -> Result<Option<Session>, Fault> {
        let sql = "select person, content, expires from samordna.session where key = $1 and expires > $2";
        self.clients.with(|client| {
            let values = [(&bytes(key) as _, Type::BYTEA), (&now as _, Type::INT8)];
            let Some(row) = client.query_typed_opt(sql, &values).map_err(fault)? else {
                return Ok(None);
            };
            let session = |row: postgres::Row| {
                Ok(Session {
                    key: *key,
                    person: row.try_get(0)?,
                    content: row.try_get(1)?,
                    expires: row.try_get(2)?,
                })
            };
            session(row).map(Some).map_err(fault)
        })
    }

    fn put_session(&self, session: &Session) -> Result<(), Fault> {
        let sql = "
            insert into samordna.session (key, person, content, expires) values ($1, $2, $3, $4)
            on conflict (key) do update
            set person = excluded.person, content = excluded.content, expires = excluded.expires";
        self.clients.with(|client| {
            let values = [
                (&bytes(&session.key) as _, Type::BYTEA),
                (&session.person as _, Type::TEXT),
                (&session.content as _, Type::TEXT),
                (&session.expires as _, Type::INT8),
            ];
            client.execute_typed(sql, &values).map(drop).map_err(fault)
        })
    }

    fn end_sessions(&self, which: Ended<'_>) -> Result<u64, Fault> {
        self.clients.with(|client| {
            let ended = match which {
                Ended::One(key) => client.execute_typed(
                    "delete from samordna.session where key = $1",
                    &[(&bytes(key), Type::BYTEA)],
                ),
                Ended::Person(person) => client.execute_typed(
                    "delete from samordna.session where person = $1",
                    &[(&person, Type::TEXT)],
                ),
                Ended::Others(person, keep) => client.execute_typed(
                    "delete from samordna.session where person = $1 and key <> $2",
                    &[(&person, Type::TEXT), (&bytes(keep), Type::BYTEA)],
                ),
                Ended::Expired(now) => client
                    .execute_typed("delete from samordna.session where expires <= $1", &[(&now, Type::INT8)]),
            };
            ended.map_err(fault)
        })
    }

    fn jotting(&self, tenant: &Tenant, person: &str, what: &str) -> Result<Option<Jotting>, Fault> {
        let sql = "
            select content, at from samordna.jotting where tenant = $1 and person = $2 and what = $3";
        self.clients.with(|client| {
            let Some(row) =
                client.query_typed_opt(sql, &texts(&[tenant.as_str(), person, what])).map_err(fault)?
            else {
                return Ok(None);
            };
            let content: Vec<u8> = row.try_get(0).map_err(fault)?;
            let content = String::from_utf8(content).map_err(|_| Fault::Damaged("jotting".into()))?;
            Ok(Some(Jotting { content, at: row.try_get(1).map_err(fault)? }))
        })
    }

    fn keep_jotting(
        &self,
        tenant: &Tenant,
        person: &str,
        what: &str,
        seen: Option<&Digest>,
        jotting: &Jotting,
    ) -> Result<bool, Fault> {
        let sql = match seen {
            None => {
                "insert into samordna.jotting as kept (tenant, person, what, content, digest, at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (tenant, person, what) do update set at = excluded.at where kept.digest = $7"
            }
            Some(_) => {
                "update samordna.jotting set content = $4, digest = $5, at = $6
                where tenant = $1 and person = $2 and what = $3 and digest = $7"
            }
        };
        let digest = jotting.digest();
        // Whoever had seen nothing may keep the same again: the form was sent twice.
        let seen = seen.unwrap_or(&digest);
        self.clients.with(|client| {
            let values = [
                (&tenant.as_str() as _, Type::TEXT),
                (&person as _, Type::TEXT),
                (&what as _, Type::TEXT),
                (&jotting.content.as_bytes() as _, Type::BYTEA),
                (&bytes(&digest) as _, Type::BYTEA),
                (&jotting.at as _, Type::INT8),
                (&bytes(seen) as _, Type::BYTEA),
            ];
            client.execute_typed(sql, &values).map(|count| count == 1).map_err(fault)
        })
    }

    fn drop_jotting(&self, tenant: &Tenant, person: &str, what: &str) -> Result<(), Fault> {
        let sql = "delete from samordna.jotting where tenant = $1 and person = $2 and what = $3";
        self.clients.with(|client| {
            client.execute_typed(sql, &texts(&[tenant.as_str(), person, what])).map(drop).map_err(fault)
        })
    }

    fn cursor(&self, tenant: &Tenant, name: &str) -> Result<u64, Fault> {
        let sql = "select sequence from samordna.cursor where tenant = $1 and name = $2";
        self.clients.with(|client| {
            let values = [(&tenant.as_str() as _, Type::TEXT), (&name as _, Type::TEXT)];
            let found = client.query_typed_opt(sql, &values).map_err(fault)?;
            let sequence: Option<i64> = found.map(|row| row.try_get(0)).transpose().map_err(fault)?;
            Ok(sequence.and_then(|sequence| u64::try_from(sequence).ok()).unwrap_or(0))
        })
    }

    fn set_cursor(&self, tenant: &Tenant, name: &str, sequence: u64) -> Result<(), Fault> {
        let sql = "
            insert into samordna.cursor (tenant, name, sequence) values ($1, $2, $3)
            on conflict (tenant, name) do update set sequence = excluded.sequence";
        self.clients.with(|client| {
            let values = [
                (&tenant.as_str() as _, Type::TEXT),
                (&name as _, Type::TEXT),
                (&signed(sequence) as _, Type::INT8),
            ];
            client.execute_typed(sql, &values).map(drop).map_err(fault)
        })
    }

    fn snapshot(&self, tenant: &Tenant) -> Result<Option<Snapshot>, Fault> {
        let sql = "
            select sequence, seal, content, note,
                exists (select 1 from samordna.entry where entry.tenant = snapshot.tenant
                    and entry.sequence = snapshot.sequence and entry.seal = snapshot.seal)
            from samordna.snapshot where tenant = $1";
        self.clients.with(|client| {
            let values = [(&tenant.as_str() as _, Type::TEXT)];
            let Some(row) = client.query_typed_opt(sql, &values).map_err(fault)? else {
                return Ok(None);
            };
            let read = |row: postgres::Row| {
                Ok(SnapshotRow {
                    sequence: row.try_get(0)?,
                    seal: row.try_get(1)?,
                    content: row.try_get(2)?,
                    note: row.try_get(3)?,
                    in_chain: row.try_get(4)?,
                })
            };
            read(row).map_err(fault)?.snapshot(tenant, &self.keys).map(Some)
        })
    }

    fn put_snapshot(&self, tenant: &Tenant, snapshot: &Snapshot) -> Result<(), Fault> {
        let sql = "
            insert into samordna.snapshot (tenant, sequence, seal, content, note) values ($1, $2, $3, $4, $5)
            on conflict (tenant) do update set sequence = excluded.sequence, seal = excluded.seal,
                content = excluded.content, note = excluded.note";
        let note = self.keys.snapshot(tenant, snapshot)?;
        self.clients.with(|client| {
            let values = [
                (&tenant.as_str() as _, Type::TEXT),
                (&signed(snapshot.head.sequence) as _, Type::INT8),
                (&bytes(&snapshot.head.seal) as _, Type::BYTEA),
                (&snapshot.content as _, Type::BYTEA),
                (&note as _, Type::TEXT),
            ];
            client.execute_typed(sql, &values).map(drop).map_err(fault)
        })
    }

    fn news(&self) -> Result<Box<dyn News>, Fault> {
        Ok(Box::new(self.clients.news()?))
    }

    fn public_key(&self) -> PublicKey {
        self.keys.public().clone()
    }

    fn integrity(&self) -> Result<Vec<Concern>, Fault> {
        let mut concerns = self.clients.with(schema::concerns)?;
        for tenant in self.tenants()? {
            let (head, note) = self.clients.with(|client| head_and_checkpoint(client, &tenant))?;
            concerns.extend(self.keys.concern(&tenant, &head, note.as_deref()));
        }
        Ok(concerns)
    }
}

fn texts<'a>(values: &'a [&'a str; 3]) -> [(&'a (dyn ToSql + Sync), Type); 3] {
    values.each_ref().map(|value| (value as _, Type::TEXT))
}

fn bytes(digest: &Digest) -> &[u8] {
    digest.as_bytes()
}

fn entry(tenant: &Tenant, row: &postgres::Row) -> Result<Entry, Fault> {
    let read = |row| -> Result<Row<'_>, postgres::Error> {
        let row: &postgres::Row = row;
        Ok(Row {
            sequence: row.try_get(0)?,
            at: row.try_get(1)?,
            body: row.try_get(2)?,
            blobs: row.try_get(3)?,
            previous: row.try_get(4)?,
            seal: row.try_get(5)?,
        })
    };
    read(row).map_err(fault)?.entry(tenant)
}

/// Both in one statement, so that nobody appends between the two.
fn head_and_checkpoint(
    client: &mut impl GenericClient,
    tenant: &Tenant,
) -> Result<(Head, Option<String>), Fault> {
    let sql = "
        select last.sequence, last.seal, checkpoint.note from (select $1 as tenant) as wanted
        left join lateral (
            select sequence, seal from samordna.entry where entry.tenant = wanted.tenant
            order by sequence desc limit 1
        ) as last on true
        left join samordna.checkpoint on checkpoint.tenant = wanted.tenant";
    let row = client.query_typed_one(sql, &[(&tenant.as_str(), Type::TEXT)]).map_err(fault)?;
    let sequence: Option<i64> = row.try_get(0).map_err(fault)?;
    let seal: Option<Vec<u8>> = row.try_get(1).map_err(fault)?;
    Ok((row::head(tenant, sequence.zip(seal))?, row.try_get(2).map_err(fault)?))
}
