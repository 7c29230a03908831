"""Entities: what in a text is bold, a link or a command; offsets count UTF-16 units."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from sandbox.telegram.markdown import read_markdown
from sandbox.telegram.refusals import ApiRefusal, bad_request

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
START_TAG = re.compile(
    r"<([^\s<>/=\"']*)((?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.-]+))?)*)\s*>"
)
PLAIN = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")),
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w\b")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its entities, as they stand in a message."""

    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)

    def wire(self, prefix: str = "") -> dict[str, Any]:
        """`text` and `entities`, or with the prefix `caption_`, `caption` and its entities."""
        told: dict[str, Any] = {"caption" if prefix else "text": self.text}
        if self.entities:
            told[f"{prefix}entities"] = self.entities
        return told


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_words(text: str, parse_mode: str | None, told: list[dict[str, Any]] | None) -> Words:
    """What the bot wrote, by its parse mode or by the entities that it told."""
    if told:
        return _trimmed(text, told)
    match (parse_mode or "").casefold():
        case "":
            return _trimmed(text, [])
        case "html":
            return _trimmed(*read_html(text))
        case "markdownv2" | "markdown":
            return _trimmed(*read_markdown(text, is_new=parse_mode != "Markdown"))
        case _:
            raise bad_request("unsupported parse_mode")


def found_in(text: str) -> list[dict[str, Any]]:
    """Commands, links and mentions, which Telegram marks by itself; none within another."""
    found: list[dict[str, Any]] = []
    taken: list[range] = []
    for kind, pattern in PLAIN:
        for hit in pattern.finditer(text):
            if any(place.start < hit.end() and hit.start() < place.stop for place in taken):
                continue
            taken.append(range(*hit.span()))
            found.append(
                {"type": kind, "offset": utf16(text[: hit.start()]), "length": utf16(hit[0])}
            )
    return sorted(found, key=lambda one: int(one["offset"]))


def read_html(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Raises Telegram's refusals for tags it does not know or that do not match."""
    plain = ""
    entities: list[dict[str, Any]] = []
    open_tags: list[tuple[str, int, dict[str, str]]] = []
    at = 0
    while at < len(text):
        if text[at] == "&":
            hit = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);").match(text, at)
            plain += unescape(hit[0]) if hit else "&"
            at = hit.end() if hit else at + 1
        elif text[at] != "<":
            plain += text[at]
            at += 1
        elif text.startswith("</", at):
            at = _close(text, at, plain, open_tags, entities)
        else:
            at = _open(text, at, plain, open_tags)
    if open_tags:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    entities.sort(key=lambda one: (int(one["offset"]), -int(one["length"])))
    return plain, entities


def _open(text: str, at: int, plain: str, open_tags: list[tuple[str, int, dict[str, str]]]) -> int:
    offset = len(text[:at].encode())
    found = START_TAG.match(text, at)
    name = found[1].casefold() if found else re.split(r"[\s>]", text[at + 1 :], maxsplit=1)[0]
    if name not in TAGS:
        raise _cannot(f'Unsupported start tag "{name}" at byte offset {offset}')
    if found is None:
        raise _cannot(f"Unclosed start tag at byte offset {offset}")
    told = dict(re.findall(r"([\w-]+)\s*=\s*[\"']?([^\"']*)", found[2]))
    if name == "span" and told.get("class") != "tg-spoiler":
        raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "blockquote" and "expandable" in found[2]:
        told["expandable"] = "yes"
    open_tags.append((name, utf16(plain), told))
    return found.end()


def _close(
    text: str,
    at: int,
    plain: str,
    open_tags: list[tuple[str, int, dict[str, str]]],
    entities: list[dict[str, Any]],
) -> int:
    offset = len(text[:at].encode())
    if not open_tags:
        raise _cannot(f"Unexpected end tag at byte offset {offset}")
    end = text.find(">", at)
    if end < 0:
        raise _cannot(f"Unclosed end tag at byte offset {offset}")
    name, start, told = open_tags.pop()
    said = text[at + 2 : end].strip().casefold()
    if said not in ("", name):
        raise _cannot(
            f'Unmatched end tag at byte offset {offset}, expected "</{name}>", found "</{said}>"'
        )
    length = utf16(plain) - start
    if length and (made := _entity(name, told, plain, start)) is not None:
        entities.append({**made, "offset": start, "length": length})
    return end + 1


def _entity(name: str, told: dict[str, str], plain: str, start: int) -> dict[str, Any] | None:
    if name == "a":
        inside = plain.encode("utf-16-le", "surrogatepass")[start * 2 :].decode("utf-16-le")
        url = unescape(told.get("href", "")) or inside
        return {"type": "text_link", "url": url} if "://" in url or "." in url else None
    if name == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": told.get("emoji-id", "")}
    if name == "blockquote" and "expandable" in told:
        return {"type": "expandable_blockquote"}
    return {"type": TAGS[name]}


def _trimmed(text: str, entities: list[dict[str, Any]]) -> Words:
    """Without blanks around it, as the server keeps it; its own entities come on top."""
    bare = text.strip()
    lead = utf16(text[: len(text) - len(text.lstrip())])
    length = utf16(bare)
    kept: list[dict[str, Any]] = []
    for entity in entities:
        start = max(0, int(entity["offset"]) - lead)
        end = min(length, int(entity["offset"]) + int(entity["length"]) - lead)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    taken = [range(e["offset"], e["offset"] + e["length"]) for e in kept if _is_solid(e)]
    kept += [
        e
        for e in found_in(bare)
        if not any(t.start < e["offset"] + e["length"] and e["offset"] < t.stop for t in taken)
    ]
    return Words(bare, sorted(kept, key=lambda one: (int(one["offset"]), -int(one["length"]))))


def _is_solid(entity: dict[str, Any]) -> bool:
    """Nothing is found inside these."""
    return entity["type"] in ("code", "pre", "text_link")


def _cannot(words: str) -> ApiRefusal:
    return bad_request(f"can't parse entities: {words}")
