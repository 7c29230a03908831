"""Bodies: a frozen value as the JSON text of its row, and back."""

import msgspec


def written(value: object) -> str:
    return msgspec.json.encode(value).decode()


class Body[Value]:
    """Reads back what `written` wrote of one kind of value."""

    def __init__(self, kind: type[Value]) -> None:
        self._decoder = msgspec.json.Decoder(kind)

    def read(self, text: str) -> Value:
        return self._decoder.decode(text)

    def maybe(self, text: str | None) -> Value | None:
        return None if text is None else self._decoder.decode(text)
