"""Constraints, indexes and write texts, as the database gets them."""

from __future__ import annotations

from graph_model.registry import build
from stores.graph import decisions, write_text
from stores.graph.schema import statements
from tests.golden import check_golden


def test_constraints_and_indexes_are_the_golden_file() -> None:
    check_golden("schema.cypher", "".join(f"{statement};\n" for statement in statements(build())))


def test_the_write_texts_are_the_golden_file() -> None:
    texts = {
        "claims": write_text.CLAIMS,
        "bare entities": write_text.BARE,
        "links": write_text.LINKS,
        "same": decisions._SAME + decisions._FACT,
        "never the same": decisions._NEVER_SAME + decisions._FACT,
        "conclusion": decisions._CONCLUDE + decisions._FACT,
    }
    check_golden("write.cypher", "".join(f"// {name}{text};\n\n" for name, text in texts.items()))
