"""What the courier's page sends: presses, words, and the language that it is to speak."""

from typing import Annotated

import msgspec
from msgspec import Meta

Name = Annotated[str, Meta(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
Id = Annotated[str, Meta(min_length=1, max_length=64)]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    kind: Annotated[str, Meta(max_length=20)]
    name: Annotated[str, Meta(max_length=120)] | None = None
    code: Annotated[str, Meta(max_length=120)] | None = None


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A ready phrase by its name, or one's own."""

    phrase: Annotated[str, Meta(max_length=40)] | None = None
    text: Annotated[str, Meta(max_length=300)] | None = None


class Press(msgspec.Struct, frozen=True, kw_only=True):
    """`ago_seconds`: how long ago it was pressed, by the phone's own clock. `delivery` None: the
    whole route leaves. `words` with the type "say": for the recipient, and no event."""

    id: Name
    type: Annotated[str, Meta(max_length=40)]
    ago_seconds: Annotated[float, Meta(ge=0)] = 0.0
    delivery: Id | None = None
    reason: Annotated[str, Meta(max_length=40)] | None = None
    note: Annotated[str, Meta(max_length=300)] | None = None
    proof: Shown | None = None
    age_checked: bool = False
    words: Words | None = None


class Language(msgspec.Struct, frozen=True, kw_only=True):
    language: Annotated[str, Meta(min_length=2, max_length=8)]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the phone was `ago_seconds` ago; `accuracy_m` is the 68 % radius in metres."""

    lat: Annotated[float, Meta(ge=-90, le=90)]
    lon: Annotated[float, Meta(ge=-180, le=180)]
    accuracy_m: Annotated[float, Meta(ge=0)] | None = None
    ago_seconds: Annotated[float, Meta(ge=0)] = 0.0
