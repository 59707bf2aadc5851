"""Tables of planners, SIPD and our own exports to a plan.

`buku` reads files into sheets (workbooks by `bongkar` in its own process, after `arsip` looked at them), `kepala`
finds the table and `kolom` says what its columns mean, `baris` tells its rows apart, `kode` and `bilangan` mend what
spreadsheets did to kode and numbers, `tabel` (and `datar` for our own flat form) puts all into a tree (`pohon`),
`rencana` writes the files.
"""
