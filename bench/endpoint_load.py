"""Many clients, one query in ten a runaway: deadlines kept, other answers right, memory bounded, no worker lost.

    python bench/endpoint_load.py GRAPH_FOLDER [--clients 32] [--seconds 20] [--timeout 2]

Runaways: cross products, paths of any length, sorts of cross products, a megabyte of query, bytes that are no UTF-8.
"""

import argparse
import collections
import http.client
import json
import random
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from endpoint import ID, running
from processes import family, free_port, memory

RUNAWAYS = {
    "cross product": b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "rows of a cross product": b"SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "path": b"SELECT (COUNT(*) AS ?n) { ?a (<urn:a>|!<urn:a>)* ?b . ?c (<urn:a>|!<urn:a>)* ?d }",
    "sorted cross product": b"SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a",
    "megabyte": b"SELECT * { ?a ?b ?c FILTER(" + b"?a != ?b && " * 78_000 + b"true) ?d ?e ?f . ?g ?h ?i }",
    "no UTF-8": b'SELECT * { ?a ?b "\xff\xfe" }',
}
EXPECTED = {"cross product": {503}, "no UTF-8": {400}}
OTHERS = {200, 422, 503}
SLACK = 0.5


class Counts:
    """What the clients have seen."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.statuses: collections.Counter[tuple[str, int]] = collections.Counter()
        self.slowest: dict[str, float] = collections.defaultdict(float)
        self.times: list[float] = []
        self.wrong: list[str] = []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--timeout", type=float, default=2.0, help="the server's deadline")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--memory", type=int, default=512, help="MB of a query")
    options = parser.parse_args()
    port = free_port()
    ours = [sys.executable, "-m", "orbitgraph", "serve", "--graph", str(options.graph), "--port", str(port)]
    ours += [
        "--timeout",
        str(options.timeout),
        "--workers",
        str(options.workers),
        "--memory",
        str(options.memory),
    ]
    with tempfile.TemporaryDirectory() as scratch, running(ours, port, Path(scratch, "log")) as pid:
        time.sleep(0.5)
        things = known(port)
        counts, peak = Counts(), 0
        end = time.monotonic() + options.seconds
        threads = [
            threading.Thread(target=client, args=(port, end, number, things, counts, options.timeout))
            for number in range(options.clients)
        ]
        before = memory(pid)
        for each in threads:
            each.start()
        while any(each.is_alive() for each in threads):
            peak = max(peak, memory(pid))
            time.sleep(0.2)
        time.sleep(1.0)
        health = json.loads(get(http.client.HTTPConnection("127.0.0.1", port), "/health")[1])
        processes = len(family(pid)) - 2
    return told(counts, options, before, peak, health, processes)


def known(port: int) -> dict[str, str]:
    """Return labels by IRI, asked before there is any load."""
    query = (
        "SELECT ?s (MIN(?l) AS ?label) { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l "
        f"FILTER(STRSTARTS(STR(?s), '{ID}p')) }} GROUP BY ?s"
    )
    _, body = get(http.client.HTTPConnection("127.0.0.1", port), "/sparql?query=" + quote(query))
    rows = json.loads(body)["results"]["bindings"]
    return {row["s"]["value"]: row["label"]["value"] for row in rows}


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read()


def client(port: int, end: float, seed: int, things: dict[str, str], counts: Counts, timeout: float) -> None:
    draw = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < end:
        start = time.monotonic()
        if draw.random() < 0.1:
            kind = draw.choice(list(RUNAWAYS))
            connection.request(
                "POST", "/sparql", RUNAWAYS[kind], {"Content-Type": "application/sparql-query"}
            )
            answer = connection.getresponse()
            status, body = answer.status, answer.read()
            right = status in EXPECTED.get(kind, OTHERS)
        else:
            kind, iri = "other", draw.choice(list(things))
            query = (
                f"SELECT (MIN(?l) AS ?label) {{ <{iri}> <http://www.w3.org/2000/01/rdf-schema#label> ?l }}"
            )
            status, body = get(connection, "/sparql?query=" + quote(query))
            right = (
                status == 200 and json.loads(body)["results"]["bindings"][0]["label"]["value"] == things[iri]
            )
        took = time.monotonic() - start
        with counts.lock:
            counts.statuses[kind, status] += 1
            counts.slowest[kind] = max(counts.slowest[kind], took)
            if kind == "other":
                counts.times.append(took)
            if not right or took > timeout + SLACK:
                counts.wrong.append(f"{kind}: status {status} after {took:.2f} s: {body[:100]!r}")


def told(
    counts: Counts,
    options: argparse.Namespace,
    before: int,
    peak: int,
    health: dict[str, Any],
    processes: int,
) -> int:
    for (kind, status), count in sorted(counts.statuses.items()):
        print(f"{kind:26} {status} {count:6}   slowest {counts.slowest[kind]:.2f} s")
    times = sorted(counts.times)
    for part in (50, 95, 99):
        print(f"other queries, {part}th percentile: {times[len(times) * part // 100]:.3f} s")
    print(f"memory (shared pages once): {before >> 20} MB before, {peak >> 20} MB at most")
    workers = health["workers"]
    print(
        f"workers: {workers['idle']} idle of {options.workers}, {processes} processes, {workers['ended']} ended"
    )
    good = not counts.wrong and workers["idle"] == processes == options.workers
    print(f"wrong or late: {len(counts.wrong)}", *counts.wrong[:10], sep="\n  ")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
