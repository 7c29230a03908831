"""Answers of servers that are not Telegram's, made sound for the library."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import NetworkError

from bot.telegram.answer import Garbled, sound


@pytest.mark.parametrize(
    "answer",
    [
        (200, b'{"ok":true,"result":{"message_id":1}}'),
        (400, b'{"ok":false,"error_code":400,"description":"Bad Request: no"}'),
        (429, b'{"ok":false,"error_code":429,"parameters":{"retry_after":3}}'),
        (404, b'{"detail":"Not Found"}'),
    ],
)
def test_what_is_sound_stays_as_it_is(answer: tuple[int, bytes]) -> None:
    """Byte by byte."""
    assert sound(*answer) == answer


@pytest.mark.parametrize(
    ("body", "code"),
    [(b'{"ok":false,"error_code":403}', 403), (b'{"ok":false}', 400)],
)
def test_a_refusal_under_200_is_a_refusal(body: bytes, code: int) -> None:
    """With the code that it names."""
    assert sound(200, body) == (code, body)


@pytest.mark.parametrize(
    ("body", "result"),
    [
        (b'{"ok":true}', None),
        (b'{"message_id":1}', {"message_id": 1}),
        (b"[]", []),
        (b"true", True),
    ],
)
def test_a_bare_result_gets_its_envelope(body: bytes, result: object) -> None:
    """A message that was taken must not be sent again for a missing word."""
    status, told = sound(200, body)
    assert (status, json.loads(told)) == (200, {"ok": True, "result": result})


def test_success_that_cannot_be_read_may_have_had_its_effect() -> None:
    """A page of HTML under 200."""
    with pytest.raises(Garbled):
        sound(200, b"<h1>Hello</h1>")


@pytest.mark.parametrize("status", [403, 404, 502])
@pytest.mark.parametrize("body", [b"", b"<h1>No</h1>", b"[]", b'"no"', b'{"description":5}'])
def test_a_no_from_something_in_front_is_an_ill_network(status: int, body: bytes) -> None:
    """A proxy's 403 must not make a recipient unreachable."""
    with pytest.raises(NetworkError):
        sound(status, body)


@given(status=st.sampled_from([200, 400, 502]), body=st.binary() | st.text().map(str.encode))
def test_whatever_comes_the_library_gets_an_object(status: int, body: bytes) -> None:
    """Or one of its own errors is raised."""
    try:
        told = json.loads(sound(status, body)[1])
    except NetworkError:
        told = {}
    assert isinstance(told, dict)
