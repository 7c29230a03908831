# Coming in.

signed-in-title = Signed in
signed-in = You are signed in.
go-on = Go on to the talks
sign-in = Sign in
login-lead = Sign in to talk with recipients.
email = E-mail
password = Password
login-code = Code of your app
login-code-hint = where you have one
sign-on = Sign in with your organisation
wrong-login = This e-mail, password and code do not go together.
too-many-tries = Too many tries. Wait 15 minutes, then try again.
not-signed-on = Your organisation did not say who you are. Try it again.
no-sign-on = Your organisation's sign-on does not answer just now.
unknown-here = You are not known here yet. A supervisor lets you in, by your e-mail.
