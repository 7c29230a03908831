# How days and times are written: patterns of CLDR.

date-moment = EEE dd MMM HH:mm
date-exactly = dd MMM HH:mm:ss
date-day = EEEE dd MMMM
date-day-time = EEEE dd MMMM, HH:mm
date-brief = dd MMM
date-year = dd MMM yyyy
date-axis = d.M.
date-clock = HH:mm
