"""Puts the demo content into an empty portal, through the portal's own services.

Nothing is written past them: drafts are saved by people who may write them, submitted, checked and
approved by others, so that `verify_approvals` holds of the demo as of any hospital.
"""
