//! A mail server, spoken to in SMTP (RFC 5321): one connection for all letters that are sent at a time.
//!
//! What it says no to is told apart by where it says it: to the program, or to one letter and whom it goes to.

use jiff::Timestamp;
use lettre::{
    Address, Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{SmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};
use percent_encoding::percent_decode_str;
use samordna_domain::Language;
use samordna_web::Letter;
use std::{fmt, time::Duration};
use url::Url;

/// How long the server may take to answer.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Why no server can be spoken to so.
#[derive(Debug)]
pub enum Bad {
    /// It is no address of a server.
    Url,
    /// It is no mail address.
    From,
    /// The password would be read by others.
    InTheOpen,
}

impl Bad {
    pub fn say(&self, language: Language) -> &'static str {
        match self {
            Self::Url => language.pick(
                "E-postservern anges som smtp://server:25, smtp://server:587?tls=required eller smtps://server.",
                "A mail server is written as smtp://host:25, smtp://host:587?tls=required or smtps://host.",
            ),
            Self::From => language.pick(
                "Avsändaren anges som en e-postadress, till exempel samordna@example.se.",
                "The sender is a mail address, as samordna@example.se.",
            ),
            Self::InTheOpen => language.pick(
                "Lösenordet skulle skickas öppet. Använd smtps:// eller ?tls=required.",
                "The password would be sent in the open. Use smtps:// or ?tls=required.",
            ),
        }
    }
}

/// Why a letter was not taken.
#[derive(Debug)]
pub enum No {
    /// The server takes nothing from us now.
    NotNow(String),
    /// It does not take this letter now.
    NotThisOne(String),
    /// It will never take this letter.
    Never(String),
}

impl No {
    fn now(error: Error) -> Self {
        Self::NotNow(error.to_string())
    }

    /// What the server says of one letter; where it says nothing, it is not of the letter.
    fn letter(error: Error) -> Self {
        match (error.is_permanent(), error.is_transient()) {
            (true, _) => Self::Never(error.to_string()),
            (_, true) => Self::NotThisOne(error.to_string()),
            (false, false) => Self::now(error),
        }
    }
}

/// A letter, to whom it goes, when, and what tells it from any other.
pub struct Envelope {
    pub to: Address,
    pub letter: Letter,
    pub id: String,
    pub at: Timestamp,
}

/// How the connection is made private.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tls {
    Never,
    AfterHello,
    AtOnce,
}

/// A server, and the connection to it while letters are sent.
pub struct Server {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    from: Address,
    connection: Option<SmtpConnection>,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl Server {
    /// The server at an address, and whom the mail comes from.
    pub fn at(address: &str, from: &str) -> Result<Self, Bad> {
        let url: Url = address.parse().map_err(|_| Bad::Url)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(Bad::Url)?.to_owned();
        let (tls, usual) = match (url.scheme(), url.query()) {
            ("smtp", None) => (Tls::Never, 25),
            ("smtp", Some("tls=required")) => (Tls::AfterHello, 587),
            ("smtps", None) => (Tls::AtOnce, 465),
            _ => return Err(Bad::Url),
        };
        let plain = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let credentials = url.password().map(|secret| Credentials::new(plain(url.username()), plain(secret)));
        if credentials.is_some() && tls == Tls::Never {
            return Err(Bad::InTheOpen);
        }
        let from = from.parse().map_err(|_| Bad::From)?;
        Ok(Self { host, port: url.port().unwrap_or(usual), tls, credentials, from, connection: None })
    }

    /// Sends a letter. When this is well, the server has taken it upon itself.
    pub fn send(&mut self, envelope: &Envelope) -> Result<(), No> {
        let written = self.written(envelope)?;
        let mut connection = match self.connection.take().filter(|known| !known.has_broken()) {
            Some(connection) => connection,
            None => self.connect().map_err(No::now)?,
        };
        connection.command(Mail::new(Some(self.from.clone()), Vec::new())).map_err(No::now)?;
        let taken = connection
            .command(Rcpt::new(envelope.to.clone(), Vec::new()))
            .and_then(|_| connection.command(Data))
            .and_then(|_| connection.message(&written));
        match taken.map_err(No::letter) {
            // After a no, the next letter begins on a connection of its own.
            Err(no) => {
                connection.abort();
                Err(no)
            }
            Ok(_) => {
                self.connection = Some(connection);
                Ok(())
            }
        }
    }

    /// Nothing more is sent for now.
    pub fn hang_up(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            connection.quit().ok();
        }
    }

    fn connect(&self) -> Result<SmtpConnection, Error> {
        let name = ClientId::Domain(self.from.domain().to_owned());
        let tls = match self.tls {
            Tls::Never => None,
            Tls::AfterHello | Tls::AtOnce => Some(TlsParameters::new(self.host.clone())?),
        };
        let at_once = tls.as_ref().filter(|_| self.tls == Tls::AtOnce);
        let address = (self.host.trim_matches(['[', ']']), self.port);
        let mut connection = SmtpConnection::connect(address, Some(TIMEOUT), &name, at_once, None)?;
        if let Some(tls) = tls.as_ref().filter(|_| self.tls == Tls::AfterHello) {
            connection.starttls(tls, &name)?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials)?;
        }
        Ok(connection)
    }

    fn written(&self, envelope: &Envelope) -> Result<Vec<u8>, No> {
        let id = format!("<{}@{}>", envelope.id, self.from.domain());
        let sender = Mailbox::new(Some("Samordna".to_owned()), self.from.clone());
        // So that nobody's absence is answered to a machine (RFC 3834).
        let by_itself =
            HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let message = Message::builder()
            .from(sender)
            .to(Mailbox::new(None, envelope.to.clone()))
            .subject(&envelope.letter.subject)
            .date(envelope.at.into())
            .message_id(Some(id))
            .raw_header(by_itself)
            .header(ContentType::TEXT_PLAIN)
            .body(envelope.letter.text.clone());
        message.map(|message| message.formatted()).map_err(|why| No::Never(why.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_sent_in_the_open() {
        let bad =
            |url: &str| Server::at(url, "samordna@example.se").err().map(|bad| bad.say(Language::English));
        let open = Some("The password would be sent in the open. Use smtps:// or ?tls=required.");
        assert_eq!(bad("smtp://namn:hemligt@post.example.se"), open);
        assert_eq!(bad("smtp://namn:hemligt@post.example.se?tls=required"), None);
        assert_eq!(bad("smtps://namn:hem%2Flig@post.example.se"), None);
        assert_eq!(bad("smtp://[::1]:2525"), None);
    }

    #[test]
    fn what_is_no_server_or_sender_is_said_to_be_none() {
        assert!(matches!(Server::at("post.example.se", "samordna@example.se"), Err(Bad::Url)));
        assert!(matches!(
            Server::at("smtp://post.example.se?tls=maybe", "samordna@example.se"),
            Err(Bad::Url)
        ));
        assert!(matches!(Server::at("smtp://post.example.se", "Samordna"), Err(Bad::From)));
    }
}
