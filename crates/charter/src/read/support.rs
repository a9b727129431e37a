//! Who helps the group and who sits beside it: co-opted persons, contact person, coordinator, secretariat, posts ex officio.

mod posts;

use super::{
    found::Found,
    names::{list, name, trimmed},
    pattern::patterns,
    people::is_person,
    sentence::Sentence,
};
use crate::{
    Kind, Modality,
    norm::{
        ChairContactSeparation, CoOption, CoOptionRight, ContactPerson, Coordinator, ExOfficioAttendance,
        ExOfficioMember, Names, Rule, Secretariat,
    },
    text::{
        topic::Topic,
        words::{holds, lower},
    },
};
use posts::*;

patterns! {
    CO_OPT = r"kalla in (?:extern|särskild|annan)|knyta (?:[a-zåäö]+ )?(?:till sig|till gruppen|till rådet|till teamet)|till sig knyta|knytas till (?:gruppen|rådet|teamet)|närvaro- och yttranderätt|som (?:inbjuden|inbjudna) gäst|adjunger|adjungering|~(?:bjuda|bjuder|bjuds|inbjuda|inbjuds|inbjudas|bjudas|inbjudna|kallas|kalla) (?:in )?[^.]*?(?:sakkunni|expert|gäst|adjung|ytterligare person|externa|andra person|representanter|företrädare|berörda|specialist)|~(?:sakkunniga|experter|externa (?:deltagare|personer)|gäster|specialister) (?:kan|får|ska|bör) (?:bjudas|kallas|inbjudas|delta|medverka|närvara)|~bjuds in~|~bjudas in~|~inbjudas~|~inbjuds~";
    CO_OPT_BY = r"^(?P<by>.+?) (?:kan|får|ska|skall|bör|har rätt att|har möjlighet att|äger rätt att|beslutar|beslutar om|får själv|adjungerar|bjuder in|får vid behov|kan vid behov|har mandat att)~";
    CO_OPT_INVERTED = r"~(?:kan|får|ska|skall|bör|har) (?P<by>[^.]{2,60}?) (?:adjungera|besluta om adjunger|bjuda in|kalla in|inbjuda|rätt att adjungera|möjlighet att adjungera)";
    CO_OPT_ARE = r"^(?P<cat>[^.]+?) (?:är adjunger|har (?:ständig )?närvaro|kan knytas|får knytas)";
    CO_OPT_INVITED = r"(?:inbjuds|deltar|bjuds in) (?P<cat>(?:en |ett )?[^.]+?)(?: som inbjud|$)";
    CO_OPT_KNOT = r"knyta (?:till sig )?(?P<cat>[^.]+)$";
    CO_OPT_PASSIVE = r"^(?:vid behov (?:kan|får|ska) )?(?P<cat>[^.]+?) (?:kan|får|ska|skall|bör)?(?: [a-zåäö]+){0,4}? ?(?:adjungeras|bjuds in|inbjuds|bjudas in|inbjudas|kallas in|delta som adjung|medverka som adjung|vara adjung)";
    CO_OPT_BEHOV = r"^vid behov (?:adjungeras|inbjuds|kallas) (?P<cat2>[^.]+)$|^vid behov (?:kan|får|ska|bör) (?P<cat>[^.]+?) (?:adjungeras|bjudas in|inbjudas|kallas)";
    CO_OPT_BY_PASSIVE = r"efter beslut av (?P<by3>.+)$|adjunger[a-zåäö]* (?:deltagare |ledamöter |personer )?(?:utses|beslutas|kallas|bjuds in|inbjuds|sker|görs) (?:efter beslut |genom beslut )?av (?P<by>.+)$|adjungeras av (?P<by2>.+)$";
    SUCH_AS = r"~(?:exempelvis|till exempel|t\.ex\.|t ex|som till exempel|såsom|bland annat|bl\.a\.|som exempelvis|i form av)~(?:vara )?(?P<cat>.+)$";
    ADJUNGERA = r"~(?:adjungera|adjungerar|bjuda in|bjuder in|kalla in|inbjuda|besluta om adjungerade|adjungerade ledamöter kan vara|adjungerad% [a-zåäö]+ (?:kan|får) (?:exempelvis )?vara|adjungerade är|adjungeras)~(?:adjungerade |deltagare |ledamöter |personer )*(?:från |av )?(?P<cat>.+)$";
    CO_OPT_FROM = r"adjunger[a-zåäö]* (?:deltagare |ledamöter |personer |representanter )?(?:från|för) (?P<cat>.+)$";
    WHEN = r"~(?:när|om|då|i de fall|i fall där|vid) (?P<when>[^,.]+?)(?: ska| skall|,|\.|$)";
    CONTACT_SAME = r"^(?P<as5>[a-zåäö]+)s kontaktperson är (?:även |också )?kontaktperson|densamma som (?:för )?(?P<as6>.+)$|~samma kontaktperson%(?: i (?P<body>.+?))? som (?P<as>.+)$|kontaktperson%? för (?P<as2>.+?) (?:är|fungerar)(?: det)? (?:också|även|tillika)|~delar kontaktperson%? med (?P<as3>.+)$|kontaktperson%(?: för gruppen)? är densamma som (?:för )?(?P<as4>.+)$";
    CONTACT_BY = r"^(?P<by>.+?) (?:utser|ska utse|väljer|tillsätter|ska inom sig utse|skall utse)~";
    CONTACT_PASSIVE = r"(?:utse[sd]|utsedd|utses|tillsätts|väljs)~(?:[^.]*? )?av (?P<by>.+)$";
    CONTACT_AMONG = r"~bland (?P<from>[^,.]+)$";
    CONTACT_FROM = r"~(?:bland|ur|från|inom|hämtas från|hämtas ur|är ledamot i|sitter i|ingår i|i) (?:deltagarna i |ledamöterna i |medlemmarna i |kretsen av )?(?P<from>[^,.]*?(?:ledning|grupp|råd|nämnd|förvaltning|kontor|samverkan|forum)[^,.]*)";
    CONTACT_IS = r"^(?:rådets |gruppens )?kontaktperson%(?: (?:för|i|till|hos) [^.]+?)? är ";
    SEPARATE = r"(?:inte (?:bör|ska|får) (?:tillhöra|komma från|vara anställd)|(?:bör|ska|får) inte (?:tillhöra|vara anställda inom samma)|olika|skilda|inte samma|ej samma|annan|inte (?:komma|vara|ha sin|hämtas|tillhöra)[^.]*samma|var sin|varsin) (?:förvaltning|organisation|huvudm|verksamhet|sjukhus)?";
    IS_SECRETARIAT = r"^(?P<by>[^.]+?) (?:är|utgör|fungerar som|håller) (?:gruppens |rådets |styrgruppens |nätverkets |[a-zåäö]+s )?(?:sekretariat|kansli|sekreterare)(?:~|$)";
    PROVIDED = r"~(?P<by>[^.,]+?) (?:ska |skall )?(?:tillhandahåller|tillhandhåller|tillhandahålla|bistår [a-zåäö]+ med|bidrar med|ställer|står för|svarar för|bemannar|erbjuder|avsätter|ger|lämnar|finansierar|ansvarar för|utser|ansvarar|tillsätter|håller med|håller [a-zåäö]+ med)~";
    PROVIDED_INVERTED = r"~(?:tillhandahåller|ställer|erbjuder|bidrar|utser|avsätter) (?P<by>[A-Za-zåäöÅÄÖ\- ]+?) (?:en |ett )?(?:koordinator|processledare|processtöd|stöd|samordnar|sekreter)";
    PROVIDED_PASSIVE = r"(?:tillhandahålls|ställs till förfogande|utses|bemannas|finansieras|ges|sköts|fullgörs|lämnas|hanteras|svaras|bekostas|förses|tillsätts|utförs|hålls|skickas|stöds|administreras|hålls med|förläggs|placeras)(?: [a-zåäö]+){0,3}? (?:av|hos|vid|på) (?P<by>.+)$";
    PROVIDED_RELATIVE = r"(?:koordinator|processledare|sekreterare|samordnare|processtöd)[a-zåäö]*,? (?:som|vilken) (?:(?:är anställd (?:av|hos)|tillhandahålls av) (?P<by4>[A-Za-zåäöÅÄÖ\- ]+?)(?:$|,| )|(?P<by>[A-Za-zåäöÅÄÖ\- ]+?) (?:ställer|tillhandahåller|bidrar|utser|finansierar))|(?:anställd|anställs) (?:av|hos|vid) (?P<by2>[^.,]+)|(?P<by3>[A-ZÅÄÖa-zåäö\- ]+?) (?:bistår|stödjer|hjälper)[^.]*? med (?:en |ett )?(?:koordinator|processledare|samordnare|sekreterare|stöd|processtöd)";
    PROVIDED_FROM = r"(?:koordinator|processledare|sekreterare|stöd|samordnare|processtöd|kansli%|sekretariat%)[a-zåäö]* (?:(?:kommer |hämtas |finns |ges |får |är |är anställd |är placerad |ligger |ligger organisatoriskt )?(?:från|hos) |(?:är anställd |är placerad |ligger |finns |hämtas )(?:vid|på|i|inom) )(?P<by>[^.,]+)";
    SHARE_TIME = r"del av sin tid|gemensam (?:närvårds|process|vård)?[a-zåäö]*(?:koordinator|processledare|samordnare)|~delas? (?:mellan|med) (?:andra|flera|rådet|gruppen|[a-zåäö]+råd)|dela (?:sin )?(?:tid|arbetstid)|delas? (?:mellan|med) [^.]*(?:grupp|råd)|gemensam för (?:flera|rådet|samtliga)|arbeta åt flera|stödja flera|delar koordinator|samma koordinator";
    DIALOGUE = r"~(?:i|efter) (?:dialog|samråd|överenskommelse|avstämning) med (?P<who>[^.]+?)(?: och inom ramen| dela|$|\.| fördela)";
    EXTENT = r"~(?P<e>(?:på |med |motsvarande )?en (?:fjärdedels|halv|kvarts|tredjedels) tjänst|i viss omfattning|i mån av (?:resurser|tid|möjlighet)|(?:på |med |motsvarande |om )?\d{1,3} ?(?:procent|\x25)(?: av en (?:heltid|tjänst))?|på heltid|på halvtid|på deltid|deltid|kvartstid|halvtid|heltid|i den omfattning som [^.]+)";
    SUPPORT_FOR = r"~(?:stöd|stödjer|processtöd|resurs%|kompetens|hjälp) (?:rörande|i frågor om|för|kring|i|inom|med|gällande|avseende) (?P<what>[^.]+)$";
    VARS = r"vars (?:arbetsuppgifter|uppgift|uppgifter|uppdrag) (?:är|består i) att (?P<what>[^.]+)$";
    OFFICER_DUTIES = r"^(?:viktiga delar i )?(?:koordinator|processledare|samordnare|processtöd|uppdraget som koordinator|uppdraget som processledare)[a-zåäö]*(?:s uppgift(?:er)? är att| har till uppgift att| har i uppdrag att| är att:?| ska| skall| ansvarar för att| ansvarar för|s uppdrag är att)?:? ?(?P<what>.+)$";
    COORDINATOR = r"^samordnaren är anställd~|nätverkets samordnare|rådets samordnare|gruppens samordnare|koordinator|koordinerande|processledare|processtöd|samordnande stöd|samordningsstöd|processledning|metodstöd|samordningsresurs|processledarstöd|utvecklingsledare";
    SECRETARY = r"sekreterare|sekretariat|~kansli(?:et|ets|resurs%|stöd%|funktion%)?~|administrativ|administration|administrer|sekreterarskap|sekreterarstöd";
    FOLLOWS = r"(?:flyttar med ordf|har ordföranden$|har ordföranden |följer|växlar med|följer med|kommer från den|ansvarar .*?ordförandeskap|som (?:innehar|har) ordförandeskapet|ordförandens (?:organisation|huvudman|förvaltning|region|kommun)|samma (?:organisation|huvudman|förvaltning|region) som ordförande|som har ordförande|som innehar ordförande|ordförandens hem)";
    NONE_OWN = r"(?:inga|inte några|inget|ingen|saknar|har inte) (?:egna|egen|eget|ett eget)?[^.]{0,20}?(?:kansli|sekret|administrativ|resurs)";
    HAS_OWN = r"(?:har|ska ha|finns|förfogar över) (?:ett |en )?(?:eget |egen |gemensamt )(?:kansli|sekretariat|administration|sekreterare)";
    RESOURCED = r"(?:resurs|bemanning|kompetens|medel)";
    CO_OPT_TO = r"^(?P<who>[^,.]+?) (?:är|ska vara|är ständigt) adjungerade? (?:till|i) (?P<body>[^,.]+?)(?: (?P<when>(?:när|då|om) [^.,]+))?$";
    MAY_ATTEND = r"^(?P<cat>[^,.]+?) (?:får|har rätt att|äger rätt att) närvara~";
    CAN_BE_INVITED = r"^(?:kan|får) (?:bjudas in|inbjudas|adjungeras|kallas) av (?P<by>[^,.]+?)(?: vid behov|,|$)";
    EX_OFFICIO = r"^(?P<who>.+?) (?:är|ingår|sitter|ska vara|ska ingå|har plats|är också|är även|är tillika) (?:som |i egenskap av )?(?:också |även |alltid |tillika |automatiskt )?(?:självskriven|självskrivna|ledamot|ledamöter|medlem|i kraft av sin|ex officio|adjungerad ledamot)(?P<rest>.*)$";
    EX_INGAR = r"^(?P<who>.+?) (?:ingår|sitter)(?: alltid| automatiskt| också| även)? (?:i|som ledamot i) (?P<body>.+)$";
    BY_POST = r"(?:i kraft av|genom|till följd av|i egenskap av) (?:sitt |sin |att vara |det )?(?:uppdrag|befattning|tjänst|post|ämbete|ordförande)";
    ATTENDS = r"^(?P<who>.+?) (?:ska |skall |får |kan |bör |har rätt att )?(?:deltar|delta|närvarar|närvara|medverkar|medverka|adjungeras|bevistar)(?: alltid| också| även| vid behov| regelbundet| som adjungerad| normalt| löpande)* (?:i |vid |på |till )?(?P<body>.+)$";
}

/// Reads what stands beside the members.
pub fn read(s: &Sentence<'_>, found: &mut Found) {
    co_option(s, found);
    contact(s, found);
    secretariat(s, found);
    coordinator(s, found);
    ex_officio(s, found);
}

fn co_option(s: &Sentence<'_>, found: &mut Found) {
    let about = CO_OPT.is(&s.small)
        || s.topic == Topic::CoOpted
        || s.label.is_some_and(|label| lower(label).contains("adjung"));
    if let Some(hit) = CO_OPT_TO.find(s.small.without_stop()) {
        let body = s.named(&hit, "body").map(trimmed).unwrap_or_default();
        let own = s.is_own(body.split(' ').next().unwrap_or_default()) || s.is_own(&body);
        if !own && body.split(' ').count() <= 6 && !body.contains("denna") {
            let who = s.named(&hit, "who").map(trimmed);
            let when = s.named(&hit, "when").map(trimmed);
            let rule = ExOfficioAttendance { who, body: Some(body), when };
            found.push(Rule::ExOfficioAttendance(rule), s.modality);
            return;
        }
    }
    let attends =
        MAY_ATTEND.find(&s.small).filter(|_| !s.has("ersätt|suppleant|ledamot|ledamöter|jäv|endast"));
    if let Some(hit) = attends {
        let rights = [
            (true, CoOptionRight::Attend),
            (s.has("yttra|yttrande"), CoOptionRight::Speak),
            (s.has("lägga förslag|lämna förslag|förslagsrätt"), CoOptionRight::Propose),
        ];
        let option = CoOption {
            categories: s.named(&hit, "cat").map(|cat| list(&name(cat))).unwrap_or_default(),
            rights: rights.into_iter().filter(|(is, _)| *is).map(|(_, right)| right).collect(),
            ..CoOption::default()
        };
        found.push(Rule::CoOption(option), s.modality);
        return;
    }
    if !about || s.has("utgångspunkt|principen") || s.small.contains("ex officio") {
        return;
    }
    let mut option = CoOption::default();
    if s.has("högst två|högst en|högst tre|hållas nere|hållas lågt|hållas låg|inte överstiga|begräns|fåtal|enstaka|restriktiv|i undantagsfall|i begränsad|få antal|ett mindre antal|sparsam") {
        option.limited = Some(true);
    }
    let invited = CAN_BE_INVITED.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name));
    let passive = invited.is_some();
    let by = invited
        .or_else(|| {
            CO_OPT_BY_PASSIVE.find(&s.small).and_then(|hit| {
                ["by", "by2", "by3"]
                    .iter()
                    .find_map(|part| hit.name(part))
                    .and_then(|by| s.text.get(by.range()))
                    .map(name)
            })
        })
        .or_else(|| {
            CO_OPT_BY
                .find(&s.small)
                .filter(|hit| {
                    !CO_OPT_PASSIVE.is(&s.small) && hit.name("by").is_some_and(|by| is_actor(by.as_str()))
                })
                .and_then(|hit| s.named(&hit, "by").map(name))
        })
        .or_else(|| CO_OPT_INVERTED.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name)))
        .filter(|by| {
            let small = lower(by);
            !small.is_empty()
                && small.split_whitespace().count() <= 7
                && !small.contains("adjung")
                && !small.starts_with("vid ")
                && !small.starts_with("när ")
                && !small.starts_with("om ")
                && !small.starts_with("sakkunni")
                && !small.starts_with("expert")
                && !small.starts_with("andra")
                && !small.starts_with("den ")
                && !small.starts_with("då ")
        });
    option.by = by.map(Names::one).unwrap_or_default();
    if s.modality == Modality::Must
        && s.has("när en fråga| ska | skall |bjuds in när|inbjuds när|adjungeras när|kallas när|bjuds in om")
        && let Some(hit) = WHEN.find(&s.small)
    {
        option.mandatory_when = s.named(&hit, "when").map(|when| when.trim().to_owned());
    }
    let categories = SUCH_AS
        .find(&s.small)
        .or_else(|| {
            CO_OPT_ARE.find(&s.small).filter(|hit| {
                hit.name("cat")
                    .is_some_and(|cat| !cat.as_str().contains("adjung") && !cat.as_str().starts_with("när "))
            })
        })
        .or_else(|| CO_OPT_BEHOV.find(&s.small))
        .or_else(|| CO_OPT_KNOT.find(&s.small))
        .or_else(|| {
            let invited = CO_OPT_INVITED.find(&s.small);
            invited.filter(|hit| {
                hit.name("cat").is_some_and(|cat| {
                    !["till ", "när ", "om ", "då ", "vid "].iter().any(|word| cat.as_str().starts_with(word))
                })
            })
        })
        .or_else(|| {
            CO_OPT_PASSIVE.find(&s.small).filter(|hit| {
                hit.name("cat")
                    .is_some_and(|cat| !cat.as_str().contains("adjung") && !cat.as_str().starts_with("när "))
            })
        })
        .or_else(|| CO_OPT_FROM.find(&s.small))
        .or_else(|| ADJUNGERA.find(&s.small))
        .and_then(|hit| {
            s.named(&hit, "cat")
                .or_else(|| hit.name("cat2").and_then(|cat| s.text.get(cat.range())))
                .map(category_list)
        });
    option.categories = categories.filter(|_| !passive).unwrap_or_default();
    for (words, right) in [
        ("närvaro|närvara|delta vid|delta i mötet", CoOptionRight::Attend),
        ("yttrande|yttra sig|yttranderätt|uttala sig", CoOptionRight::Speak),
        ("förslagsrätt|lägga förslag|lämna förslag", CoOptionRight::Propose),
    ] {
        if s.has(words) {
            option.rights.push(right);
        }
    }
    if option.by.is_empty()
        && option.categories.is_empty()
        && option.rights.is_empty()
        && option.limited.is_none()
        && !s.has("adjung")
    {
        return;
    }
    found.push(Rule::CoOption(option), s.modality);
}

/// Not an adverb or a condition that begins the sentence.
fn is_actor(by: &str) -> bool {
    !["vid ", "när ", "om ", "då ", "i ", "för ", "till ", "utöver ", "efter "]
        .iter()
        .any(|lead| by.starts_with(lead))
}

fn category_list(text: &str) -> Vec<String> {
    let small = lower(text);
    let stops = [
        ". ",
        " till sina möten",
        " till möte",
        " när ",
        " med rätt",
        " om ",
        " vid behov",
        " som har ",
        " adjungeras",
        ", med ",
        " har rätt",
        " i enskilda",
        " för enskilda",
        " i särskilda",
        " för att ",
        " utan rösträtt",
        ", dock",
        " utan ",
        ", om ",
        ", när ",
        " vid enskilda",
        " till gruppen",
        " till rådet",
        " till enskilda",
        " att delta",
        " inför ",
        " till ett",
        ", som ",
    ];
    let end =
        stops.iter().filter_map(|stop| small.find(stop).filter(|&at| at > 0)).min().unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let items: Vec<String> = list(text).into_iter().filter(|item| !is_person(item)).collect();
    // "vårdgrannar i form av regioner, kommuner …" is one category with its examples.
    match items.iter().position(|item| item.contains(" i form av ")) {
        Some(at) => {
            let mut out: Vec<String> = items.get(..at).unwrap_or_default().to_vec();
            let tail = items.get(at..).unwrap_or_default();
            out.push(match tail.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} och {last}", rest.join(", ")),
                _ => tail.join(", "),
            });
            out
        }
        None => items
            .into_iter()
            .filter(|item| {
                let small = lower(item);
                !matches!(
                    small.as_str(),
                    "personer"
                        | "fler"
                        | "fåtal personer"
                        | "andra"
                        | "ytterligare personer"
                        | "ytterligare"
                        | "deltagare"
                        | "ledamöter"
                        | "begränsat antal"
                        | "begränsat antal personer"
                        | "vid behov"
                        | "fler deltagare"
                        | "ytterligare deltagare"
                )
            })
            .collect(),
    }
}

fn contact(s: &Sentence<'_>, found: &mut Found) {
    let labelled = s.label.is_some_and(|label| lower(label).starts_with("kontaktperson"));
    if !s.has("kontaktperson") && !labelled {
        return;
    }
    if s.has("ordförand") && SEPARATE.is(&s.small) {
        found.push(Rule::ChairContactSeparation(ChairContactSeparation::default()), s.modality);
        if !s.has("utser|utses") {
            return;
        }
    }
    if let Some(hit) = CONTACT_SAME.find(&s.small) {
        let same =
            ["as", "as2", "as3", "as4", "as5", "as6"].iter().find_map(|part| s.named(&hit, part)).map(name);
        let from = s.named(&hit, "body").map(trimmed);
        found.push(
            Rule::ContactPerson(ContactPerson { same_as: same, appointed_from: from, ..Default::default() }),
            s.modality,
        );
        return;
    }
    if !CONTACT_IS.is(&s.small) && !s.has("utse|väljs|väljer|ska ha en kontaktperson|har en kontaktperson|ska finnas en kontaktperson|finns en kontaktperson|är kontaktperson|tillsätt|hämtas|kommer från|kontaktperson från|kontaktperson i|ledamot i|utsed|får en kontaktperson|ha en kontaktperson") && !labelled
    {
        return;
    }
    let mut contact = ContactPerson::default();
    if let Some(hit) = CONTACT_PASSIVE.find(&s.small) {
        contact.by = s.named(&hit, "by").map(name).map(Names::one).unwrap_or_default();
    } else if let Some(hit) = CONTACT_BY.find(&s.small).filter(|hit| {
        hit.name("by").is_some_and(|by| {
            !by.as_str().contains("kontaktperson")
                && !by.as_str().starts_with("till ")
                && !by.as_str().starts_with("för ")
        })
    }) {
        contact.by = s.named(&hit, "by").map(trimmed).map(Names::one).unwrap_or_default();
        if s.has("inom sig|bland sina") {
            contact.appointed_from = contact.by.first().map(str::to_owned);
        }
    }
    if contact.appointed_from.is_none()
        && let Some(hit) = CONTACT_FROM.find(&s.small).or_else(|| CONTACT_AMONG.find(s.small.without_stop()))
    {
        contact.appointed_from = s
            .named(&hit, "from")
            .map(name)
            .filter(|from| !s.is_own(from) && contact.by.first() != Some(from.as_str()));
    }
    found.push(Rule::ContactPerson(contact), s.modality);
}

fn provider(s: &Sentence<'_>) -> Option<String> {
    [&PROVIDED_RELATIVE, &PROVIDED_PASSIVE, &PROVIDED, &PROVIDED_INVERTED, &PROVIDED_FROM]
        .iter()
        .filter_map(|pattern| pattern.find(&s.small).and_then(|hit| s.named(&hit, "by").map(name)))
        .find(|by| {
            let small = lower(by);
            !small.is_empty()
                && small.split_whitespace().count() <= 8
                && !s.is_own(by)
                && !small.starts_with("koordinator")
                && !small.starts_with("som ")
                && !small.starts_with("stöd")
                && !small.starts_with("till stöd")
                && !small.starts_with("till sin hjälp")
                && !small.starts_with("ledam")
                && !small.contains("halvtid")
                && !small.contains("deltid")
                && small != "möten"
                && small != "tid"
                && !small.starts_with("planerar")
                && !small.starts_with("sekreter")
                && !small.starts_with("processled")
                && !small.contains("ordförandeskap")
                && !is_person(by)
        })
}

fn coordinator(s: &Sentence<'_>, found: &mut Found) {
    let label = s.label.map(lower).unwrap_or_default();
    let labelled = ["koordinator", "processledare", "stöd", "samordnare", "processtöd"]
        .iter()
        .any(|stem| label.starts_with(stem));
    let back = s.points_back() && COORDINATOR.is(&s.before);
    if !(COORDINATOR.is(&s.small) || labelled || back || label.contains("koordinator"))
        || found.any(&[Kind::Secretariat, Kind::CoOption, Kind::Notice])
    {
        return;
    }
    if s.has("jäv|bekosta|görs av|deltar |närvarar|protokoll|anteckning|kallelse|kallar|sänder ut|skickar ut|dagordning|rapporterar till|diarieför|arkiver") || s.topic == Topic::Distribution
    {
        return;
    }
    if SHARE_TIME.is(&s.small) && provider(s).is_none() {
        let who = DIALOGUE.find(&s.small).and_then(|hit| s.named(&hit, "who").map(trimmed));
        found.push(
            Rule::Coordinator(Coordinator {
                shared: Some(true),
                in_dialogue_with: who,
                ..Default::default()
            }),
            s.modality,
        );
        return;
    }
    let mut coordinator = Coordinator {
        extent: EXTENT.find(&s.small).and_then(|hit| s.named(&hit, "e").map(trimmed)),
        shared: SHARE_TIME.is(&s.small).then_some(true),
        ..Default::default()
    };
    if let Some(by) = provider(s) {
        coordinator.provided_by = Some(by);
        if let Some(hit) = VARS.find(&s.small) {
            coordinator.duties = list(s.named(&hit, "what").unwrap_or_default());
        }
        if let Some(hit) = SUPPORT_FOR.find(
            s.small.rfind("stöd").and_then(|at| s.small.get(at.saturating_sub(1)..)).unwrap_or_default(),
        ) {
            coordinator.support_for =
                hit.name("what").map(|what| list(&name(what.as_str()))).unwrap_or_default();
        }
        found.push(Rule::Coordinator(coordinator), s.modality);
        return;
    }
    if let Some(hit) =
        OFFICER_DUTIES.find(&s.small).or_else(|| if back { BACK_DUTIES.find(&s.small) } else { None })
    {
        let what = s.named(&hit, "what").unwrap_or_default();
        coordinator.duties = duties(what);
        found.push(Rule::Coordinator(coordinator), s.modality);
        return;
    }
    let mentioned = s.has("mejlar|mejla |förs av|lyfts av|lyfter|avstämning|anmäl|kontakta");
    if labelled || !mentioned && s.has("nätverkets samordnare|rådets samordnare|gruppens samordnare|gruppens koordinator|rådets koordinator|finns|ska ha|har |stöds|till stöd|knyt|avsätt") {
        found.push(Rule::Coordinator(coordinator), s.modality);
    }
}

patterns! {
    BACK_DUTIES = r"^(?:hon eller han|denne|denna|hen|den ska|den ansvarar för att)(?: ska| skall)? (?P<what>.+)$";
    DUTY_JOINT = r",? (?:samt|och) (?:att )?(?P<verb>[a-zåäö]+(?:r|a|e)) ";
}

/// Duties told one after another: each begins with its verb.
fn duties(text: &str) -> Vec<String> {
    let small = lower(text);
    let mut out = Vec::new();
    let mut from = 0;
    for hit in DUTY_JOINT.all(&small) {
        let Some((whole, verb)) = hit.get(0).zip(hit.name("verb")) else { continue };
        let word = verb.as_str();
        let infinitive = crate::text::words::is_infinitive(word);
        let present = crate::text::words::is_present(word);
        let early = small.get(from..whole.start()).is_some_and(|part| part.split_whitespace().count() < 2);
        if (infinitive || present)
            && !early
            && (small
                .get(whole.start()..)
                .is_some_and(|rest| rest.starts_with(" samt") || rest.starts_with(", samt"))
                || present)
        {
            out.push(trimmed(text.get(from..whole.start()).unwrap_or_default()));
            from = verb.start();
        }
    }
    out.push(trimmed(text.get(from..).unwrap_or_default()));
    out.into_iter().filter(|duty| !duty.is_empty()).collect()
}
