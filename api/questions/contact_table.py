"""contactTable, commonNumbers, laterPhones: with whom did a phone speak, and which number came after it?"""

from __future__ import annotations

import strawberry

from algorithms.movement import calls as movement
from algorithms.movement.call_masts import with_masts
from api.calls import CALL, calls_around, phones_of, seconds_of
from api.connections import Connection, connection, page_size, paged
from api.scalars import DateTime
from api.types.entity import Entity, Info, load
from api.types.filter import FactFilter, chosen
from graph_model.errors import BadArgument, LimitExceeded
from stores.graph.reads.entities import resolve

MOST_PHONES = 100
MOST_LATER = 50


@strawberry.type(description="A number that the phone has contact with.")
class Contact:
    phone: Entity
    made: int = strawberry.field(description="Calls to it.")
    taken: int = strawberry.field(description="Calls from it.")
    seconds: int = strawberry.field(description="For how long in all, as far as the records say.")
    first_call: DateTime
    last_call: DateTime
    days: int = strawberry.field(description="Different days (UTC) with a call.")
    others: int = strawberry.field(
        description="With how many numbers in all it has contact, so that a taxi office is not taken for a friend."
    )


@strawberry.type(description="Contacts, those of most calls first, then by id.")
class ContactTable(Connection[Contact]):
    phones: list[Entity] = strawberry.field(description="Whose calls these are.")
    hidden_by_filter: int = strawberry.field(description="Calls in the graph that the filter leaves out.")
    snapshot_age: float = strawberry.field(description="Seconds since the graph was read.")


@strawberry.type(description="A number that at least two of the phones have contact with.")
class CommonNumber:
    phone: Entity
    of: list[Entity]
    calls: int
    others: int


@strawberry.type(description="A number that may be the same person's next one: a lead, with how many were looked at.")
class LaterPhone:
    phone: Entity
    since: DateTime = strawberry.field(description="The day (UTC) that parts the two best.")
    handover: float = strawberry.field(
        description="0 to 1: calls of the old one before that day and of the new one from then on, less chance."
    )
    likeness: float = strawberry.field(
        description="0 to 1: of whom they call and at which masts; contacts that few have count more."
    )
    shared: list[Entity]
    compared: int = strawberry.field(
        description="Numbers that fit in time; the first of many is not yet the right one."
    )


def _key(one: movement.Contact) -> tuple[int, str]:
    return -one.made - one.taken, one.phone


@strawberry.type
class Query:
    @strawberry.field(
        description="""The contacts of a phone number; of a person, handset or card those of the numbers that it bore,
while it bore them. Null for an unknown entity. Only calls with a time count."""
    )
    def contact_table(
        self, info: Info, phone: strawberry.ID, filter: FactFilter, first: int = 50, after: str | None = None
    ) -> ContactTable | None:
        asking, given, size = info.context, chosen(filter), page_size(first)
        seen = asking.seen(given)
        if phone not in resolve(seen, [phone]):
            return None
        phones = phones_of(asking, given, [phone])
        view = asking.view(given, [CALL])
        found = movement.contacts_of_all(calls_around(view, list(phones), 2), phones)
        page, total = paged(found, size, after, _key, [int, str])
        seconds = seconds_of(seen, phones, [one.phone for one in page])
        named = load(asking, [*phones, *(one.phone for one in page)])
        table = connection(
            page,
            size,
            _key,
            lambda one: Contact(
                phone=named[one.phone],
                made=one.made,
                taken=one.taken,
                seconds=seconds.get(one.phone, 0),
                first_call=DateTime(one.first),
                last_call=DateTime(one.last),
                days=one.days,
                others=one.others,
            ),
            total,
        )
        return ContactTable(
            **vars(table), phones=[named[one] for one in phones], hidden_by_filter=view.hidden, snapshot_age=view.age
        )

    @strawberry.field(
        description="""Numbers that at least two of these have contact with, those of most of them first. Of a bearer
the calls count while it bore the number."""
    )
    def common_numbers(
        self, info: Info, phones: list[strawberry.ID], filter: FactFilter, first: int = 50
    ) -> list[CommonNumber]:
        asking, given, size = info.context, chosen(filter), page_size(first)
        if len(phones) > MOST_PHONES:
            raise LimitExceeded("phones", len(phones), MOST_PHONES)
        if len(set(phones)) < 2:
            raise BadArgument("phones", "One phone has nothing in common.", expected="at least two")
        numbers = phones_of(asking, given, phones)
        calls = calls_around(asking.view(given, [CALL]), list(numbers), 2)
        found = movement.common_numbers(calls, list(numbers), numbers)[:size]
        named = load(asking, [name for one in found for name in (one.phone, *one.of)])
        return [
            CommonNumber(
                phone=named[one.phone], of=[named[whose] for whose in one.of], calls=one.calls, others=one.others
            )
            for one in found
        ]

    @strawberry.field(
        description="""Numbers that were used from about when this one no longer was, and call the same people from
the same masts: leads, the best first. Null for an unknown entity."""
    )
    def later_phones(
        self, info: Info, phone: strawberry.ID, filter: FactFilter, first: int = 10
    ) -> list[LaterPhone] | None:
        asking, given, size = info.context, chosen(filter), page_size(first, MOST_LATER)
        known = resolve(asking.seen(given), [phone])
        if phone not in known:
            return None
        calls = calls_around(asking.view(given, [CALL]), [known[phone]], 3)
        found = movement.successors(with_masts(calls, asking.sightings(given)), known[phone], size)
        named = load(asking, [name for one in found for name in (one.phone, *one.shared)])
        return [
            LaterPhone(
                phone=named[one.phone],
                since=DateTime(one.since),
                handover=one.handover,
                likeness=one.likeness,
                shared=[named[other] for other in one.shared],
                compared=one.compared,
            )
            for one in found
        ]
