//! Passwords: Argon2id, a few at a time.

use crate::app::App;
use anyhow::Context;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::message::Message;

/// 64 MiB, three passes, one lane.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// The shortest password that somebody may choose; length is what makes one strong.
pub const SHORTEST: usize = 12;
const LONGEST: usize = 256;

/// Passwords that everybody tries first; longer ones are only variations of these.
const COMMON: [&str; 12] = [
    "password1234",
    "123456789012",
    "qwertyuiop12",
    "qwerty123456",
    "iloveyou1234",
    "administrator",
    "administrator1",
    "passwordpassword",
    "kazakhstan12",
    "kazakhstan123",
    "құпиясөз1234",
    "пароль123456",
];

fn argon2() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Why a password is not taken.
#[must_use]
pub fn unfit(password: &str) -> Option<Message> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(Message::new("account-password-short").with("shortest", SHORTEST));
    }
    if password.len() > LONGEST {
        return Some(Message::new("account-password-long"));
    }
    let letters: std::collections::BTreeSet<char> = password.chars().collect();
    if COMMON.contains(&password.to_lowercase().as_str()) || letters.len() < 4 {
        return Some(Message::new("account-password-common"));
    }
    None
}

/// The hash to keep of a password.
///
/// # Errors
/// Where the machine cannot compute it.
pub async fn hash(app: &App, password: String) -> anyhow::Result<String> {
    let salt: [u8; 16] = app.entropy.bytes();
    let _turn = app.passwords.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let hash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt);
        Ok(hash.map_err(|error| anyhow::anyhow!("{error}"))?.to_string())
    })
    .await
    .context("hashing stopped")?
}

/// Whether the password is the one behind the hash. With no hash it takes as long and says no, so
/// that nobody learns from the time who has an account.
///
/// # Errors
/// Where the machine cannot compute it.
pub async fn is_right(app: &App, password: String, hash: Option<String>) -> anyhow::Result<bool> {
    if password.len() > LONGEST {
        return Ok(false);
    }
    let _turn = app.passwords.acquire().await?;
    tokio::task::spawn_blocking(move || {
        // A password that worked once has left no hash: nothing is right any more.
        let Some(hash) = hash.as_deref().and_then(|hash| PasswordHash::new(hash).ok()) else {
            argon2()?
                .hash_password_with_salt(password.as_bytes(), &[0; 16])
                .map_err(|error| anyhow::anyhow!("{error}"))?;
            return Ok(false);
        };
        Ok(argon2()?.verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
    .context("hashing stopped")?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_common_passwords_are_refused() {
        for password in ["", "elevenchars", "Password1234", "aaaaaaaaaaaaaaaa", "құпиясөз1234"] {
            assert!(unfit(password).is_some(), "{password}");
        }
        assert!(unfit("дала жел қырау 7").is_none());
        assert!(unfit(&"я7Qп".repeat(65)).is_some());
    }
}
