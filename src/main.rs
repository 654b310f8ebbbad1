//! The program.

fn main() -> std::process::ExitCode {
    saual::cli::run()
}
