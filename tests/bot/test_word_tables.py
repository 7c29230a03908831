"""Word tables: one expression for many words finds what an expression for each of them finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.word_tables import one_of

WORDS = ("do not", "don't", "donut*", "do*", "do", "не*", "नहीं", "न*", "不要", "不", "no", "wi不fi")
LETTERS = st.text(alphabet="do nut'’не हींन不要wifi5_,-", max_size=4)
LETTER, MARKED = r"[^\W\d_]", r"[\u0900-\u0963\u0970-\u097f]"


def alone(word: str) -> str:
    """What is meant by a word of a table, each with its own beginning and end."""
    bare = re.escape(word.rstrip("*"))
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", word):
        return bare
    ending = f"(?:{LETTER}|{MARKED})*" if word.endswith("*") else ""
    spelt = bare.replace(r"\ ", r"\s+").replace("'", "['’]")
    return rf"(?<!{LETTER}){spelt}{ending}(?!{LETTER}|{MARKED})"


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, unique=True),
    said=st.lists(st.one_of(st.sampled_from(WORDS), LETTERS), max_size=6),
    between=st.sampled_from([" ", "", ", ", "5", "  "]),
)
def test_together_they_find_what_each_finds_alone(
    words: list[str], said: list[str], between: str
) -> None:
    """In the same order, at the same places."""
    text = between.join(said)
    together = re.compile(one_of(words), re.I)
    apart = re.compile("|".join(map(alone, words)), re.I)
    assert [each.span() for each in together.finditer(text)] == [
        each.span() for each in apart.finditer(text)
    ]


def test_a_word_is_no_part_of_another() -> None:
    """But where words are not spaced, and where any ending is meant."""
    found = re.compile(one_of(["no", "niet*", "不"]))
    assert found.search("know, niets, 我不在") is not None
    assert [each[0] for each in found.finditer("know niets 我不在 no")] == ["niets", "不", "no"]
