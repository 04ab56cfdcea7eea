SELECT entry FROM directory_entries()
