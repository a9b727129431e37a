//! The tables, and the numbered steps that lead to them. The numbers are the same in both dialects.

use postgres::{Client, GenericClient};

use super::fault;
use crate::{Concern, Fault};

/// Step n leads from version n to n + 1. A step is never changed once released.
const STEPS: &[&str] =
    &[include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

const TRIGGERS: [&str; 2] = ["entry_never_changed", "entry_never_removed"];

/// Settings without which a power cut can lose what was acknowledged.
const DURABLE: [&str; 2] = ["fsync", "full_page_writes"];

/// Brings the tables to this program's version, all or nothing.
pub(super) fn migrate(client: &mut Client) -> Result<(), Fault> {
    if version(client)? == Some(STEPS.len() as i64) {
        return Ok(());
    }
    let mut transaction = client.transaction().map_err(fault)?;
    // Two programs that start at once take turns.
    transaction.batch_execute("select pg_advisory_xact_lock(1398893935)").map_err(fault)?;
    let sql = "
        create schema if not exists samordna;
        create table if not exists samordna.version (number bigint not null);
        insert into samordna.version (number) select 0 where not exists (select from samordna.version)";
    transaction.batch_execute(sql).map_err(fault)?;
    let done = number(&mut transaction)?;
    for step in STEPS.iter().skip(usize::try_from(done).unwrap_or(0)) {
        transaction.batch_execute(step).map_err(fault)?;
        transaction.batch_execute("update samordna.version set number = number + 1").map_err(fault)?;
    }
    transaction.commit().map_err(fault)
}

/// Refuses a database that this program cannot read.
pub(super) fn check(client: &mut Client) -> Result<(), Fault> {
    match version(client)? {
        None => Err(Fault::Foreign),
        Some(found) if found < STEPS.len() as i64 => Err(Fault::Older { found }),
        Some(_) => Ok(()),
    }
}

/// The version of the tables; none before the first step.
fn version(client: &mut Client) -> Result<Option<i64>, Fault> {
    let there = "select to_regclass('samordna.version') is not null";
    if !client.query_typed_one(there, &[]).and_then(|row| row.try_get(0)).map_err(fault)? {
        return Ok(None);
    }
    number(client).map(Some)
}

fn number(client: &mut impl GenericClient) -> Result<i64, Fault> {
    let row = client.query_typed_one("select number from samordna.version", &[]);
    let (found, known) = (row.and_then(|row| row.try_get(0)).map_err(fault)?, STEPS.len() as i64);
    if found > known {
        return Err(Fault::Newer { found, known });
    }
    Ok(found)
}

/// What the server itself tells.
pub(super) fn concerns(client: &mut Client) -> Result<Vec<Concern>, Fault> {
    let mut concerns = Vec::new();
    for name in DURABLE {
        let row = client.query_typed_one(&format!("show {name}"), &[]).map_err(fault)?;
        let value: String = row.try_get(0).map_err(fault)?;
        if value != "on" {
            concerns.push(Concern::NotDurable(format!("{name} = {value}")));
        }
    }
    let sql = "
        select tgname::text from pg_trigger
        where tgrelid = 'samordna.entry'::regclass and tgenabled in ('O', 'A')";
    let rows = client.query_typed(sql, &[]).map_err(fault)?;
    let there: Vec<String> =
        rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>().map_err(fault)?;
    let gone = TRIGGERS.iter().filter(|name| !there.iter().any(|it| it == *name));
    concerns.extend(gone.map(|name| Concern::TriggerMissing((*name).to_owned())));
    Ok(concerns)
}
