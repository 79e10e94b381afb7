"""Who may see what: visibility classes and readers, named in policy.yaml. The graph itself holds only integers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_model.errors import SettingsError

ALL = "all"


@dataclass(frozen=True, slots=True)
class Policy:
    """classes: names of visibility classes, from open to strict. readers: reader -> the classes that they may see."""

    classes: tuple[str, ...]
    readers: Mapping[str, tuple[str, ...]]

    @property
    def strictest(self) -> str:
        """The class of what must not be seen by more people than its ends."""
        return self.classes[-1]


def parse_policy(raw: Any, where: str) -> Policy:
    """A policy out of parsed YAML. Raises SettingsError with everything that is wrong."""
    shape = "classes: a list of names; readers: reader -> a list of classes, or the word all"
    if not isinstance(raw, dict) or set(raw) != {"classes", "readers"} or not isinstance(raw["readers"], dict):
        raise SettingsError("The policy cannot be read.", where=where, expected=shape)
    classes = raw["classes"]
    if not isinstance(classes, list) or not classes or not all(isinstance(name, str) and name for name in classes):
        raise SettingsError("The policy names no visibility classes.", where=where, expected=shape)
    faults = [f"class {name} stands twice" for name in sorted({n for n in classes if classes.count(n) > 1})]
    readers: dict[str, tuple[str, ...]] = {}
    for reader, sees in raw["readers"].items():
        chosen = classes if sees == ALL else sees
        if not isinstance(chosen, list):
            faults.append(f"reader {reader} needs a list of classes")
            continue
        faults += [f"reader {reader} may see {name!r}, which is no class" for name in chosen if name not in classes]
        readers[str(reader)] = tuple(chosen)
    if faults:
        raise SettingsError("The policy contradicts itself: " + "; ".join(faults) + ".", where=where, expected=shape)
    return Policy(tuple(classes), readers)
