"""What the columns of a price list can mean. Pure."""

from __future__ import annotations

from rapport.imports.reading.field import listed

PRODUCTS = listed("""
product_id: Product id: পণ্যের আইডি
    id | sku | code | product code | item code | item id | barcode | variant sku | article | কোড | পণ্যের কোড
    | আইডি
name (needed): Product: পণ্য
    product name | name | item | item name | title | description | particulars | নাম | পণ্যের নাম | আইটেম |
    বিবরণ
category: Category: শ্রেণি
    type | product type | product category | group | department | categories | ক্যাটাগরি | ধরন | বিভাগ
price (needed): Price: দাম
    unit price | sale price | selling price | retail price | mrp | rate | regular price | variant price |
    amount | মূল্য | বিক্রয় মূল্য | দর | রেট
unit: Unit: একক
    uom | unit of measure | measure | ইউনিট
pack_size: Pack size: প্যাকের পরিমাণ
    size | pack | weight | quantity | qty | pack quantity | volume | ওজন | পরিমাণ | প্যাক
is_active: On sale: বিক্রি চলছে
    active | is active | status | published | available | enabled | in stock | চালু | সক্রিয়
""")
