"""What a fact or a thing rests on: the sentences of the graph that state or name it, with their telling words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby

from pyoxigraph import Literal, Store

from orbitgraph.answers.naming import Names, Thing
from orbitgraph.errors import UsageError
from orbitgraph.model import Predicate
from orbitgraph.queries import catalogue, run
from orbitgraph.queries.sparql import Term
from orbitgraph.queries.table import Value

ANY = "-"
"""Stands for an end or a predicate that may be any."""
_MENTIONS = "mentions"
_PREDICATES = {each.casefold(): each.value for each in Predicate}


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be explained: a fact, each part of which may be `ANY`, or a thing (`subject` alone)."""

    subject: str
    predicate: str | None = None
    object: str = ANY


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the spans of its telling words, in order; the rules that found them, and how sure they are."""

    sentence: str
    spans: tuple[tuple[int, int], ...]
    rules: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What one episode says: a fact, or (predicate `mentions`) that it names a thing, with all its quotes."""

    subject: str
    predicate: str
    object: str
    episode: str
    title: str
    date: str
    quotes: tuple[Quote, ...]

    @property
    def confidence(self) -> float:
        """Return the confidence of the best quote."""
        return max(each.confidence for each in self.quotes)

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the rules of all quotes, each once, in their order."""
        return tuple(dict.fromkeys(rule for each in self.quotes for rule in each.rules))


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer: what each name of the question means, the facts, and the mentions of things asked for alone."""

    meant: tuple[tuple[str, tuple[Thing, ...]], ...]
    facts: tuple[Statement, ...]
    mentions: tuple[tuple[Thing, tuple[Statement, ...]], ...] = ()


def question(words: Sequence[str]) -> Question:
    """Read the words of a command: `SUBJECT PREDICATE OBJECT` with a known predicate, or else the name of a thing.

    Names of several words need no quotation marks. Raises `UsageError` for a predicate that is nearly one, and
    for a fact of which nothing is said.
    """
    at = next((at for at, word in enumerate(words) if word.casefold() in _PREDICATES), None)
    if at is None and len(words) == 3 and words[1] == ANY:
        at = 1
    if at is None and len(words) == 3:
        for near in get_close_matches(words[1].casefold(), _PREDICATES, n=1, cutoff=0.8):
            raise UsageError(f"no predicate is called {words[1]!r}; did you mean {_PREDICATES[near]}?")
    if at is None or len(words) == 1:
        return Question(" ".join(words))
    subject, object_ = " ".join(words[:at]) or ANY, " ".join(words[at + 1 :]) or ANY
    predicate = _PREDICATES.get(words[at].casefold(), ANY)
    if subject == predicate == object_ == ANY:
        raise UsageError("nothing is asked: name a thing, a predicate, or both")
    return Question(subject, predicate, object_)


def explain(asked: Question, store: Store) -> Explanation:
    """Look up all that the graph holds on a question; raises `UsageError` for a name that it does not have."""
    names = Names(store)
    subjects = () if asked.subject == ANY else names.find(asked.subject)
    objects = () if asked.object == ANY else names.find(asked.object)
    meant = tuple(
        (name, things) for name, things in ((asked.subject, subjects), (asked.object, objects)) if things
    )
    quoted = list(_quoted(store, subjects or objects, asked.predicate))
    if asked.predicate is None:
        named = [each for each in quoted if each.predicate == _MENTIONS]
        mentions = (
            (thing, _statements(each for each in named if each.o == thing.term.value)) for thing in subjects
        )
        return Explanation(meant, _facts(quoted), tuple(pair for pair in mentions if pair[1]))
    fits = [
        each
        for each in quoted
        if (not subjects or _is_one(each.s, subjects)) and (not objects or _is_one(each.o, objects))
    ]
    return Explanation(meant, _facts(fits))


@dataclass(frozen=True, slots=True)
class _Quoted:
    """One row of the query `quotations`."""

    episode: Value
    title: Value
    date: Value
    s: Value
    subject: Value
    predicate: Value
    o: Value
    object: Value
    confidence: Value
    rule: Value
    start: Value
    before: Value
    words: Value
    after: Value


def _quoted(store: Store, things: Sequence[Thing], predicate: str | None) -> Iterator[_Quoted]:
    """Yield each row once that has one of the things at an end, or (without things) any, and the predicate."""
    query = catalogue.load().get("quotations").text
    bound: dict[str, Term] = {} if predicate in (None, ANY) else {"relation": Literal(str(predicate))}
    values = [{"thing": each.term, **bound} for each in things] or [bound]
    yield from dict.fromkeys(_Quoted(*row) for each in values for row in run.run(query, store, each).rows)


def _is_one(term: Value, things: Iterable[Thing]) -> bool:
    return any(str(term) == each.term.value for each in things)


def _facts(quoted: Iterable[_Quoted]) -> tuple[Statement, ...]:
    return _statements(each for each in quoted if each.predicate != _MENTIONS)


def _statements(quoted: Iterable[_Quoted]) -> tuple[Statement, ...]:
    """Put together the rows of one fact in one episode, the facts in the order of their names."""

    def key(each: _Quoted) -> tuple[str, ...]:
        # The subject of a mention is its episode, which comes in the order of the numbers below.
        fact = each.predicate != _MENTIONS
        parts = (each.subject, each.predicate, each.object, each.s, each.o) if fact else ()
        return (*map(_text, parts), *_number(each.episode), _text(each.title), _text(each.date))

    made = []
    for _, group in groupby(sorted(quoted, key=key), key=key):
        rows = list(group)
        ends = (_text(rows[0].subject), _text(rows[0].predicate), _text(rows[0].object))
        place = (_text(rows[0].episode), _text(rows[0].title), _text(rows[0].date))
        made.append(Statement(*ends, *place, tuple(_quotes(rows))))
    return tuple(made)


def _quotes(rows: Iterable[_Quoted]) -> Iterator[Quote]:
    """Yield each sentence once, with all that is marked in it."""

    def sentence(row: _Quoted) -> tuple[int, str]:
        before = _text(row.before)
        return int(_real(row.start)) - len(before), before + _text(row.words) + _text(row.after)

    for (_, text), group in groupby(sorted(rows, key=sentence), key=sentence):
        same = list(group)
        starts = [(len(_text(row.before)), len(_text(row.before)) + len(_text(row.words))) for row in same]
        rules = tuple(dict.fromkeys(_text(row.rule) for row in same if row.rule))
        yield Quote(text, _joined(starts), rules, max(_real(row.confidence) for row in same))


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join spans that touch or overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _real(value: Value) -> float:
    """Return a number of the graph; what others wrote there as text counts as none."""
    return float(value) if isinstance(value, int | float) else 0.0


def _number(episode: Value) -> tuple[str, str]:
    """Put keys that are numbers in the order of the numbers."""
    return f"{len(key):06}" if (key := _text(episode)).isdecimal() else "~", key
