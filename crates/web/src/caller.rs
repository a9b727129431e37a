//! From where somebody calls, and at what they sit: to count wrong passwords by, and to know one's own sessions again.
//!
//! What a visitor says of their own address is believed from nobody but those who pass visits on.

use axum::{
    extract::{ConnectInfo, Request},
    http::header::USER_AGENT,
};
use samordna_desk::Caller;
use std::net::{IpAddr, SocketAddr};

/// Who calls, by the request.
pub(crate) fn of(request: &Request, proxies: &[IpAddr]) -> Caller {
    let agent = request.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    Caller { address: address(request, proxies), device: device(agent) }
}

/// The nearest address that is not one of those who pass visits on.
fn address(request: &Request, proxies: &[IpAddr]) -> Option<IpAddr> {
    let passes_on = |address: &IpAddr| address.is_loopback() || proxies.contains(address);
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical();
    let headers = request.headers().get_all("x-forwarded-for");
    let mut way: Vec<&str> =
        headers.iter().filter_map(|header| header.to_str().ok()).flat_map(|text| text.split(',')).collect();
    let mut nearest = peer;
    while passes_on(&nearest) {
        let Some(before) = way.pop().and_then(|text| text.trim().parse::<IpAddr>().ok()) else { break };
        nearest = before.to_canonical();
    }
    Some(nearest)
}

/// A browser and a system in words that people know: `Firefox, Windows`. Never more of what a browser tells.
fn device(agent: &str) -> String {
    let named = |words: &[(&str, &'static str)]| {
        words.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // Most browsers claim to be others as well: the one that claims least stands first.
    let browser = named(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = named(&[
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]);
    let words: Vec<&str> = browser.into_iter().chain(system).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn from(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let mut request = Request::builder().uri("/");
        for way in forwarded {
            request = request.header("x-forwarded-for", *way);
        }
        let mut request = request.body(Body::empty()).unwrap();
        let peer: IpAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer, 4711)));
        let proxies: Vec<IpAddr> = proxies.iter().map(|text| text.parse().unwrap()).collect();
        address(&request, &proxies).unwrap().to_string()
    }

    #[test]
    fn a_visitors_own_word_on_the_address_is_not_believed() {
        assert_eq!(from("203.0.113.9", &["198.51.100.1"], &[]), "203.0.113.9");
        assert_eq!(from("203.0.113.9", &[], &[]), "203.0.113.9");
    }

    #[test]
    fn of_those_who_pass_visits_on_the_word_is_believed_but_not_what_stood_before_them() {
        assert_eq!(from("127.0.0.1", &["198.51.100.1"], &[]), "198.51.100.1");
        assert_eq!(from("::ffff:127.0.0.1", &["192.0.2.66, 198.51.100.1"], &[]), "198.51.100.1");
        let proxy = &["203.0.113.9"];
        assert_eq!(from("127.0.0.1", &["192.0.2.66", "198.51.100.1, 203.0.113.9"], proxy), "198.51.100.1");
        assert_eq!(from("127.0.0.1", &["nonsense"], &[]), "127.0.0.1");
    }

    #[test]
    fn a_device_is_told_in_words_that_people_know() {
        for (agent, device_name) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0",
                "Edge, Windows",
            ),
            ("curl/8.5", ""),
        ] {
            assert_eq!(device(agent), device_name);
        }
    }
}
