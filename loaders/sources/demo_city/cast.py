"""The people of the story: they stand first in the population and lead no random life, so that the truth holds.

Homes: "tower" is the tower block; every other word is an address of its own.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the story. role: the name under which the truth speaks of them."""

    role: str
    name: str
    latin: str
    sex: int
    born: str
    home: str
    occupation: str


F, M = 0, 1

CAST = (
    Member("suspect", "Lena Marwick", "Lena Marwick", F, "1987-05-14", "tower", "restorer"),
    Member("sister", "Vera Marwick", "Vera Marwick", F, "1984-09-02", "sisters", "managing director"),
    Member("dealer", "Anton Kessling", "Anton Kessling", M, "1969-01-23", "dealers", "antiques dealer"),
    # The hidden network: twelve around the dealer, in four families and four companies.
    Member("network-01", "Ruta Kessling", "Ruta Kessling", F, "1972-07-30", "dealers", "accountant"),
    Member("network-02", "Emil Kessling", "Emil Kessling", M, "1974-11-11", "emil", "storekeeper"),
    Member("network-03", "梁伟", "Liang Wei", M, "1980-03-08", "liang", "freight agent"),
    Member("network-04", "梁雪", "Liang Xue", F, "1983-12-19", "brandt", "conservator"),
    Member("network-05", "Hugo Brandt", "Hugo Brandt", M, "1981-06-05", "brandt", "driver"),
    Member("network-06", "Андрій Коваль", "Andrii Koval", M, "1979-10-27", "koval", "haulier"),
    Member("network-07", "Ольга Коваль", "Olha Koval", F, "1982-02-14", "koval", "clerk"),
    Member("network-08", "Максим Коваль", "Maksym Koval", M, "1990-08-21", "maksym", "mechanic"),
    Member("network-09", "سامر الراوي", "Samer al-Rawi", M, "1976-04-17", "rawi", "framer"),
    Member("network-10", "هدى الراوي", "Huda al-Rawi", F, "1978-09-25", "rawi", "bookkeeper"),
    Member("network-11", "Piet Vossen", "Piet Vossen", M, "1971-05-03", "vossen", "port worker"),
    Member("network-12", "Nadia Ferro", "Nadia Ferro", F, "1985-01-09", "ferro", "auctioneer"),
    # At the museum by right.
    Member("guard-1", "عمر سعيد", "Omar Said", M, "1988-03-12", "said", "museum guard"),
    Member("guard-2", "Павло Орлик", "Pavlo Orlyk", M, "1975-06-29", "orlyk", "museum guard"),
    # Who only looks like it.
    Member("innocent", "Jonas Abernethy", "Jonas Abernethy", M, "1977-10-04", "abernethy", "piano tuner"),
    Member("namesake", "Lena Marwick", "Lena Marwick", F, "1978-11-02", "namesake", "teacher"),
    Member("family-firm-01", "陈国强", "Chen Guoqiang", M, "1962-02-11", "chen", "restaurateur"),
    Member("family-firm-02", "陈玉珍", "Chen Yuzhen", F, "1964-08-18", "chen", "cook"),
    Member("family-firm-03", "陈志明", "Chen Zhiming", M, "1986-05-22", "zhiming", "restaurateur"),
    Member("family-firm-04", "陈美玲", "Chen Meiling", F, "1989-12-01", "hale", "accountant"),
    Member("family-firm-05", "Thomas Hale", "Thomas Hale", M, "1987-07-07", "hale", "wine merchant"),
    Member("family-firm-06", "Rosa Hale", "Rosa Hale", F, "1991-03-15", "rosa", "baker"),
    Member("family-firm-07", "Mariam Haddad", "Mariam Haddad", F, "1985-11-28", "zhiming", "grocer"),
    Member("family-firm-08", "Elias Haddad", "Elias Haddad", M, "1983-04-09", "haddad", "grocer"),
    Member("family-firm-09", "Sara Haddad", "Sara Haddad", F, "1988-10-13", "haddad", "cook"),
    Member("family-firm-10", "Ivar Lund", "Ivar Lund", M, "1979-01-31", "lund", "fishmonger"),
    Member("family-firm-11", "Anna Lund", "Anna Lund", F, "1981-09-19", "lund", "fishmonger"),
    Member("family-firm-12", "Per Lund", "Per Lund", M, "1993-06-24", "per", "driver"),
    Member("officer", "Ines Calloway", "Ines Calloway", F, "1980-02-26", "calloway", "detective inspector"),
)

AT = {member.role: place for place, member in enumerate(CAST)}
"""Index in the population by role."""

NETWORK = tuple(member.role for member in CAST if member.role.startswith("network-"))
FAMILY_FIRM = tuple(member.role for member in CAST if member.role.startswith("family-firm-"))
HOMES = tuple(dict.fromkeys(member.home for member in CAST))
"""Homes in the order of their first mention; "tower" is the first."""

TENANTS = 300
"""People with a home in the tower block: the suspect, who lives there, the dealer, who rents a flat, and neighbours."""
NEIGHBOURS = TENANTS - 2

RELATIVES = (
    ("suspect", "sister", "sister"),
    ("network-02", "dealer", "brother"),
    ("network-03", "network-04", "brother"),
    ("network-06", "network-08", "brother"),
    ("network-07", "network-12", "cousin"),
    ("network-09", "network-10", "brother"),
    ("network-11", "network-01", "cousin"),
    ("family-firm-01", "family-firm-03", "father"),
    ("family-firm-02", "family-firm-04", "mother"),
    ("family-firm-05", "family-firm-06", "brother"),
    ("family-firm-07", "family-firm-08", "sister"),
    ("family-firm-10", "family-firm-12", "brother"),
)
"""(who, of whom, what): who is the what of whom."""

PARTNERS = (
    ("dealer", "network-01"),
    ("network-04", "network-05"),
    ("network-06", "network-07"),
    ("family-firm-01", "family-firm-02"),
    ("family-firm-03", "family-firm-07"),
    ("family-firm-04", "family-firm-05"),
    ("family-firm-08", "family-firm-09"),
    ("family-firm-10", "family-firm-11"),
)
