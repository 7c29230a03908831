"""An interpreter: a language model elsewhere, asked what doubtful words may mean.

Any server that speaks OpenAI's chat completions will do
(https://platform.openai.com/docs/api-reference/chat). The address names model and key:
`https://:KEY@host/v1?model=NAME`; without a model, the first that the server lists is taken.
"""

from urllib.parse import parse_qs, urlsplit, urlunsplit

from core.ports import Interpreter
from integrations.interpreter.client import ANSWER_SECONDS_MAX, NAME, ChatServer
from integrations.peer import Peer


def open_interpreter(address: str) -> Interpreter:
    """Nothing is asked yet; a server that is away is found out when somebody asks."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    base = urlunsplit((parts.scheme, host, parts.path, "", ""))
    model = next(iter(parse_qs(parts.query).get("model", ())), None)
    headers = {"Authorization": f"Bearer {parts.password}"} if parts.password else {}
    peer = Peer(NAME, base, timeout_seconds=ANSWER_SECONDS_MAX, headers=headers)
    return ChatServer(peer, model)
