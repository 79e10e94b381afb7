"""The search for pairs that moved together, on this machine or on a cluster: `sightline movement`."""
