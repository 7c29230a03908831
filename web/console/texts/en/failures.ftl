# Where tries come to nothing.

skip-to-failures = Skip to the failures
by-angle = By
carrier = Carrier
all = all
days-back = Days
as-csv = As CSV
failures-none = No try came to nothing in these days.
in-vain-title = In vain
of-all = of { $tries }
hours-title = Hours
hours-of = on the way there and at the door
money-title = Money
money-of = at the carriers' own unit costs
by-day = By day
by-day-drawn = Tries in vain by day, drawn
when-title = When
by-week-drawn = Tries in vain by day of the week and hour
weekday = Day
dearest = What costs most, by { $angle }
one-by-one = One by one
next-step = Next
to-door-card = Door card ›
count-deliveries =
    { $count ->
        [one] { $count } delivery
       *[other] { $count } deliveries
    }
still-open = still to be brought
more-tries =
    And { $count ->
        [one] { $count } try
       *[other] { $count } tries
    } more: the CSV has all their deliveries.
more-spots = And { $count } more: the CSV has them all.
failures-hint = All tries of deliveries that moved in these days, counted as on the page of <a href="/console/figures">figures</a>; those of deliveries that are still open, too. A visit takes its part of the route's hours; where no route is known, the time at the door. Days are those of { $zone }, hours those of the place.
in-vain =
    { $count ->
        [one] { $count } try
       *[other] { $count } tries
    } in vain
in-vain-of =
    { $count ->
        [one] { $count } try
       *[other] { $count } tries
    } in vain of { $all }
in-vain-drawn = Tries in vain by day: { $days }
day-count = { $day }: { $count }
hours = { $hours } h
minutes = { $minutes } min
angle-building = building
angle-reason = reason
angle-window = promised window
angle-zone = postcode
angle-carrier = carrier
angle-unknown-building = no house that we know
angle-unknown-reason = no reason
angle-unknown-window = nothing was promised
angle-unknown-zone = no postcode that we know
angle-unknown-carrier = no carrier
advice-door_card = No door card: ask who lives there for entrance and code.
advice-door_anew = There is a door card, and it did not help: ask what has changed.
advice-vehicle = The vehicle is too big: tell the height and weight of the vehicles with their routes, and of the way on the door card.
advice-address = The address is wrong or incomplete: tell the sender, or import newer addresses with “doorstep address import”.
advice-close_window = It fails far more often than the others: take it out of the carrier's windows.
advice-pickup_point = Most are not at home: offer a pickup point near by.
advice-hours = It is closed then: ask for the opening hours, they go onto the door card.
advice-routes = The courier did not get there: look at what the routes are given to do.
advice-where-close_window = Windows
advice-where-pickup_point = Lockers
advice-where-routes = Routes
advice-where-vehicle = Routes
