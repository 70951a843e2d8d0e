"""What the comments service decides: pure functions over events."""
