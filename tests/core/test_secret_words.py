"""What looks like a code of a door is veiled; what is none is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.secret_words import VEIL, veiled


@pytest.mark.parametrize(
    ("words", "secrets"),
    [
        ("gate 1234 then door 5678#", "1234 5678"),
        ("1234# at the gate, 5678# upstairs", "1234 5678"),
        ("gate 1234, then 5678 upstairs", "1234 5678"),
        ("the key is in the lockbox, combination 4471", "4471"),
        ("alarm 9021, switch it off", "9021"),
        ("Bulevardi 9, code 77", "77"),
        ("Bulevardi 9, portal 77, קוד 4471", "4471"),
        ("الرمز 4471", "4471"),
        ("رمز الباب ٤٤٧١", "٤٤٧١"),
        ("门禁密码 4471", "4471"),
        ("portti 1234, ovi 5678", "1234 5678"),
        ("ovikoodi on 12", "12"),
        ("код 12к34, второй подъезд", "12к34"),
        ("ключ в сейфе 4471", "4471"),
        ("домофон 4471В", "4471"),
        ("porttelefon, kod 44 71", "44 71"),
        ("Türcode 4471", "4471"),
        ("le digicode 44B71", "44B71"),
        ("kapı şifresi 4471", "4471"),
        ("*4471# then wait", "4471"),
        ("4471 is the gate", "4471"),
    ],
)
def test_a_code_is_veiled(words: str, secrets: str) -> None:
    shown = veiled(words)
    assert VEIL in shown
    for secret in [secrets] if secrets in words else secrets.split():
        assert secret not in shown


@pytest.mark.parametrize(
    "words",
    [
        "blue door, 3rd floor, flat 12",
        "entrance from Mannerheimintie 122",
        "Mannerheimintie 122, 00100 Helsinki, blue door",
        "call 0401234567 at the gate",
        "call +358 40 123 4567 at the gate",
        "door of flat 1204",
        "the gate is 250 cm wide",
        "postal code 00180",
        "apartment #4, second door",
        "Hämeentie 155 B",
    ],
)
def test_what_opens_nothing_is_left(words: str) -> None:
    assert veiled(words) == words


@given(st.text())
def test_veiling_twice_is_veiling_once(words: str) -> None:
    assert veiled(veiled(words)) == veiled(words)
