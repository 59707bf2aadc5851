"""The document model that all writers share: blocks, table grid, numbering."""
