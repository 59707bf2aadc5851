"""What WeasyPrint works out again for each box and line, worked out once or more shortly.

A document of fifty pages is 25,000 boxes and 20,000 stretches of text: for each, WeasyPrint resolves fifteen lengths
that are nearly always plain, and sets up Pango with the same language and font as for the one before. What stands
here gives the same results (a test compares the bytes) in a tenth less of the whole time. With a version of
WeasyPrint whose inside is not known, everything stays as it is.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from renja_gen.writers.pdf.known import inside_is_known

_BY_WIDTH = (
    "margin_left", "margin_right", "margin_top", "margin_bottom",
    "padding_left", "padding_right", "padding_top", "padding_bottom", "width", "min_width", "max_width",
)  # fmt: skip
_BY_HEIGHT = ("height", "min_height", "max_height")
_FROM_CONTENT = (None, 0, inf)  # what their percentages are of where the height follows from the content
_LEAST = {"min_width", "min_height"}
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip
_TOLD = (
    "lang", "direction", "font_family", "font_size", "font_weight", "font_style", "font_stretch",
    "font_variation_settings", "font_language_override", *_FEATURES,
)  # fmt: skip


@contextmanager
def spared() -> Iterator[None]:
    """Let WeasyPrint work shorter meanwhile."""
    if not inside_is_known():
        yield
        return
    from weasyprint.layout import float as floats
    from weasyprint.layout import percent
    from weasyprint.text import line_break

    replaced = (
        (percent.resolve_percentages, _lengths(percent)),
        (floats.avoid_collisions, _room(floats.avoid_collisions)),
    )
    setup = line_break.Layout.setup
    line_break.Layout.setup = _setup(line_break)
    for theirs, ours in replaced:
        _exchange(theirs, ours)
    try:
        yield
    finally:
        line_break.Layout.setup = setup
        for theirs, ours in replaced:
            _exchange(ours, theirs)


def _exchange(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Replace a function under its name in every module that has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.") and getattr(module, old.__name__, None) is old:
            setattr(module, old.__name__, new)


def _lengths(percent: Any) -> Callable[..., None]:
    """`resolve_percentages` for boxes whose lengths are plain; others go the long way."""
    from weasyprint.css.properties import Dimension
    from weasyprint.formatting_structure.boxes import Box, PageBox

    theirs, adjust = percent.resolve_percentages, percent.adjust_box_sizing

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        width, height = (
            (containing_block.width, containing_block.height)
            if isinstance(containing_block, Box)
            else containing_block
        )
        style, used = box.style, box.__dict__
        wholes = _FROM_CONTENT if height == "auto" else (height, height, height)
        for name, whole in (*((name, width) for name in _BY_WIDTH), *zip(_BY_HEIGHT, wholes, strict=True)):
            value = style[name]
            if value == "auto":
                used[name] = 0 if name in _LEAST else value
            elif type(value) is not Dimension or isinstance(box, PageBox):
                theirs(box, containing_block)
                return
            elif value.unit == "%":
                used[name] = "auto" if whole is None else whole * value.value / 100
            else:
                used[name] = value.value
        collapsed = style["border_collapse"] == "collapse"
        for name in _BORDERS:
            if not (collapsed and hasattr(box, name)):
                used[name] = style[name]
        if style["box_sizing"] != "content-box":
            adjust(box, "width")
            adjust(box, "height")

    return resolve_percentages


def _room(theirs: Callable[..., Any]) -> Callable[..., Any]:
    """`avoid_collisions` where nothing floats."""

    def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
        plain = outer and not context.excluded_shapes and containing_block.style["direction"] == "ltr"
        if not plain or box.is_floated():
            return theirs(context, box, containing_block, outer)
        return containing_block.content_box_x(), box.position_y, containing_block.width

    return avoid_collisions


def _setup(line_break: Any) -> Callable[..., None]:
    """`Layout.setup` that tells Pango of each language and font once; decorated text goes the long way."""
    pango, ffi, gobject = line_break.pango, line_break.ffi, line_break.gobject
    theirs = line_break.Layout.setup
    told: dict[tuple[Any, ...], tuple[Any, Any, Any] | None] = {}

    def tell(style: Any) -> tuple[Any, Any, Any] | None:
        """Context, language and font as Pango knows them; None where there is more to tell."""
        if (
            style["text_decoration_line"] != "none"
            or style["font_language_override"] != "normal"
            or not style["lang"]
        ):
            return None
        if line_break.font_features(*(style[name] for name in _FEATURES)):
            return None
        context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
        name, _ = line_break.unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(name)
        pango.pango_context_set_language(context, language)
        return context, language, line_break.get_font_description(style)

    def setup(self: Any, style: Any) -> None:
        known = None
        if style["text_decoration_line"] == "none" and isinstance(style["font_family"], tuple):  # in SVG it is a list
            key = (id(style.font_config), *[style[name] for name in _TOLD])
            if key not in told:
                told[key] = tell(style)
            known = told[key]
        if known is None:
            theirs(self, style)
            return
        context, self.language, font = known
        self.style, self.first_line_direction = style, 0
        self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, font)
        self.ascent = self.underline_position = self.strikethrough_position = None

    return setup
