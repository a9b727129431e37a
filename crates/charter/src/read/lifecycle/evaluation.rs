//! When the charter or the group is evaluated, and by whom.

use super::*;

pub(super) fn evaluation(s: &Sentence<'_>, found: &mut Found) {
    let labelled = s.label.is_some_and(|label| EVALUATE.is(&lower(label)));
    if !EVALUATE.is(&s.small) && !labelled {
        return;
    }
    if s.has("har begärt att|lämna en utvärdering|lämnar en utvärdering") {
        return;
    }
    let item = s.bullet && crate::text::words::is_infinitive(&crate::text::words::first_word(&s.text));
    let every = every_years(&s.small);
    let told = EVALUATE
        .find(&s.small)
        .and_then(|hit| hit.get(0))
        .and_then(|whole| s.small.get(whole.start()..))
        .filter(|rest| years(rest).is_some())
        .unwrap_or(&s.small);
    let after = s.has("efter |inom |senast").then(|| years(told)).flatten();
    let timed = every.is_some() || after.is_some();
    let subject = s.small.split(" ska ").next().unwrap_or_default().to_owned();
    let own = s.own.contains(&subject);
    let pointed = s.points_back()
        && holds(&s.before, "pm:et|uppdragshandling|uppdragsbeskrivning|arbetsordning|uppdrag|pm ");
    let charter = !own && (pointed || s.has("uppdragshandling|uppdragsbeskrivning|arbetsordning|samverkansordning|ordningen|uppdraget|direktiv|handlingen|dokumentet|detta uppdrag|s uppdrag revideras|s uppdrag ses över|s uppdrag ska|s uppdrag omprövas|s uppdrag följs"));
    let group = s.has("gruppen|rådet|samverkan|organisation|struktur|arbetet|arbetssätt|arbetsformer|forumet|verksamheten|arbete") || s.own.iter().any(|own| s.small.contains(own.as_str()));
    if item && !(timed && (charter || s.has("sitt arbete|sitt eget|gruppens arbete|sin egen|rådets arbete")))
        || !(charter || group || timed && by_named(s) || timed && s.topic == Topic::Evaluation)
    {
        return;
    }
    if !timed
        && !s.has("utvärderas|ses över|omprövas|utvärderar gruppen|utvärderar rådet|översyn|utvärdering av|revideras vid behov|revideras")
    {
        return;
    }
    let by = EVALUATED_BY
        .find(&s.small)
        .or_else(|| EVALUATE_BY.find(&s.small))
        .or_else(|| EVALUATES.find(&s.small))
        .and_then(|hit| {
            hit.name("by").or_else(|| hit.name("by2")).and_then(|by| s.text.get(by.range())).map(name)
        })
        .filter(|by| {
            let small = lower(by);
            !small.is_empty()
                && by.split_whitespace().count() <= 8
                && !small.starts_with("efter ")
                && !small.starts_with("vart")
                && (!small.starts_with("uppdrag") || small.starts_with("uppdragsgiv"))
                && !small.starts_with("arbets")
                && !small.starts_with("varje")
        });
    let (every_years, after_years) = if every.is_some() { (every, None) } else { (None, after) };
    found.push(
        Rule::Evaluation(Evaluation {
            of: Some(if charter { EvaluationOf::Charter } else { EvaluationOf::Group }),
            after_years,
            every_years,
            by: by.map(Names::one).unwrap_or_default(),
        }),
        if s.has("eventuella omprövningar") { Modality::Must } else { s.modality },
    );
}

/// Somebody is named as the evaluator.
pub(super) fn by_named(s: &Sentence<'_>) -> bool {
    EVALUATES.is(&s.small) || EVALUATED_BY.is(&s.small)
}
