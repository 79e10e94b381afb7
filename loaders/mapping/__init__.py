"""Anybody's files by a mapping: a YAML file that says which columns become which entity, link or claim."""

from loaders.mapping.source import MappedFile, open_mapping, open_mappings

__all__ = ["MappedFile", "open_mapping", "open_mappings"]
