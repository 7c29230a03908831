"""The talk about an address, over the house's own matching: what is missing is asked, once."""

from dataclasses import replace

import pytest

from bot.buttons import unpacked
from bot.draft import Draft
from bot.heard import Photo, Pressed
from core.commands import ChangeAddress, ConfirmAddress, GiveInstructions
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from tests.bot.script import Answer, Player
from tests.bot.town import announced_to, asked_for_the_address, at_home
from tests.bot.world import DELIVERY, allows_only

LESSON = "hi ya im at Lesnaya 14 not 41 lol flt dont no the number its te blue door"


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says]


def buttons(answer: Answer) -> list[str]:
    return [label for _, spoken in answer.says for label, _ in spoken.buttons]


def said(answer: Answer) -> str:
    return " ".join(spoken.plain for _, spoken in answer.says)


def begun(line: str) -> tuple[Player, Answer]:
    player = Player(announced_to(line))
    return player, player.begin("confirm_address")


def stands(player: Player) -> Delivery:
    return player.world.deliveries[DELIVERY]


# --- what the sender told ------------------------------------------------------------------------


def test_a_clean_line_is_one_card_and_one_tap() -> None:
    """With a picture of the door; nothing else is asked of the address."""
    player, shown = begun("Lesnaya 41, 00100 Helsinki")
    assert keys(shown) == ["address-is-it-right"]
    picture = shown.says[0][0].picture
    assert picture is not None
    assert picture.location == stands(player).address.point
    assert player.hears("rcp", "Yes, right").asked == ["ConfirmAddress"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Kaukokatu 1, Oulu", "address-outside"),
        ("Koivutie 5", "address-which-town"),
        ("Bulevardi", "address-which-number"),
        ("Lesnaya 47", "address-number-unknown"),
        ("Bulevardi 8", "address-number-unknown"),
    ],
)
def test_what_the_senders_line_lacks_is_the_first_question(line: str, key: str) -> None:
    """Who sends it is said before; what is known already is not asked."""
    _, shown = begun(line)
    assert keys(shown) == ["address-coming", key]
    assert "A person" in buttons(shown)


def test_the_missing_flat_is_asked_on_the_card_itself() -> None:
    """Written, it is the flat and no house number; a house without flats is the one tap."""
    player, shown = begun("Lesnaya 14")
    assert keys(shown) == ["address-which-flat-first"]
    assert "So it is Lesnaya 14 as. 12" in said(player.hears("rcp", "12"))
    (command,) = player.hears("rcp", "Yes, right").commands
    assert isinstance(command, ChangeAddress)
    assert stands(player).door_card.unit == "12"
    player, _ = begun("Lesnaya 14")
    assert player.hears("rcp", "House without flats").asked == ["ConfirmAddress"]


def test_where_the_address_may_not_be_changed_the_flat_goes_to_the_courier() -> None:
    """It is the same door, and the courier would stand before thirty bells."""
    town = announced_to("Lesnaya 14")
    town.carrier = allows_only(ChangeAction.CHANGE_WINDOW, ChangeAction.INSTRUCTIONS)
    player = Player(town)
    player.begin("confirm_address")
    (command,) = player.hears("rcp", "12").commands
    assert command == GiveInstructions(DELIVERY, DoorCard(unit="12"))


def test_the_number_of_the_sender_may_be_right_though_nobody_knows_it() -> None:
    """Taken at once, and said to be new."""
    player, _ = begun("Lesnaya 47")
    answer = player.hears("rcp", "My number is right")
    assert answer.commands == [ConfirmAddress(DELIVERY, accept_unknown=True)]
    assert "The courier sees that it is new to us." in said(answer)
    assert keys(answer) == ["address-confirmed-new-number"]  # and is not asked about again


def test_a_street_that_is_there_twice_is_settled_by_a_word() -> None:
    """ "Vantaa" is an answer; so is a number, and the town is still asked."""
    player, _ = begun("Koivutie 5")
    assert "New: Koivutie 5, 01600 Vantaa" in said(player.hears("rcp", "Vantaa"))
    player, shown = begun("Koivutie")
    assert keys(shown)[-1] == "address-which-town"
    assert keys(player.hears("rcp", "7")) == ["address-which-town"]
    assert "New: Koivutie 7, 02100 Espoo" in said(player.hears("rcp", "02100"))


# --- words as they come --------------------------------------------------------------------------


def test_a_whole_story_is_read_for_its_address() -> None:
    """Dialogue of the typos: the right house, the flat asked, the door told to the courier."""
    player, _ = begun("Lesnaya 41, 00100 Helsinki")
    assert keys(player.hears("rcp", LESSON)) == ["address-flat-missing"]
    compared = player.hears("rcp", "27b")
    assert "Before: Lesnaya 41, 00100 Helsinki. New: Lesnaya 14 as. 27b" in " ".join(
        said(compared).split()
    )
    assert "blue door" in said(compared)
    player.hears("rcp", "Yes, right")
    told = stands(player)
    assert told.address.text == LESSON
    assert told.door_card.unit == "27b"
    assert "blue door" in (told.door_card.note or "")


def test_what_was_said_of_the_door_is_told_once() -> None:
    """The line itself brings its code to the card; what came after it goes along."""
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi 7, code 1234")
    assert player.hears("rcp", "Yes, right").asked == ["ChangeAddress"]
    assert stands(player).door_card.code == "1234"
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi 7, code 1234")
    player.hears("rcp", "3rd floor")
    player.hears("rcp", "ring at Virtanen")
    change, told = player.hears("rcp", "Yes, right").commands
    assert isinstance(change, ChangeAddress)
    assert told == GiveInstructions(DELIVERY, DoorCard(note="ring at Virtanen"))
    card = stands(player).door_card
    assert (card.code, card.floor, card.note) == ("1234", "3", "ring at Virtanen")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("no, 9", "Bulevardi 9, 00120 Helsinki"),
        ("not 7, 9", "Bulevardi 9, 00120 Helsinki"),
        ("flat 12", "Bulevardi 7 as. 12, 00120 Helsinki"),
        ("Lesnaya 3", "Lesnaya 3, 00100 Helsinki"),
    ],
)
def test_words_to_a_comparison_are_an_edit_before_they_are_an_address(
    words: str, line: str
) -> None:
    """Nobody has to write the street again."""
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi 7")
    assert f"New: {line}" in said(player.hears("rcp", words))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("code 4521", DoorCard(code="4521")),
        ("3rd floor", DoorCard(floor="3")),
        ("ring at Virtanen", DoorCard(note="ring at Virtanen")),
        (
            "flat 5, floor 2, code 9911#, blue door",
            DoorCard(unit="5", floor="2", code="9911#", note="blue door"),
        ),
        (
            "buzzer ded. gate 4471# then call",
            DoorCard(code="4471#", note="buzzer ded, then call"),
        ),
    ],
)
def test_words_for_the_door_are_shown_and_go_with_the_yes(words: str, told: DoorCard) -> None:
    """The code stands in its field alone, whatever else was said."""
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi 7")
    assert "The courier is told:" in said(player.hears("rcp", words))
    player.hears("rcp", "Yes, right")
    assert stands(player).door_card == told


def test_a_gate_code_is_saved_for_this_delivery_and_not_shown_again() -> None:
    """Read back once; afterwards the card says that there is one."""
    player = Player(at_home())
    player.begin("confirm_address")
    answer = player.hears("rcp", "buzzer ded. gate 4471# then call")
    first, again = (spoken.plain for _, spoken in answer.says)
    assert "Saved for this delivery: door code 4471#" in first
    assert "4471" not in again
    assert "a door code" in again


def test_a_name_on_the_bell_answers_which_flat() -> None:
    """The courier rings there."""
    player = asked_for_the_address()
    player.hears("rcp", "Lesnaya 14")
    assert "🔔 Virtanen" in said(player.hears("rcp", "Virtanen"))
    player.hears("rcp", "Yes, right")
    assert stands(player).door_card.note == "🔔 Virtanen"


@pytest.mark.parametrize("words", ["B 24", "24", "flat 24", "27b"])
def test_half_an_answer_completes_the_flat(words: str) -> None:
    """It was asked for: no number of a house is meant."""
    player = asked_for_the_address()
    player.hears("rcp", "Lesnaya 14")
    assert "New: Lesnaya 14" in said(player.hears("rcp", words))


@pytest.mark.parametrize("words", ["no flats", "it's a private house", "omakotitalo", "no"])
def test_a_house_without_flats_may_be_said_in_words(words: str) -> None:
    """As by its button."""
    player = asked_for_the_address()
    player.hears("rcp", "Lesnaya 14")
    assert "New: Lesnaya 14, 00100 Helsinki" in said(player.hears("rcp", words))


def test_a_misspelt_street_says_how_it_was_read() -> None:
    """One tap, and nobody is surprised."""
    player = asked_for_the_address()
    assert "I read “Bulvardi” as “Bulevardi”" in said(player.hears("rcp", "Bulvardi 7"))


def test_a_caption_is_read_as_words() -> None:
    """The photo is acknowledged, its words are an address."""
    player = Player(at_home())
    player.begin("confirm_address")
    answer = player.does(player.photo("Bulevardi 7, code 1234"))
    assert keys(answer) == ["photo-thanks", "address-compare"]


def test_a_caption_goes_where_its_words_belong() -> None:
    """A door note with a picture of the door; what it shows is not asked then."""
    player = Player(at_home())
    answer = player.does(player.photo("ring at Virtanen"))
    assert keys(answer)[:2] == ["photo-thanks", "door-saved"]
    player = Player(at_home())
    assert player.does(player.photo("the box is damaged")).asked == ["ReportClaim"]
    player = Player(at_home())
    assert keys(player.does(player.photo("look"))) == ["photo-what"]


def test_a_photo_without_words_keeps_the_question() -> None:
    """An address cannot be read from a picture."""
    player = asked_for_the_address()
    assert keys(player.does(Photo("f"))) == ["photo-no-address", "address-what-is-right"]
    player.hears("rcp", "Lesnaya 14")
    assert keys(player.does(Photo("f"))) == ["photo-no-address", "address-flat-missing"]


# --- when nothing is found -----------------------------------------------------------------------


def test_two_failures_offer_a_pin_or_a_person() -> None:
    """ "None of these" is one."""
    player, _ = begun("Lesnaya 47")
    assert keys(player.hears("rcp", "None of these")) == ["address-write-it"]
    lost = player.hears("rcp", "Nosuchstreet 7")
    assert keys(lost) == ["address-lost"]
    assert buttons(lost) == ["Send a pin", "A person"]


def test_words_that_are_no_address_twice_offer_a_pin_too() -> None:
    """Not only a person: a pin is quicker."""
    player = asked_for_the_address()
    player.hears("rcp", "hmm well")
    assert keys(player.hears("rcp", "dunno")) == ["address-lost"]


def test_a_nearer_number_is_one_tap() -> None:
    """The same side of the street first."""
    player = asked_for_the_address()
    asked = player.hears("rcp", "Lesnaya 47")
    assert buttons(asked)[:3] == [f"Lesnaya {n}, 00100 Helsinki" for n in (45, 49, 43)]
    assert "New: Lesnaya 49" in said(player.hears("rcp", "Lesnaya 49, 00100 Helsinki"))


def test_a_number_that_is_taken_on_trust_is_said_to_be_new() -> None:
    """Before the yes, and after it."""
    player = asked_for_the_address()
    player.hears("rcp", "Lesnaya 47")
    compared = player.hears("rcp", "My number is right")
    assert "The courier sees that this number is new to us." in said(compared)
    done = player.hears("rcp", "Yes, right")
    assert "the number is new to us" in said(done)
    assert stands(player).address.unproved


def test_a_number_far_beyond_the_street_is_not_taken_on_trust() -> None:
    """Nobody could say where it lies: only a pin can."""
    player = asked_for_the_address()
    asked = player.hears("rcp", "Lesnaya 147")
    assert "My number is right" not in buttons(asked)
    assert "It is new: show it with a pin" in buttons(asked)


def test_an_address_where_nobody_drives_is_said_at_once() -> None:
    """And what can be done instead."""
    player = asked_for_the_address()
    answer = player.hears("rcp", "Kaukokatu 1, Oulu")
    assert keys(answer) == ["address-outside"]
    assert {"Locker", "A person"} <= set(buttons(answer))


# --- cards of another moment ---------------------------------------------------------------------


def test_a_yes_to_a_comparison_counts_only_while_it_is_true() -> None:
    """Somebody else has changed the address meanwhile: that one is shown, and nothing is done."""
    player = Player(announced_to("Lesnaya 41"))
    player.begin("confirm_address")
    player.hears("rcp", "Change it")
    player.hears("rcp", "Bulevardi 7")
    other = announced_to("Lesnaya 3").deliveries[DELIVERY].address
    player.world.put(replace(stands(player), address=other))
    answer = player.hears("rcp", "Yes, right")
    assert keys(answer) == ["address-card-is-old", "address-is-it-right"]
    assert "Lesnaya 3" in said(answer)
    assert answer.commands == []


def test_an_old_suggestion_is_recognised() -> None:
    """The draft is another one by now."""
    player = asked_for_the_address()
    player.hears("rcp", "Lesnaya 47")
    old = player.buttons["Lesnaya 49, 00100 Helsinki"]
    player.hears("rcp", "Bulevardi 8")
    answer = player.does(Pressed(*unpacked(old)))
    assert keys(answer)[0] == "address-card-is-old"
    assert answer.commands == []


def test_an_old_yes_after_the_change_shows_where_it_goes_now() -> None:
    """No second change."""
    player = asked_for_the_address()
    player.hears("rcp", "Bulevardi 7")
    old = player.buttons["Yes, right"]
    player.hears("rcp", "Yes, right")
    answer = player.does(Pressed(*unpacked(old)))
    assert (keys(answer), answer.commands) == (["card"], [])
    assert "Bulevardi 7" in said(answer)


def test_a_draft_is_another_one_for_each_thing_it_shows() -> None:
    """What tells an old card from a new one."""
    delivery = at_home().deliveries[DELIVERY]
    elsewhere = announced_to("Lesnaya 3").deliveries[DELIVERY]
    assert Draft().version(delivery) != Draft().version(elsewhere)


# --- the gate ------------------------------------------------------------------------------------


def test_a_person_is_asked_where_the_house_says_so() -> None:
    """With the reason; nothing was changed."""
    town = at_home()
    town.gate = "wants-a-person"
    player = asked_for_the_address(town)
    player.hears("rcp", "Bulevardi 7")
    answer = player.hears("rcp", "Yes, right")
    assert keys(answer) == ["why-not-wants-a-person", "person-asked"]
    assert answer.asked == ["ChangeAddress refused", "AskPerson"]


def test_the_page_with_the_map_stands_in_for_the_phones_own_pin() -> None:
    """Where it opens; it is told which draft it is about, and nothing else."""
    town = at_home()
    town.app_url = "https://doorstep.example"
    player = asked_for_the_address(town)
    compared = player.hears("rcp", "Bulevardi 7")
    (button,) = (b for b in compared.says[0][0].buttons if b.app is not None)
    assert button.app is not None
    assert button.app.startswith("/app/pin?d=00000001&v=n")
    assert "Bulevardi" not in button.app
