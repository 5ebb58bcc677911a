"""The probe: a static program that stands in for services and tries who can be reached, `probe.c`."""
