//! Standard output: data, and only data.

use std::io::Write;

/// Writes `text` to standard output and gives the exit status `done`, or that of a failed write.
pub fn print(text: &str, done: u8) -> u8 {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => done,
        Err(error) => super::report::write_failed(&error),
    }
}
