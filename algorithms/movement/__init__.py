"""Who was there, who moves together, and would chance have done it: pure functions of `Sightings`."""
