//! What a brief has to weigh, and who is asked before a position.

use super::*;

pub(super) fn impact(s: &Sentence<'_>, found: &mut Found) {
    if !CONSEQUENCES.is(&s.small)
        || !CONSIDERED.is(&s.small)
        || s.has("förankra|läkemedel|ställningstaganden som påverkar|beslut som påverkar")
    {
        return;
    }
    let covers = BOTH_INSIDE
        .find(&s.small)
        .or_else(|| COVERS_WHAT.find(&s.small))
        .and_then(|hit| {
            hit.name("what")
                .or_else(|| hit.name("what2"))
                .or_else(|| hit.name("what3"))
                .and_then(|what| s.text.get(what.range()))
        })
        .map(|what| {
            let what = cut_at(
                what,
                &[
                    " framgå",
                    " beskrivas",
                    " bedömas",
                    " beaktas",
                    " analyseras",
                    " belysas",
                    " redovisas",
                    " vägas",
                    " ska ",
                    " som kan påverkas",
                    " innan ",
                    " vara ",
                    ", både",
                    " bedöms",
                    " beskrivs",
                    " utredas",
                    " klarläggas",
                    " analyser",
                    " i sitt uppdrag",
                    " inför",
                    " värderas",
                    " är ",
                ],
            );
            list(&what)
        });
    found.push(Rule::ImpactAssessment(ImpactAssessment { covers: covers.unwrap_or_default() }), s.modality);
}

pub(super) fn aspects(s: &Sentence<'_>, found: &mut Found) {
    if !ASPECTS.is(&s.small)
        || found.any(&[Kind::ImpactAssessment, Kind::CompositionBalance, Kind::Boundary, Kind::Publication])
    {
        return;
    }
    let known = s.has("aspekt|perspektiv|forskning|utbildning|patientsäkerhet|jämlik|jämställd|barn|miljö|hållbar|ekonomi|tillgänglighet|kompetens|brukar|digital|etik|etisk|arbetsmiljö|rättigheter");
    let matter = s
        .has("analys|bered|ärende|fråga|frågor|beslut|underlag|förslag|arbete|ställningstagande|uppdrag|framtag|kunskapsstöd|utveckling|planering")
        || s.bullet;
    let bullet = s.bullet && s.small.starts_with("beakta");
    let weighs = bullet || known && matter;
    if !weighs {
        return;
    }
    let hit = ASPECTS_SUBJECT
        .find(&s.small)
        .filter(|hit| {
            hit.name("what").is_some_and(|what| {
                !what.as_str().starts_with("i ")
                    && !what.as_str().starts_with("vid ")
                    && !what.as_str().starts_with("rådet")
                    && !what.as_str().starts_with("gruppen")
                    && !what.as_str().starts_with("när ")
            })
        })
        .or_else(|| ASPECTS_BEFORE.find(&s.small))
        .or_else(|| ASPECTS_AFTER.find(&s.small))
        .or_else(|| ASPECTS_SUBJECT.find(&s.small));
    let what = hit.and_then(|hit| s.named(&hit, "what")).map(|what| {
        cut_at(
            what,
            &[
                " i beredning",
                " vid beredning",
                " när ",
                " i alla",
                " i ärenden",
                " i sitt arbete",
                " i arbetet",
                " i sina",
                " i samtliga",
                " i underlag",
                " i varje",
                " inför ",
                " vid alla",
                " i allt",
                " alltid",
            ],
        )
    });
    let aspects: Vec<String> = what
        .map(|what| list(&what))
        .unwrap_or_default()
        .into_iter()
        .map(|aspect| aspect.trim_end_matches('-').to_owned())
        .collect();
    if !aspects.is_empty() && aspects.len() <= 10 {
        found.push(Rule::AspectsConsidered(AspectsConsidered { aspects }), s.modality);
    }
}

pub(super) fn consultation(s: &Sentence<'_>, found: &mut Found) {
    if !CONSULT.is(&s.small)
        || s.has("utses|utser|dela sin tid|frekvens|antalet möten|fackl|förankra ")
        || found.any(&[Kind::MeetingFrequency, Kind::ChairAppointment, Kind::Coordinator])
    {
        return;
    }
    let before = s.has("uttalar sig om|prövas först|ställning tas|föregås av|rekommendation|ställningstagande|före beslut|innan|inför beslut|innan beslut|tar ställning|beslut som|beslut om|förslag som|först ");
    let passive = s.has("prövas först|ha hörts|inhämtas synpunkter|föregås av|stämmas av|stäms av|samrådas|samråd ske|samråd ha skett|höras|hörs|inhämtas|konsulteras|rådgöra|dialog ske|kräver samråd|stämma av|samråda|yttra sig|samråd med|dialog med|inhämta");
    if !before || !passive {
        return;
    }
    let topic =
        POSITION_ON.find(&s.small).and_then(|hit| s.named(&hit, "topic").map(trimmed)).or_else(|| {
            ON_TOPIC.find(&s.small).and_then(|hit| {
                hit.name("topic")
                    .or_else(|| hit.name("topic2"))
                    .and_then(|topic| s.text.get(topic.range()))
                    .map(trimmed)
            })
        });
    let with = CONSULT_WITH_NEAR
        .find(&s.small)
        .or_else(|| CONSULT_HEARD.find(&s.small))
        .or_else(|| CONSULT_WITH.find(&s.small))
        .and_then(|hit| s.named(&hit, "who"))
        .map(|who| cut_at(who, &[" innan ", " före ", " inför ", " som rör", ", innan", " när "]))
        .unwrap_or_default();
    if with.is_empty() && topic.is_none() {
        return;
    }
    found.push(
        Rule::ConsultationBeforePosition(ConsultationBeforePosition { topic, with: Names(list(&with)) }),
        s.modality,
    );
}

patterns! {
    ON_TOPIC = r"uttalar sig om (?P<topic2>[^.,]+?) inhämtas|~(?:i frågor om|i frågor som rör|om|som rör|som påverkar|som berör|gällande|kring) (?P<topic>[^.,]+?)(?: ska| skall| bör|,|\.|$)";
    CONSULT_WITH_NEAR = r"synpunkter (?:först )?från (?P<who3>[^.]+)$|~(?:stämmas? av|stäms av|stämma av|samråda?s?|samråd(?: ske| ha skett| ska ske)?|dialog(?: ske)?|rådgöra)(?: i dialog)?(?: först)? med (?P<who>[^.]+)$|inhämta[s]? (?:synpunkter|yttrande) från (?P<who2>[^.]+)$";
    CONSULT_HEARD = r"(?:ska|bör|måste|skall) (?P<who>[^.]+?) (?:ha hörts|höras|konsulteras|få yttra sig|ges tillfälle)|^(?P<who2>[^.]+?) (?:ska|bör|skall|måste) (?:höras|ha hörts|konsulteras|få yttra sig)";
}
