# What is wrong with what was typed.

fault-blank = is blank
fault-too-long = is longer than { $number } letters
fault-no-time = is no time of the day
fault-ends-first = ends before it begins
fault-too-short = is shorter than five minutes
fault-not-inside = is not inside the chosen one
fault-not-before = is not before the promised time
fault-no-day = is no day
fault-not-ahead = is not in the future
fault-too-far = is more than { $number } days ahead
fault-no-later = is no later than it waits anyway
fault-snoozed = is over, or more than { $number } days away
fault-not-offered = is not one of those that are offered
fault-tags = are words
fault-tags-many = are at most { $number }, of { $letters } letters each
fault-no-email = is no e-mail address
fault-email-taken = belongs to somebody who is here already
fault-hours = are not written as OpenStreetMap writes them
fault-says-nothing = says nothing
fault-still-tells = still holds a number, a code, a link or an e-mail address
fault-no-fallback = is no fallback of this carrier
fault-gate-code = is another one than code
fault-stranger = { $what } is none of ours
fault-missing = is missing
fault-promised-already = is promised already
fault-begun = has begun
