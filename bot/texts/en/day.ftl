lead-reminder = Tomorrow your parcel comes.
lead-reminder-visit = Tomorrow you fetch your parcel.
lead-out-for-delivery = Your parcel is on its way to you.
lead-near = { $stops ->
        [0] You are next: the courier comes in about { $minutes }.
        [one] One more stop before you: the courier comes in about { $minutes }.
       *[other] { $stops } more stops before you: the courier comes in about { $minutes }.
    }
lead-at-the-door = The courier is at your door.
lead-returning = Your parcel goes back to the sender.
lead-cancelled = Your delivery was called off.
lead-customs-cleared = Customs has let your parcel go: it is on its way again.
lead-lost = I am sorry: the carrier cannot find your parcel. A person can see to it.
lead-damaged = I am sorry: the carrier reports that your parcel is damaged. A person can see to it.
delivered = Delivered. Was everything all right?
    { $lines }
rate-what-is-wrong = I am sorry. What is wrong?
rate-thanks = Thank you!
damage-noted = I have told the sender and the carrier that it is damaged. A person can see to what comes next.
damage-the-parcel = Is it the parcel that is damaged? Only then I tell the sender and the carrier.
address-changed = { $who ->
        [sender] The sender
        [carrier] The carrier
       *[other] A colleague of mine
    } changed the address of { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: the carrier said no, so it stays as it was. What shall we do?
status-several = You have several parcels on their way. Which one do you want to see?
button-stars = ★ { $stars }
button-something-wrong = Something is wrong
button-damaged = The parcel is damaged
button-about-the-door = It is about the door
button-not-here = It is not here
button-parcel = { $number }. { $what }
rate-why = Thank you. { $promise }What was not right?
rate-promise = You were promised { $window }, and it came at { $at }.{" "}
button-why-not-then = Not at the promised time
button-why-not-careful = Not handled with care
button-why-not-kind = Not friendly
button-why-other = Something else
