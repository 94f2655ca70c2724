"""To which systems people contribute: by sending code, on a team, or with a part that is their own work."""

from __future__ import annotations

from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, state
from orbitgraph.extract.facts.who import CREW, PEOPLE, before, people
from orbitgraph.model import EntityClass, Predicate

_GAP = r"(?:(?!<person>)[^;.]){0,90}?"
_SHORT = r"(?:(?!<person|organisation>)[^,;.]){0,70}?"
_WHO = r"(?:,?\s+who)?"
_TO = r"(?:the\s+)?(?P<thing><project>)"
_CODE = r"(?:bug\s*fixes|code|commits|fixes|patches|pull\s+requests)"
_CONTRIBUTES = (
    rf"{PEOPLE}{_GAP}\b(?:contribut\w+|post\w*|send\w*|sent|submit\w*)\s+(?:[\w-]+\s+){{0,2}}?{_CODE}\s+to\s+{_TO}",
    rf"{PEOPLE}{_WHO}\s+(?:also\s+|still\s+)?(?:commits|contributes)\s+(?:[\w-]+\s+)?to\s+{_TO}",
    rf"{PEOPLE}{_WHO}\s+(?:also\s+|still\s+|has\s+)?co-?(?:maintain|lead|develop)(?:s|ed)?\s+{_TO}",
    rf"{PEOPLE}{_WHO}\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:on|in|part\s+of)\s+(?:the\s+)?(?:\w+\s+){{0,2}}?"
    rf"(?:team|group|crew)\s+(?:of|behind|for)\s+{_TO}",
    rf"{PEOPLE}{_WHO}\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:on|in|part\s+of)\s+(?:the\s+)?(?P<thing><project>)(?:['’]s)?\s+"
    r"(?:\w+\s+){0,2}?team\b",
    rf"{PEOPLE}{_WHO}\s+(?:is|was)\s+(?:among|one\s+of)\s+(?:the\s+)?(?:\w+\s+){{0,2}}?(?:authors|committers|developers|maintainers)\s+of\s+{_TO}",
    rf"{PEOPLE}{_WHO}\s+(?:is|was|are|were)\s+(?:among|one\s+of)\s+(?:the\s+)?(?:\w+\s+){{0,2}}?(?:people|those|ones)\s+who\s+"
    rf"(?:develop|maintain|write|work\s+on)(?:s|ed)?\s+{_TO}",
    rf"(?P<thing><project>)(?:(?!<project>)[^;.]){{12,200}},\s+the\s+work\s+of\s+{CREW}",
    rf"(?P<thing><project>)(?:['’]s)?\s+(?:back\s?end|branch|driver|fork|patches|plug-?in|port)\s+(?:of|by|from)\s+{CREW}",
)
_TO_IT = (
    rf"(?P<people><person>)(?:(?!<person|organisation>)[^;.]){{0,90}}?\s(?:has\s+|have\s+|had\s+)?(?:added|contributed)\s+"
    rf"{_SHORT}\bto\s+it\b"
)


def find(sentence: Masked) -> Iterator[Stated]:
    """Yield to which systems people contribute, each with the words that say so."""
    for match in (m for source in _CONTRIBUTES for m in asserted(source, sentence, planned=True)):
        who, things, span = people(sentence, match), sentence.found(match, "thing"), sentence.span(match)
        yield from state(who, Predicate.CONTRIBUTES_TO, things, span, "contribution", 0.8)
    for match in asserted(_TO_IT, sentence):
        who, span = people(sentence, match), sentence.span(match)
        things = before(sentence, match.end(), EntityClass.PROJECT)[-1:]
        yield from state(who, Predicate.CONTRIBUTES_TO, things, span, "contribution", 0.7)
