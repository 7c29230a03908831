"""Access: API keys, people, their sessions, the house's secrets, and answers given before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select, update

from core.model.access import ApiKey, Person, Session
from core.model.ids import AgentId, ApiKeyId
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.sealing import Sealing, of_answer, of_person, of_secret
from storage.session import Session as Transaction
from storage.session import kept
from storage.tables import answers, api_keys, people, secrets, sessions

_KEY = Body(ApiKey)
_PERSON = Body(Person)
_SESSION = Body(Session)
_KEY_BY_HASH = Prepared[str](
    select(api_keys.c.body).where(api_keys.c.secret_hash == bindparam("this"))
)
_KEY_BY_ID = Prepared[str](select(api_keys.c.body).where(api_keys.c.id == bindparam("this")))


class SqlAccess:
    def __init__(self, session: Transaction, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing

    async def key_of(self, secret_hash: str) -> ApiKey | None:
        """Also a revoked key: `revoked_at` says so."""
        given = {"this": secret_hash}
        return _KEY.maybe(await self._session.run(lambda db: _KEY_BY_HASH.value(db, given)))

    async def keys(self) -> Sequence[ApiKey]:
        query = select(api_keys.c.body).order_by(api_keys.c.id)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return sorted(map(_KEY.read, rows), key=lambda key: (key.created_at, key.id))

    async def put_key(self, key: ApiKey) -> None:
        body = written(key)
        await self._session.run(
            lambda db: dialect.put(
                db, api_keys, ("id",), id=key.id, secret_hash=key.secret_hash, body=body
            )
        )

    async def key(self, id: ApiKeyId) -> ApiKey | None:
        query = kept(self._session, _KEY_BY_ID)
        return _KEY.maybe(await self._session.run(lambda db: query.value(db, {"this": id})))

    async def note_use(self, id: ApiKeyId, wall: datetime) -> None:
        """Nothing else of it: whoever ended it meanwhile has ended it."""

        def noted(db: Connection) -> None:
            raw = db.scalar(select(api_keys.c.body).where(api_keys.c.id == id))
            if raw is None:
                return
            same = (api_keys.c.id == id) & (api_keys.c.body == raw)
            body = written(replace(_KEY.read(raw), last_used_at=wall))
            db.execute(update(api_keys).where(same).values(body=body))

        await self._session.run(noted)

    async def revoke_key(self, id: ApiKeyId, at: datetime) -> bool:
        key = await self.key(id)
        if key is None or key.revoked_at is not None:
            return key is not None
        await self.put_key(replace(key, revoked_at=at))
        return True

    async def person(self, email: str) -> Person | None:
        return await self._person(people.c.email == email)

    async def person_by_id(self, id: AgentId) -> Person | None:
        return await self._person(people.c.id == id)

    async def people(self) -> Sequence[Person]:
        query = select(people.c.body).order_by(people.c.email)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [of_person(_PERSON.read(row), self._sealing.open) for row in rows]

    async def put_person(self, person: Person) -> None:
        body = written(of_person(person, self._sealing.seal))
        await self._session.run(
            lambda db: dialect.put(db, people, ("id",), id=person.id, email=person.email, body=body)
        )

    async def session(self, token_hash: str) -> Session | None:
        query = select(sessions.c.body).where(sessions.c.token_hash == token_hash)
        return _SESSION.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def sessions(self, wall: datetime) -> Sequence[Session]:
        query = select(sessions.c.body).where(sessions.c.ends_at > wall)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_SESSION.read(row) for row in rows]

    async def put_session(self, session: Session) -> None:
        body = written(session)
        await self._session.run(
            lambda db: dialect.put(
                db,
                sessions,
                ("token_hash",),
                token_hash=session.token_hash,
                ends_at=session.ends_at,
                body=body,
            )
        )

    async def end_sessions(self, person: AgentId, wall: datetime, but: str = "") -> None:
        for session in await self.sessions(wall):
            if session.person == person and session.token_hash != but:
                await self.end_session(session.token_hash)

    async def end_session(self, token_hash: str) -> None:
        gone = delete(sessions).where(sessions.c.token_hash == token_hash)
        await self._session.run(lambda db: db.execute(gone))

    async def secret(self, name: str) -> bytes | None:
        query = select(secrets.c.value).where(secrets.c.name == name)
        value = await self._session.run(lambda db: db.scalar(query))
        return None if value is None else of_secret(name, value, self._sealing.open)

    async def put_secret(self, name: str, value: bytes) -> None:
        kept = of_secret(name, value, self._sealing.seal)
        await self._session.run(
            lambda db: dialect.add(db, secrets, ("name",), name=name, value=kept)
        )

    async def first_answer(self, scope: str, key: str) -> tuple[str, int, bytes] | None:
        query = select(answers.c.body_hash, answers.c.status, answers.c.answer).where(
            answers.c.scope == scope, answers.c.key == key
        )
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        if row is None:
            return None
        answer = of_answer(scope, key, row.answer, self._sealing.open)
        return row.body_hash, row.status, answer

    async def keep_answer(
        self, scope: str, key: str, body_hash: str, status: int, answer: bytes, at: datetime
    ) -> None:
        """The first answer under a key stays."""
        kept = of_answer(scope, key, answer, self._sealing.seal)
        await self._session.run(
            lambda db: dialect.add(
                db,
                answers,
                ("scope", "key"),
                scope=scope,
                key=key,
                body_hash=body_hash,
                status=status,
                answer=kept,
                at=at,
            )
        )

    async def _person(self, where: ColumnElement[bool]) -> Person | None:
        query = select(people.c.body).where(where)
        found = _PERSON.maybe(await self._session.run(lambda db: db.scalar(query)))
        return None if found is None else of_person(found, self._sealing.open)
