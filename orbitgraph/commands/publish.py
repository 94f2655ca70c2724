"""`publish`: a static site of the graph, for the show's own pages."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from orbitgraph.commands import terminal
from orbitgraph.commands.options import add_graph

HELP = "write a static site: a page for each episode, guest, organisation and topic"
DESCRIPTION = (
    "Write a static site that needs no script: a page for each episode, person, organisation and topic, linked "
    "both ways, with quotes and related ones; for each episode its JSON-LD, podcast:person tags and an "
    "attribution; and a sitemap."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the folder of the site and its address."""
    parser.add_argument("directory", type=Path, metavar="DIR", help="the folder of the site, new or empty")
    parser.add_argument(
        "--base-url", default="", metavar="URL", help="where the site will be, for the sitemap and JSON-LD"
    )
    add_graph(parser)


def run(options: Namespace) -> int:
    """Write the site."""
    from orbitgraph.graph.recovered import recover
    from orbitgraph.graph.store import open_store
    from orbitgraph.site import pages, writing

    files = pages.site(recover(open_store(options.graph)), options.base_url)
    count = writing.write(files, options.directory)
    if not options.base_url:
        terminal.tell("without --base-url the sitemap has paths instead of addresses")
    print(f"{count} files; the front page is {options.directory / 'index.html'}")
    return 0
