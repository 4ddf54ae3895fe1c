"""Room testing."""
