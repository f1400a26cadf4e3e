"""Which recurrent layer of a larger model is meant: by name, or the only one; else a sentence that lists them."""


def choose(candidates, name, chains=()):
    """Return the names of the layers to take, from the input's to the output's.

    Parameters
    ----------
    candidates : dict
        Name to a short description, of every recurrent layer that there is.
    name : str, list of str or None
        What the caller asked for.
    chains : iterable of list of str
        Names of layers where each feeds the next and nothing else stands between.

    Raises
    ------
    ValueError
        If there is none, or the choice is not clear; the message lists what there is.
    """
    listed = "; ".join(f"{n!r} ({about})" for n, about in candidates.items())
    if not candidates:
        raise ValueError("there is no LSTM, GRU or RNN in it")
    if name is not None:
        wanted = [name] if isinstance(name, str) else list(name)
        unknown = [n for n in wanted if n not in candidates]
        if unknown or not wanted:
            raise ValueError(f"there is no recurrent layer {', '.join(map(repr, unknown))}; there is {listed}")
        return wanted
    if len(candidates) == 1:
        return list(candidates)
    for chain in chains:
        if set(chain) == set(candidates):
            return chain
    raise ValueError(
        f"there are {len(candidates)} recurrent layers: {listed}; give name=… for one, "
        "or a list of names for layers of which each feeds the next"
    )
