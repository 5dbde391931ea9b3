"""What the document says of itself: information and XMP, bookmarks, page labels, and the strings of its scripts.

ISO 32000-1, 14.3 (metadata), 12.3.3 (outlines), 12.4.2 (page labels), 12.6.4.16 (JavaScript). Nothing is run.
"""

from __future__ import annotations

from collections.abc import Iterator

from phiscan.extract.channels.actions import action_lines, lines_of
from phiscan.extract.channels.attachments import description_lines
from phiscan.extract.channels.markup import in_words, markup_lines
from phiscan.extract.channels.overlay import plain_page
from phiscan.extract.qpdf import Node, Objects, content, get, in_tree, keys, text
from phiscan.model import Channel, Page

# What programs write of themselves, not people of people.
_OF_PROGRAMS = frozenset(
    "Producer Creator CreationDate ModDate Trapped PTEX.Fullbanner SourceModified CreatorTool MetadataDate CreateDate "
    "ModifyDate format DocumentID InstanceID OriginalDocumentID part conformance RenditionClass language NPages PDFVersion "
    "VersionID HasVisibleOverprint HasVisibleTransparency MaxPageSize PlateNames SwatchGroups rev amd GTS_PDFXVersion".split()
)
_OF_SCRIPTS = frozenset({"/OpenAction", "/AA", "/Names"})
# What programs write where nobody said anything.
_NOTHING = frozenset("anonymous unspecified untitled document unknown".split())
_MOST_NODES, _MOST_BYTES = 20_000, 4 << 20


def metadata_page(objects: Objects) -> Page | None:
    """One page of lines; None where there is nothing but what programs write of themselves."""
    root, there = objects.root, objects.entries
    lines = list(dict.fromkeys([*_info(objects.info), *(_xmp(root) if "/Metadata" in there else ())]))
    if "/Outlines" in there:
        lines += _bookmarks(get(root, "/Outlines"))
    if "/PageLabels" in there:
        lines += (text(get(label, "/P")) for label in in_tree(get(root, "/PageLabels"), "/Nums"))
    if not there.isdisjoint(_OF_SCRIPTS):
        lines += _scripts(root)
    lines += description_lines(objects)
    return plain_page(lines, Channel.METADATA) if lines else None


def _info(info: Node) -> Iterator[str]:
    for key in keys(info):
        value = "" if key[1:] in _OF_PROGRAMS else " ".join(text(get(info, key)).split())
        if value and value.strip("()").lower() not in _NOTHING:
            yield f"{in_words(key[1:])}: {value}"


def _xmp(root: Node) -> Iterator[str]:
    """The lines of the metadata stream; what stands in a list goes by the name of the list."""
    data = content(get(root, "/Metadata"), _MOST_BYTES)
    programs = {in_words(each) for each in _OF_PROGRAMS}
    for line in markup_lines(data, inherit=_LISTS) if data.strip() else ():
        label = line.partition(":")[0]
        if label not in programs and not label.endswith(" ID"):
            yield _XMP_NAMES.get(label, label) + line[len(label) :]


_LISTS = frozenset({"li", "Alt", "Seq", "Bag"})
# The names that the information dictionary has for the same things.
_XMP_NAMES = {"creator": "Author", "title": "Title", "description": "Subject", "subject": "Keywords"}


def _bookmarks(outlines: Node) -> Iterator[str]:
    """The titles of the outline, from top to bottom."""
    waiting = [get(outlines, "/First")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_NODES:
        item = waiting.pop()
        where = getattr(item, "objgen", None)
        if where is None or where in seen:
            continue
        seen.add(where)
        yield text(get(item, "/Title"))
        yield from lines_of(get(item, "/A"))
        waiting += [get(item, "/Next"), get(item, "/First")]


def _scripts(root: Node) -> Iterator[str]:
    """What the actions and scripts of the document say."""
    yield from action_lines(root)
    for action in (get(root, "/OpenAction"), *in_tree(get(get(root, "/Names"), "/JavaScript"), "/Names")):
        yield from lines_of(action)
