//! Debian's own PostgreSQL, started in a temporary folder: a real server on a local socket, with nothing switched off.
//!
//! A shell stands between: it waits for the end of its input, which comes when this process ends, however it ends, and
//! then stops the server and removes the folder. So no server outlives its tests.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

use postgres::NoTls;

use super::{Place, TemporaryFolder, signer};
use crate::{Ledger, Postgres};

const STAND_BETWEEN: &str = r#"
    folder=$1; shift
    "$@" < /dev/null & server=$!
    while read -r _; do :; done
    kill -QUIT $server; wait $server
    rm -rf "$folder"
"#;

/// A server of its own, stopped and removed when dropped or when the process ends.
#[derive(Debug)]
pub struct TemporaryPostgres {
    folder: PathBuf,
    shell: Child,
}

impl TemporaryPostgres {
    /// Starts a server. Stops the test with advice where PostgreSQL is not installed.
    pub fn start() -> Self {
        let programs = programs();
        let folder = TemporaryFolder::new().keep();
        // PostgreSQL refuses to run as root.
        let user = is_root(&folder).then(|| (id("-u"), id("-g")));
        if let Some((owner, group)) = user {
            chown(&folder, Some(owner), Some(group)).expect("root can give a folder away");
        }
        let data = folder.join("data");
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.args([
            "--auth=trust",
            "--username=samordna",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]);
        let made =
            as_user(&mut initdb, user).arg(&data).current_dir(&folder).output().expect("initdb can be run");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));

        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", STAND_BETWEEN, "sh"]).arg(&folder).arg(programs.join("postgres"));
        shell
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses="])
            .current_dir(&folder);
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut shell = as_user(&mut shell, user).spawn().expect("a shell can be started");
        wait_until_ready(&mut shell);
        Self { folder, shell }
    }

    /// The server of this process, started when first asked for.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<TemporaryPostgres> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// An empty database of its own on this server.
    pub fn database(&self) -> TemporaryDatabase {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("ledger_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let mut client =
            postgres::Client::connect(&self.address("postgres"), NoTls).expect("the server is ready");
        client.batch_execute(&format!("create database {name}")).expect("a database can be made");
        TemporaryDatabase { address: self.address(&name) }
    }

    fn address(&self, database: &str) -> String {
        format!("host={} user=samordna dbname={database}", self.folder.display())
    }
}

impl Drop for TemporaryPostgres {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

/// A database on a [`TemporaryPostgres`].
#[derive(Debug)]
pub struct TemporaryDatabase {
    address: String,
}

impl TemporaryDatabase {
    /// Where it is, as [`Postgres::open`] takes it.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Place for TemporaryDatabase {
    fn open(&self) -> Box<dyn Ledger> {
        Box::new(Postgres::open(&self.address, signer()).expect("a new database can be opened"))
    }
}

/// The newest PostgreSQL of those installed.
fn programs() -> PathBuf {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |entry: &fs::DirEntry| entry.file_name().to_str()?.parse::<u32>().ok();
    let newest = debian.max_by_key(number).map(|entry| entry.path().join("bin"));
    let on_path =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let found = newest.into_iter().chain(on_path).find(|folder| folder.join("initdb").exists());
    found.expect("PostgreSQL is not installed, and these tests need a real one: apt-get install postgresql")
}

/// A folder that we have just made is ours.
fn is_root(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).expect("the folder is there").uid() == 0
}

fn id(which: &str) -> u32 {
    let answer = Command::new("id").args([which, "postgres"]).output().expect("the program id is there");
    let number = String::from_utf8_lossy(&answer.stdout).trim().parse();
    number.expect(
        "as root, PostgreSQL runs as the user postgres: apt-get install postgresql, or adduser postgres",
    )
}

fn as_user(command: &mut Command, user: Option<(u32, u32)>) -> &mut Command {
    match user {
        Some((owner, group)) => command.uid(owner).gid(group),
        None => command,
    }
}

/// Reads the server's log until it says that it is ready, and goes on reading so that it never waits for us.
fn wait_until_ready(shell: &mut Child) {
    let log = BufReader::new(shell.stderr.take().expect("the log is a pipe"));
    let mut lines = log.lines().map_while(Result::ok);
    let mut said = String::new();
    for line in &mut lines {
        if line.contains("ready to accept connections") {
            thread::spawn(move || lines.for_each(drop));
            return;
        }
        said.push_str(&line);
        said.push('\n');
    }
    panic!("PostgreSQL did not start:\n{said}");
}
