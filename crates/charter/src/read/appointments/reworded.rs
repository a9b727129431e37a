//! Other ways to say who appoints, put in the plain one: *Val av ledamöter sker på årsmötet* says *ledamöter utses av årsmötet*.
//!
//! So that everything else about an appointment (proposals, consultation, from among whom) is read by the same patterns.

use super::*;

patterns! {
    NOUN = r"^(?:utnämning|utseende|val|tillsättning|förordnande|nominering) av (?P<what>[^.]*?(?:ledam|represent|deltag|medlem|företräd|ordförand|viceordf)[^.]*?) (?:görs|sker|förrättas|beslutas|fattas|genomförs)(?: (?:genom beslut|årligen|efter beslut))? (?:av|på|vid|i|genom|via|hos) (?P<by>[^.]+)$";
    HOLDS_ELECTION = r"^(?P<by>[^.,]+?) (?:förrättar|genomför|håller|ansvarar för|svarar för|beslutar om) (?:val|utseende|tillsättning|nominering|utnämning) av (?P<what>[^.]*(?:ledam|represent|deltag|medlem|företräd|ordförand|viceordf)[^.]*)$";
    FALLS_TO = r"^det (?:åligger|ankommer på|tillkommer|är upp till|är) (?P<by>[^.]+?)(?:s (?:ansvar|uppgift|sak))? att (?:utse|välja|tillsätta) (?P<what>[^.]+)$";
    DUTY_LIES = r"^(?:ansvaret|ansvar|uppgiften|rätten|mandatet) (?:för )?att (?:utse|välja|tillsätta) (?P<what>[^.]+?) (?:ligger (?:på|hos)|vilar på|åvilar|tillkommer|har|faller på|finns hos) (?P<by>[^.]+)$";
    IS_DUTY = r"^att (?:utse|välja|tillsätta) (?P<what>[^.]+?) (?:är|åligger|ankommer på|tillkommer) (?P<by>[^.]+?)(?:s (?:ansvar|uppgift|sak))?$";
    ANSWERS = r"^(?P<by>[^.,]+?) (?:ska |skall )?(?:(?:ansvarar|svarar|ansvara) för(?: själva?)?|har (?:ansvar(?:et)? för|rätt|mandat|i uppdrag|till uppgift|möjlighet)|ser till|äger rätt|uppmanas|ombeds) att (?:utse|välja|tillsätta) (?P<what>[^.]+)$";
    WHO_DECIDES = r"^(?:beslut om )?(?:vem|vilka|vilken|vilka personer)(?: som)? [^.]*?(?:represent|ingå|ingår|sitta|delta|företräd|ledam|utse)[^.,]*?,? (?:avgör|bestämmer|beslutar|väljer|avgörs av|bestäms av|beslutas av|fattas av|tas av|utses av)(?: själva?| själv)? (?P<by>[^.]+)$";
    WHO_PASSIVE = r"^(?P<by>[^.,]+?) (?:avgör|bestämmer|beslutar|väljer|utser)(?: om)?(?: själva?)? (?:vem|vilka|vilken) (?:som )?(?:ska |skall )?[^.]*(?:represent|ingå|sitta|delta|företräd|ledam)[^.]*$";
    AT_MEETING = r"^(?P<what>[^.]*?(?:ledam|represent|deltag|medlem|ordförand|viceordf)[^.]*?) (?:väljs|utses|tillsätts)(?: [a-zåäö]+)? (?:på|vid|under|i) (?P<by>[a-zåäö]*(?:årsmötet|stämman|årsmöte|styrelsemöte|styrelsemötet|fullmäktige))(?: (?P<rest>[^.]+))?$";
    IN_EACH = r"^(?P<what>[^.]*?(?:ledam|represent|deltag|medlem)[^.]*?) (?:utses|väljs|tillsätts) (?:inom|i|hos|vid) (?P<by>(?:respektive|varje|den egna|de egna|sin|sina) [^.]+)$";
    WHO_WERE = r"(?:som|vilka) (?:har )?(?:utsetts|utses|valts|är utsedda|är valda|fått sitt (?:uppdrag|mandat)|har sitt (?:uppdrag|mandat)|utsetts och har mandat|nominerats)(?: och har mandat)? (?:av|från) (?P<by>[^.,]+)$|~(?:utsedda|valda|förordnade) (?:av|från) (?P<by2>[^.,]+)$";
    PEOPLE = r"~(?:ledam|represent|deltag|medlem|företräd|person|tjänstem|tjänsteperson|chefer|politiker|förtroendevald)";
    BOTH = r"^(?P<who>[^.,]+?) nominerar,? (?:och|medan) (?P<by>[^.,]+?) (?P<verb>utser|väljer|fastställer|beslutar om) (?P<what>[^.]+)$";
    ELLIPTIC = r"^(?P<by>[^.,:]{3,60}?) (?:ska |skall )?(?:utser|väljer|tillsätter|fastställer|utse|välja)(?: (?:{num}|dem|denne|sina|sin|sina egna|sin egen))?(?: (?:var|vardera|själva))?$";
    SIDE = r"^(?P<one>[^.]*?ordförande%[^.]*?),? (?:och|medan|samt) (?P<post>(?:till |som )?(?:rådets |gruppens )?vice viceordfxxx[a-z]*) (?P<rest>(?:bland|från|ur|av|en av|inom)~[^.]+)$";
    VERB = r"~(?P<verb>utses|väljs|hämtas|tillsätts|kommer|förordnas|ska utses|ska väljas|ska komma)~";
    BOTH_POSTS = r"^(?P<one>[^.,]+? (?P<verb>utser|väljer|tillsätter|innehar|har|nominerar) [^.,]*?ordförande[a-z]*),? (?:och|medan|samt) (?P<by>[^.,]{3,50}?) (?:utser )?(?P<post>vice viceordfxxx[a-z]*)$";
    ASKED = r"(?:hur|vem|vilka)[^?]*?(?:utses|utser|väljs|väljer|tillsätts|tillsätter|bestämmer)[^?]*";
}

/// Chair and vice chair told side by side with one verb: *Ordförande utses bland A och vice ordförande bland B*, *A utser
/// ordförande och B vice ordförande*.
pub(in crate::read) fn side_by_side<'t>(s: &Sentence<'t>) -> Vec<Sentence<'t>> {
    let small = s.small.without_stop();
    let two = || {
        if let Some(hit) = SIDE.find(small) {
            let (one, post, rest) = (s.named(&hit, "one")?, s.named(&hit, "post")?, s.named(&hit, "rest")?);
            let verb = VERB.find(hit.name("one")?.as_str())?.name("verb")?.as_str();
            return Some(vec![with(s, one.to_owned()), with(s, format!("{post} {verb} {rest}"))]);
        }
        let hit = BOTH_POSTS.find(small)?;
        let (one, by, post) = (s.named(&hit, "one")?, s.named(&hit, "by")?, s.named(&hit, "post")?);
        let verb = hit.name("verb")?.as_str();
        let body = by.starts_with(char::is_uppercase)
            || ["en", "et", "erna", "arna", "orna", "part"].iter().any(|end| by.ends_with(end));
        body.then(|| vec![with(s, one.to_owned()), with(s, format!("{by} {verb} {post}"))])
    };
    two().unwrap_or_else(|| vec![s.clone()])
}

/// The sentence in the plain wording, where it has another.
pub(super) fn reworded<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    let small = s.small.without_stop();
    let said = |what: &str, by: &str| Some(with(s, format!("{what} utses av {by}")));
    for pattern in [&NOUN, &HOLDS_ELECTION, &FALLS_TO, &DUTY_LIES, &IS_DUTY, &ANSWERS, &AT_MEETING, &IN_EACH]
    {
        if let Some(hit) = pattern.find(small)
            && let (Some(what), Some(by)) = (s.named(&hit, "what"), s.named(&hit, "by"))
        {
            return said(what, by);
        }
    }
    for pattern in [&WHO_DECIDES, &WHO_PASSIVE] {
        if let Some(hit) = pattern.find(small) {
            return said("ledamöter", s.named(&hit, "by")?);
        }
    }
    if let Some(hit) = BOTH.find(small) {
        let part = |name: &str| s.named(&hit, name);
        return Some(with(
            s,
            format!("{} utses av {} på förslag av {}", part("what")?, part("by")?, part("who")?),
        ));
    }
    if let Some(hit) = WHO_WERE.find(small)
        && hit.get(0).and_then(|whole| s.small.get(..whole.start())).is_some_and(|before| PEOPLE.is(before))
    {
        return said("ledamöter", s.named(&hit, "by")?);
    }
    elliptic(s).or_else(|| answered(s))
}

/// A clause that leaves out what the one before it, or its label, has said: *…, och styrelsen tillsätter*, *… och regionen utser
/// fyra*, *Ledamöter: nämnderna väljer*.
fn elliptic<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    let hit = ELLIPTIC.find(s.small.without_stop())?;
    let label = s.label.map(lower).unwrap_or_default();
    let told = if label.is_empty() { s.before.to_string() } else { label };
    if !holds(&told, "utse|välj|tillsätt|föresl|nominer") && s.label.is_none() {
        return None;
    }
    let what = appointed_of(&told.replace("vice ordförande", "viceordf"))?;
    Some(with(s, format!("{what} utses av {}", s.named(&hit, "by")?)))
}

/// The word for those whose appointment a text speaks of.
fn appointed_of(text: &str) -> Option<&'static str> {
    const WHAT: [(&str, &str); 6] = [
        ("viceordf", "vice ordförande"),
        ("ordförand", "ordförande"),
        ("ledam", "ledamöter"),
        ("deltag", "deltagare"),
        ("represent", "representanter"),
        ("medlem", "medlemmar"),
    ];
    WHAT.iter().find(|(stem, _)| text.contains(stem)).map(|&(_, what)| what)
}

/// The answer to a heading that asks: *Hur utses ledamöterna?*, and under it *Av förvaltningschefen*.
fn answered<'t>(s: &Sentence<'t>) -> Option<Sentence<'t>> {
    if s.text.split_whitespace().count() > 8 {
        return None;
    }
    let heading = lower(s.heading.as_deref()?).replace("vice ordförande", "vice viceordfxxx");
    if !ASKED.is(&*heading) || is_person(&s.text) {
        return None;
    }
    let by = s.text.strip_prefix("Av ").unwrap_or(&s.text);
    let plain = by.split(' ').all(|word| !is_finite(&lower(word)));
    let what = appointed_of(&heading)?;
    plain.then(|| with(s, format!("{what} utses av {by}")))
}

fn with<'t>(s: &Sentence<'t>, text: String) -> Sentence<'t> {
    let small = lower(&text).replace("vice ordförande", "vice viceordfxxx");
    Sentence { text, small: small.into(), ..s.clone() }
}
