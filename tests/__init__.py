"""Tests, one folder a stage; what they share is named in `conftest.py`."""
