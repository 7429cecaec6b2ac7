"""Training of what packs ship as weights; nothing here is needed to read a document."""
