"""What all parts of a plan share: place, unknown keys, series by year."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Generic, Self, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, PrivateAttr, model_validator
from pydantic_core import CoreSchema, core_schema

from renja_gen.diagnostics import Report, Span
from renja_gen.plan.nilai import baca_tahun, salah
from renja_gen.source import PositionedDict, locate, places
from renja_gen.source.nodes import Mapping, Node

T = TypeVar("T")


_KUNCI_TERPANJANG = 50  # of a key that is compared with the known ones


class Bagian(BaseModel):
    """A part of a plan: immutable, and it knows where it was written.

    Unknown keys are reported through the validation context (a `Report`) and left out; keys without a
    value count as absent.
    """

    # deferred: only the plan needs a validator of its own, not each of its forty parts
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    _node: Mapping | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _bertempat(cls, data: Any, handler: Any, info: Any) -> Self:
        if not isinstance(data, PositionedDict):
            if isinstance(data, dict | cls):
                return handler(data)  # type: ignore[no-any-return]
            raise salah(f"di sini harus ada isian bertingkat, misalnya {cls._contoh_kunci()}: …")
        node = data.node
        known = cls.model_fields
        for key in data:
            if key not in known:
                _laporkan_kunci(info.context, key, list(known), node.keys[key])
        isi = {key: value for key, value in data.items() if key in known and value is not None}
        result: Self = handler({key: _daftar_dari(known[key].annotation, value, node) for key, value in isi.items()})
        object.__setattr__(result, "_node", node)
        return result

    @classmethod
    def _contoh_kunci(cls) -> str:
        wajib = (key for key, field in cls.model_fields.items() if field.is_required())
        return next(wajib, next(iter(cls.model_fields)))

    def span(self, *jalur: str | int) -> Span:
        """Where this part, or the value at `jalur` below it, was written."""
        return Span("") if self._node is None else locate(self._node, jalur)

    @property
    def bertempat(self) -> bool:
        """Whether this part was written as one, and not made of a single text."""
        return self._node is not None

    def node(self, kunci: str) -> Node | None:
        """What was written under a key."""
        return self._node.items.get(kunci) if self._node else None

    def semua_span(self) -> set[Span]:
        """Every place inside this part: of its keys and of its values."""
        return set() if self._node is None else set(places(self._node))

    def semua_bagian(self) -> "Iterator[Bagian]":
        """This part and all parts below it, in order."""
        yield self
        for kunci in self.model_fields_set:
            nilai = getattr(self, kunci)
            for satu in nilai if isinstance(nilai, tuple) else (nilai,):
                if isinstance(satu, Bagian):
                    yield from satu.semua_bagian()


def _daftar_dari(jenis: Any, nilai: object, induk: Mapping) -> object:
    """A value where a list is due: the one part that an included file holds is a list of one."""
    if get_origin(jenis) is not tuple:
        return nilai
    butir = get_args(jenis)[0]
    bagian = isinstance(butir, type) and issubclass(butir, Bagian)
    if bagian and isinstance(nilai, PositionedDict) and nilai.node.span.file != induk.span.file:
        return [nilai]
    return nilai


def _laporkan_kunci(report: Report, key: str, known: list[str], span: Span) -> None:
    if report.full:
        return
    near = get_close_matches(key[:_KUNCI_TERPANJANG].lower().replace(" ", "_").replace("-", "_"), known, 1, 0.6)
    advice = f"maksudnya '{near[0]}'?" if near else f"kunci yang dikenal: {', '.join(known)}"
    report.add("RG101", f"kunci '{key}' tidak dikenal; {advice}", span)


_SAMPAI = re.compile(r"(?:s\.?/?d\.?|sampai dengan|sampai)\s*(?:tahun\s*)?(\d{4})", re.IGNORECASE)


def kunci_deret(kunci: str) -> tuple[bool, int]:
    """A key of a series: whether it is a running total, and its year."""
    cocok = _SAMPAI.fullmatch(kunci.strip())
    return bool(cocok), baca_tahun(cocok[1] if cocok else kunci)


class Deret(Generic[T]):
    """Values by calendar year, and running totals "s/d year" for what lies before.

    Written as `{s/d 2021: 1, 2022: 1, 2024: 25}`; absent years are absent, not zero.
    """

    __slots__ = ("sampai", "tahun")

    def __init__(self, tahun: dict[int, T] | None = None, sampai: dict[int, T] | None = None) -> None:
        self.tahun = tahun or {}
        self.sampai = sampai or {}

    def __getitem__(self, tahun: int) -> T | None:
        return self.tahun.get(tahun)

    def __contains__(self, tahun: int) -> bool:
        return tahun in self.tahun

    def __iter__(self) -> Iterator[int]:
        return iter(sorted({*self.tahun, *self.sampai}))

    def __bool__(self) -> bool:
        return bool(self.tahun or self.sampai)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deret) and (self.tahun, self.sampai) == (other.tahun, other.sampai)

    def __hash__(self) -> int:
        return hash((tuple(sorted(self.tahun)), tuple(sorted(self.sampai))))

    def __repr__(self) -> str:
        return f"Deret({self.tahun!r}, {self.sampai!r})"

    def hingga(self, tahun: int) -> tuple[tuple[int, T] | None, list[T]]:
        """What adds up to "s/d `tahun`": the latest running total up to it, and the years after that."""
        awal = max((t for t in self.sampai if t <= tahun), default=None)
        mulai = awal if awal is not None else 0
        lanjut = [nilai for t, nilai in sorted(self.tahun.items()) if mulai < t <= tahun]
        return (None if awal is None else (awal, self.sampai[awal])), lanjut

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (item_type,) = source.__args__
        keys = core_schema.no_info_plain_validator_function(kunci_deret)
        values = core_schema.dict_schema(keys, handler.generate_schema(item_type))
        return core_schema.no_info_wrap_validator_function(cls._validasi, values)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": {"type": ["string", "number", "array"]}}

    @classmethod
    def _validasi(cls, data: object, handler: Any) -> "Deret[T]":
        if isinstance(data, Deret):
            return data
        if not isinstance(data, dict):
            raise salah("di sini harus ada nilai per tahun, misalnya {2024: …, 2025: …}")
        ada = {kunci: isi for kunci, isi in data.items() if isi is not None}
        nilai: dict[tuple[bool, int], T] = handler(ada)
        if len(nilai) < len(ada):
            raise salah("satu tahun ditulis dua kali dengan ejaan berbeda; hapus salah satu")
        sampai = {tahun: isi for (berjalan, tahun), isi in nilai.items() if berjalan}
        return cls({tahun: isi for (berjalan, tahun), isi in nilai.items() if not berjalan}, sampai)


def kunci_tahun(tahun: int, node: Mapping | None) -> str:
    """The key under which a year was written, for pointing at it."""
    for kunci in node.items if node else ():
        cocok = _SAMPAI.fullmatch(kunci.strip())
        if (cocok[1] if cocok else kunci.strip()) == str(tahun):
            return kunci
    return str(tahun)
