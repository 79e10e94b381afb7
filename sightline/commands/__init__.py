"""One file = one command: a module `load` holds a function `load`, and is there as soon as the file is.

Conventions: progress on stderr, the result on stdout (`--json`: one JSON object), exit 0 clean, 1 rows rejected,
2 usage, 3 store unreachable. Modules here import nothing heavy; what a command needs it imports when it runs.
"""
