locker-where-to =
    These are near you and have room. Where to?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } on foot. Shall I reserve a place there and send the parcel to it?
locker-reserved = Reserved at { $point }; I have asked the carrier to bring it there.
locker-gone = That place has just filled up.
locker-none = No pickup point near you has room for it just now. What shall we do?
locker-none-ill = I cannot look up pickup points just now. What shall we do?
locker-not = All right, no pickup point. What shall we do?
pickup-ready = Your parcel waits at { $point } until { $until }.
pickup-ready-open = Your parcel waits at { $point }.
pickup-code = Your code: { $code }. Keep it to yourself: whoever has it can open the door.
pickup-longer-asked = I have asked for more time.
pickup-ends = Your parcel waits at { $point } only until { $until }.
pickup-collected = You have collected your parcel. All the best!
button-locker-near = { $point } · { $walk }
button-at-the-door = Leave it at the door
button-reserve = Yes, reserve it
button-another-one = Another one
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } on foot
locker-fact-open = open until { $until }
locker-fact-day = open day and night
locker-fact-opens = closed, opens { $at }
locker-fact-free = { $count } free
locker-fact-kept = kept for you
locker-fact-step-free = step-free
locker-straight-line = The walk is reckoned in a straight line.
locker-question = { $lines }
locker-final = This cannot be turned back.
locker-shall-i-ask = <b>{ $where }</b>, { $walk } on foot. Shall I ask for the parcel to go there? A place cannot be kept there beforehand.
locker-asked = Asked: I have told the carrier to bring it to { $point }. No place can be kept there, so it is theirs to say yes.
locker-none-step-free = Near you I know of no pickup point without steps that has room just now. What shall we do?
button-send-there = Yes, send it there
pickup-halfway = Your parcel still waits at { $point } until { $until }.
pickup-last-hours = Last hours: your parcel waits at { $point } only until { $until }, then it goes back.
pickup-over = The time to collect it at { $point } is over, and the carrier may take it back now. If you are nearby, try at once, or ask a person.
pickup-more-time = Good news: your parcel may wait longer at { $point }, until { $until }.
locker-failed = The courier could not leave your parcel at { $point }: { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> is open:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> is closed on { $day }.
point-hours-always = <b>{ $point }</b> is open day and night.
point-hours-unknown = Nobody has told me when { $point } is open.
