"""kehoach.db, part by part: its tables, what they mean, the views that staff ask for."""
