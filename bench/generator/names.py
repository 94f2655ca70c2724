"""Invented names: every number has its own, and neighbours do not look alike."""

_SYLLABLES = "ba ko ri ta me lu so na vi do pe ra si fu ge mo li ka no ze".split()
_SCATTER = 61_681


def word(number: int, syllables: int) -> str:
    """Return the word of a number; there are 20 to the power of `syllables` different ones."""
    count = len(_SYLLABLES) ** syllables
    rest = (number * _SCATTER + 17) % count
    parts = []
    for _ in range(syllables):
        rest, which = divmod(rest, len(_SYLLABLES))
        parts.append(_SYLLABLES[which])
    return "".join(parts)


def person(number: int) -> str:
    """Return a person's name."""
    return f"{word(number // 8000 + number + 123, 2).capitalize()} {word(number, 3).capitalize()}"


def organisation(number: int) -> str:
    """Return an organisation's name."""
    kind = ("Systems", "Labs", "University", "Networks")[number % 4]
    return f"{word(number, 3).capitalize()} {kind}"


def event(number: int) -> str:
    """Return the name of a conference with its year."""
    return f"{word(number, 2).capitalize()}Conf {2000 + number % 25}"
