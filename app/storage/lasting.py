"""What lasts through a power cut: a file's new name is on the disk only once its folder is."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make a rename within the folder itself last. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
