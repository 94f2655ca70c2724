"""Words around people in a talk show: what they do there, what they are, how they are addressed."""

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

HONORIFICS = frozenset(
    "dr drs prof professor mr mrs ms miss mx sir dame lord lady rep representative sen senator gov"
    " governor mayor col"
    " colonel gen general capt captain sgt sergeant lt rev reverend judge justice president chancellor"
    " minister"
    " ambassador herr frau monsieur madame doutor doutora dra sra sr senhor prince princess queen saint st".split()
)
"""Forms of address before names."""

ROLES = frozenset(
    "academic activist actor actress adviser advisor advocate analyst architect artist astronaut astronomer"
    " attorney author authors biographer biologist blogger ceo cfo chair chairman chairwoman chef chief"
    " ciso cofounder"
    " co-founder co-founders co-host co-author comedian commentator composer consultant contributor coo"
    " coordinator"
    " correspondent creator creators critic cto curator dean designer developer developers dietitian"
    " director doctor dj"
    " economist editor engineer engineers entrepreneur essayist evangelist executive expert fellow"
    " filmmaker founder"
    " founders freelancer friend head hacker historian illustrator instructor intern inventor investor"
    " journalist"
    " lawyer lead leader lecturer librarian linguist maintainer maintainers manager mathematician member"
    " memoirist"
    " mentor musician mvp neuroscientist novelist nurse nutritionist officer organiser organizer owner"
    " partner"
    " performer philosopher photographer phd physicist pianist playwright poet pioneer postdoc principal"
    " professor"
    " programmer psychiatrist psychologist producer producers publisher rapper reporter researcher"
    " scholar scientist screenwriter"
    " secretary senior singer singer-songwriter sociologist songwriter specialist staff strategist"
    " student surgeon"
    " teacher technologist theologian translator vice vp veteran whistleblower writer youtuber autor"
    " autora jornalista"
    " desenvolvedor desenvolvedora engenheiro engenheira professora escritor escritora autorin journalistin"
    " entwickler entwicklerin gründer gründerin auteur autrice journaliste fondateur".split()
)
"""What people are or do; an s may follow."""
