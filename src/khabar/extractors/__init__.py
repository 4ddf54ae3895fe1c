"""Built-in extractors: plugins like any other."""
