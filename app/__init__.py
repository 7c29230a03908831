"""The room that knows everybody: settings, composition, the command line, ticks, dispatch."""
