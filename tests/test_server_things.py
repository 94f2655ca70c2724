"""Each thing at its address, as a page and as RDF; what feeds and clients say is harmless in all of them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse

ID = "https://w3id.org/orbitgraph/id/"
HTML = "text/html"
EVIL = "</title><script>alert(1)</script>\u202e\\u0000"


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str]:
        return [said["href"] or "" for tag, said in self.elements if tag == "a"]

    def scripts(self) -> list[str | None]:
        return [said.get("src") for tag, said in self.elements if tag == "script"]


def page(served: Any, path: str) -> Page:
    status, headers, body = served.ask(path, accept=HTML)
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    found = Page(body)
    # Behind a proxy the pages may stand in a folder.
    assert not [link for link in found.links() if link.startswith("/")]
    return found


def test_a_thing_as_a_page(served: Any) -> None:
    found = page(served, "/id/project/cilium")
    assert "Cilium is based on eBPF, a Linux kernel technology." in found.text
    assert "../../id/project/ebpf" in found.links()
    assert "../../id/show/ovs-orbit/episode/4" in found.links()
    assert "../../ontology#Project" in found.links()
    assert found.scripts() == []


def test_an_episode_as_a_page(served: Any) -> None:
    found = page(served, "/id/show/ovs-orbit/episode/4")
    assert "Cilium, with Thomas Graf from Cisco" in found.text
    assert "../../../../id/person/thomas-graf" in found.links()


@pytest.mark.parametrize(
    ("media", "name", "form"),
    [
        ("text/turtle", "ttl", RdfFormat.TURTLE),
        ("application/ld+json", "jsonld", RdfFormat.JSON_LD),
        ("application/n-triples", "nt", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "rdf", RdfFormat.RDF_XML),
    ],
)
def test_a_thing_as_rdf(served: Any, media: str, name: str, form: RdfFormat) -> None:
    status, headers, body = served.ask("/id/person/thomas-graf", accept=media)
    assert (status, headers["content-type"].partition(";")[0], headers["vary"]) == (200, media, "accept")
    assert served.ask(f"/id/person/thomas-graf?format={name}", accept=HTML)[2] == body
    said = {(str(each.subject), each.predicate.value, str(each.object)) for each in parse(body, form)}
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    assert (f"<{ID}person/thomas-graf>", label, '"Thomas Graf"') in said
    assert any(each[2] == f"<{ID}person/thomas-graf>" for each in said)


def test_an_episode_as_rdf_is_all_that_it_states(served: Any) -> None:
    _, _, body = served.ask("/id/show/ovs-orbit/episode/4?format=nt")
    subjects = {str(each.subject) for each in parse(body, RdfFormat.N_TRIPLES)}
    assert f"<{ID}show/ovs-orbit/episode/4#quote-0-6>" in subjects
    assert served.ask("/id/graph/show/ovs-orbit/episode/4?format=nt")[2] == body


def test_without_a_wish_it_is_turtle(served: Any) -> None:
    assert served.ask("/id/person/thomas-graf")[1]["content-type"] == "text/turtle; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/id/person/nobody", 404, "the graph has no thing 'person/nobody'"),
        ("/id/", 404, "the graph has no thing ''"),
        ("/id/../../etc/passwd", 404, "the graph has no thing '../../etc/passwd'"),
        ("/id/..%2F..%2Fetc%2Fpasswd", 404, "the graph has no thing '../../etc/passwd'"),
        ("/id/%3Cscript%3Ealert(1)%3C/script%3E", 404, "it is no valid IRI"),
        ("/id/a%00b", 404, ""),
        ("/id/a%0D%0AX-Evil:%201", 404, ""),
        ("/id/%22%20%7D%20DROP%20ALL", 404, "it is no valid IRI"),
        ("/id/a%3E%20.%20%7D%20DROP%20ALL", 404, "it is no valid IRI"),
        ("/id/%FF%FE", 404, ""),
        ("/id/person/thomas-graf?format=exe", 400, "format='exe' is unknown"),
        ("/none", 404, "there is nothing at this address"),
        ("/assets/../../../etc/passwd", 404, "there is nothing at this address"),
        ("/assets/..%2Flog.py", 404, ""),
        ("/assets/base.html", 404, "there is no such file"),
        ("/queries/none", 404, "no query is called 'none'"),
        ("/queries/guests?x=1", 400, "the query guests has no parameter 'x'"),
    ],
)
@pytest.mark.parametrize("accept", ["", HTML, "application/ld+json"])
def test_refusals_in_words(served: Any, path: str, status: int, reason: str, accept: str) -> None:
    found, headers, body = served.ask(path, accept=accept)
    assert (found, "x-evil" in headers) == (status, False)
    text = Page(body).text if accept == HTML else body
    assert reason in text
    assert "<script" not in body
    assert "root:" not in body


def test_a_format_that_nobody_has(served: Any) -> None:
    for path in ("/id/person/thomas-graf", "/ontology", "/queries/guests"):
        status, _, body = served.ask(path, accept="image/png")
        assert (status, body.count("\n")) == (406, 1)


def test_a_hostile_label_is_text(served: Any) -> None:
    path = "/id/project/hostile"
    found = page(served, path)
    assert EVIL[:33] in found.text
    assert found.scripts() == []
    assert not [link for link in found.links() if link.lower().startswith(("javascript", "data"))]
    assert "https://example.org/?a='b'&c" in found.links()
    assert "../../id/project/caf%C3%A9" in found.links()
    for name in ("ttl", "nt", "rdf", "jsonld"):
        status, headers, body = served.ask(f"{path}?format={name}")
        assert (status, headers["x-content-type-options"]) == (200, "nosniff")
        assert "x-evil" not in headers
        if name == "jsonld":
            json.loads(body)
        else:
            form = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}[name]
            assert any(EVIL[:33] in str(each.object) for each in parse(body, form))


@pytest.mark.parametrize(
    "value",
    [
        '" } DROP ALL',
        "' } UNION { ?s ?p ?o } #",
        "}\n} DROP ALL",
        "\\",
        "\\u0022",
        "<script>alert(1)</script>",
    ],
)
def test_hostile_parameters_are_values(served: Any, value: str) -> None:
    path = f"/queries/guests-by-organisation?organisation={quote(value)}"
    status, _, body = served.ask(path, accept="text/csv")
    assert (status, body) == (200, "affiliation,guest,episode,date\r\n")
    found = page(served, path)
    assert [said["value"] for tag, said in found.elements if tag == "input"] == [value]
    assert found.scripts() == []


def test_the_catalogue(served: Any) -> None:
    found = page(served, "/queries?editor=plain")
    _, headers, body = served.ask("/queries", accept=HTML)
    # Yasgui sets styles of its own; scripts are the server's alone there, too.
    assert "script-src 'self';" in headers["content-security-policy"]
    assert len(found.links()) == len(Page(body).links())
    assert {"./queries/guests", "./queries/people"} <= set(found.links())
    assert "Cisco" in page(served, "/queries/guests").text
    status, headers, body = served.ask("/queries/guests?name=thomas+graf", accept="text/csv")
    assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert body == "episode,guest,organisation\r\n4,Thomas Graf,Cisco\r\n"
    assert served.ask("/queries/thing")[1]["content-type"] == "text/turtle; charset=utf-8"
    assert "The answer is triples" in page(served, "/queries/thing").text


def test_a_query_in_the_address_stands_in_the_editor(served: Any) -> None:
    _, _, body = served.ask(f"/queries?query={quote('</textarea><script>alert(1)</script>')}", accept=HTML)
    assert "&lt;/textarea&gt;&lt;script&gt;" in body


def test_the_ontology(served: Any) -> None:
    found = page(served, "/ontology")
    assert "guestOf" in {said.get("id") for _, said in found.elements}
    assert found.scripts() == []
    _, _, body = served.ask("/ontology?format=nt")
    subjects = {str(each.subject) for each in parse(body, RdfFormat.N_TRIPLES)}
    assert "<https://w3id.org/orbitgraph/ontology#guestOf>" in subjects


def test_the_explorer(served: Any) -> None:
    status, headers, body = served.ask("/", accept=HTML)
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "<title>The explorer</title>" in body


def test_health(served: Any, graph_folder: Any) -> None:
    from hashlib import sha256

    said = json.loads(served.ask("/health")[2])
    assert said["status"] == "ok"
    assert said["graph"]["sha256"] == sha256((graph_folder / "graph.nq").read_bytes()).hexdigest()
    assert said["graph"]["quads"] > 300


def test_the_log_has_a_line_for_each_request_and_no_control_characters(serve: Any) -> None:
    with serve() as served:
        served.ask("/sparql?query=%1B%5B31mASK%7B%7D")
        served.ask("/id/a%0Ab" + "x" * 1000)
    lines = served.log.read_text().splitlines()
    one, two = lines[-2:]
    assert re.fullmatch(r"\S+Z 127\.0\.0\.1 GET /sparql\?query=%1B%5B31mASK%7B%7D 400 \d+ \d+ms", one)
    assert re.fullmatch(r"\S+Z 127\.0\.0\.1 GET /id/a%0Abx+… 404 \d+ \d+ms", two)
    assert len(two) < 400
