"""Search: candidates from the indexes, judged by what the reader sees of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
HITS = 200_000
"""Hits of an index that one read looks at, whoever may see them, so that neither what is found nor how much depends on
what is not seen. The index cannot be read page by page: it orders equal hits anew each time."""
WORDS = 30
"""Words of a text."""
WILDCARDS = 6
"""Letters left open in a text; with many more the index cannot search."""
_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~:\\/&|])')
_WILD = re.compile(r"\*+|\?")


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


@dataclass(frozen=True, slots=True)
class _Tier:
    """One look into an index. last_resort: only where all before found nothing."""

    read: str
    lucene: str
    last_resort: bool = False


def search(seen: SeenGraph, text: str, types: Sequence[str] | None = None) -> Found:
    """Entities that fit `text`. Raises BadArgument for an empty text, LimitExceeded for one that is too long."""
    words = checked(text)
    exact = resolve(seen, identifiers(seen, words, types))
    kept = dict.fromkeys(sorted(exact.values()))
    for tier in _tiers(words):
        if len(kept) > MOST or (kept and tier.last_resort):
            break
        found = {seen.clusters.of(entity) for entity in _hits(seen, tier, types)}
        kept |= dict.fromkeys(sorted(found))
    loaded = entities(seen, list(kept)[: max(MOST, len(exact))])
    fits = set(exact.values())
    hits = [Hit(entity, 200.0 if low in fits else likeness(words, entity)) for low, entity in loaded.items()]
    hits.sort(key=lambda hit: (-hit.likeness, hit.entity.id))
    return Found(tuple(hits), len(kept) > len(loaded))


def checked(text: str, argument: str = "text") -> str:
    """A search text, white space folded. Raises BadArgument, LimitExceeded."""
    if len(text) > LONGEST:
        raise LimitExceeded(argument, len(text), LONGEST)
    words = " ".join(text.replace("\0", " ").split())
    for what, found, limit in (
        ("words", len(fold(words).split()), WORDS),
        ("wildcards", len(_WILD.findall(words)), WILDCARDS),
    ):
        if found > limit:
            raise LimitExceeded(f"{argument} ({what})", found, limit)
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


def _tiers(words: str) -> Iterator[_Tier]:
    """From what fits best to what fits least: claims that hold all words, issued identifiers that hold the text, claims
    with words that begin so, with misspelt ones, and, where there is nothing, with any of the words."""
    tokens = [token for token in fold(words).split() if _WILD.sub("", token)]
    yield _Tier("search_claims", " AND ".join(map(_whole, tokens)))
    keys = _key_text(words)
    if keys:
        yield _Tier("search_keys", keys)
    yield _Tier("search_claims", " AND ".join(map(_beginning, tokens)))
    yield _Tier("search_claims", " AND ".join(map(_misspelt, tokens)))
    yield _Tier("search_claims", " OR ".join(map(_misspelt, tokens)), last_resort=True)


def _key_text(words: str) -> str:
    """Issued identifiers that hold the text, or fit its wildcards; spaces and dashes don't count."""
    compact = re.sub(r"[\s\-]", "", words)
    letters, wild = _WILD.sub("", compact), _WILD.search(compact)
    if len(letters) < (2 if wild else 3):
        return ""
    pattern = escape(compact.lstrip("*") if wild else f"{compact}*", keep_wild=True)
    return " OR ".join(sorted({f"*{cased}" for cased in (pattern, pattern.upper(), pattern.lower())}))


def _hits(seen: SeenGraph, tier: _Tier, types: Sequence[str] | None) -> list[str]:
    """All that an index finds and the reader sees, but of more than MOST only the smallest ids."""
    about = {"query": tier.lucene, "types": None if types is None else list(types)}
    return [row["id"] for row in seen.read(tier.read, **about, hits=HITS, limit=MOST + 1)]


def _whole(token: str) -> str:
    return escape(token, keep_wild=True) if _WILD.search(token) else f'"{escape(token)}"'


def _beginning(token: str) -> str:
    return _whole(token) if _WILD.search(token) else f'("{escape(token)}" OR {escape(token)}*)'


def _misspelt(token: str) -> str:
    """By a letter or two."""
    if _WILD.search(token) or len(token) < 4:
        return _beginning(token)
    return f"({_beginning(token)} OR {escape(token)}~{1 if len(token) < 8 else 2})"


def escape(token: str, keep_wild: bool = False) -> str:
    """A word without meaning to Lucene, but for * and ? where `keep_wild`."""
    escaped = _SPECIAL.sub(r"\\\1", token)
    return escaped if keep_wild else re.sub(r"([*?])", r"\\\1", escaped)
