//! Seats, end to end: what comes before, who may, for how long, and how it was on any day.

mod calendar;
mod oracle;
