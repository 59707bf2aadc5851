"""Legal bases: in the list of the plan and cited in texts."""

from renja_gen.rules.hukum import dasar_hukum, keberlakuan

MODUL = (dasar_hukum, keberlakuan)
