"""What people do with accounts: prove a phone, come and go, hire and part, arrange posts."""
