//! What an append writes, within one transaction.

use postgres::{GenericClient, types::Type};

use super::{bytes, fault};
use crate::{
    Digest, Entry, Fault, Tenant,
    row::{packed, signed},
};

/// All in one statement, however many.
pub(super) fn put_entries(
    client: &mut impl GenericClient,
    tenant: &Tenant,
    entries: &[Entry],
) -> Result<(), postgres::Error> {
    let sql = "
        insert into samordna.entry (tenant, sequence, at, body, blobs, previous, seal)
        select $1, * from unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[])";
    let sequences: Vec<i64> = entries.iter().map(|entry| signed(entry.sequence)).collect();
    let times: Vec<i64> = entries.iter().map(|entry| entry.at).collect();
    let bodies: Vec<&[u8]> = entries.iter().map(|entry| entry.body.as_bytes()).collect();
    let blobs: Vec<Vec<u8>> = entries.iter().map(|entry| packed(&entry.blobs)).collect();
    let previous: Vec<&[u8]> = entries.iter().map(|entry| bytes(&entry.previous)).collect();
    let seals: Vec<&[u8]> = entries.iter().map(|entry| bytes(&entry.seal)).collect();
    let values = [
        (&tenant.as_str() as _, Type::TEXT),
        (&sequences as _, Type::INT8_ARRAY),
        (&times as _, Type::INT8_ARRAY),
        (&bodies as _, Type::BYTEA_ARRAY),
        (&blobs as _, Type::BYTEA_ARRAY),
        (&previous as _, Type::BYTEA_ARRAY),
        (&seals as _, Type::BYTEA_ARRAY),
    ];
    client.execute_typed(sql, &values).map(drop)
}

/// Content that was erased and is given again is stored again.
pub(super) fn put_blobs(
    client: &mut impl GenericClient,
    tenant: &Tenant,
    blobs: &[&[u8]],
) -> Result<(), Fault> {
    let sql = "
        insert into samordna.blob (tenant, digest, content) values ($1, $2, $3)
        on conflict (tenant, digest) do update set content = excluded.content where blob.content is null";
    for content in blobs {
        let digest = Digest::of(content);
        let values = [
            (&tenant.as_str() as _, Type::TEXT),
            (&bytes(&digest) as _, Type::BYTEA),
            (content as _, Type::BYTEA),
        ];
        client.execute_typed(sql, &values).map_err(fault)?;
    }
    Ok(())
}

/// The first blob that an entry names and that has no row.
pub(super) fn first_unknown(
    client: &mut impl GenericClient,
    tenant: &Tenant,
    entries: &[Entry],
) -> Result<Option<Digest>, Fault> {
    let sql = "
        select named.place from unnest($2::bytea[]) with ordinality as named (digest, place)
        where not exists (select 1 from samordna.blob where blob.tenant = $1 and blob.digest = named.digest)
        order by named.place limit 1";
    let named: Vec<Digest> = entries.iter().flat_map(|entry| entry.blobs.clone()).collect();
    if named.is_empty() {
        return Ok(None);
    }
    let digests: Vec<&[u8]> = named.iter().map(bytes).collect();
    let values = [(&tenant.as_str() as _, Type::TEXT), (&digests as _, Type::BYTEA_ARRAY)];
    let Some(row) = client.query_typed_opt(sql, &values).map_err(fault)? else {
        return Ok(None);
    };
    let place: i64 = row.try_get(0).map_err(fault)?;
    Ok(usize::try_from(place - 1).ok().and_then(|place| named.get(place).copied()))
}

/// Tells whoever listens, too: they hear it when the transaction is committed.
pub(super) fn put_checkpoint(
    client: &mut impl GenericClient,
    tenant: &Tenant,
    last: &Entry,
    note: &str,
) -> Result<(), Fault> {
    let sql = "
        with noted as (
            insert into samordna.checkpoint (tenant, note) values ($1, $2)
            on conflict (tenant) do update set note = excluded.note
        )
        select pg_notify('samordna_entry', $3)";
    let told = format!("{tenant} {}", last.sequence);
    let values = [(&tenant.as_str() as _, Type::TEXT), (&note as _, Type::TEXT), (&told as _, Type::TEXT)];
    client.query_typed(sql, &values).map(drop).map_err(fault)
}
