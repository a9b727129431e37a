//! What is anchored at home, where, by whom and when.

use super::*;

pub(super) fn anchoring(s: &Sentence<'_>, found: &mut Found) {
    if !ANCHOR.is(&s.small) || s.has("väl förankrad i|ha förankring i|god förankring") {
        return;
    }
    let mut rule = Anchoring::default();
    let split = |what: &str| {
        cut(
            what,
            &[
                " i den egna",
                " i sin ",
                " i sina ",
                " i deltagarnas",
                " i respektive",
                " tillsammans med",
                " innan ",
                " på hemmaplan",
                " hos ",
                " inom ",
                " i linjen",
                " i egen",
                " före ",
                " i varje",
                " i de ",
                " bland ",
                " på delregional",
                " efter ",
                " med ",
                " i förvaltning",
                " på lokal",
                " i ledamöternas",
                " i hemförvaltning",
                " i berörda",
                " på det egna",
                " är",
                " på hem",
                " först",
                " i hemorganisation",
                " i linjeorganisation",
                " i kommun",
                " i organisation",
                " inför ",
                " i ordinarie",
            ],
        )
    };
    if let Some(hit) = ANCHOR_WHAT_BEFORE.find(&s.small) {
        rule.responsible = s.named(&hit, "who").map(responsible).filter(|who| !who.is_empty());
        rule.what =
            s.named(&hit, "what").map(|what| strip_leads(&split(what))).filter(|what| !what.is_empty());
    } else if let Some(hit) = ANCHOR_WHAT_AFTER.find(&s.small) {
        rule.what = s
            .named(&hit, "what")
            .map(split)
            .filter(|what| !what.is_empty() && !lower(what).starts_with("i "));
        let before = s.text.get(..hit.get(0).map_or(0, |whole| whole.start())).unwrap_or_default();
        rule.responsible = Some(responsible(before)).filter(|who| !who.is_empty());
    }
    if rule.responsible.is_none()
        && let Some(hit) = RESPONSIBLE.find(&s.small)
    {
        rule.responsible = s.named(&hit, "who").map(trimmed);
    }
    if let Some(hit) = BEFORE_IT.find(&s.small) {
        rule.what = s
            .named(&hit, "what")
            .map(|what| strip_leads(what.trim_start_matches("ett ").trim_start_matches("en ")));
    }
    rule.unit = unit_of(s);
    // Persons are asked with, and no unit.
    if let Some(persons) = rule.unit.take_if(|unit| {
        let small = lower(unit);
        small.ends_with("chefer") || small.ends_with("cheferna") || small.ends_with("ledare")
    }) {
        rule.with = vec![persons];
    }
    if let Some(hit) = ANCHOR_WITH.find(&s.small).filter(|_| rule.unit.is_none() || s.has("tillsammans med"))
    {
        rule.with = s
            .named(&hit, "with")
            .map(|with| list(&cut(with, &[" innan ", " före ", " i den egna"])))
            .unwrap_or_default();
    }
    let after = s.has("i efterhand|efter sammanträdet|efter mötet|efter möte|efter varje|ställningstaganden som gjorts|fattade beslut|beslutade|efter beslut|gruppens beslut|rådets beslut|gruppens ställningstaganden|efter ställningstagande|som har fattats|som fattats|som gjorts|i efterhand|överenskomna");
    let before =
        s.has("innan|först i|först hos|före |föreslagna|förslag|inför |planerade|kommande|på förhand");
    rule.timing = Some(if before {
        Timing::Before
    } else if after {
        Timing::After
    } else {
        Timing::Unspecified
    });
    found.push(Rule::Anchoring(rule), s.modality);
}

patterns! {
    BEFORE_IT = r"~innan (?P<what>[^,.]+?) (?:rekommenderas|beslutas|antas|införs|fastställs|genomförs|läggs fram|tas upp)~[^.]*?förankrat? (?:det|den|dem|detta)~|förankrat? (?:det|den|dem|detta)~[^.]*?innan (?P<what2>[^,.]+?) (?:rekommenderas|beslutas|antas|införs|fastställs|genomförs|läggs fram|tas upp)$";
    RESPONSIBLE = r"~(?P<who>ledamöterna|deltagarna|representanterna|ledamoten|medlemmarna|varje ledamot|respektive ledamot|respektive deltagare|varje deltagare|förvaltningscheferna|ordföranden|huvudmännen)~";
    UNIT = r"~(?:i|hos|inom|på|bland) (?P<unit>(?:deltagarnas |ledamöternas |organisationernas |huvudmännens |[a-zåäö]+vårdens |sin |sina |den |det |de |respektive |varje |deras |samtliga |berörda |berörd |alla |övriga )*(?:respektive |egna |egen )?[a-zåäö]*(?:förvaltning|organisation|delregion|kommun|linje|verksamhet|huvudm|hemmaplan|chefsled|klinik|sjukhus|hemenhet|ledningar|ledningsgrupp|ledning|regionerna|region)[a-zåäö]*|(?:delregional|lokal|regional) nivå)";
}

pub(super) fn unit_of(s: &Sentence<'_>) -> Option<String> {
    let mut best = None;
    for hit in UNIT.all(&s.small) {
        if let Some(unit) = s.named(&hit, "unit").filter(|unit| !lower(unit).contains("samverkan")) {
            best = best.or_else(|| Some(trimmed(unit)));
        }
    }
    let unit = best?;
    let small = lower(&unit);
    for lead in [
        "deltagarnas respektive ",
        "deltagarnas ",
        "ledamöternas ",
        "deras ",
        "respektive ",
        "samtliga ",
        "berörda ",
        "alla ",
        "det ",
        "den ",
        "de ",
    ] {
        if small.starts_with(lead) {
            return unit.get(lead.len()..).map(str::to_owned);
        }
    }
    Some(unit)
}

pub(super) fn responsible(text: &str) -> String {
    let text = cut(
        text,
        &[
            " ansvarar",
            " har ",
            " ska",
            " skall",
            " svarar",
            " rapporterar",
            " bör",
            " måste",
            " och ansvarar",
            " är ",
        ],
    );
    let small = lower(&text);
    if let Some(hit) = RESPONSIBLE.find(&small).filter(|_| {
        small.starts_with("efter ")
            || small.starts_with("innan ")
            || small.starts_with("vid ")
            || small.contains("ledamöterna")
    }) {
        return hit
            .name("who")
            .map_or(String::new(), |who| trimmed(text.get(who.range()).unwrap_or_default()));
    }
    if small.starts_with("i enlighet")
        || small.starts_with("att ")
        || crate::text::words::is_infinitive(&crate::text::words::first_word(&small))
        || small.starts_with("det är")
        || small.starts_with("efter ")
        || small.starts_with("innan ")
        || text.split_whitespace().count() > 7
    {
        return String::new();
    }
    text
}

pub(super) fn strip_leads(what: &str) -> String {
    let small = lower(what);
    for lead in [
        "det är av största vikt att ",
        "det är viktigt att ",
        "det är angeläget att ",
        "gruppens deltagare ansvarar för att ",
        "och ansvarar för att ",
        "att ",
    ] {
        if let Some(at) = small.find(lead) {
            return what.get(at + lead.len()..).unwrap_or(what).to_owned();
        }
    }
    what.to_owned()
}
