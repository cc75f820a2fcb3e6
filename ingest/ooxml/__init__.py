"""Office Open XML: the package, styles, numbering, text and tables that Word documents are made of."""
