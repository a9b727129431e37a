//! Every address, in one table: the router is made of it, and so is the test that tries each as everybody.

use crate::{
    about,
    error::No,
    site::Site,
    start, style,
    visit::{Front, meet},
};
use axum::{
    Router,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware,
    response::IntoResponse,
    routing::get,
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
    get "/om" Open about::page;
    get "/halsa" Open about::health;
    get "/stil/{name}" Open style::sheet;
    get "/samordna.svg" Open style::icon;
}

/// The largest form that is read, in bytes.
pub(crate) const MOST: usize = 2 * 1024 * 1024 + 16 * 1024;

/// What a page may load and do: its own stylesheet and icon, forms to itself, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// All pages of a site.
pub fn router(site: Site) -> Router {
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    paths()
        .fallback(|| async { No::Absent })
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(CsrfLayer::new())
        .layer(RequestBodyLimitLayer::new(MOST))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(middleware::from_fn_with_state(Arc::new(Front::new(site)), meet))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
}

/// A panic is a fault like any other: a number for the reader, the reason for the log.
fn after_panic(panic: Box<dyn Any + Send + 'static>) -> axum::response::Response {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
    No::Fault(said.to_owned()).into_response()
}
