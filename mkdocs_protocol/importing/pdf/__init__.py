"""PDFs as blocks, for the edition: words and their places by pdfplumber, and what the eye makes of them."""
