"""How much of each payment is money that is followed, as a kernel: one pass over payments in time order.

The three ways in which courts tell mixed money apart: what came first leaves first (Clayton's Case, 1816), every
payment takes its proportion (pari passu), or the followed money leaves last, so that no more of it can be left than the
lowest balance since it came (lowest intermediate balance, Roscoe v Winder, 1915). All sums are integers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
FIFO, PROPORTIONAL, LOWEST_BALANCE = 0, 1, 2


def openings(payers: Ints, payees: Ints, amounts: Ints, size: int) -> Ints:
    """What each of `size` purses must have held at least before the first payment, so that none is ever overdrawn."""
    balance = np.zeros(size, dtype=np.int64)
    lowest = np.zeros(size, dtype=np.int64)
    for place in range(len(amounts)):
        payer = payers[place]
        balance[payer] -= amounts[place]
        lowest[payer] = min(lowest[payer], balance[payer])
        balance[payees[place]] += amounts[place]
    return -lowest


def follow(
    payers: Ints,
    payees: Ints,
    amounts: Ints,
    sources: NDArray[np.bool_],
    opening: Ints,
    method: int,
    levels: int,
    least: int,
) -> tuple[Ints, Ints]:
    """(traced, level) of each payment: how much of it is followed money, and over how many payments at least it came;
    0 and 0 where none is.

    Whatever the sources pay is followed. What comes back to them, has come over `levels` payments, or is less than
    `least` in one payment, is followed no further. No balance may reach 2^52.
    """
    size = len(opening)
    traced = np.zeros(len(amounts), dtype=np.int64)
    level_of = np.zeros(len(amounts), dtype=np.int64)
    balance = opening.copy()
    held = np.zeros((size, levels + 1), dtype=np.int64)
    part = np.zeros(levels + 1, dtype=np.int64)
    # First in, first out: of each purse a queue of lots, as linked places; a lot is an amount of one level, 0 for none.
    lots, lot_level, following = [np.int64(0)], [0], [-1]
    head = np.full(size, -1, dtype=np.int64)
    tail = np.full(size, -1, dtype=np.int64)
    if method == FIFO:
        for purse in range(size):
            if opening[purse] > 0:
                head[purse] = tail[purse] = len(lots)
                lots.append(opening[purse])
                lot_level.append(0)
                following.append(-1)
    for place in range(len(amounts)):
        payer, payee, amount = payers[place], payees[place], amounts[place]
        part[:] = 0
        if sources[payer]:
            part[1] = amount
        else:
            if method == FIFO:
                wanted = amount
                while wanted > 0:
                    lot = head[payer]
                    taken = min(wanted, lots[lot])
                    lots[lot] -= taken
                    wanted -= taken
                    if lot_level[lot] > 0:
                        held[payer, lot_level[lot]] -= taken
                        part[lot_level[lot] + 1] += taken
                    if lots[lot] == 0:
                        head[payer] = following[lot]
                        if head[payer] < 0:
                            tail[payer] = -1
            elif method == PROPORTIONAL:
                for level in range(1, levels):
                    if held[payer, level] > 0:
                        # amount * held // balance, though the product may not fit: the remainder tells what is off.
                        whole = balance[payer]
                        taken = np.int64(np.float64(amount) * np.float64(held[payer, level]) / np.float64(whole))
                        rest = amount * held[payer, level] - taken * whole
                        while rest < 0:
                            taken -= 1
                            rest += whole
                        while rest >= whole:
                            taken += 1
                            rest -= whole
                        part[level + 1] = taken
                for level in range(1, levels):
                    held[payer, level] -= part[level + 1]
            else:
                wanted = amount - balance[payer]
                for level in range(1, levels):
                    wanted += held[payer, level]
                for level in range(1, levels):
                    if wanted > 0:
                        taken = min(wanted, held[payer, level])
                        held[payer, level] -= taken
                        part[level + 1] = taken
                        wanted -= taken
            balance[payer] -= amount
        total = part.sum()
        kept = total >= least and total > 0
        if kept:
            traced[place] = total
            for level in range(levels, 0, -1):
                if part[level] > 0:
                    level_of[place] = level
        if sources[payee]:
            continue
        balance[payee] += amount
        plain = amount
        for level in range(1, levels):
            if kept and part[level] > 0:
                held[payee, level] += part[level]
                plain -= part[level]
        if method == FIFO:
            # What is not followed comes first: of one payment nothing says which part leaves before another.
            for level in range(levels):
                amount = plain if level == 0 else (part[level] if kept else np.int64(0))
                if amount > 0:
                    lot = len(lots)
                    lots.append(amount)
                    lot_level.append(level)
                    following.append(-1)
                    if tail[payee] >= 0:
                        following[tail[payee]] = lot
                    else:
                        head[payee] = lot
                    tail[payee] = lot
    return traced, level_of
