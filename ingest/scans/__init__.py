"""A picture of a page → the words and rulings that a page with text would show."""
