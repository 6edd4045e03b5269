//! `demarche man`: the manual page, from the same definition as `--help`.

use super::args::Args;
use clap::CommandFactory;

/// Prints the page of the program, or of one of its commands.
pub fn run(name: Option<&str>) -> u8 {
    let mut program = Args::command();
    program.build();
    let page = match name {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
                let hint = format!("the commands are {}", names.join(", "));
                return super::report::usage(&format!("there is no command '{name}'"), &hint);
            }
        },
    };
    let mut text = Vec::new();
    match clap_mangen::Man::new(page).render(&mut text) {
        Ok(()) => super::output::print(&String::from_utf8_lossy(&text), super::ALL_READ),
        Err(error) => super::report::write_failed(&error),
    }
}
