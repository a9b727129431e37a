//! Names the program that folds a world: the digest of all that its rooms say. A snapshot that another program made is
//! no longer true, even where it can be read.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

/// Whose sources make a world what it is.
const ROOMS: [&str; 2] = ["../domain/src", "../charter/src"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let own = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut hasher = DefaultHasher::new();
    for room in ROOMS {
        println!("cargo::rerun-if-changed={room}");
        read(&own.join(room), &mut hasher)?;
    }
    println!("cargo::rustc-env=SAMORDNA_WORLD={:016x}", hasher.finish());
    Ok(())
}

fn read(folder: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let mut within: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    within.sort();
    for path in within {
        if path.is_dir() {
            read(&path, hasher)?;
            continue;
        }
        path.file_name().hash(hasher);
        fs::read(&path)?.hash(hasher);
    }
    Ok(())
}
