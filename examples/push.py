"""Push a file of JSON lines and go on after any fall: `python examples/push.py Person my-source people.jsonl`

How far it was acknowledged stands in a file beside it, the watermark. Killed and started again, the script goes on from
there. A batch whose reply was lost is sent again under the same key, which changes nothing.
"""

import gzip
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx2

ADDRESS = "http://127.0.0.1:8000"
BATCH = 1_000
"""Rows that are answered one by one; larger batches are quicker, and answered by a job to poll."""
TRIES = 10
LONGEST_PAUSE_S = 30.0
AGAIN = {429, 500, 502, 503, 504, 507}
"""Statuses after which the same request may succeed."""


def send(client: httpx2.Client, method: str, url: str, **request: Any) -> httpx2.Response:
    """The answer to a request that may safely be sent again. Ends the program with the reason where it is refused."""
    for attempt in range(TRIES):
        pause = min(LONGEST_PAUSE_S, 0.2 * 2**attempt) * random.random()
        try:
            answer = client.request(method, url, **request)
        except httpx2.TransportError as error:
            said = type(error).__name__
        else:
            if answer.is_success:
                return answer
            said = reason(answer)
            if answer.status_code not in AGAIN:
                sys.exit(said)
            # All that were refused must not come back at the same moment.
            pause += float(answer.headers.get("Retry-After", 0))
        if attempt + 1 < TRIES:
            time.sleep(pause)
    sys.exit(f"Given up after {TRIES} tries: {said}")


def reason(answer: httpx2.Response) -> str:
    """Why a request was refused: by the API, in problem+json, or by whatever stands before it, in its own words."""
    if answer.headers.get("Content-Type", "").startswith("application/problem+json"):
        told = answer.json()
        return f"{told['title']}: {told['detail']}"
    return f"{answer.status_code} {answer.reason_phrase}"


def batches(file: Path, begin: int) -> Iterator[tuple[int, bytes]]:
    """The file from a byte on, in batches of whole lines: where each ends, and its lines."""
    with file.open("rb") as rows:
        rows.seek(begin)
        while lines := b"".join(line for _, line in zip(range(BATCH), rows, strict=False)):
            yield rows.tell(), lines


def push(client: httpx2.Client, kind: str, source: str, lines: bytes) -> dict[str, Any]:
    """Push one batch and wait until each of its rows is in the graph, rejected, or waits for another."""
    key = sha256(f"{kind} {source} ".encode() + lines).hexdigest()
    headers = {"Content-Type": "application/x-ndjson", "Content-Encoding": "gzip", "Idempotency-Key": key}
    answer = send(
        client, "POST", f"/ingest/{kind}", params={"source": source}, content=gzip.compress(lines), headers=headers
    )
    while answer.status_code == 202:
        time.sleep(float(answer.headers["Retry-After"]))
        answer = send(client, "GET", answer.headers["Location"])
    return dict(answer.json())


def push_file(file: Path, kind: str, source: str, address: str = ADDRESS) -> Counter[str]:
    """Push what of a file was not acknowledged yet; how its rows ended."""
    watermark, ended = file.with_name(f"{file.name}.pushed"), Counter[str]()
    begin = json.loads(watermark.read_text()) if watermark.exists() else 0
    with httpx2.Client(base_url=address, timeout=60) as client:
        for end, lines in batches(file, begin):
            told = push(client, kind, source, lines)
            if told.get("failed") or told.get("cancelled"):
                sys.exit(f"Not all of a batch was written: {told}. Started again, the script begins with it.")
            ended.update({name: told[name] for name in ("written", "unchanged", "rejected", "dangling")})
            for row in told.get("results", ()):
                if row["status"] == "rejected":
                    sys.stderr.write(f"{row['code']} {row['field']}: {row['reason']}\n")
            # Whole or not at all: a half watermark would lose rows.
            draft = watermark.with_suffix(".part")
            draft.write_text(json.dumps(end))
            draft.replace(watermark)
    return ended


if __name__ == "__main__":
    kind, source, name, *address = sys.argv[1:]
    sys.stdout.write(f"{dict(push_file(Path(name), kind, source, *address))}\n")
