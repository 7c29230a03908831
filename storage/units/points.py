"""Pickup points, and the compartments that are taken there: never more than there are."""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from math import cos, radians

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    delete,
    insert,
    select,
    update,
)

from core.model.ids import DeliveryId, PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import Compartments, PickupPoint, Reservation
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import compartments, points, reservations

_BODY = Body(PickupPoint)
_C = compartments.c
_R = reservations.c

METRES_A_DEGREE = 110_500.0  # of latitude, where they are shortest: the box is never too small
HALF_ROUND_DEGREES = 180.0

type Compartment = tuple[str, str]  # of which point, and how big


class SqlPoints:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, ref: PointRef) -> PickupPoint | None:
        query = select(points.c.body).where(points.c.ref == ref)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def all(self) -> Sequence[PickupPoint]:
        query = select(points.c.body).order_by(points.c.ref)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def page(
        self, *, words: str, after: PointRef | None, limit: int
    ) -> Sequence[PickupPoint]:
        query = select(points.c.body).order_by(points.c.ref)
        if after is not None:
            query = query.where(points.c.ref > after)
        sought = words.casefold().split()
        if not sought:
            query = query.limit(limit)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        found = (_BODY.read(row) for row in rows)
        return list(islice((one for one in found if _is_about(one, sought)), limit))

    async def loads(
        self, refs: Collection[PointRef]
    ) -> Mapping[PointRef, Mapping[Size, Compartments]]:
        query = select(_C.point, _C.size, _C.capacity, _C.taken).where(_C.point.in_(refs))
        found: dict[PointRef, dict[Size, Compartments]] = {}
        for row in await self._session.run(lambda db: db.execute(query).all()):
            here = found.setdefault(PointRef(row.point), {})
            here[Size(row.size)] = Compartments(all=row.capacity, kept=row.taken)
        return found

    async def kept_at(self, refs: Collection[PointRef]) -> Sequence[Reservation]:
        query = select(reservations).where(_R.point.in_(refs)).order_by(_R.made_at, _R.delivery)
        return [
            Reservation(
                point=PointRef(row.point),
                delivery=DeliveryId(row.delivery),
                size=Size(row.size),
                made_at=row.made_at,
            )
            for row in await self._session.run(lambda db: db.execute(query).all())
        ]

    async def around(self, where: Location, metres: float) -> Sequence[PickupPoint]:
        """By the box around the circle first: that an index finds."""
        north = metres / METRES_A_DEGREE
        lat, lon = points.c.lat, points.c.lon
        query = select(points.c.body).where(lat.between(where.lat - north, where.lat + north))
        east = north / max(cos(radians(where.lat)), 1e-9)
        if abs(where.lon) + east < HALF_ROUND_DEGREES:  # over the date line all longitudes are read
            query = query.where(lon.between(where.lon - east, where.lon + east))
        rows = await self._session.run(lambda db: db.scalars(query).all())
        found = (_BODY.read(row) for row in rows)
        return [point for point in found if point.location.metres_to(where) <= metres]

    async def reserved_at(self, ref: PointRef) -> Sequence[DeliveryId]:
        query = select(_R.delivery).where(_R.point == ref).order_by(_R.delivery)
        return [
            DeliveryId(id) for id in await self._session.run(lambda db: db.scalars(query).all())
        ]

    async def put(self, point: PickupPoint) -> None:
        body = written(point)
        await self._session.run(lambda db: _put(db, point, body))

    async def available(self, ref: PointRef) -> Mapping[Size, int]:
        query = select(_C.size, _C.capacity - _C.taken).where(_C.point == ref)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {Size(size): max(0, free) for size, free in rows}

    async def reserve(self, reservation: Reservation, keep: Collection[PointRef] = ()) -> bool:
        return await self._session.run(lambda db: _reserve(db, reservation, keep))

    async def release(self, delivery: DeliveryId, keep: Collection[PointRef] = ()) -> None:
        await self._session.run(lambda db: _release(db, delivery, keep))

    async def reservation_of(self, delivery: DeliveryId, point: PointRef) -> Reservation | None:
        query = select(reservations).where(_R.delivery == delivery, _R.point == point)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        if row is None:
            return None
        return Reservation(point=point, delivery=delivery, size=Size(row.size), made_at=row.made_at)


def _is_about(point: PickupPoint, sought: Collection[str]) -> bool:
    """Databases make small letters of English ones alone, so words are sought here."""
    told = f"{point.ref} {point.name} {point.address}".casefold()
    return all(word in told for word in sought)


def _put(db: Connection, point: PickupPoint, body: str) -> None:
    at = point.location
    dialect.put(db, points, ("ref",), ref=point.ref, lat=at.lat, lon=at.lon, body=body)
    # What is taken stays taken, even where the owner now lends us less.
    unlisted = and_(_C.point == point.ref, _C.size.not_in(list(point.compartments)))
    db.execute(delete(compartments).where(unlisted, _C.taken == 0))
    db.execute(update(compartments).where(unlisted).values(capacity=0, ceiling=_C.taken))
    for size, capacity in point.compartments.items():
        row = dialect.insert(db.dialect.name, compartments).values(
            point=point.ref, size=size, capacity=capacity, ceiling=capacity, taken=0
        )
        ceiling = case((_C.taken > capacity, _C.taken), else_=capacity)
        db.execute(
            row.on_conflict_do_update(
                index_elements=("point", "size"),
                set_={"capacity": capacity, "ceiling": ceiling},
            )
        )


def _reserve(db: Connection, reservation: Reservation, keep: Collection[PointRef]) -> bool:
    """One guarded UPDATE takes the compartment; the table's CHECK stands behind it."""
    wanted = reservation.point, reservation.size
    before = _reserved(db, reservation.delivery)
    left = [each for each in before if each[0] not in keep and each != wanted]
    left += [each for each in before if each[0] == reservation.point and each != wanted]
    _lock(db, {wanted, *left})
    if wanted not in before:
        take = (
            update(compartments)
            .where(_this(*wanted), _C.taken < _C.capacity)
            .values(taken=_C.taken + 1)
        )
        if db.execute(take).rowcount == 0:
            return False
    for each in set(left):
        _free(db, reservation.delivery, each)
    if wanted not in before:
        row = {
            "delivery": reservation.delivery,
            "point": reservation.point,
            "size": reservation.size,
            "made_at": reservation.made_at,
        }
        db.execute(insert(reservations), row)
    return True


def _release(db: Connection, delivery: DeliveryId, keep: Collection[PointRef]) -> None:
    left = [each for each in _reserved(db, delivery) if each[0] not in keep]
    _lock(db, left)
    for each in left:
        _free(db, delivery, each)


def _reserved(db: Connection, delivery: DeliveryId) -> list[Compartment]:
    mine = dialect.locked(select(_R.point, _R.size).where(_R.delivery == delivery))
    return [(row.point, row.size) for row in db.execute(mine.order_by(_R.point)).all()]


def _lock(db: Connection, some: Collection[Compartment]) -> None:
    """In the order of their names, so that two who change places do not wait for one another."""
    for each in sorted(some):
        db.execute(dialect.locked(select(_C.taken).where(_this(*each))))


def _free(db: Connection, delivery: DeliveryId, one: Compartment) -> None:
    mine = (_R.delivery == delivery, _R.point == one[0], _R.size == one[1])
    if db.execute(delete(reservations).where(*mine)).rowcount == 0:
        return
    left = _C.taken - 1
    db.execute(
        update(compartments)
        .where(_this(*one))
        .values(taken=left, ceiling=case((left > _C.capacity, left), else_=_C.capacity))
    )


def _this(point: str, size: str) -> ColumnElement[bool]:
    return and_(_C.point == point, _C.size == size)
