"""A table to the tree: names, indicators, amounts and funds of each row to the node it is about."""

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from renja_gen.angka import angka, bulatkan, rp
from renja_gen.diagnostics import Span
from renja_gen.impor.baris import Baris, Sel, Tabel, baca_baris
from renja_gen.impor.bilangan import baca, baca_rupiah
from renja_gen.impor.catatan import Catatan
from renja_gen.impor.gaya import NILAI, PERSEN, gaya_angka, kolom_pecahan
from renja_gen.impor.kode import PembacaKode, pisah_awalan
from renja_gen.impor.kolom import Kolom
from renja_gen.impor.pohon import Isi as Isian
from renja_gen.impor.pohon import Pohon, Simpul, ambil, pasang
from renja_gen.impor.sel import Persen
from renja_gen.nomenklatur import Katalog, baku_dana, gabungan_dana
from renja_gen.nomenklatur.names import induk_kode

_KELOMPOK = ("", "capaian program", "hasil", "keluaran")  # kinds of indicators that have columns of their own
_BAWAAN = {"program": "capaian program", "kegiatan": "hasil", "sub kegiatan": "keluaran"}
_BUTIR = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[-•*–])\s+")
_BAGIAN_DANA = re.compile(r"(\D+?)[\s:=(]+Rp\.?\s*([\d.,]*\d)(?:,-)?\)?", re.IGNORECASE | re.ASCII)  # DAU: Rp500.000
_SERATUS = Decimal(100)
# Plain text of a sub kegiatan: the column and its key.
_LANGSUNG = {"kelompok sasaran": "kelompok_sasaran", "penanggung jawab": "penanggung_jawab", "catatan": "catatan"}


@dataclass
class PembacaTabel:
    """Reads one table into a tree; `n` is the plan year."""

    tabel: Tabel
    pohon: Pohon
    katalog: Katalog
    catatan: Catatan
    n: int

    def baca(self, bidang: str = "") -> int:
        """Read all rows; returns how many said something. `bidang` is the bidang urusan, where rows do not say."""
        semua = tuple(baca_baris(self.tabel, PembacaKode(self.katalog, bidang), self.catatan))
        self._gaya = dict(gaya_angka(self.tabel, semua, self.catatan))
        self._persen = kolom_pecahan(self.tabel, semua, self.catatan)
        self._ada = {kolom.nama for kolom in self.tabel.kolom.values()}
        for ke, kolom in self.tabel.isian.items():
            if kolom.kali > 1:
                pesan = f"kolom '{kolom}' dalam Rp{angka(Decimal(kolom.kali))}; dikalikan, periksa"
                self.catatan.warn("RG950", pesan, self.tabel.lembar.span(self.tabel.kepala.awal, ke))
        for baris in semua:
            if baris.jenis == "jumlah":
                self._nyatakan(self.pohon.dinyatakan, self._uang(baris), baris.span)
            else:
                self._baris(baris)
        return len(semua)

    # --- one row

    def _baris(self, baris: Baris) -> None:
        simpul = self.pohon.pada(baris.kode, baris.span)
        self._nama(simpul, baris)
        tertulis = " ".join(re.split(r"[\W_]+", baris.teks("tingkat").casefold()))
        if tertulis in {*_BAWAAN, "urusan", "bidang urusan"} - {simpul.tingkat}:
            pesan = (
                f"tingkatnya tertulis {tertulis}, tetapi kode {simpul.kode} ialah {simpul.tingkat}; periksa kodenya"
            )
            self.catatan.warn("RG951", pesan, baris.span)
        if simpul.tingkat in _BAWAAN:
            self._indikator(simpul, baris)
        uang = self._uang(baris)
        if simpul.daun:
            self._dana(simpul, baris, uang)
            self._sub(simpul, baris)
        else:
            self._nyatakan(simpul.isi.setdefault("dinyatakan", []), uang, baris.span)
        if label := baris.teks("prioritas"):
            simpul.catatan[f"prioritas: {label}"] = None

    def _nama(self, simpul: Simpul, baris: Baris) -> None:
        if simpul.tingkat in {"urusan", "bidang urusan"}:
            return  # the forms print those of the decree, whatever stands beside their kode
        nama = _tanpa_kode(baris.teks(f"nama {simpul.tingkat}", "nama") or baris.nama, simpul.kode)
        if nama and not simpul.nama:
            simpul.nama = nama
        elif nama and nama.casefold() != simpul.nama.casefold():
            pesan = f"kode {simpul.kode} sudah bernama '{simpul.nama}'; nama '{nama}' tidak dipakai, periksa kodenya"
            self.catatan.warn("RG951", pesan, baris.span)
        induk = induk_kode(simpul.kode)
        while induk.count(".") > 1:
            atas = self.pohon.simpul[induk]
            atas.nama = atas.nama or _tanpa_kode(baris.teks(f"nama {atas.tingkat}"), atas.kode)
            induk = induk_kode(induk)

    def _sub(self, simpul: Simpul, baris: Baris) -> None:
        for kolom, kunci in _LANGSUNG.items():
            if (teks := baris.teks(kolom)) and kunci not in simpul.isi:
                simpul.isi[kunci] = teks
        if lokasi := baris.sel.get(Kolom("lokasi")):
            daftar = [satu.strip() for satu in str(lokasi.nilai).split("\n")]
            simpul.isi.setdefault("lokasi", daftar if len(daftar) > 1 else daftar[0])
        self._rkpd(simpul, baris)

    # --- indicators

    def _indikator(self, simpul: Simpul, baris: Baris) -> None:
        polos = self._pemilik_target(baris)
        for kelompok in _KELOMPOK:
            akhiran = f" {kelompok}" if kelompok else ""
            nama = self._butir(baris.sel.get(Kolom(f"indikator{akhiran}")))
            target = {k: s for k, s in baris.sel.items() if k.nama == f"target{akhiran}" and akhiran}
            if kelompok == polos:
                target |= {
                    k: s for k, s in baris.sel.items() if k.nama in {"target", "target renstra", "realisasi kinerja"}
                }
            if not nama and target and (entri := self.katalog.cari(simpul.kode)) and entri.indikator and simpul.daun:
                nama = [entri.indikator]
                pesan = "target tanpa indikator dipasang pada indikator resmi sub kegiatan itu; periksa"
                self.catatan.warn("RG951", pesan, baris.span)
            if not nama and target:
                for sel in target.values():
                    self.catatan.warn("RG948", "nilai tidak dipakai: tidak ada indikatornya; lengkapi", sel.span)
            satuan = self._butir(baris.sel.get(Kolom("satuan")))
            for ke, satu in enumerate(nama):
                jenis = "" if kelompok in {"", _BAWAAN[simpul.tingkat]} else kelompok
                isi = simpul.indikator_bernama(satu, jenis)
                unit = satuan[ke] if len(satuan) == len(nama) else satuan[0] if satuan else ""
                self._isi_indikator(isi, unit if kelompok == polos else "", target, ke, len(nama))

    def _pemilik_target(self, baris: Baris) -> str:
        """The kind of indicator that columns without a kind (`target`) belong to."""
        if "indikator" in self._ada:
            return ""
        ada = [satu for satu in _KELOMPOK[1:] if f"target {satu}" in self._ada]
        punya = [satu for satu in ("keluaran", "hasil", "capaian program") if Kolom(f"indikator {satu}") in baris.sel]
        return "capaian program" if ada else next(iter(punya), "keluaran")

    def _isi_indikator(self, isi: Isian, satuan: str, target: dict[Kolom, Sel], ke: int, banyak: int) -> None:
        """Values and unit of an indicator; of a cell with a line for each indicator, the line that is its."""
        satuan = "persen" if satuan.casefold() in PERSEN else satuan
        nilai: dict[tuple[str, ...], tuple[str, str]] = {}
        for kolom, sel in target.items():
            butir = self._butir(sel)
            if banyak > 1 and len(butir) == banyak:
                sel = Sel(butir[ke], sel.span)  # noqa: PLW2901 - its line
            elif ke:
                continue
            teks, unit = self._capaian(kolom, sel, satuan, str(isi["nama"]))
            if teks:
                nilai[_jalur(kolom)] = teks, unit
        if nilai and satuan and all(teks.casefold() == satuan.casefold() for teks, _ in nilai.values()):
            sel = next(iter(target.values()))
            self.catatan.warn(
                "RG948", f"satuan '{satuan}' hanya mengulang nilainya; dianggap kosong, periksa", sel.span
            )
            satuan = ""
        if not satuan and len(unit_tertulis := {unit for _, unit in nilai.values() if unit}) == 1:
            satuan = unit_tertulis.pop()
        if satuan:
            isi.setdefault("satuan", satuan)
        for jalur, (teks, unit) in nilai.items():
            lain = unit and unit.casefold() != str(isi.get("satuan", "")).casefold()
            if ambil(isi, jalur) is None:
                pasang(isi, jalur, f"{teks} {unit}" if lain else teks)

    def _capaian(self, kolom: Kolom, sel: Sel, satuan: str, nama: str) -> tuple[str, str]:
        """A performance value: its number as plans write it (or text) and the unit behind it."""
        if isinstance(sel.nilai, Persen):
            return _angka(sel.nilai), "persen"
        if isinstance(sel.nilai, date | time):
            pesan = f"'{sel.teks}' pada kolom '{kolom}' ialah tanggal atau jam; mungkin diubah Excel, perbaiki"
            self.catatan.warn("RG948", pesan, sel.span)
        if isinstance(sel.nilai, Decimal):
            persen = kolom in self._persen and (satuan == "persen" or nama.casefold().startswith("persen"))
            return _angka(sel.nilai * _SERATUS if persen else sel.nilai), ""
        cocok = NILAI.fullmatch(sel.teks)
        angka_sel = baca(cocok[1], self._gaya.get(kolom) or ("id" if "." in cocok[1] else "en")) if cocok else None
        if cocok is None or angka_sel is None:
            return sel.teks, ""
        unit = cocok[2].strip()
        return _angka(angka_sel), "persen" if unit.casefold() in PERSEN else unit

    @staticmethod
    def _butir(sel: Sel | None) -> list[str]:
        """The texts of a cell: several where it holds a numbered list, one a line."""
        if sel is None:
            return []
        baris = str(sel.nilai).split("\n") if isinstance(sel.nilai, str) else []
        if len(baris) > 1 and sum(bool(_BUTIR.match(satu)) for satu in baris) > 1:
            butir: list[str] = []
            for satu in baris:
                if (cocok := _BUTIR.match(satu)) or not butir:
                    butir.append(satu[cocok.end() :] if cocok else satu)
                else:
                    butir[-1] += f" {satu}"
            return butir
        return [sel.teks]

    # --- amounts

    def _uang(self, baris: Baris) -> dict[tuple[str, ...], Decimal]:
        """The amounts of a row by their path; of several pagu the APBD's comes before the RKPD's."""
        uang: dict[tuple[str, ...], Decimal] = {}
        for nama in ("renstra", "realisasi", "pagu", "pagu apbd", "pagu rkpd"):
            for kolom, sel in baris.sel.items():
                if kolom.nama != nama:
                    continue
                nilai = baca_rupiah(sel.nilai, self._gaya.get(kolom), kolom.kali)
                if nilai is None or nilai < 0:
                    self.catatan.warn(
                        "RG948", f"'{sel.teks}' pada kolom '{kolom}' bukan jumlah rupiah; perbaiki", sel.span
                    )
                    continue
                if nama == "pagu rkpd" and kolom.tahun == self.n:
                    uang["rkpd",] = nilai
                uang.setdefault(_jalur(kolom), nilai)
        if uang.get(("rkpd",)) == uang.get(("pagu", str(self.n))) and not {"pagu", "pagu apbd"} & self._ada:
            uang.pop(("rkpd",), None)  # the only pagu there is
        return uang

    def _dana(self, simpul: Simpul, baris: Baris, uang: dict[tuple[str, ...], Decimal]) -> None:
        """Amounts and sources of funds of a sub kegiatan; rows that repeat it may each have a share."""
        sel = (baris.sel.get(Kolom(satu)) for satu in ("sumber dana", "sumber dana apbd", "sumber dana rkpd"))
        nama = pisah_dana(next((str(satu.nilai) for satu in sel if satu), ""))
        dana: list[Isian] = simpul.isi.setdefault("sumber_dana", [])
        baru = [satu for satu in nama if satu not in [d["nama"] for d in dana]]
        kunci_n = ("pagu", str(self.n))
        bagian = bool(dana) and bool(baru) and len(nama) == 1 and kunci_n in uang
        lama = ambil(simpul.isi, ("anggaran", *kunci_n))
        if bagian and len(dana) == 1 and "pagu" not in dana[0] and lama is not None:
            dana[0]["pagu"] = lama
        tertulis = dict.fromkeys(baru, uang[kunci_n]) if bagian else nama
        dana += [{"nama": satu} | ({} if tertulis[satu] is None else {"pagu": tertulis[satu]}) for satu in baru]
        for jalur, nilai in uang.items():
            penuh = ("rkpd", "pagu") if jalur == ("rkpd",) else ("anggaran", *jalur)
            lama = ambil(simpul.isi, penuh)
            if lama is None:
                pasang(simpul.isi, penuh, nilai)
            elif bagian or lama != nilai:
                pasang(simpul.isi, penuh, lama + nilai)
                if not bagian:
                    sebutan = " ".join(jalur)
                    pesan = f"{sebutan} sub kegiatan {simpul.kode} tertulis beberapa kali dengan angka berbeda"
                    self.catatan.warn("RG951", f"{pesan}; dijumlahkan, periksa", baris.span)

    def _rkpd(self, simpul: Simpul, baris: Baris) -> None:
        """The left half of a review: what the RKPD draft has otherwise, or does not have at all."""
        berdua = "nama rkpd" in self._ada and baris.jenis == "kerja"
        if berdua and not baris.teks("nama"):
            simpul.isi.get("anggaran", {}).get("pagu", {}).pop(str(self.n), None)
            return
        pagu, rkpd = ambil(simpul.isi, ("anggaran", "pagu", str(self.n))), ambil(simpul.isi, ("rkpd", "pagu"))
        if rkpd is not None and rkpd == pagu:
            del simpul.isi["rkpd"]["pagu"]
        if not berdua:
            return
        if not baris.teks("nama rkpd"):
            simpul.isi["rkpd"] = "tidak ada"
            return
        for kolom, kunci in (("lokasi rkpd", "lokasi"), ("target rkpd", "target")):
            nama = "target" if kunci == "target" else kolom.removesuffix(" rkpd")
            ini = next((s.teks for k, s in baris.sel.items() if k.nama == nama), "")
            itu = next((s.teks for k, s in baris.sel.items() if k.nama == kolom), "")
            if itu and itu != ini:
                pasang(simpul.isi, ("rkpd", kunci), itu)

    def _nyatakan(self, daftar: list[Isian], uang: dict[tuple[str, ...], Decimal], span: Span) -> None:
        """Keep the amounts of a parent or a total as stated ones; of two that differ, the first."""
        if not uang:
            return
        if not daftar:
            daftar.append({"sumber": span.file})
        for jalur, nilai in uang.items():
            lama = ambil(daftar[0], jalur)
            if lama is None:
                pasang(daftar[0], jalur, nilai)
            elif lama != nilai:
                pesan = f"{' '.join(jalur)} tertulis {rp(lama)} dan {rp(nilai)}; yang pertama dipakai, periksa"
                self.catatan.warn("RG951", pesan, span)


def _tanpa_kode(nama: str, kode: str) -> str:
    """A nama without its kode before it, however its zeros are written."""
    awalan, sisa = pisah_awalan(nama)
    return sisa if [int(satu) for satu in re.findall(r"\d+", awalan)] == list(map(int, kode.split("."))) else nama


def pisah_dana(teks: str) -> dict[str, Decimal | None]:
    """The sources of funds in a cell, with their shares where all are written: one a line, or between commas."""
    tertulis = re.sub(r"([-–/&,])[ ]*\n", r"\1 ", teks).split("\n")  # what ends so goes on below
    baris = [satu[cocok.end() if (cocok := _BUTIR.match(satu)) else 0 :].strip() for satu in tertulis]
    if not (all(map(baku_dana, baris)) or all(map(_BUTIR.match, tertulis))):
        baris = [" ".join(baris)]  # a name on several lines
    semua = [satu.strip() for bagian in baris for satu in bagian.split(";") if satu.strip()]
    berbagian = [cocok for satu in semua if (cocok := _BAGIAN_DANA.fullmatch(satu))]
    if berbagian and len(berbagian) == len(semua):
        return {satu[1]: baca_rupiah(satu[2], None) for satu in berbagian}
    return dict.fromkeys(bagian.strip() for satu in semua for bagian in gabungan_dana(satu) or (satu,))


def _jalur(kolom: Kolom) -> tuple[str, ...]:
    """Where the value of a column stands, below the indicator or the amounts."""
    tahun = f"s/d {kolom.tahun}" if kolom.sampai else str(kolom.tahun)
    kunci = {"realisasi kinerja": "realisasi", "target renstra": "renstra"}.get(
        kolom.nama, kolom.nama.split(" ", 1)[0]
    )
    return (kunci, tahun) if kolom.tahun else (kunci,)


def _angka(nilai: Decimal) -> str:
    return angka(bulatkan(nilai, 6))
