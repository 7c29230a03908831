"""Preferences: what is wanted of every parcel, heard in any language, and never for one alone."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.heard import Entered, Words
from bot.standing import StandingWish, standing_wish
from bot.understanding import understand
from core.commands import HoldSlot, Prefer, Redirect
from core.model.ids import PointRef
from core.model.preferences import NO_PREFERENCES, Preferences
from tests.bot.random_talks import MEANING
from tests.bot.script import Answer, Player
from tests.bot.world import DELIVERY, World, window

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=HELSINKI)
NINE, SIX = time(9), time(18)
FROM_NINE, FROM_SIX = StandingWish(not_before=NINE), StandingWish(not_before=SIX)
UNTIL_SIX = StandingWish(not_after=SIX)
TO_A_POINT = StandingWish(at_a_point=True)


def wish(text: str) -> StandingWish | None:
    return standing_wish(Words(text, understand(text, NOW, None, MEANING(text))))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("never ring before nine please", FROM_NINE),
        ("please never come before 9", FROM_NINE),
        ("always after 6 pm, not earlier", FROM_SIX),
        ("don't come before 9, ever", FROM_NINE),
        ("I'm never home before 6 pm", FROM_SIX),
        ("from now on only after 18", FROM_SIX),
        ("for all my parcels: not after 18:00, never", UNTIL_SIX),
        ("always between 9 and 18", StandingWish(NINE, SIX)),
        ("always the locker please", TO_A_POINT),
        ("nie vor 9 Uhr klingeln", FROM_NINE),
        ("immer nach 18 Uhr", FROM_SIX),
        ("immer zur Packstation bitte", TO_A_POINT),
        ("jamais avant 9h svp", FROM_NINE),
        ("toujours au point relais", TO_A_POINT),
        ("siempre después de las 18", FROM_SIX),
        ("mai prima delle 9", FROM_NINE),
        ("zawsze po 18", FROM_SIX),
        ("sempre depois das 18h", FROM_SIX),
        ("никогда не звоните до девяти", FROM_NINE),
        ("всегда в постамат у метро", TO_A_POINT),
        ("ніколи не дзвоніть до 9", FROM_NINE),
        ("älä koskaan soita ennen yhdeksää", FROM_NINE),
        ("aina automaattiin kiitos", TO_A_POINT),
        ("aldrig före nio", FROM_NINE),
        ("her zaman 18'den sonra", FROM_SIX),
        ("دائما بعد السادسة مساء", FROM_SIX),
    ],
)
def test_a_standing_wish_is_heard(text: str, meant: StandingWish) -> None:
    """In the languages that we speak, as people write them."""
    assert wish(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow after 18 please",
        "not before nine",
        "you always come late",
        "you never came and I was home all day",
        "never again",
        "the courier never rang",
        "I always pay online",
        "to the locker please",
        "never on Monday",
        "immer noch nicht da",
        "toujours pas reçu",
        "ancora non è mai arrivato",
        "never mind",
        "thanks as always",
    ],
)
def test_words_about_one_parcel_are_no_standing_wish(text: str) -> None:
    """Nor are a complaint and a thank-you."""
    assert wish(text) is None


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def buttons(answer: Answer) -> list[str]:
    return [label for _, spoken in answer.says for label, _ in spoken.buttons]


def preferring(wanted: Preferences, world: World | None = None) -> World:
    world = world or World()
    world.talk = replace(world.talk, preferences=wanted)
    return world


def test_offers_keep_to_the_hours() -> None:
    """What lies outside of them is not shown."""
    shown = Player(preferring(Preferences(not_before=SIX))).begin("choose_slot")
    times = [label for label in buttons(shown) if "–" in label]
    assert times and all("18:00–20:00" in label for label in times)


def test_where_nothing_is_free_in_the_hours_all_is_shown_and_said() -> None:
    """Nobody is left without a time."""
    shown = Player(preferring(Preferences(not_before=time(21)))).begin("choose_slot")
    assert len([label for label in buttons(shown) if "–" in label]) == 3
    said = " ".join(spoken.plain for _, spoken in shown.says)
    assert "In your usual hours (not before 21:00) nothing is free." in said


def test_one_parcel_may_come_at_another_hour() -> None:
    """What is asked for goes before what is wanted as a rule."""
    player = Player(preferring(Preferences(not_before=SIX)))
    player.begin("choose_slot")
    commands = player.hears("rcp", "this time tomorrow at 10 is fine").commands
    assert commands == [HoldSlot(DELIVERY, window(1, 10))]


def test_only_this_one_is_a_wish_and_no_rule() -> None:
    """ "Never before nine", for this parcel: the times from nine on."""
    player = Player(World())
    player.begin("menu")
    player.hears("rcp", "please never ring before 18")
    shown = player.hears("rcp", "Only this one")
    assert keys(shown) == ["slot-suiting"]
    assert player.world.talk.preferences == NO_PREFERENCES


def arrived(player: Player) -> Answer:
    """The proof is done: this is where a known wish leads."""
    talk = replace(player.world.talk, scene="preferences", beat="as_always", notes="{}")
    player.world.talk = talk
    return player.does(Entered())


def test_a_new_parcel_goes_where_all_go_by_one_tap() -> None:
    """And to the door by another."""
    always = Preferences(point=PointRef("kamppi"), point_name="Locker Kamppi")
    player = Player(preferring(always))
    asked = arrived(player)
    assert keys(asked) == ["preference-as-always"]
    commands = player.hears("rcp", "Yes, reserve it").commands
    assert commands == [Redirect(DELIVERY, PointRef("kamppi"))]
    other = Player(preferring(always))
    arrived(other)
    assert keys(other.hears("rcp", "no, to my door this time")) == ["address-is-it-right"]


def test_a_point_without_room_is_not_offered() -> None:
    """The address is asked for as ever."""
    always = Preferences(point=PointRef("gone"), point_name="Locker Gone")
    shown = arrived(Player(preferring(always)))
    assert keys(shown) == ["address-is-it-right"]


def test_hours_and_point_are_forgotten_one_by_one() -> None:
    """Each by its own button."""
    both = Preferences(not_before=NINE, point=PointRef("kamppi"), point_name="Locker Kamppi")
    player = Player(preferring(both))
    player.begin("menu")
    player.hears("rcp", "/places")
    commands = player.hears("rcp", "Forget Locker Kamppi").commands
    assert commands == [Prefer(player.world.talk.id, Preferences(not_before=NINE))]


def test_hours_that_end_before_they_begin_are_refused() -> None:
    """Nobody could come in them."""
    with pytest.raises(ValueError, match="end before they begin"):
        Preferences(not_before=SIX, not_after=NINE)


def test_a_window_suits_only_as_a_whole() -> None:
    """The courier may come at any moment of it."""
    wanted = Preferences(not_before=NINE, not_after=SIX)
    assert wanted.suits(window(1, 16), HELSINKI)
    assert not wanted.suits(window(1, 8), HELSINKI)
    assert not wanted.suits(window(1, 17), HELSINKI)


def test_a_standing_wish_is_read_back_whatever_was_asked() -> None:
    """It is not taken for an answer."""
    player = Player(World())
    player.begin("choose_slot")
    assert keys(player.hears("rcp", "and never before nine please")) == ["preference-shall-i"]


def test_only_this_one_goes_to_a_locker_and_leaves_no_rule() -> None:
    """The places are shown as ever."""
    player = Player(World())
    player.begin("menu")
    player.hears("rcp", "always bring it to a locker")
    assert keys(player.hears("rcp", "Only this one")) == ["locker-where-to"]
    assert player.world.talk.preferences == NO_PREFERENCES
