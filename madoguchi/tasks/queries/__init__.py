"""What can be asked of tasks."""
