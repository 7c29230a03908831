"""The audit chain: each line of the trail is digested together with all that came before it.

What stands there now, digested again, must come to the digest that was written down with the last
line: whoever alters a line, takes one out or slips one in has a trail that does not. What is
forgotten by its age leaves behind the digest up to which it went.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from core.model.audit import AuditLine
from core.model.ids import AgentId
from storage import dialect
from storage.tables import audit, secrets

NAME = "audit-chain"
BEGUN = hashlib.sha256(b"the audit trail").hexdigest()
LINES_A_LOOK = 5_000
_T = audit.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """`digest` is that of every line up to `seq`, `base` that of those up to `base_seq`, which are
    forgotten, or were there before the chain began."""

    seq: int
    digest: str
    base_seq: int
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How many lines were read again, between which numbers, and whether all are as written."""

    lines: int
    first: int
    last: int
    is_whole: bool


def append(db: Connection, line: AuditLine) -> None:
    """One line more, and the digest with it. Two who append wait for each other."""
    chain = _locked(db)
    row = insert(audit).values(at=line.at, person=line.person, deed=line.deed, about=line.about)
    seq: int = db.execute(row.returning(_T.seq)).scalar_one()
    _write(db, replace(chain, seq=seq, digest=_linked(chain.digest, replace(line, seq=seq))))


def forget_before(db: Connection, *, before: datetime, limit: int) -> int:
    """The oldest lines, as far as they are older than that; how many went."""
    chain = _locked(db)
    base, base_seq, count = chain.base, chain.base_seq, 0
    for line in _lines(db, after=-1, upto=chain.seq, limit=limit):
        if line.at >= before:
            break
        if line.seq > chain.base_seq:
            base = _linked(base, line)
        base_seq, count = max(base_seq, line.seq), count + 1
    if count:
        db.execute(delete(audit).where(_T.seq <= base_seq))
        _write(db, replace(chain, base=base, base_seq=base_seq))
    return count


def checked(db: Connection) -> Checked:
    """Every line read again, in the order in which it was written."""
    newest = db.scalar(select(func.max(_T.seq))) or 0  # before the chain, which may grow meanwhile
    raw = db.scalar(select(secrets.c.value).where(secrets.c.name == NAME))
    if raw is None:
        return Checked(lines=0, first=0, last=0, is_whole=True)
    chain = _read(raw)
    digest, at, count = chain.base, chain.base_seq, 0
    while lines := _lines(db, after=at, upto=chain.seq, limit=LINES_A_LOOK):
        for line in lines:
            digest = _linked(digest, line)
        at, count = lines[-1].seq, count + len(lines)
    is_whole = digest == chain.digest and newest <= chain.seq
    return Checked(lines=count, first=chain.base_seq + 1, last=chain.seq, is_whole=is_whole)


def _locked(db: Connection) -> Chain:
    """The chain as it stands, nobody else's until this transaction ends; begun where it was not."""
    query = select(secrets.c.value).where(secrets.c.name == NAME).with_for_update()
    raw = db.scalar(query)
    if raw is None:
        seq = db.scalar(select(func.max(_T.seq))) or 0
        begun = Chain(seq=seq, digest=BEGUN, base_seq=seq, base=BEGUN)
        dialect.add(db, secrets, ("name",), name=NAME, value=msgspec.json.encode(begun))
        raw = db.execute(query).scalar_one()
    return _read(raw)


def _write(db: Connection, chain: Chain) -> None:
    value = msgspec.json.encode(chain)
    db.execute(update(secrets).where(secrets.c.name == NAME).values(value=value))


def _read(raw: bytes) -> Chain:
    return msgspec.json.decode(bytes(raw), type=Chain)


def _lines(db: Connection, *, after: int, upto: int, limit: int) -> list[AuditLine]:
    query = select(audit).where(_T.seq > after, _T.seq <= upto).order_by(_T.seq).limit(limit)
    return [
        AuditLine(
            seq=row.seq, at=row.at, person=AgentId(row.person), deed=row.deed, about=row.about
        )
        for row in db.execute(query)
    ]


def _linked(before: str, line: AuditLine) -> str:
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    told = msgspec.json.encode((before, line.seq, at, line.person, line.deed, line.about))
    return hashlib.sha256(told).hexdigest()
