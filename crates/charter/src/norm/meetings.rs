//! How often, in what form, and on whose call the group meets.

use super::{Names, params, words};

words! {
    /// A stretch of time that meetings are counted in.
    Per {
        /// År.
        Year,
        /// Halvår.
        HalfYear,
        /// Termin.
        Term,
        /// Kvartal.
        Quarter,
        /// Månad.
        Month,
        /// Vecka.
        Week,
    }
    /// What an interval between meetings is counted in.
    IntervalUnit {
        /// Veckor.
        Week,
        /// Månader.
        Month,
    }
    /// Which meetings a number counts.
    Counts {
        /// Every meeting.
        All,
        /// Ordinary meetings.
        Ordinary,
    }
    /// How a meeting is best held.
    Form {
        /// Digitalt.
        Remote,
        /// På plats.
        OnSite,
        /// Både och.
        Hybrid,
        /// Kort.
        Short,
    }
    /// What is sent before a meeting.
    NoticePart {
        /// Kallelse.
        Notice,
        /// Dagordning.
        Agenda,
        /// Underlag.
        Papers,
    }
}

params! {
    /// How often the group meets. Source: rows 121, 123, 125, 126, 128.
    MeetingFrequency {
        /// Fewest.
        min: Option<u32>,
        /// Most.
        max: Option<u32>,
        /// The numbers are rough.
        approx: Option<bool>,
        /// Per what.
        per: Option<Per>,
        /// Shortest time between meetings.
        interval_min: Option<u32>,
        /// Longest time between meetings.
        interval_max: Option<u32>,
        /// Counted in.
        interval_unit: Option<IntervalUnit>,
        /// A named kind of meeting.
        of: Option<String>,
        /// Which meetings count.
        counts: Option<Counts>,
        /// With whom the numbers may be changed.
        adjustable_with: Option<String>,
        /// How the meetings are best spread.
        spacing: Option<Per>,
    }
    /// How meetings are held. Source: rows 122, 124, 126.
    MeetingForm {
        /// The form preferred.
        prefer: Option<Form>,
        /// Where.
        place: Option<String>,
        /// Hours at most.
        max_hours: Option<f64>,
    }
    /// Meetings beside the ordinary. Source: rows 127, 129.
    ExtraMeetings {
        /// Who calls them.
        called_by: Option<String>,
        /// Who may ask for them.
        requested_by: Option<String>,
        /// When.
        when: Option<String>,
    }
    /// What is sent before a meeting, and when.
    Notice {
        /// What.
        what: Vec<NoticePart>,
        /// Who sends it.
        by: Names,
        /// Days before the meeting.
        days_before: Option<u32>,
    }
}
