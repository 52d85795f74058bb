"""Paths and addresses in cells, and files that are called as a key."""

from gisapp.core.own_parks.subjects.documents import MOST_NAMED, belongs_to, is_address, named_in


def test_cells_with_several_paths_are_taken_apart() -> None:
    assert named_in(["a.jpg;b.jpg；c.jpg", "d.jpg\ne.jpg", 'f.jpg|"g h.jpg"']) == (
        *("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.jpg", "g h.jpg"),
    )
    assert named_in([None, "", " ; ", 12]) == ("12",)


def test_a_path_that_is_named_twice_is_one() -> None:
    assert named_in(["a.jpg", "a.jpg;b.jpg"]) == ("a.jpg", "b.jpg")


def test_endless_cells_are_bounded() -> None:
    assert len(named_in([";".join(f"{place}.jpg" for place in range(10_000))])) == MOST_NAMED
    assert len(named_in(["," * 100_000 + "a.jpg"])) <= MOST_NAMED


def test_addresses_are_told_from_paths() -> None:
    assert is_address("https://example.com/a.jpg")
    assert not is_address("photos/a.jpg")
    assert not is_address("file:///etc/passwd")
    assert not is_address("javascript:alert(1)")


def test_files_belong_to_the_key_that_they_are_called_as() -> None:
    assert belongs_to("宗地-01 (2).JPG", "宗地-01")
    assert belongs_to("G1（正门）.jpg", "G1")
    assert not belongs_to("G12.jpg", "G1")
    assert not belongs_to("photo.jpg", " ")
