//! Which matters are not the group's, and whose they are.

use super::*;

pub(super) fn boundary(s: &Sentence<'_>, found: &mut Found) {
    const OTHERS_FIRST: &[Kind] = &[
        Kind::ConsultationBeforePosition,
        Kind::ExternalRepresentation,
        Kind::MinutesRequired,
        Kind::Publication,
        Kind::Registration,
        Kind::CostBearer,
        Kind::PoliticalHandover,
        Kind::Escalation,
        Kind::GroupDecision,
        Kind::ChairDecision,
        Kind::Evaluation,
        Kind::AdoptsChartersOf,
        Kind::Validity,
        Kind::Notice,
        Kind::CoOption,
        Kind::ImpactAssessment,
        Kind::Term,
        Kind::Quorum,
        Kind::MeetingFrequency,
        Kind::Voting,
        Kind::Dissolution,
        Kind::SteeringReference,
        Kind::RulesByReference,
        Kind::OpenQuestion,
        Kind::Intake,
        Kind::Anchoring,
        Kind::Reporting,
        Kind::AnnualReport,
        Kind::OperationalPlan,
        Kind::Adoption,
        Kind::Secretariat,
        Kind::Coordinator,
        Kind::SubgroupCreation,
        Kind::ConflictOfInterest,
        Kind::ExtraMeetings,
        Kind::Nomination,
        Kind::CommunicationOfDecisions,
        Kind::CommissionedMatter,
        Kind::UnionConsultation,
        Kind::ContactPerson,
    ];
    // What is answered for is a ground of the work, no matter that comes in; *this group* is the group itself.
    let told = [
        "årlig uppföljning",
        "uppföljning av",
        "rapport",
        "redovisning",
        "skriftlig redogörelse",
        "redogörelse",
        "en skriftlig",
    ]
    .iter()
    .any(|word| s.small.starts_with(word));
    if told || s.small.starts_with("ansvaret") || s.has("i denna grupp|av denna grupp|i den här gruppen") {
        return;
    }
    let document = s.has("verksamhetsplan|årsrapport|verksamhetsberättelse|ändringar i|arbetsordningen|uppdragsbeskrivning|jävsdeklaration|anteckning|protokoll");
    let condition = ["kan ", "saknas", "nås ", "kommer ", "är ", "om ", "när ", "vid "]
        .iter()
        .any(|word| s.small.starts_with(word));
    if found.any(OTHERS_FIRST) || document || condition {
        return;
    }
    if s.bullet && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text)) {
        return;
    }
    let not = NOT_OURS.is(&s.small);
    let unless = UNLESS.find(&s.small).and_then(|hit| s.named(&hit, "unless").map(trimmed));
    if let Some(hit) = ROLE_OF.find(&s.small) {
        let to = s.named(&hit, "to").map(office_of);
        let topic = s.named(&hit, "topic").map(|topic| {
            let topic = cut_at(topic, &[", säkerställa", ", ", " säkerställa"]);
            lower(&topic)
                .strip_prefix("vid ")
                .map_or(topic.clone(), |_| topic.get(4..).unwrap_or(&topic).to_owned())
        });
        found.push(
            Rule::Boundary(Boundary { topic, goes_to: to, effect: Some(BoundaryEffect::Redirect), unless }),
            s.modality,
        );
        return;
    }
    let body_words = "diskuteras|besvaras|går via|ansvar för|uppgift är inte|leder inte|granskar|utreder|bedömer|fråg|ärende|avtal|utanför|hantera|hänvis|ansvarsområde|prövas|omfatta|lämnas|omhänderta|hänskjut|behandla|överlämna|hör till|undanta|avgöra|ingår inte|avgörs|tas inte|hör hemma|ligger hos|beslutas|handlägg|avgräns|utan av|ägs av|sköts|hör till|i första hand|återförvisas|upphandling|inköp";
    if !s.has(body_words) || s.has("utser|utses|justeras|avvik") && !not {
        return;
    }
    if not {
        let redirect = || {
            REDIRECT.find(&s.small).and_then(|hit| s.named(&hit, "to").map(destination)).filter(|to| !s.is_own(to.split(" om ").next().unwrap_or(to)) && s.has(" och hanteras| och sköts| och ligger hos| och bereds| men hanteras|hanteras i linjen|och avgörs|och tas om|och prövas|och beslutas|och hänvisas|och lämnas|och ska |hanteras av|hanteras i|hanteras inom|hanteras via| hänvisas| lämnas | sköts av| avgörs av") && !lower(to).starts_with("uppdrag") && to.split_whitespace().count() <= 10)
        };
        let to = UTAN
            .find(&s.small)
            .and_then(|hit| s.named(&hit, "to").or_else(|| s.named(&hit, "to2")).map(destination))
            .or_else(|| via_not_by(s))
            .or_else(|| BY_OTHERS.find(&s.small).and_then(|hit| s.named(&hit, "to").map(destination)))
            .or_else(redirect);
        let topic = NOT_INCLUDED
            .find(&s.small)
            .or_else(|| {
                if s.small.starts_with("gruppen") || s.small.starts_with("rådet") || first_is_own(s) {
                    TOPIC_AFTER.find(&s.small)
                } else {
                    None
                }
            })
            .or_else(|| TOPIC_FIRST.find(&s.small))
            .or_else(|| TOPIC_AFTER.find(&s.small))
            .and_then(|hit| s.named(&hit, "topic").map(topic_of));
        let topic = topic.map(|topic| {
            cut_at(
                &topic,
                &[" om inte ", ", om inte", " utan ", " såvida", " som istället", ", som hanteras"],
            )
        });
        let effect = if to.is_some() { BoundaryEffect::Redirect } else { BoundaryEffect::Exclude };
        if s.has("kräver|beslutanderätt|rösträtt|närvarorätt|några saker|följande frågor ligger") {
            return;
        }
        found.push(
            Rule::Boundary(Boundary { topic, goes_to: to, effect: Some(effect), unless }),
            Modality::MustNot,
        );
        return;
    }
    if let Some(hit) = OTHERS
        .find(&s.small)
        .filter(|hit| hit.name("to").or_else(|| hit.name("to3")).is_some_and(|to| is_other(s, to.as_str())))
    {
        let to = s.named(&hit, "to").map(trimmed);
        let topic = s.named(&hit, "topic").map(|topic| {
            topic_of(&cut_at(topic, &[" och därför", " och som därför", ", och ", " som därför"]))
        });
        found.push(
            Rule::Boundary(Boundary { topic, goes_to: to, effect: Some(BoundaryEffect::Redirect), unless }),
            s.modality,
        );
        return;
    }
    if s.small.starts_with("beslut") && s.topic == Topic::Decisions
        || s.has("budget|diarie") && !s.small.starts_with("frågor") && !s.small.starts_with("ärenden")
    {
        return;
    }
    if let (Some(topic), Some(to)) = (TOPIC_FIRST.find(&s.small), REDIRECT.find(&s.small)) {
        let matter = topic.name("topic").map_or("", |topic| topic.as_str());
        let target = s.named(&to, "to").map(destination).unwrap_or_default();
        let own = s.is_own(&target);
        let plain = [
            "frågor",
            "ärenden",
            "nya ",
            "beslut",
            "avtal",
            "övriga",
            "övergripande",
            "fråga",
            "klagomål",
            "uppdrag ",
            "remiss",
        ]
        .iter()
        .any(|stem| matter.starts_with(stem) || matter.contains(" frågor") || matter.contains("frågor"))
            || s.topic == Topic::Boundary
            || s.before.contains("utanför")
            || matches_body(&target)
            || holds(&lower(&target), "respektive huvudman|linjen|linjeorganisation|huvudmännen");
        let target_is_body = !target.is_empty() && target.split_whitespace().count() <= 12;
        if plain
            && !own
            && target_is_body
            && !matter.contains("anteckning")
            && !matter.starts_with("när ")
            && !matter.starts_with("om ")
            && !matter.contains("gruppens arbete")
        {
            found.push(
                Rule::Boundary(Boundary {
                    topic: s.named(&topic, "topic").map(topic_of),
                    goes_to: Some(target),
                    effect: Some(BoundaryEffect::Redirect),
                    unless,
                }),
                s.modality,
            );
        }
    }
}

/// A target that is a body of its own: it begins with a capital, or its word is one for a board or council.
pub(super) fn matches_body(target: &str) -> bool {
    let small = lower(target);
    let first = small.split(' ').next().unwrap_or_default();
    target.starts_with(char::is_uppercase)
        || [
            "nämnden",
            "rådet",
            "gruppen",
            "kommittén",
            "avdelningen",
            "förvaltningen",
            "nätverket",
            "enheten",
        ]
        .iter()
        .any(|end| first.ends_with(end))
}

pub(super) fn first_is_own(s: &Sentence<'_>) -> bool {
    s.text.split(' ').next().is_some_and(|word| s.is_own(word))
        || s.own.iter().any(|own| s.small.starts_with(own.as_str()))
}

/// Another body than the group.
pub(super) fn is_other(s: &Sentence<'_>, to: &str) -> bool {
    !s.is_own(to)
        && to.split_whitespace().count() <= 8
        && !to.contains("ledam")
        && !to.contains("deltagar")
        && !to.contains("ordförand")
        && !to.starts_with("den ")
        && !to.starts_with("gruppen")
        && !to.starts_with("rådet")
        && !to.contains("koordinator")
        && !to.contains("sekreterar")
        && !to.contains("vad ")
}

/// "hanteras via X och inte av rådet".
pub(super) fn via_not_by(s: &Sentence<'_>) -> Option<String> {
    let hit = VIA.find(&s.small)?;
    s.named(&hit, "to").map(destination)
}

patterns! {
    BY_OTHERS = r"(?:prövas|hanteras|avgörs|beslutas|sköts|handläggs|bereds|behandlas) (?:av|i|inom|hos) (?P<to>[^.,]+?) och (?:ligger|hör|ingår|tas|är|omfattas)~[^.]*inte";
    VIA = r"~(?:hanteras|behandlas|avgörs|prövas|handläggs|bereds|beslutas|ligger|sköts) (?:istället |i stället )?(?:via|av|i|hos|inom|på) (?P<to>[^.]+?),? och inte ";
}

pub(super) fn destination(text: &str) -> String {
    let text = cut_at(
        text,
        &[
            ", och inte",
            " och inte",
            " för beslut",
            " för vidare",
            ", som ",
            ". ",
            " för hantering",
            " i stället",
            " istället",
            " enligt ",
            " efter ",
            " när ",
            " (",
            ", där",
            " inom respektive",
            " för bered",
        ],
    );
    trimmed(&text)
}

pub(super) fn cut_at(text: &str, stops: &[&str]) -> String {
    let small = lower(text);
    let end =
        stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min().unwrap_or(text.len());
    trimmed(text.get(..end).unwrap_or(text))
}

/// "Program- och prioriteringsrådets (PPR)" is "Program- och prioriteringsrådet".
pub(super) fn office_of(text: &str) -> String {
    let text = cut_at(text, &[" ("]);
    text.strip_suffix('s').map_or(text.clone(), str::to_owned)
}
