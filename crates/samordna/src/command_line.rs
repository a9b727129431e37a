//! What can be typed after `samordna`. Each command has a file of its own; this one only lists them.

use crate::{
    act, admin, charter, check, demo, doctor, export, found,
    language::Lang,
    mail, serve,
    trouble::{Outcome, Trouble},
    verify,
    voice::Voice,
};
use std::io;

/// Coordination groups that keep to their charters
#[derive(Debug, clap::Parser)]
#[command(name = "samordna", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct CommandLine {
    /// The language of answers; otherwise as LANG says
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    lang: Option<Lang>,
    #[command(subcommand)]
    order: Order,
}

#[derive(Debug, clap::Subcommand)]
enum Order {
    /// Try it: a whole region with invented groups and people, in a browser
    Demo(demo::Order),
    /// Serve an installation's pages
    Serve(serve::Order),
    /// Read a charter, without an installation
    Charter {
        #[command(subcommand)]
        order: charter::Order,
    },
    /// Set up an installation: its principal and its registrar
    Found(found::Found),
    /// Give somebody an account: set a password, or print a link by which it is chosen
    Admin(admin::Order),
    /// Print a link that signs somebody in once
    Link(found::Link),
    /// Send the mail that waits, once; `serve --smtp` does so all the time
    Mail(mail::Order),
    /// Do acts from standard input, one JSON object a line
    Act(act::Order),
    /// Tell where the groups stand against their charters
    Check(check::Order),
    /// Tell whether the ledger is what it was
    Verify(verify::Order),
    /// Write the whole ledger to a file
    Export(export::Export),
    /// Restore an export into an empty installation
    Import(export::Import),
    /// Tell what is wrong with an installation
    Doctor(doctor::Order),
}

/// Does what was asked for. Answers go to standard output.
pub fn run(asked: &CommandLine) -> Result<Outcome, Trouble> {
    let voice = Voice::of(asked.lang);
    let language = voice.language;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let outcome = match &asked.order {
        Order::Demo(order) => demo::run(order, language, &mut out),
        Order::Serve(order) => serve::run(order, language, &mut out),
        Order::Charter { order } => charter::run(order, &voice, &mut out),
        Order::Found(order) => found::run(order, language, &mut out),
        Order::Admin(order) => admin::run(order, language, &mut io::stdin().lock(), &mut out),
        Order::Link(order) => found::link(order, language, &mut out),
        Order::Mail(order) => mail::run(order, language, &mut out),
        Order::Act(order) => act::run(order, language, &mut io::stdin().lock(), &mut out),
        Order::Check(order) => check::run(order, &voice, &mut out),
        Order::Verify(order) => verify::run(order, language, &mut out),
        Order::Export(order) => export::run(order, language, &mut out),
        Order::Import(order) => export::restore(order, language, &mut out),
        Order::Doctor(order) => doctor::run(order, language, &mut out),
    }?;
    io::Write::flush(&mut out)?;
    Ok(outcome)
}
