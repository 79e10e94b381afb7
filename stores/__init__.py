"""What is kept, one folder for each technology."""
