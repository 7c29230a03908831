"""The document that a gateway takes: JSON with {to}, {text}, {from} and {key} filled in. Pure."""

import re
from collections.abc import Mapping

import msgspec

TEXT_LETTERS_MAX = 459  # three parts of a long SMS
_NAMES = ("to", "text", "from", "key")
_BLANK = re.compile(r"\{(" + "|".join(_NAMES) + r")\}")


def template_of(told: str) -> object:
    """Raises ValueError for what is no JSON object, or sends nothing to anybody."""
    try:
        template: object = msgspec.json.decode(told)
    except msgspec.DecodeError:
        raise ValueError("is not JSON") from None
    if not isinstance(template, dict):
        raise ValueError("is not a JSON object")
    named = {name for found in _strings(template) for name in _BLANK.findall(found)}
    if missing := {"to", "text"} - named:
        raise ValueError(f"has no {{{min(missing)}}} in it")
    return template


def filled(template: object, values: Mapping[str, str]) -> object:
    """In one pass over the strings: what is filled in is never read as a blank itself."""
    match template:
        case str():
            return _BLANK.sub(lambda found: values[found[1]], template)
        case dict():
            return {name: filled(value, values) for name, value in template.items()}
        case list():
            return [filled(value, values) for value in template]
        case _:
            return template


def _strings(template: object) -> list[str]:
    match template:
        case str():
            return [template]
        case dict():
            return [one for value in template.values() for one in _strings(value)]
        case list():
            return [one for value in template for one in _strings(value)]
        case _:
            return []
