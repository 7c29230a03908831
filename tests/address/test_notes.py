"""What the address does not use: door facts taken out, the rest kept word for word."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.model.address import AddressQuery, Instructions, VerdictCode


def said(rest: str, gazetteer: Gazetteer, *, before: str = "") -> tuple[object, ...]:
    line = f"{before}Bulevardi 5, 00120 Helsinki{rest}"
    found = check(AddressQuery(text=line, country="FI"), gazetteer)
    assert found.verdict is VerdictCode.DELIVERABLE
    told = found.instructions or Instructions()
    parts = found.components
    return parts.entrance, parts.unit, parts.floor, told.gate_code, told.phone, told.note


@pytest.mark.parametrize(
    ("rest", "entrance", "unit", "floor", "code", "phone", "note"),
    [
        (", flat 12", None, "12", None, None, None, None),
        (", flt 12", None, "12", None, None, None, None),
        (", flat, 2nd floor", None, None, "2", None, None, "flat"),
        (", flat 2nd floor", None, None, "2", None, None, "flat"),
        (", door 4", None, "4", None, None, None, None),
        (", blue door", None, None, None, None, None, "blue door"),
        (", back of 12 bikes", None, None, None, None, None, "back of 12 bikes"),
        (", as. 12", None, "12", None, None, None, None),
        (", кв. 12", None, "12", None, None, None, None),
        (", apt #12", None, "12", None, None, None, None),
        (", D-porras", "D", None, None, None, None, None),
        (", rappu B, as 3", "B", "3", None, None, None, None),
        (", B45", "B", "45", None, None, None, None),
        (", 3. krs", None, None, "3", None, None, None),
        (", toinen kerros", None, None, "2", None, None, None),
        (", 4th floor", None, None, "4", None, None, None),
        (", floor 4", None, None, "4", None, None, None),
        (", 2. OG", None, None, "2", None, None, None),
        (", подъезд 2, этаж 4", "2", None, "4", None, None, None),
        (", ovikoodi 4521", None, None, None, "4521", None, None),
        (", gate code: #4521*", None, None, None, "#4521*", None, None),
        (", door code is 12A4", None, None, None, "12A4", None, None),
        (", домофон 15К", None, None, None, "15К", None, None),
        (", puh. 040 123 4567", None, None, None, None, "040 123 4567", None),
        (", +358 40 123 4567", None, None, None, None, "+358 40 123 4567", None),
        (", call 040 123 4567!", None, None, None, None, "040 123 4567", "call"),
        (", varo koiraa!", None, None, None, None, None, "varo koiraa!"),
        (", ring TWICE (not thrice)", None, None, None, None, None, "ring TWICE (not thrice)"),
        (" kerros 5 asunto 12", None, "12", "5", None, None, None),
        (", kerros 5", None, None, "5", None, None, None),
        (", 3krs ovi 14", None, "14", "3", None, None, None),
        (", A-porras, 2krs, ovi 11", "A", "11", "2", None, None, None),
        (", ovi B", "B", None, None, None, None, None),
        (", vån 3", None, None, "3", None, None, None),
        (", toinen rappu", "2", None, None, None, None, None),
        (", код домофона 7788", None, None, None, "7788", None, None),
        (", 2-й подъезд", "2", None, None, None, None, None),
        (", door 14", None, "14", None, None, None, None),
        (", knock on the door 3 times", None, None, None, None, None, "knock on the door 3 times"),
        (", c/o Huber", None, None, None, None, None, "c/o Huber"),
        (", liiketila 2", None, "liiketila 2", None, None, None, None),
        (", LH 3", None, "LH 3", None, None, None, None),
        (", office 302", None, "office 302", None, None, None, None),
        (", toimisto 302", None, None, None, None, None, "toimisto 302"),
        (", as 5, koodi 77, leave it", None, "5", None, "77", None, "leave it"),
        (" 🐶 beware", None, None, None, None, None, "🐶 beware"),
    ],
)  # fmt: skip
def test_door_facts_are_taken_out(
    rest: str,
    entrance: str | None,
    unit: str | None,
    floor: str | None,
    code: str | None,
    phone: str | None,
    note: str | None,
    helsinki: Gazetteer,
) -> None:
    """Each in its own field; whatever is none of them stays as it was typed."""
    assert said(rest, helsinki) == (entrance, unit, floor, code, phone, note)


def test_words_before_the_address_are_kept_too(helsinki: Gazetteer) -> None:
    """A note may come first."""
    assert said("", helsinki, before="Leave at the shop, ")[-1] == "Leave at the shop"


def test_a_link_stays_in_the_note(helsinki: Gazetteer) -> None:
    """It is no address, and somebody meant something by it."""
    assert said(", see https://example.org/x?a=1", helsinki)[-1] == "see https://example.org/x?a=1"


TOWNS = Gazetteer.load(
    AddressRow(name=street, number="5", postcode=code, city=city, country=country, lat=lat, lon=lon)
    for street, code, city, country, lat, lon in (
        ("Kungsgatan", "111 20", "Stockholm", "SE", 59.33, 18.06),
        ("Light Street", "21230", "Baltimore", "US", 39.28, -76.61),
        ("Badstraße", "95444", "Bayreuth", "DE", 49.94, 11.57),
        ("Rue Pasteur", "69003", "Lyon", "FR", 45.76, 4.83),
        ("улица Правды", "125040", "Москва", "RU", 55.79, 37.57),
        ("вулиця Прорізна", "01001", "Київ", "UA", 50.45, 30.52),
        ("Calle Mayor", "28013", "Madrid", "ES", 40.41, -3.7),
        ("Via Roma", "20121", "Milano", "IT", 45.46, 9.19),
        ("ulica Hoża", "00-042", "Warszawa", "PL", 52.23, 21.01),
        ("Pikk tänav", "10117", "Tallinn", "EE", 59.43, 24.75),
    )
)


@pytest.mark.parametrize(
    ("line", "country", "entrance", "unit", "floor", "code", "note"),
    [
        ("Kungsgatan 5, Stockholm, uppgång B, 3 tr", "SE", "B", None, "3", None, None),
        ("Kungsgatan 5, Stockholm, lgh 1102, portkod 77", "SE", None, "1102", None, "77", None),
        ("5 Light Street Apt 4B, Baltimore", "US", None, "4B", None, None, None),
        ("5 Light St, Baltimore, 3rd floor, gate code #12*", "US", None, None, "3", "#12*", None),
        ("Badstr. 5, Bayreuth, 2. OG, Wohnung 7", "DE", None, "7", "2", None, None),
        ("Badstr. 5, Bayreuth, Eingang B, Türcode 99", "DE", "B", None, None, "99", None),
        ("5 rue Pasteur, Lyon, esc. B, 3ème étage", "FR", "B", None, "3", None, None),
        ("5 rue Pasteur appt 12, Lyon, digicode 45A21", "FR", None, "12", None, "45A21", None),
        ("ул. Правды 5, под. 2, эт. 4, кв. 40", "RU", "2", "40", "4", None, None),
        ("Правды, 5, Москва, 3-й этаж, домофон 12К", "RU", None, None, "3", "12К", None),
        ("вул. Прорізна 5, під'їзд 2, поверх 4, кв. 40", "UA", "2", "40", "4", None, None),
        ("Правды, 5, Москва, 2-й подъезд, на 3-м этаже", "RU", "2", None, "3", None, None),
        ("Правды, 5, Москва, вторая парадная, кв 4", "RU", "2", "4", None, None, None),
        ("Правды, 5, Москва, код подъезда 45, офис 302", "RU", None, "офис 302", None, "45", None),
        ("Badstr. 5 c/o Huber, Bayreuth", "DE", None, None, None, None, "c/o Huber"),
        ("Badstr. 5 z. Hd. Huber, Bayreuth", "DE", None, None, None, None, "z. Hd. Huber"),
        ("Badstr. 5 Stock 3, Bayreuth, Zimmer 7", "DE", None, "Zimmer 7", "3", None, None),
        ("вул. Прорізна 5, код домофону 45", "UA", None, None, None, "45", None),
        ("Kungsgatan 5, Stockholm, plan 3, port B", "SE", "B", None, "3", None, None),
        ("C/ Mayor 5, Madrid, escalera B, 2º C", "ES", "B", "C", "2", None, None),
        ("Calle Mayor 5, Madrid, piso 3 puerta 2", "ES", None, "2", "3", None, None),
        ("Calle Mayor 5, Madrid, código 45, llamar", "ES", None, None, None, "45", "llamar"),
        ("Via Roma 5, Milano, scala A int. 7, piano 2", "IT", "A", "7", "2", None, None),
        ("Via Roma 5, Milano, citofono 12", "IT", None, None, None, "12", None),
        ("ul. Hoża 5 m. 12, Warszawa, klatka 2", "PL", "2", "12", None, None, None),
        ("Hoża 5, Warszawa, piętro 3, kod 45", "PL", None, None, "3", "45", None),
        ("Pikk tn 5, Tallinn, trepikoda B, krt 12", "EE", "B", "12", None, None, None),
        ("Pikk 5, Tallinn, 3. korrus, uksekood 45", "EE", None, None, "3", "45", None),
    ],
)
def test_the_door_is_read_in_the_towns_own_language(
    line: str,
    country: str,
    entrance: str | None,
    unit: str | None,
    floor: str | None,
    code: str | None,
    note: str | None,
) -> None:
    """Staircase, flat, floor and code, as people write them there."""
    found = check(AddressQuery(text=line, country=country), TOWNS)
    told = found.instructions or Instructions()
    parts = found.components
    assert found.verdict is VerdictCode.DELIVERABLE
    assert (parts.entrance, parts.unit, parts.floor) == (entrance, unit, floor)
    assert (told.gate_code, told.note) == (code, note)


def test_premises_are_printed_with_their_own_word(helsinki: Gazetteer) -> None:
    """A shop is no flat."""
    found = check(AddressQuery(text="Bulevardi 5 liiketila 2", country="FI"), helsinki)
    assert found.formatted == "Bulevardi 5 liiketila 2, 00120 Helsinki"
    found = check(AddressQuery(text="Правды 5, офис 302", country="RU"), TOWNS)
    assert found.formatted == "улица Правды, 5, офис 302, Москва, 125040"


@pytest.mark.parametrize("name", ["Kauppa Oy", "c/o Virtanen", "Matti Meikäläinen", "Café Ö & Co."])
@pytest.mark.parametrize("gap", [", ", "\n"])
def test_whose_address_it_is_stays_in_the_note(name: str, gap: str, helsinki: Gazetteer) -> None:
    """A business, or the one whose letter box it is."""
    line = f"{name}{gap}Bulevardi 5, 00120 Helsinki"
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert found.instructions is not None
    assert found.instructions.note == name.rstrip(".")


def test_a_village_without_streets_has_its_numbers() -> None:
    """The place stands where the street would."""
    village = Gazetteer.load(
        AddressRow(name="Oberloiben", number=str(n), postcode="3601", city="Dürnstein",
                   country="AT", lat=48.39 + n / 1e4, lon=15.53)
        for n in (3, 7, 12)
    )  # fmt: skip
    found = check(AddressQuery(text="oberloiben nr. 7, 3601 Dürnstein", country="AT"), village)
    assert (found.verdict, found.formatted) == ("deliverable", "Oberloiben 7, 3601 Dürnstein")


@pytest.mark.parametrize(
    ("line", "phone", "unit"),
    [
        ("Mikonkatu 8 050-987 65 43", "050-987 65 43", None),
        ("Mikonkatu 8 B 3 050 987 6543", "050 987 6543", "3"),
        ("Mikonkatu 8 as 4 0509876543", "0509876543", "4"),
        ("Mikonkatu 8 (09) 123 4567", "(09) 123 4567", None),
    ],
)
def test_a_phone_right_after_the_house_is_no_flat(
    line: str, phone: str, unit: str | None, helsinki: Gazetteer
) -> None:
    """Without any comma between."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.instructions is not None
    assert (found.instructions.phone, found.instructions.note) == (phone, None)
    assert (found.components.house_number, found.components.unit) == ("8", unit)


@pytest.mark.parametrize("phone", ["8(905)7654321", "8 905 765-43-21", "8-905-765-43-21"])
def test_a_russian_phone_begins_with_eight(phone: str, moscow: Gazetteer) -> None:
    """Eight is no flat there."""
    found = check(AddressQuery(text=f"Яблочкова 10А {phone}", country="RU"), moscow)
    assert found.instructions is not None
    assert (found.instructions.phone, found.components.unit) == (phone, None)


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Bulevardi 5, asunto on 9", "9"),
        ("my flat number is 12, Bulevardi 5", "12"),
        ("Bulevardi 5, flat is 31", "31"),
    ],
)
def test_a_flat_that_is_told_in_a_sentence_has_no_verb(
    line: str, unit: str, helsinki: Gazetteer
) -> None:
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.components.unit == unit


@pytest.mark.parametrize("told", ["no code", "no buzzer", "no ringing"])
def test_a_no_behind_the_number_says_no(told: str, helsinki: Gazetteer) -> None:
    """It is no mark of a number, and the courier reads it."""
    found = check(AddressQuery(text=f"Bulevardi 5 {told}", country="FI"), helsinki)
    assert found.instructions is not None
    assert found.instructions.note == told


@pytest.mark.parametrize(
    ("line", "entrance", "unit", "floor", "note"),
    [
        ("Bulevardi 5 с 10 до 13", None, None, None, "с 10 до 13"),
        ("Bulevardi 5 в 17:45", None, None, None, "в 17:45"),
        ("Bulevardi 5 в пятницу", None, None, None, "в пятницу"),
        ("Bulevardi 5 a green gate", None, None, None, "a green gate"),
        ("Bulevardi 5 i porten", None, None, None, "i porten"),
        ("Bulevardi 5 i 3:e våningen", None, None, "3", None),
        ("Bulevardi 5, vihreä ovi 4. kerros", None, None, "4", "vihreä ovi"),
        ("Bulevardi 5 a 12", "A", "12", None, None),
        ("Bulevardi 5 a 2 krs", "A", None, "2", None),
    ],
)
def test_a_letter_that_is_a_word_is_no_staircase(
    line: str,
    entrance: str | None,
    unit: str | None,
    floor: str | None,
    note: str | None,
    helsinki: Gazetteer,
) -> None:
    """Nor are hours a flat, nor a floor a door."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    told = found.instructions or Instructions()
    parts = found.components
    assert (parts.entrance, parts.unit, parts.floor or told.floor) == (entrance, unit, floor)
    assert told.note == note


@pytest.mark.parametrize(
    "said",
    ["asunto", "as", "lgh", "flat", "rappu", "ovikoodi", "th floor", "kpl", "kg", "€", "шт"],
)
def test_a_number_that_may_be_its_words_is_no_sure_house(said: str, helsinki: Gazetteer) -> None:
    """ "Kaivokatu 12 asunto": flat twelve, perhaps; there is a house 12."""
    found = check(AddressQuery(text=f"Kaivokatu 12 {said}", country="FI"), helsinki)
    assert found.verdict is not VerdictCode.DELIVERABLE


@pytest.mark.parametrize(
    ("said", "part", "value"),
    [
        ("asunto 5", "unit", "5"),
        ("as 5", "unit", "5"),
        ("rappu B", "entrance", "B"),
        ("B rappu", "entrance", "B"),
        ("krs 2", "floor", "2"),
    ],
)
def test_a_word_with_a_value_of_its_own_leaves_the_house(
    said: str, part: str, value: str, helsinki: Gazetteer
) -> None:
    found = check(AddressQuery(text=f"Kaivokatu 12 {said}", country="FI"), helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert getattr(found.components, part) == value


def test_a_flat_stands_behind_its_staircase_whatever_door_follows(helsinki: Gazetteer) -> None:
    """Not entrance 12."""
    line = "Mannerheimintie 5 C 12 ovi koodi 1234"
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert (found.components.entrance, found.components.unit) == ("C", "12")


@pytest.mark.parametrize(
    "said", ["9-17", "9am-5pm", "17:00", "24.11.", "2 kpl", "5 pm", "5€", "40 123 4567"]
)
def test_hours_days_counts_and_phones_are_no_flat(said: str, helsinki: Gazetteer) -> None:
    """Right behind the house; the courier reads them."""
    found = check(AddressQuery(text=f"Mikonkatu 8 {said}", country="FI"), helsinki)
    assert (found.components.house_number, found.components.unit) == ("8", None)
    assert found.instructions is not None
    assert found.instructions.note is not None
    assert said.strip(".") in found.instructions.note


@pytest.mark.parametrize(
    ("rest", "unit", "floor"),
    [
        ("daire 5", "5", None),
        ("Daire: 5", "5", None),
        ("شقة 7", "7", None),
        ("شقة 7 الطابق 3", "7", "3"),
        ("الطابق 3", None, "3"),
    ],
)
def test_doors_are_told_in_turkish_and_in_arabic(
    rest: str, unit: str | None, floor: str | None, helsinki: Gazetteer
) -> None:
    """Both are tongues of the bot."""
    found = check(AddressQuery(text=f"Kalevankatu 14, {rest}", country="FI"), helsinki)
    assert (found.components.unit, found.components.floor) == (unit, floor)
