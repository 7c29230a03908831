letter-subject = Your delivery from { $shop }
letter-invited = { $shop } sends you a parcel. Choose the time and tell us about your door here: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = More, and what you can do: { $link }
letter-late = your parcel comes later than promised.
letter-pickup-ends = your parcel waits at the pickup point only a little longer.
