"""What plays gave, as documents: a class's results, a pupil's debrief, hand-outs. Knows no face, no page."""
