//! `demarche`: the program around the pipeline.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
