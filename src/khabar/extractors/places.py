"""Built-in plugin ``places``."""
