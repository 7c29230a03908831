wait-noted = I tell you as soon as this becomes possible: { $window }. What is booked stays until you say yes.
slot-freed = <b>{ $window }</b> has just become possible. I keep it for you until { $until }. Shall I book it?
slot-passed = I could not keep { $window } any longer. I tell you when it is possible again.
wish-over = { $window } did not become possible. What shall we do?
wish-over-kept = { $window } did not become possible. This stays booked: { $kept }.
wait-stopped = Good: you wait for nothing any more.
button-no-thanks = No, thank you
button-stop-waiting = Stop waiting
