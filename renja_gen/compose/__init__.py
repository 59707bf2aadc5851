"""Plan to document: tables (`tables/`), narratives (`narasi`), chapters (`dokumen`)."""
