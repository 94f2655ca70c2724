from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from orbitgraph.errors import OutputError
from orbitgraph.graph.build import Part, parts
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.store import Index, Old, as_rdflib, open_store
from orbitgraph.graph.store import write as write_parts
from orbitgraph.graph.terms import term, words
from orbitgraph.model import Episode, Extraction, Show

IRIS = Iris()
EPISODE = "ovs-orbit/4"
NODE = NamedNode(IRIS.episode_iri(EPISODE))


def quad(predicate: str, value: NamedNode | Literal, graph: str, subject: NamedNode = NODE) -> Quad:
    return Quad(subject, term(predicate), value, NamedNode(graph))


def write(quads: Iterable[Quad], directory: Path, old: Old | None = None, key: str = "k") -> Index:
    graphs: dict[str, list[Quad]] = {}
    for each in quads:
        graphs.setdefault(each.graph_name.value, []).append(each)
    made = [Part(name, key, partial(iter, found)) for name, found in graphs.items()]
    return write_parts(made, directory, old=old)


THREE = [
    quad("schema:name", Literal('A "title"\n\x01\u2028'), IRIS.episode_graph(EPISODE)),
    quad("rdf:type", term("schema:PodcastEpisode"), IRIS.episode_graph(EPISODE)),
    quad("rdfs:label", Literal("Ben"), IRIS.show_graph("ovs-orbit"), NamedNode(IRIS.base + "person/ben")),
    quad("rdfs:label", Literal("Ben"), IRIS.episode_graph(EPISODE), NamedNode(IRIS.base + "person/ben")),
    quad(
        "rdf:type", term("schema:PodcastSeries"), IRIS.show_graph("o"), NamedNode(IRIS.show_iri("ovs-orbit"))
    ),
]


def test_both_files_whole(tmp_path):
    index = write([*THREE, THREE[0]], tmp_path)
    base, rdfs = "https://w3id.org/orbitgraph/id/", "http://www.w3.org/2000/01/rdf-schema#"
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    four, graph = f"<{base}show/ovs-orbit/episode/4>", f"<{base}graph/show/ovs-orbit/episode/4>"
    lines = (tmp_path / "graph.nq").read_text(encoding="utf-8").split("\n")
    assert lines == [
        f"<{base}show/ovs-orbit> <{kind}> <https://schema.org/PodcastSeries> <{base}graph/show/o> .",
        f'<{base}person/ben> <{rdfs}label> "Ben" <{base}graph/show/ovs-orbit> .',
        f'<{base}person/ben> <{rdfs}label> "Ben" <{base}graph/show/ovs-orbit/episode/4> .',
        f"{four} <{kind}> <https://schema.org/PodcastEpisode> {graph} .",
        f'{four} <https://schema.org/name> "A \\"title\\"\\n\\u0001\u2028" {graph} .',
        "",
    ]
    prefixes, *bodies = (tmp_path / "graph.ttl").read_text(encoding="utf-8").split("\n\n")
    assert prefixes.split("\n") == sorted(prefixes.split("\n"))
    assert f"@prefix ovs-orbit: <{base}show/ovs-orbit/episode/> ." in prefixes
    assert bodies == [
        "# graph/show/o",
        "show:ovs-orbit a schema:PodcastSeries .",
        "# graph/show/ovs-orbit",
        'person:ben rdfs:label "Ben" .',
        "# graph/show/ovs-orbit/episode/4",
        'person:ben rdfs:label "Ben" .\n'
        'ovs-orbit:4 a schema:PodcastEpisode ;\n\tschema:name "A \\"title\\"\\n\\u0001\u2028" .\n',
    ]
    assert [(name.removeprefix(base), place.quads) for name, place in index.items()] == [
        ("graph/show/o", 1),
        ("graph/show/ovs-orbit", 1),
        ("graph/show/ovs-orbit/episode/4", 3),
    ]


def test_graphs_with_the_same_key_are_copied(tmp_path):
    first, second, fresh = (tmp_path / name for name in ("first", "second", "fresh"))
    for folder in (first, second, fresh):
        folder.mkdir()
    index = write(THREE, first)
    more = quad("rdfs:label", Literal("Z"), IRIS.derived_graph)

    def never() -> Iterator[Quad]:
        raise AssertionError("an unchanged graph is not made again")

    kept = [Part(name, "k", never) for name in index]
    grown = write_parts(
        [*kept, Part(IRIS.derived_graph, "k", lambda: iter([more]))], second, old=Old(first, index)
    )
    assert grown == write([*THREE, more], fresh)
    for name in ("graph.nq", "graph.ttl"):
        assert (second / name).read_bytes() == (fresh / name).read_bytes()


@pytest.mark.parametrize("length", [0, 10, 500])
def test_a_cut_file_is_not_copied_from(tmp_path, length):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    index = write(THREE, first)
    whole = (first / "graph.nq").read_bytes()
    (first / "graph.nq").write_bytes(whole[:length])
    assert write(THREE, second, Old(first, index)) == index
    assert (second / "graph.nq").read_bytes() == whole


def test_a_graph_of_which_nothing_was_counted_is_made_again(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    index = write(THREE, first)
    uncounted = {name: replace(place, tally={}) for name, place in index.items()}
    assert write(THREE, second, old=Old(first, uncounted)) == index
    assert all(place.tally for place in index.values())


def test_the_description_is_the_last_graph_and_knows_what_the_others_hold(tmp_path):
    seen = {}

    def describe(tallies):
        seen.update(tallies)
        node = NamedNode(IRIS.description_graph)
        return Part(node.value, "k", lambda: iter([Quad(node, term("rdfs:label"), Literal("x"), node)]))

    made = [Part(each.graph_name.value, "k", partial(iter, [each])) for each in THREE[:1]]
    index = write_parts(made, tmp_path, describe=describe)
    assert list(index) == [*seen, IRIS.description_graph]
    assert seen == {name: place.tally for name, place in index.items() if name in seen}
    lines = (tmp_path / "graph.nq").read_text().splitlines()
    assert lines[-1].endswith(f'"x" <{IRIS.description_graph}> .')
    assert [line.split()[-2] for line in lines] == sorted(line.split()[-2] for line in lines)


def test_the_order_of_the_quads_leaves_no_trace(tmp_path):
    files = []
    for name, order in (("a", THREE), ("b", THREE[::-1])):
        (tmp_path / name).mkdir()
        write(order, tmp_path / name)
        files.append([(tmp_path / name / file).read_bytes() for file in ("graph.nq", "graph.ttl")])
    assert files[0] == files[1]


def test_a_store_that_is_dumped_again_gives_the_same_file(tmp_path):
    episode = Episode("s", "1", "Title", minutes=92, stars=5)
    write_parts(parts(Extraction((Show("s", "S"),), (episode,), (), ()), tool_version="1"), tmp_path)
    lines = (open_store(tmp_path).dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    assert sorted(lines) == sorted((tmp_path / "graph.nq").read_bytes().splitlines(keepends=True))


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_survives_both_files(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("out")
    write([quad("schema:text", words(text), IRIS.derived_graph)], folder)
    for name in ("graph.nq", "graph.ttl"):
        (found,) = parse(path=folder / name)
        assert found.object == words(text)


def test_hostile_show_names_are_no_prefixes(tmp_path):
    shows = [Show(slug, "S") for slug in ("1st", "北京", "schema", "person", "a")]
    write_parts(parts(Extraction(tuple(shows), (), (), ()), tool_version="1"), tmp_path)
    turtle = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    declared = [line.split(":")[0] for line in turtle.split("\n") if "/episode/> ." in line]
    assert declared == ["@prefix a"]
    assert len({each.triple for each in parse(path=tmp_path / "graph.nq")}) == len(
        list(parse(path=tmp_path / "graph.ttl"))
    )


def test_a_store_opens_from_its_directory_or_a_file(tmp_path):
    write(THREE, tmp_path)
    assert set(open_store(tmp_path)) == set(open_store(tmp_path / "graph.nq")) == set(THREE)
    assert len(open_store(tmp_path / "graph.ttl")) == 4


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "graph.nq",
            b"<a",
            r"graph\.nq: the graph is damaged \(.*line 1.*\); run `orbitgraph build` to make it again",
        ),
        (
            "graph.nq",
            b"\xff",
            r"graph\.nq: the graph is damaged \(.*\); run `orbitgraph build` to make it again",
        ),
        ("graph.nq", b"", r"graph\.nq: the graph is empty; run `orbitgraph build` to make it again"),
        ("other.nq", b"", r"holds no graph \(graph\.nq is missing\); run `orbitgraph build` to make it"),
    ],
)
def test_a_directory_without_a_usable_graph_is_one_line(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(OutputError, match=f"{message}$") as caught:
        open_store(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_file_of_another_kind_and_a_missing_one_are_named(tmp_path):
    (tmp_path / "notes.odt").touch()
    with pytest.raises(
        OutputError, match=r"notes\.odt: unknown kind of file; name a directory, or a file such as"
    ):
        open_store(tmp_path / "notes.odt")
    with pytest.raises(
        OutputError, match=r"none: holds no graph \(none is missing\); run `orbitgraph build`"
    ):
        open_store(tmp_path / "none")


def test_a_directory_that_is_none_is_named():
    with pytest.raises(
        OutputError, match=r"^no-such-folder: cannot write the graph \(No such file.*\); choose"
    ):
        write(THREE, Path("no-such-folder"))


def test_rdflib_sees_the_same_quads_and_all_graphs_at_once(tmp_path):
    write(THREE, tmp_path)
    dataset = as_rdflib(open_store(tmp_path))
    query = 'SELECT ?s WHERE { ?s rdfs:label "Ben" . ?e a <https://schema.org/PodcastEpisode> }'
    assert {str(row.s) for row in dataset.query(query)} == {IRIS.base + "person/ben"}
    graphs = "SELECT ?g WHERE { GRAPH ?g { ?s rdfs:label ?l } }"
    assert sorted(str(row.g) for row in dataset.query(graphs)) == [
        IRIS.show_graph("ovs-orbit"),
        IRIS.episode_graph(EPISODE),
    ]


def test_blank_nodes_of_other_tools_do_no_harm(tmp_path):
    found = Quad(BlankNode("a"), term("rdfs:label"), Literal("x"), NamedNode(IRIS.curated_graph))
    write([found], tmp_path)
    assert (tmp_path / "graph.nq").read_bytes() == serialize([found], format=RdfFormat.N_QUADS)
