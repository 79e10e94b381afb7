"""News articles: the text as Media, and which outlet published it when. Whom they name, a person says, not we."""

from __future__ import annotations

from dataclasses import replace

from graph_model.records import Record
from loaders.record_maker import ALWAYS, Period, RecordMaker, RowRefused, own_id
from loaders.rows import Row
from loaders.sources.vast_kronos.names import SET

COLUMNS = ("id", "outlet", "source", "title", "published", "author", "location", "text")
LEFT_OUT = {
    "source": "the same as the outlet in every row",
    "location": "the line of place and date; in a dozen rows a piece of the text stands there instead",
}
_FORMATS = ("%Y/%m/%d", "%d %B %Y", "%B %d, %Y")


def article(row: Row, make: RecordMaker) -> Record:
    """An article and its outlet. A date that is none (an author's name, nothing at all) stays beside it as given."""
    text, outlet = own_id("Media", SET, row["id"], "id"), own_id("Organisation", SET, row["outlet"], "outlet")
    said = make.claim(text, title=row["title"], kind="article", author=row["author"], text=row["text"])
    if row["published"]:
        said.given["published"] = row["published"]
    return Record(
        f"article/{row['id']}",
        1,
        [said, make.claim(outlet, name=row["outlet"], kind="news outlet")],
        [make.link("POSTED", outlet, text, _published(row["published"], make))],
    )


def _published(text: str, make: RecordMaker) -> Period:
    for pattern in _FORMATS:
        try:
            return replace(make, context=replace(make.context, date_format=pattern)).day(text, "published")
        except RowRefused:
            continue
    return ALWAYS
