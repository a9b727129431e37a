//! Documents that the charter points to, and what it leaves open.

use super::*;

/// References to other documents; tried where no other rule was found in the sentence.
pub(in crate::read) fn references(s: &Sentence<'_>, found: &mut Found) {
    let number = registry::number(&s.text);
    let quoted = QUOTED.find(&s.small).and_then(|hit| s.named(&hit, "title").map(str::to_owned));
    let named = DOCUMENT.find(&s.small).and_then(|hit| s.named(&hit, "title").map(trimmed));
    let title = quoted.or(named).map(|title| clean_title(&title));
    let fragment = !crate::text::words::binds(&s.small)
        && number.is_some()
        && !BY_REFERENCE.is(&s.small)
        && s.text.split_whitespace().count() <= 22;
    if fragment && let Some(title) = title.clone() {
        let whole = s
            .text
            .get(..s.small.find(&lower(number.as_deref().unwrap_or_default())).unwrap_or(s.text.len()))
            .map(|text| trimmed(text.trim_end_matches(['(', ',', ' '])))
            .unwrap_or_default();
        let title = if whole.split_whitespace().count() >= title.split_whitespace().count()
            && !lower(&whole).contains("styrande för")
            && !lower(&whole).contains(" är ")
        {
            whole
        } else {
            title
        };
        found.push(
            Rule::SteeringReference(SteeringReference { title: Some(title), registry_number: number }),
            s.modality,
        );
        return;
    }
    let steers = s.has("verkar enligt|bedrivs i linje|styrande för|styrs av|vägledande för|utgår från|utgå från|följer|följa|i linje med|arbetar enligt|arbeta enligt|grundas på|utgångspunkt|bygger på") && s.has("arbet|gruppen|rådet|styrande|uppdraget|verksamhet");
    let capital = title.as_ref().is_some_and(|title| title.starts_with(char::is_uppercase));
    if steers
        && title.is_some()
        && (number.is_some()
            || s.has("styrs av|arbetar enligt|verkar enligt|bedrivs enligt")
                && title.as_ref().is_some_and(|title| title.contains(" för "))
            || capital && s.text.find(title.as_deref().unwrap_or_default()).is_some_and(|at| at > 0))
        && !s.has("hanteras enligt|regleras|beskrivs i|framgår")
    {
        found.push(Rule::SteeringReference(SteeringReference { title, registry_number: number }), s.modality);
        return;
    }
    if let Some(hit) =
        RULES_OF.find(s.small.without_stop()).filter(|hit| title.is_none() || hit.name("doc3").is_none())
    {
        let document = s.named(&hit, "doc").map(trimmed);
        let rule = RulesByReference { subject: None, document, registry_number: number };
        found.push(Rule::RulesByReference(rule), s.modality);
        return;
    }
    let aim = ["målet", "syftet", "ambitionen", "avsikten"].iter().any(|word| s.small.starts_with(word));
    let about = s.has("vad gäller|när det gäller") && !s.has("enligt|regleras|framgår av|i enlighet med");
    if aim || about {
        return;
    }
    let refers = s.has("enligt|beskrivs i|regleras|framgår av|anges i|se |finns i|beskrivna i|följer|i enlighet med|återfinns i|gäller|finns beskriv|fastställs i|tillämpas");
    if !refers
        || title.is_none()
        || s.under == Topic::Background
        || s.bullet && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text))
    {
        return;
    }
    let subject = SUBJECT
        .find(&s.small)
        .and_then(|hit| s.named(&hit, "what").map(trimmed))
        .filter(|what| !what.is_empty() && what.split_whitespace().count() <= 12);
    let subject =
        subject.or_else(|| s.label.map(trimmed)).or_else(|| s.heading.as_deref().map(str::to_owned));
    found.push(
        Rule::RulesByReference(RulesByReference { subject, document: title, registry_number: number }),
        s.modality,
    );
}

patterns! {
    RULES_OF = r"^för [^.,]{3,60} gäller (?P<doc3>[^.]*(?:rutin|ordning|regler|riktlinje|policy|reglemente)[^.]*)$|^(?P<doc>[^.,]*?(?:mallar|mallen|mall|anvisningar|regler|rutiner|rutin)(?: för [^.]+?)?) (?:ska |skall )?(?:tillämpas|användas|används|följas|följs)(?: |$)|~enligt (?P<doc2>(?:särskild |särskilda |gällande |fastställd )?(?:anvisning|mall|rutin|instruktion)(?:en|er|erna)? [^.]*)$";
    SUBJECT = r"^(?P<what>.+?) (?:sker|hanteras|beskrivs|regleras|framgår|anges|finns|följer|ska|återfinns|gäller|tillämpas|styrs|fastställs|är|utgår|görs|genomförs|hålls|ersätts)~";
}

pub(super) fn clean_title(title: &str) -> String {
    let small = lower(title);
    let end = [
        " (",
        " som ",
        " är ",
        " ska ",
        " med dnr",
        ", dnr",
        " dnr",
        " gäller",
        " tillämpas",
        " följs",
        " samt ",
        " utan ",
    ]
    .iter()
    .filter_map(|stop| small.find(stop))
    .min()
    .unwrap_or(title.len());
    trimmed(title.get(..end).unwrap_or(title))
}

pub(super) fn open_question(s: &Sentence<'_>, found: &mut Found) {
    let Some(hit) = OPEN_QUESTION.find(&s.small).and_then(|hit| hit.get(0)) else { return };
    if s.bullet
        || s.has("eskaler|mandat att|hälso- och sjukvårdslagen")
        || found.any(&[Kind::Escalation, Kind::Evaluation, Kind::Boundary])
    {
        return;
    }
    let before = trimmed(
        s.text
            .get(
                ..[" är inte ", " utreds ", " är ännu ", " återstår "]
                    .iter()
                    .filter_map(|stop| s.small.find(stop))
                    .min()
                    .filter(|at| *at < hit.start())
                    .unwrap_or(hit.start()),
            )
            .unwrap_or_default(),
    );
    let after = trimmed(s.text.get(hit.end()..).unwrap_or_default());
    let text = if before.split_whitespace().count() >= 2 {
        before
    } else if after.is_empty() {
        trimmed(&s.text)
    } else {
        after
    };
    let text = ["frågan om ", "det "]
        .iter()
        .find_map(|lead| {
            lower(&text).strip_prefix(lead).map(|_| text.get(lead.len()..).unwrap_or(&text).to_owned())
        })
        .unwrap_or(text);
    found.push(Rule::OpenQuestion(OpenQuestion { text: Some(text) }), Modality::States);
}
