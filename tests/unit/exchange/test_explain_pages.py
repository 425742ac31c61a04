"""`explain` of a field and of a topic: everything that is known, each with its source."""

import pytest
from click.testing import CliRunner

from poems_desktop.cli import cli
from poems_desktop.clinical.citing import cited
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.fields import ChoiceField, FindingField, ResultField
from poems_desktop.core.reading import show_number
from poems_desktop.exchange import field_text, topic_text


@pytest.fixture(scope="module")
def shipped():
    return load_definitions()


@pytest.fixture(scope="module")
def page_of(shipped):
    """The page of a field, on one line."""

    def page(key):
        return " ".join(field_text.explain(shipped.fields[key], shipped).split())

    return page


def _plain(text):
    return " ".join(text.split())


def test_every_page_of_a_field_says_all_that_the_field_knows(shipped, page_of):
    frequencies = shipped.library.frequencies
    for key, field in shipped.fields.items():
        page = page_of(key)
        said = [field.label, key, field.plain, shipped.form_of[key].title, field.caveat or ""]
        said += [code for code in (field.codes.hpo, field.codes.loinc, field.codes.atc) if code]
        said += [field.codes.loinc_name or ""]
        said += [frequencies.sentence(one) for one in frequencies.of(key)]
        said += [frequencies.caution] if frequencies.of(key) else []
        said += [field.pre_treatment.caution] if field.pre_treatment else []
        if isinstance(field, FindingField):
            said += [m.label for m in field.methods] + [m.caution or "" for m in field.methods]
        if isinstance(field, ChoiceField):
            said += [option.label for option in field.options]
        if isinstance(field, ResultField):
            said += [shipped.unit_text(unit) for unit in field.units]
            said += [show_number(end) for end in (field.possible.low, field.possible.high)]
            said += [one.laboratory for one in field.laboratories]
        for text in said:
            assert _plain(text) in page, (key, text)


def test_every_citation_of_a_field_is_resolved_below_it(shipped, page_of):
    for key, field in shipped.fields.items():
        told = page_of(key).partition(" Sources: ")[2]
        for _, cite in cited(field):
            assert shipped.mark(cite) in told, (key, cite)
            assert _plain(shipped.references[cite.partition("#")[0]].citation) in told


def test_trap_92_a_frequency_is_of_patients_with_poems_with_its_series_and_size(page_of):
    page = page_of("papilledema")
    assert "How common: 29% to 66% of patients with POEMS, 3 sources." in page
    assert "66% of patients with POEMS; Patients before treatment, 25 of 38" in page
    assert "44% of patients with POEMS; China, number of patients not seen" in page
    assert "not the chance that a patient with this finding has POEMS" in page
    assert "How common" not in page_of("onls_gait")


def test_a_figure_on_something_narrower_stands_without_a_spread(shipped, page_of):
    frequencies = shipped.library.frequencies
    narrow = [key for key in frequencies.by_field if frequencies.spread(key) is None]
    assert narrow
    for key in narrow:
        assert "How common: - " in page_of(key)


def test_what_makes_an_absent_adequate_is_said(page_of):
    page = page_of("sclerotic_bone_lesion")
    assert "Skeletal survey: not adequate, stays not yet known." in page
    assert "Low-dose whole-body CT: adequate." in page
    assert "taken as stated, with the question beside it" in page
    assert "no way of looking is asked" in page_of("arterial_thrombosis")
    assert "absent adequate" not in page_of("vegf")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("papilledema", "Dispenzieri, Papilledema: present, it meets the criterion; absent, it"),
        ("hemangioma", "Dispenzieri, Skin changes: leaves the criterion open."),
        ("hemangioma", "Dispenzieri 2003, Skin changes: present, it meets the criterion"),
        ("diabetes_mellitus", "Dispenzieri, Endocrinopathy: never by itself."),
        ("endocrinopathy", "Dispenzieri, Endocrinopathy: a statement about the whole."),
        ("vegf", "Dispenzieri, Elevated VEGF: by its number."),
        ("vegf", "Suichi 2019, Elevated VEGF: a number alone leaves it open."),
        ("vegf_elevated", "Elevated VEGF: a statement about the whole."),
        ("platelets", "No criteria set lists it."),
        ("platelets", "Thrombocytosis: by the laboratory's own limit, else the site's, else above"),
        ("hemoglobin", "16.5 g/dL, M once a site confirms it (unconfirmed)"),
        ("platelets", "Given on or after the beginning of treatment it is shown and not counted."),
        ("estradiol", "About: Endocrinopathy."),
        ("estradiol", "pmol/L = 3.67 x pg/mL, for this substance only (unconfirmed)"),
        ("hba1c", "for this substance only"),
        ("papilledema", "Form Eye; finding; tier core, shown always."),
        ("onls_gait", "tier extended, one click away."),
        ("gynecomastia", "Asked of men only."),
        ("onls_total", "Scale: From 0 to 12, lower is better. [Graham 2006]"),
        ("skin_changes", "read from imported cases, never asked in a form"),
        ("vegf", "serum or plasma; never compared with each other"),
        ("vegf", "1 ng/mL = 0.001 mg/L"),
        ("onls_key", "Not tried (not_tried)"),
        ("serum_immunofixation", "means present"),
    ],
)
def test_a_page_says_how_the_field_is_used(page_of, key, said):
    assert said in page_of(key)


def test_fields_of_one_unit_print_no_factors(page_of):
    assert "exact factors" not in page_of("onls_total")


# --- topics --------------------------------------------------------------------------------


def test_every_text_stands_under_its_topic_with_figures_date_and_sources(shipped):
    library = shipped.library.guidance.texts
    for topic in topic_text.topics(library.texts):
        page = _plain(topic_text.explain(topic, shipped))
        of_topic = [one for one in library.texts if one.topic == topic]
        assert of_topic
        for one in of_topic:
            for text in (one.text, one.source_date.iso(), one.address or ""):
                assert _plain(text) in page, one.id
            for figure in one.figures:
                assert _plain(figure.show()) in page, one.id
            for cite in one.cites:
                reference = shipped.references[cite.partition("#")[0]]
                assert _plain(reference.citation) in page
        assert page.count("SPECULATIVE") == sum(one.speculative for one in of_topic)
        assert "none is the chance of one patient" in page


def test_texts_that_disagree_name_each_other(shipped):
    page = topic_text.explain("survival", shipped)
    assert "78%" in page
    second = page.split("\n  2. ", 1)[1].split("\n  3. ", 1)[0]
    assert "Others say otherwise." in second
    assert "Against it: 3, 4, 5." in second
    library = shipped.library.guidance.texts
    for one in library.texts:
        whole = _plain(topic_text.explain(one.topic, shipped))
        for other in library.side_by_side(one)[1:]:
            if other.topic != one.topic:
                assert f"Against it, under {other.topic}: {_plain(other.text)}" in whole


def test_a_synonym_leads_to_its_text(shipped):
    library = shipped.library.guidance.texts
    led = [one for one in library.synonyms if one.text is not None]
    assert led
    for one in led:
        assert one.name in _plain(topic_text.explain(library.by_id[one.text].topic, shipped))


@pytest.mark.parametrize("name", ["papilledema", "mechanism"])
def test_explain_prints_the_page_of_a_field_or_a_topic(shipped, name):
    result = CliRunner().invoke(cli, ["explain", name])
    assert result.exit_code == 0
    pages = (
        field_text.explain(shipped.fields[name], shipped)
        if name in shipped.fields
        else topic_text.explain(name, shipped)
    )
    assert result.stdout == f"{pages}\n"


def test_a_name_of_a_field_and_a_topic_prints_both(shipped):
    result = CliRunner().invoke(cli, ["explain", "vegf"])
    field, _, topic = result.stdout.partition("-" * 78)
    assert field.strip() == field_text.explain(shipped.fields["vegf"], shipped)
    assert topic.strip() == topic_text.explain("vegf", shipped)
