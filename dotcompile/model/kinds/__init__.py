"""The kinds of finding about meaning, each with its page."""
