//! A plain table with a plain insert, as durable as the ledger: the floor that benchmarks stand beside.

use rusqlite::Connection;
use std::{path::Path, sync::Mutex};

/// The table.
pub struct BareTable(Mutex<Connection>);

impl BareTable {
    /// Makes it in a folder.
    pub fn create(folder: &Path) -> Self {
        let connection = Connection::open(folder.join("bare.sqlite")).unwrap();
        let made = "pragma journal_mode = wal; pragma synchronous = full; \
                    create table act (id integer primary key, body text) strict";
        connection.execute_batch(made).unwrap();
        Self(Mutex::new(connection))
    }

    /// Inserts rows in one durable step.
    pub fn insert(&self, bodies: &[&str]) {
        let mut connection = self.0.lock().unwrap();
        let together = connection.transaction().unwrap();
        for body in bodies {
            together.execute("insert into act (body) values (?1)", [body]).unwrap();
        }
        together.commit().unwrap();
    }
}
