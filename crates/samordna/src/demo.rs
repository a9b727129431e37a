//! `samordna demo`: a whole region with invented groups and people, built through the desk the first time.
//!
//! Everything in it was decided as anything else is: by the right office holder, on its day, with its grounds. From the
//! region's own day on, it simply grows older.

mod agenda;
mod attending;
mod builder;
mod decisions;
mod groups;
mod mandates;
mod meetings;
mod minutes;
mod organisation;
mod plans;
mod region;
mod seats;
mod staff;
mod terms;
mod undertakings;

use crate::{
    clock,
    installation::Place,
    serve,
    trouble::{Outcome, Trouble},
};
use builder::Builder;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use region::Region;
use samordna_desk::Desk;
use samordna_domain::{Language, Moment};
use samordna_web::{Mode, Site};
use std::{
    fs, io,
    io::{IsTerminal, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Where the demo lives, and when.
#[derive(Debug, clap::Args)]
pub struct Order {
    /// The folder that holds the region; otherwise samordna-demo among the user's cached files
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Which day it is in the demo; otherwise today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

/// The file in a folder that says that it holds a demo, and whether it was built to the end.
const MARK: &str = "samordna.demo";

/// Builds the region where it is not there, and serves it.
pub fn run(order: &Order, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let region =
        Region::load().map_err(|why| Trouble::Says(format!("The demo's region cannot be read: {why}")))?;
    let today = clock::now().today;
    // A computer whose clock stands before the region's own day shows the region as it was meant.
    let day = order.on.unwrap_or(today.max(region.as_of.0));
    let folder = order.data.clone().unwrap_or_else(|| own_folder(order.on.filter(|on| *on < region.as_of.0)));

    let place = Place::folder(folder.clone(), language)?;
    let is_built = is_built(&folder, language)?;
    let desk = place.open_or_create(language, |_| {})?;
    if !is_built {
        mark(&folder, "building").map_err(Trouble::file(language, &folder))?;
        build(&desk, &region, day, language)?;
        desk.keep_snapshot().map_err(Trouble::desk(language))?;
        mark(&folder, "built").map_err(Trouble::file(language, &folder))?;
    }
    let last = desk.look(|world| world.last());
    if let Some(last) = last.map(Moment::new).filter(|last| day < last.today) {
        return Err(Trouble::new(
            language,
            format!(
                "Regionen i {} lever den {}. Ange den dagen eller en senare, eller en annan mapp med --data.",
                folder.display(),
                last.today
            ),
            format!(
                "The region in {} lives on {}. Give that day or a later one, or another folder with --data.",
                folder.display(),
                last.today
            ),
        ));
    }
    // The region's own day may have been built up to its noon, and it may be morning.
    let is_ahead = last.is_some_and(|last| clock::now().at < last);
    let clock = serve::clock_of((day != today || is_ahead).then_some(day), last);
    let site = Site { desk: Arc::new(desk), clock, mode: Mode::Demo, proxies: Vec::new() };
    serve::start_log(serve::Log::Plain, "warn");
    serve::answer(order.listen, site, language, out)
}

/// Where a demo is kept when nobody says: among the user's cached files, else the system's temporary ones. A region
/// that was built as of an earlier day has a folder of its own, for it does not know what came after.
fn own_folder(earlier: Option<Date>) -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let base = cache.or_else(home).filter(|path| path.is_absolute()).unwrap_or_else(std::env::temp_dir);
    base.join(earlier.map_or("samordna-demo".to_owned(), |day| format!("samordna-demo-{day}")))
}

/// The folder holds a region built to the end. What was begun is cleared away; what is no demo is left alone.
fn is_built(folder: &Path, language: Language) -> Result<bool, Trouble> {
    let ledger = folder.join("ledger.sqlite");
    match fs::read_to_string(folder.join(MARK)) {
        Ok(text) if text.trim() == "built" && ledger.exists() => Ok(true),
        Ok(_) => {
            for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
                let path = folder.join(name);
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(Trouble::file(language, &path)(error));
                    }
                    _ => {}
                }
            }
            Ok(false)
        }
        Err(_) if ledger.exists() => Err(Trouble::new(
            language,
            format!(
                "{} innehåller en installation som inte är en demo. Ange en annan mapp med --data.",
                folder.display()
            ),
            format!(
                "{} holds an installation that is no demo. Choose another folder with --data.",
                folder.display()
            ),
        )),
        Err(_) => Ok(false),
    }
}

fn mark(folder: &Path, text: &str) -> io::Result<()> {
    fs::write(folder.join(MARK), format!("{text}\n"))
}

/// Builds the region as it stood on the day, and shows how far it has come.
fn build(desk: &Desk, region: &Region, day: Date, language: Language) -> Result<(), Trouble> {
    let what = language.pick("Bygger regionen", "Building the region");
    let happenings = builder::happenings(region, day);
    let bar = ProgressBar::new(happenings.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar.set_message(what);
    let is_plain = !io::stderr().is_terminal();
    if is_plain {
        eprintln!("{what} …");
    }
    let mut builder = Builder::new(desk, region);
    for (day, happening) in happenings {
        builder.happens(day, happening).map_err(|stop| stop.in_words(desk, day, language))?;
        bar.inc(1);
    }
    if region.as_of.0 <= day {
        builder.holds_true().map_err(|stop| stop.in_words(desk, day, language))?;
    }
    bar.finish_and_clear();
    if is_plain {
        eprintln!("{what}: {}", language.pick("klar.", "done."));
    }
    Ok(())
}
