-- The body is bytes: a text in PostgreSQL cannot hold every character that one in Rust can.
create table samordna.entry (
    tenant text not null,
    sequence bigint not null,
    at bigint not null,
    body bytea not null,
    blobs bytea not null,
    previous bytea not null,
    seal bytea not null,
    constraint entry_key primary key (tenant, sequence),
    constraint entry_sequence_from_one check (sequence > 0),
    constraint entry_blobs_whole check (length(blobs) % 32 = 0),
    constraint entry_previous_whole check (length(previous) = 32),
    constraint entry_seal_whole check (length(seal) = 32)
);

create function samordna.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'an entry is never changed or removed';
end
$$;

create trigger entry_never_changed before update on samordna.entry
for each statement execute function samordna.refuse();

create trigger entry_never_removed before delete or truncate on samordna.entry
for each statement execute function samordna.refuse();

create table samordna.checkpoint (
    tenant text not null,
    note text not null,
    constraint checkpoint_key primary key (tenant)
);

-- A row without content is the mark of an erased blob.
create table samordna.blob (
    tenant text not null,
    digest bytea not null,
    content bytea,
    constraint blob_key primary key (tenant, digest),
    constraint blob_digest_whole check (length(digest) = 32)
);

create table samordna.session (
    key bytea not null,
    person text not null,
    content text not null,
    expires bigint not null,
    constraint session_key primary key (key)
);

create index session_by_person on samordna.session (person);
create index session_by_expiry on samordna.session (expires);

create table samordna.cursor (
    tenant text not null,
    name text not null,
    sequence bigint not null,
    constraint cursor_key primary key (tenant, name)
);

create table samordna.snapshot (
    tenant text not null,
    sequence bigint not null,
    seal bytea not null,
    content bytea not null,
    note text not null,
    constraint snapshot_key primary key (tenant)
);
