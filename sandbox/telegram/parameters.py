"""Parameters: what a call brought, checked against the table of the Bot API's methods."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sandbox.telegram.refusals import (
    INLINE_EXPECTED,
    OLD_QUERY,
    TEXT_EMPTY,
    ApiRefusal,
    bad_request,
)

TABLE = Path(__file__).with_name("methods.json")
YES = ("true", "yes", "1", "t", "y")
NO = ("false", "no", "0", "f", "n", "")

MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "from_chat_id is empty",
    "text": TEXT_EMPTY,
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "voice": "there is no voice in the request",
    "document": "there is no document in the request",
    "callback_query_id": OLD_QUERY,
    "user_id": "invalid user_id specified",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
}

type Wire = Any  # whatever came in, until it is known to be what it should


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a method or of an object, by name, with the types that each allows."""

    required: dict[str, str]
    optional: dict[str, str]

    def type_of(self, name: str) -> str | None:
        return self.required.get(name) or self.optional.get(name)


@dataclass(frozen=True, slots=True)
class MethodTable:
    methods: dict[str, Shape]
    objects: dict[str, Shape]
    names: dict[str, str]  # by their lower case: the server takes any


@cache
def method_table() -> MethodTable:
    told = msgspec.json.decode(TABLE.read_bytes())
    methods = {name: _shape(told["methods"][name]) for name in told["methods"]}
    objects = {name: _shape(told["objects"][name]) for name in told["objects"]}
    return MethodTable(methods, objects, {name.lower(): name for name in methods})


def _shape(told: dict[str, Any]) -> Shape:
    return Shape(told["required"], told["optional"])


def checked(
    method: str, raw: Mapping[str, Wire], uploads: Mapping[str, Upload], *, strict: bool
) -> dict[str, Any]:
    """The call's parameters with their right types. Raises ApiRefusal."""
    shape = method_table().methods[method]
    params: dict[str, Any] = {}
    for name, value in raw.items():
        told = shape.type_of(name)
        if told is not None:
            params[name] = _value(name, value, told, strict=strict)
        elif strict:
            raise bad_request(f"unknown parameter {name}")
    for name in uploads:
        if "InputFile" in (shape.type_of(name) or ""):
            params[name] = f"attach://{name}"
        elif strict and not _is_attached(name, params):
            raise bad_request(f"unknown parameter {name}")
    for name in shape.required:
        if name not in params:
            raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
    return params


def _is_attached(name: str, value: Wire) -> bool:
    """True when some parameter speaks of this upload."""
    if isinstance(value, dict):
        return any(_is_attached(name, inside) for inside in value.values())
    if isinstance(value, list):
        return any(_is_attached(name, inside) for inside in value)
    return isinstance(value, str) and value == f"attach://{name}"


def _value(name: str, value: Wire, told: str, *, strict: bool) -> Wire:
    """A parameter; in forms all of them are strings, so objects come as JSON in a string."""
    kinds = alternatives(told)
    if isinstance(value, str) and all(_is_object(kind) for kind in kinds):
        try:
            value = msgspec.json.decode(value.encode("utf-8", "surrogatepass"))
        except msgspec.DecodeError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
    return _fit(name, value, kinds, strict=strict)


def _fit(name: str, value: Wire, kinds: tuple[str, ...], *, strict: bool) -> Wire:
    refused: ApiRefusal | None = None
    for kind in sorted(kinds, key=lambda one: _strangeness(value, one)):
        try:
            return _as(name, value, kind, strict=strict)
        except ApiRefusal as refusal:
            refused = refused or refusal
    raise refused or bad_request(f"wrong parameter {name}")


def _strangeness(value: Wire, kind: str) -> int:
    """How many fields of an object are unknown to that kind or missing: the least is meant."""
    shape = method_table().objects.get(kind)
    if shape is None or not isinstance(value, dict):
        return 0
    unknown = sum(shape.type_of(name) is None for name in value)
    return unknown + sum(name not in value for name in shape.required)


def _as(name: str, value: Wire, kind: str, *, strict: bool) -> Wire:
    if (inside := _inside_array(kind)) is not None:
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {inside} in {name}")
        return [_fit(name, one, alternatives(inside), strict=strict) for one in value]
    if (shape := method_table().objects.get(kind)) is not None:
        return _object(name, value, kind, shape, strict=strict)
    match kind:
        case "String" | "InputFile":
            return _string(name, value)
        case "Integer":
            return _integer(name, value)
        case "Float":
            return _float(name, value)
        case "Boolean":
            return _boolean(name, value)
        case _:
            return value


def _object(name: str, value: Wire, kind: str, shape: Shape, *, strict: bool) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise bad_request(f"object expected as {name.replace('_', ' ')}")
    for field in shape.required:
        if field not in value:
            if kind == "InlineKeyboardMarkup":
                raise bad_request(INLINE_EXPECTED)
            raise bad_request(f"can't find field {field} in {kind}")
    made: dict[str, Any] = {}
    for field, inside in value.items():
        told = shape.type_of(field)
        if told is None:
            if strict:
                raise bad_request(f"unknown field {field} in {kind}")
        else:
            made[field] = _fit(field, inside, alternatives(told), strict=strict)
    return made


def _string(name: str, value: Wire) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise bad_request(f'field "{name}" must be of type String')


def _integer(name: str, value: Wire) -> int:
    if isinstance(value, bool):
        raise bad_request(f'field "{name}" must be a Number')
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,19}", value):
        return int(value)
    raise bad_request(f'field "{name}" must be a Number')


def _float(name: str, value: Wire) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise bad_request(f'field "{name}" must be a Number') from None


def _boolean(name: str, value: Wire) -> bool:
    if isinstance(value, bool):
        return value
    said = str(value).casefold()
    if said in YES or said in NO:
        return said in YES
    raise bad_request(f'field "{name}" must be of type Boolean')


def _is_object(kind: str) -> bool:
    return _inside_array(kind) is not None or kind not in (
        "String",
        "Integer",
        "Float",
        "Boolean",
        "InputFile",
    )


def _inside_array(kind: str) -> str | None:
    return kind[len("Array of (") : -1] if kind.startswith("Array of (") else None


@cache
def alternatives(told: str) -> tuple[str, ...]:
    """ "A or Array of (B or C)" is A, and Array of (B or C)."""
    kinds: list[str] = []
    depth, begun = 0, 0
    for at, letter in enumerate(told):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and told.startswith(" or ", at):
            kinds.append(told[begun:at])
            begun = at + len(" or ")
    kinds.append(told[begun:])
    return tuple(sorted(kinds, key=lambda one: one == "String"))
