"""Voice notes in a talk: a yes of any kind, and what else may come instead of it."""

import pytest

from bot.heard import Pressed, SaidAloud, Voice
from bot.heard_aloud import GAP
from core.commands import GiveInstructions
from core.model.door_card import DoorCard
from core.model.ids import MessageId
from core.model.speech import Speech
from core.model.voice_note import HEARD_SECONDS_MAX, KEPT_SECONDS_MAX
from tests.bot.dialogues.playing import keys_of, labels_of, says, words_of
from tests.bot.script import Player
from tests.bot.world import World

CODE = "(heard the door code is 4711)"


def player() -> Player:
    return Player(World(listens=True))


@pytest.mark.parametrize("yes", ["Yes, right", "yes", "yes that's right", "(heard yes)"])
def test_a_yes_of_any_kind_counts(yes: str) -> None:
    """Pressed, typed, or said and surely heard."""
    answer = says(player(), CODE, yes)
    assert any(isinstance(command, GiveInstructions) for command in answer.commands)


@pytest.mark.parametrize(
    "no", ["No", "no", "nope", "(heard yes~)", "(heard no)", "(pin 60.1 24.9)"]
)
def test_nothing_happens_without_one(no: str) -> None:
    """A doubtful yes is none."""
    assert says(player(), CODE, no).commands == []


def test_a_question_for_a_yes_takes_only_its_own() -> None:
    """The button under an earlier note does nothing to a later one."""
    talk = player()
    says(talk, CODE)
    old = dict(talk.buttons)["Yes, right"]
    says(talk, "(heard the door code is 9999)")
    verb, *args = old.split("|")
    assert keys_of(talk.does(Pressed(verb, tuple(args)))) == ["stale"]


def test_what_is_typed_instead_counts_and_the_note_no_more() -> None:
    """Whoever writes has thought again."""
    talk = player()
    answer = says(talk, CODE, "the door code is 1234")
    told = [each for each in answer.commands if isinstance(each, GiveInstructions)]
    assert [each.door_card.code for each in told] == ["1234"]


def test_what_is_said_again_counts_and_the_first_no_more() -> None:
    """It stands where it stood before the first of them."""
    talk = player()
    answer = says(talk, CODE, "(heard the door code is 1234)", "Yes, right")
    told = [each for each in answer.commands if isinstance(each, GiveInstructions)]
    assert [each.door_card.code for each in told] == ["1234"]
    assert talk.world.talk.scene != "said_aloud"


@pytest.mark.parametrize("typed", ["4711", "it is 4711", "4711#"])
def test_a_number_is_typed_in_a_few_words(typed: str) -> None:
    """And all of it is read back."""
    talk = player()
    asked = words_of(says(talk, "(heard the door code is 4771~ third floor)"))
    assert f"the door code is {GAP} third floor" in asked
    shown = says(talk, typed)
    assert f"the door code is {typed.split()[-1]} third floor" in words_of(shown)
    answer = says(talk, "Yes, right")
    (told,) = [each for each in answer.commands if isinstance(each, GiveInstructions)]
    assert (told.door_card.code, told.door_card.floor) == (typed.split()[-1], "3")


def test_other_words_than_the_number_are_heard_for_themselves() -> None:
    """The gap stays a gap, and nothing is guessed into it."""
    talk = player()
    answer = says(talk, "(heard the door code is 4771~)", "where is my parcel")
    assert "voice-number" not in keys_of(answer)
    assert not any(isinstance(command, GiveInstructions) for command in answer.commands)


def test_a_person_is_one_tap_away_from_everything() -> None:
    """Whoever cannot type is not left alone."""
    for told in ("(voice)", CODE, "(heard the code is 4~)", "(heard mumble~)"):
        assert "A person" in labels_of(says(player(), told))


@pytest.mark.parametrize("seconds", [HEARD_SECONDS_MAX + 1, KEPT_SECONDS_MAX + 1])
def test_what_is_too_long_is_said_at_once(seconds: int) -> None:
    """Nobody waits for an answer that does not come."""
    assert keys_of(player().does(Voice("f1", seconds))) == ["voice-too-long"]


def test_without_a_model_it_is_said_kindly() -> None:
    """With a way to a person."""
    answer = says(Player(World()), "(voice)")
    assert keys_of(answer) == ["voice-not-yet"]
    assert labels_of(answer) == ["The courier shall hear it", "Menu", "A person"]


def test_what_nobody_here_can_listen_to_the_courier_may_hear() -> None:
    """On a tap of its own; then it stands on the door card, by the name of its line alone."""
    talk = Player(World())
    answer = talk.does(Voice("f1", 5, message=MessageId("msg_00000000000000000001")))
    assert labels_of(answer) == ["The courier shall hear it", "Menu", "A person"]
    told = says(talk, "The courier shall hear it")
    (asked,) = [one for one in told.commands if isinstance(one, GiveInstructions)]
    assert asked.door_card == DoorCard(voice="msg_00000000000000000001")
    assert "your voice message" in words_of(told)


def test_what_was_not_kept_is_offered_to_nobody() -> None:
    """There would be nothing to hear."""
    talk = player()
    gone = SaidAloud(MessageId("msg_1"), Speech(), False, talk.words(""))
    assert labels_of(talk.does(gone)) == ["Menu", "A person"]
