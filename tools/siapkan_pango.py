"""Make sure Pango is there, which the PDF needs: `python tools/siapkan_pango.py VENV_PYTHON`.

Tries WeasyPrint first; where it cannot load Pango and apt is there, installs it; else says what is missing.
HarfBuzz-Subset comes with it where that can be had: without it WeasyPrint cuts down its fonts in Python, which
takes a tenth of the time of a build.
"""

import os
import shutil
import subprocess
import sys

PAKET = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
LENGKAP = "from weasyprint.text.ffi import harfbuzz_subset as ada; raise SystemExit(ada is None)"
CARA_LAIN = "Pasang Pango menurut bagian Pemasangan di README.md, lalu ulangi."


def ada_pango(python: str, pemeriksaan: str = "import weasyprint") -> bool:
    """Whether WeasyPrint finds its libraries."""
    return subprocess.run([python, "-c", pemeriksaan], capture_output=True, check=False).returncode == 0


def pasang() -> bool:
    """Install Pango by apt, as root or through sudo; whether that worked."""
    awal = [] if os.geteuid() == 0 else ["sudo"]
    if shutil.which("apt-get") is None or (awal and shutil.which("sudo") is None):
        return False
    print(f"Memasang {', '.join(PAKET)} …")
    lingkungan = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for perintah in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *PAKET]):
        if subprocess.run([*awal, "apt-get", *perintah], env=lingkungan, check=False).returncode != 0:
            return False
    return True


def main() -> int:
    """0 when Pango is there in the end."""
    python = sys.argv[1]
    if ada_pango(python, LENGKAP) or (pasang() and ada_pango(python)) or ada_pango(python):
        return 0
    print(f"Pango belum ada, padahal PDF memerlukannya. {CARA_LAIN}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
