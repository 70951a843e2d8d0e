"""Files that say more than they show: a photograph with its place, a PDF and a document with their authors."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image, PngImagePlugin, TiffImagePlugin
from pillow_heif import register_heif_opener
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

SIZE_OF_HEIC = (120, 80)
AMMAN = {1: "N", 2: (31.0, 57.0, 0.0), 3: "E", 4: (35.0, 56.0, 0.0)}
SECRETS = (b"Rana", b"Canon", b"2021:07", b"Exif GPS", b"secret")


def photograph(orientation: int = 6, kind: str = "JPEG") -> bytes:
    """A JPEG, TIFF or HEIF with its place, its camera, its author, a comment, and the way that it is held."""
    picture = Image.radial_gradient("L").convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B], exif[0x0132] = orientation, "Canon", "Rana", "2021:07:20 09:30:00"
    exif.get_ifd(0x8825).update(AMMAN)
    out = io.BytesIO()
    if kind == "HEIF":
        register_heif_opener()
        picture.resize(SIZE_OF_HEIC).save(out, kind, exif=exif, quality=90)
    elif kind == "JPEG":
        picture.save(out, kind, exif=exif, comment=b"secret: by Rana", quality=90)
    else:
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags[0x010F], tags[0x013B], tags[0x8825] = "Canon", "Rana", AMMAN
        picture.save(out, kind, tiffinfo=tags)
    return out.getvalue()


def drawing() -> bytes:
    """A PNG with its author and its place."""
    told, exif = PngImagePlugin.PngInfo(), Image.Exif()
    told.add_text("Author", "Rana")
    told.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>secret</x:xmpmeta>")
    exif[0x013B] = "Rana"
    exif.get_ifd(0x8825).update(AMMAN)
    out = io.BytesIO()
    Image.linear_gradient("L").save(out, "PNG", pnginfo=told, exif=exif)
    return out.getvalue()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few hundred bytes that says to hold so many pixels."""
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(10_000))))
    chunks = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (*parts, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def paper(*, password: str | None = None, packed: bool = False) -> bytes:
    """A PDF of one page with an author, XMP, a script, an attachment, a note's author, and a photograph on it."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "Rana", "/Title": "secret"})
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('secret')")}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(script))
    writer.add_attachment("secret.txt", b"secret")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(_stream(b"<x:xmpmeta>Rana</x:xmpmeta>"))
    held = StreamObject()
    held._data = zlib.compress(photograph()) if packed else photograph()
    filters = [NameObject("/FlateDecode")] if packed else []
    held.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(256),
            NameObject("/Height"): NumberObject(256),
            NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): ArrayObject([*filters, NameObject("/DCTDecode")]),
        }
    )
    pictures = DictionaryObject({NameObject("/Im1"): writer._add_object(held)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    page[NameObject("/Contents")] = writer._add_object(_stream(b"q 200 0 0 200 0 0 cm /Im1 Do Q"))
    note: dict[Any, Any] = {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Text")}
    note[NameObject("/Rect")] = ArrayObject([NumberObject(0)] * 4)
    note[NameObject("/T")] = TextStringObject("Rana")
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(DictionaryObject(note))])
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _stream(data: bytes) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    return made


def letter(**more: bytes) -> bytes:
    """A DOCX with its editor's name and a photograph."""
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<document>words</document>",
        "docProps/core.xml": b"<cp:coreProperties><dc:creator>Rana</dc:creator></cp:coreProperties>",
        "word/media/image1.jpeg": photograph(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**parts, **more}.items():
            packed.writestr(name, content)
    return out.getvalue()
