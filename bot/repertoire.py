"""The repertoire: every scene that the stage can play."""

from bot.scenes import (
    access,
    choose_slot,
    compare_address,
    confirm_address,
    correct_address,
    day_of_delivery,
    door,
    hello,
    locker,
    looked_at,
    menu,
    missed,
    odd,
    person,
    pickup,
    pin_address,
    places,
    prove_again,
    reoffer,
    rescue,
    settings,
    several,
    torn_address,
    undo,
    waiting,
    wishes,
)
from bot.stage import Stage

SCENES = (
    hello.SCENE,
    confirm_address.SCENE,
    correct_address.SCENE,
    compare_address.SCENE,
    pin_address.SCENE,
    torn_address.SCENE,
    prove_again.SCENE,
    looked_at.SCENE,
    places.SCENE,
    access.SCENE,
    choose_slot.SCENE,
    waiting.SCENE,
    reoffer.SCENE,
    day_of_delivery.SCENE,
    rescue.SCENE,
    missed.SCENE,
    locker.SCENE,
    pickup.SCENE,
    person.SCENE,
    wishes.SCENE,
    door.SCENE,
    several.SCENE,
    undo.SCENE,
    settings.SCENE,
    odd.SCENE,
    menu.SCENE,
)


def stage() -> Stage:
    return Stage(SCENES)
