# Settings.

skip-to-settings = Skip to the settings
notices = Notices
notices-lead = What recipients are told, and whether their phone rings. What a sender's key told of its own parcels goes before ours; then ours for the merchant, then ours for all.
what-is-told = What is told, and how
moments-region = Moments, and how each is told
told-when = When
told-chat = In the chat
told-mail = Else by mail
told-sms = Else by SMS
moment-by-mail = { $moment }, by mail
moment-by-sms = { $moment }, by SMS
never = never
day-before-at = The day before, at
take-it-back = Take it back
rules = Rules
rules-lead = Set where the house is started, by these variables; shown as they count now.
rule = Rule
rule-is = Is
rule-set-by = Set by
carriers = Carriers
carriers-lead = Windows, and what may be changed until when. A carrier's key tells it: <code>PUT /v1/carriers/…</code>.
carrier-windows =
    Windows: { $windows } ({ $zone }), { $days ->
        [one] { $days } day
       *[other] { $days } days
    } ahead; { $attempts ->
        [one] { $attempts } attempt
       *[other] { $attempts } attempts
    }.
carrier-changes = What { $name } lets be changed
change = Change
change-until = May be asked for
not-allowed = not allowed
told-so-far = Told so far:
told-ours = <bdi>{ $merchant }</bdi>, ours
told-of = <bdi>{ $merchant }</bdi>, of { $whose }
policy-of = For <strong><bdi>{ $merchant }</bdi></strong>
policy-of-all = For <strong>all merchants</strong>
policy-told = as told here
policy-untold = nothing is told here; what stands below counts without it
policy-ours = ours
settings-look-only = You may look. A supervisor or an operator sets what recipients are told.
nothing-kept = Nothing was kept: { $why }.
day-before-no-time = the hour of the day before is no time
wants-number = “{ $field }” wants a number
rule-quiet = Nobody is written to unasked
rule-hours = { $start } to { $end }
rule-quiet-off = at no hour: off
rule-agents = Agents are there
rule-agents-always = day and night
rule-called = A person is called when { $cause }
rule-hold = A chosen time is kept
rule-seconds = { $count } seconds
rule-translated = Talks are translated
rule-into = into { $language }
rule-not-at-all = not at all
rule-promised = A time is promised
rule-clear = { $count } minutes clear of its end
call-never = never
call-from-value = from a value of { $value } €
call-from-failed =
    from { $count ->
        [one] { $count } failed attempt
       *[other] { $count } failed attempts
    }
call-and = { $one } and { $other }
call-always = always
capability-status = before “{ $status }”
capability-hours = until { $hours } h before the window
capability-time = until { $time }
capability-any-time = at any time
settings-said-kept = Kept. It counts from the next notice on.
settings-said-dropped = Taken back. What would count without it counts again.
settings-said-gone = None was told for that, so nothing was done.
moment-announced = A parcel is announced
moment-address_open = Nobody said whether the address is right
moment-van_near = A van will be in their street
moment-day_before = It comes tomorrow
moment-out_for_delivery = It is on the van
moment-eta = The expected time has moved
moment-narrowed = The time is told more exactly
moment-sooner = May we come sooner?
moment-danger = The promise is in danger
moment-near = A few stops away
moment-at_the_door = The courier is at the door
moment-delivered = It was handed over
moment-failed = It could not be handed over
moment-ready = It waits to be fetched
moment-pickup_ends = It will not wait much longer
manner-ping = rings
manner-quietly = in the card alone
manner-never = never
cause-attempt = an attempt is disputed
cause-damaged = a parcel is damaged
cause-not_received = a parcel did not come
cause-wrong_place = a parcel lies at another house
cause-minor = a child answers
number-pings_a_day = Times a delivery may ring a day
number-near_stops = Near: at most so many stops before the door
number-near_minutes = … or so many minutes before it
number-told_again_minutes = An expected time is told again from a move of
number-late_minutes = In danger: likely so many minutes after the window
number-sooner_minutes = Asked for sooner from so many minutes
number-pickup_ends_hours = Told so many hours before a pickup ends
