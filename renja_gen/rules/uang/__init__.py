"""Money: funds, ceilings, forward estimates, the RKPD draft, realisations."""

from renja_gen.rules.uang import dana, nol, pagu, rkpd, serapan, uang

MODUL = (uang, dana, pagu, nol, rkpd, serapan)
