//! How long the responses take into files, and how much memory: by a process for each, so that its memory is seen
//! alone.

use super::{Report, per_second, study};
use domain::dataset::xlsx;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The goals of the export as CSV on two processors: responses a second, and MiB of memory, however many there are.
const EXPORTED: u128 = 200_000;
const EXPORT_MB: u128 = 100;

/// The formats of datasets that are written, in their order.
const FORMATS: [&str; 6] = ["sav", "zsav", "dta", "parquet", "jsonl", XLSX];
const XLSX: &str = "xlsx";

/// How often a running export is asked for its memory.
const LOOK: Duration = Duration::from_millis(10);

/// What a file took.
struct Written {
    took: Duration,
    /// In MiB; 0 where the system does not tell.
    memory: u128,
}

/// Writes every file of a study of so many responses.
pub(super) async fn run(folder: &Path, count: u64, report: &Report<'_>) -> anyhow::Result<bool> {
    let responses = usize::try_from(count)?;
    let csv = export(folder, &["responses"]).await?;
    let in_time = report.at_least("cli-bench-export", per_second(responses, csv.took), EXPORTED);
    let in_memory = report.line("cli-bench-memory", csv.memory, Some(EXPORT_MB));
    for format in FORMATS {
        if format == XLSX && count > xlsx::MOST {
            report.said("cli-bench-no-xlsx");
            continue;
        }
        let written = export(folder, &["dataset", "--format", format]).await?;
        report.file(format, per_second(responses, written.took), written.memory);
    }
    Ok(in_time && in_memory)
}

/// Writes a file, which is gone afterwards.
async fn export(folder: &Path, what: &[&str]) -> anyhow::Result<Written> {
    let out = folder.join("written");
    let begun = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .arg("export")
        .args(what)
        .args(["--study", study::SLUG, "--data"])
        .arg(folder)
        .arg("--out")
        .arg(&out)
        .current_dir(folder)
        .env_clear()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut memory = 0;
    let status = loop {
        memory = memory.max(most_memory(&child));
        match child.try_wait()? {
            Some(status) => break status,
            None => sleep(LOOK).await,
        }
    };
    let took = begun.elapsed();
    anyhow::ensure!(status.success(), "export {} ended with {status}", what.join(" "));
    std::fs::remove_file(&out)?;
    Ok(Written { took, memory })
}

/// The most that a process has held in memory so far, in MiB; 0 where the system does not tell.
fn most_memory(child: &Child) -> u128 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u128>().ok());
    kib.unwrap_or(0) / 1024
}
