"""People's words: asked once, held for a minute, never longer; who is away is told apart from what is erased."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from portal.sealed import MOST, SECONDS, OwnerAway, SealedWords

REF, ERASED = uuid4(), uuid4()


class Owner:
    """Knows each reference's words but one, and counts the questions."""

    def __init__(self) -> None:
        self.asked: list[list[UUID]] = []
        self.away = False
        self.now = 0.0

    def __call__(self, agency: str, service: str, refs: list[UUID], why: str) -> dict[UUID, str]:
        assert (agency, service, why) == ("ministry", "comments", "a test")
        if self.away:
            raise OwnerAway
        self.asked.append(refs)
        return {ref: str(ref) for ref in refs if ref != ERASED}

    def words(self, held: SealedWords, *refs: UUID) -> dict[UUID, str]:
        """Ask for them."""
        return held.words("ministry", "comments", refs, "a test")


@pytest.fixture
def owner() -> Owner:
    """An owner who answers."""
    return Owner()


@pytest.fixture
def held(owner: Owner) -> SealedWords:
    """What is held of that owner's words, by its clock."""
    return SealedWords(owner, lambda: owner.now)


def test_asked_once_a_minute(owner: Owner, held: SealedWords) -> None:
    assert owner.words(held, REF, REF) == owner.words(held, REF) == {REF: str(REF)}
    assert owner.asked == [[REF]]
    owner.now = SECONDS
    owner.words(held, REF)
    assert owner.asked == [[REF], [REF]]


def test_the_erased_are_absent_and_asked_again(owner: Owner, held: SealedWords) -> None:
    assert owner.words(held, ERASED) == {}
    owner.words(held, ERASED)
    assert len(owner.asked) == 2


def test_an_owner_who_is_away(owner: Owner, held: SealedWords) -> None:
    owner.words(held, REF)
    owner.away = True
    assert owner.words(held, REF) == {REF: str(REF)}
    with pytest.raises(OwnerAway):
        owner.words(held, REF, uuid4())


def test_a_hundred_at_once_and_so_many_held(owner: Owner, held: SealedWords) -> None:
    refs = [uuid4() for _ in range(MOST + 150)]
    assert len(owner.words(held, *refs)) == len(refs)
    assert {len(each) for each in owner.asked} == {100, 50}
    owner.asked.clear()
    owner.words(held, *refs)
    assert sum(map(len, owner.asked)) == 150


def test_nobody_is_asked_for_nothing(owner: Owner, held: SealedWords) -> None:
    assert owner.words(held) == {}
    assert owner.asked == []
