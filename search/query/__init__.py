"""From words to hits: the plan of a query, the index's answer, the words shown of each hit."""
