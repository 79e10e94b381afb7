"""Search: candidates from the indexes, judged by what the reader sees of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_model.declare import IssuedKey
from graph_model.errors import BadArgument, LimitExceeded
from graph_model.fold import fold
from graph_model.keys import entity_id
from graph_model.values.base import Context, Refused
from stores.graph.reads.entities import SeenEntity, entities, resolve
from stores.graph.seen import SeenGraph

LONGEST = 200
"""Characters of a search text."""
MOST = 400
"""Candidates that are read and judged."""
WINDOW = 500
"""Hits of the index read at once; where visibility thins them, the next window is read, up to WINDOWS."""
WINDOWS = 20
_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~:\\/&|])')
_WILD = re.compile(r"[*?]")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity and how like the text it is, 0 to 100; 200 for an identifier that fits exactly."""

    entity: SeenEntity
    likeness: float


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, most alike first, then by id. at_least: there were more candidates than are judged."""

    hits: tuple[Hit, ...]
    at_least: bool


def search(seen: SeenGraph, text: str, types: Sequence[str] | None = None) -> Found:
    """Entities that fit `text`. Raises BadArgument for an empty text, LimitExceeded for one that is too long."""
    words = checked(text)
    exact = identifiers(seen, words, types)
    known = resolve(seen, [*exact, *_by_key(seen, words, types), *_by_text(seen, words, types)])
    lows = sorted(set(known.values()))
    kept = [low for low in lows if low in exact] + [low for low in lows if low not in exact][:MOST]
    loaded = entities(seen, kept)
    fits = {known[entity] for entity in exact if entity in known}
    hits = [Hit(entity, 200.0 if low in fits else likeness(words, entity)) for low, entity in loaded.items()]
    hits.sort(key=lambda hit: (-hit.likeness, hit.entity.id))
    return Found(tuple(hits), len(lows) > len(kept))


def checked(text: str, argument: str = "text") -> str:
    """A search text, white space folded. Raises BadArgument, LimitExceeded."""
    if len(text) > LONGEST:
        raise LimitExceeded(argument, len(text), LONGEST)
    words = " ".join(text.replace("\0", " ").split())
    if not _WILD.sub("", words).strip():
        raise BadArgument(argument, "There is nothing to search for.", expected="a name, a number, a plate, or words")
    return words


def identifiers(seen: SeenGraph, text: str, types: Sequence[str] | None = None) -> list[str]:
    """The entity ids that a text names if it is an identifier: an id of ours, or an issued key in any notation."""
    ids = [text] if text.partition(":")[0] in seen.registry.entities else []
    for entity in seen.registry.issued():
        if isinstance(entity.key, IssuedKey):
            try:
                value = entity.key.type.clean(text, Context())
            except Refused:
                continue
            if entity.key.type.shared(value):
                ids.append(entity_id(entity.name, entity.key.type.key(value)))
    return [entity for entity in ids if types is None or entity.partition(":")[0] in types]


def likeness(text: str, entity: SeenEntity) -> float:
    """How like a text an entity's caption, key and searchable values are, 0 to 100 (Levenshtein by tokens)."""
    from rapidfuzz import fuzz

    wanted = fold(_WILD.sub("", text))
    own = [entity.caption, entity.id.partition(":")[2]]
    own += [str(claim.properties["search"]) for claim in entity.claims if "search" in claim.properties]
    return max(_alike(wanted, fold(words), fuzz) for words in own)


def _alike(wanted: str, words: str, fuzz: object) -> float:
    if wanted == words:
        return 100.0
    whole: float = fuzz.ratio(wanted, words)  # type: ignore[attr-defined]
    parts: float = fuzz.token_set_ratio(wanted, words)  # type: ignore[attr-defined]
    begins = 10.0 if words.startswith(wanted) else 0.0
    return round(min(99.0, 0.3 * whole + 0.6 * parts + begins), 3)


def _by_key(seen: SeenGraph, words: str, types: Sequence[str] | None) -> list[str]:
    """Issued identifiers that hold the text, or fit its wildcards; spaces and dashes don't count."""
    compact = re.sub(r"[\s\-]", "", words)
    if len(_WILD.sub("", compact)) < 2:
        return []
    lucene = escape(compact if _WILD.search(compact) else f"*{compact}*", keep_wild=True)
    found: set[str] = set()
    for cased in {lucene, lucene.upper(), lucene.lower()}:
        if not cased.startswith("*"):
            cased = "*" + cased
        rows = seen.read("search_keys", query=cased, types=_list(types), limit=WINDOW)
        found.update(row["id"] for row in rows)
    return sorted(found)


def _by_text(seen: SeenGraph, words: str, types: Sequence[str] | None) -> list[str]:
    """Entities whose claims hold all the words, or, where none does, any of them."""
    tokens = [token for token in fold(words).split() if _WILD.sub("", token)]
    for operator in (" AND ", " OR "):
        found = _windows(seen, operator.join(_token(token) for token in tokens), types)
        if found:
            return found
    return []


def _windows(seen: SeenGraph, lucene: str, types: Sequence[str] | None) -> list[str]:
    found: set[str] = set()
    for window in range(WINDOWS):
        rows = seen.read("search_claims", query=lucene, types=_list(types), skip=window * WINDOW, window=WINDOW)
        found.update(entity for row in rows for entity in row["ids"])
        if len(found) > MOST or not rows or rows[0]["hits"] < WINDOW:
            break
    return sorted(found)


def _token(token: str) -> str:
    """A word as Lucene text: as it is, as a beginning, and misspelt by a letter or two."""
    plain = escape(token, keep_wild=True)
    if _WILD.search(token):
        return plain
    forms = [f'"{escape(token)}"', f"{plain}*"]
    if len(token) > 3:
        forms.append(f"{plain}~{1 if len(token) < 8 else 2}")
    return "(" + " OR ".join(forms) + ")"


def escape(token: str, keep_wild: bool = False) -> str:
    """A word without meaning to Lucene, but for * and ? where `keep_wild`."""
    escaped = _SPECIAL.sub(r"\\\1", token)
    return escaped if keep_wild else re.sub(r"([*?])", r"\\\1", escaped)


def _list(names: Sequence[str] | None) -> list[str] | None:
    return None if names is None else list(names)
