"""Makes the folder a package for pytest: what is set up for it ends with its last test. A browser that stayed open would
keep an event loop running, and no test after it could start one."""
