# Routes of a day, and the courier's link.

courier-link-title = Link for the courier
to-routes = ‹ Routes
courier-link-of = Link for the courier of <bdi>{ $route }</bdi>
courier-link-lead = Scan it with the phone that goes along, or send it there. It is shown only now, works until { $until }, and whoever has it sees today's addresses: tell it to nobody else.
skip-to-routes = Skip to the routes
no-carrier = There is no carrier yet.
route-day = Day
day-before = ‹ The day before
day-after = The day after ›
one-more-ask = What would one more stop cost?
look = Look
one-more-hint = A tracking number, or a place such as 60.171, 24.941. Nothing is changed.
one-more = One more stop: <bdi>{ $number }</bdi>
ask-nobody = ask nobody
on-route = on
drawn-key = What the drawings show
key-promised = promised
key-held = held
key-planned = planned
key-window = window
key-road = on the road
key-waits = waits
key-slip = may slip
key-fits = one more fits
count-stops =
    { $count ->
        [one] { $count } stop
       *[other] { $count } stops
    }
driving = { $span } driving
waiting = { $span } waiting
to-spare = { $span } to spare
units-aboard = Units aboard
plan-broken = This plan does not hold: { $why }.
day-of-drawn = The day of { $route }, drawn
gaps-count =
    One more stop: { $count ->
        [one] { $count } gap
       *[other] { $count } gaps
    } can take it
gaps-of = Gaps of { $route }
gap-where = Where
gap-costs = Costs
gap-begins = Could begin
gap-windows = Windows
gap-before = before stop 1
gap-after = after stop { $number }
gap-between = between { $number } and { $next }
courier-link = Link for the courier
courier-link-made = Link of { $made }, until { $ends }
stops = Stops
stops-of = Stops of { $route }
stop-what = What
stop-window = Window
stop-begins = Begins
stop-latest = At the latest
stop-road = Road
stop-waits = Waits
any-time = any time
stop-begun = begun
routes-none-mine = No route of this day carries a parcel that you are asked to see.
routes-none = No route is planned for this day.
routes-before = ‹ Routes before
routes-count =
    { $count ->
        [one] { $count } route
       *[other] { $count } routes
    }
routes-more = More routes ›
drawn-at = Times are those of { $zone }. Drawn at { $time }; load the page again for what is true now.
no-such-delivery = There is no such delivery of this carrier.
no-such-place = This is no place on earth: a latitude and a longitude in degrees are.
over-already = That delivery is over already.
no-place-yet = Nobody knows yet where that delivery goes on the map.
no-window = No time of this day may be chosen for it: it is too late for them, another day was agreed, or nobody is there to take it.
no-window-ahead = The carrier comes there in no window that is still ahead on this day.
no-gap = No route can serve a window of this day: no time between the promises, or no room aboard.
of-all-routes = Where each window costs least, of all routes of the day.
nobody-drives = Nobody drives to a door for it: whoever gets it comes to
place-free = a place is free
no-place-free = No place there is free in a window of this day.
no-roads = The roads cannot be asked just now: these are the planner's own times.
forecast = Nobody has planned this day yet. Windows are offered on these forecasts, from what the fleet did before; the first planned route takes their place.
left-over = Windows are offered on this forecast no more: only on days ahead that nobody has planned yet.
full-forecast = A forecast takes no more promises than these before the day is planned.
no-more = One more stop fits nowhere on it.
not-offered = Nothing is offered on it: it is on its way without this parcel, or was taken away.
shut = The carrier does not drive, and offers nothing:
one-more-there = One more stop at that place
courier-link-opened = Link of { $made }, opened, until { $ends }
routes-none-here = No route is planned for this day on this page.
units =
    { $count ->
        [one] { $count } unit
       *[other] { $count } units
    }
units-of = { $count } of { $most } units
weight-of = { $weight } of { $most } kg
not-scanned =
    Not scanned at loading, while others of this route were: { $parcels }. Nobody was told to be at home for { $count ->
        [one] it
       *[other] them
    }.
stop-begun-at = begun { $time }
stop-from = from { $time }, at the latest { $latest }
stop-in-window = window { $start }–{ $end }
route-said =
    { $route }: { $count ->
        [one] { $count } stop
       *[other] { $count } stops
    }, leaves { $leaves }, back { $back }, { $travel } on the road, waits { $waits }
at-stop = { $trouble } (stop { $number })
no-time-for-it = No time can be chosen for it: { $why }.
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-hours-minutes = { $hours } h { $minutes } min
no-detour = no detour
detour-more = { $span } more
detour-less = { $span } less
drawn-road = { $span } on the road
drawn-waits = waits { $span }
drawn-home = home at { $time }
drawn-spare = { $span } before it must be home
drawn-until = may begin until { $time }
drawn-one-more = one more here: { $extra }
drawn-now = now
no-such-route = There is no such route.
no-such-link = There is no such link.
links-enough = The day of this route is over, or it has links enough. End one of them first.
link-picture = Link as a QR code
stop-kind-promised = promised
stop-kind-held = held for a moment
stop-kind-planned = planned
stop-kind-load = load that is not ours
stop-kind-passing = a place to pass
plan-trouble-window = a promise or a hold would be missed
plan-trouble-units = more is aboard than fits
plan-trouble-weight = it is too heavy
plan-trouble-shift = the vehicle would be home too late
plan-trouble-no_way = a way is not known, or there is no road
plan-trouble-break = the driver could not rest in time
