"""Progress: long work shows how far it is, on a terminal and nowhere else."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


def told_on_a_terminal[Item](items: Iterable[Item], doing: str, what: str) -> Iterator[Item]:
    """The items as they come, counted before the eyes of whoever waits."""
    if not sys.stderr.isatty():
        yield from items
        return
    with _bar() as bar:
        task = bar.add_task(doing, total=None)
        for count, item in enumerate(items, start=1):
            if count % 1000 == 0:
                bar.update(task, description=f"{doing}: {count:,} {what}")
            yield item


@contextmanager
def worked_on_a_terminal(doing: str) -> Iterator[None]:
    """How long it has taken so far, where nothing can be counted."""
    if not sys.stderr.isatty():
        yield
        return
    with _bar() as bar:
        bar.add_task(doing, total=None)
        yield


def _bar() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
