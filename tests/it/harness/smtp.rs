//! A real mail server: OpenSMTPD, which puts what it takes into a folder.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A mail server that runs until the test ends.
pub(crate) struct MailServer {
    folder: TempDir,
    child: Child,
}

impl MailServer {
    /// Starts one there.
    pub(crate) fn start(address: SocketAddr) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        open(folder.path());
        let mail = folder.path().join("mail");
        std::fs::create_dir(&mail).expect("a folder");
        open(&mail);
        let settings = format!(
            "table everybody {{ \"@\" = \"nobody\" }}\n\
             listen on {} port {} hostname localhost\n\
             action \"keep\" mda \"cat > {}/$(date +%s%N).eml\" virtual <everybody>\n\
             match from any for any action \"keep\"\n",
            address.ip(),
            address.port(),
            mail.display(),
        );
        let file = folder.path().join("smtpd.conf");
        std::fs::write(&file, settings).expect("a file");
        let child = Command::new("/usr/sbin/smtpd")
            .args(["-d", "-f"])
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.path().join("log")).expect("a file"))
            .spawn()
            .expect("OpenSMTPD starts: tests/run installs it");
        let server = Self { folder, child };
        server.wait("it answers", || TcpStream::connect(address).is_ok().then_some(()));
        server
    }

    /// Waits for as many mails, and answers what they hold.
    pub(crate) fn mails(&self, count: usize) -> Vec<String> {
        self.wait("the mails come", || {
            let mails = self.there();
            (mails.len() >= count).then_some(mails)
        })
    }

    /// The mails that have come.
    pub(crate) fn there(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path().join("mail")).expect("a folder");
        let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
        files.sort();
        let whole = files.iter().map(|file| std::fs::read_to_string(file).expect("a mail"));
        whole.filter(|mail| mail.contains("\n\n") || mail.contains("\r\n\r\n")).collect()
    }

    fn wait<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            assert!(begun.elapsed() < Duration::from_secs(30), "not so after 30 s: {what}\n{log}");
            std::thread::yield_now();
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It has children of its own, which end when it is asked to.
        let asked = Command::new("kill").args(["-s", "TERM", &self.child.id().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()));
        self.child.wait().expect("it ends");
    }
}

/// A port that nobody uses now.
pub(crate) fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

fn open(folder: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).expect("permissions");
}
