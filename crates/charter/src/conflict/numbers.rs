//! Bounds that exclude each other, and counts against the dates or seats that the text lists.

use super::between;
use crate::{
    Conflict, Reading, Rule,
    norm::{IntervalUnit, MeetingFrequency, Modality, Per, SeatQuota, TermRole},
    reading::ConflictClass,
    text::words::lower,
};
use regex::Regex;
use std::sync::LazyLock;

/// Every conflict of numbers.
pub fn conflicts(reading: &Reading, text: &str, out: &mut Vec<Conflict>) {
    frequencies(reading, out);
    dates(reading, text, out);
    seats(reading, out);
    terms(reading, out);
    days(reading, out);
}

/// Fewest and most meetings in a year, as floats that leave a little room.
fn yearly(rule: &MeetingFrequency) -> Option<(f64, f64)> {
    if let (Some(least), Some(most), Some(unit)) = (rule.interval_min, rule.interval_max, rule.interval_unit)
    {
        let span = if unit == IntervalUnit::Week { 52.0 } else { 12.0 };
        // Summers are off: a third fewer is no contradiction.
        return (least > 0).then(|| (span / f64::from(most) * 0.8, span / f64::from(least) + 1.0));
    }
    let times = match rule.per? {
        Per::Year => 1.0,
        Per::HalfYear | Per::Term => 2.0,
        Per::Quarter => 4.0,
        Per::Month => 12.0,
        Per::Week => 52.0,
    };
    let loose = if times > 4.0 { 0.66 } else { 1.0 };
    let least = rule.min.map_or(0.0, |min| f64::from(min) * times * loose);
    let most = rule.max.map_or(f64::INFINITY, |max| f64::from(max) * times);
    (rule.min.is_some() || rule.max.is_some()).then_some((least, most))
}

fn frequencies(reading: &Reading, out: &mut Vec<Conflict>) {
    let all: Vec<(usize, (f64, f64))> = reading
        .norms
        .iter()
        .enumerate()
        .filter_map(|(at, norm)| match &norm.rule {
            Rule::MeetingFrequency(rule)
                if rule.of.is_none() && rule.adjustable_with.is_none() && norm.modality != Modality::May =>
            {
                yearly(rule).map(|bounds| (at, bounds))
            }
            _ => None,
        })
        .collect();
    for (nth, (one, (least, most))) in all.iter().enumerate() {
        for (other, (low, high)) in all.iter().skip(nth + 1) {
            if least > high || low > most {
                out.push(between(
                    reading,
                    ConflictClass::Contradiction,
                    vec![*one, *other],
                    "the numbers of meetings exclude each other",
                    "antalen möten utesluter varandra",
                ));
                return;
            }
        }
    }
}

static LISTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b\d{1,2}\s+(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*|\b\d{1,2}/\d{1,2}\b|\b20\d\d-\d\d-\d\d\b").ok()
});

/// Meeting dates listed for a year against the number of meetings.
fn dates(reading: &Reading, text: &str, out: &mut Vec<Conflict>) {
    let Some(listed) = LISTED.as_ref() else { return };
    let frequency = reading.norms.iter().enumerate().find_map(|(at, norm)| match &norm.rule {
        Rule::MeetingFrequency(rule) if rule.of.is_none() && rule.per == Some(Per::Year) => {
            yearly(rule).map(|bounds| (at, bounds))
        }
        _ => None,
    });
    let Some((at, (least, most))) = frequency else { return };
    let lines: Vec<&str> = text.lines().collect();
    for (nth, line) in lines.iter().enumerate().filter(|(_, line)| line.len() <= 600) {
        let small = lower(line);
        let names = [
            "mötesdag",
            "mötesdatum",
            "mötestid",
            "sammanträdesdag",
            "sammanträden 20",
            "möten 20",
            "datum för möten",
            "sammanträdesdatum",
            "mötesplan",
            "sammanträdestider",
        ];
        if !names.iter().any(|name| small.contains(name)) || crate::text::words::binds(&small) {
            continue;
        }
        let after: Vec<&str> = lines
            .iter()
            .skip(nth + 1)
            .copied()
            .take_while(|line| line.trim().is_empty() || listed.is_match(line) && line.len() <= 120)
            .filter(|line| !line.trim().is_empty())
            .collect();
        let start = names.iter().filter_map(|name| small.find(name)).min().unwrap_or(0);
        let here = line
            .get(start..)
            .map_or(0, |rest| listed.find_iter(rest.split(". ").next().unwrap_or(rest)).count());
        let there: usize = after.iter().map(|line| listed.find_iter(line).count()).sum();
        let number = if here >= 2 { here } else { here + there };
        if number >= 2 && ((number as f64) < least || (number as f64) > most) {
            let mut conflict = between(
                reading,
                ConflictClass::Contradiction,
                vec![at],
                format!("{number} dates are listed, outside the number of meetings stated"),
                format!("{number} datum är listade, utanför det antal möten som anges"),
            );
            conflict
                .quotes
                .push(line.trim_start_matches(['-', '#', ' ', '|']).get(..).unwrap_or(line).to_owned());
            if here < 2 {
                conflict
                    .quotes
                    .extend(after.iter().map(|line| line.trim_start_matches(['-', ' ', '|']).to_owned()));
            }
            out.push(conflict);
            return;
        }
    }
}

/// The seats listed against the total.
fn seats(reading: &Reading, out: &mut Vec<Conflict>) {
    let quotas: Vec<(usize, &SeatQuota, Modality)> = reading
        .norms
        .iter()
        .enumerate()
        .filter_map(|(at, norm)| match &norm.rule {
            Rule::SeatQuota(quota) => Some((at, quota, norm.modality)),
            _ => None,
        })
        .collect();
    let Some((total_at, total, _)) =
        quotas.iter().find(|(_, quota, _)| quota.unit.is_empty() && quota.role.is_none())
    else {
        return;
    };
    let mut least = 0;
    let mut most = Some(0);
    let mut parts = vec![*total_at];
    for (at, quota, modality) in &quotas {
        if quota.unit.is_empty() || *modality == Modality::May || quota.role.is_some() {
            continue;
        }
        let quote = reading.norms.get(*at).map(|norm| lower(&norm.quote)).unwrap_or_default();
        let Some(times) = units(&quote, quota) else { return };
        least += quota.min.unwrap_or_default().saturating_mul(times);
        most = most.zip(quota.max).map(|(most, max)| most + max.saturating_mul(times));
        parts.push(*at);
    }
    if parts.len() < 3 && !(parts.len() == 2 && total.max.is_some_and(|max| least > max)) {
        return;
    }
    let over = total.max.is_some_and(|max| least > max);
    let under = total.min.zip(most).is_some_and(|(min, most)| most < min) && total.min == total.max;
    if over || under {
        let say = if over { least } else { most.unwrap_or(least) };
        out.push(between(
            reading,
            ConflictClass::Contradiction,
            parts,
            format!("the seats listed are {say}, outside the total stated"),
            format!("platserna som räknas upp är {say}, utanför det antal som anges"),
        ));
    }
}

/// How many units have the seats: *de sex delregionerna* are six. `None` where *varje* leaves it open.
fn units(quote: &str, quota: &SeatQuota) -> Option<u32> {
    static COUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?:av|från|i) de (två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2}) ").ok()
    });
    if let Some(found) = COUNT.as_ref().and_then(|count| count.captures(quote)) {
        return found.get(1).and_then(|word| crate::read::number(word.as_str()));
    }
    let open =
        ["varje ", "vardera", "respektive ", "per ", "var och en av"].iter().any(|word| quote.contains(word));
    let named = u32::try_from(quota.unit.0.len()).ok()?;
    (!open || named > 1).then_some(named)
}

/// One role held for different times.
fn terms(reading: &Reading, out: &mut Vec<Conflict>) {
    for role in [TermRole::Chair, TermRole::ViceChair, TermRole::Member, TermRole::Secretary] {
        let all: Vec<(usize, f64)> = reading
            .norms
            .iter()
            .enumerate()
            .filter_map(|(at, norm)| match &norm.rule {
                Rule::Term(term) if term.roles.contains(&role) => term.years.map(|years| (at, years)),
                _ => None,
            })
            .collect();
        if let Some((first, years)) = all.first()
            && let Some((other, _)) = all.iter().skip(1).find(|(_, other)| (other - years).abs() > 0.01)
        {
            out.push(between(
                reading,
                ConflictClass::Contradiction,
                vec![*first, *other],
                "one role is held for different times",
                "samma uppdrag har olika mandattid",
            ));
        }
    }
}

/// One thing to be done within different times.
fn days(reading: &Reading, out: &mut Vec<Conflict>) {
    let mut notice: Vec<(usize, String, u32)> = Vec::new();
    for (at, norm) in reading.norms.iter().enumerate() {
        let found = match &norm.rule {
            Rule::Notice(rule) => rule.days_before.map(|days| (format!("notice {:?}", rule.what), days)),
            Rule::MinutesApproval(rule) => {
                rule.within_days.map(|days| (format!("approval {:?}", rule.act), days))
            }
            Rule::Intake(rule) => rule.days_before.map(|days| ("intake".to_owned(), days)),
            _ => None,
        };
        let Some((what, days)) = found else { continue };
        if let Some((first, _, _)) = notice.iter().find(|(_, known, other)| *known == what && *other != days)
        {
            out.push(between(
                reading,
                ConflictClass::Contradiction,
                vec![*first, at],
                "one thing is due at two times",
                "samma sak ska göras inom olika tid",
            ));
        }
        notice.push((at, what, days));
    }
}
