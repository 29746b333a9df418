"""A made-up organic grocery in Dhaka, so that a new shop has something to show.

`python -m demo` fills an empty shop of the laptop; `demo.shop.build` fills one in memory, of any size. Everything goes
through the product's own use cases, so whatever they promise of their records is true of these.
"""
