"""A time token: a word or phrase of a message with what it may say of time."""

from dataclasses import dataclass, field

from bot.understanding.time_lexicon import Kind

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = {"morning": "12:00", "noon": "12:00", "afternoon": "12:00", "evening": "17:00"}
MASK = "·"  # where something stands that is none of time
_NEAR = " -'\u200c.’/"


@dataclass(slots=True)
class Token:
    """A word or phrase with what stands before it; `says` by kind is what it may mean."""

    raw: str
    gap: str
    says: dict[Kind, str] = field(default_factory=dict)
    hour: str | None = None  # digits of what may be an hour
    out: str | None = None  # what the grammar is given, once that is known

    @property
    def is_time(self) -> bool:
        return self.hour is not None or Kind.SAYS in self.says

    @property
    def is_near(self) -> bool:
        """Whether it follows the one before it without a break."""
        return not self.gap.strip(_NEAR)


NOTHING = Token("", "")


def may_be_hour(digits: str) -> bool:
    return len(digits) <= 2 and int(digits) <= 24
