"""Rules on prose: real-looking sentences, faulty and sound, against the figures of a real plan (Binjai, n = 2024)."""

from functools import cache

import pytest
from alat import AKAR, CONTOH, MINIMAL, tempat, temuan, ubah
from alat import periksa as periksa_rencana

from renja_gen.angka import terbilang
from renja_gen.compose.dokumen import compose
from renja_gen.computing import Hasil, compute
from renja_gen.diagnostics import Report, Severity
from renja_gen.document.blocks import ItemList, Paragraph
from renja_gen.loading import load
from renja_gen.nomenklatur.packed import muat, nama_resmi, pisah
from renja_gen.rules.aturan import Aturan, aturan_dari
from renja_gen.rules.prosa import angka as prosa_angka
from renja_gen.rules.prosa import nama as prosa_nama
from renja_gen.rules.prosa import sisa as prosa
from renja_gen.rules.prosa import tahun as prosa_tahun
from renja_gen.rules.prosa.kalimat import baca_kata, sekitar
from renja_gen.rules.tulisan import Tulisan
from renja_gen.rules.umum import RUSAK
from renja_gen.templates import Templates

ATURAN = {satu.kode: satu for modul in (prosa_tahun, prosa_angka, prosa, prosa_nama) for satu in aturan_dari(modul)}


@cache
def hasil(nama: str) -> Hasil:
    plan = load(AKAR / "examples" / nama).plan
    assert plan
    return compute(plan)


def temukan(kode: str, teks: str, rencana: str = "kesbangpol-2024") -> list[str]:
    """What a rule says on a narrative."""
    aturan: Aturan[Tulisan] = ATURAN[kode]
    return [f"{satu.message} {satu.hint}" for satu in aturan(Tulisan(hasil(rencana), {"narasi/isu.md": teks}, {}))]


def semua(teks: str, rencana: str = "kesbangpol-2024") -> list[str]:
    """What all rules on prose say on a narrative."""
    return [satu for kode in ATURAN for satu in temukan(kode, teks, rencana)]


SALAH = {
    "RG701": [
        "Pengadaan tahun 2018 terlambat.",
        "Pada 2029 seluruh arsip sudah digital.",
        "Renstra Badan Kesbangpol Kota Binjai Tahun 2010-2018 menjadi acuan.",
        "RPJMD Kota Binjai Tahun 2009 – 2010 memuat tiga misi.",
        "Dokumen Pelaksanaan Anggaran (DPA) tahun 2019 disusun kemudian.",
        "RPJPD Kota Binjai 2005-2025 diturunkan ke dalam Renstra 2018-2019.",
        "Rapat pada 12 Maret 2018 membahasnya.",
        "Kendala itu ada sejak Renja tahun 2018.",
        "Anggaran Tahun 2018 kegiatan itu tidak terserap.",
        "Serapan anggaran tahun 2017 rendah.",
        "Renstra Badan Kesbangpol Kota Binjai Tahun 2021-2025 menjadi acuan.",
        "RPJMD Kota Binjai 2022–2026 memuat tiga misi.",
        "Rencana Strategis (Renstra) periode 2022-2024 dijabarkan.",
    ],
    "RG702": [
        "Pagu yang diusulkan Rp 40.145.568.719,- untuk enam program.",
        "Pagu yang diusulkan Rp40.145.586.718.",
        "Pagu sebesar Rp 4.014.556.871.800.",
        "Anggaran Pendapatan dan Belanja Daerah (APBD) yang diusulkan Rp 41.145.568.718,-",
        "Pagu 2024 sekitar Rp38 miliar.",
        "Pagu 2024 Rp 40,2 miliar.",
        "Realisasinya 6,5 miliar rupiah.",
        "Pagu sebesar Rp40,145,568,718 dipakai.",
        "Pagu sebesar Rp40.145568.718 dipakai.",
        "Program itu memperoleh **Rp123.456.789**.",
        "Pagu sebesar 312.345.678,- dipakai.",
        "Pagunya 312.345.678,00 untuk program.",
        "Pagu IDR 312.345.678 dipakai.",
    ],
    "RG703": [
        "Realisasi anggaran mencapai 95,37%.",
        "Serapan anggaran 2022 ialah 83,17 persen dari pagu.",
        "Rata-rata capaian kinerja program 71.333%.",
    ],
    "RG704": [
        "Serapan #DIV/0! terhadap target.",
        "Jumlahnya undefined orang.",
        "Hambatan utamanya ialah ......",
        "Hambatannya……",
        "Kepala ______ menandatangani.",
        "Dana sebesar Rp ... dipakai.",
        "Berdasarkan Peraturan Wali Kota Nomor … Tahun 2016.",
        "Kendala: [isi kendala di sini].",
        "Kendala: [...]",
        "Kendala: <nama kendala>.",
        "Pada tahun 20XX dibangun gedung.",
        "Kegiatan xxx dilaksanakan.",
        "TODO: lengkapi.",
        "<<<<<<< HEAD\nAlasan kami.",
        "Lorem ipsum dolor sit amet.",
        "Bagian ini akan diisi setelah rapat.",
    ],
    "RG705": [
        "Renja memuat 7 program, 12 kegiatan, dan 23 sub kegiatan.",
        "Jumlah program sebanyak 9 program.",
        "Terdapat 4 (empat) program yang akan dilaksanakan.",
        "Renja ini terdiri atas tujuh program.",
        "Kegiatannya dua puluh tiga kegiatan.",
        "Sebanyak 30 sub kegiatan dengan pagu besar.",
        "Renja memuat 6 (lima) program.",
        "Waktu 3 (dua) bulan disediakan.",
    ],
    "RG706": [
        "Lihat Tabel 2.1.",
        "Rinciannya ada pada tabel 4.1 berikut.",
        "Tabel II.1 memuat evaluasi.",
        "Rinciannya ada dalam Tabel T-C.29.",
        "### 2.1 Evaluasi\n\nTeks.",
        "### 2.1.3. Faktor penghambat\n",
    ],
    "RG707": [
        "Renja Dinas Pendidikan disusun bersama.",
        "Tugas dan fungsi Dinas Perhubungan Kota Binjai ialah melayani.",
        "Renstra Badan Keuangan dan Aset Daerah Kota Binjai dipakai.",
        "Minat warga Kota Tebing Tinggi terus bertambah.",
        "Pemerintah Kabupaten Langkat menetapkan RPJMD.",
        "Wali Kota Medan menetapkan peraturan itu.",
        "Pagu indikatif Dinas Kesehatan tahun ini naik.",
        "RENCANA PEMBANGUNAN KOTA PADANG TAHUN 2024",
        "RENJA DINAS PENDIDIKAN",
        "Rumah Sakit dan Dinas Kesehatan Kota Medan melayani.",
    ],
    "RG708": [
        "Rancangan Akhir Rencana Kerja Badan Kesatuan Bangsa dan Politik Kota Binjai telah disusun.",
        "Perubahan Renja Badan Kesbangpol Tahun 2024 telah disusun.",
        "Rancangan akhir Renja ini memuat pagu.",
        "Renja Perubahan Tahun 2024 memuat pagu.",
        "Rankhir Renja {{ pd.lengkap }} telah selesai.",
    ],
    "RG709": [
        "Laporan disampaikan kepada Bupati.",
        "Bupati dan Wakil Bupati memberi arahan.",
        "Peraturan Bupati Binjai menjadi acuan.",
        "Pemerintah Kabupaten Binjai menetapkan RKPD.",
    ],
}
BENAR = {
    "RG701": [
        "Pagu 2022 dan 2025 dibandingkan.",
        "Renstra 2021-2026 berlaku.",
        "Undang-Undang Nomor 25 Tahun 1999 tentang Perimbangan Keuangan.",
        "Peraturan Pemerintah No. 8 Tahun 2003; UU 22/1999; Permendagri 54/2010.",
        "Peraturan Pemerintah Nomor 58 Tahun 2005 tentang Rencana Tahun 2001.",
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945 menjaminnya; UUD 1945 pun demikian.",
        "(Lembaran Negara Republik Indonesia tahun 1999 Nomor 60)",
        "RPJPN 2005-2025, RPJPD Kota Binjai Tahun 2005 – 2025, RPJMN 2015-2019, dan RTRW 2020-2040.",
        "Rencana Aksi Daerah Tahun 2017-2019 diteruskan.",
        "RPJMD Provinsi Sumatera Utara Tahun 2018-2023 diperhatikan.",
        "Menuju Indonesia Emas 2045 dan TPB 2030.",
        "Badan ini dibentuk pada tahun 2001.",
        "Sejak tahun 2009, sejak 2009, dan sejak 1 Juli 2009 layanan itu ada.",
        "Partisipasi pada Pemilu 2019 rendah.",
        "Ada 2018 orang peserta dan 2.018 berkas; nomor 2018; NIP 19700101 199503 1 001; telepon 061-2018.",
        "ISO 9001:2015 diterapkan; surat 050/1234/2018.",
        "Pengadaan tahun {{ tahun.lalu }} terlambat {% if n == 2018 %}lama{% endif %}.",
        "{# tahun 2018 #}Teks.",
        "Permendagri Nomor 86 Tahun 2017 dan Peraturan Pemerintah Nomor 12 Tahun 2017 dipedomani.",
        "Renstra sebelumnya, Renstra 2016-2021, telah selesai; RPJMD Kota Binjai 2016-2021 berakhir.",
        "RPJMD Kota Binjai Tahun 2021-2026; capaian Renstra 2021-2023; Renstra Kementerian Dalam Negeri 2020-2024.",
        "Target pada tahun 2022-2024 naik menurut Renstra.",
        "Kunjungan turun sejak pandemi COVID-19 pada tahun 2020; MDGs 2015; pandemi yang melanda pada 2020.",
        "Pada tahun 2020 terjadi pandemi COVID-19.",
    ],
    "RG702": [
        "Pagu Rp40.145.568.718 (empat puluh miliar rupiah) atau Rp 40,1 miliar, Rp40,15 miliar, Rp40 miliar.",
        "Pagu sekitar Rp40.000.000.000 dan lebih dari Rp6.000.000.000 terserap.",
        "Realisasi Rp. 6.007.993.148,- dari Rp 6.285.414.283,00 menyisakan Rp277.421.135.",
        "Pagu sebelum perubahan Rp5.973.500.419; program urusan Rp34.967.770.595.",
        "Selisihnya terhadap rancangan awal RKPD Rp32.444.532.595.",
        "PDRB Kota Binjai mencapai Rp12,34 triliun; pendapatan asli daerah Rp123.456.789.",
        "Bantuan partai politik Rp1.200 per suara.",
        "Biaya Rp123.456/orang dan Rp7.000.000 tiap bulan.",
        "Ada 123.456.789 jiwa.",
        "Rp0 pada tahun itu.",
        "Pagu 40.145.568.718,00 atau IDR 40.145.568.718 atau sebesar 40.145.568.718,- dipakai.",
        "Beras 312.345.678,00 kg dan IDR 5.000; kode 5.01.02; nomor 1.234.567.",
    ],
    "RG703": [
        "Realisasi anggaran 95,59%, dibulatkan 95,6% atau 96 persen.",
        "Rata-rata realisasi anggaran 96,02 % dan kinerja 100%.",
        "Sisa anggaran 4,41% dari pagu.",
        "Angka kemiskinan nasional 9,57% memengaruhi anggaran.",
        "Partisipasi pemilih 76,31% pada pemilihan lalu.",
        "Serapan anggaran minimal 93,17% pada akhir tahun.",
        "Predikat Sangat Tinggi berarti 91%-100% capaian kinerja.",
        "Realisasi {{ persen(evaluasi.tingkat) }} dari pagu anggaran.",
    ],
    "RG704": [
        "Buku, majalah, dst. dan lain-lain...",
        "Katanya, “Kami … menunggu.”",
        "Tiga titik ... di tengah kalimat.",
        "Angka 24/7, pasal 1-3, dan A/B.",
        "PON XX di Papua dan Angkatan XXX.",
        "Nama Pejabat dan jumlah [buku] yang dibeli.",
        "Nol, kosong, dan nihil bukan isian.",
        "- butir\n- butir kedua\n\n---\n",
        "Nilai < 5 dan > 3 ditulis apa adanya.",
        "Isi buku dibaca; tulis di buku tamu.",
    ],
    "RG705": [
        "Renja memuat 6 (enam) program, 11 (sebelas) kegiatan, dan 29 (dua puluh sembilan) sub kegiatan.",
        "Terdapat 3 program prioritas nasional dan 9 program unggulan.",
        "Program 5 tahun dan kegiatan 2 kali sebulan.",
        "Setiap sasaran didukung satu program dan satu kegiatan.",
        "Program Penunjang terdiri atas enam kegiatan.",
        "10 program pokok PKK dan 7 program studi.",
        "Pada misi 3 program itu mendukung; triwulan 2 kegiatan dimulai.",
        "Tahun 2024 program itu naik.",
        "Sebanyak 17 sub kegiatan yang belum tercapai menjadi perhatian.",
        "RPJMD Kota Binjai memuat 47 program.",
        "Target 25 kegiatan tercapai.",
        "Lebih dari 3 (tiga) bulan; 12 (dua belas) kali; 2 (dua) usulan.",
        "Ada {{ hitung.program }} program dan {{ hitung.kegiatan + 5 }} kegiatan.",
        "Semua tercapai, sedangkan 4 sub kegiatan di bawah 95% dan 9 sub kegiatan di atas 95%.",
        "Ada dua belas kegiatan dan tujuh program yang tertunda.",
    ],
    "RG706": [
        "Lihat {{ rujuk('evaluasi') }} dan tabel berikut.",
        "Tabel 3.1 RPJMD memuat misi.",
        "Formulir pada Tabel T-C.29 Lampiran Permendagri Nomor 86 Tahun 2017.",
        "Subbab 2.1 dan BAB IV memuatnya; tabel 2 kolom.",
        "### Faktor penghambat\n\n1. Satu\n2. Dua\n",
        "#2.1 bukan judul.",
        "Tabel 2.1 Profil Kesehatan Kota Binjai dan Tabel 3.4 Laporan Tahunan memuatnya.",
        "Lihat Tabel 4.2 dalam Buku Saku dan Tabel 2.3 Binjai Dalam Angka.",
    ],
    "RG707": [
        "Renja Badan Kesatuan Bangsa dan Politik Kota Binjai disusun.",
        "RENJA BADAN KESATUAN BANGSA DAN POLITIK KOTA BINJAI TAHUN 2024",
        "Tugas dan fungsi Badan dijalankan; pagu Badan Kesbangpol naik; Renja Badan Kesbang.",
        "Badan berkoordinasi dengan Bappeda, Badan Pusat Statistik, dan Dinas Kesehatan.",
        "Peserta dari Dinas Pendidikan Kota Binjai hadir.",
        "Renstra Badan Nasional Penanggulangan Terorisme dan Renstra Kementerian Dalam Negeri.",
        "Renja Badan Kesbangpol Provinsi Sumatera Utara diperhatikan.",
        "Kota Binjai berbatasan dengan Kabupaten Langkat dan Kabupaten Deli Serdang.",
        "Studi banding ke Kota Surakarta dilakukan.",
        "Letaknya sebagai kota satelit Medan; Kota Layak Anak; kabupaten/kota; Kecamatan Binjai Kota.",
        "Wali Kota Binjai dan Pemerintah Kota Binjai.",
        "Kota\nBinjai yang maju.",
        "Peraturan Kepala Badan Kepegawaian Negara.",
        "Surat disampaikan kepada Kepala Dinas Sosial.",
        "Pasien dirujuk ke RSUP Dr. Kariadi Kota Semarang dan Rumah Sakit Umum Kota Medan.",
        "Universitas Sumatera Utara Kota Medan, Kantor Pajak Pratama Kota Medan, dan PT Maju Kota Medan hadir.",
        "Balai Besar Pengawas Obat dan Makanan Kota Medan, Polres Kota Langsa, dan Pasar Induk Kota Medan.",
    ],
    "RG708": [
        "Rancangan Awal Renja Badan Kesbangpol Tahun 2024 disusun.",
        "Rancangan Renja Badan Kesbangpol Kota Binjai disusun.",
        "Perubahan Renja Badan Kesbangpol Tahun 2022 dievaluasi.",
        "Program hanya diubah melalui perubahan RKPD dan perubahan Renja.",
        "Rancangan awal ini disempurnakan menjadi rancangan akhir Renja Badan.",
        "Rancangan Akhir RKPD dan Rancangan Akhir Rencana Kerja Pemerintah Daerah Tahun 2024.",
        "Tahapannya: Rancangan Awal Renja, Rancangan Renja, Rancangan Akhir Renja.",
        "{% if tahap == 'final' %}Rancangan Akhir Renja Badan Kesbangpol{% endif %} disusun.",
        "Perubahan rencana kerja dan anggaran dilakukan.",
    ],
    "RG709": [
        "Laporan disampaikan kepada Wali Kota.",
        "Bupati/Wali Kota menetapkan RKPD.",
        "Gubernur dan Bupati hadir.",
        "Bupati Langkat hadir.",
        "Bupati Binjai Selatan dan Pemerintah Kota Binjai hadir.",
    ],
}


@pytest.mark.parametrize(("kode", "teks"), [(kode, teks) for kode, daftar in SALAH.items() for teks in daftar])
def test_a_faulty_sentence_is_found(kode, teks):
    assert temukan(kode, teks)


@pytest.mark.parametrize(("kode", "teks"), [(kode, teks) for kode, daftar in BENAR.items() for teks in daftar])
def test_a_sound_sentence_causes_no_alarm(kode, teks):
    assert temukan(kode, teks) == []


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
def test_what_the_document_says_of_itself_causes_no_alarm(folder):
    """The rendered text of an example, typed as a narrative of its own: every figure in it is the plan's."""
    loaded = load(folder)
    document = compose(hasil(folder.name), loaded.folder, loaded.narratives, Templates(), Report())
    assert document
    teks = []
    for block in (block for section in document.sections for block in section.blocks):
        if isinstance(block, Paragraph):
            teks.append("".join(run.text for run in block.inlines))
        elif isinstance(block, ItemList):
            teks += _butir(block)
    assert len(teks) > 50
    # tables are named by their numbers there, and the drafts to come by their stages
    ditemukan = [satu for kode in ATURAN if kode != "RG706" for satu in temukan(kode, "\n\n".join(teks), folder.name)]
    assert ditemukan == []


def _butir(daftar: ItemList) -> list[str]:
    """The texts of a list and of the lists in it."""
    return [
        teks
        for item in daftar.items
        for teks in ("".join(run.text for run in item.inlines), *(t for anak in item.children for t in _butir(anak)))
    ]


@pytest.mark.parametrize("berkas", sorted((AKAR / "templates" / "narasi").glob("*.md")), ids=lambda satu: satu.stem)
@pytest.mark.parametrize("rencana", [folder.name for folder in CONTOH])
def test_the_shipped_narratives_cause_no_alarm(berkas, rencana):
    assert semua(berkas.read_text("utf-8"), rencana) == []


def test_the_narratives_in_the_guide_cause_no_alarm():
    bagian = (AKAR / "docs" / "panduan.md").read_text("utf-8").split("\n## Narasi")[1].split("\n## ")[0]
    contoh = [kode for kode in bagian.split("```")[1::2] if "{{" in kode]
    assert contoh
    for satu in contoh:
        assert semua(satu.removeprefix("text")) == []


def test_no_official_name_looks_like_a_blank():
    """Names come from the catalogues, and nobody could correct them."""
    banyak = 0
    for berkas in ("3708", "1317", "2027"):
        for baris in muat(berkas).values():
            for teks in (*nama_resmi(baris), *pisah(baris)[1:3]):
                banyak += 1
                assert not RUSAK.search(teks), teks
                assert not prosa._BELUM_DIISI.search(teks), teks
    assert banyak > 10_000


def test_the_amount_that_is_meant_is_named_with_its_expression():
    (pesan,) = temukan("RG702", "Pagu yang diusulkan Rp40.145.568.719.")
    assert "pagu 2024, Rp40.145.568.718 (hanya angka ke-11 dari kiri yang berbeda" in pesan
    assert "{{ rupiah(total.pagu[n]) }}" in pesan
    (pesan,) = temukan("RG702", "Realisasinya Rp600.799.314.800.")
    assert "realisasi 2022, Rp6.007.993.148" in pesan
    assert "{{ rupiah(evaluasi.realisasi) }}" in pesan
    (pesan,) = temukan("RG702", "Pagunya Rp40,145,568,718.")
    assert "tulis 40.145.568.718" in pesan


def test_an_amount_that_is_alike_by_chance_is_not_named():
    """Near is not enough: only a slip of the hand from an amount that texts often quote."""
    (pesan,) = temukan("RG702", "Pagunya Rp40.145.999.111.")
    assert "mirip" not in pesan
    assert pesan.endswith("periksa angkanya tulis dari data")


def test_the_counts_of_one_programme_are_not_taken_from_those_of_the_plan():
    (pesan,) = temukan("RG705", "Program Penguatan Ideologi memuat 77 kegiatan.")
    assert "hitung." not in pesan
    (pesan,) = temukan("RG705", "Renja memuat 77 kegiatan.")
    assert "hitung.kegiatan" in pesan


def test_a_year_is_replaced_only_if_a_year_of_the_plan_was_meant():
    (pesan,) = temukan("RG701", "Pada tahun 2018.")
    assert "bila maksudnya tahun rencana, tulis '{{ tahun.lalu }}'" in pesan


def test_a_table_is_named_by_its_key():
    (pesan,) = temukan("RG706", "Lihat Tabel T-C.31.")
    assert '{{ rujuk("review") }}' in pesan
    (pesan,) = temukan("RG706", "Lihat Tabel 4.1.")
    assert pesan.endswith('{{ rujuk("pendanaan") }}\'; kunci tabel bab itu: pendanaan, sumber-dana')


def di_daerah(kode: str, daerah: str, teks: str, singkatan: str = "Dispusip") -> list[str]:
    """What a rule says on a narrative of the minimal plan, in another region."""
    asal = hasil("minimal")
    pd = asal.plan.perangkat_daerah.model_copy(update={"daerah": daerah, "singkatan": singkatan})
    lain = compute(asal.plan.model_copy(update={"perangkat_daerah": pd}))
    return [satu.message for satu in ATURAN[kode](Tulisan(lain, {"narasi/isu.md": teks}, {}))]


@pytest.mark.parametrize("sebut", ["Walikota Temanggung", "Wali Kota Temanggung", "Pemerintah Kota Temanggung"])
def test_the_own_region_has_the_head_and_the_kind_of_its_own(sebut):
    assert di_daerah("RG709", "Kabupaten Temanggung", f"Arahan {sebut} dijalankan.")


@pytest.mark.parametrize("sebut", ["Wali Kota Magelang", "Pemerintah Kota Magelang", "Bupati Temanggung"])
def test_other_heads_are_those_of_neighbours(sebut):
    for daerah in ("Kabupaten Temanggung", "Kabupaten Magelang"):
        assert di_daerah("RG709", daerah, f"Arahan {sebut} dijalankan.") == []


def test_the_short_name_of_the_agency_means_this_document():
    assert di_daerah("RG708", "Kota Contoh", "Rancangan Akhir Renja Dispusip disusun.")
    assert di_daerah("RG708", "Kota Contoh", "Rancangan Akhir Renja Diskominfo disusun.") == []


def test_years_of_the_plan_are_named():
    (pesan,) = temukan("RG701", "Pada tahun 2018.")
    assert "(2021-2026)" in pesan


@pytest.mark.parametrize("angka", [*range(1, 130), 200, 345, 999])
def test_numbers_in_words_are_read_as_they_are_printed(angka):
    assert baca_kata(terbilang(angka)) == angka


@pytest.mark.parametrize("teks", ["satu dua", "buku", "lima buku"])
def test_other_words_are_no_numbers(teks):
    assert baca_kata(teks) is None


def test_a_sentence_ends_where_it_ends():
    teks = "Satu. Dua Rp. 5 itu No. 7 lama. Tiga"
    mulai = teks.index("5")
    assert sekitar(teks, mulai, mulai + 1) == ("Dua Rp. ", " itu No. 7 lama")


# A place is exact however the text was written; each `§` marks where the finding must point.
LETAK = [
    "Dana terlambat tahun §2018 dan §2018 lagi",
    '"Dana \\"besar\\" tahun §2018 terlambat"',
    "'Dana ''besar'' tahun §2018 terlambat'",
    ">-\n      Dana terlambat\n      pada tahun\n      §2018 dan tahun §2018.",
    "|\n      Ada 2018 orang\n\n      tahun   §2018",
    ">  # catatan: tahun 2018\n      Tahun §2018",
    "Dana terlambat\n      pada tahun §2018\n      dan §2018.",
    '"Dana terlambat\n      pada tahun §2018"',
    "2018 orang, nomor 2018, dan tahun §2018",
]


@pytest.mark.parametrize("tertulis", LETAK)
def test_a_finding_points_at_the_word_however_it_was_written(tertulis, tmp_path):
    bersih = tertulis.replace("§", "")
    teks = ubah(MINIMAL, ("pengadaan buku terlambat", bersih))
    awal = teks.index(bersih)
    tanda = [ke for ke, huruf in enumerate(tertulis) if huruf == "§"]
    janji = []
    for urutan, ke in enumerate(tanda):
        sebelum = teks[: awal + ke - urutan]
        janji.append(("RG701", sebelum.count("\n") + 1, len(sebelum) - sebelum.rfind("\n")))
    assert temuan(periksa_rencana(tmp_path, teks)) == janji


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("sumber_dana: Dana Alokasi Umum", "sumber_dana: xxx"),
        ("sumber_dana: Dana Alokasi Umum", "sumber_dana: [xxx]"),
        ("sumber_dana: Dana Alokasi Umum", "sumber_dana: {nama: xxx}"),
        ("misi: [Mewujudkan masyarakat yang cerdas dan berbudaya]", "misi: [Maju, xxx]"),
        ("misi: [Mewujudkan masyarakat yang cerdas dan berbudaya]", "misi: {1: Maju, 3: xxx}"),
        ("satuan: eksemplar", "satuan: xxx"),
        ("s/d 2022: 1.000, 2023: 1.350", "s/d 2022: 1.000, 2023: 1.350 xxx"),
        ("s/d 2022: 1.000, 2023: 1.350", "s/d 2022: 1.000 xxx, 2023: 1.350"),
        ("rkpd: {pagu: 190.000.000}", "rkpd: {pagu: 190.000.000, lokasi: [Kota Contoh, xxx]}"),
        ("  permasalahan:\n", "  masalah_pokok: [{nama: xxx}]\n  permasalahan:\n"),
    ],
)
def test_every_text_of_a_plan_is_looked_at_in_its_place(lama, baru, tmp_path):
    teks = ubah(MINIMAL, (lama, baru))
    kosong = [satu for satu in temuan(periksa_rencana(tmp_path, teks)) if satu[0] == "RG704"]
    assert kosong == [("RG704", *tempat(teks, "xxx"))]


def test_a_hyphen_is_a_blank_in_a_name_and_none_in_a_target(tmp_path):
    teks = ubah(MINIMAL, ("lokasi: Kota Contoh", 'lokasi: "-"'), ("2025: 2.000, 2026", '2025: "-", 2026'))
    kosong = [satu for satu in temuan(periksa_rencana(tmp_path, teks)) if satu[0] == "RG704"]
    assert kosong == [("RG704", *tempat(teks, '"-"\n'))]


def test_a_spreadsheet_error_stops_a_build_and_a_blank_does_not(tmp_path):
    teks = ubah(MINIMAL, ("pengadaan buku terlambat", "serapan #DIV/0! dan kendala ......"))
    ditemukan = periksa_rencana(tmp_path, teks.replace("serapan #", "serapan:#"))
    assert {satu.severity for satu in ditemukan} == {Severity.GALAT, Severity.PERINGATAN}


def test_a_silence_in_the_part_covers_findings_inside_its_texts(tmp_path):
    """A finding points into a text, the silence stands beside the text."""
    sub = (
        "            lokasi: Kota Contoh\n",
        "            lokasi: Kota Contoh\n            catatan: menurut survei tahun 2018\n",
    )
    teks = ubah(MINIMAL, sub)
    assert [(satu.code, satu.silenced) for satu in periksa_rencana(tmp_path, teks)] == [("RG701", "")]
    diam = "            abaikan: {kode: RG701, alasan: tahun survei}\n            rkpd:"
    teks = ubah(teks, ("            rkpd:", diam))
    assert [(satu.code, satu.silenced) for satu in periksa_rencana(tmp_path, teks)] == [("RG701", "tahun survei")]


def test_the_place_in_a_narrative_is_that_in_its_file(tmp_path):
    narasi = "Satu {{ n }}\n{% if n %}\ndua{% endif %} tahun 2018\n"
    ditemukan = periksa_rencana(tmp_path, MINIMAL, **{"narasi/isu.md": narasi})
    assert [(satu.span.file, satu.span.line, satu.span.column) for satu in ditemukan] == [("narasi/isu.md", 3, 22)]


def test_odd_texts_are_survived():
    """Any text can stand in a narrative."""
    aneh = [
        "",
        "Rp",
        "Rp.,",
        "Rp9" * 3,
        "Rp" + "9" * 400,
        "%" * 50,
        "9" * 500 + "%",
        "(" * 99,
        "....",
        "{{",
        "{% if",
        "Rp1,1,1 miliar",
    ]
    aneh += [
        "dua puluh belas ratus program",
        "0 (nol) program",
        "Kota",
        "Renja Dinas",
        "tahun 2018" * 3000,
        "Tabel 9.9",
        "Rp0,-",
    ]
    for satu in aneh:
        semua(satu)
        semua(satu, "minimal")


@pytest.mark.parametrize(
    "teks", ["dua ", "Kota Aa ", "Renja Dinas Aa dan ", ". ", ".", "[isi ", "{{ ", "### BAB ", "tugas dan "]
)
@pytest.mark.timeout(20)
def test_long_texts_take_time_by_their_length(teks):
    """A pattern that starts over at every word would take minutes."""
    semua(teks * 20_000)


def test_a_plan_without_work_has_facts_all_the_same(tmp_path):
    program = MINIMAL[MINIMAL.index("program:\n  - kode") :]
    narasi = "Pagu Rp5.000.000 atau 77,77% anggaran untuk 5 program."
    ditemukan = periksa_rencana(tmp_path, ubah(MINIMAL, (program, "program: []\n")), **{"narasi/isu.md": narasi})
    assert {satu.code for satu in ditemukan} >= {"RG702", "RG703", "RG705"}
