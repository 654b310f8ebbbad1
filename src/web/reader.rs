//! Who reads: the language of a page, and cookies.

use crate::app::App;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web::Data};
use domain::language::Language;
use std::net::IpAddr;
use std::sync::Arc;

/// The cookie that remembers a chosen language.
const LANGUAGE: &str = "lang";

/// Where surveys are.
const SURVEYS: &str = "/s/";

/// The cookie of a signed-in browser, by the name that [`cookie`] takes; its value is a token of
/// [`crate::app::Entropy::token`].
pub const SESSION: &str = "s";

/// The language of the account that is signed in; put into the request by whoever finds it out.
#[derive(Clone, Copy)]
pub struct AccountLanguage(pub Language);

/// The language of the page: the one asked for with `?lang=`, else the one chosen before, else the
/// account's, else the browser's, else the house's.
#[must_use]
pub fn language(request: &HttpRequest) -> Language {
    chosen(request)
        .or_else(|| request.cookie(LANGUAGE).and_then(|cookie| Language::from_tag(cookie.value())))
        .or_else(|| request.extensions().get::<AccountLanguage>().map(|account| account.0))
        .or_else(|| accepted(request))
        .unwrap_or_else(|| app(request).config.language)
}

/// The language asked for in the address.
#[must_use]
pub fn chosen(request: &HttpRequest) -> Option<Language> {
    let query = super::query::Fields::read(request.query_string().as_bytes()).ok()?;
    Language::from_tag(query.get("lang"))
}

/// The first of the browser's languages that we speak; browsers send them best first.
fn accepted(request: &HttpRequest) -> Option<Language> {
    let header = request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    header.split(',').find_map(|part| Language::from_tag(part.trim().get(..2)?))
}

/// A cookie that remembers the language for a year.
#[must_use]
pub fn remember(request: &HttpRequest, language: Language) -> Cookie<'static> {
    let mut cookie = cookie(request, LANGUAGE, language.tag().to_owned());
    cookie.set_name(LANGUAGE);
    cookie.set_max_age(Duration::days(365));
    // In which language a survey is read changes nothing for a researcher who looks at it.
    if request.path().starts_with(SURVEYS) {
        cookie.set_path(SURVEYS.trim_end_matches('/'));
    }
    cookie
}

/// Lets a browser remember the language that an address asks for, whatever is answered there: a page, a
/// way on, or an error. What caches keep is answered to others too, and sets no cookie.
pub async fn remembering(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let asked = chosen(request.request()).filter(|_| request.method() == Method::GET);
    let cookie = asked.map(|language| remember(request.request(), language));
    let add = move |response: &mut HttpResponse<BoxBody>| {
        if let Some(cookie) = &cookie
            && !response.headers().contains_key(header::CACHE_CONTROL)
        {
            super::answer::add_cookie(response, cookie);
        }
    };
    match next.call(request).await {
        Ok(response) => {
            let mut response = response.map_into_boxed_body();
            add(response.response_mut());
            Ok(response)
        }
        Err(mut error) => {
            error.add_response_mapper(move |mut response| {
                add(&mut response);
                response
            });
            Err(error)
        }
    }
}

/// A cookie that only this server reads. Over https its name begins with `__Host-`, which a browser
/// takes from nobody else.
#[must_use]
pub fn cookie(request: &HttpRequest, name: &str, value: String) -> Cookie<'static> {
    let mut cookie = Cookie::new(full_name(request, name), value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(app(request).config.is_secure());
    cookie
}

/// The value of a cookie that [`cookie`] set.
#[must_use]
pub fn cookie_value(request: &HttpRequest, name: &str) -> Option<String> {
    request.cookie(&full_name(request, name)).map(|cookie| cookie.value().to_owned())
}

/// Takes a cookie back.
#[must_use]
pub fn forget(request: &HttpRequest, name: &str) -> Cookie<'static> {
    let mut cookie = cookie(request, name, String::new());
    cookie.make_removal();
    cookie
}

fn full_name(request: &HttpRequest, name: &str) -> String {
    if app(request).config.is_secure() { format!("__Host-{name}") } else { name.to_owned() }
}

/// Whose request it is, for limits on attempts; never for the log. A proxy's word is taken only from
/// those that the settings trust: anybody can write the header.
#[must_use]
pub fn client(request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    let said = request.headers().get_all(HeaderName::from_static("x-forwarded-for"));
    let said = said.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    let chain: Vec<&str> = said.map(str::trim).collect();
    Some(farthest(peer, &chain, &app(request).config.trusted_proxies))
}

/// Goes back from the peer along what each trusted proxy says of whom it heard from.
fn farthest(peer: IpAddr, chain: &[&str], trusted: &[IpAddr]) -> IpAddr {
    let mut client = peer;
    for before in chain.iter().rev() {
        match before.parse::<IpAddr>() {
            Ok(address) if trusted.contains(&client) => client = address.to_canonical(),
            _ => break,
        }
    }
    client
}

/// The app that answers the request.
#[must_use]
pub fn app(request: &HttpRequest) -> &App {
    request
        .app_data::<Data<Arc<App>>>()
        .map(|data| data.as_ref().as_ref())
        .expect("every service has the app")
}

/// The same to be taken along to another thread.
#[must_use]
pub fn shared(request: &HttpRequest) -> Arc<App> {
    let data = request.app_data::<Data<Arc<App>>>().expect("every service has the app");
    Arc::clone(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_say_whom_they_heard_from() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let trusted = [ip("127.0.0.1"), ip("10.0.0.1")];
        let seen = |peer, chain: &[&str]| farthest(ip(peer), chain, &trusted).to_string();
        assert_eq!(seen("203.0.113.5", &["198.51.100.1"]), "203.0.113.5", "a stranger's word");
        assert_eq!(seen("127.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("127.0.0.1", &["192.0.2.9", "198.51.100.1"]), "198.51.100.1", "a forged beginning");
        assert_eq!(seen("127.0.0.1", &["198.51.100.1", "10.0.0.1"]), "198.51.100.1", "two proxies");
        assert_eq!(seen("127.0.0.1", &["nonsense"]), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &["::ffff:198.51.100.1"]), "198.51.100.1");
    }
}
