"""The page: what it loads and from whom, its words, and the streets that it draws."""

import html
import json
import re

import pytest

from bot.languages import LANGUAGES
from bot.voice import Voice
from tests.web_miniapp.opening import Chat
from web.miniapp.page import FILES, AppPage, PinPage, SlotsPage, Tiles

TILES = Tiles("https://{s}.tiles.example/{z}/{x}/{y}.png", "© Somebody")


async def test_the_page_loads_from_us_and_one_script_from_telegram(chat: Chat) -> None:
    """No inline script, no inline style, nobody else's host."""
    answer = await chat.call("GET", f"/app/pin?d={chat.tail}&v=n12", None)
    text = await answer.text()
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert set(re.findall(r"https://[^ ;]+", policy)) == {
        "https://telegram.org",
        "https://web.telegram.org",
        "https://*.telegram.org",
    }
    loaded = re.findall(r'(?:src|href)="([^"]+)"', text)
    assert all(
        one.startswith(("/app/static/", "data:,")) for one in loaded if "telegram" not in one
    )
    assert [one for one in loaded if "telegram" in one] == [
        "https://telegram.org/js/telegram-web-app.js"
    ]
    assert not re.search(r"<script(?![^>]*(src=|application/json))|<style|style=| on[a-z]+=", text)
    assert chat.tail not in text


@pytest.mark.parametrize("name", FILES)
async def test_each_of_its_files_is_there(chat: Chat, name: str) -> None:
    """And may be kept for an hour."""
    answer = await chat.call("GET", f"/app/static/{name}", None)
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["app.py", "..%2fapp.py", "pin.html", "LICENSE"])
async def test_no_other_file_is(chat: Chat, name: str) -> None:
    """What is not named is not given."""
    assert (await chat.call("GET", f"/app/static/{name}", None)).status == 404


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("fi-FI,fi;q=0.9", "fi"),
        ("ru", "ru"),
        ("sv-SE, de;q=0.5, ru;q=0.4", "sv"),
        ("nl-NL, ja;q=0.5, ru;q=0.4", "ru"),
        ("pt-BR", "pt"),
        ("", "en"),
        ("x" * 99, "en"),
    ],
)
def test_it_speaks_the_phone_s_language(wish: str, language: str) -> None:
    """The chat's own follows as soon as the chat is known."""
    page = PinPage(Voice(), LANGUAGES, None, has_map=True)
    text = page.response(wish).text or ""
    words = json.loads(html.unescape(re.findall(r'id="told">(.*?)</script>', text)[0]))["words"]
    assert f'<html lang="{language}" dir="ltr">' in text
    assert words[language]["title"] in text
    assert {key: set(said) for key, said in words.items()} == {
        each: set(words["en"]) for each in LANGUAGES
    }
    assert all(
        "{address}" in said["near"] and "{metres}" in said["accuracy"] for said in words.values()
    )


@pytest.mark.parametrize(
    "page", [PinPage(Voice(), LANGUAGES, None, has_map=True), SlotsPage(Voice(), LANGUAGES)]
)
def test_arabic_is_read_from_the_right(page: AppPage) -> None:
    """And so it is where the chat turns out to be in it."""
    text = page.response("ar-EG").text or ""
    told = json.loads(html.unescape(re.findall(r'id="told">(.*?)</script>', text)[0]))
    assert '<html lang="ar" dir="rtl">' in text
    assert told["rtl"] == ["ar"]


def test_a_tile_server_is_let_in_by_its_host_alone() -> None:
    """Its pictures, nothing else of it."""
    page = PinPage(Voice(), LANGUAGES, TILES, has_map=True)
    assert (
        "img-src 'self' data: https://*.tiles.example;" in page.headers["Content-Security-Policy"]
    )
    text = page.response("en").text or ""
    told = json.loads(re.findall(r'id="told">(.*?)</script>', text)[0])
    assert told["tiles"] == {"url": TILES.url, "attribution": TILES.attribution}
    assert told["map"] is False


def test_what_a_setting_says_cannot_end_the_data() -> None:
    """An attribution is HTML by nature: it stands in the page as data."""
    page = PinPage(Voice(), LANGUAGES, Tiles(TILES.url, "</script><script>alert(1)"), has_map=False)
    assert "<script>alert" not in (page.response("en").text or "")


async def test_a_cell_of_streets_is_everybody_s(chat: Chat) -> None:
    """GeoJSON, to be kept for an hour; empty beyond the extract."""
    answer = await chat.call("GET", "/app/map?bbox=24.940,60.168,24.948,60.172", None)
    told = await answer.json(content_type="application/geo+json")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    names = {one["properties"].get("label") for one in told["features"]}
    assert {"Kaivokatu", "Mikonkatu"} <= names
    assert len(await answer.read()) < 400_000
    far = await chat.call("GET", "/app/map?bbox=2.344,48.852,2.352,48.856", None)
    assert (await far.json(content_type="application/geo+json"))["features"] == []


@pytest.mark.parametrize(
    "bbox",
    ["", "1,2,3", "a,b,c,d", "24.94,60.16,24.94,60.17", "24.95,60.16,24.94,60.17", "24,60,25,61",
     "nan,nan,nan,nan", "24.94,inf,24.95,60.17", "24.94,90,24.95,90.004", "1,2,3,4,5"],
)  # fmt: skip
async def test_what_is_no_cell_is_refused(chat: Chat, bbox: str) -> None:
    """Nor a whole country at once."""
    assert (await chat.call("GET", f"/app/map?bbox={bbox}", None)).status == 422
