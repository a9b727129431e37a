//! What tells how far a reading is to be trusted: the readings of charters by weights that did not know them, each held against
//! what a person reads there.

use crate::{
    each,
    plane::Vocabulary,
    score::{Expected, SOFT, agrees, plain},
    told::{Norm, Text},
    trees::{Growth, Things, written},
    weights,
};
use samordna_charter::{Modality, Norm as Read, Rule, Span, learn};
use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command},
};

/// What tries the weights is parted in so many.
const PARTS: usize = 3;

/// The fewest times that a mark is said, to learn it.
const LEAST: usize = 20;

/// As many trees, so deep and so cautious, as told most of charters that they were not grown from; with fewer that tell more each,
/// a few new sentences move what stands on the edge.
const GROWTH: Growth = Growth { trees: 800, depth: 7, share: 0.06, doubt: 8.0 };

/// The trees that tell of a reading whether it is right.
pub fn trust() -> String {
    let folder = env::temp_dir().join(format!("samordna-learn-{}", std::process::id()));
    let parts: Vec<PathBuf> = (0..PARTS).map(|part| folder.join(part.to_string())).collect();
    for step in ["without", "read"] {
        let running: Vec<Child> =
            parts.iter().enumerate().map(|(part, folder)| begin(step, part, folder)).collect();
        for mut part in running {
            assert!(part.wait().expect("a part").success(), "a part failed: {step}");
        }
    }
    let mut vocabulary = Vocabulary::default();
    let (mut marks, mut right): (Vec<Vec<u32>>, Vec<bool>) = (Vec::new(), Vec::new());
    for part in &parts {
        for reading in fs::read_to_string(part.join("readings")).expect("readings").lines() {
            let mut told = reading.split('\t');
            right.push(told.next() == Some("right"));
            let said: BTreeSet<&str> = told.collect();
            marks.push(said.into_iter().map(|mark| vocabulary.number(mark.to_owned())).collect());
        }
    }
    fs::remove_dir_all(&folder).expect("the folder goes");
    let known = vocabulary.often(LEAST, marks.iter_mut());
    let things = Things { marks: &marks, vocabulary: known.len() };
    println!("{} readings, {} marks", right.len(), known.len());
    written(&known, &things.trees(&right, &GROWTH))
}

/// Begins a step of a part, in a program of its own: a program reads by the weights that it first asked for.
fn begin(step: &str, part: usize, folder: &Path) -> Child {
    fs::create_dir_all(folder).expect("a folder");
    let mut program = Command::new(env::current_exe().expect("this program"));
    program.arg(step).arg(part.to_string()).arg(folder).spawn().expect("a part")
}

/// A step of a part: `without` learns from all that is none of it, `read` reads it by what was learnt.
pub fn a_part(step: &str, part: usize, folder: &Path, texts: &[Text]) {
    let (of_part, others): (Vec<_>, Vec<_>) =
        texts.iter().enumerate().partition(|(nth, text)| text.tries && nth % PARTS == part);
    if step == "without" {
        let others: Vec<&Text> = others.into_iter().map(|(_, text)| text).collect();
        return weights(&others, |name| folder.join(name));
    }
    let learnt = |name: &str| (name.to_owned(), fs::read_to_string(folder.join(name)).expect("weights"));
    learn::stand_in(["weights.tsv", "places.tsv", "values.tsv"].map(learnt).into());
    let of_part: Vec<&Text> = of_part.into_iter().map(|(_, text)| text).collect();
    let mut readings = Vec::new();
    each(&of_part, |_, seen, norms| {
        seen.senses(|rule, marks| {
            let is = if is_right(rule, norms) { "right" } else { "wrong" };
            readings.push(format!("{is}\t{}", marks.join("\t")));
        });
    });
    fs::write(folder.join("readings"), readings.join("\n")).expect("the readings are written");
}

/// Whether a person reads a rule in a sentence: that very one, or of the three kinds of last resort any.
fn is_right(rule: &Rule, norms: &[&Norm]) -> bool {
    let (kind, params, _) = plain(&Read::new(rule.clone(), Modality::Must, "", Span::default()));
    let is_soft = |kind: &str| SOFT.contains(&kind);
    norms.iter().any(|norm| {
        let wanted = Expected { kind: norm.kind.clone(), params: norm.params.clone(), quote: String::new() };
        agrees(&wanted, &kind, &params) || is_soft(&kind) && is_soft(&norm.kind)
    })
}
