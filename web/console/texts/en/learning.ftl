# What the bot learns.

label-title = What it meant
skip-to-line = Skip to the line
label-question = What did this mean?
label-lead = The bot reads the line once more without who wrote it, and a supervisor looks at it before anything is learnt.
label-do = Tell the bot
to-first = The first ›
learning-lead = What the bot misread, without who wrote it. Take out whatever still tells who it was, say what was meant, and accept it. Each is kept for 90 days.
learning-look-only = A supervisor says what the bot learns.
learning-counts =
    { $waiting ->
        [one] { $waiting } waits
       *[other] { $waiting } wait
    } for a look, { $accepted ->
        [one] { $accepted } is
       *[other] { $accepted } are
    } accepted and not yet learnt.
lesson-thought = We thought: { $thought }. Meant: { $meant }.
language-unknown = in no language that we know
lesson-words = The words
accept = Accept
throw-away = Throw away
learning-none = Nothing was misread that anybody has told of.
more = More ›
thought-nothing = nothing that we know
meant-unsaid = nobody said
choose-meant = Choose what was meant.
say-meant = Say what was meant, then accept it.
lesson-refused = The text { $why }.
no-such-lesson = There is no such lesson.
learning-forbidden = You may look. A supervisor says what the bot learns.
meaning-track = where it is, when it comes
meaning-confirm = yes
meaning-deny = no
meaning-reschedule = another time
meaning-absent = nobody is there then
meaning-change_address = another address
meaning-to_locker = to a locker or pickup point
meaning-safe_place = leave it in a safe place
meaning-neighbour = give it to a neighbour
meaning-instructions = words for the courier, a code
meaning-damaged = it is damaged
meaning-not_received = said to be delivered, but is not there
meaning-wrong_recipient = it is not for them
meaning-refuse = they do not want it
meaning-human = a person
meaning-complaint = a complaint
meaning-thanks = thanks
meaning-greeting = a greeting
meaning-help = what the bot can do
meaning-language = another language
meaning-stop_messages = no more messages
meaning-delete_my_data = delete my data
meaning-payment = paying, customs, costs
meaning-proof = proof of the delivery
meaning-other = something that is not ours
corrected-picked = another button was tapped
corrected-said = the recipient said what was meant
corrected-denied = the recipient said that it was not that
corrected-labelled = an agent said what was meant
learning-said-accepted = Accepted. The bot learns it when it is trained next.
learning-said-declined = Thrown away. The same words will not come again.
learning-said-gone = Somebody has judged it already, so nothing was done.
learning-said-labelled = Noted. A supervisor looks at it before the bot learns it.
