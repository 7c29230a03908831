person-asked = I have asked one of us to join. { $before ->
    [0] You are next in line
    [one] One person is before you
   *[other] { $before } people are before you
    }; write what it is about, they will read it all.{ $wait }
person-usual-wait = {" "}Lately it took about { $wait }.
person-back-at = {" "}Nobody is here just now: we are back { $at }.
person-still = One of us has been asked and will join. Until then I stay quiet.
person-noted = Noted: they will read it. I stay quiet until then.
person-joined = { $name } has joined. I am quiet now.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } has left; I am back.
person-back = I am back. Nothing was lost.
person-late = I am sorry, nobody was free yet. You can go on waiting, or go on with me.
person-bot-failed = I am sorry, something went wrong on my side. I have asked a person to look at your message.
person-not-now = Nobody can be asked just now. Please try again in a few minutes.
person-not-waiting = You are talking with the bot. How can I help?
button-back = Back to the bot
button-person = A person
address-granted = One of us has looked at it: your parcel goes to the new address, and the carrier is told.
address-declined = One of us has looked at it, and the parcel cannot be sent to another address by chat. It still comes to { $address }. What shall we do?
agreed-is-it-so = { $name } has left; I am back. This was agreed:
    { $lines }
    Is that right?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: taken back
agreed-of = { $parcel } · { $line }
agreed-good = Good, so it stays.
