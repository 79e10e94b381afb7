"""Analyses of tables, texts and points: regression, rules, clusters, classification, forecasts."""
