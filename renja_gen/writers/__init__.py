"""Writers: a document to DOCX and PDF."""
