address-is-it-right = { $what } sends you a parcel with { $carrier }. Is this the right address? <b>{ $address }</b>
address-not-on-map = { $what } sends you a parcel with { $carrier }, to: <b>{ $address }</b>. I cannot find this on the map. What is the right address?
address-what-is-right = What is the right address? Write it as you like, or send a pin of the place.
address-which-one = Which one do you mean? You can also write it again.
address-which-number = Which house number in { $street }?
address-number-unknown = I do not know that number in { $street }. Which one is it? A pin of the place helps too.
address-which-flat = { $address }: which flat, or which name on the bell?
address-pin-far = The pin is { $metres } m away from the address. Shall the courier come to the pin?
address-outside = The carrier does not drive there. What shall we do instead?
address-not-an-address = I could not read an address in that. Please write street, number and town, or send a pin.
address-not-found = I cannot find this address. Please write street, number and town, or send a pin.
address-compare = Please compare.
    Before: { $old }.
    New: <b>{ $new }</b>.
    Shall I ask the carrier to come to the new one?
address-compare-pin = Please compare.
    Before: { $old }.
    New: <b>{ $new }</b>, at your pin.
    Shall I ask the carrier to come to the new one?
address-confirmed = Thank you, the address is right.
address-asked = Asked: I have told the carrier the new address.
button-address = { $address }
button-leave-address = Leave it as it is
button-no-flat = House without flats
button-use-pin = Yes, to the pin
