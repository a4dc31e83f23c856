"""The exports' Django side: from a printing in the database to a file that is sent."""
