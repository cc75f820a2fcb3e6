"""The dataset as it was written: read back, typed, for the reports."""

from outputs.written.csv_rows import UnusableDataset
from outputs.written.dataset import Cells, WrittenDataset, WrittenSubmission, written_dataset

__all__ = ["Cells", "UnusableDataset", "WrittenDataset", "WrittenSubmission", "written_dataset"]
