"""The rooms of the provincial summary: what the plans add up to together, as tables, and how tables are drawn."""
