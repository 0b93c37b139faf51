"""How the figures of a sentence are weighed, the constant last; printed by `bin/bench grounding --fit`,
which fits them on the tuning part of its answers.

An English sentence that is in doubt is weighed once more with what the second sentence model sees. Of
Japanese ones it told nothing more; asked about all English ones it told no more than about these.
"""

JAPANESE = (2.48, 2.63, 6.49, -2.80, -3.49, -2.68, 1.31, 1.35, 0.59, -9.03)
ENGLISH = (2.38, 2.75, 2.84, -4.53, -0.72, -2.55, 0.63, 1.21, 1.03, 27.69, -31.07)
ENGLISH_ALONE = (3.07, 2.77, 5.54, -4.35, -1.35, -2.81, 1.32, 1.46, 1.42, -8.14)
DOUBT = 0.2, 0.8  # chances between which the second model is asked; about one sentence of five
ENOUGH = 0.5  # chance from which a sentence stands
