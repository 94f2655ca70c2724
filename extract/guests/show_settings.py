"""What a user states about a show, which then overrides what is learned from its episodes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one show.

    `title_pattern` is a regular expression with the groups `guest` and, if wanted, `organisation`, searched in each
    title; `hosts` are the show's hosts; `boilerplate` are texts whose paragraphs leave the notes; `language` is a
    language tag ("pt").
    """

    title_pattern: str | None = None
    hosts: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    language: str | None = None
