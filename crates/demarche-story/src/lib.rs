//! "Here are the records of many pages: what do they tell together?"
//!
//! **Invariant.** No text is parsed here, no grammar and no disk: records in, derived values out; delete and
//! rebuild gives the same bytes.
