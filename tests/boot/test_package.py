"""`python course.py package` and the compressed twins: what is in them, and that the same book gives the same bytes."""

import gzip
import os
import zipfile

import pytest

from tests.boot.conftest import ROOT
from tools import compress
from tools.boot import archive, steps


@pytest.fixture
def book(tmp_path):
    """A small built book below a course."""
    html = tmp_path / "_build" / "html"
    (html / "notebooks").mkdir(parents=True)
    (html / "index.html").write_text("<h1>One</h1>" * 40, encoding="utf-8")
    (html / "notebooks" / "a.html").write_text("<h1>Two</h1>" * 40, encoding="utf-8")
    (html / "font.woff2").write_bytes(b"font")
    (html / ".buildinfo").write_text("made here", encoding="utf-8")
    return html


def test_a_twin_lies_beside_each_file_that_gets_smaller(book):
    assert compress.compress_folder(book) == 2
    twins = sorted(path.relative_to(book).as_posix() for path in book.rglob("*.gz"))
    assert twins == ["index.html.gz", "notebooks/a.html.gz"]
    page = book / "index.html"
    assert gzip.decompress(compress.twin(page).read_bytes()) == page.read_bytes()


def test_twins_follow_their_files_and_depend_on_nothing_else(book):
    compress.compress_folder(book)
    page, other = book / "index.html", book / "notebooks" / "a.html"
    first = compress.twin(page).read_bytes()
    assert compress.compress_folder(book) == 0
    os.utime(page, ns=(1, 1))
    assert compress.compress_folder(book) == 1
    assert compress.twin(page).read_bytes() == first
    assert first[4:8] == bytes(4), "the time in the header"
    page.write_text("<h1>Three</h1>", encoding="utf-8")
    other.unlink()
    assert compress.compress_folder(book) == 1
    assert gzip.decompress(compress.twin(page).read_bytes()) == b"<h1>Three</h1>"
    assert not compress.twin(other).exists()


def test_the_archive_unpacks_to_one_folder_with_the_book_and_a_text_to_read_first(book, tmp_path):
    compress.compress_folder(book)
    target = archive.write(book, "3.2.1", tmp_path)
    assert target == tmp_path / "lstm-course-3.2.1.zip"
    with zipfile.ZipFile(target) as found:
        assert found.testzip() is None
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        top = "lstm-course-3.2.1/"
        names = ["READ-ME-FIRST.txt", "font.woff2", "index.html", "notebooks/a.html"]
        assert found.namelist() == [top + name for name in names]
        assert found.read(top + "index.html") == (book / "index.html").read_bytes()
        text = found.read(top + "READ-ME-FIRST.txt").decode("ascii")
        assert "Long Short-Term Memory, Live, version 3.2.1" in text
        assert text.count("\r\n") == text.count("\n")
    assert not list(tmp_path.glob("*.part"))


def test_the_same_book_gives_the_same_archive(book, tmp_path):
    first = archive.write(book, "3.2.1", tmp_path).read_bytes()
    for path in book.rglob("*"):
        os.utime(path, (2e9, 2e9))
    assert archive.write(book, "3.2.1", tmp_path).read_bytes() == first


def test_without_a_book_the_archive_is_refused_in_a_sentence(book, tmp_path):
    (book / "index.html").unlink()
    with pytest.raises(steps.CourseError, match=r"holds no index.html; build the book with"):
        archive.write(book, "3.2.1", tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are POSIX scripts")
def test_the_command_builds_and_names_the_archive(course):
    said = course.run("package")
    assert said.returncode == 0, said.stderr
    version = archive.version_of(ROOT)
    path = course.root / "_build" / f"lstm-course-{version}.zip"
    assert said.stdout.splitlines()[-1] == f"The course is packed in {path}"
    assert f"lstm-course-{version}/index.html" in zipfile.ZipFile(path).namelist()
