# One's own page.

you = You
skip-to-page = Skip to the page
second-factor = Second factor
factor-on = You sign in with your password and a code of your app. Who has lost the app asks a supervisor.
factor-lead = An app on your phone shows six digits that you type beside your password. Read the picture with it, or type the letters below, then type what it shows.
code = Code
factor-do = Use it from now on
group-title = The agents' group
group-lead-code = Write this in the agents' group on Telegram, within { $count } minutes. It is shown only now, and works once.
group-known = You are known in the agents' group: what you write in a topic there goes to its recipient, under your name.
group-lead = Talks that want a person have a topic in the agents' group on Telegram. With a code you are known there, and may answer.
group-end = I am nobody there any more
group-code = Give me a code
password-old = The one you have
password-new = The new one, { $count } characters or more
password-change = Change it
sign-out-everywhere = Sign out everywhere
group-code-again = Another code
wrong-password = That is not the password that you have now.
short-password = A password wants ten characters or more.
wrong-code = That is not the code that the app shows just now.
language-lead = In which the console speaks with you. What you write to recipients stays as you write it.
language-browser = as the browser asks
language-do = Speak it
me-said-password = Your new password counts. Other browsers were signed out.
me-said-language = From now on the console speaks this language with you.
