"""The command line: check, verify, new and schema, without MkDocs."""
