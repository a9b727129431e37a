//! `samordna verify`: is the ledger what it was? Offline, with the public key alone.

use crate::{
    installation::Place,
    trouble::{Outcome, Trouble},
};
use samordna_domain::Language;
use samordna_ledger::{PublicKey, Report, verify, verify_export};
use std::{
    fs::File,
    io::{BufReader, Write},
    path::{Path, PathBuf},
};

/// What to verify.
#[derive(Debug, clap::Args)]
pub struct Order {
    /// An export, as `samordna export` writes it
    #[arg(conflicts_with_all = ["data", "database"])]
    export: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
    /// The public key that you trust: a copy of samordna.pub that you have kept yourself
    #[arg(long, value_name = "FILE")]
    public_key: Option<PathBuf>,
}

/// Does it.
pub fn run(order: &Order, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let trusted =
        order.public_key.as_deref().map(PublicKey::read).transpose().map_err(Trouble::ledger(language))?;
    let report = match &order.export {
        Some(export) => of_export(export, trusted.as_ref(), language)?,
        None => of_ledger(&order.place, trusted, language)?,
    };
    tell(&report, language, out)?;
    Ok(Outcome::of(report.is_sound()))
}

/// Verifies an export.
pub fn of_export(export: &Path, trusted: Option<&PublicKey>, language: Language) -> Result<Report, Trouble> {
    let file = File::open(export).map_err(Trouble::file(language, export))?;
    verify_export(BufReader::new(file), trusted, &[]).map_err(Trouble::export(language))
}

fn of_ledger(place: &Place, trusted: Option<PublicKey>, language: Language) -> Result<Report, Trouble> {
    let key = trusted.map_or_else(|| place.public_key(language), Ok)?;
    let ledger = place.look_at_ledger(key, language)?;
    verify(&*ledger, &place.tenant, &[]).map_err(Trouble::ledger(language))
}

fn tell(report: &Report, language: Language, out: &mut dyn Write) -> Result<(), Trouble> {
    let Report { tenant, head, blobs, erased, key, .. } = report;
    let count = head.sequence;
    for finding in &report.findings {
        writeln!(out, "{}", language.pick(finding.in_swedish(), finding.to_string()))?;
    }
    let line = if report.is_sound() {
        language.pick(
            format!("{tenant}: allt stämmer. {count} poster, {blobs} bilagor, {erased} gallrade."),
            format!("{tenant}: sound. {count} entries, {blobs} blobs, {erased} erased."),
        )
    } else {
        language.pick(
            format!(
                "{tenant}: stämmer inte. De första {count} posterna håller. Jämför med en säkerhetskopia."
            ),
            format!("{tenant}: not sound. The first {count} entries hold. Compare with a backup."),
        )
    };
    writeln!(out, "{line}")?;
    writeln!(out, "{}", language.pick(format!("Nyckel: {key}"), format!("Key: {key}")))?;
    if !report.key_was_given {
        let note = language.pick(
            "Nyckeln kommer ur filen själv. Den visar att filen stämmer med sig själv, inte vem som har gjort den. \
             Ange din egen kopia med --public-key.",
            "The key came with the file. It shows that the file agrees with itself, not who made it. \
             Name your own copy with --public-key.",
        );
        writeln!(out, "{note}")?;
    }
    Ok(())
}
