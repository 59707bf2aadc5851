"""YAML text to positioned nodes.

Built on the events of PyYAML (C parser where there is one), because its loaders turn `500.000` into 500.0,
keep the last of two equal keys silently and follow aliases. What a plan never needs is refused with a place:
anchors, aliases, tags, several documents, tabs, duplicate keys, too deep or too large input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from renja_gen.diagnostics import Report, Span
from renja_gen.source.nodes import Mapping, Node, Scalar, Sequence
from renja_gen.source.text import FORBIDDEN, forbidden_message, normalised

MAX_DEPTH = 40
MAX_NODES = 150_000  # of all files of a plan together
MAX_TEXT = 20_000  # characters of one value, so that nobody below need fear a long one
MAX_TABS = 20  # lines with tabs that are reported

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = {"", "~", "null", "Null", "NULL"}
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line in YAML
_HIDDEN = re.compile(r"\s+(#\S.{0,40})")
# Not closed: the place is where it was opened, not where the scanner gave up.
_OPEN = ("expected ','", "unexpected end of stream", "could not find expected ':'")
_QUOTE_OPEN = "tanda kutip tidak ditutup; tutup di akhir teks"
# What the scanner says, and what a planner can do about it: (fragment of the problem, message).
_SCANNER_MESSAGES = (
    (
        "mapping values are not allowed",
        "tanda ':' di tempat yang tidak semestinya; periksa spasi di awal baris atau apit teks dengan tanda kutip",
    ),
    (
        "did not find expected key",
        "baris ini tidak sejajar dengan kunci lain; periksa spasi di awal baris dan tanda kutip di atasnya",
    ),
    ("did not find expected '-' indicator", "butir daftar tidak sejajar; periksa spasi sebelum '-'"),
    ("could not find expected ':'", "kunci tanpa tanda ':'; tulis 'kunci: nilai'"),
    ("block sequence entries are not allowed", "tanda '-' di tempat yang tidak semestinya; mulai di baris baru"),
    ("found unexpected ':'", "tanda ':' tanpa spasi; beri spasi sesudahnya"),
    ("unexpected end of stream", _QUOTE_OPEN),
    ("expected ',' or ']'", "daftar dalam kurung siku tidak ditutup; tulis ']' di akhirnya"),
    ("expected ',' or '}'", "isian dalam kurung kurawal tidak ditutup; tulis '}' di akhirnya"),
    ("cannot start any token", "karakter ini tidak boleh memulai nilai; apit nilai dengan tanda kutip"),
    ("unknown escape character", "garis miring terbalik dalam tanda kutip ganda; pakai tanda kutip tunggal"),
    ("undefined alias", "alias YAML (*) tidak dipakai dalam rencana; tulis nilainya atau apit dengan tanda kutip"),
    ("found undefined tag", "tag YAML (!) tidak dipakai dalam rencana; hapus atau apit dengan tanda kutip"),
)
_UNMERGED = "tanda gabungan Git; pilih salah satu isinya, lalu hapus baris <<<<<<<, =======, dan >>>>>>>"
_UNMERGED_LINE = re.compile(r"<{7} |={7}$|>{7} ")
_NO_SPACE = "tanda ':' tanpa spasi; beri spasi sesudah ':'"
_KEY_NO_SPACE = re.compile(r"\s*(?:- +)*(\w+):(?!//)[^\s:]")  # `singkatan:Dishub`
_KEY_OR_ITEM = re.compile(r"\s*(?:- |[\w/][\w /]*:(?:\s|$))")
EMPTY = "berkas kosong; salin isi contoh minimal lalu sesuaikan"
_COMMA = "pakai titik untuk ribuan, dan apit nilai yang memuat koma dengan tanda kutip"


class _RefusedError(Exception):
    """Reading stops here; the reason is in the report."""


@dataclass(slots=True)
class Allowance:
    """How many values a plan may still hold, all its files together."""

    nodes: int = field(default_factory=lambda: MAX_NODES)


def parse(
    text: str, name: str, report: Report, empty: str = EMPTY, allowance: Allowance | None = None, depth: int = 0
) -> Node | None:
    """The root node of the only document in `text`, or None when it could not be read.

    Duplicate keys and tabs are reported without stopping, so that all are seen at once. `empty` is said of a
    document without content. `depth` is that of the place where the document is included.
    """
    tabs = list(islice(_tabs(text, name), MAX_TABS))
    for span in tabs:
        report.add("RG005", "tabulator di awal baris; ganti dengan spasi", span)
    if tabs:
        return None
    builder = _Builder(name, report, text, allowance or Allowance(), depth)
    try:
        root = builder.document(yaml.parse(text, Loader=_LOADER))
        if root is None or (isinstance(root, Scalar) and root.text is None):
            report.add("RG012", empty, Span(name, 1, 1))
            root = None
    except yaml.MarkedYAMLError as error:
        message, span = builder.fault(error)
        report.add("RG006", f"susunan YAML salah: {message}", span)
    except yaml.YAMLError as error:
        report.add("RG006", f"susunan YAML salah: {_explain(str(error))}", Span(name))
    except _RefusedError:
        pass
    else:
        return root
    return None


def _tabs(text: str, name: str) -> Iterator[Span]:
    """Where a tab stands in the blank beginning of a line."""
    for found in _TAB.finditer(text):
        yield Span(name, text.count("\n", 0, found.start()) + 1, found.end() - found.start())


def _explain(problem: str) -> str:
    for fragment, message in _SCANNER_MESSAGES:
        if fragment in problem:
            return message
    return "bandingkan dengan contoh dan dengan baris di atasnya"


class _Builder:
    """Builds nodes from the event stream, iteratively: depth costs memory, never the call stack."""

    def __init__(self, name: str, report: Report, text: str, allowance: Allowance, depth: int) -> None:
        self.name = name
        self.report = report
        self.lines = _BREAK.split(text)
        self.allowance = allowance
        self.depth = depth
        self.quoted: Any = None  # the last text in quotes that runs over several lines and holds a key or an item

    def fault(self, error: yaml.MarkedYAMLError) -> tuple[str, Span]:
        """What is wrong, and where its cause stands, which the parser often notices only further down."""
        problem = str(error.problem or error)
        mark = error.problem_mark or error.context_mark
        if mark is None:
            return _explain(problem), Span(self.name)
        for number, text in enumerate(self.lines, 1):
            if _UNMERGED_LINE.match(text):
                return _UNMERGED, Span(self.name, number, 1)
        if self.quoted and self.quoted.end_mark.line == mark.line:  # closed by the quote that opens the next text
            return _QUOTE_OPEN, self.span(self.quoted)
        if "':'" in problem or "mapping values" in problem:
            for line in (error.context_mark.line if error.context_mark else mark.line, mark.line - 1):
                if 0 <= line < len(self.lines) and (key := _KEY_NO_SPACE.match(self.lines[line])):
                    return _NO_SPACE, Span(self.name, line + 1, key.end(1) + 1)
        if error.context_mark and any(fragment in problem for fragment in _OPEN):
            mark = error.context_mark
        line = min(mark.line, len(self.lines) - 1)  # the end of a file is a line further to the parser
        return _explain(problem), Span(self.name, line + 1, min(mark.column, len(self.lines[line])) + 1)

    def refuse(self, code: str, message: str, event: Any) -> _RefusedError:
        self.report.add(code, message, self.span(event))
        return _RefusedError()

    def span(self, event: Any) -> Span:
        mark = event.start_mark
        return Span(self.name, mark.line + 1, mark.column + 1)

    def document(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        documents = 0
        stack: list[_Open] = []
        for event in events:
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self.refuse("RG007", "satu berkas hanya boleh memuat satu dokumen; hapus '---'", event)
            if not isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                continue
            node: Node | None
            if isinstance(event, yaml.CollectionEndEvent):
                node = stack.pop().close()
            else:
                self.check(event, len(stack))
                if kind is not yaml.ScalarEvent:
                    stack.append(_Open(self, event))
                    continue
                node = self.scalar(event)
                if stack and stack[-1].stray(event):
                    continue
            if stack:
                stack[-1].take(node)
            else:
                root = node
        return root

    def check(self, event: Any, depth: int) -> None:
        self.allowance.nodes -= 1
        if self.allowance.nodes < 0:
            raise self.refuse("RG002", f"rencana memuat lebih dari {MAX_NODES} nilai; sederhanakan", event)
        if depth + self.depth >= MAX_DEPTH:
            raise self.refuse("RG008", f"isian bertingkat lebih dari {MAX_DEPTH} tingkat; sederhanakan", event)
        if event.anchor is not None:
            what = "alias (*)" if isinstance(event, yaml.AliasEvent) else "jangkar (&)"
            raise self.refuse(
                "RG009",
                f"{what} YAML tidak dipakai dalam rencana; tulis nilainya atau apit dengan tanda kutip",
                event,
            )
        if event.tag is not None and event.tag != "!":
            raise self.refuse(
                "RG010", "tag YAML (!) tidak dipakai dalam rencana; hapus atau apit dengan tanda kutip", event
            )

    def warn_of_hidden_text(self, event: Any) -> None:
        """`Kota #1` without quotes is "Kota": text behind ` #` is a comment, though it may not look like one."""
        mark = event.end_mark
        if mark.line < len(self.lines) and (hidden := _HIDDEN.match(self.lines[mark.line], mark.column)):
            message = (
                f"'{hidden[1].rstrip()}' dianggap komentar dan tidak dibaca; apit seluruh nilai dengan tanda kutip"
            )
            span = Span(self.name, mark.line + 1, hidden.start(1) + 1)
            self.report.warn("RG013", message, span, hint="bila memang komentar, beri spasi sesudah '#'")

    def scalar(self, event: Any) -> Scalar:
        if not event.style:
            self.warn_of_hidden_text(event)
        elif event.style in "'\"" and event.end_mark.line > event.start_mark.line:
            inside = self.lines[event.start_mark.line + 1 : event.end_mark.line + 1]
            if any(_KEY_OR_ITEM.match(line) for line in inside):
                self.quoted = event
        if not event.style and event.value in _NULLS:
            return Scalar(None, self.span(event))
        if len(event.value) > MAX_TEXT:
            raise self.refuse("RG002", f"teks ini lebih dari {MAX_TEXT} huruf; ringkas", event)
        if bad := FORBIDDEN.search(event.value):  # written as an escape, such as "\\0"
            raise self.refuse("RG004", forbidden_message(bad.group()), event)
        if (text := normalised(event.value)) is None:
            raise self.refuse("RG004", "satu huruf bertumpuk tanda; hapus tandanya lalu ketik ulang", event)
        return Scalar(text, self.span(event))


class _Open:
    """A collection whose end has not come yet."""

    def __init__(self, builder: _Builder, event: Any) -> None:
        self.builder = builder
        self.node_span = builder.span(event)
        self.mapping = isinstance(event, yaml.MappingStartEvent)
        self.flow = bool(event.flow_style)
        self.key_end = -1  # where the key ends whose value comes next
        self.strays = False
        self.items: list[Node] = []
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Span] = {}
        self.key: tuple[str | None, Span] | None = None

    def stray(self, event: Any) -> bool:
        """Whether this is what a comma left over: `{2024: 160,000}` has a key `000` without a colon.

        It is reported and dropped; else 160,000 would be 160 without a word.
        """
        if not (self.mapping and self.flow):
            return False
        if self.key is None:
            self.key_end = event.end_mark.index
            return False
        if event.value or event.style or event.start_mark.index != self.key_end:
            self.strays = False
            return False
        text, span = self.key
        if not self.strays:
            advice = "beri spasi sesudah ':'" if ":" in (text or "") else _COMMA
            self.builder.report.add("RG006", f"susunan YAML salah: bagian ini tanpa nilai; {advice}", span)
        self.key, self.strays = None, True
        return True

    def take(self, node: Node) -> None:
        """Add a child: an item, or by turns a key and its value."""
        if not self.mapping:
            self.items.append(node)
        elif self.key is None:
            self.key = (self.key_text(node), node.span)
        else:
            text, span = self.key
            self.key = None
            if text is None:
                return
            if text in self.entries:
                self.builder.report.add(
                    "RG011",
                    f"kunci '{text}' ditulis dua kali (pertama di baris {self.keys[text].line}); hapus salah satu",
                    span,
                )
            else:
                self.entries[text] = node
                self.keys[text] = span

    def key_text(self, node: Node) -> str | None:
        """The text of a key; None where it is none, and reported."""
        if isinstance(node, Scalar):
            return node.text or ""
        self.builder.report.add("RG006", "susunan YAML salah: kunci harus teks; apit dengan tanda kutip", node.span)
        return None

    def close(self) -> Node:
        """The finished node."""
        if self.mapping:
            return Mapping(self.entries, self.node_span, self.keys)
        return Sequence(tuple(self.items), self.node_span)
