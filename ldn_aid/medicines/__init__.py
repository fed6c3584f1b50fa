"""What a product name means: the medicines lexicon, and the reader of pasted medication lists."""
