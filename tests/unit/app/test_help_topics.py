"""The guide is complete, names its sources, and is found by other names."""

import re

import pytest

from poems_desktop.app.help_topics import (
    guide_topics,
    rule_topics,
    search,
    synonym_topic,
    text_topics,
)
from poems_desktop.clinical.definitions import load_definitions


@pytest.fixture(scope="module")
def definitions():
    return load_definitions()


@pytest.fixture(scope="module")
def topics(definitions):
    texts = definitions.library.guidance.texts
    return (
        *guide_topics(),
        synonym_topic(texts.synonyms, definitions),
        *rule_topics(definitions),
        *text_topics(texts.texts, texts.synonyms, definitions),
    )


def test_every_set_threshold_field_text_and_source_is_there(definitions, topics):
    whole = "\n".join(topic.body for topic in topics)
    for one in definitions.sets.values():
        topic = next(topic for topic in topics if topic.id == f"set.{one.id}")
        assert all(criterion.label in topic.body for criterion in one.criterion)
    for field in definitions.fields.values():
        assert field.label in whole
    for reference in definitions.references.values():
        assert reference.citation in whole
    for text in definitions.library.guidance.texts.texts:
        assert text.text in whole
    for threshold in definitions.thresholds.threshold:
        assert threshold.label in whole


def test_every_rule_and_text_names_its_source(definitions, topics):
    marked = re.compile(r"\\\[[^\]]+\\\]")
    for topic in topics:
        if topic.id.startswith(("set.", "text.", "vegf", "thresholds")):
            lines = [line for line in topic.body.splitlines() if line.startswith("- ")]
            assert lines, topic.id
            assert all(marked.search(line) for line in lines), topic.id


def test_a_text_carries_its_date_and_says_where_the_source_only_guesses(definitions, topics):
    texts = definitions.library.guidance.texts.texts
    assert any(text.speculative for text in texts)
    for text in texts:
        body = next(topic.body for topic in topics if topic.id == f"text.{text.topic}")
        (line,) = [line for line in body.splitlines() if line.startswith(f"- {text.text}")]
        assert f" As of {text.source_date.iso()}." in line
        assert ("**Speculative**" in line) == text.speculative


def test_no_two_topics_share_an_id_and_all_say_something(topics):
    assert len({topic.id for topic in topics}) == len(topics)
    assert all(topic.title and topic.body for topic in topics)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Crow-Fukase", "Other names"),
        ("recovery sheet", "Passphrase, users and recovery sheet"),
        ("lock", "Locking"),
        ("vegf cut", "VEGF cut-offs"),
    ],
)
def test_a_search_finds_the_topic_first(topics, query, first):
    assert search(topics, query)[0].title == first


def test_a_search_wants_every_word_and_says_where_nothing_is(topics):
    assert search(topics, "zebra") == []
    assert search(topics, "vegf zebra") == []
    assert len(search(topics, "")) == len(topics)


def test_written_pages_are_in_our_words_and_spelling(topics):
    british = re.compile(r"\b(oedema|haemoglobin|colour|behaviour|licence|centre)\b", re.IGNORECASE)
    for topic in guide_topics():
        assert not british.search(topic.body), topic.id
        assert 150 < len(topic.body) < 2500, topic.id
