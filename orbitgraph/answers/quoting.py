"""Explanations as text: fact lines with their sentences, telling words marked, wrapped to a width; or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from orbitgraph.answers.explaining import Explanation, Quote, Statement
from orbitgraph.answers.naming import Thing
from orbitgraph.queries.render import harmless, visible, width

_INDENT = "    "
_NARROWEST = 20
# Inside the text marks are control characters, which no text has once it is made visible.
_OPEN, _CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands around telling words; `each_line` sets it anew on every line, as terminals want it."""

    open: str
    close: str
    each_line: bool = False


GUILLEMETS = Marks("«", "»")
BOLD = Marks("\x1b[1m", "\x1b[22m", each_line=True)


def as_text(explanation: Explanation, columns: int, marks: Marks = GUILLEMETS) -> str:
    """Return an explanation for people, in lines of at most `columns`; a longer word is cut."""
    blocks = [_fact(each, columns, marks) for each in explanation.facts]
    blocks += [_named(thing, said, columns, marks) for thing, said in explanation.mentions]
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def sentence(quote: Quote, columns: int, indent: str = "", marks: Marks = GUILLEMETS) -> list[str]:
    """Return the lines of one sentence with its telling words marked, each at most `columns` wide."""
    return list(_wrapped(_marked(quote), columns, indent, marks))


def as_json(explanation: Explanation) -> str:
    """Return an explanation as JSON: `things` by the name asked, `facts` and `mentions` with their quotes."""
    things = {
        name: [{"class": each.cls, "label": each.label, "iri": each.term.value} for each in meant]
        for name, meant in explanation.meant
    }
    facts = [asdict(each) for each in explanation.facts]
    mentions = [
        {"thing": thing.term.value} | asdict(each) for thing, said in explanation.mentions for each in said
    ]
    content = {"things": things, "facts": facts, "mentions": mentions}
    return harmless(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def ambiguities(explanation: Explanation) -> Iterator[str]:
    """Yield a line for each name of the question that means several things."""
    for name, things in explanation.meant:
        if len(things) > 1:
            listed = ", ".join(f"{each.label} ({each.cls})" for each in things)
            yield f"{name!r} means {len(things)} things, and all are looked up: {listed}"


def _fact(fact: Statement, columns: int, marks: Marks) -> list[str]:
    rules = ", ".join(fact.rules)
    told = f"episode {fact.episode}, confidence {fact.confidence:.2f}{', ' * bool(rules)}{rules}"
    head = _wrapped(visible(f"{fact.subject} {fact.predicate} {fact.object} ({told})"), columns, "", marks)
    source = _wrapped(f"– {_source(fact)}", columns, _INDENT, marks)
    return [*head, *_sentences(fact, columns, marks), *source]


def _named(thing: Thing, said: Sequence[Statement], columns: int, marks: Marks) -> list[str]:
    places = sum(len(quote.spans) for each in said for quote in each.quotes)
    times = f"{places} time{'s' * (places > 1)} in {len(said)} episode{'s' * (len(said) > 1)}"
    lines = list(_wrapped(visible(f"{thing.label} ({thing.cls}) is named {times}"), columns, "", marks))
    for each in said:
        lines += [*_wrapped(_source(each), columns, "  ", marks), *_sentences(each, columns, marks)]
    return lines


def _source(said: Statement) -> str:
    return visible(f"{said.episode}. {said.title}" + (f" ({said.date})" if said.date else ""))


def _sentences(said: Statement, columns: int, marks: Marks) -> Iterator[str]:
    for quote in said.quotes:
        yield from _wrapped(_marked(quote), columns, _INDENT, marks)


def _marked(quote: Quote) -> str:
    parts, at = [], 0
    for start, end in quote.spans:
        parts += [_plain(quote.sentence[at:start]), _OPEN, _plain(quote.sentence[start:end]), _CLOSE]
        at = end
    return "".join((*parts, _plain(quote.sentence[at:])))


def _plain(text: str) -> str:
    return visible(re.sub(r"\s+", " ", text))


def _wrapped(text: str, columns: int, indent: str, marks: Marks) -> Iterator[str]:
    """Yield the lines of a text with its marks; they count as wide as they look."""
    room = max(columns, _NARROWEST) - len(indent)
    line: list[str] = []
    taken = 0
    inside = False
    for word in _words(text.split(" "), room, marks):
        wide = _width(word, marks)
        if line and taken + 1 + wide > room:
            shown, inside = _line(" ".join(line), inside, marks)
            yield indent + shown
            line, taken = [], 0
        taken += wide + bool(line)
        line.append(word)
    shown, _ = _line(" ".join(line), inside, marks)
    yield indent + shown


def _words(words: Iterable[str], room: int, marks: Marks) -> Iterator[str]:
    """Yield the words, those too wide for a line in pieces."""
    # A mark that closes stays with its word.
    most = room - (0 if marks.each_line else width(marks.close))
    for word in filter(None, words):
        if _width(word, marks) <= room:
            yield word
            continue
        piece = ""
        for each in word:
            if piece and _width(piece + each, marks) > most and each != _CLOSE:
                yield piece
                piece = ""
            piece += each
        yield piece


def _width(word: str, marks: Marks) -> int:
    signs = (
        0
        if marks.each_line
        else width(marks.open) * word.count(_OPEN) + width(marks.close) * word.count(_CLOSE)
    )
    return width(word.replace(_OPEN, "").replace(_CLOSE, "")) + signs


def _line(text: str, inside: bool, marks: Marks) -> tuple[str, bool]:
    """Set the marks of one line, and tell whether one is left open at its end."""
    still = text.rfind(_OPEN) > text.rfind(_CLOSE) or (inside and _CLOSE not in text)
    if marks.each_line:
        text = _OPEN * inside + text + _CLOSE * still
    return text.replace(_OPEN, marks.open).replace(_CLOSE, marks.close), still
