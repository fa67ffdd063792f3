"""What a protocol is: frozen values that know nothing of files, pages or MkDocs."""
