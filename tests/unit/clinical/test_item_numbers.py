from dataclasses import replace

from poems_desktop.clinical.item_numbers import item_numbers
from poems_desktop.clinical.summary import asked


def test_every_asked_field_has_a_number_of_its_own(shipped):
    numbers = item_numbers(shipped)
    every = [field.key for form in shipped.forms for field in asked(form)]
    assert list(numbers) == every
    assert len(set(numbers.values())) == len(every)


def test_a_number_is_the_forms_order_and_the_place(shipped):
    numbers = item_numbers(shipped)
    eye = next(form for form in shipped.forms if form.id == "eye")
    assert [numbers[field.key] for field in asked(eye)][:2] == ["70.01", "70.02"]


def test_statements_about_a_group_have_none(shipped):
    groups = {f.key for form in shipped.forms for f in form.field} - set(item_numbers(shipped))
    assert groups
    assert all(shipped.finding(key).group for key in groups)


def test_a_field_added_at_the_end_changes_no_other_number(shipped):
    first, *rest = shipped.forms
    new = first.field[-1].model_copy(update={"key": "added_later"})
    longer = first.model_copy(update={"field": (*first.field, new)})
    changed = item_numbers(replace(shipped, forms=(longer, *rest)))
    for key, number in item_numbers(shipped).items():
        assert changed[key] == number
    assert "added_later" in changed
