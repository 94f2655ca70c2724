"""What the use of a name tells of it: each place where the name stands may speak for one class or more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from orbitgraph.extract.people import ROLES
from orbitgraph.extract.posts import is_program
from orbitgraph.extract.systems import KINDS
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PROJECT, _ORGANISATION = EntityClass.PROJECT, EntityClass.ORGANISATION
_PROTOCOL, _EVENT = EntityClass.PROTOCOL, EntityClass.EVENT


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PROTOCOLS = _words("codec encapsulation encoding format handshake header protocol specification standard")
_COMPANIES = _words(
    "agency association carrier charity college community company consortium cooperative exchange firm foundation "
    "headquarters institute laboratory manufacturer nonprofit non-profit office operator organisation organization "
    "provider registry start-up startup team university vendor"
)
_PARTS = _words("component part piece predecessor successor version")
# What only a system does, and what people and companies do as well.
_WORKS = _words(
    "accelerate authenticate buffer cache compile configure decode emulate encapsulate encode encrypt "
    "enforce forward generate implement "
    "index intercept interoperate optimise optimize parse proxy replicate route scale schedule serialise serialize "
    "simulate store synthesise synthesize translate visualise visualize"
)
_MAY_WORK = _words(
    "automate collect compute consist depend expose export integrate keep need provide rely require run "
    "sit support use watch"
)
_MAKING = _words(
    "author build code create deploy design develop extend fork implement install maintain open-source port "
    "prototype release rewrite write"
)
_USING = _words("run start try use")
_TRADING = _words("acquire announce buy employ fund hire manufacture offer own sell ship sponsor")
_CALLING = _words("call dub name title")
_UNDER = _words("atop in into on onto over through to under upon using with within")
_BUILT = _words(
    "base build feed implement layer move port program replace rest run simulate switch test write"
)
_LEANING = _words("depend draw lean rely run sit")
_COMPARING = _words("benchmark compare contrast inspire measure pit")
_JOINING = _words("collaborate contribute hack work")
_HOSTING = _words("build implement run write")
_BELONGING = _words(
    "alternative author branch committer contributor creator designer fork implementation inventor "
    "maintainer port release "
    "successor user version"
)
_SPELLS = _words("career doctorate internship job month year")
_GATHERING = _words(
    "deliver give keynote lightning-talk meet panel poster present record session speak speech talk tutorial"
)
_CALLINGS = _words(
    "career codebase culture department documentation engineering experience infrastructure job operation "
    "position practice process production role stack team work workflow"
)
_PRODUCTS = _words("bug card code group hardware open people team")
_ORIGINS = _words("begin build come create develop maintain originate start work write")
_YEAR = re.compile(r"(?:\s+in\s+[A-Z]\w+,?)?(?:\s+in)?\s+(?:19|20)\d\d\b")
_ARTICLES = _words("a an her his its our the their")


class Vote(NamedTuple):
    """One kind of evidence, its weight, and the class that it speaks for."""

    cls: EntityClass
    weight: float
    rule: str


def votes(span: Span, classes: Mapping[int, EntityClass]) -> Iterator[Vote]:
    """Yield what one place of a name tells; `classes` are those of other findings, by the characters they cover."""
    head = span.root
    yield from _by_look(span)
    yield from _by_apposition(span, head)
    for clause in head.children:
        yield from _by_clause(clause)
        makers = (each for each in clause.children if clause.lower_ == "by" and each.dep_ == "pobj")
        if any(classes.get(each.idx) in (_ORGANISATION, EntityClass.PERSON) for each in makers):
            yield Vote(_PROJECT, 1.5, "made by")
    yield from _by_role(_first(head).dep_, _first(head).head)
    yield from _by_preposition(_first(head))
    yield from _by_row(head, classes)
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and (head.head == after and head.dep_ == "compound"):
        yield from _by_noun(after, "compound", 2.0)


def _by_look(span: Span) -> Iterator[Vote]:
    if _YEAR.match(span.doc.text, span.end_char) and span.root.ent_type_ not in ("GPE", "LOC", "WORK_OF_ART"):
        yield Vote(_EVENT, 2.0, "year")
    if span.root.ent_type_ == "ORG":
        yield Vote(_ORGANISATION, 0.5, "model")
    if len(span) == 1 and re.search(r"[a-z][A-Z]|[A-Za-z]-?\d", span.text):
        yield Vote(_PROJECT, 1.5, "look")


def _by_noun(noun: Token, rule: str, weight: float) -> Iterator[Vote]:
    """Yield what a common noun that is said of a name makes of it."""
    lemma = noun.lemma_.lower()
    if is_program(noun):
        yield Vote(_PROJECT, weight, rule)
    if noun.pos_ not in ("NOUN", "PROPN") or lemma in ROLES:
        return
    if lemma in _PROTOCOLS:
        yield Vote(_PROTOCOL, weight + 0.5, rule)
    elif lemma in KINDS or lemma.removesuffix("s") in KINDS:
        yield Vote(_PROJECT, weight, rule)
    elif lemma in _COMPANIES:
        yield Vote(_ORGANISATION, weight, rule)


def _by_apposition(span: Span, head: Token) -> Iterator[Vote]:
    """Yield what "X, a small daemon", "a small daemon, X", "her system is X" and "X is a tool" tell."""
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i:
            yield from _by_noun(child, "apposition", 2.5)
    if head.dep_ in ("appos", "nmod") and head.head.i < span.start:
        yield from _by_noun(head.head, "apposition", 2.5)
    if (noun := _described(span)) is not None:
        yield from _by_noun(noun, "apposition", 2.5)
    if head.head.lemma_ == "be" and head.dep_ in ("attr", "nsubj"):
        other = "nsubj" if head.dep_ == "attr" else "attr"
        for child in head.head.children:
            if child.dep_ == other and child is not head:
                yield from _by_noun(child, "copula", 2.5)


def _described(span: Span) -> Token | None:
    """Return the noun of ", a small daemon" behind a name; the parser often hangs it on something else."""
    after = span.doc[span.end : span.end + 8]
    if len(after) < 3 or after[0].text != "," or after[1].lower_ not in _ARTICLES:
        return None
    for token in after[2:]:
        if token.pos_ == "NOUN" and not (token.i + 1 < len(span.doc) and token.nbor().pos_ == "NOUN"):
            return token
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM", "ADV", "VERB") and token.text != "-":
            return None
    return None


def _by_clause(clause: Token) -> Iterator[Vote]:
    """Yield what "X, which stores …" and "X, which they wrote" tell."""
    if clause.dep_ == "relcl":
        for pronoun in clause.children:
            if pronoun.lower_ in ("that", "which"):
                yield from _by_role(pronoun.dep_, clause)


def _by_role(role: str, verb: Token) -> Iterator[Vote]:
    """Yield what it tells of a name that it stands in a role of a verb."""
    lemma = verb.lemma_.lower()
    if role == "nsubj" and verb.pos_ in ("VERB", "AUX"):
        if lemma in _WORKS:
            yield Vote(_PROJECT, 2.0, "works")
        elif lemma in _MAY_WORK:
            yield Vote(_PROJECT, 1.0, "may work")
        elif lemma in _TRADING:
            yield Vote(_ORGANISATION, 1.5, "trades")
    elif role == "nsubjpass" and lemma == "teach":
        yield Vote(EntityClass.WORK, 2.5, "is taught")
    elif role == "nsubjpass" and lemma in _MAKING | _USING | _BUILT:
        yield Vote(_PROJECT, 1.5, "is made")
    elif role == "dobj" and lemma in _MAKING | _USING:
        yield Vote(_PROJECT, 2.0 if lemma in _MAKING else 1.5, "is made")
    elif role in ("oprd", "dobj", "attr", "ccomp") and lemma in _CALLING:
        yield from _by_calling(verb)


def _by_calling(verb: Token) -> Iterator[Vote]:
    """Yield what "the parts are called X" and "a tool named X" tell."""
    subjects = (each for each in verb.children if each.dep_ in ("nsubj", "nsubjpass", "dobj"))
    named = verb.head if verb.dep_ in ("acl", "relcl") else next(subjects, None)
    if named is not None:
        yield from _by_noun(named, "called", 2.5)
        if named.lemma_.lower() in _PARTS:
            yield Vote(_PROJECT, 2.0, "called")


def _by_preposition(name: Token) -> Iterator[Vote]:
    if name.dep_ != "pobj":
        return
    word, governor = name.head.lower_, name.head.head
    # "by Quern and by Basalt"
    if name.head.dep_ == "conj" and governor.pos_ == "ADP":
        governor = governor.head
    # "compare Quern with Basalt": the parser hangs "with" on either.
    if governor.dep_ == "dobj" and governor.head.lemma_.lower() in _COMPARING:
        governor = governor.head
    lemma = governor.lemma_.lower()
    if word in _UNDER and lemma in _BUILT and governor.tag_ == "VBN":
        yield Vote(_PROJECT, 2.0, "built on")
    elif word in ("on", "upon", "atop") and lemma in _LEANING and governor.pos_ == "VERB":
        yield Vote(_PROJECT, 1.5, "runs on")
    elif word in ("against", "by", "to", "with") and lemma in _COMPARING and governor.pos_ == "VERB":
        yield Vote(_PROJECT, 1.5, "compared")
    elif word in ("on", "to") and lemma in _JOINING and governor.pos_ == "VERB":
        yield Vote(_PROJECT, 1.5, "works on")
    elif word == "in" and lemma == "write" and governor.tag_ == "VBN":
        yield Vote(_PROJECT, 1.5, "runs on")
    elif word in ("on", "in", "with") and lemma in _HOSTING:
        yield Vote(_PROJECT, 1.0, "runs on")
    elif word in ("unlike", "like", "versus", "than"):
        yield Vote(_PROJECT, 1.0, "compared")
    elif word in ("of", "to", "for") and lemma in _BELONGING:
        yield Vote(_PROJECT, 1.5, "of")
    elif word in ("at", "for", "with") and lemma in _SPELLS:
        yield Vote(_ORGANISATION, 2.0, "time at")
    elif word in ("at", "during") and lemma in _GATHERING:
        yield Vote(_EVENT, 2.0, "held at")
    elif word == "at" and lemma in _CALLINGS and governor.pos_ == "NOUN":
        yield Vote(_ORGANISATION, 1.5, "work at")
    elif word == "at":
        yield Vote(_ORGANISATION, 1.0, "at")
    elif word in ("from", "by", "of") and lemma in KINDS | _PRODUCTS and governor.pos_ == "NOUN":
        yield Vote(_ORGANISATION, 1.5, "kind from")
    if word in ("at", "by", "from") and lemma in _ORIGINS and governor.pos_ == "VERB":
        yield Vote(_ORGANISATION, 1.0 if word == "by" else 1.5, "made at")


def _by_row(head: Token, classes: Mapping[int, EntityClass]) -> Iterator[Vote]:
    """Yield what the neighbours in a row of names are: it is likely to be one of them."""
    known = (classes.get(other.idx) for other in head.conjuncts)
    cls = next((each for each in known if each in (_PROJECT, _PROTOCOL, _ORGANISATION)), None)
    if cls is not None:
        yield Vote(cls, 2.0, "row")


def _first(token: Token) -> Token:
    """Return the first member of a row of names."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    return token
