//! What people who guess passwords try first: the common words, rows of the keyboard, one's own name.
//!
//! With twelve characters most lists of stolen passwords are out already. What is left of them is built: a common word
//! with a year after it, two common words, a row of keys.

/// Words that stand alone or side by side in common passwords, folded as in [`plain`].
const WORDS: &[&str] = &[
    // What it is for.
    "losenord",
    "losen",
    "hemlig",
    "hemligt",
    "password",
    "passwort",
    "passord",
    "pass",
    "word",
    "secret",
    "admin",
    "administrator",
    "administrador",
    "root",
    "user",
    "login",
    "logga",
    "loggain",
    "inlogg",
    "inloggning",
    "guest",
    "test",
    "testing",
    "tester",
    "testar",
    "demo",
    "default",
    "system",
    "server",
    "welcome",
    "valkommen",
    "till",
    "changeme",
    "change",
    "letmein",
    "access",
    "master",
    "super",
    "superman",
    "batman",
    "konto",
    "dator",
    "computer",
    "internet",
    "samordna",
    "samordning",
    "windows",
    "microsoft",
    "google",
    "apple",
    "samsung",
    "facebook",
    "starwars",
    // Where.
    "sverige",
    "sweden",
    "svensk",
    "stockholm",
    "goteborg",
    "malmo",
    "uppsala",
    "vasteras",
    "orebro",
    "linkoping",
    "helsingborg",
    "jonkoping",
    "norrkoping",
    "lund",
    "umea",
    "gavle",
    "boras",
    "sodertalje",
    "eskilstuna",
    "halmstad",
    "vaxjo",
    "karlstad",
    "sundsvall",
    "ostersund",
    "trollhattan",
    "skovde",
    "boras",
    "region",
    "regionen",
    "kommun",
    "kommunen",
    "sjukhus",
    "sjukhuset",
    "vard",
    "varden",
    "vardcentral",
    "vardcentralen",
    "halsa",
    "klinik",
    "kliniken",
    // When.
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "var",
    "varen",
    "sommar",
    "sommaren",
    "host",
    "hosten",
    "vinter",
    "vintern",
    "spring",
    "summer",
    "autumn",
    "winter",
    "mandag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lordag",
    "sondag",
    "jul",
    "julen",
    "midsommar",
    "semester",
    "monday",
    "friday",
    "sunday",
    "month",
    "year",
    // Whom and what one loves.
    "hej",
    "hejsan",
    "hello",
    "tjena",
    "love",
    "lover",
    "iloveyou",
    "you",
    "ilove",
    "alskar",
    "jag",
    "jagalskar",
    "dig",
    "alskling",
    "sotnos",
    "princess",
    "prinsessa",
    "angel",
    "baby",
    "sunshine",
    "solsken",
    "summer",
    "flower",
    "blomma",
    "monkey",
    "dragon",
    "tiger",
    "football",
    "fotboll",
    "hockey",
    "baseball",
    "liverpool",
    "arsenal",
    "chelsea",
    "djurgarden",
    "hammarby",
    "ifk",
    "aik",
    "pokemon",
    "mamma",
    "pappa",
    "familj",
    "familjen",
    "forever",
    "friend",
    "friends",
    "killer",
    "shadow",
    "secure",
    "security",
    "trust",
    "trustno",
    "freedom",
    "whatever",
    "ninja",
    "soccer",
    // The keyboard, where it is not a whole row.
    "qwerty",
    "qwert",
    "asdf",
    "asdfgh",
    "zxcv",
    "zxcvbn",
    "qaz",
    "wsx",
    "edc",
    "qazwsx",
    "abc",
    "abcd",
    "abcdef",
    "xyz",
    "iii",
    "ooo",
];

/// Neighbours on the keyboard, in the alphabet and among digits.
const ROWS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyzåäö",
    "01234567890",
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb",
];

/// The fewest different characters.
const DIFFERENT: usize = 6;

/// Somebody who guesses would come to it soon, whoever's it is.
pub(super) fn is_common(password: &str) -> bool {
    let folded: Vec<char> = password.chars().flat_map(char::to_lowercase).collect();
    let mut different = folded.clone();
    different.sort_unstable();
    different.dedup();
    different.len() < DIFFERENT || is_row(&folded) || is_of_words(&plain(core(password)), 3)
}

/// Little is left when the user's own names are taken away. Short parts of a name are no guess.
pub(super) fn is_near(password: &str, names: &[&str]) -> bool {
    let mut left = plain(password);
    let before = left.len();
    let parts = names.iter().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()));
    for part in parts.map(plain).filter(|part| part.len() >= 3) {
        left = left.replace(&part, "");
    }
    left.len() < before && left.len() < 8
}

/// Most steps go to a neighbour, or nowhere.
fn is_row(letters: &[char]) -> bool {
    let is_step = |pair: &[char]| match pair {
        [one, other] if one == other => true,
        [one, other] => ROWS.iter().any(|row| {
            let mut steps = row.chars().zip(row.chars().skip(1));
            steps.any(|(left, right)| (left, right) == (*one, *other) || (right, left) == (*one, *other))
        }),
        _ => false,
    };
    let steps = letters.windows(2).filter(|pair| is_step(pair)).count();
    2 * letters.len() <= 3 * steps
}

/// What stands between the digits and signs at either end: `!!Sommar2026` is *Sommar*.
fn core(password: &str) -> &str {
    password.trim_matches(|letter: char| !letter.is_alphabetic())
}

/// Small letters alone, without accents, and with the letters that digits and signs stand for: `P4$$w0rd` is *password*.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'å' | 'ä' | 'á' | 'à' | '4' | '@' => Some('a'),
        'ö' | 'ø' | 'ó' | '0' => Some('o'),
        'é' | 'è' | '3' => Some('e'),
        '1' | '!' => Some('i'),
        '5' | '$' => Some('s'),
        '7' => Some('t'),
        other => other.is_alphabetic().then_some(other),
    };
    text.chars().flat_map(char::to_lowercase).filter_map(letter).collect()
}

/// The whole text is at most so many common words side by side.
fn is_of_words(text: &str, most: usize) -> bool {
    if text.is_empty() {
        return true;
    }
    most > 0
        && WORDS.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| is_of_words(rest, most - 1)))
}
