"""Makes sandbox/telegram/methods.json from aiogram's models, which are generated from Telegram's
own pages: every method with its parameters and result, and every object that a parameter may hold.

    python -m tests.sandbox_telegram.make_methods
"""

import datetime
import json
import types
import typing
from pathlib import Path
from typing import Any

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types.base import TelegramObject
from aiogram.types.input_file import InputFile
from pydantic import BaseModel

TABLE = Path(__file__).parents[2] / "sandbox" / "telegram" / "methods.json"
PLAIN = {bool: "Boolean", int: "Integer", float: "Float", str: "String"}

type Annotation = Any  # whatever may stand behind a colon


def table() -> dict[str, Any]:
    """Names of types are Telegram's, as its pages write them: "Integer or String"."""
    objects: dict[str, type[BaseModel]] = {}
    methods = {
        model.__api_method__: {
            **_fields(model, objects),
            "result": " or ".join(_names(model.__returning__, {})),
        }
        for model in _models()
    }
    known: dict[str, Any] = {}
    while waiting := sorted(objects.keys() - known.keys()):
        for name in waiting:
            known[name] = _fields(objects[name], objects)
    return {"methods": dict(sorted(methods.items())), "objects": dict(sorted(known.items()))}


def written(found: dict[str, Any]) -> str:
    """One parameter a line, so that a new version of the API reads well as a difference."""
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _models() -> list[Any]:
    found = [getattr(aiogram.methods, name) for name in aiogram.methods.__all__]
    return [m for m in found if m is not TelegramMethod and hasattr(m, "__api_method__")]


def _fields(model: type[BaseModel], objects: dict[str, type[BaseModel]]) -> dict[str, Any]:
    required: dict[str, str] = {}
    optional: dict[str, str] = {}
    for name, told in model.model_fields.items():
        place = required if told.is_required() else optional
        place[told.alias or name] = " or ".join(_names(told.annotation, objects))
    return {"required": required, "optional": optional}


def _names(annotation: Annotation, objects: dict[str, type[BaseModel]]) -> list[str]:
    """Telegram's names of what an annotation allows, each once."""
    origin: Annotation = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        found = [n for part in typing.get_args(annotation) for n in _names(part, objects)]
        return list(dict.fromkeys(found))
    if type(annotation).__name__ == "TypeAliasType":  # of typing, or its backport
        return [annotation.__name__.removesuffix("Union")]  # it may hold itself
    if origin is typing.Annotated:
        return _names(typing.get_args(annotation)[0], objects)
    if origin is list:
        (inside,) = typing.get_args(annotation)
        return [f"Array of ({' or '.join(_names(inside, objects))})"]
    if origin is typing.Literal:
        return ["Boolean" if isinstance(typing.get_args(annotation)[0], bool) else "String"]
    if annotation in PLAIN:
        return [PLAIN[annotation]]
    if annotation in (type(None), Default):
        return []
    if annotation in (datetime.datetime, datetime.timedelta):
        return ["Integer"]
    if isinstance(annotation, type) and issubclass(annotation, InputFile):
        return ["InputFile"]
    if isinstance(annotation, type) and issubclass(annotation, str):
        return ["String"]
    if isinstance(annotation, type) and issubclass(annotation, TelegramObject):
        objects[annotation.__name__] = annotation
        return [annotation.__name__]
    raise TypeError(f"no name for {annotation!r}")


if __name__ == "__main__":
    TABLE.write_text(written(table()))
