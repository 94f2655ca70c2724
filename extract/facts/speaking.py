"""How notes say which protocols a system implements, as patterns on masked sentences."""

from __future__ import annotations

from orbitgraph.extract.facts.wording import ADVERB, AND, GLOSS, PROTOCOLS, THING, THINGS

_SPEAKING = (
    r"(?:complies\s+with|conforms\s+to|decodes|emits|exports|generates|handles|implements|imports|listens\s+to|negotiates|outputs|"
    r"parses|reads(?:\s+and\s+writes)?|speaks|supports|talks|terminates|understands|writes)"
)
_PART = (
    r"(?:agent|back\s?end|client|codec|daemon|driver|front\s?end|implementation|listener|module|parser|plug-?in|"
    r"server|stack|support)"
)
_IN = rf"(?:in|into)\s+(?:the\s+)?(?P<thing><project>(?:{AND}(?:in\s+|into\s+)?(?:the\s+)?<project>){{0,20}}+)(?!['’])"

RULES = (
    rf"\b(?:add|implement|support)\w*\s+(?:for\s+)?(?:the\s+)?{PROTOCOLS}(?:\s+[\w-]+){{0,2}}\s+(?:in|into|to|by)\s+(?:the\s+)?{THING}",
    rf"{PROTOCOLS},\s+the\s+[^,;.]{{0,60}}?\b(?:added|implemented|supported)\s+(?:in|by|to)\s+(?:the\s+)?{THING}",
    rf"{PROTOCOLS}(?:\s+to\s+<protocol>)?,?\s+(?:have|has|is|are)\s+(?:been\s+)?(?:an?\s+)?(?:[\w-]+\s+)?(?:part|feature)s?\s+of\s+"
    rf"(?:the\s+)?{THING}",
    rf"\b[Ss]upport\s+for\s+{PROTOCOLS}\s+(?:in|within)\s+(?:the\s+)?{THING}",
    rf"{THING}{GLOSS}\s+{ADVERB}{_SPEAKING}\s+(?:only\s+|plain\s+|the\s+|both\s+|native\s+)?{PROTOCOLS}",
    rf"{THING}[^;.]{{0,60}}?\b(?:compatible|compliant|conformant|interoperable)\s+(?:with|to)\s+(?:the\s+)?{PROTOCOLS}",
    rf"\bprotocols,?\s+{PROTOCOLS},?\s+(?:in|into|to)\s+(?:the\s+)?{THING}",
    rf"{PROTOCOLS}\s+(?:is|was)\s+(?P<thing><project>)['’]s?\s+(?:business|job|task|work)\b",
    rf"{PROTOCOLS}[^;.]{{0,80}}?\b(?:arrived|available|built|enabled|implemented|included|landed|merged|now|on|on\s+by\s+default|shipped|switched\s+on|"
    rf"turned\s+on)\s+{_IN}",
    rf"(?P<thing><project>)['’]s?\s+(?:own\s+)?{PROTOCOLS}\s+{_PART}\b",
    rf"{THING}[^;.]{{0,80}}?\bwhose\s+(?:own\s+)?{PROTOCOLS}\s+{_PART}\b",
    rf"{THING}(?:(?!<project>)[^;.]){{0,100}}?{PROTOCOLS},\s+(?:its|their)\s+(?:own\s+)?(?:[\w-]+\s+){{0,2}}?(?:format|protocol)\b",
    rf"(?P<thing><project>)['’]s?\s+(?:own\s+)?(?:[\w-]+\s+){{0,2}}?(?:format|protocol),?\s+(?:called\s+|is\s+)?{PROTOCOLS}",
    # "Quern, a QUIC library", "the creator of Quern, a fast BGP daemon"
    rf"{THING}(?:,|\s+is|\s+was)\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?{PROTOCOLS}\s+(?:agent|client|daemon|implementation|library|parser|"
    r"server|speaker|stack|suite)\b",
    rf"\b(?:implementation|version)s?\s+of\s+{PROTOCOLS},?\s+(?:called|named|known\s+as)\s+{THINGS}",
    rf"{PROTOCOLS}\s+(?:implementation|server|client|speaker|stack)s?,?\s+(?:called|named|such\s+as|like)\s+{THINGS}",
    rf"{THING}(?:(?!<project>)[^;.]){{0,60}}?\b(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?implementation\s+of\s+(?:the\s+)?{PROTOCOLS}",
)
"""`thing` implements the protocols that stand in the match."""

_PEER = r"(?:the\s+)?(?P<peer><project>)"
PEERS = (
    rf"{THING}(?:(?!<protocol>)[^;.]){{0,80}}?\bover\s+(?P<other><protocol>)\s+(?:by|from|to|with)\s+{_PEER}",
    rf"{THING}{GLOSS}\s+(?:(?!<project>)[^;.]){{0,60}}?\b(?:from|to|with)\s+{_PEER}\s+(?:over|via)\s+(?P<other><protocol>)",
)
"""Two systems that speak `other` with each other."""
