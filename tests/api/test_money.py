"""A trace of money names the records of each payment, and those alone; on a real Neo4j."""

from __future__ import annotations

from typing import Any

from loaders.stores import Stores
from loaders.worker import Worker
from tests.api.asking import CLASSES, ask, asking
from tests.loaders.push.pushing import push

TRACE = """
query($filter: FactFilter!) {
  moneyTrace(from: "BankAccount:GB33BUKB20201555555555", method: FIFO, filter: $filter) {
    flows { currency payments { amount facts { source } } }
  }
}"""
AT = "2026-03-02T10:00:00Z"


def paid(currency: str) -> dict[str, Any]:
    ends = {
        "start": {"type": "BankAccount", "key": "GB33BUKB20201555555555"},
        "end": {"type": "BankAccount", "key": "DE89370400440532013000"},
    }
    return {**ends, "at": AT, "ref": currency, "attributes": {"amount": {"amount": "5.00", "currency": currency}}}


def test_of_two_payments_that_differ_in_their_currency_alone_each_has_its_own_record(stores: Stores) -> None:
    for currency in ("EUR", "GBP"):
        push(stores, "PAID", [paid(currency)], source=f"bank-{currency.lower()}")
    Worker(stores).drain()
    found = ask(asking(stores, CLASSES), TRACE, filter={})
    assert found["errors"] == []
    told = {
        flow["currency"]: [[fact["source"] for fact in payment["facts"]] for payment in flow["payments"]]
        for flow in found["data"]["moneyTrace"]["flows"]
    }
    assert told == {"EUR": [["bank-eur"]], "GBP": [["bank-gbp"]]}
