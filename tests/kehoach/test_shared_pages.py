"""The pages of scans are shared out among workers, and a page that cannot be read costs its file that page alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from corpus.received import FileStatus
from corpus.submission import submission
from ingest.document import Document, MediaType
from ingest.limits import DEFAULT_LIMITS
from kehoach import pipeline, reading
from kehoach.intake import deliveries
from kehoach.jobs import Job, Jobs
from kehoach.progress_bar import ProgressBar
from kehoach.reading import Answer, Errand
from kehoach.settings import Settings
from kehoach.shared_pages import Progress, ReadFile, SharedPages, read_files
from kehoach.supervision import Outcome, Recycling, Verdict
from tests.ingest.scans import SAMPLES, drawn_pages, needs_tesseract, scan

FILE = Path("ke_hoach.pdf")
STUCK = Verdict("no_progress", "")
READ = submission(Document(MediaType.PDF_SCAN, (), 3))


def test_a_job_that_is_next_is_taken_before_those_that_wait() -> None:
    jobs = Jobs([Job(0, FILE), Job(1, FILE)])
    jobs.add(Job(2, FILE))
    jobs.add(Job(3, FILE, is_next=True))
    assert [job.position for _ in range(4) if (job := jobs.next()) is not None] == [3, 0, 1, 2]
    jobs.close()
    assert jobs.next() is None


def came(shared: SharedPages, outcome: Outcome[Answer]) -> tuple[list[Errand], ReadFile | None]:
    """Return what an outcome gives rise to, and the file that is done by it."""
    jobs = list(shared.more(outcome))
    return [msgspec.msgpack.decode(job.errand, type=Errand) for job in jobs], shared.done(outcome)


def of(errand: Errand | None, answer: Answer | None, verdict: Verdict | None = None) -> Outcome[Answer]:
    encoded = msgspec.msgpack.encode(errand) if errand is not None else b""
    return Outcome(Job(0, FILE, encoded), answer, verdict, 1.0)


def test_a_file_is_read_once_its_pages_are_there_in_their_order_whatever_order_they_come_in() -> None:
    shared = SharedPages(1)
    errands, done = came(shared, of(None, Answer(wanted=(4, 2, 4))))
    assert ([errand.page for errand in errands], done) == ([4, 2], None)
    assert shared.progress == Progress(0, 1, 0, 0, 2)
    assert came(shared, of(Errand(page=2), Answer(page=b"second"))) == ([], None)
    assert shared.progress == Progress(0, 1, 1, 1, 1)
    assert came(shared, of(Errand(page=4), Answer(page=b"fourth"))) == ([Errand(pages=(b"fourth", b"second"))], None)
    errands, done = came(shared, of(Errand(pages=(b"fourth", b"second")), Answer(READ)))
    assert (errands, done) == ([], ReadFile(0, FILE, READ, None, 4.0))
    assert shared.progress == Progress(1, 1, 3, 2, 0)


def test_a_page_that_cannot_be_read_costs_the_file_that_page() -> None:
    shared = SharedPages(1)
    came(shared, of(None, Answer(wanted=(1, 2))))
    came(shared, of(Errand(page=1), None, STUCK))
    assert came(shared, of(Errand(page=2), Answer(page=b"second"))) == ([Errand(pages=(b"second",))], None)
    _, done = came(shared, of(Errand(pages=(b"second",)), Answer(READ)))
    assert done == ReadFile(0, FILE, READ, None, 4.0, ((1, STUCK),))


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        (of(Errand(pages=()), None, Verdict("no_text", "")), STUCK),
        (of(Errand(pages=()), Answer(wanted=(1,))), STUCK),
    ],
)
def test_a_file_without_a_page_that_can_be_read_ends_by_what_its_pages_ended_by(
    last: Outcome[Answer], verdict: Verdict
) -> None:
    shared = SharedPages(1)
    came(shared, of(None, Answer(wanted=(1,))))
    assert came(shared, of(Errand(page=1), None, STUCK)) == ([Errand()], None)
    errands, done = came(shared, last)
    assert errands == []
    assert done is not None
    assert (done.submission, done.verdict) == (None, verdict)


@pytest.mark.parametrize(
    ("outcome", "reason"), [(of(None, None, STUCK), "no_progress"), (of(None, Answer()), "reader_died")]
)
def test_a_file_always_ends(outcome: Outcome[Answer], reason: str) -> None:
    errands, done = came(SharedPages(1), outcome)
    assert errands == []
    assert done is not None
    assert done.verdict is not None
    assert done.verdict.reason == reason


def read(paths: Sequence[Path], steps: list[Progress] | None = None) -> list[ReadFile]:
    return list(
        read_files(
            paths,
            workers=2,
            limits=DEFAULT_LIMITS,
            recycling=Recycling(),
            progress=steps.append if steps is not None else None,
        )
    )


@pytest.fixture(scope="module")
def pages() -> list[Image.Image]:
    return drawn_pages(SAMPLES / "KH KHCN 2024 - huyen Chau Thanh.pdf", dpi=150)[1:4]


@needs_tesseract
def test_a_scan_is_read_by_several_workers_as_by_one_and_holds_no_other_file_up(
    pages: list[Image.Image], tmp_path: Path
) -> None:
    path = scan(pages, tmp_path / "scan.pdf", dpi=150)
    small = min(SAMPLES.glob("*.docx"), key=lambda file: file.stat().st_size)
    steps: list[Progress] = []
    shared = read([path, small], steps)
    assert [file.path for file in shared] == [small, path]
    assert shared[1].submission == reading.submission(path)
    assert sorted({step.to_scan for step in steps}) == [0, 1, 2, 3]
    assert steps[-1].files == steps[-1].of_files == 2


@needs_tesseract
def test_the_pages_of_a_picture_file_that_are_whole_are_read(pages: list[Image.Image], tmp_path: Path) -> None:
    path = tmp_path / "cut.tif"
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(150, 150))
    content = bytearray(path.read_bytes())
    with TiffImageFile(path) as tiff:
        tiff.seek(2)
        (offset, *_), (length, *_) = tiff.tag_v2[273], tiff.tag_v2[279]
    content[offset : offset + length] = b"\xff" * length
    path.write_bytes(content)
    dataset = pipeline.audit(deliveries([path]), Settings())
    (received,) = dataset.received
    assert (received.status, received.reason) == (FileStatus.PARTIAL, "damaged")
    assert "trang 3 chưa rà soát" in received.reason_text.vi
    assert dataset.submissions[0].submission.unread_pages == (3,)
    assert dataset.submissions[0].submission.schedules


def test_the_bar_moves_with_files_and_pages_of_scans() -> None:
    with ProgressBar("vi") as bar:
        bar.update(Progress(files=1, of_files=3, pages=9, scanned=4, to_scan=2))
        assert (bar.completed, bar.total, bar.counted) == (5, 9, "1/3 tệp, 9 trang, còn 2 trang quét")
        bar.update(Progress(files=3, of_files=3, pages=16, scanned=6, to_scan=0))
        assert (bar.completed, bar.total, bar.counted) == (9, 9, "3/3 tệp, 16 trang")
