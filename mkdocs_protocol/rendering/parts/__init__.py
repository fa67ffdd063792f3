"""What pages of several families share: adopted text, links to clauses, review state, findings, notes."""
