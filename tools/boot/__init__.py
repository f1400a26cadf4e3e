"""What `course.py` does before any package is installed: standard library only."""
