answer-hello = Hello, my name is { $agent }. I am reading what has happened so far; one moment, please.
answer-asking = I am asking { $carrier } about { $tracking }, and write here as soon as I know more.
answer-when = It comes { $window }. Does that suit you?
answer-sorry = I am sorry that this went wrong. I am seeing to it now.
answer-else = Is there anything else that I can do for you?
