"""The console notifier, for development: letters are logged, in part, and go nowhere."""

import logging

from core.model.notice_policy import Way
from core.model.short_letter import ShortLetter

log = logging.getLogger("notifier")


class Console:
    """It shows what was said, and to whom only as far as nobody is known by it."""

    def __init__(self, way: Way) -> None:
        self.name = "console"
        self.way = way

    async def send(self, letter: ShortLetter) -> None:
        log.info("%s to …%s: %s", self.way, letter.to[-2:], letter.subject)

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...
