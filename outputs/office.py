"""The office that sends the reports: its names as they stand in an official letter; staff set them once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """The office's own names. What is "" or 0 is left as dots in a letter, to be filled in by hand.

    `symbol` follows the number of a letter ("Số: …/SKHCN-KHTC"); `copies_to` are further lines of “Nơi nhận”, parted
    by semicolons; `letter_template` is a DOCX of the staff's own, "" for the one that is shipped.
    """

    superior: str = "UBND TỈNH ………"
    name: str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    name_in_text: str = "Sở Khoa học và Công nghệ"
    symbol: str = "SKHCN-KHTC"
    locality: str = "………"
    signer_authority: str = "KT. GIÁM ĐỐC"
    signer_title: str = "PHÓ GIÁM ĐỐC"
    signer: str = ""
    copies_to: str = "Lưu: VT, KHTC"
    contact: str = ""
    days_to_answer: int = 10
    letter_template: str = ""
