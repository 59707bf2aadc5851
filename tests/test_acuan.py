"""An agency's own reference document: its styles are kept, its letterhead replaces the running header and footer."""

import io
import math
import zipfile
from dataclasses import replace

import docx
import pytest
from alat import MINIMAL, PNG_SATU_TITIK, tulis
from contoh_dokumen import contoh_dokumen
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, Pt, RGBColor
from lxml import etree
from openxml_audit import OpenXmlValidator

from renja_gen import build, pipeline
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.document.look import Size, Text
from renja_gen.options import Options
from renja_gen.templates import Templates
from renja_gen.writers.docx import ReferenceDocumentError, write_docx
from renja_gen.writers.docx.letterhead import height

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BAWAAN = Templates().path("docx/acuan.docx")


@pytest.fixture
def acuan(tmp_path):
    """Save a changed copy of the shipped reference document as the agency's own, and give its templates."""

    def simpan(ubah):
        dokumen = docx.Document(str(BAWAAN))
        ubah(dokumen)
        berkas = tmp_path / "templat" / "docx" / "acuan.docx"
        berkas.parent.mkdir(parents=True, exist_ok=True)
        dokumen.save(str(berkas))
        return Templates(tmp_path / "templat")

    return simpan


def bagian(data):
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def gaya(xml):
    akar = etree.fromstring(xml)
    return {satu.find(f"{W}name").get(f"{W}val"): satu for satu in akar.iter(f"{W}style")}


def teks(element):
    return etree.tostring(element, method="c14n")


def sah(data, tmp_path):
    (tmp_path / "hasil.docx").write_bytes(data)
    hasil = OpenXmlValidator().validate(tmp_path / "hasil.docx")
    assert hasil.is_valid, hasil.errors


# --- styles


def test_an_agencys_styles_are_used_as_they_are(acuan):
    """Only the right tab of the contents follows the page, and variants of the table styles are added."""

    def ubah(dokumen):
        dokumen.styles["Heading 1"].font.color.rgb = RGBColor(0x12, 0x4C, 0x63)
        dokumen.styles["Heading 1"].font.size = Pt(17)
        dokumen.styles["Body Text"].paragraph_format.line_spacing = Pt(20)

    templates = acuan(ubah)
    semula = gaya(bagian(templates.path("docx/acuan.docx").read_bytes())["word/styles.xml"])
    hasil = gaya(bagian(write_docx(contoh_dokumen(), {}, templates))["word/styles.xml"])
    berbeda = {nama for nama, isi in semula.items() if teks(isi) != teks(hasil[nama])}
    assert berbeda <= {"toc 1", "toc 2", "toc 3", "table of figures"}
    assert len(semula) > 25


def test_gaya_yaml_changes_only_what_it_says_in_an_agencys_styles(acuan):
    def ubah(dokumen):
        dokumen.styles["Heading 1"].font.size = Pt(17)
        dokumen.styles["Heading 2"].font.size = Pt(15)

    bawaan = gaya_bawaan()
    look = replace(bawaan, text={**bawaan.text, Text.HEADING_1: Size(18, 26)})
    hasil = gaya(
        bagian(write_docx(replace(contoh_dokumen(), look=replace(look, shipped=gaya_bawaan())), {}, acuan(ubah)))[
            "word/styles.xml"
        ]
    )
    assert [hasil[nama].find(f"{W}rPr/{W}sz").get(f"{W}val") for nama in ("heading 1", "heading 2")] == ["36", "30"]


def test_the_font_of_gaya_yaml_wins_over_that_of_word(acuan):
    """Word saves theme fonts in the defaults and a font in Normal; both would hide the one of gaya.yaml."""

    def ubah(dokumen):
        dokumen.styles["Normal"].font.name = "Calibri"
        huruf = dokumen.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        huruf.set(f"{W}asciiTheme", "minorHAnsi")

    look = replace(gaya_bawaan(), font="Bookman Old Style", family="TeX Gyre Bonum")
    isi = bagian(write_docx(replace(contoh_dokumen(), look=replace(look, shipped=gaya_bawaan())), {}, acuan(ubah)))
    akar = etree.fromstring(isi["word/styles.xml"])
    assert [dict(satu.attrib) for satu in akar.iter(f"{W}rFonts")] == [
        {f"{W}{nama}": "Bookman Old Style" for nama in ("ascii", "hAnsi", "eastAsia", "cs")}
    ]


# --- letterhead


def _berkop(dokumen):
    """A letterhead with a picture on all pages, another one on the first page, and an empty footer."""
    section = dokumen.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(9)
    kop = section.header.paragraphs[0]
    kop.add_run().add_picture(io.BytesIO(PNG_SATU_TITIK), width=Mm(18))
    kop.add_run("PEMERINTAH KABUPATEN NUSA KENCANA")
    section.first_page_header.paragraphs[0].add_run("Hanya di sampul")


@pytest.fixture
def berkop(acuan):
    return bagian(write_docx(contoh_dokumen(), {}, acuan(_berkop)))


def cerita(isi):
    """Of each section: whether it prints page numbers, and the text of its header and its footer."""
    hubungan = {
        satu.get("Id"): "word/" + satu.get("Target").removeprefix("/word/")
        for satu in etree.fromstring(isi["word/_rels/document.xml.rels"])
    }
    for section in etree.fromstring(isi["word/document.xml"]).iter(f"{W}sectPr"):
        tulisan = [
            "".join(etree.fromstring(isi[hubungan[satu.get(f"{R}id")]]).itertext())
            for nama in ("headerReference", "footerReference")
            for satu in section.findall(f"{W}{nama}")
        ]
        yield section.find(f"{W}pgNumType") is not None, *tulisan


def test_a_letterhead_replaces_the_running_header_and_the_footer_stays(berkop):
    semua = list(cerita(berkop))
    assert len(semua) > 3
    dokumen = contoh_dokumen()
    for bernomor, kepala, kaki in semua:
        assert kepala == ("PEMERINTAH KABUPATEN NUSA KENCANA" if bernomor else "Hanya di sampul")
        assert (dokumen.footer in kaki) == bernomor


def test_the_picture_of_a_letterhead_comes_along_and_the_file_stays_valid(berkop, acuan, tmp_path):
    rels = {nama: isi for nama, isi in berkop.items() if nama.startswith("word/_rels/kop")}
    gambar = [
        satu.get("Target").replace("../", "").removeprefix("/").removeprefix("word/")
        for isi in rels.values()
        for satu in etree.fromstring(isi)
    ]
    assert len(gambar) == 1
    assert berkop[f"word/{gambar[0]}"] == PNG_SATU_TITIK
    data = write_docx(contoh_dokumen(), {}, acuan(_berkop))
    sah(data, tmp_path)
    assert bagian(data) == berkop
    nomor = [
        satu.get("id")
        for nama, isi in berkop.items()
        if nama.endswith(".xml") and nama.startswith("word/")
        for satu in etree.fromstring(isi).iter("{*}docPr")
    ]
    assert len(nomor) == len(set(nomor)) == 2  # the logo of the cover, and this one


def test_a_letterhead_keeps_its_distance_from_the_edge(berkop):
    jarak = [satu.get(f"{W}header") for satu in etree.fromstring(berkop["word/document.xml"]).iter(f"{W}pgMar")]
    assert set(jarak) == {str(round(9 * 1440 / 25.4))}


def test_an_empty_header_is_no_letterhead(acuan):
    def ubah(dokumen):
        dokumen.sections[0].header.paragraphs[0].text = "  "

    semua = list(cerita(bagian(write_docx(contoh_dokumen(), {}, acuan(ubah)))))
    assert {kepala for bernomor, kepala, _ in semua if bernomor} == {contoh_dokumen().header}


def test_a_letterhead_for_odd_pages_only_stands_on_all_of_them(acuan):
    """Word would leave the even pages without any header."""

    def ubah(dokumen):
        _berkop(dokumen)
        dokumen.settings.odd_and_even_pages_header_footer = True

    assert b"evenAndOddHeaders" not in bagian(write_docx(contoh_dokumen(), {}, acuan(ubah)))["word/settings.xml"]


def test_a_letterhead_may_not_fetch_anything(acuan):
    """A linked picture would be fetched from wherever the plan's author says, on every reader's machine."""

    def ubah(dokumen):
        _berkop(dokumen)
        kepala = dokumen.sections[0].header.part
        kepala.relate_to("https://contoh.id/lacak.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)

    with pytest.raises(ReferenceDocumentError, match="objek selain teks dan gambar"):
        write_docx(contoh_dokumen(), {}, acuan(ubah))


# --- contradictions


def _kertas_lain(dokumen):
    dokumen.sections[0].page_width, dokumen.sections[0].page_height = Mm(215), Mm(330)


def _margin_lain(dokumen):
    dokumen.sections[0].left_margin = Mm(40)


def _huruf_lain(dokumen):
    dokumen.styles["Body Text"].font.name = "Cambria"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (
            _kertas_lain,
            "kertasnya 215 × 330 mm, dokumen dicetak di kertas 210 × 297 mm; tulis kertasnya di gaya.yaml",
        ),
        (_margin_lain, "marginnya 27/20/24/40 mm, dokumen memakai 27/20/24/30 mm; tulis margin itu di gaya.yaml"),
        (_huruf_lain, "hurufnya 'Cambria', PDF memakai 'Arial'; tulis huruf itu beserta berkasnya di gaya.yaml"),
    ],
)
def test_a_reference_document_that_contradicts_gaya_yaml_is_reported(acuan, tmp_path, ubah, pesan):
    """RG909, by check as well; the document is made all the same."""
    acuan(ubah)
    tulis(tmp_path / "rencana", {"plan.yaml": MINIMAL})
    (satu,) = pipeline.check(tmp_path / "rencana", tmp_path / "templat")
    assert (satu.code, satu.span.file, satu.message) == ("RG909", "docx/acuan.docx", pesan)
    assert build(tmp_path / "rencana", options=Options("docx", tmp_path / "templat")).ok


def _kop_tinggi(dokumen):
    """A picture of 20 mm, and three lines that are 11 points high, as the style of headers asks."""
    kop = dokumen.sections[0].header
    dokumen.sections[0].header_distance = Mm(10)
    kop.paragraphs[0].add_run().add_picture(io.BytesIO(PNG_SATU_TITIK), height=Mm(20))
    for teks in ("PEMERINTAH KABUPATEN NUSA KENCANA", "DINAS KELAUTAN", "Jalan Dermaga 1"):
        kop.add_paragraph(teks, "header")


def test_a_letterhead_higher_than_its_margin_is_reported_and_the_advice_mends_it(acuan, tmp_path):
    """RG909: in Word it would push the text away, and the pages in the contents would be wrong."""
    acuan(_kop_tinggi)
    tulis(tmp_path, {"rencana/plan.yaml": MINIMAL, "templat/gaya.yaml": "margin: {tegak: {atas: 42}}\n"})
    (satu,) = pipeline.check(tmp_path / "rencana", tmp_path / "templat")
    perlu = 10 + 20 + 3 * 11 * 25.4 / 72  # 41.6 mm
    assert satu.code == "RG909"
    assert satu.message == (
        f"kepala halaman perlu {math.ceil(perlu)} mm dari tepi kertas, lebih dari margin atas, sehingga halaman DOCX"
        f" bergeser; tulis margin: {{rebah: {{atas: {math.ceil(perlu + 4)}}}}} di gaya.yaml, atau perkecil kepala"
        " halaman itu"
    )
    tulis(tmp_path, {"templat/gaya.yaml": "margin: {tegak: {atas: 46}, rebah: {atas: 46}}\n"})
    assert pipeline.check(tmp_path / "rencana", tmp_path / "templat") == ()


@pytest.mark.parametrize(
    ("isi", "tinggi"),
    [
        ("<w:p/>", 5.75),  # a line of 5 points, as the default style says
        ('<w:p><w:pPr><w:spacing w:line="480" w:lineRule="exact"/></w:pPr></w:p>', 24),
        ('<w:p><w:pPr><w:spacing w:line="480" w:lineRule="atLeast"/></w:pPr></w:p>', 24),
        ('<w:p><w:pPr><w:spacing w:before="200" w:after="100"/></w:pPr></w:p>', 20.75),
        ('<w:p><w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t>A</w:t><w:br/><w:t>B</w:t></w:r></w:p>', 46),
        ('<w:p><w:pPr><w:pStyle w:val="Dua"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>', 11.5),
        ('<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="508000"/></wp:inline></w:drawing></w:r></w:p>', 40),
        ('<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="1" cy="508000"/></wp:anchor></w:drawing></w:r></w:p>', 5.75),
        ("<w:sdt><w:sdtContent><w:p/><w:p/></w:sdtContent></w:sdt>", 11.5),
        ('<w:tbl><w:tr><w:trPr><w:trHeight w:val="600"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>', 30),
        ("<w:tbl><w:tr><w:tc><w:p/><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", 11.5),
        ('<w:p><w:pPr><w:pStyle w:val="Putar"/><w:spacing w:before="banyak"/></w:pPr></w:p>', 5.75),
    ],
)
def test_the_height_of_a_letterhead(isi, tinggi):
    """In points: pictures in the line, line pitches, styles, tables; what floats takes no room."""
    ruang = f'xmlns:w="{W[1:-1]}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    gaya = etree.fromstring(
        f'<w:styles {ruang}><w:style w:type="paragraph" w:default="1" w:styleId="Satu"><w:rPr><w:sz w:val="10"/>'
        '</w:rPr></w:style><w:style w:styleId="Tiga"><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
        '<w:style w:styleId="Dua"><w:basedOn w:val="Tiga"/></w:style>'
        '<w:style w:styleId="Putar"><w:basedOn w:val="Putar"/></w:style></w:styles>'
    )
    assert height(etree.fromstring(f"<w:hdr {ruang}>{isi}</w:hdr>"), gaya) * 72 / 25.4 == pytest.approx(tinggi)


@pytest.mark.parametrize("pitch", [11, 13])  # the shipped one, and another one of gaya.yaml
def test_a_line_in_the_header_is_as_high_as_its_picture(acuan, pitch):
    """Word cuts a picture to its line if the pitch of that is exact."""
    bawaan = gaya_bawaan()
    look = replace(bawaan, text={**bawaan.text, Text.RUNNING: Size(8.5, pitch)}, shipped=bawaan)
    semua = gaya(bagian(write_docx(replace(contoh_dokumen(), look=look), {}, acuan(_berkop)))["word/styles.xml"])
    for nama in ("header", "footer"):
        spacing = semua[nama].find(f"{W}pPr/{W}spacing")
        assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == (str(pitch * 20), "atLeast")


def test_what_a_reference_document_has_in_common_with_the_shipped_one_is_no_contradiction(acuan, tmp_path):
    """Who copies it to change a colour has not asked for A4 against the F4 of gaya.yaml."""
    acuan(lambda dokumen: dokumen.add_section(WD_SECTION.NEW_PAGE))
    gaya_f4 = "kertas: F4\nmargin: {tegak: {kiri: 35}}\n"
    tulis(tmp_path, {"templat/gaya.yaml": gaya_f4, "rencana/plan.yaml": MINIMAL})
    assert pipeline.check(tmp_path / "rencana", tmp_path / "templat") == ()


def test_a_reference_document_that_unpacks_to_gigabytes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("renja_gen.writers.docx.reference.MAX_UNPACKED", 5_000)
    tulis(tmp_path, {"docx/acuan.docx": BAWAAN.read_bytes()})
    with pytest.raises(ReferenceDocumentError, match="perkecil"):
        write_docx(contoh_dokumen(), {}, Templates(tmp_path))
