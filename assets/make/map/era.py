"""What Natural Earth cannot know: the states of 1954, their sides, the lines of the time, and the places."""

from __future__ import annotations

Point = tuple[float, float]

# Which countries of today made up which state (ISO 3166 numbers, or the name where there is none). The two
# Germanys are cut apart along the inner-German border; whatever is listed nowhere is `beyond` the story.
STATES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "ussr": (
        "USSR",
        "moscow",
        (
            "643",
            "804",
            "112",
            "498",
            "233",
            "428",
            "440",
            "268",
            "051",
            "031",
            "398",
            "860",
            "795",
            "417",
            "762",
        ),
    ),
    "poland": ("Poland", "moscow", ("616",)),
    "czechoslovakia": ("Czechoslovakia", "moscow", ("203", "703")),
    "hungary": ("Hungary", "moscow", ("348",)),
    "romania": ("Romania", "moscow", ("642",)),
    "bulgaria": ("Bulgaria", "moscow", ("100",)),
    "albania": ("Albania", "moscow", ("008",)),
    "yugoslavia": ("Yugoslavia", "belgrade", ("705", "191", "070", "688", "499", "807", "Kosovo")),
    "greece": ("Greece", "nato", ("300",)),
    "turkey": ("Turkey", "nato", ("792",)),
    "italy": ("Italy", "nato", ("380", "674", "336")),
    "france": ("France", "nato", ("250", "492")),
    "united-kingdom": ("United Kingdom", "nato", ("826", "833", "832", "831")),
    "benelux": ("Benelux", "nato", ("056", "528", "442")),
    "denmark": ("Denmark", "nato", ("208",)),
    "norway": ("Norway", "nato", ("578",)),
    "portugal": ("Portugal", "nato", ("620",)),
    "austria": ("Austria", "occupied", ("040",)),
    "switzerland": ("Switzerland", "none", ("756", "438")),
    "sweden": ("Sweden", "none", ("752",)),
    "finland": ("Finland", "none", ("246", "248")),
    "ireland": ("Ireland", "none", ("372",)),
    "spain": ("Spain", "none", ("724", "020")),
    "cyprus": ("Cyprus (British)", "nato", ("196", "N. Cyprus")),
    "malta": ("Malta (British)", "nato", ("470",)),
}
GERMANY = "276"
GERMANYS = {
    "west-germany": ("West Germany", "west"),
    "east-germany": ("East Germany", "moscow"),
}

# Where a state's name is best written (its middle), and how large: 1 great, 2 middling, 3 small.
NAMES: dict[str, tuple[float, float, int]] = {
    "ussr": (37.5, 52.0, 1),
    "poland": (19.2, 52.2, 2),
    "czechoslovakia": (17.4, 49.15, 3),
    "hungary": (18.9, 46.55, 3),
    "romania": (24.8, 45.9, 2),
    "bulgaria": (25.6, 42.95, 3),
    "albania": (20.1, 40.55, 3),
    "yugoslavia": (18.9, 43.75, 1),
    "greece": (22.2, 39.4, 3),
    "turkey": (33.5, 39.0, 2),
    "italy": (12.2, 43.0, 2),
    "france": (2.4, 46.8, 2),
    "united-kingdom": (-1.7, 52.8, 2),
    "benelux": (5.2, 51.9, 3),
    "denmark": (9.2, 56.1, 3),
    "norway": (8.6, 59.5, 3),
    "portugal": (-8.1, 39.8, 3),
    "austria": (14.0, 47.3, 3),
    "switzerland": (8.2, 46.8, 3),
    "sweden": (14.8, 59.2, 3),
    "finland": (25.5, 60.9, 3),
    "ireland": (-7.9, 53.2, 3),
    "spain": (-3.6, 40.0, 2),
    "cyprus": (33.2, 34.45, 3),
    "west-germany": (9.6, 49.5, 2),
    "east-germany": (12.5, 51.6, 3),
}

# The sector boundary through Berlin from north to south, by way of Bernauer Straße, the Brandenburg Gate and
# the Oberbaum bridge, drawn by hand; the ring around it is the state line of Berlin.
BERLIN_SECTORS: tuple[Point, ...] = (
    (13.369, 52.586),
    (13.397, 52.555),
    (13.390, 52.537),
    (13.373, 52.525),
    (13.377, 52.512),
    (13.391, 52.507),
    (13.445, 52.502),
    (13.441, 52.493),
    (13.470, 52.475),
    (13.479, 52.458),
    (13.505, 52.425),
)

# The Free Territory of Trieste (Treaty of Peace with Italy, 1947, articles 4, 21 and 22), by hand from the
# villages and rivers the treaty names. To Monte Goli it follows today's frontier; from there to the Mirna:
TRIESTE_OUTER: tuple[Point, ...] = (
    (13.886, 45.605),  # the railway below Monte Goli; Beka stays outside
    (13.866, 45.583),  # west of Kastelec
    (13.860, 45.573),  # a hundred metres south-east of Osp
    (13.840, 45.541),  # 350 metres west of Rižana
    (13.842, 45.510),  # west of Movraž, Rožar stays outside
    (13.845, 45.486),  # between Truške and Trsek
    (13.832, 45.461),  # over the Dragonja
    (13.803, 45.440),
    (13.784, 45.421),  # 400 metres west of Šterna
    (13.755, 45.392),
    (13.744, 45.371),  # between Kostanjica and Završje
    (13.722, 45.356),  # the Mirna, 1.6 km south-west of Kostanjica
)
MIRNA: tuple[Point, ...] = (
    (13.722, 45.356),
    (13.690, 45.349),
    (13.655, 45.336),
    (13.625, 45.326),
    (13.601, 45.317),
)

# The Morgan Line between the zones, from the sea to the outer boundary: about 1.5 km south of today's
# frontier, since the London Memorandum of 5 October 1954 moved villages above Muggia from Zone A to Zone B.
MORGAN: tuple[Point, ...] = (
    (13.716, 45.584),
    (13.742, 45.582),
    (13.770, 45.577),
    (13.796, 45.572),
    (13.815, 45.571),
    (13.838, 45.576),
    (13.860, 45.573),
)
# From the sea at the mouth of the Timavo to the point where Italy, Yugoslavia and the Free Territory met.
TIMAVO: tuple[Point, ...] = ((13.587, 45.787), (13.594, 45.796), (13.610, 45.800))

# id, name, longitude, latitude, kind, the side its name stands on (compass).
PLACES: tuple[tuple[str, str, float, float, str, str], ...] = (
    ("moscow", "Moscow", 37.617, 55.755, "capital", "e"),
    ("belgrade", "Belgrade", 20.461, 44.815, "capital", "w"),
    ("bled", "Bled", 14.113, 46.369, "place", "e"),
    ("trieste", "Trieste", 13.768, 45.650, "place", "w"),
    ("brioni", "Brioni", 13.77, 44.914, "place", "w"),
    ("ankara", "Ankara", 32.859, 39.925, "capital", "e"),
    ("athens", "Athens", 23.727, 37.984, "capital", "e"),
    ("london", "London", -0.127, 51.507, "capital", "e"),
    ("rome", "Rome", 12.496, 41.903, "capital", "w"),
    ("vienna", "Vienna", 16.373, 48.208, "capital", "w"),
    ("tirana", "Tirana", 19.818, 41.327, "capital", "w"),
    ("budapest", "Budapest", 19.040, 47.498, "capital", "e"),
    ("bucharest", "Bucharest", 26.103, 44.427, "capital", "s"),
    ("sofia", "Sofia", 23.322, 42.698, "capital", "e"),
    ("prague", "Prague", 14.421, 50.088, "capital", "e"),
    ("warsaw", "Warsaw", 21.012, 52.230, "capital", "e"),
    ("berlin", "Berlin", 13.405, 52.520, "divided", "n"),
    ("paris", "Paris", 2.352, 48.857, "capital", "w"),
    ("bonn", "Bonn", 7.100, 50.735, "capital", "e"),
)

# Beyond the frame: where the arrow at its edge points.
AFAR: tuple[tuple[str, str, float, float], ...] = (
    ("washington", "Washington", -77.037, 38.907),
    ("delhi", "Delhi", 77.209, 28.614),
    ("rangoon", "Rangoon", 96.158, 16.805),
)

# For the sheet of the Free Territory alone. Towns bear the names both sides used.
TRIESTE_PLACES: tuple[tuple[str, str, float, float, str, str], ...] = (
    ("trieste", "Trieste / Trst", 13.768, 45.650, "city", "w"),
    ("duino", "Duino / Devin", 13.604, 45.773, "town", "w"),
    ("muggia", "Muggia / Milje", 13.768, 45.604, "town", "e"),
    ("koper", "Koper / Capodistria", 13.730, 45.548, "town", "e"),
    ("izola", "Izola / Isola", 13.662, 45.537, "town", "s"),
    ("piran", "Piran / Pirano", 13.568, 45.528, "town", "w"),
    ("umag", "Umag / Umago", 13.524, 45.434, "town", "w"),
    ("buje", "Buje / Buie", 13.657, 45.409, "town", "e"),
    ("novigrad", "Novigrad / Cittanova", 13.5575, 45.3295, "town", "w"),
    ("monfalcone", "Monfalcone", 13.533, 45.810, "town", "w"),
    ("sezana", "Sežana", 13.873, 45.709, "town", "e"),
)
