//! Many pages at once, results in the order of the pages, memory bounded.

use std::collections::BTreeMap;
use std::iter::Fuse;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

/// Results that may wait for an earlier, slower page, for each thread.
const AHEAD: usize = 4;

/// Calls `work` on every item, on `threads` threads, and `sink` on every result in the order of the items.
///
/// At most `threads * 4` items are under way or waiting, however long the stream is. `sink` may break off.
pub fn in_order<I, R, E>(
    items: I,
    threads: usize,
    work: impl Fn(I::Item) -> R + Sync,
    mut sink: impl FnMut(R) -> ControlFlow<E>,
) -> ControlFlow<E>
where
    I: Iterator + Send,
    R: Send,
{
    let threads = threads.max(1);
    let desk = Desk {
        queue: Mutex::new((0, items.fuse())),
        window: Mutex::new(Some(threads * AHEAD)),
        moved: Condvar::new(),
    };
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..threads {
            let send = send.clone();
            let (desk, work) = (&desk, &work);
            scope.spawn(move || {
                let _closing = CloseOnPanic(&desk.window, &desk.moved);
                while let Some((number, item)) = desk.take() {
                    if send.send((number, work(item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        // a panic in the sink must not leave the threads waiting
        let _closing = CloseOnPanic(&desk.window, &desk.moved);
        let flow = write_in_order(&receive, &desk, &mut sink);
        desk.close();
        flow
    })
}

fn write_in_order<I: Iterator, R, E>(
    receive: &mpsc::Receiver<(usize, R)>,
    desk: &Desk<I>,
    sink: &mut impl FnMut(R) -> ControlFlow<E>,
) -> ControlFlow<E> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, result) in receive {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&next) {
            sink(result)?;
            next += 1;
            desk.widen();
        }
    }
    ControlFlow::Continue(())
}

/// Where the threads fetch their items.
struct Desk<I: Iterator> {
    /// The number of the next item, and the items.
    queue: Mutex<(usize, Fuse<I>)>,
    /// Items below this number may be taken; `None` once the desk is closed.
    window: Mutex<Option<usize>>,
    moved: Condvar,
}

impl<I: Iterator> Desk<I> {
    fn take(&self) -> Option<(usize, I::Item)> {
        let mut queue = lock(&self.queue);
        let number = queue.0;
        let mut window = lock(&self.window);
        while number >= (*window)? {
            window = self.moved.wait(window).unwrap_or_else(PoisonError::into_inner);
        }
        // Not held while the stream is read: what is finished can be written while input is slow.
        drop(window);
        let item = queue.1.next()?;
        queue.0 += 1;
        Some((number, item))
    }

    fn widen(&self) {
        if let Some(end) = lock(&self.window).as_mut() {
            *end += 1;
        }
        self.moved.notify_all();
    }

    fn close(&self) {
        *lock(&self.window) = None;
        self.moved.notify_all();
    }
}

/// Lets the other threads end where one of them panics, so that the panic is seen and nothing hangs.
struct CloseOnPanic<'a>(&'a Mutex<Option<usize>>, &'a Condvar);

impl Drop for CloseOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            *lock(self.0) = None;
            self.1.notify_all();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn collect(threads: usize, slow: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let _ = in_order(
            0..200,
            threads,
            |n: usize| {
                if n == slow {
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
                n * 2
            },
            |r| {
                out.push(r);
                ControlFlow::<()>::Continue(())
            },
        );
        out
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let expected: Vec<usize> = (0..200).map(|n| n * 2).collect();
        for threads in [1, 2, 8] {
            assert_eq!(collect(threads, 0), expected);
            assert_eq!(collect(threads, 7), expected);
        }
    }

    #[test]
    fn a_slow_page_does_not_let_the_rest_pile_up() {
        let taken = AtomicUsize::new(0);
        let items = (0..10_000).inspect(|_| {
            taken.fetch_add(1, Ordering::SeqCst);
        });
        let mut most = 0;
        let mut written = 0;
        let _ = in_order(
            items,
            3,
            |n| n,
            |_| {
                written += 1;
                most = most.max(taken.load(Ordering::SeqCst) - written);
                ControlFlow::<()>::Continue(())
            },
        );
        assert!(most <= 3 * AHEAD, "{most}");
    }

    #[test]
    fn the_sink_can_break_off_an_endless_stream() {
        let flow = in_order(
            0..,
            4,
            |n: usize| n,
            |n| {
                if n == 5 { ControlFlow::Break(n) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(flow, ControlFlow::Break(5));
    }
}
