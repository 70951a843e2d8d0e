"""One short function per command, by area: load what the decision needs, decide, append."""
