//! Documents opened: what a word processor packs, what comes out, and what is no document.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use proptest::prelude::*;
use samordna_charter::{Language, MediaType, read};
use samordna_paper::{Unopenable, open, read_charter};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn packed(path: &str, xml: &str) -> Vec<u8> {
    let mut folder = zip::ZipWriter::new(Cursor::new(Vec::new()));
    folder.start_file(path, SimpleFileOptions::default()).unwrap();
    folder.write_all(xml.as_bytes()).unwrap();
    folder.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    packed("word/document.xml", &xml)
}

fn odt(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\">\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    packed("content.xml", &xml)
}

fn text(bytes: &[u8], name: &str) -> String {
    String::from_utf8(open(bytes, name).unwrap().bytes).unwrap()
}

#[test]
fn a_word_document_gives_its_headings_bullets_and_paragraphs() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Rubrik1\"/></w:pPr><w:r><w:t>Uppdrag</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Rådet </w:t></w:r><w:r><w:t>ska &amp; kan:</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>följa upp</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>bereda</w:t><w:tab/><w:t>&#229;r</w:t></w:r></w:p><w:p/>";
    insta::assert_snapshot!(text(&docx(body), "uppdrag.docx"), @"
    ## Uppdrag

    Rådet ska & kan:

    - följa upp
    - beredaår
    ");
}

#[test]
fn what_was_struck_out_is_gone_and_a_table_keeps_its_rows() {
    let body = "<w:p><w:del><w:r><w:delText>Gammalt</w:delText><w:t>bort</w:t></w:r></w:del><w:r><w:t>Nytt</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Möten</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:r><w:t>Fyra</w:t></w:r></w:p><w:p><w:r><w:t>gånger</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    insta::assert_snapshot!(text(&docx(body), "uppdrag.docx"), @"
    Nytt
    | Möten | Fyra gånger |
    ");
}

#[test]
fn an_opendocument_text_gives_the_same() {
    let body = "<text:tracked-changes><text:p>Gammalt</text:p></text:tracked-changes>\
        <text:h>Uppdrag</text:h><text:p>Rådet<text:s text:c=\"2\"/>ska:</text:p>\
        <text:list><text:list-item><text:p>följa upp</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Möten</text:p></table:table-cell>\
        <table:table-cell><text:p>Fyra &lt; fem</text:p></table:table-cell></table:table-row></table:table>";
    insta::assert_snapshot!(text(&odt(body), "uppdrag.odt"), @"
    ## Uppdrag

    Rådet  ska:

    - följa upp
    | Möten | Fyra < fem |
    ");
}

/// The charter's lines as a word processor would hold them.
fn as_paragraphs(markdown: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraph = |line: &str| {
        let (style, words) = match line {
            heading if heading.starts_with('#') => {
                ("<w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>", heading.trim_start_matches('#').trim())
            }
            item if item.starts_with("- ") => ("<w:pPr><w:numPr/></w:pPr>", &item[2..]),
            plain => ("", plain),
        };
        format!("<w:p>{style}<w:r><w:t>{}</w:t></w:r></w:p>", escaped(words))
    };
    markdown.lines().map(paragraph).collect()
}

#[test]
fn a_charter_reads_alike_as_markdown_and_as_a_word_document() {
    let markdown = include_str!("../../../charters/samordningsrad-rorelse.md");
    let plain = read(markdown.as_bytes(), "rad.md", MediaType::Markdown).unwrap().reading;
    let packed = docx(&as_paragraphs(markdown));
    let word = read_charter(&packed, "rad.docx").unwrap().reading;
    assert!(plain.norms.len() > 40, "{}", plain.norms.len());
    let rules = |reading: &samordna_charter::Reading| {
        reading.norms.iter().map(|norm| (norm.rule.clone(), norm.quote.clone())).collect::<Vec<_>>()
    };
    assert_eq!(rules(&word), rules(&plain));
    assert!(word.source.media_type.ends_with("wordprocessingml.document"));
    assert_ne!(word.source.sha256, plain.source.sha256, "the source is the document as it came");
}

#[test]
fn what_cannot_be_opened_is_told_with_what_to_do() {
    let says = |bytes: &[u8], name: &str| open(bytes, name).unwrap_err().say(Language::Swedish);
    insta::assert_snapshot!(says(b"%PDF-1.7", "uppdrag.pdf"), @"PDF kan inte öppnas än. Spara dokumentet som docx, odt, txt eller md, eller klistra in texten.");
    insta::assert_snapshot!(says(b"\xd0\xcf", "uppdrag.doc"), @"DOC, RTF kan inte öppnas än. Spara dokumentet som docx, odt, txt eller md, eller klistra in texten.");
    insta::assert_snapshot!(says(b"inte en zip", "uppdrag.docx"), @"Filen är inte det som namnet säger, eller så är den skadad. Öppna den i ditt program och spara den igen.");
    insta::assert_snapshot!(says(&packed("annat.xml", "<a/>"), "uppdrag.docx"), @"Filen är inte det som namnet säger, eller så är den skadad. Öppna den i ditt program och spara den igen.");
    insta::assert_snapshot!(says(&docx("<w:p></w:t>"), "uppdrag.docx"), @"Filen är inte det som namnet säger, eller så är den skadad. Öppna den i ditt program och spara den igen.");
}

#[test]
fn a_small_file_that_unpacks_to_a_large_one_is_refused() {
    let spaces = " ".repeat(usize::try_from(samordna_paper::MOST_BYTES).unwrap() + 10);
    let bomb = packed("word/document.xml", &spaces);
    assert!(bomb.len() < 1_000_000, "{}", bomb.len());
    assert_eq!(open(&bomb, "stor.docx"), Err(Unopenable::TooLarge));
}

proptest! {
    #[test]
    fn any_bytes_give_a_text_or_a_no(bytes in proptest::collection::vec(any::<u8>(), 0..400), ending in "docx|odt|pdf|md|x") {
        let name = format!("fil.{ending}");
        match read_charter(&bytes, &name) {
            Ok(got) => prop_assert!(got.reading.norms.iter().all(|norm| got.text.contains(&norm.quote))),
            Err(no) => prop_assert!(no.say(Language::Swedish).ends_with('.')),
        }
    }

    #[test]
    fn a_damaged_document_gives_a_text_or_a_no(at in 0usize..2000, with in any::<u8>()) {
        let mut bytes = docx("<w:p><w:r><w:t>Rådet ska träffas fyra gånger per år.</w:t></w:r></w:p>");
        let place = at % bytes.len();
        bytes[place] = with;
        if let Ok(sheet) = open(&bytes, "uppdrag.docx") {
            prop_assert!(sheet.bytes.len() < 10_000);
        }
    }
}
