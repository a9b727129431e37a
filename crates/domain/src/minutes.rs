//! Minutes.

pub mod difference;
pub mod privacy;
pub mod text;
