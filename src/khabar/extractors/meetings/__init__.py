"""Built-in plugin ``meetings``."""
