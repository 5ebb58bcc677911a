"""Several diagrams to one topology: their texts joined, what they disagree on, and their own places again."""
