"""Requests per CPU-second of the server: `orbitgraph serve` beside a minimal Starlette app and rdflib-endpoint.

    python bench/endpoint.py GRAPH_FOLDER [--peers PYTHON] [--rounds 7] [--seconds 1]

PYTHON is an interpreter with starlette, uvicorn and pyoxigraph (as a rule this one) that may also have
rdflib-endpoint; without it that peer is left out. Every server answers the same queries over connections that stay
open, in turn; CPU is that of the server's process and all its children. Ratios travel between machines,
figures do not.
"""

import argparse
import http.client
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from processes import cpu, free_port, stopped

ID = "https://w3id.org/orbitgraph/id/"
QUERIES = {
    "a label": f"SELECT ?l WHERE {{ <{ID}project/cilium> <http://www.w3.org/2000/01/rdf-schema#label> ?l }}",
    "guests (20 rows)": "PREFIX orbit: <https://w3id.org/orbitgraph/ontology#> PREFIX schema: <https://schema.org/> "
    "SELECT ?p ?e ?t WHERE { ?p orbit:guestOf ?e . ?e schema:name ?t }",
    "names (1000 rows)": "SELECT ?s ?l WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } LIMIT 1000",
}
MINIMAL = """
import sys
from pyoxigraph import QueryResultsFormat, RdfFormat, Store
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
import uvicorn

store = Store()
store.bulk_load(path=sys.argv[1], format=RdfFormat.N_QUADS)

async def sparql(request):
    answer = store.query(request.query_params["query"], use_default_graph_as_union=True)
    body = answer.serialize(format=QueryResultsFormat.JSON)
    return Response(body, media_type="application/sparql-results+json")

uvicorn.run(Starlette(routes=[Route("/sparql", sparql)]), port=int(sys.argv[2]), log_level="warning",
            access_log=len(sys.argv) > 3)
"""
RDFLIB = """
import sys
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
import uvicorn

graph = Dataset(default_union=True)
graph.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=int(sys.argv[2]), log_level="warning",
            access_log=False)
"""


def commands(graph: Path, peers: str) -> dict[str, Sequence[str]]:
    """Return the servers by name: the port, then the command."""
    quads = str(graph / "graph.nq")
    one, two, three, four = (str(free_port()) for _ in range(4))
    found = {
        "orbitgraph serve": [
            one,
            sys.executable,
            "-m",
            "orbitgraph",
            "serve",
            "--graph",
            str(graph),
            "--port",
            one,
        ],
        "minimal Starlette": [two, sys.executable, "-c", MINIMAL, quads, two],
        "minimal, with access log": [three, sys.executable, "-c", MINIMAL, quads, three, "log"],
        "rdflib-endpoint": [four, peers, "-c", RDFLIB, quads, four],
    }
    if subprocess.run([peers, "-c", "import rdflib_endpoint"], capture_output=True, check=False).returncode:
        del found["rdflib-endpoint"]
        print("rdflib-endpoint is not installed: left out", file=sys.stderr)
    return found


@contextmanager
def running(command: Sequence[str], port: int, log: Path) -> Iterator[int]:
    """Start a server, wait until it listens, yield its process, and stop it."""
    with (
        log.open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=out) as process,
        stopped(process),
    ):
        end = time.monotonic() + 90
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if time.monotonic() > end or process.poll() is not None:
                    raise SystemExit(f"{command[0]} does not answer: {log.read_text()[-500:]}") from None
                time.sleep(0.1)
        yield process.pid


def measured(pid: int, port: int, query: str, seconds: float, clients: int = 4) -> float:
    """Return requests per second of the server's CPU time."""
    path = "/sparql?" + urlencode({"query": query})
    counts = [0] * clients
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < end:
            connection.request("GET", path, headers={"Accept": "application/sparql-results+json"})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200 or not body.startswith(b"{"):
                raise SystemExit(f"status {answer.status}: {body[:200]!r}")
            counts[number] += 1

    before = cpu(pid)
    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sum(counts) / max(cpu(pid) - before, 0.01)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--seconds", type=float, default=1.0, help="of one round")
    parser.add_argument("--rounds", type=int, default=7, help="for each server and query")
    options = parser.parse_args()
    rates: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        servers = {}
        for name, command in commands(options.graph, options.peers).items():
            port = int(command[0])
            log = Path(scratch, name.replace(" ", "-"))
            servers[name] = (stack.enter_context(running(command[1:], port, log)), port)
        for what, query in QUERIES.items():
            samples: dict[str, list[float]] = {name: [] for name in servers}
            # In turn, so that what else the machine does falls on all alike; the first round warms up.
            for _ in range(options.rounds + 1):
                for name, (pid, port) in servers.items():
                    samples[name].append(measured(pid, port, query, options.seconds))
            for name, found in samples.items():
                rates.setdefault(name, {})[what] = statistics.median(found[1:])
    ours = rates["orbitgraph serve"]
    print(f"{'requests per server CPU-second':30}", *(f"{what:>20}" for what in QUERIES))
    for name, found in rates.items():
        cells = (f"{rate:.0f} ({ours[what] / rate:.2f}x)" for what, rate in found.items())
        print(f"{name:30}", *(f"{cell:>20}" for cell in cells))
    print("in brackets: ours by this one's")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
