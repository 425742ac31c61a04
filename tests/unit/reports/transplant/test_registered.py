import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.reports.course import NO_TRANSPLANT
from poems_desktop.reports.documents import TITLES, RevisionInfo, render
from poems_desktop.reports.options import Options

KINDS = ["engraftment", "calendar", "daily-log"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_identity_and_number_stand_on_every_page(ellerby, printed_at, kind, paper):
    content = render(
        kind,
        ellerby(),
        paper=paper,
        printed_at=printed_at,
        printed_by="Dr A. Osei",
        revision=RevisionInfo(58, printed_at),
        options=Options(dose_arithmetic=True),
    )
    pages = PdfReader(BytesIO(content)).pages
    for number, page in enumerate(pages, 1):
        text = re.sub(r"\s+", " ", page.extract_text())
        assert "ELLERBY, Tomas (Mr) · Born 03-May-1971 · DEMO-0147" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "Fictional patient" in text
        assert TITLES[kind] in text
    if kind == "engraftment":
        assert "References." in pages[0].extract_text()
        assert "Arithmetic only" in pages[0].extract_text()


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_without_transplant_says_why(nobody, printed_at, kind):
    with pytest.raises(ValueError, match=re.escape(NO_TRANSPLANT)):
        render(kind, nobody, printed_at=printed_at)
