"""Plans as sheets: the flat form that `export` writes and `import` reads.

`kolom` declares the columns, `isi` says what stands in their cells, `baris` makes the rows of a plan.
"""
