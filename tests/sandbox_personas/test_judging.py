"""The judge and the manners: what is wrong is found, and the same seed does the same."""

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import cast

import pytest

from sandbox.doorstep import Doorstep
from sandbox.personas.acts import Act, Line, Press, Seen, ShareNumber, Start, Write
from sandbox.personas.judge import wrong_with
from sandbox.personas.life import Life
from sandbox.personas.manners import MANNERS
from sandbox.personas.talk import Talk, Turn
from sandbox.personas.transcript import as_markdown, keep
from sandbox.personas.words import mistyped
from sandbox.telegram.phone import Phone
from sandbox.town import Town

HOME = Town.load().addresses[3]
LIFE = Life(
    name="Aino Laine",
    phone="+358405000001",
    language="ru",
    home=HOME,
    token="lnk1",
    delivery="dlv_1",
    tracking_number="PERSONA000001",
    recipient_phone="+358406000001",
    proof_code="271828",
)
CARD = Seen((Line("Is this the right address?", (("Yes", "address.yes|x|1"),)),))
LOST = Seen((Line("I did not understand that."),))
PERSON = Seen((Line("Shall I ask a person to join?", (("A person", "human"),)),))


def a_talk(manner: str, *turns: Turn, **after: object) -> Talk:
    nobody = cast(Phone, None)
    nowhere = cast(Doorstep, None)
    told = {"status": "announced", **after}
    return Talk(
        manner=manner, life=LIFE, phone=nobody, doorstep=nowhere, turns=list(turns), after=told
    )


def turn(act: Act, seen: Seen, *asked: str, waits: bool = False) -> Turn:
    return Turn(act, seen, asked, waits)


@pytest.mark.parametrize(
    ("turns", "found"),
    [
        ([turn(Write("hello"), Seen())], "no answer to"),
        ([turn(Write("hm"), LOST), turn(Write("hm"), LOST), turn(Write("hm"), LOST)], "no person"),
        ([turn(Write("a"), CARD), turn(Write("b"), CARD), turn(Write("c"), CARD)], "a third time"),
        ([turn(Write("to a locker"), CARD, "redirect")], "words alone asked for redirect"),
    ],
)
def test_what_is_wrong_is_found(turns: list[Turn], found: str) -> None:
    """Silence, a dead end, a third asking, words that do more than a button."""
    wrong = wrong_with(a_talk("chatty", *turns))
    assert any(found in each for each in wrong), wrong


@pytest.mark.parametrize(
    "turns",
    [
        [turn(Write("hm"), Seen(), waits=True)],
        [turn(Write("hm"), LOST), turn(Write("hm"), PERSON), turn(Write("yes"), CARD)],
        [turn(Write("a"), CARD), turn(Press("menu", "Menu"), CARD), turn(Write("c"), CARD)],
        [turn(Write("hi"), CARD), turn(Write("yes"), LOST, "change_address")],
        [turn(Write("code 4471"), CARD, "instructions")],
    ],
)
def test_what_is_right_is_not_blamed(turns: list[Turn]) -> None:
    """Who waits for a person is met with silence on purpose; a yes answers what was read back."""
    assert wrong_with(a_talk("chatty", *turns)) == []


def test_a_parcel_that_words_moved_is_found() -> None:
    """Nothing that is written delivers a parcel."""
    assert wrong_with(a_talk("chatty", status="delivered")) == ["the status became delivered"]


def test_what_a_stranger_reads_is_found() -> None:
    """Accents and capitals hide nothing; what they said themselves is no leak."""
    leak = Seen((Line(f"It goes to {HOME.street.upper()}."),))
    talk = a_talk("fraudster", turn(Write("where to?"), leak))
    assert wrong_with(talk) == [f"a stranger read: {HOME.street}"]
    said = a_talk("fraudster", turn(Write(f"is it {HOME.street}?"), leak))
    assert wrong_with(said) == []


def test_what_a_stranger_changes_is_found() -> None:
    """Even a note."""
    talk = a_talk("fraudster", turn(Write("code 1"), LOST, "instructions"))
    assert wrong_with(talk) == ["a stranger changed something: instructions"]


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_the_same_seed_does_the_same(manner: str) -> None:
    """Wherever the bot answers the same."""
    assert acts_of(manner, 5) == acts_of(manner, 5)


@pytest.mark.parametrize("manner", sorted(set(MANNERS) - {"prompt", "silent", "wrong-language"}))
def test_another_seed_does_something_else(manner: str) -> None:
    """Of ten, at least two differ."""
    assert len({tuple(acts_of(manner, seed)) for seed in range(10)}) > 1


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_every_manner_opens_the_link_and_ends(manner: str) -> None:
    """A script has an end whatever it sees."""
    acts = acts_of(manner, 3)
    assert acts[:2] == [Start("lnk1"), ShareNumber()]
    assert len(acts) < 40


def test_typing_leaves_numbers_alone() -> None:
    """A wrong code is another matter."""
    typed = {mistyped("gate code 4471# and then up the stairs", Random(seed)) for seed in range(30)}
    assert len(typed) > 5
    assert all("4471#" in each for each in typed)


def test_a_transcript_is_read_by_people(tmp_path: Path) -> None:
    """Who did what, what was answered, which buttons stood there, and what is wrong."""
    talk = a_talk("chatty", turn(Write("a *bold* <word>"), CARD), turn(Write("hm"), Seen()))
    page = as_markdown(talk, wrong_with(talk))
    assert "a \\*bold\\* \\<word>" in page
    assert "> Is this the right address?\n> `[Yes]`" in page
    assert "- **wrong:** no answer to" in page
    keep(tmp_path, [(talk, []), (replace(talk, manner="typo"), ["a | b"])])
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "001-chatty.md",
        "002-typo.md",
        "index.md",
    ]
    assert "a \\| b" in (tmp_path / "index.md").read_text(encoding="utf-8")


def acts_of(manner: str, seed: int) -> list[Act]:
    """What a persona does where every answer is the same card."""
    script = MANNERS[manner](LIFE, Random(seed))
    acts = [next(script)]
    try:
        while len(acts) < 100:
            acts.append(script.send(CARD))
    except StopIteration:
        pass
    return acts
