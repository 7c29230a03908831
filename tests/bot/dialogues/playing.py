"""Playing dialogues of real life: what people write is read as in the house, with the encoder."""

import functools
from dataclasses import replace

import pytest

from bot.understanding.embedding import encoder, meaning_of
from core.commands import Command
from core.model.delivery import Delivery
from tests.bot.script import Answer, Player, play
from tests.bot.town import at_home
from tests.bot.world import DELIVERY, SECOND, World, a_delivery

as_read_in_the_house = functools.cache(meaning_of)
needs_encoder = pytest.mark.skipif(
    encoder() is None, reason="no encoder on this machine: words are read by rules alone"
)


def played(docstring: str | None, world: World, scene: str = "menu") -> Player:
    """The script at the head of a test, word for word."""
    return play(docstring or "", world, scene, as_read_in_the_house)


def talk(world: World | None = None) -> Player:
    return Player(world or at_home(), sense=as_read_in_the_house)


def settled(world: World | None = None) -> Player:
    """Whose address is right, and who was asked for a time."""
    player = talk(world)
    player.begin("confirm_address")
    player.hears("rcp", "Yes, right")
    return player


def says(player: Player, *lines: str) -> Answer:
    """One after the other; what the last one was answered with."""
    answers = [player.hears("rcp", line) for line in lines]
    return answers[-1]


def words_of(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def keys_of(answer: Answer) -> list[str]:
    """What was said, in whatever language."""
    return [line.key for line, _ in answer.says]


def labels_of(answer: Answer) -> list[str]:
    return [label for _, spoken in answer.says for label, _ in spoken.buttons]


def asks(answer: Answer, kind: type[Command]) -> Command:
    """The one command of that kind."""
    (found,) = [each for each in answer.commands if isinstance(each, kind)]
    return found


def with_parcel(**told: object) -> World:
    """A world whose parcel, or whose sender, is told otherwise."""
    world = at_home()
    world.put(replace(world.deliveries[DELIVERY], **told))  # type: ignore[arg-type]
    return world


def two_parcels(**told: object) -> World:
    """Shoes and wine, from two shops."""
    world = at_home()
    wine: Delivery = replace(a_delivery(SECOND, "Viini Oy"), **told)  # type: ignore[arg-type]
    world.put(replace(world.deliveries[DELIVERY], merchant="Kenkä Oy"))
    world.put(wine)
    world.talk = replace(world.talk, deliveries=(DELIVERY, SECOND))
    return world
