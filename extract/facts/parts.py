"""How notes say what a system or an organisation is part of, as patterns on masked sentences."""

from __future__ import annotations

from orbitgraph.extract.facts.wording import GLOSS, NEAR, THING, THINGS, WORDS

_OTHER = r"(?:the\s+)?(?P<other><project|organisation>)"
_HOME = r"(?:the\s+)?(?P<other><organisation>)"
# "the scheduler of X" is in X; its author, its users, its rivals and what comes after it are not.
_PIECE = (
    r"(?:allocator|back\s?end|balancer|checker|classifier|codec|collector|compiler|component|console|controller|core|daemon|"
    r"dashboard|database|datapath|discipline|driver|engine|facility|feature|format|front\s?end|half|kernel|layer|library|"
    r"linker|loader|mechanism|module|monitor|network|optimi[sz]er|parser|part|pass|piece|pipeline|plane|planner|process|"
    r"registry|runtime|scheduler|server|service|shell|side|socket|solver|store|stack|subsystem|switch|tool|verifier|viewer|<concept>)"
)
_GROUP = (
    r"(?:academy|arm|branch|cent(?:er|re)|chapter|committee|department|division|faculty|forum|foundation|group|institute|"
    r"lab|laboratory|office|school|section|subsidiary|task\s+force|team|unit|wing|<concept>)"
)

RULES = (
    rf"{THING},?\s+(?:is\s+|which\s+is\s+|as\s+)?(?:an?\s+)?{WORDS}?(?:part|component|member|project|subproject|module|"
    rf"subsystem)\s+(?:of|under|within)\s+{_OTHER}",
    rf"{THING},?\s+(?:is\s+)?(?:an?|the|now\s+an?)\s+(?P<other><project>)\s+(?:technology|subsystem|feature|component|module|"
    r"facility|mechanism)\b",
    rf"{THING},?\s+(?:is\s+|became\s+)?(?:now\s+)?(?:an?|the)\s+(?P<other><organisation>)\s+(?:[\w-]+\s+)?[Pp]roject\b",
    r"(?P<thing><project|organisation>)\s+(?:has\s+|recently\s+)?(?:joined|joins|bec(?:a|o)me\s+(?:an?\s+)?part\s+of|moved\s+(?:in)?to|"
    rf"(?:was|is)\s+(?:acquired|bought|hosted|owned|taken\s+over)\s+by)\s+{_HOME}",
    rf"(?P<other><organisation>)\s+(?:is|became)\s+(?:now\s+|the\s+)*(?:new\s+)?(?:home|roof|umbrella)\s+(?:of|to|for)\s+(?:the\s+)?{THINGS}",
    rf"\b(?:[Ff]eatures?|[Pp]arts?|components?|modules?)\s+of\s+(?:the\s+)?(?P<other><project>)\s+(?:such\s+as|like|called)\s+{THINGS}",
    rf"{THING},\s+(?:that|which)\s+(?:(?!<project>)[^;.,]){{1,60}}?\s+and\s+(?:that\s+|which\s+)?(?:now\s+)?is\s+(?:now\s+)?part\s+of\s+{_OTHER}",
    rf"(?P<other><project>)(?:\s+[\w-]+)?\s+(?:comes\s+with|contains|embeds|has|includes)\s+(?:an?|its\s+own|the)\s+"
    rf"(?:(?:[\w-]|<concept>)+\s+){{1,4}}?(?:called|named)\s+{THING}",
    # "In the Basalt kernel Ann maintains the Quern driver"
    rf"\b[Ii]n\s+(?:the\s+)?(?P<other><project>),?\s+<person>\s+(?:\w+\s+)?(?:develops|looks\s+after|maintains|wrote)\s+(?:the\s+)?{THINGS}",
    rf"{THING}{NEAR}\bas\s+part\s+of\s+(?:the\s+)?(?P<other><project>)",
    rf"{THING}(?:\s+\w+)?\s+(?:that|which)\s+runs?\s+(?:inside|within)\s+(?:the\s+)?(?P<other><project>)",
    rf"{THING}(?:\s+\w+)?,?\s+(?:an?|the|one)\s+(?:\w+\s+){{0,3}}?(?:technology|facility|mechanism|subsystem|part|module|"
    r"component)\s+(?:in|inside|within|of)\s+(?:the\s+)?(?P<other><project>)",
    r"(?P<other><organisation>)[^;.]{0,90}?\bin\s+(?:its|an?|their)\s+(?:[\w-]+\s+){0,4}?(?:called|named)\s+(?P<thing><organisation>)",
    r"(?P<other><organisation>)[^;.]{0,40}?\bin\s+its\s+(?P<thing><organisation>)",
    r"(?P<other><project>)\s+project\s+(?:has|is|have|had)\s+(?:also\s+)?(?:been\s+)?(?:developing|building|creating|making)\s+"
    rf"{THINGS}",
    # "Quern, the next scheduler of Basalt", "Quern (the scheduler in Basalt)", "the Quern scheduler of Basalt"
    rf"{THING}(?:,?\s+or\s+<project>)?(?:,|,?\s+which\s+is|,?\s+is|\s+\()\s*(?:the|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,4}}?{_PIECE}s?\s+"
    r"(?:in|inside|within|of)\s+(?:the\s+)?(?P<other><project>)",
    rf"{THING}(?:(?!<project>)[^;.]){{0,80}}?\band\s+(?:became|is)\s+(?:now\s+)?(?:an?|the)\s+{_HOME}\s+(?:[\w-]+\s+)?project\b",
    rf"{THING}\s+{_PIECE}\s+(?:in|inside|within|of)\s+{_OTHER}",
    rf"{THING}\s+of\s+the\s+(?P<other><project>)\s+(?:framework|project|stack|subsystem|suite)\b",
    rf"{THING},\s+(?:an?|the)\s+(?:part|piece|component|corner)\s+of\s+(?:the\s+)?(?P<other><project>)",
    # "Quern Centre, the computing centre of ACME"
    r"(?P<thing><organisation>)(?:\s+\([^()]{1,40}\))?(?:,|,?\s+which\s+is|\s+is)\s+(?:an?|the)\s+(?:(?:[\w-]|<concept>)+\s+){0,4}?"
    rf"{_GROUP}\s+(?:of|at|within|inside)\s+{_HOME}",
    # "ACME's Quern Lab", "the Quern Lab of ACME"
    r"(?P<other><organisation>)['’]s?\s+(?P<thing><organisation>)(?!\s+[\w-]+s\b|['’])",
    r"(?P<thing><organisation>)(?:\s+(?:research|special\s+interest|study|task|working)\s+(?:force|group))?\s+(?:of|at|within)\s+"
    rf"{_HOME}",
    r"(?P<thing><organisation>)\s+(?:research|special\s+interest|study|task|working)\s+(?:force|group)\s+(?:in|inside)\s+"
    + _HOME,
    rf"(?P<other><project>)[^;.]{{0,120}}?\bwhose\s+(?:[\w-]+\s+){{0,2}}?(?:components|halves|layers|modules|parts|pieces|services|subsystems)\s+"
    rf"are\s+(?:called\s+|named\s+)?{THINGS}",
    rf"(?P<other><project>){GLOSS}\s+(?:consists\s+of|is\s+made\s+(?:up\s+)?of|is\s+composed\s+of|comprises|is\s+(?:divided|split)\s+into|"
    rf"falls\s+into)\s+(?:[\w-]+\s+){{0,4}}?(?:\w+[,:]\s+)?{THINGS}",
    rf"{THINGS}\s+(?:are|form|make\s+up)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?(?:components|halves|layers|modules|parts|pieces|services|subsystems)\s+of\s+"
    rf"{_OTHER}",
    rf"{THING}{GLOSS}[^;.]{{0,80}}?\b(?:contributed|donated|given|handed\s+(?:over|on)|moved|passed\s+on|transferred)\s+(?:over\s+)?to\s+{_HOME}",
    rf"\b(?:gave|donated|contributed|handed(?:\s+over)?|transferred|moved)\s+(?:the\s+)?{THINGS}(?:\s+\w+)?\s+(?:over\s+)?to\s+{_HOME}",
    rf"{THING}{GLOSS}[^;.]{{0,60}}?\bunder\s+the\s+(?:aegis|auspices|hood|roof|umbrella|wings?)\s+of\s+{_OTHER}",
    rf"{THING}(?:,|\s+is|\s+became|\s+has\s+been)\s+(?:now\s+)?(?:an?|the|one\s+of\s+the)\s+{_HOME}(?:['’]s?)?\s+(?:\w+-level\s+|sandbox\s+|incubat\w+\s+|graduated\s+)?"
    r"(?:projects?|programmes?|programs?)\b",
    rf"{THING}{GLOSS}\s+(?:now\s+)?(?:lives|sits|is\s+hosted|is\s+incubated|is\s+incubating|graduated|has\s+graduated)\s+(?:\w+\s+)?(?:at|by|from|in|under|within)\s+{_HOME}",
    r"(?P<thing><project|organisation>)(?:\s+\(|,\s+|\s+is\s+|,?\s+which\s+is\s+)(?:now\s+|today\s+)?(?:owned\s+by\s+|part\s+of\s+)?"
    rf"{_HOME}['’]s?\s+since\b",
    r"(?P<thing><project|organisation>),?\s+(?:which|that)\s+(?:the\s+)?(?P<other><organisation>)\s+(?:\w+\s+)?(?:acquired|bought|owns|took\s+over)\b",
    r"(?P<thing><project|organisation>)(?:,\s+|\s+\()(?:now\s+|since\s+\w+\s+)?(?:owned|bought|acquired|taken\s+over)\s+(?:\w+\s+){0,2}?by\s+"
    + _HOME,
    r"(?P<other><organisation>)\s+(?:has\s+)?(?:acquired|bought|owns|took\s+over)\s+(?:the\s+)?(?P<thing><project|organisation>)(?!['’])",
    rf"(?P<other><project>)['’]s?\s+(?:own\s+)?(?:[\w-]+\s+){{0,2}}?{_PIECE},\s+{THING}",
)
"""`thing` is part of `other`."""

GROUPS = r"(?P<thing><organisation>)\s+in\s+" + _HOME
"""An organisation in another: only where the name of the first says that it is a group."""
