"""A package, so that what pytest sets up for it ends with its last test.

A browser that stayed open would keep an event loop running, and no test after it could start one.
"""
