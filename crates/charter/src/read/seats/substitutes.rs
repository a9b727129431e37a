//! Whether every member has a substitute, and who sends one.

use super::*;

patterns! {
    SUBSTITUTES_DO = r"~(?:ersätt+are|ersättaren|ersättarna|suppleant%)~[^.]*(?:inträder|träder in|tjänstgör|kallas|kalla|deltar i stället|deltar|sänds|skickas|finns|utses|knyts|träder)|(?:inträder|träder|kallas|skickas|sänds|knyts|skicka|skickar|kallar|finns|finnas)~[^.]*(?:ersätt+are|ersättaren|suppleant)";
    WHO_SENDS = r"^(?P<by>huvudmännen|parterna|kommunerna|regionerna|förvaltningscheferna|[a-zåäö]+ och [a-zåäö]+) (?:ska |skall )?(?:var för sig )?(?:utser|utse)~";
    SUBSTITUTE = r"~(?:ersätt+are|ersättaren|ersättarna|suppleant%|ställföreträdare|vikarie)~";
}

pub(super) fn substitutes(s: &Sentence<'_>, found: &mut Found) {
    let there = SUBSTITUTE.is(&s.small) || s.topic == Topic::Substitutes;
    if !there
        || s.has("till ledamöter och ersättare|ledamöter och ersättare kallas|ersättare för ordförande|ersättare kan inte|inga ersättare|ersättare utses inte|ersättare kallas|ersättare får delta|protokoll|anteckning|underlag|handlingar")
    {
        return;
    }
    let none = s.modality == Modality::MustNot
        || s.has(" inga ersätt| inga supple| inte | ej |närvarorätt|yttranderätt");
    let acts = SUBSTITUTES_DO.is(&s.small)
        && !found.any(&[crate::Kind::ChairAppointment, crate::Kind::MemberAppointment]);
    let required = acts && !none || s.has("hör en|hör ersättare|skickas ersättare|skickas ersätttare|anmäla en ersättare|lika många ersättare|skicka en ersättare|skickar en ersättare|sänder en ersättare|skicka ersättare|ska utses|skall utses|utses|ska finnas|ska det finnas|har en ordinarie|ordinarie ledamot och en ersättare|och en ersättare|utser|har en ersättare|ska ha en|personlig ersättare|ersättare ska|och ersättare|finns en ersättare|samt en ersättare|och lika många ersättare|en namngiven ersättare|med ersättare|utse en ersättare|ha ersättare|har ersättare|har personliga ersättare|ska ha ersättare|utse ersättare|utse sin ersättare|finns det en ersättare|jämte ersättare|med en ersättare");
    if required {
        let by = WHO_SENDS
            .find(&s.small)
            .and_then(|hit| s.named(&hit, "by").map(name))
            .map(Names::one)
            .unwrap_or_default();
        found.push(Rule::SubstituteRequired(SubstituteRequired { by }), s.modality);
    }
}
