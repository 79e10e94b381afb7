"""Value types, one file each: clean, refuse with a reason, compare, caption."""
