"""Door words: what was told of a door as a card, and a card as words that are read back."""

import re
from dataclasses import fields, replace

from bot.understanding.entrances import entrance, without_entrance
from bot.understanding.thing_words import any_of
from bot.understanding.things import floor
from bot.understanding.understood import Entities
from bot.way_in import way_in
from bot.wording import Digits, Lines, Secret, Text
from core.late_pattern import LatePattern
from core.model.courier_note import courier_note, says_nothing
from core.model.door_card import DoorCard, Lift, Parking, Reception
from core.model.secret_words import veiled_note

NOTE_MAX = 300
# What names a field says nothing more once its value stands in the field; nor does courtesy.
_FIELD_WORDS = LatePattern(
    r"\b(?:please|pls|thanks|kiitos|пожалуйста|спасибо|gate|door|code|floor|flat|apt|apartment|phone|number|is|the|and|my|"
    r"ovikoodi\w*|porttikoodi\w*|koodi\w*|kerro\w*|krs|asunto\w*|puhelin\w*|on|ja|"
    r"код\w*|двер\w*|домофон\w*|этаж\w*|квартир\w*|кв|телефон\w*|и)\b|\W|"
    rf"{any_of('code')}|{any_of('floor')}|{any_of('flat')}",
    re.I,
)

_NAMES = (
    r"gate|door|entry|keypad|intercom|buzzer|code|floor|fla?t|apt|apartment|unit|phone|"
    r"number|ovikoodi\w*|porttikoodi\w*|koodi\w*|kerro\w*|krs|asunto\w*|as|puhelin\w*|"
    r"код\w*|домофон\w*|этаж\w*|квартир\w*|кв|телефон\w*"
)
_OF_CODE = r"gate|door|entry|entrance|keypad|intercom|buzzer"
_NAMES_AFTER = r"floor|fl|kerro\w+|krs|этаж\w*|квартир\w*"
_PARTS = re.compile(r"\s*(?:[,;\n]|\.\s)\s*")
_ENDING = r"st|nd|rd|th|er?|[eè]me|[ºª]|-?(?:й|ый|ой|я)|:[ane]{1,2}"
_GLUED = re.compile(
    r"(?<=\d)(?=(?:krs|kerro\w*)\b)|(?<=\bas)(?=\d)|(?<=\bkrs)(?=\d)", re.I
)  # "3krs"
_KNOWN: dict[tuple[str, str], str] = {
    ("door-lift", Lift.YES): "known-lift-yes",
    ("door-lift", Lift.NO): "known-lift-no",
    ("door-lift", Lift.GROUND_FLOOR): "known-lift-ground-floor",
    ("door-reception", Reception.THERE): "known-reception-there",
    ("door-reception", Reception.NONE): "known-reception-none",
    ("door-parking", Parking.AT_THE_DOOR): "known-parking-door",
    ("door-parking", Parking.IN_THE_YARD): "known-parking-yard",
    ("door-parking", Parking.IN_THE_STREET): "known-parking-street",
}


def card_of(told: Entities, text: str) -> DoorCard:
    """A door card from what was understood; all other words are a note, without the code."""
    way = way_in(text)
    stands_there = bool(way.card.reception) and floor(way.rest) is None
    given = DoorCard(
        code=told.gate_code,
        floor=None if stands_there else told.floor,
        unit=told.flat,
        entrance=entrance(way.rest),
        phone=told.phone,
    )
    card, rest = way.card.merged(given), _rest(way.rest, given) if way.rest else None
    note = courier_note(rest) if rest else None
    is_all = card == DoorCard() and note is None and rest is not None and not says_nothing(rest)
    return replace(card, note=rest if is_all else note)


def _rest(text: str, given: DoorCard) -> str | None:
    """The words as they were typed; a value that has a field of its own is left out by its name."""
    if given == DoorCard():
        return text[:NOTE_MAX]
    kept = _GLUED.sub(" ", text)
    for value in (given.code, given.phone, given.floor, given.unit):
        if value:
            kept = re.sub(_named(value), " ", kept, count=1, flags=re.I)
    if given.entrance and not _FIELD_WORDS.sub("", without_entrance(kept)):
        return None
    parts = [part for part in _PARTS.split(kept) if _FIELD_WORDS.sub("", without_entrance(part))]
    told = " ".join(", ".join(parts).split())
    return told[:NOTE_MAX] or None


def _named(value: str) -> str:
    """The value with the words that say what it is: "gate code 4471#", "3rd floor". A door that
    was described before its code or its floor ("green door code 77") stays described."""
    own = rf"(?:(?:^|(?<=[,.;\n]\s)|\b(?:the|my|and)\s)(?:{_OF_CODE})\s+)?"
    before = rf"(?:{own}\b(?:{_NAMES})\b(?:[\s:.]+(?:is|on|number|no))?[\s:.]*)?"
    typed, after = _as_typed(value), rf"[\s.]*\b(?:{_NAMES_AFTER})\b"
    return rf"(?:\b(?:the|my)\s+)?(?:{typed}{after}|{before}{typed}(?!{after}))"


def _as_typed(value: str) -> str:
    """However the value was spaced, with what a number wears as an ending."""
    spaced = r"[\s()-]*".join(re.escape(letter) for letter in value)
    return rf"(?<!\w){spaced}(?:{_ENDING})?(?!\w)"


def joined(before: str | None, given: str | None) -> str | None:
    """Both notes, what stands in both once."""
    parts = [part for note in (before, given) if note for part in note.split(", ")]
    return ", ".join(dict.fromkeys(parts))[:NOTE_MAX] or None


def beside(given: DoorCard, known: DoorCard) -> DoorCard:
    """What is told unasked pushes out no note that was told before."""
    note = joined(known.note, given.note) if given.note else None
    return replace(given, note=note)


def read_back(known: DoorCard) -> Lines:
    """All of it, in one line. The code is written out for who has just typed it."""
    code = (Text("door-code", {"value": Secret(known.code)}),) if known.code else ()
    note = (_note(known.note),) if known.note else ()
    return Lines((*code, *_beside_the_code(known), *note), joined=", ")


def _note(said: str) -> Text:
    """What looks like a further code in it is for their eyes alone, too."""
    value = Secret(said) if veiled_note(said) != said else said
    return Text("door-note", {"value": value})


def beyond(told: DoorCard, known: DoorCard) -> DoorCard:
    """What is told of a door and not known of it yet."""
    names = (each.name for each in fields(told))
    newer = {name: getattr(told, name) for name in names}
    return DoorCard(
        **{name: value for name, value in newer.items() if value != getattr(known, name)}
    )


def in_short(known: DoorCard) -> Lines:
    """The same for a card that shows what has been told before: that there is a code is enough."""
    code = (Text("door-code-known"),) if known.code else ()
    note = (Text("door-note", {"value": veiled_note(known.note)}),) if known.note else ()
    return Lines((*code, *_beside_the_code(known), *note), joined=", ")


def _beside_the_code(known: DoorCard) -> tuple[Text, ...]:
    fields = (
        ("door-entrance", known.entrance),
        ("door-floor", known.floor),
        (_unit_key(known.unit), known.unit),
        ("door-phone", known.phone),
        ("door-reception", known.reception),
        ("door-opening-hours", known.opening_hours),
        ("door-lift", known.lift),
        ("door-height", _number(known.height_m_max)),
        ("door-weight", _number(known.weight_t_max)),
        ("door-parking", known.parking),
    )
    told = tuple(Text(key, {"value": _said(key, value)}) for key, value in fields if value)
    kept = (("door-voice", known.voice), ("door-photo", known.photo))
    return (*told, *(Text(key) for key, is_there in kept if is_there))


def _said(key: str, value: str) -> Text | Digits:
    """What most people say of a way in, in the reader's language; anything else as it was told."""
    known = _KNOWN.get((key, value))
    return Digits(value) if known is None else Text(known)


def _unit_key(unit: str | None) -> str:
    """ "LH 3", "офис 302" say themselves what they are; of "B 24" and "27b" we say it."""
    word, *number = (unit or "").split()[:2] or ("",)
    return "door-unit-named" if number and word.isalpha() and len(word) > 1 else "door-unit"


def _number(measured: float | None) -> str | None:
    return None if measured is None else f"{measured:g}"
