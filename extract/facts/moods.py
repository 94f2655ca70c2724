"""Whether a sentence states a thing or denies it, asks it, supposes it, plans it or hands on a rumour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.needs import needs

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset("can could may might must should will would ca ’d 'd".split())
# "X wants to use Y", "is rumoured to use Y", "stopped using Y": what follows is no fact.
_UNREAL = frozenset(
    "aim allege ask attempt avoid cease claim consider decline dream expect fail forget hop hope hypothesise imagine "
    "intend lack need plan ponder promise proposal propose refuse reluctant rumor rumour say seek speculate stop "
    "suggest suppose think try want wish wonder".split()
)
_AIMS = frozenset("aim dream goal hope idea intention plan wish".split())
_SPOKEN_OF = frozenset("allege believe claim expect plan rumour rumor say schedule suppose think".split())
_GUESSED = frozenset("deny doubt hope imagine propose speculate suggest wish wonder".split())
_NOBODY = frozenset("neither nobody none nothing".split())
_DOUBTS = frozenset("allegedly hardly never perhaps possibly purportedly reportedly supposedly".split())
_CONDITIONS = frozenset("if whether unless".split())
_LESS = frozenset("instead rather without".split())

_DENIALS = re.compile(
    r"\b(?:not(?!\s+(?:only|just|long|least))|never|cannot|no\s+longer|neither|nor|can|could|might|may|would|should|"
    r"allegedly|hardly|perhaps|possibly|purportedly|reportedly|supposedly|rumou?red|rumou?rs?|"
    r"(?:alleged|believed|claimed|expected|reported|said|scheduled|supposed|thought)\s+to)\b|n['’]t\b"
    r"|(?:[\ue000-\uf8ff]|\b[Hh]e|\b[Ss]he|\b[Tt]hey)\s+(?:was|were)\s+(?:(?:about|due|going|meant)\s+)?to\b"
)
_BEFORE = re.compile(
    r"\b(?:if|whether|unless|no|nobody|rumou?rs?|rumou?red|reportedly|allegedly)\s+(?:that\s+)?(?:the\s+)?$"
    r"|(?:\b(?:not|never|cannot|can|could|might|may|would|should|must)|n['’]t)\s+(?:yet\s+)?(?:have\s+)?(?:be\s+|been\s+)?$"
)
# "Wants to use it" is a plan, "wants more memory than" is none.
_WILL = re.compile(r"\b(?:will|would|(?:plans?|planned|wants?|wanted|hopes?|hoped)\s+(?:for|on|that|to))\b")


def asserted(source: str, sentence: Masked, *, planned: bool = False) -> Iterator[re.Match[str]]:
    """Yield the matches of a rule that the sentence states; `planned`: what will be counts as well."""
    if any(sentence.classes.isdisjoint(each) for each in needs(source)) or sentence.is_question:
        return
    for match in pattern(source).finditer(sentence.text):
        before = sentence.text[max(0, match.start() - 24) : match.start()]
        if _DENIALS.search(match[0]) or _BEFORE.search(before):
            continue
        if planned or not _WILL.search(match[0]):
            yield match


def is_denied(verb: Token, *, planned: bool = False, able: bool = False) -> bool:
    """Tell whether a verb's statement is negated, asked or only possible; `able`: "can speak it" is a statement."""
    if any(token.text == "?" for token in verb.sent[-3:]):
        return True
    hedges = _HEDGES - ({"will"} if planned else set()) - ({"can"} if able else set())
    token = verb
    for _ in range(6):
        if any(_denies(child, hedges) for child in token.children):
            return True
        if token.dep_ == "xcomp" or (token.dep_ == "acl" and token.tag_ == "VB"):
            if token.head.lemma_.lower() in _UNREAL or _is_due(token, planned=planned):
                return True
            token = token.head
        elif token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX") and not _is_clause(token):
            token = token.head
        elif token.dep_ == "pcomp":
            # "without using", "rather than use", "instead of using"
            return bool({token.head.lower_, token.head.head.lower_} & _LESS)
        else:
            return token.dep_ == "ccomp" and _is_hearsay(token.head)
    return False


def _is_due(verb: Token, *, planned: bool) -> bool:
    """Tell "was to speak", "was going to use": plans of the past have failed, those of today may count."""
    to_be = verb.head
    if to_be.lemma_ == "go" and to_be.tag_ == "VBG":
        return any(child.dep_ == "aux" and child.tag_ == "VBD" for child in to_be.children)
    if to_be.lemma_ != "be" or not any(child.tag_ == "TO" for child in verb.children):
        return False
    # "Her job was to maintain it" tells what she did.
    subjects = [child for child in to_be.children if child.dep_ == "nsubj"]
    due = any(each.pos_ in ("PRON", "PROPN") or each.lemma_.lower() in _AIMS for each in subjects)
    return due and (to_be.tag_ == "VBD" or not planned)


def _denies(child: Token, hedges: frozenset[str]) -> bool:
    word = child.lower_
    of_child = {each.lower_ for each in child.children}
    if child.dep_ == "neg":
        following = child.doc[child.i + 1 : child.i + 2].text.lower()
        return following not in ("only", "just")
    if child.dep_ == "aux":
        return word in hedges
    if child.dep_ in ("nsubj", "nsubjpass"):
        return word in _NOBODY or bool({"no", "neither"} & of_child)
    if child.dep_ in ("dobj", "attr"):
        return word in _NOBODY or "no" in of_child
    conditional = child.dep_ == "mark" and word in _CONDITIONS
    return conditional or word in _DOUBTS or (word == "longer" and "no" in of_child)


def _is_hearsay(head: Token) -> bool:
    """Tell "it is rumoured that", "some say that" from "Ann says that"."""
    lemma = head.lemma_.lower()
    if lemma not in _SPOKEN_OF:
        return lemma in _GUESSED
    subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is None or subject.lower_ in ("it", "some", "people", "rumours", "others")


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in token.children)
