"""How well messages are understood, measured on sentences that were not trained on."""
