"""Days: three calendars, half-open intervals, EDTF and TIMEX3."""

from khabar.calendars.gregorian import month_length, shift_days, shift_months, week_begin, weekday_near
from khabar.calendars.hijri import from_hijri, hijri_method, hijri_month_length, to_hijri
from khabar.calendars.solar_hijri import from_solar_hijri, solar_hijri_month_length, to_solar_hijri
from khabar.calendars.systems import CALENDARS, Calendar
from khabar.calendars.writing import edtf_of, timex_of

__all__ = [
    "CALENDARS",
    "Calendar",
    "edtf_of",
    "from_hijri",
    "from_solar_hijri",
    "hijri_method",
    "hijri_month_length",
    "month_length",
    "shift_days",
    "shift_months",
    "solar_hijri_month_length",
    "timex_of",
    "to_hijri",
    "to_solar_hijri",
    "week_begin",
    "weekday_near",
]
