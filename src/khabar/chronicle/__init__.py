"""What many articles say together."""

from khabar.chronicle.link import link
from khabar.chronicle.store import Store, StoreError
from khabar.chronicle.values import (
    Attested,
    Chronicle,
    Contradiction,
    LinkedActor,
    LinkedMeeting,
    LinkedPerson,
    Moment,
    OfficeHeld,
    Side,
    Source,
)

__all__ = [
    "Attested",
    "Chronicle",
    "Contradiction",
    "LinkedActor",
    "LinkedMeeting",
    "LinkedPerson",
    "Moment",
    "OfficeHeld",
    "Side",
    "Source",
    "Store",
    "StoreError",
    "link",
]
