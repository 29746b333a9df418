"""Rows of products: each finds its product by id or name, or makes one, in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from rapport.catalog import store as catalog
from rapport.catalog.model import NewProduct
from rapport.catalog.product import BESIDE, Product
from rapport.imports.file_import import FileImport
from rapport.imports.reading.problem import Problem
from rapport.imports.reading.products import UNSORTED, NewProductRow, product_of
from rapport.imports.refusing import problems_of, refused
from rapport.imports.results import RowResult
from rapport.kernel import keys
from rapport.kernel.errors import Busy, Refusal, invalid
from rapport.kernel.ids import ROUTE_WORDS, computed_id
from rapport.kernel.spelling import plainly
from rapport.kernel.table import Absent, Delete, Equal, Item, Put
from rapport.kernel.work import Work, perform

if TYPE_CHECKING:
    from rapport.imports.taking import Slice

OWN = ("product_id", "version", *BESIDE)
GONE = Problem("product_id", "was_removed", "this product was taken off the shelves")


@dataclass
class Shelf:
    """What the shop sells and sold, read once for a slice: names are not looked up one by one."""

    products: dict[str, Product]
    named: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, work: Work) -> Shelf:
        shelf = cls({})
        for each in catalog.ever(work).values():
            shelf.add(each)
        return shelf

    def add(self, product: Product) -> None:
        self.products[product.product_id] = product
        ids = self.named.setdefault(plainly(product.name), [])
        if product.product_id not in ids:
            ids.append(product.product_id)

    def called(self, name: str) -> list[str]:
        """Those on the shelves; if there is none, those that were taken off them."""
        ids = self.named.get(plainly(name), [])
        return [each for each in ids if not self.products[each].removed] or ids


def take(slice_: Slice) -> Iterator[list[RowResult]]:
    shelf = Shelf.read(Work(slice_.shop, slice_.caller))
    for row, _, _ in slice_.rows:
        if row.problem:
            yield [refused(row.number, [Problem("", "row", row.problem)])]
            continue
        read = product_of(row, slice_.one.mapping, slice_.ways)
        yield [_taken(slice_, shelf, read) if isinstance(read, NewProductRow) else refused(row.number, read)]


def _taken(slice_: Slice, shelf: Shelf, row: NewProductRow) -> RowResult:
    ids = _meant(shelf, row, slice_.one.import_id)
    if len(ids) > 1:
        said = f"{len(ids)} products have this name; say which by product_id"
        return RowResult(row.number, "ambiguous", problems=(Problem("product_id", "several_have_this", said),))
    try:
        doing = partial(take_one, one=slice_.one, product_id=ids[0], row=row)
        result, product = perform(slice_.shop, slice_.caller, doing)
    except Busy:
        raise
    except (Refusal, ValidationError) as no:
        return refused(row.number, problems_of(no))
    if product:
        shelf.add(product)
    return result


def _meant(shelf: Shelf, row: NewProductRow, import_id: str) -> list[str]:
    if own := row.asked.get("product_id"):
        return [own]
    return shelf.called(row.asked.get("name", "")) or [computed_id("prd", import_id, str(row.number))]


def take_one(work: Work, one: FileImport, product_id: str, row: NewProductRow) -> tuple[RowResult, Product | None]:
    place = keys.import_to_product(product_id, one.import_id)
    found = work.table.get_many([keys.product(product_id), place])
    item, mark = found.get(keys.product(product_id)), found.get(place)
    if mark and str(row.number) in mark["rows"]:
        return RowResult.read(mark["rows"][str(row.number)]), None
    if item is None or catalog.TAKEN_BACK in item:
        return _made(work, one, product_id, row, item)
    before = catalog.decoded(item)
    if before.removed:
        return refused(row.number, [GONE]), None
    said = _fields(_of(before) | _besides_id(row))
    changed = [name for name in said if said[name] != getattr(before, name)]
    # A product lacks nothing that a row could fill: only a file that is to overwrite changes it.
    if not changed or one.options.on_match != "overwrite":
        return RowResult(row.number, "unchanged", f"product:{product_id}"), before
    after = catalog.save(work, before, replace(before, **said, version=before.version + 1), "changed")
    result = RowResult(row.number, "changed", f"product:{product_id}", fields=tuple(changed))
    was = {name: getattr(before, name) for name in changed}
    _mark(work, one, after, mark, result, before=was, after={name: said[name] for name in changed})
    return result, after


def _made(
    work: Work, one: FileImport, product_id: str, row: NewProductRow, item: Item | None
) -> tuple[RowResult, Product]:
    if product_id.lower() in ROUTE_WORDS:
        raise invalid("product_id", "is a word of our addresses; choose another")
    said = _fields({"category": UNSORTED} | _besides_id(row))
    version = item["version"] if item else 0
    before = catalog.decoded(item) if item else None
    product = catalog.save(work, before, Product(product_id=product_id, version=version + 1, **said), "created")
    result = RowResult(row.number, "created", f"product:{product_id}")
    _mark(work, one, product, None, result, before={}, after={})
    return result, product


def _besides_id(row: NewProductRow) -> dict[str, Any]:
    return {name: value for name, value in row.asked.items() if name != "product_id"}


def _fields(said: Mapping[str, Any]) -> dict[str, Any]:
    return NewProduct.model_validate(dict(said)).model_dump(exclude={"product_id"})


def _of(product: Product) -> dict[str, Any]:
    return {name: value for name, value in asdict(product).items() if name not in OWN}


def _mark(
    work: Work,
    one: FileImport,
    product: Product,
    known: Item | None,
    result: RowResult,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """What the import did to a product: told again when a slice comes twice, and what an undo goes back by."""
    known = known or {"rows": {}, "before": {}, "after": {}, "created": result.outcome == "created", "version": 0}
    item = {
        "created": known["created"],
        "rows": known["rows"] | {str(result.row): result.line()},
        "before": {**before, **known["before"]},
        "after": {**known["after"], **after},
        "left_at": product.version,
        "version": known["version"] + 1,
    }
    unwritten = (Equal("version", known["version"]),) if known["version"] else (Absent(),)
    place = keys.import_to_product(product.product_id, one.import_id)
    work.write(Put(place, item, when=unwritten, label="mark"))


# -- and back ------------------------------------------------------------------------------------------------


def back(work: Work, one: FileImport, result: RowResult) -> RowResult:
    """The product as it was before; what somebody has changed since stays as they left it."""
    product_id = result.record.partition(":")[2]
    place = keys.import_to_product(product_id, one.import_id)
    found = work.table.get_many([keys.product(product_id), place])
    item, mark = found.get(keys.product(product_id)), found.get(place)
    if mark is None or item is None or "removed_at" in item:
        return replace(result, outcome="taken_back", fields=())
    product = catalog.decoded(item)
    work.write(Delete(place, when=(Equal("version", mark["version"]),), label="mark"))
    if mark["created"] and product.version == mark["left_at"]:
        catalog.take_back(work, product)
        return replace(result, outcome="taken_back", fields=())
    if mark["created"]:
        return replace(result, outcome="kept", fields=())
    told = _fields(_of(product))
    still = [name for name, value in _fields(_of(product) | mark["after"]).items() if name in mark["after"]]
    mine = [name for name in still if told[name] == _fields(_of(product) | mark["after"])[name]]
    was = _fields(_of(product) | {name: mark["before"][name] for name in mine})
    if mine:
        catalog.save(work, product, replace(product, **was, version=product.version + 1), "changed")
    kept = tuple(name for name in still if name not in mine)
    return replace(result, outcome="kept" if kept else "taken_back", fields=kept)
