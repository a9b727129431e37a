//! What happens afterwards: implementation, plans, reports, costs.

mod reporting;

use super::{
    dates,
    found::Found,
    names::{list, name, trimmed},
    pattern::patterns,
    people::is_person,
    sentence::Sentence,
};
use crate::{
    Kind,
    norm::{
        AnnualReport, Cadence, CostBearer, Implementation, OperationalPlan, RegisterUpdate, Reporting, Rule,
        WorkPlan,
    },
    text::{
        topic::Topic,
        words::{first_word, holds, is_infinitive, lower},
    },
};
use reporting::*;

patterns! {
    CARRY_OUT = r"omsätts|i verket|genomslag|tillämpas|implementer|genomför|~införs~|~införa~|införas|införande|verkställ|följ[ae]?r?s? upp|uppföljning|efterlev";
    DECIDED = r"beslut|överenskomm|överenskommels|överenskom|ställningstagande|prioritering|avtal|rekommendation|riktlinj|förändring|enats|fastställda|rutiner|arbetssätt";
    OBJECT_AFTER = r"(?:implementering(?:en)?(?:, tillämpning och uppföljning)? av|genomförande(?:t)?(?: och uppföljning(?:en)?)? av|uppföljning(?:en)?(?: och genomförande(?:t)?)? av|införande(?:t)? av|genomföra|genomför|införa|implementera[r]?|verkställa|verkställer|följa upp att|följer upp att|följa upp|följer upp|se till att|ser till att|säkerställa att|säkerställer att|tillse att|ansvara för att|ansvarar för att|bevaka att|efterlevnaden av|ansvar för att) (?:och följa upp |och genomföra |och införa |att )?(?P<what>[^.]+)$";
    OBJECT_BEFORE = r"^(?P<what>[^.]+?) (?:ska |skall |bör )?(?:genomförs|införs|implementeras|verkställs|följs upp|genomföras|införas|följas upp|verkställas)~(?P<rest>[^.]*)$";
    GENITIVE = r"(?P<by>[a-zåäö]+(?:en|et|n))s (?P<what>(?:beslut|rekommendationer|ställningstaganden|riktlinjer)[^.]*?) (?:omsätts|genomförs|får genomslag|följs|införs|tillämpas|verkställs)";
    IN_WORK = r"sätta (?P<what>[^.]+?) i verket";
    RECOMMENDS = r"^(?P<responsible>[^.]+?) (?:ansvarar för|svarar för) att (?P<what>det som (?P<by>[^.]+?) (?:rekommenderar|beslutar|beslutat|rekommenderat)) (?:genomförs|införs)";
    DECIDED_BY = r"(?:genomföra|genomför|verkställa|verkställer|införa|följa upp|följer upp) (?P<what>(?:det|de beslut|beslut|det som|de åtgärder|de ställningstaganden|vad) (?:som )?(?P<by>[a-zåäö0-9\- ]+?) (?:har )?(?:beslutat|fattat|fastställt|fattar|beslutar|enats om|kommit överens om|tagit)[^.,]*)";
    WHERE_DECIDED = r"^(?:där|när) (?P<by>.+?) (?:beslutar om|beslutat om|har beslutat om|fastställer|beslutar) (?P<what>.+?),? (?:har|ska|är|skall|ansvarar)~";
    RESPONSIBLE_BY = r"(?:genomförs|införs|implementeras|verkställs|följs upp|genomföras|införas)(?: [a-zåäö]+){0,4}? av (?P<by>[^.]+)$|^(?P<by2>(?:varje |respektive )?(?:ledam|deltagar|förvaltning|representant|verksamhetschef|huvudm)[a-zåäö]*(?: i [a-zåäö]+)?) (?:ansvarar|svarar|ska|har ansvar|genomför|inför|ser till)";
    PLAN = r"~(?:ett )?årshjul|(?:rullande|flerårig) [a-zåäö]*plan|~(?:en|sin|ett|gemensam|aktuell|årlig|egen|tydlig|långsiktig|övergripande|gruppens|rådets|skriftlig|denna|en sådan) (?:[a-zåäö]+ )?(?:[a-zåäö]*plan)(?:en)?(?:~|$)|~(?:arbets|handlings|aktivitets|genomförande|införande|utvecklings|uppdrags|kommunikations)plan(?:en|er)?(?:~|$)";
    HAVE_PLAN = r"~tar (?:[a-zåäö]+ ){1,3}fram~|~vara klar~|~(?:ett )?årshjul|(?:rullande|flerårig) [a-zåäö]*plan|~(?:ha|har|upprätta|upprättar|ta fram|tar fram|upprättas|tas fram|arbetar efter|arbeta efter|utarbeta|utarbetar|följa|hålla|håller|besluta om|beslutar om|fastställa|fastställer|göra|gör|finnas|finns|sätta ihop|lägga upp|skriva|skriver|planera sitt arbete i|dokumenteras i|arbeta utifrån|arbetar utifrån|formulera|beslutas|antar|anta|lägger upp|samlas i|bedrivs enligt|ska finnas)~";
    OPERATIONAL = r"verksamhetsplan|årsplan~|årsplanen|~årlig plan|årlig handlingsplan|årlig arbetsplan|årlig aktivitetsplan|~plan för (?:det )?(?:kommande|nästa) (?:år|verksamhetsår)|årsplanering";
    ADOPTED = r"till (?P<by2>[^.,]+?) för (?:fastställande|godkännande|beslut)|(?:fastställs|beslutas|godkänns|antas|fastställas|beslutas|godkännas|som fastställs|beslutad|fastställd|godkänd|fastställande|godkännande|beslut)(?: [a-zåäö]+){0,3}? (?:av|i|till|hos) (?P<by>[^.,]+)";
    ADOPTS = r"^(?P<by>[^.]+?) (?:fastställer|beslutar om|godkänner|antar) (?:årligen )?(?:gruppens |rådets |en |verksamhets|den årliga )";
    ANNUAL = r"(?:redovisning|redogörelse|sammanfattning|rapport|sammanställning) (?:av|för|över|om) (?:årets|det gångna året|året som gått|det gångna årets)|verksamhetsberättelse|årsrapport|årsberättelse|årsredovisning|årlig (?:skriftlig )?(?:rapport|redovisning|sammanfattning|sammanställning|återrapportering|avrapportering)|rapport (?:en gång )?(?:per år|om året|varje år)|sammanfattande rapport|skriftlig (?:års)?rapport[^.]*(?:år)|årlig skriftlig";
    GIVEN_TO = r"~(?:till|för|inför) (?P<to>[^.]+)$";
    REPORT = r"~(?:underrättas|underrättar|avlägger|lämnar en lägesrapport|lägesrapport|statusrapport|rapporterar|rapportera|rapporteras|rapportering%|återrapportera%|återrapportering%|avrapportera%|redovisar|redovisa|redovisas|redovisning%|återkopplar|återkoppla|återkopplas|återkoppling%|avrapportering|lägesrapport%|delrapport%|statusrapport%|avrapporterar|avrapporteras|återrapporterar|återrapporteras|lämnar rapport|informerar|informera|informeras|föredrar|föredras)~";
    REPORTS = r"^(?:(?:en gång|två gånger|varje|minst|årligen|efter|vid|fortlöpande|löpande)[^.]{0,30}? (?:ska |skall )?)?(?P<who>[^.]+?)(?: som)? (?:ska |skall |ansvarar för att |har till uppgift att |bör )?(?:regelbundet |löpande |fortlöpande |årligen |skriftligen |muntligen |kontinuerligt |även |också |därefter |i sin tur |direkt )*(?:rapporterar|rapportera|återrapporterar|återrapportera|avrapporterar|avrapportera|redovisar|redovisa|återkopplar|återkoppla|avlägger|lämnar|lämna|informerar|informera|föredrar|ger|avge|avger)~(?P<rest>[^.]*)";
    REPORT_BY = r"(?:rapporteras|redovisas|återrapporteras|avrapporteras|återkopplas|rapportering sker|redovisning sker|rapportering görs|återkoppling sker)(?: [^.]{0,60}?)? av (?P<by>[^.,]+)";
    REPORT_TO = r"(?:rapport|redovis|återkoppl|lämna|informer|föredr|sker|görs)[a-zåäö]*(?: [^.]*?)??~(?:till|inför|för|i|hos) (?P<to>(?:sin |den |sina |ordinarie )*[^.]+)$";
    COSTS = r"avlönas|kostnad|~bekosta|finansier|~utgifter|~arvode|ersätt(?:ning|s)|resekost|~reser~|~arbetstid~|ekonomisk|~lön~|lönekost|~betala[rs]?~|medel~|står för|egen budget";
    BEARS = r"^(?P<who>[^.]+?) (?:ska |skall )?(?:står|stå|svarar|svara|ansvarar|ansvara|betalar|betala|bekostar|bekosta|finansierar|finansiera|bär|bära|tar|täcker|ersätter|bidrar)(?: själv| själva| var för sig| i sin helhet| gemensamt| solidariskt| respektive)? ?(?:för|med)? ?(?P<what>[^.]*)$";
    BORNE = r"^(?P<what>[^.]+?) (?:ska |skall )?(?:avlönas|betalas|bekostas|finansieras|bärs|täcks|ersätts|belastar|fördelas|delas|står|stannar|faller|åvilar|svaras|regleras|bestrids|debiteras|betalas ut|hanteras)(?: [a-zåäö]+){0,4}?(?: (?:av|på|inom|mellan|hos|från))? (?P<who>[^.]+)$";
    EQUAL = r"till lika delar|lika stora delar|(?:delas|fördelas|bärs|betalas|finansieras|bekostas|stå|står|svarar|delar)[^.]*?(?:lika|lika delar|solidariskt|hälften var|jämnt)";
    DUE = r"(?:senast|före|innan|den|under|i|till och med|vid|inför)~";
}

/// Reads plans, reports, costs and what is carried out.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    if (s.has("förteckning|register över") && s.has("uppdater|håller|föra|förs|aktuell|anmäl|hålls|införs"))
        && s.has("grupper|råd|förteckningen")
        && s.topic != Topic::Distribution
        && !s.has("kvalitetsregister")
    {
        found.push(Rule::RegisterUpdate(RegisterUpdate::default()), s.modality);
    }
    costs(s, found);
    plans(s, found);
    annual(s, found);
    reporting(s, found);
    implementation(s, found);
}

/// How often.
pub fn cadence(small: &str) -> Option<Cadence> {
    const WORDS: &[(&str, Cadence)] = &[
        ("efter varje möte", Cadence::PerMeeting),
        ("inför varje möte", Cadence::PerMeeting),
        ("vid varje träff", Cadence::PerMeeting),
        ("vid varje möte", Cadence::PerMeeting),
        ("vid varje sammanträde", Cadence::PerMeeting),
        ("efter varje sammanträde", Cadence::PerMeeting),
        ("på varje möte", Cadence::PerMeeting),
        ("vid alla möten", Cadence::PerMeeting),
        ("efter mötena", Cadence::PerMeeting),
        ("efter varje träff", Cadence::PerMeeting),
        ("varje halvår", Cadence::HalfYearly),
        ("halvårsvis", Cadence::HalfYearly),
        ("två gånger per år", Cadence::HalfYearly),
        ("två gånger om året", Cadence::HalfYearly),
        ("halvårsrapport", Cadence::HalfYearly),
        ("två gånger årligen", Cadence::HalfYearly),
        ("varje termin", Cadence::Termly),
        ("terminsvis", Cadence::Termly),
        ("en gång per termin", Cadence::Termly),
        ("per termin", Cadence::Termly),
        ("i slutet av varje termin", Cadence::Termly),
        ("varje kvartal", Cadence::Quarterly),
        ("kvartalsvis", Cadence::Quarterly),
        ("en gång i kvartalet", Cadence::Quarterly),
        ("per kvartal", Cadence::Quarterly),
        ("kvartalsrapport", Cadence::Quarterly),
        ("fyra gånger per år", Cadence::Quarterly),
        ("varje månad", Cadence::Monthly),
        ("månadsvis", Cadence::Monthly),
        ("en gång i månaden", Cadence::Monthly),
        ("per månad", Cadence::Monthly),
        ("månatlig", Cadence::Monthly),
        ("fortlöpande", Cadence::Continuous),
        ("löpande", Cadence::Continuous),
        ("kontinuerlig", Cadence::Continuous),
        ("regelbund", Cadence::Continuous),
        ("på begäran", Cadence::OnRequest),
        ("vid begäran", Cadence::OnRequest),
        ("på anmodan", Cadence::OnRequest),
        ("vid behov", Cadence::OnRequest),
        ("när så begärs", Cadence::OnRequest),
        ("på förfrågan", Cadence::OnRequest),
        ("varje nytt år", Cadence::Yearly),
        ("årligen", Cadence::Yearly),
        ("varje år", Cadence::Yearly),
        ("en gång per år", Cadence::Yearly),
        ("en gång om året", Cadence::Yearly),
        ("årlig", Cadence::Yearly),
        ("per år", Cadence::Yearly),
        ("om året", Cadence::Yearly),
        ("årsvis", Cadence::Yearly),
        ("för det kommande året", Cadence::Yearly),
        ("för nästkommande år", Cadence::Yearly),
        ("varje höst", Cadence::Yearly),
        ("varje kalenderår", Cadence::Yearly),
        ("varje vår", Cadence::Yearly),
    ];
    WORDS.iter().find(|(word, _)| small.contains(word)).map(|&(_, cadence)| cadence)
}

fn cut(text: &str, stops: &[&str]) -> String {
    let small = lower(text);
    let end =
        stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min().unwrap_or(text.len());
    trimmed(text.get(..end).unwrap_or(text))
}

fn costs(s: &Sentence<'_>, found: &mut Found) {
    if found.any(&[Kind::OpenQuestion]) {
        return;
    }
    let label_cost = s.topic == Topic::Costs;
    if !(COSTS.is(&s.small) || label_cost)
        || s.has("stor kostnad|kostnadseffektiv|med stora kostnader|budgetram|ekonomi och personal|ersättningsmodell|medför kostnad|konsekvens|resurseffektiv|kostnadsdrivande|medelstora|läkemedel|förmedel|ekonomiska ramar")
    {
        return;
    }
    if !s.has("avlönas|kostnad|bekosta|finansier|utgift|arvode|resor|lön|betala|arbetstid|egen budget|ersättning|medel") {
        return;
    }
    if s.has("valde|kostnadsskäl") {
        return;
    }
    let mut rule = CostBearer::default();
    if EQUAL.is(&s.small) {
        rule.equal_shares = Some(true);
    }
    if s.has("avlönas|betalas|bekostas|finansieras|bärs av|täcks|ersätts av|delas|fördelas|stannar|faller på|åvilar|belastar|svaras|bestrids") && let Some(hit) = BORNE.find(s.small.without_stop())
    {
        rule.costs = s.named(&hit, "what").map(list).unwrap_or_default();
        let who = s
            .named(&hit, "who")
            .map(|who| {
                cut(
                    who,
                    &[
                        " där ",
                        " efter ",
                        " enligt ",
                        " utifrån ",
                        " i förhållande",
                        " med lika",
                        " i lika",
                        ", ",
                        " inom ramen",
                        " genom",
                        " solidariskt",
                        " som ",
                    ],
                )
            })
            .unwrap_or_default();
        let who = [
            "lika mellan ",
            "jämnt mellan ",
            "mellan ",
            "lika på ",
            "av ",
            "inom ",
            "på ",
            "hos ",
            "lika av ",
        ]
        .iter()
        .find_map(|lead| {
            lower(&who).strip_prefix(lead).map(|_| who.get(lead.len()..).unwrap_or(&who).to_owned())
        })
        .unwrap_or(who);
        rule.who = Some(trimmed(&who)).filter(|who| !who.is_empty());
    } else if let Some(hit) = BEARS.find(s.small.without_stop()) {
        rule.who = s.named(&hit, "who").map(trimmed);
        let what = s.named(&hit, "what").unwrap_or_default();
        rule.costs = list(&cut(
            what,
            &[
                " som ",
                " för sjukvårds",
                " för deltagande",
                " för sitt",
                " för sina",
                " i samband",
                " vid möten",
                " för arbetet",
                " inom ",
                " i gruppen",
                " för medverkan",
                " som uppstår",
                " för att ",
            ],
        ));
    }
    if rule.who.as_ref().is_none_or(|who| who.split_whitespace().count() > 10 || is_person(who)) {
        if rule.equal_shares.is_none() && !label_cost {
            return;
        }
        rule.who = None;
    }
    if rule != CostBearer::default() {
        found.push(Rule::CostBearer(rule), s.modality);
    }
}

fn plans(s: &Sentence<'_>, found: &mut Found) {
    // An item that does something else to a plan than make it is a task.
    let item = s.bullet && is_infinitive(&first_word(&s.text));
    if item && !s.has("upprätta|ta fram|utarbeta|fastställ|anta |besluta|göra |formulera|utveckla|revider|uppdater|skriva |planera|arbeta fram|ansvara för|lämna förslag|bereda|sammanställ|ha en|följa upp verksamhetsplan") {
        return;
    }
    let due = || DUE.is(&s.small).then(|| dates::day_of_year(&s.small)).flatten();
    if OPERATIONAL.is(&s.small) && !s.has("treårsplan|flerårsplan") {
        if s.has("följa upp verksamhetsplanen|utgår från regionens verksamhetsplan") || OF_OTHERS.is(&s.small)
        {
            return;
        }
        let by = ADOPTED
            .find(&s.small)
            .or_else(|| ADOPTS.find(&s.small))
            .and_then(|hit| {
                hit.name("by").or_else(|| hit.name("by2")).and_then(|by| s.text.get(by.range())).map(name)
            })
            .filter(|by| by.split_whitespace().count() <= 8 && !lower(by).starts_with("verksamhetsplan"));
        let yearly = s.has("årsplan|årlig|årshjul").then_some(Cadence::Yearly);
        let rule = OperationalPlan {
            cadence: cadence(&s.small).filter(|cadence| *cadence != Cadence::Continuous).or(yearly),
            adopted_by: by,
            due: due(),
        };
        found.push(Rule::OperationalPlan(rule), s.modality);
        return;
    }
    if (PLAN.is(&s.small) || s.has("treårsplan|flerårsplan"))
        && HAVE_PLAN.is(&s.small)
        && !s.has("följer planen|vårdplan|planeringsdag|verksamhetsplan|årsplan|länsplan")
        && !found.any(&[Kind::Notice])
    {
        found.push(Rule::WorkPlan(WorkPlan::default()), s.modality);
    }
}

fn annual(s: &Sentence<'_>, found: &mut Found) {
    // A report that goes into somebody else's yearly report is not one.
    let elsewhere =
        s.has("i förbundets årsr|i årsrapporten|i årsredovisningen|i nämndens årsr|i verksamhetsberättelsen");
    if !ANNUAL.is(&s.small) || elsewhere {
        return;
    }
    let rest = ANNUAL.find(&s.small).and_then(|hit| hit.get(0)).map_or(0, |whole| whole.start());
    let tail = s.small.get(rest..).unwrap_or_default();
    let to = GIVEN_TO
        .find(tail.trim_end_matches('.'))
        .and_then(|hit| hit.name("to"))
        .and_then(|to| s.text.get(rest + to.start()..rest + to.end()));
    let to = to
        .map(|to| {
            cut(
                to,
                &[
                    " senast",
                    " före ",
                    " varje ",
                    " årligen",
                    " i januari",
                    " i februari",
                    " i mars",
                    " i december",
                    " under ",
                    " den ",
                    " innan ",
                    " om ",
                    " med ",
                    " som ",
                    " för det",
                    " för föregående",
                    ", ",
                    " över ",
                ],
            )
        })
        .filter(|to| !to.is_empty());
    let due = dates::day_of_year(&s.small).filter(|_| s.has("senast|före|innan|den |under | i "));
    let written = s.has("skriftlig|skriftligt|skriven").then_some(true);
    found.push(Rule::AnnualReport(AnnualReport { to, written, due }), s.modality);
}

fn implementation(s: &Sentence<'_>, found: &mut Found) {
    if found.any(&[
        Kind::MemberCommunicates,
        Kind::MeetingFrequency,
        Kind::UnionConsultation,
        Kind::DecisionByMandate,
        Kind::CommissionedMatter,
        Kind::Evaluation,
        Kind::Distribution,
        Kind::Prioritisation,
        Kind::SpreadOfPractice,
        Kind::CarePathways,
        Kind::Boundary,
        Kind::Validity,
        Kind::Anchoring,
        Kind::Dissolution,
        Kind::MinutesRequired,
        Kind::Rotation,
        Kind::Adoption,
        Kind::KnowledgeSupportIntake,
        Kind::CostBearer,
        Kind::DecisionFrame,
        Kind::MeetingForm,
        Kind::Consensus,
    ]) {
        return;
    }
    if let Some(hit) =
        GENITIVE.find(&s.small).or_else(|| IN_WORK.find(&s.small)).or_else(|| RECOMMENDS.find(&s.small))
    {
        let decided_by =
            hit.name("by").and_then(|by| s.text.get(by.range())).map(trimmed).filter(|by| !s.is_own(by));
        let responsible = hit.name("responsible").and_then(|by| s.text.get(by.range())).map(trimmed);
        let responsible = responsible
            .or_else(|| RESPONSIBLE_BY.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name)));
        // What the group itself has decided keeps its "gruppens".
        let own = hit.name("by").zip(hit.name("what")).filter(|_| decided_by.is_none());
        let own = own.and_then(|(by, what)| s.text.get(by.start()..what.end())).map(trimmed);
        found.push(
            Rule::Implementation(Implementation {
                object: own.or_else(|| s.named(&hit, "what").map(trimmed)),
                decided_by,
                responsible,
            }),
            s.modality,
        );
        return;
    }
    if let Some(hit) = DECIDED_BY.find(&s.small).filter(|_| CARRY_OUT.is(&s.small)) {
        let object = s.named(&hit, "what").map(trimmed);
        let decided_by = s.named(&hit, "by").map(trimmed).filter(|by| !s.is_own(by));
        found
            .push(Rule::Implementation(Implementation { object, decided_by, responsible: None }), s.modality);
        return;
    }
    if let Some(hit) = WHERE_DECIDED.find(&s.small).filter(|_| s.has("genomför|inför|implementer")) {
        let rule = Implementation {
            object: s.named(&hit, "what").map(trimmed),
            decided_by: s.named(&hit, "by").map(trimmed),
            responsible: None,
        };
        found.push(Rule::Implementation(rule), s.modality);
        return;
    }
    if !CARRY_OUT.is(&s.small) || !DECIDED.is(&s.small) {
        return;
    }
    let decided = s.has(
        "beslut|överenskom|ställningstagande|prioritering|avtal|rekommendation|enats|riktlinj|fastställ",
    );
    let introduced =
        s.has("implementer|införs|införa|införas|införande") && s.has("förändring|arbetssätt|rutiner");
    if !decided && !introduced {
        return;
    }
    let object = if let Some(hit) = OBJECT_BEFORE
        .find(&s.small)
        .filter(|hit| hit.name("rest").is_none_or(|rest| !rest.as_str().contains(" att ")))
    {
        let what = s.named(&hit, "what").unwrap_or_default();
        let small = lower(what);
        let lead = [
            "följa upp att ",
            "följer upp att ",
            "se till att ",
            "ser till att ",
            "säkerställa att ",
            "säkerställer att ",
            "ansvarar för att ",
            "tillse att ",
            "bevaka att ",
            "svarar för att ",
            "ansvar för att ",
            "ansvariga för att ",
            "ansvarig för att ",
            "verka för att ",
            "ansvara för att ",
        ]
        .iter()
        .filter_map(|lead| small.rfind(lead).map(|at| at + lead.len()))
        .max()
        .unwrap_or(0);
        Some(what.get(lead..).unwrap_or(what).to_owned())
    } else {
        OBJECT_AFTER.find(&s.small).and_then(|hit| s.named(&hit, "what").map(str::to_owned))
    };
    let object = object.map(|object| {
        cut(
            &object,
            &[
                " blir ",
                " ligger ",
                " görs",
                " sker",
                " genomförs",
                " införs",
                " implementeras",
                " följs upp",
                " verkställs",
                " efterlevs",
                " i den egna",
                " i sin ",
                " i respektive",
                " och ha ",
                " inom ",
                " på alla",
                " i deltagarnas",
                " i linje",
                " i förvaltningarna",
                " får genomslag",
                " i hela",
                " i verksamhet",
                " i samtliga",
                " på samtliga",
                " hos ",
                " i organisation",
                " i alla",
                " i varje",
            ],
        )
    });
    let object = object
        .map(|object| object.strip_prefix("att ").map_or(object.clone(), str::to_owned))
        .filter(|object| !object.is_empty() && object.split_whitespace().count() <= 20);
    let object = object.filter(|object| {
        let small = lower(object);
        !small.starts_with("dessa") && !small.starts_with("dem ") && holds(&small, CARRIED)
    });
    let (object, decided_by) = match object.as_deref().and_then(|object| {
        DECIDED_BY_WHOM.find(&lower(object)).and_then(|hit| {
            let part = |name: &str| hit.name(name).and_then(|part| object.get(part.range())).map(trimmed);
            Some((part("what")?, part("by")?))
        })
    }) {
        Some((what, by)) => (Some(what), Some(by).filter(|by| !s.is_own(by))),
        None => (object, None),
    };
    let responsible = RESPONSIBLE_BY
        .find(&s.small)
        .and_then(|hit| s.named(&hit, "by").or_else(|| s.named(&hit, "by2")).map(name));
    let responsible = responsible.filter(|who| !s.is_own(who));
    if object.is_some() {
        found.push(Rule::Implementation(Implementation { object, decided_by, responsible }), s.modality);
    }
}

/// Words for what is carried out.
const CARRIED: &str = "beslut|överenskom|avtal|ställningstag|prioritering|rekommendation|riktlinj|åtgärd|förändring|rutin|arbetssätt|det |uppdrag|plan|förslag|metod|enats|fastställ|läkemedel|vårdförlopp|vårdprogram|kunskap|inriktning|strategi|mål";

patterns! {
    OF_OTHERS = r"~(?:kopplade? till|enligt|utifrån|i linje med) [a-zåäö]+s verksamhetsplan";
    DECIDED_BY_WHOM = r"^(?P<what>[^.]{3,40}?) som (?:fattas|har fattats|fattats|tas|fastställs|beslutas|ges) av (?P<by>[^.]+)$";
}
