"""The recovery sheet: what is typed from paper opens the store, or the mistyped group is named."""

import re
from collections.abc import Callable
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest

from poems_desktop.store.key_errors import MistypedSheet, NoRecoverySheet, WrongSheet
from poems_desktop.store.keys import KdfCost, UnlockedKey
from poems_desktop.store.recovery import (
    GROUP_LENGTH,
    GROUPS,
    RecoveryWords,
    new_recovery_words,
    parse_words,
    seal_recovery,
    sheet_in_force,
    withdraw_recovery,
)
from poems_desktop.store.recovery_words import SIGNS
from poems_desktop.store.store import create_store
from poems_desktop.store.unlocking import unlock_with_recovery

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)


@pytest.fixture
def key(folder: Path, clock: Callable[[], datetime]) -> UnlockedKey:
    return create_store(folder, "ada's", clock=clock, kdf=CHEAP)


@pytest.fixture
def words() -> RecoveryWords:
    return new_recovery_words()


def with_group(words: RecoveryWords, place: int, group: str) -> str:
    return " ".join((*words.groups[:place], group, *words.groups[place + 1 :]))


def test_a_sheet_holds_more_than_128_random_bits(words: RecoveryWords) -> None:
    assert len(words.groups) == GROUPS
    assert {len(group) for group in words.groups} == {GROUP_LENGTH}
    assert len(SIGNS) ** (GROUPS * (GROUP_LENGTH - 1)) > 2**128
    assert not set("01ILO") & set(SIGNS)
    assert len({new_recovery_words().text for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: text,
        str.lower,
        lambda text: text.replace(" ", ""),
        lambda text: text.replace(" ", "-"),
        lambda text: text.replace(" ", "\n"),
        lambda text: f"  {text.replace(' ', '   ')}\r\n",
        lambda text: " ".join(text.replace(" ", "")),
        lambda text: text.replace(" ", " \u2013 "),
    ],
)
def test_spaces_hyphens_and_small_letters_do_not_matter(
    words: RecoveryWords, typed: Callable[[str], str]
) -> None:
    assert parse_words(typed(words.text)) == parse_words(words.text)


def test_every_single_wrong_sign_names_its_group(words: RecoveryWords) -> None:
    for place, group in enumerate(words.groups):
        for at in range(GROUP_LENGTH):
            for sign in set(SIGNS) - {group[at]}:
                wrong = group[:at] + sign + group[at + 1 :]
                with pytest.raises(MistypedSheet, match=f"^Group {place + 1} is mistyped"):
                    parse_words(with_group(words, place, wrong))


def test_every_two_exchanged_signs_name_their_group(words: RecoveryWords) -> None:
    for place, group in enumerate(words.groups):
        for one, two in combinations(range(GROUP_LENGTH), 2):
            signs = list(group)
            signs[one], signs[two] = signs[two], signs[one]
            if "".join(signs) == group:
                continue
            with pytest.raises(MistypedSheet, match=f"^Group {place + 1} is mistyped"):
                parse_words(with_group(words, place, "".join(signs)))


def test_every_two_exchanged_groups_are_noticed(words: RecoveryWords) -> None:
    for one, two in combinations(range(GROUPS), 2):
        groups = list(words.groups)
        groups[one], groups[two] = groups[two], groups[one]
        if tuple(groups) == words.groups:
            continue
        with pytest.raises(MistypedSheet, match=f"^Group {one + 1} .*another group's place"):
            parse_words(" ".join(groups))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda g: [*g[:2], "2O5AB", *g[3:]], "Group 3 holds a sign .* no 0, 1, I, L or O"),
        (lambda g: [*g[:2], "2Ä5AB", *g[3:]], "Group 3 holds a sign"),
        (lambda g: [*g[:2], g[2][:4], *g[3:]], "Group 3 has 4 signs"),
        (lambda g: [*g[:2], g[2] + "A", *g[3:]], "Group 3 has 6 signs"),
        (lambda g: [*g[:2], "A", *g[3:]], "Group 3 has 1 sign;"),
        (lambda g: g[:7], "7 groups were typed; a recovery sheet has 8"),
        (lambda g: g[:1], "1 group was typed"),
        (lambda g: [], "0 groups were typed"),
    ],
)
def test_what_is_no_sheet_is_told_plainly(
    words: RecoveryWords, change: Callable[[list[str]], list[str]], said: str
) -> None:
    with pytest.raises(MistypedSheet, match=said) as refused:
        parse_words(" ".join(change(list(words.groups))))
    sentence = refused.value.sentence
    assert sentence.endswith(".")
    assert not any(group in sentence for group in words.groups)


def test_a_ninth_group_is_noticed(words: RecoveryWords) -> None:
    ninth = next(
        f"AAAA{sign}"
        for sign in SIGNS
        if _passes(f"{words.text} AAAA{sign}")  # The check sign of a ninth group.
    )
    with pytest.raises(MistypedSheet, match="9 groups were typed"):
        parse_words(f"{words.text} {ninth}")


def _passes(text: str) -> bool:
    try:
        parse_words(text)
    except MistypedSheet as error:
        return "9 groups" in error.sentence
    return True


def test_the_sheet_opens_the_store(folder: Path, key: UnlockedKey) -> None:
    assert sheet_in_force(folder) is None
    words = seal_recovery(folder, key, kdf=CHEAP)
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", words.sheet)
    assert sheet_in_force(folder) == words.sheet
    with unlock_with_recovery(folder, words.text.lower()) as found:
        assert found.data_key == key.data_key
        assert found.user is None


def test_a_new_sheet_replaces_the_old_one_whose_error_names_the_one_in_force(
    folder: Path, key: UnlockedKey
) -> None:
    old = seal_recovery(folder, key, kdf=CHEAP)
    new = seal_recovery(folder, key, kdf=CHEAP)
    assert old.sheet != new.sheet
    with pytest.raises(WrongSheet, match=new.sheet):
        unlock_with_recovery(folder, old.text)
    unlock_with_recovery(folder, new.text).wipe()


def test_without_a_sheet_in_force_none_opens(folder: Path, key: UnlockedKey) -> None:
    with pytest.raises(NoRecoverySheet):
        unlock_with_recovery(folder, new_recovery_words().text)
    words = seal_recovery(folder, key, kdf=CHEAP)
    withdraw_recovery(folder, key)
    assert sheet_in_force(folder) is None
    with pytest.raises(NoRecoverySheet):
        unlock_with_recovery(folder, words.text)


def test_the_sheet_of_another_store_does_not_open_this_one(
    folder: Path, key: UnlockedKey, clock: Callable[[], datetime]
) -> None:
    other = folder.with_name("other.poems")
    others = create_store(other, "x", clock=clock, kdf=CHEAP)
    words = seal_recovery(other, others, kdf=CHEAP)
    seal_recovery(folder, key, kdf=CHEAP)
    with pytest.raises(WrongSheet):
        unlock_with_recovery(folder, words.text)


def test_the_groups_are_kept_nowhere(folder: Path, key: UnlockedKey) -> None:
    words = seal_recovery(folder, key, kdf=CHEAP)
    for path in folder.iterdir():
        raw = path.read_bytes().upper()
        assert parse_words(words.text) not in raw
        assert not any(group.encode() in raw for group in words.groups)
    assert not any(group in repr(words) for group in words.groups)
