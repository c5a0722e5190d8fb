"""A PDF with Chinese text, as small as it can be: for tests only."""

from __future__ import annotations

from collections.abc import Iterable

Placed = tuple[float, float, float, str]
"""Left, baseline, size, words."""


def write_pdf(pages: Iterable[Iterable[Placed]], readable: bool = True) -> bytes:
    """A PDF whose pages show the words where they are placed; each character is a full square wide.

    Where it is not `readable`, it gives private codes instead of the characters, as careless printing programs do.
    """
    width, height = 800, 1100
    shown = [list(page) for page in pages]
    chars = sorted({char for page in shown for *_, words in page for char in words})
    codes = {char: number for number, char in enumerate(chars, 1)}
    objects: list[bytes] = [b"", b""]

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    def stream(content: bytes) -> int:
        return add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))

    known = {code: char if readable else chr(0xE000 + code) for char, code in codes.items()}
    table = "".join(f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>\n" for code, char in known.items())
    cmap = stream(
        ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
         "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
         f"{len(codes)} beginbfchar\n{table}endbfchar\nendcmap end end").encode()
    )  # fmt: skip
    descriptor = add(b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
                     b"/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>")  # fmt: skip
    cid = add(b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /FontDescriptor %d 0 R "
              b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % descriptor)  # fmt: skip
    font = add(b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
               b"/ToUnicode %d 0 R /DescendantFonts [%d 0 R] >>" % (cmap, cid))  # fmt: skip
    kids = []
    for page in shown:
        lines = (f"BT /F {size} Tf {left} {baseline} Td <{''.join(f'{codes[char]:04X}' for char in words)}> Tj ET"
                 for left, baseline, size, words in page)  # fmt: skip
        content = stream("\n".join(lines).encode())
        kids.append(add(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F %d 0 R >> >> "
                        b"/Contents %d 0 R >>" % (width, height, font, content)))  # fmt: skip
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def column(words: str, left: float, top: float, size: float, chars: int, leading: float = 1.5) -> list[Placed]:
    """The words set as a column of so many characters a line, the first line indented by two."""
    lines = [words[: chars - 2], *(words[at : at + chars] for at in range(chars - 2, len(words), chars))]
    return [(left + (2 * size if number == 0 else 0), top - number * size * leading, size, line)
            for number, line in enumerate(lines) if line]  # fmt: skip
