"""What no file may say: where packages come from, one machine's paths, what is unfinished."""

import re

import pytest

from tests.house.checkout import texts

# Written so that this file does not say it either.
FORBIDDEN = {
    "a package registry by its host": (
        r"p[y]pi\.org|python[h]osted\.org|registry\.n[p]mjs|deb\.d[e]bian\.org"
    ),
    "a path of one machine": r"(^|[^A-Za-z0-9_.])/(wor[k]|far[m]|roo[t])/[A-Za-z.]",
    "that it is unfinished": r"\b(TO[D]O|FIX[M]E|XX[X]|not implem[e]nted yet|placehold[e]r for)\b",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    """A file serves everybody, everywhere, as it is."""
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    assert [(name, found[0]) for name, text in texts() if (found := pattern.search(text))] == []
