"""Messy people: several lines, second thoughts, pins and photos; no word and no draft is lost."""

import pytest

from bot.described import tells_where
from core.commands import ChangeAddress, ConfirmAddress, GiveInstructions
from core.model.recipient import Recipient
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to
from tests.bot.world import DELIVERY

STANDS = "Bulevardi 21, 00120 Helsinki"


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says if not say.key.startswith("language")]


def said(answer: Answer) -> str:
    return " ".join(" ".join(spoken.plain for _, spoken in answer.says).split())


def begun(line: str = STANDS) -> Player:
    player = Player(announced_to(line))
    player.begin("confirm_address")
    return player


def doubtful(player: Player) -> Answer:
    """Words that may mean a note or another place to leave it."""
    return player.hears("rcp", "(doubt instructions safe_place)")


@pytest.mark.parametrize("before", [["Bulevardi 7"], ["Bulevardi 7", "flat 12"], ["Bulevardi 8"]])
def test_a_doubt_in_the_middle_of_an_address_loses_nothing_of_it(before: list[str]) -> None:
    """No guess takes the talk elsewhere: what was asked is asked again, and a code goes along."""
    player = begun()
    asked = [keys(player.hears("rcp", each)) for each in before]
    assert keys(doubtful(player)) == ["lost", asked[-1][-1]]
    answer = player.hears("rcp", "oh and door code 5566")
    assert answer.commands == []
    assert "5566" in said(answer)


def test_where_nothing_was_told_yet_a_doubt_is_asked_about() -> None:
    """The likeliest readings are one tap away."""
    assert keys(doubtful(begun())) == ["guess-which"]


@pytest.mark.parametrize(
    ("first", "second", "flat"),
    [
        ("her flat is 12 A", "hmm no 12 B", "as. 12B"),
        ("asunto 12 A", "eiku 12 B", "as. 12B"),
        ("flat 12 A", "no wait, 12 C", "as. 12C"),
    ],
)
def test_another_letter_is_the_flats_and_no_other_house(first: str, second: str, flat: str) -> None:
    """It was the flat that was spoken of; its letter is part of it, and "her" is no note."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    assert "12A" in said(player.hears("rcp", first))
    compared = said(player.hears("rcp", second))
    assert f"New: Bulevardi 7 {flat}" in compared
    assert "note" not in compared


@pytest.mark.parametrize("words", ["no i am just standing here now", "ei mä vaan seison tässä"])
@pytest.mark.parametrize("pin", ["(pin 60.1693 24.9402)", "(pin 60.19 24.932)"])
def test_a_no_with_its_reason_is_a_no_to_the_pin(words: str, pin: str) -> None:
    """The address stands as it was."""
    player = begun()
    player.hears("rcp", pin)
    answer = player.hears("rcp", words)
    assert (keys(answer), answer.commands) == (["address-is-it-right"], [])


def test_a_wish_for_a_time_calls_nobody_to_an_address_that_is_open() -> None:
    """It waits, however often the question was put."""
    player = begun()
    for each in ["Bulevardi 8", "rappu C", "as 8"]:
        player.hears("rcp", each)
    answer = player.hears("rcp", "yes but come tomorrow at ten")
    assert keys(answer) == ["address-first"]
    assert answer.commands == []


@pytest.mark.parametrize(
    "caption", ["this is the door, green one, entrance from the yard", "tämä on ovi, vihreä"]
)
def test_a_photo_whose_words_show_a_door_tells_them_to_the_courier(caption: str) -> None:
    """At once: nobody is asked what a door is."""
    player = begun()
    (command,) = player.does(player.photo(caption)).commands
    assert isinstance(command, GiveInstructions)
    assert command.door_card.note == caption


def test_what_is_told_unasked_pushes_out_no_note() -> None:
    """Line by line, as people write."""
    player = begun()
    for line in ["ring the bell of Virtanen", "code 4471#", "dont knock, baby sleeps"]:
        player.hears("rcp", line)
    note = player.world.deliveries[DELIVERY].door_card.note
    assert note == "ring the bell of Virtanen, dont knock, baby sleeps"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("ei kun sittenkin 9", "Bulevardi 9"),
        ("nein, doch 9", "Bulevardi 9"),
        ("нет, всё-таки 9", "Bulevardi 9"),
        ("non, plutôt 9", "Bulevardi 9"),
    ],
)
def test_a_change_of_mind_in_ones_own_words_is_an_edit(words: str, line: str) -> None:
    """Or is at least no yes to what was shown."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    answer = player.hears("rcp", words)
    assert f"New: {line}" in said(answer)
    assert answer.commands == []


def test_what_stands_is_taken_again_after_all() -> None:
    """The card is back, and its yes is a yes to it."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    assert keys(player.hears("rcp", "ei kun sittenkin 21")) == ["address-is-it-right"]
    assert player.hears("rcp", "yes").commands == [ConfirmAddress(DELIVERY)]


@pytest.mark.parametrize("words", ["company is Acme", "yritys: Kahvila Oy", "c/o Virtanen"])
def test_who_is_written_at_the_door_is_told_to_the_courier(words: str) -> None:
    """Beside the new address, and at the one that stands."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    assert words in said(player.hears("rcp", words))
    change, told = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert isinstance(told, GiveInstructions)


@pytest.mark.parametrize(
    "words",
    [
        "its next to the post museum",
        "postin vieressä",
        "напротив почты",
        "hinter der Packstation",
        "à côté de la poste",
    ],
)
def test_what_stands_beside_a_house_describes_it(words: str) -> None:
    """Where the address was asked for, a post office is no wish for a locker."""
    player = begun()
    player.hears("rcp", "Change it")
    assert keys(player.hears("rcp", words)) == ["address-description"]


@pytest.mark.parametrize(
    "words", ["leave it behind the kiosk", "jätä se kioskin taakse", "is it near the station?"]
)
def test_what_is_to_be_done_there_is_no_description(words: str) -> None:
    """It is a wish of its own, or a question."""
    assert not tells_where(words)


@pytest.mark.parametrize(
    "words",
    [
        "hi i moved last month",
        "moved",
        "muutin viime kuussa",
        "jag har flyttat",
        "wir sind umgezogen",
        "j'ai déménagé",
        "me he mudado",
        "ho traslocato",
        "przeprowadziłam się",
        "mudei-me",
        "я переехала",
        "ми переїхали",
        "taşındım",
        "انتقلت",
    ],
)
def test_who_has_moved_is_asked_where_to(words: str) -> None:
    """In the language that they say it in."""
    answer = begun().hears("rcp", words)
    assert (keys(answer)[-1], answer.commands) == ("address-what-is-right", [])


def test_a_yes_with_its_reason_is_a_yes_to_the_pin() -> None:
    """A "but" is none."""
    player = begun()
    player.hears("rcp", "(pin 60.19 24.932)")
    assert keys(player.hears("rcp", "yes but i am not sure")) != ["address-which-house"]
    player = begun()
    player.hears("rcp", "(pin 60.19 24.932)")
    assert keys(player.hears("rcp", "yes thats where i live now")) == ["address-which-house"]


@pytest.mark.parametrize(
    "words", ["no wait, flat 12", "nej vänta, lgh 12", "i think flat 12, not sure", "ehkä as 12"]
)
def test_how_sure_somebody_is_is_no_note(words: str) -> None:
    """Nobody looks for it at a door."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    compared = said(player.hears("rcp", words))
    assert "New: Bulevardi 7 as. 12" in compared
    assert "note" not in compared


@pytest.mark.parametrize(
    "words", ["B not A", "not A but B", "A -> B", "rappu B, ei A", "ei A vaan B"]
)
@pytest.mark.parametrize("before", [[], ["Yes, right"]])
def test_one_staircase_instead_of_the_other_is_an_edit(words: str, before: list[str]) -> None:
    """On the card, and whatever else is asked."""
    player = begun("Bulevardi 21 A 12, 00120 Helsinki")
    for each in before:
        player.hears("rcp", each)
    assert "Bulevardi 21 B 12" in said(player.hears("rcp", words))


@pytest.mark.parametrize("words", ["opening hours 9-17", "we are open mon-fri 8-16"])
def test_when_a_company_is_open_is_told_with_its_new_address(words: str) -> None:
    """It is no wish for a time, and the address is not forgotten over it."""
    company = Recipient(name="Aino Virtanen", phone="+358401234567", company="Firma Oy")
    player = Player(announced_to(STANDS, recipient=company))
    player.begin("confirm_address")
    player.hears("rcp", "Bulevardi 7")
    compared = player.hears("rcp", words)
    assert keys(compared) == ["address-compare"]
    assert "open" in said(compared)
    player.hears("rcp", "Yes, right")
    assert player.world.deliveries[DELIVERY].door_card.opening_hours is not None


@pytest.mark.parametrize(
    "words",
    [
        "the address is wrong",
        "osoite on väärä",
        "adressen är fel",
        "die Adresse ist falsch",
        "l'adresse est fausse",
        "la dirección está mal",
        "l'indirizzo è sbagliato",
        "adres jest zły",
        "o endereço está errado",
        "адрес неверный",
        "адреса неправильна",
        "adres yanlış",
        "العنوان خطأ",
    ],
)
def test_a_wrong_address_is_asked_for_in_every_language(words: str) -> None:
    """Nobody guesses what was meant."""
    answer = begun().hears("rcp", words)
    assert (keys(answer)[-1], answer.commands) == ("address-what-is-right", [])


@pytest.mark.parametrize("before", [["Bulevardi 7"], ["Bulevardi 8"]])
@pytest.mark.parametrize("words", ["الطابق 3 شقة 7", "kat 3 daire 7", "piętro 3 mieszkanie 7"])
def test_what_is_told_of_a_new_door_never_goes_to_the_old_one(
    words: str, before: list[str]
) -> None:
    """However doubtful the words around it are."""
    player = begun()
    for each in before:
        player.hears("rcp", each)
    answer = player.hears("rcp", words)
    assert answer.commands == []
    assert "floor 3" in said(answer)


@pytest.mark.parametrize(
    "words",
    ["12 is not my flat", "flat 12 is wrong", "asunto 12 ei ole minun", "квартира 12 не моя"],
)
def test_the_flat_that_stands_is_denied_by_its_number(words: str) -> None:
    """It is asked for; a bare number is it, and no other house."""
    player = begun("Bulevardi 21 A 12, 00120 Helsinki")
    assert keys(player.hears("rcp", words)) == ["address-which-flat"]
    assert "Bulevardi 21 A 33" in said(player.hears("rcp", "33"))


@pytest.mark.parametrize("words", ["where is my parcel?", "missä paketti on"])
def test_a_question_beside_a_new_address_does_not_end_it(words: str) -> None:
    """It is answered, and the yes is still one to what was compared."""
    player = begun()
    player.hears("rcp", "Bulevardi 7")
    assert keys(player.hears("rcp", words)) == ["card"]
    assert player.hears("rcp", "yes").asked == ["ChangeAddress"]


@pytest.mark.parametrize("words", ["flat 12, no bell", "asunto 12 ei summeria", "flat 12 is right"])
def test_what_is_missing_at_a_flat_denies_none(words: str) -> None:
    """The flat stands."""
    player = begun("Bulevardi 21 A 12, 00120 Helsinki")
    assert "address-which-flat" not in keys(player.hears("rcp", words))


@pytest.mark.parametrize(
    "words", ["actually im at work until 6, Bulevardi 7", "until 6 at work, Bulevardi 7 please"]
)
def test_another_house_is_heard_beside_a_time_that_nobody_asked_for(words: str) -> None:
    """While a time is asked for, too."""
    player = begun()
    player.hears("rcp", "Yes, right")
    answer = player.hears("rcp", words)
    assert "New: Bulevardi 7" in said(answer)
    assert answer.commands == []


def test_what_was_told_of_a_door_stays_where_the_change_is_given_up() -> None:
    """No other house was named: it is of this one."""
    player = begun()
    for each in ["Change it", "ovikoodi 1234"]:
        player.hears("rcp", each)
    (command,) = player.hears("rcp", "never mind").commands
    assert isinstance(command, GiveInstructions)
    assert command.door_card.code == "1234"
    player.hears("rcp", "Bulevardi 7")
    player.hears("rcp", "code 9999")
    assert player.hears("rcp", "cancel").commands == []


@pytest.mark.parametrize(
    "words", ["sorry cant send pin", "en osaa lähettää sijaintia", "не могу отправить точку"]
)
def test_who_cannot_send_a_pin_writes_the_address(words: str) -> None:
    """It is not sent back for that."""
    player = begun()
    player.hears("rcp", "Send a pin")
    assert keys(player.hears("rcp", words)) == ["address-what-is-right"]
