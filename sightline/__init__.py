"""The command, the settings, the local servers and the pytest plugin."""
