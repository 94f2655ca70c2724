"""Every format is read again by a reader of its own and says the same; the same graph gives the same bytes."""

import io
import json
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib.compare import isomorphic

from orbitgraph.cli import main
from orbitgraph.errors import OutputError, UsageError
from orbitgraph.graph.build import parts
from orbitgraph.graph.exchange_formats import FORMATS as NETWORKS
from orbitgraph.graph.export import FORMATS, Selection, select
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.store import open_store, write
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Reason,
    Ref,
    RelatedEpisode,
    Relation,
    Show,
)
from orbitgraph.ontology import PREFIXES, SCHEMA

HOSTILE = 'Ünï <b> & "q" \\ \t ]]> </script> \u2028 \U0001f600'
TITLE = f"Ann Lee of Acme on Pots {HOSTILE}"
QUADS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
TRIPLES = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
RDFLIB = {"ttl": "turtle", "nt": "nt", "rdfxml": "xml", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
EPISODE = Iris().episode_iri("tea/1")


def evidence(episode: str, start: int, end: int) -> Evidence:
    return Evidence(episode, start, end, 0, len(TITLE), "rule", 0.5)


def extraction() -> Extraction:
    ann, pots = Ref("person", "Ann Lee"), Ref("project", "Pots")
    entities = (
        Entity(EntityClass.PERSON, "Ann Lee", (), (Mention(EntityClass.PERSON, evidence("tea/1", 0, 7)),)),
        Entity(
            EntityClass.PROJECT,
            "Pots",
            (),
            tuple(Mention(EntityClass.PROJECT, evidence(f"tea/{key}", 19, 23)) for key in (1, 2)),
            about=("tea/1",),
        ),
    )
    facts = (
        Relation(ann, Predicate.GUEST_OF, Ref("episode", "tea/1"), (evidence("tea/1", 0, 7),)),
        Relation(pots, Predicate.DEVELOPED_BY, ann, (evidence("tea/1", 19, 23),)),
    )
    episodes = (Episode("tea", "1", TITLE, 1, minutes=20), Episode("tea", "2", TITLE, 2))
    return Extraction((Show("tea", "Tea Talk", hosts=("Mia Blum",)),), episodes, entities, facts)


def holding(*quads: Quad) -> Store:
    found = Store()
    found.extend(quads)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("graph")
    related = [RelatedEpisode("tea/1", 1, "tea/2", 1.5, (Reason("topic", "both on pots", 1.5),))]
    write(parts(extraction(), related=related, tool_version="1"), made)
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    return open_store(folder)


def exported(form: str, chosen: Selection) -> bytes:
    file = io.BytesIO()
    FORMATS[form](chosen, file)
    return file.getvalue()


@pytest.mark.parametrize("form", QUADS)
def test_formats_with_graphs_hold_every_quad(form: str, store: Store) -> None:
    data = exported(form, select(store))
    assert set(parse(data, QUADS[form])) == set(store)
    read = rdflib.Dataset().parse(data=data, format=RDFLIB[form])
    assert sum(len(graph) for graph in read.graphs()) == len(store)


@pytest.mark.parametrize("form", TRIPLES)
def test_formats_without_graphs_hold_every_triple(form: str, store: Store) -> None:
    data = exported(form, select(store))
    triples = [quad.triple for quad in parse(data, TRIPLES[form])]
    assert set(triples) == {quad.triple for quad in store}
    assert form == "ttl" or len(triples) == len(set(triples))
    lines = "".join(f"{triple} .\n" for triple in set(triples))
    read = rdflib.Graph().parse(data=data, format=RDFLIB[form])
    assert isomorphic(read, rdflib.Graph().parse(data=lines, format="nt"))


def test_the_files_of_a_build_come_back_byte_for_byte(store: Store, folder: Path) -> None:
    assert exported("nq", select(store)) == (folder / "graph.nq").read_bytes()
    assert exported("ttl", select(store)) == (folder / "graph.ttl").read_bytes()


@pytest.mark.parametrize("form", RDFLIB)
@pytest.mark.parametrize("episode", [None, "1"])
def test_the_same_graph_gives_the_same_bytes(
    form: str, episode: str | None, store: Store, folder: Path
) -> None:
    again = open_store(folder)
    assert exported(form, select(store, episode)) == exported(form, select(again, episode))


@pytest.mark.parametrize("form", sorted({*QUADS, *TRIPLES} - {"jsonld"}))
@pytest.mark.parametrize("episode", ["1", "tea/1"])
def test_one_episode_is_its_graph(form: str, episode: str, store: Store) -> None:
    graph = NamedNode(Iris().episode_graph("tea/1"))
    data = exported(form, select(store, episode))
    found = {quad.triple for quad in parse(data, (QUADS | TRIPLES)[form])}
    assert found == {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}


def test_an_episode_that_is_not_there_is_told_with_those_that_are(store: Store) -> None:
    with pytest.raises(UsageError, match=r"no episode '9' in the graph; there are tea/1, tea/2$"):
        select(store, "9")


def test_a_key_of_several_shows_is_ambiguous() -> None:
    shows = (Show("a", "A"), Show("b", "B"))
    both = Store()
    for part in parts(
        Extraction(shows, (Episode("a", "1", "A"), Episode("b", "1", "B")), (), ()), tool_version="1"
    ):
        both.extend(part.quads())
    with pytest.raises(UsageError, match="several shows have an episode '1'; name one: a/1, b/1"):
        select(both, "1")
    assert select(both, "b/1").episode == NamedNode(Iris().episode_iri("b/1"))


def test_what_xml_cannot_write_is_replaced_or_refused() -> None:
    subject, name = NamedNode("urn:s"), NamedNode(SCHEMA + "name")
    texts = holding(Quad(subject, name, Literal("a\x00b\x1bc\ufffe", language="en")))
    texts.add(Quad(subject, name, Literal("one\r\ntwo\r")))
    data = exported("rdfxml", select(texts))
    assert [quad.triple for quad in parse(data, RdfFormat.RDF_XML)] == [
        Triple(subject, name, Literal("a\ufffdb\ufffdc\ufffd", language="en")),
        Triple(subject, name, Literal("one\r\ntwo\r")),
    ]
    odd = holding(Quad(subject, NamedNode("https://x.test/9"), Literal("x")))
    with pytest.raises(OutputError, match=r"no way to write the property <https://x.test/9>; choose"):
        exported("rdfxml", select(odd))


def test_triples_outside_of_named_graphs_are_exported_too() -> None:
    plain = holding(Quad(NamedNode("urn:s"), NamedNode(SCHEMA + "name"), Literal("x")))
    for form in ("nq", "nt", "trig", "ttl", "rdfxml", "jsonld"):
        assert set(parse(exported(form, select(plain)), (QUADS | TRIPLES)[form])) == set(plain), form


def test_the_command_writes_a_file_or_standard_output(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "--format", "nq", "--graph", str(folder)]) == 0
    assert capsysbinary.readouterr() == ((folder / "graph.nq").read_bytes(), b"")
    assert main(["export", "--graph", str(folder), "-o", str(tmp_path / "x.ttl")]) == 0
    assert capsysbinary.readouterr() == (b"", b"")
    assert (tmp_path / "x.ttl").read_bytes() == (folder / "graph.ttl").read_bytes()


def test_an_error_leaves_the_old_file_and_no_other(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "x.nt"
    old.write_text("old", encoding="utf-8")
    odd = tmp_path / "odd.nt"
    odd.write_text('<urn:s> <https://x.test/9> "x" .\n', encoding="utf-8")
    assert main(["export", "--format", "rdfxml", "--graph", str(odd), "-o", str(old)]) == 1
    assert main(["export", "--episode", "9", "--graph", str(folder), "-o", str(old)]) == 2
    missing = tmp_path / "no" / "x.nt"
    assert main(["export", "--graph", str(folder), "-o", str(missing)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[2]) == (
        3,
        f"orbitgraph: {missing}: cannot be written (No such file or directory); choose another with -o",
    )
    assert sorted(tmp_path.iterdir()) == [odd, old]
    assert old.read_text(encoding="utf-8") == "old"


def test_the_command_offers_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert f"{{{','.join(FORMATS)},pyvis}}" in "".join(capsys.readouterr().out.split())
    assert set(FORMATS) == {*RDFLIB, *NETWORKS}


def test_an_episode_as_json_ld_is_read_with_the_names_of_schema_org(store: Store) -> None:
    data = exported("jsonld", select(store, "1"))
    assert json.loads(data)["@type"] == "PodcastEpisode"
    read = rdflib.Graph().parse(data=data, format="json-ld")
    actor = rdflib.URIRef(PREFIXES["schema"] + "actor")
    assert list(read.objects(rdflib.URIRef(EPISODE), actor)) == [
        rdflib.URIRef(Iris().base + "person/ann-lee")
    ]


@pytest.mark.parametrize("form", NETWORKS)
def test_the_network_is_that_of_the_graph_or_of_one_episode(store: Store, form: str) -> None:
    assert exported(form, select(store)).decode() == NETWORKS[form](store)
    one = exported(form, select(store, "2")).decode()
    assert "project/pots" in one
    assert "person/ann-lee" not in one
