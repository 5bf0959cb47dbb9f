"""Candidates are chosen by what they did."""

from hypothesis import given
from hypothesis import strategies as st

from app.swarm.consensus import Behaviour, choose_by_behaviour


def test_the_largest_cluster_wins() -> None:
    vote = choose_by_behaviour([Behaviour(0, "a"), Behaviour(1, "b"), Behaviour(2, "b")])
    assert (vote.winner, vote.agreement, vote.clusters) == (1, 2 / 3, ((1, 2), (0,)))


def test_a_tie_goes_to_fewer_failures_then_to_the_earliest() -> None:
    assert choose_by_behaviour([Behaviour(0, "a", 2), Behaviour(1, "b", 1)]).winner == 1
    assert choose_by_behaviour([Behaviour(0, "a"), Behaviour(1, "b")]).winner == 0


def test_a_failed_hard_check_never_wins_whatever_the_votes() -> None:
    assert choose_by_behaviour([Behaviour(0, None), Behaviour(1, None), Behaviour(2, "x")]).winner == 2
    assert choose_by_behaviour([Behaviour(0, None)]).winner is None


@given(st.lists(st.sampled_from(["a", "b", "c", None]), max_size=9))
def test_the_winner_is_of_a_largest_cluster(observed: list[str | None]) -> None:
    vote = choose_by_behaviour([Behaviour(i, o) for i, o in enumerate(observed)])
    seen = [o for o in observed if o is not None]
    if vote.winner is None:
        assert not seen
    else:
        assert seen.count(observed[vote.winner] or "") == max(map(seen.count, seen))
