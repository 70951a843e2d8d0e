"""What the questions are answered with, by area."""
