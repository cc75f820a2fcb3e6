"""What a PDF file draws on its pages, by pdfium: words with their faces and places, rulings."""
