//! Markdown, bullets, numbers and table bars: from raw lines to pieces with a shape. Emphasis and addresses go.

use super::normalise::Shape;
use std::borrow::Cow;

/// The longest row of a table, in bytes. A longer line is read as sentences.
const LONGEST_ROW: usize = 10_000;

/// A line on its way to the normalised text.
#[derive(Clone, Debug)]
pub struct Piece<'t> {
    pub text: Cow<'t, str>,
    pub shape: Shape,
    /// A blank line stands before it.
    pub gap: bool,
    /// Characters of its last raw line: tells a wrapped line from a short one.
    pub width: usize,
    /// The number that stands before it.
    pub numbered: Option<u32>,
}

impl<'t> Piece<'t> {
    fn new(text: impl Into<Cow<'t, str>>, shape: Shape, gap: bool) -> Self {
        let text = text.into();
        let width = text.chars().count();
        Self { text, shape, gap, width, numbered: None }
    }
}

/// Cuts clean text into pieces.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece<'_>> = Vec::new();
    let (mut gap, mut bold, mut tabs) = (false, false, false);
    for raw in text.split('\n') {
        let line = raw.trim();
        let goes_on = raw.starts_with('\t')
            && !gap
            && out.last().is_some_and(|last| last.shape == Shape::Row)
            && bullet(line).is_none()
            && !line.contains(" | ");
        if goes_on && !line.is_empty() {
            out.push(Piece::new(line, Shape::Row, false));
            continue;
        }
        if line.is_empty() {
            (gap, bold) = (true, false);
            continue;
        }
        // A list whose bullets were lost in copying, each item after a tab.
        let leads = out.last().is_some_and(|last| {
            last.text.ends_with(':') || last.text.ends_with(" ska") || last.text.ends_with(" att")
        });
        tabs = raw.starts_with('\t') && (tabs || leads) && !line.contains(['|', '\t', '*']);
        if tabs && bullet(line).is_none() {
            out.push(Piece::new(line, Shape::Bullet, gap));
            gap = false;
            continue;
        }
        if is_rule(line) {
            if !gap
                && line.starts_with('=')
                && let Some(last) = out.last_mut()
            {
                last.shape = Shape::Heading;
            }
            continue;
        }
        let first = out.len();
        for (part, is_bold) in bold_parts(line, &mut bold) {
            let opens = gap && out.len() == first;
            push(&mut out, part, is_bold, opens);
        }
        gap = false;
    }
    count_off(&mut out);
    out
}

/// Numbered lines right under each other are the items of a list, though one or all have the shape of a heading; but a table of
/// contents is none.
fn count_off(pieces: &mut [Piece<'_>]) {
    let mut rest = pieces;
    while let Some(first) = rest.first() {
        let mut last = first.numbered;
        let next = rest.iter().skip(1).take_while(|piece| {
            let follows = piece.numbered.is_some() && piece.numbered == last.map(|last| last + 1);
            last = piece.numbered;
            follows
        });
        let run = 1 + next.count();
        let (now, after) = rest.split_at_mut(run);
        let known = now.iter().filter(|piece| super::topic::is_known(&piece.text)).count();
        if run >= 2 && 2 * known < run {
            now.iter_mut().for_each(|piece| piece.shape = Shape::Bullet);
        }
        rest = after;
    }
}

/// One part of a raw line: a heading, a row, one or several bullets, or plain text.
fn push<'t>(out: &mut Vec<Piece<'t>>, part: Cow<'t, str>, is_bold: bool, gap: bool) {
    let trimmed = part.trim();
    if let Some(heading) = trimmed.strip_prefix('#') {
        let heading = heading.trim_matches(['#', ' ', '*', '_']);
        if !heading.is_empty() {
            out.push(Piece::new(heading.to_owned(), Shape::Heading, gap));
        }
        return;
    }
    if let Some(rest) = after_section(trimmed) {
        let shape = if is_numbered_heading(rest) { Shape::Heading } else { Shape::Plain };
        out.push(Piece::new(rest.to_owned(), shape, gap));
        return;
    }
    let between = between_cells(trimmed).filter(|_| trimmed.len() <= LONGEST_ROW);
    if let Some(between) = between {
        let cells: Vec<&str> =
            trimmed.split(between).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        if cells.iter().any(|cell| cell.contains(|c: char| c.is_alphanumeric())) {
            out.push(Piece::new(cells.join(&format!(" {} ", between.trim())), Shape::Row, gap));
        }
        return;
    }
    if is_bold && !trimmed.ends_with(['.', ':', ',', ';']) && trimmed.chars().count() <= 120 {
        out.push(Piece::new(trimmed.to_owned(), Shape::Heading, gap));
        return;
    }
    let Some((mark, rest)) = bullet(trimmed) else {
        let mut parts = trimmed.split(" • ");
        if let Some(plain) = parts.next() {
            out.push(Piece::new(plain.trim().to_owned(), Shape::Plain, gap));
        }
        parts.for_each(|rest| out.push(Piece::new(rest.trim().to_owned(), Shape::Bullet, false)));
        return;
    };
    let numbered = Some(trimmed.split(['.', ')']).next().unwrap_or_default())
        .filter(|_| mark == Mark::Number)
        .and_then(|number| number.parse().ok());
    if mark == Mark::Number && is_numbered_heading(rest) {
        out.push(Piece { numbered, ..Piece::new(rest.to_owned(), Shape::Heading, gap) });
        return;
    }
    for (at, item) in rest.split(" • ").enumerate() {
        let item = item.trim();
        if !item.is_empty() {
            let numbered = numbered.filter(|_| at == 0);
            out.push(Piece { numbered, ..Piece::new(item.to_owned(), Shape::Bullet, gap && at == 0) });
        }
    }
}

/// What stands between the cells of a line that is a table's row: a bar, or a slash between three cells or more. None where
/// the line is no row.
fn between_cells(line: &str) -> Option<&'static str> {
    if line.starts_with('|') || line.contains(" | ") {
        return Some("|");
    }
    (line.matches(" / ").count() >= 2 && !line.ends_with('.')).then_some(" / ")
}

/// The cells of a line that is a table's row.
pub fn cells(row: &str) -> Vec<&str> {
    row.split(between_cells(row).unwrap_or("|")).map(str::trim).collect()
}

/// What stands after the number of a section: *§ 3 Möten*, *3 § Rådet består av …*.
fn after_section(line: &str) -> Option<&str> {
    let number = |text: &str| text.find(|c: char| !c.is_ascii_digit()).filter(|&end| 0 < end && end <= 3);
    let after = match line.strip_prefix('§') {
        Some(rest) => {
            let rest = rest.trim_start();
            rest.get(number(rest)?..)?.strip_prefix([' ', '.', ':'])?
        }
        None => line.get(number(line)?..)?.trim_start().strip_prefix("§ ")?,
    };
    let after = after.trim_start_matches(['.', ':', ' ', '–', '-']);
    after.starts_with(char::is_uppercase).then_some(after)
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Dot,
    Number,
}

/// The text after a bullet or an item number.
fn bullet(line: &str) -> Option<(Mark, &str)> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    if "-–—•·*+▪◦●○‣⁃►→■□✓✔".contains(first) {
        let body = rest.trim_start_matches(['-', '–', '•', ' ']);
        let glued = matches!(first, '•' | '·' | '▪' | '◦' | '●' | '○' | '‣' | '►' | '■' | '□' | '✓' | '✔');
        let spaced = rest.starts_with(' ') || (first == '-' && body.starts_with(|c: char| c.is_alphabetic()));
        return ((glued || spaced) && !body.is_empty()).then_some((Mark::Dot, body));
    }
    if first == 'o' && rest.starts_with(' ') {
        return Some((Mark::Dot, rest.trim_start()));
    }
    let digits = line.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, after) = line.split_at_checked(digits)?;
    if first.is_ascii_digit() && number.len() <= 6 {
        let body = after.strip_prefix(')').unwrap_or(after);
        let marked = number.contains('.') || after.starts_with(')');
        let text = body.trim_start();
        let worded = text.starts_with(|c: char| c.is_alphabetic());
        return (marked && worded && (body.starts_with(' ') || number.ends_with('.')))
            .then_some((Mark::Number, text));
    }
    let lettered = first.is_ascii_lowercase() && (rest.starts_with(") ") || rest.starts_with(". "));
    lettered
        .then(|| (Mark::Dot, rest.trim_start_matches([')', '.', ' '])))
        .filter(|(_, text)| !text.is_empty())
}

/// "3. Sammansättning" is a heading, "3. bereda ärenden" an item.
fn is_numbered_heading(text: &str) -> bool {
    super::topic::is_heading_line(text)
}

/// A line of dashes, stars or equals signs.
fn is_rule(line: &str) -> bool {
    line.chars().count() >= 3
        && (line.chars().all(|c| c == '=')
            || line.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '*' | ' ' | '|' | ':' | '+'))
                && line.chars().any(|c| c != '|' && c != ' '))
}

/// Splits a line where bold text is glued to what stands beside it, and drops the marks.
fn bold_parts<'t>(line: &'t str, open: &mut bool) -> Vec<(Cow<'t, str>, bool)> {
    if !line.contains(['*', '_', '[', '\\', '`', '<']) {
        return vec![(Cow::Borrowed(line), *open)];
    }
    let line = links(line).replace("__", "**");
    let line = line.trim_start_matches("* ").strip_prefix("**").map_or_else(
        || if line.starts_with("* ") { format!("- {}", line.trim_start_matches("* ")) } else { line.clone() },
        |_| line.clone(),
    );
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut current = String::new();
    let mut all_bold = true;
    for (at, segment) in line.split("**").enumerate() {
        if at > 0 {
            *open = !*open;
        }
        if segment.trim().is_empty() {
            current.push_str(segment);
            continue;
        }
        let starts_glued =
            *open && at > 0 && current.ends_with(|c: char| !c.is_whitespace() && !"(”\"-/#".contains(c));
        let ends_glued = !*open
            && at > 0
            && all_bold
            && current.ends_with(char::is_alphanumeric)
            && segment.starts_with(char::is_alphanumeric);
        if starts_glued || ends_glued {
            parts.push((std::mem::take(&mut current), all_bold));
            all_bold = true;
        }
        all_bold &= *open || segment.trim().chars().all(|c| "#-•".contains(c));
        current.push_str(segment);
    }
    if !current.trim().is_empty() {
        parts.push((current, all_bold));
    }
    parts.into_iter().map(|(text, bold)| (Cow::Owned(plain_emphasis(&text)), bold)).collect()
}

/// `[words](address)` becomes the words; escaped marks become the marks; tags go.
fn links(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['[', '\\', '<', '`']) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let mut after = tail.chars();
        rest = match after.next() {
            Some('[') => match link(tail) {
                Some((words, next)) => {
                    out.push_str(&words.replace(['\\', '*'], ""));
                    next
                }
                None => {
                    out.push('[');
                    after.as_str()
                }
            },
            Some('<') => {
                match near(tail, 80).find('>').filter(|&end| is_tag(tail.get(1..end).unwrap_or_default())) {
                    Some(end) => tail.get(end + 1..).unwrap_or_default(),
                    None => {
                        out.push('<');
                        after.as_str()
                    }
                }
            }
            Some('\\') if !after.as_str().starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push('\\');
                after.as_str()
            }
            _ => after.as_str(),
        };
    }
    out.push_str(rest);
    out
}

/// The beginning of a text, so that a search ends early where nothing is found.
fn near(text: &str, bytes: usize) -> &str {
    let end = (bytes + 1..text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

fn is_tag(inside: &str) -> bool {
    let name = inside.trim_start_matches('/');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains('@')
}

/// The words of a link that begins here, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let close = near(text, 400).find("](")?;
    let words = text.get(1..close)?;
    let address = text.get(close + 2..)?;
    let end = near(address, 400).find(')')?;
    Some((words, address.get(end + 1..)?))
}

/// Drops single stars and underscores that stand around words.
fn plain_emphasis(text: &str) -> String {
    if !text.contains(['*', '_']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let around = |c: char| !c.is_alphanumeric();
        let mark = letter == '*' && !(before == ' ' && after == ' ')
            || letter == '_' && (around(before) != around(after)) && after != '_' && before != '_';
        if !mark {
            out.push(letter);
        }
        before = letter;
    }
    out
}
