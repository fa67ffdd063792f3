"""A comparative, dated handbook of councils' protocols, as an MkDocs plugin."""
