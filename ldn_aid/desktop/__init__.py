"""The window: the only place that imports PySide6. It holds no clinical rule and no clinical number."""
