"""Reading and writing the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rapport.catalog.product import BESIDE, Category, Product
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, NotFound, StaleVersion, invalid
from rapport.kernel.ids import ROUTE_WORDS, computed_id, new_id
from rapport.kernel.money import as_number, money
from rapport.kernel.table import Absent, Equal, Item, Key, Put
from rapport.kernel.work import Work

if TYPE_CHECKING:
    # Types alone: the morning reads the catalogue, and validates nothing that a person sends.
    from rapport.catalog.model import NewCategory, NewProduct, ProductFields

TAKEN_BACK = "taken_back"


class NoSuchProduct(NotFound):
    code = "no_such_product"


class ProductIdTaken(Conflict):
    code = "product_id_taken"


class CategoryExists(Conflict):
    code = "category_exists"


def get(work: Work, product_id: str) -> Product:
    item = work.table.get(keys.product(product_id))
    if item is None or "removed_at" in item:
        raise NoSuchProduct(f"there is no product {product_id}")
    return decoded(item)


def keys_of(product_ids: Iterable[str]) -> list[Key]:
    return [keys.product(each) for each in dict.fromkeys(product_ids)]


def among(items: Mapping[Key, Item], product_ids: Iterable[str]) -> dict[str, Product]:
    """The products among records that were read together with others. What was removed can still be history."""
    return {each: decoded(items[keys.product(each)]) for each in product_ids if keys.product(each) in items}


def page(work: Work, limit: int, after: str | None) -> tuple[list[Product], str | None]:
    found = work.table.query(keys.CATALOG, keys.PRODUCTS, limit=limit, after=after)
    return [decoded(item) for item in found.items if "removed_at" not in item], found.after


def ever(work: Work) -> dict[str, Product]:
    """Everything that stands or stood on the shelves, by id: for jobs that offer from the whole of it."""
    found: dict[str, Product] = {}
    after: str | None = None
    while True:
        page = work.table.query(keys.CATALOG, keys.PRODUCTS, limit=500, after=after)
        found |= {item["product_id"]: decoded(item) for item in page.items}
        after = page.after
        if after is None:
            return found


def create(work: Work, asked: NewProduct) -> Product:
    product_id = asked.product_id or new_id("prd", work.now)
    if product_id.lower() in ROUTE_WORDS:
        raise invalid("product_id", "is a word of our addresses; choose another")
    if asked.product_id and work.table.get(keys.product(product_id)) is not None:
        raise ProductIdTaken(f"there is a product {product_id} already")
    return save(work, None, Product(product_id=product_id, version=1, **_fields(asked)), "created")


def change(work: Work, product_id: str, asked: ProductFields, expected: int | None) -> Product:
    before = get(work, product_id)
    _as_expected(before, expected)
    after = Product(product_id=product_id, version=before.version + 1, **_fields(asked))
    return save(work, before, after, "changed")


def remove(work: Work, product_id: str, expected: int | None) -> None:
    """Off the shelves; orders keep what they sold, so the record stays for history."""
    before = get(work, product_id)
    _as_expected(before, expected)
    _gone(work, before)


def take_back(work: Work, before: Product) -> None:
    """It had come by a file and by mistake: a better file may bring it again."""
    _gone(work, before, taken_back=True)


def _gone(work: Work, before: Product, **why: bool) -> None:
    version = before.version + 1
    head = _audit(work, before, None, version, "removed")
    item = _item(before) | {"version": version, "audit_head": head, "removed_at": work.now.isoformat(), **why}
    product_id = before.product_id
    work.write(Put(keys.product(product_id), item, when=(Equal("version", before.version),), label="product"))


def categories(work: Work) -> list[Category]:
    page = work.table.query(keys.CATALOG, keys.CATEGORIES, limit=200)
    return [Category(category_id=item["category_id"], name=item["name"]) for item in page.items]


def create_category(work: Work, asked: NewCategory) -> Category:
    category_id = asked.category_id or computed_id("cat", asked.name.casefold())
    if work.table.get(keys.category(category_id)) is not None:
        raise CategoryExists(f"there is a category {asked.name} already")
    category = Category(category_id=category_id, name=asked.name)
    head = work.audit(
        "category",
        category_id,
        1,
        "created",
        place=keys.category(category_id),
        before=None,
        after={"name": asked.name},
    )
    item = {"category_id": category_id, "name": asked.name, "version": 1, "audit_head": head}
    work.write(Put(keys.category(category_id), item, when=(Absent(),), label="category"))
    return category


def _as_expected(before: Product, expected: int | None) -> None:
    if expected is not None and expected != before.version:
        raise StaleVersion("this product has changed", current=_shown(before))


def save(work: Work, before: Product | None, product: Product, what: str) -> Product:
    head = _audit(work, before, product, product.version, what)
    when = (Equal("version", before.version),) if before else (Absent(),)
    item = _item(product) | {"audit_head": head}
    work.write(Put(keys.product(product.product_id), item, when=when, label="product"))
    return product


def _audit(work: Work, before: Product | None, after: Product | None, number: int, what: str) -> str:
    product = after or before
    assert product is not None
    return work.audit(
        "product",
        product.product_id,
        number,
        what,
        place=keys.product(product.product_id),
        before=_audited(before) if before else None,
        after=_audited(after) if after else None,
        previous=before.audit_head if before else "",
    )


def _fields(asked: ProductFields) -> dict[str, Any]:
    return asked.model_dump(exclude={"product_id"})


def _shown(product: Product) -> dict[str, Any]:
    """As callers see it. Late: only a refusal needs the API's own words."""
    from rapport.catalog.told import product as told

    return told(product).model_dump(mode="json")


def _audited(product: Product) -> dict[str, Any]:
    said = {name: value for name, value in asdict(product).items() if name not in BESIDE}
    return {name: as_number(value) if isinstance(value, Decimal) else value for name, value in said.items()}


def _item(product: Product) -> Item:
    return {name: value for name, value in asdict(product).items() if name not in BESIDE}


def decoded(item: Item) -> Product:
    known = {each.name: item[each.name] for each in fields(Product) if each.name in item}
    amounts = {"price": money(item["price"]), "pack_size": Decimal(item["pack_size"])}
    return Product(**known | amounts | {"removed": "removed_at" in item})
