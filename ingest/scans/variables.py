"""The variables by which the settings reach a reading process."""

from __future__ import annotations

DATA_VARIABLE = "KEHOACH_TESSDATA"
"""Names the folder of Tesseract's data."""

SWITCH_VARIABLE = "KEHOACH_SECOND_ENGINE"
"""Set to "0" the second engine is not asked."""
