"""The neighbourhood of an entity: out of arrays it is to the last figure what the store says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from algorithms.beside import Beside, Order
from algorithms.drawn import drawn
from algorithms.neighbourhood import Neighbourhood
from api.around import InArrays, InStore
from graph_model.neighbours import Shape
from graph_model.reader import FactFilter
from graph_model.records import Claim, Record
from loaders.pipeline import Stores
from stores.graph.reads.neighbours import link_counts
from stores.snapshot import Snapshots
from tests.api.asking import CLASSES, ask, asking
from tests.stores.snapshot.graphs import FILTERS, PEOPLE, Drawn, graphs, write
from tests.tries import tries

SHAPES = st.builds(
    Shape,
    st.sampled_from([None, ["KNOWS"], ["OWNS", "USES"]]),
    st.sampled_from([None, ["Person"], ["Vehicle", "Handset"]]),
    st.sampled_from(["BOTH", "OUT", "IN"]),
)


@settings(max_examples=tries(5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), names=st.sampled_from([CLASSES, ("open",), ("secret",)]), chosen=FILTERS, shape=SHAPES)
def test_arrays_and_the_store_say_the_same_under_each_filter(
    stores: Stores, data: st.DataObject, names: tuple[str, ...], chosen: FactFilter, shape: Shape
) -> None:
    write(data.draw(graphs(dict(stores.classes))), stores)
    reader = replace(asking(stores, names).reader, filter=chosen)
    seen, view = stores.graph.as_seen_by(reader), Snapshots(stores.graph).view(reader)
    for entity in data.draw(st.permutations(view.ids))[:3]:
        slow, fast = InStore(seen, entity, shape), InArrays(view, entity, shape)
        for order in (Order.STRONGEST, Order.LATEST):
            whole = slow.page(order, None, 50)
            assert fast.page(order, None, 50) == whole
            for last in whole.neighbours[:2]:
                after = last.rank, last.id
                assert fast.page(order, after, 2) == slow.page(order, after, 2)
        others = [neighbour.id for neighbour in whole.neighbours]
        for some in (others, others[1:]):
            assert fast.folded(some) == slow.folded(some)
        assert Beside.of(view, entity).counts() == link_counts(seen, entity)


def test_what_is_at_hand_is_used_until_something_is_written(stores: Stores) -> None:
    write(Drawn({"one": [Record(name, 1, [Claim(name, {})]) for name in PEOPLE[:2]]}, []), stores)
    request = asking(stores, CLASSES)
    assert request.at_hand() is None
    request.view()
    assert request.at_hand() is None, "who stands beside whom was not made yet"
    Neighbourhood.of(request.view())
    assert request.at_hand() is not None
    assert asking(stores, ("open",), service=request.service).at_hand() is None
    write(Drawn({"one": [Record(name, 1, [Claim(name, {})]) for name in PEOPLE]}, []), stores)
    assert request.at_hand() is None
    text = "query($id: ID!) { expand(id: $id) { neighbours { total } } }"
    assert ask(asking(stores, CLASSES, service=request.service), text, id=PEOPLE[6])["data"]["expand"]


def test_a_rank_beyond_all_numbers_leads_to_an_empty_or_a_whole_page() -> None:
    view = drawn("ada -KNOWS- bo", "ada -KNOWS- cy")
    pages = [Beside.of(view, "Person:ada").page(Order.STRONGEST, (rank, ""))[0] for rank in (10**30, -(10**30))]
    assert [len(page) for page in pages] == [2, 0]
