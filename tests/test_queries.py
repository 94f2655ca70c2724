"""Every query of the catalogue over three episodes: whole answers, in two engines, free and bound."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from rdflib.query import ResultRow

from orbitgraph.ontology import ORBIT, RDF, RDFS
from orbitgraph.queries.catalogue import load
from orbitgraph.queries.parameters import parse_parameters
from orbitgraph.queries.render import as_csv
from orbitgraph.queries.run import run
from orbitgraph.queries.sparql import bind
from orbitgraph.queries.table import Table, Value, value_of

EPISODES = Path(__file__).with_name("three_episodes.trig")

PREFIXES = """
@prefix : <https://w3id.org/orbitgraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ID = "https://w3id.org/orbitgraph/id/"
TITLE_4 = "Cilium, with Thomas Graf from Cisco"
TITLE_11 = "P4 on the Edge, with John Fastabend from Intel"
TITLE_OVN = "OVN Launch, with Russell Bryant from Red Hat"
RED_HAT = ("Red Hat", "Russell Bryant", "ovn-launch", "2016-10-28")

ANSWERS = {
    "compared": """\
project,compared_with,episode
Cilium,P4,11
eBPF,Java virtual machine,4
""",
    "cross-references": """\
episode,refers_to,title,sentence
11,4,"Cilium, with Thomas Graf from Cisco",Thomas Graf's work on Cilium is discussed in Episode 4.
""",
    "entities": """\
episode,class,label,mentions
ovn-launch,concept,network virtualization,1
ovn-launch,event,OpenStack Summit,1
ovn-launch,organisation,Red Hat,1
ovn-launch,person,Ben Pfaff,1
ovn-launch,person,Russell Bryant,1
ovn-launch,place,Barcelona,1
ovn-launch,project,OVN,2
ovn-launch,protocol,Geneve,1
4,concept,network policy,1
4,organisation,Cisco,1
4,organisation,Red Hat,1
4,person,Ben Pfaff,1
4,person,Thomas Graf,1
4,project,Cilium,2
4,project,Java virtual machine,1
4,project,eBPF,1
11,event,P4 Workshop,1
11,organisation,Intel,1
11,person,Ben Pfaff,1
11,person,John Fastabend,1
11,person,Thomas Graf,1
11,project,Cilium,1
11,project,P4,1
11,project,eBPF,1
11,protocol,NETCONF,1
11,work,P4 on the Edge,1
""",
    "episodes": """\
episode,title,date,minutes,stars
ovn-launch,"OVN Launch, with Russell Bryant from Red Hat",2016-10-28,35,5
4,"Cilium, with Thomas Graf from Cisco",2016-05-21,32,4
11,"P4 on the Edge, with John Fastabend from Intel",2016-08-09,41,
""",
    "episodes-about": """\
episode,title,about
ovn-launch,"OVN Launch, with Russell Bryant from Red Hat",OVN
ovn-launch,"OVN Launch, with Russell Bryant from Red Hat",network virtualization
4,"Cilium, with Thomas Graf from Cisco",Cilium
4,"Cilium, with Thomas Graf from Cisco",network policy
11,"P4 on the Edge, with John Fastabend from Intel",NETCONF
11,"P4 on the Edge, with John Fastabend from Intel",P4
""",
    "events": """\
event,relation,subject,episode
OpenStack Summit,recordedAt,OVN Launch,ovn-launch
P4 Workshop,publishedAt,P4 on the Edge,11
P4 Workshop,spokeAt,John Fastabend,11
""",
    "evidence": """\
episode,name,sentence
ovn-launch,Barcelona,Recorded at the OpenStack Summit in Barcelona.
ovn-launch,Ben Pfaff,Ben Pfaff is the host.
ovn-launch,Geneve,OVN is a network virtualization system over Geneve.
ovn-launch,OVN,"OVN Launch, with Russell Bryant from Red Hat"
ovn-launch,OVN,OVN is a network virtualization system over Geneve.
ovn-launch,OpenStack Summit,Recorded at the OpenStack Summit in Barcelona.
ovn-launch,Red Hat,"OVN Launch, with Russell Bryant from Red Hat"
ovn-launch,Russell Bryant,"OVN Launch, with Russell Bryant from Red Hat"
ovn-launch,network virtualization,OVN is a network virtualization system over Geneve.
4,Ben Pfaff,Ben Pfaff is the host.
4,Cilium,"Cilium, with Thomas Graf from Cisco"
4,Cilium,"Cilium is based on eBPF, a Linux kernel technology."
4,Cisco,"Cilium, with Thomas Graf from Cisco"
4,Java virtual machine,Its bytecode is analogous to Java virtual machine bytecode.
4,Red Hat,Thomas was at Red Hat before.
4,Thomas Graf,"Cilium, with Thomas Graf from Cisco"
4,eBPF,"Cilium is based on eBPF, a Linux kernel technology."
4,network policy,Each container has its network policy.
11,Ben Pfaff,Ben Pfaff is the host.
11,Cilium,P4 compiles to eBPF and is not like Cilium.
11,Intel,"P4 on the Edge, with John Fastabend from Intel"
11,John Fastabend,"P4 on the Edge, with John Fastabend from Intel"
11,NETCONF,NETCONF fills its maps.
11,P4,He spoke about P4 at the P4 Workshop.
11,P4 Workshop,He spoke about P4 at the P4 Workshop.
11,P4 on the Edge,"P4 on the Edge, with John Fastabend from Intel"
11,Thomas Graf,Thomas Graf's work on Cilium is discussed in Episode 4.
11,eBPF,P4 compiles to eBPF and is not like Cilium.
""",
    "facts": """\
episode,subject,predicate,object,confidence,sentence
ovn-launch,Ben Pfaff,hostOf,OVN Launch,0.9,Ben Pfaff is the host.
ovn-launch,OVN,supports,Geneve,0.6,OVN is a network virtualization system over Geneve.
ovn-launch,OVN Launch,recordedAt,OpenStack Summit,0.8,Recorded at the OpenStack Summit in Barcelona.
ovn-launch,Russell Bryant,affiliatedWith,Red Hat,0.95,"OVN Launch, with Russell Bryant from Red Hat"
ovn-launch,Russell Bryant,guestOf,OVN Launch,0.95,"OVN Launch, with Russell Bryant from Red Hat"
4,Ben Pfaff,hostOf,Episode 4,0.9,Ben Pfaff is the host.
4,Cilium,developedBy,Cisco,0.6,"Cilium, with Thomas Graf from Cisco"
4,Cilium,uses,eBPF,0.8,"Cilium is based on eBPF, a Linux kernel technology."
4,Thomas Graf,affiliatedWith,Cisco,0.95,"Cilium, with Thomas Graf from Cisco"
4,Thomas Graf,formerlyAffiliatedWith,Red Hat,0.7,Thomas was at Red Hat before.
4,Thomas Graf,guestOf,Episode 4,0.95,"Cilium, with Thomas Graf from Cisco"
4,Thomas Graf,reach,@tgraf__,0.9,Reach him as @tgraf__ on Twitter.
4,eBPF,comparedWith,Java virtual machine,0.7,Its bytecode is analogous to Java virtual machine bytecode.
11,Ben Pfaff,hostOf,Episode 11,0.9,Ben Pfaff is the host.
11,Cilium,comparedWith,P4,0.6,P4 compiles to eBPF and is not like Cilium.
11,Episode 11,basedOn,P4 on the Edge,0.6,"P4 on the Edge, with John Fastabend from Intel"
11,Episode 11,mentionsEpisode,Episode 4,0.9,Thomas Graf's work on Cilium is discussed in Episode 4.
11,John Fastabend,affiliatedWith,Intel,0.95,"P4 on the Edge, with John Fastabend from Intel"
11,John Fastabend,authorOf,P4 on the Edge,0.7,"P4 on the Edge, with John Fastabend from Intel"
11,John Fastabend,guestOf,Episode 11,0.95,"P4 on the Edge, with John Fastabend from Intel"
11,John Fastabend,spokeAt,P4 Workshop,0.8,He spoke about P4 at the P4 Workshop.
11,P4,uses,eBPF,0.8,P4 compiles to eBPF and is not like Cilium.
11,P4 on the Edge,publishedAt,P4 Workshop,0.6,He spoke about P4 at the P4 Workshop.
""",
    "findings": """\
show,episode,guid,title,guests,people,organisations,projects,protocols,concepts,events,works,places,mentions,facts
ovs-orbit,ovn-launch,,"OVN Launch, with Russell Bryant from Red Hat",1,2,1,1,1,1,1,0,1,9,5
ovs-orbit,4,,"Cilium, with Thomas Graf from Cisco",1,2,2,3,0,1,0,0,0,9,8
ovs-orbit,11,,"P4 on the Edge, with John Fastabend from Intel",1,3,1,3,1,0,1,1,0,10,10
""",
    "gaps": """\
show,episode,gap,detail
ovs-orbit,ovn-launch,notes,0
ovs-orbit,4,notes,0
ovs-orbit,11,notes,0
""",
    "guests": """\
episode,guest,organisation
ovn-launch,Russell Bryant,Red Hat
4,Thomas Graf,Cisco
11,John Fastabend,Intel
""",
    "guests-by-organisation": """\
affiliation,guest,episode,date
Cisco,Thomas Graf,4,2016-05-21
Intel,John Fastabend,11,2016-08-09
Red Hat,Russell Bryant,ovn-launch,2016-10-28
""",
    "minutes-by-topic": """\
topic,episodes,minutes
NETCONF,1,41
network virtualization,1,35
virtualization,1,35
network policy,1,32
network security,1,32
""",
    "papers": """\
work,by,published_at,episodes
P4 on the Edge,John Fastabend,P4 Workshop,1
""",
    "people": """\
person,episodes,as_guest
Ben Pfaff,3,0
Thomas Graf,2,1
""",
    "people-who-moved": """\
person,before,before_episode,after,after_episode
Thomas Graf,Red Hat,4,Cisco,4
""",
    "projects": """\
project,developed_by,class,episode
Cilium,Cisco,organisation,4
""",
    "reach": """\
person,reach,episode
Thomas Graf,@tgraf__,4
""",
    "reasons": """\
episode,rank,related,kind,reason,weight
4,1,11,shared,both name eBPF,4.25
4,1,11,reference,episode 11 refers to it,3.0
11,1,4,reference,it refers to episode 4,7.25
""",
    "related": """\
episode,rank,related,score
4,1,11,7.25
11,1,4,7.25
""",
    "relations": """\
episode,subject,predicate,object
ovn-launch,Ben Pfaff,hostOf,OVN Launch
ovn-launch,OVN,supports,Geneve
ovn-launch,OVN Launch,recordedAt,OpenStack Summit
ovn-launch,Russell Bryant,affiliatedWith,Red Hat
ovn-launch,Russell Bryant,guestOf,OVN Launch
4,Ben Pfaff,hostOf,Episode 4
4,Cilium,developedBy,Cisco
4,Cilium,uses,eBPF
4,Thomas Graf,affiliatedWith,Cisco
4,Thomas Graf,formerlyAffiliatedWith,Red Hat
4,Thomas Graf,guestOf,Episode 4
4,Thomas Graf,reach,@tgraf__
4,eBPF,comparedWith,Java virtual machine
11,Ben Pfaff,hostOf,Episode 11
11,Cilium,comparedWith,P4
11,Episode 11,basedOn,P4 on the Edge
11,Episode 11,mentionsEpisode,Episode 4
11,John Fastabend,affiliatedWith,Intel
11,John Fastabend,authorOf,P4 on the Edge
11,John Fastabend,guestOf,Episode 11
11,John Fastabend,spokeAt,P4 Workshop
11,P4,uses,eBPF
11,P4 on the Edge,publishedAt,P4 Workshop
""",
    "shared-topics": """\
first,second,class,topic
4,11,project,Cilium
4,11,project,eBPF
""",
    "topics": """\
topic,class,episodes
Geneve,protocol,1
NETCONF,protocol,1
network policy,concept,1
network virtualization,concept,1
""",
    "uses": """\
project,relation,thing,class,episode
Cilium,uses,eBPF,project,4
OVN,supports,Geneve,protocol,ovn-launch
P4,uses,eBPF,project,11
""",
}

# name of the query, arguments with %20 for blanks, the rows that are left
ANSWERS |= {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(EPISODES.with_name("answers").glob("*.csv"))
}

BOUND: list[tuple[str, str, list[tuple[Value, ...]]]] = [
    ("compared", "name=P4", [("Cilium", "P4", "11")]),
    ("cross-references", "episode=4", []),
    ("entities", "episode=11 class=person name=thomas", [("11", "person", "Thomas Graf", 1)]),
    ("entities", "name=extended%20bpf", [("4", "project", "eBPF", 1), ("11", "project", "eBPF", 1)]),
    ("episodes", "since=2016-08-09 until=2016-08-09", [("11", TITLE_11, "2016-08-09", 41, None)]),
    ("episodes", "least_stars=5", [("ovn-launch", TITLE_OVN, "2016-10-28", 35, 5)]),
    ("episodes-about", "topic=Network%20Security", [("4", TITLE_4, "network policy")]),
    ("episodes-about", "topic=cilium", [("4", TITLE_4, "Cilium")]),
    (
        "episodes-about",
        "topic=virtualisation",
        [("ovn-launch", TITLE_OVN, "OVN"), ("ovn-launch", TITLE_OVN, "network virtualization")],
    ),
    (
        "events",
        "name=p4%20WORKSHOP",
        [
            ("P4 Workshop", "publishedAt", "P4 on the Edge", "11"),
            ("P4 Workshop", "spokeAt", "John Fastabend", "11"),
        ],
    ),
    (
        "evidence",
        "label=jvm",
        [("4", "Java virtual machine", "Its bytecode is analogous to Java virtual machine bytecode.")],
    ),
    (
        "facts",
        f"thing={ID}project/ebpf episode=11",
        [("11", "P4", "uses", "eBPF", 0.8, "P4 compiles to eBPF and is not like Cilium.")],
    ),
    (
        "findings",
        "episode=11",
        [("ovs-orbit", "11", None, TITLE_11, 1, 3, 1, 3, 1, 0, 1, 1, 0, 10, 10)],
    ),
    ("gaps", "episode=4", [("ovs-orbit", "4", "notes", "0")]),
    ("gaps", "gap=guest", []),
    ("guests", "name=thomas", [("4", "Thomas Graf", "Cisco")]),
    ("guests-by-organisation", "organisation=red%20hat,%20INC.", [RED_HAT]),
    ("guests-by-organisation", "organisation=red%20hat", [RED_HAT]),
    ("guests-by-organisation", "organisation=hat", []),
    (
        "mentions",
        "episode=4 name=CILIUM",
        [("4", "project", "Cilium", "Cilium", None), ("4", "project", "Cilium", "Cilium", None)],
    ),
    ("minutes-by-topic", "name=network%20security", [("network security", 1, 32)]),
    ("names", "class=place", [(f"{ID}place/barcelona", "place", "Barcelona", "Barcelona")]),
    ("names", "class=handle", [("@tgraf__", "handle", "@tgraf__", "@tgraf__")]),
    ("papers", "author=john%20fastabend", [("P4 on the Edge", "John Fastabend", "P4 Workshop", 1)]),
    ("papers", "author=ben%20pfaff", []),
    ("people", "name=thomas", [("Thomas Graf", 2, 1)]),
    ("people-who-moved", "name=john", []),
    ("projects", "developer=CISCO", [("Cilium", "Cisco", "organisation", "4")]),
    ("projects", "name=ovn", []),
    (
        "quotations",
        f"thing={ID}project/ebpf relation=comparedWith",
        [
            (
                *("4", TITLE_4, "2016-05-21", f"{ID}project/ebpf", "eBPF", "comparedWith"),
                *(f"{ID}project/java-virtual-machine", "Java virtual machine", 0.7, None, 90, "Its "),
                *("bytecode is analogous to Java virtual machine bytecode", "."),
            )
        ],
    ),
    (
        "quotations",
        f"thing={ID}project/ebpf relation=mentions episode=11",
        [
            (
                *("11", TITLE_11, "2016-08-09", f"{ID}show/ovs-orbit/episode/11", "Episode 11", "mentions"),
                *(f"{ID}project/ebpf", "eBPF", None, None, 101, "P4 compiles to ", "eBPF"),
                " and is not like Cilium.",
            )
        ],
    ),
    ("reach", "name=thomas", [("Thomas Graf", "@tgraf__", "4")]),
    ("reasons", "episode=11 related=4", [("11", 1, "4", "reference", "it refers to episode 4", 7.25)]),
    ("related", "episode=11", [("11", 1, "4", 7.25)]),
    ("relations", "relation=uses name=cilium", [("4", "Cilium", "uses", "eBPF")]),
    ("relations", "episode=4 name=episode%204 relation=hostOf", [("4", "Ben Pfaff", "hostOf", "Episode 4")]),
    (
        "shared-topics",
        "episode=11 other=4",
        [("4", "11", "project", "Cilium"), ("4", "11", "project", "eBPF")],
    ),
    ("shared-topics", "episode=ovn-launch", []),
    ("topics", "class=protocol", [("Geneve", "protocol", 1), ("NETCONF", "protocol", 1)]),
    (
        "affiliations",
        "organisation=red%20hat",
        [
            ("Russell Bryant", "Red Hat", "current", "ovn-launch", "2016-10-28"),
            ("Thomas Graf", "Red Hat", "former", "4", "2016-05-21"),
        ],
    ),
    ("affiliations", "name=thomas status=current", [("Thomas Graf", "Cisco", "current", "4", "2016-05-21")]),
    ("authors", "episode=11", [("11", "P4 on the Edge", "John Fastabend", "Intel")]),
    ("authors", "work=cilium", []),
    ("episodes-on-two-topics", "topic=EBPF other=p4", [("eBPF", "P4", "11", TITLE_11)]),
    (
        "episodes-on-two-topics",
        "other=network%20policy topic=Cilium",
        [("Cilium", "network policy", "4", TITLE_4)],
    ),
    ("experts", "topic=cilium", [("Cilium", "Thomas Graf", "Cisco", "4")]),
    ("experts", "name=john topic=p4", [("P4", "John Fastabend", "Intel", "11")]),
    (
        "first-and-last-mention",
        "name=EBPF class=project",
        [("eBPF", "project", "4", "2016-05-21", "11", "2016-08-09", 2)],
    ),
    ("hosts", "name=ben", [("Ben Pfaff", None, 3)]),
    ("labels", "class=place", [("place", "Barcelona", "Barcelona")]),
    ("most-named", "class=concept name=network%20policy", [("network policy", "concept", 1, 1)]),
    (
        "narrower-topics",
        "topic=virtualization",
        [("virtualization", "OVN", 1), ("virtualization", "network virtualization", 1)],
    ),
    ("organisations", "name=red%20hat,%20inc.", [("Red Hat", 1, 1, 1)]),
    ("organisations-behind-projects", "by=cisco", [("Cilium", "Cisco", "", "4")]),
    (
        "people-two-steps-apart",
        "name=thomas%20graf",
        [("Thomas Graf", "formerlyAffiliatedWith", "Red Hat", "affiliatedWith", "Russell Bryant")],
    ),
    ("people-two-steps-apart", "name=thomas%20graf other=john%20fastabend", []),
    (
        "recorded-at",
        "event=openstack%20summit",
        [("OpenStack Summit", "ovn-launch", TITLE_OVN, "2016-10-28")],
    ),
    (
        "references",
        "episode=4",
        [("4", "mentioned by", "11", TITLE_11, "Thomas Graf's work on Cilium is discussed in Episode 4.")],
    ),
    ("references", "episode=4 relation=mentions", []),
    ("rising-topics", "name=cilium class=project", [("Cilium", "project", 1, 1, 0)]),
    ("speakers", "name=john event=p4%20workshop", [("P4 Workshop", "John Fastabend", "11")]),
    ("topics-by-month", "name=ebpf", [("2016-05", "eBPF", "project", 1), ("2016-08", "eBPF", "project", 1)]),
    ("topics-together", "topic=ebpf", [("eBPF", "Cilium", 2)]),
    ("used-by", "name=ebpf relation=uses", [("eBPF", "uses", "Cilium", "4"), ("eBPF", "uses", "P4", "11")]),
    ("doubtful-facts", "episode=x", []),
    ("uses", "name=OPEN%20virtual%20network", [("OVN", "supports", "Geneve", "protocol", "ovn-launch")]),
]


@cache
def store() -> Store:
    loaded = Store()
    loaded.load(path=EPISODES, format=RdfFormat.TRIG)
    return loaded


@cache
def rdflib_dataset() -> rdflib.Dataset:
    return rdflib.Dataset(default_union=True).parse(EPISODES, format="trig")


def ask(name: str, *arguments: str, of: Store | None = None) -> Table:
    query = load().get(name)
    return run(query.text, of or store(), parse_parameters(arguments, query))


def test_every_query_has_its_answer_here() -> None:
    assert sorted({*ANSWERS, "thing", *(name for name, _, _ in OF_BEES)}) == list(load().names)
    assert sum(map(len, load().listed().values())) >= 36


@pytest.mark.parametrize("name", ANSWERS)
def test_free_queries_answer_for_all_episodes(name: str) -> None:
    assert as_csv(ask(name)) == ANSWERS[name]


@pytest.mark.parametrize(("name", "arguments", "rows"), BOUND)
def test_bound_queries_answer_for_the_value(name: str, arguments: str, rows: list[tuple[Value, ...]]) -> None:
    items = [argument.replace("%20", " ") for argument in arguments.split()]
    assert list(ask(name, *items).rows) == rows


# rdflib warns of its own code, once for each graph.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("name", "arguments"), [*((n, "") for n in ANSWERS), *((n, a) for n, a, _ in BOUND)])
def test_another_engine_reads_the_same_files_and_agrees(name: str, arguments: str) -> None:
    query = load().get(name)
    values = parse_parameters([argument.replace("%20", " ") for argument in arguments.split()], query)
    answer = rdflib_dataset().query(bind(query.text, values))
    rows = [tuple(value_of(_ours(term)) for term in row) for row in answer if isinstance(row, ResultRow)]
    assert rows == list(run(query.text, store(), values).rows)


def _ours(term: object) -> Literal | NamedNode | None:
    if isinstance(term, rdflib.Literal):
        return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)
    return None if term is None else NamedNode(str(term))


def test_thing_gives_the_triples_of_all_episodes() -> None:
    assert ask("thing", f"iri={ID}project/cilium").rows == (
        (f"{ID}project/cilium", RDF + "type", ORBIT.Project),
        (f"{ID}project/cilium", RDFS + "label", "Cilium"),
        (f"{ID}project/cilium", ORBIT.comparedWith, f"{ID}project/p4"),
        (f"{ID}project/cilium", ORBIT.developedBy, f"{ID}organisation/cisco"),
        (f"{ID}project/cilium", ORBIT.uses, f"{ID}project/ebpf"),
    )


# An invented show, for what the three episodes have none of.
BEES = """
<g:show> { <s:bees> a schema:PodcastSeries ; rdfs:label "Bee Talk" }
<g:1> {
  <e:1> a schema:PodcastEpisode ; :key "1" ; schema:episodeNumber 1 ; schema:name "Hives" ; :minutes 20 ;
      schema:partOfSeries <s:bees> ; schema:datePublished "2020-01-31"^^xsd:date ;
      schema:mentions <x:hive>, <x:tidewise> ; :credit <m:1>, <m:2> .
  <m:1> a schema:MusicRecording ; schema:name "Hum" ; schema:byArtist "The Drones", "Queen Anne" ; :creditRole "intro" .
  <m:2> a schema:MusicRecording ; schema:name "Buzz" .
  <p:mara> a :Person ; rdfs:label "Mara Quill" ; :advisedBy <p:leo> ; :contributesTo <x:tidewise> ; :guestOf <e:1> ;
      :affiliatedWith <o:k> .
  <p:leo> a :Person ; rdfs:label "Leo Brandt" ; skos:altLabel "Leo" .
  <o:k> a :Organisation ; rdfs:label "Kestrel Systems" .
  <x:tidewise> a :Project ; rdfs:label "Tidewise" ; skos:altLabel "TW" ; :developedBy <p:leo> .
  <x:hive> a :Concept ; rdfs:label "hive" ; :partOf <x:apiary> .
  <x:apiary> a :Concept ; rdfs:label "apiary" .
}
<g:2> {
  <e:2> a schema:PodcastEpisode ; :key "2" ; schema:episodeNumber 2 ; schema:name "Honey" ; :minutes 45 ;
      schema:partOfSeries <s:bees> ; schema:datePublished "2020-02-01"^^xsd:date ; :credit <m:3> .
  <m:3> a schema:MusicRecording ; schema:name "Buzz" .
}
<g:3> { <e:3> a schema:PodcastEpisode ; :key "3" ; schema:name "Wax" ; schema:partOfSeries <s:bees> }
<g:scheme> {
  <x:hive> skos:prefLabel "hive"@en ; skos:definition "Where bees live."@en ; skos:broader <x:apiary> .
  <x:apiary> skos:prefLabel "apiary"@en ; skos:definition "Where hives stand."@en .
}
"""
OF_BEES: list[tuple[str, str, list[tuple[Value, ...]]]] = [
    ("advisers", "", [("Mara Quill", "Leo Brandt", "1")]),
    ("advisers", "adviser=leo", [("Mara Quill", "Leo Brandt", "1")]),
    ("advisers", "name=leo", []),
    (
        "contributors",
        "name=tw",
        [
            ("Tidewise", "Leo Brandt", "develops", None, "1"),
            ("Tidewise", "Mara Quill", "contributes to", "Kestrel Systems", "1"),
        ],
    ),
    ("contributors", "person=leo", [("Tidewise", "Leo Brandt", "develops", None, "1")]),
    ("definitions", "", [("hive", "Where bees live.", "apiary")]),
    ("longest-and-shortest", "", [("longest", "2", "Honey", 45), ("shortest", "1", "Hives", 20)]),
    ("longest-and-shortest", "which=longest", [("longest", "2", "Honey", 45)]),
    ("episodes-by-length", "least=21", [(45, "2", "Honey")]),
    (
        "music",
        "",
        [("Buzz", None, None, 2), ("Hum", "Queen Anne", "intro", 1), ("Hum", "The Drones", "intro", 1)],
    ),
    ("music", "episode=2", [("Buzz", None, None, 1)]),
    ("parts", "whole=Apiary", [("hive", "apiary", "1")]),
    ("organisations-behind-projects", "name=tidewise", [("Tidewise", "Kestrel Systems", "Mara Quill", "1")]),
    ("shows", "", [("Bee Talk", 3, 65, 1, "2020-01-31", "2020-02-01")]),
]


# rdflib warns of its own code, once for each graph.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("name", "arguments", "rows"), OF_BEES)
def test_queries_answer_of_another_show_in_two_engines(
    name: str, arguments: str, rows: list[tuple[Value, ...]]
) -> None:
    made = Store()
    made.load(PREFIXES + BEES, format=RdfFormat.TRIG)
    query = load().get(name)
    values = parse_parameters(arguments.split(), query)
    assert list(run(query.text, made, values).rows) == rows
    other = rdflib.Dataset(default_union=True).parse(data=PREFIXES + BEES, format="trig")
    answer = other.query(bind(query.text, values))
    assert [
        tuple(value_of(_ours(term)) for term in row) for row in answer if isinstance(row, ResultRow)
    ] == rows


def _moved(first: tuple[str, ...], second: tuple[str, ...]) -> list[tuple[Value, ...]]:
    """Ask who moved, of two episodes that name these organisations for one person."""
    made = Store()
    for key, organisations in (("1", first), ("2", second)):
        for name in organisations:
            made.load(
                f"""{PREFIXES}
                <g:{key}> {{
                  <e:{key}> :key "{key}" ; schema:datePublished "2020-01-0{key}"^^xsd:date .
                  <p:ann> rdfs:label "Ann" ; :affiliatedWith <o:{name}> .
                  <o:{name}> rdfs:label "{name}" .
                  [] org:member <p:ann> ; org:organization <o:{name}> ; :former false ; :statedIn <e:{key}> .
                }}""",
                format=RdfFormat.TRIG,
            )
    return list(ask("people-who-moved", of=made).rows)


def test_a_later_episode_with_another_organisation_is_a_move() -> None:
    assert _moved(("Nicira",), ("VMware",)) == [("Ann", "Nicira", "1", "VMware", "2")]


@pytest.mark.parametrize(
    ("first", "second"),
    [(("ONF",), ("ONF",)), (("ONF", "Stanford"), ("ONF",)), (("ONF",), ("ONF", "Stanford"))],
)
def test_an_organisation_that_stays_is_no_move(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert _moved(first, second) == []


def test_the_same_key_in_another_show_is_another_episode() -> None:
    made = Store()
    for show in ("a", "b"):
        made.load(
            f"""{PREFIXES}
            <g:{show}> {{
              <e:{show}> a schema:PodcastEpisode ; :key "1" ; schema:mentions <x:p4> .
              <m:{show}> a :Mention ; <http://www.w3.org/ns/oa#hasBody> <x:p4> .
              <x:p4> a :Project ; rdfs:label "P4" .
            }}""",
            format=RdfFormat.TRIG,
        )
    assert ask("entities", of=made).rows == (("1", "project", "P4", 1), ("1", "project", "P4", 1))
    assert ask("shared-topics", of=made).rows == (("1", "1", "project", "P4"),)
