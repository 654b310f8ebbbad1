//! Takes bytes, up to a limit, in the order of the machine that wrote them.

use super::{Limit, Unreadable, beyond, broken};
use std::io::{BufRead, Read};

/// A file with how much of it may still be read as its description.
pub(super) struct Source<R> {
    pub(super) input: R,
    left: usize,
    /// How many bytes were taken.
    pub(super) taken: u64,
    pub(super) order: Order,
}

/// In which order the bytes of a number stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The least first.
    Little,
    /// The greatest first.
    Big,
}

impl Order {
    pub(super) fn int(self, bytes: [u8; 4]) -> i32 {
        match self {
            Self::Little => i32::from_le_bytes(bytes),
            Self::Big => i32::from_be_bytes(bytes),
        }
    }

    pub(super) fn long(self, bytes: [u8; 8]) -> u64 {
        match self {
            Self::Little => u64::from_le_bytes(bytes),
            Self::Big => u64::from_be_bytes(bytes),
        }
    }

    pub(super) fn double(self, bytes: [u8; 8]) -> f64 {
        f64::from_bits(self.long(bytes))
    }
}

impl<R: BufRead> Source<R> {
    pub(super) fn new(input: R, most: usize) -> Self {
        Self { input, left: most, taken: 0, order: Order::Little }
    }

    /// The next bytes, so many.
    pub(super) fn bytes(&mut self, count: usize) -> Result<Vec<u8>, Unreadable> {
        self.left = self.left.checked_sub(count).ok_or_else(|| beyond(Limit::Description))?;
        let wanted = u64::try_from(count).map_err(|_| broken())?;
        let mut bytes = Vec::new();
        (&mut self.input).take(wanted).read_to_end(&mut bytes)?;
        self.taken += wanted;
        if bytes.len() == count { Ok(bytes) } else { Err(broken()) }
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Unreadable> {
        self.left = self.left.checked_sub(N).ok_or_else(|| beyond(Limit::Description))?;
        let mut bytes = [0; N];
        self.input.read_exact(&mut bytes)?;
        self.taken += N as u64;
        Ok(bytes)
    }

    pub(super) fn int(&mut self) -> Result<i32, Unreadable> {
        Ok(self.order.int(self.array()?))
    }

    /// A number of things, never negative.
    pub(super) fn count(&mut self) -> Result<usize, Unreadable> {
        usize::try_from(self.int()?).map_err(|_| broken())
    }

    pub(super) fn long(&mut self) -> Result<u64, Unreadable> {
        Ok(self.order.long(self.array()?))
    }
}

/// Bytes of a record, taken one part after another.
pub(super) struct Parts<'b> {
    bytes: &'b [u8],
    order: Order,
}

impl<'b> Parts<'b> {
    pub(super) const fn new(bytes: &'b [u8], order: Order) -> Self {
        Self { bytes, order }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (part, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(part)
    }

    pub(super) fn int(&mut self) -> Option<i32> {
        Some(self.order.int(self.bytes(4)?.try_into().ok()?))
    }

    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.int()?).ok()
    }

    /// Bytes behind their number.
    pub(super) fn counted(&mut self) -> Option<&'b [u8]> {
        let count = self.count()?;
        self.bytes(count)
    }
}
