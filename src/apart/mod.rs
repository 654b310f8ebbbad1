//! Files that may take down whoever reads them, read in a process of their own.
//!
//! A PDF can nest until the stack overflows and unpack to more than there is memory, and no library keeps it
//! from doing so. So Saual starts itself once more for each: that process gets the file alone, may take so much
//! time and memory and no file, and whatever becomes of it, the server goes on.

mod letters;
mod limits;

use anyhow::Context;
use domain::text::Fault;
use domain::text::read::Format;
use domain::text::read::pdf::Pages;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::Semaphore;

/// The command under which the program reads a PDF from its standard input.
pub const COMMAND: &str = "read-pdf";

/// How many are read at a time.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// How long one may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long one waits for its turn: as long as two of those before it may take.
const QUEUE: Duration = Duration::from_secs(40);

/// The most that is taken of what is told of one: of five million letters, each a run by itself.
const LONGEST: u64 = 64 << 20;

/// What the other process tells.
#[derive(Debug, Serialize, Deserialize)]
enum Told {
    /// What stands on the pages.
    Pages(Pages),
    /// It asks for a password.
    Locked,
    /// It is none.
    Broken,
}

/// What stands on the pages of a PDF.
///
/// # Errors
/// The outer one where no process can be started; the inner one tells what is wrong with the file.
pub async fn pdf(bytes: Vec<u8>) -> anyhow::Result<Result<Pages, Fault>> {
    let Ok(turn) = tokio::time::timeout(QUEUE, AT_ONCE.acquire()).await else {
        return Ok(Err(Fault::Costly));
    };
    let _turn = turn?;
    let mut child = start().context("no process to read a PDF in")?;
    let told = tokio::time::timeout(PATIENCE, talk(&mut child, &bytes)).await;
    // Dead already in most cases; else it is waited for no longer.
    child.start_kill().ok();
    child.wait().await?;
    Ok(match told {
        Err(_) | Ok(Err(_)) => Err(Fault::Costly),
        Ok(Ok(Told::Pages(pages))) => Ok(pages),
        Ok(Ok(Told::Locked)) => Err(Fault::Locked),
        Ok(Ok(Told::Broken)) => Err(Fault::Broken(Format::Pdf, "no PDF")),
    })
}

/// Starts the program once more, without what its surroundings tell of passwords.
fn start() -> std::io::Result<Child> {
    Command::new(itself()?)
        .arg(COMMAND)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}

/// This program, also where its file was replaced since it began.
fn itself() -> std::io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok(PathBuf::from("/proc/self/exe")) } else { std::env::current_exe() }
}

/// Hands over the file and hears what is told of it.
async fn talk(child: &mut Child, bytes: &[u8]) -> anyhow::Result<Told> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (mut input, output) = input.zip(output).context("no pipes")?;
    let give = async move {
        // Where it has died, what it told before says so.
        input.write_all(bytes).await.ok();
    };
    let mut told = Vec::new();
    let mut output = output.take(LONGEST);
    let ((), heard) = tokio::join!(give, output.read_to_end(&mut told));
    heard?;
    Ok(serde_json::from_slice(&told)?)
}

/// What the other process does: takes its limits upon itself, reads a PDF from standard input and tells on
/// standard output what stands on its pages.
///
/// # Errors
/// Where it can neither be limited nor read and write.
pub fn read_pdf() -> anyhow::Result<()> {
    limits::take()?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    let reader = std::thread::Builder::new().stack_size(STACK).spawn(move || letters::read(&bytes))?;
    let told = reader.join().unwrap_or(Told::Broken);
    let mut output = std::io::stdout().lock();
    serde_json::to_writer(&mut output, &told)?;
    output.flush()?;
    Ok(())
}

/// What honest files need of it is far less.
const STACK: usize = 64 << 20;
