//! A mail server to send to: a process of its own that speaks SMTP, and tells which letters it took.

use serde_json::Value;
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// A mail server on this machine, gone when dropped.
pub struct Post {
    child: Child,
    port: u16,
    letters: BufReader<ChildStdout>,
}

impl Post {
    /// Starts it, and waits until it listens: on this port, or with 0 on a free one.
    pub fn start(folder: &Path, port: u16) -> Self {
        let mut child = Command::new("aiosmtpd")
            .args(["-n", "-d", "-d", "-l", &format!("127.0.0.1:{port}"), "-c", "letters.Letters"])
            .arg(folder)
            .env("PYTHONPATH", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("aiosmtpd is here; script/install installs it");
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let port = listens(&mut log);
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        let letters = BufReader::new(child.stdout.take().unwrap());
        Self { child, port, letters }
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The next letter that it took, once there is one.
    pub fn letter(&mut self) -> Value {
        let mut line = String::new();
        self.letters.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|why| panic!("{why}: {line:?}"))
    }

    /// The next letters, in the order of whom they go to.
    pub fn letters(&mut self, count: usize) -> Vec<Value> {
        let mut letters: Vec<Value> = (0..count).map(|_| self.letter()).collect();
        letters.sort_by_key(|letter| letter["to"].to_string());
        letters
    }

    /// Stops it; what it had taken that nobody asked for.
    pub fn stop(mut self) -> Vec<Value> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        (&mut self.letters).lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect()
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The port that it says it listens on, in a line of its log.
fn listens(log: &mut impl BufRead) -> u16 {
    let mut said = String::new();
    loop {
        let from = said.len();
        let read = log.read_line(&mut said).unwrap();
        assert!(read > 0, "the mail server stopped: {said}");
        let address = said[from..].split_once("laddr=('127.0.0.1', ").map(|(_, port)| port);
        if let Some((port, _)) = address.and_then(|rest| rest.split_once(')')) {
            return port.parse().unwrap();
        }
    }
}
