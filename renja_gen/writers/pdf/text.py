"""Text as HTML."""

from html import escape

from renja_gen.writers.words import slashed


def text_html(text: str) -> str:
    """A text outside tables, escaped; words with a slash stay on one line."""
    parts = ((escape(part, quote=False), whole) for part, whole in slashed(text))
    return "".join(f'<span class="utuh">{html}</span>' if whole else html for html, whole in parts)
