"""Doubt: what is not sure is asked once; then a person is offered, and the third time called."""

import bot.scenes.guess
from tests.bot.script import Player, play
from tests.bot.world import World, allows_only


def keys(player: Player, what: str) -> list[str]:
    return [say.key for say, _ in player.hears("rcp", what).says]


def test_a_guess_is_played_as_written() -> None:
    """Its script is what people see."""
    play(bot.scenes.guess.__doc__ or "", World(), "guess")


def test_a_picked_reading_is_heard_as_if_it_had_been_understood() -> None:
    """The words are not asked for again."""
    player = Player(World(), language="en")
    player.hears("rcp", "(doubt reschedule track)")
    assert "slots" in keys(player, "Other time")[0] or player.world.talk.scene == "choose_slot"


def test_what_would_be_refused_is_not_guessed() -> None:
    """A carrier that keeps its times: no button for another one."""
    world = World()
    world.carrier = allows_only()
    player = Player(world, language="en")
    said = player.hears("rcp", "(doubt reschedule track)").says
    labels = [label for label, _ in said[0][1].buttons]
    assert labels == ["Where is it", "Something else", "A person"]


def test_the_same_words_again_offer_a_person() -> None:
    """Nobody is asked the same thing for the same words."""
    player = Player(World(), language="en")
    player.hears("rcp", "(doubt instructions track)")
    assert keys(player, "(doubt instructions track)") == ["lost-person"]


def test_a_yes_to_several_asks_which_of_them_and_a_no_asks_for_other_words() -> None:
    """Neither is a yes to nothing."""
    player = Player(World(), language="en")
    player.hears("rcp", "(doubt instructions track)")
    assert keys(player, "yes") == ["guess-which"]
    assert keys(player, "no") == ["guess-none"]


def test_the_third_time_a_person_is_called() -> None:
    """Nothing is asked a third time: one of us is asked to join, and reads it all."""
    player = Player(World(), language="en")
    player.hears("rcp", "qwerty asdf")
    player.hears("rcp", "zxcv lkjh")
    heard = player.hears("rcp", "mnbv poiu")
    assert "AskPerson" in heard.asked
    assert [say.key for say, _ in heard.says] == ["person-asked"]


def test_a_button_of_a_guess_that_is_gone_is_an_old_one() -> None:
    """Kindly, with a way on."""
    player = Player(World(), language="en")
    player.hears("rcp", "(doubt instructions track)")
    player.buttons["kept"] = player.buttons["Where is it"]
    player.hears("rcp", "Something else")
    assert keys(player, "kept") == ["stale"]
