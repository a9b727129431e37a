//! The tables, and the numbered steps that lead to them. The numbers are the same in both dialects.

use rusqlite::{Connection, TransactionBehavior};

use super::fault;
use crate::{Concern, Fault};

/// Step n leads from version n to n + 1. A step is never changed once released.
const STEPS: &[&str] =
    &[include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

/// "Samo": tells our files from others'.
const APPLICATION: i64 = 0x5361_6d6f;

const TRIGGERS: [&str; 3] = ["entry_never_changed", "entry_never_removed", "entry_never_replaced"];

/// Brings the tables to this program's version, all or nothing.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    let version = if is_empty(&transaction)? { 0 } else { version(&transaction)? };
    let done = usize::try_from(version).unwrap_or(0);
    if done == STEPS.len() {
        return Ok(());
    }
    for step in STEPS.iter().skip(done) {
        transaction.execute_batch(step).map_err(fault)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION).map_err(fault)?;
    transaction.pragma_update(None, "user_version", STEPS.len() as i64).map_err(fault)?;
    transaction.commit().map_err(fault)
}

/// Refuses a file that this program cannot read.
pub(super) fn check(connection: &Connection) -> Result<(), Fault> {
    match version(connection)? {
        found if found < STEPS.len() as i64 => Err(Fault::Older { found }),
        _ => Ok(()),
    }
}

fn version(connection: &Connection) -> Result<i64, Fault> {
    if number(connection, "pragma application_id")? != APPLICATION {
        return Err(Fault::Foreign);
    }
    let (found, known) = (number(connection, "pragma user_version")?, STEPS.len() as i64);
    if found > known {
        return Err(Fault::Newer { found, known });
    }
    Ok(found)
}

fn is_empty(connection: &Connection) -> Result<bool, Fault> {
    Ok(number(connection, "select count(*) from sqlite_schema")? == 0)
}

fn number(connection: &Connection, sql: &str) -> Result<i64, Fault> {
    connection.query_row(sql, [], |row| row.get(0)).map_err(fault)
}

/// What the file itself tells.
pub(super) fn concerns(connection: &Connection) -> Result<Vec<Concern>, Fault> {
    let mut concerns = Vec::new();
    let mut check = connection.prepare("pragma quick_check(3)").map_err(fault)?;
    let answers = check.query_map([], |row| row.get::<_, String>(0)).map_err(fault)?;
    for answer in answers {
        match answer.map_err(fault)? {
            fine if fine == "ok" => {}
            damage => concerns.push(Concern::Damaged(damage)),
        }
    }
    let mode: String = connection.query_row("pragma journal_mode", [], |row| row.get(0)).map_err(fault)?;
    if mode != "wal" {
        concerns.push(Concern::NotDurable(format!("journal_mode = {mode}")));
    }
    let sql =
        "select count(*) from sqlite_schema where type = 'trigger' and tbl_name = 'entry' and name = ?1";
    for name in TRIGGERS {
        let count: i64 = connection.query_row(sql, [name], |row| row.get(0)).map_err(fault)?;
        if count == 0 {
            concerns.push(Concern::TriggerMissing(name.to_owned()));
        }
    }
    Ok(concerns)
}
