address-coming = { $what } sends you a parcel with { $carrier }, to: <b>{ $address }</b>.
address-is-it-right = { $what } sends you a parcel with { $carrier }. Is this the right address? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } sends you a parcel with { $carrier }, to: <b>{ $address }</b>. Which flat is it? Just write it. { $more }
address-not-on-map = { $what } sends you a parcel with { $carrier }, to: <b>{ $address }</b>. I cannot find this on the map. What is the right address?
address-torn = { $what } sends you a parcel with { $carrier }. It is addressed to <b>{ $address }</b>, but the sender's pin on the map is { $distance } from there. { $who } Which one is right?
address-not-on-map-fixed = { $what } sends you a parcel with { $carrier }, to: <b>{ $address }</b>. I cannot find this on the map. { $who } Write to me what is right, and one of us will see to it.
address-number-fixed = { $what } sends you a parcel with { $carrier }, to: <b>{ $address }</b>. I do not know number { $number } in { $street }. Is it right all the same? { $who } If it is wrong, write to me what is right, and one of us will see to it.
address-senders-to-correct = Only the sender may correct it.
address-not-mine-to-correct = I may not correct it myself.
address-pin-rough = Thank you. A place as rough as that shows me no house, so I go by { $address }.
address-what-is-right = What is the right address? Write it as you like, or send a pin of the place.
address-write-it = All right. Please write street, number and town, or send a pin of the place.
address-which-one = Which one do you mean? You can also write it again.
address-mismatch = I know no { $street } in “{ $written }”. Did you mean this one? You can also write it again.
address-did-you-mean = Did you mean one of these? You can also write it again.
address-which-town = { $street } is there more than once. Which town is it?
address-which-number = Which house number in { $street }?
address-number-unknown = I do not know number { $number } in { $street }. Is it one of these?
address-number-unknown-far = I do not know number { $number } in { $street }. Please write it again, or show the house with a pin.
address-which-flat = { $address }: which flat, or which name on the bell? { $more }
address-flat-missing = <b>{ $new }</b>, instead of { $old }. { $more }
    One thing is missing: which flat, or which name on the bell?
address-look-for = Then what can the courier look for? A floor, a name on the bell, the colour of a door.
address-noted = For the courier: { $card }.
address-pin-far = The pin is { $distance } away from { $address }. Shall the courier come to the pin?
address-pin-may-be-elsewhere = Thank you. I take a place that moves, or that somebody else sent, only if you say so.
address-entrance-here = The pin is { $distance } from { $address }. Is the entrance there?
address-pin-agrees = Thank you, the pin agrees with { $address }.
address-pin-outside = I cannot send a courier to that pin: it lies far from any house, or where the carrier does not drive. Send another pin, or what shall we do instead?
address-which-house = Which of these addresses is it?
address-pin-which = Which street and number is it there?
address-pin-vague = Your phone is not sure where you are. Which street and number is it?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Press the button below where you want the parcel, or attach a place from the map.
address-or-write = You can also write the address.
address-outside = The carrier does not drive to { $address }. What shall we do instead?
address-not-an-address = I could not read an address in that. Please write street, number and town, or send a pin.
address-not-found = I cannot find this address. Please write street, number and town, or send a pin.
address-link = I cannot open links. Please write the address, or send the place itself as a pin.
address-description = I cannot find that on the map. If it describes the place, send a pin of it: your words go to the courier with the pin.
address-lost = Sorry, I still cannot find it. Send a pin of the place, or shall one of us look?
address-compare = Please compare.
    Before: { $old }.
    New: <b>{ $new }</b>. { $more }
    Shall I ask the carrier to come to the new one?
address-first = First the address, please; then we choose the time.
address-one-tap = <b>{ $new }</b>: one tap is enough. Shall I ask the carrier to come there?
address-compare-pin = Please compare.
    Before: { $old }.
    New: <b>{ $new }</b>, at your pin. { $more }
    Shall I ask the carrier to come to the new one?
address-compare-place = Please compare.
    Before: { $old }.
    New: <b>{ $new }</b>, the place of your pin. { $more }
    Shall I ask the carrier to come there?
address-so-it-is = So it is <b>{ $new }</b>. { $more }
    Is that right?
address-corrected = I read “{ $written }” as “{ $corrected }”.
address-new-number = The courier sees that this number is new to us.
address-courier-told = The courier is told: { $card }.
address-confirmed = Thank you, the address is right.
address-confirmed-door = Thank you, the address is right. A door code or a note helps the courier.
address-confirmed-new-number = Thank you, I take the number on your word. The courier sees that it is new to us.
address-asked = Asked: I have told the carrier the new address.
address-asked-entrance = Asked: I have told the carrier where the entrance is.
address-asked-new-number = Asked: I have told the carrier the new address. The courier sees that the number is new to us.
address-card-is-old = That was from earlier; this is how it stands now.
address-stays = All right, the address stays as it is.
photo-thanks = Thank you, I keep the photo in this chat and have read its words.
photo-no-address = Thank you, I keep the photo in this chat. I cannot read an address from a picture.
prove-again-share = Share your number with the button below.
prove-again-code = Or type the parcel's 6-digit code.
prove-again-thanks = Thank you.
button-address = { $address }
button-leave-address = Leave it as it is
button-no-flat = House without flats
button-flat-unknown = I do not know it
button-torn-words = The address
button-torn-pin = The pin
button-use-pin = Yes, to the pin
button-use-address = No, to the address
button-entrance = Yes, use the pin
button-send-pin = Send a pin
button-new-house = It is new: show it with a pin
button-move-pin = Move the pin on the map
button-none-of-these = None of these
button-number-right = My number is right
button-no-address = It has no address
button-nothing = Nothing
address-so-already = It is so already: the parcel goes to <b>{ $address }</b>.
address-entrance-here-unknown = Is the entrance of { $address } at the pin?
address-pin-far-unknown = The pin is not where I would look for { $address }. Shall the courier come to the pin?
address-torn-unknown = { $what } sends you a parcel with { $carrier }. It is addressed to <b>{ $address }</b>, but the sender's pin on the map is somewhere else. { $who } Which one is right?
address-still-open = One thing is still open, so that the courier finds you at once.
