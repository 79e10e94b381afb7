"""Batches as they came: compressed files, each named by the sha256 of its content, never changed."""

from stores.journal.files import Journal

__all__ = ["Journal"]
