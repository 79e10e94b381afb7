"""The words of a report in English or Chinese, without those that say nothing."""

from __future__ import annotations

import re
import unicodedata

_SAYS_NOTHING = """
    a about above after again all also am an and any are as at be because been before being below between both but by
    came can come could did do does doing down during each few for from further get go got had has have having he her
    here hers him his how i if in into is it its itself just like me more most my no nor not now of off on once only or
    other our out over own said same say says she should so some such than that the their them then there these they
    this those through to too under until up very was we went were what when where which while who whom why will with
    would you your"""
_STOP = frozenset(_SAYS_NOTHING.split())
_EMPTY = "的了在是我有和就不人都一也很到说要去你会着没看好这那他她它们与及或等被把对从而以为之其于并个来时向将已"
_LATIN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
MOST = 20_000
"""Characters of a report that are read."""


def words(text: str) -> list[str]:
    """In order, small letters, plurals as singulars; of Chinese, which has no gaps, pairs of neighbouring characters.

    >>> words("Two men broke the WINDOWS of a shop.")
    ['two', 'men', 'broke', 'window', 'shop']
    >>> words("男子撬开了商店的门")
    ['男子', '子撬', '撬开', '商店', '门']
    """
    found = []
    plain = unicodedata.normalize("NFKC", text[:MOST]).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for run in re.finditer(f"{_HAN.pattern}|[^\u3400-\u4dbf\u4e00-\u9fff]+", plain):
        if _HAN.fullmatch(run[0]):
            found += _pairs(run[0])
        else:
            found += [one for word in _LATIN.findall(run[0]) if (one := _single(word)) and one not in _STOP]
    return found


def _pairs(run: str) -> list[str]:
    parts = [part for part in re.split(f"[{_EMPTY}]", run) if part]
    return [pair for part in parts for pair in ([part[n : n + 2] for n in range(len(part) - 1)] or [part])]


def _single(word: str) -> str:
    word = word.removesuffix("'s")
    if word in _STOP or len(word) < 2:
        return ""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
