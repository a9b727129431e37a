//! `samordna export` and `samordna import`: the whole ledger as one file, and back.

use crate::{
    installation::Place,
    trouble::{Outcome, Trouble},
    verify::of_export,
};
use samordna_domain::Language;
use samordna_ledger::{ExportError, PublicKey, export, import};
use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::PathBuf,
};

/// What to export.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The ledger: every entry, the texts that it names, and the signed checkpoint
    #[arg(long, required = true)]
    ledger: bool,
    #[command(flatten)]
    place: Place,
    /// Where to write; otherwise standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What to import.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The export
    export: PathBuf,
    #[command(flatten)]
    place: Place,
    /// The public key that you trust: a copy of samordna.pub that you have kept yourself
    #[arg(long, value_name = "FILE")]
    public_key: Option<PathBuf>,
}

/// Writes the export, to a new file beside the old one until it is whole.
pub fn run(order: &Export, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let ledger = order.place.look_at_ledger(order.place.public_key(language)?, language)?;
    let Some(path) = &order.out else {
        export(&*ledger, &order.place.tenant, out).map_err(Trouble::export(language))?;
        return Ok(Outcome::Well);
    };
    let part = path.with_added_extension("part");
    let file = File::create(&part).map_err(Trouble::file(language, &part))?;
    let mut writer = BufWriter::new(file);
    export(&*ledger, &order.place.tenant, &mut writer).map_err(Trouble::export(language))?;
    let whole = writer.into_inner().map_err(|stopped| stopped.into_error()).and_then(|file| file.sync_all());
    whole.and_then(|()| std::fs::rename(&part, path)).map_err(Trouble::file(language, path))?;
    Ok(Outcome::Well)
}

/// Verifies the export and restores it into an empty installation, under that installation's own key.
pub fn restore(order: &Import, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let trusted =
        order.public_key.as_deref().map(PublicKey::read).transpose().map_err(Trouble::ledger(language))?;
    // An export that does not hold leaves no installation behind.
    let report = of_export(&order.export, trusted.as_ref(), language)?;
    if !report.is_sound() {
        return Err(Trouble::export(language)(ExportError::Unsound(Box::new(report))));
    }
    let file = File::open(&order.export).map_err(Trouble::file(language, &order.export))?;
    let ledger = order.place.create(language)?;
    let report =
        import(BufReader::new(file), trusted.as_ref(), &*ledger).map_err(Trouble::export(language))?;
    let (tenant, count) = (report.tenant, report.head.sequence);
    let line = language.pick(
        format!("{tenant}: {count} poster återställda."),
        format!("{tenant}: {count} entries restored."),
    );
    writeln!(out, "{line}")?;
    Ok(Outcome::Well)
}
