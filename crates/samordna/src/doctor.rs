//! `samordna doctor`: what is wrong with an installation, each with what to do. It changes nothing.

use crate::{
    clock,
    installation::Place,
    trouble::{Outcome, Trouble},
};
use samordna_domain::{Language, Moment, World};
use samordna_ledger::{Concern, Fault, Ledger, PublicKey, Signer, verify};
use std::{
    io::Write,
    net::{SocketAddr, TcpListener},
    path::Path,
};

/// What to look at.
#[derive(Debug, clap::Args)]
pub struct Order {
    #[command(flatten)]
    place: Place,
    /// An address that is to be served, to see whether it is free
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
}

/// Free space below which the disk is said to be nearly full, in bytes.
const LITTLE: u64 = 512 * 1024 * 1024;

/// Something wrong, and what to do.
struct Ailment {
    what: String,
    todo: String,
}

/// Who looks, and what has been found.
struct Doctor {
    language: Language,
    found: Vec<Ailment>,
}

/// Does it.
pub fn run(order: &Order, language: Language, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let mut doctor = Doctor { language, found: Vec::new() };
    order.place.must_be_there(language)?;
    let key = doctor.keys(&order.place)?;
    doctor.disk(&order.place);
    match order.place.look_at_ledger(key, language) {
        Ok(ledger) => doctor.ledger(&order.place, &*ledger)?,
        Err(trouble) => doctor.finds(trouble.to_string(), ""),
    }
    doctor.address(order.listen);
    for Ailment { what, todo } in &doctor.found {
        writeln!(out, "- {what}")?;
        if !todo.is_empty() {
            writeln!(out, "  → {todo}")?;
        }
    }
    let sum = match doctor.found.len() {
        0 => language.pick("Inga fel hittades.".to_owned(), "Nothing is wrong.".to_owned()),
        1 => language.pick("1 fel hittades.".to_owned(), "1 thing is wrong.".to_owned()),
        count => language.pick(format!("{count} fel hittades."), format!("{count} things are wrong.")),
    };
    writeln!(out, "{sum}")?;
    Ok(Outcome::of(doctor.found.is_empty()))
}

impl Doctor {
    fn finds(&mut self, what: impl Into<String>, todo: impl Into<String>) {
        self.found.push(Ailment { what: what.into(), todo: todo.into() });
    }

    fn pick(&mut self, swedish: [String; 2], english: [String; 2]) {
        let [what, todo] = self.language.pick(swedish, english);
        self.finds(what, todo);
    }

    /// The private key is there, is its owner's alone, and is the one of the public key.
    fn keys(&mut self, place: &Place) -> Result<PublicKey, Trouble> {
        let path = place.private_key(self.language)?;
        let signer = Signer::open(&path);
        match &signer {
            Ok(_) if group_can_read(&path) => self.exposed(&path),
            Ok(_) => {}
            Err(Fault::KeyExposed(path)) => self.exposed(path),
            Err(fault) => {
                let says = self.language.pick(fault.in_swedish(), fault.to_string());
                self.pick(
                    [
                        says.clone(),
                        "Återställ nyckeln från en säkerhetskopia; utan den går inget att skriva.".to_owned(),
                    ],
                    [says, "Restore the key from a backup; without it nothing can be written.".to_owned()],
                );
            }
        }
        let public = PublicKey::read(&path.with_extension("pub"));
        match (signer, public) {
            (Ok(signer), Ok(public)) => {
                if signer.public_key() != public {
                    self.pick(
                        [
                            "Den öppna nyckeln hör inte till den hemliga.".to_owned(),
                            "Återställ båda från samma säkerhetskopia.".to_owned(),
                        ],
                        [
                            "The public key is not that of the private key.".to_owned(),
                            "Restore both from the same backup.".to_owned(),
                        ],
                    );
                }
                Ok(signer.public_key())
            }
            (Ok(signer), Err(_)) => Ok(signer.public_key()),
            (Err(_), Ok(public)) => Ok(public),
            (Err(_), Err(_)) => place.public_key(self.language),
        }
    }

    fn exposed(&mut self, path: &Path) {
        let path = path.display();
        self.pick(
            [
                format!("Andra än ägaren kan läsa den hemliga nyckeln {path}."),
                format!("Kör chmod 600 {path}, och fråga dig vem som har läst den."),
            ],
            [
                format!("Others than its owner can read the private key {path}."),
                format!("Run chmod 600 {path}, and ask yourself who has read it."),
            ],
        );
    }

    fn disk(&mut self, place: &Place) {
        let Some(free) = place.data.as_deref().and_then(free_bytes).filter(|free| *free < LITTLE) else {
            return;
        };
        let megabytes = free / 1024 / 1024;
        self.pick(
            [format!("Disken har bara {megabytes} MB ledigt."), "Frigör utrymme.".to_owned()],
            [format!("The disk has only {megabytes} MB free."), "Free some space.".to_owned()],
        );
    }

    fn ledger(&mut self, place: &Place, ledger: &dyn Ledger) -> Result<(), Trouble> {
        let language = self.language;
        for concern in ledger.integrity().map_err(Trouble::ledger(language))? {
            let says = language.pick(concern.in_swedish(), concern.to_string());
            let todo = self.treatment(&concern);
            self.finds(capital(&says), todo);
        }
        let report = verify(ledger, &place.tenant, &[]).map_err(Trouble::ledger(language))?;
        for finding in &report.findings {
            let says = language.pick(finding.in_swedish(), finding.to_string());
            let todo = language.pick(
                "Jämför med en säkerhetskopia. `samordna verify` berättar mer.",
                "Compare with a backup. `samordna verify` tells more.",
            );
            self.finds(capital(&says), todo);
        }
        if !report.is_sound() {
            return Ok(());
        }
        match place.look(language) {
            Ok(desk) => desk.look(|world| self.world(world, clock::now())),
            Err(trouble) => self.finds(trouble.to_string(), ""),
        }
        Ok(())
    }

    fn treatment(&self, concern: &Concern) -> String {
        let (swedish, english) = match concern {
            Concern::Damaged(_) => (
                "Stoppa programmet, spara en kopia av filen och återställ den senaste säkerhetskopian.",
                "Stop the program, keep a copy of the file and restore the last backup.",
            ),
            Concern::TriggerMissing(_) => (
                "Någon har tagit bort spärren. Kör `samordna verify`, exportera liggaren och återställ den i en ny installation.",
                "Somebody removed it. Run `samordna verify`, export the ledger and restore it into a new installation.",
            ),
            Concern::NotDurable(_) => (
                "Be den som sköter databasen att slå på det igen.",
                "Ask whoever runs the database to switch it on again.",
            ),
            Concern::Checkpoint(..) => (
                "Kontrollera att nyckeln är rätt, och kör `samordna verify`.",
                "Check that the key is the right one, and run `samordna verify`.",
            ),
        };
        self.language.pick(swedish, english).to_owned()
    }

    fn world(&mut self, world: &World, now: Moment) {
        if let Some(last) = world.last().filter(|last| now.at < *last) {
            self.pick(
                [
                    format!("Klockan säger {}, men den senaste posten är från {last}.", now.at),
                    "Ställ klockan rätt; innan dess går inget att skriva.".to_owned(),
                ],
                [
                    format!("The clock says {}, but the last entry is from {last}.", now.at),
                    "Set the clock right; until then nothing can be written.".to_owned(),
                ],
            );
        }
        if !world.is_founded() {
            return self.pick(
                ["Installationen är tom.".to_owned(), "Lägg upp den med `samordna found`.".to_owned()],
                ["The installation is empty.".to_owned(), "Set it up with `samordna found`.".to_owned()],
            );
        }
        if !world.registrars(now.today).any(|office| world.people.holder(office, now.today).is_some()) {
            self.pick(
                [
                    "Ingen är registrator, så ingen kan ändra organisationen.".to_owned(),
                    "Ange en ny innehavare av posten före den förras sista dag. Nu behövs en återställning \
                     från en säkerhetskopia från tiden dessförinnan."
                        .to_owned(),
                ],
                [
                    "Nobody is registrar, so nobody can change the organisation.".to_owned(),
                    "Put somebody in the office before the last one leaves. Now a backup from before that has to be \
                     restored."
                        .to_owned(),
                ],
            );
        }
    }

    fn address(&mut self, listen: Option<SocketAddr>) {
        let Some(address) = listen else { return };
        let Err(error) = TcpListener::bind(address) else { return };
        self.pick(
            [
                format!("Adressen {address} går inte att använda: {error}."),
                "Välj en annan med --listen.".to_owned(),
            ],
            [
                format!("The address {address} cannot be used: {error}."),
                "Choose another with --listen.".to_owned(),
            ],
        );
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}.", first.chain(letters).collect::<String>().trim_end_matches('.'))
}

#[cfg(unix)]
fn group_can_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|known| known.permissions().mode() & 0o070 != 0)
}

#[cfg(not(unix))]
fn group_can_read(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}
