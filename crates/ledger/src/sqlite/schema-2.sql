-- What one person writes for themselves before it is shared. Outside the chain: it is changed and erased.
create table jotting (
    tenant text not null,
    person text not null,
    what text not null,
    content text not null,
    digest blob not null,
    at integer not null,
    constraint jotting_key primary key (tenant, person, what),
    constraint jotting_digest_whole check (length(digest) = 32)
) strict;
