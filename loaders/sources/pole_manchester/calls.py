"""Phone calls and text messages: nodes in the set, links here. Two more files say who called and who was called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_model.records import Record, Rejection
from loaders.record_maker import RecordMaker, RowRefused
from loaders.rows import Row
from loaders.sources.pole_manchester.nodes import Nodes

COLUMNS = {"nodes.PhoneCall": (":ID", "call_duration", "call_time", "call_date", "call_type", ":LABEL")}
ENDS = dict.fromkeys(("relationships.CALLER", "relationships.CALLED"), (":START_ID", ":END_ID", ":TYPE"))
_LINKS = {"CALL": "CALLED", "SMS": "MESSAGED"}


class Calls:
    """The rule for calls. ends: rows of the files in ENDS; each counts with its call, not as a row of its own."""

    def __init__(self, nodes: Nodes, ends: Mapping[str, Sequence[Row | Rejection]]) -> None:
        self._nodes = nodes
        self._ends: dict[str, dict[str, str]] = {name: {} for name in ends}
        self._strays: list[Rejection] = []
        self._sources: dict[tuple[str, str], Rejection] = {}
        for name, rows in ends.items():
            for number, row in enumerate(rows, 1):
                if isinstance(row, Rejection):
                    self._strays.append(row)
                    continue
                reason = "names a call that is in no file, or that has this end already"
                stray = Rejection(number, "NO_CALL", ":START_ID", reason, {"file": name, **row})
                if row[":START_ID"] in self._ends[name]:
                    self._strays.append(stray)
                else:
                    self._ends[name][row[":START_ID"]] = row[":END_ID"]
                    self._sources[name, row[":START_ID"]] = stray

    def with_strays(self, calls: Sequence[Row | Rejection]) -> list[Row | Rejection]:
        """The calls, and behind them the rows for ends that belong to none of them."""
        known = {call[":ID"] for call in calls if not isinstance(call, Rejection)}
        return [*calls, *self._strays, *(stray for (_, call), stray in self._sources.items() if call not in known)]

    def rule(self, row: Row, make: RecordMaker) -> Record:
        """What a call's row says."""
        if row["call_type"] not in _LINKS:
            raise RowRefused("UNKNOWN_KIND", "call_type", "is neither CALL nor SMS")
        caller, called = (self._phone(name, row[":ID"]) for name in self._ends)
        when = make.moment({"date": row["call_date"], "time": row["call_time"]}, "call_time")
        link = make.link(_LINKS[row["call_type"]], caller, called, when, kind=row["call_type"])
        link.given["call_duration"] = row["call_duration"]
        return Record(f"phone-call/{row[':ID']}", 1, [], [link])

    def _phone(self, name: str, call: str) -> str:
        phone = self._nodes.entities.get(self._ends[name].get(call, ""))
        if phone is None:
            raise RowRefused("NO_END", name, "no phone is named at this end of the call")
        return phone
