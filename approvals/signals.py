"""What other rooms may listen to. Both are sent inside the transaction, so that an outbox row
written by a receiver is as durable as the act. Receivers call functions and hold no rules."""

from django.dispatch import Signal

#: kwargs: page (specific instance as now live), decision
content_published = Signal()
#: kwargs: page
content_withdrawn = Signal()
