//! Who calls extra meetings, and what is sent before a meeting.

use super::*;

pub(super) fn extra(s: &Sentence<'_>, found: &mut Found) -> bool {
    let labelled = s.label.is_some_and(|label| EXTRA.is(&lower(label)));
    if !(EXTRA.is(&s.small) || labelled) || s.has("frekvens|antalet") || s.has("anteckning|protokoll") {
        return false;
    }
    if PER.is(&s.small) && !s.has("extra|ytterligare|sammankalla|så ofta") {
        return false;
    }
    let mut rule = ExtraMeetings::default();
    if let Some(hit) = ASKS.find(&s.small) {
        rule.requested_by = ["who", "who2", "who3"].iter().find_map(|part| s.named(&hit, part)).map(asker);
    }
    let called = CALLED_BY
        .find(&s.small)
        .or_else(|| CALLS_AFTER.find(&s.small))
        .or_else(|| CALLS.find(&s.small))
        .and_then(|hit| s.named(&hit, "who").map(name));
    rule.called_by = called.filter(|who| {
        let small = lower(who);
        !small.is_empty()
            && !s.is_own(who)
            && who.split_whitespace().count() <= 6
            && !small.starts_with("extra")
            && !small.starts_with("ytterligare")
            && !small.contains("möte")
            && !small.starts_with("vid")
            && !is_person(who)
    });
    if rule.requested_by.is_some() && rule.called_by.as_ref() == rule.requested_by.as_ref() {
        rule.called_by = None;
    }
    if rule.requested_by.is_none() {
        rule.when = EXTRA_WHEN.find(&s.small).and_then(|hit| s.named(&hit, "when")).map(when);
    }
    if rule.when.is_none() && s.has("vid behov") {
        rule.when = Some("vid behov".to_owned());
    }
    found.push(
        Rule::ExtraMeetings(rule),
        if s.modality == Modality::Must && !s.has(" ska |skall") { Modality::May } else { s.modality },
    );
    true
}

pub(super) fn asker(text: &str) -> String {
    let text = trimmed(text);
    let small = lower(&text);
    for lead in ["minst en ", "minst två ", "någon av ", "minst "] {
        if small.starts_with(lead) && lead == "minst en " {
            return trimmed(text.get(lead.len()..).unwrap_or_default());
        }
    }
    text
}

/// "om en fråga inte kan vänta" is "en fråga inte kan vänta"; "när behov finns" stays.
pub(super) fn when(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let small = lower(text);
    let set = small.starts_with("när behov")
        || small.starts_with("vid ")
        || small.starts_with("om behov")
        || small.starts_with("efter ")
        || small.starts_with("när det")
        || small.starts_with("om det");
    if set {
        return text.to_owned();
    }
    ["om ", "när ", "då "]
        .iter()
        .find_map(|lead| small.strip_prefix(lead).and_then(|_| text.get(lead.len()..)))
        .unwrap_or(text)
        .to_owned()
}

pub(super) fn notice(s: &Sentence<'_>, found: &mut Found) -> bool {
    if found.any(&[crate::Kind::CoOption]) && !s.has("kallelse|dagordning|handlingar") {
        return false;
    }
    if found.any(&[crate::Kind::SubstituteRequired]) && !s.has("kallelse|dagordning|handlingar|underlag") {
        return false;
    }
    if s.has("kort varsel|extra avstämning|extrainsatt|extra möte|extra sammanträd") {
        return false;
    }
    if (PER.is(&s.small) || YEARLY_AFTER.is(&s.small)) && s.has("sammankallas|kallas till möte") {
        return false;
    }
    let mut what = Vec::new();
    for (stems, part) in [
        (
            "kallelse|kallar|kalla till|kallas|sammankalla|inbjud|kalla gruppen|kalla rådet|kalla ledam|att kalla",
            NoticePart::Notice,
        ),
        ("dagordning|agenda|föredragningslista", NoticePart::Agenda),
        ("handlingar|underlag|material|mötesdokument", NoticePart::Papers),
    ] {
        if s.has(stems) || s.label.is_some_and(|label| holds(&lower(label), stems)) {
            what.push(part);
        }
    }
    if s.has("av underlaget ska framgå") {
        return false;
    }
    if s.has("med kallelsen|tillsammans med kallelsen|i kallelsen|bifogas kallelsen") {
        what.retain(|part| *part != NoticePart::Notice);
    }
    if what.is_empty() || s.has("adjunger") || EXTRA.is(&s.small) {
        return false;
    }
    let notice = what.contains(&NoticePart::Notice);
    let before = s.has("före|innan|i förväg|inför|upprättar dagordning|tar fram dagordning|dagordning tas fram|dagordning upprättas|dagordningen upprättas|dagordningen tas fram|till mötena|till möte|till gruppens|till rådets|till sammanträd") || s.topic == Topic::Notice
        || s.topic == Topic::Meetings
        || notice;
    let other = s.has("diarieför|arkiver|publiceras|publicera|registrer|konsekvens|beslutsunderlag tas|anteckning|protokoll|motta |referensgrupp|styrande handling|uppdragshandling|arbetsmaterial|anmäl|vill ta upp");
    if !before
        || other && !notice
        || !CALL_VERB.is(&s.small)
            && s.topic != Topic::Notice
            && s.label.is_none_or(|label| !lower(label).starts_with("sammankallande"))
        || s.has("ersättare kallas|sakkunniga kallas|kallas in|så kallad|anmäl")
    {
        return false;
    }
    if s.bullet && s.topic == Topic::Tasks && !notice {
        return false;
    }
    if s.has("hjälper|bistår|sammankallande utses|sammankallande väljs|utser inom sig|utser sammankallande|väljer sammankallande") {
        return false;
    }
    let labelled = s.label.is_some_and(|label| lower(label).starts_with("sammankallande"));
    let by = LABELLED_BY
        .find(s.small.without_stop())
        .filter(|_| labelled)
        .or_else(|| NOTICE_BY_PASSIVE.find(&s.small))
        .or_else(|| NOTICE_BY.find(&s.small))
        .and_then(|hit| s.named(&hit, "who").or_else(|| s.named(&hit, "who2")).map(name))
        .filter(|who| {
            let small = lower(who);
            !small.is_empty()
                && who.split_whitespace().count() <= 6
                && ![
                    "vid ",
                    "på ",
                    "kallelse",
                    "dagordning",
                    "handling",
                    "underlag",
                    "material",
                    "möte",
                    "inför",
                    "senast",
                ]
                .iter()
                .any(|stem| small.starts_with(stem))
                && !is_person(who)
        });
    let days_before = s.has("före|innan|i förväg|inför|senast|dagar|veck").then(|| days(&s.small)).flatten();
    found.push(
        Rule::Notice(Notice { what, by: by.map(Names::one).unwrap_or_default(), days_before }),
        s.modality,
    );
    true
}

patterns! {
    LABELLED_BY = r"^(?P<who>[^.,]{3,60})$";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinal_is_read_in_words_and_in_digits() {
        assert_eq!(ordinal("sjätte"), Some(6));
        assert_eq!(ordinal("4:e"), Some(4));
    }
}
