"""Articles become drafts: each quotation with its attribution as printed, and nothing that is not there."""
