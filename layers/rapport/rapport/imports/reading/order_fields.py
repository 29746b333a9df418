"""What the columns of an orders' file can mean, those that other programs export among them. Pure."""

from __future__ import annotations

from rapport.imports.reading.field import listed

ORDERS = listed("""
order_id: Order id: অর্ডার আইডি
    order | order no | order number | order # | invoice | invoice no | invoice number | invoice id | bill no |
    id | memo no | sl order | অর্ডার নম্বর | অর্ডার নং | চালান | চালান নম্বর | ইনভয়েস | মেমো নম্বর
customer_id: Customer id: গ্রাহক আইডি
    customer no | customer number | customer code | client id | user id | গ্রাহক নম্বর
phone: Phone: ফোন
    mobile | mobile no | mobile number | phone no | phone number | customer phone | customer mobile | contact
    | contact no | contact number | cell | billing phone | phone (billing) | shipping phone | ফোন নম্বর |
    মোবাইল | মোবাইল নম্বর | মোবাইল নাম্বার | customer.phone
email: Email: ইমেইল
    e-mail | customer email | email address | billing email | email (billing) | ইমেল | ই-মেইল
buyer_name: Buyer: ক্রেতা
    customer name | customer | name | client | client name | buyer name | billing name | shipping name | full
    name | নাম | ক্রেতার নাম | গ্রাহকের নাম | গ্রাহক | কাস্টমার | customer.first name
address: Address: ঠিকানা
    delivery address | shipping address | billing address | shipping address1 | customer address | ডেলিভারি
    ঠিকানা | customer.address
district: District: জেলা
    zila | zilla | state | shipping province name | division | customer.district
city: City: শহর
    town | area | thana | upazila | shipping city | billing city | থানা | উপজেলা | এলাকা | customer.city
order_date (needed): Order date: অর্ডারের তারিখ
    date | date of order | order placed | ordered at | ordered on | created at | created | placed at |
    purchase date | sale date | sales date | invoice date | bill date | order time | তারিখ | বিক্রয়ের তারিখ |
    বিক্রির তারিখ
product_id: Product id: পণ্যের আইডি
    sku | product code | item code | item id | lineitem sku | lines.product id | items.product id | পণ্যের কোড
product_name: Product: পণ্য
    product name | item | item name | items | lineitem name | product title | particulars | description |
    lines.name | items.name | পণ্যের নাম | আইটেম | বিবরণ
quantity: Quantity: পরিমাণ
    qty | quantity ordered | lineitem quantity | item quantity | pieces | pcs | count | units | lines.quantity
    | items.quantity | সংখ্যা
unit_price: Unit price: একক দাম
    price | rate | item price | price each | lineitem price | item cost | mrp | lines.unit price | items.price
    | দাম | দর | একক মূল্য | রেট | মূল্য
line_total: Amount of the line: সারির টাকা
    line total | amount | subtotal line | item total | line amount | row total | lines.amount | টাকার পরিমাণ |
    টাকা
order_total: Total of the order: অর্ডারের মোট
    total | order total | grand total | total amount | total price | order amount | bill amount | invoice
    amount | net total | paid amount | মোট | মোট টাকা | সর্বমোট | মোট মূল্য | মোট দাম
discount: Discount: ছাড়
    discount amount | order discount | less | rebate | ডিসকাউন্ট
delivery_fee: Delivery fee: ডেলিভারি চার্জ
    delivery | delivery charge | shipping | shipping cost | shipping fee | shipping amount | courier charge |
    freight | পরিবহন খরচ | ডেলিভারি ফি
payment_method: Payment: পেমেন্ট
    payment method | payment type | paid by | payment mode | pay by | payment method title | পেমেন্ট পদ্ধতি |
    মূল্য পরিশোধ
channel: Channel: মাধ্যম
    sales channel | order channel | order source | source | platform | সোর্স
coupon_code: Coupon: কুপন
    coupon code | discount code | promo code | voucher | কুপন কোড
status: Status: অবস্থা
    order status | delivery status | fulfillment status | fulfilment status | state of order | স্ট্যাটাস |
    অর্ডারের অবস্থা
""")
