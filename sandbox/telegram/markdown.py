"""Markdown: the two dialects of the Bot API, read into a plain text and its entities."""

from typing import Any

from sandbox.telegram.refusals import ApiRefusal, bad_request

RESERVED = "_*[]()~`>#+-=|{}.!"
# Longest first: two underscores are no two italics.
MARKS = {
    "```": "pre",
    "__": "underline",
    "||": "spoiler",
    "*": "bold",
    "_": "italic",
    "~": "strikethrough",
    "`": "code",
    "[": "text_link",
}
OLD_MARKS = {"```": "pre", "*": "bold", "_": "italic", "`": "code", "[": "text_link"}
NAMES = {
    "pre": "Pre",
    "underline": "Underline",
    "spoiler": "Spoiler",
    "bold": "Bold",
    "italic": "Italic",
    "strikethrough": "Strikethrough",
    "code": "Code",
    "text_link": "TextUrl",
}


class _Reader:
    def __init__(self, text: str, *, is_new: bool) -> None:
        self.text = text
        self.marks = MARKS if is_new else OLD_MARKS
        self.is_new = is_new
        self.at = 0
        self.plain = ""
        self.entities: list[dict[str, Any]] = []
        self.open: list[tuple[str, int, int]] = []  # mark, place in the plain text, byte offset

    def read(self) -> None:
        while self.at < len(self.text):
            letter = self.text[self.at]
            following = self.text[self.at + 1 : self.at + 2]
            if letter == "\\" and following and (self.is_new or following in "_*`["):
                self.plain += following
                self.at += 2
            elif not self._mark():
                self._letter(letter)
        if self.open:
            mark, _, offset = self.open[-1]
            kind = NAMES[self.marks[mark]]
            raise _cannot(f"Can't find end of {kind} entity at byte offset {offset}")

    def _mark(self) -> bool:
        inside = self.open[-1][0] if self.open else ""
        if inside in ("`", "```"):
            return self.text.startswith(inside, self.at) and self._close(inside)
        if inside == "[" and self.text[self.at] == "]":
            return self._close_link()
        for mark in self.marks:
            if not self.text.startswith(mark, self.at):
                continue
            if mark != "[" and any(mark == other for other, _, _ in self.open):
                return self._close(mark)
            self.open.append((mark, _units(self.plain), len(self.text[: self.at].encode())))
            self.at += len(mark)
            return True
        return False

    def _close(self, mark: str) -> bool:
        opened, start, offset = self.open.pop()
        if opened != mark:
            kind = NAMES[self.marks[opened]]
            raise _cannot(f"Can't find end of {kind} entity at byte offset {offset}")
        self.at += len(mark)
        self._add({"type": self.marks[mark]}, start)
        return True

    def _close_link(self) -> bool:
        _, start, offset = self.open.pop()
        self.at += 1
        if not self.text.startswith("(", self.at):
            return True
        end = self.text.find(")", self.at)
        if end < 0:
            raise _cannot(f"Can't find end of a URL at byte offset {offset}")
        self._add({"type": "text_link", "url": self.text[self.at + 1 : end]}, start)
        self.at = end + 1
        return True

    def _letter(self, letter: str) -> None:
        is_code = bool(self.open) and self.open[-1][0] in ("`", "```")
        is_quote = letter == ">" and (not self.plain or self.plain.endswith("\n"))
        if self.is_new and letter in RESERVED and not is_code and not is_quote:
            raise _cannot(
                f"Character '{letter}' is reserved and must be escaped with the preceding '\\'"
            )
        self.plain += "" if is_quote else letter
        self.at += 1

    def _add(self, made: dict[str, Any], start: int) -> None:
        if (length := _units(self.plain) - start) > 0:
            self.entities.append({**made, "offset": start, "length": length})


def read_markdown(text: str, *, is_new: bool) -> tuple[str, list[dict[str, Any]]]:
    """MarkdownV2, or the old Markdown; raises Telegram's refusals for what does not match."""
    reader = _Reader(text, is_new=is_new)
    reader.read()
    return reader.plain, sorted(reader.entities, key=lambda one: int(one["offset"]))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cannot(words: str) -> ApiRefusal:
    return bad_request(f"can't parse entities: {words}")
