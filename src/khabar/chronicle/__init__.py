"""What many articles say together."""

from khabar.chronicle.link import link
from khabar.chronicle.store import Store, StoreError
from khabar.chronicle.values import (
    Chronicle,
    Contradiction,
    LinkedActor,
    LinkedMeeting,
    LinkedPerson,
    OfficeHeld,
    Side,
    Source,
)

__all__ = [
    "Chronicle",
    "Contradiction",
    "LinkedActor",
    "LinkedMeeting",
    "LinkedPerson",
    "OfficeHeld",
    "Side",
    "Source",
    "Store",
    "StoreError",
    "link",
]
