"""Deeds: what an agent can ask for from a topic, as buttons, and what an answer in words fills in.
The same changes as on the console's pages."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from bot.buttons import fingerprint, packed_window, tail
from bot.topics.rendering import Buttons, Scene
from bot.topics.words import DeskWords
from core.actions.asking import as_it_serves
from core.actions.house import House
from core.actions.places import near
from core.actions.saying_for import sayings_of
from core.actions.slots import slots_of
from core.model.carrier import ChangeAction
from core.model.change import STANDING_CHANGES, Change
from core.model.delivery import Delivery
from core.model.options import options
from core.model.point_choice import Place
from core.model.saying import Saying
from core.ports import Unit

TIMES_MAX = 24
POINTS_MAX = 8
IS_SURE = frozenset({ChangeAction.RETURN, ChangeAction.CANCEL})  # asked twice: hard to take back
CHOSEN = frozenset({ChangeAction.CHANGE_WINDOW, ChangeAction.REDIRECT})
_CARD = ("entrance", "floor", "unit", "code", "phone", "note")
_TWO = {
    ChangeAction.NEIGHBOUR: ("name", "unit"),
    ChangeAction.CHANGE_RECIPIENT: ("recipient.name", "recipient.phone"),
}
_ONE = {
    ChangeAction.CHANGE_ADDRESS: "address.text",
    ChangeAction.SAFE_PLACE: "note",
    ChangeAction.POSTPONE: "until",
    ChangeAction.EXTEND_PICKUP: "until",
    ChangeAction.RETURN: "reason",
}


async def what_can_be_done(
    house: House, unit: Unit, scene: Scene, desk: DeskWords
) -> tuple[str, Buttons]:
    """For each parcel of the talk what is allowed now, and what may still be taken back."""
    buttons: list[tuple[str, str]] = []
    for delivery in scene.deliveries:
        carrier = await unit.carriers.get(delivery.carrier)
        if carrier is None:
            continue
        which = f" · {delivery.tracking_number}" if len(scene.deliveries) > 1 else ""
        serving = await as_it_serves(unit, carrier, delivery)
        for option in options(delivery, serving, house.clock.now()):
            if option.allowed:
                data = f"desk.deed|{tail(delivery)}|{option.action}"
                buttons.append((desk.title(option.action) + which, data))
        for change in await unit.changes.of(delivery.id):
            if change.state in STANDING_CHANGES:
                told = desk.bare("group-take-back", what=desk.title(change.action)) + which
                buttons.append((told, f"desk.withdraw|{change.id}"))
        for saying in await sayings_of(house, unit, delivery):
            buttons.append((desk.title(saying) + which, f"desk.say|{tail(delivery)}|{saying}"))
    if not scene.deliveries:
        return desk.said("group-no-parcel"), ()
    if not buttons:
        return desk.said("group-nothing-to-do"), ()
    return desk.said("group-button-do") + ":", tuple(buttons)


async def times(
    house: House, delivery: Delivery, zone: tzinfo, desk: DeskWords
) -> tuple[str, Buttons]:
    """Raises Refused, Unavailable."""
    offers = await slots_of(house, delivery.id)
    if not offers:
        return desk.said("group-no-times"), ()
    buttons = []
    for offer in offers[:TIMES_MAX]:
        data = "|".join(("desk.slot", tail(delivery), *packed_window(offer.window)))
        buttons.append((desk.moment(offer.window, zone), data))
    return desk.said("group-which-time"), tuple(buttons)


async def points(house: House, delivery: Delivery, desk: DeskWords) -> tuple[str, Buttons]:
    """Raises Unavailable."""
    found = await points_near(house, delivery)
    if not found:
        return desk.said("group-no-points"), ()
    buttons = []
    for place in found:
        walk = f" · {place.metres} m"
        data = f"desk.point|{tail(delivery)}|{fingerprint(place.point.ref)}"
        buttons.append((place.point.name[:40] + walk, data))
    return desk.said("group-which-point"), tuple(buttons)


async def points_near(house: House, delivery: Delivery) -> Sequence[Place]:
    where = delivery.address.roughly
    if where is None:
        return ()
    return await near(house, where, delivery.parcel.size, POINTS_MAX, asks=delivery)


def named(deliveries: Sequence[Delivery], args: tuple[str, ...]) -> Delivery | None:
    """The one of the talk that a button names."""
    return next((one for one in deliveries if args and tail(one) == args[0]), None)


def action_of(args: tuple[str, ...]) -> ChangeAction | None:
    try:
        return ChangeAction(args[1])
    except (IndexError, ValueError):
        return None


def saying_of(args: tuple[str, ...]) -> Saying | None:
    try:
        return Saying(args[1])
    except (IndexError, ValueError):
        return None


def form_of(action: ChangeAction, text: str) -> Mapping[str, str]:
    """What was typed, by the names of the form."""
    text = text.strip()
    if action is ChangeAction.INSTRUCTIONS:
        return _card(text)
    if action in _TWO:
        first, second = _TWO[action]
        before, _, after = text.rpartition(",") if "," in text else (text, "", "")
        return {first: before.strip(), second: after.strip()}
    return {_ONE[action]: text} if action in _ONE else {}


def _card(text: str) -> Mapping[str, str]:
    """ "entrance: B; floor: 3", or a note where no name is told."""
    told: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().casefold()
        if not colon or name not in _CARD:
            return {"door_card.note": text}
        told[f"door_card.{name}"] = value.strip()
    return told


def taken_back(change: Change, desk: DeskWords) -> str:
    return desk.bare("group-taken-back", what=desk.title(change.action))
