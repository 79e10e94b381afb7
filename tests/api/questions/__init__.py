"""The questions that every reader's property is held to, one file for each part of the API."""

from tests.api.questions import analyses, evidence, movement, network
from tests.api.questions.shape import Question

QUESTIONS: tuple[Question, ...] = (*evidence.QUESTIONS, *network.QUESTIONS, *movement.QUESTIONS, *analyses.QUESTIONS)
CHART = evidence.CHART

__all__ = ["CHART", "QUESTIONS", "Question"]
