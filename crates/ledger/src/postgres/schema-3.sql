-- By which name and password somebody signs in. Outside the chain: a hash is a secret, and is changed and erased.
-- An account without a password waits for its holder to choose one.
create table samordna.account (
    tenant text not null,
    person text not null,
    name text not null,
    password text,
    at bigint not null,
    constraint account_key primary key (tenant, person),
    constraint account_name unique (tenant, name)
);
