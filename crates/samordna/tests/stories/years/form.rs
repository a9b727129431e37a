//! From an act to the form by which somebody does the same on a page: where it stands, and what is typed into it.
//!
//! A form's fields have the names of the act's, so that most of it follows by itself. What a page fills in beforehand, and
//! what it hides, is taken from the page that is shown.

use serde_json::Value;

/// A form that is filled in and sent.
pub struct Sent {
    /// The page it stands on; none where it is sent as it is.
    pub page: Option<String>,
    /// Where it is sent.
    pub action: String,
    /// What is typed.
    pub fields: Vec<(String, String)>,
}

/// The forms by which the act is done, in order.
pub fn forms(of: &str, act: &Value) -> Vec<Sent> {
    let name = text(act, "act");
    let group = || format!("/grupper/{}", text(act, "group"));
    let at = |what: &str, room: &str| {
        let id = text(act, what);
        let (group, short) = id.split_once('/').unwrap_or_else(|| panic!("{act}"));
        format!("/grupper/{group}/{room}/{short}")
    };
    let (seat, meeting, matter) =
        (|| at("seat", "platser"), || at("meeting", "moten"), || at("matter", "arenden"));
    let asked = || format!("{}/{}", at("round", "rundor"), text(act, "unit"));
    let charter = || format!("/uppdrag/{}", text(act, "charter"));
    let notes = || format!("{}/anteckningar", meeting());
    let decision = || format!("{}/beslut", matter());
    let norm = |of_norm: &Value| {
        let number = of_norm["norm"].as_u64().unwrap_or_else(|| panic!("{act}")) + 1;
        format!("/grupper/{of}/skyldigheter/{number}")
    };
    let one = |page: String, part: &str| vec![Sent::on(&page, format!("{page}/{part}"), act)];
    match name.as_str() {
        "form_group" => vec![Sent::on("/grupper/ny", "/grupper".to_owned(), act)],
        "read_charter" => vec![Sent { page: None, action: "/uppdrag".to_owned(), fields: typed(act) }],
        "place_charter" => one(charter(), "lagg-under"),
        "sign_charter" => one(charter(), "underteckna"),
        "endorse_charter" => one(charter(), "stall-bakom"),
        "establish_seat" => {
            vec![Sent::on(&format!("{}/plats", group()), format!("{}/plats", group()), act)]
        }
        "propose_for_seat" => one(seat(), "foresla"),
        "log_consultation" => one(seat(), "samrad"),
        "succeed" => one(seat(), "eftertrad"),
        "share_coordinator" => {
            vec![Sent::on(&format!("{}/platser", group()), format!("{}/dela-koordinator", group()), act)]
        }
        "appoint" => one(seat(), "tillsatt"),
        "attest_eligibility" => one(seat(), "intyga"),
        "end_appointment" => one(seat(), "avsluta"),
        "plan_meetings" => {
            let page = format!("{}/moten/plan", group());
            vec![Sent { fields: plan(act), ..Sent::on(&page, page.clone(), act) }]
        }
        "adjust_frequency" => {
            vec![Sent::on(&format!("{}/moten/plan", group()), format!("{}/moten/dialog", group()), act)]
        }
        "put_item" => one(meeting(), "punkt"),
        "call_meeting" => one(meeting(), "kalla"),
        "invite_guest" => one(meeting(), "gast"),
        "hold_meeting" => {
            let page = format!("{}/narvaro", meeting());
            vec![Sent { fields: there(act), ..Sent::on(&page, page.clone(), act) }]
        }
        "share_notes" => {
            let draft =
                vec![("text-forst".to_owned(), text(act, "text")), ("then".to_owned(), "granska".to_owned())];
            let write = Sent {
                page: Some(format!("{}/skriv", notes())),
                action: format!("{}/utkast", notes()),
                fields: draft,
            };
            let share = Sent {
                page: Some(format!("{}/granska", notes())),
                action: format!("{}/dela", notes()),
                fields: Vec::new(),
            };
            vec![write, share]
        }
        "approve_notes" | "sign_notes" => one(notes(), "underskrift"),
        "decline_notes" => one(notes(), "avsta"),
        "publish_notes" => one(notes(), "publicera"),
        "communicate_at_home" => one(notes(), "hemma"),
        "raise_matter" => {
            vec![Sent::on(&format!("{}/arende", group()), format!("{}/arende", group()), act)]
        }
        "triage_matter" => one(matter(), "sortera"),
        "receive_matter" => one(matter(), "ta-emot"),
        "prepare_matter" => {
            let page = matter();
            vec![Sent { fields: typed(&act["brief"]), ..Sent::on(&page, format!("{page}/underlag"), act) }]
        }
        "consult_on_matter" => one(matter(), "avstamt"),
        "release_matter" => one(matter(), "slapp"),
        "put_matter_on_agenda" => one(matter(), "dagordning"),
        "close_matter" => one(matter(), "avsluta"),
        "submit_matter" => one(matter(), "lamna"),
        "escalate_matter" => one(matter(), "lyft"),
        "answer_escalation" => vec![Sent::on(&matter(), format!("{}/lyft/svar", matter()), act)],
        "take_position" => one(decision(), "stallning"),
        "hand_to_politicians" => one(decision(), "politik"),
        "answer_from_politicians" => {
            vec![Sent::on(&decision(), format!("{}/politik/svar", decision()), act)]
        }
        "decide_as_chair" => one(decision(), "ensam"),
        "open_round" => {
            vec![Sent::on(&format!("{}/rundor/ny", group()), format!("{}/rundor", group()), act)]
        }
        "answer_round" => one(asked(), "svara"),
        "decide_at_home" => one(asked(), "besluta"),
        "meet_duty" => {
            let (duty, day) = (norm(&act["duty"]), text(&act["duty"], "occurrence"));
            let page = if day.is_empty() { duty.clone() } else { format!("{duty}?dag={day}") };
            vec![Sent::on(&page, format!("{duty}/klar"), act)]
        }
        "start_clock" => one(norm(act), "starta"),
        _ => panic!("there is no telling how {act} is done on a page"),
    }
}

impl Sent {
    fn on(page: &str, action: String, act: &Value) -> Self {
        Self { page: Some(page.to_owned()), action, fields: typed(act) }
    }
}

fn text(act: &Value, name: &str) -> String {
    act[name].as_str().unwrap_or_default().to_owned()
}

/// The fields of an act as they are typed: a word, a number, a day; a box that is ticked; of an item, what is written of it.
fn typed(act: &Value) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (name, value) in act.as_object().expect("an act") {
        match value {
            Value::String(word) => fields.push((name.clone(), word.clone())),
            Value::Number(number) => fields.push((name.clone(), number.to_string())),
            Value::Bool(true) => fields.push((name.clone(), "ja".to_owned())),
            Value::Object(_) if ["text", "who", "employed", "other"].contains(&name.as_str()) => {
                fields.extend(typed(value))
            }
            Value::Object(of) if name == "role" => {
                let of = of["substitute"]["of"].as_str().and_then(|of| of.rsplit_once('/'));
                fields.push((name.clone(), format!("substitute:{}", of.expect("a seat").1)));
            }
            Value::Array(values) if name == "respects" || name == "applies" => {
                let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                fields
                    .extend(values.iter().map(|value| (format!("{name}-{}", word(value)), "ja".to_owned())));
            }
            Value::Bool(false) | Value::Object(_) | Value::Array(_) | Value::Null => {}
        }
    }
    fields.retain(|(name, _)| !matches!(name.as_str(), "act" | "norm" | "charter"));
    fields
}

/// The rows of a year's plan. The page has rows of its own: those days are done away with.
fn plan(act: &Value) -> Vec<(String, String)> {
    let mut fields: Vec<_> = (1..=12).map(|number| (format!("day-{number}"), String::new())).collect();
    for (number, meeting) in (1..).zip(act["meetings"].as_array().expect("meetings")) {
        let slot = &meeting["slot"];
        let start = text(slot, "start");
        for (name, value) in [
            ("day", text(slot, "day")),
            ("start", start.split_at(5).0.to_owned()),
            ("minutes", slot["minutes"].to_string()),
            ("kind", text(meeting, "kind")),
        ] {
            let name = format!("{name}-{number}");
            fields.retain(|(known, _)| *known != name);
            fields.push((name, value));
        }
    }
    fields
}

/// Who was at a meeting.
fn there(act: &Value) -> Vec<(String, String)> {
    let all = act["attendance"].as_array().expect("an attendance").iter();
    let rows = all.map(|one| (format!("presence-{}", text(one, "employment")), text(one, "presence")));
    rows.collect()
}

/// The fields as a browser would send them: what the page has in the form, with what is typed in its place. None where the
/// page has no such form.
pub fn filled(page: &str, sent: &Sent) -> Option<Vec<(String, String)>> {
    let action = format!("action=\"{}\"", sent.action);
    let mut forms = page.split("<form").skip(1).filter_map(|form| form.split("</form>").next());
    let fits = |form: &&str| {
        let place = sent.fields.iter().find(|(name, _)| name == "place");
        form.split('>').next().is_some_and(|tag| tag.contains(&action))
            && place.is_none_or(|(_, place)| {
                form.contains("name=\"place\"") && plain(form).contains(place.as_str())
            })
    };
    let form = forms.find(fits)?;
    let mut fields = controls(form);
    for (name, value) in &sent.fields {
        fields.retain(|(known, _)| known != name);
        fields.push((name.clone(), value.clone()));
    }
    Some(fields)
}

/// What stands in a form before anybody types.
fn controls(form: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for control in form.split('<').skip(1) {
        let tag = control.split('>').next().unwrap_or_default();
        let Some(name) = attribute(tag, "name") else {
            // An option belongs to the list before it: the first, until one is chosen.
            if tag.starts_with("option") {
                let value = attribute(tag, "value").unwrap_or_default();
                if let Some((_, list)) = fields
                    .last_mut()
                    .filter(|(_, list): &&mut (String, String)| list == UNCHOSEN || tag.contains(" selected"))
                {
                    *list = value;
                }
            }
            continue;
        };
        let value = match tag.split_whitespace().next() {
            Some("input") if tag.contains("type=\"file\"") => continue,
            Some("input") if tag.contains("type=\"checkbox\"") && !tag.contains(" checked") => continue,
            Some("input") if tag.contains("type=\"radio\"") && !tag.contains(" checked") => continue,
            Some("input") => attribute(tag, "value").unwrap_or_default(),
            Some("select") => UNCHOSEN.to_owned(),
            Some("textarea") => {
                plain(control.split_once('>').map_or("", |(_, text)| text.trim_start_matches('\n')))
            }
            _ => continue,
        };
        fields.push((name, value));
    }
    fields
}

/// A list of which no option was met yet.
const UNCHOSEN: &str = "\u{0}";

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(plain)
}

/// Text without the escapes of HTML.
fn plain(text: &str) -> String {
    let escapes = [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    escapes.iter().fold(text.to_owned(), |text, (escape, letter)| text.replace(escape, letter))
}

/// What a page says, without its tags.
pub fn words(page: &str) -> String {
    let body = page.split_once("<main").map_or(page, |(_, main)| main);
    let parts = body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text).trim());
    plain(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// Fields as they are sent.
pub fn encoded(fields: &[(String, String)]) -> String {
    let letters = |text: &str| -> String {
        let letter = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        };
        text.bytes().map(letter).collect()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", letters(name), letters(value))).collect();
    pairs.join("&")
}
