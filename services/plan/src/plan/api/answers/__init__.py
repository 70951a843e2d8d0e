"""What the questions are answered with: the plan's read models, as they stand."""
