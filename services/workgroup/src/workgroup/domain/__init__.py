"""What the workgroup service decides, pure: bodies, their meetings, and the decisions taken in them."""
