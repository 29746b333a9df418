"""The catalogue door: products in their packs, and categories."""

from rapport.catalog import store, told
from rapport.catalog.model import CategoryTold, NewCategory, NewProduct, ProductFields, ProductTold
from rapport.kernel import cursors
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Response

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


@app.get("/catalog/products", summary="Products", tags=["catalogue"])
def products(limit: Limit = 50, cursor: Cursor = None) -> Response[list[ProductTold]]:
    found, after = store.page(request.look(), limit, cursors.opened(cursor))
    return reply.listed([told.product(each) for each in found], cursors.closed(after))


@app.post("/catalog/products", summary="Add a product", tags=["catalogue"], status_code=201)
def create_product(product: NewProduct) -> Response[ProductTold]:
    return reply.write(lambda work: store.create(work, product), told.written)


@app.get("/catalog/products/<product_id>", summary="One product", tags=["catalogue"])
def product(product_id: RecordId) -> Response[ProductTold]:
    return reply.found(told.product(store.get(request.look(), product_id)))


@app.put("/catalog/products/<product_id>", summary="Change a product", tags=["catalogue"])
def change_product(product_id: RecordId, said: ProductFields) -> Response[ProductTold]:
    expected = request.expected_version()
    return reply.write(lambda work: store.change(work, product_id, said, expected), told.written)


@app.delete(
    "/catalog/products/<product_id>", summary="Take a product off the shelves", tags=["catalogue"], status_code=204
)
def remove_product(product_id: RecordId) -> Response[None]:
    expected = request.expected_version()
    return reply.write(lambda work: store.remove(work, product_id, expected), reply.nothing)


@app.get("/catalog/categories", summary="Categories", tags=["catalogue"])
def categories() -> Response[list[CategoryTold]]:
    return reply.listed([told.category(each) for each in store.categories(request.look())])


@app.post("/catalog/categories", summary="Add a category", tags=["catalogue"], status_code=201)
def create_category(category: NewCategory) -> Response[CategoryTold]:
    return reply.write(lambda work: store.create_category(work, category), told.opened)


lambda_handler = door.opened(app)
