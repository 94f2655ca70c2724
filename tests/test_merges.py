"""Pairs of written names: those of one thing become one entity, those of two things stay apart.

Episodes are read and resolved as in a build, with the bundled topics. A row is the pair's episodes of one show, each
`title | notes` (more than one of them stand in brackets), with the two written names in braces. The names are of the
kinds, and often the ones, that shows write; the sentences were made for the test.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from orbitgraph.extract import readings
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.reading import titles
from orbitgraph.extract.resolve import resolve
from orbitgraph.model import Entity, Episode
from orbitgraph.ontology.topics import load_topics

SAME: dict[str, tuple[str, ...]] = {
    # Spelling: case, hyphens, spaces, accents, the closing plural, the article.
    "Github, GitHub": ("Where code lives | We moved to {Github} in May. The {GitHub} page lists all.",),
    "Gitlab, GitLab": ("Docs | The docs are on {Gitlab}.", "More docs | The team uses {GitLab} now."),
    "JetBrains, Jetbrains": (
        "Editors, with Vitaly Brandt from {JetBrains}",
        "Editors again | Nora Lind is an engineer at {Jetbrains}.",
    ),
    "AsciiDoc, Asciidoc": ("Markup | They write in {AsciiDoc}.", "Markup | The {Asciidoc} toolchain is old."),
    "OVS-DPDK, OVS DPDK": (
        "Fast paths | {OVS-DPDK} skips the kernel.",
        "Slow paths | We measured {OVS DPDK} too.",
    ),
    "PubNub, Pub Nub": (
        "Messages | The {PubNub} service carries chats.",
        "Messages | The {Pub Nub} service carries votes.",
    ),
    "the University of Tokyo": (
        "Packets, with Ryo Nakamura from {University of Tokyo}",
        "Hosts | Ryo is a student from The {University of Tokyo}.",
    ),
    "Univ. of Ulm": (
        "Proofs, with Ann Lindqvist from {University of Ulm}",
        "Checks, with Ann Lindqvist from {Univ. of Ulm}",
    ),
    "hypervisors": ("Clouds | A {hypervisor} runs guests.", "Clouds | Most {hypervisors} run guests."),
    # Acronyms that the text introduces.
    "ONF": ("Groups | The {Open Networking Foundation} (ONF) met. Later the {ONF} voted.",),
    "XDP": ("Hooks | The {Express Data Path} (XDP) is early. With {XDP}, drops are cheap.",),
    "APSys": (
        "Trips | I saw {APSys 2016} (Asia-Pacific Workshop on Systems). The {APSys} talks were short.",
    ),
    "DCB": ("Links | It needs {Data Center Bridging} (DCB). Few switches have {DCB}.",),
    # First names, last names and short forms within an episode.
    "Shiva": ("Faucet, with Josh Bailey from Google and {Shivaram Mysore} from ONF | {Shiva} promotes it.",),
    "Dave": ("OPNFV, with {Dave Neary} from Red Hat | The interview is long. {Dave} tells how it began.",),
    "Neary": ("OPNFV, with {Dave Neary} from Red Hat | According to {Neary}, tests come first.",),
    "Auri": ("Memory, with {Aurimas Blažulionis} | {Auri} talks about memory.",),
    "Tony": (
        "Overlays, with {Kun Suo} from University of Texas | Kun (Tony) Suo measures overlays. {Tony} writes.",
    ),
    "Kun (Tony) Suo": (
        "Overlays, with {Kun Suo} from University of Texas | The work is by {Kun (Tony) Suo} and a friend.",
    ),
    # Transliterations, initials and nicknames in two episodes.
    "Blazulionis": (
        "Memory, with {Aurimas Blažulionis}",
        "Memory again, with {Aurimas Blazulionis}",
    ),
    "Mueller": ("Queues, with {Jürgen Müller} from NEC", "Queues again, with {Juergen Mueller} from NEC"),
    "Soerensen": ("Fibres, with {Søren Sørensen}", "More fibres, with {Soeren Soerensen}"),
    "Lukasz": ("Parsers, with {Łukasz Nowak}", "More parsers, with {Lukasz Nowak}"),
    "Brian W. Kernighan": ("Books, with {Brian Kernighan}", "Manuals, with {Brian W. Kernighan}"),
    "Bob Lantz": (
        "Mininet, with {Robert Lantz} | Its author is Robert “Bob” Lantz.",
        "Emulation, with {Bob Lantz} | It is fast.",
    ),
}

DIFFERENT: dict[str, tuple[str, ...]] = {
    # People who share a name.
    "two Daves": (
        "OPNFV, with {Dave Neary} from Red Hat | The tests are open.",
        "Stacks, with {Dave Tolland} from Calm | The tests are closed.",
    ),
    "Dave alone, twice": (
        "OPNFV, with Dave Neary from Red Hat | {Dave} tells how it began.",
        "Stacks, with Dave Tolland from Calm | {Dave} explains queues.",
    ),
    "two Daves in one episode": (
        "OPNFV, with {Dave Neary} from Red Hat and Dave Tolland from Calm | {Dave} explains queues.",
    ),
    "Ben and Ben": ("Teams, with {Ben Ilegbodu}", "Teams, with {Ben Edmunds}"),
    "a surname in another episode": (
        "Wires, with {Ann Sherwood}",
        "Cables | {Sherwood} argues that cables last.",
    ),
    "siblings": ("Wires, with {Ann Sherwood} and {Bill Sherwood}",),
    "Jared and Jared": ("Docs | {Jared Morgan} hosts. The guest is {Jared Bhatti}.",),
    "Reilly and Riley": ("Roles, with {Tanya Reilly}", "Roles, with {Tanya Riley}"),
    "two initials": ("Books, with {Brian W. Kern}", "Books, with {Brian K. Kern}"),
    "Jon and Joan": ("Books, with {Jon Bauer}", "Books, with {Joan Bauer}"),
    # Organisation and place, product and company.
    "Berkeley": (
        "SoftFlow, with Ethan Jackson from {Berkeley} | The paper is new.",
        "Trips | The meeting was held in {Berkeley}, California.",
    ),
    "Texas": (
        "Overlays, with Kun Suo from {University of Texas} | Overlays are slow.",
        "Trips | We drove through {Texas} for a week.",
    ),
    "Docker": (
        "Containers, with Madhu Venugopal from {Docker} | It is open.",
        "Images | We start the {Docker} daemon.",
    ),
    "Elastic": ("Search, with Stacey Gammon from {Elastic}", "Loads | {Elasticsearch} is an engine."),
    "Linux Foundation": ("Homes | The {Linux Foundation} hosts it. It runs on {Linux}.",),
    "OpenStack Summit": ("Trips | At the {OpenStack Summit} we showed {OpenStack}.",),
    # Similar names and acronyms.
    "TC, tc": ("Caches | A system called {Time Capsule} (TC) replays. The tool {tc} shapes traffic.",),
    "OVS, OVN": ("Switches | We use {OVS} today, and {OVN} tomorrow.",),
    "Java, JavaScript": ("Languages | The server is {Java}, the page {JavaScript}.",),
    "NSX, NSX-MH": ("Names | First came {NSX-MH}, then plain {NSX}.",),
    # Editions, versions, plural and singular of two things.
    "APSys 2015, 2016": ("Trips | I saw {APSys 2015}.", "Trips | I saw {APSys 2016}."),
    "IPv4, IPv6": ("Wires | Some switches route {IPv4} only, others {IPv6} too.",),
    "Adam, Adams": ("Wires, with {Peter Adam}", "Wires, with {Peter Adams}"),
    "cloud, OpenStack": ("Clouds | A {cloud} is a service. The {OpenStack} project is code.",),
    "RFC 7047, 7348": ("Papers | Read {RFC 7047} before {RFC 7348}.",),
}

# What may be one of two things, or of none that the episode names, stays out of the graph.
UNCLEAR = frozenset({"two Daves in one episode", "a surname in another episode"})


def test_as_many_pairs_are_one_thing_as_are_two() -> None:
    assert (len(SAME), len(DIFFERENT)) == (25, 25)


@pytest.mark.parametrize("pair", SAME)
def test_names_of_one_thing_become_one_entity(pair: str) -> None:
    first, second = entities_of(SAME[pair])

    assert first is not None
    assert first is second


@pytest.mark.parametrize("pair", DIFFERENT)
def test_names_of_two_things_stay_apart(pair: str) -> None:
    first, second = entities_of(DIFFERENT[pair])

    assert first is not None
    assert (second is None) == (pair in UNCLEAR)
    assert first is not second


def entities_of(texts: tuple[str, ...]) -> tuple[Entity | None, Entity | None]:
    """Read the episodes of a row; return what its two marked names became."""
    episodes, marks = [], []
    for number, text in enumerate(texts, start=1):
        title, _, notes = text.partition(" | ")
        plain = re.sub(r"[{}]", "", title)
        episode = Episode(
            "show",
            str(number),
            plain,
            number,
            guests=titles.guests(plain),
            paragraphs=(re.sub(r"[{}]", "", notes),) if notes else (),
        )
        whole = f"{title}\n\n{notes}" if notes else title
        marks += [
            (episode.id, match.start() - 2 * order, match.end() - 2 * order - 2)
            for order, match in enumerate(re.finditer(r"\{[^}]+\}", whole))
        ]
        episodes.append(episode)
    entities, _ = resolve(list(readings.read(episodes, gazetteer())), gazetteer())
    places = {
        (each.evidence.episode, each.evidence.start, each.evidence.end): entity
        for entity in entities
        for each in entity.mentions
    }
    first, second = (places.get(mark) for mark in marks)
    return first, second


@cache
def gazetteer() -> Gazetteer:
    """Index the bundled topics once."""
    return Gazetteer(load_topics())
