//! Any bytes at all.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| samordna_fuzz::check(bytes));
