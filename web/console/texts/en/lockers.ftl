# Pickup points.

lockers-search = Name, address or reference
point-closed = takes nothing more
point-feed = from the list <bdi>{ $feed }</bdi>
point-hours = Hours: <code>{ $hours }</code>
point-hours-unknown = Nobody told its hours.
point-too-many =
    { $count ->
        [one] { $count } more is
       *[other] { $count } more are
    } kept than there are by now: some broke, or were taken away.
compartments-of = Compartments of { $name }
size = Size
free = Free
kept = Kept
in-all = In all
how-full = How full
none = none
kept-of = { $kept } of { $all } of size { $size } are kept
no-compartments = It told no compartments: what is sent there takes its turn.
kept-for =
    { $count ->
        [one] Kept for { $count } delivery
       *[other] Kept for { $count } deliveries
    }
kept-since = { $size }, since <time datetime="{ $at }">{ $since }</time>
and-more = And { $count } more.
points-none-like = No point like this.
points-none = No point is known yet: <code>PUT /v1/lockers/…</code> tells one, <code>DOORSTEP_LOCKERS</code> a whole list.
more-points = More points ›
times-of-points = Times are those of each point, else of { $zone }.
open = open
open-until = open until { $time }
shut-now = shut
shut-until = shut until { $time }
point-kind-locker = locker
point-kind-pickup_point = pickup point
point-kind-terminal = terminal
