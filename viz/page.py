"""The explorer: one HTML file that shows the graph and asks nobody for anything.

Style and script stand in the page and are allowed by their hashes; the data is an inert block of JSON that
the script puts on the page as text only, so that nothing a feed says can be read as markup.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from orbitgraph.model import EPISODE, Fact, Node
from orbitgraph.viz.links import ends
from orbitgraph.viz.words import KINDS, PHRASES

SCRIPTS = (
    "data.js",
    "dom.js",
    "shapes.js",
    "state.js",
    "camera.js",
    "labels.js",
    "draw.js",
    "pointer.js",
    "match.js",
    "search.js",
    "legend.js",
    "facts.js",
    "panel.js",
    "overview.js",
    "route.js",
    "main.js",
)
"""The parts of the page's script; a part uses only what stands before it when it is read."""

_UNSAFE = re.compile("[<>&\u2028\u2029]")
# Halves of a character and control characters cannot stand in an HTML file.
_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def explorer(
    title: str, nodes: Sequence[Node], facts: Sequence[Fact], *, description: str = "", source: str = ""
) -> str:
    """Return the whole page for nodes that have their places (see `layout.place`) and the facts between them.

    `description` says what the show is, `source` where the notes come from (a name or an http address).
    ValueError for an end that is no node, an unknown class or predicate, or a place that is no number.
    """
    style = _palette() + web("page.css")
    script = '(() => {\n"use strict";\n' + "\n".join(web(name) for name in SCRIPTS) + "})();\n"
    return Template(web("page.html")).substitute(
        policy=policy(scripts=[script], styles=[style]),
        title=_shown(title),
        description=_shown(description),
        style=style,
        script=script,
        data=_data(nodes, facts, source),
    )


def policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Return a Content-Security-Policy that allows just these inline scripts and styles and no request."""
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; "
        f"style-src {' '.join(map(_hash, styles))}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def web(name: str) -> str:
    """Return the text of a file of `viz/web`."""
    return (files("orbitgraph.viz.web") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _palette() -> str:
    """Return the colours of the kinds as CSS variables, for light and for dark."""
    light = "".join(f"--{name}:{kind.light};" for name, kind in KINDS.items())
    dark = "".join(f"--{name}:{kind.dark};" for name, kind in KINDS.items())
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _shown(text: str) -> str:
    return html.escape(_CONTROLS.sub("\ufffd", text))


def _data(nodes: Sequence[Node], facts: Sequence[Fact], source: str) -> str:
    """Return what the script draws as JSON: nodes and sentences stand once and are referred to by number."""
    joined = ends(nodes, facts)
    numbers = {node.id: number for number, node in enumerate(nodes)}
    kinds, predicates = list(KINDS), list(PHRASES)
    base = _base([node.id for node in nodes])
    sentences: dict[str, int] = {"": 0}
    rows: list[list[object]] = []
    for fact, (start, target) in zip(facts, joined, strict=True):
        if fact.predicate not in PHRASES:
            raise ValueError(
                f"unknown predicate {fact.predicate!r} of {fact.source!r}: use {', '.join(PHRASES)}"
            )
        if fact.episode and fact.episode not in numbers:
            raise ValueError(
                f"a fact comes from {fact.episode!r}, which is no node: add the node or drop the fact"
            )
        rows.append(
            [
                start,
                predicates.index(fact.predicate),
                fact.target if target is None else target,
                numbers.get(fact.episode, -1),
                sentences.setdefault(fact.sentence, len(sentences)),
                _units(fact.sentence, fact.start),
                _units(fact.sentence, fact.end),
                round(fact.confidence * 100),
            ]
        )
    count = Counter(node.cls for node in nodes)
    payload = {
        "source": source,
        "kinds": [[name, kind.one, kind.several, count[name]] for name, kind in KINDS.items()],
        "predicates": [[name, *words] for name, words in PHRASES.items()],
        "things": [_thing(node, kinds, base) for node in nodes],
        "sentences": list(sentences),
        "facts": rows,
    }
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _HALVES.sub("\ufffd", text))


def _thing(node: Node, kinds: Sequence[str], base: str) -> list[object]:
    if node.cls not in kinds:
        raise ValueError(f"unknown class {node.cls!r} of {node.id!r}: use {', '.join(kinds)}")
    if not all(math.isfinite(number) for number in (node.x, node.y, node.size)):
        raise ValueError(f"no place for {node.id!r}: its x, y and size must be numbers")
    name = node.id.removeprefix(base)
    # An episode's number is drawn on its dot; a guid would not fit.
    badge = name.rpartition("/")[2] if node.cls == EPISODE else ""
    return [
        name,
        kinds.index(node.cls),
        node.label,
        list(node.aliases),
        node.x,
        node.y,
        node.size,
        [list(pair) for pair in node.details],
        badge if len(badge) <= 4 else "",
    ]


def _base(ids: Sequence[str]) -> str:
    """Return what all ids begin with, up to a slash; the rest is the thing's name in the page's address."""
    if not ids:
        return ""
    first, last = min(ids), max(ids)
    shared = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    base = first[: first.rfind("/", 0, shared) + 1]
    return "" if base in ids else base


def _units(text: str, offset: int) -> int:
    """Return an offset in UTF-16 units, which is how the browser counts."""
    before = text[:offset]
    return offset if before.isascii() else offset + sum(character > "\uffff" for character in before)
