"""What the operating system says of this process."""

import resource


def peak_mb() -> float:
    """The most memory this process has held at once (Linux counts in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
