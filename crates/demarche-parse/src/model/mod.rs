//! The network: reading the weights, integer products, the forward pass.

mod file;
mod kernel;
mod linear;
mod math;
mod net;
mod parts;
mod quads;

pub(crate) use kernel::Path;
pub(crate) use net::{Model, Output, Work};
pub(crate) use parts::NameTag;

#[cfg(target_arch = "x86_64")]
mod x86;
#[cfg(target_arch = "x86_64")]
mod x86_quads;
