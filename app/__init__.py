"""The only room that knows everybody: settings, composition, the command line, ticks and dispatch."""
