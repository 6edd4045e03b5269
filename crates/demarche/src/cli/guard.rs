//! A mistake of ours on one page must not end a run over a million: that page is skipped, told and the rest goes on.

use super::report::{Reason, Skip};
use demarche::Page;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

thread_local! {
    /// What a panic of the page that this thread is coding said; `None` while no page is being coded.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what a panic says for the report of its page, instead of printing it. Called once, before any thread starts.
pub fn install() {
    let usual = take_hook();
    set_hook(Box::new(move |panic| {
        let kept = SAID.with_borrow_mut(|said| said.as_mut().map(|said| *said = panic.to_string()).is_some());
        if !kept {
            usual(panic);
        }
    }));
}

/// Does the work on one page; the page is skipped where demarche itself fails on it.
///
/// A coder and a page are only read, so that nothing is left half done when `work` breaks off.
pub fn guarded<T>(page: &Page, work: impl FnOnce() -> T) -> Result<T, Skip> {
    SAID.set(Some(String::new()));
    let result = catch_unwind(AssertUnwindSafe(work));
    let said = SAID.take().unwrap_or_default();
    result.map_err(|_| Skip {
        place: page.source.clone(),
        reason: Reason::Failed,
        message: format!("demarche failed on this page: {}", said.replace('\n', " ")),
        hint: "this is a mistake in demarche: please report it with the page; all other pages are read"
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_fails_is_skipped_with_what_was_wrong() {
        install();
        let page = Page::text("page 7", "");
        let skip = guarded(&page, || -> usize { panic!("no such word") }).unwrap_err();
        assert_eq!((skip.place.as_str(), skip.reason), ("page 7", Reason::Failed));
        assert!(skip.message.contains("no such word"), "{}", skip.message);
        assert_eq!(guarded(&page, || 8), Ok(8));
    }
}
