"""Tables: a row of cells a line. Each line is read by itself, so that a stray quote in one cannot
swallow those after it."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from address.importers.report import ImportReport

DELIMITERS = ",;\t|"
QUOTE = '"'
LINES_OF_A_ROW_MAX = 8  # a cell may hold line ends, but is no page
_STRAY = "a quote that belongs to nothing"
_OPEN = "a quote that is never closed"


def delimiter_of(first: str) -> str:
    """The sign that makes most headings of the first line."""
    return max(DELIMITERS, key=lambda sign: len(headings_of(first, sign)))


def headings_of(first: str, delimiter: str) -> list[str]:
    told = next(csv.reader([first.strip("\r\n")], delimiter=delimiter), [])
    return [heading.strip() for heading in told]


def cells_of(
    lines: Iterable[str], delimiter: str, width: int, report: ImportReport
) -> Iterator[list[str]]:
    """The rows below the headings, of which there are `width`. What cannot be a row is dropped."""
    coming, seen = iter(lines), deque[str]()
    width_before = width
    while (line := seen.popleft() if seen else next(coming, None)) is not None:
        bare = line.strip("\r\n")
        if not bare.strip():
            continue
        cells = _cells(bare, delimiter, width, report)
        if cells is None:
            cells = _over_several_lines(line, seen, coming, delimiter, width)
        is_cut = cells is None or len(cells) < width_before
        if is_cut and bare == line and not seen:  # without an end of its line: the file's last
            report.break_off(bare)
        elif cells is None:
            report.read += 1
            report.drop(_OPEN, bare)
        else:
            width_before = len(cells)
            yield cells


def _cells(bare: str, delimiter: str, width: int, report: ImportReport) -> list[str] | None:
    """None where a quote stays open."""
    literal = bare.split(delimiter)
    if QUOTE not in bare:
        return literal
    quoted = _quoted(bare, delimiter)
    if quoted is not None and len(quoted) == width:
        return quoted
    if len(literal) == width:
        report.mend(_STRAY, bare)
        return [cell.replace(QUOTE, "") for cell in literal]
    if quoted is None and bare.count(QUOTE) % 2 == 0:
        return next(csv.reader([bare], delimiter=delimiter), None)
    return quoted


def _over_several_lines(
    line: str, seen: deque[str], coming: Iterator[str], delimiter: str, width: int
) -> list[str] | None:
    """A cell with line ends in it: the lines up to the one that closes it, if they make a row."""
    text = line
    for place in range(LINES_OF_A_ROW_MAX - 1):
        if place == len(seen):
            if (more := next(coming, None)) is None:
                return None
            seen.append(more)
        if seen[place].count(delimiter) == width - 1:
            return None  # a row of its own
        text += seen[place]
        cells = _quoted(text.rstrip("\r\n"), delimiter)
        if cells is not None and len(cells) == width:
            for _ in range(place + 1):
                seen.popleft()
            return cells
    return None


def _quoted(text: str, delimiter: str) -> list[str] | None:
    """As the quotes say; None where they do not fit together."""
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), None)
    except csv.Error:
        return None
