"""The catalogue: headers are read and compared with their queries, and arguments with headers."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from orbitgraph.errors import OrbitgraphError, QueryError, UsageError
from orbitgraph.queries.catalogue import CatalogueQuery, load, load_texts, read_query
from orbitgraph.queries.header import GROUPS, INTERNAL, Wording
from orbitgraph.queries.parameters import TYPES, Parameter, parse_parameters

XSD = "http://www.w3.org/2001/XMLSchema#"
GUESTS = """# Guests
#
# Who was there,
# and when.
#
# group: Episodes
# ask: who was there as {name} {since=2016-01-01}
#
# param name (text): whom. Example: red hat
# param since (date): from that day. Example: 2016-01-01
#
# Example answer:
#   episode,guest
#   4,Thomas Graf

PREFIX orbit: <https://w3id.org/orbitgraph/ontology#>
SELECT ?episode ?guest
WHERE {
  GRAPH ?graph { ?guest orbit:guestOf ?e . ?e orbit:key ?episode ; <http://x/date> ?date }
  FILTER(!BOUND(?name) || ?guest = ?name)
  FILTER(!BOUND(?since) || ?date >= ?since)
}
"""


def test_a_header_documents_its_query() -> None:
    assert tuple(load_texts({"guests": GUESTS})) == (
        CatalogueQuery(
            name="guests",
            title="Guests",
            description="Who was there, and when.",
            parameters=(
                Parameter("name", "text", "whom", "red hat"),
                Parameter("since", "date", "from that day", "2016-01-01"),
            ),
            columns=("episode", "guest"),
            text=GUESTS,
            example="episode,guest\n4,Thomas Graf",
            group="Episodes",
            asks=(Wording("who was there as {name}", ("name",), (("since", "2016-01-01"),)),),
        ),
    )


def test_a_query_of_ones_own_needs_no_header() -> None:
    query = read_query("mine", "SELECT ?b ?a { ?a ?p ?b }")
    assert (query.title, query.parameters, query.columns) == ("", (), ("b", "a"))
    assert read_query("mine", "ASK { ?a ?b ?c }").columns == ()
    assert read_query("mine", "CONSTRUCT WHERE { ?a ?b ?c }").columns == ("subject", "predicate", "object")
    assert read_query("mine", "SELECT ?b {").columns == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("(text)", "(string)", "cannot read the line 'param name .string.: whom.*text, integer, date, iri"),
        (" Example: red hat", "", "cannot read the line 'param name .text.: whom.'"),
        ("Example: 2016-01-01", "Example: May", "since='May' is no date"),
        (
            "!BOUND(?name) || ?guest = ?name",
            "true",
            "the query has no variable [?]name for its parameter; use or drop",
        ),
        ("BOUND(?name)", "BOUND(?date)", "BOUND[(][?]date[)] tests an undeclared parameter"),
        (
            "orbit:guestOf",
            "orbit:gestOf",
            "orbit:gestOf is no term of the ontology; did you mean orbit:guestOf",
        ),
        ("orbit:guestOf", "orbit:xyzzy", "orbit:xyzzy is no term of the ontology; ontology/orbit.ttl has"),
        ("orbit:guestOf", "orbi:guestOf", "unknown prefix orbi:"),
        ("ontology#>", "ontology/>", "the prefix orbit: stands for <.*ontology/> instead of <.*ontology#>"),
        ("WHERE {", "WHERE", "no valid SPARQL: line "),
        ("SELECT ?episode ?guest\nWHERE", "DELETE", "DELETE changes data"),
        ("episode,guest\n", "episode,guests\n", "the example has the columns .*'guests'"),
        ("#   episode,guest\n#   4,Thomas Graf\n", "", "the header has no example answer; end it with"),
        (
            "group: Episodes",
            "group: Guests",
            "no line `group:` with one of Episodes, .*, internal, but 'Guests'",
        ),
        ("# group: Episodes\n", "", "no line `group:` with one of Episodes"),
        (
            "{name}",
            "{nam}",
            "the question 'who was there as {nam} .* names an undeclared parameter 'nam'; declare it",
        ),
        ("{name}", "{name", "cannot read the question 'who was there as {name "),
        ("since=2016-01-01}", "since=May}", "since='May' is no date"),
        ("# Guests\n#\n# Who was there,\n# and when.\n", "", "the header has no title and description"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(old: str, new: str, message: str) -> None:
    assert old in GUESTS
    with pytest.raises(OrbitgraphError, match=r"^guests\.rq: .*" + message) as caught:
        load_texts({"guests": GUESTS.replace(old, new, 1)})
    assert isinstance(caught.value, QueryError)
    assert "\n" not in str(caught.value)


def test_the_catalogue_of_the_package_is_sorted_and_sound() -> None:
    catalogue = load()
    assert list(catalogue.names) == sorted(catalogue.names)
    assert len(catalogue) == len(list(catalogue)) == len(set(catalogue.names))
    assert "guests" in catalogue
    assert "gests" not in catalogue


def test_the_catalogue_is_listed_by_group_without_what_only_commands_ask() -> None:
    listed = load().listed()
    assert tuple(listed) == GROUPS
    assert all(listed.values())
    names = [query.name for queries in listed.values() for query in queries]
    internal = [query.name for query in load() if query.group == INTERNAL]
    assert sorted([*names, *internal]) == list(load().names)
    assert internal == ["findings", "gaps", "labels", "mentions", "names", "quotations"]


@pytest.mark.parametrize(
    "query", [each for group in load().listed().values() for each in group], ids=lambda each: each.name
)
def test_a_listed_query_says_which_questions_it_answers(query: CatalogueQuery) -> None:
    assert len(query.asks) >= 2 or query.name == "thing"


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("entities", "episode,class,label,mentions"),
        ("relations", "episode,subject,predicate,object"),
        ("guests", "episode,guest,organisation"),
        ("related", "episode,rank,related,score"),
    ],
)
def test_the_columns_that_others_build_on(name: str, columns: str) -> None:
    assert ",".join(load().get(name).columns) == columns


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("gests", "no query is called 'gests': did you mean guests"),
        ("xyzzy", "no query is called 'xyzzy': `orbitgraph queries` lists them"),
    ],
)
def test_an_unknown_name_gets_near_ones(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        load().get(name)


ALL_TYPES = CatalogueQuery(
    "q", "T", "D", tuple(Parameter(f"{kind}s", kind, "", "") for kind in TYPES), (), "SELECT * { ?a ?b ?c }"
)


@pytest.mark.parametrize(
    ("item", "term"),
    [
        ("texts=Red Hat", Literal("Red Hat")),
        ("texts=", Literal("")),
        ("texts=a=b", Literal("a=b")),
        ('texts=" } DROP ALL', Literal('" } DROP ALL')),
        ("integers=-007", Literal("-7", datatype=NamedNode(XSD + "integer"))),
        ("dates=2016-05-21", Literal("2016-05-21", datatype=NamedNode(XSD + "date"))),
        ("iris=https://x.org/é", NamedNode("https://x.org/é")),
    ],
)
def test_arguments_become_terms_of_their_type(item: str, term: Literal | NamedNode) -> None:
    assert parse_parameters([item], ALL_TYPES) == {item.partition("=")[0]: term}


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (["texts"], "the parameter 'texts' has no value; write it as NAME=VALUE"),
        (["=x"], "the parameter '=x' has no value"),
        (["texts=a", "texts=b"], "the parameter 'texts' is given twice"),
        (["text=a"], "the query 'q' has no parameter 'text'; it has texts, integers, dates, iris"),
        (["a=a"], "the query 'q' has no parameter 'a'"),
        (["texts=\udcff"], "is no text in UTF-8"),
        (["integers=4.5"], "integers='4.5' is no whole number"),
        (["integers=٤"], "is no whole number"),
        (["integers=9999999999999999999"], "is no whole number"),
        (["dates=21 May 2016"], "dates='21 May 2016' is no date [(]YYYY-MM-DD[)]"),
        (["dates=2016-02-30"], "is no date"),
        (["dates=20160521"], "is no date"),
        (["iris=cilium"], "iris='cilium' is no IRI"),
        (["iris=http://x/> } DROP ALL"], "is no IRI"),
        (["iris=http://x/\n"], "is no IRI"),
    ],
)
def test_arguments_that_do_not_fit_are_usage_errors(items: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        parse_parameters(items, ALL_TYPES)
    assert "\n" not in str(caught.value)


def test_an_error_repeats_the_example_of_the_header() -> None:
    with pytest.raises(UsageError, match=r"since='x' is no date .*, such as 2016-01-01"):
        parse_parameters(["since=x"], read_query("guests", GUESTS))


def test_any_variable_of_a_query_without_declarations_takes_text() -> None:
    query = read_query("mine", "# my query\nSELECT * { ?s ?p ?o }")
    assert parse_parameters(["o=4"], query) == {"o": Literal("4")}
    with pytest.raises(UsageError, match="has no parameter 'x'; it has no variable of that name"):
        parse_parameters(["x=4"], query)
