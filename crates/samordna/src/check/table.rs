//! An assessment as a person reads it: group by group, what differs, by which sentence, and what to do about it.

use super::{Checked, Found, Group, Owed};
use crate::{trouble::Trouble, voice::Voice};
use samordna_domain::{Language, duty::DutyState, finding::Class};
use std::io::Write;

/// Writes it.
pub fn write(checked: &Checked, voice: &Voice, out: &mut dyn Write) -> Result<(), Trouble> {
    let language = voice.language;
    for group in &checked.groups {
        write_group(group, voice, out)?;
    }
    let findings = || checked.groups.iter().flat_map(|group| &group.findings);
    let count = |class| findings().filter(|finding| finding.class == class).count();
    let duties = || checked.groups.iter().flat_map(|group| &group.duties);
    let due = |state| duties().filter(|duty| duty.state == state).count();
    let (groups, deviations, remarks) = (checked.groups.len(), count(Class::Deviation), count(Class::Remark));
    let (soon, late) = (due(DutyState::DueSoon), due(DutyState::Overdue));
    let on = checked.on;
    let sum = language.pick(
        format!("{on}: grupper {groups}, avvikelser {deviations}, anmärkningar {remarks}, försenade {late}, snart {soon}."),
        format!("{on}: groups {groups}, deviations {deviations}, remarks {remarks}, overdue {late}, due soon {soon}."),
    );
    Ok(writeln!(out, "{sum}")?)
}

fn write_group(group: &Group, voice: &Voice, out: &mut dyn Write) -> Result<(), Trouble> {
    let language = voice.language;
    let bold = |text: &str| paint(text, "1", voice);
    writeln!(out, "{} [{}] {}", bold(&group.name), group.group, group.state.label(language))?;
    for finding in &group.findings {
        write_finding(finding, voice, out)?;
    }
    // What is overdue stands among the findings already.
    for duty in group.duties.iter().filter(|duty| duty.state == DutyState::DueSoon) {
        write_duty(duty, language, out)?;
    }
    Ok(writeln!(out)?)
}

fn write_finding(finding: &Found, voice: &Voice, out: &mut dyn Write) -> Result<(), Trouble> {
    let language = voice.language;
    let colour = match finding.class {
        Class::Deviation => "31",
        Class::Remark => "33",
    };
    let class = paint(&finding.class.label(language).to_uppercase(), colour, voice);
    writeln!(out, "  {class}  {}", finding.sentence)?;
    // Many facts tell their day themselves.
    let since = finding.since.filter(|since| !finding.fact.contains(&since.to_string()));
    let since = since.map(|since| language.pick(format!(" Sedan {since}."), format!(" Since {since}.")));
    writeln!(out, "      {}{}", finding.fact, since.unwrap_or_default())?;
    Ok(writeln!(out, "      → {}", finding.cure)?)
}

fn write_duty(duty: &Owed, language: Language, out: &mut dyn Write) -> Result<(), Trouble> {
    let due = duty.due.map(|due| due.to_string()).unwrap_or_default();
    let sentence = duty.grounds.first().map_or("", |ground| &ground.sentence);
    Ok(writeln!(out, "  {} {due}  {sentence}", duty.state.label(language))?)
}

fn paint(text: &str, colour: &str, voice: &Voice) -> String {
    if voice.colour { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
}
