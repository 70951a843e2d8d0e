"""What the proposals service publishes: nothing yet."""
