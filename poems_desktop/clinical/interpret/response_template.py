"""The site's template of response and what is published on relapse: `resources/response.toml`."""

from decimal import Decimal
from pathlib import Path
from typing import Literal

from poems_desktop.clinical.interpret.tables import Sourced, load_table
from poems_desktop.clinical.model import Model


class VegfRules(Sourced):
    """Percent, and multiples of the laboratory's limit."""

    baseline_times_upper_limit: Decimal
    partial_fall: Decimal


class HematologicRules(Sourced):
    """Falls in percent of the serum M-protein, with the least baseline for each."""

    very_good_fall: Decimal
    very_good_baseline: Decimal
    partial_fall: Decimal
    partial_baseline: Decimal
    unit: str


class CompleteRule(Sourced):
    """What complete hematologic response needs, in words."""

    rule: str


class ImagingRules(Sourced):
    """Fall in percent of the summed SUVmax."""

    partial_fall: Decimal


class OrganRule(Sourced):
    """Better when a measure crosses a limit towards its good side; the limit itself is above."""

    id: str
    label: str
    unit: str
    limit: Decimal
    good_side: Literal["below", "at_or_above"]


class ResponseTemplate(Sourced):
    """The editable table of response; a site confirms it."""

    title: str
    mark: str
    """Printed beside everything that the template decides."""
    vegf: VegfRules
    hematologic: HematologicRules
    complete_hematologic: CompleteRule
    imaging: ImagingRules
    organ: tuple[OrganRule, ...]


class Timing(Sourced):
    """How long before nerves may be said not to respond; months."""

    neurologic_failure_months: Decimal
    neurologic_failure_words: str
    text: str


class MyelomaReference(Sourced):
    """Progression in myeloma, for reference only."""

    flc_difference: Decimal
    flc_unit: str
    serum_m_protein: Decimal
    serum_unit: str


class PulmonaryHypertension(Sourced):
    """The pressure that one study called pulmonary hypertension."""

    rvsp_at_least: Decimal
    unit: str
    text: str


RelapseType = Literal["clinical", "radiographic", "hematologic", "vegf"]


class Relapse(Sourced):
    """One type of relapse: median time from diagnosis in months, and what the authors advise."""

    id: RelapseType
    label: str
    question: str
    median_months: Decimal
    range_months: tuple[Decimal, Decimal]
    action: str


class RelapseSeries(Sourced):
    """The series behind the types, in words."""

    text: str


class ResponseTable(Model):
    """`resources/response.toml`."""

    version: str
    template: ResponseTemplate
    timing: Timing
    myeloma_reference: MyelomaReference
    pulmonary_hypertension: PulmonaryHypertension
    relapse: tuple[Relapse, ...]
    relapse_series: RelapseSeries


def load_response(resources: Path | None = None) -> ResponseTable:
    """Read `resources/response.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return load_table("response", ResponseTable, resources)
