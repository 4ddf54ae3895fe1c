"""Built-in plugin ``quotations``."""
