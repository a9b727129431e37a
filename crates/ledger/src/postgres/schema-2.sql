-- What one person writes for themselves before it is shared. Outside the chain: it is changed and erased.
-- The content is bytes: a text in PostgreSQL cannot hold every character that one in Rust can.
create table samordna.jotting (
    tenant text not null,
    person text not null,
    what text not null,
    content bytea not null,
    digest bytea not null,
    at bigint not null,
    constraint jotting_key primary key (tenant, person, what),
    constraint jotting_digest_whole check (length(digest) = 32)
);
