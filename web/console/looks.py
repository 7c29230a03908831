"""Looks: what was chosen above the list of talks, as a page's address tells it."""

from urllib.parse import urlencode

from aiohttp import web

from core.model.queue_look import QueueLook

WORDS_MAX = 60
# Those the bot speaks, for the filter.
LANGUAGES = ("ar", "de", "en", "es", "fi", "fr", "it", "pl", "pt", "ru", "sv", "tr", "uk")


def look_of(request: web.Request) -> QueueLook:
    """What is too long or strange to be meant counts as nothing."""
    told = request.query

    def words(name: str) -> str:
        return " ".join(told.get(name, "").split())[:WORDS_MAX]

    return QueueLook(
        language=words("language"),
        merchant=words("merchant"),
        tag=words("tag").lower(),
        in_danger=told.get("danger") == "1",
        snoozed=told.get("snoozed") == "1",
        words=words("q"),
    )


def query_of(look: QueueLook) -> str:
    """The same look as the end of an address; empty where everything is looked at."""
    told = {
        "language": look.language,
        "merchant": look.merchant,
        "tag": look.tag,
        "danger": "1" if look.in_danger else "",
        "snoozed": "1" if look.snoozed else "",
        "q": look.words,
    }
    return urlencode({name: value for name, value in told.items() if value})
