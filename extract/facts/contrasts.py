"""Systems that notes set side by side, clause by clause: "X does, but Y does not", "X does neither"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.phrases import Phrases
from orbitgraph.extract.facts.statements import Stated, state
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Span

_FEW = r"(?:(?:in|the|with)\s+)?(?:\w+\s+)?"
# Between two clauses, each on a system of its own.
_OPPOSED = re.compile(r"(?:[,;:]|\s[–—-])\s*(?:but|whereas|while|yet|although|though)\s+" + _FEW + r"\Z")
_SEMICOLON = re.compile(rf";\s*{_FEW}\Z")
_GOES_ON = re.compile(
    r"\s+(?:(?:also|always|never|only|still)\s+)?(?:cannot|does|has|is|was|[a-z]{3,}(?<!s)s)\b"
)
# A clause that measures its system by the one before.
_MEASURED = re.compile(
    r"\b(?:can\s+do\s+without|cannot|does\s+(?:more|less|not|without)|doesn['’]t|has\s+(?:more|less|fewer|no|none)|instead|keeps|"
    r"lacks|less|more|needs\s+(?:no|none|more|less)|never|no\s+such|rather|still|the\s+other\s+way)\b"
)
# A sentence that answers to the sentences before on other systems.
_ANSWERS = re.compile(
    r"\s*(?:(?:does|do|has|needs?|wants?|is|asks\s+for|uses)\s+(?:neither|none\s+of|nothing\s+of\s+the)\b|(?:,\s+)?(?:by|in)\s+contrast\b|"
    r",\s+(?:however|on\s+the\s+other\s+hand|meanwhile)\b|(?:[\w-]+\s+){0,2}(?:differs?(?!\s+from)|disagrees?|otherwise)\b|"
    r"(?:goes|went|takes|took)\s+(?:the\s+(?:other|opposite)|another|a\s+different)\s+(?:approach|course|path|road|route|way)\b)"
)
_AS_PAIR = re.compile(
    r"\s*(?:[\w-]+\s+)?(?:differ|disagree|compete|part\s+ways|(?:do|did|does)\s+not\s+(?:always\s+)?agree|are\s+(?:\w+\s+)?(?:alike|rivals|different))\b"
)
_CONFIDENCE = 0.7


def find(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    """Yield the comparisons that the order of clauses and sentences states."""
    phrases = Phrases(notes, found)
    before: list[Found] = []
    for sentence in phrases.sentences():
        topics = phrases.topics(sentence)
        yield from _opposed(phrases, topics, sentence)
        if topics and _ANSWERS.match(notes.text, topics[0].end, sentence.end_char):
            yield from _compare([topics[0]], before)
        yield from _as_pair(phrases, sentence)
        if "\n\n" in sentence.text_with_ws:
            before = []
        elif topics:
            before = [*before, *topics] if before and len(before) < 4 else topics


def _opposed(phrases: Phrases, topics: list[Found], sentence: Span) -> Iterator[Stated]:
    """Yield neighbours among the clauses of a sentence that "but" or a measuring word opposes."""
    named = [each for each in phrases.named(sentence) if each.cls is EntityClass.PROJECT]
    subjects = {each.start for each in topics}
    for at, second in enumerate(named):
        first = next((each for each in reversed(named[:at]) if each.start in subjects), None)
        before = sentence.text[: second.start - sentence.start_char]
        after = sentence.text[second.end - sentence.start_char :].split(";")[0]
        if first is None:
            continue
        # The parse of a name that it has never seen is unsure: "but" and a verb are enough.
        is_subject = second.start in subjects or _GOES_ON.match(after)
        opposed = _OPPOSED.search(before) and is_subject
        if opposed or (second.start in subjects and _SEMICOLON.search(before) and _MEASURED.search(after)):
            yield from _compare([first], [second])


def _as_pair(phrases: Phrases, sentence: Span) -> Iterator[Stated]:
    """Yield "The two differ" for the two systems that the paragraph has been on."""
    for token in sentence:
        if token.lower_ in ("two", "they", "both") and token.dep_ in ("nsubj", "nsubjpass"):
            pair = phrases.antecedents(token)
            end = token.idx + len(token) - sentence.start_char
            if len(pair) == 2 and _AS_PAIR.match(sentence.text[end:]):
                yield from _compare(pair[:1], pair[1:])


def _compare(things: list[Found], others: list[Found]) -> Iterator[Stated]:
    for each in things:
        for other in others:
            ends = sorted((each, other), key=lambda end: end.start)
            span = (ends[0].start, ends[1].end)
            yield from state([each], Predicate.COMPARED_WITH, [other], span, "contrast", _CONFIDENCE)
