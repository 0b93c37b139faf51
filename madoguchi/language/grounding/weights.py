"""How the figures of a sentence are weighed; fitted by `bin/bench grounding --fit` on its tuning half."""

WEIGHTS = (1.75, 1.47, 1.52, 0.3, -1.5, 3.63, -2.55, -2.94, -2.05, 1.51)
CONSTANT = -6.46
ENOUGH = 0.5  # chance from which a sentence stands
