//! What expressions of a form may ask for besides its answers.

use crate::answer::Circumstances;
use crate::expr::{Tree, World};
use crate::form::Form;
use crate::form::logic::Logic;
use chrono::{DateTime, FixedOffset};
use sha2::{Digest, Sha256};
use std::cell::Cell;

/// The generator of Park and Miller, which Collect mixes choices by.
const MODULUS: u64 = 2_147_483_647;
const MULTIPLIER: u64 = 16_807;

/// The world as one expression of one field finds it. Chance begins anew for each, by the draft and
/// the field, so that it comes out the same as often as it is asked.
pub(super) struct Surroundings<'a> {
    pub(super) form: &'a Form,
    pub(super) logic: &'a Logic,
    pub(super) circumstances: &'a Circumstances,
    pub(super) field: &'a str,
    chance: Cell<Option<u64>>,
    ids: Cell<u32>,
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(
        form: &'a Form,
        logic: &'a Logic,
        circumstances: &'a Circumstances,
        field: &'a str,
    ) -> Self {
        Self { form, logic, circumstances, field, chance: Cell::new(None), ids: Cell::new(0) }
    }
}

/// Where chance begins for a field of a draft: FNV-1a of `{draft}/{field}`, which a phone computes the
/// same.
pub(super) fn beginning(draft: &str, field: &str) -> u64 {
    let bytes = draft.bytes().chain([b'/']).chain(field.bytes());
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u64::from(hash) % (MODULUS - 1) + 1
}

impl World for Surroundings<'_> {
    fn now(&self) -> DateTime<FixedOffset> {
        self.circumstances.now
    }

    fn random(&self) -> f64 {
        let last = self
            .chance
            .get()
            .unwrap_or_else(|| beginning(&self.circumstances.seed.hyphenated().to_string(), self.field));
        let next = last * MULTIPLIER % MODULUS;
        self.chance.set(Some(next));
        // Both are below 2³¹.
        (next - 1) as f64 / (MODULUS - 1) as f64
    }

    fn uuid(&self) -> String {
        let number = self.ids.get();
        self.ids.set(number + 1);
        let digest = Sha256::new()
            .chain_update(self.circumstances.seed.as_bytes())
            .chain_update(self.field.as_bytes())
            .chain_update(number.to_be_bytes())
            .finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        uuid::Builder::from_random_bytes(bytes).into_uuid().hyphenated().to_string()
    }

    fn instance(&self, id: &str) -> Option<&Tree> {
        self.logic.lists.get(id)
    }

    fn choice_label(&self, question: &str, code: &str) -> Option<String> {
        let parts = self.logic.named.get(question)?;
        let choice =
            parts.iter().find_map(|part| self.logic.parts[*part].question(self.form)?.choice(code))?;
        let language = self.circumstances.language.unwrap_or_else(|| self.form.default_language());
        Some(choice.label.words(language, &self.form.languages).to_owned())
    }

    fn property(&self, name: &str) -> Option<String> {
        match name {
            "deviceid" => self.circumstances.device.clone(),
            "username" => self.circumstances.username.clone(),
            _ => None,
        }
    }
}
