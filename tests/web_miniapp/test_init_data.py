"""initData: only what Telegram signed with our bot's token, whole, and not long ago."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web_miniapp.opening import AINO, OTHER_TOKEN, TOKEN, init_fields, sealed
from web.miniapp.init_data import AGE_MAX, AHEAD_MAX, NotOpened, Opened, opened_by

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
FIELDS = init_fields(NOW)


def opened(told: str, wall: datetime = NOW) -> Opened:
    return opened_by(f"tma {told}", TOKEN, wall)


def test_what_telegram_signed_is_believed() -> None:
    """Who it is, in which language, and when."""
    who = opened(sealed(FIELDS))
    assert (who.user_id, who.language, who.at) == (AINO, "fi", NOW)


def test_a_sample_that_telegram_s_own_rules_give() -> None:
    """The hash reckoned with openssl, not with Python."""
    told = "auth_date=1764000000&signature=abc&user=%7B%22id%22%3A7%7D&hash="
    made = "ef443e3c38713f8996bd4a4cf7ebe7a211c796c3d60e7fe0b1eb55752a1dd19c"
    who = opened(told + made, datetime.fromtimestamp(1764000000, UTC))
    assert who.user_id == AINO


@pytest.mark.parametrize("field", [*FIELDS, "hash"])
def test_no_field_may_be_changed(field: str) -> None:
    """Nor the hash itself."""
    told = sealed(FIELDS)
    at = told.index(f"{field}=") + len(field) + 1
    for letter in "0Z":
        if told[at] != letter:
            with pytest.raises(NotOpened):
                opened(told[:at] + letter + told[at + 1 :])


@pytest.mark.parametrize("field", [*FIELDS, "hash"])
def test_no_field_may_be_left_out(field: str) -> None:
    """The signature for others belongs to what is signed for us."""
    left = "&".join(pair for pair in sealed(FIELDS).split("&") if not pair.startswith(f"{field}="))
    with pytest.raises(NotOpened):
        opened(left)


@pytest.mark.parametrize("more", ["&extra=1", "&auth_date=1", "&hash=0", "&user=%7B%7D", "&", "&x"])
def test_nothing_may_be_added(more: str) -> None:
    """A field that stands there twice is nobody's."""
    with pytest.raises(NotOpened):
        opened(sealed(FIELDS) + more)


def test_another_bot_s_is_not_ours() -> None:
    """Whoever has a bot can sign with its token."""
    with pytest.raises(NotOpened, match="hash"):
        opened(sealed(FIELDS, OTHER_TOKEN))


@pytest.mark.parametrize(
    ("off", "is_believed"),
    [
        (AGE_MAX, True),
        (AGE_MAX + timedelta(seconds=1), False),
        (-AHEAD_MAX, True),
        (-AHEAD_MAX - timedelta(seconds=1), False),
        (timedelta(days=400), False),
    ],
)
def test_it_is_good_for_fifteen_minutes(off: timedelta, is_believed: bool) -> None:
    """And not before it was made, but for clocks that disagree by a moment."""
    try:
        opened(sealed(FIELDS), NOW + off)
    except NotOpened:
        assert not is_believed
    else:
        assert is_believed


@pytest.mark.parametrize(
    "user", ["", "{}", "[]", "7", '{"id":"7"}', '{"id":null}', '{"id":7.5}', "nonsense"]
)
def test_it_names_a_person(user: str) -> None:
    """Signed, and still nobody."""
    with pytest.raises(NotOpened):
        opened(sealed(FIELDS | {"user": user}))


@pytest.mark.parametrize("at", ["", "soon", "-1", "1e9", "9" * 40, "٣", "1764000000.5"])
def test_it_names_a_time(at: str) -> None:
    """Seconds since 1970, in plain digits."""
    with pytest.raises(NotOpened):
        opened(sealed(FIELDS | {"auth_date": at}))


@pytest.mark.parametrize("header", [None, "", "tma", "Bearer x", "tma ", "Basic dG1hOg==", "tma\t"])
def test_another_header_is_none(header: str | None) -> None:
    """An API key is no chat."""
    with pytest.raises(NotOpened):
        opened_by(header, TOKEN, NOW)


def test_what_is_far_too_long_is_not_read() -> None:
    """Before anything is reckoned."""
    with pytest.raises(NotOpened, match="long"):
        opened(sealed(FIELDS | {"start_param": "x" * 5000}))


@given(st.text(max_size=300))
def test_whatever_is_sent_is_refused_and_breaks_nothing(told: str) -> None:
    """Any text at all."""
    with pytest.raises(NotOpened):
        opened(told)


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=12), max_size=4))
def test_what_is_signed_with_more_fields_is_believed(more: dict[str, str]) -> None:
    """Telegram adds fields over the years; any spelling of them is read back as it was signed."""
    known = {name: value for name, value in more.items() if name not in {*FIELDS, "hash"}}
    try:
        told = sealed(FIELDS | known)
    except UnicodeEncodeError:  # half a character cannot be sent at all
        return
    assert opened(told).user_id == AINO
