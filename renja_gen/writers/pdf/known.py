"""Whether the inside of WeasyPrint is the one that we have looked into."""

_KNOWN = "70."  # the versions whose reading, layout and drawing is known


def inside_is_known() -> bool:
    """Whether what WeasyPrint does inside may be done otherwise here; else it does everything by itself."""
    from weasyprint import VERSION

    return str(VERSION).startswith(_KNOWN)
