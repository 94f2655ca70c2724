"""A trace as plain text: a block for each stage, in the order in which an episode goes through them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from orbitgraph.answers.tracing import Trace
from orbitgraph.extract.resolve import key
from orbitgraph.extract.spans import Found
from orbitgraph.model import EPISODE, Entity, Evidence, Ref, Relation
from orbitgraph.queries.render import as_table, visible
from orbitgraph.queries.table import Table, Value

_WIDEST = 80
"""How many columns of the terminal a text may take; what is cut can be found by its span."""
_Rows = Iterable[tuple[Value, ...]]


def as_text(trace: Trace) -> str:
    """Return all blocks; spans count characters of the episode's text, as everywhere in the graph."""
    blocks = (
        ("Source", _source(trace)),
        ("Notes", _notes(trace)),
        ("Language", _language(trace)),
        ("Findings", _findings(trace)),
        ("Dropped because they overlapped", _dropped(trace)),
        ("Relations", _relations(trace)),
        ("Resolution (of this episode alone; a build weighs all episodes)", _resolution(trace)),
        ("Quads", _quads(trace)),
    )
    return "\n".join(
        "".join(f"{line}\n" for line in (f"{number}. {title}", *(f"   {line}".rstrip() for line in lines)))
        for number, (title, lines) in enumerate(blocks, start=1)
    )


def _table(columns: str, rows: _Rows, none: str = "none") -> Iterator[str]:
    """Yield the lines of an aligned table, which are harmless to a terminal; `none` where it has no rows."""
    cells = [tuple(" ".join(v.split()) if isinstance(v, str) else v for v in row) for row in rows]
    yield from (
        as_table(Table(tuple(columns.split()), tuple(cells)), _WIDEST).splitlines() if cells else [none]
    )


def _source(trace: Trace) -> Iterator[str]:
    episode = trace.episode
    guests = [
        f"{each.name} ({each.organisation})" if each.organisation else each.name for each in episode.guests
    ]
    minutes = f"{episode.minutes} minutes" if episode.minutes is not None else ""
    day = episode.published.isoformat() if episode.published else ""
    lines = (
        f"read from: {trace.source.name}, {len(trace.source.data)} bytes",
        f"show: {trace.show.slug}, “{trace.show.title}”",
        f"episode: {', '.join(filter(None, (episode.id, day, minutes, episode.language)))}",
        f"title: {episode.title}",
        f"guests: {', '.join(guests) or 'none'}",
        f"hosts: {', '.join(episode.hosts) or 'none'}",
    )
    yield from (visible(" ".join(line.split())) for line in lines)
    links, text = trace.notes.links, episode.text
    yield f"links: {len(links) or 'none'}"
    if links:
        yield from _table("span text target", ((_span(a, b), text[a:b], to) for a, b, to in links))


def _notes(trace: Trace) -> Iterator[str]:
    episode = trace.episode
    names = ["title"] * bool(episode.title) + [f"paragraph {n + 1}" for n in range(len(episode.paragraphs))]
    parts = filter(None, (episode.title, *episode.paragraphs, episode.credits))
    rows, at = [], 0
    for name, part in zip((*names, "credits"), parts, strict=False):
        rows.append((_span(at, at + len(part)), name, part))
        at += len(part) + 2
    yield from _table("span part text", rows)
    yield f"cut as boilerplate: {len(trace.cut) or 'none'}"
    yield from (visible(_shortened(part)) for part in trace.cut)


def _language(trace: Trace) -> Iterator[str]:
    sentences, entities = trace.notes.sentences, trace.notes.doc.ents
    text = trace.episode.text
    yield visible(f"{trace.model}: {len(sentences)} sentences, {len(entities)} entities")
    yield from _table("span sentence", ((_span(*span), text[slice(*span)]) for span in sentences))
    yield ""
    rows = ((_span(each.start_char, each.end_char), each.label_, each.text) for each in entities)
    yield from _table("span label entity", rows, "no entities")


_FOUND = "span class name finder rank confidence words"


def _findings(trace: Trace) -> Iterator[str]:
    return _table(_FOUND, (_row(trace, each) for each, _ in trace.reading.found))


def _row(trace: Trace, each: Found) -> tuple[Value, ...]:
    words = trace.episode.text[each.start : each.end]
    span = _span(each.start, each.end)
    return span, each.cls.value, each.name, each.extractor, each.rank, each.confidence, words


def _dropped(trace: Trace) -> Iterator[str]:
    standing = [each for each, _ in trace.reading.found]
    gone = Counter(trace.candidates) - Counter(standing)
    rows = ((*_row(trace, each)[:-1], _victor(each, standing)) for each in gone.elements())
    return _table(_FOUND.replace("words", "gives_way_to"), rows)


def _victor(each: Found, standing: Sequence[Found]) -> str:
    """Name what stands where a finding does not; a finding may also give way to one that falls itself."""
    other = next((other for other in standing if other.overlaps(each)), None)
    if other is None:
        return "another that was dropped too"
    if (other.start, other.end, other.cls, other.name) == (each.start, each.end, each.cls, each.name):
        return f"the same by {other.extractor}"
    return f"{_span(other.start, other.end)} {other.cls} {other.name}"


def _relations(trace: Trace) -> Iterator[str]:
    text = trace.episode.text
    rows = (
        (
            *(_end(one.subject), one.predicate.value, _end(one.object), proof.extractor, proof.confidence),
            *(_span(proof.start, proof.end), text[proof.start : proof.end]),
        )
        for one in trace.reading.relations
        for proof in one.evidence
    )
    return _table("subject predicate object rule confidence span evidence", rows)


def _end(ref: Ref) -> str:
    return f"Episode {ref.name.partition('/')[2]}" if ref.kind == EPISODE else ref.name


def _resolution(trace: Trace) -> Iterator[str]:
    names: dict[Ref, dict[str, None]] = defaultdict(dict)
    for found, thing in _resolved(trace):
        names[thing.ref][f"{found.cls} {found.name}"] = None
    rows = [
        (
            each.cls.value,
            each.label,
            len(each.mentions),
            ", ".join(each.aliases),
            _made_of(each, names[each.ref]),
        )
        for each in trace.entities
    ]
    yield from _table("class thing mentions also_written made_of", rows)
    merged = sum(len(each) > 1 for each in names.values())
    yield f"things made of several names: {merged or 'none'}"
    yield from (visible(line) for line in _ambiguous(trace.entities))
    yield from (visible(line) for line in _changed(trace.reading.relations, trace.relations))
    yield from (
        visible(f"corrected by hand: {' '.join(filter(None, each.cells))}") for each in trace.corrections
    )


def _made_of(thing: Entity, names: Iterable[str]) -> str:
    """Name the classes and names that became a thing; nothing where they are its own."""
    found = "; ".join(names)
    return "" if found == f"{thing.cls} {thing.label}" else found


def _resolved(trace: Trace) -> Iterator[tuple[Found, Entity]]:
    """Yield each finding with the thing that it became, which has a mention with the same evidence."""
    things: dict[Evidence, list[Entity]] = defaultdict(list)
    for each in trace.entities:
        for mention in each.mentions:
            things[mention.evidence].append(each)
    for found, evidence in trace.reading.found:
        if same := things[evidence]:
            yield found, next((each for each in same if each.cls is found.cls), same[0])


def _ambiguous(entities: Iterable[Entity]) -> Iterator[str]:
    """Say which names stand for several things, whose mentions were told apart by the finders alone."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for each in entities:
        named[key(each.label)].append(each)
    same = [group for group in named.values() if len(group) > 1]
    yield f"names left ambiguous: {len(same) or 'none'}"
    for group in same:
        yield " and ".join(f"{each.label} ({each.cls})" for each in group)


def _changed(before: Iterable[Relation], after: Iterable[Relation]) -> Iterator[str]:
    """Say which relations have other ends now, or none that their predicate allows."""
    old, new = ({(each.subject, each.predicate, each.object) for each in some} for some in (before, after))
    for sign, some in (("left out", old - new), ("now", new - old)):
        for subject, predicate, object_ in sorted(some):
            yield f"{sign}: {_end(subject)} {predicate} {_end(object_)}"


def _quads(trace: Trace) -> Iterator[str]:
    rows = [*trace.quads, ("all", sum(number for _, number in trace.quads))]
    return _table("kind quads", rows)


def _span(start: int, end: int) -> str:
    return f"{start}-{end}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1].rstrip() + "…"
