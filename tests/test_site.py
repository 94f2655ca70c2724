"""The published site: every page valid HTML, every internal link resolved, hostile text still text."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from orbitgraph import cli
from orbitgraph.errors import OutputError, UsageError
from orbitgraph.graph import build, store
from orbitgraph.graph.recovered import Recovered, recover
from orbitgraph.model import (
    Audio,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    MusicCredit,
    Predicate,
    Ref,
    Relation,
    Show,
)
from orbitgraph.pipeline import build as build_all
from orbitgraph.site import pages, writing

RUSTACEAN = Path(__file__).resolve().parents[2] / "shared" / "feeds" / "rustacean.xml"
HOSTILE = "</script><img src=x onerror=alert(1)>&amp; \u202eesrever\x0b'\"{{ 7*7 }}"
BASE = "https://example.org/notes/"


def names(tree: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield the elements of a page with their names in the namespace of HTML."""
    for each in tree.iter():
        if isinstance(each.tag, str):
            yield each.tag.rpartition("}")[2], each


def parsed(text: str) -> ElementTree.Element:
    """Read a page; a strict parser raises for whatever the standard calls a parse error."""
    tree: ElementTree.Element = html5lib.HTMLParser(strict=True).parse(text)
    return tree


def check(files: Mapping[str, str]) -> None:
    """Check a whole site: validity, headings, ids, and that every link within it leads to one of its files."""
    reached = {"index.html"}
    for path, text in files.items():
        if not path.endswith(".html"):
            continue
        elements = list(names(parsed(text)))
        ids = [each.get("id") for _, each in elements if each.get("id")]
        assert len(ids) == len(set(ids)), path
        assert sum(name == "h1" for name, _ in elements) == 1, path
        assert all(name != "script" or each.get("type") == "application/ld+json" for name, each in elements)
        assert not any(key.startswith("on") or key == "style" for _, each in elements for key in each.attrib)
        for name, each in elements:
            target = each.get("href") or each.get("src")
            assert name != "a" or target, path
            if target and not urlsplit(target).scheme:
                inside = normpath(join(dirname(path), unquote(urlsplit(target).path)))
                assert inside in files, f"{path}: {target}"
                reached.add(inside)
    assert {path for path in files if path.endswith(".html")} <= reached


def at(episode: Episode, words: str, sentence: str) -> Evidence:
    start = episode.text.index(sentence)
    place = episode.text.index(words, start)
    return Evidence(episode.id, place, place + len(words), start, start + len(sentence), "rule", 0.9)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Recovered:
    """Return two shows with an episode of the same key each, and a guest whose name would be markup if it could."""
    one = Episode(
        "waves",
        "1",
        f"On {HOSTILE}",
        number=1,
        guid="g <1>",
        published=date(2020, 2, 1),
        minutes=30,
        audio=Audio("https://example.org/1.mp3?a=1&b=2", 12.5, "audio/mpeg"),
        licence="https://creativecommons.org/licenses/by-sa/4.0/",
        music=(MusicCredit("intro", "Tune", ("Band",), (2013,), "Holder"),),
        url="https://example.org/1",
        paragraphs=(f"{HOSTILE} of NTT uses P4.", "P4 & more."),
    )
    two = Episode("other", "1", "Two", url="javascript:alert(1)", paragraphs=("P4 again.",))
    first, place = one.paragraphs[0], at(one, HOSTILE, one.paragraphs[0])
    ntt = at(one, "NTT", first)
    guest, firm = Ref("person", HOSTILE), Ref("organisation", "NTT")
    given = Extraction(
        (Show("waves", "Waves & <more>", HOSTILE, ("Carl Gauss",)), Show("other", "Other")),
        (one, two),
        (
            Entity(EntityClass.PERSON, HOSTILE, mentions=(Mention(EntityClass.PERSON, place),)),
            Entity(EntityClass.ORGANISATION, "NTT", mentions=(Mention(EntityClass.ORGANISATION, ntt),)),
            Entity(
                EntityClass.PROJECT,
                "P4",
                mentions=tuple(
                    Mention(EntityClass.PROJECT, each)
                    for each in (
                        at(one, "P4", first),
                        at(one, "P4", "P4 & more."),
                        at(two, "P4", "P4 again."),
                    )
                ),
                about=("other/1",),
            ),
            Entity(EntityClass.CONCEPT, "con", mentions=(Mention(EntityClass.CONCEPT, ntt),)),
        ),
        (
            Relation(guest, Predicate.GUEST_OF, Ref("episode", "waves/1"), (place,)),
            Relation(guest, Predicate.AFFILIATED_WITH, firm, (ntt,)),
            Relation(guest, Predicate.REACH, Ref("handle", "javascript:alert(2)"), (ntt,)),
        ),
    )
    folder = tmp_path_factory.mktemp("small")
    store.write(build.parts(given, tool_version="1"), folder)
    return recover(store.open_store(folder))


@pytest.fixture(scope="module")
def files(small: Recovered) -> dict[str, str]:
    return dict(pages.site(small, BASE))


def test_hostile_text_is_shown_as_text(files: dict[str, str]) -> None:
    check(files)
    for path, text in files.items():
        assert "\u202e" not in text
        assert "\x0b" not in text
        assert "49" not in text or path == "style.css"
        if path.endswith(".html"):
            elements = list(names(parsed(text)))
            assert not any(name == "img" for name, _ in elements)
            targets = [each.get("href", "") + each.get("src", "") for _, each in elements]
            assert not any(target.startswith("javascript:") for target in targets)


def test_the_page_of_an_episode(files: dict[str, str]) -> None:
    (path,) = (path for path in files if path.startswith("episode/waves-1") and path.endswith(".html"))
    told = " ".join("".join(parsed(files[path]).itertext()).split())

    assert "Episode 1" in told
    assert "1 February 2020 30 minutes Original page" in told
    assert "With </script><img src=x onerror=alert(1)>&amp; \ufffdesrever\ufffd'\"{{ 7*7 }}, NTT" in told
    assert "P4 & more." in told
    assert "is reached at javascript:alert(2)" in told
    assert "CC BY-SA 4.0" in told


def test_things_and_episodes_link_both_ways(files: dict[str, str]) -> None:
    assert 'href="../episode/other-1.html"' in files["project/p4.html"]
    assert 'href="../project/p4.html"' in files["episode/other-1.html"]
    assert "concept/con.html" not in files
    assert any(path.startswith("concept/con-") for path in files)


def test_json_ld(files: dict[str, str]) -> None:
    (path,) = (path for path in files if path.startswith("episode/waves-1") and path.endswith(".jsonld"))
    told = json.loads(files[path])
    (script,) = (
        each for name, each in names(parsed(files[path.replace(".jsonld", ".html")])) if name == "script"
    )

    assert json.loads(script.text or "") == told
    assert told["@type"] == "PodcastEpisode"
    assert told["datePublished"] == "2020-02-01"
    assert told["duration"] == "PT30M"
    assert told["url"] == BASE + path.replace(".jsonld", ".html")
    assert told["partOfSeries"] == {"@type": "PodcastSeries", "name": "Waves & <more>"}
    assert told["actor"][0]["affiliation"]["name"] == "NTT"
    assert told["associatedMedia"]["contentUrl"] == "https://example.org/1.mp3?a=1&b=2"
    assert "url" not in {key for key in json.loads(files["episode/other-1.jsonld"]) if key == "sameAs"}


def test_person_tags(files: dict[str, str]) -> None:
    (path,) = (path for path in files if path.startswith("episode/waves-1") and path.endswith(".people.xml"))
    item = ElementTree.fromstring(files[path])
    (person,) = item.findall("{https://podcastindex.org/namespace/1.0}person")

    assert item.findtext("guid") == "g <1>"
    assert person.get("role") == "guest"
    assert (person.get("href") or "").startswith(BASE + "person/script-img")
    assert (person.text or "").startswith("</script><img src=x")
    assert list(ElementTree.fromstring(files["episode/other-1.people.xml"])) == []


def test_attribution(files: dict[str, str]) -> None:
    (path,) = (path for path in files if path.startswith("episode/waves-1") and path.endswith(".txt"))

    assert files[path].splitlines()[1:] == [
        "Licence: CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/.",
        "Music (intro): “Tune”, featuring Band, © 2013 Holder.",
        "Source: https://example.org/1",
    ]
    assert files["episode/other-1.attribution.txt"] == "“Two”, Other.\n"


def test_the_sitemap_names_every_page(
    small: Recovered, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [
        each.text for each in ElementTree.fromstring(files["sitemap.xml"]).iter() if each.tag.endswith("loc")
    ]

    assert listed == [BASE + path for path in files if path.endswith(".html")]
    assert "lastmod" not in files["sitemap.xml"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    dated = dict(pages.site(small, BASE.removesuffix("/")))
    assert dated["sitemap.xml"].count("<lastmod>1970-01-02</lastmod>") == len(listed)
    assert "Made with orbitgraph on 2 January 1970." in dated["index.html"]


def test_a_wrong_base_is_refused(small: Recovered) -> None:
    with pytest.raises(UsageError, match="no http"):
        dict(pages.site(small, "ftp://example.org"))


def test_the_same_graph_gives_the_same_bytes(small: Recovered, files: dict[str, str]) -> None:
    assert dict(pages.site(small, BASE)) == files


def test_the_bundled_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build_all([], tmp_path / "out")
    assert cli.main(["publish", str(tmp_path / "site"), "--graph", str(tmp_path / "out")]) == 0
    told = capsys.readouterr()
    found = read(tmp_path / "site")

    assert told.err == "orbitgraph: without --base-url the sitemap has paths instead of addresses\n"
    assert told.out.startswith(f"{len(found) - 1} files; the front page is")
    check(found)
    assert "Cilium builds on eBPF" in " ".join("".join(parsed(found["project/ebpf.html"]).itertext()).split())


@pytest.mark.skipif(not RUSTACEAN.is_file(), reason="the feeds of other shows are not here")
def test_the_feed_of_another_show(tmp_path: Path) -> None:
    build_all([str(RUSTACEAN)], tmp_path)
    check(dict(pages.site(recover(store.open_store(tmp_path)))))


def read(directory: Path) -> dict[str, str]:
    return {
        str(path.relative_to(directory)): path.read_text(encoding="utf-8")
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    writing.write([("index.html", "1"), ("person/ada.html", "1")], site)
    (site / "own.txt").write_text("mine", encoding="utf-8")
    assert writing.write([("index.html", "2"), ("person/eve.html", "2")], site) == 2

    assert read(site) == {
        ".orbitgraph-site": "index.html\nperson/eve.html\n",
        "index.html": "2",
        "own.txt": "mine",
        "person/eve.html": "2",
    }


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(OutputError, match="holds other files and no site"):
        writing.write([("index.html", "1")], tmp_path)
    assert read(tmp_path) == {"letter.txt": "dear"}
    site = tmp_path / "site"
    writing.write([("index.html", "1")], site)
    (site / writing.LIST).write_text("index.html\n../letter.txt\n", encoding="utf-8")
    writing.write([("index.html", "1")], site)
    assert (tmp_path / "letter.txt").is_file()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        writing.write([], tmp_path / "file" / "site")
