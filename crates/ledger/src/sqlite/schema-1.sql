create table entry (
    tenant text not null,
    sequence integer not null,
    at integer not null,
    body text not null,
    blobs blob not null,
    previous blob not null,
    seal blob not null,
    constraint entry_key primary key (tenant, sequence),
    constraint entry_sequence_from_one check (sequence > 0),
    constraint entry_blobs_whole check (length(blobs) % 32 = 0),
    constraint entry_previous_whole check (length(previous) = 32),
    constraint entry_seal_whole check (length(seal) = 32)
) strict, without rowid;

create trigger entry_never_changed before update on entry
begin
    select raise(abort, 'an entry is never changed');
end;

create trigger entry_never_removed before delete on entry
begin
    select raise(abort, 'an entry is never removed');
end;

-- `insert or replace` removes without asking the trigger above.
create trigger entry_never_replaced before insert on entry
when exists (select 1 from entry where tenant = new.tenant and sequence = new.sequence)
begin
    select raise(abort, 'an entry is never replaced');
end;

create table checkpoint (
    tenant text not null,
    note text not null,
    constraint checkpoint_key primary key (tenant)
) strict, without rowid;

-- A row without content is the mark of an erased blob.
create table blob (
    tenant text not null,
    digest blob not null,
    content blob,
    constraint blob_key primary key (tenant, digest),
    constraint blob_digest_whole check (length(digest) = 32)
) strict;

create table session (
    key blob not null,
    person text not null,
    content text not null,
    expires integer not null,
    constraint session_key primary key (key)
) strict, without rowid;

create index session_by_person on session (person);
create index session_by_expiry on session (expires);

create table cursor (
    tenant text not null,
    name text not null,
    sequence integer not null,
    constraint cursor_key primary key (tenant, name)
) strict, without rowid;

create table snapshot (
    tenant text not null,
    sequence integer not null,
    seal blob not null,
    content blob not null,
    note text not null,
    constraint snapshot_key primary key (tenant)
) strict;
