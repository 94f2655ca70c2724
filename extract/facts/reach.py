"""How to reach people: the handles, addresses and pages that the notes give for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.statements import Stated, state
from orbitgraph.extract.spans import Found
from orbitgraph.model import HANDLE, EntityClass, Predicate, Ref

_REACHING = re.compile(
    r"\b(?:reach(?:able|ed|es)?|find|found|contact\w*|follow\w*|e-?mail\w*|mail|twitter|tweet\w*|mastodon|linkedin|github|blog\w*|posts\s+(?:as|at|on|under)|toots?|diary|"
    r"home\s*page|website|web\s+site|site|in\s+touch|irc|write\s+to|writes\b[^;.]{0,40}\sat|goes\s+by|handle|address\w*|page\s+is)\b",
    re.IGNORECASE,
)
_NETWORK = r"\b(?:IRC|[Ff]reenode|[Ll]ibera|OFTC|Slack|GitHub|Twitter|Mastodon|Matrix|Discord)\b"
_NICK = re.compile(
    rf"\b(?:as|by|is|and|or|nick(?:name)?|handle)\s+(?P<nick>[A-Za-z][\w-]+)\s+on\s+(?:the\s+)?[\w ]{{0,20}}?{_NETWORK}"
)
_COMMON = frozenset(
    "active also available best blogs busy developed everywhere found he hosted known lives maintained often on posted "
    "published quiet reachable she there talks they visible you".split()
)
# The address of a thing ("the project's website at x.org") is not that of whoever is named before it.
_OF_A_THING = (
    r"(?:<project|organisation|work>|\b(?:its|project|library|paper|software|code|list))(?:['’]s)?\s+(?:own\s+)?"
    r"(?:home\s*page|page|website|web\s+site|site|repository|repo|source|code|slides)\b[^;.]{0,40}$"
)
# "Ann is @ann", "he is also @ann".
_IS = r"<person>(?:['’]s|\s+is)\s+(?:also\s+|just\s+)?<handle>"
# "Ann: @ann", "Ann (@ann)", "questions go to Ann at ann@example.org"; "at x.org, where Ann writes".
_NEXT_TO = r"<person>(?:['’]s)?(?::\s+|\s+\(|\s+at\s+)<handle>"
_WRITES_THERE = (
    r"<handle>,\s+where\s+(?P<owner><person>)\s+(?:also\s+|now\s+)?(?:blogs|keeps|posts|publishes|writes)\b"
)
_NETWORKS = frozenset("Bluesky Discord GitHub GitLab LinkedIn Mastodon Matrix Slack Twitter X".split())
# "@ann@example.social": the server is a part of the handle.
_SERVER = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
# A host under an ending that is no well-known one, after words that can only mean a page.
_HOST = re.compile(
    r"\b(?:blogs?|diary|home\s*page|page|site|website|writes)\b[^;.:,]{0,40}?\s(?:at|is)\s+"
    r"(?P<nick>[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
    r"(?=[,;)]|\.?$|\s+and\b)"
)
_BY_NICK = (
    r"\b[Oo]n\s+<project|organisation>,?\s+<person>\s+(?:goes\s+by|is\s+known\s+as)\s+"
    r"(?P<nick>[A-Za-z][\w-]+)(?=[,;.]|\s+and\b|$)"
)
# "Ann is annq on GitHub", "find her on GitHub as annq": a network may be a thing that has been found.
_ON = r"[Oo]n\s+(?:the\s+)?(?P<network><project|organisation>|[A-Z]\w+)"
_NICK_ON = (
    rf"<person>\s+(?:is|goes\s+by)\s+(?:also\s+|just\s+)?(?P<nick>[A-Za-z][\w-]+)\s+{_ON}",
    rf"\b{_ON}\s+as\s+(?P<nick>[A-Za-z][\w-]+)(?=[,;.)]|\s+and\b|$)",
)
# "X.org has the manual": what an address holds is no way to somebody.
_HOLDS = re.compile(r"\s+(?:contains|explains|has|holds|hosts|lists|shows)\b")
_TIME = re.compile(r"@\d")
_PERSONAL = re.compile(r"^@|^[\w.+-]+@")


def find(sentence: Masked, guests: list[Found]) -> Iterator[Stated]:
    """Yield handles and addresses for the person named last before them, or for the only guest."""
    if not _speaks_of_reaching(sentence):
        return
    persons = [
        (at, thing)
        for at, thing in sorted(sentence.things.items())
        if isinstance(thing, Found) and thing.cls is EntityClass.PERSON
    ]
    for at, start, end, name in [*_handles(sentence), *_nicks(sentence)]:
        before = [thing for place, thing in persons if place < at]
        if pattern(_OF_A_THING).search(sentence.text, 0, at) and not _PERSONAL.search(name):
            continue
        if _HOLDS.match(sentence.text, at + 1) and not _PERSONAL.search(name):
            continue
        there = pattern(_WRITES_THERE).match(sentence.text, at)
        if there:
            before = sentence.found(there, "owner", "person")
        owner = before[-1:] or (guests if len(guests) == 1 and _PERSONAL.search(name) else [])
        span = (min([start, *(each.start for each in before[-1:])]), end)
        yield from state(owner, Predicate.REACH, [Ref(HANDLE, name)], span, "reach", 0.85)


def _speaks_of_reaching(sentence: Masked) -> bool:
    text = sentence.text
    networks = any(isinstance(each, Found) and each.name in _NETWORKS for each in sentence.things.values())
    direct = any(pattern(rule).search(text) for rule in (_IS, _NEXT_TO, _WRITES_THERE))
    return networks or direct or bool(_REACHING.search(text))


def _handles(sentence: Masked) -> list[tuple[int, int, int, str]]:
    handles = []
    for at, handle in sentence.handles():
        # "[@01:02:30] - How to …" is a time.
        if _TIME.match(handle.name):
            continue
        server = _SERVER.match(sentence.text, at + 1) if handle.name.startswith("@") else None
        end = sentence.ends[server.end() - 1] if server else handle.end
        handles.append((at, handle.start, end, handle.name + (server[0] if server else "")))
    return handles


def _nicks(sentence: Masked) -> Iterator[tuple[int, int, int, str]]:
    rules = (_NICK, _HOST, pattern(_BY_NICK))
    everywhere = (m for rule in _NICK_ON for m in pattern(rule).finditer(sentence.text))
    named = (m for m in everywhere if _on_network(sentence, m))
    for match in (*(m for rule in rules for m in rule.finditer(sentence.text)), *named):
        if match["nick"].lower() not in _COMMON:
            start, end = sentence.starts[match.start("nick")], sentence.ends[match.end("nick") - 1]
            yield match.start("nick"), start, end, match["nick"]


def _on_network(sentence: Masked, match: re.Match[str]) -> bool:
    found = sentence.found(match, "network")
    return (found[0].name if found else match["network"]) in _NETWORKS | {"IRC", "Freenode", "Libera", "OFTC"}
