//! Every link from one of our pages to another of our files leads somewhere: the file is there, and so is the heading.
//!
//! Links to other places are not followed; that would ask the network.

use super::{Finding, House};

/// A link by itself, `[words](target)`, cut out of a line.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
}

/// The lines that are text: what stands between fences is shown as it is.
fn text(page: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_fenced = false;
    page.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(move |(_, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        !is_fence && !is_fenced
    })
}

/// What a heading is called in an address: small letters, hyphens for spaces, and no punctuation.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

fn has_heading(page: &str, sought: &str) -> bool {
    text(page).any(|(_, line)| line.starts_with('#') && anchor(line.trim_start_matches('#')) == sought)
}

/// The file that a link leads to, from the file it stands in; nothing where it leads out of the house.
fn resolved(from: &str, target: &str) -> Option<String> {
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for part in target.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            path.pop()?;
        } else {
            path.push(part);
        }
    }
    Some(path.join("/"))
}

fn leads_somewhere(house: &House, from: &str, target: &str) -> bool {
    let (file, heading) = target.split_once('#').map_or((target, None), |(file, at)| (file, Some(at)));
    let Some(path) = (if file.is_empty() { Some(from.to_owned()) } else { resolved(from, file) }) else {
        return false;
    };
    let Some(page) = house.file(&path) else {
        let folder = format!("{path}/");
        return heading.is_none() && house.files.iter().any(|one| one.path.starts_with(&folder));
    };
    heading.is_none_or(|heading| has_heading(&page.text, heading))
}

/// A reader who follows a link finds what it promised.
pub fn every_link_leads_somewhere(house: &House) -> Vec<Finding> {
    // Charters are texts as people bring them, with what a web page left in them.
    let is_page = |path: &str| path.ends_with(".md") && !path.starts_with("charters/");
    let pages = house.files.iter().filter(|file| is_page(&file.path));
    let ours = |target: &&str| !target.contains("://") && !target.starts_with("mailto:");
    let lost = pages.flat_map(|page| {
        text(&page.text)
            .flat_map(|(number, line)| targets(line).filter(ours).map(move |target| (number, target)))
            .filter(|(_, target)| !leads_somewhere(house, &page.path, target))
            .map(|(number, target)| {
                Finding::on_line(
                    &page.path,
                    number,
                    format!("links to `{target}`, which is not there"),
                    "Write the path from this file, and the heading as it reads in small letters with hyphens.",
                )
            })
    });
    lost.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_what_is_not_there_is_found_and_others_are_not() {
        let house = House::of(&[
            (
                "README.md",
                "[a](docs/a.md) [b](docs/b.md)\n[all](docs) [out](https://example.org/x)\n[no](nowhere)\n",
            ),
            ("charters/a.md", "[Hoppa till innehåll](#main)\n"),
            (
                "docs/a.md",
                "# Avstå från ett *bör*!\n[here](#avstå-från-ett-bör) [up](../README.md)\n\
                 [no](../README.md#tour) [out](../../x.md)\n```\n[shown](as/it/is)\n```\n",
            ),
        ]);
        let places: Vec<String> =
            every_link_leads_somewhere(&house).into_iter().map(|found| found.place).collect();
        assert_eq!(places, ["README.md:1", "README.md:3", "docs/a.md:3", "docs/a.md:3"]);
    }
}
