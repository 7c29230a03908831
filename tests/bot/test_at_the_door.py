"""Words at the door, in thirteen languages: what somebody writes while the courier waits."""

from datetime import timedelta

import pytest

from bot.at_the_door import read_at_the_door
from bot.heard import Words
from bot.understanding import understand
from tests.bot.dialogues.playing import as_read_in_the_house, needs_encoder
from tests.bot.script import HELSINKI
from tests.bot.world import NOW


def words(text: str) -> Words:
    at = NOW.astimezone(HELSINKI)
    return Words(text, understand(text, at, "en", as_read_in_the_house(text)))


@needs_encoder
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("in the shower!!! 2 mins", "coming"),
        ("wait wait im coming down", "coming"),
        ("one minute pls!!", "coming"),
        ("olen suihkussa, 2 min", "coming"),
        ("tulen, 2 min", "coming"),
        ("бегу, 2 минуты", "coming"),
        ("dont leave!! im on the toilet", "coming"),
        ("I'm home, just ring again", "coming"),
        ("ich bin unter der dusche, 2 min", "coming"),
        ("bin gleich da!", "coming"),
        ("komme sofort", "coming"),
        ("ya bajo, dos minutos", "coming"),
        ("espera un momento porfa", "coming"),
        ("j'arrive dans 2 min", "coming"),
        ("attendez je descends", "coming"),
        ("arrivo subito", "coming"),
        ("sono sotto la doccia", "coming"),
        ("już idę, 2 minuty", "coming"),
        ("zaraz schodzę", "coming"),
        ("já vou, um minuto", "coming"),
        ("estou no banho, já desço", "coming"),
        ("вже біжу", "coming"),
        ("зараз вийду, хвилинку", "coming"),
        ("сейчас спущусь", "coming"),
        ("подождите, я в душе", "coming"),
        ("odota hetki", "coming"),
        ("kommer strax", "coming"),
        ("vänta jag är i duschen", "coming"),
        ("geliyorum 2 dakika", "coming"),
        ("bekle iniyorum", "coming"),
        ("دقيقة واحدة", "coming"),
        ("أنا قادم", "coming"),
        ("yes im here", "coming"),
        ("gate 4471#", "gate_code"),
        ("code is 4471#", "gate_code"),
        ("4471#", "gate_code"),
        ("kod 4471, 3 piętro", "gate_code"),
        ("ovikoodi 1234", "gate_code"),
        ("der code ist 2580", "gate_code"),
        ("код домофона 38К2201", "gate_code"),
        ("leave w Olga next door", "neighbour"),
        ("give it to the neighbour in 28", "neighbour"),
        ("оставьте у соседки", "neighbour"),
        ("bei der Nachbarin abgeben", "neighbour"),
        ("jätä naapurille", "neighbour"),
        ("leave it on the porch", "safe_place"),
        ("put it in the shed", "safe_place"),
        ("behind the bins", "safe_place"),
        ("jätä kuistille", "safe_place"),
        ("into a locker please", "locker"),
        ("pakettiautomaattiin", "locker"),
        ("en un casillero por favor", "locker"),
        ("not home, come tomorrow", "other_day"),
        ("tomorrow pls", "other_day"),
        ("demain s'il vous plaît", "other_day"),
        ("другой день", "other_day"),
        ("huomenna", "other_day"),
        ("im not home", "nobody"),
        ("I can't come down", "nobody"),
        ("ich bin nicht zuhause", "nobody"),
        ("меня нет дома", "nobody"),
        ("en ole kotona", "nobody"),
        ("je ne suis pas là", "nobody"),
        ("at work", "nobody"),
        ("20 min", "coming"),
        ("estoy en la ducha, ya bajo", "coming"),
        ("je suis en train de descendre, 2 min", "coming"),
        ("no estoy en casa", "nobody"),
        ("no puedo bajar", "nobody"),
        ("nie ma mnie w domu", "nobody"),
        ("não estou em casa", "nobody"),
        ("мене немає вдома", "nobody"),
        ("jag är inte hemma", "nobody"),
        ("evde değilim", "nobody"),
        ("لست في البيت", "nobody"),
        ("non sono in casa", "nobody"),
        ("lass es bei der Nachbarin Olga", "neighbour"),
        ("laissez chez la voisine", "neighbour"),
        ("komşuya bırakın", "neighbour"),
        ("lämna hos grannen", "neighbour"),
        ("lämna vid dörren", "safe_place"),
        ("zostaw pod drzwiami", "safe_place"),
        ("mañana", "other_day"),
        ("morgen bitte", "other_day"),
        ("imorgon", "other_day"),
        ("yarın gelin", "other_day"),
        ("jutro", "other_day"),
        ("غدا", "other_day"),
        ("amanhã", "other_day"),
        ("завтра", "other_day"),
        ("domani", "other_day"),
        ("who is it", None),
        ("how much is it", None),
    ],
)
def test_words_are_one_of_the_answers(text: str, answer: str | None) -> None:
    """Only here "2 mins" means that somebody comes; what is none of them goes elsewhere."""
    reading = read_at_the_door(words(text))
    assert (str(reading.answer) if reading is not None else None) == answer


@pytest.mark.parametrize(
    ("text", "minutes"), [("2 mins", 2), ("20 min", 20), ("5-10 minutes", 5), ("coming", None)]
)
def test_how_long_they_need_is_heard(text: str, minutes: int | None) -> None:
    """Whether the courier can wait for it is reckoned by it."""
    reading = read_at_the_door(words(text))
    assert reading is not None
    wanted = timedelta(minutes=minutes) if minutes is not None else None
    assert reading.within == wanted
