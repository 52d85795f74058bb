"""What a start begins with: files and folders of before, the last session, the example."""
