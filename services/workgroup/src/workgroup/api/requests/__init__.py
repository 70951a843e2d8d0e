"""What the commands' requests hold, by area."""
