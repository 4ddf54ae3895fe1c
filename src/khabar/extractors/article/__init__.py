"""Built-in plugin ``article``."""
