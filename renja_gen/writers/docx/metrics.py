"""Widths of Arial, to break the long entries of daftar isi where Word would break them.

LibreOffice 7.4 hides a page number that stands right of a paragraph's right indent. The entries are
therefore written without that indent and broken here; their styles keep it for the day Word renews them.
"""

_REGULAR = {
    191: "'",
    222: "ijl’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl’",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—",
}
_WIDTHS = tuple(
    {character: width for width, characters in face.items() for character in characters} for face in (_REGULAR, _BOLD)
)
_OTHER = 722  # letters with marks and other scripts: rather too wide
_SAFETY = 1.02


def text_width(text: str, points: float, *, bold: bool) -> float:
    """The width of a text in points."""
    widths = _WIDTHS[bold]
    return sum(widths.get(character, _OTHER) for character in text) * points / 1000 * _SAFETY


def fold(text: str, points: float, first: float, rest: float, *, bold: bool) -> str:
    """Break a text at spaces into lines of at most `first`, then `rest` points, by line feeds."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, points, bold=bold) > (rest if lines else first):
            lines.append(line)
            line = word
        else:
            line = longer
    return "\n".join([*lines, line])
