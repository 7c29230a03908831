# What could not be sent or read.

to-newest = The newest ›
undelivered-lead = What could not be sent or read, the newest first. Each is kept for two weeks.
undelivered-look-only = A supervisor or an operator can try them again.
may-have-arrived = it may have arrived
the-conversation = the conversation
about-nothing = about no parcel or talk that we know
row-in-log = row { $number } in the log
nothing-here = Nothing lies here.
what-waits = What waits
since = since <time datetime="{ $at }">{ $since }</time>
peers = Programs we look at
not-well = not well
last-well = Last well <time datetime="{ $at }">{ $well }</time>
not-well-yet = Not well yet
times-in-vain =
    { $count ->
        [one] { $count } time
       *[other] { $count } times
    } in vain
next-look = next look <time datetime="{ $at }">{ $next }</time>
left-alone = Left alone until <time datetime="{ $at }">{ $until }</time>: what we want to ask waits, and leaves in order when one call went well.
erased = What it said was erased with its person, so it cannot be tried again.
not-true-any-more = It is no longer true, so it is not sent again.
shelf-sent = Could not be sent
shelf-heard = Could not be read
channel-telegram = A message to a chat
channel-webhook = An event to a webhook
channel-carrier = A change to a carrier
channel-mail = A mail to a recipient
channel-sms = An SMS to a recipient
channel-voice = A voice note or a photo, to be fetched
channel-topic = A message to the agents' group
source-telegram = An update from Telegram
source-house = A notice of the house to a chat
source-carrier = News from a carrier
source-unknown = Something that this version does not know
waits-inbox = To be heard
waits-outbox-telegram = To chats
waits-outbox-webhook = To webhooks
waits-outbox-carrier = To carriers
waits-outbox-mail = Mails
waits-outbox-sms = SMS
waits-outbox-voice = Voice notes and photos to be fetched
again-button-sent = Send again
again-button-uncertain = It did not arrive: send again
again-button-heard = Try again
again-sent = It is on its way again. If that fails, it comes back here.
again-heard = It is being read again. If that fails, it comes back here.
again-gone = It does not lie here any more, so nothing was done.
peer-carrier = carrier
peer-planner = planner
peer-room = planner, for more room
peer-geocoder = geocoder
peer-points = list of pickup points
peer-backup = copy of the database
trouble-refused = Telegram refuses it as it is.
trouble-off = The webhook is switched off.
trouble-gone = The webhook wants no more events, so it was switched off.
trouble-address = The webhook's address cannot be called.
trouble-called-no-more = This carrier is called no more.
trouble-takes-no-changes = This carrier takes no changes from us.
trouble-wait = It is too much for them: they want us to wait.
trouble-folder = The folder that we share with them is not to be had.
trouble-answered = The other side answered with { $told }.
trouble-interrupted = We were interrupted while it was being sent.
trouble-lost = Their answer could not be read.
trouble-slow = It took too long.
trouble-not-reached = They could not be reached.
trouble-house-refused = The house refused it: { $told }.
trouble-not-written = It is not written as it should be.
trouble-nobody-hears = Nobody here reads what comes from there.
trouble-unavailable = A part of the house was not well at every try.
trouble-bug = A mistake of ours: the log tells which.
trouble-unknown = The log tells why.
channel-till = An answer to who pays, or Stars that go back
waits-outbox-topic = To the agents' group
waits-outbox-till = To who pays
