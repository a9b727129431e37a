//! Appends entries for as long as it lives, and tells on standard output, a line each, what was acknowledged: to be
//! killed by the test `kill`. The first argument is `sqlite` or `postgres`, the second the path or the address.

use std::io::{self, Write};

use samordna_ledger::{AppendError, Draft, Ledger, Signer, Sqlite};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (engine, place) =
        arguments.next().zip(arguments.next()).ok_or("usage: writer sqlite|postgres PLACE")?;
    let signer = Signer::from_seed([7; 32]);
    let ledger: Box<dyn Ledger> = match engine.as_str() {
        #[cfg(feature = "postgres")]
        "postgres" => Box::new(samordna_ledger::Postgres::open(&place, signer)?),
        _ => Box::new(Sqlite::open(place, signer)?),
    };
    let tenant = "region".parse()?;
    let mut last = ledger.head(&tenant)?.sequence;
    loop {
        // One to three at a time, so that a batch can be cut; and one that is refused, so that it can be left behind.
        let count = 1 + last % 3;
        let drafts: Vec<Draft> = (1..=count).map(|number| draft(&format!("{}", last + number))).collect();
        last = ledger.append(&tenant, last, &drafts, &[])?.last().map_or(last, |entry| entry.sequence);
        let mut told = io::stdout().lock();
        writeln!(told, "{last}")?;
        told.flush()?;
        match ledger.append(&tenant, last - 1, &[draft("refused")], &[]) {
            Err(AppendError::Late { .. }) => {}
            other => return Err(format!("{other:?}").into()),
        }
    }
}

fn draft(body: &str) -> Draft {
    Draft { at: 1_700_000_000_000, body: body.to_owned(), blobs: Vec::new() }
}
