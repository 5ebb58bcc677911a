"""Compose files to what was imported: read as Compose reads them, several as one."""
