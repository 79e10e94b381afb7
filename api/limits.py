"""How large a question may be: one pass over its text that remembers each fragment's size.

Strawberry's own limiters walk a fragment anew wherever it is spread: 820 bytes of nested fragments take 12 s.
"""

from __future__ import annotations

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

DEEPEST = 14
"""Fields within fields."""
FIELDS = 1_000
"""Fields in all, those of a fragment counted wherever it is spread."""
QUESTIONS = 30
"""Top-level questions of one request."""
LONGEST = 100_000
"""Characters of a question's text, its variables not counted."""


def check(document: DocumentNode) -> GraphQLError | None:
    """Why a document is too large, or None. Fragments that contain themselves are left to the validation."""
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    known: dict[str, tuple[int, int]] = {}
    for definition in document.definitions:
        if not isinstance(definition, OperationDefinitionNode):
            continue
        depth, fields = _measure(definition.selection_set, fragments, known, frozenset())
        questions = _top(definition.selection_set, fragments, frozenset())
        for found, limit, what in (
            (depth, DEEPEST, "levels deep"),
            (fields, FIELDS, "fields large"),
            (questions, QUESTIONS, "questions at once"),
        ):
            if found > limit:
                return GraphQLError(
                    f"The request is {found} {what}; at most {limit} are answered.",
                    nodes=[definition],
                    extensions={"code": "LIMIT_EXCEEDED", "limit": limit},
                )
    return None


def _measure(
    selections: SelectionSetNode | None,
    fragments: dict[str, FragmentDefinitionNode],
    known: dict[str, tuple[int, int]],
    inside: frozenset[str],
) -> tuple[int, int]:
    """(depth, fields) of a selection."""
    deepest, fields = 0, 0
    for node in selections.selections if selections else ():
        below = 0
        if isinstance(node, FieldNode):
            depth, count = _measure(node.selection_set, fragments, known, inside)
            below = 1
        elif isinstance(node, InlineFragmentNode):
            depth, count = _measure(node.selection_set, fragments, known, inside)
        else:
            depth, count = _fragment(node, fragments, known, inside)
        deepest, fields = max(deepest, depth + below), min(fields + count + below, FIELDS * 1_000)
    return deepest, fields


def _fragment(
    node: object,
    fragments: dict[str, FragmentDefinitionNode],
    known: dict[str, tuple[int, int]],
    inside: frozenset[str],
) -> tuple[int, int]:
    name = node.name.value if isinstance(node, FragmentSpreadNode) else ""
    if name in inside or name not in fragments:
        return 0, 0
    if name not in known:
        known[name] = _measure(fragments[name].selection_set, fragments, known, inside | {name})
    return known[name]


def _top(selections: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode], inside: frozenset[str]) -> int:
    """Top-level fields; fragments at the top are followed once each."""
    count = 0
    for node in selections.selections:
        if isinstance(node, FieldNode):
            count += 1
        elif isinstance(node, InlineFragmentNode):
            count += _top(node.selection_set, fragments, inside)
        elif isinstance(node, FragmentSpreadNode) and node.name.value in fragments and node.name.value not in inside:
            count += _top(fragments[node.name.value].selection_set, fragments, inside | {node.name.value})
        if count > QUESTIONS:
            break
    return count
