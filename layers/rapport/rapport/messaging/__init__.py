"""Messages: everything that leaves the house goes through here, once, with leave, at a decent hour.

`gate` says who may be written to now; `ledger` is the record of every message and of what became of it; `dispatch`
claims, sends and settles; `providers` carry; `receipts` come back; `templates` are the words.
"""
