"""How the figures of a sentence are weighed; fitted by `bin/bench grounding --fit` on its tuning half."""

WEIGHTS = (1.78, 1.48, 1.53, 0.17, -1.36, 3.75, -2.72, -3.1, -2.05, 1.5)
CONSTANT = -6.52
ENOUGH = 0.5  # chance from which a sentence stands
