"""How notes say that systems are compared, as patterns on masked sentences."""

from __future__ import annotations

from orbitgraph.extract.facts.wording import AND, GLOSS, NEAR, OTHERS, THING, THING_OR_IT, WORDS

# "rather than" and "other than" are treated on their own.
_MORE = (
    r"(?:(?!(?:after|ever|further|however|never|other|over|rather|under|whether)\b)\w{2,}er|"
    r"better|fewer|less|more|worse)"
)
_WHAT = r"(?:(?:anything|does|in|of|on|that|the|those|what|with|<organisation>['’]s?)\s+){0,4}"
_OF_ORG = r"(?:the\s+)?(?:<organisation|person>['’]s?\s+)?"

RULES = (
    rf"\b(?:compar\w+|contrast\w*)\s+(?:the\s+)?{THING_OR_IT}\s+(?:to|with|and|against)\s+{WORDS}{{0,6}}?{OTHERS}",
    rf"{THING}\s+(?:versus|vs\.?|rather\s+than|instead\s+of)\s+(?:the\s+)?{OTHERS}",
    rf"{THING}[^;.]{{0,90}}?\b(?:alternative\s+to|similar\s+to|differs?\s+from|(?:faster|slower|better|simpler|smaller|larger|worse|quicker|"
    rf"cheaper|safer|older|younger|easier|lighter|heavier)\s+than|(?:more|less)\s+\w+\s+than|unlike|in\s+contrast\s+(?:to|with)|"
    rf"compared\s+(?:to|with))\s+{WORDS}{{0,5}}?{OTHERS}",
    rf"\b[Cc]omparisons?\s+(?:of|between)\s+(?:the\s+)?{THING}\s+(?:and|with|to|against)\s+{OTHERS}",
    rf"{THING}{NEAR}\bcomparisons?\s+(?:against|with|to)\s+{WORDS}{{0,6}}?{OTHERS}",
    rf"(?P<thing>)\b[Cc]omparisons?\s+(?:against|with|to)\s+{WORDS}{{0,6}}?{OTHERS}",
    rf"\b(?:compar\w+|sets?|weighs?|pits?|measur\w+|benchmark\w*)\s+(?:[^;.]{{0,40}}?\bof\s+)?(?:the\s+)?{THING}\s+(?:against|beside|alongside|next\s+to)\s+"
    rf"{WORDS}{{0,6}}?{OTHERS}",
    r"\b(?:relationship|differences?|choice|choose|choosing|similarit(?:y|ies)|trade-?offs?)\s+between\s+(?:the\s+)?"
    rf"{THING}{AND}(?:the\s+)?{OTHERS}",
    rf"\b[Hh]ow\s+{THING}\s+(?:compares|differs|stacks\s+up|relates)\s+(?:to|with|from|against)\s+{WORDS}{{0,3}}?{OTHERS}",
    rf"{THING}[^;.]{{0,160}}?,\s+(?:whereas|while)\s+(?:in\s+|the\s+)?{OTHERS}(?!['’])",
    # "needs twice the memory of Basalt", "wants more than Basalt does", "as fast as Basalt"
    rf"{THING}[^;.]{{0,120}}?\b{_MORE}(?:\s+[\w-]+){{0,5}}?\s+than\s+{_WHAT}{OTHERS}",
    rf"{THING}[^;.]{{0,120}}?\b(?:double|half|times|twice)\s+(?:as\s+\w+\s+as|the\s+(?:(?:\w|<concept>)+\s+){{1,3}}of)\s+{_OF_ORG}{OTHERS}",
    rf"{THING}[^;.]{{0,80}}?\bas\s+[a-z]+\s+as\s+{_OF_ORG}{OTHERS}",
    rf"{THING}[^;.]{{0,80}}?\bdifferent\s+(?:\w+\s+){{0,2}}?(?:from|than|to)\s+{_WHAT}{_OF_ORG}{OTHERS}",
    rf"{THING}{GLOSS}[^;.]{{0,80}}?\b(?:works|wins|succeeds|helps|goes\s+on)\s+where\s+{_OF_ORG}{OTHERS}\s+\w",
    rf"\b[Ww]here\s+{_OF_ORG}{OTHERS}\s+\w[^;.]{{0,90}}?,\s+{_OF_ORG}{THING}\s+\w",
    rf"\b(?:[Ll]ike|[Ss]imilar\s+to|[Aa]s\s+in|[Aa]s\s+with)\s+{_OF_ORG}{OTHERS}(?:\s+before\s+it)?,\s+{_OF_ORG}{THING}\s+\w",
    rf"{THING}[^;.]{{0,90}}?\b(?:much|just|a\s+lot|rather|quite|not)\s+(?:like|as\s+in)\s+{_OF_ORG}{OTHERS}",
    rf"\b(?:chose|chooses?|favou?rs?|picked|picks|prefers?|preferred|recommends?)\s+{_OF_ORG}{THING}\s+(?:over|to)\s+{_OF_ORG}{OTHERS}",
    rf"{THING}[^;.]{{0,40}}?\b(?:look|looks|looked|seem|seems|seemed|feel|feels|felt)\s+(?:[\w-]+\s+){{1,6}}?(?:against|beside|next\s+to)\s+{_OF_ORG}{OTHERS}",
    rf"\b(?:find|finds|found)\s+{_OF_ORG}{THING}\s+(?:[\w-]+\s+){{1,6}}?(?:against|beside|next\s+to)\s+{_OF_ORG}{OTHERS}",
    rf"\b[Cc]ompar(?:e|es|ed|ing)\s+(?:[^;.,:]{{1,40}}?[,:]\s+)(?:the\s+)?{THING}{GLOSS},?\s+(?:and|with|to)\s+(?:the\s+)?{OTHERS}",
    rf"\b(?:[Cc]ontrast|[Cc]ompetition|[Rr]ivalry|[Cc]omparison)\s+(?:of|between)\s+{_OF_ORG}{THING}{AND}{_OF_ORG}{OTHERS}",
    rf"{THING}[^;.]{{0,90}}?,\s+(?:the|by)\s+contrast\s+(?:to|with)\s+{_OF_ORG}{OTHERS}",
    rf"{THING}{GLOSS}\s+(?:goes|does|gets|manages|lives)\s+without\s+(?:the\s+)?[^;.]{{1,60}}?\b(?:that|which)\s+{_OF_ORG}{OTHERS}\s+\w",
)
"""`thing` is compared with each of `other`; without a `thing` that is the title's system."""

SET_APART = (
    rf"^While\s+(?:the\s+)?{OTHERS}\s+\w[^;.,]{{0,90}}?,\s+(?:the\s+)?{THING}\s+\w",
    rf"\b(?:[Uu]nlike|[Ii]n\s+contrast\s+(?:to|with)|[Cc]ompared\s+(?:to|with)|[Ww]hereas|[Vv]ersus)\s+"
    rf"{WORDS}{{0,6}}?{OTHERS}(?!{AND}(?:the\s+)?<project>(?:{AND}|[.;]|\s*$))[^;.]{{0,90}}?,\s+{_OF_ORG}{THING}",
    r"(?<!\bare\s)(?<!\bis\s)(?<!\bbeen\s)(?<!\bwas\s)(?<!\bwere\s)\b(?:[Uu]nlike|[Cc]ompared\s+(?:to|with))\s+(?:the\s+)?"
    rf"(?:<organisation>(?:['’]s?)?\s+)?{OTHERS},?\s+{THING}(?!{AND}(?:the\s+)?<project>)",
)
"""`thing` is compared with `other`, whatever else the clause denies of it: "Unlike Basalt, Quern needs no disk"."""

ASKED = (
    rf"^(?:And\s+|But\s+)?[Hh]ow\s+(?:do|does|did)\s+(?:the\s+)?{THING}\s+(?:compare|contrast|differ|measure\s+up|relate|stack\s+up|stand)\s+"
    rf"(?:from|next\s+to|beside|against|to|with)\s+(?:the\s+)?{OTHERS}",
)
"""What a question itself compares."""
