"""Who asks and who answers, and where: hosts and guests that only the notes name, and places of recording."""

from __future__ import annotations

from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, episode, state
from orbitgraph.extract.facts.who import CREW, PEOPLE, before, people
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_THIS = r"(?:this\s+(?:episode|one|show|time|week)|the\s+(?:episode|interview|questions|show))"
_OPENING = r"^(?:[“\"]?(?:Hello|Hi|Welcome)\b[^.;]{0,60}?[,!–-]\s*)?"
_HOSTS = (
    rf"{_OPENING}(?:[Ii]\s+am|[Ii]['’]m|[Mm]y\s+name\s+is|[Ww]e\s+are|[Ww]e['’]re)\s+(?:your\s+hosts?,?\s+)?{PEOPLE}(?=\s*(?:[,.;!(–-]|$)|\s+(?:and|from|of|your)\b)",
    rf"\b(?:[Yy]our|[Oo]ur|[Tt]he|[Gg]uest|[Cc]o-?)\s*-?hosts?\b(?:\s+today|\s+this\s+(?:time|week))?(?:\s+(?:is|are)|,|:)\s+{PEOPLE}",
    rf"{PEOPLE},?\s+(?:(?:is|are)\s+)?(?:your|our)\s+(?:guest\s+)?hosts?\b(?!\s+(?:company|institution|machine))",
    rf"\b(?:just|only)\s+me,\s+{PEOPLE}",
    rf"(?:^|\b(?:conversation|episode|interview|season|show)\s+(?:is\s+|was\s+)?)[Hh]osted\s+by\s+{PEOPLE}",
    rf"{PEOPLE}\s+(?:asks?|asked|put|puts)\s+(?:all\s+|most\s+of\s+)?the\s+questions\b",
    rf"\bquestions\b[^;.]{{0,40}}?\b(?:are|were)\s+(?:asked|put)\s+by\s+{PEOPLE}",
    rf"{PEOPLE}\s+(?:hosts|guest-hosts|hosted|guest-hosted|presents)\s+{_THIS}\b",
    rf"{PEOPLE}\s+(?:is\s+|was\s+)?(?:fill(?:s|ed|ing)?|sits?|sat|sitting|stands?|stood|standing|step(?:s|ped|ping)?)\s+in\s+(?:for\s+|as\s+(?:the\s+)?host\b)",
    rf"{PEOPLE}\s+(?:holds?|held|has|had|is\s+at|was\s+at|takes|took)\s+the\s+(?:microphone|mike)\b",
    rf"\b(?:interview|interviewed|conversation)\s+(?:is\s+|was\s+)?(?:conducted\s+|led\s+)?by\s+{PEOPLE}",
)
_TALKING = r"(?:chat(?:ted)?|sat\s+down|sit\s+down|speak|spoke|talk|talked)"
_GUESTS = (
    rf"\b(?:[Mm]y|[Oo]ur|[Tt]oday['’]s|[Tt]his\s+(?:episode|week)['’]s|[Tt]he)\s+(?:(?:first|only|second|special)\s+)?guests?\s+"
    rf"(?:(?:here\s+)?today\s+|this\s+(?:episode|time|week)\s+)?(?:is|are|was|were)\s+{CREW}",
    rf"{PEOPLE},?\s+(?:(?:is|are|was|were)\s+)?(?:my|our|today['’]s|this\s+week['’]s)\s+guests?\b(?!\s+(?:in|of|on|from)\s+[Ee]pisode)",
    rf"{PEOPLE}\s+(?:joins?|joined)\s+(?:me|us)\b",
    rf"\b(?:I|[Ww]e)(?:['’]m|['’]re|\s+am|\s+are)\s+joined\s+by\s+{CREW}",
    rf"^(?!After|Before|If|Once|Since|When|While)(?:(?!<person>)[^;.]){{0,60}}?\b(?:I|[Ww]e)\s+{_TALKING}\s+(?:(?!<person>)[^;.]){{0,30}}?\b(?:to|with)\s+"
    rf"{CREW}(?![^;.]{{0,40}}\b(?:ago|last|previously)\b)",
)
_GUEST_BEFORE = (
    rf"{PEOPLE},?\s+(?:who\s+was\s+|was\s+)?(?:my|our|the|a)\s+guest\s+"
    r"(?:in|of|on|from)\s+[Ee]pisode\s+#?(?P<number>\d+)"
)
_ABOUT = r"^<person>(?:\s+(?:and|&)\s+<person>)?\s+on\s+"
_WORK = r"[“\"]?(?P<work><work>)[”\"]?"
_KIND = r"(?:[\w'’-]+\s+){0,3}?(?:article|book|chapter|essay|paper|preprint|report|study|talk|thesis)\b"
_BY_GUESTS = (
    rf"\b(?:is|are)\s+the\s+(?:subject|theme|topic)\s+of\s+{_WORK},?\s+"
    rf"(?:an?|the)\s+{_KIND}\s+(?:by|from|of)\s+{CREW}"
)
_GONE_THROUGH = (
    rf"\b[Ww]e\s+(?:discuss|dissect|go\s+through|take\s+apart|talk\s+about|walk\s+through|work\s+through)\s+"
    rf"(?:their|(?P<people><person>)(?:['’]s?)?)\s+{_KIND},?\s+{_WORK}"
)
_ACTING = r"\bsays\s+<person>|<person>(?:,[^,;.]{1,60},)?\s+(?:has|is|\w+s)\b"
_EVENT = r"(?:the\s+|this\s+year['’]s\s+)?(?P<event><event>)"
_MEETING = r"\b(?:[Cc]aught|[Cc]ornered|[Gg]rabbed|[Rr]ecorded|[Ss]at\s+down|[Tt]aped)\b"
_EARLIER = (
    r"(?!(?:(?!<event>)[^;]){0,100}?\b(?:earlier|first\s+met|last\s+(?:time|year)|once|previous|"
    r"the\s+(?:day|week)\s+(?:after|before))\b)"
)
_SPOT = r"(?:bar|caf[eé]|corridors?|floor|foyer|hall(?:way)?s?|hotel|lobby|margins|room|sessions|sidelines|track|venue)"
_RECORDED = (
    rf"{_MEETING}{_EARLIER}[^;.]{{0,90}}?\b{_SPOT}\s+(?:of|at|during)\s+{_EVENT}",
    rf"^(?:I|[Ww]e)\s+(?:chatted|recorded|spoke|talked)\b{_EARLIER}"
    rf"(?:(?!\b(?:about|but|of)\b)[^;.]){{0,60}}?\b(?:at|during)\s+{_EVENT}",
    rf"\b[Tt]his\s+(?:conversation|episode|interview|one|recording|show)\s+(?:comes|came|reaches)\s+(?:to\s+)?you\s+(?:live\s+)?from\b[^;.]{{0,60}}?{_EVENT}",
)
# The event itself stands in a sentence next to this one.
_CONFERENCE = (
    r"(?:there|here|"
    r"(?:(?:at|of|in|from|during)\s+the\s+(?:\w+\s+)?(?:conference|summit|symposium|workshop))\b"
    r"(?!\s+(?:bridge|call|room|system|table)))"
)
_THERE = (
    rf"\b[Tt]his\s+(?:conversation|episode|interview|one|recording|show)\s+(?:comes|came|reaches)\s+(?:to\s+)?you\b"
    rf"[^;.]{{0,40}}?\b{_CONFERENCE}",
    rf"\b(?:I|[Ww]e)\s+(?:recorded|sat\s+down|taped)\b[^;.]{{0,60}}?\b{_CONFERENCE}",
    r"\b(?:sessions|talks)\b[^;.]{0,40}?\b(?:room|corner|table|bench|corridor)\s+there\b[^;.]{0,40}?\bsat\s+down\b",
)


def find(notes: Notes, masked: list[Masked]) -> Iterator[Stated]:
    """Yield hosts, guests and the place of the recording, as far as the title and the credits do not give them."""
    here = episode(notes.episode.id)
    invited = {guest.name for guest in notes.episode.guests}
    for sentence in masked[1:]:
        for match in (m for source in _HOSTS for m in asserted(source, sentence)):
            hosts = [
                each
                for each in people(sentence, match)
                if each.name not in invited and each.extractor != "pronoun"
            ]
            yield from state(hosts, Predicate.HOST_OF, [here], sentence.span(match), "host", 0.8)
        for match in (m for source in _GUESTS for m in asserted(source, sentence) if not invited):
            who = [each for each in people(sentence, match) if each.extractor != "pronoun"]
            yield from state(who, Predicate.GUEST_OF, [here], sentence.span(match), "guest", 0.8)
        for match in asserted(_GUEST_BEFORE, sentence):
            other = episode(f"{notes.episode.show}/{int(match['number'])}")
            yield from state(
                people(sentence, match), Predicate.GUEST_OF, [other], sentence.span(match), "guest", 0.8
            )
    yield from _of_title(notes, masked)
    yield from _recorded(notes, masked)
    for sentence in masked[1:]:
        for match in (m for source in (_BY_GUESTS, _GONE_THROUGH) for m in asserted(source, sentence)):
            named = {each.name for each in people(sentence, match)} if match["people"] else invited
            works = sentence.found(match, "work") if named & invited else []
            yield from state([here], Predicate.BASED_ON, works, sentence.span(match), "based-on", 0.7)


def _of_title(notes: Notes, masked: list[Masked]) -> Iterator[Stated]:
    """Yield the guest of the title "Ann Lee on Wasps" where the notes have her say or do something, too."""
    match = pattern(_ABOUT).match(masked[0].text)
    if not match or notes.episode.guests:
        return
    acting = {
        each.name
        for sentence in masked[1:]
        for act in pattern(
            r"\bsays\s+(?P<who><person>)|(?P<name><person>)(?:,[^,;.]{1,60},)?\s+(?:has|is|\w+s)\b"
        ).finditer(sentence.text)
        for each in sentence.found(act, 0, "person")
    }
    guests = [each for each in masked[0].found(match, 0, "person") if each.name in acting]
    span = masked[0].span(match)
    yield from state(guests, Predicate.GUEST_OF, [episode(notes.episode.id)], span, "title", 0.85)


def _recorded(notes: Notes, masked: list[Masked]) -> Iterator[Stated]:
    here = [episode(notes.episode.id)]
    for at, sentence in enumerate(masked[1:], start=1):
        for match in (m for source in _RECORDED for m in asserted(source, sentence)):
            events, span = sentence.found(match, "event"), sentence.span(match)
            yield from state(here, Predicate.RECORDED_AT, events, span, "recorded-at", 0.8)
        for match in (m for source in _THERE for m in asserted(source, sentence)):
            events = _one_event(sentence) or _one_event(masked[at - 1]) or _one_event(*masked[at : at + 2])
            yield from state(here, Predicate.RECORDED_AT, events, sentence.span(match), "recorded-at", 0.7)


def _one_event(*sentences: Masked) -> list[Found]:
    """Return the one event that the sentences name."""
    named = [f for each in sentences for f in before(each, len(each.text), EntityClass.EVENT)]
    return named[:1] if len({f.name for f in named}) == 1 else []
