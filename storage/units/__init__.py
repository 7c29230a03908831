"""Units of work: what one writes happens together or not at all. A repository a file."""
