//! How many have to be there, how many may, and what the composition balances.

use super::*;

pub(super) fn quorum(s: &Sentence<'_>, found: &mut Found) {
    let present = s.has("närvar|deltar|delta |företrädd|hälften|tredjedel|representerad");
    let is_quorum = QUORUM.is(&s.small) || s.topic == Topic::Quorum && present;
    if !is_quorum || s.has("jäv") {
        return;
    }
    let mut quorum = Quorum::default();
    if let Some(hit) = SHARE.find(&s.small) {
        let share = hit.name("half").map_or("", |half| half.as_str());
        quorum.share = Some(match share {
            "två tredjedelar" | "2/3" => 2.0 / 3.0,
            "tre fjärdedelar" | "3/4" => 0.75,
            "en tredjedel" | "1/3" => 1.0 / 3.0,
            _ => 0.5,
        });
        quorum.of = s.named(&hit, "of").map(trimmed).filter(|of| of != "är");
    } else if let Some(hit) = QUORUM_OF.find(&s.small) {
        quorum.min = amount(&hit).and_then(|amount| amount.min);
        quorum.of = s.named(&hit, "of").map(trimmed);
        if let Some(hit) = EACH_PART.find(&s.small) {
            quorum.of = s.named(&hit, "of").map(trimmed);
        }
    }
    if quorum == Quorum::default()
        && let Some(hit) = QUORUM.find(&s.small)
    {
        quorum.of = s.named(&hit, "all").map(trimmed);
    }
    if quorum == Quorum::default() && !s.has("beslutför|beslutsför") {
        return;
    }
    found.push(Rule::Quorum(quorum), if s.modality == Modality::May { Modality::Must } else { s.modality });
}

pub(super) fn attendance(s: &Sentence<'_>, found: &mut Found) {
    if found.any(&[crate::Kind::Quorum]) || s.has("krävs|kräver") {
        return;
    }
    if !s.has("delta|närvar|företräds|representeras|medverka") {
        return;
    }
    let hit = ATTEND_E
        .find(&s.small)
        .filter(|_| s.has("per träff|per möte|vid möte|på möte|högst"))
        .or_else(|| ATTEND_A.find(&s.small))
        .or_else(|| ATTEND_B.find(&s.small))
        .or_else(|| ATTEND_C.find(&s.small))
        .or_else(|| ATTEND_D.find(&s.small));
    let Some(hit) = hit else { return };
    let most = NOT_MORE.find(&s.small).and_then(|hit| hit.name("n")).and_then(|count| number(count.as_str()));
    let Some(most) = most.or_else(|| amount(&hit).and_then(|amount| amount.max.or(amount.min))) else {
        return;
    };
    let per = s.named(&hit, "u").map(|unit| trimmed(cut_unit(unit)));
    found.push(Rule::AttendanceLimit(AttendanceLimit { per, max: Some(most) }), Modality::Must);
}

pub(super) fn balance(s: &Sentence<'_>, found: &mut Found) {
    let about = s.has("i gruppen|i rådet|platser fördelas|yrkesgrupper|spegla|sammansätt|ledam|represent|fördelning av|gruppen bör|rådet bör|deltagar|könsfördelning|gruppens|spegla") || s.topic == Topic::Composition;
    let balanced = BALANCE.is(&s.small)
        || s.has("spegla|eftersträva") && s.has("kön|profession|geograf|kompetens|länsdel|delregion");
    if let Some(hit) = MIXED.find(&s.small) {
        let aspects = s.named(&hit, "what").map(list).unwrap_or_default();
        found.push(Rule::CompositionBalance(CompositionBalance { aspects }), s.modality);
        return;
    }
    if !about || !balanced || s.has("informationsspridning|budget") {
        return;
    }
    let hit = BALANCED.find(&s.small).or_else(|| IN_BALANCE.find(&s.small));
    let listed = hit.and_then(|hit| {
        hit.name("what")
            .or_else(|| hit.name("what2"))
            .or_else(|| hit.name("what3"))
            .and_then(|what| s.text.get(what.range()))
    });
    let mut aspects: Vec<String> = listed.map(|what| list(&balance_end(what))).unwrap_or_default();
    aspects.retain(|aspect| aspect.split_whitespace().count() <= 4);
    if aspects.is_empty() {
        const ASPECTS: &str = "kön|geografi|profession|yrke|kompetens|ålder|huvudmän|verksamhet|vårdnivå|specialitet|erfarenhet";
        aspects = ASPECTS
            .split('|')
            .filter(|aspect| s.small.contains(&aspect.chars().take(5).collect::<String>()))
            .map(str::to_owned)
            .collect();
    }
    if !aspects.is_empty() {
        found.push(Rule::CompositionBalance(CompositionBalance { aspects }), s.modality);
    }
}

pub(super) fn balance_end(text: &str) -> String {
    let small = lower(text);
    let stops = [
        " ska ",
        " eftersträvas",
        " bör ",
        " i gruppen",
        " i rådet",
        " bland ",
        " så långt",
        " vid ",
        " när ",
        " inom ",
        " i sammansättning",
    ];
    let end = stops.iter().filter_map(|stop| small.find(stop)).min().unwrap_or(text.len());
    trimmed(text.get(..end).unwrap_or(text))
}

patterns! {
    MIXED = r"^(?:[a-zåäö]*(?:gruppen|grupperna|rådet|råden|teamet)|[a-zåäö]*gruppens sammansättning|rådets sammansättning|sammansättningen) (?:ska|skall|bör) (?:vara|ha) (?P<what>(?:multi|tvär|bred|jämn|allsidig|blandad)[^.]+)$|^(?:samtliga|alla|olika|både) [^.,]+ (?:ska|skall|bör) (?:vara|finnas) (?:representerade|företrädda)(?: i [^.]+)?$|~(?:ledamöterna|deltagarna|representanterna) (?:ska|bör|skall) (?:representera|företräda|komma från) (?P<what3>olika [^.]+)$|^(?P<what4>mångfald|bredd|jämställdhet|jämlikhet) (?:ska|bör|skall) (?:prägla|eftersträvas i|känneteckna) [^.]*sammansättning|(?:en )?bred representation eftersträvas|~(?P<what2>[a-zåäö]+ spridning samt [^.]+?) beaktas";
    BALANCED = r"(?:i fråga om|så att) (?P<what3>[^.]+?)(?: är (?:företrädda|representerade)|$)|(?:representation|balans|fördelning|spridning|bredd|blandning)(?: eftersträvas| ska eftersträvas)? (?:mellan|av|vad gäller|när det gäller|avseende|i fråga om|med avseende på|gällande|i) (?P<what>[^.]+)$|(?:spegla|återspegla|ta hänsyn till|beakta|representera olika|olika) (?P<what2>[^.]+)$";
    IN_BALANCE = r"(?:blandad|liksom olika|är företrädda|är representerade|ska|bör|skall) (?P<what>[^.]+?) (?:vara|stå|hållas|finnas)? ?(?:i balans|balanser|jämnt fördelade|beaktas|eftersträvas)";
}
