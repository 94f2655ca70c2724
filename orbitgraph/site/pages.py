"""The pages of a site, rendered: path -> text of every file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from jinja2 import Environment, FunctionLoader, StrictUndefined

from orbitgraph.errors import UsageError
from orbitgraph.graph.recovered import Recovered
from orbitgraph.model import EPISODE, Entity, EntityClass, Episode, Predicate, Ref
from orbitgraph.site import structured
from orbitgraph.site.contents import Contents, Link, name_of
from orbitgraph.site.wording import SEVERAL, day, is_address, visible

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LISTS: tuple[tuple[str, str, tuple[EntityClass, ...]], ...] = (
    ("People", "people.html", (EntityClass.PERSON,)),
    ("Organisations", "organisations.html", (EntityClass.ORGANISATION,)),
    ("Topics", "topics.html", (EntityClass.PROJECT, EntityClass.PROTOCOL, EntityClass.CONCEPT)),
    ("More", "more.html", (EntityClass.EVENT, EntityClass.WORK, EntityClass.PLACE)),
)
_THEMES = 3
"""How many topics name a theme of the front page."""


def site(recovered: Recovered, base: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of a graph's site, pages first; the same graph gives the same bytes.

    `base` is the address that the site will have (ending in a slash), "" where it is not known: then the sitemap
    has paths instead of addresses. The only date of making is that of SOURCE_DATE_EPOCH, where it is set.
    Raises `UsageError` for a base that is no http(s) address.
    """
    if base and not is_address(base):
        raise UsageError(f"base URL {base!r}: no http(s) address; give one like https://example.org/notes/")
    base = base if not base or base.endswith("/") else f"{base}/"
    pages = _Pages(Contents(recovered), base)
    paths = []
    for path, text in pages.all():
        if path.endswith(".html"):
            paths.append(path)
        yield path, text
    yield "style.css", _template("style.css")
    yield "sitemap.xml", _sitemap(paths, base, pages.moment)


class _Pages:
    """Renders the pages of one site."""

    def __init__(self, contents: Contents, base: str) -> None:
        self._contents, self._base = contents, base
        self._environment = Environment(
            loader=FunctionLoader(_template),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        shows = contents.extraction.shows
        self._shows = {show.slug: show for show in shows}
        self._title = " · ".join(show.title for show in shows) or "Episodes"
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        self.moment = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else None
        present = {each.cls for each in contents.entities.values()}
        self._lists = [("Episodes", "index.html")]
        self._lists += [(name, path) for name, path, classes in _LISTS if present & {*classes}]

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of all pages, and of the files beside those of the episodes."""
        yield "index.html", self._index()
        for name, path, classes in _LISTS:
            if (name, path) in self._lists:
                yield path, self._list(name, path, classes)
        for episode in self._contents.extraction.episodes:
            yield from self._episode(episode)
        for entity in self._contents.entities.values():
            yield self._contents.paths[entity.ref], self._thing(entity)

    def _render(self, template: str, path: str, **values: Any) -> str:
        shows = self._contents.extraction.shows
        language = (shows[0].language if shows else None) or "en"
        text = self._environment.get_template(template).render(
            path=path,
            up="../" * path.count("/"),
            base=self._base,
            show=self._title,
            lists=self._lists,
            language=language,
            made=day(self.moment),
            **values,
        )
        return visible(text)

    def _index(self) -> str:
        contents = self._contents
        episodes = sorted(
            contents.extraction.episodes,
            key=lambda e: (str(e.published or ""), e.number or 0, e.id),
            reverse=True,
        )
        listed = [
            (
                episode,
                day(episode.published),
                contents.link(Ref(EPISODE, episode.id)),
                contents.people(episode, Predicate.GUEST_OF),
            )
            for episode in episodes
        ]
        shows = contents.extraction.shows
        return self._render(
            "index.html",
            "index.html",
            summary=shows[0].description if len(shows) == 1 else "",
            episodes=listed,
            themes=list(self._themes()),
        )

    def _themes(self) -> Iterator[tuple[list[Link], list[tuple[str, str]]]]:
        """Yield the communities of more than one episode: their topics, and the episodes by their keys."""
        contents = self._contents
        for community in contents.communities:
            if len(community.episodes) > 1 and community.topics:
                episodes = [contents.episodes[each] for each in community.episodes]
                short = [
                    (
                        str(each.number) if each.number is not None else each.title,
                        contents.paths[Ref(EPISODE, each.id)],
                    )
                    for each in episodes
                ]
                yield [contents.link(ref) for ref in community.topics[:_THEMES]], short

    def _list(self, name: str, path: str, classes: tuple[EntityClass, ...]) -> str:
        counts = self._contents.counts()
        groups = []
        for cls in classes:
            refs = [ref for ref in counts if ref.kind == cls]
            listed = [(self._contents.link(ref), counts[ref]) for ref in sorted(refs, key=_alphabetic)]
            if listed:
                groups.append((SEVERAL[cls], listed))
        return self._render("list.html", path, heading=name, groups=groups)

    def _episode(self, episode: Episode) -> Iterator[tuple[str, str]]:
        contents, show = self._contents, self._shows.get(episode.show)
        path = contents.paths[Ref(EPISODE, episode.id)]
        stem = path.removesuffix(".html")
        beside: dict[str, tuple[str, Callable[[], str]]] = {
            "json_ld": (".jsonld", lambda: structured.json_ld(contents, episode, show, self._base)),
            "people": (".people.xml", lambda: structured.person_tags(contents, episode, self._base)),
            "attribution": (".attribution.txt", lambda: structured.attribution(contents, episode, show)),
        }
        texts = {name: make() for name, (_, make) in beside.items()}
        groups = [
            (title, people)
            for title, predicate in (("With", Predicate.GUEST_OF), ("Hosted by", Predicate.HOST_OF))
            if (people := contents.people(episode, predicate))
        ]
        first = next(iter(episode.paragraphs), episode.title)
        yield (
            path,
            self._render(
                "episode.html",
                path,
                name=name_of(episode),
                summary=first if len(first) < 300 else f"{first[:299]}…",
                episode=episode,
                date=day(episode.published),
                page=episode.url if is_address(episode.url) else None,
                audio=episode.audio.url if episode.audio and is_address(episode.audio.url) else None,
                groups=groups,
                notes=contents.notes(episode),
                related=contents.related(episode),
                named=contents.named(episode),
                facts=contents.facts(Ref(EPISODE, episode.id)),
                files={name: f"{stem.rpartition('/')[2]}{suffix}" for name, (suffix, _) in beside.items()},
                **{name: text for name, text in texts.items() if name != "people"},
            ),
        )
        for name, (suffix, _) in beside.items():
            yield stem + suffix, visible(texts[name])

    def _thing(self, entity: Entity) -> str:
        contents = self._contents
        quotes = [
            (episode, day(episode.published), link, said) for episode, link, said in contents.quotes(entity)
        ]
        return self._render(
            "thing.html",
            contents.paths[entity.ref],
            entity=entity,
            kind=entity.cls.value.capitalize(),
            aliases=[each for each in entity.aliases if each != entity.label],
            facts=contents.facts(entity.ref),
            quotes=quotes,
            kindred=contents.kindred(entity.ref),
        )


def _sitemap(paths: list[str], base: str, moment: object) -> str:
    ElementTree.register_namespace("", _SITEMAP)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for path in paths:
        entry = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = base + quote(path)
        if moment:
            ElementTree.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = str(moment)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _template(name: str) -> str:
    return files("orbitgraph.site").joinpath("templates").joinpath(name).read_text(encoding="utf-8")


def _alphabetic(ref: Ref) -> tuple[str, str]:
    return ref.name.casefold(), ref.name
