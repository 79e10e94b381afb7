"""A script that was written for py2neo: only its last line is another one."""

from py2neo import Node, Relationship

from sightline.py2neo_push import ADDRESS, push


def main(address: str = ADDRESS) -> dict[str, int]:
    """Push two people who know each other; how the three rows ended."""
    mara = Node("Person", id="17", name="Mara Ellison")
    tom = Node("Person", id="18", name="Tom Ellison")
    knows = Relationship(mara, "KNOWS", tom, since="2019-05-01T00:00:00Z")
    return push(mara | tom | knows, "legacy-script", address)


if __name__ == "__main__":
    main()
