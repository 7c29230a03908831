"""The lexicon: whole short messages that need no model, and what it leaves to one."""

import pytest

from bot.understanding.lexicon import is_torn, settled
from bot.understanding.normalise import normalised
from bot.understanding.patterns import found
from bot.understanding.understood import Intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Evet, lütfen", Intent.CONFIRM),
        ("Tak!", Intent.CONFIRM),
        ("ХОРОШО", Intent.CONFIRM),
        ("theek hai", Intent.CONFIRM),
        ("hyvä", Intent.CONFIRM),
        ("hyva", Intent.CONFIRM),
        ("нет, спасибо", Intent.DENY),
        ("yo'q", Intent.DENY),
        ("yoʻq", Intent.DENY),
        ("いいえ", Intent.DENY),
        ("katta rahmat!!", Intent.THANKS),
        ("dziękuję", Intent.THANKS),
        ("dziekuje", Intent.THANKS),
        ("السلام عليكم", Intent.GREETING),
        ("Hello! Yes please", Intent.CONFIRM),
        ("оператор", Intent.HUMAN),
        ("转人工", Intent.HUMAN),
        ("STOP!!!", Intent.STOP_MESSAGES),
        ("не пишите", Intent.STOP_MESSAGES),
        ("русский, пожалуйста", Intent.LANGUAGE),
        ("in english please", Intent.LANGUAGE),
        ("türkçe lütfen", Intent.LANGUAGE),
        ("yardım", Intent.HELP),
        ("👍🏽", Intent.CONFIRM),
        ("❤️", Intent.THANKS),
        ("👋👋", Intent.GREETING),
        ("Je ne suis pas là", Intent.ABSENT),
        ("on est pas là", Intent.ABSENT),
        ("ich bin nicht da", Intent.ABSENT),
        ("nie ma mnie", Intent.ABSENT),
        ("Мене немає вдома", Intent.ABSENT),
        ("家里没人", Intent.ABSENT),
    ],
)
def test_a_short_message_says_what_it_says(text: str, intent: Intent) -> None:
    """In whatever language and spelling."""
    assert settled(normalised(text)) is intent


@pytest.mark.parametrize(
    "text",
    [
        "yes but tomorrow",
        "stop at the red gate",
        "no, number 14",
        "the operator rang twice",
        "👍👎",
        "12",
        "",
        "english breakfast tea set",
        "thanks, no",
        "no, not home",
        "not home tomorrow",
        "nobody home all week",
    ],
)
def test_what_says_more_is_left_to_others(text: str) -> None:
    """A word of the lexicon inside a message settles nothing."""
    assert settled(normalised(text)) is None


@pytest.mark.parametrize(
    "text", ["yes maybe no", "ja vielleicht nein", "oui peut-être non", "да может нет"]
)
def test_both_with_a_doubt_between_are_neither(text: str) -> None:
    """Nothing is booked by it."""
    assert is_torn(normalised(text))
    assert not is_torn(normalised("да нет"))


@pytest.mark.parametrize("text", ["İPTAL", "I\u0307PTAL", "iptal"])
def test_a_turkish_capital_is_one_letter(text: str) -> None:
    """Not an i and a dot beside it."""
    assert normalised(text) == "iptal"


@pytest.mark.parametrize(
    "text",
    ["Achtung Hund", "attenti al cane", "dikkat köpek var", "cuidado con el perro", "cão bravo"],
)
def test_a_dog_is_for_the_courier(text: str) -> None:
    """Whoever warns of it says yes to nothing."""
    assert Intent.INSTRUCTIONS in found(normalised(text))
