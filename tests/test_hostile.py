"""Hostile input from end to end: refused in one line or harmless in every file and on the terminal."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import escape
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from orbitgraph.cli import main
from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import sources
from orbitgraph.extract.reading.page import Page
from orbitgraph.extract.reading.sources import Source
from orbitgraph.model import Quads
from orbitgraph.viz.packing import unpacked
from orbitgraph.viz.page import Questions, explorer

Run = Callable[..., tuple[int, str, str]]

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "closing": "</script></title><img src=x onerror=alert(1)>",
    "comment": "<!--<script>",
    "section": "]]><b onclick=alert(1)>x",
    "path": "../../../../etc/passwd",
    "backslashes": "..\\..\\CON",
    "markdown": "[click](javascript:alert(1)) ![x](https://evil.example/i.png) <https://evil.example/a>",
    "addresses": "https://evil.example/b www.evil.example/c javascript:alert(1)",
    "blocks": "# head | a | `code` ~~~ *bold* _it_ &lt;b&gt;",
    "terminal": "a\x1b[31mred\x1b]0;title\x07\x9b31m\x08\x7f",
    "references": "&#27;[31m&#x202e;&#0;&#x9b;&#xd800;",
    "nul": "a\0b",
    "direction": "\u202eevil\u2066x\u2069\u200f\u200e\u061c\ufeff",
    "lines": "one\r\n\ttwo\x0b\x0c\x85\u2028three\u2029four",
    "quotes": "\"'`$title ${data} {{x}} %s {0}",
    "sql": "'); DROP TABLE readings;--",
    "iri": 'a> <b> "c" {d} | e ^ f \\ g',
    "long": "Long " + "x" * 10_240,
}
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "atom": "http://www.w3.org/2005/Atom",
        "psc": "http://podlove.org/simple-chapters",
        "media": "http://search.yahoo.com/mrss/",
    }.items()
)
FILES = ["explorer.html", "graph.nq", "graph.ttl", "related.json", "related.md", "report.md"]
# Control characters but for the line's end and the tab, marks of direction, halves of characters.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
COMMON = "<title>Waves</title><link>https://waves.example/</link><language>pt</language>"


def filled(hostile: str) -> str:
    """Return the elements of an item with a text in every field; addresses are also made of the text alone."""
    text = escape(hostile)
    notes = escape(f'<p>Ann Lee of {hostile} talks.</p><p><a href="{hostile}">{hostile}</a></p>')
    plain = """title description author guid link comments category pubDate dc:creator itunes:title itunes:subtitle
        itunes:summary itunes:author itunes:duration itunes:episode itunes:season itunes:explicit itunes:keywords
        podcast:season podcast:episode podcast:location podcast:soundbite media:description""".split()
    linked = "podcast:transcript podcast:chapters podcast:license podcast:soundbite enclosure media:content".split()
    return (
        "".join(f"<{name}>{text}</{name}>" for name in plain)
        + "".join(
            f'<{name} url="{url}" type="{text}" length="{text}" startTime="{text}" duration="{text}">{text}</{name}>'
            for name in linked
            for url in (text, f"https://a.example/{text}")
        )
        + f"<content:encoded>{notes}</content:encoded>"
        + f'<itunes:image href="{text}"/><podcast:location geo="{text}" osm="{text}">{text}</podcast:location>'
        + f'<podcast:person role="guest" group="{text}" href="{text}" img="{text}">Bob {text}</podcast:person>'
        + f'<podcast:person role="{text}" href="https://a.example/{text}">{text}</podcast:person>'
        + f'<psc:chapters><psc:chapter start="{text}" title="{text}" href="{text}"/></psc:chapters>'
        + f'<atom:link rel="{text}" href="{text}"/>'
    )


def feed(*items: str, channel: str = COMMON) -> bytes:
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss {SPACES}><channel>{channel}{listed}</channel></rss>".encode("utf-8", "surrogatepass")


def show(hostile: str) -> bytes:
    """Return a feed whose show and first item have a text in every field."""
    text = escape(hostile)
    names = "title description copyright generator itunes:author itunes:summary podcast:guid".split()
    channel = (
        "".join(f"<{name}>{text}</{name}>" for name in names)
        + f'<link>https://a.example/{text}</link><atom:link rel="self" href="{text}"/><language>pt</language>'
        + f'<itunes:owner><itunes:name>{text}</itunes:name></itunes:owner><itunes:category text="{text}"/>'
        + f'<podcast:person role="host" href="{text}">{text}</podcast:person><itunes:image href="{text}"/>'
    )
    return feed(filled(hostile), f"<title>Plain</title><guid>plain {text}</guid>", channel=channel)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `in/` (a feed for each text, and one with an item for each) built into `work/out/`."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    (folder / "work").mkdir()
    for name, hostile in PAYLOADS.items():
        (folder / "in" / f"{name}.xml").write_bytes(show(hostile))
    (folder / "in" / "all.xml").write_bytes(feed(*map(filled, PAYLOADS.values())))
    return folder


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(place / "work")
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "cache"))

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def built(place: Path, run: Run) -> Path:
    if not (place / "work" / "out").is_dir():
        code, out, err = run("build", "../in")
        assert (code, out.split(",")[0]) == (0, f"{3 * len(PAYLOADS)} episodes")
        assert not UNSEEN.search(out + err)
        assert all(line.startswith("orbitgraph: warning: ") for line in err.splitlines())
    return place / "work" / "out"


@pytest.mark.usefixtures("built")
def test_nothing_is_written_outside_of_the_folder(place: Path) -> None:
    found = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}

    given = {f"in/{name}.xml" for name in ("all", *PAYLOADS)}
    kept = {
        each for each in found if re.fullmatch(r"work/out/\.orbitgraph/(?:lock|[a-z]+\.(?:db|json))", each)
    }
    assert found == given | kept | {f"work/out/{name}" for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_no_file_holds_what_nobody_sees(built: Path, name: str) -> None:
    assert UNSEEN.findall((built / name).read_bytes().decode("utf-8")) == []


def test_the_graph_parses_and_leads_nowhere_but_to_the_web(built: Path) -> None:
    quads = list(parse(path=str(built / "graph.nq"), format=RdfFormat.N_QUADS))

    iris = {term.value for quad in quads for term in quad if isinstance(term, NamedNode)}
    assert {iri for iri in iris if not re.match(r"https?://[\w.-]+/", iri)} == set()
    assert not any("/../" in iri for iri in iris if iri.startswith("https://w3id.org/orbitgraph/"))
    values = [quad.object.value for quad in quads if isinstance(quad.object, Literal)]
    assert not any(UNSEEN.search(value) for value in values)
    assert "../../../../etc/passwd" in values, "the feeds reach the graph"


def test_the_turtle_parses(built: Path) -> None:
    graph = rdflib.Graph().parse(built / "graph.ttl", format="turtle")

    quads = parse(path=str(built / "graph.nq"), format=RdfFormat.N_QUADS)
    assert len(graph) >= len({quad.triple for quad in quads if "/episode/" in str(quad.graph_name)})


def test_the_lists_parse(built: Path) -> None:
    related = json.loads((built / "related.json").read_bytes())

    assert {"episode", "other", "score", "reasons"} <= set(related[0])


class Parts(HTMLParser):
    """The tags of a page with their attributes but for the policy, and the text of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts[-1] += data


def test_the_page_has_no_tag_and_no_script_beyond_its_own(built: Path) -> None:
    ours = Parts(explorer("Waves", [], [], questions=Questions(Quads())))
    theirs = Parts((built / "explorer.html").read_text("utf-8"))

    assert theirs.tags == ours.tags
    assert theirs.scripts[-1] == ours.scripts[-1]
    things = json.loads(unpacked(theirs.scripts[0]))["things"]
    assert len(things["name"]) > 3 * len(PAYLOADS)
    links = [value for details in things["details"] for key, value in details if key in ("link", "play")]
    assert links
    assert all(link.startswith("https://") for link in links)


@pytest.mark.parametrize("name", ["related.md", "report.md"])
def test_markdown_has_no_mark_or_link_of_the_feeds(built: Path, name: str) -> None:
    page = (built / name).read_text("utf-8")

    said = [line for line in page.splitlines() if not re.match(r"\||- orbitgraph |(?:# |## |)$", line)]
    assert len(said) > len(PAYLOADS) if name == "related.md" else said
    for line in said:
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", re.sub(r"^(?:##? |\d+\. |- )", "", line))
        assert not re.search(r"[<>\[\]`*_~|#]|://|www\.|&\w+;", bare), line


def test_keys_in_the_report_are_escaped(built: Path) -> None:
    (line,) = [
        each for each in (built / "report.md").read_text("utf-8").splitlines() if "without a guest" in each
    ]

    assert "\\<script\\>alert\\(1\\)\\</script\\>" in line


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_answers_are_harmless_on_a_terminal(run: Run, form: str) -> None:
    for name in ("episodes", "entities", "people", "relations", "facts", "reasons", "evidence", "topics"):
        code, out, err = run("query", name, "--format", form)
        assert (code, err) == (0, "")
        assert UNSEEN.findall(out) == []


@pytest.mark.parametrize("form", ["table", "md", "json"])
def test_relatives_are_harmless_on_a_terminal(built: Path, run: Run, form: str) -> None:
    related = json.loads((built / "related.json").read_bytes())
    for episode in sorted({each["episode"].partition("/")[2] for each in related}):
        code, out, _ = run("related", episode, "--format", form)
        assert code == 0
        assert UNSEEN.findall(out) == []


@pytest.mark.usefixtures("built")
def test_the_graph_keeps_to_its_shapes(run: Run) -> None:
    assert run("check") == (0, "The graph keeps to its shapes.\n", "")


def test_a_graph_from_elsewhere_is_harmless_on_a_terminal(run: Run, tmp_path: Path) -> None:
    label = "\x1b[31m\u202ered\x9b"
    episode, base = "<https://a.example/1>", "http://www.w3.org"
    lines = (
        f"{episode} <{base}/1999/02/22-rdf-syntax-ns#type> <https://schema.org/PodcastEpisode> <https://a.example/g> .",
        f'{episode} <{base}/2000/01/rdf-schema#label> "{label}" <https://a.example/g> .',
    )
    (tmp_path / "graph.nq").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "labels.rq").write_text(f"SELECT ?label {{ ?x <{base}/2000/01/rdf-schema#label> ?label }}")
    asked = ("query", str(tmp_path / "labels.rq"), "--graph", str(tmp_path), "--format")

    assert run(*asked, "table")[1].splitlines()[2] == "\\u001b[31m\\u202ered\\u009b"
    code, out, _ = run(*asked, "json")
    assert (code, json.loads(out)) == (0, [{"label": label}])
    assert UNSEEN.findall(out) == []
    code, out, _ = run("check", "--graph", str(tmp_path))
    assert (code, UNSEEN.findall(out)) == (1, [])
    assert "\\u001b[31m\\u202ered\\u009b" in out


def harmless(page: Page) -> None:
    """Check what was read of a hostile source."""
    assert not UNSEEN.search("\n".join(texts(page)))
    for episode in page.episodes:
        addresses = (episode.url, episode.image, episode.transcript, episode.chapters, page.show.url)
        assert all(each is None or each.startswith(("http://", "https://")) for each in addresses)
        assert len(episode.title) <= 10_300
        assert "\n" not in episode.title


def texts(value: object) -> Iterator[str]:
    """Yield all texts in what was read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS)
def test_text_pages_are_as_harmless_as_feeds(hostile: str) -> None:
    text = (
        f"{hostile}\n\nHosted by {hostile}.\n\nEpisode 1: {hostile}\n\n{hostile}\n\n"
        f"Produced by {hostile}. Licensed under {hostile}.\n\nListen: MP3 (1 MB, 1 min).\n"
    )

    # The whole of it is a binary file where it holds NUL.
    with suppress(SourceError):
        harmless(sources.parse(Source("x", text.encode())))
    harmless(sources.parse(Source("x", text.replace("\0", "").encode())))


@pytest.mark.parametrize("hostile", PAYLOADS.values(), ids=PAYLOADS)
def test_web_pages_are_as_harmless_as_feeds(hostile: str) -> None:
    written = escape(hostile)
    meta = "".join(
        f'<meta property="{name}" content="{written}">'
        for name in ("og:site_name", "og:url", "article:published_time")
    )
    for title in (f"<h1>Waves {written}</h1>", f"<h3>Episode 1: Waves {written}</h3>"):
        page = (
            f"<html><head>{meta}</head><body>{title}<p>Notes {written}</p><a href='{written}'>link</a>"
            f"<audio src='{written}'></audio><audio src='https://a.example/{written}'></audio></body></html>"
        )
        harmless(sources.parse(Source("x", page.replace("\0", "").encode())))


def test_the_address_that_a_web_page_gives_itself_is_checked() -> None:
    page = '<html><meta property="og:url" content="{}"><h1>Waves</h1><p>Notes</p></html>'

    def read(address: str) -> tuple[str, str | None]:
        (episode,) = sources.parse(Source("x", page.format(address).encode())).episodes
        return episode.key, episode.url

    assert read("javascript:alert(1)") == ("Waves", None)
    assert read("https://a.example/1") == ("https://a.example/1", "https://a.example/1")


def test_names_of_files_are_harmless(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ["\x1b[31mred\x07", "\u202egpj.txt", "two\nlines", "[x](y)<b>", "half\udcff"]
    for number, name in enumerate(names):
        with suppress(OSError, UnicodeEncodeError):  # not every file system takes every name
            (folder / f"{name} empty").write_bytes(b"")
            (folder / name).write_bytes(
                feed("<title>A</title>", channel=f"<title>Show {number}</title>")[:-9]
            )
    count = sum(1 for path in folder.iterdir() if path.stat().st_size)

    code, out, err = run("build", str(folder), "-o", str(tmp_path / "out"))

    assert (code, out.split(",")[0]) == (0, f"{count} episodes")
    assert UNSEEN.findall(out + err) == []
    assert len(err.splitlines()) == 2 * count
    report = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert UNSEEN.findall(report) == []
    assert "\\[x\\]\\(y\\)\\<b\\>" in report
    assert run("build", str(folder), "-o", str(tmp_path / "out"))[1].endswith("explorer.html\n")


def test_a_name_that_the_user_gives_is_shown_harmless(run: Run) -> None:
    assert run("build", "\x1b[31m\u202eno.xml") == (
        1,
        "",
        "orbitgraph: \\u001b[31m\\u202eno.xml: no such file; give the path of a page with show notes\n",
    )


LEVELS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
BOMBS = {
    "billion laughs": f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LEVELS}]><rss><channel><title>W</title><item><title>T</title>"
    "<description>&l12;</description></item></channel></rss>",
    "quadratic": f"<!DOCTYPE rss [<!ENTITY a '{'x' * 50_000}'>]><rss><channel><title>W</title><item><title>T</title>"
    f"<description>{'&a; ' * 20_000}</description></item></channel></rss>",
    "nested elements": "<rss><channel><title>W</title><item><title>T</title>" + "<a>" * 1_000_000,
    "many elements": "<rss><channel><title>W</title><item><title>T</title></item>" + "<a/>" * 600_000,
    "nested notes": "<rss><channel><title>W</title><item><title>T</title><description>"
    + "&lt;div&gt;" * 1_000_000
    + "deep</description></item></channel></rss>",
}


# What a build costs in a process of its own: exit code, CPU seconds, peak of memory in MB.
PROGRAM = """
import resource, sys, time
from pathlib import Path
from orbitgraph.cli import main
code = main(sys.argv[1:])
status = Path("/proc/self/status")
if status.exists():
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1e3
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(code, time.process_time(), peak)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_or_harmless(tmp_path: Path, name: str) -> None:
    # A language without a model spares the child the time to load one.
    bomb = BOMBS[name].replace("<title>W</title>", "<title>W</title><language>pt</language>")
    (tmp_path / "bomb.xml").write_text(bomb)

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", "bomb.xml", "-o", "out"],
        capture_output=True, text=True, timeout=90, check=True, cwd=tmp_path,
    )  # fmt: skip

    *said, costs = done.stdout.splitlines()
    code, seconds, megabytes = map(float, costs.split())
    if name == "many elements":
        refusal = "has more elements or namespaces than a feed has; give another one"
        assert (code, said, done.stderr) == (1, [], f"orbitgraph: bomb.xml: {refusal}\n")
        assert not (tmp_path / "out").exists()
    else:
        assert (code, said[0].split(",")[0]) == (0, "1 episodes")
        assert all(line.startswith("orbitgraph: warning: ") for line in done.stderr.splitlines())
    assert seconds < 20
    assert megabytes < 800


@pytest.mark.parametrize("letters", ["x", "x.", "a@", "…", "(", "漢"])
def test_texts_without_a_blank_are_read_in_time(letters: str) -> None:
    long = letters * (200_000 // len(letters))
    item = f"<title>T</title><author>{long}</author><description>{long}</description>"
    began = time.process_time()

    page = sources.parse(Source("x", feed(f"{item}<itunes:summary>{long[1:]} z</itunes:summary>")))

    assert time.process_time() - began < 4
    assert len(page.episodes[0].paragraphs) > 0


@pytest.fixture
def server() -> Iterator[tuple[str, list[str], dict[str, tuple[bytes, dict[str, str]]]]]:
    """Serve answers (body, headers) by path; list what is asked for."""
    asked: list[str] = []
    answers: dict[str, tuple[bytes, dict[str, str]]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body, headers = answers[self.path]
            self.send_response(200)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}", asked, answers
        listening.shutdown()


def test_what_is_outside_of_a_feed_is_neither_read_nor_fetched(
    run: Run, tmp_path: Path, server: tuple[str, list[str], dict[str, tuple[bytes, dict[str, str]]]]
) -> None:
    url, asked, _ = server
    secret = tmp_path / "secret"
    secret.write_text("the words of the secret")
    outside = "".join(
        f'<!ENTITY {name} SYSTEM "{address}"><!ENTITY % p{name} SYSTEM "{address}"> %p{name};'
        for name, address in (("file", secret.as_uri()), ("web", f"{url}/entity"))
    )
    head = f'<?xml-stylesheet href="{url}/style"?><!DOCTYPE rss SYSTEM "{url}/dtd" [{outside}]>'
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    )
    item = (
        f"<title>&file;&web;</title><description>&file; &web; {include}&lt;img src='{url}/img'&gt;</description>"
        f'<enclosure url="{url}/sound.mp3" type="audio/mpeg" length="1073741824"/><podcast:chapters url="{url}/c"/>'
    )
    (tmp_path / "feed.xml").write_bytes(head.encode() + feed(item))

    assert run("build", str(tmp_path / "feed.xml"), "-o", str(tmp_path / "out"))[0] == 0

    assert asked == []
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert not any(b"words of the secret" in path.read_bytes() for path in files)
    assert b" <https://schema.org/contentSize> " not in (tmp_path / "out" / "graph.nq").read_bytes()


@pytest.mark.parametrize("kind", ["declared", "packed"])
def test_a_gigabyte_from_the_web_is_refused(
    run: Run,
    tmp_path: Path,
    server: tuple[str, list[str], dict[str, tuple[bytes, dict[str, str]]]],
    kind: str,
) -> None:
    url, _, answers = server
    member = gzip.compress(bytes(50_000_000))
    answers["/declared"] = b"<rss>", {"Content-Length": str(1 << 30)}
    answers["/packed"] = member * 20, {"Content-Encoding": "gzip", "Content-Length": str(20 * len(member))}
    began = time.process_time()

    found = run("build", f"{url}/{kind}", "-o", str(tmp_path / "out"), "--allow-local")

    assert found == (
        1,
        "",
        f"orbitgraph: {url}/{kind}: is larger than 50 MB; download it and give the part that is needed\n",
    )
    assert time.process_time() - began < 5
    assert not (tmp_path / "out").exists()


def test_a_gigabyte_of_a_file_is_not_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # takes no room on the disk
    tracemalloc.start()

    found = run("build", str(path), "-o", str(tmp_path / "out"))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == (1, "", f"orbitgraph: {path}: is larger than 50 MB; give a page or a feed of one show\n")
    assert peak < 150_000_000


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(list(PAYLOADS.values())[:-1])).map("".join))
def test_any_text_in_every_field_is_read_and_harmless(text: str) -> None:
    began = time.process_time()

    page = sources.parse(Source("x", show(text)))

    assert time.process_time() - began < 2
    harmless(page)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_source_is_refused_in_one_line_or_harmless(data: st.DataObject) -> None:
    whole = bytearray(show(data.draw(st.sampled_from(list(PAYLOADS.values())[:-1]))))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=8))
    began = time.process_time()

    try:
        harmless(sources.parse(Source("x", bytes(whole))))
        refusal = "x: none"
    except SourceError as error:
        refusal = str(error)
    assert re.fullmatch(r"x: [^\n]+", refusal)
    assert time.process_time() - began < 2
