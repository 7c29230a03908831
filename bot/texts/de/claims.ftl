left-is-it-yours = Ihr Paket wurde abgestellt{ $link }. Ist das bei Ihnen?
left-link = {" "}(<a href="{ $url }">Foto</a>)
button-not-my-house = Das ist nicht bei mir
claim-opened-wrong-place = Es tut mir leid. Jemand von uns kümmert sich, und Ihr Paket ist nicht erledigt, bevor es gefunden ist. Sie können ein Foto Ihrer Tür schicken.
claim-opened-not-received = Es tut mir leid. Jemand von uns kümmert sich, bis es gefunden ist. Bitte fragen Sie inzwischen in der Nachbarschaft, und sehen Sie hinter der Tür nach.
claim-photo-added = Danke. Das Foto liegt jetzt bei allem, was wir dazu wissen.
left-there = Ihr Paket wurde hier abgestellt: <b>{ $where }</b>.{ $doubts } Liegt es dort?{ $link }
left-somewhere = Ihr Paket wurde abgestellt, ohne dass es jemand angenommen hat.{ $doubts } Ist es da?{ $link }
left-unasked = {" "}Darum hatten Sie nicht gebeten.
left-no-photo = {" "}Ein Foto gibt es nicht.
