//! Somebody with a browser: keeps cookies, fills forms, follows where they lead.

use std::collections::BTreeMap;
use std::fmt::Write;

/// A visitor of a running program.
pub(crate) struct Visitor {
    base: String,
    agent: ureq::Agent,
    cookies: BTreeMap<String, String>,
    /// More headers of every request.
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// What they see.
pub(crate) struct Seen {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) body: String,
}

impl Visitor {
    /// A new visitor of a program at this address (`http://127.0.0.1:1234`).
    pub(crate) fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build();
        let (agent, cookies) = (config.into(), BTreeMap::new());
        let headers = vec![("accept-language", "en".to_owned())];
        Self { base: base.trim_end_matches('/').to_owned(), agent, cookies, headers }
    }

    /// Visits another program with the same cookies, as behind one address.
    pub(crate) fn go_to(&mut self, base: &str) {
        base.trim_end_matches('/').clone_into(&mut self.base);
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    /// The cookies as a request says them.
    pub(crate) fn cookie(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn take(&mut self, mut response: ureq::http::Response<ureq::Body>) -> Seen {
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().expect("a cookie");
            let (name, rest) = cookie.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location =
            response.headers().get("location").map_or("", |it| it.to_str().expect("text")).to_owned();
        let status = response.status().as_u16();
        let body = response.body_mut().read_to_string().expect("a body");
        Seen { status, location, body }
    }

    /// Opens a page, without following.
    pub(crate) fn get(&mut self, path: &str) -> Seen {
        let mut request = self.agent.get(self.url(path)).header("cookie", self.cookie());
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let response = request.call().expect("an answer");
        self.take(response)
    }

    /// Opens a page that must be there.
    pub(crate) fn open(&mut self, path: &str) -> Seen {
        let seen = self.get(path);
        assert_eq!(seen.status, 200, "{path}: {}", seen.body);
        seen
    }

    /// Sends a form, as the browser of one of our pages does.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.post_as(path, "application/x-www-form-urlencoded", &encoded(fields))
    }

    /// Sends a body of another kind.
    pub(crate) fn post_as(&mut self, path: &str, kind: &str, body: &str) -> Seen {
        let request = self.agent.post(self.url(path)).header("cookie", self.cookie());
        let mut request = request.header("content-type", kind).header("sec-fetch-site", "same-origin");
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let response = request.send(body).expect("an answer");
        self.take(response)
    }

    /// Sends a form that is answered by a file.
    pub(crate) fn post_bytes(&mut self, path: &str, body: &str) -> Vec<u8> {
        let request = self.agent.post(self.url(path)).header("cookie", self.cookie());
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let mut response = request.header("sec-fetch-site", "same-origin").send(body).expect("an answer");
        assert_eq!(response.status().as_u16(), 200, "{path}");
        response.body_mut().read_to_vec().expect("a body")
    }

    /// Sends a form with files, each by its field, name and bytes.
    pub(crate) fn post_files(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Seen {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend(head.bytes().chain(value.bytes()).chain(*b"\r\n"));
        }
        for (name, file, bytes) in files {
            let head = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"");
            body.extend(format!("--b\r\n{head}\r\nContent-Type: image/png\r\n\r\n").bytes());
            body.extend(bytes.iter().chain(b"\r\n"));
        }
        body.extend(b"--b--\r\n");
        self.ask("POST", path, "multipart/form-data; boundary=b", &body)
    }

    /// Asks in any way for anything.
    pub(crate) fn ask(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> Seen {
        let mut request = ureq::http::Request::builder().method(method).uri(self.url(path));
        request = request.header("cookie", self.cookie()).header("sec-fetch-site", "same-origin");
        request = request.header("content-type", kind);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.body(body).expect("a request");
        let response = self.agent.run(request).expect("an answer");
        self.take(response)
    }

    /// Takes a file that must be there, with what is said of it.
    pub(crate) fn open_bytes(&mut self, path: &str) -> (ureq::http::HeaderMap, Vec<u8>) {
        let (status, headers, bytes) = self.take_bytes(path, &[]);
        assert_eq!(status, 200, "{path}");
        (headers, bytes)
    }

    /// Takes a file or a part of it.
    pub(crate) fn take_bytes(
        &mut self,
        path: &str,
        headers: &[(&str, &str)],
    ) -> (u16, ureq::http::HeaderMap, Vec<u8>) {
        let mut request = self.agent.get(self.url(path)).header("cookie", self.cookie());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.call().expect("an answer");
        let bytes = response.body_mut().read_to_vec().expect("a body");
        (response.status().as_u16(), response.headers().clone(), bytes)
    }

    /// Sends a form of a signed-in person: with the token that `page` holds, and the version that its form
    /// for this is about.
    pub(crate) fn send(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Seen {
        let seen = self.open(page);
        let token = seen.hidden("_token");
        let mut all = vec![("_token", token.as_str())];
        all.extend(fields);
        let version = seen.version_for(action);
        if let Some(version) =
            version.as_deref().filter(|_| fields.iter().all(|(name, _)| *name != "version"))
        {
            all.push(("version", version));
        }
        self.post(action, &all)
    }

    /// Signs in.
    pub(crate) fn sign_in(&mut self, email: &str, password: &str) -> Seen {
        self.post("/sign-in", &[("email", email), ("password", password), ("next", "/studies")])
    }
}

impl Seen {
    /// The version that the first form is about that is sent there.
    fn version_for(&self, action: &str) -> Option<String> {
        let marker = format!("action=\"{}\"", action.replace('/', "&#x2f;"));
        let form = self.body.split("<form ").skip(1).find(|form| {
            form.split('>').next().is_some_and(|tag| tag.replace('/', "&#x2f;").contains(&marker))
        })?;
        let (_, rest) = form.split("</form>").next()?.split_once("name=\"version\" value=\"")?;
        rest.split('"').next().map(str::to_owned)
    }

    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let marker = format!("name=\"{name}\" value=\"");
        let (_, rest) =
            self.body.split_once(&marker).unwrap_or_else(|| panic!("no field {name}: {}", self.body));
        rest.split('"').next().unwrap_or_default().replace("&#x2f;", "/")
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        for (part, sign) in [(name, "="), (value, "")] {
            for byte in part.bytes() {
                match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => {
                        text.push(char::from(byte));
                    }
                    _ => write!(text, "%{byte:02X}").expect("a String takes it"),
                }
            }
            text.push_str(sign);
        }
    }
    text
}
