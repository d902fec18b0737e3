"""Words that people read: on their bell, in the chat and beside a button."""
