"""Kinds of sensors, one file each."""
