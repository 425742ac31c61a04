"""What is known of a finding."""

from enum import StrEnum


class FindingState(StrEnum):
    """What is known of a finding. Blank is NOT_ASSESSED, never ABSENT."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_ASSESSED = "not_assessed"
    NOT_ASSESSABLE = "not_assessable"


GRADES = ("mild", "moderate", "severe")
"""The clinician's judgment of a present finding, the lightest first."""
