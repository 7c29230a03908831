"""Times that are chosen among, in twenty languages: either or, all but one, the last of a day."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.understanding.door_numbers import without_their_numbers
from bot.understanding.normalise import normalised
from bot.understanding.times import spoken_time
from bot.understanding.understood import SpokenTime
from tests.bot.test_said_times import AT, brief

SAID: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("chosen_times.toml").read_text(encoding="utf-8")
)


def said() -> list[tuple[str, str]]:
    """What a message says, and the message."""
    return [(time, line) for time, lines in SAID.items() for line in lines.strip().splitlines()]


def whole(spoken: SpokenTime | None) -> str:
    """With what would do as well, what would not, and which of them."""
    if spoken is None:
        return "nothing"
    others = [f" / {brief(each)}" for each in spoken.or_else]
    denied = [f" ! {brief(each)}" for each in spoken.but_not]
    return "".join((brief(spoken), *others, *denied, *_picks(spoken)))


def _picks(spoken: SpokenTime) -> Iterator[str]:
    yield from (mark for mark, is_so in ((" *", spoken.soonest), (" ^", spoken.latest)) if is_so)


@pytest.mark.parametrize(("time", "text"), said())
def test_a_choice_is_read_whole(time: str, text: str) -> None:
    """What stands between the days, and around them, belongs to the wish."""
    assert whole(spoken_time(without_their_numbers(normalised(text)), AT)) == time


@pytest.mark.parametrize(
    "text",
    [
        "i live at 18, not 81",
        "box 3 of 5 is missing",
        "you sent me 2 texts about 1 box",
        "from 3 to 5 stars, I'd give 1",
        "2-3 boxes are wet",
        "10-15 kg I guess",
        "on the 5th floor",
        "there are 3 of us here",
        "my son is 8 and he opened it",
        "vivo en el 18 no en el 12",
        "di 5 scatole manca la 3",
        "moro no 18 e não no 12",
        "я живу в 18, а не в 12",
        "я живу у 18, а не в 12",
        "از ۵ تا کارتن ۳ تا نیست",
        "men 18 da yashayman 12 da emas",
        "18 numarada oturuyorum 12 değil",
        "jag bor på 18 inte 12",
        "asun numerossa 18 enkä 12",
        "ik woon op 18 niet op 12",
        "mieszkam pod 18 nie pod 12",
        "5箱のうち3箱がありません",
        "打了6次电话",
        "der letzte wollte 3 Sterne von mir",
    ],
)
def test_what_is_counted_or_lived_at_is_no_time(text: str) -> None:
    """Boxes, stars, kilos and the house of whoever writes."""
    assert spoken_time(without_their_numbers(normalised(text)), AT) is None
