"""The encrypted store: people and their conversations in one SQLCipher database, and the key that opens it.

Nothing here is imported before a store is opened or made: SQLCipher and the key derivation stay off the start path.
"""
