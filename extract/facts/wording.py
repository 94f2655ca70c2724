"""Pieces of the patterns on masked sentences that speak of systems: who, what, lists, and what may stand between."""

from __future__ import annotations

AND = r"(?:,\s+|,?\s+(?:and|or)\s+)"
_IN_ROW = rf"{AND}(?:both\s+|by\s+|from\s+|in\s+|on\s+|then\s+|with\s+)?(?:the\s+|an?\s+)?"
"""Between two things of a row: "built on A and on B"."""
_NOT_MADE_OF = r"(?!['’]|-(?:based|compatible|like|style))"

THING = r"(?P<thing><project>)"
THINGS = rf"(?P<thing><project>(?:{AND}(?:the\s+)?<project>){{0,20}}+)"
THING_OR_IT = r"(?P<thing><project>|\bit\b|\bthem\b|\bthis\s+\w+)"
"""Where a sentence leaves out what it is about, that is the title's subject."""
OTHERS = rf"(?P<other><project>(?:{AND}(?:the\s+)?<project>){{0,20}})"

MAKER = r"<organisation|person>"
MAKERS = rf"(?P<other>{MAKER}(?:(?:\s+\([^)]{{0,60}}\))?{AND}(?:the\s+)?{MAKER}){{0,20}}+)"
PROTOCOLS = rf"(?P<other><protocol>(?:{AND}<protocol>){{0,20}}+)"
USED = (
    r"(?:(?:an?|the|its|their)\s+)?(?:<organisation|person>['’]s?\s+)?"
    rf"(?P<other><project|protocol|concept>(?:{_IN_ROW}<project|protocol|concept>){{0,20}}{_NOT_MADE_OF})"
)
"""What something is built with, also "Initech's Basalt": a row of it, each perhaps behind its own preposition."""

WORDS = r"(?:(?:[\w-]|<concept>)+\s+)"
NEAR = r"[^;.]{0,60}?"
ADVERB = r"(?:(?:also|already|always|both|first|itself|mainly|now|only|still|today|usually)\s+)?"
GLOSS = r"(?:\s+\([^()]{1,80}\))?(?:,\s+(?:(?!<project>)[^,;.]){1,90},)?"
"""What may stand between a name and its verb: "(MRL)", ", Kestrel's flood model,"."""

PEOPLE_OF = (
    r"(?:(?:the\s+|some\s+|two\s+|three\s+|several\s+)?(?:\w+\s+)?"
    r"(?:colleagues|crew|developers|engineers|folks?|group|lab|people|researchers|staff|team)\s+(?:of|at|from|behind|in)\s+)?(?:the\s+)?(?:<organisation>['’]s?\s+)?"
)
"""Before an organisation that stands for its people: "the people at ACME"."""
