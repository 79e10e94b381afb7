"""Which attributes stand for a protected group, or judge a person's risk: no analysis takes them.

The groups are those of article 21 of the EU's Charter of Fundamental Rights. Personal risk is not scored: the AI Act,
article 5(1)(d).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from graph_model.declare import EntityType
from graph_model.errors import BadArgument

_GROUPS = """sex gender race racial ethnic ethnicity colour_of_skin skin skin_colour skin_color nationality citizenship
citizen nation birthplace place_of_birth born birth birthday birthdate dob date_of_birth age religion religious faith
belief church language mother_tongue native_language disability disabled handicap orientation sexual sexuality politics
political party_membership union trade_union migrant migration asylum refugee genetic dna caste tribe hukou pregnant
pregnancy marital marital_status surname"""
_CHINESE = (
    "性别 种族 民族 国籍 籍贯 出生 年龄 生日 宗教 信仰 语言 母语 残疾 残障 性取向 政治面貌 党派 户口 户籍 肤色 婚姻"
)
_JUDGED = """risk riskiness dangerous dangerousness reoffend reoffending reoffended recidivism recidivist guilt guilty
criminality threat_score propensity"""
_CHINESE_JUDGED = "风险 危险程度 再犯 累犯 有罪"
_SEXES = {"m", "f", "male", "female", "man", "woman", "男", "女", "男性", "女性"}


def attributes(entity: EntityType) -> tuple[str, ...]:
    """Names of the attributes of a type that an analysis may take.

    >>> from graph_model.entities.person import PERSON
    >>> attributes(PERSON)
    ('name', 'alias', 'died', 'occupation', 'height_cm', 'description')
    """
    return tuple(one.name for one in entity.attributes if not stands_for_a_group(one.name))


def stands_for_a_group(name: str) -> bool:
    """Whether the name of an attribute or a column says that it stands for a protected group.

    >>> [stands_for_a_group(name) for name in ("Offender's sex", "dateOfBirth", "民族代码", "sextant", "language_used")]
    [True, True, True, False, True]
    """
    return _says(name, _GROUPS, _CHINESE)


def refuse_groups(argument: str, names: Iterable[str], values: Iterable[Iterable[str]] = ()) -> None:
    """Raises BadArgument where a column stands for a protected group by its name, or holds sexes whatever its name."""
    given = list(names)
    held = [*values, *[() for _ in given]]
    for name, column in zip(given, held, strict=False):
        said = {value.strip().casefold() for value in column} - {""}
        if stands_for_a_group(name) or (said and said <= _SEXES):
            raise BadArgument(
                argument,
                f"{name[:60]!r} stands for a protected group; no analysis takes it.",
                expected="what was done, when, where and how",
                do="leave the column out",
            )


def refuse_judging(argument: str, names: Iterable[str]) -> None:
    """Raises BadArgument where an outcome or a label is the risk or the guilt of a person."""
    for name in names:
        if _says(name, _JUDGED, _CHINESE_JUDGED):
            raise BadArgument(
                argument,
                f"{name[:60]!r} judges a person; nobody's risk or guilt is computed here.",
                expected="what a report or an event is about, or a measure of an event",
                do="ask of places, times or events",
            )


def _says(name: str, words: str, chinese: str) -> bool:
    plain = unicodedata.normalize("NFKC", name)
    parts = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1_\2", plain).casefold())
    joined = f"_{'_'.join(parts)}_"
    return any(f"_{word}_" in joined for word in words.split()) or any(word in plain for word in chinese.split())
