"""The explorer: one HTML file that shows the graph and asks nobody for anything.

Style and scripts stand in the page and are allowed by their hashes; all data is in inert, packed blocks that
the script puts on the page as text only, so that nothing a feed says can be read as markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import Template

from orbitgraph.model import Fact, Node, Quads
from orbitgraph.viz.bundle import policy, web, web_block
from orbitgraph.viz.columns import columns, quad_columns
from orbitgraph.viz.communities import Communities
from orbitgraph.viz.packing import block, packed, packed_json
from orbitgraph.viz.words import KINDS

# Halves of a character and control characters cannot stand in an HTML file.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Parameter:
    """A value that a query may be given: its name, its type (text, integer, date, iri), what it is, an example."""

    name: str
    type: str
    description: str
    example: str


@dataclass(frozen=True)
class Query:
    """A query that the page offers; its values are bound by a VALUES clause put in `at` that many characters."""

    name: str
    title: str
    description: str
    text: str
    at: int
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True)
class Questions:
    """What the page answers SPARQL from: quads, queries, and terms (prefixed name, meaning) to offer."""

    quads: Quads
    queries: tuple[Query, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


def explorer(
    title: str,
    nodes: Sequence[Node],
    facts: Sequence[Fact],
    *,
    description: str = "",
    source: str = "",
    communities: Communities | None = None,
    questions: Questions | None = None,
) -> str:
    """Return the whole page for nodes that have their places (see `layout.place`) and the facts between them.

    `description` says what the show is, `source` where the notes come from (a name or an http address). Without
    `questions` the page offers no SPARQL and carries no engine. ValueError for an end that is no node, an unknown
    class or predicate, or a place that is no number.
    """
    style, script = _palette() + web("page.css"), web("app.js")
    graph, words = columns(nodes, facts, source, communities or Communities())
    blocks = {
        "graph": packed_json(graph),
        "words": packed_json(words),
        "network": web_block("network.js.gz"),
        "notices": packed(web("notices.txt")),
    }
    scripts = [script, web("network.js.gz")]
    if questions is not None:
        blocks |= _question_blocks(questions)
        scripts.append(web("editor.js.gz"))
    return Template(web("page.html")).substitute(
        policy=policy(scripts=scripts, styles=[style], engine=questions is not None),
        title=_shown(title),
        description=_shown(description),
        style=style,
        script=script,
        blocks="\n".join(block(name, content) for name, content in blocks.items()),
    )


def _question_blocks(questions: Questions) -> dict[str, str]:
    queries = [
        {
            "name": each.name,
            "title": each.title,
            "description": each.description,
            "parameters": [vars(parameter) for parameter in each.parameters],
            "text": each.text,
            "at": each.at,
        }
        for each in questions.queries
    ]
    return {
        "catalogue": packed_json({"queries": queries, "terms": questions.terms}),
        "quads": packed_json(quad_columns(questions.quads)),
        "engine": web_block("engine.wasm.gz"),
        "worker": web_block("worker.js.gz"),
        "editor": web_block("editor.js.gz"),
    }


def _palette() -> str:
    """Return the colours of the kinds as CSS variables, for light and for dark."""
    light = "".join(f"--{name}:{kind.light};" for name, kind in KINDS.items())
    dark = "".join(f"--{name}:{kind.dark};" for name, kind in KINDS.items())
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _shown(text: str) -> str:
    return html.escape(_CONTROLS.sub("\ufffd", text))
