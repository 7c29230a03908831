"""Every scene's docstring is its script, and is true."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.repertoire import SCENES
from bot.scenes import (
    access,
    agreed,
    arrival,
    beside,
    both,
    child,
    choose_slot,
    claims,
    closed_then,
    compare_address,
    confirm_address,
    correct_address,
    damage,
    danger,
    day_of_delivery,
    delegate,
    door,
    forwarded,
    hello,
    keep_code,
    locker,
    looked_at,
    menu,
    missed,
    neighbour,
    next_door,
    nudge,
    odd,
    paying,
    person,
    pickup,
    pin_address,
    places,
    postpone,
    prove_again,
    relay,
    reoffer,
    rescue,
    said_aloud,
    settings,
    several,
    torn_address,
    trouble,
    undo,
    waiting,
    wishes,
)
from core.commands import HoldSlot, SavePlace
from core.model.carrier import ChangeAction
from core.model.change import WindowChange
from core.model.ids import PointRef, PromiseId
from core.model.location import Location
from core.model.parcel import Money, Parcel, Size
from core.model.pickup_point import Bookable, Pickup
from tests.bot.script import Player, _compare, play, steps_of
from tests.bot.town import Town, announced_to, asked_for_the_address, at_home, told_twice
from tests.bot.world import (
    DELIVERY,
    HOME,
    LOCKERS,
    OFFERS,
    SECOND,
    TALK,
    World,
    a_delivery,
    allows_only,
    window,
)

KAMPPI = LOCKERS[0].point
TEN_TO_ELEVEN = Bookable(window="10:00-11:00", places=1)


def unproven() -> World:
    world = World()
    world.talk = replace(world.talk, scene="hello", deliveries=(), focus=None)
    return world


def two_parcels() -> World:
    world = World()
    world.put(a_delivery(SECOND, "Kirja Oy"))
    world.talk = replace(world.talk, deliveries=(DELIVERY, SECOND))
    return world


def on_its_way_to_a_locker() -> World:
    world = World()
    world.put(replace(world.deliveries[DELIVERY], pickup=Pickup(point=PointRef("kamppi"))))
    return world


def in_a_locker() -> World:
    world = World()
    world.happens("ready_for_pickup", None)
    return world


def by_the_hour() -> World:
    world = in_a_locker()
    world.carrier = world.carrier.at_point(replace(KAMPPI, bookable=(TEN_TO_ELEVEN,)))
    return world


def without_returns() -> World:
    world = World()
    keeps = [action for action in ChangeAction if action is not ChangeAction.RETURN]
    world.carrier = allows_only(*keeps)
    return world


def booked() -> World:
    world = World()
    world.act(HoldSlot(DELIVERY, OFFERS[0]))
    assert world.hold is not None
    world._promise(world.hold)
    return world


def goes_on(player: Player, docstring: str) -> None:
    """A script that begins in the middle of a talk."""
    steps = steps_of(docstring)
    assert steps
    for step in steps:
        _compare(step, player.hears(step.who, step.what))


def test_hello_is_played_as_written() -> None:
    """A link, a wrong code, the own number, and only then the parcel."""
    play(hello.__doc__ or "", unproven(), "hello")


def test_confirm_address_is_played_as_written() -> None:
    """A right address is one tap."""
    play(confirm_address.__doc__ or "", World(), "confirm_address")


def test_correct_address_is_played_as_written() -> None:
    """Another address stands beside the old one before the carrier is asked."""
    play(correct_address.__doc__ or "", at_home(), "correct_address")


def test_compare_address_is_played_as_written() -> None:
    """What the courier is told goes on with the same yes."""
    goes_on(asked_for_the_address(), compare_address.__doc__ or "")


def test_pin_address_is_played_as_written() -> None:
    """Near, it may be the door; far away it is another place, or none."""
    goes_on(Player(at_home()), pin_address.__doc__ or "")


def test_torn_address_is_played_as_written() -> None:
    """One of the two is chosen, and compared before anybody is sent there."""
    town = told_twice(HOME, Location(60.1664, 24.94))
    play(torn_address.__doc__ or "", town, "torn_address")


def test_prove_again_is_played_as_written() -> None:
    """The change goes on by itself once it is clear whose chat it is."""
    player = asked_for_the_address(Town(gate="prove-again"))
    player.hears("rcp", "Bulevardi 5")
    goes_on(player, prove_again.__doc__ or "")


def test_closed_then_is_played_as_written() -> None:
    """The time stands until another is chosen."""
    goes_on(Player(booked()), closed_then.__doc__ or "")


def test_looked_at_is_played_as_written() -> None:
    """What one of us has granted is told."""
    goes_on(Player(at_home()), looked_at.__doc__ or "")


def test_places_are_played_as_written() -> None:
    """Kept by one tap, looked at anew before it is used, and let go by a word."""
    town = at_home()
    town.put(
        replace(a_delivery(), address=announced_to("Bulevardi 7").deliveries[DELIVERY].address)
    )
    town.act(SavePlace(TALK, DELIVERY, "home"))
    town.put(at_home().deliveries[DELIVERY])
    player = Player(town)
    player.begin("confirm_address")
    goes_on(player, places.__doc__ or "")


def test_access_is_played_as_written() -> None:
    """Two questions in one go, and the rest is a button."""
    world = World()
    bulky = Parcel(size=Size.XL, weight_kg=45.0)
    world.put(replace(world.deliveries[DELIVERY], parcel=bulky))
    play(access.__doc__ or "", world, "access")


def test_said_aloud_is_played_as_written() -> None:
    """Nothing comes of it without a yes, and no number is guessed."""
    world = World(listens=True)
    goes_on(Player(world), said_aloud.__doc__ or "")
    assert world.deliveries[DELIVERY].door_card.code == "4711"


def test_choose_slot_is_played_as_written() -> None:
    """An offer is held, read back, and booked by a yes."""
    play(choose_slot.__doc__ or "", World(), "choose_slot")


def test_paying_is_played_as_written() -> None:
    """A time that costs something is booked by the money, which comes back with the time."""
    world = World(fee=Money(Decimal("2.00"), "EUR"))
    goes_on(Player(world), paying.__doc__ or "")


def test_waiting_is_played_as_written() -> None:
    """Somebody hears when a window that was not offered becomes possible."""
    goes_on(Player(World()), waiting.__doc__ or "")


def test_reoffer_is_played_as_written() -> None:
    """A promise is broken openly, and something else is held already."""
    world = World()
    lost = window(1, 14)
    world.offered = replace(world.offered, windows=(*world.offered.windows, lost))
    for script in (reoffer.__doc__ or "").split("hse  window_lost")[1:]:
        world.act(HoldSlot(DELIVERY, lost))
        assert world.hold is not None
        world._promise(world.hold)
        goes_on(Player(world), f"hse  window_lost{script}")


def test_nudge_is_played_as_written() -> None:
    """A van that passes by anyway is offered once."""
    world = World()
    world.wished = OFFERS[0]
    goes_on(Player(world), nudge.__doc__ or "")


def test_postpone_is_played_as_written() -> None:
    """Away on every day that is offered: the parcel waits."""
    goes_on(Player(World()), postpone.__doc__ or "")


def test_locker_is_played_as_written() -> None:
    """The nearest by walking time, read back, reserved."""
    play(locker.__doc__ or "", World(), "locker")


def test_pickup_is_played_as_written() -> None:
    """The code comes in a message of its own that cannot be forwarded."""
    play(pickup.__doc__ or "", on_its_way_to_a_locker(), "pickup")


def test_trouble_is_played_as_written() -> None:
    """Two steps, then whoever runs the locker and one of us."""
    play(trouble.__doc__ or "", in_a_locker(), "menu")


def test_arrival_is_played_as_written() -> None:
    """Who comes by the hour, and who sees them."""
    play(arrival.__doc__ or "", by_the_hour(), "menu")


def test_delegate_is_played_as_written() -> None:
    """Named, agreed to, forwarded, and taken back."""
    play(delegate.__doc__ or "", in_a_locker(), "menu")


def test_danger_is_played_as_written() -> None:
    """Why, until when, and what to do about it."""
    play(danger.__doc__ or "", booked(), "danger")


def test_day_of_delivery_is_played_as_written() -> None:
    """One card, and new messages only where they matter."""
    play(day_of_delivery.__doc__ or "", World(), "day_of_delivery")


def test_claims_are_played_as_written() -> None:
    """What lies elsewhere, or is not there, is somebody's until it is closed."""
    play(claims.__doc__ or "", World(), "menu")


def test_forwarded_is_played_as_written() -> None:
    """Whose it is, Telegram says, and not the message."""
    play(forwarded.__doc__ or "", World(), "menu")


def test_damage_is_played_as_written() -> None:
    """The sender hears of it only once the parcel is meant."""
    play(damage.__doc__ or "", World(), "damage")


def test_beside_is_played_as_written() -> None:
    """A flat and another house are heard while a time is chosen."""
    player = Player(announced_to("Mannerheimintie 14, 00100 Helsinki"))
    player.begin("confirm_address")
    goes_on(player, beside.__doc__ or "")


def test_rescue_is_played_as_written() -> None:
    """The answer reaches the courier while they still stand there."""
    play(rescue.__doc__ or "", World(), "rescue")


def test_missed_is_played_as_written() -> None:
    """A failed attempt may be disputed, and does not count then."""
    play(missed.__doc__ or "", World(), "missed")


def test_person_is_played_as_written() -> None:
    """A person is asked for, joins, speaks and leaves; the bot is back."""
    play(person.__doc__ or "", World(), "person")


def test_menu_is_played_as_written() -> None:
    """Help, thanks, a greeting, and a scam that is not ours."""
    play(menu.__doc__ or "", without_returns(), "menu")


def test_several_is_played_as_written() -> None:
    """With several parcels we ask which one is meant."""
    play(several.__doc__ or "", two_parcels(), "several")


def test_both_is_played_as_written() -> None:
    """One visit for both, each with a promise of its own."""
    world = two_parcels()
    play(both.__doc__ or "", world, "menu")
    promised = {each.promise.window for each in world.deliveries.values() if each.promise}
    assert promised == {window(1, 18)}
    assert all(each.promise for each in world.deliveries.values())


def test_child_is_played_as_written() -> None:
    """Nothing is shown and nothing is asked of the carrier."""
    play(child.__doc__ or "", World(), "menu")


def test_agreed_is_played_as_written() -> None:
    """What was done is told from what was asked of the carrier; a no calls somebody again."""
    world = booked()
    what = WindowChange(window=window(1, 18), promise=PromiseId("prm_1"))
    world.change(world.deliveries[DELIVERY], what)
    world.agreed = tuple(world.changes[-1:])
    play(agreed.__doc__ or "", world, "menu")


def test_undo_is_played_as_written() -> None:
    """A wish is taken back by the button on its card."""
    player = Player(booked())
    player.hears("rcp", "/status")
    goes_on(player, undo.__doc__ or "")


def test_door_is_played_as_written() -> None:
    """Codes and floors become fields, the rest stays word for word."""
    play(door.__doc__ or "", World(), "door")


def test_keep_code_is_played_as_written() -> None:
    """A code outlives its delivery only where that was asked for."""
    play(keep_code.__doc__ or "", World(), "menu")


def test_wishes_are_played_as_written() -> None:
    """A safe place and a return are read back before they are asked."""
    play(wishes.__doc__ or "", World(), "wishes")


def test_neighbour_is_played_as_written() -> None:
    """A neighbour is asked before anybody rings at theirs."""
    play(neighbour.__doc__ or "", World(), "neighbour")


def test_next_door_is_played_as_written() -> None:
    """Somebody next door hears of a door and a time, and of nothing else."""
    world = World()
    world.talk = replace(world.talk, scene="hello", deliveries=(), focus=None)
    play(next_door.__doc__ or "", world, "hello")


def test_settings_are_played_as_written() -> None:
    """Language, stop, privacy, and to be forgotten."""
    play(settings.__doc__ or "", World(), "settings")


def test_relay_is_played_as_written() -> None:
    """The courier is near, and reads."""
    world = World(reaches_courier=True)
    world.happens("out_for_delivery")
    play(relay.__doc__ or "", world, "menu")


def test_odd_things_are_played_as_written() -> None:
    """Stickers, voice, polls and photos each get a sensible answer."""
    play(odd.__doc__ or "", World(), "odd")


@pytest.mark.parametrize("scene", [scene.name for scene in SCENES])
def test_every_scene_has_a_script(scene: str) -> None:
    """A scene without a script is not one."""
    from importlib import import_module

    assert steps_of(import_module(f"bot.scenes.{scene}").__doc__ or "")
