//! What is refused about accounts, in words, Swedish and English side by side.

use crate::Language;
use serde::Serialize;

/// Why an account cannot be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "account_code")]
#[allow(missing_docs, reason = "each reason is spoken below, in two languages")]
pub enum AccountNo {
    NotAUserName,
    UserNameTaken,
    Short { fewest: usize },
    Long { most: usize },
    DigitsOnly,
    NearYourName,
    Common,
    WrongPassword,
    WrongNameOrPassword,
    TooManyGuesses { minutes: u32 },
    NotEmployed,
    NoAccount,
    LinkSpent,
}

impl AccountNo {
    pub(crate) fn say(&self, language: Language) -> String {
        let (swedish, english) = match self {
            Self::NotAUserName => (
                "Ett användarnamn är 2–80 bokstäver och siffror, utan mellanslag. Punkt, bindestreck, understreck och @ går bra.",
                "A user name is 2 to 80 letters and digits, without spaces. Full stop, hyphen, underscore and @ will do.",
            ),
            Self::UserNameTaken => (
                "Någon annan har det användarnamnet. Välj ett annat.",
                "Somebody else has that user name. Choose another.",
            ),
            Self::Short { fewest } => {
                return language.pick(
                    format!("Lösenordet behöver minst {fewest} tecken. Några ord efter varandra går bra."),
                    format!("The password needs at least {fewest} characters. A few words in a row will do."),
                );
            }
            Self::Long { most } => {
                return language.pick(
                    format!("Lösenordet får ha högst {most} tecken."),
                    format!("The password may have at most {most} characters."),
                );
            }
            Self::DigitsOnly => (
                "Bara siffror är för lätt att gissa. Ta med några ord.",
                "Digits alone are too easy to guess. Use some words as well.",
            ),
            Self::NearYourName => (
                "Lösenordet är nästan bara ditt namn. Välj något som ingen annan skulle gissa.",
                "The password is little more than your name. Choose something that nobody else would guess.",
            ),
            Self::Common => (
                "Lösenordet är ett av dem som gissas först. Välj något som ingen annan skulle komma på, till exempel fyra ord som inte hör ihop.",
                "The password is one of those that are guessed first. Choose something that nobody else would think of, for example four words that do not belong together.",
            ),
            Self::WrongNameOrPassword => (
                "Användarnamnet eller lösenordet stämmer inte.",
                "The user name or the password is not right.",
            ),
            Self::TooManyGuesses { minutes } => {
                let (minuter, unit) =
                    if *minutes == 1 { ("minut", "minute") } else { ("minuter", "minutes") };
                return language.pick(
                    format!(
                        "Det har blivit fel för många gånger. Vänta {minutes} {minuter} och försök igen."
                    ),
                    format!("It was wrong too many times. Wait {minutes} {unit} and try again."),
                );
            }
            Self::WrongPassword => ("Lösenordet stämmer inte.", "The password is not right."),
            Self::NotEmployed => (
                "Du har ingen anställning som gäller i dag, och kan därför inte logga in. Är det fel? Hör av dig till registratorn.",
                "You have no employment that holds today, and so cannot sign in. Is that wrong? Ask the registrar.",
            ),
            Self::LinkSpent => (
                "Länken gäller inte. Den är redan använd, eller så har den gått ut. Be registratorn om en ny.",
                "The link does not work. It has been used, or its time is over. Ask the registrar for a new one.",
            ),
            Self::NoAccount => ("Personen har inget konto.", "The person has no account."),
        };
        language.pick(swedish, english).to_owned()
    }
}
