# Words between a recipient and the courier near their door.

relay-ask = What shall I tell the courier? Write it, or tap.
relay-told = Passed on to the courier. Your number stays with us.
relay-said = 🚚 The courier: <b>{ $words }</b>
relay-wrote = 🚚 The courier writes: “{ $text }”
relay-wrote-in = 🚚 The courier writes ({ $language }): “{ $text }”
button-message-courier = Message the courier
why-not-said-enough = The courier has heard a lot from you. Please give them a moment.
recipient-says-coming = I am coming
recipient-says-two-minutes = Two minutes, please
recipient-says-ring-again = Please ring again
recipient-says-not-home = I am not at home
recipient-says-thanks = Thank you
courier-says-nearly-there = I am nearly there
courier-says-at-the-door = I am at the door
courier-says-which-entrance = Which entrance is it?
courier-says-door-locked = The door is locked. How do I get in?
courier-says-come-down = Please come down to the door
courier-says-cannot-park = I cannot park close by. Please wait a little
courier-says-thanks = Thank you
