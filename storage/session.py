"""A session: one transaction on either database; what is done in it is plain SQLAlchemy Core."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from sqlalchemy import Connection

from storage.prepared import Prepared
from storage.together import Write

type Work[Result] = Callable[[Connection], Result]


class Session(Protocol):
    """`run` gives the connection to a plain function: a few statements that an index answers."""

    @property
    def writes(self) -> bool: ...
    @property
    def dialect(self) -> str: ...

    async def run[Result](self, work: Work[Result]) -> Result: ...
    async def tell(self, write: Write) -> None:
        """It is done before the next work, or the commit."""
        ...


class Database(Protocol):
    """Where sessions come from. Raises Unavailable while the database is ill."""

    def writing(self) -> AbstractAsyncContextManager[Session]:
        """Commits at the end of the block, rolls back on any exception."""
        ...

    def reading(self) -> AbstractAsyncContextManager[Session]:
        """One consistent look."""
        ...

    def glancing(self) -> AbstractAsyncContextManager[Session]:
        """A look at a few rows that an index finds: each statement sees what is committed by
        then, and nobody waits for a thread."""
        ...

    async def write[Result](self, work: Work[Result]) -> Result:
        """A transaction of one function; may share its way to the disk with others."""
        ...

    async def sweep[Result](self, work: Work[Result]) -> Result:
        """A transaction of one function that may take long: nobody else writes meanwhile."""
        ...

    async def look[Result](self, work: Work[Result]) -> Result: ...
    async def glance[Result](self, work: Work[Result]) -> Result:
        """A look at a few rows that an index finds."""
        ...

    async def scrub(self) -> None:
        """Let what was overwritten or deleted leave the files too."""
        ...

    async def aclose(self) -> None: ...


def kept[Value](session: Session, query: Prepared[Value]) -> Prepared[Value]:
    """Rows that a writing session may change: nobody else changes them meanwhile."""
    return query.kept if session.writes else query
