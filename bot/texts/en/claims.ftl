left-is-it-yours = Your parcel was left at a door{ $link }. Is that your place?
left-link = {" "}(<a href="{ $url }">photo</a>)
button-not-my-house = That is not my house
claim-opened-wrong-place = I am sorry. One of us sees to it, and your parcel is not closed before it is found. You can send a photo of your own door.
claim-opened-not-received = I am sorry. One of us sees to it until it is found. Please look at the neighbour's and behind the door meanwhile.
claim-photo-added = Thank you. I have added the photo for whoever sees to it.
left-there = Your parcel was left here: <b>{ $where }</b>.{ $doubts } Is it there?{ $link }
left-somewhere = Your parcel was left without anybody taking it.{ $doubts } Is it there?{ $link }
left-unasked = {" "}You had not asked for that.
left-no-photo = {" "}No photo was taken.
