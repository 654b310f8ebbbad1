//! The program itself, started as a person starts it, and sockets that say exactly what is written.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use tempfile::TempDir;

/// A started program; it ends with the test.
pub(crate) struct Program {
    pub(crate) address: SocketAddr,
    pub(crate) folder: TempDir,
    child: Child,
    output: BufReader<ChildStdout>,
}

/// The program in a folder, with nothing of the surroundings that would set it.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saual"));
    command.current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub(crate) fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let variables = variables.iter().copied();
    command(folder).args(arguments).envs(variables).output().expect("the program runs")
}

impl Program {
    /// Serves on a free port, with these variables set.
    pub(crate) fn serve(variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::serve_in(folder, variables)
    }

    /// The same in a folder that may hold something already.
    pub(crate) fn serve_in(folder: TempDir, variables: &[(&str, &str)]) -> Self {
        Self::start_in(folder, "serve", variables)
    }

    /// Starts `serve` or `demo`.
    pub(crate) fn start_in(folder: TempDir, what: &str, variables: &[(&str, &str)]) -> Self {
        let log = std::fs::File::create(folder.path().join("log")).expect("a file");
        let mut command = command(folder.path());
        command.args([what, "--listen", "127.0.0.1:0"]).envs(variables.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("the program starts");
        let mut output = BufReader::new(child.stdout.take().expect("an output"));
        let mut said = String::new();
        while !said.contains("listening on 127.0.0.1:") {
            let read = output.read_line(&mut said).expect("lines");
            assert_ne!(read, 0, "no address: {said}{}", log_of(folder.path()));
        }
        let (_, rest) = said.split_once("listening on 127.0.0.1:").expect("an address");
        let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let address = SocketAddr::from(([127, 0, 0, 1], port.parse().expect("a port")));
        Self { address, folder, child, output }
    }

    /// The rest of the first line on standard output that holds this, after it.
    pub(crate) fn told(&mut self, before: &str) -> String {
        loop {
            let mut line = String::new();
            assert_ne!(self.output.read_line(&mut line).expect("lines"), 0, "it never says “{before}”");
            if let Some((_, rest)) = line.split_once(before) {
                return rest.trim().to_owned();
            }
        }
    }

    /// Where a browser finds it.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sends the first of the signals by which an operator stops it.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status().expect("kill runs");
        assert!(sent.success());
    }

    /// Its number among the processes.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end.
    pub(crate) fn end(mut self) -> (ExitStatus, String, TempDir) {
        let status = self.child.wait().expect("it ends");
        let log = log_of(self.folder.path());
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().expect("a folder"));
        (status, log, folder)
    }

    /// Stops it, and answers all that it wrote to its log.
    pub(crate) fn stop(self) -> String {
        self.signal("TERM");
        let (status, log, _folder) = self.end();
        assert!(status.success(), "{status}: {log}");
        log
    }

    /// One request, written as it stands, and the whole answer.
    pub(crate) fn say(&self, request: impl AsRef<[u8]>) -> Answer {
        say(self.address, request)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = self.output.read_to_end(&mut Vec::new());
    }
}

fn log_of(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap_or_default()
}

/// An answer, read to the end of the connection or of its body.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .next()
            .unwrap_or_default()
    }
}

/// One request to a server, and its whole answer.
pub(crate) fn say(address: SocketAddr, request: impl AsRef<[u8]>) -> Answer {
    let mut socket = TcpStream::connect(address).expect("a connection");
    // A server that refuses a request early may not read it to its end.
    let _ = socket.write_all(request.as_ref());
    hear(&mut socket)
}

/// Reads one answer.
pub(crate) fn hear(socket: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        let read = socket.read(&mut byte).unwrap_or(0);
        assert_ne!(read, 0, "the connection ended within: {}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&byte);
    }
    let head = String::from_utf8(bytes).expect("a readable head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    let mut answer = Answer { status, head, body: String::new() };
    let mut body = vec![0; answer.header("content-length").parse().unwrap_or(0)];
    socket.read_exact(&mut body).expect("the whole body");
    answer.body = String::from_utf8(body).expect("a readable body");
    answer
}

/// A request without a body.
pub(crate) fn get(target: &str, headers: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: saual.test\r\n{headers}\r\n")
}

/// A form.
pub(crate) fn post(target: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {target} HTTP/1.1\r\nHost: saual.test\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {length}\r\n{headers}\r\n{body}"
    )
}
