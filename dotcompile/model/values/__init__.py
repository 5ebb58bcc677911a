"""The types of attributes' values, one subject a file. Each is a `Form`: text to a value and findings."""
