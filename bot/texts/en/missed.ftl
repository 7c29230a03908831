missed-what-now = The courier came at { $at } and could not hand your parcel over: { $reason }. Attempts left: { $left }. What shall we do?
missed-last = The courier came at { $at } and could not hand your parcel over: { $reason }. It was the last attempt. What shall we do?
missed-disputed = I am sorry about that. I do not count this attempt until somebody has looked into it. When shall we come?
missed-not-counted = I am sorry about that. I do not count this attempt until somebody has looked into it.
missed-says-delivered = I am sorry. The carrier reports it as delivered; please look at the neighbour's and behind the door. A person can look into it now.
button-was-home = I was at home
