"""Headers of e-mails: one link from the sender to each who got it. Rows that say the same are one record."""

from __future__ import annotations

from dataclasses import replace

from graph_model.keys import row_ref
from graph_model.records import Record
from loaders.record_maker import RecordMaker
from loaders.rows import Row
from loaders.sources.vast_kronos.names import address

COLUMNS = ("From", "To", "Date", "Subject")
_DAY, _MINUTE = "%m/%d/%Y", "%m/%d/%Y %H:%M"


def headers(row: Row, make: RecordMaker) -> Record:
    """An e-mail. Most senders copy in themselves: that is said too. One has a day and no time."""
    make = replace(make, context=replace(make.context, date_format=_MINUTE if ":" in row["Date"] else _DAY))
    when = make.moment(row["Date"], "Date") if ":" in row["Date"] else make.day(row["Date"], "Date")
    sender = address(make, row["From"], "From")
    links = [
        make.link("EMAILED", sender, address(make, to, "To"), when, subject=row["Subject"])
        for to in row["To"].split(",")
    ]
    return Record(row_ref(row), 0, [], links)
