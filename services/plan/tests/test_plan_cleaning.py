"""What a file says beside what it shows is taken out, and told; what cannot be looked at safely is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from cleaning_samples import SECRETS, SIZE_OF_HEIC, bomb, drawing, letter, paper, photograph
from hunting import hunt
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader

from events.refusals import Refusal
from plan.cleaning import clean, heic, limits
from plan.cleaning.kinds import DOCX, HEIC, JPEG, MARKDOWN, PDF, PNG, TIFF, kind_of

SAMPLES: dict[str, Callable[[], bytes]] = {
    JPEG: photograph,
    PNG: drawing,
    TIFF: lambda: photograph(1, "TIFF"),
    PDF: paper,
    DOCX: letter,
}


def unpacked(content: bytes) -> bytes:
    """All that can be read in the file: a DOCX's parts too."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def marked(content: bytes, header: bytes, place: int, value: int) -> bytes:
    """The archive with that field (16 bits) of each header of its kind set (APPNOTE 4.3.7, 4.3.12)."""
    sent = bytearray(content)
    at = sent.find(header)
    while at >= 0:
        sent[at + place : at + place + 2] = value.to_bytes(2, "little")
        at = sent.find(header, at + 4)
    return bytes(sent)


LATER = marked(letter(), b"PK\x01\x02", 6, 99)
PACKED_OTHERWISE = marked(marked(letter(), b"PK\x01\x02", 10, 99), b"PK\x03\x04", 8, 99)
ENCRYPTED = marked(marked(letter(), b"PK\x01\x02", 8, 1), b"PK\x03\x04", 6, 1)


@pytest.mark.parametrize("kind", SAMPLES)
def test_nothing_of_the_place_the_author_or_the_device_stays(kind: str) -> None:
    sent = SAMPLES[kind]()
    assert any(secret in unpacked(sent) for secret in SECRETS)
    cleaned = clean(kind, sent)
    assert not [secret for secret in SECRETS if secret in unpacked(cleaned.content)]
    assert cleaned.removed == tuple(sorted(set(cleaned.removed)))


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_is_clean_is_left_as_it_is(kind: str) -> None:
    cleaned = clean(kind, SAMPLES[kind]())
    again = clean(kind, cleaned.content)
    assert (again.content, again.removed) == (cleaned.content, ())
    assert clean(kind, SAMPLES[kind]()).content == cleaned.content


def test_what_was_taken_out_is_told() -> None:
    assert clean(JPEG, photograph()).removed == ("comment", "exif", "location")
    assert clean(PNG, drawing()).removed == ("exif", "location", "text", "xmp")
    assert clean(TIFF, photograph(1, "TIFF")).removed == ("location", "text")
    assert clean(DOCX, letter()).removed == ("author", "comment", "exif", "location")
    told = ("attachment", "author", "comment", "exif", "location", "script", "xmp")
    assert clean(PDF, paper()).removed == told
    assert clean(PDF, paper(packed=True)).removed == told


def test_a_photograph_keeps_its_pixels_and_how_it_is_held() -> None:
    sent = photograph(6)
    with Image.open(io.BytesIO(sent)) as was, Image.open(io.BytesIO(clean(JPEG, sent).content)) as now:
        assert was.tobytes() == now.tobytes()
        assert dict(now.getexif()) == {0x0112: 6}
    with Image.open(io.BytesIO(clean(JPEG, photograph(1)).content)) as upright:
        assert dict(upright.getexif()) == {}


@pytest.mark.parametrize("kind", [PNG, TIFF])
def test_a_scan_keeps_its_pixels(kind: str) -> None:
    sent = SAMPLES[kind]()
    with Image.open(io.BytesIO(sent)) as was, Image.open(io.BytesIO(clean(kind, sent).content)) as now:
        assert (was.mode, was.tobytes()) == (now.mode, now.tobytes())


def test_every_page_of_a_scan_is_kept() -> None:
    pages, out = [Image.new("1", (60, 40), number % 2) for number in range(3)], io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], description="secret")
    with Image.open(io.BytesIO(clean(TIFF, out.getvalue()).content)) as now:
        assert getattr(now, "n_frames", 1) == 3


def test_a_pdf_keeps_its_pages_and_pictures() -> None:
    reader = PdfReader(io.BytesIO(clean(PDF, paper()).content))
    (page,) = reader.pages
    (picture,) = page.images
    assert picture.image is not None
    assert picture.image.size == (256, 256)
    assert not reader.metadata
    assert reader.attachments == {}


def test_what_follows_a_picture_is_cut_off() -> None:
    for kind in (JPEG, PNG):
        cleaned = clean(kind, SAMPLES[kind]() + b"<script>secret</script>")
        assert "trailing" in cleaned.removed
        assert b"script" not in cleaned.content


def test_a_telephone_s_photograph_becomes_a_jpeg_without_its_place() -> None:
    sent = photograph(1, "HEIF")
    assert kind_of(sent) == HEIC
    cleaned = clean(HEIC, sent)
    assert (cleaned.media_type, cleaned.removed) == (JPEG, ("exif", "location"))
    assert not [secret for secret in SECRETS if secret in cleaned.content]
    assert clean(HEIC, sent) == cleaned
    assert clean(JPEG, cleaned.content) == limits.Cleaned(content=cleaned.content)
    with Image.open(io.BytesIO(sent)) as was, Image.open(io.BytesIO(cleaned.content)) as now:
        before, after = was.convert("L"), now.convert("L")
    assert before.size == after.size == SIZE_OF_HEIC
    assert sum(ImageChops.difference(before, after).histogram()[16:]) == 0


@pytest.mark.parametrize("content", [photograph(1, "HEIF")[:-500], photograph(1, "HEIF")[:40]])
def test_a_telephone_s_photograph_that_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(limits.BrokenFile):
        clean(HEIC, content)


def test_a_telephone_s_photograph_is_held_against_the_bounds_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heic, "MOST_PIXELS", 120 * 80 - 1)
    assert heic.answer(photograph(1, "HEIF")) == b"too-many-pixels\n"
    monkeypatch.setattr(heic, "_told", heic.answer)
    with pytest.raises(limits.TooManyPixels):
        clean(HEIC, photograph(1, "HEIF"))


def test_a_picture_that_keeps_its_reader_busy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heic, "SECONDS", 0.01)
    with pytest.raises(limits.BrokenFile, match="too long"):
        clean(HEIC, photograph(1, "HEIF"))


def test_a_text_stays_as_it_is() -> None:
    assert clean(MARKDOWN, "نص".encode()) == limits.Cleaned(content="نص".encode())


def test_an_archive_of_a_later_format_is_of_no_kind_that_is_taken() -> None:
    assert kind_of(LATER) is None


def test_a_program_in_a_document_is_refused() -> None:
    with pytest.raises(limits.HoldsProgram):
        clean(DOCX, letter(**{"word/vbaProject.bin": b"secret"}))


@pytest.mark.parametrize(
    ("kind", "content", "refusal"),
    [
        (PNG, bomb(), limits.TooManyPixels),
        (PNG, bomb(9_000, 9_000), limits.TooManyPixels),
        (PNG, bomb(4_000, 4_000), limits.BrokenFile),
        (DOCX, letter(**{"word/x.xml": bytes(limits.MOST_UNPACKED)}), limits.TooLargeInside),
        (DOCX, letter(**{f"word/{n}.xml": b"" for n in range(limits.MOST_PAGES)}), limits.TooLargeInside),
        (DOCX, LATER, limits.BrokenFile),
        (DOCX, PACKED_OTHERWISE, limits.BrokenFile),
        (DOCX, ENCRYPTED, limits.BrokenFile),
        (PDF, paper(password="secret"), limits.LockedFile),
        (PDF, b"%PDF-1.7\n%%EOF", limits.BrokenFile),
        (JPEG, photograph()[:-200], limits.BrokenFile),
        (JPEG, b"\xff\xd8\xff\xe0\x00\x10JFIF", limits.BrokenFile),
        (PNG, drawing()[:-4], limits.BrokenFile),
        (TIFF, b"II*\x00\x08\x00\x00\x00", limits.BrokenFile),
    ],
)
def test_what_cannot_be_looked_at_safely_is_refused(kind: str, content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        clean(kind, content)


@hunt(40, 1)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_a_damaged_file_is_cleaned_or_refused_and_breaks_nothing(kind: str, data: st.DataObject) -> None:
    sent = bytearray(SAMPLES[kind]())
    for place in data.draw(st.lists(st.integers(0, len(sent) - 1), min_size=1, max_size=8)):
        sent[place] = data.draw(st.integers(0, 255))
    with suppress(limits.BrokenFile, limits.TooManyPixels, limits.TooLargeInside, limits.LockedFile):
        assert clean(kind, bytes(sent[: data.draw(st.integers(len(sent) // 2, len(sent)))])).content
