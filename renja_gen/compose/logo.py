"""The logo of the cover: a PNG or JPEG of the plan's folder that really opens."""

from io import BytesIO
from pathlib import Path

from renja_gen.diagnostics import Report
from renja_gen.plan.identitas import PerangkatDaerah
from renja_gen.source.text import resolved

MAX_BYTES = 2_000_000
MAX_SISI = 6000  # pixels; a compressed picture may unpack to gigabytes


def muat_logo(pd: PerangkatDaerah, folder: Path, report: Report) -> bytes | None:
    """The bytes of the agency's logo; None when it has none, or when the report says what is wrong with it."""
    if pd.logo is None:
        return None
    pesan = ""
    data = b""
    try:
        path = resolved(folder / pd.logo)
        if not path.is_relative_to(resolved(folder)) or not path.is_file():
            pesan = f"logo '{pd.logo}' tidak ada di folder rencana; periksa namanya"
        elif path.stat().st_size > MAX_BYTES or not _terbaca(data := path.read_bytes()):
            pesan = f"logo '{pd.logo}' harus PNG atau JPEG utuh sampai 2 MB dan {MAX_SISI} piksel; ganti berkasnya"
    except (OSError, ValueError):  # names that no system can have
        pesan = f"logo '{pd.logo}' tidak dapat dibaca; periksa namanya"
    if pesan:
        report.add("RG520", pesan, pd.span("logo"))
        return None
    return data


def _terbaca(data: bytes) -> bool:
    """Whether the data are a whole picture of a kind that both Word and PDF take."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as gambar:
            ukuran = gambar.size
            if min(ukuran) < 1 or max(ukuran) > MAX_SISI:
                return False
            gambar.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return False
    return True
