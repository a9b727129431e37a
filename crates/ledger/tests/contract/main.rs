//! What every ledger promises, tried on each engine for real.
//!
//! A promise is a function in `chain`, `accounts` or `kept` that is given a place to open ledgers in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod accounts;
mod chain;
mod kept;

use samordna_ledger::{
    Digest, Draft, Tenant,
    test_support::{Place, TemporaryPostgres, TemporarySqlite},
};

/// Each promise is a test of its own on SQLite. On PostgreSQL they are tried in turn on one server, each in a new database.
macro_rules! contract {
    ($($room:ident::$promise:ident,)+) => {
        mod on_sqlite {
            use super::*;
            $(#[test]
            fn $promise() {
                $room::$promise(&TemporarySqlite::new());
            })+
        }

        #[test]
        fn postgres_keeps_every_promise() {
            $(eprintln!("{}", stringify!($promise));
            $room::$promise(&TemporaryPostgres::shared().database());)+
        }
    };
}

contract! {
    chain::a_new_ledger_has_no_tenants_and_starts_at_nothing,
    chain::what_is_appended_is_read_back_sealed_and_in_order,
    chain::a_page_starts_after_the_given_entry_and_holds_no_more_than_asked,
    chain::tenants_do_not_see_each_other,
    chain::a_late_append_leaves_nothing,
    chain::of_two_writers_at_the_same_head_one_is_late,
    chain::an_append_of_nothing_stores_nothing,
    chain::what_was_appended_is_there_after_opening_again,
    chain::every_append_leaves_a_checkpoint_of_the_head,
    chain::writers_who_read_on_when_late_lose_nothing,
    accounts::an_account_is_found_by_name_and_by_person,
    accounts::a_name_is_one_persons_and_another_name_frees_it,
    accounts::one_tenants_accounts_are_not_anothers,
    accounts::a_removed_account_is_gone_and_its_name_is_free,
    accounts::a_persons_sessions_are_listed_and_all_but_one_can_be_ended,
    kept::a_blob_comes_with_the_entry_that_names_it,
    kept::an_entry_that_names_an_unknown_blob_leaves_nothing,
    kept::an_erased_blob_is_told_from_a_missing_one_and_the_chain_stays_whole,
    kept::erasing_for_one_tenant_leaves_the_other_tenants_blob,
    kept::a_blob_given_again_after_erasure_is_back,
    kept::a_session_lasts_until_it_expires,
    kept::sessions_end_one_by_one_by_person_and_by_time,
    kept::a_jotting_is_one_persons_and_can_be_changed_and_dropped,
    kept::a_jotting_is_not_overwritten_by_whoever_had_not_seen_it,
    kept::a_cursor_starts_at_nothing_and_keeps_what_it_is_set_to,
    kept::a_snapshot_of_this_chain_is_read_back,
    kept::a_snapshot_of_another_chain_is_refused,
    kept::a_sound_store_gives_no_concern,
}

fn tenant(name: &str) -> Tenant {
    name.parse().unwrap()
}

fn draft(body: &str) -> Draft {
    Draft { at: 1_700_000_000_000, body: body.to_owned(), blobs: vec![] }
}

fn naming(body: &str, blobs: &[&[u8]]) -> Draft {
    Draft { blobs: blobs.iter().map(|blob| Digest::of(blob)).collect(), ..draft(body) }
}
