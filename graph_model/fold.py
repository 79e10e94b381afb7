"""Text as the search index holds it: accents and case folded, scripts kept."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """NFKD without combining marks, casefolded, white space collapsed. Han, Arabic and Cyrillic letters stay."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(ch for ch in decomposed if not unicodedata.combining(ch)).split())
