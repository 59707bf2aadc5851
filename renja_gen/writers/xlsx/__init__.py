"""Workbooks: tables of the document model as sheets that look like the printed forms and go on computing.

    sheets = [Sheet("Tabel 2.1", table, page), Sheet("Data", flat, page, flat=True)]
    data = write(sheets, Properties("Rencana Kerja …", created=document.created), document.look)

`sheets_of(document)` makes a sheet of each of its tables. A `Sheet` shows a `Table`: caption, merged header, row of
column numbers, the fills and bold rows of the look, notes, the paper of the page. A cell with a `value` is a number
whose format prints it as its text does, unit included; where the columns tell how figures follow from others
(`GridColumn.key`, `GridColumn.formula`, `Row.kind`), it is a live formula, but only one that gives exactly our figure
(see `formulas`). All other cells are texts, whatever they begin with: nothing that a plan says becomes a formula.

`flat` sheets hold data for other programs: one header row with a filter from the first row on, nothing else.

The same input gives the same bytes: the date comes from the properties, never from the clock.
"""

from renja_gen.writers.xlsx.numbers import LONGEST_TEXT
from renja_gen.writers.xlsx.workbook import Properties, Sheet, sheets_of, write

__all__ = ["LONGEST_TEXT", "Properties", "Sheet", "sheets_of", "write"]
