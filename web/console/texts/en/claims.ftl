# Claims.

claims-lead = What recipients say went wrong, the oldest first. Whoever takes one has it until it is closed; the recipient hears how it ended.
claim-with = with { $name }
claim-desk = with the desk
claim-known = Known: { $known }.
claim-unseen =
    { $count ->
        [one] { $count } photo in the talk
       *[other] { $count } photos in the talk
    }
photos = Photos
claim-photo = Photo { $number } of { $count }, sent by the recipient
claim-take = Take
claim-close = Close: { $how }
claims-none = Nothing is claimed.
doubts-title = Attempts to be doubted
doubts-lead = Routes of the last { $days } days. Doubt is the sum of weights over the failed attempts and two: 1 where the van cannot have been there or a dispute was decided for the recipient, ½ where it is disputed.
doubt = doubt { $score }
doubt-counts = { $failed } failed, { $contradicted } where the van was not, { $disputed } disputed, { $disproved } disproved.
doubts-none = No route's attempts are in doubt.
claim-take-on = Take it on
no-such-claim = There is no such claim.
claims-look-only = You may look at claims, and close none.
claim-kind-attempt = An attempt that is disputed
claim-kind-damaged = A damaged parcel
claim-kind-not_received = A parcel that is not there
claim-kind-wrong_place = A parcel left at another house
closing-upheld = They were right
closing-declined = It does not hold
claims-said-taken = It is yours until it is closed.
claims-said-upheld = Closed, and the recipient hears that they were right.
claims-said-declined = Closed, and the recipient hears why.
claims-said-gone = Somebody else was faster: nothing was changed.
