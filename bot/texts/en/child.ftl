child-thanks = Thank you for telling me. Please do not open the door for this one: an adult must take it.
child-adult = When could an adult take it, or where shall it go?
button-adult-here = An adult is here
child-may-take = Thank you for telling me. The shop lets you take this one: open only to the courier.
child-prove = Good. First please show that this chat is yours, then we find another way.
