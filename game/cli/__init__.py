"""The commands: the only place that exits, prints reports, or imports a face (and that lazily)."""
