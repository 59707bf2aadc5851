"""The font of the PDF: Arimo, metric-compatible with Arial, from the package that carries it."""

import fontpkg_arimo

FAMILY = "Arimo Renja"  # a name of its own, so that a font installed on the machine cannot take its place

_FILES = fontpkg_arimo.ROOT / "files"
FONT_URLS = {
    "normal": (_FILES / "Arimo[wght].ttf").as_uri(),
    "italic": (_FILES / "Arimo-Italic[wght].ttf").as_uri(),
}


def font_css() -> str:
    """The `@font-face` rules; no weight is named, because both files hold every one from regular to bold."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-style:{style};src:url("{url}")}}\n'
        for style, url in FONT_URLS.items()
    )
