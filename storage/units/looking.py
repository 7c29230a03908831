"""Looking: which talks an agent's list shows, and which hold what somebody searches for."""

from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, CompoundSelect, Connection, exists, or_, select, union

from core.model.queue_look import QueueLook
from storage import dialect
from storage.tables import conversations, deliveries, messages

LINES_LOOKED_FOR_MAX = 2000  # talks whose lines hold the words, before they are put in order
_T, _D, _M = conversations.c, deliveries.c, messages.c


def wanted(db: Connection, look: QueueLook, now: datetime) -> list[ColumnElement[bool]]:
    """What a talk must be to stand in the list. Times in a body are text in UTC, and compare as
    such."""
    moment = msgspec.to_builtins(now)
    snoozed = dialect.field(db, _T.body, "snoozed_until")
    found = [
        *seen(db, look),
        snoozed > moment if look.snoozed else or_(snoozed.is_(None), snoozed <= moment),
    ]
    if look.language:
        found.append(dialect.field(db, _T.body, "language") == look.language)
    if look.tag:
        found.append(
            dialect.field(db, _T.body, "tags").like(f'%"{_plain(look.tag)}"%', escape="\\")
        )
    if look.merchant:
        merchant = dialect.field(db, _D.body, "merchant")
        found.append(exists().where(_D.conversation == _T.id, _alike(merchant, look.merchant)))
    return found


def seen(db: Connection, look: QueueLook) -> list[ColumnElement[bool]]:
    """What whoever is limited may see at all."""
    if not look.carriers and not look.merchants:
        return []
    theirs = [_D.conversation == _T.id]
    if look.carriers:
        theirs.append(_D.carrier.in_(look.carriers))
    if look.merchants:
        theirs.append(dialect.field(db, _D.body, "merchant").in_(look.merchants))
    return [exists().where(*theirs)]


def talks_with(db: Connection, words: str) -> CompoundSelect[str]:
    """By a parcel's number, a phone number, a person's name, or what was said. Lines are searched
    for words alone: a search for digits could find out whose door code they are."""
    number = words.replace(" ", "")
    by = [
        _D.tracking_number.like(f"{_plain(number.upper())}%", escape="\\"),
        _alike(dialect.field(db, _D.body, "recipient", "name"), words),
    ]
    if number.lstrip("+").isdigit():
        by.append(_D.phone == f"+{number.lstrip('+')}")
    people = select(_D.conversation).where(_D.conversation.is_not(None), or_(*by))
    if not any(letter.isalpha() for letter in words):
        return union(people)
    lines = select(_M.conversation).where(_alike(_M.text, words)).limit(LINES_LOOKED_FOR_MAX)
    return union(people, select(lines.subquery("lines_found").c.conversation))


def _alike(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """However it is written: SQLite knows big and small letters of English alone."""
    ways = dict.fromkeys((words, words.lower(), words.upper(), words.capitalize(), words.title()))
    return or_(*(column.like(f"%{_plain(way)}%", escape="\\") for way in ways))


def _plain(words: str) -> str:
    """Signs of a pattern stand for themselves."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
