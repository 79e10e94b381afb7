"""Measured ratios: the product against bare scripts that do the same work, side by side in one run."""
