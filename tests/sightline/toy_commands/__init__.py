"""A folder of commands for the tests of the command line."""
