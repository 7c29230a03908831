"""Late patterns: what a module's expressions cost is paid once, and never by an import."""

import re
from threading import Thread

import pytest

from core.late_pattern import LatePattern, compile_waiting


def is_compiled(pattern: LatePattern) -> bool:
    return "compiled" in vars(pattern)


def test_it_is_compiled_when_it_is_first_asked() -> None:
    """And then no more."""
    pattern = LatePattern(r"(\d+) boxes")
    assert not is_compiled(pattern)
    assert pattern.search("two or 12 boxes") is not None
    assert pattern.compiled is pattern.compiled


def test_it_answers_as_any_expression_does() -> None:
    """Whoever uses it need not know that it is late."""
    late, plain = LatePattern("(a)b?", re.I), re.compile("(a)b?", re.I)
    text = "xABay"
    assert [each.span() for each in late.finditer(text)] == [
        each.span() for each in plain.finditer(text)
    ]
    assert late.split(text) == plain.split(text)
    assert late.sub("-", text, count=1) == plain.sub("-", text, count=1)
    assert late.match(text) is None
    assert late.fullmatch("AB") is not None


def test_all_that_wait_are_compiled_together() -> None:
    """Whoever asks for it meanwhile finds all of them compiled afterwards."""
    patterns = [LatePattern(f"word{number}") for number in range(20)]
    asking = [Thread(target=compile_waiting) for _ in range(4)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert all(map(is_compiled, patterns))


def test_a_broken_one_breaks_where_it_is_asked() -> None:
    """As `re.compile` would at the import."""
    pattern = LatePattern("(")
    with pytest.raises(re.error):
        pattern.search("")
    with pytest.raises(re.error):
        compile_waiting()
