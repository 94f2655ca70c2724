"""Ordinary clients work with the endpoint unchanged."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from orbitgraph.queries.catalogue import load
from orbitgraph.queries.parameters import parse_parameters
from orbitgraph.queries.remote import run_remote

CILIUM = "https://w3id.org/orbitgraph/id/project/cilium"
SELECT = f"SELECT DISTINCT ?label {{ <{CILIUM}> <http://www.w3.org/2000/01/rdf-schema#label> ?label }}"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize("directly", [False, True])
@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(served: Any, method: str, directly: bool) -> None:
    client = SPARQLWrapper(f"{served.address}sparql")
    client.setMethod(method)
    if directly and method == POST:
        client.setRequestMethod(POSTDIRECTLY)
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    rows = client.query().convert()["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == ["Cilium"]
    client.setReturnFormat(XML)
    assert "Cilium" in client.query().convert().toxml()
    client.setReturnFormat(CSV)
    assert client.query().convert() == b"label\r\nCilium\r\n"
    client.setQuery(f"DESCRIBE <{CILIUM}>")
    client.setReturnFormat(TURTLE)
    assert b"Cilium" in client.query().convert()
    client.setQuery("SELECT nothing")
    with pytest.raises(QueryBadFormed, match="no valid SPARQL"):
        client.query()


def test_rdflib(served: Any) -> None:
    graph = Graph(SPARQLStore(f"{served.address}sparql"))
    assert [str(row[0]) for row in graph.query(SELECT)] == ["Cilium"]
    assert any(str(value) == "Cilium" for value in graph.objects(URIRef(CILIUM)))
    assert bool(graph.query("ASK { ?s ?p ?o }"))


def test_orbitgraph_itself(served: Any) -> None:
    query = load().get("guests")
    table = run_remote(query.text, f"{served.address}sparql", parse_parameters(["name=thomas graf"], query))
    assert table.rows == (("4", "Thomas Graf", "Cisco"),)


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl on the PATH")
def test_curl(served: Any) -> None:
    command = [
        "curl",
        "-s",
        "--max-time",
        "10",
        "--noproxy",
        "*",
        f"{served.address}sparql",
        "--data-urlencode",
    ]
    done = subprocess.run(
        [*command, f"query={SELECT}", "-H", "Accept: text/csv"], capture_output=True, timeout=20, check=True
    )
    assert done.stdout == b"label\r\nCilium\r\n"


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl on the PATH")
def test_the_documentation_shows_what_happens(served: Any) -> None:
    page = (Path(__file__).resolve().parents[1] / "docs/endpoint.md").read_text(encoding="utf-8")
    (session,) = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        words = shlex.split(command.replace("http://127.0.0.1:7200/", served.address))
        done = subprocess.run([*words, "--noproxy", "*"], capture_output=True, timeout=20, check=True)
        assert done.stdout.decode().replace("\r\n", "\n") == expected
