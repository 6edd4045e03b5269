//! The network: reading the weights, integer products, the forward pass.

mod file;
mod kernel;
mod linear;
mod math;
mod net;

pub(crate) use kernel::Path;
pub(crate) use net::{Model, NameTag, Work};
