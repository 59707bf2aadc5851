"""Tables fitted to their page: widths scaled to the paper, and to the words, amounts and codes in them."""

from dataclasses import replace

from renja_gen.document.blocks import Table
from renja_gen.document.look import Look
from renja_gen.document.metrics import widened


def fitted(table: Table, look: Look) -> Table:
    """The table with its columns, declared by weight, as wide in mm as its page allows and its content asks."""
    page = look.page(landscape=table.landscape, wide=table.wide)
    scale = page.text_width / sum(column.width for column in table.columns)
    columns = tuple(replace(column, width=round(column.width * scale, 2)) for column in table.columns)
    least = look.face.least_widths(
        len(columns), table.header, table.rows, table.font_size, number_row=table.number_row
    )
    return replace(table, columns=widened(columns, least))
