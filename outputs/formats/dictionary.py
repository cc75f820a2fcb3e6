"""tu-dien-du-lieu.html: what every table and column of the dataset means, beside the dataset."""

from __future__ import annotations

from pathlib import Path

from corpus.dataset import Dataset
from outputs.dictionary.html import page
from outputs.whole_file import whole_file

FORMAT_ID = "dictionary"
TITLE_VI = "Từ điển dữ liệu"
TITLE_EN = "Data dictionary"

FILE_NAME = "tu-dien-du-lieu.html"


def write(dataset: Dataset, folder: Path, language: str = "vi", *, for_excel: bool = False) -> tuple[Path, ...]:
    """Write the page, in the language of the reports; it is the same for every dataset."""
    path = folder / FILE_NAME
    with whole_file(path) as stream:
        stream.write(page(language))
    return (path,)
