//! Swedish sentences of every family, put together and torn apart as the bytes say.
#![no_main]

/// Sentences, one a line; what is read in them stands after a bar.
const SENTENCES: &[&str] = &[
    include_str!("../../crates/charter/tests/wordings/composition.txt"),
    include_str!("../../crates/charter/tests/wordings/decisions.txt"),
    include_str!("../../crates/charter/tests/wordings/follow_up.txt"),
    include_str!("../../crates/charter/tests/wordings/lifecycle.txt"),
    include_str!("../../crates/charter/tests/wordings/meetings.txt"),
    include_str!("../../crates/charter/tests/wordings/purpose.txt"),
    include_str!("../../crates/charter/tests/wordings/scope.txt"),
];

const BETWEEN: &[&str] = &[
    "\n", "\n\n", " ", "\n- ", "\n# ", ": ", " och ", ", ", "\n| ", "\u{c}", "•", " av ", "”", "(", "\u{a0}",
    "-\n",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let lines: Vec<&str> = SENTENCES
        .iter()
        .flat_map(|table| table.lines())
        .filter_map(|line| line.split(" | ").next())
        .filter(|line| !line.is_empty())
        .collect();
    let mut text = String::new();
    for three in bytes.chunks_exact(3).take(200) {
        let &[line, from, between] = three else { continue };
        let words: Vec<char> = lines
            [usize::from(line).wrapping_mul(31).wrapping_add(usize::from(from)) % lines.len()]
        .chars()
        .collect();
        let start = if between & 1 == 1 { usize::from(from) % words.len() } else { 0 };
        text.extend(words.iter().skip(start));
        text.push_str(BETWEEN[usize::from(between >> 1) % BETWEEN.len()]);
    }
    samordna_fuzz::check(text.as_bytes());
});
