//! A calendar as calendar programs read it: iCalendar, RFC 5545.
//!
//! Times are in UTC, so that no program has to know what a time zone meant when the meeting was planned. Deliberately
//! absent: alarms, attendees and organisers. Who meets whom is nothing that a calendar address should tell.
//!
//! **Invariant:** the same occasion has the same UID for ever, and a later version of it a higher SEQUENCE.

use jiff::Timestamp;

/// The longest line in bytes, without its end. Source: RFC 5545, section 3.1.
const LONGEST: usize = 75;

/// One meeting of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The same for ever, and nowhere else.
    pub uid: String,
    /// How often it was changed.
    pub sequence: u32,
    /// When it starts.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// What it is called.
    pub summary: String,
    /// Where it is, or the link to it.
    pub place: Option<String>,
    /// What more there is to say.
    pub description: Option<String>,
    /// Its page.
    pub page: Option<String>,
    /// It will not be held.
    pub is_cancelled: bool,
}

/// A calendar to subscribe to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// The moment it is written.
    pub now: Timestamp,
    /// What is in it.
    pub occasions: Vec<Occasion>,
}

/// What a calendar is, as the web calls it.
pub const CALENDAR: &str = "text/calendar; charset=utf-8";

impl Calendar {
    /// As text, with the line ends that the standard asks for.
    pub fn write(&self) -> String {
        let mut out = String::new();
        line(&mut out, "BEGIN:VCALENDAR");
        line(&mut out, "VERSION:2.0");
        line(&mut out, "PRODID:-//Samordna//Samordna//SV");
        line(&mut out, "CALSCALE:GREGORIAN");
        line(&mut out, "METHOD:PUBLISH");
        line(&mut out, &format!("X-WR-CALNAME:{}", text(&self.name)));
        line(&mut out, &format!("NAME:{}", text(&self.name)));
        line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        line(&mut out, "X-PUBLISHED-TTL:PT1H");
        for occasion in &self.occasions {
            occasion.write(self.now, &mut out);
        }
        line(&mut out, "END:VCALENDAR");
        out
    }
}

impl Occasion {
    fn write(&self, now: Timestamp, out: &mut String) {
        line(out, "BEGIN:VEVENT");
        line(out, &format!("UID:{}", text(&self.uid)));
        line(out, &format!("DTSTAMP:{}", moment(now)));
        line(out, &format!("SEQUENCE:{}", self.sequence));
        line(out, &format!("DTSTART:{}", moment(self.start)));
        line(out, &format!("DTEND:{}", moment(self.end)));
        line(out, &format!("SUMMARY:{}", text(&self.summary)));
        if let Some(place) = &self.place {
            line(out, &format!("LOCATION:{}", text(place)));
        }
        if let Some(description) = &self.description {
            line(out, &format!("DESCRIPTION:{}", text(description)));
        }
        if let Some(page) = &self.page {
            // An address is no text: it is written as it is, without what would end the line.
            let page: String = page.chars().filter(|letter| !letter.is_control()).collect();
            line(out, &format!("URL:{page}"));
        }
        let status = if self.is_cancelled { "CANCELLED" } else { "CONFIRMED" };
        line(out, &format!("STATUS:{status}"));
        // Whoever has cancelled a meeting is free then.
        line(out, &format!("TRANSP:{}", if self.is_cancelled { "TRANSPARENT" } else { "OPAQUE" }));
        line(out, "END:VEVENT");
    }
}

/// A moment in UTC, as `20260305T120000Z`.
fn moment(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text with what has a meaning of its own marked. Source: RFC 5545, section 3.3.11.
fn text(plain: &str) -> String {
    let mut marked = String::with_capacity(plain.len());
    for letter in plain.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                marked.push('\\');
                marked.push(letter);
            }
            '\n' | '\r' => marked.push_str("\\n"),
            '\t' => marked.push(' '),
            other if other.is_control() => {}
            other => marked.push(other),
        }
    }
    marked
}

/// A line, broken where it is too long: never inside a letter. What goes on begins with a space.
fn line(out: &mut String, whole: &str) {
    let mut room = LONGEST;
    for letter in whole.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}
