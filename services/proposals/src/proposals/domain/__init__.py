"""What the proposals service decides: pure functions over events."""
