left-is-it-yours = Ditt paket lämnades vid en dörr{ $link }. Är det hos dig?
left-link = {" "}(<a href="{ $url }">foto</a>)
button-not-my-house = Det är inte mitt hus
claim-opened-wrong-place = Jag är ledsen. Någon av oss tar hand om det, och ärendet stängs inte förrän paketet har hittats. Du kan skicka ett foto på din egen dörr.
claim-opened-not-received = Jag är ledsen. Någon av oss tar hand om det tills det har hittats. Titta under tiden hos grannen och bakom dörren.
claim-photo-added = Tack. Jag har lagt till bilden för den som tar hand om det.
left-there = Ditt paket lämnades här: <b>{ $where }</b>.{ $doubts } Ligger det där?{ $link }
left-somewhere = Ditt paket lämnades utan att någon tog emot det.{ $doubts } Finns det där?{ $link }
left-unasked = {" "}Det hade du inte bett om.
left-no-photo = {" "}Inget foto togs.
