"""The plan's commands, by area: load, decide, append."""
