//! Whose words each token is.

use crate::{Page, Said};
use demarche_record::Attribution;

/// For every token the statements in whose content it lies, outermost first.
#[derive(Debug, Default)]
pub struct Scopes {
    /// Indices into the statements, for each token.
    of: Vec<Vec<u32>>,
    chains: Vec<Attribution>,
}

impl Scopes {
    /// Lays the statements over the tokens. Inner statements come after outer ones (the longer content is outer).
    pub fn new(page: &Page, said: &[Said]) -> Scopes {
        let mut order: Vec<usize> = (0..said.len()).collect();
        order.sort_by_key(|&i| {
            let length: usize = said[i].statement.content.iter().map(|s| s.len()).sum();
            (std::cmp::Reverse(length), i)
        });
        let mut of = vec![Vec::new(); page.syntax.tokens.len()];
        for &i in &order {
            for content in &said[i].statement.content {
                let from = page
                    .syntax
                    .tokens
                    .partition_point(|t| t.span.start < content.start);
                for (t, token) in page.syntax.tokens.iter().enumerate().skip(from) {
                    if token.span.start >= content.end {
                        break;
                    }
                    of[t].push(i as u32);
                }
            }
        }
        let chains = said.iter().map(Said::chain).collect();
        Scopes { of, chains }
    }

    /// The statements around a token, outermost first (indices into the page's statements).
    pub fn around(&self, token: usize) -> &[u32] {
        &self.of[token]
    }

    /// The sources between the outlet and what the token tells, outermost first.
    pub fn chain(&self, token: usize) -> Attribution {
        self.of[token]
            .last()
            .map_or_else(Vec::new, |&i| self.chains[i as usize].clone())
    }
}
