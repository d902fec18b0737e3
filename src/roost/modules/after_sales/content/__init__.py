"""What a person reads: reasons, scripts for the chat, guidance."""
