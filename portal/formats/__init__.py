"""Dates and numbers as each country writes them."""
