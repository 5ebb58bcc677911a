"""What every test may ask for: goldens, seeded randomness, and real parts that are there or missing."""

pytest_plugins = ("tests.goldens", "tests.real", "tests.soak")
