//! The ledger in one SQLite file, compiled in: for one server, and for everything on a laptop.
//!
//! One connection writes, behind a lock; others read, and never wait for the writer's disk (WAL). Each commit waits for
//! the disk (`synchronous = full`). Other programs may have the file open at the same time; the key of table `entry`
//! tells two writers apart.

mod account;
mod connection;
mod schema;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, named_params, params};

use crate::{
    AppendError, Blob, Concern, Digest, Draft, Ended, Entry, Fault, Head, Jotting, Ledger, News, PublicKey,
    Session, Signer, Snapshot, Tenant,
    keys::Keys,
    row::{self, Row, SnapshotRow, packed, readable, signed},
};
use connection::{Readers, fault, open};

/// A ledger in an SQLite file.
pub struct Sqlite {
    keys: Keys,
    writer: Option<Mutex<Connection>>,
    readers: Readers,
}

impl Sqlite {
    /// Opens the file at `path` to read and append; makes it and its folder where there is none.
    pub fn open(path: impl Into<PathBuf>, signer: Signer) -> Result<Self, Fault> {
        let path = path.into();
        connection::create(&path)?;
        let mut writer = open(&path, true)?;
        schema::migrate(&mut writer)?;
        Ok(Self { keys: signer.into(), writer: Some(Mutex::new(writer)), readers: Readers::new(path) })
    }

    /// Opens the file at `path` to read only. It needs the public key alone, and changes nothing.
    pub fn open_to_read(path: impl AsRef<Path>, key: PublicKey) -> Result<Self, Fault> {
        let path = path.as_ref().to_owned();
        std::fs::metadata(&path).map_err(Fault::file(&path))?;
        let readers = Readers::new(path);
        readers.with(schema::check)?;
        Ok(Self { keys: key.into(), writer: None, readers })
    }

    fn writer(&self) -> Result<MutexGuard<'_, Connection>, Fault> {
        let writer = self.writer.as_ref().ok_or(Fault::ReadOnly)?;
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Ledger for Sqlite {
    fn tenants(&self) -> Result<Vec<Tenant>, Fault> {
        // A walk from one name to the next along the key; `distinct` would read every entry.
        let sql = "
            with recursive named (tenant) as (
                select min(tenant) from entry
                union all
                select (select min(tenant) from entry where entry.tenant > named.tenant) from named
                where named.tenant is not null
            )
            select tenant from named where tenant is not null
            union select tenant from checkpoint order by tenant";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let names = query.query_map([], |row| row.get::<_, String>(0)).map_err(fault)?;
            names
                .map(|name| name.map_err(fault)?.parse().map_err(|_| Fault::Damaged("tenant".into())))
                .collect()
        })
    }

    fn head(&self, tenant: &Tenant) -> Result<Head, Fault> {
        self.readers.with(|reader| head(reader, tenant))
    }

    fn read(&self, tenant: &Tenant, after: u64, limit: usize) -> Result<Vec<Entry>, Fault> {
        let sql = "
            select sequence, at, body, blobs, previous, seal from entry
            where tenant = ?1 and sequence > ?2 order by sequence limit ?3";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut rows = query.query(params![tenant.as_str(), signed(after), limit]).map_err(fault)?;
            readable(std::iter::from_fn(|| match rows.next() {
                Ok(row) => Some(entry(tenant, row?)),
                Err(error) => Some(Err(fault(error))),
            }))
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
        let mut writer = self.writer()?;
        let transaction = begin(&mut writer)?;
        let head = head(&transaction, tenant)?;
        if head.sequence != expected {
            return Err(AppendError::Late { head });
        }
        let before = checkpoint(&transaction, tenant)?;
        self.keys.admit_head(tenant, &head, before.as_deref())?;

        let entries = head.seal(tenant, drafts);
        for content in blobs {
            put_blob(&transaction, tenant, content)?;
        }
        for entry in &entries {
            for digest in &entry.blobs {
                if !is_known(&transaction, tenant, digest)? {
                    return Err(AppendError::UnknownBlob(*digest));
                }
            }
            put_entry(&transaction, tenant, entry)?;
        }
        if let Some(last) = entries.last() {
            put_checkpoint(&transaction, tenant, &self.keys.checkpoint(tenant, last)?)?;
        }
        transaction.commit().map_err(fault)?;
        Ok(entries)
    }

    fn checkpoint(&self, tenant: &Tenant) -> Result<Option<String>, Fault> {
        self.readers.with(|reader| checkpoint(reader, tenant))
    }

    fn blob(&self, tenant: &Tenant, digest: &Digest) -> Result<Blob, Fault> {
        let sql = "select content from blob where tenant = ?1 and digest = ?2";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let key = params![tenant.as_str(), digest.as_bytes()];
            let found =
                query.query_row(key, |row| row.get::<_, Option<Vec<u8>>>(0)).optional().map_err(fault)?;
            row::blob(digest, found)
        })
    }

    fn erase_blob(&self, tenant: &Tenant, digest: &Digest) -> Result<(), Fault> {
        let sql = "
            insert into blob (tenant, digest, content) values (?1, ?2, null)
            on conflict (tenant, digest) do update set content = null";
        let writer = self.writer()?;
        execute(&writer, sql, params![tenant.as_str(), digest.as_bytes()])?;
        empty_log(&writer)
    }

    fn session(&self, key: &Digest, now: i64) -> Result<Option<Session>, Fault> {
        let sql = "select person, content, expires from session where key = ?1 and expires > ?2";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let found = query.query_row(params![key.as_bytes(), now], |row| {
                Ok(Session { key: *key, person: row.get(0)?, content: row.get(1)?, expires: row.get(2)? })
            });
            found.optional().map_err(fault)
        })
    }

    fn put_session(&self, session: &Session) -> Result<(), Fault> {
        let sql = "
            insert into session (key, person, content, expires) values (:key, :person, :content, :expires)
            on conflict (key) do update
            set person = excluded.person, content = excluded.content, expires = excluded.expires";
        let Session { key, person, content, expires } = session;
        let values = named_params! {
            ":key": key.as_bytes(), ":person": person, ":content": content, ":expires": expires,
        };
        execute(&*self.writer()?, sql, values).map(drop)
    }

    fn end_sessions(&self, which: Ended<'_>) -> Result<u64, Fault> {
        let writer = self.writer()?;
        let ended = match which {
            Ended::One(key) => execute(&writer, "delete from session where key = ?1", [key.as_bytes()]),
            Ended::Person(person) => execute(&writer, "delete from session where person = ?1", [person]),
            Ended::Others(person, keep) => {
                let sql = "delete from session where person = ?1 and key <> ?2";
                execute(&writer, sql, params![person, keep.as_bytes()])
            }
            Ended::Expired(now) => execute(&writer, "delete from session where expires <= ?1", [now]),
        };
        ended.map(|count| count as u64)
    }

    fn jotting(&self, tenant: &Tenant, person: &str, what: &str) -> Result<Option<Jotting>, Fault> {
        let sql = "select content, at from jotting where tenant = ?1 and person = ?2 and what = ?3";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let found = query.query_row([tenant.as_str(), person, what], |row| {
                Ok(Jotting { content: row.get(0)?, at: row.get(1)? })
            });
            found.optional().map_err(fault)
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
                "insert into jotting (tenant, person, what, content, digest, at)
                values (:tenant, :person, :what, :content, :digest, :at)
                on conflict (tenant, person, what) do update set at = excluded.at where digest = :seen"
            }
            Some(_) => {
                "update jotting set content = :content, digest = :digest, at = :at
                where tenant = :tenant and person = :person and what = :what and digest = :seen"
            }
        };
        let digest = jotting.digest();
        // Whoever had seen nothing may keep the same again: the form was sent twice.
        let seen = seen.unwrap_or(&digest);
        let values = named_params! {
            ":tenant": tenant.as_str(), ":person": person, ":what": what, ":content": jotting.content,
            ":digest": digest.as_bytes(), ":at": jotting.at, ":seen": seen.as_bytes(),
        };
        execute(&*self.writer()?, sql, values).map(|count| count == 1)
    }

    fn drop_jotting(&self, tenant: &Tenant, person: &str, what: &str) -> Result<(), Fault> {
        let sql = "delete from jotting where tenant = ?1 and person = ?2 and what = ?3";
        let writer = self.writer()?;
        execute(&writer, sql, [tenant.as_str(), person, what])?;
        empty_log(&writer)
    }

    fn cursor(&self, tenant: &Tenant, name: &str) -> Result<u64, Fault> {
        let sql = "select sequence from cursor where tenant = ?1 and name = ?2";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let found = query.query_row([tenant.as_str(), name], |row| row.get::<_, i64>(0)).optional();
            Ok(found.map_err(fault)?.and_then(|sequence| u64::try_from(sequence).ok()).unwrap_or(0))
        })
    }

    fn set_cursor(&self, tenant: &Tenant, name: &str, sequence: u64) -> Result<(), Fault> {
        let sql = "
            insert into cursor (tenant, name, sequence) values (?1, ?2, ?3)
            on conflict (tenant, name) do update set sequence = excluded.sequence";
        execute(&*self.writer()?, sql, params![tenant.as_str(), name, signed(sequence)]).map(drop)
    }

    fn snapshot(&self, tenant: &Tenant) -> Result<Option<Snapshot>, Fault> {
        // Only one whose last entry is in the chain.
        let sql = "
            select sequence, seal, content, note,
                exists (select 1 from entry where entry.tenant = snapshot.tenant
                    and entry.sequence = snapshot.sequence and entry.seal = snapshot.seal)
            from snapshot where tenant = ?1";
        self.readers.with(|reader| {
            let mut query = reader.prepare_cached(sql).map_err(fault)?;
            let found = query.query_row([tenant.as_str()], |row| {
                Ok(SnapshotRow {
                    sequence: row.get(0)?,
                    seal: row.get(1)?,
                    content: row.get(2)?,
                    note: row.get(3)?,
                    in_chain: row.get(4)?,
                })
            });
            found.optional().map_err(fault)?.map(|row| row.snapshot(tenant, &self.keys)).transpose()
        })
    }

    fn put_snapshot(&self, tenant: &Tenant, snapshot: &Snapshot) -> Result<(), Fault> {
        let sql = "
            insert into snapshot (tenant, sequence, seal, content, note)
            values (:tenant, :sequence, :seal, :content, :note)
            on conflict (tenant) do update set sequence = excluded.sequence, seal = excluded.seal,
                content = excluded.content, note = excluded.note";
        let note = self.keys.snapshot(tenant, snapshot)?;
        let values = named_params! {
            ":tenant": tenant.as_str(), ":sequence": signed(snapshot.head.sequence),
            ":seal": snapshot.head.seal.as_bytes(), ":content": snapshot.content, ":note": note,
        };
        execute(&*self.writer()?, sql, values).map(drop)
    }

    fn news(&self) -> Result<Box<dyn News>, Fault> {
        Ok(Box::new(self.readers.news()?))
    }

    fn public_key(&self) -> PublicKey {
        self.keys.public().clone()
    }

    fn integrity(&self) -> Result<Vec<Concern>, Fault> {
        let mut concerns = self.readers.with(schema::concerns)?;
        for tenant in self.tenants()? {
            let (head, note) = self.readers.with(|reader| {
                // One transaction, so that nobody appends between the two.
                let both = reader.unchecked_transaction().map_err(fault)?;
                Ok((head(&both, &tenant)?, checkpoint(&both, &tenant)?))
            })?;
            concerns.extend(self.keys.concern(&tenant, &head, note.as_deref()));
        }
        Ok(concerns)
    }
}

fn begin(writer: &mut Connection) -> Result<Transaction<'_>, Fault> {
    writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)
}

fn execute(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<usize, Fault> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute(values)).map_err(fault)
}

/// What was removed still lies in the write-ahead log; this empties it, unless somebody reads just now.
fn empty_log(writer: &Connection) -> Result<(), Fault> {
    writer.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).map_err(fault)
}

fn entry(tenant: &Tenant, row: &rusqlite::Row<'_>) -> Result<Entry, Fault> {
    let sequence = row.get::<_, i64>(0).map_err(fault)?;
    let field = |field| Fault::UnreadableEntry { tenant: tenant.clone(), sequence: sequence as u64, field };
    let bytes = |column: usize, name| {
        let value = row.get_ref(column).map_err(fault)?;
        value.as_bytes().map_err(|_| field(name))
    };
    let row = Row {
        sequence,
        at: row.get(1).map_err(|_| field("at"))?,
        body: bytes(2, "body")?,
        blobs: bytes(3, "blobs")?,
        previous: bytes(4, "previous")?,
        seal: bytes(5, "seal")?,
    };
    row.entry(tenant)
}

fn head(connection: &Connection, tenant: &Tenant) -> Result<Head, Fault> {
    let sql = "select sequence, seal from entry where tenant = ?1 order by sequence desc limit 1";
    let mut query = connection.prepare_cached(sql).map_err(fault)?;
    let last = query.query_row([tenant.as_str()], |row| Ok((row.get(0)?, row.get(1)?))).optional();
    row::head(tenant, last.map_err(fault)?)
}

fn checkpoint(connection: &Connection, tenant: &Tenant) -> Result<Option<String>, Fault> {
    let sql = "select note from checkpoint where tenant = ?1";
    let mut query = connection.prepare_cached(sql).map_err(fault)?;
    query.query_row([tenant.as_str()], |row| row.get(0)).optional().map_err(fault)
}

fn put_entry(transaction: &Transaction<'_>, tenant: &Tenant, entry: &Entry) -> Result<(), Fault> {
    let sql = "
        insert into entry (tenant, sequence, at, body, blobs, previous, seal)
        values (:tenant, :sequence, :at, :body, :blobs, :previous, :seal)";
    let values = named_params! {
        ":tenant": tenant.as_str(), ":sequence": signed(entry.sequence), ":at": entry.at, ":body": entry.body,
        ":blobs": packed(&entry.blobs), ":previous": entry.previous.as_bytes(), ":seal": entry.seal.as_bytes(),
    };
    execute(transaction, sql, values).map(drop)
}

fn put_checkpoint(transaction: &Transaction<'_>, tenant: &Tenant, note: &str) -> Result<(), Fault> {
    let sql = "
        insert into checkpoint (tenant, note) values (?1, ?2)
        on conflict (tenant) do update set note = excluded.note";
    execute(transaction, sql, [tenant.as_str(), note]).map(drop)
}

/// Content that was erased and is given again is stored again.
fn put_blob(transaction: &Transaction<'_>, tenant: &Tenant, content: &[u8]) -> Result<(), Fault> {
    let sql = "
        insert into blob (tenant, digest, content) values (?1, ?2, ?3)
        on conflict (tenant, digest) do update set content = excluded.content where blob.content is null";
    execute(transaction, sql, params![tenant.as_str(), Digest::of(content).as_bytes(), content]).map(drop)
}

fn is_known(transaction: &Transaction<'_>, tenant: &Tenant, digest: &Digest) -> Result<bool, Fault> {
    let sql = "select 1 from blob where tenant = ?1 and digest = ?2";
    let mut query = transaction.prepare_cached(sql).map_err(fault)?;
    query.exists(params![tenant.as_str(), digest.as_bytes()]).map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{TemporarySqlite, signer};

    #[test]
    fn a_full_disk_is_told_and_nothing_is_lost() {
        let (place, tenant) = (TemporarySqlite::new(), "a".parse().unwrap());
        let ledger = Sqlite::open(place.path(), signer()).unwrap();
        let draft = |size| Draft { at: 0, body: "x".repeat(size), blobs: vec![] };
        ledger.append(&tenant, 0, &[draft(1)], &[]).unwrap();
        let allow = |pages: i64| {
            let sql = format!("pragma max_page_count = {pages}");
            ledger.writer().unwrap().query_row(&sql, [], |_| Ok(())).unwrap();
        };
        allow(1);
        let full = ledger.append(&tenant, 1, &[draft(100_000)], &[]).unwrap_err();
        assert!(matches!(full, AppendError::Fault(Fault::DiskFull)), "{full}");
        allow(100_000);
        assert_eq!(ledger.append(&tenant, 1, &[draft(100_000)], &[]).unwrap()[0].sequence, 2);
    }

    #[test]
    fn a_dropped_jotting_is_nowhere_in_the_files() {
        let (place, tenant) = (TemporarySqlite::new(), "a".parse().unwrap());
        let ledger = Sqlite::open(place.path(), signer()).unwrap();
        let jotting = Jotting { content: "tänkte högt om någon ".repeat(500), at: 0 };
        ledger.keep_jotting(&tenant, "nora", "notes", None, &jotting).unwrap();
        let needle = &jotting.content.as_bytes()[..20];
        let is_there = || {
            let folder = std::fs::read_dir(place.path().parent().unwrap()).unwrap();
            let files = folder.map(|file| std::fs::read(file.unwrap().path()).unwrap());
            files.into_iter().any(|bytes| bytes.windows(20).any(|window| window == needle))
        };
        assert!(is_there());
        ledger.drop_jotting(&tenant, "nora", "notes").unwrap();
        assert!(!is_there());
    }

    #[test]
    fn an_erased_blob_is_nowhere_in_the_files() {
        let (place, tenant) = (TemporarySqlite::new(), "a".parse().unwrap());
        let ledger = Sqlite::open(place.path(), signer()).unwrap();
        let secret = "telefon 070-000 00 00 ".repeat(500);
        let digest = Digest::of(secret.as_bytes());
        let draft = Draft { at: 0, body: String::new(), blobs: vec![digest] };
        ledger.append(&tenant, 0, &[draft], &[secret.as_bytes()]).unwrap();
        let is_there = || {
            let folder = std::fs::read_dir(place.path().parent().unwrap()).unwrap();
            let files = folder.map(|file| std::fs::read(file.unwrap().path()).unwrap());
            files.into_iter().any(|bytes| bytes.windows(20).any(|window| window == &secret.as_bytes()[..20]))
        };
        assert!(is_there());
        ledger.erase_blob(&tenant, &digest).unwrap();
        assert!(!is_there());
    }
}
