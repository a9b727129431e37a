//! Runs the program as a person would, and keeps what it said.

use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdout, Command, Stdio},
};

/// What a run of the program said.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// It went well, and this is what it said.
    pub fn well(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out
    }

    /// It stopped with exit code 2, and this is why.
    pub fn trouble(self) -> String {
        assert_eq!(self.code, Some(2), "{self:?}");
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self.err
    }

    /// What it said, as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {self:?}"))
    }

    /// What it said, a JSON object a line.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// The program with these arguments, knowing nothing of whoever runs the tests.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samordna"));
    for name in
        ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "RUST_LOG", "SAMORDNA_DATA", "SAMORDNA_DATABASE"]
    {
        command.env_remove(name);
    }
    command.args(arguments);
    command
}

/// Runs the program.
pub fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, b"")
}

/// Runs the program with this on its standard input.
pub fn run_with(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that stops early closes its input; that is no fault of the test.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A program that serves pages, stopped when dropped.
pub struct Served {
    pub child: Child,
    pub address: String,
    rest: BufReader<ChildStdout>,
}

impl Served {
    /// Starts it, and waits until it says that it listens.
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut rest = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        rest.read_line(&mut line).unwrap();
        let Some(address) = line.trim().strip_prefix("listening on http://") else {
            let said = child.wait_with_output().unwrap();
            panic!("{line:?} {}", String::from_utf8_lossy(&said.stderr));
        };
        Self { address: address.to_owned(), child, rest }
    }

    /// Asks for a page; the answer with its headers.
    pub fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path}"), "")
    }

    /// Sends a form without fields; the answer with its headers.
    pub fn post(&self, path: &str) -> String {
        self.ask(
            &format!("POST {path}"),
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n",
        )
    }

    /// Sends a form with these fields, percent-encoded already; the answer with its headers.
    pub fn post_form(&self, path: &str, headers: &str, fields: &str) -> String {
        let kind = "Content-Type: application/x-www-form-urlencoded";
        let length = fields.len();
        self.ask_with(
            &format!("POST {path}"),
            &format!("{kind}\r\nContent-Length: {length}\r\n{headers}"),
            fields,
        )
    }

    /// Asks for a page with what a sign-in gave.
    pub fn get_with(&self, cookie: &str, path: &str) -> String {
        self.ask(&format!("GET {path}"), &format!("Cookie: {cookie}\r\n"))
    }

    fn ask(&self, what: &str, headers: &str) -> String {
        self.ask_with(what, headers, "")
    }

    fn ask_with(&self, what: &str, headers: &str, body: &str) -> String {
        use std::io::Read;
        let mut stream = std::net::TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(stream, "{what} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n{body}")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks it to stop as the system does, and gives its exit code and whatever else it said.
    #[cfg(unix)]
    pub fn stop(mut self) -> (Option<i32>, String) {
        use std::io::Read;
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        let code = self.child.wait().unwrap().code();
        let mut said = String::new();
        self.rest.read_to_string(&mut said).unwrap();
        (code, said)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
