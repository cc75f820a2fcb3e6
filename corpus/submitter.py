"""Who submits a plan: the unit of government that its letterhead means, and its province."""

from __future__ import annotations

from normalizers.letterhead import Letterhead
from normalizers.text import match_key
from normalizers.units_of_government import Certainty, Resolution, resolved


def submitter(head: Letterhead) -> Resolution:
    """Return the unit that submits. A province printed above the plan decides; one that only prose names settles a tie.

    Prose may name any province, such as one that was visited, so it never overrules the name of the unit.
    """
    printed = head.province if match_key(head.province) in match_key(f"{head.issuing_body} {head.title}") else ""
    found = resolved(head.unit, province=printed, year=head.plan_year, issued_on=head.issued_on)
    if printed or not head.province or found.certainty in (Certainty.EXACT, Certainty.OUT_OF_TIME):
        return found
    return resolved(head.unit, province=head.province, year=head.plan_year, issued_on=head.issued_on)
