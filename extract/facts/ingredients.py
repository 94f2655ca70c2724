"""How notes say what a system uses, as patterns on masked sentences."""

from __future__ import annotations

from orbitgraph.extract.facts.wording import ADVERB, GLOSS, NEAR, OTHERS, THING, THINGS, USED

# Where nothing stands between, the words are surer than the parse of a name it has never seen.
_USING = (
    r"(?:adopts|embeds|employs|extends|incorporates|leverages|requires|reuses|uses|utili[sz]es|wraps|builds\s+(?:up)?on|"
    r"calls(?:\s+(?:into|out\s+to))?|depends\s+(?:up)?on|leans\s+on|relies\s+(?:up)?on|runs(?:\s+(?:atop|on|on\s+top\s+of))?|"
    r"sits\s+(?:atop|on|on\s+top\s+of)|stands\s+on|works\s+on\s+top\s+of|is\s+(?:also\s+|itself\s+|now\s+)?(?:a\s+layer\s+over|"
    r"based\s+on|backed\s+by|built\s+(?:from|on(?:\s+top\s+of)?|out\s+of|with)|coded\s+in|configured\s+with|driven\s+by|fed\s+(?:by|from|with)|"
    r"implemented\s+(?:in|on|with)|powered\s+by|programmed\s+in|written\s+in))"
)
_PARTICIPLE = (
    r"(?:based|built|coded|compiled|configured|fed|hosted|implemented|layered|packaged|programmed|"
    r"running|sitting|written)"
)
_ON = r"(?:atop|by|from|in|into|on|on\s+top\s+of|out\s+of|over|to|upon|with)"
_PROGRAM = (
    r"(?:add-?on|app|application|binary|binding|client|crate|daemon|extension|front-?\s?end|library|module|package|patch|"
    r"plug-?in|program|rewrite|script|service|task|tool|workflow|wrapper)"
)
_LANGUAGE = (
    r"(?:Ada|assembly|Bash|C|C\+\+|C\#|Clojure|Dart|Elixir|Erlang|Fortran|Go|Haskell|Java|JavaScript|Julia|Kotlin|Lisp|Lua|OCaml|"
    r"Perl|PHP|Prolog|Python|R|Ruby|Rust|Scala|Scheme|Swift|Tcl|TypeScript|Zig)"
)

# What stands behind a preposition is not what the clause is on.
_SUBJECT = (
    r"(?<!\b(?:by|in|of|on|to)\s)(?<!\bfor\s)(?<!\b(?:from|into|with)\s)(?<!\b(?:by|in|of|on|to)\sthe\s)"
    + THING
    # "Quern is fed by Basalt and is written in …" goes on about Quern.
    + r"(?!,?\s+and\s+(?:has|is|its|was)\b)"
)

RULES = (
    rf"(?P<other><project|protocol>)-based\s+(?:\w+\s+(?:on|of)\s+)?(?:the\s+)?{THING}",
    rf"{THING},\s+(?:an?|the)\s+(?:(?!<project>)[^,;.]){{0,60}}?\b(?:extension|fork|modification|port|variant|version)\s+(?:of|to)\s+"
    r"(?:the\s+)?(?P<other><project>)",
    rf"{THING},?\s+(?:is\s+)?(?:an?|the)\s+(?:customi[sz]ed|enhanced|extended|modified|patched|ported|stripped-down)\s+(?P<other><project>)",
    rf"{THING}{GLOSS}\s+{ADVERB}{_USING}\s+(?:top\s+of\s+)?{USED}",
    rf"{THING},\s+(?:\w+ly\s+)?(?:based|built|implemented|layered|running|written)\s+(?:on\s+top\s+of|atop|from|in|on|upon|with)\s+"
    rf"(?:the\s+)?{OTHERS}",
    rf"{THING}{NEAR}\badds?\s+support\s+for\s+(?P<other><project>)",
    rf"{THING}\s+with\s+its\s+(?P<other><project|protocol|concept>)",
    rf"{THING}\s+is\s+(?:(?!<project>)[^,;.]){{1,80}}?\s+and\s+{ADVERB}{_USING}\s+{USED}",
    rf"{THING},\s+{ADVERB}{_PARTICIPLE}\s+{_ON}\s+(?:top\s+of\s+)?{USED}",
    rf"{THING},\s+(?:an?|her|his|its|our|the|their)\s+(?:(?!<project>)[^,;.]){{1,60}}?\s+(?:that|which)\s+{ADVERB}(?:(?:is\s+)?{_USING}|(?:lives|runs|sits)\s+(?:[\w-]+\s+){{0,3}}?on)\s+"
    rf"(?:(?:the\s+)?(?:[\w-]+|<project>)\s+(?:cores?|cpus?|nodes?|processors?)\s+of\s+)?{USED}",
    rf"{THING}[^;.]{{0,60}}?\bfed\b(?:(?!<project>)[^;.]){{0,20}}?\b(?:by|from|with)\s+{USED}",
    rf"{THING}(?:(?!<project>)[^;.]){{0,100}}?(?P<other><protocol>),\s+its\s+(?:own\s+)?(?:[\w-]+\s+){{0,2}}?(?:format|protocol)\b",
    # "Quern, a daemon for rivers, programmed in Basalt and running on Marlin"
    rf"{_SUBJECT}(?:(?!<project>)[^;.]){{0,80}}?,\s+{ADVERB}(?:{_PARTICIPLE}\s+{_ON}\s+(?P<more><project>)\s+and\s+)?{_PARTICIPLE}\s+{_ON}\s+(?:top\s+of\s+)?{USED}",
    rf"{THING}{GLOSS},?\s+(?:which|that)\s+(?:is\s+)?{ADVERB}{_USING}\s+{USED}",
    rf"{THING}{GLOSS}\s+{ADVERB}(?:lives|runs|sits|stands|works)\s+(?:[\w-]+\s+){{0,4}}?(?:in|inside|on)\s+(?:[\w-]+\s+){{0,2}}?(?:on\s+)?(?:(?:the\s+)?(?:[\w-]+|<project>)\s+"
    rf"(?:cores?|cpus?|hardware|nodes?|processors?)\s+of\s+)?{USED}",
    rf"{_SUBJECT}(?:(?!<project>)[^;.]){{0,140}}?,?\s+with\s+(?:[\w-]+\s+)?{USED}\s+(?:as\s+its|as\s+the|at\s+(?:its|the)|behind|below|beneath|doing|for|in\s+the\s+middle|"
    r"inside|on\s+top|under|underneath)\b",
    rf"{THING}{GLOSS}\s+has\s+{USED}[^;.]{{0,60}}?\bfor\b",
    rf"{THING}{GLOSS}\s+{ADVERB}(?:comes|ships)\s+with\s+{USED}",
    # "Marlin ships with Basalt, and so does Quern"
    rf"<project>{GLOSS}\s+{ADVERB}(?:builds\s+on|comes\s+with|relies\s+on|runs\s+on|ships\s+with|uses)\s+(?:the\s+)?(?P<other><project>),\s+(?:and\s+)?"
    rf"so\s+(?:do|does)\s+{THINGS}",
    # "Basalt is the framework under Quern"
    rf"(?P<other><project>)\s+is\s+(?:an?|the)\s+(?:(?:[\w-]|<concept>)+\s+){{1,3}}?(?:behind|beneath|under|underneath)\s+{THINGS}",
    # "compiles queries to P4 programs"
    rf"{THING}(?:(?!<project>)[^;.]){{0,20}}?\s(?:compiles|converts|lowers|translates|turns)\s+(?:(?!<project>)[^;.]){{1,60}}?\s(?:in)?to\s+(?P<other><project>)"
    r"(?:\s+(?:code|programs?|queries|rules))?\b",
    rf"{THING}[^;.]{{0,120}};\s+(?:an?|the)\s+(?:[\w-]+\s+)?(?:port|prototype|rewrite|version)\s+in\s+(?P<other><project>)",
    rf"{THING}(?:(?!<project>)[^;.]){{0,80}}?\b(?:rewritten|written)\s+in\s+<project>[^;.]{{0,40}};\s+[^;.]{{0,60}}?\b(?:rewritten|written)\s+in\s+"
    r"(?P<other><project>)",
    rf"{THING}{GLOSS}(?:,|\s+is|\s+was)\s+(?:an?|his|her|their|our)\s+(?:[\w-]+\s+){{0,3}}?(?P<other><project>)\s+{_PROGRAM}\b",
    rf"{_SUBJECT}(?:(?!<project>)[^;.]){{0,120}}?\b(?:by\s+(?:way|means)\s+of|with\s+(?:the\s+)?(?:aid|help)\s+of|on\s+top\s+of|atop|by\s+using)\s+{USED}",
    rf"{_SUBJECT}(?:(?!<project>)[^;.]){{0,100}}?\b(?:is|are|was|were)\s+(?:[\w-]+\s+)?(?:checked|compiled|computed|done|handled|measured|rendered|simulated|solved|stored|tested|kept|saved)\s+(?:by|in|on|through|using|with)\s+{USED}",
    rf"\b(?:an?|the)\s+(?P<other><project|protocol>)\s+(?:app|client|controller|fabric|network|overlay|program|server|service|stack|switch|system|tool)\s+"
    rf"(?:called|named|known\s+as)\s+{THING}",
    rf"{THING}{GLOSS}\s+(?:is|are)\s+(?:mostly\s+|mainly\s+)?(?P<other><project>)\s+(?:at|in)\s+(?:its|the)\s+(?:base|bottom|core|heart|middle)\b"
    r"(?:\s+and\s+(?P<more><project>)\s+(?:above|on\s+top|around\s+it))?",
)
"""`thing` uses each of `other`."""

_MADE_BY = r"\b(?:authors?|creators?|designers?|developers?|inventors?|maintainers?)\s+of\s+(?:the\s+)?"
WRITTEN_IN = (
    rf"{_SUBJECT}(?:(?!<project>)[^;.]){{0,100}}?\bin\s+(?P<other><project>)",
    # "the creator of Quern, a parser in Basalt"; "has an engine in Basalt and a shell in Marlin"
    rf"{_MADE_BY}{THING},\s+(?:an?|the)\s+(?:(?!<project>)[^;.]){{1,100}}?\bin\s+(?P<other><project>)",
    rf"{_SUBJECT}(?:(?!<project>)[^;.]){{0,100}}?\bin\s+<project>\s+and\s+(?:an?|its|the)\s+(?:(?!<project>)[^;.,]){{1,30}}?\s"
    r"in\s+(?P<other><project>)",
)
"""What is said to be in a language: `other` counts only where `LANGUAGE` matches it."""
LANGUAGE = _LANGUAGE
