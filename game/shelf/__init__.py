"""The library on disk: scenarios found, plays and settings kept, the compiled cache. Knows no face."""
