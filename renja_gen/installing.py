"""How to install what pip does not, on the system at hand."""

import sys
from collections.abc import Mapping
from typing import Literal

System = Literal["linux", "windows", "macos"]
PANGO: Mapping[System, str] = {
    "linux": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "windows": "Pasang MSYS2 (https://www.msys2.org), lalu jalankan di dalamnya: pacman -S mingw-w64-x86_64-pango",
    "macos": "brew install pango",
}


def advice(ways: Mapping[System, str]) -> str:
    """The way for this system; any that is neither Windows nor macOS counts as Linux."""
    systems: dict[str, System] = {"win32": "windows", "darwin": "macos"}
    return ways[systems.get(sys.platform, "linux")]
