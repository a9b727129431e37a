//! Every address, in one table: the router is made of it, and so is the test that tries each as everybody.

use crate::{
    about, account, agreement, charter, decision, document, duty,
    error::No,
    escalation, group, log, mandate, matter, meeting, minutes, organisation, overview, person, plan, public,
    publication, round, script, seat, session,
    site::Site,
    start, style, undertaking,
    visit::{Front, meet},
    year,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware,
    response::IntoResponse,
    routing::{get, post},
};
use std::{any::Any, sync::Arc, time::Duration};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, CompressionLevel},
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};

/// Who gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Anybody.
    Open,
    /// Whoever has signed in.
    SignedIn,
    /// Whoever the domain says yes to.
    Decided,
    /// Whoever may see the draft.
    Drafter,
    /// Anybody where the charter has it published, else whoever has signed in.
    Published,
    /// The group's own and their guests.
    OwnGroup,
}

/// Makes the router and the table of one list.
macro_rules! routes {
    ($($method:ident $path:literal $door:ident $handler:expr;)*) => {
        /// Every route: its method, its path, who gets in.
        pub const ROUTES: &[(&str, &str, Door)] = &[$((stringify!($method), $path, Door::$door),)*];

        fn paths() -> Router {
            Router::new()$(.route($path, $method($handler)))*
        }
    };
}

routes! {
    get "/" Open start::page;
    get "/att-gora" SignedIn duty::list;
    get "/grupper" Open group::register;
    post "/grupper" Decided group::form;
    get "/grupper/ny" SignedIn group::blank;
    get "/grupper/{id}" Open group::page;
    get "/grupper/{id}/uppdrag" Open group::charter;
    get "/grupper/{id}/ar" Open year::page;
    get "/grupper/{id}/plan" SignedIn plan::page;
    post "/grupper/{id}/plan" Decided plan::attest;
    post "/grupper/{id}/avveckla" Decided group::dissolve;
    get "/grupper/{id}/plats" SignedIn seat::blank;
    post "/grupper/{id}/plats" Decided seat::establish;
    get "/grupper/{id}/platser" Open seat::list;
    get "/grupper/{id}/platser/{seat}" Open seat::page;
    post "/grupper/{id}/platser/{seat}/foresla" Decided seat::propose;
    post "/grupper/{id}/platser/{seat}/samrad" Decided seat::consult;
    post "/grupper/{id}/platser/{seat}/tillsatt" Decided seat::appoint;
    post "/grupper/{id}/platser/{seat}/eftertrad" Decided seat::succeed;
    post "/grupper/{id}/platser/{seat}/avsluta" Decided seat::end;
    post "/grupper/{id}/platser/{seat}/intyga" Decided seat::attest;
    post "/grupper/{id}/platser/{seat}/dra-in" Decided seat::abolish;
    post "/grupper/{id}/dela-koordinator" Decided seat::share;
    post "/grupper/{id}/adjungerade" Decided seat::limit;
    get "/vakanser" Open seat::vacant;
    get "/grupper/{id}/skyldigheter/{norm}" Open duty::page;
    post "/grupper/{id}/skyldigheter/{norm}/klar" Decided duty::meet;
    post "/grupper/{id}/skyldigheter/{norm}/avsta" Decided duty::waive;
    post "/grupper/{id}/skyldigheter/{norm}/starta" Decided duty::start;
    get "/grupper/{id}/arende" SignedIn matter::blank;
    post "/grupper/{id}/arende" Decided matter::raise;
    get "/grupper/{id}/arenden" SignedIn matter::list;
    get "/grupper/{id}/arenden/{matter}" SignedIn matter::page;
    get "/grupper/{id}/arenden/{matter}/handlingar/{number}" SignedIn matter::document;
    post "/grupper/{id}/arenden/{matter}/sortera" Decided matter::sort;
    post "/grupper/{id}/arenden/{matter}/ta-emot" Decided matter::receive;
    post "/grupper/{id}/arenden/{matter}/aterlamna" Decided matter::send_back;
    post "/grupper/{id}/arenden/{matter}/underlag" Decided matter::prepare;
    post "/grupper/{id}/arenden/{matter}/avstamt" Decided matter::consult;
    post "/grupper/{id}/arenden/{matter}/slapp" Decided matter::release;
    post "/grupper/{id}/arenden/{matter}/dagordning" Decided matter::put_on_agenda;
    post "/grupper/{id}/arenden/{matter}/aterremittera" Decided matter::refer_back;
    post "/grupper/{id}/arenden/{matter}/dela" Decided matter::share;
    post "/grupper/{id}/arenden/{matter}/lamna" Decided matter::submit;
    post "/grupper/{id}/arenden/{matter}/nummer" Decided matter::register;
    post "/grupper/{id}/arenden/{matter}/syfte" Decided matter::tag;
    post "/grupper/{id}/arenden/{matter}/handling" Decided matter::add;
    post "/grupper/{id}/arenden/{matter}/aterta" Decided matter::withdraw;
    post "/grupper/{id}/arenden/{matter}/avsluta" Decided matter::close;
    post "/grupper/{id}/arenden/{matter}/bestallare" Decided matter::name_orderer;
    post "/grupper/{id}/arenden/{matter}/lyft" Decided escalation::escalate;
    post "/grupper/{id}/arenden/{matter}/lyft/svar" Decided escalation::answer;
    get "/grupper/{id}/initiativ" SignedIn matter::initiatives;
    post "/grupper/{id}/initiativ" Decided matter::rank;
    get "/grupper/{id}/moten/{short}/anteckningar" SignedIn minutes::page;
    get "/grupper/{id}/moten/{short}/anteckningar/skriv" Drafter minutes::editor;
    post "/grupper/{id}/moten/{short}/anteckningar/utkast" Decided minutes::save;
    post "/grupper/{id}/moten/{short}/anteckningar/kasta" Decided minutes::throw_away;
    get "/grupper/{id}/moten/{short}/anteckningar/granska" Drafter minutes::review;
    post "/grupper/{id}/moten/{short}/anteckningar/dela" Decided minutes::share;
    post "/grupper/{id}/moten/{short}/anteckningar/underskrift" Decided minutes::sign;
    post "/grupper/{id}/moten/{short}/anteckningar/avsta" Decided minutes::decline;
    post "/grupper/{id}/moten/{short}/anteckningar/publicera" Decided minutes::publish;
    post "/grupper/{id}/moten/{short}/anteckningar/undanta" Decided minutes::exempt;
    post "/grupper/{id}/moten/{short}/anteckningar/diariefor" Decided minutes::register;
    post "/grupper/{id}/moten/{short}/anteckningar/hemma" Decided minutes::tell;
    get "/hemma" SignedIn minutes::home;
    get "/grupper/{id}/publicering" Open publication::group;
    post "/grupper/{id}/publicering" Decided publication::confirm;
    get "/publicering" Open publication::places;
    post "/publicering" Decided publication::describe;
    get "/offentligt" Open public::list;
    get "/offentligt/{id}" Open public::group;
    get "/offentligt/{id}/flode.xml" Open public::feed;
    get "/offentligt/{id}/{short}" Open public::page;
    get "/grupper/{id}/moten" Open meeting::list;
    get "/grupper/{id}/moten.ics" Published meeting::group_calendar;
    get "/grupper/{id}/moten/plan" SignedIn meeting::plan_page;
    post "/grupper/{id}/moten/plan" Decided meeting::plan;
    post "/grupper/{id}/moten/dialog" Decided meeting::adjust;
    get "/grupper/{id}/moten/mall" SignedIn meeting::template;
    post "/grupper/{id}/moten/mall" Decided meeting::keep_template;
    get "/grupper/{id}/moten/{short}" Published meeting::page;
    get "/grupper/{id}/moten/{short}/kallelse" Published meeting::notice;
    post "/grupper/{id}/moten/{short}/kalla" Decided meeting::call;
    post "/grupper/{id}/moten/{short}/punkt" Decided meeting::put;
    post "/grupper/{id}/moten/{short}/ordning" Decided meeting::order;
    get "/grupper/{id}/moten/{short}/punkter/{item}" SignedIn meeting::item;
    post "/grupper/{id}/moten/{short}/punkter/{item}" Decided meeting::change;
    post "/grupper/{id}/moten/{short}/punkter/{item}/bordlagg" Decided meeting::table;
    post "/grupper/{id}/moten/{short}/punkter/{item}/aterremittera" Decided meeting::refer_back;
    post "/grupper/{id}/moten/{short}/punkter/{item}/stryk" Decided meeting::drop;
    post "/grupper/{id}/moten/{short}/gast" Decided meeting::invite;
    post "/grupper/{id}/moten/{short}/gast/{guest}/ta-bort" Decided meeting::uninvite;
    post "/grupper/{id}/moten/{short}/underlag" Decided meeting::add_paper;
    get "/grupper/{id}/moten/{short}/underlag/{paper}" OwnGroup meeting::paper;
    post "/grupper/{id}/moten/{short}/underlag/{paper}/ta-bort" Decided meeting::remove_paper;
    get "/grupper/{id}/moten/{short}/narvaro" SignedIn meeting::attendance;
    post "/grupper/{id}/moten/{short}/narvaro" Decided meeting::report;
    post "/grupper/{id}/moten/{short}/flytta" Decided meeting::move_to;
    post "/grupper/{id}/moten/{short}/stall-in" Decided meeting::cancel;
    get "/kalender" SignedIn meeting::calendar;
    post "/kalender" SignedIn meeting::open;
    post "/kalender/stang" SignedIn meeting::close;
    get "/kalender/{secret}" Open meeting::own_calendar;
    get "/overblick" Open overview::page;
    get "/overblick/{id}/{subject}" Open overview::cell;
    get "/las" Open charter::blank;
    post "/las" Open charter::read_now;
    post "/uppdrag" Decided charter::keep;
    get "/uppdrag/{id}" Drafter charter::page;
    post "/uppdrag/{id}/lagg-under" Decided charter::place;
    post "/uppdrag/{id}/ny-grupp" Decided charter::form_group;
    post "/uppdrag/{id}/stall-bakom" Decided charter::endorse;
    post "/uppdrag/{id}/underteckna" Decided charter::sign;
    post "/uppdrag/{id}/inom" Decided charter::declare;
    post "/uppdrag/{id}/aterta" Decided charter::withdraw;
    get "/uppdrag/{id}/regler/{norm}" Drafter charter::norm_page;
    post "/uppdrag/{id}/regler/{norm}" Decided charter::correct_norm;
    post "/uppdrag/{id}/regler/{norm}/stryk" Decided charter::withdraw_norm;
    get "/uppdrag/{id}/olast/{unread}" Drafter charter::unread_page;
    post "/uppdrag/{id}/olast/{unread}" Decided charter::take_unread;
    get "/organisation" Open organisation::page;
    post "/organisation" Decided organisation::register;
    post "/organisation/alias" Decided organisation::alias_for;
    get "/organisation/{id}" Open organisation::body;
    post "/organisation/{id}/namn" Decided organisation::rename;
    post "/organisation/{id}/alias" Decided organisation::alias;
    post "/organisation/{id}/avsluta" Decided organisation::end;
    post "/organisation/{id}/tilltrad" Decided organisation::take;
    post "/organisation/{id}/lamna" Decided organisation::leave;
    post "/organisation/{id}/post" Decided organisation::add_post;
    post "/organisation/{id}/post/avsluta" Decided organisation::remove_post;
    get "/personer" Open person::list;
    post "/personer" Decided person::register;
    get "/personer/{id}" Open person::page;
    post "/personer/{id}/anstall" Decided person::employ;
    post "/personer/{id}/sluta" Decided person::leave;
    post "/personer/{id}/kontakt" Decided person::keep_contact;
    post "/personer/{id}/radera" Decided person::erase_contact;
    post "/personer/{id}/konto" Decided account::invite;
    post "/personer/{id}/konto/stang" Decided account::close;
    get "/grupper/{id}/arenden/{matter}/beslut" SignedIn decision::page;
    post "/grupper/{id}/arenden/{matter}/beslut/stallning" Decided decision::take;
    post "/grupper/{id}/arenden/{matter}/beslut/politik" Decided decision::hand_over;
    post "/grupper/{id}/arenden/{matter}/beslut/politik/svar" Decided decision::answer;
    post "/grupper/{id}/arenden/{matter}/beslut/ensam" Decided decision::decide_alone;
    post "/grupper/{id}/arenden/{matter}/beslut/meddela" Decided decision::tell;
    post "/grupper/{id}/arenden/{matter}/beslut/kvittera" Decided decision::acknowledge;
    get "/grupper/{id}/rundor" SignedIn round::list;
    post "/grupper/{id}/rundor" Decided round::open;
    get "/grupper/{id}/rundor/ny" SignedIn round::blank;
    get "/grupper/{id}/rundor/{round}" SignedIn round::page;
    post "/grupper/{id}/rundor/{round}/paminn" Decided round::remind;
    post "/grupper/{id}/rundor/{round}/fraga-fler" Decided round::join;
    post "/grupper/{id}/rundor/{round}/lamna" Decided round::leave;
    post "/grupper/{id}/rundor/{round}/stang" Decided round::close;
    get "/grupper/{id}/rundor/{round}/{unit}" SignedIn round::unit;
    post "/grupper/{id}/rundor/{round}/{unit}/svara" Decided round::answer;
    post "/grupper/{id}/rundor/{round}/{unit}/besluta" Decided round::decide;
    get "/grupper/{id}/rundor/{round}/{unit}/bilaga/{number}" SignedIn round::attachment;
    get "/mina-svar" SignedIn round::mine;
    get "/avtal" SignedIn agreement::all;
    get "/grupper/{id}/avtal" SignedIn agreement::list;
    post "/grupper/{id}/avtal" Decided agreement::enter;
    get "/grupper/{id}/avtal/nytt" SignedIn agreement::blank;
    get "/grupper/{id}/avtal/{agreement}" SignedIn agreement::page;
    post "/grupper/{id}/avtal/{agreement}/forlang" Decided agreement::prolong;
    post "/grupper/{id}/avtal/{agreement}/avsluta" Decided agreement::end;
    get "/mandat" Open mandate::register;
    post "/mandat" Decided mandate::enter;
    get "/mandat/nytt" SignedIn mandate::blank;
    get "/mandat/{id}" Open mandate::page;
    post "/mandat/{id}/aterkalla" Decided mandate::revoke;
    get "/mandat/anmalan/{id}" SignedIn mandate::reports;
    post "/mandat/anmalan/{id}" Decided mandate::report;
    get "/projekt" Open undertaking::register;
    post "/projekt" Decided undertaking::enter;
    get "/projekt/{id}" Open undertaking::page;
    post "/projekt/{id}/forlang" Decided undertaking::prolong;
    post "/projekt/{id}/avsluta" Decided undertaking::end;
    get "/grupper/{id}/medverkan" SignedIn undertaking::list;
    post "/grupper/{id}/medverkan" Decided undertaking::begin;
    get "/grupper/{id}/medverkan/{engagement}" SignedIn undertaking::engagement;
    post "/grupper/{id}/medverkan/{engagement}/forlang" Decided undertaking::prolong_engagement;
    post "/grupper/{id}/medverkan/{engagement}/slutord" Decided undertaking::close;
    get "/grupper/{id}/dokument" Open document::list;
    post "/grupper/{id}/dokument" Decided document::keep;
    get "/grupper/{id}/dokument/{document}" Open document::kept;
    post "/grupper/{id}/dokument/{document}/oversyn" Decided document::revise;
    post "/grupper/{id}/dokument/{document}/andra" Decided document::change;
    post "/grupper/{id}/dokument/{document}/slapp" Decided document::let_go;
    get "/dokument" Open document::page;
    post "/dokument" Decided document::register;
    post "/dokument/avsluta" Decided document::end;
    get "/handelser" Open log::page;
    get "/logga-in" Open session::page;
    post "/logga-in" Open session::enter;
    get "/logga-in/{secret}" Open session::link;
    post "/logga-in/{secret}" Open session::redeem;
    post "/logga-ut" Open session::leave;
    post "/logga-ut/overallt" SignedIn session::leave_everywhere;
    get "/konto" SignedIn account::page;
    post "/konto/losenord" SignedIn account::change_password;
    post "/konto/brev" SignedIn account::choose_mail;
    post "/konto/logga-ut" SignedIn account::end_session;
    get "/valkommen/{secret}" Open account::welcome;
    post "/valkommen/{secret}" Open account::accept;
    get "/om" Open about::page;
    get "/halsa" Open about::health;
    get "/stil/{name}" Open style::sheet;
    get "/skript/{name}" Open script::script;
    get "/samordna.svg" Open style::icon;
}

/// The largest form that is read, in bytes: a text of five megabytes, each letter of it in a code of three. It is more than
/// anything that is kept, so that whoever sends too much gets it back with an answer of its own.
const MOST: usize = 16 * 1024 * 1024;

/// What a page may load and do: its own stylesheet and icon, forms to itself, nothing else. The page where notes are written
/// may load its script too, and says so itself.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// All pages of a site.
pub fn router(site: Site) -> Router {
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    let policy = HeaderValue::from_static(POLICY);
    // From the outside in, and together: each by itself would be copied onto the heap for every request.
    paths().fallback(|| async { No::Absent }).layer((
        fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        fixed(header::REFERRER_POLICY, "same-origin"),
        fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        SetResponseHeaderLayer::if_not_present(header::CONTENT_SECURITY_POLICY, policy),
        CompressionLayer::new().quality(CompressionLevel::Fastest),
        middleware::from_fn_with_state(Arc::new(Front::new(site)), meet),
        TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)),
        RequestBodyLimitLayer::new(MOST),
        CsrfLayer::new(),
        CatchPanicLayer::custom(after_panic),
        DefaultBodyLimit::disable(),
    ))
}

/// A panic is a fault like any other: a number for the reader, the reason for the log.
fn after_panic(panic: Box<dyn Any + Send + 'static>) -> axum::response::Response {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
    No::Fault(said.to_owned()).into_response()
}
