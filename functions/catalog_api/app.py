"""The catalogue door: products in their packs, and categories."""

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from rapport.catalog import store
from rapport.catalog.model import Category, NewCategory, NewProduct, Product, ProductFields
from rapport.kernel import cursors
from rapport.kernel.http import door
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, Limit, RecordId

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=door.dumped,
)


@app.get("/catalog/products", summary="Products", tags=["catalogue"])
def products(limit: Limit = 50, cursor: Cursor = None) -> Response[list[Product]]:
    found, after = store.page(door.look(), limit, cursors.opened(cursor))
    return door.listed(found, cursors.closed(after))


@app.post("/catalog/products", summary="Add a product", tags=["catalogue"], status_code=201)
def create_product(product: NewProduct) -> Response[Product]:
    return door.write(lambda work: store.create(work, product), door.as_is)


@app.get("/catalog/products/<product_id>", summary="One product", tags=["catalogue"])
def product(product_id: RecordId) -> Response[Product]:
    return door.found(store.get(door.look(), product_id))


@app.put("/catalog/products/<product_id>", summary="Change a product", tags=["catalogue"])
def change_product(product_id: RecordId, said: ProductFields) -> Response[Product]:
    expected = door.expected_version()
    return door.write(lambda work: store.change(work, product_id, said, expected), door.as_is)


@app.delete(
    "/catalog/products/<product_id>", summary="Take a product off the shelves", tags=["catalogue"], status_code=204
)
def remove_product(product_id: RecordId) -> Response[None]:
    expected = door.expected_version()
    return door.write(lambda work: store.remove(work, product_id, expected), door.nothing)


@app.get("/catalog/categories", summary="Categories", tags=["catalogue"])
def categories() -> Response[list[Category]]:
    return door.listed(store.categories(door.look()))


@app.post("/catalog/categories", summary="Add a category", tags=["catalogue"], status_code=201)
def create_category(category: NewCategory) -> Response[Category]:
    return door.write(lambda work: store.create_category(work, category), door.as_is)


lambda_handler = door.opened(app)
