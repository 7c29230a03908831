"""Voice: what a scene says, in the words of a language. Fluent for the words, Babel for dates.

Everything that people typed is escaped on its way in; the marks of the texts themselves are HTML.
"""

import asyncio
import html
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_currency
from fluent.runtime import FluentBundle

from bot.customs import CUSTOMS, Custom
from bot.languages import DEFAULT, LANGUAGES, RIGHT_TO_LEFT
from bot.right_to_left import from_the_right, kept_whole
from bot.turn import Keyboard, Say
from bot.wording import Address, Digits, Lines, Secret, Text
from core.model.parcel import STARS, Money
from core.model.secret_words import VEIL
from core.model.window import Window
from core.texts import BrokenTexts, bundle_of

TEXTS = Path(__file__).parent / "texts"
LABEL_LETTERS_MAX = 60
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
VALUE_LETTERS_MAX = 3500  # of one thing that somebody typed; a message holds 4,096

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A message in words. `text` is HTML, `plain` the same for eyes that read no HTML."""

    text: str
    plain: str
    buttons: tuple[tuple[str, str], ...] = ()  # (label, data)
    share: str | None = None  # the label of a button that shares a number or a place


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when the words are read: language, zone, and now; and by whom."""

    language: str
    zone: tzinfo
    now: datetime
    hides: bool = False  # secrets are written as dots: for the transcript


class Voice:
    """Words in every language we speak; English where a text is missing.

    A language takes a tenth of a second to read, so a start reads one, and `warm` the others before
    somebody wants them. Raises BrokenTexts.
    """

    def __init__(self, texts: Path = TEXTS) -> None:
        self._texts = texts
        self._bundles: dict[str, FluentBundle] = {}
        self._warming = asyncio.Lock()
        self._bundle_of(DEFAULT)

    async def warm(self) -> None:
        """Read every language, beside the loop; who asks meanwhile waits for the same reading."""
        async with self._warming:
            for language in LANGUAGES:
                await asyncio.to_thread(self._bundle_of, language)

    def _bundle_of(self, language: str) -> FluentBundle:
        if language not in self._bundles:
            self._bundles[language] = bundle_of(self._texts, language, CUSTOMS[language].locale)
        return self._bundles[language]

    def spoken(self, said: Say, setting: Setting) -> Spoken:
        """One message, with its buttons."""
        text = self._format(said.key, said.values, setting, marked=True)
        if setting.language in RIGHT_TO_LEFT:
            text = from_the_right(text)
        return Spoken(
            text=text,
            plain=bare(text),
            buttons=tuple(
                (self._label(button.label, button.values, setting), button.data)
                for button in said.buttons
            ),
            share=self._share(said.keyboard, setting),
        )

    def words(self, key: str, language: str, **values: object) -> str:
        """Words for people outside a scene, without marks."""
        setting = Setting(language, ZoneInfo("UTC"), datetime.now(UTC))
        return self._format(key, values, setting, marked=False)

    def dated(self, at: Window | datetime, language: str, zone: tzinfo) -> str:
        """A day with its hours, briefly: as true tomorrow as it is today."""
        return self._moment(at, Setting(language, zone, LONG_AGO), short=True)

    def knows(self, key: str, language: str) -> bool:
        return self._bundle_of(language).has_message(key)

    def _share(self, keyboard: Keyboard | None, setting: Setting) -> str | None:
        match keyboard:
            case Keyboard.SHARE_PHONE:
                return self._label("button-share-phone", {}, setting)
            case Keyboard.SHARE_PLACE:
                return self._label("button-share-place", {}, setting)
            case _:
                return None

    def _label(self, key: str, values: Mapping[str, object], setting: Setting) -> str:
        label = self._format(key, values, setting, marked=False)
        if setting.language in RIGHT_TO_LEFT:
            label = from_the_right(label)
        return label if len(label) <= LABEL_LETTERS_MAX else label[: LABEL_LETTERS_MAX - 1] + "…"

    def _format(
        self, key: str, values: Mapping[str, object], setting: Setting, *, marked: bool
    ) -> str:
        language = setting.language if setting.language in LANGUAGES else DEFAULT
        if not self._bundle_of(language).has_message(key):
            log.error("no text %s in %s", key, language)
            language = DEFAULT
        bundle = self._bundle_of(language)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise BrokenTexts(f"{key} in {language} has no words")
        filled = {
            name: self._value(value, setting, marked=marked) for name, value in values.items()
        }
        text, errors = bundle.format_pattern(pattern, filled)
        for error in errors:
            log.error("text %s in %s: %s", key, language, type(error).__name__)
        return str(text)

    def _value(self, value: object, setting: Setting, *, marked: bool) -> str | int:
        match value:
            case bool() | None:
                return ""
            case int():
                return value
            case float() | Decimal():
                return round(value)
            case Text(key=key, values=values):
                return self._format(key, values, setting, marked=marked)
            case Lines(texts=texts, joined=joined):
                parts = [self._format(t.key, t.values, setting, marked=marked) for t in texts]
                return joined.join(part for part in parts if part)
            case _:
                told = self._leaf(value, setting, marked=marked)
                return kept_whole(told) if setting.language in RIGHT_TO_LEFT else told

    def _leaf(self, value: object, setting: Setting, *, marked: bool) -> str:
        """A value that is no text of ours."""
        match value:
            case Secret() if setting.hides:
                return VEIL
            case Digits(text=text):
                return f"<code>{html.escape(text, quote=False)}</code>" if marked else text
            case Address(url=url):
                return html.escape(url, quote=True)
            case Window() | datetime() | date() | timedelta() | Money():
                told = self._moment(value, setting, short=not marked)
                return html.escape(told, quote=False) if marked else told
            case _:
                told = str(value)[:VALUE_LETTERS_MAX]
                return html.escape(told, quote=False) if marked else told

    def _moment(
        self,
        value: Window | datetime | date | timedelta | Money,
        setting: Setting,
        *,
        short: bool,
    ) -> str:
        """Dates and times as people of the place write them; buttons are short."""
        custom = CUSTOMS.get(setting.language, CUSTOMS[DEFAULT])
        locale = Locale.parse(custom.locale)
        match value:
            case Window(start=start, end=end):
                begin, until = start.astimezone(setting.zone), end.astimezone(setting.zone)
                hours = custom.between_hours.join((_clock(begin, locale), _clock(until, locale)))
                day = self._day(begin.date(), setting, custom, short=short)
                return f"{day} {hours}" if short else f"{day}{custom.before_hours}{hours}"
            case datetime():
                local = value.astimezone(setting.zone)
                if local.date() == setting.now.astimezone(setting.zone).date():
                    return _clock(local, locale)
                day = self._day(local.date(), setting, custom, short=short)
                return f"{day}{custom.before_hours}{_clock(local, locale)}"
            case date():
                return self._day(value, setting, custom, short=short)
            case timedelta():
                return self._span(value, setting)
            case Money(amount=amount, currency=currency) if currency == STARS:
                return f"{amount:f} ⭐"
            case Money():
                return str(format_currency(value.amount, value.currency, locale=locale))

    def _span(self, span: timedelta, setting: Setting) -> str:
        """ "2 h 3 min": from an hour on nobody reckons in minutes."""
        hours, minutes = divmod(max(1, round(span.total_seconds() / 60)), 60)
        told = Text("span-minutes", {"count": minutes})
        if hours:
            whole = Text("span-hours", {"count": hours})
            values: dict[str, object] = {"hours": whole, "minutes": told}
            told = Text("span-hours-minutes", values) if minutes else whole
        return self._format(told.key, told.values, setting, marked=False)

    def _day(self, day: date, setting: Setting, custom: Custom, *, short: bool) -> str:
        today = setting.now.astimezone(setting.zone).date()
        if short and day in (today, today + timedelta(days=1)):
            key = "day-today" if day == today else "day-tomorrow"
            return self._format(key, {}, setting, marked=False)
        pattern = custom.day_short if short else custom.day
        return str(format_date(day, pattern, locale=custom.locale))


def bare(text: str) -> str:
    """The words without marks."""
    kept = []
    inside = False
    for letter in text:
        if letter == "<":
            inside = True
        elif letter == ">" and inside:
            inside = False
        elif not inside:
            kept.append(letter)
    return html.unescape("".join(kept))


def _clock(at: datetime, locale: Locale) -> str:
    return str(format_time(at, "short", locale=locale))
