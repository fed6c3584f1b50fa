"""What is taken home: one Qt-free document of blocks, then drawn as PDF, plain text and more."""
