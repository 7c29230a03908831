"""Late patterns: expressions that are compiled when they are first asked, not at their import.

An expression of the words of twenty languages takes tens of milliseconds to compile, and the house
has hundreds of them. A start waits for none: they are compiled beside its other work, and a message
is read when all of them are. What is short stays a plain `re.compile`, which says more to a reader
and costs nothing; `LETTERS_MAX` is what counts as short, and a test keeps to it.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import cached_property
from threading import Lock

LETTERS_MAX = 200  # a longer expression is a late one


class LatePattern:
    """What `re.compile` gives, for a module's own expressions. Raises re.PatternError where it is
    first asked, if the expression is broken."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        _WAITING.append(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def search(self, text: str) -> re.Match[str] | None:
        return self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        return self.compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text)

    def split(self, text: str) -> list[str]:
        return self.compiled.split(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self.compiled.sub(by, text, count)


_WAITING: deque[LatePattern] = deque()
_ONE_COMPILES = Lock()


def compile_waiting() -> None:
    """Compile all that were imported so far; whoever calls meanwhile waits until it is done.

    It takes up to a second of CPU, so call it on a thread.
    """
    with _ONE_COMPILES:
        while _WAITING:
            _ = _WAITING.popleft().compiled
