"""EXAMPLE classification: made-up reports, English and Chinese: `python examples/analyses/reports.py 3 reports.svg`"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from algorithms.analyses.text_classes import TextClasses, text_classes
from drawing.plots import shades

PHRASES = {
    "burglary": """door forced|window broken|jewellery gone|safe opened|drawers emptied|alarm cut|撬开房门|首饰被盗|
        入室盗窃|窗户被打破|保险柜被撬|抽屉被翻""",
    "fraud": """transfer to unknown account|caller claimed to be the bank|parcel fee link|fake invoice|
        card number given|investment promised|电话诈骗|转账汇款|冒充银行|虚假投资|点击链接|验证码被骗""",
    "traffic": """car hit lorry|driver drove off|crossing red light|tyre marks|motorway closed|bumper torn|车辆追尾|
        闯红灯|司机逃逸|高速公路封闭|刹车痕迹|轿车撞""",
    "missing": """did not come home|last seen at station|phone switched off|bag left behind|mother worried|did not reach
        school|没有回家|失去联系|最后出现在车站|手机关机|家人报警寻找|离家出走""",
}
FILLER = """caller rang at night|patrol sent|witness will come|details follow|officer on site|no one hurt|报警人称|
        民警到场|情况待查|邻居反映"""
ASKED = {
    "r-new-1": "The neighbours heard glass: a window broken, the safe opened and jewellery gone.",
    "r-new-2": "报警人称接到电话, 对方冒充银行, 已转账汇款",
    "r-new-3": "Wombats on the runway.",
}


@dataclass(frozen=True)
class Reports:
    """ids, texts and labels of reports."""

    ids: list[str]
    texts: list[str]
    labels: list[str]


def reports(seed: int, count: int = 400, odd: float = 0.04) -> Reports:
    """Reports of two or three phrases of their kind and one that says nothing; one in 25 borrows another kind's."""
    rng = np.random.default_rng(seed)
    kinds = {kind: [" ".join(one.split()) for one in text.split("|")] for kind, text in PHRASES.items()}
    filler = [" ".join(one.split()) for one in FILLER.split("|")]
    texts, labels = [], []
    for _ in range(count):
        label = list(kinds)[int(rng.integers(len(kinds)))]
        source = label if rng.random() >= odd else list(kinds)[int(rng.integers(len(kinds)))]
        half = kinds[source][:6] if rng.random() < 0.5 else kinds[source][6:]
        said = [half[n] for n in rng.permutation(6)[: rng.integers(1, 4)]]
        texts.append(", ".join([filler[int(rng.integers(len(filler)))], *said]) + ".")
        labels.append(label)
    return Reports([f"r-{number:03}" for number in range(count)], texts, labels)


def picture(found: TextClasses) -> str:
    """The confusion table: what reports are about, and what is told."""
    tried = found.trial
    cells = [[float(count) for count in row] for row in tried.confusion]
    return shades("Reports left out: what they are about, what is told", tried.labels, [*tried.labels, "?"], cells)


def main(seed: int, path: Path) -> None:
    """Print how well reports are told and what three new ones are about, and write the picture."""
    made = reports(seed)
    found = text_classes(made.ids, made.texts, made.labels, (list(ASKED), list(ASKED.values())), seed=seed)
    sys.stdout.write(f"seed {seed}; {found.trial.told:.0%} told, of these {found.trial.right:.0%} right\n")
    for one in found.reports:
        why = ", ".join(f"{word} {much:+.1f}" for word, much in one.words[:4])
        sys.stdout.write(f"{one.id}: {one.label or 'cannot tell'} ({one.likeliest[0][1]:.2f}); {why}\n")
    path.write_text(picture(found), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
