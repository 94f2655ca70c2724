"""`queries`: the catalogue with its parameters, or all about one query of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orbitgraph.queries.catalogue import Catalogue, CatalogueQuery

HELP = "list the catalogue of queries"
DESCRIPTION = "List the catalogue of queries with their parameters, or tell all about one of them."
_WIDTH = 96


def arguments(parser: ArgumentParser) -> None:
    """Add the query."""
    parser.add_argument("query", nargs="?", metavar="NAME", help="tell all about this query")


def run(options: Namespace) -> int:
    """List name, title and parameters of each query by group, or show what the header of one says."""
    from orbitgraph.queries import catalogue

    asked = catalogue.load()
    print("\n".join(_about(asked.get(options.query)) if options.query else _list(asked)))
    return 0


def _list(asked: Catalogue) -> Iterator[str]:
    listed = asked.listed()
    width = max(len(query.name) for queries in listed.values() for query in queries)
    for at, (group, queries) in enumerate(listed.items()):
        yield f"\n{group}" if at else group
        for query in queries:
            yield f"  {query.name:{width}}  {query.title}"
            if query.parameters:
                yield f"  {'':{width}}  {_given(query)}"


def _about(query: CatalogueQuery) -> Iterator[str]:
    from textwrap import fill

    yield fill(f"{query.title}. {query.description}", _WIDTH)
    yield f"\norbitgraph query {query.name} {_given(query)}".rstrip()
    for each in query.parameters:
        yield fill(
            f"{each.name} ({each.type}): {each.description}",
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
        )
    if query.asks:
        yield "\nQuestions for `orbitgraph ask`"
        yield from (f"  {ask.text}" for ask in query.asks)
    yield f"\nThe answer begins with\n{query.example}"


def _given(query: CatalogueQuery) -> str:
    import shlex

    return " ".join(f"[-p {each.name}={shlex.quote(each.example)}]" for each in query.parameters)
