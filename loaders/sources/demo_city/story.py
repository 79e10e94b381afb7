"""The start screen "Case 0312: museum theft": six saved views of what the registers hold; the last reveals the truth.

Each step is what registers hold; `moves` says what sensors add to it, which the page shows under Movement.
"""

from __future__ import annotations

from typing import Any

from loaders.sources.demo_city import story_queries as queries

TITLE = "Case 0312: museum theft"
SUMMARY = "A celadon vase left the museum of an invented town by night. Six steps; the last one reveals the truth."
NETWORK_LINKS = ["RELATIVE_OF", "PARTNER_OF", "DIRECTS", "WORKS_FOR", "SUBSIDIARY_OF", "OWNS"]
Step = dict[str, Any]


def story(truth: dict[str, Any]) -> dict[str, Any]:
    """The case as the API serves it: title, summary and steps."""
    return {"title": TITLE, "summary": SUMMARY, "steps": steps(truth)}


def steps(truth: dict[str, Any]) -> list[Step]:
    """The six steps, in order. Each holds

    number, title, question; look: sentences that say what to look at;
    centres, ids: the view, what stands in the middle and what else is drawn with it;
    then: what is asked on that view, {kind: path, from, to}, {kind: community, of, linkTypes, resolution},
    {kind: filter, filter}, {kind: money, from, filter}, or None;
    query, variables: the same in GraphQL;
    decide: pairs that a person may decide to be the same, each {a, b, reason};
    moves: what sensors add, or ""; truth: sentences, in the last step only.
    """
    parts = (_card, _registers, _path, _against, _network, _money)
    found = [part(truth) for part in parts]
    return [
        {"number": number, "then": None, "decide": [], "moves": "", "truth": [], **step}
        for number, step in enumerate(found, 1)
    ]


def resolution(people: int) -> float:
    """Resolution at which the network is one community: in proportion to the city's size, as modularity compares with
    the whole graph (Fortunato and Barthelemy 2007), up to what the API takes."""
    return min(1000.0, max(1.0, people / 500))


def _plate(entity: str) -> str:
    return entity.rpartition(":")[2]


def _find(truth: dict[str, Any], step: int) -> dict[str, Any]:
    found: dict[str, Any] = truth["steps"][step - 1]["find"]
    return found


def _card(truth: dict[str, Any]) -> Step:
    things, found = truth["things"], _find(truth, 2)
    ids = [found["handset"], *found["cards"], *found["numbers"], found["hotel_guest"]]
    ids += [
        things[name] for name in ("hotel", "note-of-numbers", "contact", "case", "theft", "museum", "night-footage")
    ]
    ids += _find(truth, 1)["figures"]
    return {
        "title": "The theft, and a changed card",
        "question": "A vase left the museum in the night to 12 March. Whose is the first of the four unknown numbers?",
        "look": [
            "Four hooded figures on the video of the loading bay: detections, nobody's yet.",
            "The handset in the middle had two SIM cards: one until 10 March, another from that day on.",
            "The new number stands on a hotel guest's card: Lena Marwick, who lives in the same city.",
            "The old number calls one prepaid contact, as three other unknown numbers do.",
        ],
        "centres": [found["handset"]],
        "ids": ids,
        "query": queries.CARD,
        "variables": {"centre": found["handset"], "ids": ids},
        "moves": "Unfold Movement: the museum's receiver read this handset that night, and three days earlier in "
        "opening hours.",
    }


def _registers(truth: dict[str, Any]) -> Step:
    found = _find(truth, 3)
    five = list(found["registers"].values())
    first = found["registers"]["civil-register"]
    reason = "Same identity card in both registers."
    return {
        "title": "Five registers, one woman",
        "question": "Who is Lena Marwick, and what do the registers hold about her?",
        "look": [
            "Five registers hold her under five ids; all name the same identity card. That proposes, you decide.",
            "Traffic police say born in 1987, the hotel says 1978: both values stay, with source and grade.",
            "Around her: a sister, a van and an account that they share, a ferry booking with an Anton Kessling.",
            "There is a second Lena Marwick, really born in 1978: another card, another woman.",
        ],
        "centres": five,
        "ids": [*five, *(found[name] for name in ("document", "sister", "van", "account", "ferry_booking"))],
        "query": queries.REGISTERS,
        "variables": {"five": five, "first": first},
        "decide": [{"a": first, "b": other, "reason": reason} for other in five if other != first],
        "moves": "Ask of the van who moved along: a scout car, on three nights past five cameras.",
    }


def _path(truth: dict[str, Any]) -> Step:
    found = _find(truth, 3)
    ends = {"from": found["path"][0], "to": found["path"][-1]}
    return {
        "title": "The way to the dealer",
        "question": "How do Lena Marwick and the antiques dealer Anton Kessling hang together?",
        "look": [
            "The shortest way leads through a tower block of 300 tenants: refused as a hub, and the answer says so.",
            "What remains: her sister directs a laundry, which rents a lock-up garage, which the dealer owns.",
            "The Anton Kessling on the ferry shows a passport that no other register knows: no rule proposes him.",
        ],
        "centres": [found["path"][0], found["path"][-1]],
        "ids": found["path"],
        "then": {"kind": "path", **ends},
        "query": queries.PATH,
        "variables": ends,
    }


def _against(truth: dict[str, Any]) -> Step:
    case, found = truth["things"]["case"], _find(truth, 5)
    graded = {"leastGrade": found["dropped_by_least_grade"]}
    return {
        "title": "What speaks against",
        "question": "A letter names Jonas Abernethy as the thief. How far does it carry?",
        "look": [
            "The letter is graded E5: an unreliable source, an improbable statement.",
            "Asked for facts of C3 or better, the diagram drops him, and says how many facts it hides.",
        ],
        "centres": [case],
        "ids": [case, found["report"], found["named"]],
        "then": {"kind": "filter", "filter": graded},
        "query": queries.AGAINST,
        "variables": {"case": case, "graded": graded},
        "moves": f"His car's plate, {_plate(found['his_plate'])}, was read 40 km away at 00:31: find it, unfold "
        "Movement.",
    }


def _network(truth: dict[str, Any]) -> Step:
    found, exactness = truth["network"], resolution(truth["people"])
    return {
        "title": "The network around the dealer",
        "question": "Who belongs with Anton Kessling?",
        "look": [
            "One community: he, twelve people in four families, four companies, their accounts and storehouses.",
            "Their phones never call each other, but each calls the same prepaid number.",
            "A family with four restaurants and shops has the same shape, but its members do call each other.",
            "Thirty couriers share a contact and never call each other: it is their dispatcher.",
        ],
        "centres": [found["centre"]],
        "ids": [found["centre"], *found["members"], *found["companies"], *found["numbers"], found["contact"]],
        "then": {"kind": "community", "of": found["centre"], "linkTypes": NETWORK_LINKS, "resolution": exactness},
        "query": queries.NETWORK,
        "variables": {"dealer": found["centre"], "links": NETWORK_LINKS, "resolution": exactness},
    }


def _money(truth: dict[str, Any]) -> Step:
    found = _find(truth, 6)
    ids = [found["source"], *(account for level in found["levels"] for account in level), *found["cash_machines"]]
    day = {"since": "2026-03-15T00:00:00Z", "until": "2026-03-16T00:00:00Z", "undated": False}
    return {
        "title": "Money on 15 March, and the truth",
        "question": "Where did the money go that an account of nobody paid out on 15 March?",
        "look": [
            "Two accounts take it in, four pass it on, three draw it as cash at two machines, within seven hours.",
            "The holders are companies and people of the network.",
            "Choose which money leaves first, and follow it: each payment with its records, the machines with time.",
            "Invoices down three levels and a savings club look the same that day: each has its reason.",
        ],
        "centres": [found["source"]],
        "ids": ids,
        "then": {"kind": "money", "from": found["source"], "filter": day},
        "query": queries.MONEY,
        "variables": {"ids": ids, "day": day},
        "moves": f"A camera beside a machine read the van's plate, {_plate(_find(truth, 4)['plates'][0])}: find it, "
        "unfold Movement.",
        "truth": _revealed(truth),
    }


def _revealed(truth: dict[str, Any]) -> list[str]:
    name = {role: person["name"] for role, person in truth["cast"].items()}
    thieves = ", ".join(name[role] for role in _find(truth, 1)["bearers"].values())
    return [
        f"{thieves} took the vase; the four unknown handsets were theirs.",
        f"{name['dealer']} ordered it; it lay in the garage that {name['sister']}'s laundry rents from him.",
        "The price went through nine accounts of the network and out of two cash machines.",
        f"{name['innocent']} had nothing to do with it; the letter was malice.",
        f"The other {name['namesake']}, born in 1978, is a teacher; the hotel's 1978 was a slip of two digits.",
        "The three fires that fit no weather were at storehouses that the network rents.",
    ]
