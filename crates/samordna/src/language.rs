//! Which language the command line answers in: `--lang`, else what the environment says, else English.
//!
//! Help is in English. What a charter says is never translated.

use samordna_domain::Language;

/// What can stand after `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    /// Svenska.
    Sv,
    /// English.
    En,
}

/// The language asked for, else that of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set).
pub fn of(asked: Option<Lang>) -> Language {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    choose(asked, variables.iter().map(String::as_str))
}

fn choose<'a>(asked: Option<Lang>, mut environment: impl Iterator<Item = &'a str>) -> Language {
    match asked {
        Some(Lang::Sv) => return Language::Swedish,
        Some(Lang::En) => return Language::English,
        None => {}
    }
    let locale = environment.find(|locale| !locale.is_empty()).unwrap_or_default();
    if locale.starts_with("sv") { Language::Swedish } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides_unless_somebody_asks() {
        for (asked, environment, expected) in [
            (None, ["", "", ""], Language::English),
            (None, ["", "", "sv_SE.UTF-8"], Language::Swedish),
            (None, ["C.UTF-8", "", "sv_SE.UTF-8"], Language::English),
            (Some(Lang::En), ["sv_SE.UTF-8", "", ""], Language::English),
            (Some(Lang::Sv), ["", "", "en_GB.UTF-8"], Language::Swedish),
        ] {
            assert_eq!(choose(asked, environment.into_iter()), expected, "{asked:?} {environment:?}");
        }
    }
}
