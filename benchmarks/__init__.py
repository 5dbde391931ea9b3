"""Speed and accuracy of phiscan, against truth and against the plain pipeline. For developers; not installed."""
