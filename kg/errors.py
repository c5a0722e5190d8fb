"""What a user did wrong, said in one line."""


class UserError(Exception):
    """A mistake of the user's: its message names the thing and says what to do; the program exits 2."""
