"""EXAMPLE association rules: 1,200 made-up burglaries: `python examples/analyses/burglaries.py 3 rules.svg`"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from algorithms.analyses.rules import Rules, rules
from drawing.plots import Mark, Plot, draw

CASE = {
    "entry": ["door", "window", "roof", "cellar"],
    "hour": ["day", "evening", "night"],
    "place": ["shop", "flat", "office", "warehouse"],
    "taken": ["cash", "metal", "electronics", "tools"],
}
OFFENDER = {
    "trade": ["none", "roofer", "driver", "scrap dealer", "clerk"],
    "vehicle": ["none", "van", "car", "bicycle"],
    "known_for": ["nothing", "theft", "fraud", "drugs"],
}
PLANTED = {
    ((("entry", "roof"),), ("trade", "roofer")),
    ((("place", "warehouse"), ("taken", "metal")), ("vehicle", "van")),
}


@dataclass(frozen=True)
class Burglaries:
    """ids of burglaries, and by attribute what was found out about each and its offender."""

    ids: list[str]
    case: dict[str, list[str]]
    offender: dict[str, list[str]]


def burglaries(seed: int, count: int = 1_200, planted: bool = True) -> Burglaries:
    """Two rules are planted: who comes by the roof is a roofer in four of ten; metal from warehouses goes with a van in
    seven of ten. All else is drawn by itself."""
    rng = np.random.default_rng(seed)

    def drawn(table: dict[str, list[str]]) -> dict[str, list[str]]:
        return {name: [values[n] for n in rng.integers(0, len(values), count)] for name, values in table.items()}

    case, offender = drawn(CASE), drawn(OFFENDER)
    for row in range(count if planted else 0):
        if case["entry"][row] == "roof" and rng.random() < 0.4:
            offender["trade"][row] = "roofer"
        if case["place"][row] == "warehouse" and case["taken"][row] == "metal" and rng.random() < 0.7:
            offender["vehicle"][row] = "van"
    return Burglaries([f"burglary-{number:04}" for number in range(count)], case, offender)


def told(items: tuple[tuple[str, str], ...]) -> str:
    """Items in words."""
    return " and ".join(f"{name} {value}" for name, value in items)


def picture(found: Rules) -> str:
    """Observed beside expected for each rule."""
    names = [f"{told(rule.if_)}: {told((rule.then,))}" for rule in found.rules]
    places = [float(number) for number in range(len(names))]
    marks = [
        Mark("bars", places, [float(rule.count) for rule in found.rules], label="observed"),
        Mark("points", places, [rule.expected for rule in found.rules], colour=1, label="by chance"),
    ]
    return draw(Plot("Rules: observed and expected by chance", "", "burglaries", marks, names))


def main(seed: int, path: Path) -> None:
    """Print the rules with what chance gives, and write the picture."""
    made = burglaries(seed)
    found = rules(made.ids, made.case, made.offender)
    path.write_text(picture(found), encoding="utf-8")
    sys.stdout.write(f"seed {seed}; {found.tried} rules tried on {found.total} burglaries\n")
    for rule in found.rules:
        sys.stdout.write(
            f"{told(rule.if_)} -> {told((rule.then,))}: {rule.count} of {rule.count / rule.confidence:.0f}, "
            f"{rule.expected:.1f} by chance, lift {rule.lift:.1f}, corrected p {rule.corrected:.1g}\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
