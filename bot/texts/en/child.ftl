child-thanks = Thank you for telling me. Please do not open the door for this one: an adult must take it.
child-adult = When could an adult take it, or where shall it go?
button-adult-here = An adult is here
