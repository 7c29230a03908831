"""Fixtures: a broken bell or a dog is news for the courier in every language; a parcel is not."""

import pytest

from bot.understanding.fixtures import is_news_of_the_door
from bot.understanding.normalise import normalised
from bot.understanding.reading import understand
from bot.understanding.understood import Intent
from tests.bot.world import NOW


@pytest.mark.parametrize(
    "text",
    [
        "bell broken",
        "dog bites, careful",
        "doorbell doesn't work",
        "buzzer is bust, knock hard",
        "timbre roto",
        "perro bravo",
        "el telefonillo no funciona",
        "chien méchant",
        "sonnette cassée",
        "interphone hs",
        "cão bravo",
        "campainha quebrada",
        "interfone não funciona",
        "klingel kaputt",
        "bissiger Hund",
        "Klingel geht nicht, klopfen",
        "citofono rotto",
        "attenti al cane",
        "campanello guasto",
        "bel kapot",
        "pas op voor de hond",
        "deurbel doet het niet",
        "arg hund",
        "porttelefonen funkar inte",
        "ovikello rikki",
        "vihainen koira",
        "summeri ei toimi",
        "dzwonek zepsuty",
        "zły pies",
        "domofon nie działa",
        "звонок не работает",
        "злая собака",
        "домофон сломан",
        "дзвінок зламаний",
        "злий собака",
        "домофон не працює",
        "zil bozuk",
        "köpek var dikkat",
        "diafon çalışmıyor",
        "الجرس خربان",
        "انتبه في كلب",
        "الانتركم ما يشتغل",
        "زنگ خرابه",
        "سگ داریم مواظب باشید",
        "घंटी खराब है",
        "कुत्ता है ध्यान से",
        "bell kharab hai",
        "qo'ng'iroq buzilgan",
        "it bor ehtiyot bo'ling",
        "bel rusak",
        "awas anjing galak",
        "门铃坏了",
        "有狗小心",
        "インターホン故障中",
        "犬に注意",
    ],
)
def test_a_few_words_of_the_door_are_for_the_courier(text: str) -> None:
    """Without an encoder, too."""
    read = understand(text, NOW)
    assert (read.intent, read.understood) == (Intent.INSTRUCTIONS, True)


@pytest.mark.parametrize(
    "text",
    [
        "the lamp i ordered is broken",
        "meine Klingel ist kaputt angekommen",
        "el timbre que pedí llegó roto",
        "la sonnette que j'ai commandée est cassée",
        "пришел звонок, не работает",
        "paketti tuli rikki",
        "ürün bozuk geldi",
        "وصل الطرد مكسور",
        "门铃收到就坏了",
        "app doesn't work",
        "left it at the door, broken",
        "can you tell me whether the lift is broken?",
        "i lost my dog, can you help",
    ],
)
def test_a_parcel_or_a_question_is_no_news_of_the_door(text: str) -> None:
    """What came broken is a parcel, whatever is in it."""
    assert not is_news_of_the_door(normalised(text))


@pytest.mark.parametrize(
    "text",
    [
        "yes, but beware of the dog",
        "jep, aber Vorsicht vor dem Hund",
        "так, тільки обережно з собакою",
    ],
)
def test_a_yes_before_it_is_a_yes(text: str) -> None:
    """What is said of the dog comes second."""
    assert not is_news_of_the_door(normalised(text))


@pytest.mark.parametrize(
    "text",
    [
        "never ring before nine",
        "bitte niemals vor neun klingeln",
        "nunca llaméis antes de las nueve",
        "ne sonnez jamais avant 9h",
        "non suonate mai prima delle nove",
        "никогда не звоните в дверь раньше девяти",
        "ніколи не дзвоніть до 9",
        "älkää ikinä soittako ovikelloa ennen yhdeksää",
        "ring aldrig på före nio",
        "nigdy nie dzwońcie przed 9",
    ],
)
def test_when_never_to_ring_is_for_the_courier(text: str) -> None:
    """An hour of no day, and no wish for another time of this parcel."""
    read = understand(text, NOW)
    assert (read.intent, read.understood) == (Intent.INSTRUCTIONS, True)


def test_a_wish_for_hours_stays_one() -> None:
    """Without a bell it is about the window."""
    assert understand("not before nine tomorrow", NOW).intent is Intent.RESCHEDULE
