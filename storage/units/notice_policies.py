"""Policies of notices: what a sender's key, or the operator, told for one merchant or for all."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, delete, select, tuple_

from core.model.notice_policy import NoticePolicy, PolicyOf
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import notice_policies

_BODY = Body(NoticePolicy)
_T = notice_policies.c


class SqlNoticePolicies:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def some(self, whose: Collection[PolicyOf]) -> Mapping[PolicyOf, NoticePolicy]:
        named = [(one.owner, one.merchant) for one in whose]
        return await self._found(tuple_(_T.owner, _T.merchant).in_(named))

    async def all(self) -> Mapping[PolicyOf, NoticePolicy]:
        return await self._found()

    async def _found(self, *where: ColumnElement[bool]) -> Mapping[PolicyOf, NoticePolicy]:
        query = select(_T.owner, _T.merchant, _T.body).where(*where)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {
            PolicyOf(owner=owner, merchant=merchant): _BODY.read(body)
            for owner, merchant, body in rows
        }

    async def put(self, whose: PolicyOf, policy: NoticePolicy) -> None:
        row = {"owner": whose.owner, "merchant": whose.merchant, "body": written(policy)}
        keys = ("owner", "merchant")
        await self._session.run(lambda db: dialect.put(db, notice_policies, keys, **row))

    async def remove(self, whose: PolicyOf) -> bool:
        gone = delete(notice_policies).where(_T.owner == whose.owner, _T.merchant == whose.merchant)
        return await self._session.run(lambda db: db.execute(gone).rowcount) > 0
