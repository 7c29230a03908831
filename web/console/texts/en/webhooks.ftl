# Webhooks.

skip-to-webhook = Skip to the webhook
all-webhooks = ‹ All webhooks
off-since = off since { $time }
webhook-on = on
webhook-load =
    { $waits ->
        [one] { $waits } waits
       *[other] { $waits } wait
    }, { $buried ->
        [one] { $buried } was
       *[other] { $buried } were
    } given up.
switch-on = Switch it on
webhook-test = Send a test event
webhook-all-again =
    Send all again that { $count ->
        [one] was
       *[other] were
    } given up
last-attempts = Last attempts
again-at = again { $time }
webhook-row = row { $number }
send-again = Send again
webhook-nothing = Nothing was sent there in the last two weeks.
webhook-look-only = You may look. A supervisor or an operator can switch it and send again.
to-undelivered = Undelivered ›
webhooks-lead = Where events are pushed. Each has been asked for by a key of the API; only its host is shown. One that answers 410 wants no more, and is switched off.
webhook-waits =
    { $count ->
        [one] { $count } waits
       *[other] { $count } wait
    }
webhook-buried = { $count } not taken
webhook-none-buried = none was given up
webhooks-none = Nobody has asked for events yet. A key of the API does: <code>POST /v1/webhooks</code>.
switch-off = Switch it off
no-such-webhook = There is no such webhook.
key-named = key { $name }
erased-event = an event that was erased
webhook-said-on = It is on again. What was buried meanwhile can be sent again below.
webhook-said-off = It is off. What would be sent there is kept among the undelivered.
webhook-said-tried = A test event is on its way.
webhook-said-again = It is on its way again, under the same id: whoever has seen it takes it once.
webhook-said-all = All that was buried is on its way again.
webhook-said-gone = There is nothing of it to be sent any more.
row-state-pending = waits
row-state-sending = being sent
row-state-done = taken
row-state-unknown = it may have arrived
row-state-dead = not taken
row-state-stale = no longer true, not sent
