"""How notes say who makes a system, as patterns on masked sentences."""

from __future__ import annotations

from orbitgraph.extract.facts.wording import GLOSS, MAKERS, PEOPLE_OF, THING, THING_OR_IT, THINGS

_MADE = (
    r"(?:announced|authored|begun|built|coded|created|designed|developed|devised|engineered|founded|hatched|"
    r"initiated|introduced|invented|launched|made|maintained|open-?\s?sourced|operated|originated|produced|published|"
    r"released|run|shipped|sold|started|unveiled|written)"
)
_BORN = (
    r"(?:begun|built|coded|created|designed|developed|devised|engineered|hatched|initiated|invented|launched|made|"
    r"originated|prototyped|started|written)"
)
_MAKES = (
    r"(?:announced|authored|began|begins|brings\s+out|brought\s+out|builds|built|created|creates|designed|designs|developed|develops|"
    r"devised|founded|initiated|introduced|invented|launched|looks\s+after|made|maintained|maintains|makes|open-?\s?sourced|"
    r"operates|originated|produces|published|publishes|put\s+together|released|releases|sells|set\s+up|started|"
    r"unveiled|writes|wrote)"
)
# Whose choice or rival a system is, that one did not make it.
_NO_PRODUCT = (
    r"(?!(?:[\w-]+\s+){0,4}?(?:alternative|backer|biggest|choice|client|competitor|customer|default|favou?rite|"
    r"first\s+choice|friend|idea\s+of|main|network|neighbou?r|only|opinion|partner|preferred|rival|sponsor|user|view)s?\b)"
)
_GLOSSED = r"(?:own\s+)?(?:(?:[\w./-]|<concept|protocol>)+\s+){0,6}?(?:[\w-]|<concept|protocol>)+"
_SYSTEM = (
    r"(?:algorithm|app|application|bot|cable|card|chip|collector|compiler|controller|creation|daemon|database|device|engine|"
    r"framework|generator|implementation|invention|language|library|model|package|parser|platform|product|program|project|"
    r"prototype|proxy|router|scheduler|server|service|simulator|software|solver|stack|switch|system|tool|toolkit|verifier|work)"
)
_OF_ORGANISATION = r"(?:the\s+)?(?P<other><organisation>)['’]s?"
_FEW = r"(?:(?!(?:an?|the|favou?rite|first|preferred)\s)[\w./-]+\s+){0,3}?"
_OF_PERSON = r"(?P<other><person>)(?:['’]s?)?"

RULES = (
    # "the Quern adapter from ACME", "Quern of ACME", "Quern by Ann": but not a fork of it, or users of it
    rf"(?<!\bof\s)(?<!\bof\sthe\s)(?<!\bto\s){THING}(?:\s+{_SYSTEM})?\s+(?:by|from)\s+{PEOPLE_OF}{MAKERS}(?!\s+to\b)",
    r"(?<!\bof\s)(?<!\bof\sthe\s)(?P<thing><project>)\s+of\s+(?:the\s+)?(?P<other><organisation>)(?!['’])",
    rf"{THING},\s+(?:an?|another|the)\s+{_NO_PRODUCT}(?:(?!<project>|\b(?:component|initiative|member|part|piece|project)\s+of\b)[^,;.]){{1,60}}?"
    rf"\b(?:by|of)\s+{MAKERS}",
    rf"{THING_OR_IT}(?:(?!<project>)[^;.]){{0,30}}?\b(?:began|begun|born|came|grew|originated|started)\b(?:(?!<project>)[^;.]){{0,60}}?"
    r"\b(?:at|from|in|inside|out\s+of|within)\s+(?:the\s+)?(?P<other><organisation>(?:(?:,\s+|,?\s+and\s+)(?:the\s+)?<organisation>){0,8})",
    r"(?P<thing>)(?P<other><organisation>)\s+(?:contributes|contributed|provides|writes|wrote)\s+(?:all|half|most|much|the\s+bulk)\s+(?:of\s+)?"
    r"(?:its|the)\s+code\b",
    rf"{THING},?\s+(?:is\s+)?(?:an?|the)\s+(?:(?!<project>(?!-)|\bby\b)[^,;.]){{0,60}}?\b(?:from|by)\s+{PEOPLE_OF}{MAKERS}",
    r"(?P<other><organisation>)(?:['’]s)?\s+(?:own\s+)?(?P<thing><project>)",
    r"\b(?:community|developers|group|people|team)\s+(?:that|which|who|behind)\s+(?:\w+\s+)?(?:\w+s?\s+)?"
    rf"{THING_OR_IT}\s+(?:comprises?|consists?\s+of|includes?|spans?),?\s+(?P<other>[^;.]{{1,200}})",
    r"(?<!\bat\s)(?<!\bat\sthe\s)(?<!\bfor\s)(?P<other><organisation>)(?!\s+and\b)[^;.]{0,30}?\b(?:company|community|creators?|firm|group|lab|makers?|people|start-?up|team)\s+"
    rf"(?:behind|of)\s+(?:the\s+)?{THING}",
    rf"(?<!\bof\s)(?<!\bof\sthe\s){THING},?\s+(?:from|by)\s+(?:the\s+)?(?P<other><organisation>)",
    rf"{THING}[^;.]{{0,60}}?\b(?:began|born|started|originated|grew|hatched|came)\s+(?:\w+\s+){{0,4}}?"
    r"(?:at|within|in|from|out\s+of)\s+(?:the\s+)?(?P<other><organisation>)",
    # "Katy, ACME's balancer", "ACME's balancer, Katy", "Another is ACME's Katy"
    rf"{THING}(?:\s+\([^()]{{1,60}}\))?(?:,|\s+is|\s+was)\s+{_NO_PRODUCT}{_OF_ORGANISATION}\s+{_NO_PRODUCT}{_GLOSSED}",
    rf"{_OF_ORGANISATION}\s+{_NO_PRODUCT}{_GLOSSED}(?:,|\s+is|\s+is\s+called|\s+called|\s+named)\s+{THING}(?!['’])",
    rf"{_OF_PERSON}\s+(?:own\s+)?{_FEW}{_SYSTEM}(?:,|\s+is|\s+is\s+called|\s+called|\s+named)\s+{THING}(?!['’])",
    rf"{THING}(?:,|\s+is|\s+was)\s+{_OF_PERSON}\s+(?:own\s+)?{_FEW}{_SYSTEM}\b",
    rf"{THING}[^;.]{{0,40}}?\b(?:brainchild|creation|invention|work)\s+of\s+{PEOPLE_OF}{MAKERS}",
    rf"\b(?:author|creator|designer|inventor)s?\s+of\s+(?:the\s+)?{THING},\s+{MAKERS}",
    rf"{THING}{GLOSS}(?:(?:\s+\w+){{0,3}},|\s+is|\s+was|\s+has\s+been|\s+which\s+(?:is|was))\s+(?:\w+\s+){{0,2}}?{_MADE}\s+(?:(?:\w|<organisation|place>)+\s+){{0,5}}?by\s+{PEOPLE_OF}{MAKERS}",
    rf"{THING}{GLOSS},?\s+(?:(?:which|that|written|built)\s+)?(?:\w+\s+){{0,3}}?(?:{_BORN}|came|comes|grew)\s+(?:\w+\s+){{0,3}}?"
    r"(?:at|inside|within|out\s+of|from)\s+(?:the\s+)?(?P<other><organisation>)",
    rf"{THING}(?:\s+\([^()]{{1,60}}\))?,?\s+(?:[^,;.]{{1,60}}?\s+)?(?:which|that)\s+{PEOPLE_OF}{MAKERS}(?:\s+(?:in|of)\s+(?:<place>|[A-Z]\w+))?\s+(?:\w+\s+)?{_MAKES}\b",
    rf"{THING}(?:,|\s+is)\s+(?:an?|the)\s+(?:(?!<project>|\b(?:by|from|like|on|than)\b)[^,;.]){{0,50}}?\b(?!project\s+of\b){_SYSTEM}\s+(?:of|at)\s+(?:the\s+)?(?P<other><organisation>)",
    rf"{THINGS},?\s+(?:both|all(?:\s+three)?)\s+(?:of|by|from|made\s+by|developed\s+(?:at|by))\s+(?:the\s+)?{MAKERS}",
    rf"{THING}\s+\((?:(?:by|from)\s+(?:the\s+)?)?(?P<other><organisation>)\)",
    rf"(?P<other><organisation>),?\s+whose\s+(?:[\w-]+\s+){{0,3}}?{_SYSTEM}s?\s+{THINGS}(?!['’])",
    rf"(?P<other><organisation>)\s+(?:with|and)\s+its\s+(?:own\s+)?(?:[\w-]+\s+){{0,2}}?{THING}",
    rf"(?P<other><organisation>)(?:,[^,;.]{{1,40}},)?\s+(?:builds|built|develops|has(?:\s+had)?|maintains|makes|offers|operates|runs|sells|ships)\s+"
    rf"(?:an?|its|the)\s+(?:(?:[\w-]|<concept|protocol>)+\s+){{1,5}}?(?:called|named|known\s+as)\s+{THING}",
    rf"{THING},?\s+(?:is\s+)?an?\s+(?P<other><organisation>)\s+(?:[\w-]+\s+){{0,2}}?(?!project){_SYSTEM}\b",
    rf"{_OF_ORGANISATION}\s+{_NO_PRODUCT}(?:[\w-]+\s+){{0,3}}?{_SYSTEM}\s+{THING}(?!['’])",
    rf"(?P<other><organisation>)(?:(?!<organisation>)[^;.]){{0,60}}?\s+(?:that\s+|which\s+|who\s+)?(?:also\s+)?looks?\s+after\s+{THINGS}",
    rf"(?P<other><organisation>)\s+(?:\w+\s+)?(?:gave|donated|contributed|handed|open-?\s?sourced|announced|launched|released|unveiled)\s+(?:the\s+)?{THINGS}",
)
"""`thing` was made by `other`; without a `thing` that is the title's system."""
