"""What every notifier must do, whoever carries: say it once, and say truly what became of it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from unittest.mock import ANY

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from core.model.notice_policy import Way
from core.model.short_letter import ShortLetter
from core.ports import Notifier, RefusedForGood, Unavailable, UncertainEffect
from integrations.notifiers import Gateway, Server, open_console, open_mail, open_sms
from integrations.notifiers.sms_gateway import SmsGateway
from integrations.notifiers.sms_gateway.document import TEXT_LETTERS_MAX, filled, template_of
from integrations.notifiers.smtp import Smtp
from integrations.notifiers.smtp.message import mail_of
from tests.integrations.notifier_peers import SmsPeer, SmtpPeer, sms_at, smtp_at

BODY = '{"to": "{to}", "from": "{from}", "text": "{text}", "ref": ["{key}"], "parts": 3}'
NOWHERE = 9  # the port of "discard": nobody listens there
LETTER = ShortLetter(
    to="aino@example.org", subject="Tilaus: Kauppa Oy", text="Pakettisi tulee. Привіт! 📦", key="k1"
)
SMS = ShortLetter(to="+358401234567", subject="Kauppa Oy", text=LETTER.text, key="k1")


@dataclass
class Line:
    """A notifier, a letter for it, and what its peer has got."""

    notifier: Notifier
    letter: ShortLetter
    smtp: SmtpPeer
    sms: SmsPeer

    @property
    def arrived(self) -> list[str]:
        mails = [mail.get_content().strip() for mail in self.smtp.mails]
        return mails + [str(told["text"]) for told in self.sms.taken.values()]

    def refuses(self, *, for_good: bool) -> None:
        self.smtp.codes["RCPT"] = 550 if for_good else 450
        self.sms.status = 422 if for_good else 429

    def loses(self) -> None:
        self.smtp.hangs_up_at = "END"
        self.sms.hangs_up = True


def server(port: int) -> Server:
    return Server(host="127.0.0.1", port=port, sender="Doorstep <d@example.com>", security="none")


@pytest_asyncio.fixture(params=["smtp", "sms"])
async def line(request: pytest.FixtureRequest) -> AsyncIterator[Line]:
    smtp, sms = SmtpPeer(), SmsPeer()
    async with smtp_at(smtp) as port, sms_at(sms) as url:
        is_mail = request.param == "smtp"
        gateway = Gateway(url=url, body=BODY, sender="Doorstep", token="t0k")
        notifier = open_mail(server(port)) if is_mail else open_sms(gateway)
        yield Line(notifier, LETTER if is_mail else SMS, smtp, sms)
        await notifier.aclose()


async def test_a_letter_arrives_as_it_was_written(line: Line) -> None:
    """In every script, and with pictures."""
    await line.notifier.send(line.letter)
    assert line.arrived == [LETTER.text]


async def test_a_no_for_now_is_tried_again(line: Line) -> None:
    """Nothing has arrived."""
    line.refuses(for_good=False)
    with pytest.raises(Unavailable) as ill:
        await line.notifier.send(line.letter)
    assert not isinstance(ill.value, UncertainEffect)
    assert line.arrived == []


async def test_a_no_for_good_is_one(line: Line) -> None:
    """So that the next way is tried, and not this one for ever."""
    line.refuses(for_good=True)
    with pytest.raises(RefusedForGood):
        await line.notifier.send(line.letter)
    assert line.arrived == []


async def test_a_lost_answer_is_uncertain(line: Line) -> None:
    """It may have arrived."""
    line.loses()
    with pytest.raises(UncertainEffect):
        await line.notifier.send(line.letter)


async def test_what_is_no_address_is_refused_here(line: Line) -> None:
    """Nobody is asked about it."""
    for wrong in ("", "nobody", "a@b\r\nBcc: c@d", "+1; DROP", "a b@c", "<a@b>"):
        with pytest.raises(RefusedForGood):
            await line.notifier.send(ShortLetter(to=wrong, subject="s", text="t", key="k"))
    assert (line.arrived, line.smtp.recipients) == ([], [])


async def test_no_error_tells_of_a_person(line: Line) -> None:
    """It lands in logs, and where agents look."""
    for for_good in (True, False):
        line.refuses(for_good=for_good)
        with pytest.raises((RefusedForGood, Unavailable)) as error:
            await line.notifier.send(line.letter)
        assert "aino" not in str(error.value) and "358" not in str(error.value)


async def test_it_says_whether_it_could_send(line: Line) -> None:
    """Without sending anything."""
    await line.notifier.check()
    assert line.arrived == []


@pytest.mark.parametrize(
    "nowhere",
    [
        open_mail(server(NOWHERE)),
        open_sms(Gateway(url=f"http://127.0.0.1:{NOWHERE}/sms", body=BODY)),
    ],
)
async def test_nobody_listening_is_surely_not_sent(nowhere: Notifier) -> None:
    """It is tried again."""
    letter = LETTER if nowhere.way is Way.MAIL else SMS
    with pytest.raises(Unavailable) as ill:
        await nowhere.send(letter)
    assert not isinstance(ill.value, UncertainEffect)
    with pytest.raises(Unavailable):
        await nowhere.check()
    await nowhere.aclose()


@pytest.mark.parametrize("way", [Way.MAIL, Way.SMS])
async def test_the_console_shows_no_address(way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """For development."""
    console = open_console(way)
    with caplog.at_level("INFO"):
        await console.send(LETTER if way is Way.MAIL else SMS)
        await console.check()
        await console.aclose()
    assert "Kauppa Oy" in caplog.text
    assert "aino" not in caplog.text and "+358" not in caplog.text


# --- mail ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "code", "error"),
    [
        ("hello", 554, Unavailable),
        ("MAIL", 451, Unavailable),
        ("MAIL", 550, RefusedForGood),
        ("DATA", 451, Unavailable),
        ("END", 451, Unavailable),
        ("END", 554, RefusedForGood),
        ("MAIL", 530, Unavailable),
    ],
)
async def test_each_code_means_what_it_does(step: str, code: int, error: type[Exception]) -> None:
    """RFC 5321: four is not now, five is never; that we are not let in is ours to mend."""
    peer = SmtpPeer(codes={step: code})
    async with smtp_at(peer) as port:
        with pytest.raises(error):
            await open_mail(server(port)).send(LETTER)
    assert peer.mails == []


@pytest.mark.parametrize("step", ["hello", "EHLO", "MAIL", "END"])
async def test_a_server_that_falls_silent_is_left(step: str) -> None:
    """Nobody waits for it longer than it was told."""
    async with smtp_at(SmtpPeer(silent_at=step)) as port:
        with pytest.raises(Unavailable):
            await Smtp(server(port), timeout_seconds=0.2).send(LETTER)


def test_the_same_letter_has_the_same_name() -> None:
    """A mailbox that gets it twice shows it once."""
    one, again = (mail_of(LETTER, "D <d@example.com>") for _ in range(2))
    assert one["Message-ID"] == again["Message-ID"]
    assert one["Auto-Submitted"] == "auto-generated"


@given(st.text(max_size=80))
def test_no_subject_adds_a_header(subject: str) -> None:
    """Whatever a shop calls itself."""
    letter = ShortLetter(to="a@example.org", subject=subject, text="t", key="k")
    plain = mail_of(
        ShortLetter(to="a@example.org", subject="s", text="t", key="k"), "d@example.com"
    )
    mail = mail_of(letter, "d@example.com")
    assert sorted(mail.keys()) == sorted(plain.keys())


# --- SMS -----------------------------------------------------------------------------------------


async def test_the_gateway_gets_the_document_it_wants() -> None:
    """With the key, so that it can know what came twice."""
    peer = SmsPeer()
    async with sms_at(peer) as url:
        gateway = open_sms(Gateway(url=url, body=BODY, sender="Kauppa", token="t0k"))
        await gateway.send(SMS)
        await gateway.send(SMS)
        await gateway.aclose()
    told = {"to": SMS.to, "from": "Kauppa", "text": SMS.text, "ref": ["k1"], "parts": 3}
    assert peer.taken == {"k1": told}
    assert peer.headers[0] == ANY and peer.headers[0]["Authorization"] == "Bearer t0k"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (301, Unavailable),
        (307, Unavailable),
        (400, RefusedForGood),
        (401, Unavailable),
        (402, Unavailable),
        (404, Unavailable),
        (422, RefusedForGood),
        (429, Unavailable),
        (500, UncertainEffect),
        (503, UncertainEffect),
    ],
)
async def test_each_status_means_what_it_does(status: int, error: type[Exception]) -> None:
    """What is wrong with our account is not the recipient's fault; no redirect is followed."""
    peer = SmsPeer(status=status, location="http://127.0.0.1:9/elsewhere")
    async with sms_at(peer) as url:
        gateway = open_sms(Gateway(url=url, body=BODY))
        with pytest.raises(error):
            await gateway.send(SMS)
        await gateway.aclose()


async def test_a_gateway_that_falls_silent_is_left() -> None:
    """It may have sent it."""
    async with sms_at(SmsPeer(is_silent=True)) as url:
        gateway = SmsGateway(Gateway(url=url, body=BODY), timeout_seconds=0.2)
        with pytest.raises(UncertainEffect):
            await gateway.send(SMS)
        await gateway.aclose()


async def test_an_endless_answer_stops_nothing() -> None:
    """Its status has said all."""
    async with sms_at(SmsPeer(body=b"x" * 5_000_000)) as url:
        gateway = open_sms(Gateway(url=url, body=BODY))
        await gateway.send(SMS)
        await gateway.aclose()


@pytest.mark.parametrize("wrong", ["{", "[]", '{"to": "{to}"}', '{"text": "{text}"}', "7"])
def test_a_template_that_sends_nothing_is_found_at_the_start(wrong: str) -> None:
    """With the reason."""
    with pytest.raises(ValueError, match=r"has no|is not"):
        open_sms(Gateway(url="https://sms.example", body=wrong))


@given(st.text(max_size=50), st.text(max_size=50))
def test_what_is_filled_in_is_never_read_as_a_blank(to: str, text: str) -> None:
    """A shop called "{to}" stays one."""
    told = filled(template_of(BODY), {"to": to, "text": text, "from": "{key}", "key": "{text}"})
    assert told == {"to": to, "from": "{key}", "text": text, "ref": ["{text}"], "parts": 3}


async def test_a_long_text_is_cut() -> None:
    """To what fits three parts."""
    peer = SmsPeer()
    async with sms_at(peer) as url:
        gateway = open_sms(Gateway(url=url, body=BODY))
        await gateway.send(ShortLetter(to=SMS.to, subject="", text="a" * 1000, key="k"))
        await gateway.aclose()
    assert len(peer.taken["k"]["text"]) == TEXT_LETTERS_MAX
