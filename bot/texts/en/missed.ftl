missed-disputed = I am sorry about that. Reported was, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = I was at home
missed-came = The courier came at { $at } and could not hand your parcel over: { $reason }. { $left ->
        [0] It was the last attempt.
       *[other] Attempts left: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = I am sorry: your parcel could not come, because { $reason }. { $after }
after-again = What shall we do?
after-kept = I keep <b>{ $window }</b> for you until { $until }. Does that suit you?
after-first-kept = You are first in the next plan: I keep <b>{ $window }</b> for you until { $until }. Does that suit you?
after-address = What is the right address?
after-door = How does one get in: a code, a bell, another entrance?
after-refused = If that was not you, say so; else I ask the carrier to send it back.
after-who = Somebody must be there who can show it.
after-hours = When is somebody there?
after-vehicle = Where can a van get to? A pickup point would do as well.
after-damaged = It does not come to you like that: one of us sees to it, and you hear what happens next.
after-missing = The carrier looks for it, one of us sees to that, and you hear as soon as it is found.
after-misrouted = It is being brought to the right vehicle.
after-customs = I tell you as soon as customs lets it go.
after-too-big = It needs another vehicle or more hands; which time would suit you?
evidence-near = {"\u000A"}📍 The van stood { $metres } m from your door.
evidence-far = {"\u000A"}📍 The van came no nearer than { $metres } m to your door.
evidence-unknown = {"\u000A"}📍 Where the van was at that time is not known.
evidence-waited = {"\u000A"}⏱ By their report the courier was there { $span }.
evidence-photo = {"\u000A"}📷 A photo was taken{ $link }.
evidence-no-photo = {"\u000A"}📷 No photo was taken.
missed-open = I do not count this attempt until somebody has looked into it.
missed-disproved = That does not fit together, so I do not count it as an attempt.
missed-stands = One of us has looked into it already, and the report stands.
missed-meanwhile = {" "}Meanwhile <b>{ $window }</b> is kept for you until { $until }.
button-not-me = That was not me
button-opening-hours = Tell the hours
claim-attempt-upheld = One of us has looked into the attempt: you were right, and it does not count.
claim-attempt-declined = One of us has looked into the attempt: the report stands, so it counts.
claim-upheld = One of us has closed your claim: you were right, and the sender and the carrier know it.
claim-declined = One of us has closed your claim: what is known does not bear it out. You can ask a person why.
evidence-reported = {"\u000A"}📍 The report was made { $metres } m from your door.
missed-who-told = I have told the courier. { $age ->
        [0] Whoever opens must show an identity document.
       *[other] Whoever opens must show that they are { $age } or older.
    } { $after }
