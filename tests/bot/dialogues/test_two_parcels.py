"""Two parcels on their way: which one, or both, each with a promise of its own.

rcp  can u bring it later
bot  You have several parcels on their way. Which one do you mean? [1. Kenkä Oy] [2. Viini Oy] [All of them] [A person]
rcp  both 2 after 6
bot  These times are free for all of them: [Today 18:00–20:00] [Tomorrow 18:00–20:00] [Fri 27 Nov 18:00–20:00] [A person]
rcp  tomorrow
bot  These times are free for all of them: [Tomorrow 10:00–12:00] [Tomorrow 18:00–20:00] [A person]
rcp  Tomorrow 18:00–20:00
bot  Wednesday 25 November, 18:00–20:00, for all 2 parcels. Shall I book it? [Yes, book it] [Other time] [A person]
     HoldSlot
rcp  do that
bot  Booked for all 2 parcels: Wednesday 25 November, 18:00–20:00.…
     ConfirmHold
     BookWindow
"""

from dataclasses import dataclass, replace

import pytest

from bot.facts import Gathered, Need, Offered, OffersFor
from bot.understanding.embedding import sensed
from core.commands import HoldSlot
from tests.bot.building import Building
from tests.bot.dialogues.playing import (
    asks,
    keys_of,
    labels_of,
    needs_encoder,
    played,
    says,
    talk,
    two_parcels,
    words_of,
)
from tests.bot.town import Town
from tests.bot.world import DELIVERY, OFFERS, SECOND, a_delivery, window

pytestmark = needs_encoder


@dataclass
class TwoCarriers(Town):
    """The wine is brought in the morning only."""

    def gather(self, need: Need) -> Gathered:
        match need:
            case OffersFor(delivery=id) if id == SECOND:
                return Offered(windows=(window(2, 8),))
            case _:
                return super().gather(need)


def test_it_ends_as_written() -> None:
    """Both come in one visit, and each promise stands by itself."""
    player = played(__doc__, two_parcels())
    promises = [each.promise for each in player.world.deliveries.values()]
    assert [each.window for each in promises if each] == [window(1, 18), window(1, 18)]


@pytest.mark.parametrize(
    ("words", "focus"),
    [
        ("just the wine... viini", SECOND),
        ("the second one", SECOND),
        ("2", SECOND),
        ("the shoes from Kenkä please", DELIVERY),
        ("ensimmäinen", DELIVERY),
        ("вторую", SECOND),
    ],
)
def test_one_is_named_in_words(words: str, focus: str) -> None:
    """What was wished is heard again for it, and not asked again."""
    player = talk(two_parcels())
    says(player, "could you bring it on another day?")
    answer = says(player, words)
    assert "When shall we come?" in words_of(answer)
    assert player.world.talk.focus == focus


@pytest.mark.parametrize(
    "words", ["both of them tomorrow evening", "molemmat huomenna illalla", "обе завтра вечером"]
)
def test_both_may_be_said_at_once(words: str) -> None:
    """One window fits both: it is kept for the first and read back."""
    player = talk(two_parcels())
    answer = says(player, words)
    assert keys_of(answer)[-1] == "both-which"
    picks = [data for _, data in answer.says[-1][1].buttons if data.startswith("both.pick")]
    assert len(picks) == 1


def test_where_no_visit_fits_both_each_has_times_of_its_own() -> None:
    """Nothing is moved; one button for each."""
    world = TwoCarriers()
    world.put(a_delivery(SECOND, "Viini Oy"))
    world.talk = replace(world.talk, deliveries=(DELIVERY, SECOND))
    player = talk(world)
    answer = says(player, "can both come after six?")
    assert answer.commands == []
    assert labels_of(answer) == ["1. Kauppa Oy", "2. Viini Oy", "A person"]
    assert "Thu 26 Nov 08:00–10:00" in " ".join(labels_of(says(player, "2. Viini Oy")))


def test_gone_for_one_is_gone_for_both() -> None:
    """Neither is moved, and what is left is shown."""
    player = talk(two_parcels())
    says(player, "both tomorrow evening please", "Tomorrow 18:00–20:00")
    player.world.offered = Offered(windows=OFFERS[:3])
    answer = says(player, "yes")
    assert [each.promise for each in player.world.deliveries.values()] == [None, None]
    assert labels_of(answer)


async def test_each_ledger_keeps_a_promise_of_its_own(building: Building) -> None:
    """In the house itself, on one route, in one window."""
    building.converse = replace(building.converse, sense=sensed)
    wine = replace(a_delivery(SECOND, "Viini Oy"), conversation=None, chat_token="lnk124")
    await building.furnish(replace(a_delivery(), conversation=None), wine)
    await building.proven()
    await building.presses("address.yes")
    await building.types("both, tomorrow after 12")
    for verb in ("both.pick", "both.yes"):
        await building.presses(verb)
    async with building.house.store.read() as unit:
        found = [await unit.deliveries.by_token(token) for token in ("lnk123", "lnk124")]
    promises = [each.promise for each in found if each is not None]
    assert [each.window for each in promises if each] == [window(1, 12), window(1, 12)]
    assert len({each.id for each in promises if each}) == 2


def test_a_day_alone_narrows_it() -> None:
    """Asked for both, a day answers for both."""
    player = talk(two_parcels())
    says(player, "both on another day")
    answer = says(player, "friday")
    assert "Fri 27 Nov 18:00–20:00" in labels_of(answer)
    assert [each for each in answer.commands if isinstance(each, HoldSlot)] == []


def test_commands_go_to_the_parcel_that_was_meant() -> None:
    """The first keeps its time while the second is moved."""
    player = talk(two_parcels())
    answer = says(player, "could you come another day?", "only viini", "Tomorrow 10:00–12:00")
    told = asks(answer, HoldSlot)
    assert isinstance(told, HoldSlot)
    assert told.delivery == SECOND
