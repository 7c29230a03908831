"""What goes over the wire of a chat server, of it what we use."""

import msgspec


class Message(msgspec.Struct):
    content: str | None = None


class Choice(msgspec.Struct):
    message: Message


class Completion(msgspec.Struct):
    choices: list[Choice]


class Model(msgspec.Struct):
    id: str


class Models(msgspec.Struct):
    data: list[Model]


class Meanings(msgspec.Struct):
    """What the model was told to answer, and nothing else."""

    meanings: list[str]
