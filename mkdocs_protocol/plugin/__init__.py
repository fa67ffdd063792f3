"""The handbook in MkDocs; the only package that knows of it."""
