"""The plan: made of the frozen commitments, revised, approved by its hash, published and submitted."""
