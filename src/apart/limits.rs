//! What a process may take, set by itself before it reads a byte.

/// Takes limits of memory, time and files upon this process, for good.
///
/// # Errors
/// Where the system refuses one.
#[cfg(unix)]
pub(super) fn take() -> anyhow::Result<()> {
    use anyhow::Context;
    use rustix::process::{Resource, Rlimit, setrlimit};

    const MEMORY: u64 = 1 << 30;
    const SECONDS: u64 = 20;
    // It writes to pipes alone, and leaves no picture of what it read on the disk.
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 16),
    ] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, limit).with_context(|| format!("no limit {resource:?}"))?;
    }
    Ok(())
}

/// Where the system knows no such limits, the time that is waited for it is the only one.
#[cfg(not(unix))]
pub(super) fn take() -> anyhow::Result<()> {
    Ok(())
}
