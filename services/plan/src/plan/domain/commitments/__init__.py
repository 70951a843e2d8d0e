"""Commitments: written by task forces in OGP's template, reviewed, amended, frozen, and reported on."""
