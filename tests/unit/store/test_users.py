"""Several people open one store, each with a passphrase of their own."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from poems_desktop.store.errors import EmptyPassphrase, NotAllowed, WrongPassphrase
from poems_desktop.store.key_errors import (
    KeysAltered,
    LastPhysician,
    MayNotManage,
    NoSuchUser,
    UserNameTaken,
    UserNameUnfit,
)
from poems_desktop.store.key_file import read_key_file
from poems_desktop.store.keys import KdfCost, UnlockedKey
from poems_desktop.store.recovery import seal_recovery
from poems_desktop.store.store import create_store, unlock_key
from poems_desktop.store.unlocking import unlock_with_recovery
from poems_desktop.store.users import (
    User,
    add_user,
    change_passphrase,
    list_users,
    remove_user,
    set_role,
)

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
DEARER = KdfCost(iterations=2, memory_kib=128, lanes=2)


@pytest.fixture
def key(folder: Path, clock: Callable[[], datetime]) -> UnlockedKey:
    return create_store(folder, "ada's", clock=clock, kdf=CHEAP, author=" Dr.  Ada ")


@pytest.fixture
def bob(folder: Path, key: UnlockedKey) -> User:
    return add_user(folder, key, "Bob", "coordinator", "bob's", kdf=CHEAP)


def opens(folder: Path, passphrase: str, user: str | None = None) -> User | None:
    with unlock_key(folder, passphrase, user) as opened:
        return opened.user


def test_who_creates_a_store_is_its_first_physician(folder: Path, key: UnlockedKey) -> None:
    assert key.user == User("owner", "Dr. Ada", "physician")
    assert list_users(folder) == [key.user]


def test_each_opens_the_same_key_with_their_own_passphrase(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    assert list_users(folder) == [key.user, bob]
    for passphrase, user, names in (
        ("ada's", key.user, (None, "owner", "Dr. Ada", "dr. ada ")),
        ("bob's", bob, (None, bob.id, "Bob", "BOB")),
    ):
        for name in names:
            with unlock_key(folder, passphrase, name) as opened:
                assert (opened.user, opened.data_key) == (user, key.data_key)


def test_one_users_passphrase_is_not_anothers(folder: Path, key: UnlockedKey, bob: User) -> None:
    for passphrase, name in (("bob's", "Dr. Ada"), ("ada's", "Bob"), ("eve's", None)):
        with pytest.raises(WrongPassphrase):
            unlock_key(folder, passphrase, name)
    with pytest.raises(NoSuchUser):
        unlock_key(folder, "ada's", "Eve")


def test_nobody_is_added_twice_or_without_a_name_or_passphrase(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    for name, error in (
        ("BOB ", UserNameTaken),
        ("", UserNameUnfit),
        (" \t", UserNameUnfit),
        ("x" * 101, UserNameUnfit),
        ("a\x00b", UserNameUnfit),
        ("\u202eada", UserNameUnfit),
    ):
        with pytest.raises(error):
            add_user(folder, key, name, "reader", "x", kdf=CHEAP)
    with pytest.raises(EmptyPassphrase):
        add_user(folder, key, "Eve", "reader", "", kdf=CHEAP)
    with pytest.raises(ValueError, match="role"):
        add_user(folder, key, "Eve", "king", "x", kdf=CHEAP)
    assert list_users(folder) == [key.user, bob]


def test_names_of_any_script_come_back(folder: Path, key: UnlockedKey) -> None:
    names = ["Łukasz Żółć", "髙橋 美咲", "نور", "O'Brien-Müller"]
    for name in names:
        add_user(folder, key, name, "reader", "x", kdf=CHEAP)
    assert [user.name for user in list_users(folder)[1:]] == names


def test_only_a_physician_manages(folder: Path, key: UnlockedKey, bob: User) -> None:
    with unlock_key(folder, "bob's") as bobs:
        for use in (
            lambda: add_user(folder, bobs, "Eve", "reader", "x", kdf=CHEAP),
            lambda: set_role(folder, bobs, bob.id, "physician"),
            lambda: remove_user(folder, bobs, "owner"),
            lambda: change_passphrase(folder, bobs, "owner", "mine now", kdf=CHEAP),
            lambda: seal_recovery(folder, bobs, kdf=CHEAP),
        ):
            with pytest.raises(MayNotManage):
                use()
    assert issubclass(MayNotManage, NotAllowed)
    assert list_users(folder) == [key.user, bob]
    assert opens(folder, "ada's") == key.user


def test_a_role_counts_from_the_next_unlocking_and_for_managing_at_once(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    set_role(folder, key, bob.id, "physician")
    with unlock_key(folder, "bob's") as bobs:
        assert bobs.user == User(bob.id, "Bob", "physician")
        set_role(folder, bobs, "owner", "reader")
        with pytest.raises(MayNotManage):
            set_role(folder, key, "owner", "physician")


def test_a_removed_user_no_longer_opens_or_manages_and_a_new_key_is_asked_for(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    set_role(folder, key, bob.id, "physician")
    with unlock_key(folder, "bob's") as bobs:
        sentence = remove_user(folder, key, bob.id)
        assert "Bob" in sentence
        assert "renew the key" in sentence
        with pytest.raises(WrongPassphrase):
            unlock_key(folder, "bob's")
        with pytest.raises(MayNotManage):
            add_user(folder, bobs, "Eve", "reader", "x", kdf=CHEAP)
    again = add_user(folder, key, "Bob", "reader", "bob's", kdf=CHEAP)
    assert again.id != bob.id


def test_somebody_is_left_who_may_sign(folder: Path, key: UnlockedKey, bob: User) -> None:
    for use in (
        lambda: remove_user(folder, key, "owner"),
        lambda: set_role(folder, key, "owner", "coordinator"),
    ):
        with pytest.raises(LastPhysician):
            use()
    for use in (
        lambda: remove_user(folder, key, "nobody"),
        lambda: set_role(folder, key, "nobody", "reader"),
        lambda: change_passphrase(folder, key, "nobody", "x", kdf=CHEAP),
    ):
        with pytest.raises(NoSuchUser):
            use()
    assert list_users(folder) == [key.user, bob]


def test_a_changed_passphrase_opens_and_the_old_one_no_longer_does(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    records = (folder / "records.db").read_bytes()
    change_passphrase(folder, "bob's", bob.id, "bob's new", kdf=CHEAP)
    with unlock_key(folder, "bob's new") as opened:
        assert (opened.user, opened.data_key) == (bob, key.data_key)
    with pytest.raises(WrongPassphrase):
        unlock_key(folder, "bob's")
    assert opens(folder, "ada's") == key.user
    assert (folder / "records.db").read_bytes() == records


def test_a_wrong_old_or_an_empty_new_passphrase_changes_nothing(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(folder, "ada's", bob.id, "x", kdf=CHEAP)
    with pytest.raises(EmptyPassphrase):
        change_passphrase(folder, "bob's", bob.id, "", kdf=CHEAP)
    assert (folder / "keys.json").read_bytes() == before


def test_a_physician_or_the_recovery_sheet_sets_a_forgotten_passphrase(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    change_passphrase(folder, key, bob.id, "from ada", kdf=CHEAP)
    assert opens(folder, "from ada") == bob
    words = seal_recovery(folder, key, kdf=CHEAP)
    with unlock_with_recovery(folder, words.text) as found:
        assert found.user is None
        change_passphrase(folder, found, "owner", "remembered", kdf=CHEAP)
    assert opens(folder, "remembered") == key.user
    for gone in ("ada's", "bob's"):
        with pytest.raises(WrongPassphrase):
            unlock_key(folder, gone)


@pytest.mark.parametrize("by_key", [False, True])
def test_a_changed_passphrase_raises_the_cost_and_never_lowers_it(
    folder: Path, key: UnlockedKey, bob: User, by_key: bool
) -> None:
    def cost() -> KdfCost:
        return read_key_file(folder).users[1][1].cost

    change_passphrase(folder, key if by_key else "bob's", bob.id, "second", kdf=DEARER)
    assert cost() == DEARER
    change_passphrase(folder, key if by_key else "second", bob.id, "third", kdf=CHEAP)
    assert cost() == DEARER
    assert opens(folder, "third") == bob


def test_the_same_passphrase_twice_is_sealed_differently(
    folder: Path, key: UnlockedKey, bob: User
) -> None:
    add_user(folder, key, "Eve", "reader", "bob's", kdf=CHEAP)
    (_, first), (_, second) = read_key_file(folder).users[1:]
    assert first.salt != second.salt
    assert first.public != second.public


def test_users_added_at_once_are_all_kept(folder: Path, key: UnlockedKey) -> None:
    def add(number: int) -> None:
        add_user(folder, key, f"User {number}", "reader", "x", kdf=CHEAP)

    threads = [Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {user.name for user in list_users(folder)} == {
        *("Dr. Ada", *(f"User {number}" for number in range(8)))
    }


def test_a_wiped_key_changes_nothing(folder: Path, key: UnlockedKey) -> None:
    before = (folder / "keys.json").read_bytes()
    wiped = key.copy()
    wiped.wipe()
    assert not any(wiped.data_key)
    with pytest.raises(KeysAltered):
        add_user(folder, wiped, "Eve", "reader", "x", kdf=CHEAP)
    assert (folder / "keys.json").read_bytes() == before


def test_neither_key_nor_user_list_tells_a_secret(folder: Path, key: UnlockedKey) -> None:
    assert key.data_key.hex() not in repr(key)
    assert "bytearray" not in repr(key)
    assert "sealed" not in repr(list_users(folder))
