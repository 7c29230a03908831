"""An attempt that never was, and anger; what the van's log says of it is in test_missed.py.

hse  attempt_failed recipient_absent
bot  The courier came at 10:00 and could not hand your parcel over: nobody answered the door. Attempts left: 2.…
     KeepNextTry
rcp  LIARS i was home ALL DAY nobody came. 2nd time. you people are useless
bot  I am sorry about that. Reported was, 10:00: nobody answered the door. I do not count this attempt until somebody has looked into it. Meanwhile Tuesday 24 November, 18:00–20:00 is kept for you until 12:00.…
bot  I have asked one of us to join.…
     DisputeAttempt
     AskPerson
rcp  this is a joke
bot  Noted: they will read it. I stay quiet until then. [Back to the bot]
hse  agent_joined Anna
bot  Anna has joined. I am quiet now.
"""

import pytest

from core.commands import AskPerson, DisputeAttempt
from core.model.conversation import Holder
from tests.bot.dialogues.playing import asks, labels_of, needs_encoder, played, says, talk, words_of
from tests.bot.town import at_home

pytestmark = needs_encoder


def test_it_ends_as_written() -> None:
    """A person has the talk, and the bot is silent."""
    player = played(__doc__, at_home(), "menu")
    assert player.world.talk.holder is Holder.AGENT


@pytest.mark.parametrize(
    "words",
    [
        "this is RIDICULOUS, i waited ALL DAY and nobody rang",
        "nobody came!!! i was home the whole time",
        "olin kotona koko päivän!! kukaan ei käynyt",
        "я весь день БЫЛ ДОМА, никто не приезжал!!",
        "i was in all day!!",
    ],
)
def test_who_is_angry_gets_a_person_and_no_argument(words: str) -> None:
    """The attempt is disputed; no promise of money, no blame, no question."""
    player = talk()
    player.hears("hse", "attempt_failed recipient_absent")
    answer = says(player, words)
    assert isinstance(asks(answer, DisputeAttempt), DisputeAttempt)
    assert isinstance(asks(answer, AskPerson), AskPerson)
    assert "?" not in words_of(answer)
    assert "refund" not in words_of(answer)


def test_who_is_calm_gets_the_next_time_at_once() -> None:
    """A person is one button away."""
    player = talk()
    player.hears("hse", "attempt_failed recipient_absent")
    answer = says(player, "we were in all afternoon, nobody came to the door")
    assert isinstance(asks(answer, DisputeAttempt), DisputeAttempt)
    assert {"Other time", "A person"} <= set(labels_of(answer))


@pytest.mark.parametrize(
    "words",
    [
        "i was in all day",
        "my wife was home since 8",
        "ich war den ganzen Tag zuhause",
        "estuve en casa todo el dia",
        "j'étais chez moi toute la journée",
        "ero a casa tutto il giorno",
        "byłam w domu cały dzień",
        "estive em casa o dia todo",
        "я була вдома весь день",
        "я был дома весь день",
        "olin koko päivän kotona",
        "jag var hemma hela dagen",
        "bütün gün evdeydim",
        "كنت في البيت طوال اليوم",
    ],
)
def test_who_was_at_home_wishes_for_no_other_day(words: str) -> None:
    """In any language: the attempt is disputed, and the place that is kept stays kept."""
    player = talk()
    player.hears("hse", "attempt_failed recipient_absent")
    answer = says(player, words)
    assert isinstance(asks(answer, DisputeAttempt), DisputeAttempt)
    assert {type(each).__name__ for each in answer.commands} <= {"DisputeAttempt", "AskPerson"}


@pytest.mark.parametrize(
    "words",
    ["nobody was home sorry", "ich war nicht zu hause", "no estaba en casa", "i was in town"],
)
def test_who_was_away_disputes_nothing(words: str) -> None:
    """A denied "at home" is an absence."""
    player = talk()
    player.hears("hse", "attempt_failed recipient_absent")
    answer = says(player, words)
    assert [each for each in answer.commands if isinstance(each, DisputeAttempt)] == []


def test_a_doubtful_complaint_is_not_asked_about() -> None:
    """Nobody who is angry is asked what they mean."""
    player = talk()
    player.hears("hse", "attempt_failed recipient_absent")
    answer = says(player, "useless. waited all day and your driver never showed up")
    assert isinstance(asks(answer, AskPerson), AskPerson)
