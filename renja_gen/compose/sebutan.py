"""How tables and prose alike call what the plan is about: the agency, the years of its services, proposals."""

from renja_gen.computing import Hasil, Simpul
from renja_gen.plan.telaah import Usulan


def nama_lengkap(hasil: Hasil) -> str:
    """The agency with its region: "Badan Kesatuan Bangsa dan Politik Kota Binjai"."""
    return nama_daerah(hasil.plan.perangkat_daerah.nama, hasil.plan.perangkat_daerah.daerah)


def nama_daerah(nama: str, daerah: str) -> str:
    """A name with the region behind it, once."""
    return nama if nama.casefold().endswith(daerah.casefold()) else f"{nama} {daerah}"


def nama_dokumen(hasil: Hasil) -> str:
    """What the document is; the other stages stand under the title of the cover."""
    return "Perubahan Rencana Kerja" if hasil.plan.renja.tahap == "perubahan" else "Rencana Kerja"


def nama_berkas(singkatan: str, tahun: int) -> str:
    """The name of a plan's files without their suffix: `Badan Kesbangpol`, 2024 → `renja-badan-kesbangpol-2024`."""
    huruf = "".join(satu if satu.isascii() and satu.isalnum() else "-" for satu in singkatan.lower())
    return f"renja-{'-'.join(bagian for bagian in huruf.split('-') if bagian) or 'pd'}-{tahun}"


def tahun_pelayanan(hasil: Hasil) -> dict[str, tuple[int, ...]]:
    """The years of each group of columns: as the plan says, else counted from n."""
    pilihan, n = hasil.plan.tabel.pelayanan, hasil.n
    return {
        "target": pilihan.target or (n - 2, n - 1, n, n + 1),
        "realisasi": pilihan.realisasi or (n - 2, n - 1),
        "proyeksi": pilihan.proyeksi or (n, n + 1),
    }


def simpul_usulan(hasil: Hasil, usulan: Usulan) -> Simpul | None:
    """The sub kegiatan of the plan a proposal names."""
    return hasil.sub_menurut_kode.get(usulan.kode or "")


def nama_usulan(hasil: Hasil, usulan: Usulan) -> str:
    """What is proposed: as written, else the name of its code."""
    simpul = simpul_usulan(hasil, usulan)
    return usulan.nama or (simpul.nama if simpul else hasil.nama_katalog(usulan.kode or "")) or "–"
