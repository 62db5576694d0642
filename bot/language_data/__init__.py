"""The language data as people edit them: reading, checking, counting. Nothing of Rasa."""
