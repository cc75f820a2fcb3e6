"""pdfium's functions that are called for each character and each drawn object, bound for speed.

pypdfium2 binds them too, but a call through its typed pointers that lets other threads run in between costs thrice as
much; a reader is alone in its process. Handles are plain integers here, results are written to addresses given.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, cast

from pypdfium2_raw import bindings

_LIBRARY = bindings._libs["pdfium"]
_HANDLE = _ADDRESS = ctypes.c_void_p
_INT = ctypes.c_int


def _bound(name: str, result: type[Any], *arguments: type[Any]) -> Callable[..., Any]:
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)((name, _LIBRARY))
    return function


def address(handle: object) -> int:
    """Return the plain integer of one of pypdfium2's handles."""
    return ctypes.cast(cast(Any, handle), ctypes.c_void_p).value or 0


count_chars = _bound("FPDFText_CountChars", _INT, _HANDLE)
text_of_chars = _bound("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _ADDRESS)
char_code = _bound("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
char_box = _bound("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _ADDRESS)
char_origin = _bound("FPDFText_GetCharOrigin", _INT, _HANDLE, _INT, _ADDRESS, _ADDRESS)
char_object = _bound("FPDFText_GetTextObject", _HANDLE, _HANDLE, _INT)
char_size = _bound("FPDFText_GetFontSize", ctypes.c_double, _HANDLE, _INT)
char_matrix = _bound("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _ADDRESS)

text_font = _bound("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
text_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
font_name = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _ADDRESS, ctypes.c_size_t)
font_flags = _bound("FPDFFont_GetFlags", _INT, _HANDLE)
font_weight = _bound("FPDFFont_GetWeight", _INT, _HANDLE)

count_objects = _bound("FPDFPage_CountObjects", _INT, _HANDLE)
page_object = _bound("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
object_type = _bound("FPDFPageObj_GetType", _INT, _HANDLE)
object_bounds = _bound("FPDFPageObj_GetBounds", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
object_matrix = _bound("FPDFPageObj_GetMatrix", _INT, _HANDLE, _ADDRESS)
fill_colour = _bound("FPDFPageObj_GetFillColor", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
stroke_colour = _bound("FPDFPageObj_GetStrokeColor", _INT, _HANDLE, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
count_form_objects = _bound("FPDFFormObj_CountObjects", _INT, _HANDLE)
form_object = _bound("FPDFFormObj_GetObject", _HANDLE, _HANDLE, ctypes.c_ulong)

draw_mode = _bound("FPDFPath_GetDrawMode", _INT, _HANDLE, _ADDRESS, _ADDRESS)
count_segments = _bound("FPDFPath_CountSegments", _INT, _HANDLE)
path_segment = _bound("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _INT)
segment_type = _bound("FPDFPathSegment_GetType", _INT, _HANDLE)
segment_point = _bound("FPDFPathSegment_GetPoint", _INT, _HANDLE, _ADDRESS, _ADDRESS)
segment_closes = _bound("FPDFPathSegment_GetClose", _INT, _HANDLE)
