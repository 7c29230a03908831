# How days and times are written: patterns of CLDR.

date-moment = EEE dd. MMM HH:mm
date-exactly = dd. MMM HH:mm:ss
date-day = EEEE, d. MMMM
date-day-time = EEEE, d. MMMM, HH:mm
date-brief = dd. MMM
date-year = dd. MMM yyyy
date-axis = d.M.
date-clock = HH:mm
