"""What other rooms may listen to. Sent inside the transaction of the act."""

from django.dispatch import Signal

#: An act of the system administrator on a person.
#: kwargs: act ("person_added", "person_changed", "link_sent"), actor, person, address (of the
#: actor's computer), data (what changed: field -> [before, after])
person_administered = Signal()
