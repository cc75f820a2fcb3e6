"""What a printed page shows, whoever read it: words and rulings → tables, paragraphs and their places."""
