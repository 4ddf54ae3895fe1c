"""Built-in plugin ``dates``."""
