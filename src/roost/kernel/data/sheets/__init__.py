"""Tables in and out: CSV and XLSX files read row by row under hard limits, and written so that no
spreadsheet program runs what a buyer typed."""
