"""The tables of a PDF file, page by page: all of them, or what stands in a given region."""
