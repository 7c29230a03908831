"""Customs: how the days and hours of a language are written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Custom:
    """A day in a sentence and a day on a button (CLDR patterns), what stands between a day and its
    hours, and between the two hours of a window."""

    locale: str
    day: str
    day_short: str
    before_hours: str = ", "
    between_hours: str = "–"


CUSTOMS = {
    "en": Custom("en_GB", "EEEE d MMMM", "EEE d MMM"),
    "de": Custom("de", "EEEE, d. MMMM", "ccc d.M."),
    "es": Custom("es", "EEEE d 'de' MMMM", "EEE d MMM"),
    "fr": Custom("fr", "EEEE d MMMM", "EEE d MMM"),
    "it": Custom("it", "EEEE d MMMM", "EEE d MMM"),
    # The name of a day would have to be inflected after "do" and "до".
    "pl": Custom("pl", "d MMMM (EEEE)", "ccc d.MM"),
    "pt": Custom("pt_PT", "EEEE, d 'de' MMMM", "EEE d/MM"),
    "fi": Custom("fi", "cccc d. MMMM", "ccc d.M."),
    "sv": Custom("sv", "EEEE d MMMM", "EEE d/M"),
    "tr": Custom("tr", "d MMMM EEEE", "d MMM EEE"),
    "uk": Custom("uk", "d MMMM (cccc)", "ccc d MMM"),
    "ru": Custom("ru", "d MMMM (cccc)", "ccc d MMM"),
    "ar": Custom("ar", "EEEE d MMMM", "EEE d MMM", "، ", " – "),
}
