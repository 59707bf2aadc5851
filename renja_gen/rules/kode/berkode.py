"""The codes of a plan: going through them, and which of them other rules than that of their form look at."""

import re
from collections.abc import Iterator

from renja_gen.computing import Hasil, Tingkat
from renja_gen.nomenklatur import bakukan_kode
from renja_gen.nomenklatur.names import bidang_kode
from renja_gen.plan.kode import BENTUK, PANJANG
from renja_gen.plan.pekerjaan import Kegiatan, Program, SubKegiatan
from renja_gen.plan.telaah import Usulan

Bagian = Program | Kegiatan | SubKegiatan
Berkode = Bagian | Usulan
_PEMISAH, _BIDANG = re.compile(r"[\s.,/_-]+"), re.compile(r"\d\.\d\d")


def pekerjaan(hasil: Hasil) -> Iterator[tuple[str, Bagian, Bagian | None]]:
    """Every program, kegiatan and sub kegiatan with its level and the part it stands in."""
    for program in hasil.plan.program:
        yield Tingkat.PROGRAM.value, program, None
        for kegiatan in program.kegiatan:
            yield Tingkat.KEGIATAN.value, kegiatan, program
            for sub in kegiatan.sub_kegiatan:
                yield Tingkat.SUB_KEGIATAN.value, sub, kegiatan


def semua_kode(hasil: Hasil) -> Iterator[tuple[str, Berkode, str, str]]:
    """Every code with its level and the code of what it stands in ("" where that is nothing).

    Those of the work, and those of proposals that are no sub kegiatan of the work.
    """
    ada = set()
    for tingkat, bagian, induk in pekerjaan(hasil):
        if tingkat == Tingkat.SUB_KEGIATAN:
            ada.add(bagian.kode)
        yield tingkat, bagian, bagian.kode, induk.kode if induk else ""
    for usulan in hasil.plan.usulan.daftar:
        if usulan.kode and usulan.kode not in ada:
            yield Tingkat.SUB_KEGIATAN.value, usulan, usulan.kode, ""


def berbentuk(hasil: Hasil, tingkat: str, kode: str) -> bool:
    """Whether RG201 has nothing to say on this code: only then do other rules look at it."""
    digit = len(kode.rsplit(".", maxsplit=1)[-1])
    return bool(BENTUK[tingkat][0].fullmatch(kode)) and (
        tingkat != Tingkat.SUB_KEGIATAN or digit == hasil.katalog.digit_sub
    )


def bidang_utama(hasil: Hasil) -> str:
    """The first bidang urusan of the agency: as it says, else the lowest that its programmes have, else ""."""
    disebut = hasil.plan.perangkat_daerah.bidang_urusan
    ada = (bidang_kode(satu.kode) for satu in hasil.plan.program if berbentuk(hasil, "program", satu.kode))
    return disebut[0] if disebut else min(ada, default="")


def luruskan(hasil: Hasil, tingkat: str, kode: str, induk: str) -> str:
    """A code as it was probably meant: dots for other marks, zeros, what its parent says; "" where that is no code.

    `X.XX` of the decrees becomes the bidang urusan; `2.05` in a program becomes a kegiatan of it.
    """
    ruas = [satu for satu in _PEMISAH.split(kode) if satu]
    if len(ruas) > 1 and set(ruas[0].upper() + ruas[1].upper()) == {"X"}:
        atas = bidang_kode(induk)
        ruas[:2] = (atas if _BIDANG.fullmatch(atas) else bidang_utama(hasil)).split(".")
    kurang = len(PANJANG[tingkat]) - len(ruas)
    if kurang > 0:
        ruas = [*induk.split(".")[:kurang], *ruas]
    benar = bakukan_kode(".".join(ruas), hasil.katalog.digit_sub)
    di_tempatnya = kurang <= 0 or benar.startswith(f"{induk}.")
    return benar if di_tempatnya and berbentuk(hasil, tingkat, benar) else ""
