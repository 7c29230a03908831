"""Faults: every field of what was told that is wrong, not the first alone.

Reading stops at the first fault; whoever wrote the program that called would mend one, call again,
and meet the next. So what could not be read is looked at once more, a field at a time.
"""

import re
from collections.abc import Iterator
from itertools import islice
from types import UnionType
from typing import Annotated, Any, TypeAliasType, Union, get_args, get_origin

import msgspec
from msgspec.structs import fields

from core.refusals import Refusal, Refused

FAULTS_MAX = 50
NAME_MAX = 40
UNNAMED = "[...]"  # what msgspec calls each value of a dict; a key has no path of its own

Fault = tuple[str, str]  # the path of a field, and what is wrong with it

_AT = re.compile(r" - at `(key` in `)?\$\.?(?P<path>.*?)`$")
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]+)`")


def named(wrong: msgspec.ValidationError) -> Fault:
    """The path of the field that is wrong, and what is wrong with it."""
    path, said = _named(wrong)
    return path or "body", said


def refused(
    wrong: msgspec.ValidationError,
    told: object,
    kind: Any,  # noqa: ANN401 (whatever msgspec reads)
    *,
    strict: bool = True,
) -> Refused:
    """The refusal of what was `told` and is no such `kind`, with all that is wrong of it."""
    first = named(wrong)
    every = list(islice(_faults(told, kind, "", strict=strict), FAULTS_MAX))
    where = first[0].partition(UNNAMED)[0]
    is_among_them = any(at.startswith(where) and said == first[1] for at, said in every)
    faults = dict(every if is_among_them else [first, *every])
    names = list(faults)
    detail = (
        f"The field {names[0]} is wrong." if len(names) == 1 else f"{len(names)} fields are wrong."
    )
    return Refused(Refusal(code="invalid", detail=detail, fields=tuple(faults.items())))


def _faults(told: object, kind: Any, path: str, *, strict: bool) -> Iterator[Fault]:  # noqa: ANN401
    arm = _arm(kind, told)
    if isinstance(told, dict) and isinstance(arm, type) and issubclass(arm, msgspec.Struct):
        for each in fields(arm):
            here = f"{path}.{each.encode_name}".lstrip(".")
            if each.encode_name in told:
                yield from _faults(told[each.encode_name], each.type, here, strict=strict)
            elif each.required:
                yield here, "is required"
    elif isinstance(told, list) and get_origin(arm) is list:
        (item,) = get_args(arm)
        for number, each in enumerate(told):
            yield from _faults(each, item, f"{path}[{number}]", strict=strict)
    elif isinstance(told, dict) and get_origin(arm) is dict:
        key, value = get_args(arm)
        for name, each in told.items():
            here = f"{path}.{name[:NAME_MAX]}"
            known = list(_faults(name, key, here, strict=strict))
            yield from known or _faults(each, value, here, strict=strict)
    else:
        try:
            msgspec.convert(told, kind, strict=strict)
        except msgspec.ValidationError as wrong:
            inner, said = _named(wrong)
            glue = "." if path and inner and not inner.startswith("[") else ""
            yield f"{path}{glue}{inner}" or "body", said


def _arm(kind: Any, told: object) -> Any:  # noqa: ANN401
    """Which of several kinds is meant; the kind itself where that cannot be said."""
    kind = _bare(kind)
    if get_origin(kind) not in (Union, UnionType):
        return kind
    arms = [_bare(arm) for arm in get_args(kind)]
    if isinstance(told, list):
        meant = [arm for arm in arms if get_origin(arm) is list]
    else:
        structs = [a for a in arms if isinstance(a, type) and issubclass(a, msgspec.Struct)]
        meant = structs if len(structs) == 1 else [a for a in structs if _is_tagged(a, told)]
    return meant[0] if len(meant) == 1 else kind


def _is_tagged(arm: type[msgspec.Struct], told: object) -> bool:
    config = arm.__struct_config__
    return isinstance(told, dict) and told.get(config.tag_field) == config.tag


def _bare(kind: Any) -> Any:  # noqa: ANN401
    while isinstance(kind, TypeAliasType) or get_origin(kind) is Annotated:
        kind = kind.__value__ if isinstance(kind, TypeAliasType) else get_args(kind)[0]
    return kind


def _named(wrong: msgspec.ValidationError) -> Fault:
    text = str(wrong)
    at = _AT.search(text)
    path = at["path"] if at else ""
    said = text[: at.start()] if at else text
    if missing := _MISSING.match(said):
        return f"{path}.{missing['name']}".lstrip("."), "is required"
    return path, said[:1].lower() + said[1:]
