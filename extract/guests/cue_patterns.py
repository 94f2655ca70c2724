"""The turns of phrase by which show notes say who talks with whom, in the languages that are known.

All are bounded and have no nested repetition of the same words: a hostile text costs linear time.
"""

from __future__ import annotations

import re

_TODAY = (
    r"(?:\s+(?:today|again|once more|this\s+(?:week|month|time|episode)|about|live"
    r"|in\s+(?:this|today['’]s)\s+\w+))*"
)
_ENGLISH = (
    r"(?:talk|speak|chat|converse|reconnect|engage|sit|gather|nerd\s+out|geek\s+out|correspond)(?:s|ed"
    r"|ing|ting|ted)?"
    r"\s+(?:down\s+|up\s+)?(?:to|with)",
    r"(?:spoke|speaking|chatted|chatting|sat)\s+(?:down\s+)?(?:to|with)",
    r"sit(?:s|ting)?\s+down\s+(?:for\s+an?\s+\w+\s+)?with",
    r"catch(?:es|ing)?\s+up\s+with|caught\s+up\s+with|hang(?:s|ing)?\s+out\s+with|in\s+conversation\s+with",
    r"(?:conversation|chat|talk|discussion|interview|dialogue|q\s?&\s?a|session|roundtable)s?\s+with",
    r"interview(?:s|ed|ing)?(?:\s+of)?|welcom(?:e|es|ed|ing)(?:\s+back)?|invit(?:e|es|ed|ing)"
    r"|hears?\s+from",
    r"joined(?:\s+(?:today|again|once\s+more|once\s+again|this\s+(?:week|time)|in\s+\w+"
    r"|on\s+the\s+\w+))*\s+by",
    r"accompanied\s+by|along\s+with\s+(?:our\s+)?guests?",
)
_OTHER = (
    # Portuguese and Spanish
    r"(?:convers|fal|papo|bate-papo|bat|entrevist|receb|convid)\w*(?:\s+(?:um|uma|hoje|papo|animado"
    r"|\w+mente)){0,3}"
    r"\s+com",
    r"entrevist(?:a|o|amos|ei|ou|ado)(?:\s+a)?|receb(?:e|i|emos|eu)",
    r"(?:participação|presença|companhia)\s+(?:especial\s+)?d[eo]",
    r"(?:habl|convers|charl|platic)\w+(?:\s+(?:hoy|de\s+nuevo)){0,2}\s+con|nos\s+acompaña",
    # German
    r"(?:sprech|sprich|red|unterh|plauder|diskutier)\w*\s+(?:\w+\s+){0,3}mit|interview\s+mit|begrüß\w+",
    r"im\s+gespräch\s+(?:ist\s+)?(?:mit\s+)?|zu\s+gast(?:\s+(?:ist|sind|bei|heute|diesmal|uns|mir))*",
    # French, Italian, Dutch
    r"(?:discut|parl|échang|entretien|entreti|convers)\w*\s+avec|re(?:çoit|cevons|çois)|accueill\w+",
    r"(?:parl|chiacchier|dialog|convers)\w+\s+con|intervista\w*(?:\s+(?:a|con))?",
    r"(?:praat|praten|spreken|gesprek)\w*\s+met|te\s+gast(?:\s+is)?",
)
TALK = re.compile(rf"\b(?:{'|'.join(_ENGLISH + _OTHER)}){_TODAY}\s*(?=[^\s.])", re.IGNORECASE)
"""What stands before the one talked with, and in most cases behind the one who asks: "talks with", "joined by"."""

GUEST = re.compile(
    r"\b(?:guest\s+speakers?|special\s+guest\s+stars?|(?<!guest\s)guests?|castaway|gast|gäste|gästin"
    r"|invitée?s?"
    r"|convidad[oa]s?|invitad[oa]s?|ospit[ei]|gasten)\b(?!\s+hosts?\b)"
    r"(?:\s+(?:today|this|week|month|time|episode|show|podcast|program|on|for|in|the|is|are|was|were"
    r"|include[sd]?"
    r"|including|of|special|hoje|desta|semana|é|são|especial|heute|diesmal|ist|sind|est|sont|es|son|è"
    r"|sono))*"
    r"\s*[,:–—-]?\s*",
    re.IGNORECASE,
)
"""What stands before a guest: "our guest today is"."""

DISCUSS = re.compile(
    r"\b(?:discuss\w*|explor\w+|talk\w*|chat\w*|div(?:e|es|ing)|dig\w*|learn\w*|unpack\w*"
    r"|break\w*\s+down|cover\w*"
    r"|debate\w*|besprech\w+)\s[^.!?;:]{1,160}?\s(?<!working\s)(?<!worked\s)(?<!dealing\s)(?<!along\s)(?<!starting\s)"
    r"(?<!together\s)(?:with|mit|com|con|avec)\s+",
    re.IGNORECASE,
)
"""A topic between verb and guest: "discusses how to pitch Rust with"."""

AND_WITH = re.compile(r"\band\s+(?:also\s+|then\s+)?(?:with|to)\s+", re.IGNORECASE)
"""A second guest of one sentence: "I talk with A about X, and with B about Y"."""

BY = re.compile(
    r"\b(?:presentation|lecture|keynote|talk|speech|vortrag|palestra)\s+(?:[^\W\d_]+\s+){0,3}?(?:by|von"
    r"|de|por)\s+",
    re.IGNORECASE,
)
"""What stands before a speaker."""

HOST = re.compile(
    r"\b(?:(?:guest\s+)?(?:co-?)?hosts?|hosted\s+by|presented\s+by|moderated\s+by|moderator(?:in)?"
    r"|presenters?"
    r"|gastgeber(?:in)?|apresentador(?:a|es)?|apresentad[oa]\s+por|presentad[oa]\s+por|présenté\s+par"
    r"|animé\s+par"
    r"|condott[oa]\s+da)(?:\s+(?:is|are|today|this|week|by|and|your))*\s*[:,]?\s+",
    re.IGNORECASE,
)
"""What stands before a host."""

ELSEWHERE = re.compile(
    r"\b(?:last|previous|earlier|next|upcoming|past|future)\s+(?:week|time|month|episode|show"
    r"|interview)s?\b"
    r"|\bcoming\s+up\b|\b(?:nächste|letzte)\w*\s+(?:woche|folge)\b|\bpróxim[oa]\s+(?:semana|episódio)\b",
    re.IGNORECASE,
)
"""A sentence on another episode."""

SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)\]”’\"][.!?])\s+(?=[A-ZÀ-Þ“\"‘(\[])|\n")
PAIR = re.compile(r"[A-ZÀ-Þ][\w'’.-]*\s+(?:[a-z]{1,3}\s+){0,2}[A-ZÀ-Þ]")
"""Two capitalised words, without which a text holds no full name."""
