"""Room calendars."""
