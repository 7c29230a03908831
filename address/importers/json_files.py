"""JSON files: one object a line, an array, or a collection of features, read one by one."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO

from address.importers.report import CannotImport, ImportReport
from address.importers.text_files import NUL, open_text, without_nuls

CHUNK_CHARACTERS = 1 << 16
OBJECT_CHARACTERS_MAX = 1 << 24  # a feature of an address is never that long
_FEATURES = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,\x1e]*")
_RECORD_MARK = "\x1e"
_DECODER = json.JSONDecoder()


def objects(path: Path, report: ImportReport) -> Iterator[object]:
    """What the file holds. A broken line is reported, a broken document is CannotImport."""
    with open_text(path) as file:
        head = file.read(CHUNK_CHARACTERS).replace(NUL, "")
        first, _, _ = head.lstrip(f"\ufeff{_RECORD_MARK} \t\r\n").partition("\n")
        if not first:
            raise CannotImport(f"{path.name}: nothing in it")
        try:
            whole = _loaded(first.rstrip().rstrip(","))
        except ValueError:
            yield from _of_document(head, file, path.name)
            return
        match whole:
            case {"type": "FeatureCollection"} | [*_]:
                yield from _of_document(head, file, path.name)
            case _:
                yield from _of_lines(head, file, report)


def _of_lines(head: str, file: TextIO, report: ImportReport) -> Iterator[object]:
    *whole, broken = head.lstrip("\ufeff").split("\n")
    # The chunk ended somewhere inside a line.
    rest = chain([broken + next(file, "")], file)
    for told in without_nuls(chain((f"{line}\n" for line in whole), rest)):
        line = told.strip().lstrip(_RECORD_MARK).rstrip(",")
        if not line:
            continue
        try:
            yield _loaded(line)
        except ValueError:
            if not told.endswith("\n"):
                report.break_off(line)
                return
            report.read += 1
            report.drop("a line that is no JSON", line)


def _of_document(head: str, file: TextIO, name: str) -> Iterator[object]:
    """The members of an array, or the features of a collection, never the whole in memory."""
    buffer = head.lstrip("\ufeff \t\r\n")
    at = 1 if buffer.startswith("[") else None
    while at is None:
        if found := _FEATURES.search(buffer):
            at = found.end()
        elif more := file.read(CHUNK_CHARACTERS):
            buffer += more
            if len(buffer) > OBJECT_CHARACTERS_MAX:
                raise CannotImport(f"{name}: no features in it")
        else:
            yield _alone(buffer, name)
            return
    while True:
        between = _BETWEEN.match(buffer, at)
        at = between.end() if between else at
        if at < len(buffer) and buffer[at] == "]":
            return
        try:
            found_object, end = _DECODER.raw_decode(buffer, at)
        except RecursionError as problem:
            raise CannotImport(f"{name}: nested too deeply") from problem
        except ValueError as problem:
            more = file.read(CHUNK_CHARACTERS).replace(NUL, "")
            if not more or len(buffer) - at > OBJECT_CHARACTERS_MAX:
                raise CannotImport(f"{name}: it breaks off, or is no JSON: {problem}") from problem
            buffer, at = buffer[at:] + more, 0
            continue
        yield found_object
        at = end


def _alone(text: str, name: str) -> object:
    try:
        return _loaded(text)
    except ValueError as problem:
        raise CannotImport(f"{name}: {problem}") from problem


def _loaded(text: str) -> object:
    """Raises ValueError, for a nest of brackets too."""
    try:
        return json.loads(text)
    except RecursionError as problem:
        raise ValueError("nested too deeply") from problem
