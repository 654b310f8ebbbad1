//! Makes the files that browsers get, once, while the program is built: style sheets and scripts without
//! what only their authors read, fonts named by their addresses, and each compressed as small as it goes,
//! which no server could do for every request.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::Mangler;
use oxc_parser::Parser;
use oxc_span::SourceType;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

include!("src/assets/list.rs");

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/assets/list.rs");
    let (mut table, mut addresses) = (String::from("&[\n"), Vec::new());
    for (name, media_type, parts) in FILES {
        let content = content(&root, media_type, parts, &addresses);
        let hash: String = Sha256::digest(&content)[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        let address = format!("/assets/{hash}/{name}");
        let small = !media_type.starts_with("font/");
        let file = |ending: &str, bytes: &[u8]| write(&out, &format!("{name}{ending}"), bytes);
        let plain = file("", &content);
        let brotli = if small { file(".br", &brotli(&content)) } else { "&[]".to_owned() };
        let gzip = if small { file(".gz", &gzip(&content)) } else { "&[]".to_owned() };
        writeln!(
            table,
            "Asset {{ name: {name:?}, media_type: {media_type:?}, address: {address:?}, \
             content: {plain}, brotli: {brotli}, gzip: {gzip} }},"
        )
        .expect("a String takes it");
        addresses.push((*name, address));
    }
    table.push(']');
    fs::write(out.join("assets.rs"), table).expect("the build folder is writable");
}

/// The file as browsers get it.
fn content(root: &Path, media_type: &str, parts: &[&str], addresses: &[(&str, String)]) -> Vec<u8> {
    let (mut content, mut folder) = (Vec::new(), None);
    for part in parts {
        let path = root.join("templates").join(part);
        println!("cargo::rerun-if-changed={}", path.display());
        let own = part.strip_prefix("js/").and_then(|file| file.split_once('/')).map(|(folder, _)| folder);
        content.extend_from_slice(border(folder, own).as_bytes());
        folder = own;
        content.extend(fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
    content.extend_from_slice(border(folder, None).as_bytes());
    if media_type.starts_with("text/css") {
        let mut text = style(&utf8(content));
        for (name, address) in addresses {
            text = text.replace(&format!("url(\"{name}\")"), &format!("url(\"{address}\")"));
        }
        return text.into_bytes();
    }
    if media_type.starts_with("text/javascript") { script(&utf8(content)).into_bytes() } else { content }
}

/// What stands between scripts of two folders: a function is around those of one, which share its names.
fn border(before: Option<&str>, after: Option<&str>) -> String {
    let end = if before.is_some() { "})();\n" } else { "" };
    let start = if after.is_some() { "(() => {\n" } else { "" };
    if before == after { String::new() } else { format!("{end}{start}") }
}

fn utf8(content: Vec<u8>) -> String {
    String::from_utf8(content).expect("style sheets and scripts are UTF-8")
}

/// A style sheet without comments, line ends and indents. Ours have no string that holds one of them.
fn style(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").expect("a comment ends").1;
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).collect()
}

/// A script without comments and white space, the names that nothing outside can know shortened: a
/// quarter less for a phone to fetch. Nothing else of it is rewritten.
fn script(text: &str) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::script()).parse();
    assert!(parsed.diagnostics.is_empty(), "a script does not parse: {:?}", parsed.diagnostics);
    let names = Mangler::new().build(&parsed.program).scoping;
    let options = CodegenOptions::minify();
    Codegen::new().with_options(options).with_scoping(Some(names)).build(&parsed.program).code
}

fn brotli(content: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 18);
    writer.write_all(content).expect("a Vec takes it");
    drop(writer);
    compressed
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content).expect("a Vec takes it");
    writer.finish().expect("a Vec takes it")
}

/// Writes a file, and answers how the table names what it holds.
fn write(out: &Path, name: &str, bytes: &[u8]) -> String {
    let path = out.join(name);
    fs::write(&path, bytes).expect("the build folder is writable");
    format!("include_bytes!({path:?})")
}
