//! Cases as bytecode: a byte tells what a slot of eight bytes holds, and the bytes of eight slots stand
//! before what they do not tell themselves.

use super::SYSMIS;
use super::layout::segments;
use flate2::{Compress, Compression, FlushCompress, Status};
use std::io::{self, Seek, SeekFrom, Write};

/// What small whole numbers are told apart from commands by.
pub(super) const BIAS: f64 = 100.0;
/// The bytecode of a block of zlib, at most: what SPSS writes itself.
pub(super) const BLOCK: usize = 0x003f_f000;

const END: u8 = 252;
const VERBATIM: u8 = 253;
const SPACES: u8 = 254;
const MISSING: u8 = 255;
const BLANK: [u8; 8] = [b' '; 8];

/// Writes slots as bytecode.
pub(super) struct Bytecode<W: Write + Seek> {
    out: Out<W>,
    commands: [u8; 8],
    count: usize,
    verbatim: Vec<u8>,
}

impl<W: Write + Seek> Bytecode<W> {
    pub(super) fn new(out: Out<W>) -> Self {
        Self { out, commands: [0; 8], count: 0, verbatim: Vec::with_capacity(64) }
    }

    /// Writes a number.
    pub(super) fn number(&mut self, number: f64) -> io::Result<()> {
        if number == SYSMIS {
            return self.no_number();
        }
        if number > -BIAS && number < 252.0 - BIAS && number.fract() == 0.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, from 1 to 251"
            )]
            return self.command((number + BIAS) as u8);
        }
        self.verbatim.extend(number.to_le_bytes());
        self.command(VERBATIM)
    }

    /// Writes that there is no number.
    pub(super) fn no_number(&mut self) -> io::Result<()> {
        self.command(MISSING)
    }

    /// Writes a text, filled up with spaces to its width.
    pub(super) fn text(&mut self, text: &[u8], width: usize) -> io::Result<()> {
        let mut rest = text;
        for segment in segments(width) {
            let (own, others) = rest.split_at(rest.len().min(segment));
            rest = others;
            let slots = segment.div_ceil(8);
            for slot in own.chunks(8) {
                self.slot(slot)?;
            }
            for _ in own.len().div_ceil(8)..slots {
                self.command(SPACES)?;
            }
        }
        Ok(())
    }

    fn slot(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut slot = BLANK;
        slot[..bytes.len()].copy_from_slice(bytes);
        if slot == BLANK {
            return self.command(SPACES);
        }
        self.verbatim.extend(slot);
        self.command(VERBATIM)
    }

    fn command(&mut self, command: u8) -> io::Result<()> {
        self.commands[self.count] = command;
        self.count += 1;
        if self.count == self.commands.len() { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write(&self.commands)?;
        self.out.write(&self.verbatim)?;
        self.commands = [0; 8];
        self.count = 0;
        self.verbatim.clear();
        Ok(())
    }

    /// Writes the end of the cases.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.command(END)?;
        if self.count > 0 {
            self.flush()?;
        }
        self.out.finish()
    }
}

/// Where bytecode goes.
pub(super) enum Out<W: Write + Seek> {
    /// As it is.
    Plain(W),
    /// Into blocks of zlib.
    Blocks(Box<Blocks<W>>),
}

/// Blocks of zlib under way.
pub(super) struct Blocks<W> {
    out: W,
    /// Where they are announced.
    header: u64,
    /// Where the next one begins.
    at: u64,
    pending: Vec<u8>,
    packed: Vec<u8>,
    /// Bytes of each before and after packing.
    sizes: Vec<(u32, u32)>,
}

impl<W: Write + Seek> Out<W> {
    /// Announces blocks, at a place in the file.
    pub(super) fn blocks(mut out: W, header: u64) -> io::Result<Self> {
        // Filled in once it is known.
        out.write_all(&[0; 24])?;
        let (pending, packed) = (Vec::with_capacity(BLOCK), Vec::new());
        Ok(Self::Blocks(Box::new(Blocks {
            out,
            header,
            at: header + 24,
            pending,
            packed,
            sizes: Vec::new(),
        })))
    }

    fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.write_all(bytes),
            Self::Blocks(blocks) => {
                while !bytes.is_empty() {
                    let (now, later) = bytes.split_at(bytes.len().min(BLOCK - blocks.pending.len()));
                    blocks.pending.extend(now);
                    bytes = later;
                    if blocks.pending.len() == BLOCK {
                        blocks.pack()?;
                    }
                }
                Ok(())
            }
        }
    }

    fn finish(self) -> io::Result<W> {
        match self {
            Self::Plain(out) => Ok(out),
            Self::Blocks(blocks) => blocks.finish(),
        }
    }
}

impl<W: Write + Seek> Blocks<W> {
    fn pack(&mut self) -> io::Result<()> {
        self.packed.clear();
        // Never longer than this, even where nothing can be packed.
        self.packed.reserve(self.pending.len() + self.pending.len() / 1000 + 1024);
        let mut zlib = Compress::new(Compression::default(), true);
        let status = zlib.compress_vec(&self.pending, &mut self.packed, FlushCompress::Finish);
        if !matches!(status, Ok(Status::StreamEnd)) {
            return Err(io::Error::other("a block of zlib did not end"));
        }
        self.out.write_all(&self.packed)?;
        let size = |bytes: &Vec<u8>| u32::try_from(bytes.len()).map_err(io::Error::other);
        let sizes = (size(&self.pending)?, size(&self.packed)?);
        self.sizes.push(sizes);
        self.at += u64::from(sizes.1);
        self.pending.clear();
        Ok(())
    }

    fn finish(mut self) -> io::Result<W> {
        if !self.pending.is_empty() {
            self.pack()?;
        }
        let count = u32::try_from(self.sizes.len()).map_err(io::Error::other)?;
        let block = u32::try_from(BLOCK).map_err(io::Error::other)?;
        let mut trailer = Vec::with_capacity(24 * (self.sizes.len() + 1));
        trailer.extend((-100_i64).to_le_bytes());
        trailer.extend(0_i64.to_le_bytes());
        trailer.extend(block.to_le_bytes());
        trailer.extend(count.to_le_bytes());
        // Unpacked, the first block stands where its announcement does.
        let (mut unpacked, mut packed) = (self.header, self.header + 24);
        for (before, after) in &self.sizes {
            trailer.extend(unpacked.to_le_bytes());
            trailer.extend(packed.to_le_bytes());
            trailer.extend(before.to_le_bytes());
            trailer.extend(after.to_le_bytes());
            unpacked += u64::from(*before);
            packed += u64::from(*after);
        }
        self.out.write_all(&trailer)?;
        let length = u64::try_from(trailer.len()).map_err(io::Error::other)?;
        self.out.seek(SeekFrom::Start(self.header))?;
        for number in [self.header, self.at, length] {
            self.out.write_all(&number.to_le_bytes())?;
        }
        Ok(self.out)
    }
}
