"""`trace`: one episode's way through all stages."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from orbitgraph.commands import terminal
from orbitgraph.commands.options import READING, add_corrections, add_reading, chosen

HELP = "show what each stage makes of one episode"
DESCRIPTION = "Run all stages anew on one episode and print what each of them made of it."


def arguments(parser: ArgumentParser) -> None:
    """Add the episode, and what is read and how."""
    parser.add_argument("episode", metavar="EPISODE", help="the episode's number, key or id (SHOW/KEY)")
    add_reading(parser)
    add_corrections(parser)


def run(options: Namespace) -> int:
    """Print the episode's way through all stages, which are run anew."""
    from orbitgraph import pipeline, settings
    from orbitgraph.answers import stages, tracing
    from orbitgraph.extract import corrections
    from orbitgraph.ontology.topics import load_topics

    how = pipeline.Options(**chosen(options, *READING))
    loaded, unread = pipeline.load(options.sources, how)
    terminal.warn(unread)
    found = tracing.trace(
        options.episode,
        loaded,
        settings.load(how.settings),
        load_topics(how.topics),
        how.model,
        corrections.load(options.corrections),
    )
    sys.stdout.write(stages.as_text(found))
    return 0
