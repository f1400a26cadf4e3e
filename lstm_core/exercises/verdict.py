"""What a check answers."""

from dataclasses import dataclass

OPENING = {"right": "Right. ", "wrong": "Not yet. ", "unreadable": ""}


@dataclass(frozen=True, repr=False)
class Verdict:
    """The judgement of one answer; its repr is the sentence that the page shows.

    Attributes
    ----------
    exercise : str
        Id of the exercise.
    outcome : str
        ``right``, ``wrong``, or ``unreadable`` where the answer is not of the kind that was asked for.
    reason : str
        Why, or what to give instead.
    hint : int or None
        Which of the exercise's hints for known wrong answers it is, from 0.
    """

    exercise: str
    outcome: str
    reason: str
    hint: int | None = None

    @property
    def right(self):
        """Whether the exercise is solved."""
        return self.outcome == "right"

    @property
    def say(self):
        """The verdict in words."""
        return OPENING[self.outcome] + self.reason

    def __repr__(self):
        return self.say
