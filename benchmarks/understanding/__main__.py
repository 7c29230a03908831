"""The table: intents, entities, languages, doubt and speed, with a row a language and an intent.

python -m benchmarks.understanding [--folder FOLDER]
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import psutil
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.understanding.scored import (
    EXACT,
    FOLDER,
    IN_WORDS,
    Scored,
    f1,
    lines_of,
    same_time,
    scored,
)
from bot.understanding.embedding import encoder
from bot.understanding.normalise import normalised
from bot.understanding.training.dirt import slipped
from bot.understanding.training.expect import auroc
from bot.understanding.training.gate import SILENT
from bot.understanding.understood import Intent

ROMANISED = ("translit", "romanised")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    before = psutil.Process().memory_info().rss
    lines = list(lines_of(asked.folder))
    console = Console()
    if encoder() is None:
        console.print("no encoder on this machine: lexicon and rules alone")
    seen = [scored(line) for line in track(lines, "reading", disable=not console.is_terminal)]
    grown = (psutil.Process().memory_info().rss - before) / 2**20
    typed = [
        (each, scored(each.line, slip))
        for each in seen
        if (slip := slipped(normalised(each.line.text)))
    ]
    table = Table("measure", "value", title=f"{len(seen)} lines that nothing was learnt from")
    for name, value in (*_figures(seen), *_dirt(typed), *_cost(seen, grown)):
        table.add_row(name, value)
    console.print(table)
    console.print(_rows(seen, "language", lambda each: each.line.language))
    console.print(_rows(seen, "intent", lambda each: str(each.line.intent)))


def _figures(seen: Sequence[Scored]) -> Iterator[tuple[str, str]]:
    yield "intent accuracy", _share(each.is_right for each in seen)
    yield "macro-F1", f"{_macro_f1(seen):.3f}"
    other = np.array([each.line.intent is Intent.OTHER for each in seen])
    if other.any() and not other.all():
        scores = np.array([each.out_of_scope for each in seen], dtype=np.float32)
        yield "out-of-scope AUROC", f"{auroc(scores, other):.3f}"
    acted = [each for each in seen if each.understood.understood]
    yield "acted on", f"{len(acted) / len(seen):.3f}"
    silent = [each for each in acted if each.is_wrong_act and each.understood.intent in SILENT]
    yield "wrong silent acts, of all", f"{len(silent) / len(seen):.3f}"
    yield (
        "wrong, but read back, of all",
        _share(each.is_wrong_act and each.understood.intent not in SILENT for each in seen),
    )
    yield "right within one tap", _share(each.is_one_tap for each in seen)
    two = [each for each in seen if each.line.also]
    yield (
        f"both of two intents ({len(two)})",
        _share({each.line.intent, *each.line.also} <= each.found for each in two),
    )
    timed = [each for each in seen if "time" in each.line.entities]
    yield (
        f"times wholly right ({len(timed)})",
        _share(same_time(each.line.entities["time"], each.entities.get("time")) for each in timed),
    )
    untimed = [each for each in seen if "time" not in each.line.entities]
    yield "times where none was said", _share("time" in each.entities for each in untimed)
    for name in (*EXACT, *IN_WORDS):
        yield f"F1 of {name.replace('_', ' ')}", f"{f1(seen, name):.3f}"
    native = [each for each in seen if not each.line.tags.intersection(ROMANISED)]
    latin = [each for each in seen if each.line.tags.intersection(ROMANISED)]
    yield "language, own script", _share(_knows_language(each) for each in native)
    yield f"language, romanised ({len(latin)})", _share(_knows_language(each) for each in latin)


def _dirt(typed: Sequence[tuple[Scored, Scored]]) -> Iterator[tuple[str, str]]:
    clean = np.mean([before.is_right for before, _ in typed])
    dirty = np.mean([after.is_right for _, after in typed])
    yield "lost by one or two slips, in points", f"{100 * (clean - dirty):.1f}"


def _cost(seen: Sequence[Scored], grown: float) -> Iterator[tuple[str, str]]:
    p50, p95 = np.percentile([each.seconds * 1000 for each in seen], [50, 95])
    yield "processor time, p50 and p95", f"{p50:.0f} and {p95:.0f} ms"
    yield "memory it took", f"{grown:.0f} MB"


def _rows(seen: Sequence[Scored], name: str, key: Callable[[Scored], str]) -> Table:
    parts: defaultdict[str, list[Scored]] = defaultdict(list)
    for each in seen:
        parts[key(each)].append(each)
    table = Table(name, "lines", "right", "acted on", "wrong acts", "one tap", "language")
    for part, lines in sorted(parts.items()):
        table.add_row(
            part,
            str(len(lines)),
            _share(each.is_right for each in lines),
            _share(each.understood.understood for each in lines),
            _share(each.is_wrong_act for each in lines),
            _share(each.is_one_tap for each in lines),
            _share(_knows_language(each) for each in lines),
        )
    return table


def _macro_f1(seen: Sequence[Scored]) -> float:
    found = []
    for intent in {each.line.intent for each in seen}:
        told = [each for each in seen if each.line.intent is intent]
        ours = sum(each.understood.intent is intent for each in seen)
        found.append(2 * sum(each.is_right for each in told) / (len(told) + ours))
    return float(np.mean(found))


def _knows_language(each: Scored) -> bool:
    told = None if each.line.language == "und" else each.line.language
    return each.understood.language == told


def _share(flags: Iterator[bool]) -> str:
    told = list(flags)
    return f"{sum(told) / len(told):.3f}" if told else "-"


if __name__ == "__main__":
    main()
