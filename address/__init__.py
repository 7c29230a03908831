"""Where to come: parse, match, judge and write addresses."""
