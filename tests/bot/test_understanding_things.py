"""Things in all the languages: codes, floors, flats, house numbers and phones."""

import pytest

from bot.understanding import things


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Haustürcode 9031, dann links", "9031"),
        ("le digicode c'est 27A90", "27A90"),
        ("codice 4417#", "4417#"),
        ("hasło nie, kod do bramy *7781", "*7781"),
        ("رمز ۳۳۰۷", "3307"),
        ("गेट कोड १२३४", "1234"),
        ("暗証番号は7002です", "7002"),
        ("门禁密码是8080，谢谢", "8080"),
        ("code is four four seven one", "4471"),
        ("наберите 38#4521", "38#4521"),
        ("postcode 00100", None),
        ("my parcel weighs 12 kg", None),
    ],
)
def test_a_code_is_read_as_typed(text: str, code: str | None) -> None:
    """Whatever the digits' script; a postcode is no code."""
    assert things.gate_code(text) == code


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("terzo piano senza ascensore", "3"),
        ("fifth floor", "5"),
        ("kolmannessa kerroksessa", "3"),
        ("на пятом этаже", "5"),
        ("III piętro", "3"),
        ("3ème étage", "3"),
        ("4. kat", "4"),
        ("الطابق ٧", "7"),
        ("8楼", "8"),
        ("12階です", "12"),
        ("lantai dua", "2"),
        ("27号楼", None),
        ("apt 5", None),
    ],
)
def test_a_floor_is_a_number_or_an_ordinal(text: str, floor: str | None) -> None:
    """In digits, in words and in Roman numerals, before the word and behind it."""
    assert things.floor(text) == floor


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("lgh 1104", "1104"),
        ("Wohnung 9, nicht 6", "9"),
        ("não é apto 31, é 13", "13"),
        ("45 кв", "45"),
        ("daire 7", "7"),
        ("305号室です", "305"),
        ("give it to the neighbour in flat 9", None),
        ("code porte 4471", None),
        ("flat 12, code 12", "12"),
    ],
)
def test_a_flat_is_ones_own(text: str, flat: str | None) -> None:
    """The one that counts, not the one denied, not a neighbour's."""
    assert things.flat(text) == flat


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hauptstraße 14b", "14b"),
        ("we live at 12 Mill Lane now", "12"),
        ("c'est 5 rue du Bac", "5"),
        ("via Roma 33, interno 4", "33"),
        ("дом 18, а не 81", "18"),
        ("uy raqami 25 emas 52", "52"),
        ("no 24 olacak 42 değil", "24"),
        ("non al 7, al 17", "17"),
        ("56号院", "56"),
        ("flat 402", None),
    ],
)
def test_a_house_number_is_the_right_one(text: str, number: str | None) -> None:
    """After a street, before one, beside its word, and of two the one not denied."""
    assert things.house_number(text) == number


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("ring 070-174 06 33", "0701740633"),
        ("+358 44 987 6543", "+358449876543"),
        ("٠٥٠١٢٣٤٥٦٧", "0501234567"),
        ("090-4433-1187に電話", "09044331187"),
        ("my order 88213345", None),
        ("郵便番号 150-0043", None),
    ],
)
def test_a_phone_is_its_digits(text: str, phone: str | None) -> None:
    """Local and international; numbers of orders and places are none."""
    assert things.phone(text) == phone


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("please leave it behind the shed", "behind the shed"),
        ("Bitte nicht zum Nachbarn, lieber unter die Treppe legen", "unter die Treppe"),
        ("jätä autotalliin", "autotalliin"),
        ("положите под лестницу пожалуйста", "под лестницу"),
        ("eshik oldiga qo'ying", "eshik oldiga"),
        ("放门口", "门口"),
        ("物置の中に置いてください", "物置の中"),
    ],
)
def test_a_safe_place_is_told_in_its_own_words(text: str, place: str) -> None:
    """Without the words of leaving it there, and not the one that is denied."""
    assert things.safe_place(text) == place


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("geben Sie es dem Hausmeister", "Hausmeister"),
        ("remettez-le à la gardienne", "gardienne"),
        ("не соседям, отдайте консьержке", "консьержке"),
        ("guard ko de do", "guard"),
        ("给保安", "保安"),
    ],
)
def test_a_person_is_told_in_their_own_words(text: str, person: str) -> None:
    """Without the words of handing it over, and not the one that is denied."""
    assert things.neighbour(text) == person


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Packstation 144 bitte", "Packstation 144"),
        ("viekää se pakettiautomaattiin kiitos", "pakettiautomaattiin"),
        ("в постамат у метро", "постамат у метро"),
        ("stuur maar naar het afhaalpunt", "afhaalpunt"),
        ("nothing of the kind", None),
    ],
)
def test_a_locker_is_told_in_its_own_words(text: str, place: str | None) -> None:
    """Where it is collected from."""
    assert things.locker(text) == place


@pytest.mark.parametrize(
    "text", ["B-rappu, 3. kerros", "rappu B, 3. krs", "A-rappu 3. kerros, summeri Virtanen"]
)
def test_a_floor_behind_its_staircase_is_no_flat(text: str) -> None:
    assert things.flat(text) is None
    assert things.floor(text) == "3"
