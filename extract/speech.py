"""Words for what people do in a talk show: who joins, talks or explains is there."""

from __future__ import annotations

JOINS = frozenset("join joins joined rejoins participa acompanha".split())
"""Verbs of coming to the show."""

DEEDS = frozenset(
    "talk talks talked speak speaks spoke discuss discusses discussed explain explains explained share"
    " shares shared describe"
    " describes tell tells reveal reveals walk walks explore explores reflect reflects break breaks"
    " analyze analyzes analyse"
    " analyses argue argues chat chats answer answers unpack unpacks offer offers return returns stop"
    " stops drop drops"
    " visit visits sit sits sat give gives introduce introduces present presents recount recounts dive"
    " dives dig digs weigh"
    " weighs stopped dropped comes fala falam conta contam explica participam compartilha conversa habla"
    " hablan cuenta"
    " spricht sprechen erzählt erklärt berichtet redet parle parlent explique raconte parla racconta"
    " spiega takes take"
    " details examines examine considers outlines makes lays looks shows demonstrates teaches reads read"
    " interviews"
    " say says believe believes think thinks recommends warns urges spoke".split()
)
"""Verbs of talking, in the forms that follow a name."""
