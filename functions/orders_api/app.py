"""The orders door: orders, one or many, their corrections and what becomes of them; carts that were left."""

from datetime import timedelta
from typing import Annotated

from rapport.calls.daytime import leads
from rapport.customers import store as customers
from rapport.kernel import cursors
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, Day, Limit
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Path, Query, Response
from rapport.kernel.ids import BROUGHT
from rapport.orders import accepting, batch, carts, correcting, status, store
from rapport.orders.carts import CartAsked, CartTold
from rapport.orders.model import BatchTold, NewOrder, OrderBatch, OrderFields, OrderTold, StatusAsked
from rapport.orders.order import Status
from rapport.orders.told import told

LOOK_BACK = timedelta(days=30)

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

OrderId = Annotated[str, Path(pattern=BROUGHT)]


@app.post("/orders", summary="Accept an order", tags=["orders"], status_code=201)
def accept(order: NewOrder) -> Response[OrderTold]:
    return reply.write(lambda work: accepting.accept(work, order, leads.assigned), told)


@app.post("/orders/batch", summary="Accept up to a hundred orders, each on its own", tags=["orders"])
def accept_batch(orders: OrderBatch) -> Response[BatchTold]:
    once = request.current().once
    return reply.write_in_parts(
        lambda: batch.accept_all(request.shop(), request.caller(), orders, once, leads.assigned), batch.decided
    )


@app.get("/orders", summary="Orders by day and status, newest first", tags=["orders"])
def orders(
    status: Annotated[Status | None, Query()] = None,
    from_: Annotated[Day | None, Query(alias="from")] = None,
    to: Annotated[Day | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[list[OrderTold]]:
    work = request.look()
    last = to or work.today + timedelta(days=1)
    found, after = store.sold_between(work, from_ or last - LOOK_BACK, last, status, limit, cursors.opened(cursor))
    buyers = customers.seen_by_id(work, (each.customer_id for each in found))
    named = [told(work, each, buyers[each.customer_id].name if each.customer_id in buyers else None) for each in found]
    return reply.listed(named, cursors.closed(after))


@app.get("/orders/<order_id>", summary="One order", tags=["orders"])
def order(order_id: OrderId) -> Response[OrderTold]:
    work = request.look()
    found, customer = store.with_customer(work, order_id)
    return reply.found(told(work, found, customer.name))


@app.put("/orders/<order_id>", summary="Correct an order", tags=["orders"])
def correct(order_id: OrderId, said: OrderFields) -> Response[OrderTold]:
    expected = request.expected_version()
    return reply.write(lambda work: correcting.correct(work, order_id, said, expected), told)


@app.put("/orders/<order_id>/status", summary="Deliver, cancel or take back an order", tags=["orders"])
def change_status(order_id: OrderId, said: StatusAsked) -> Response[OrderTold]:
    expected = request.expected_version()
    return reply.write(lambda work: status.change_status(work, order_id, said.status, expected), told)


@app.get("/cdm/customers/<customer_id>/orders", summary="A customer's orders, newest first", tags=["orders"])
def of_customer(
    customer_id: Annotated[str, Path(pattern=BROUGHT)], limit: Limit = 50, cursor: Cursor = None
) -> Response[list[OrderTold]]:
    work = request.look()
    found, after = store.of_customer(work, customer_id, limit, cursors.opened(cursor))
    return reply.listed([told(work, each) for each in found], cursors.closed(after))


@app.post("/carts/abandoned", summary="A cart was filled and left", tags=["orders"], status_code=201)
def abandon(cart: CartAsked) -> Response[CartTold]:
    return reply.write(lambda work: carts.abandon(work, cart), carts.told)


@app.post("/carts/<cart_id>/recovered", summary="A cart that was left was bought after all", tags=["orders"])
def recover(cart_id: Annotated[str, Path(pattern=BROUGHT)]) -> Response[CartTold]:
    return reply.write(lambda work: carts.recover(work, cart_id), carts.told)


lambda_handler = door.opened(app)
