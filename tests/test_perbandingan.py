"""Two plans compared: no key is forgotten, spelling and order are no difference, sums come from the computed plans."""

import random
import re
from functools import cache

import pytest
from alat import AKAR

from renja_gen import pipeline
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.perbandingan.banding import Perbandingan
from renja_gen.plan import plan_from_node
from renja_gen.source.includes import read_source
from renja_gen.source.nodes import Mapping, Scalar, Sequence

NYATA = ("kesbangpol-2024", "perpustakaan-2023")


@cache
def simpul(nama):
    return read_source(AKAR / "examples" / nama / "plan.yaml", Report()).node


@cache
def hasil(nama):
    return compute(pipeline.load(AKAR / "examples" / nama).plan)


def skalar(node, jalur=()):
    """The place of every scalar of a plan."""
    match node:
        case Mapping():
            for kunci, satu in node.items.items():
                yield from skalar(satu, (*jalur, kunci))
        case Sequence():
            for ke, satu in enumerate(node.items):
                yield from skalar(satu, (*jalur, ke))
        case Scalar() if node.text:
            yield jalur, node


def ganti(node, jalur, teks):
    """The nodes with one scalar replaced."""
    if not jalur:
        return Scalar(teks, node.span)
    depan, *sisa = jalur
    if isinstance(node, Mapping):
        return Mapping({**node.items, depan: ganti(node.items[depan], sisa, teks)}, node.span, node.keys)
    return Sequence(
        tuple(ganti(satu, sisa, teks) if ke == depan else satu for ke, satu in enumerate(node.items)), node.span
    )


def calon(teks):
    """Other values, most telling first; the first that makes a plan is taken."""
    angka = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), teks, count=1)
    yield from (angka, f"{teks} x", f"{teks}x", {"ya": "tidak", "tidak": "ya"}.get(teks, ""))
    yield from (
        "naik",
        "turun",
        "keluaran",
        "hasil",
        "jumlah",
        "terakhir",
        "rancangan",
        "huruf",
        "romawi",
        "lebar",
        "ringkas",
    )
    yield from ("diterima", "ditolak", "kinerja", "e81", "abaikan-nol", "termasuk-nol", "typst", "ua-1")


@pytest.mark.parametrize("nama", NYATA)
def test_any_scalar_that_changes_is_a_difference(nama):
    """Whatever key it stands under: a key that the walk forgets would hide what changed."""
    akar, lama = simpul(nama), hasil(nama)
    semua = [(jalur, satu.text) for jalur, satu in skalar(akar)]
    assert len(semua) > 1000
    kunci = {
        tuple(step for step in jalur if isinstance(step, str) and not step[-4:].isdigit()): (jalur, teks)
        for jalur, teks in semua
    }
    assert len(kunci) > 50
    acak = random.Random(7).sample(semua, 60)
    for jalur, teks in [*kunci.values(), *acak]:
        for lain in dict.fromkeys(calon(teks)):
            report = Report()
            if (
                lain
                and lain != teks
                and (plan := plan_from_node(ganti(akar, jalur, lain), report))
                and not report.failed()
            ):
                assert Perbandingan(lama, compute(plan), {}, {}).berbeda, (jalur, teks, lain)
                break
        else:
            pytest.fail(f"no other value for {jalur}: {teks}")
