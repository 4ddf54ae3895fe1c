"""Built-in plugin ``persons``."""
