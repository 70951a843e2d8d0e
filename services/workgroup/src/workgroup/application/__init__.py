"""The service's commands, by area."""
