"""Which verbs state which relation, and which of their places hold its ends: the vocabulary of the rules on verbs."""

from __future__ import annotations

from typing import NamedTuple

from orbitgraph.model import Predicate

DOER, DONE, THEME = "doer", "done", "theme"
"""Who acts, what is acted on, and the grammatical subject of either voice; other places are prepositions.

"done:project" takes only findings of one class.
"""


class Frame(NamedTuple):
    """`predicate` holds between two places of any of the verbs; the classes of what stands there decide the rest."""

    predicate: Predicate
    subject: str
    object: str
    verbs: frozenset[str]
    extractor: str
    confidence: float
    planned: bool = False
    able: bool = False


def _frames(*rows: tuple[Predicate, str, str, str, str, float]) -> tuple[Frame, ...]:
    planned = (Predicate.SPOKE_AT, Predicate.PUBLISHED_AT, Predicate.AUTHOR_OF)
    return tuple(
        Frame(
            predicate,
            subject,
            object_,
            frozenset(verbs.split()),
            extractor,
            confidence,
            predicate in planned,
            predicate is Predicate.SUPPORTS,
        )
        for predicate, subject, object_, verbs, extractor, confidence in rows
    )


_MAKING = (
    "architect author build code create design develop engineer establish found implement initiate invent launch "
    "make originate prototype publish release start write"
)
_READING = "decode emit encode export import ingest parse produce read send write"
_SUPPORTING = (
    "accept add feature gain handle implement include offer provide receive speak support target understand"
)
_GIVING = "deliver give hold present"

VERBS = _frames(
    (
        Predicate.USES,
        DOER,
        DONE,
        "adopt combine consume embed employ exploit extend incorporate integrate leverage require reuse use utilise "
        "utilize wrap",
        "verb-uses",
        0.8,
    ),
    *(
        (Predicate.USES, THEME, prepositions, verbs, "verb-uses", 0.75)
        for prepositions, verbs in (
            ("on upon around", "base center centre layer rely depend rest"),
            ("atop from on upon with around", "build construct"),
            ("from", "adapt borrow derive fork grow make evolve descend"),
            ("out-of", "grow evolve"),
            ("in", "code program write"),
            ("in on with using via", "implement"),
            ("through via", "expose"),
            ("with", "combine integrate pair"),
            ("of", "consist make take"),
            ("on atop over", "deploy run sit"),
            ("in to", "keep persist record save store"),
            ("to", "delegate talk speak"),
            ("with", "ship"),
        )
    ),
    # What one builds something into is used only where it has a name of its own.
    (
        Predicate.USES,
        "in into within",
        "done:project",
        "embed implement include incorporate integrate merge",
        "verb-uses",
        0.7,
    ),
    (Predicate.USES, "for", "done:project", "design", "verb-uses", 0.7),
    (Predicate.USES, DONE, DOER, "back drive power underlie underpin", "verb-powers", 0.75),
    (Predicate.SUPPORTS, DOER, DONE, _SUPPORTING, "verb-supports", 0.75),
    (Predicate.SUPPORTS, DOER, DONE, f"talk {_READING}", "verb-supports", 0.75),
    (Predicate.SUPPORTS, THEME, "to with", "conform comply interoperate adhere work", "verb-supports", 0.75),
    (
        Predicate.SUPPORTS,
        THEME,
        "over through using via",
        "communicate connect deliver expose export import receive send serve speak stream sync talk transfer",
        "verb-supports",
        0.75,
    ),
    (
        Predicate.SUPPORTS,
        "in into to within",
        DONE,
        f"bring {_SUPPORTING} {_MAKING} integrate",
        "verb-supports",
        0.75,
    ),
    (Predicate.DEVELOPED_BY, DONE, DOER, _MAKING, "verb-makes", 0.8),
    (Predicate.DEVELOPED_BY, DONE, "at within", _MAKING, "verb-makes", 0.8),
    (
        Predicate.DEVELOPED_BY,
        THEME,
        "at within from of out-of",
        "begin come emerge hatch hail originate start",
        "verb-makes",
        0.7,
    ),
    (Predicate.DEVELOPED_BY, DONE, "doer:organisation", "maintain manufacture sell", "verb-makes", 0.75),
    (Predicate.CONTRIBUTES_TO, DOER, "on to", "collaborate contribute hack work", "verb-works-on", 0.8),
    (Predicate.CONTRIBUTES_TO, DOER, DONE, "maintain lead co-lead steer", "verb-works-on", 0.8),
    (Predicate.CONTRIBUTES_TO, DOER, DONE, "work hack", "verb-works-on", 0.8),
    (Predicate.CONTRIBUTES_TO, DOER, "in with", "involve", "verb-works-on", 0.8),
    (
        Predicate.COMPARED_WITH,
        DONE,
        "against alongside and beside with to",
        "benchmark compare contrast liken match measure pit set",
        "verb-compares",
        0.75,
    ),
    (
        Predicate.COMPARED_WITH,
        DOER,
        DONE,
        "beat outperform outpace rival resemble replace",
        "verb-compares",
        0.75,
    ),
    (Predicate.COMPARED_WITH, THEME, "from", "differ", "verb-compares", 0.75),
    (Predicate.COMPARED_WITH, THEME, "with", "compete", "verb-compares", 0.75),
    (Predicate.PART_OF, THEME, DONE, "join", "verb-part", 0.8),
    (Predicate.PART_OF, THEME, "to into", "belong move merge", "verb-part", 0.75),
    (Predicate.PART_OF, DONE, DOER, "acquire absorb host", "verb-part", 0.75),
    (Predicate.AFFILIATED_WITH, DOER, DONE, "join", "verb-works-at", 0.8),
    (Predicate.AFFILIATED_WITH, DOER, DONE, "head run direct", "verb-works-at", 0.8),
    (Predicate.AFFILIATED_WITH, THEME, "at for with by", "employ", "verb-works-at", 0.8),
    (Predicate.AFFILIATED_WITH, DONE, DOER, "employ", "verb-works-at", 0.8),
    (
        Predicate.AFFILIATED_WITH,
        THEME,
        "at for with",
        "intern lecture serve study teach work",
        "verb-works-at",
        0.8,
    ),
    (Predicate.FORMERLY_AFFILIATED_WITH, DOER, DONE, "leave quit depart", "verb-left", 0.8),
    (Predicate.FORMERLY_AFFILIATED_WITH, DOER, "from", "retire resign depart", "verb-left", 0.8),
    (
        Predicate.ADVISED_BY,
        DONE,
        DOER,
        "advise co-advise coadvise supervise co-supervise mentor",
        "verb-advises",
        0.85,
    ),
    (Predicate.ADVISED_BY, THEME, "under with", "study", "verb-advises", 0.75),
    (
        Predicate.AUTHOR_OF,
        DOER,
        DONE,
        f"author coauthor co-author co-write cowrite pen publish write {_GIVING}",
        "verb-writes",
        0.8,
    ),
    (Predicate.PUBLISHED_AT, DONE, "at in during to", f"accept publish {_GIVING}", "verb-publishes", 0.8),
    (Predicate.PUBLISHED_AT, DOER, "at in", "appear", "verb-publishes", 0.8),
    (Predicate.PUBLISHED_AT, THEME, "at", "debut", "verb-publishes", 0.8),
    (
        Predicate.SPOKE_AT,
        DOER,
        "at to in during",
        "keynote lecture speak talk demo demonstrate present",
        "verb-speaks",
        0.8,
    ),
)
"""What verbs state."""
