"""The sentence: a text is understood, and linted; a topology is ruled on, lowered, emitted and proved.

In: what was read, and what the user asked for. Out: what it means, what it is compiled to, and the findings
that count. Nothing is printed or written here.
"""
