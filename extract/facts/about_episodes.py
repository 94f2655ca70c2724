"""What the notes state of the episode itself: guests, host, event, the work it is based on, other episodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, episode, of_class, state
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_EPISODE = re.compile(
    r"\b(?:[Ee]pisodes?|[Ee]ps?\.?)\s+(?:[Nn]o\.?\s+|[Nn]umbers?\s+)?"
    r"(?P<numbers>#?\d+(?:(?:,\s*(?:and\s+)?|\s+(?:and|to|or)\s+|\s*[–-]\s*)#?\d+)*)(?![\d%]|\.\d)"
)
_SHOW = (
    r"(?:conversation|chat|discussion|episode|interview|podcast|program|programme|session|show|talk|"
    r"material|recording)"
)
_AT_EVENT = r"\b(?:at|during|from)\s+(?:the\s+|this\s+year['’]s\s+|last\s+year['’]s\s+)?(?P<event><event>)"
_TAPING = (
    r"\b(?:[Cc]aptured|caught|[Rr]ecorded(?!\s+an?\b)|[Rr]ecording|sat\s+down|[Tt]aped|taping|[Ll]ive)\b"
)
_RECORDED = (
    rf"{_TAPING}(?:(?!\b(?:an?\s+earlier|previous|last)\b)[^;]){{0,90}}?{_AT_EVENT}",
    rf"\b[Tt]his\s+{_SHOW}\b[^.;]{{0,60}}?\b(?:comes|came|stems)\b[^.;]{{0,30}}?{_AT_EVENT}",
    rf"\b(?:[Tt]his|[Tt]oday['’]s)\s+(?:episode|podcast)\b[^.;]{{0,60}}?(?<!\bI\s)(?<!\bwe\s)(?<!\bWe\s)\btalk\b[^.;]{{0,90}}?{_AT_EVENT}",
    r"(?P<event><event>)[^;.]{0,40}?,\s+where\s+(?:\w+\s+){1,5}?(?:recorded|taped)\b",
    r"\b(?:[Aa]t|[Dd]uring)\s+(?:the\s+)?(?P<event><event>)[^;.]{0,40}?\b(?:we|I)\s+(?:recorded|taped|sat\s+down)\b",
)
_WORK = r"(?P<work><work>)"
_PAPER = (
    r"(?:[\w'’-]+\s+){0,4}?"
    r"(?:article|book|chapter|essay|paper|preprint|presentation|report|session|talk|thesis)\b,?\s+"
)
_BASIS = (
    r"(?:based\s+(?:\w+\s+)?(?:up)?on|(?:is|are|was|be|talks?|talked)\s+(?:\w+\s+)?about|around|concerns|focus\w*\s+on|"
    r"cent(?:re|er)s?\s+on|covers|deals\s+with|discuss\w*|drawn\s+from|draws\s+on|follows|goes\s+(?:over|through)|"
    r"grew\s+out\s+of|looks\s+at|presents|revolves\s+around|takes\s+up|takes\s+its\s+cue\s+from|walks?\s+(?:us\s+)?through|"
    r"(?:comes|stems)\s+from|about|on)"
)
_BASED = (
    rf"\b[Tt]his\s+(?:week['’]s\s+|month['’]s\s+)?{_SHOW}\b(?:(?!<work>)[^;]){{0,90}}?\b{_BASIS}\s+(?:(?!<work>)[^;]){{0,90}}?{_WORK}",
    rf"\b(?:[Tt]he|[Oo]ur|[Tt]oday['’]s)\s+{_SHOW}\s+(?:[\w-]+\s+){{0,3}}?{_BASIS}\s+(?:(?!<work>)[^;]){{0,90}}?{_WORK}",
    rf"^[Ii]t\s+(?:is\s+)?{_BASIS}\s+(?:the\s+)?{_PAPER}[“\"]?{_WORK}",
    rf"^(?:An?\s+)?(?:[Ii]nterview|[Cc]onversation|[Dd]iscussion)\s+with\b[^;]{{0,120}}?\babout\s+(?:(?!<work>)[^;]){{0,60}}?{_WORK}",
    rf"\b(?:talk|talked|discuss|discussed|interview|speak|spoke)\b[^;.]{{0,90}}?(?:<person>(?:['’]s?)?|\b(?:their|his|her|the|this))\s+{_PAPER}[“\"]?{_WORK}",
    rf"\b(?:[Bb]ehind|[Bb]asis\s+(?:of|for)|[Ss]tarting\s+point\s+(?:of|for)|[Oo]ccasion\s+for)\s+(?:the\s+|this\s+|our\s+)?(?:it|{_SHOW})\s+"
    rf"(?:is|was)\s+(?:the\s+)?(?:{_PAPER})?[“\"]?{_WORK}",
    rf"{_WORK}[”\"]?,?\s+(?:is|was)\s+(?:the\s+)?(?:basis|subject|topic|starting\s+point|occasion)\s+(?:of|for)\s+(?:the\s+|this\s+|our\s+)?{_SHOW}",
)

_ISSUE = r"(?:episode|podcast)"
_TALK = r"(?:chat|conversation|discussion|interview|show)"
# What may follow: "the last episode he appeared in", "the last episode of the series" are others.
_THEN = (
    r"(?=\s*(?:[.,;:!?()—–]|$)|\s+[—–-]\s|\s+(?:and|because|but|first|if|so|too|yet)\b"
    r"|\s+of\s+(?:this|our)\s+(?:podcast|programme|show)\b"
    r"|\s+(?:we|you)\s+(?!(?:did|ever|had|have|made|produced|recorded|released)\b)"
    r"|\s+I\s+(?:asked|mentioned|promised|said|spoke|talked|told)\b|\s+for\s+(?:more|part)\b"
    r"|\s+(?:was\s+(?:all\s+)?(?:about|on)|dealt|ended|gave|left|looked|told|went|"
    r"(?:ask|cover|describ|discuss|explain|explor|featur|focus+|introduc|open|start|stopp|talk|touch|turn)ed)\b)"
)
# Where somebody makes it, or something is it, the last episode is this one or the end of the show.
_NO_END = "".join(
    rf"(?<!\b{words}\s)"
    for words in r"is be been was [Aa]s [Ff]or [Ww]elcome\sto record recorded recording".split()
)
_RELATIVE = (
    rf"\b[Ll]ast\s+(?:week|month)['’]s\s+{_ISSUE}\b(?:{_THEN}|(?=\s+(?:about|had|on|where|with)\b))",
    rf"\b[Ll]ast\s+(?:week|month)['’]s\s+{_TALK}\s+with\s+<person>",
    rf"{_NO_END}\b(?:[Oo]ur|[Mm]y)\s+last\s+{_ISSUE}\b(?!!){_THEN}",
    rf"\b(?:[Oo]ur|[Mm]y)\s+previous\s+(?:{_ISSUE}|{_TALK})\b{_THEN}",
    rf"\b[Ll]ast\s+time\s+on\s+(?:the|this|our)\s+(?:{_ISSUE}|show)\b",
    r"(?:^|[,;:(—–]\s*)[Ll]ast\s+time,?\s+we\s+(?:\w+ly\s+)?(?:asked|began|covered|discussed|ended|explored|heard|"
    r"interviewed|introduced|learned|learnt|left|looked|promised|spoke|started|talked)\b",
)
# These may be of a series that the notes talk about, unless the sentence speaks of this show, too.
_IF_OURS = (
    rf"\b[Ll]ast\s+(?:week|month)['’]s\s+{_TALK}\b{_THEN}",
    rf"{_NO_END}\b[Tt]he\s+last\s+{_ISSUE}\b(?!!){_THEN}",
    rf"\b[Tt]he\s+previous\s+{_ISSUE}\b{_THEN}",
    rf"\b(?:[Dd]uring|[Ff]rom|[Ii]n|[Oo]n)\s+the\s+(?:last|previous)\s+(?:interview|show)\b{_THEN}",
)
_OURS = re.compile(
    r"\b(?:[Ww]e|us|[Oo]ur|I|[Mm]y|[Yy]ou|[Yy]our|[Tt]oday|[Hh]ere|[Pp]art|"
    r"[Tt]his\s+(?:conversation|episode|follows|is|one|podcast|replaces|time|week)|[Cc]heck|[Hh]ear|[Ll]isten|[Ss]ee|"
    r"[Cc]ontinu\w+|[Ff]ollow\w*|[Pp]ick(?:s|ing)?\s+up)\b"
)
# "our last interview" with a guest who returns may be years old.
_UNLESS_BACK = rf"{_NO_END}\b(?:[Oo]ur|[Mm]y)\s+last\s+{_TALK}\b(?!!){_THEN}"
_BACK = re.compile(
    r"\b(?:[Ss]ince|again|back|[Ss]?he|her|hers|him|his|[Tt]hey|their|them|returns?|[Ww]elcome)\b"
)
# What is watched has episodes, too, and "last time we talked was in 2015".
_ELSEWHERE = re.compile(
    r"\b(?:actors?|ago|binged?|directed|finale|HBO|Netflix|screened|seasons?|series|sitcom|television|TV|watch\w*|"
    r"years?|(?:19|20)\d\d)\b"
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield the relations whose subject or object is the episode."""
    here = episode(notes.episode.id)
    yield from _guests(notes, found)
    hosts = [each for each in found if each.extractor == "credits"]
    for host in hosts:
        yield from state([host], Predicate.HOST_OF, [here], (host.start, host.end), "credits", 0.97)
    for sentence in masked[1:]:
        for match in (m for source in _RECORDED for m in asserted(source, sentence)):
            events, span = sentence.found(match, "event"), sentence.span(match)
            yield from state([here], Predicate.RECORDED_AT, events, span, "recorded-at", 0.85)
        for match in (m for source in _BASED for m in asserted(source, sentence)):
            works, span = sentence.found(match, "work"), sentence.span(match)
            yield from state([here], Predicate.BASED_ON, works, span, "based-on", 0.7)
    yield from _cross_references(notes)
    if notes.episode.previous is not None:
        before = episode(f"{notes.episode.show}/{notes.episode.previous}")
        for span in (span for sentence in masked[1:] for span in _relative(sentence)):
            yield from state([here], Predicate.MENTIONS_EPISODE, [before], span, "relative-reference", 0.8)


def _guests(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    here = episode(notes.episode.id)
    title = [each for each in found if each.end <= len(notes.episode.title)]
    persons = {each.name: each for each in of_class(title, EntityClass.PERSON)}
    organisations = of_class(title, EntityClass.ORGANISATION)
    for guest in notes.episode.guests:
        person = persons.get(guest.name)
        if person is None:
            continue
        span = (person.start, person.end)
        yield from state([person], Predicate.GUEST_OF, [here], span, "title", 0.98)
        at = [
            each
            for each in organisations
            if guest.organisation
            and each.start >= person.end
            and notes.text[each.start :].startswith(guest.organisation)
        ][:1]
        for organisation in at:
            reach = (person.start, organisation.end)
            yield from state([person], Predicate.AFFILIATED_WITH, at, reach, "title", 0.97)


def _cross_references(notes: Notes) -> Iterator[Stated]:
    show = notes.episode.show
    for match in _EPISODE.finditer(notes.text):
        for number in _numbers(match["numbers"]):
            if number != notes.episode.key:
                yield from state(
                    [episode(notes.episode.id)],
                    Predicate.MENTIONS_EPISODE,
                    [episode(f"{show}/{number}")],
                    match.span(),
                    "episode-number",
                    0.95,
                )


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers of "3, 5 and 8" and of the range "3-5"."""
    last: int | None = None
    for match in re.finditer(r"(?P<range>(?:–|-|\bto)\s*#?)?(?P<number>\d+)", text):
        number = int(match["number"])
        if match["range"] and last is not None and last < number <= last + 20:
            yield from map(str, range(last + 1, number))
        yield str(number)
        last = number


def _relative(sentence: Masked) -> Iterator[tuple[int, int]]:
    """Yield where a sentence speaks of the episode before this one: "last week's episode"."""
    if _ELSEWHERE.search(sentence.text):
        return
    ours, back = _OURS.search(sentence.text), _BACK.search(sentence.text)
    rules = (*_RELATIVE, *(_IF_OURS if ours else ()), *(() if back else (_UNLESS_BACK,)))
    for match in (m for source in rules for m in pattern(source).finditer(sentence.text)):
        yield sentence.span(match)
