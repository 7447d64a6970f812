"""Names of persons, bodies and places: a sequence model, then the evidence of the whole article."""
