"""`related`: what to hear next and why: after an episode, a guest or a topic; or the page of all episodes."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from orbitgraph.commands import terminal
from orbitgraph.commands.options import add_format, add_graph, positive
from orbitgraph.errors import UsageError

HELP = "list the episodes nearest to one, or what goes with a person or a topic"
DESCRIPTION = (
    "List the episodes that belong together with one episode, the nearest first, and why. A name instead of a "
    "number lists the episodes, people and topics that go with a guest or a topic; --all makes the page of all "
    "episodes for the show's own site (Markdown, JSON, or items for its RSS feed)."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the episode or the thing, how many, and how they are chosen and told."""
    parser.add_argument("episode", nargs="?", metavar="N|NAME", help="the episode's number, or a name")
    parser.add_argument("--all", action="store_true", help="list all episodes with their nearest ones")
    parser.add_argument(
        "-n", type=positive, default=5, metavar="COUNT", help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--diverse",
        action="store_true",
        help="choose episodes that differ, as far as may be with other guests",
    )
    parser.add_argument("--quotes", action="store_true", help="show the sentences behind each reason")
    add_format(parser, "table", "json", "md", "rss")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print the episodes nearest to one, with the reasons in words."""
    from orbitgraph.answers import recommending, suggestions
    from orbitgraph.graph.store import open_store

    if options.all == (options.episode is not None):
        raise UsageError("name an episode or a thing, or give --all")
    if options.format == "rss" and not options.all:
        raise UsageError("the format rss lists all episodes; give --all with it")
    store = open_store(options.graph)
    plain = not (options.all or options.diverse or options.quotes)
    if plain and (kept := recommending.stored(store, options.episode, options.n)):
        sys.stdout.write(suggestions.LISTS[options.format](kept))
        return 0
    advisor = recommending.Advisor(store, str(options.graph))
    how = {"different": options.diverse, "quotes": options.quotes}
    if options.all:
        rows = range(len(advisor.episodes))
        listed = [(advisor.episodes[row], advisor.next_to(row, options.n, **how)) for row in rows]
        sys.stdout.write(suggestions.PAGES[options.format](listed))
        return 0
    if not advisor.knows(options.episode) and not options.episode.isdecimal():
        found = advisor.around(options.episode, options.n)
        sys.stdout.write(suggestions.AROUND[options.format](found))
        return 0
    listed_one = advisor.next_to(advisor.row(options.episode), options.n, **how)
    sys.stdout.write(suggestions.LISTS[options.format](listed_one))
    if not listed_one:
        terminal.tell(f"episode {options.episode} has nothing in common with another episode")
    return 0
