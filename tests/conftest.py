"""What every test may ask for: goldens, seeded randomness, engines, and real parts, there or missing."""

pytest_plugins = ("tests.goldens", "tests.lab.fixtures", "tests.real", "tests.soak")
